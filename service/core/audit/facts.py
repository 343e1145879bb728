"""A record's facts without its text: coordinates, outcome, version, counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

import orjson

from service.core.columns import HEAD, HEADS_BEFORE
from service.core.command_event import COMMAND_HEADER
from service.core.identity import event_id, sha256_hex
from service.core.internal import (
    COMMAND,
    FORMAT_VERSION,
    READ,
    TRAILER,
    VERDICT,
    VERDICT_VERSION,
)
from service.core.outcome import Outcome
from service.core.packed_verdict import told_fields
from service.core.record import Coordinates, RawRecord

At = tuple[int, int]  # a partition and an offset
_MAX_VERSION = 2**32
_DIGITS = 19  # of an offset; Python refuses to read thousands of them


class UnreadableError(Exception):
    """A record that no release known to this one wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whose records are audited: others may write to the same outputs."""

    topic: str
    group: str
    incarnation: int = 0


@dataclass(frozen=True, slots=True)
class ReadFact:
    """A record of the read topic; no source for an operator's command."""

    source: At | None


@dataclass(frozen=True, slots=True)
class VerdictFact:
    """A verdict of the log; no source when it is on a command or outside the scope."""

    read_offset: int
    source: At | None
    outcome: Outcome
    uri: str | None


@dataclass(frozen=True, slots=True)
class TrailerFact:
    """The end of a JUDGE transaction."""

    next_offset: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class OtherFact:
    """A record of the log that is neither verdict nor trailer, as a rotation."""


LogFact = VerdictFact | TrailerFact | OtherFact


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFact:
    """An event: of which record, which version of which story, against which other.

    No source when it is a version of its story and the outcome of no record in scope: of a former
    incarnation, whose stories go on, or made by an operator's command.
    """

    source: At | None
    event_id: str
    uri: str
    version: int
    previous: int | None
    of: tuple[str, int] | None


class Mark(IntEnum):
    """What an event says of the row of its story: it is this, or there may be none."""

    LIVE = 1
    CANCELED = 2
    LINKED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldFact:
    """A version that is its story's row, or that another story has taken it over."""

    uri: str
    version: int
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFact:
    """A row of the current topic: the version of a story, 0 in a tombstone."""

    uri: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFact:
    """A dead letter; `intact` when its id follows from its coordinates and its bytes."""

    source: At
    reason: str
    intact: bool


@dataclass(slots=True)
class _Headers:
    """The headers of a record by name; the last of two counts."""

    record: RawRecord
    by_name: dict[str, bytes] = field(init=False)

    def __post_init__(self) -> None:
        self.by_name = dict(self.record.headers)

    def text(self, name: str) -> str:
        value = self.by_name.get(name)
        if value is None:
            raise UnreadableError(name)
        return value.decode("utf-8", "replace")

    def number(self, name: str) -> int:
        text = self.text(name)
        if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
            raise UnreadableError(name)
        return int(text)


def _source(headers: _Headers, scope: Scope) -> At | None:
    """Return the source that an output names; None when it is of another topic or incarnation."""
    at = (headers.number("dateline-source-partition"), headers.number("dateline-source-offset"))
    incarnation = headers.number("dateline-source-incarnation")
    own = headers.text("dateline-source-topic") == scope.topic
    return at if own and incarnation == scope.incarnation else None


def read_fact(record: RawRecord, scope: Scope) -> ReadFact:
    """Return what a record of the read topic says.

    Raises:
        UnreadableError: when it is of no kind or version known.
    """
    kind = _kind(record)
    if kind == COMMAND:
        return ReadFact(None)
    if kind != READ:
        raise UnreadableError(repr(kind))
    return ReadFact(_source(_Headers(record), scope))


def _kind(record: RawRecord) -> bytes:
    # What is asked of them here has had its place since the first version.
    value = record.value or b""
    last = VERDICT_VERSION if value[:1] == VERDICT else FORMAT_VERSION
    if len(value) < len(HEAD) or not 0 < value[1] <= last:
        raise UnreadableError(repr(value[:2]))
    return value[:1]


def log_fact(record: RawRecord, scope: Scope) -> LogFact:
    """Return what a record of the verdict log says.

    Raises:
        UnreadableError: when it is of no version known, or does not fit its kind.
    """
    kind = _kind(record)
    try:
        fields = _fields(record.value or b"")
        if kind == TRAILER:
            return TrailerFact(int(fields["next_offset"]), fields["counts"])
        return _verdict(fields, scope) if kind == VERDICT else OtherFact()
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableError(str(error)) from error


def _fields(value: bytes) -> Mapping[str, Any]:
    if not value.startswith((HEAD, *HEADS_BEFORE)):
        fields: dict[str, Any] = orjson.loads(value[2:])
        return fields
    return told_fields(value)


