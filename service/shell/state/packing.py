"""Verdicts, stories and postings as bytes on disk: text as JSON, what is random as it is."""

import struct
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import MISSING, fields
from operator import attrgetter
from typing import Any

import orjson

from service.core.internal import Verdict
from service.core.outcome import Outcome
from service.core.record import Coordinates
from service.core.story.order import Placed
from service.core.story.state import Link, Story
from service.core.story.window import Age, Generation

_SIZES = struct.Struct(">IHH")
_SENTENCE = 6
_APART = ("sketch", "keys", "sentences")
_DEFAULTS = {
    one.name: one.default if one.default is not MISSING else None
    for one in fields(Verdict)
    if one.name not in _APART
}
_VALUES = attrgetter(*_DEFAULTS)


def pack_verdict(verdict: Verdict) -> bytes:
    """Pack all of a verdict but its keys, which are postings; what is default is left out."""
    values = zip(_DEFAULTS.items(), _VALUES(verdict), strict=True)
    told = orjson.dumps({name: value for (name, default), value in values if value != default})
    sketch = b64decode(verdict.sketch)
    sentences = b"".join(one.to_bytes(_SENTENCE, "big") for one in verdict.sentences)
    sizes = _SIZES.pack(len(told), len(sketch), len(verdict.sentences))
    return sizes + told + sketch + sentences


def unpack_verdict(data: bytes) -> Verdict:
    """Unpack what `pack_verdict` made.

    Raises:
        ValueError, TypeError, KeyError, struct.error: when it is anything else.
    """
    told_size, sketch_size, count = _SIZES.unpack_from(data)
    told_end = _SIZES.size + told_size
    sketch_end = told_end + sketch_size
    told: dict[str, Any] = orjson.loads(data[_SIZES.size : told_end])
    tail = data[sketch_end:]
    if len(tail) != count * _SENTENCE:
        message = f"{len(tail)} bytes of sentences, {count} sentences"
        raise ValueError(message)
    told["source"] = Coordinates(**told["source"])
    for name in ("matched", "reissue_of"):
        if name in told:
            told[name] = Coordinates(**told[name])
    told["outcome"] = Outcome(told["outcome"])
    told["chains"] = tuple(told.get("chains", ()))
    told["merged"] = tuple(told.get("merged", ()))
    return Verdict(
        **told,
        sketch=b64encode(data[told_end:sketch_end]).decode(),
        sentences=tuple(
            int.from_bytes(tail[at : at + _SENTENCE], "big")
            for at in range(0, len(tail), _SENTENCE)
        ),
    )


def pack_story(story: Story) -> bytes:
    """Pack all of a story but its uri, which is the key, and its head, which is pointed at."""
    kept = ("version", "withdrawn", "versions", "merged_into", "touched", "erased")
    return orjson.dumps({name: getattr(story, name) for name in kept})


def unpack_story(uri: str, head: Verdict, data: bytes) -> Story:
    """Unpack what `pack_story` made; raises as `unpack_verdict`."""
    told: dict[str, Any] = orjson.loads(data)
    versions = tuple(Placed(**one) for one in told.pop("versions"))
    return Story(uri=uri, head=head, versions=versions, **told)


def pack_outlived(story: Story) -> bytes:
    """Pack a story with its head, which stands nowhere else any more."""
    head = pack_verdict(story.head)
    return struct.pack(">I", len(head)) + head + pack_story(story)


def unpack_outlived(uri: str, data: bytes) -> Story:
    """Unpack what `pack_outlived` made; raises as `unpack_verdict`."""
    end = 4 + int.from_bytes(data[:4], "big")
    return unpack_story(uri, unpack_verdict(data[4:end]), data[end:])


def pack_links(links: Sequence[Link]) -> bytes:
    """Pack the stories of a chain."""
    return orjson.dumps(links)


def unpack_links(data: bytes | None) -> tuple[Link, ...]:
    """Unpack the stories of a chain; none are none."""
    return tuple((uri, offset) for uri, offset in orjson.loads(data)) if data else ()


def pack_age(age: Age) -> bytes:
    """Pack where an agency's window stands."""
    return orjson.dumps(
        {
            "number": age.number,
            "started_ms": age.started_ms,
            "clock_ms": age.clock_ms,
            "newer": (age.newer.began, age.newer.entries, [*age.newer.tops.items()]),
            "older": (age.older.began, age.older.entries, [*age.older.tops.items()]),
            "floors": [*age.floors.items()],
        }
    )


def unpack_age(data: bytes) -> Age:
    """Unpack what `pack_age` made; raises as `unpack_verdict`."""
    told: dict[str, Any] = orjson.loads(data)
    newer, older = (
        Generation(began=began, entries=entries, tops={tuple(place): top for place, top in tops})
        for began, entries, tops in (told.pop("newer"), told.pop("older"))
    )
    floors = {tuple(place): offset for place, offset in told.pop("floors")}
    return Age(**told, newer=newer, older=older, floors=floors)


def pack_offset(offset: int) -> bytes:
    """Pack a read offset, the pointer to a verdict."""
    return struct.pack(">q", offset)


def pack_offsets(offsets: Sequence[int]) -> bytes:
    """Pack the postings of a key."""
    return struct.pack(f">{len(offsets)}q", *offsets)


def unpack_offsets(data: bytes | None) -> tuple[int, ...]:
    """Unpack the postings of a key; none are none."""
    return struct.unpack(f">{len(data) // 8}q", data) if data else ()
