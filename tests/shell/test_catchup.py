"""The judge's position and state come from its verdict log, whatever became of the state."""

import asyncio
import threading
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace

import pytest

from service.core.internal import Entry, Internal, Trailer, Verdict, encode_internal
from service.core.outcome import Outcome
from service.core.record import Coordinates
from service.shell.catchup import (
    Appending,
    CaughtUp,
    Expected,
    Line,
    State,
    catch_up,
    tail_hash,
)
from service.shell.failures import ConfigurationError, PartitionStoppedError, StepError
from service.shell.state.memory import MemoryState
from tests.support.builders import make_item

GROUP = "g.judge"


@dataclass
class FakeLog:
    """A log of values; None is a transaction marker, which nobody gets to see."""

    values: list[bytes | None] = field(default_factory=list)
    begin: int = 0
    name: str = "verdicts/0"

    async def bounds(self) -> tuple[int, int]:
        return self.begin, len(self.values)

    async def lines(self, begin: int, end: int) -> AsyncIterator[Sequence[Line]]:
        for offset in range(begin, end):
            value = self.values[offset]
            if value is not None:
                yield [(offset, value)]


def make_verdict(read_offset: int) -> Verdict:
    """An accepted record of the read topic."""
    return Verdict(
        read_offset=read_offset,
        source=Coordinates(topic="raw", partition=0, offset=read_offset),
        timestamp_ms=0,
        raw_hash=f"h{read_offset}",
        outcome=Outcome.ACCEPTED,
        agency="yonhap",
        uri=f"urn:{read_offset}",
        version=1,
        current=True,
        body_hash=f"b{read_offset}",
    )


def make_log(*batches: range) -> FakeLog:
    """A log of one transaction for each range of read offsets."""
    log = FakeLog()
    for batch in batches:
        verdicts: list[Internal] = [make_verdict(offset) for offset in batch]
        trailer = Trailer(group=GROUP, next_offset=batch.stop, partitions=3)
        log.values += [encode_internal(value) for value in (*verdicts, trailer)]
        log.values.append(None)
    return log


async def caught_up(log: FakeLog, state: State) -> CaughtUp:
    """Catch up as group g.judge with three partitions."""
    return await catch_up(log, state, expecting([]))


def expecting(progress: list[tuple[int, int, int]]) -> Expected:
    """Group g.judge with three partitions, and a list of the progress that was told."""
    return Expected(group=GROUP, partitions=3, progress=lambda *told: progress.append(told))


def known(state: State) -> list[int]:
    """The read offsets, of the first ten, that a state knows."""
    place = Coordinates(topic="raw", partition=0, offset=0)
    return [o for o in range(10) if state.by_source("yonhap", replace(place, offset=o))]


async def test_an_empty_log_says_nothing_of_the_position() -> None:
    assert await caught_up(FakeLog(), MemoryState()) == CaughtUp(next_offset=None, log_end=0)


async def test_an_empty_state_is_refilled_and_the_last_trailer_gives_the_position() -> None:
    state = MemoryState()

    caught = await caught_up(make_log(range(3), range(3, 5)), state)

    assert caught == CaughtUp(next_offset=5, log_end=9)
    assert known(state) == [0, 1, 2, 3, 4]
    assert state.position() == 8


async def test_a_state_of_yesterday_gets_only_what_it_missed() -> None:
    state = MemoryState()
    await caught_up(make_log(range(3)), state)
    log = make_log(range(3), range(3, 5))
    log.values[0] = b"not to be read again"

    caught = await caught_up(log, state)

    assert caught.next_offset == 5
    assert known(state) == [0, 1, 2, 3, 4]


async def test_a_state_that_is_up_to_date_still_knows_its_position() -> None:
    state = MemoryState()
    log = make_log(range(3))
    await caught_up(log, state)

    assert await caught_up(log, state) == CaughtUp(next_offset=3, log_end=5)


@pytest.mark.parametrize(
    "log",
    [make_log(range(2)), make_log(range(4, 8)), FakeLog()],
    ids=["ahead of the log's end", "of another log", "of a log that is gone"],
)
async def test_a_state_that_is_not_of_this_log_is_wiped_and_rebuilt(log: FakeLog) -> None:
    state = MemoryState()
    await caught_up(make_log(range(3)), state)
    fresh = MemoryState()

    assert await caught_up(log, state) == await caught_up(log, fresh)
    assert known(state) == known(fresh)


