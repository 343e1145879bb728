"""Dead letters sent again: which are meant, and the record that each becomes."""

from dataclasses import replace

import pytest

from service.core.encode import Limits, dead_letter
from service.core.origin import source_name
from service.core.outcome import Message, Rejected, RejectReason, Topic
from service.core.record import Headers, RawRecord
from service.core.replay import Choice, Letter, Selection, choose, letter_of, parked, replayed
from tests.support.builders import T0_MS, make_record

RAW = "dispatches.raw"
SMALL = Limits(max_message_bytes={Topic.REJECTED: 17 * 1024})


def make_letter(record: RawRecord, limits: Limits | None = None, offset: int = 7) -> RawRecord:
    """The record of the dead-letter topic that a refusal of `record` becomes."""
    rejected = Rejected(record=record, reason=RejectReason.MALFORMED_JSON, detail="none")
    message = dead_letter(rejected, "g", limits or Limits())
    return RawRecord(
        source=replace(record.source, topic="dispatches.rejected", offset=offset),
        timestamp_ms=T0_MS + 1000,
        key=message.key,
        value=message.value,
        headers=message.headers,
    )


def as_letter(record: RawRecord) -> Letter:
    letter = letter_of(record, "g", RAW)
    assert letter is not None
    return letter


def as_raw(message: Message | Choice, offset: int) -> RawRecord:
    assert isinstance(message, Message)
    return replace(
        make_record(message.value, offset=offset, headers=message.headers), key=message.key
    )


def test_a_replay_is_the_senders_record_with_where_it_came_from() -> None:
    headers: Headers = (("source", b"crawl-7"), ("content-type", b"application/json"))
    record = replace(make_record(b"{no", offset=4, headers=headers), key=b"k")
    written = make_letter(record)

    message = replayed(as_letter(written), written, None)

    assert isinstance(message, Message)
    assert (message.topic, message.key, message.value) == (Topic.RAW, b"k", b"{no")
    said = dict(message.headers)
    assert dict(headers).items() <= said.items()
    assert said["dateline-replay-of"] == b"dispatches.raw/0/4"
    assert said["dateline-replay-id"].decode() == as_letter(written).id
    assert said["dlq.attempt"] == b"1"
    assert said["dlq.first_seen"] == b"2024-03-14T08:21:06.412Z"


def test_a_replay_refused_again_counts_up_and_keeps_where_it_began() -> None:
    record, ids = make_record(b"{no", offset=4), []
    for attempt in (1, 2, 3):
        written = make_letter(record)
        letter = as_letter(written)
        assert letter.attempt == attempt
        ids.append(letter.id)
        record = as_raw(replayed(letter, written, None), offset=100 + attempt)

    assert record.text_header("dateline-replay-of") == "dispatches.raw/0/4"
    assert record.text_header("dlq.first_seen") == "2024-03-14T08:21:06.412Z"
    assert len(set(ids)) == 3
    assert len([name for name, _ in record.headers if name == "dateline-replay-of"]) == 1


@pytest.mark.parametrize(
    ("attempt", "choice"),
    [(1, Choice.REPLAY), (2, Choice.REPLAY), (3, Choice.PARK), (9, Choice.PARK)],
)
def test_what_was_tried_enough_is_parked(attempt: int, choice: Choice) -> None:
    letter = replace(as_letter(make_letter(make_record(b"{no"))), attempt=attempt)

    assert choose(letter, 3) is choice


def test_a_pointer_becomes_the_record_it_points_to() -> None:
    whole = replace(make_record(b"{" * 40_000, offset=4, headers=(("a", b"b"),)), key=b"k")
    written = make_letter(whole, SMALL)
    letter = as_letter(written)

    message = replayed(letter, written, whole)

    assert (letter.pointer, written.value) == (True, b"")
    assert isinstance(message, Message)
    assert (message.key, message.value) == (b"k", whole.value)
    assert ("a", b"b") in message.headers


def test_a_pointer_whose_record_is_gone_or_another_cannot_be_sent() -> None:
    written = make_letter(make_record(b"{" * 40_000, offset=4), SMALL)
    letter = as_letter(written)

    assert replayed(letter, written, None) is Choice.GONE
    assert replayed(letter, written, make_record(b"other", offset=4)) is Choice.CHANGED


def test_a_record_without_a_key_goes_back_to_its_partition() -> None:
    written = make_letter(make_record(b"{no"))

    message = replayed(as_letter(written), written, None)

    assert isinstance(message, Message)
    assert message.partition == 0


def test_a_parked_letter_is_as_it_was() -> None:
    written = make_letter(make_record(b"{no"))

    message = parked(written)

    assert (message.value, message.headers) == (written.value, written.headers)


def test_coordinates_that_no_record_can_have_make_no_letter() -> None:
    written = make_letter(make_record(b"{no"))
    headers = {**dict(written.headers), "dlq.source.offset": b"9" * 5000}

    assert letter_of(replace(written, headers=tuple(headers.items())), "g", RAW) is None


def test_letters_of_another_group_or_topic_and_of_nobody_are_not_ours() -> None:
    written = make_letter(make_record(b"{no"))

    assert letter_of(written, "other", RAW) is None
    assert letter_of(written, "g", "other") is None
    assert letter_of(replace(written, headers=()), "g", RAW) is None


@pytest.mark.parametrize(
    ("selection", "meant"),
    [
        (Selection(), True),
        (Selection(reasons=frozenset({"malformed_json", "empty"})), True),
        (Selection(reasons=frozenset({"empty"})), False),
        (Selection(senders=frozenset({"crawl-7"})), True),
        (Selection(senders=frozenset({"crawl-8"})), False),
        (Selection(since_ms=T0_MS + 1000), True),
        (Selection(since_ms=T0_MS + 1001), False),
        (Selection(until_ms=T0_MS + 1000), False),
        (Selection(partition=0, first=7, last=7), True),
        (Selection(partition=1), False),
        (Selection(first=8), False),
        (Selection(last=6), False),
    ],
)
def test_a_selection_takes_what_fits_all_of_it(
    selection: Selection,
    meant: bool,  # noqa: FBT001 - a parameter of the table
) -> None:
    written = make_letter(make_record(b'{"source": "crawl-7", "body": 1}'))

    assert selection.takes(as_letter(written)) is meant


@pytest.mark.parametrize(
    ("value", "headers", "name"),
    [
        (b'{"source": "a"}', (), "a"),
        (b'{"source": "urn:x", "data": {"source": "a"}}', (), "a"),
        (b'{"source": "urn:x", "data": {}}', (), "urn:x"),
        (b'{"source": "a"}', (("source", b"h"),), "h"),
        (b"page", (("ce_source", b"/c"),), "/c"),
        (b'{"source": 3}', (), None),
        (b"{no", (), None),
        (b"[1]", (), None),
        (None, (), None),
    ],
)
def test_a_record_that_cannot_be_read_may_still_say_who_sent_it(
    value: bytes | None, headers: Headers, name: str | None
) -> None:
    assert source_name(make_record(value, headers=headers)) == name
