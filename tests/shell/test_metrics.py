"""The metrics: the contract's names, closed labels, and an account that adds up."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client.metrics import MetricWrapperBase

from service.core.outcome import Outcome, RejectReason
from service.core.story.ruling import EventType
from service.shell.failures import RecycleReason, StepError
from service.shell.health import PartitionState
from service.shell.metrics import STAGE_OUTCOMES, Metrics
from service.shell.ports import Committed, Fate, Plan
from service.shell.report import Reporter
from tests.support.builders import T0_MS, make_record

# contract/README.md §5: name, type, labels.
CONTRACT = {
    "dateline_records_total": ("counter", {"stage", "outcome"}),
    "dateline_rejected_total": ("counter", {"reason"}),
    "dateline_events_total": ("counter", {"type"}),
    "dateline_record_seconds": ("histogram", {"step"}),
    "dateline_batch_seconds": ("histogram", {"stage"}),
    "dateline_end_to_end_seconds": ("histogram", set()),
    "dateline_lag_records": ("gauge", {"stage", "partition"}),
    "dateline_position": ("gauge", {"stage", "partition"}),
    "dateline_unaccounted_records": ("gauge", {"stage", "partition"}),
    "dateline_transactions_total": ("counter", {"stage", "result"}),
    "dateline_producer_recycles_total": ("counter", {"stage", "reason"}),
    "dateline_rebalances_total": ("counter", {"stage"}),
    "dateline_partitions_owned": ("gauge", {"stage"}),
    "dateline_state_entries": ("gauge", set()),
    "dateline_state_restored_records_total": ("counter", set()),
    "dateline_last_progress_timestamp_seconds": ("gauge", {"stage"}),
    "dateline_build_info": ("gauge", {"version", "revision", "python_version"}),
}
NOW = T0_MS / 1000 + 0.2


def make_fate(offset: int, outcome: Outcome = Outcome.READ, **changes: object) -> Fate:
    record = make_record(b"x", offset=offset)
    return Fate(record=record, outcome=outcome, received_ms=T0_MS, **changes)  # type: ignore[arg-type]


def make_committed(
    fates: Sequence[Fate], *, stage: str = "read", before: int = 0, **changes: Any
) -> Committed:
    offsets = tuple(fate.record.source.offset for fate in fates)
    done = Committed(
        stage=stage,
        partition=0,
        plan=Plan(fates=tuple(fates), messages=(), next_offset=offsets[-1] + 1),
        position_before=before,
        seconds=0.05,
        taken=offsets,
    )
    return replace(done, **changes)


def value(metrics: Metrics, name: str, **labels: str) -> float | None:
    return metrics.registry.get_sample_value(name, labels)


def test_every_name_of_the_contract_is_there_with_its_type_and_labels() -> None:
    found = {}
    for metric in vars(Metrics()).values():
        if isinstance(metric, MetricWrapperBase):
            family = next(iter(metric.describe()))
            found[family.name] = (family.type, set(metric._labelnames))  # noqa: SLF001 - no other way

    for name, wanted in CONTRACT.items():
        assert found[name.removesuffix("_total")] == wanted


def test_no_series_says_when_it_was_created() -> None:
    _, page = Metrics().render("application/openmetrics-text; version=1.0.0")

    assert b"_created" not in page


def test_outcomes_reasons_and_types_are_there_before_anything_happens() -> None:
    metrics = Metrics()

    for stage, outcomes in STAGE_OUTCOMES.items():
        for outcome in outcomes:
            assert value(metrics, "dateline_records_total", stage=stage, outcome=outcome) == 0
        for cause in RecycleReason:
            name = "dateline_producer_recycles_total"
            assert value(metrics, name, stage=stage, reason=cause) == 0
        for name in ("dateline_partitions_owned", "dateline_last_progress_timestamp_seconds"):
            assert value(metrics, name, stage=stage) == 0
    for reason in RejectReason:
        assert value(metrics, "dateline_rejected_total", reason=reason) == 0
    for event_type in EventType:
        assert value(metrics, "dateline_events_total", type=event_type) == 0


def test_a_batch_is_counted_by_outcome_reason_and_event_type() -> None:
    metrics = Metrics()
    fates = [
        make_fate(0, Outcome.ACCEPTED, event_type="article.created"),
        make_fate(1, Outcome.DUPLICATE, event_type="article.duplicate"),
        make_fate(2, Outcome.REJECTED, reason=RejectReason.INTERNAL_ERROR),
        make_fate(3, Outcome.REDELIVERED),
    ]

    metrics.committed(make_committed(fates, stage="judge"), NOW)

    for outcome in (Outcome.ACCEPTED, Outcome.DUPLICATE, Outcome.REJECTED, Outcome.REDELIVERED):
        assert value(metrics, "dateline_records_total", stage="judge", outcome=outcome) == 1
    assert value(metrics, "dateline_rejected_total", reason="internal_error") == 1
    assert value(metrics, "dateline_events_total", type="article.created") == 1
    assert value(metrics, "dateline_position", stage="judge", partition="0") == 4
    assert value(metrics, "dateline_last_progress_timestamp_seconds", stage="judge") == NOW
    assert value(metrics, "dateline_transactions_total", stage="judge", result="committed") == 1


def test_end_to_end_is_measured_on_accepted_articles_alone() -> None:
    metrics = Metrics()
    fates = [
        make_fate(0, Outcome.ACCEPTED, event_type="article.created"),
        make_fate(1, Outcome.DUPLICATE, event_type="article.duplicate"),
    ]

    metrics.committed(make_committed(fates, stage="judge"), NOW)

    assert value(metrics, "dateline_end_to_end_seconds_count") == 1
    assert value(metrics, "dateline_end_to_end_seconds_sum") == pytest.approx(0.2)


def test_offsets_without_a_record_are_counted_apart() -> None:
    metrics = Metrics()
    fates = [make_fate(3), make_fate(4), make_fate(7)]

    metrics.committed(make_committed(fates, before=1), NOW)

    assert value(metrics, "dateline_skipped_offsets_total", stage="read") == 4
    assert value(metrics, "dateline_unaccounted_records", stage="read", partition="0") == 0


def unaccounted(done: Committed) -> float | None:
    metrics = Metrics()
    metrics.committed(done, NOW)
    return value(metrics, "dateline_unaccounted_records", stage="read", partition="0")


def test_a_record_without_an_outcome_is_not_accounted_for() -> None:
    assert unaccounted(make_committed([make_fate(0), make_fate(2)], taken=(0, 1, 2))) == 1


def test_a_record_with_two_outcomes_does_not_make_up_for_one_with_none() -> None:
    fates = [make_fate(0), make_fate(0), make_fate(2)]

    assert unaccounted(make_committed(fates, taken=(0, 1, 2))) == 2


def test_passing_more_than_was_taken_is_not_accounted_for() -> None:
    plan = Plan(fates=(make_fate(0),), messages=(), next_offset=5)

    assert unaccounted(make_committed([make_fate(0)], plan=plan)) == 4


@given(st.lists(st.lists(st.integers(1, 4), min_size=1, max_size=9), min_size=1, max_size=5))
def test_offsets_passed_are_outcomes_and_skipped_offsets(steps: list[list[int]]) -> None:
    metrics, at = Metrics(), 0
    for gaps in steps:
        before, fates = at, []
        for gap in gaps:
            at += gap
            fates.append(make_fate(at - 1))
        metrics.committed(make_committed(fates, before=before), NOW)

    outcomes = value(metrics, "dateline_records_total", stage="read", outcome="read") or 0
    skipped = value(metrics, "dateline_skipped_offsets_total", stage="read") or 0
    assert outcomes + skipped == at
    assert value(metrics, "dateline_unaccounted_records", stage="read", partition="0") == 0


@pytest.mark.parametrize("reason", RecycleReason)
def test_a_recycle_is_a_failed_transaction_unless_it_came_before_or_after_one(
    reason: RecycleReason,
) -> None:
    metrics = Metrics()

    metrics.recycled("judge", StepError(reason, "why"))

    outside = reason in (RecycleReason.AMBIGUOUS, RecycleReason.APPLY, RecycleReason.STATE)
    failed = value(metrics, "dateline_transactions_total", stage="judge", result="failed")
    assert failed == (0 if outside else 1)
    name = "dateline_producer_recycles_total"
    assert value(metrics, name, stage="judge", reason=reason) == 1


def test_gauges_of_a_partition_that_went_elsewhere_go_too() -> None:
    metrics = Metrics()
    reporter = Reporter(metrics)
    reporter.rebalanced("read", [0, 1])
    metrics.committed(make_committed([make_fate(0)]), NOW)
    reporter.lagging("read", 0, 7)

    reporter.rebalanced("read", [1])

    assert value(metrics, "dateline_partitions_owned", stage="read") == 1
    assert value(metrics, "dateline_rebalances_total", stage="read") == 2
    assert value(metrics, "dateline_lag_records", stage="read", partition="0") is None
    assert value(metrics, "dateline_position", stage="read", partition="0") is None


def test_state_entries_are_the_sum_over_owned_partitions() -> None:
    metrics = Metrics()
    reporter = Reporter(metrics)

    reporter.entries(0, 10)
    reporter.entries(1, 5)
    reporter.entries(1, 6)
    reporter.moved("judge", 0, PartitionState.CLOSED, "")

    assert value(metrics, "dateline_state_entries") == 6


def test_a_blocked_partition_is_counted_until_it_is_closed() -> None:
    metrics = Metrics()
    reporter = Reporter(metrics)
    name = "dateline_partitions_blocked"
    assert value(metrics, name, stage="judge") == 0

    reporter.moved("judge", 0, PartitionState.BLOCKED, "a format of the future")
    reporter.moved("judge", 1, PartitionState.BLOCKED, "a format of the future")
    reporter.moved("read", 1, PartitionState.RUNNING, "")
    blocked = value(metrics, name, stage="judge"), value(metrics, name, stage="read")
    reporter.moved("judge", 0, PartitionState.CLOSED, "")

    assert blocked == (2, 0)
    assert value(metrics, name, stage="judge") == 1


def test_how_far_a_state_is_behind_its_log_is_shown_while_it_is_restored() -> None:
    metrics = Metrics()
    reporter = Reporter(metrics)
    seen = []

    for told in ((3, 4000, 4100, 10_000), (3, 5800, 10_000, 10_000)):
        reporter.restored(*told)
        seen.append(value(metrics, "dateline_state_behind_records", partition="3"))
    reporter.moved("judge", 3, PartitionState.CLOSED, "")

    assert seen == [5900, 0]
    assert value(metrics, "dateline_state_restored_records_total") == 9800
    assert value(metrics, "dateline_state_behind_records", partition="3") is None


def test_undecided_records_are_shown_until_they_are_settled() -> None:
    metrics = Metrics()
    reporter = Reporter(metrics)

    reporter.undecided("read", 2, 5)
    doubtful = value(metrics, "dateline_undecided_records", stage="read", partition="2")
    reporter.undecided("read", 2, 0)

    assert doubtful == 5
    assert value(metrics, "dateline_undecided_records", stage="read", partition="2") == 0


@given(st.lists(st.floats(0, 2) | st.sampled_from([25e-6, 0.25, 1.0]), max_size=30))
def test_a_batch_of_times_is_counted_as_one_by_one(amounts: list[float]) -> None:
    at_once, one_by_one = Metrics().record_seconds, Metrics().record_seconds

    at_once.labels("read").observe_all(amounts)
    for amount in amounts:
        one_by_one.labels("read").observe(amount)

    (ours,), (theirs,) = at_once.collect(), one_by_one.collect()
    for sample, expected in zip(ours.samples, theirs.samples, strict=True):
        assert (sample.name, sample.labels) == (expected.name, expected.labels)
        assert sample.value == pytest.approx(expected.value)


def test_each_record_of_a_batch_is_measured_at_each_step() -> None:
    metrics = Metrics()
    plan = Plan(
        fates=(make_fate(0), make_fate(1)),
        messages=(),
        next_offset=2,
        step_seconds={"read": [0.001, 0.3], "enrich": [0.002]},
    )

    Reporter(metrics).committed(make_committed(plan.fates, plan=plan))

    assert value(metrics, "dateline_record_seconds_count", step="read") == 2
    assert value(metrics, "dateline_record_seconds_sum", step="read") == pytest.approx(0.301)
    assert value(metrics, "dateline_record_seconds_bucket", step="read", le="0.001") == 1
    assert value(metrics, "dateline_record_seconds_count", step="enrich") == 1
    assert value(metrics, "dateline_record_seconds_count", step="judge") == 0


def test_no_label_of_ours_can_grow_without_bound() -> None:
    _, page = Metrics().render("*/*")
    names = set(re.findall(r"[{,](\w+)=", page.decode()))

    assert names <= {"stage", "outcome", "reason", "type", "result", "step", "partition", "le"} | {
        "version",
        "revision",
        "python_version",
    }
