"""Stories, links and ages as bytes on disk; verdicts are kept as the log has them."""

from dataclasses import fields
from typing import Any

import orjson

from service.core.packed_verdict import pack_verdict, unpack_verdict
from service.core.story.order import Placed
from service.core.story.state import Link, Story
from service.core.story.window import Age, Generation
from service.core.verdict import Verdict

STORY, LINKS = b"S", b"C"
_APART = ("uri", "head")
_KEPT = tuple(one.name for one in fields(Story) if one.name not in _APART)


def pack_story(story: Story, *, pointed_at: bool) -> bytes:
    """Pack a story; its head is left out where it is pointed at by its read offset."""
    head = b"" if pointed_at else pack_verdict(story.head)
    told = {name: getattr(story, name) for name in _KEPT}
    told |= {"uri": story.uri, "head": story.head.read_offset}
    return STORY + len(head).to_bytes(4, "big") + head + orjson.dumps(told)


def unpack_story(data: bytes) -> tuple[dict[str, Any], Verdict | int]:
    """Return what `Story` is made of short of its head, and that or its read offset.

    Raises:
        ValueError, TypeError, KeyError: when it is anything else.
    """
    at, end = 1 + 4, 1 + 4 + int.from_bytes(data[1:5], "big")
    told: dict[str, Any] = orjson.loads(data[end:])
    told["versions"] = tuple(Placed(**one) for one in told["versions"])
    told["parted"] = tuple((tie, uri) for tie, uri in told["parted"])
    head: int = told.pop("head")
    return told, (head if end == at else unpack_verdict(data[at:end]))


def pack_links(name: str, links: tuple[Link, ...]) -> bytes:
    """Pack the stories of a chain."""
    return LINKS + orjson.dumps((name, links))


def unpack_links(data: bytes) -> tuple[str, tuple[Link, ...]]:
    """Return the name of a chain and its stories; raises as `unpack_story`."""
    name, links = orjson.loads(data[1:])
    return name, tuple((uri, offset) for uri, offset in links)


def age_told(age: Age) -> dict[str, Any]:
    """Return where an agency's window stands, fit for JSON."""
    return {
        "number": age.number,
        "started_ms": age.started_ms,
        "clock_ms": age.clock_ms,
        "newer": (age.newer.began, age.newer.entries, [*age.newer.tops.items()]),
        "older": (age.older.began, age.older.entries, [*age.older.tops.items()]),
        "floors": [*age.floors.items()],
    }


def age_of(told: dict[str, Any]) -> Age:
    """Return the age of what `age_told` said; raises as `unpack_story`."""
    newer, older = (
        Generation(began=began, entries=entries, tops={tuple(place): top for place, top in tops})
        for began, entries, tops in (told["newer"], told["older"])
    )
    floors = {tuple(place): offset for place, offset in told["floors"]}
    # What was told stays whole: the commits write it anew.
    return Age(**(told | {"newer": newer, "older": older, "floors": floors}))
