"""An in-memory broker with only what the loop needs, and stages with trivial decisions."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from service.core.outcome import Message, Outcome, RejectReason, Topic
from service.core.record import Coordinates, RawRecord
from service.shell.failures import RecycleReason, StepError
from service.shell.health import PartitionState
from service.shell.ports import Appended, Commit, Committed, Fate, Pace, Plan, Written
from service.shell.stage import Listener

QUICK = Pace(
    fill_wait=0.001,
    poll=0.01,
    backoff=0.005,
    backoff_max=0.01,
    fenced_wait=0.005,
    recycles_a_minute=5,
    errors_in_a_row=3,
    revoke_wait=0.2,
    lag_every=0.0,
)


def make_raw(offset: int, value: bytes = b"x", partition: int = 0) -> RawRecord:
    """A record of the fake topic."""
    source = Coordinates(topic="in", partition=partition, offset=offset)
    return RawRecord(source=source, timestamp_ms=1_700_000_000_000, value=value)


@dataclass
class FakeBroker:
    """What was committed: the values written, in order, and the group's offset by partition."""

    written: list[bytes] = field(default_factory=list)
    offsets: dict[int, int] = field(default_factory=dict)
    marks: dict[int, str] = field(default_factory=dict)
    epoch: int = 0
    log_end: int = 0


class FakeProducer:
    """Commits to a FakeBroker; `fail` names the call that raises, once."""

    def __init__(self, broker: FakeBroker, fail: str | None = None) -> None:
        self._broker = broker
        self._fail = fail
        self._epoch = -1
        self._pending: list[bytes] = []
        self._next: dict[int, tuple[int, str]] = {}
        self.ambiguous = False
        self.calls: list[str] = []

    def _call(self, name: str) -> None:
        self.calls.append(name)
        if self._fail == name:
            raise StepError(RecycleReason.CLIENT, f"{name} failed")
        if self._fail == "too large" and name == "send":
            raise StepError(RecycleReason.TOO_LARGE, "a batch is larger than its topic allows")
        if self._epoch not in (-1, self._broker.epoch):
            raise StepError(RecycleReason.FENCED, "a newer epoch")

    async def start(self) -> None:
        self._call("start")
        self._broker.epoch += 1
        self._epoch = self._broker.epoch

    async def begin(self) -> None:
        self._call("begin")
        self._pending, self._next = [], {}

    async def send(self, messages: Sequence[Message]) -> Written:
        await asyncio.sleep(0)
        self._call("send")
        self._pending += [message.value or b"" for message in messages]
        return {(Topic.READ, 0): [Appended(self._broker.log_end, len(messages))]}

    async def send_offsets(self, offsets: Mapping[int, tuple[int, str]]) -> None:
        self._call("offsets")
        self._next = dict(offsets)

    async def commit(self) -> None:
        await asyncio.sleep(0)
        self._call("commit")
        self._broker.written += self._pending
        self._broker.offsets |= {p: offset for p, (offset, _) in self._next.items()}
        self._broker.marks |= {p: mark for p, (_, mark) in self._next.items()}
        if self._fail == "commit lost":
            self._fail = None
            raise StepError(RecycleReason.TIMEOUT, "the reply was lost")
        if self._fail == "commit hangs":
            await asyncio.Event().wait()
        if self._fail == "ambiguous":
            self.ambiguous = True

    async def close(self) -> None:
        self.calls.append("close")


class FakeStage:
    """Copies values; its position is what the broker has committed."""

    name = "read"

    def __init__(self, broker: FakeBroker) -> None:
        self.broker = broker
        self.applied: list[int] = []
        self.opened = 0
        self.most: int | None = None
        self.refreshed = 0
        self.hold = asyncio.Event()
        self.hold.set()
        self.planned = 0
        self.reading = asyncio.Event()
        self.reading.set()

    async def prepare(self) -> None:
        pass

    async def refresh(self) -> None:
        self.refreshed += 1

    async def position(self, partition: int, beat: Callable[[], None]) -> Commit:
        await self.hold.wait()
        self.opened += 1
        mark = self.broker.marks.get(partition, "")
        return Commit(offset=self.broker.offsets.get(partition, 0), metadata=mark)

    async def plan(self, partition: int, records: Sequence[RawRecord]) -> Plan:
        await asyncio.sleep(0)
        self.planned += 1
        await self.reading.wait()
        records = records[: self.most]
        return Plan(
            fates=tuple(_fate(record) for record in records),
            messages=tuple(
                Message(topic=Topic.READ, key=None, value=record.value) for record in records
            ),
            next_offset=records[-1].source.offset + 1,
        )

    def metadata(self, partition: int, written: Written) -> str:
        return f"{id(self)}"

    def committed(self, partition: int, plan: Plan) -> None:
        self.applied.append(plan.next_offset)

    def release(self, partition: int) -> None:
        pass


