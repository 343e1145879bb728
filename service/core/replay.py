"""Replay: which dead letters are sent again, what becomes of each, and as which record.

A replay is a new raw record and is judged as any other. It carries the coordinates of the record
that was refused first, the id of the letter it was made from, and how often it has been tried.
The letter's id is what makes a replay happen once: whoever finds it in the raw topic, or in the
parking topic, leaves the letter alone.
"""

from dataclasses import dataclass
from enum import StrEnum

from service.core.identity import sha256_hex
from service.core.origin import source_name
from service.core.outcome import Message, Topic
from service.core.record import Headers, RawRecord

REPLAY_OF, REPLAY_ID = "dateline-replay-of", "dateline-replay-id"
_OURS = ("dlq.", "dateline-replay-")
_ATTEMPT_DIGITS, _OFFSET_DIGITS = 5, 19


class Choice(StrEnum):
    """What becomes of a letter."""

    REPLAY = "replay"
    PARK = "park"
    DONE = "done"
    REPEATED = "repeated"
    GONE = "gone"
    CHANGED = "changed"
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A dead letter; `sent_ms` is when it was written. A pointer holds no value of its own."""

    partition: int
    offset: int
    sent_ms: int
    id: str
    reason: str
    source: tuple[str, int, int]
    attempt: int
    sender: str | None
    sha256: str | None

    @property
    def pointer(self) -> bool:
        """Tell whether the value must be fetched from where the letter points."""
        return self.sha256 is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which letters are meant; empty or None leaves that side open. Times are ms, until excluded.

    `first` and `last` are offsets of the dead-letter topic, both included.
    """

    reasons: frozenset[str] = frozenset()
    senders: frozenset[str] = frozenset()
    since_ms: int | None = None
    until_ms: int | None = None
    partition: int | None = None
    first: int | None = None
    last: int | None = None

    def takes(self, letter: Letter) -> bool:
        """Tell whether a letter is meant."""
        return (
            (not self.reasons or letter.reason in self.reasons)
            and (not self.senders or letter.sender in self.senders)
            and (self.partition is None or letter.partition == self.partition)
            and _within(letter.sent_ms, self.since_ms, self.until_ms)
            and _within(letter.offset, self.first, None if self.last is None else self.last + 1)
        )


def _within(value: int, low: int | None, high: int | None) -> bool:
    return (low is None or value >= low) and (high is None or value < high)


def letter_of(record: RawRecord, group: str, topic: str) -> Letter | None:
    """Return the letter that a record of the dead-letter topic is; None for another group's."""
    texts = {name: value.decode("utf-8", "replace") for name, value in record.headers}
    numbers = (texts.get("dlq.source.partition", ""), texts.get("dlq.source.offset", ""))
    ours = texts.get("dlq.group") == group and texts.get("dlq.source.topic") == topic
    if not (ours and "dlq.id" in texts and all(_is_offset(text) for text in numbers)):
        return None
    attempt = texts.get("dlq.attempt", "")
    sound = attempt.isascii() and attempt.isdecimal() and len(attempt) <= _ATTEMPT_DIGITS
    return Letter(
        partition=record.source.partition,
        offset=record.source.offset,
        sent_ms=record.timestamp_ms,
        id=texts["dlq.id"],
        reason=texts.get("dlq.reason", ""),
        source=(topic, int(numbers[0]), int(numbers[1])),
        attempt=int(attempt) if sound else 1,
        sender=source_name(record),
        sha256=texts.get("dlq.sha256") if "dlq.pointer" in texts else None,
    )


def _is_offset(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _OFFSET_DIGITS


def choose(letter: Letter, max_attempts: int) -> Choice:
    """Say what becomes of a letter that was not dealt with before."""
    return Choice.PARK if letter.attempt >= max_attempts else Choice.REPLAY


def marks_of(record: RawRecord) -> set[str]:
    """Return the ids of letters that a raw or a parked record shows to be dealt with.

    A parked letter has its own, and that of the letter before it, which was sent again.
    """
    marks = (record.text_header(REPLAY_ID), record.text_header("dlq.id"))
    return {mark for mark in marks if mark}


def replayed(letter: Letter, record: RawRecord, source: RawRecord | None) -> Message | Choice:
    """Return the raw record that a letter is sent again as; `source` is what a pointer means.

    The key, the value and the sender's own headers are as they were.
    """
    whole = source if letter.pointer else record
    if whole is None:
        return Choice.GONE
    if letter.pointer and sha256_hex(whole.value or b"") != letter.sha256:
        return Choice.CHANGED
    original = record.text_header(REPLAY_OF) or "/".join(str(part) for part in letter.source)
    first_seen = record.text_header("dlq.first_seen") or ""
    return Message(
        topic=Topic.RAW,
        key=whole.key,
        value=whole.value,
        headers=(
            *_own_headers(whole),
            (REPLAY_OF, original.encode()),
            (REPLAY_ID, letter.id.encode()),
            ("dlq.attempt", str(letter.attempt).encode()),
            ("dlq.first_seen", first_seen.encode()),
        ),
        partition=letter.source[1] if whole.key is None else None,
    )


def _own_headers(record: RawRecord) -> Headers:
    return tuple(header for header in record.headers if not header[0].startswith(_OURS))


def parked(record: RawRecord) -> Message:
    """Return a letter as the parking topic keeps it: nothing of it is changed.

    To the tool that replays, the parking topic plays the part of the dead-letter topic.
    """
    return Message(
        topic=Topic.REJECTED,
        key=record.key,
        value=record.value,
        headers=record.headers,
        partition=record.source.partition,
    )
