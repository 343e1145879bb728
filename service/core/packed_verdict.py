"""The compact form of a verdict in the log and the state, which is cheap to take apart.

Version 5 is a JSON array of what is told, in the order of `COLUMNS` and cut where nothing but
defaults follows, as behind the chains of a new story; a zero byte, which JSON never holds; then
what is random anyway: the hashes (raw, body, reading, uri: 32, 16, 8 and 16 bytes, as many as
there are), the sketch, the sentences of 4 bytes, big end first, the keys of 8, little end first.
The array begins with the sizes of hashes, sketch and sentences. A word that every other verdict
says is its number in `WORDS`, a day that of `date.toordinal`; what is said elsewhere is 1: a uri
by the chain key or a hash, a chain by the headline. A column is only ever added at the end, a word
likewise, with a new version.

Version 4 had the columns in another order, and agency and day in letters. Version 3 had one hash,
6 bytes a sentence, of which the first 4 are left, and keys big end first.
"""

import struct
from base64 import b64decode, b64encode
from collections.abc import Sequence
from typing import Any, NamedTuple

import orjson

from service.core.columns import (
    AT_AGENCY,
    AT_BODY,
    AT_CHAIN_KEY,
    AT_CHAINS,
    AT_CLOCK,
    AT_HEADLINE,
    AT_ISSUED,
    AT_MERGED,
    AT_REISSUE_OF,
    AT_URI,
    COLUMNS,
    CUT_OFF,
    FOLLOWS,
    HEAD,
    HEAD_3,
    number_of_day,
    said_as,
    told_columns,
    word_of,
)
from service.core.likeness import pack_sketch, unpack_sketch
from service.core.outcome import Outcome
from service.core.record import Coordinates
from service.core.verdict import Taught, Verdict

KEY = 8
_SENTENCE, _SENTENCE_BEFORE = 4, 6
_RAW_HASH, _BODY_HASH, _READING, _OWN_URI = 32, 16, 8, 16
_BODY_END, _READING_END = _RAW_HASH + _BODY_HASH, _RAW_HASH + _BODY_HASH + _READING
_CURRENT, _WITHDRAWN, _SAID, _PACKED = 1, 2, 4, 8
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
        said_as(v.outcome),
        said_as(v.agency),
        number_of_day(v.issued),
        said_as(v.reason),
        said_as(v.item_class),
        said_as(v.language),
        v.current * _CURRENT | v.withdrawn * _WITHDRAWN | v.said * _SAID | is_packed * _PACKED,
        said_as(v.revision),
        v.headline,
        [FOLLOWS if one == _headline_chain(v.issued, v.headline) else one for one in v.chains],
        v.version,
        v.rank,
        v.chain_key,
        _place(v.matched),
        FOLLOWS if size > _READING_END or _is_its_key(v) else _short(v.uri, v.agency),
        None if hashes else v.raw_hash,
        "" if size > _RAW_HASH else v.body_hash,
        "" if size > _BODY_END else v.reading,
        v.take,
        v.series,
        v.merged or [],
        v.clock_ms,
        _place(v.reissue_of),
        v.sketch if v.sketch and not sketch else None,
        *(v.split_from, _place(v.restored)),
    ]
    while told[-1] == CUT_OFF[len(told) - 1]:
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
    return (said_as(source.topic), source.partition, source.offset, source.incarnation)


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


def told_fields(data: bytes) -> dict[str, Any]:
    """Return the columns of a packed verdict by name, places as versions 1 and 2 told them.

    Raises:
        ValueError, TypeError, LookupError, AttributeError: when it is anything else.
    """
    columns, at = told_columns(data)
    told = dict(zip(COLUMNS, columns, strict=True))
    told["uri"] = _uri(columns, data, at)
    for name in ("outcome", "reason", "item_class", "language", "revision"):
        told[name] = word_of(told[name])
    for name in ("source", "matched", "reissue_of", "restored"):
        if told[name]:
            topic, *place = told[name]
            told[name] = dict(zip(_PLACE, (word_of(topic), *place), strict=True))
    return told


