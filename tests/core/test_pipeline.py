"""The laws of the pipeline: no bytes break it, one outcome a record, nothing said twice."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.core.encode import Limits
from service.core.events import ArticleEvent, DeadLetterHeaders
from service.core.internal import FormatError
from service.core.outcome import Outcome, Rejected, RejectReason, Topic
from service.core.pipeline import (
    JudgeContext,
    Judged,
    ReadContext,
    ReadOk,
    read_messages,
    read_record,
)
from service.core.record import Coordinates, RawRecord
from service.core.story.judge import RecreatedTopicError
from service.core.story.overlay import Overlay
from service.core.story.series import Series
from tests.support.builders import PAGE, make_json, make_record
from tests.support.judging import judge_batch
from tests.support.ninjs_schema import ninjs_faults

READ = ReadContext(group="g")
JUDGE = JudgeContext(group="g.judge", processed_at="2024-03-14T08:21:07Z")
URL = "https://en.yna.test/view/AEN20240314004252315"


def read_ok(value: bytes, offset: int = 0) -> ReadOk:
    read = read_record(make_record(value, offset=offset), READ)
    assert isinstance(read, ReadOk), read
    return read


def read_topic(values: Sequence[bytes]) -> list[RawRecord]:
    """The records of `dispatches.read` that these raw values become."""
    return [
        RawRecord(
            source=Coordinates(topic="dispatches.read", partition=0, offset=n),
            timestamp_ms=0,
            value=read_ok(value, n).message.value,
        )
        for n, value in enumerate(values)
    ]


def judged(values: Sequence[bytes]) -> tuple[Judged, ...]:
    return judge_batch(read_topic(values), Overlay(), JUDGE)


def event(one: Judged) -> dict[str, Any]:
    loaded: dict[str, Any] = orjson.loads(one.messages[0].value or b"")
    return loaded


@given(st.binary(max_size=400))
def test_no_bytes_make_reading_raise(value: bytes) -> None:
    read = read_record(make_record(value), READ)

    assert len(read_messages(read, READ)) == 1
    if isinstance(read, Rejected):
        assert read.reason is not RejectReason.INTERNAL_ERROR, read.detail


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from([*PAGE.splitlines(), "", "(END)", "-", "SEOUL, March 1 (Yonhap) -- X."])
        | st.text(max_size=60),
        max_size=25,
    )
)
def test_no_text_is_an_internal_error(lines: list[str]) -> None:
    value = make_json("\n".join(lines).encode("utf-8", "replace").decode())

    read = read_record(make_record(value), READ)

    if isinstance(read, Rejected):
        assert read.reason is not RejectReason.INTERNAL_ERROR, read.detail


def test_an_event_fits_the_published_models_and_iptc_s_schema() -> None:
    updated = PAGE.replace("six winter", "eight winter").replace("2nd LD", "3rd LD")
    outcomes = judged([make_json(url=URL), make_json(updated, url=URL), make_json(url=URL)])

    for one in outcomes:
        whole = event(one)
        ArticleEvent.model_validate(whole)
        assert ninjs_faults(whole["item"]) == []
    assert [one.event_type for one in outcomes] == [
        "article.created",
        "article.updated",
        "article.duplicate",
    ]


def test_every_record_of_a_batch_has_one_outcome_in_order() -> None:
    outcomes = judged([make_json(url=URL), make_json(url=URL), make_json(PAGE + "x")])

    assert [one.verdict.read_offset for one in outcomes] == [0, 1, 2]
    assert [one.messages[-1].topic for one in outcomes] == [Topic.VERDICTS] * 3


def test_a_redelivered_record_publishes_nothing() -> None:
    (record,) = read_topic([make_json()])

    _, again = judge_batch([record, record], Overlay(), JUDGE)

    assert again.outcome is Outcome.REDELIVERED
    assert [message.topic for message in again.messages] == [Topic.VERDICTS]


def test_the_same_input_has_the_same_event_id() -> None:
    (one,), (two,) = judged([make_json()]), judged([make_json()])

    assert event(one)["event"]["id"] == event(two)["event"]["id"]


def test_an_event_carries_cloudevents_headers_and_the_trace_it_came_with() -> None:
    trace = b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-03"
    headers = (("content-type", b"application/json"), ("traceparent", trace))
    read = read_record(make_record(make_json(), headers=headers), READ)
    assert isinstance(read, ReadOk)

    (one,) = judge_batch(
        [RawRecord(source=read.record.source, timestamp_ms=0, value=read.message.value)],
        Overlay(),
        JUDGE,
    )

    sent = dict(one.messages[0].headers)
    assert sent["traceparent"] == trace
    assert sent["ce_type"] == b"dateline.article.created.v1"
    assert sent["ce_id"].decode() == event(one)["event"]["id"]
    assert sent["dateline-source-offset"] == b"0"
    assert one.messages[0].key == event(one)["item"]["uri"].encode()


def test_a_dead_letter_keeps_key_value_and_headers_and_says_why() -> None:
    record = RawRecord(
        source=Coordinates(topic="dispatches.raw", partition=5, offset=9),
        timestamp_ms=0,
        key=b"k",
        value=b"{\xff",
        headers=(("content-type", b"application/json"), ("dlq.attempt", b"1"), ("mood", b"\xff")),
    )

    (letter,) = read_messages(read_record(record, READ), READ)

    headers = dict(letter.headers)
    assert (letter.key, letter.value, letter.partition) == (b"k", b"{\xff", 5)
    assert headers["mood"] == b"\xff"
    assert (headers["dlq.reason"], headers["dlq.attempt"]) == (b"undecodable", b"2")
    ours = {name: value.decode() for name, value in headers.items() if name.startswith("dlq.")}
    DeadLetterHeaders.model_validate(ours)


def test_a_dead_letter_too_large_for_its_topic_is_a_pointer() -> None:
    context = ReadContext(group="g", limits=Limits(max_message_bytes={Topic.REJECTED: 64_000}))

    (letter,) = read_messages(read_record(make_record(b"\xff\x00" * 50_000), context), context)

    headers = dict(letter.headers)
    assert (letter.value, headers["dlq.pointer"], headers["dlq.size"]) == (b"", b"1", b"100000")


def test_an_event_too_large_for_its_topic_is_rejected_before_anything_is_sent() -> None:
    context = ReadContext(group="g", limits=Limits(max_message_bytes={Topic.ARTICLES: 32_000}))

    read = read_record(
        make_record(make_json(PAGE.replace("Islanders", "Islanders " * 4000))), context
    )

    assert isinstance(read, Rejected)
    assert read.reason is RejectReason.TOO_LARGE


def test_an_event_the_judge_cannot_fit_is_a_pointer_and_a_verdict() -> None:
    context = JudgeContext(
        group="g", processed_at="x", limits=Limits(max_message_bytes={Topic.ARTICLES: 17_000})
    )

    (one,) = judge_batch(read_topic([make_json()]), Overlay(), context)

    assert one.outcome is Outcome.REJECTED
    assert one.messages[0].topic is Topic.REJECTED
    assert dict(one.messages[0].headers)["dlq.pointer"] == b"1"


def broken(step: object) -> None:
    """A clock that fails: any exception beside the pipeline's own stands for a bug."""
    message = f"{step} has a bug"
    raise ZeroDivisionError(message)


