"""Every committed transaction is reported once, whatever became of the broker's answer."""

import asyncio

import pytest

from service.shell.ledger import Ledger
from service.shell.ports import Commit, Plan
from tests.shell.test_stage import VALUES, Bench, all_written, make_topic, until
from tests.support.builders import make_record
from tests.support.fakes import FakeObserver

OURS, THEIRS = "ours", "theirs"


def make_ledger() -> tuple[Ledger, FakeObserver]:
    """A ledger with a transaction of offsets 0 and 2 in hand, from 0 to 3."""
    observer = FakeObserver()
    ledger = Ledger(observer, "judge", 1)
    batch = [make_record(b"x", offset=offset) for offset in (0, 2, 3)]
    ledger.begin(Plan(fates=(), messages=(), next_offset=3), batch, 0, OURS)
    return ledger, observer


def test_an_answered_commit_is_reported_with_its_time() -> None:
    ledger, observer = make_ledger()

    ledger.committed(0.5)
    ledger.found(Commit(offset=3, metadata=OURS))
    ledger.left()

    (done,) = observer.done
    assert (done.stage, done.partition, done.position_before, done.seconds) == ("judge", 1, 0, 0.5)
    assert done.taken == (0, 2)
    assert observer.undecideds == []


def test_an_unanswered_commit_is_reported_once_when_it_is_found() -> None:
    ledger, observer = make_ledger()

    ledger.found(Commit(offset=3, metadata=OURS))
    ledger.found(Commit(offset=3, metadata=OURS))

    assert [done.plan.next_offset for done in observer.done] == [3]
    assert observer.undecideds[-1] == 0


@pytest.mark.parametrize(
    "last",
    [
        Commit(offset=0, metadata=OURS),
        Commit(offset=2, metadata=THEIRS),
        Commit(offset=3, metadata=THEIRS),
    ],
    ids=["nothing moved", "another took a part", "another took the same"],
)
def test_an_unanswered_commit_that_was_aborted_is_not_reported(last: Commit) -> None:
    ledger, observer = make_ledger()

    ledger.found(last)
    ledger.found(Commit(offset=3, metadata=OURS))

    assert observer.done == []
    assert observer.undecideds == [0]


def test_a_commit_that_others_went_on_from_stays_undecided() -> None:
    ledger, observer = make_ledger()

    ledger.left()
    ledger.found(Commit(offset=7, metadata=THEIRS))

    assert observer.done == []
    assert observer.undecideds == [2, 2]


def test_a_refused_commit_is_somebody_elses_to_count() -> None:
    ledger, observer = make_ledger()

    ledger.refused()
    ledger.left()
    ledger.found(Commit(offset=3, metadata=OURS))

    assert (observer.done, observer.undecideds) == ([], [])


@pytest.mark.parametrize("failure", [None, "commit", "commit lost", "ambiguous", "send"])
async def test_the_loop_reports_every_record_once_whatever_fails(failure: str | None) -> None:
    bench = Bench(make_topic(), failures=[failure])
    done = bench.observer.done

    await bench.run_until(lambda: sum(len(d.plan.fates) for d in done) >= 5)

    reported = [fate.record.source.offset for d in done for fate in d.plan.fates]
    assert reported == [0, 1, 2, 3, 4]
    assert [offset for d in done for offset in d.taken] == reported


async def test_a_commit_cut_short_by_a_rebalance_is_counted_when_the_partition_is_back() -> None:
    bench = Bench(make_topic(), failures=["commit hangs"])
    running = asyncio.create_task(bench.run_until(lambda: bool(bench.observer.done)))
    await until(all_written(bench))

    await bench.loop.revoked()
    assert bench.observer.done == []
    await bench.loop.assigned([0])
    await running

    (done,) = bench.observer.done
    assert (done.position_before, done.plan.next_offset, done.taken) == (0, 5, (0, 1, 2, 3, 4))
    assert bench.broker.written == VALUES
    assert bench.observer.undecideds == [5, 0]


async def test_a_commit_cut_short_by_the_loss_of_its_partition_is_told() -> None:
    bench = Bench(make_topic(), failures=["commit hangs"])
    running = asyncio.create_task(bench.run_until(lambda: bool(bench.observer.undecideds)))
    await until(all_written(bench))

    await bench.loop.revoked()
    await bench.loop.assigned([])
    await running

    assert bench.observer.done == []
    assert bench.observer.undecideds == [5]
