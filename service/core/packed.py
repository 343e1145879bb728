"""A verdict as the log and the state hold it: short, and cheap to take apart.

Version 4 is a JSON array of what is told, in the order of `_COLUMNS` and cut where nothing but
defaults follows; a zero byte, which JSON never holds; then what is random anyway: the hashes (raw,
body, reading, uri: 32, 16, 8 and 16 bytes, as many as there are), the sketch, the sentences of 4
bytes, big end first, the keys of 8, little end first. The array begins with the sizes of hashes,
sketch and sentences. A word that every other verdict says is its number in `WORDS`; what is said
elsewhere is 1: a uri by the chain key or a hash, a chain by the headline. A column is only ever
added at the end, a word likewise, with a new version.

Version 3 had none of that: one hash, 6 bytes a sentence, of which the first 4 are left, and keys
big end first.
"""

import struct
from base64 import b64decode, b64encode
from collections.abc import Sequence
from typing import Any, NamedTuple

import orjson

from service.core.likeness import pack_sketch, unpack_sketch
from service.core.outcome import Outcome
from service.core.record import Coordinates
from service.core.verdict import Taught, Verdict

VERDICT_VERSION = 4
HEAD, HEAD_BEFORE = (b"V" + bytes((version,)) for version in (VERDICT_VERSION, 3))
KEY = 8
_SENTENCE, _SENTENCE_BEFORE = 4, 6
_RAW_HASH, _BODY_HASH, _READING, _OWN_URI = 32, 16, 8, 16
_BODY_END, _READING_END = _RAW_HASH + _BODY_HASH, _RAW_HASH + _BODY_HASH + _READING
_CURRENT, _WITHDRAWN, _SAID, _PACKED = 1, 2, 4, 8


# What most verdicts say, by number. Never change one.
WORDS = (
    *("read", "rejected", "accepted", "duplicate", "redelivered", "command"),
    *("dispatches.raw", "new", "en", "ko", "story", "alert", "quote", "table", "digest"),
    *("almanac", "editorial", "press_release", "advisory", "running_file", "photo", "other"),
    *("original", "urgent", "update", "correction", "refile", "repeat", "withdrawal", "hold"),
    *("partial", "content_id", "envelope", "named", "slug", "headline", "feed_id", "identical"),
    *("same_text", "marker", "longer", "figures", "older", "body", "source"),
)
_NUMBER_OF: dict[str | None, int] = {word: number for number, word in enumerate(WORDS)}
_FOLLOWS = 1
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
_URI, _BODY, _ISSUED, _HEADLINE = map(
    tuple(_COLUMNS).index, ("uri", "body_hash", "issued", "headline")
)
_CHAINS, _CHAIN_KEY, _MERGED, _CLOCK, _REISSUE_OF = map(
    tuple(_COLUMNS).index, ("chains", "chain_key", "merged", "clock_ms", "reissue_of")
)
_PLACE = ("topic", "partition", "offset", "incarnation")


class Logged(NamedTuple):
    """A verdict as the log has it, as much of it as was wanted, and where its keys begin."""

    said: Verdict | Taught
    data: bytes
    keys_at: int

    def whole(self) -> Verdict:
        """Return the whole verdict."""
        return self.said if isinstance(self.said, Verdict) else unpack_verdict(self.data)