def _verdict(fields: Mapping[str, object], scope: Scope) -> VerdictFact:
    at = fields.get("source")
    source = None
    if isinstance(at, dict):
        own = at["topic"] == scope.topic and at["incarnation"] == scope.incarnation
        source = (int(at["partition"]), int(at["offset"])) if own else None
    uri = fields.get("uri")
    return VerdictFact(
        int(str(fields["read_offset"])),
        source,
        Outcome(str(fields["outcome"])),
        uri if isinstance(uri, str) else None,
    )


def _is_link(headers: _Headers) -> bool:
    return headers.text("ce_type").startswith("dateline.article.linked")


def event_fact(record: RawRecord, scope: Scope) -> EventFact | None:
    """Return what an event says; None when it has no part in the books.

    Those are events of another topic, and `article.linked`, which is an extra event about two
    stories and the outcome of no record.

    Raises:
        UnreadableError: when a header or field is missing.
    """
    headers = _Headers(record)
    if _is_link(headers):
        return None
    commanded = COMMAND_HEADER in headers.by_name
    if not commanded and headers.text("dateline-source-topic") != scope.topic:
        return None
    source = None if commanded else _source(headers, scope)
    try:
        event = orjson.loads(record.value or b"")
        item, of = event["item"], event["dedup"].get("of")
        previous = event["versioning"].get("previousVersion")
        return EventFact(
            source=source,
            event_id=headers.text("ce_id"),
            uri=str(item["uri"]),
            version=_version(item["version"]),
            previous=None if previous is None else _version(previous),
            of=None if of is None else (str(of["uri"]), _version(of["version"])),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableError(str(error)) from error


def goes_on_as(record: RawRecord) -> str | None:
    """Return the uri under which the story of an `article.linked` goes on; None of other events.

    Raises:
        UnreadableError: when it is no event.
    """
    if not _is_link(_Headers(record)):
        return None
    try:
        return str(orjson.loads(record.value or b"")["versioning"]["mergedInto"])
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableError(str(error)) from error


def told_fact(record: RawRecord) -> ToldFact | None:
    """Return what an event says of its story's row; None when that stays as it was.

    Raises:
        UnreadableError: when it is no event.
    """
    try:
        event = orjson.loads(record.value or b"")
        uri, version = str(event["item"]["uri"]), _version(event["item"]["version"])
        if event["event"]["type"] == "article.linked":
            return ToldFact(uri=uri, version=version, mark=Mark.LINKED)
        withdrawn = event["event"]["type"] == "article.withdrawn"
        if not (event["versioning"]["current"] or withdrawn):
            return None
        canceled = event["item"]["pubStatus"] == "canceled"
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableError(str(error)) from error
    return ToldFact(uri=uri, version=version, mark=Mark.CANCELED if canceled else Mark.LIVE)


def row_fact(record: RawRecord) -> RowFact:
    """Return what a record of the current topic says.

    Raises:
        UnreadableError: when it is neither an event nor a tombstone.
    """
    uri = (record.key or b"").decode("utf-8", "replace")
    if record.value is None:
        return RowFact(uri=uri, version=0)
    try:
        return RowFact(uri=uri, version=_version(orjson.loads(record.value)["item"]["version"]))
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableError(str(error)) from error


def _version(text: object) -> int:
    version = int(str(text))
    if not 0 < version < _MAX_VERSION:
        raise UnreadableError(str(text))
    return version


def letter_fact(record: RawRecord, scope: Scope) -> LetterFact | None:
    """Return what a dead letter says; None when it is another group's, topic's or incarnation's.

    Raises:
        UnreadableError: when a header is missing.
    """
    headers = _Headers(record)
    own = headers.text("dlq.source.topic") == scope.topic
    if not own or headers.text("dlq.group") != scope.group:
        return None
    at = (headers.number("dlq.source.partition"), headers.number("dlq.source.offset"))
    reason, said = headers.text("dlq.reason"), headers.text("dlq.id")
    made = _made_in(said, at, (reason, _digests(headers)), scope)
    if made is not None and made != scope.incarnation:
        return None
    return LetterFact(source=at, reason=reason, intact=made is not None)


def _digests(headers: _Headers) -> list[str]:
    """Return the digests that the id may be made from: a pointer names its own, or none."""
    own = sha256_hex(headers.record.value or b"")
    named = headers.by_name.get("dlq.sha256")
    return [own] if named is None else [named.decode("ascii", "replace"), own]


def _made_in(said: str, at: At, facts: tuple[str, list[str]], scope: Scope) -> int | None:
    """Return the incarnation whose coordinates and bytes give the id; None when none does."""
    reason, digests = facts
    for incarnation in range(scope.incarnation, -1, -1):
        source = Coordinates(
            topic=scope.topic, partition=at[0], offset=at[1], incarnation=incarnation
        )
        if any(event_id(source, digest, "rejected", reason) == said for digest in digests):
            return incarnation
    return None
