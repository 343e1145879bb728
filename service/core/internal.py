"""Formats of the internal topics: a kind byte, a version byte, then JSON; verdicts are shorter.

`dispatches.read` holds read items and an operator's commands, `dispatches.verdicts` verdicts,
rotations of the window and trailers. An unknown kind or version is a `FormatError`: a release
never guesses at what a later one wrote.
"""

import hashlib
import struct
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass, field
from dataclasses import fields as fields_of
from enum import StrEnum
from typing import Any, assert_never

import orjson

from service.core.chain import Chain, ChainKind
from service.core.columns import HEAD, HEADS_BEFORE, VERDICT_VERSION
from service.core.outcome import Outcome
from service.core.packed_verdict import KEY, Logged, pack_verdict, unpack_taught, unpack_verdict
from service.core.record import Coordinates
from service.core.verdict import Verdict

__all__ = [
    "FORMAT_VERSION",
    "VERDICT_VERSION",
    "Command",
    "Entry",
    "Floor",
    "FormatError",
    "Head",
    "Internal",
    "Logged",
    "ReadItem",
    "Rotation",
    "Trailer",
    "Verb",
    "Verdict",
    "decode_internal",
    "decode_logged",
    "encode_internal",
]

# What is written; 1 lacks fields that have a default, and a sentence had 48 bits up to 2.
FORMAT_VERSION = 3
_READABLE = (1, 2, 3)
_LONG_SENTENCES, _SENTENCE, _BITS_MORE = 2, 6, 16
READ, VERDICT, TRAILER, ROTATION, COMMAND = b"R", b"V", b"T", b"O", b"C"


_UNFIT = (TypeError, LookupError, ValueError, AttributeError, struct.error)


