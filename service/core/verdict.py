"""A verdict, and how the log and the state hold it: short, and cheap to take apart.

Version 3 is a JSON array of what is told, in the order of `_COLUMNS` and cut where nothing but
defaults follows; a zero byte, which JSON never holds; then what is random anyway: the raw hash of
32 bytes, the sketch, the sentences of 6 bytes each, the keys of 8, big end first. The array begins
with the sizes of the hash, the sketch and the sentences. A column is only ever added at the end,
with a new version.
"""

import struct
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import orjson

from service.core.outcome import Outcome
from service.core.record import Coordinates

VERDICT_VERSION = 3
HEAD = b"V" + bytes((VERDICT_VERSION,))
SENTENCE, KEY = 6, 8
_RAW_HASH = 32
_CURRENT, _WITHDRAWN, _SAID = 1, 2, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What JUDGE decided of one record of `dispatches.read`; the state is the fold of these.

    `keys` are written to the log and turned into postings: a state does not give them back.
    """

    read_offset: int
    source: Coordinates
    timestamp_ms: int
    raw_hash: str
    outcome: Outcome
    agency: str
    uri: str | None = None
    version: int = 0
    rank: int = 0
    issued: str | None = None
    matched: Coordinates | None = None
    reason: str = ""
    body_hash: str = ""
    chain_key: str | None = None
    item_class: str = ""
    language: str | None = None
    current: bool = False
    withdrawn: bool = False
    sentences: tuple[int, ...] = ()
    headline: str | None = None
    revision: str = ""
    said: bool = False
    chains: tuple[str, ...] = ()
    sketch: str = ""
    keys: tuple[int, ...] = field(default=(), compare=False)
    take: int | None = None
    series: str | None = None
    merged: tuple[str, ...] = ()
    # What the window's clock was shown, when that is not `timestamp_ms`.
    clock_ms: int | None = None
    reading: str = ""
    reissue_of: Coordinates | None = None
    # By a split: the story that `matched` is no part of, and what is current in it from then on.
    split_from: str | None = None
    restored: Coordinates | None = None


class Taught(NamedTuple):
    """What of a verdict says where it belongs and what it is found by: most need no more."""

    read_offset: int
    source: Coordinates
    timestamp_ms: int
    clock_ms: int | None
    outcome: Outcome
    agency: str
    uri: str | None
    body_hash: str
    chain_key: str | None
    chains: tuple[str, ...]
    merged: tuple[str, ...]
    reissue_of: Coordinates | None
    keys: tuple[int, ...]


class Logged(NamedTuple):
    """A verdict as the log has it, and as much of it as was wanted."""

    said: Verdict | Taught
    data: bytes

    def whole(self) -> Verdict:
        """Return the whole verdict."""
        return self.said if isinstance(self.said, Verdict) else unpack_verdict(self.data)


# What each column is when it was cut off; the first ones never are.
_COLUMNS: dict[str, object] = {
    **dict.fromkeys(("hash_size", "sketch_size", "sentence_count")),
    **dict.fromkeys(("read_offset", "source", "timestamp_ms", "outcome", "agency")),
    "raw_hash": None,
    "uri": None,
    "version": 0,
    "rank": 0,
    "reason": "",
    "body_hash": "",
    "issued": None,
    "matched": None,
    "item_class": "",
    "language": None,
    "flags": 0,
    "revision": "",
    "headline": None,
    "reading": "",
    "chains": [],
    "chain_key": None,
    "take": None,
    "series": None,
    "merged": [],
    "clock_ms": None,
    "reissue_of": None,
    "sketch": None,
    "split_from": None,
    "restored": None,
}
_CUT_OFF: tuple[Any, ...] = tuple(_COLUMNS.values())
_LEAST = 8
_URI, _BODY_HASH, _CHAINS, _CHAIN_KEY, _MERGED, _CLOCK, _REISSUE_OF = map(
    tuple(_COLUMNS).index,
    ("uri", "body_hash", "chains", "chain_key", "merged", "clock_ms", "reissue_of"),
)
_PLACE = ("topic", "partition", "offset", "incarnation")


def pack_verdict(verdict: Verdict) -> bytes:
    """Return a verdict as the log holds it, with its kind and version byte."""
    v = verdict
    raw_hash, sketch = _random_hash(v.raw_hash), _random_sketch(v.sketch)
    told: list[Any] = [
        len(raw_hash),
        len(sketch),
        len(v.sentences),
        v.read_offset,
        _place(v.source),
        v.timestamp_ms,
        v.outcome,
        v.agency,
        None if raw_hash else v.raw_hash,
        _short(v.uri, v.agency),
        v.version,
        v.rank,
        v.reason,
        v.body_hash,
        v.issued,
        _place(v.matched),
        v.item_class,
        v.language,
        v.current * _CURRENT | v.withdrawn * _WITHDRAWN | v.said * _SAID,
        v.revision,
        v.headline,
        v.reading,
        v.chains or [],
        v.chain_key,
        v.take,
        v.series,
        v.merged or [],
        v.clock_ms,
        _place(v.reissue_of),
        v.sketch if v.sketch and not sketch else None,
        *(v.split_from, _place(v.restored)),
    ]
    while told[-1] == _CUT_OFF[len(told) - 1]:
        told.pop()
    sentences = b"".join([one.to_bytes(SENTENCE, "big") for one in v.sentences])
    keys = struct.pack(f">{len(v.keys)}Q", *v.keys)
    return b"".join((HEAD, orjson.dumps(told), b"\0", raw_hash, sketch, sentences, keys))


def _place(source: Coordinates | None) -> tuple[str, int, int, int] | None:
    if source is None:
        return None
    return (source.topic, source.partition, source.offset, source.incarnation)


def _short(uri: str | None, agency: str) -> str | list[str] | None:
    """Return a uri short of what its agency says: then it stands in brackets."""
    start = f"urn:dateline:{agency}:"
    return [uri[len(start) :]] if uri is not None and uri.startswith(start) else uri


def _long(uri: str | list[str] | None, agency: str) -> str | None:
    return f"urn:dateline:{agency}:{uri[0]}" if isinstance(uri, list) else uri


def _random_hash(text: str) -> bytes:
    """Return a SHA-256 as bytes; empty when it is written in any other way."""
    if len(text) != 2 * _RAW_HASH:
        return b""
    try:
        packed = bytes.fromhex(text)
    except ValueError:
        return b""
    return packed if packed.hex() == text else b""


def _random_sketch(text: str) -> bytes:
    try:
        packed = b64decode(text)
    except ValueError:
        return b""
    return packed if b64encode(packed) == text.encode() else b""


def told_columns(data: bytes) -> tuple[list[Any], int]:
    """Return the columns of a packed verdict, in order, and where what is random begins.

    Raises:
        ValueError, TypeError: when it is anything else.
    """
    end = data.index(b"\0", len(HEAD))
    told = orjson.loads(memoryview(data)[len(HEAD) : end])
    if not isinstance(told, list) or not _LEAST <= len(told) <= len(_CUT_OFF):
        message = "not the columns of a verdict"
        raise ValueError(message)
    told += _CUT_OFF[len(told) :]
    return told, end + 1


def told_fields(data: bytes) -> dict[str, Any]:
    """Return the columns of a packed verdict by name, places as versions 1 and 2 told them.

    Raises:
        ValueError, TypeError: when it is anything else.
    """
    told = dict(zip(_COLUMNS, told_columns(data)[0], strict=True))
    told["uri"] = _long(told["uri"], told["agency"])
    for name in ("source", "matched", "reissue_of", "restored"):
        told[name] = told[name] and dict(zip(_PLACE, told[name], strict=True))
    return told


def unpack_taught(data: bytes) -> Taught:
    """Return what most need of a packed verdict, in half the time; raises as `unpack_verdict`."""
    told, at = told_columns(data)
    *_, keys_at, many = _cuts(told[:3], at, len(data))
    reissue_of = told[_REISSUE_OF]
    return Taught(
        told[3],
        _coordinates(told[4]),
        told[5],
        told[_CLOCK],
        _OUTCOMES[told[6]],
        told[7],
        _long(told[_URI], told[7]),
        told[_BODY_HASH],
        told[_CHAIN_KEY],
        tuple(told[_CHAINS]),
        tuple(told[_MERGED]),
        reissue_of and _coordinates(reissue_of),
        struct.unpack_from(f">{many}Q", data, keys_at),
    )


def unpack_verdict(data: bytes) -> Verdict:
    """Return the verdict of what `pack_verdict` made; keys that were cut off are none.

    Raises:
        ValueError, TypeError: when it is anything else.
    """
    told, at = told_columns(data)
    sketch_at, sentences_at, keys_at, many = _cuts(told[:3], at, len(data))
    (read_offset, source, timestamp_ms, outcome, agency, raw_hash, *columns) = told[3:]
    (uri, version, rank, reason, body_hash, issued, matched, item_class, *columns) = columns
    (language, flags, revision, headline, reading, chains, chain_key, *columns) = columns
    take, series, merged, clock_ms, reissue_of, sketch, *split = columns
    return Verdict(
        read_offset=read_offset,
        source=_coordinates(source),
        timestamp_ms=timestamp_ms,
        raw_hash=data[at:sketch_at].hex() if raw_hash is None else raw_hash,
        outcome=_OUTCOMES[outcome],
        agency=agency,
        uri=_long(uri, agency),
        version=version,
        rank=rank,
        issued=issued,
        matched=matched and _coordinates(matched),
        reason=reason,
        body_hash=body_hash,
        chain_key=chain_key,
        item_class=item_class,
        language=language,
        current=flags & _CURRENT != 0,
        withdrawn=flags & _WITHDRAWN != 0,
        sentences=_sentences(data[sentences_at:keys_at]),
        headline=headline,
        revision=revision,
        said=flags & _SAID != 0,
        chains=tuple(chains),
        sketch=sketch or b64encode(data[sketch_at:sentences_at]).decode(),
        keys=struct.unpack_from(f">{many}Q", data, keys_at),
        take=take,
        series=series,
        merged=tuple(merged),
        clock_ms=clock_ms,
        reading=reading,
        reissue_of=reissue_of and _coordinates(reissue_of),
        **_split(*split),
    )


def _split(split_from: str | None, restored: Sequence[Any] | None) -> dict[str, Any]:
    return {"split_from": split_from, "restored": restored and _coordinates(restored)}


def _cuts(sizes: Sequence[int], at: int, end: int) -> tuple[int, int, int, int]:
    """Return where sketch, sentences and keys begin, and how many keys there are."""
    hash_size, sketch_size, count = sizes
    sketch_at = at + hash_size
    sentences_at = sketch_at + sketch_size
    keys_at = sentences_at + SENTENCE * count
    many, odd = divmod(end - keys_at, KEY)
    if min(hash_size, sketch_size, count, many) < 0 or odd:
        message = f"{end} bytes are not those of the verdict"
        raise ValueError(message)
    return sketch_at, sentences_at, keys_at, many


_OUTCOMES = {str(one): one for one in Outcome}


def _coordinates(place: Sequence[Any]) -> Coordinates:
    topic, partition, offset, incarnation = place
    return Coordinates(topic=topic, partition=partition, offset=offset, incarnation=incarnation)


def _sentences(packed: bytes) -> tuple[int, ...]:
    halves = iter(struct.unpack(">" + "HI" * (len(packed) // SENTENCE), packed))
    return tuple([high << 32 | low for high, low in zip(halves, halves, strict=True)])


def without_keys(data: bytes, count: int) -> bytes:
    """Return a packed verdict short of its keys."""
    return data[: len(data) - KEY * count]
