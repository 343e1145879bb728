"""The in-flight journal: what a dead process had in hand, and what is done about it."""

import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from annotated_types import Le

from service.core.outcome import Rejected, RejectReason
from service.core.pipeline import ReadContext, ReadOk, Step, read_record
from service.core.record import RawRecord
from service.core.story.series import SERIES, Series
from service.settings import Settings
from service.shell.apart import START_SECONDS, Died, Task, environment, read_apart
from service.shell.careful import TRIES
from service.shell.journal import SLOTS, Journal, Suspect, journal_home, opened
from service.shell.ports import Pace
from service.shell.stopwatch import Stopwatch
from tests.support.builders import make_json, make_record
from tests.support.careful import make_careful, read_one

CONTEXT = ReadContext(group="g", read_partitions=3)
ROOT = Path(__file__).parents[2]


def die(home: Path, *steps: str) -> None:
    """Let a process open the journal, take these steps, and be killed."""
    code = f"""
    import os, signal
    from pathlib import Path
    from service.shell.journal import Journal
    journal = Journal(Path({str(home)!r}))
    {"; ".join(steps)}
    os.kill(os.getpid(), signal.SIGKILL)
    """
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", textwrap.dedent(code)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == -signal.SIGKILL


def suspects(home: Path) -> tuple[Suspect, ...]:
    journal = Journal(home)
    found = journal.suspects()
    journal.close()
    return found


def test_the_record_in_hand_of_a_killed_process_is_suspect(tmp_path: Path) -> None:
    die(tmp_path, "journal.enter(3, 41)")

    assert suspects(tmp_path) == (Suspect(3, 41, 1),)


def test_a_record_let_go_of_is_not(tmp_path: Path) -> None:
    die(tmp_path, "journal.enter(3, 41)", "journal.leave(3)")

    assert suspects(tmp_path) == ()


def test_offset_0_of_partition_0_can_be_suspect(tmp_path: Path) -> None:
    die(tmp_path, "journal.enter(0, 0)")

    assert suspects(tmp_path) == (Suspect(0, 0, 1),)


def test_a_suspect_outlives_processes_until_it_is_passed(tmp_path: Path) -> None:
    die(tmp_path, "journal.enter(3, 41)")
    die(tmp_path, "journal.enter(5, 7)", "journal.leave(5)")
    journal = Journal(tmp_path)
    assert journal.suspect(3, 41) == Suspect(3, 41, 1)
    assert journal.suspect(3, 40) is None

    journal.passed(3, 41)
    assert journal.suspect(3, 41) is not None
    journal.passed(3, 42)
    journal.close()

    assert suspects(tmp_path) == ()


def test_tries_add_up_over_processes(tmp_path: Path) -> None:
    die(tmp_path, "journal.enter(3, 41)")
    die(tmp_path, "journal.enter(3, 41)")
    journal = Journal(tmp_path)
    (first,) = journal.suspects()
    worse = journal.tried(first)
    journal.close()

    assert (first.tries, worse.tries) == (2, 3)
    assert suspects(tmp_path) == (worse,)


def test_two_processes_keep_apart_and_the_dead_ones_record_is_taken_over(tmp_path: Path) -> None:
    living = Journal(tmp_path)
    living.enter(1, 5)
    die(tmp_path, "journal.enter(2, 6)")

    other = Journal(tmp_path)

    assert other.suspects() == (Suspect(2, 6, 1),)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["read-0", "read-1"]
    living.close()
    other.close()


def test_the_file_has_its_room_on_the_disk_before_it_is_mapped(tmp_path: Path) -> None:
    journal = Journal(tmp_path)

    (file,) = tmp_path.iterdir()

    assert file.stat().st_blocks * 512 >= file.stat().st_size > 0
    journal.close()


def test_a_closed_journal_writes_nothing_where_another_process_may(tmp_path: Path) -> None:
    first = Journal(tmp_path)
    first.close()
    second = Journal(tmp_path)

    first.enter(3, 41)

    second.close()
    assert suspects(tmp_path) == ()


def test_partitions_beyond_the_slots_are_not_remembered_and_harm_nothing(tmp_path: Path) -> None:
    die(tmp_path, f"journal.enter({SLOTS}, 1)", f"journal.leave({SLOTS})")

    assert suspects(tmp_path) == ()


