"""Every metric, in one typed catalogue on a registry of its own; counts follow from outcomes."""

import platform
from bisect import bisect_left
from collections import Counter as Tally
from collections.abc import Mapping, Sequence
from functools import partial
from typing import get_args

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
)
from prometheus_client.exposition import choose_encoder

from service import __version__
from service.core.outcome import Outcome, RejectReason
from service.core.pipeline import Step
from service.core.story.ruling import EventType
from service.shell.failures import RecycleReason, StepError
from service.shell.ports import Committed, Fate

disable_created_metrics()  # type: ignore[no-untyped-call]

_LATENCY = (0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600)
_STEP = (25e-6, 50e-6, 100e-6, 250e-6, 500e-6, 1e-3, 2.5e-3, 5e-3, 10e-3, 50e-3, 0.25, 1)
STAGE_OUTCOMES: Mapping[str, tuple[Outcome, ...]] = {
    "read": (Outcome.READ, Outcome.REJECTED),
    "judge": (
        Outcome.ACCEPTED,
        Outcome.DUPLICATE,
        Outcome.REDELIVERED,
        Outcome.REJECTED,
        Outcome.COMMAND,
    ),
}


RESULTS = ("committed", "failed")
# Given up before a transaction had begun, or after it was committed.
_NO_FAILURE = (RecycleReason.AMBIGUOUS, RecycleReason.APPLY, RecycleReason.STATE)


class BulkHistogram(Histogram):
    """A histogram that takes the values of a batch in one go: six a record are too many calls."""

    def observe_all(self, amounts: Sequence[float]) -> None:
        """Observe every one of the amounts."""
        counts = Tally(map(partial(bisect_left, self._upper_bounds), amounts))
        for index, count in counts.items():
            self._buckets[index].inc(count)
        self._sum.inc(sum(amounts))


