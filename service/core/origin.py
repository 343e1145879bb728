"""The source of a record, as far as its key and headers name it: for rejects, too."""

from dataclasses import dataclass, replace
from typing import Any

import orjson

from service.core.record import Coordinates, RawRecord

_LONGEST = 200
_LARGEST = 4 * 1024 * 1024
REISSUE_OF, REISSUE_AGENCY = "dateline-reissue-of", "dateline-reissue-agency"
REISSUE_RECEIVED = "dateline-reissue-received"
_MS_DIGITS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Reissue:
    """Which record's bytes a raw record brings once more, and the agency that it was keyed by."""

    of: Coordinates
    agency: str


def reissue(record: RawRecord) -> Reissue | None:
    """Return what a record reissues, as `topic/partition/offset/incarnation`; else None."""
    topic, *numbers = (record.text_header(REISSUE_OF) or "").rsplit("/", 3)
    agency = record.text_header(REISSUE_AGENCY)
    if not agency or len(numbers) != len(("partition", "offset", "incarnation")):
        return None
    if not all(one.isascii() and one.isdigit() for one in numbers):
        return None
    partition, offset, incarnation = map(int, numbers)
    of = Coordinates(topic=topic, partition=partition, offset=offset, incarnation=incarnation)
    return Reissue(of=of, agency=agency)


def as_first_received(record: RawRecord) -> RawRecord:
    """Return a record with the time its bytes first came: what a reissue is to be read by.

    A date without its year, or an embargo, would else be read by the day of the reissue.
    """
    first = record.text_header(REISSUE_RECEIVED) or ""
    sound = first.isascii() and first.isdigit() and len(first) <= _MS_DIGITS
    if not sound or reissue(record) is None:
        return record
    return replace(record, timestamp_ms=min(int(first), record.timestamp_ms))


def replayed_of(record: RawRecord) -> str | None:
    """Return the coordinates of the record that this one repeats, a dead letter's or a known's."""
    return record.text_header("dateline-replay-of") or record.text_header(REISSUE_OF)


def source_name(record: RawRecord) -> str | None:
    """Return what a record calls its source: header, JSON field, or CloudEvents attribute."""
    named = record.text_header("source") or _in_value(record.value)
    named = named or record.text_header("ce_source")
    return named[:_LONGEST] if named else None


def _in_value(value: bytes | None) -> str | None:
    if value is None or len(value) > _LARGEST or value.lstrip()[:1] != b"{":
        return None
    try:
        fields = orjson.loads(value)
    except orjson.JSONDecodeError:
        return None
    data = fields.get("data")
    return _text(data) or _text(fields) if isinstance(data, dict) else _text(fields)


def _text(fields: dict[str, Any]) -> str | None:
    found = fields.get("source")
    return found if isinstance(found, str) else None
