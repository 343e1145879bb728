"""Where JUDGE reads on: what its log says, held against what its group has committed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from errno import ENOSPC

import pytest
import structlog

from service.core.internal import Entry
from service.core.pipeline import JudgeContext, Limits
from service.shell.failures import ConfigurationError, PartitionStoppedError
from service.shell.judge import JudgeParts, JudgeStage
from service.shell.ports import Commit
from service.shell.purge import Purge
from service.shell.state.memory import MemoryState
from tests.shell.test_catchup import GROUP, FakeLog, make_log
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