def _fate(record: RawRecord) -> Fate:
    if record.value == b"bug":
        reason = RejectReason.INTERNAL_ERROR
        return Fate(record=record, outcome=Outcome.REJECTED, reason=reason)
    return Fate(record=record, outcome=Outcome.READ)


class FakeSource:
    """Hands out a partition's records from where it was last sought; `faults` fail once each."""

    def __init__(self, records: Mapping[int, Sequence[RawRecord]]) -> None:
        self.records = {p: list(rs) for p, rs in records.items()}
        self.positions: dict[int, int] = {}
        self.faults: list[Exception] = []
        self.seeks: list[tuple[int, int]] = []
        self.listener: Listener | None = None
        self.closed = False
        self.polls = 0
        self.meanwhile: Callable[[], Awaitable[None]] | None = None

    async def start(self, listener: Listener) -> None:
        self.listener = listener
        await listener.assigned(sorted(self.records))

    async def poll(
        self, partitions: Sequence[int], wait: float, most: int
    ) -> Mapping[int, Sequence[RawRecord]]:
        await asyncio.sleep(0.001)
        self.polls += 1
        found: dict[int, list[RawRecord]] = {}
        for partition in partitions:
            at = self.positions.get(partition)
            if at is None:
                continue
            taken = [r for r in self.records[partition] if r.source.offset >= at][:most]
            if taken:
                found[partition] = taken
                self.positions[partition] = taken[-1].source.offset + 1
        if found and self.meanwhile is not None:
            happens, self.meanwhile = self.meanwhile, None
            await happens()
        if self.faults:
            # As aiokafka does: what was drained before the error is gone (P3).
            raise self.faults.pop()
        return found

    def seek(self, partition: int, offset: int) -> bool:
        self.seeks.append((partition, offset))
        self.positions[partition] = offset
        return True

    def ahead(self, partition: int) -> int | None:
        return len(self.records[partition]) - self.positions.get(partition, 0)

    def coordinated(self) -> bool:
        return True

    async def close(self) -> None:
        self.closed = True


class FakeObserver:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.done: list[Committed] = []
        self.recycles: list[RecycleReason] = []
        self.states: list[PartitionState] = []
        self.poll_errors: list[Exception] = []
        self.lags: list[int] = []
        self.undecideds: list[int] = []

    def committed(self, done: Committed) -> None:
        self.done.append(done)

    def recycled(self, stage: str, partition: int, error: StepError) -> None:
        self.recycles.append(error.reason)

    def moved(self, stage: str, partition: int, state: PartitionState, detail: str) -> None:
        self.states.append(state)

    def rebalanced(self, stage: str, owned: Sequence[int]) -> None:
        pass

    def lagging(self, stage: str, partition: int, records: int) -> None:
        self.lags.append(records)

    def failed_poll(self, stage: str, error: Exception) -> None:
        self.poll_errors.append(error)

    def undecided(self, stage: str, partition: int, records: int) -> None:
        self.undecideds.append(records)


class FakeOffsets:
    """A cluster's offsets, as given; `meanwhile` is committed while ends are asked for."""

    def __init__(
        self,
        ends: Mapping[str, int],
        commits: Mapping[int, Commit],
        begins: Mapping[str, int] | None = None,
    ) -> None:
        self.ends_of = ends
        self.begins_of = begins or {}
        self.committed: dict[int, Commit] = dict(commits)
        self.meanwhile: Mapping[int, Commit] = {}

    async def commits(self, group: str, topic: str) -> Mapping[int, Commit]:
        return self.committed

    async def begins(self, topic: str, partitions: Sequence[int]) -> Mapping[int, int]:
        return dict.fromkeys(partitions, self.begins_of.get(topic, 0))

    async def ends(self, topic: str, partitions: Sequence[int]) -> Mapping[int, int]:
        self.committed |= self.meanwhile
        return dict.fromkeys(partitions, self.ends_of.get(topic, 0))

    async def at(self, topic: str, partitions: Sequence[int], when_ms: int) -> Mapping[int, int]:
        return {}


class FakeDeletable:
    """A topic's beginnings; `fails` makes it refuse."""

    def __init__(self) -> None:
        self.begins: dict[int, int] = {}
        self.calls: list[Mapping[int, int]] = []
        self.fails = False

    async def delete_before(self, topic: str, offsets: Mapping[int, int]) -> Mapping[int, int]:
        self.calls.append(offsets)
        if self.fails:
            raise StepError(RecycleReason.CLIENT, "delete records: TopicAuthorizationFailedError")
        self.begins |= {p: max(offset, self.begins.get(p, 0)) for p, offset in offsets.items()}
        return {p: self.begins[p] for p in offsets}
