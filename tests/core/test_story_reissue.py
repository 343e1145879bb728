"""A record reissued for a later parser: what it reads alike is no news, what it mends is told."""

from dataclasses import replace
from typing import Any

import orjson

from service.core.internal import ReadItem
from service.core.origin import as_first_received
from service.core.outcome import Outcome
from service.core.pipeline import (
    JudgeContext,
    Judged,
    ReadContext,
    ReadOk,
    read_record,
)
from service.core.record import Coordinates, Headers, RawRecord
from service.core.reissue import original_of
from service.core.story.overlay import Overlay
from tests.support.builders import PAGE, T0_MS, make_json, make_record
from tests.support.judging import judge_batch

CONTEXT = JudgeContext(group="g", processed_at="2024-03-14T09:00:00Z")
OF_FIRST: Headers = (
    ("dateline-reissue-of", b"dispatches.raw/0/0/0"),
    ("dateline-reissue-agency", b"yonhap"),
)
# What a parser that was mended would read: a test has but one parser.
MENDED = make_json(PAGE.replace("six winter sailings", "nine winter sailings"))


def judge(*values: tuple[bytes, Headers], same_bytes: bool = True) -> list[Judged]:
    records = []
    for offset, (value, headers) in enumerate(values):
        read = read_record(
            make_record(value, offset=offset, headers=headers), ReadContext(group="g")
        )
        assert isinstance(read, ReadOk)
        data = read.message.value or b""
        if same_bytes:
            fields = orjson.loads(data[2:])
            data = data[:2] + orjson.dumps({**fields, "raw_hash": "same"})
        source = Coordinates(topic="dispatches.read", partition=0, offset=offset)
        records.append(RawRecord(source=source, timestamp_ms=0, value=data))
    return list(judge_batch(records, Overlay(), CONTEXT))


def event(one: Judged) -> dict[str, Any]:
    loaded: dict[str, Any] = orjson.loads(one.messages[0].value or b"")
    return loaded


def test_only_a_verdict_of_the_topic_that_this_release_reads_tells_an_original() -> None:
    (judged,) = judge((make_json(), ()))
    verdict = make_record(judged.messages[-1].value)

    found = original_of(verdict, "dispatches.raw")

    assert found is not None
    assert (found.source, found.agency) == (judged.verdict.source, "yonhap")
    assert original_of(verdict, "another") is None
    assert original_of(make_record(b"V\x7f{}"), "dispatches.raw") is None


def test_what_is_read_alike_is_redelivered() -> None:
    _, again = judge((make_json(), ()), (make_json(), OF_FIRST))

    assert (again.outcome, again.verdict.reason) == (Outcome.REDELIVERED, "reissue")


def test_what_is_read_otherwise_is_the_next_version_of_its_story_with_the_same_rank() -> None:
    first, mended = judge((make_json(), ()), (MENDED, OF_FIRST))

    assert (mended.verdict.uri, mended.verdict.version) == (first.verdict.uri, 2)
    assert (mended.verdict.rank, mended.verdict.current) == (first.verdict.rank, True)
    told = event(mended)
    assert told["event"]["type"] == "article.updated"
    assert told["provenance"]["replayOf"] == "dispatches.raw/0/0/0"
    assert told["versioning"]["previousVersion"] == "1"


def test_one_parser_mends_a_record_once() -> None:
    *_, again = judge((make_json(), ()), (MENDED, OF_FIRST), (MENDED, OF_FIRST))

    assert again.outcome is Outcome.REDELIVERED


def test_a_reissue_of_what_nobody_knows_is_judged_as_any_other() -> None:
    (only,) = judge((make_json(), OF_FIRST))

    assert (only.outcome, only.verdict.version) == (Outcome.ACCEPTED, 1)


def test_a_reissue_with_other_bytes_is_none() -> None:
    _, other = judge((make_json(), ()), (MENDED, OF_FIRST), same_bytes=False)

    assert other.verdict.reason != "reissue"


def test_a_reissue_keeps_the_key_it_was_routed_by() -> None:
    headers: Headers = (OF_FIRST[0], ("dateline-reissue-agency", b"an-older-name"))

    read = read_record(make_record(make_json(), headers=headers), ReadContext(group="g"))

    assert isinstance(read, ReadOk)
    assert read.message.key == b"an-older-name"
    assert ("dateline-reissue-of", b"dispatches.raw/0/0/0") in read.message.headers


def test_headers_that_name_no_coordinates_are_ignored() -> None:
    for place in (b"", b"raw/0/1", b"raw/0/x/0", b"raw/-1/0/0"):
        headers: Headers = (("dateline-reissue-of", place), OF_FIRST[1])
        read = read_record(make_record(make_json(), headers=headers), ReadContext(group="g"))
        assert isinstance(read, ReadOk)
        assert (read.item.reissue_of, read.item.agency) == (None, "yonhap")


def test_a_reissue_is_read_by_the_time_its_bytes_first_came() -> None:
    def read(*headers: tuple[str, bytes], days: int) -> ReadItem:
        record = make_record(make_json(), headers=headers)
        at = replace(record, timestamp_ms=T0_MS + days * 86_400_000)
        result = read_record(at, ReadContext(group="g"))
        assert isinstance(result, ReadOk)
        return result.item

    received = ("dateline-reissue-received", str(T0_MS).encode())
    known = read(days=0)
    again = read(*OF_FIRST, received, days=400)

    assert again.reading == known.reading
    assert again.timestamp_ms == T0_MS + 400 * 86_400_000
    assert read(*OF_FIRST, days=400).reading != known.reading


def test_a_time_of_receipt_counts_on_a_reissue_alone_and_never_lies_ahead() -> None:
    def received(text: bytes, *others: tuple[str, bytes]) -> int:
        headers: Headers = (("dateline-reissue-received", text), *others)
        return as_first_received(make_record(b"x", headers=headers)).timestamp_ms

    assert received(b"1000", *OF_FIRST) == 1000
    assert received(b"1000") == T0_MS
    for odd in (b"", b"-1", b"1e3", b"9" * 15, b"9" * 5000):
        assert received(odd, *OF_FIRST) == T0_MS