class FormatError(Exception):
    """An internal record that this release cannot read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadItem:
    """A dispatch as READ leaves it: what JUDGE compares, and the event short of its story.

    `sketch` is base64; `keys` are what a text like it is found by, unsigned 64-bit. `reading` is a
    hash of all that was read; `reissue_of` names the record whose bytes these are once more.
    """

    source: Coordinates
    timestamp_ms: int
    raw_hash: str
    agency: str
    content_id: str | None
    chain_key: str | None
    body_hash: str
    headline: str | None
    issued: str | None
    language: str | None
    item_class: str
    revision: str
    ordinal: int | None
    rank: int
    words: int
    sentences: tuple[int, ...]
    event: dict[str, Any]
    traceparent: str | None = None
    chains: tuple[Chain, ...] = ()
    sketch: str = ""
    keys: tuple[int, ...] = ()
    take: int | None = None
    series: str | None = None
    reading: str = ""
    reissue_of: Coordinates | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What of a story outlives the window: its newest version's number, its current verdict.

    The verdict is short of all that texts are compared by. `merged_into` is the uri of the story
    that this one proved to be: whoever bears its name belongs there.
    """

    version: int
    withdrawn: bool
    verdict: Verdict
    erased: bool = False
    merged_into: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The highest offset of a raw partition that an agency's window has forgotten."""

    topic: str
    partition: int
    incarnation: int
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotation:
    """The window of an agency turns (rule 19): its older generation is forgotten.

    `generation` is the number of the new one, `read_offset` the first offset that it may hold,
    `started_ms` the agency's clock. Many heads take several records of one generation.
    """

    agency: str
    generation: int
    read_offset: int
    started_ms: int
    floors: tuple[Floor, ...] = ()
    heads: tuple[Head, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trailer:
    """The last record of every JUDGE transaction: where to read on, and what was counted."""

    group: str
    next_offset: int
    partitions: int
    formats: dict[str, int] = field(default_factory=lambda: {"verdict": VERDICT_VERSION})
    counts: dict[str, int] = field(default_factory=dict)


class Verb(StrEnum):
    """What an operator can say of a story."""

    WITHDRAW = "withdraw"
    ERASE = "erase"
    MERGE = "merge"
    SPLIT = "split"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """An operator's word on a story of an agency (rule 25); `into` is the story of a merge.

    In a split it is the coordinates of what is a story of its own, which is `item`, read again;
    `stays` is the version of the story that is current without it.

    `event` is the story's newest event as it was published, short of its text, of an erasure
    short of all it told: what a consumer is told is built from it, for the state holds no event.
    `by`, `why` and `at` (RFC 3339) are the audit trail.
    """

    verb: Verb
    agency: str
    uri: str
    into: str | None = None
    by: str = ""
    why: str = ""
    at: str = ""
    event: dict[str, Any] = field(default_factory=dict)
    item: ReadItem | None = None
    stays: ReadItem | None = None

    @property
    def id(self) -> str:
        """32 hex digits that follow from what is to be done, not from who says it or when."""
        said = "\n".join((self.verb, self.agency, self.uri, self.into or ""))
        return hashlib.sha256(said.encode()).hexdigest()[:32]

    @property
    def source(self) -> Coordinates:
        """Coordinates that no raw record has: a command comes from none."""
        return Coordinates(topic=f"command:{self.id}", partition=0, offset=0)


Internal = ReadItem | Command | Verdict | Rotation | Trailer
# What of the verdict log a state takes in.
Entry = Verdict | Rotation | Logged
_UNSAID = {one.name: one.default for one in fields_of(Verdict)}
_OF_A_SPLIT = ("item", "stays")


def encode_internal(value: Internal) -> bytes:
    """Encode a value with its kind and version byte."""
    match value:
        case Verdict():
            return pack_verdict(value)
        case Rotation():
            return _framed(ROTATION, _short(value))
        case ReadItem():
            return _framed(READ, value)
        case Command():
            return _framed(COMMAND, _said(value))
        case Trailer():
            return _framed(TRAILER, value)
        case _:
            assert_never(value)


def _said(command: Command) -> dict[str, Any]:
    """Leave out what only a split says: what the releases before cannot read is seldom written."""
    said = {one.name: getattr(command, one.name) for one in fields_of(Command)}
    return {name: one for name, one in said.items() if name not in _OF_A_SPLIT or one is not None}


def _framed(kind: bytes, told: object) -> bytes:
    return kind + bytes((FORMAT_VERSION,)) + orjson.dumps(told)


def _unpack_hashes(packed: str | list[int], width: int) -> tuple[int, ...]:
    """Unpack what the releases before wrote of a verdict: base64, or a list of numbers."""
    if isinstance(packed, list):
        return tuple(packed)
    data = b64decode(packed, validate=True)
    return tuple(int.from_bytes(data[i : i + width], "big") for i in range(0, len(data), width))


def _short(rotation: Rotation) -> dict[str, Any]:
    """Leave out of its heads what they do not say: there may be many."""
    heads = [
        {
            "version": head.version,
            "withdrawn": head.withdrawn,
            "verdict": {
                name: said
                for name, unsaid in _UNSAID.items()
                if (said := getattr(head.verdict, name)) not in (unsaid, ())
            },
            # Said only where it is so: what the releases before cannot read is seldom written.
            **({"erased": True} if head.erased else {}),
            **({"merged_into": head.merged_into} if head.merged_into else {}),
        }
        for head in rotation.heads
    ]
    return {
        **{one.name: getattr(rotation, one.name) for one in fields_of(rotation)},
        "heads": heads,
    }


def decode_logged(data: bytes | None) -> Internal | Logged:
    """Decode a record for a state that keeps it as it is: of a verdict no more than it asks for.

    Raises:
        FormatError: as `decode_internal`.
    """
    if data is None or not data.startswith(HEAD):
        return decode_internal(data)
    try:
        return unpack_taught(data)
    except _UNFIT as error:
        message = f"a record of kind {data[:1]!r} does not fit its format: {error}"
        raise FormatError(message) from error


def decode_internal(data: bytes | None) -> Internal:
    """Decode a record of an internal topic.

    Raises:
        FormatError: when the kind or version is unknown or the content does not fit.
    """
    if not data or len(data) < 2:  # noqa: PLR2004 - the kind byte and the version byte
        message = "an internal record must begin with a kind and a version byte"
        raise FormatError(message)
    readable = range(1, VERDICT_VERSION + 1) if data[:1] == VERDICT else _READABLE
    if data[1] not in readable:
        message = (
            f"format version {data[1]} of kind {data[:1]!r}; this release reads {[*readable]}"
        )
        raise FormatError(message)
    try:
        if data.startswith((HEAD, *HEADS_BEFORE)):
            return unpack_verdict(data)
        return _decode(data[:1], data[1], orjson.loads(data[2:]))
    except _UNFIT as error:
        message = f"a record of kind {data[:1]!r} does not fit its format: {error}"
        raise FormatError(message) from error


def _decode(kind: bytes, version: int, fields: dict[str, Any]) -> Internal:
    if kind == TRAILER:
        return Trailer(**fields)
    if kind == COMMAND:
        items = {name: _item(one, version) for name in _OF_A_SPLIT if (one := fields.get(name))}
        return Command(**{**fields, **items, "verb": Verb(fields["verb"])})
    if kind == ROTATION:
        return _rotation(fields)
    if kind not in (READ, VERDICT):
        message = f"unknown kind {kind!r}"
        raise FormatError(message)
    return _verdict(fields) if kind == VERDICT else _item(fields, version)


def _item(fields: dict[str, Any], version: int) -> ReadItem:
    fields["source"] = Coordinates(**fields["source"])
    sentences = fields["sentences"]
    short = _shortened(sentences) if version <= _LONG_SENTENCES else tuple(sentences)
    fields["sentences"] = short
    fields["keys"] = tuple(fields.get("keys", ()))
    fields["chains"] = tuple(_chain(**chain) for chain in fields.get("chains", ()))
    fields["reissue_of"] = _coordinates(fields.get("reissue_of"))
    return ReadItem(**fields)


def _verdict(fields: dict[str, Any]) -> Verdict:
    fields["source"] = Coordinates(**fields["source"])
    fields["sentences"] = _shortened(_unpack_hashes(fields.get("sentences", []), _SENTENCE))
    fields["keys"] = _unpack_hashes(fields.get("keys", []), KEY)
    for name in ("chains", "merged"):
        fields[name] = tuple(fields.get(name, ()))
    for name in ("matched", "reissue_of", "restored"):
        fields[name] = _coordinates(fields.get(name))
    fields["outcome"] = Outcome(fields["outcome"])
    return Verdict(**fields)


def _shortened(sentences: Sequence[int]) -> tuple[int, ...]:
    return tuple(one >> _BITS_MORE for one in sentences)


def _coordinates(fields: dict[str, Any] | None) -> Coordinates | None:
    return None if fields is None else Coordinates(**fields)


def _rotation(fields: dict[str, Any]) -> Rotation:
    floors = tuple(Floor(**one) for one in fields.pop("floors"))
    heads = tuple(
        Head(**{**one, "verdict": _verdict(one["verdict"])}) for one in fields.pop("heads")
    )
    return Rotation(**fields, floors=floors, heads=heads)


def _chain(kind: str, key: str) -> Chain:
    return Chain(kind=ChainKind(kind), key=key)