async def test_aborted_transactions_at_the_end_do_not_hide_the_position() -> None:
    log = make_log(range(3))
    log.values += [None, None, None]

    assert await caught_up(log, MemoryState()) == CaughtUp(next_offset=3, log_end=8)


async def test_a_foreign_group_in_a_trailer_is_a_configuration_error() -> None:
    log = FakeLog([encode_internal(Trailer(group="other.judge", next_offset=1, partitions=3))])

    with pytest.raises(ConfigurationError, match=r"belongs to group 'other\.judge'"):
        await caught_up(log, MemoryState())


async def test_a_read_topic_with_another_number_of_partitions_is_a_configuration_error() -> None:
    log = FakeLog([encode_internal(Trailer(group=GROUP, next_offset=1, partitions=4))])

    with pytest.raises(ConfigurationError, match="for 4 partitions"):
        await caught_up(log, MemoryState())


async def test_a_record_of_a_later_release_stops_the_partition() -> None:
    with pytest.raises(PartitionStoppedError, match="format version 9"):
        await caught_up(FakeLog([b"V\x09{}"]), MemoryState())


async def test_verdicts_without_their_trailer_stop_the_partition() -> None:
    log = FakeLog([encode_internal(make_verdict(0))])

    with pytest.raises(PartitionStoppedError, match="without their trailer"):
        await caught_up(log, MemoryState())


async def test_a_record_of_another_topic_stops_the_partition() -> None:
    with pytest.raises(PartitionStoppedError, match="ReadItem has no place in the verdict log"):
        await caught_up(FakeLog([encode_internal(make_item())]), MemoryState())


async def test_a_log_that_was_cut_and_holds_no_transaction_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="begins at 4 and holds no transaction"):
        await caught_up(FakeLog([None] * 5, 4), MemoryState())


def test_only_markers_may_lie_between_two_of_our_batches() -> None:
    appending = Appending(10)
    appending.follow(10, 3)
    appending.follow(14, 2)

    with pytest.raises(StepError, match="appended at 20 of the verdict log, expected 16"):
        appending.follow(20, 1)
    with pytest.raises(StepError, match="expected 16"):
        appending.follow(15, 1)


def test_the_tail_hash_tells_apart_where_one_value_ends() -> None:
    assert tail_hash([b"ab", b"c"]) != tail_hash([b"a", b"bc"])


async def test_progress_is_told_from_the_first_record_to_the_end() -> None:
    progress: list[tuple[int, int, int]] = []

    await catch_up(make_log(range(3), range(3, 5)), MemoryState(), expecting(progress))

    assert sum(count for count, _, _ in progress) == 5
    assert [at for _, at, _ in progress] == [1, 2, 3, 4, 6, 7, 8, 9]
    assert {end for _, _, end in progress} == {9}


class SlowState(MemoryState):
    """A state that takes its time, in the middle of an apply."""

    def __init__(self) -> None:
        super().__init__()
        self.began, self.go_on = threading.Event(), threading.Event()

    def apply(  # type: ignore[explicit-override] # typing has no @override in 3.11
        self, entries: Sequence[Entry], log_position: int, last_hash: bytes
    ) -> None:
        self.began.set()
        assert self.go_on.wait(10)
        super().apply(entries, log_position, last_hash)


async def test_the_loop_goes_on_while_the_state_applies() -> None:
    state = SlowState()
    catching = asyncio.create_task(caught_up(make_log(range(3)), state))

    while not state.began.is_set():
        await asyncio.sleep(0.001)
    assert not catching.done()
    state.go_on.set()

    assert (await catching).next_offset == 3


async def test_who_cancels_waits_for_the_apply_that_runs() -> None:
    state = SlowState()
    catching = asyncio.create_task(caught_up(make_log(range(3)), state))
    while not state.began.is_set():
        await asyncio.sleep(0.001)

    for _ in range(2):
        catching.cancel()
        await asyncio.sleep(0.02)
    assert not catching.done()
    state.go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await catching

    assert state.position() == 4
