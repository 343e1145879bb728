"""Turns what the loop did into metrics and log lines: the only observer of a running service."""

import time
from collections.abc import Sequence
from contextlib import suppress

from service.shell import log
from service.shell.failures import StepError
from service.shell.health import PartitionState
from service.shell.metrics import Metrics
from service.shell.ports import Committed

_TELL_EVERY = 5.0


class Reporter:
    """An `Observer`. Nothing it does waits or raises."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._entries: dict[int, int] = {}
        self._told: dict[int, float] = {}
        self._blocked: set[tuple[str, int]] = set()
        self._owned: dict[str, frozenset[int]] = {}

    def committed(self, done: Committed) -> None:
        """Count and log one committed transaction."""
        self._metrics.committed(done, time.time())
        for step, seconds in done.plan.step_seconds.items():
            self._metrics.record_seconds.labels(step).observe_all(seconds)
        log.batch(done)

    def recycled(self, stage: str, partition: int, error: StepError) -> None:
        """Count and log a producer given up."""
        self._metrics.recycled(stage, error)
        log.recycled(stage, partition, error)

    def moved(self, stage: str, partition: int, state: PartitionState, detail: str) -> None:
        """Log where a partition stands, when it needs words; count the blocked ones."""
        log.moved(stage, partition, state, detail)
        change = self._blocked.add if state is PartitionState.BLOCKED else self._blocked.discard
        change((stage, partition))
        self._metrics.blocked.labels(stage).set(sum(one == stage for one, _ in self._blocked))
        if state is PartitionState.CLOSED and stage == "judge":
            self._entries.pop(partition, None)
            self._told.pop(partition, None)
            with suppress(KeyError):
                self._metrics.behind.remove(str(partition))
            self._count_entries()

    def rebalanced(self, stage: str, owned: Sequence[int]) -> None:
        """Count and log an assignment; drop the gauges of partitions that went elsewhere."""
        self._metrics.rebalances.labels(stage).inc()
        self._metrics.owned.labels(stage).set(len(owned))
        for partition in self._owned.get(stage, frozenset()) - frozenset(owned):
            for gauge in (self._metrics.lag, self._metrics.position):
                with suppress(KeyError):
                    gauge.remove(stage, str(partition))
        self._owned[stage] = frozenset(owned)
        log.say("assigned", stage=stage, partitions=list(owned))

    def lagging(self, stage: str, partition: int, records: int) -> None:
        """Note how much of a partition is not yet committed."""
        self._metrics.lag.labels(stage, str(partition)).set(records)

    def failed_poll(self, stage: str, error: Exception) -> None:
        """Log a failed call to the brokers that will be made again."""
        log.warn("retry", stage=stage, cause=f"{type(error).__name__}: {error}")

    def undecided(self, stage: str, partition: int, records: int) -> None:
        """Count and log records whose transaction ended unseen: they are in no other count."""
        self._metrics.undecided.labels(stage, str(partition)).set(records)
        if records:
            log.warn("undecided", stage=stage, partition=partition, records=records)

    def restored(self, partition: int, count: int, at: int, end: int) -> None:
        """Count verdicts read back from the log."""
        self._metrics.restored.inc(count)
        self._metrics.behind.labels(str(partition)).set(end - at)
        now = time.monotonic()
        if now - self._told.setdefault(partition, now) > _TELL_EVERY:
            self._told[partition] = now
            log.say("restoring", partition=partition, log_offset=at, log_end=end)
        if at >= end:
            del self._told[partition]

    def purged(self, count: int) -> None:
        """Count what was deleted behind JUDGE."""
        self._metrics.purged.inc(count)

    def entries(self, partition: int, count: int) -> None:
        """Note how many dispatches the state of a partition knows."""
        self._entries[partition] = count
        self._count_entries()

    def _count_entries(self) -> None:
        self._metrics.state_entries.set(sum(self._entries.values()))
