"""What one record says to an audit: its facts, or that it cannot be read."""

from collections.abc import Callable

import orjson
import pytest

from service.core.audit.bits import Fate, Seen, fate, wrongs
from service.core.audit.facts import (
    Mark,
    RowFact,
    Scope,
    ToldFact,
    UnreadableError,
    event_fact,
    letter_fact,
    log_fact,
    read_fact,
    row_fact,
    told_fact,
)
from service.core.audit.findings import SHOWN, Findings, Wrong
from service.core.encode import Limits
from service.core.internal import FORMAT_VERSION
from service.core.pipeline import ReadContext, read_messages, read_record
from service.core.record import Coordinates, Headers, RawRecord
from tests.support.builders import make_record

SCOPE = Scope(topic="dispatches.raw", group="g")
SOURCE = {
    "dateline-source-topic": b"dispatches.raw",
    "dateline-source-partition": b"0",
    "dateline-source-offset": b"7",
    "dateline-source-incarnation": b"0",
    "ce_type": b"dateline.article.updated.v1",
    "ce_id": b"e",
}


def record(value: bytes | None, headers: Headers = ()) -> RawRecord:
    return RawRecord(
        source=Coordinates(topic="t", partition=0, offset=0),
        timestamp_ms=0,
        key=b"urn:dateline:ap:x-1",
        value=value,
        headers=headers,
    )


def event(version: str = "2", *, kind: str = "updated", current: bool = True) -> bytes:
    return orjson.dumps(
        {
            "event": {"type": f"article.{kind}"},
            "item": {"uri": "u", "version": version, "pubStatus": "usable"},
            "versioning": {"current": current},
            "dedup": {},
        }
    )


def of_event(value: RawRecord) -> object:
    return event_fact(record(value.value, tuple(SOURCE.items())), SCOPE)


@pytest.mark.parametrize(
    ("look", "value"),
    [
        (lambda one: read_fact(one, SCOPE), bytes((ord("V"), FORMAT_VERSION)) + b"{}"),
        (lambda one: log_fact(one, SCOPE), bytes((ord("T"), FORMAT_VERSION)) + b"{}"),
        (lambda one: log_fact(one, SCOPE), bytes((ord("T"), FORMAT_VERSION)) + b"{"),
        (of_event, b"{"),
        (of_event, event("0")),
        (told_fact, b"{}"),
        (row_fact, b"[]"),
        (row_fact, event("-1")),
    ],
)
def test_what_is_no_record_of_its_topic_is_unreadable(
    look: Callable[[RawRecord], object], value: bytes
) -> None:
    with pytest.raises(UnreadableError):
        look(record(value))


def test_the_row_of_a_story_is_what_its_last_telling_event_says() -> None:
    assert told_fact(record(event())) == ToldFact(uri="u", version=2, mark=Mark.LIVE)
    assert told_fact(record(event(current=False))) is None
    assert told_fact(record(event(kind="linked"))) == ToldFact(
        uri="u", version=2, mark=Mark.LINKED
    )
    assert row_fact(record(None)) == RowFact(uri="urn:dateline:ap:x-1", version=0)


def test_dead_letters_of_another_group_topic_or_incarnation_are_not_in_the_books() -> None:
    context = ReadContext(group="g", limits=Limits())
    (written,) = read_messages(read_record(make_record(b"\xff\x00", offset=3), context), context)
    letter = record(written.value, written.headers)

    found = letter_fact(letter, SCOPE)

    assert found is not None
    assert (found.source, found.reason, found.intact) == ((0, 3), "undecodable", True)
    for other in (
        Scope(topic="dispatches.raw", group="h"),
        Scope(topic="raw", group="g"),
        Scope(topic="dispatches.raw", group="g", incarnation=1),
    ):
        assert letter_fact(letter, other) is None


def test_the_marks_of_an_offset_say_its_fate_and_what_is_missing() -> None:
    refused = Seen.PRESENT | Seen.READ | Seen.DUE | Seen.REFUSED

    assert fate(Seen.PRESENT | Seen.READ | Seen.REDELIVERED, passed=True) is Fate.REDELIVERED
    assert wrongs(refused, passed=True, rewound=False) == [Wrong.NO_LETTER]
    assert wrongs(refused | Seen.LETTER, passed=True, rewound=False) == []
    assert wrongs(refused | Seen.EXCUSED, passed=True, rewound=False) == []


def test_every_finding_is_counted_and_the_first_are_shown() -> None:
    findings = Findings()
    for number in range(SHOWN + 2):
        findings.add(Wrong.LOST, f"raw 0/{number}")

    assert findings.counts == {Wrong.LOST: SHOWN + 2}
    assert findings.places[Wrong.LOST] == [f"raw 0/{number}" for number in range(SHOWN)]
