"""Health: alive while every task makes progress, ready while every owned partition runs."""

from dataclasses import dataclass
from enum import StrEnum


class PartitionState(StrEnum):
    """Where a partition stands between being assigned and being given up."""

    INIT = "init"
    RESTORING = "restoring"
    RUNNING = "running"
    PAUSED = "paused"
    DRAINING = "draining"
    BLOCKED = "blocked"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """An answer and, in words, what stands in its way."""

    ok: bool
    causes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Beat:
    at: float
    budget: float


class Health:
    """What the tasks of this process last said of themselves. Pure: `now` is seconds, given."""

    def __init__(self) -> None:
        self._beats: dict[str, _Beat] = {}
        self._partitions: dict[tuple[str, int], PartitionState] = {}
        self._awaited: set[str] = set()
        self._stopping = False

    def expect(self, what: str) -> None:
        """Hold readiness back until this has come: the brokers, a stage's first assignment."""
        self._awaited.add(what)

    def came(self, what: str) -> None:
        """Note that something awaited has come."""
        self._awaited.discard(what)

    def beat(self, task: str, now: float, budget: float) -> None:
        """Note progress of a task that promises to beat again within `budget` seconds."""
        self._beats[task] = _Beat(now, budget)

    def forget(self, task: str) -> None:
        """Expect no more of a task: it ended, or it waits for work."""
        self._beats.pop(task, None)

    def partition(self, stage: str, partition: int, state: PartitionState) -> None:
        """Note the state of an owned partition; CLOSED forgets it."""
        if state is PartitionState.CLOSED:
            self._partitions.pop((stage, partition), None)
        else:
            self._partitions[stage, partition] = state

    def stop(self) -> None:
        """Turn readiness off for good: the process drains."""
        self._stopping = True

    def live(self, now: float) -> Check:
        """Tell whether every task has made progress within its budget."""
        late = tuple(
            f"{task} made no progress for {now - beat.at:.0f} s"
            for task, beat in sorted(self._beats.items())
            if now - beat.at > beat.budget
        )
        return Check(ok=not late, causes=late)

    def ready(self) -> Check:
        """Tell whether every owned partition runs; a rebalance does not make it flap."""
        settled = (PartitionState.RUNNING, PartitionState.PAUSED)
        causes = [f"waiting for {what}" for what in sorted(self._awaited)]
        causes += [
            f"{stage} partition {partition} is {state}"
            for (stage, partition), state in sorted(self._partitions.items())
            if state not in settled
        ]
        if self._stopping:
            causes.append("draining")
        return Check(ok=not causes, causes=tuple(causes))
