"""Where JUDGE reads on: what its log says, held against what its group has committed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from errno import ENOSPC

import orjson
import pytest
import structlog

from service.core.internal import Entry, Verdict
from service.core.outcome import Topic
from service.core.pipeline import JudgeContext, Limits, ReadContext, ReadOk, read_record
from service.core.record import Headers, RawRecord
from service.core.story.state import StateUnreadableError
from service.shell.failures import (
    ConfigurationError,
    PartitionStoppedError,
    RecycleReason,
    StepError,
)
from service.shell.judge import JudgeParts, JudgeStage
from service.shell.ports import Appended, Commit
from service.shell.purge import Purge
from service.shell.state.memory import MemoryState
from tests.shell.test_catchup import GROUP, FakeLog, make_log
from tests.support.builders import PAGE, make_json, make_record
from tests.support.fakes import FakeDeletable, FakeOffsets, make_raw


class Closing(FakeLog):
    """A log whose reader is closed after each opening."""

    async def close(self) -> None:
        self.closed = True


class FullDisk(MemoryState):
    """Takes a batch in and cannot write it down."""

    def apply(  # type: ignore[explicit-override] # typing has none in 3.11
        self, entries: Sequence[Entry], log_position: int, last_hash: bytes
    ) -> None:
        super().apply(entries, log_position, last_hash)
        raise OSError(ENOSPC, "No space left on device")


@dataclass
class Bench:
    """JUDGE on a read topic of three partitions that ends at 9; `states` are opened in turn."""

    log: FakeLog
    commits: Mapping[int, Commit] = field(default_factory=dict)
    states: list[MemoryState] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.reader = Closing(self.log.values, self.log.begin)
        self.deletable = FakeDeletable()
        self.purge = Purge(self.deletable, "read", 0, lambda _: None)
        self.stage = JudgeStage(
            JudgeParts(
                context=JudgeContext(group="g", processed_at=""),
                group=GROUP,
                topic="read",
                partitions=3,
                offsets=FakeOffsets({"read": 9}, self.commits),
                limits=self.ask_limits,
                open_log=lambda _: self.reader,
                open_state=lambda _: self.states.pop(0) if self.states else MemoryState(),
                restored=lambda *_: None,
                entries=lambda *_: None,
                purge=self.purge,
            )
        )

    async def ask_limits(self) -> Limits:
        return Limits()

    async def position(self) -> int:
        return (await self.stage.position(0, lambda: None)).offset


def told(offset: int, log: int) -> Commit:
    """A commit as JUDGE writes it: its transaction ends at `log`."""
    return Commit(offset=offset, metadata=f'{{"v": 1, "log": {log}}}')


async def test_a_log_that_reaches_the_last_transaction_gives_the_position() -> None:
    bench = Bench(make_log(range(3), range(3, 5)), {0: told(5, 8)})

    assert await bench.position() == 5
    assert bench.reader.closed


async def test_a_state_that_could_not_be_written_is_opened_anew() -> None:
    fresh = MemoryState()
    bench = Bench(make_log(range(3)), states=[FullDisk(), fresh])

    with pytest.raises(OSError, match="No space left"):
        await bench.position()

    assert await bench.position() == 3
    assert fresh.entries() == 3


async def test_an_empty_log_without_commits_is_a_first_start() -> None:
    assert await Bench(FakeLog()).position() == 0


@pytest.mark.parametrize("metadata", ['{"v": 1, "log": 4}', ""])
async def test_an_empty_log_beside_a_commit_is_a_lost_log_and_no_first_start(
    metadata: str,
) -> None:
    with pytest.raises(ConfigurationError, match=r"has read read/0 up to 3.*lost"):
        await Bench(FakeLog(), {0: Commit(offset=3, metadata=metadata)}).position()


async def test_a_log_that_ends_before_the_last_transaction_did_is_refused() -> None:
    bench = Bench(make_log(range(3)), {0: told(5, 8)})

    with pytest.raises(ConfigurationError, match=r"log up to 8, but the log ends at 5"):
        await bench.position()
    assert bench.reader.closed


async def test_a_log_that_begins_behind_the_last_transaction_is_refused() -> None:
    log = make_log(range(3), range(3, 5))
    log.begin = 8

    with pytest.raises(ConfigurationError, match=r"log up to 8, but the log begins at 8"):
        await Bench(log, {0: told(5, 8)}).position()


@pytest.mark.parametrize("metadata", ["", "by hand", '{"v": 1}', '{"v": 1, "log": 8}'])
async def test_a_group_offset_that_was_moved_is_ignored_and_said(metadata: str) -> None:
    log = make_log(range(3), range(3, 5))
    bench = Bench(log, {0: Commit(offset=1, metadata=metadata)})

    with structlog.testing.capture_logs() as lines:
        assert await bench.position() == 5

    (line,) = [one for one in lines if "ignored" in one["event"]]
    assert (line["committed"], line["position"]) == (1, 5)


async def test_what_lies_behind_the_position_may_be_purged_while_the_partition_is_owned() -> None:
    bench = Bench(make_log(range(3), range(3, 5)))

    await bench.position()
    await bench.purge.once()
    bench.stage.release(0)
    await bench.purge.once()

    assert bench.deletable.begins == {0: 5}
    assert bench.deletable.calls == [{0: 5}]


async def test_a_first_start_purges_nothing() -> None:
    bench = Bench(FakeLog())

    await bench.position()
    await bench.purge.once()

    assert bench.deletable.calls == []


@pytest.mark.parametrize("value", [b"R\x09{}", b"Z\x02{}", b"", None])
async def test_a_read_record_that_this_release_cannot_read_stops_its_partition(
    value: bytes | None,
) -> None:
    bench = Bench(FakeLog())
    await bench.position()

    with pytest.raises(PartitionStoppedError, match=r"in/0 at 7"):
        await bench.stage.plan(0, [replace(make_raw(7), value=value)])


def read_topic(*bodies: str, headers: Headers = ()) -> list[RawRecord]:
    """Records of the read topic made of dispatches with these bodies; each has its own source."""
    found = []
    for offset, body in enumerate(bodies):
        read = read_record(make_record(make_json(body), offset=offset), ReadContext(group="g"))
        assert isinstance(read, ReadOk)
        found.append(replace(make_raw(offset), value=read.message.value or b"", headers=headers))
    return found


async def test_a_batch_is_planned_written_down_beside_its_place_in_the_log_and_purged() -> None:
    bench = Bench(FakeLog(), states=[state := MemoryState()])
    await bench.position()

    plan = await bench.stage.plan(0, read_topic(PAGE, PAGE + "x"))

    assert [str(one.outcome) for one in plan.fates] == ["accepted", "duplicate"]
    assert (plan.next_offset, plan.messages[-1].topic) == (2, Topic.VERDICTS)
    logged = [one for one in plan.messages if one.topic is Topic.VERDICTS]
    metadata = bench.stage.metadata(
        0, {(Topic.VERDICTS, 0): [Appended(base_offset=0, count=len(logged))]}
    )
    bench.stage.committed(0, plan)
    await bench.purge.once()

    assert orjson.loads(metadata)["log"] == len(logged) == state.position() == 3
    assert state.entries() == 2
    assert bench.deletable.begins == {0: 2}


async def test_a_batch_that_lands_behind_somebody_else_s_records_is_in_doubt() -> None:
    bench = Bench(FakeLog())
    await bench.position()

    with pytest.raises(StepError, match="appended at 9"):
        bench.stage.metadata(0, {(Topic.VERDICTS, 0): [Appended(base_offset=9, count=1)]})


async def test_records_keyed_for_another_number_of_partitions_stop_the_process() -> None:
    bench = Bench(FakeLog())
    await bench.position()
    records = read_topic(PAGE, headers=(("dateline-read-partitions", b"7"),))

    with pytest.raises(ConfigurationError, match="keyed for 7 partitions, now 3"):
        await bench.stage.plan(0, records)


async def test_a_raw_topic_made_anew_under_the_same_coordinates_stops_the_process() -> None:
    bench = Bench(FakeLog())
    await bench.position()
    (first,), (other,) = read_topic(PAGE), read_topic(PAGE + "x")

    with pytest.raises(ConfigurationError, match="the raw topic was recreated"):
        await bench.stage.plan(0, [first, replace(other, source=make_raw(1).source)])


class Unreadable(MemoryState):
    """A state whose disk is damaged."""

    def by_body(self, agency: str, body_hash: str) -> Verdict | None:  # type: ignore[explicit-override] # typing has none in 3.11
        raise StateUnreadableError(agency)


async def test_a_state_that_cannot_be_read_costs_the_producer_and_is_opened_anew() -> None:
    bench = Bench(FakeLog(), states=[Unreadable()])
    await bench.position()

    with pytest.raises(StepError) as caught:
        await bench.stage.plan(0, read_topic(PAGE))
    assert caught.value.reason is RecycleReason.STATE