def logged(verdict: Verdict, data: bytes) -> Logged:
    """Return a verdict beside what `pack_verdict` made of it."""
    return Logged(verdict, data, len(data) - KEY * len(verdict.keys))


def unpack_taught(data: bytes) -> Logged:
    """Return what most need of a packed verdict, in half the time; raises as `unpack_verdict`."""
    told, at = told_columns(data)
    *_, keys_at, _ = _cuts(data, told, at)
    reissue_of = told[AT_REISSUE_OF]
    taught = Taught(
        told[3],
        _coordinates(told[4]),
        told[5],
        told[AT_CLOCK],
        _OUTCOMES[word_of(told[6])],
        told[AT_AGENCY],
        _uri(told, data, at),
        _body_hash(told, data, at),
        told[AT_CHAIN_KEY],
        _chains(told),
        tuple(told[AT_MERGED]),
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
    (read_offset, source, timestamp_ms, outcome, agency, issued, reason, *columns) = told[3:]
    (item_class, language, flags, revision, headline, _, version, rank, *columns) = columns
    (chain_key, matched, _, raw_hash, _, reading, take, series, merged, *columns) = columns
    clock_ms, reissue_of, sketch, *split = columns
    kept = data[sketch_at:sentences_at]
    return Verdict(
        read_offset=read_offset,
        source=_coordinates(source),
        timestamp_ms=timestamp_ms,
        raw_hash=data[at : at + min(told[0], _RAW_HASH)].hex() if raw_hash is None else raw_hash,
        outcome=_OUTCOMES[word_of(outcome)],
        agency=agency,
        uri=_uri(told, data, at),
        version=version,
        rank=rank,
        issued=issued,
        matched=matched and _coordinates(matched),
        reason=word_of(reason),
        body_hash=_body_hash(told, data, at),
        chain_key=chain_key,
        item_class=word_of(item_class),
        language=word_of(language),
        current=flags & _CURRENT != 0,
        withdrawn=flags & _WITHDRAWN != 0,
        sentences=_sentences(data, sentences_at, keys_at),
        headline=headline,
        revision=word_of(revision),
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
    said = told[AT_URI]
    if said == FOLLOWS:
        name = told[AT_CHAIN_KEY] or f"x-{data[at + _READING_END : at + told[0]].hex()}"
        return f"urn:dateline:{told[AT_AGENCY]}:{name}"
    uri: str | None = (
        f"urn:dateline:{told[AT_AGENCY]}:{said[0]}" if isinstance(said, list) else said
    )
    return uri


def _body_hash(told: Sequence[Any], data: bytes, at: int) -> str:
    said: str = told[AT_BODY]
    return said or data[at + _RAW_HASH : at + min(told[0], _BODY_END)].hex()


def _chains(told: Sequence[Any]) -> tuple[str, ...]:
    chains = told[AT_CHAINS]
    if FOLLOWS in chains:
        headline = _headline_chain(told[AT_ISSUED], told[AT_HEADLINE])
        chains = [headline if one == FOLLOWS else one for one in chains]
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
    return ">" if data.startswith(HEAD_3) else "<"


def _width(data: bytes) -> int:
    return _SENTENCE_BEFORE if data.startswith(HEAD_3) else _SENTENCE


def _coordinates(place: Sequence[Any]) -> Coordinates:
    topic, partition, offset, incarnation = place
    return Coordinates(
        topic=word_of(topic), partition=partition, offset=offset, incarnation=incarnation
    )


def _sentences(data: bytes, at: int, end: int) -> tuple[int, ...]:
    width = _width(data)
    left = "I" if width == _SENTENCE else "I2x"
    return struct.unpack_from(">" + left * ((end - at) // width), data, at)