def pack_verdict(verdict: Verdict) -> bytes:
    """Return a verdict as the log holds it, with its kind and version byte."""
    v = verdict
    hashes = _hashes(v)
    size, (sketch, is_packed) = len(hashes), _sketch(v, hashes)
    told: list[Any] = [
        size,
        len(sketch),
        len(v.sentences),
        v.read_offset,
        _place(v.source),
        v.timestamp_ms,
        _said(v.outcome),
        v.agency,
        None if hashes else v.raw_hash,
        _FOLLOWS if size > _READING_END or _is_its_key(v) else _short(v.uri, v.agency),
        v.version,
        v.rank,
        _said(v.reason),
        "" if size > _RAW_HASH else v.body_hash,
        v.issued,
        _place(v.matched),
        _said(v.item_class),
        _said(v.language),
        v.current * _CURRENT | v.withdrawn * _WITHDRAWN | v.said * _SAID | is_packed * _PACKED,
        _said(v.revision),
        v.headline,
        "" if size > _BODY_END else v.reading,
        [_FOLLOWS if one == _headline_chain(v.issued, v.headline) else one for one in v.chains],
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
    return b"".join((HEAD, orjson.dumps(told), b"\0", hashes, sketch, *_numbers(v)))


def _sketch(verdict: Verdict, hashes: bytes) -> tuple[bytes, bool]:
    """Return the bytes of a sketch, and whether they are packed: they are where they can be."""
    sketch, body_hash = _bytes_of(verdict.sketch), hashes[_RAW_HASH:_BODY_END]
    packed = pack_sketch(sketch, body_hash) if body_hash else b""
    return packed or sketch, bool(packed)


def _numbers(verdict: Verdict) -> tuple[bytes, bytes]:
    sentences, keys = verdict.sentences, verdict.keys
    return struct.pack(f">{len(sentences)}I", *sentences), struct.pack(f"<{len(keys)}Q", *keys)


def _said(word: str | None) -> str | int | None:
    return _NUMBER_OF.get(word, word)


def _word(said: Any) -> Any:  # noqa: ANN401 - a column is what the JSON says
    return WORDS[said] if isinstance(said, int) else said


def _is_its_key(verdict: Verdict) -> bool:
    key = verdict.chain_key
    return bool(key) and verdict.uri == f"urn:dateline:{verdict.agency}:{key}"


def _headline_chain(issued: str | None, headline: str | None) -> str | None:
    """Return the chain of a headline in ASCII: of other letters the small ones may yet change."""
    if headline is None or not headline.isascii():
        return None
    return f"headline:{issued}:{headline.lower()}"


def _place(source: Coordinates | None) -> tuple[str | int | None, int, int, int] | None:
    if source is None:
        return None
    return (_said(source.topic), source.partition, source.offset, source.incarnation)


def _short(uri: str | None, agency: str) -> str | list[str] | None:
    """Return a uri short of what its agency says: then it stands in brackets."""
    start = f"urn:dateline:{agency}:"
    return [uri[len(start) :]] if uri is not None and uri.startswith(start) else uri


def _hashes(verdict: Verdict) -> bytes:
    """Return the hashes one after another, up to the first that is written in any other way."""
    v, packed = verdict, b""
    start = f"urn:dateline:{v.agency}:x-"
    named = v.uri is not None and v.uri.startswith(start) and not v.chain_key
    uri = v.uri[len(start) :] if v.uri and named else ""
    sizes = ((v.raw_hash, _RAW_HASH), (v.body_hash, _BODY_HASH), (v.reading, _READING))
    for text, size in (*sizes, (uri, _OWN_URI)):
        one = _digits(text) if len(text) == 2 * size else b""
        if not one:
            break
        packed += one
    return packed


def _digits(text: str) -> bytes:
    try:
        packed = bytes.fromhex(text)
    except ValueError:
        return b""
    return packed if packed.hex() == text else b""


def _bytes_of(text: str) -> bytes:
    """Return the bytes of a sketch; empty when it is no base64 as we write it."""
    try:
        packed = b64decode(text)
    except ValueError:
        return b""
    return packed if b64encode(packed) == text.encode() else b""


def told_columns(data: bytes) -> tuple[list[Any], int]:
    """Return the columns of a packed verdict, in order, and where what is random begins.

    Raises:
        ValueError, TypeError, LookupError, AttributeError: when it is anything else.
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
        ValueError, TypeError, LookupError, AttributeError: when it is anything else.
    """
    columns, at = told_columns(data)
    told = dict(zip(_COLUMNS, columns, strict=True))
    told["uri"] = _uri(columns, data, at)
    for name in ("outcome", "reason", "item_class", "language", "revision"):
        told[name] = _word(told[name])
    for name in ("source", "matched", "reissue_of", "restored"):
        if told[name]:
            topic, *place = told[name]
            told[name] = dict(zip(_PLACE, (_word(topic), *place), strict=True))
    return told


def logged(verdict: Verdict, data: bytes) -> Logged:
    """Return a verdict beside what `pack_verdict` made of it."""
    return Logged(verdict, data, len(data) - KEY * len(verdict.keys))


def unpack_taught(data: bytes) -> Logged:
    """Return what most need of a packed verdict, in half the time; raises as `unpack_verdict`."""
    told, at = told_columns(data)
    *_, keys_at, _ = _cuts(data, told, at)
    reissue_of = told[_REISSUE_OF]
    taught = Taught(
        told[3],
        _coordinates(told[4]),
        told[5],
        told[_CLOCK],
        _OUTCOMES[_word(told[6])],
        told[7],
        _uri(told, data, at),
        _body_hash(told, data, at),
        told[_CHAIN_KEY],
        _chains(told),
        tuple(told[_MERGED]),
        reissue_of and _coordinates(reissue_of),
    )
    return Logged(taught, data, keys_at)


def unpack_verdict(data: bytes) -> Verdict:
    """Return the verdict of what `pack_verdict` made; keys that were cut off are none.

    Raises:
        ValueError, TypeError, LookupError, AttributeError: when it is anything else.
    """
    told, at = told_columns(data)
    sketch_at, sentences_at, keys_at, many = _cuts(data, told, at)
    (read_offset, source, timestamp_ms, outcome, agency, raw_hash, *columns) = told[3:]
    (_, version, rank, reason, _, issued, matched, item_class, *columns) = columns
    (language, flags, revision, headline, reading, _, chain_key, *columns) = columns
    take, series, merged, clock_ms, reissue_of, sketch, *split = columns
    kept = data[sketch_at:sentences_at]
    return Verdict(
        read_offset=read_offset,
        source=_coordinates(source),
        timestamp_ms=timestamp_ms,
        raw_hash=data[at : at + min(told[0], _RAW_HASH)].hex() if raw_hash is None else raw_hash,
        outcome=_OUTCOMES[_word(outcome)],
        agency=agency,
        uri=_uri(told, data, at),
        version=version,
        rank=rank,
        issued=issued,
        matched=matched and _coordinates(matched),
        reason=_word(reason),
        body_hash=_body_hash(told, data, at),
        chain_key=chain_key,
        item_class=_word(item_class),
        language=_word(language),
        current=flags & _CURRENT != 0,
        withdrawn=flags & _WITHDRAWN != 0,
        sentences=_sentences(data, sentences_at, keys_at),
        headline=headline,
        revision=_word(revision),
        said=flags & _SAID != 0,
        chains=_chains(told),
        sketch=sketch or _text(kept, flags, data[at + _RAW_HASH : at + _BODY_END]),
        keys=struct.unpack_from(f"{_end(data)}{many}Q", data, keys_at),
        take=take,
        series=series,
        merged=tuple(merged),
        clock_ms=clock_ms,
        reading=reading or data[at + _BODY_END : at + min(told[0], _READING_END)].hex(),
        **_seldom(reissue_of, *split),
    )


def _uri(told: Sequence[Any], data: bytes, at: int) -> str | None:
    said = told[_URI]
    if said == _FOLLOWS:
        name = told[_CHAIN_KEY] or f"x-{data[at + _READING_END : at + told[0]].hex()}"
        return f"urn:dateline:{told[7]}:{name}"
    uri: str | None = f"urn:dateline:{told[7]}:{said[0]}" if isinstance(said, list) else said
    return uri


def _body_hash(told: Sequence[Any], data: bytes, at: int) -> str:
    said: str = told[_BODY]
    return said or data[at + _RAW_HASH : at + min(told[0], _BODY_END)].hex()


def _chains(told: Sequence[Any]) -> tuple[str, ...]:
    chains = told[_CHAINS]
    if _FOLLOWS in chains:
        headline = _headline_chain(told[_ISSUED], told[_HEADLINE])
        chains = [headline if one == _FOLLOWS else one for one in chains]
    return tuple(chains)


def _text(sketch: bytes, flags: int, body_hash: bytes) -> str:
    whole = unpack_sketch(sketch, body_hash) if flags & _PACKED else sketch
    return b64encode(whole).decode()


def _seldom(
    reissue_of: Sequence[Any] | None, split_from: str | None, restored: Sequence[Any] | None
) -> dict[str, Any]:
    return {
        "reissue_of": reissue_of and _coordinates(reissue_of),
        "split_from": split_from,
        "restored": restored and _coordinates(restored),
    }


def _cuts(data: bytes, told: Sequence[Any], at: int) -> tuple[int, int, int, int]:
    """Return where sketch, sentences and keys begin, and how many keys there are."""
    hash_size, sketch_size, count, *_ = told
    sketch_at = at + hash_size
    sentences_at = sketch_at + sketch_size
    keys_at = sentences_at + _width(data) * count
    many, odd = divmod(len(data) - keys_at, KEY)
    if min(hash_size, sketch_size, count, many) < 0 or odd:
        message = f"{len(data)} bytes are not those of the verdict"
        raise ValueError(message)
    return sketch_at, sentences_at, keys_at, many


_OUTCOMES = {str(one): one for one in Outcome}


def _end(data: bytes) -> str:
    return "<" if data.startswith(HEAD) else ">"


def _width(data: bytes) -> int:
    return _SENTENCE if data.startswith(HEAD) else _SENTENCE_BEFORE


def _coordinates(place: Sequence[Any]) -> Coordinates:
    topic, partition, offset, incarnation = place
    return Coordinates(
        topic=_word(topic), partition=partition, offset=offset, incarnation=incarnation
    )


def _sentences(data: bytes, at: int, end: int) -> tuple[int, ...]:
    width = _width(data)
    left = "I" if width == _SENTENCE else "I2x"
    return struct.unpack_from(">" + left * ((end - at) // width), data, at)
