"""Every committed transaction is reported once, whatever became of the broker's answer."""

import pytest

from service.shell.ledger import Ledger
from service.shell.ports import Plan
from tests.shell.test_stage import Bench, make_topic
from tests.support.builders import make_record
from tests.support.fakes import FakeObserver


def make_ledger(*, next_offset: int = 3) -> tuple[Ledger, FakeObserver]:
    observer = FakeObserver()
    ledger = Ledger(observer, "judge", 1)
    batch = [make_record(b"x", offset=offset) for offset in (0, 2, 3)]
    ledger.begin(Plan(fates=(), messages=(), next_offset=next_offset), batch, 0)
    return ledger, observer


def test_an_answered_commit_is_reported_with_its_time() -> None:
    ledger, observer = make_ledger()

    ledger.committed(0.5)
    ledger.found(3)

    (done,) = observer.done
    assert (done.stage, done.partition, done.position_before, done.seconds) == ("judge", 1, 0, 0.5)
    assert done.taken == (0, 2)


def test_an_unanswered_commit_is_reported_when_the_position_shows_it() -> None:
    ledger, observer = make_ledger()

    ledger.found(3)
    ledger.found(3)

    assert [done.plan.next_offset for done in observer.done] == [3]


def test_an_unanswered_commit_that_was_aborted_is_not_reported() -> None:
    ledger, observer = make_ledger()

    ledger.found(0)
    ledger.found(3)

    assert observer.done == []


def test_a_fenced_transaction_is_somebody_elses_to_count() -> None:
    ledger, observer = make_ledger()

    ledger.fenced()
    ledger.found(3)

    assert observer.done == []


@pytest.mark.parametrize("failure", [None, "commit", "commit lost", "ambiguous", "send"])
async def test_the_loop_reports_every_record_once_whatever_fails(failure: str | None) -> None:
    bench = Bench(make_topic(), failures=[failure])
    done = bench.observer.done

    await bench.run_until(lambda: sum(len(d.plan.fates) for d in done) >= 5)

    reported = [fate.record.source.offset for d in done for fate in d.plan.fates]
    assert reported == [0, 1, 2, 3, 4]
    assert [offset for d in done for offset in d.taken] == reported