class Metrics:
    """The catalogue. Labels come from closed sets; a partition is the only number among them."""

    def __init__(
        self, registry: CollectorRegistry | None = None, revision: str = "unknown"
    ) -> None:
        self.registry = registry or CollectorRegistry()
        self._flow()
        self._loop()
        self._about(revision)
        self._begin_at_zero()
        ProcessCollector(registry=self.registry)

    def _flow(self) -> None:
        self.records = self._counter("dateline_records", "Records by outcome.", "stage", "outcome")
        self.rejected = self._counter("dateline_rejected", "Rejects by reason.", "reason")
        self.events = self._counter("dateline_events", "Events published by type.", "type")
        self.record_seconds = self._histogram(
            "dateline_record_seconds", "Time per record, by step.", _STEP, "step"
        )
        self.batch_seconds = self._histogram(
            "dateline_batch_seconds", "Time per batch, plan to commit.", _LATENCY, "stage"
        )
        self.end_to_end = self._histogram(
            "dateline_end_to_end_seconds", "From raw timestamp to committed article.", _LATENCY
        )
        self.lag = self._gauge(
            "dateline_lag_records", "Records not yet committed.", "stage", "partition"
        )
        self.position = self._gauge(
            "dateline_position", "Next offset to read.", "stage", "partition"
        )
        self.unaccounted = self._gauge(
            "dateline_unaccounted_records",
            "Records passed with no outcome or with two; must be 0.",
            "stage",
            "partition",
        )
        self.undecided = self._gauge(
            "dateline_undecided_records",
            "Records not counted because the end of their commit is unknown; normally 0.",
            "stage",
            "partition",
        )
        self.skipped = self._counter(
            "dateline_skipped_offsets",
            "Offsets passed that hold no record: transaction markers, compacted records.",
            "stage",
        )

    def _loop(self) -> None:
        self.transactions = self._counter(
            "dateline_transactions", "Transactions by result.", "stage", "result"
        )
        self.recycles = self._counter(
            "dateline_producer_recycles", "Producers replaced, by reason.", "stage", "reason"
        )
        self.rebalances = self._counter("dateline_rebalances", "Assignments received.", "stage")
        self.owned = self._gauge("dateline_partitions_owned", "Partitions owned.", "stage")
        self.blocked = self._gauge(
            "dateline_partitions_blocked",
            "Partitions that are stopped until an operator acts.",
            "stage",
        )
        self.state_entries = self._gauge("dateline_state_entries", "Dispatches in the state.")
        self.restored = self._counter(
            "dateline_state_restored_records", "Verdicts restored from the log."
        )
        self.behind = self._gauge(
            "dateline_state_behind_records",
            "Offsets of the verdict log not yet in the state; 0 once restored.",
            "partition",
        )
        self.purged = self._counter(
            "dateline_purged_records", "Records of the read topic deleted behind JUDGE."
        )
        self.progress = self._gauge(
            "dateline_last_progress_timestamp_seconds",
            "Unix time of the last commit of a stage; 0 before the first.",
            "stage",
        )

    def _about(self, revision: str) -> None:
        self.build_info = self._gauge(
            "dateline_build_info", "Always 1; see labels.", "version", "revision", "python_version"
        )
        self.build_info.labels(__version__, revision, platform.python_version()).set(1)

    def _begin_at_zero(self) -> None:
        """Show every series from the start: an increase from nothing is no increase to a rule."""
        for stage, outcomes in STAGE_OUTCOMES.items():
            for outcome in outcomes:
                self.records.labels(stage, outcome)
            for result in RESULTS:
                self.transactions.labels(stage, result)
            for cause in RecycleReason:
                self.recycles.labels(stage, cause)
            self.rebalances.labels(stage)
            self.skipped.labels(stage)
            self.blocked.labels(stage)
            # A stage that was never assigned or never committed is what the alerts look for.
            self.owned.labels(stage)
            self.progress.labels(stage)
        for reason in RejectReason:
            self.rejected.labels(reason)
        for step in get_args(Step):
            self.record_seconds.labels(step)
        for event_type in EventType:
            self.events.labels(event_type)

    def _counter(self, name: str, help_: str, *labels: str) -> Counter:
        return Counter(name, help_, labels, registry=self.registry)

    def _gauge(self, name: str, help_: str, *labels: str) -> Gauge:
        return Gauge(name, help_, labels, registry=self.registry)

    def _histogram(
        self, name: str, help_: str, buckets: tuple[float, ...], *labels: str
    ) -> "BulkHistogram":
        return BulkHistogram(name, help_, labels, buckets=buckets, registry=self.registry)

    def committed(self, done: Committed, now: float) -> None:
        """Count one committed transaction; `now` is seconds since the epoch."""
        stage, partition = done.stage, str(done.partition)
        outcomes = Tally(fate.outcome for fate in done.plan.fates)
        for outcome, count in outcomes.items():
            self.records.labels(stage, outcome).inc(count)
        for fate in done.plan.fates:
            if fate.reason is not None:
                self.rejected.labels(fate.reason).inc()
            self._count_events(fate)
            if fate.outcome is Outcome.ACCEPTED:
                self.end_to_end.observe(max(0.0, now - fate.received_ms / 1000))
        self._account(done)
        if done.seconds:
            self.batch_seconds.labels(stage).observe(done.seconds)
        self.transactions.labels(stage, "committed").inc()
        self.position.labels(stage, partition).set(done.plan.next_offset)
        self.progress.labels(stage).set(now)

    def _count_events(self, fate: Fate) -> None:
        if fate.event_type is not None:
            self.events.labels(fate.event_type).inc()
        if fate.again:
            self.events.labels(EventType.UPDATED).inc()
        if fate.linked:
            self.events.labels(EventType.LINKED).inc(fate.linked)

    def recycled(self, stage: str, error: StepError) -> None:
        """Count a producer given up, and its transaction if that failed or may have."""
        self.recycles.labels(stage, error.reason).inc()
        if error.reason not in _NO_FAILURE:
            self.transactions.labels(stage, "failed").inc()

    def _account(self, done: Committed) -> None:
        """Prove the identity: each record taken has one outcome, and nothing else was passed."""
        taken = Tally(done.taken)
        fated = Tally(fate.record.source.offset for fate in done.plan.fates)
        end = done.taken[-1] + 1 if done.taken else done.position_before
        lost_or_double = (taken - fated).total() + (fated - taken).total()
        beyond = abs(done.plan.next_offset - end)
        self.skipped.labels(done.stage).inc(max(0, end - done.position_before - len(taken)))
        self.unaccounted.labels(done.stage, str(done.partition)).inc(lost_or_double + beyond)

    def render(self, accept: str) -> tuple[str, bytes]:
        """Return the content type and the page that a scraper asked for."""
        encoder, content_type = choose_encoder(accept)
        return content_type, encoder(self.registry)