def test_a_bug_in_reading_rejects_the_one_record() -> None:
    read = read_record(make_record(make_json()), replace(READ, lap=broken))

    assert isinstance(read, Rejected)
    assert (read.reason, read.detail) == (
        RejectReason.INTERNAL_ERROR,
        "ZeroDivisionError: read has a bug",
    )


def test_a_bug_in_judging_rejects_the_one_record() -> None:
    (record,) = read_topic([make_json()])

    (one,) = judge_batch([record], Overlay(), replace(JUDGE, lap=broken))

    assert (one.outcome, one.reason) == (Outcome.REJECTED, RejectReason.INTERNAL_ERROR)
    assert [message.topic for message in one.messages] == [Topic.REJECTED, Topic.VERDICTS]


def test_other_bytes_at_a_coordinate_already_judged_stop_the_judge() -> None:
    first, second = (
        replace(make_record(None, offset=n), value=read_ok(value).message.value)
        for n, value in enumerate((make_json(), make_json(PAGE + "x")))
    )

    with pytest.raises(RecreatedTopicError):
        judge_batch([first, second], Overlay(), JUDGE)


def test_an_unknown_format_stops_the_judge() -> None:
    record = RawRecord(source=make_record(b"").source, timestamp_ms=0, value=b"R\x09{}")

    with pytest.raises(FormatError, match="version 9"):
        judge_batch([record], Overlay(), JUDGE)


def test_the_table_of_series_is_the_caller_s() -> None:
    tides = ReadContext(group="g", series=Series("ferries: \\bferry line\\b"))

    read = read_record(make_record(make_json()), tides)

    assert isinstance(read, ReadOk)
    assert (read.item.series, read_ok(make_json()).item.series) == ("ferries", None)