def test_a_journal_lies_beside_the_state_of_its_group() -> None:
    assert journal_home("embedded:/var/x", "a/b") == Path("/var/x/journal-a%2Fb")
    assert journal_home("memory:", "g") is None


def test_without_a_place_to_write_reading_goes_on_and_it_is_said(tmp_path: Path) -> None:
    taken = tmp_path / "file"
    taken.touch()

    journal, trouble = opened(taken / "journal")

    journal.enter(0, 1)
    assert "cannot be written" in trouble
    assert opened(None)[1] == ""


# -- reading apart --


def poisonous(what: str) -> RawRecord:
    return make_record(make_json(), headers=(("test-poison", what.encode()),))


def task(record: RawRecord, seconds: float = 20.0) -> Task:
    return Task(
        record=record,
        group="g",
        read_partitions=3,
        limits=CONTEXT.limits,
        series=SERIES,
        seconds=seconds,
    )


@pytest.mark.parametrize("value", [make_json(), b"{no"])
async def test_a_record_read_apart_is_read_as_here(value: bytes) -> None:
    record = make_record(value, headers=(("content-type", b"application/json"),))

    assert await read_apart(task(record)) == read_record(record, CONTEXT)


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    ("what", "how"),
    [
        ("segfault", "signal 11"),
        ("memory", "more than 1024 MiB of memory"),
        ("loop", "more than 2 s of processor time"),
        ("search", "more than 2 s of processor time"),
    ],
)
async def test_whatever_a_record_does_apart_is_told(
    what: str, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_TEST_HOOKS", "1")

    assert await read_apart(task(poisonous(what), seconds=2)) == Died(how)


def test_what_reads_a_hostile_record_is_given_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_KAFKA_SASL_PASSWORD", "kiln")
    monkeypatch.setenv("DATELINE_TEST_HOOKS", "1")

    given = environment()

    assert "kiln" not in given.values()
    assert given["DATELINE_TEST_HOOKS"] == "1"
    assert given["PATH"] == os.environ["PATH"]


def test_all_tries_of_a_suspect_end_before_the_loop_counts_as_stuck() -> None:
    bounds = Settings.model_fields["record_timeout"].metadata
    (longest,) = (bound.le for bound in bounds if isinstance(bound, Le))
    assert isinstance(longest, timedelta)

    assert (TRIES - 1) * (longest.total_seconds() + START_SECONDS) < Pace().worker_budget


async def test_the_hooks_are_inert_without_their_variable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("DATELINE_TEST_HOOKS", raising=False)

    assert isinstance(await read_apart(task(poisonous("segfault"))), ReadOk)


@pytest.mark.timeout(60)
async def test_a_suspect_is_given_up_at_the_third_try(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_TEST_HOOKS", "1")
    die(tmp_path, "journal.enter(0, 0)")
    careful = make_careful(tmp_path)

    read = await read_one(careful, poisonous("segfault"), CONTEXT)

    assert isinstance(read, Rejected)
    assert read.reason is RejectReason.CRASHED_PARSER
    assert read.detail == "reading it failed 3 times without an answer; at last: signal 11"
    assert careful.journal.suspects() == (Suspect(0, 0, 3),)
    careful.journal.close()


async def test_a_suspect_that_is_harmless_is_read_as_any_other(tmp_path: Path) -> None:
    die(tmp_path, "journal.enter(0, 0)")
    careful = make_careful(tmp_path)
    record = make_record(make_json())

    assert await read_one(careful, record, CONTEXT) == read_record(record, CONTEXT)
    careful.journal.passed(0, 1)
    assert careful.journal.suspects() == ()
    careful.journal.close()


async def test_a_record_read_apart_is_of_the_series_that_the_settings_name(
    tmp_path: Path,
) -> None:
    die(tmp_path, "journal.enter(0, 0)")
    careful = make_careful(tmp_path)
    context = replace(CONTEXT, series=Series(r"ferries: \bferry\b"))

    read = await read_one(careful, make_record(make_json()), context)

    assert isinstance(read, ReadOk)
    assert read.item.series == "ferries"
    careful.journal.close()


async def test_other_records_are_read_here(tmp_path: Path) -> None:
    die(tmp_path, "journal.enter(0, 7)")
    careful = make_careful(tmp_path)
    record = replace(make_record(make_json()), timestamp_ms=1)

    with careful.watched():
        assert isinstance(await read_one(careful, record, CONTEXT), ReadOk)
    careful.journal.close()
    assert suspects(tmp_path) == (Suspect(0, 7, 1),)


async def test_records_read_abreast_come_to_what_each_comes_to_alone(tmp_path: Path) -> None:
    die(tmp_path, "journal.enter(0, 2)")
    careful = make_careful(tmp_path)
    values = [make_json(), b"", make_json("Too short"), make_json(), b"\xff", make_json()]
    records = [make_record(value, offset=n) for n, value in enumerate(values)]
    watch = Stopwatch("read", "enrich", "sign", "encode")

    found: list[ReadOk | Rejected] = []
    while len(found) < len(records):
        found += await careful.read(records[len(found) :], CONTEXT, watch)

    assert found == [read_record(record, CONTEXT) for record in records]
    careful.journal.close()


async def test_at_every_step_of_every_record_the_journal_names_it(tmp_path: Path) -> None:
    careful = make_careful(tmp_path / "home")
    records = [make_record(make_json(), offset=n) for n in range(3)]
    watch = Stopwatch("read", "enrich", "sign", "encode")
    deaths: list[Path] = []

    def lap(step: Step) -> None:
        deaths.append(tmp_path / f"{len(deaths)}-{step}")
        shutil.copytree(tmp_path / "home", deaths[-1])
        watch.lap(step)

    await careful.read(records, replace(CONTEXT, lap=lap), watch)

    found = [(home.name.partition("-")[2], *suspects(home)) for home in deaths]
    steps = ("read", "enrich", "sign", "encode")
    assert found == [(step, Suspect(0, n, 1)) for step in steps for n in range(3)]
    careful.journal.close()


async def test_a_batch_that_has_cost_enough_begins_no_further_record(tmp_path: Path) -> None:
    careful = make_careful(tmp_path)
    records = [make_record(make_json(), offset=n) for n in range(3)]
    watch = Stopwatch("read", "enrich", "sign", "encode")

    def lap(step: Step) -> None:
        if len(watch.seconds["read"]) == 1:
            time.sleep(0.51)
        watch.lap(step)

    found = await careful.read(records, replace(CONTEXT, lap=lap), watch)

    assert [one.record.source.offset for one in found] == [0, 1]
    careful.journal.close()


async def test_a_slow_record_is_read_apart_when_it_comes_again(tmp_path: Path) -> None:
    careful = make_careful(tmp_path, slow=0.0)
    record = make_record(make_json())

    here = await read_one(careful, record, CONTEXT)

    assert careful.journal.suspects() == (Suspect(0, 0, 1),)
    assert await read_one(careful, record, CONTEXT) == here
    careful.journal.close()


def test_a_slow_record_beyond_the_slots_is_held_for_this_process_alone(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.hold(SLOTS, 1)

    assert journal.suspect(SLOTS, 1) is not None
    journal.passed(SLOTS, 2)
    assert journal.suspects() == ()
    journal.close()


# -- the watchdog --


@pytest.mark.parametrize(
    ("stuck", "said"),
    [
        ("while True: pass", b"in hand for 0 s: exit 1; it will be read apart"),
        ("import re; re.match(r'(a+)+$', 'a' * 64 + 'b')", b"Timeout"),
    ],
)
def test_a_record_in_hand_for_too_long_ends_the_process(stuck: str, said: bytes) -> None:
    code = f"""
    from service.shell.watchdog import Watchdog
    dog = Watchdog(0.4)
    dog.start()
    dog.enter("dispatches.raw", 9)
    {stuck}
    """

    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", textwrap.dedent(code)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=15,
        check=False,
    )

    assert done.returncode == 1
    assert said in done.stderr
    assert b"most recent call first" in done.stderr


def test_a_watchdog_at_rest_ends_nothing() -> None:
    code = """
    import time
    from service.shell.watchdog import Watchdog
    dog = Watchdog(0.2)
    dog.start()
    for _ in range(3):
        dog.enter("dispatches.raw", 9)
        dog.leave()
    dog.rest()
    time.sleep(0.8)
    dog.close()
    """

    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", textwrap.dedent(code)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        timeout=15,
        check=False,
    )

    assert done.returncode == 0
