"""Reissue: which raw records are sent again for a newer parser, and with which headers.

What a reissue names is what the verdict log says of the original: its coordinates and the agency
it was keyed by. A parser that names an agency otherwise would else look in another's stories.
A record of which the log says nothing is not sent: READ refused it (then its dead letter can be
replayed), or JUDGE has not come to it, or its verdict is past retention.
"""

from dataclasses import dataclass
from enum import StrEnum

from service.core.identity import sha256_hex
from service.core.internal import FormatError, Verdict, decode_internal
from service.core.origin import REISSUE_AGENCY, REISSUE_OF, REISSUE_RECEIVED
from service.core.outcome import Message, Outcome, Topic
from service.core.record import Coordinates, RawRecord

# The sender's record fitted its topic; a reissue adds three headers and the batch's frame.
_MARGIN = 256
_JUDGED = (Outcome.ACCEPTED, Outcome.DUPLICATE, Outcome.REDELIVERED)


class Choice(StrEnum):
    """What becomes of a raw record."""

    REISSUE = "reissue"
    AGAIN = "again"
    UNKNOWN = "unknown"
    CHANGED = "changed"
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Which raw records are meant; None leaves that side open. Times are ms, until excluded.

    `first` and `last` are offsets, both included.
    """

    partition: int | None = None
    first: int | None = None
    last: int | None = None
    since_ms: int | None = None
    until_ms: int | None = None

    def takes(self, record: RawRecord) -> bool:
        """Tell whether a record came within the times meant."""
        late_enough = self.since_ms is None or record.timestamp_ms >= self.since_ms
        return late_enough and (self.until_ms is None or record.timestamp_ms < self.until_ms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """What the verdict log says of a raw record."""

    source: Coordinates
    agency: str
    raw_hash: str


def original_of(record: RawRecord, topic: str) -> Original | None:
    """Return what a record of the verdict log says of one of the raw topic; None if nothing.

    A later release's record is passed over.
    """
    try:
        verdict = decode_internal(record.value)
    except FormatError:
        return None
    if not isinstance(verdict, Verdict) or verdict.outcome not in _JUDGED:
        return None
    if verdict.source.topic != topic:
        return None
    return Original(source=verdict.source, agency=verdict.agency, raw_hash=verdict.raw_hash)


def reissued(record: RawRecord, original: Original | None, most: int) -> Message | Choice:
    """Return the raw record that goes out for one, or why none does.

    `most` is max.message.bytes of the raw topic. Key, value and headers are as they were. What is
    itself a reissue is left to its original: else each run over an open range would send twice
    what the run before sent.
    """
    if record.header(REISSUE_OF) is not None:
        return Choice.AGAIN
    if original is None:
        return Choice.UNKNOWN
    if sha256_hex(record.value or b"") != original.raw_hash:
        return Choice.CHANGED
    at = original.source
    place = f"{at.topic}/{at.partition}/{at.offset}/{at.incarnation}"
    message = Message(
        topic=Topic.RAW,
        key=record.key,
        value=record.value,
        headers=(
            *record.headers,
            (REISSUE_OF, place.encode()),
            (REISSUE_AGENCY, original.agency.encode()),
            (REISSUE_RECEIVED, str(record.timestamp_ms).encode()),
        ),
        partition=at.partition if record.key is None else None,
    )
    return message if message.size() + _MARGIN <= most else Choice.TOO_LARGE
