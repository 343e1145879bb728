"""The values that the loop passes around, and its interfaces to Kafka, stages and observers."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from service.core.internal import Rotation, Verdict
from service.core.outcome import Message, Outcome, RejectReason, Topic
from service.core.pipeline import Step
from service.core.record import RawRecord
from service.shell.failures import StepError
from service.shell.health import PartitionState


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of one record, as metrics and log want to know it."""

    record: RawRecord
    outcome: Outcome
    reason: RejectReason | None = None
    detail: str = ""
    field: str | None = None
    event_type: str | None = None
    linked: int = 0
    again: bool = False
    received_ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything one transaction is to hold, decided before it begins."""

    fates: tuple[Fate, ...]
    messages: tuple[Message, ...]
    next_offset: int
    entries: tuple[Verdict | Rotation, ...] = ()
    # Of each record that came so far, in seconds.
    step_seconds: Mapping[Step, Sequence[float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Appended:
    """Where the broker put one batch of messages."""

    base_offset: int
    count: int


# Told of a task: what it works on, how much of that is done, how much there is.
Progress = Callable[[str, int, int], None]
Written = Mapping[tuple[Topic, int], Sequence[Appended]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """A group's committed offset and what was written beside it."""

    offset: int
    metadata: str


class Offsets(Protocol):
    """What the cluster knows of offsets, by partition."""

    async def commits(self, group: str, topic: str) -> Mapping[int, Commit]: ...
    async def begins(self, topic: str, partitions: Sequence[int]) -> Mapping[int, int]: ...
    async def ends(self, topic: str, partitions: Sequence[int]) -> Mapping[int, int]: ...
    async def at(
        self, topic: str, partitions: Sequence[int], when_ms: int
    ) -> Mapping[int, int]: ...


class Reader(Protocol):
    """Where committed records come from."""

    def read(
        self, topic: str, partition: int, begin: int, end: int
    ) -> AsyncIterator[Sequence[RawRecord]]:
        """Yield the committed records of `[begin, end)`."""
        ...


class Producer(Protocol):
    """A transactional producer of one partition; calls are bounded, failures are StepError."""

    @property
    def ambiguous(self) -> bool: ...
    async def start(self) -> None: ...
    async def begin(self) -> None: ...
    async def send(self, messages: Sequence[Message]) -> Written: ...
    async def send_offsets(self, offsets: Mapping[int, tuple[int, str]]) -> None: ...
    async def commit(self) -> None: ...
    async def close(self) -> None: ...


class Stage(Protocol):
    """What a stage puts into the loop."""

    @property
    def name(self) -> str: ...
    async def prepare(self) -> None: ...
    # Asks for the topics' limits again: a message was larger than one of them.
    async def refresh(self) -> None: ...
    # The last commit of a partition: where to read on, and that transaction's metadata.
    async def position(self, partition: int, beat: Callable[[], None]) -> Commit: ...
    # A plan may cover the first records only; its next offset says where it ends.
    async def plan(self, partition: int, records: Sequence[RawRecord]) -> Plan: ...
    # Committed beside the offset; no two transactions of a partition have the same.
    def metadata(self, partition: int, written: Written) -> str: ...
    def committed(self, partition: int, plan: Plan) -> None: ...
    def release(self, partition: int) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Committed:
    """One committed transaction, for those who count; `taken` are the offsets of its batch.

    `seconds` is 0 when the commit got no answer and the position told of it later.
    """

    stage: str
    partition: int
    plan: Plan
    position_before: int
    seconds: float
    taken: tuple[int, ...]


class Observer(Protocol):
    """Those who count and log; never raises."""

    def committed(self, done: Committed) -> None: ...
    def recycled(self, stage: str, partition: int, error: StepError) -> None: ...
    def moved(self, stage: str, partition: int, state: PartitionState, detail: str) -> None: ...
    def rebalanced(self, stage: str, owned: Sequence[int]) -> None: ...
    def lagging(self, stage: str, partition: int, records: int) -> None: ...
    def failed_poll(self, stage: str, error: Exception) -> None: ...
    def undecided(self, stage: str, partition: int, records: int) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Sizes and times of the loop, in records, bytes and seconds."""

    batch_records: int = 500
    batch_bytes: int = 2 * 1024 * 1024
    fill_wait: float = 0.02
    queue_records: int = 1000
    queue_bytes: int = 4 * 1024 * 1024
    poll: float = 0.2
    backoff: float = 0.2
    backoff_max: float = 5.0
    fenced_wait: float = 1.0
    recycles_a_minute: int = 20
    errors_in_a_row: int = 10
    worker_budget: float = 120.0
    restore_budget: float = 120.0
    reader_budget: float = 60.0
    rebalance_budget: float = 300.0
    revoke_wait: float = 15.0
    lag_every: float = 1.0
    silence: float = 10.0
