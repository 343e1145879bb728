"""Rotates an agency's window: what the rotation must keep of all that it forgets."""

from collections.abc import Iterator
from dataclasses import replace

from service.core.internal import Command, Head, ReadItem, Rotation
from service.core.story.overlay import Overlay
from service.core.story.state import StateView, Story
from service.core.story.window import Age, bare, clamped, due, floors

# Some 300 bytes each: a record stays far below what a topic takes.
HEADS_A_RECORD = 1000


def rotations(
    view: StateView, agency: str, read_offset: int, started_ms: int
) -> Iterator[Rotation]:
    """Yield the records that turn a window at a read offset and a clock in ms.

    What the newer generation holds becomes the older one; what was the older one is forgotten.
    """
    age = view.age(agency) or Age()
    whole = Rotation(
        agency=agency,
        generation=age.number + 1,
        read_offset=read_offset,
        started_ms=started_ms,
        floors=floors(age.older),
    )
    known = view.outliving(agency, age.newer.began) if age.number else iter(())
    # A store yields them in the order of its keys, a dictionary in that of arrival.
    heads = [_head(story) for story in sorted(known, key=_place)]
    parts = [heads[i : i + HEADS_A_RECORD] for i in range(0, len(heads), HEADS_A_RECORD)]
    for part in parts or [[]]:
        yield replace(whole, heads=tuple(part))


def rotate(
    known: Overlay, item: ReadItem | Command, read_offset: int, appended_ms: int, window_ms: int
) -> tuple[Rotation, ...]:
    """Turn the window of an item's agency when its clock says so.

    The broker put the item at `read_offset` at `appended_ms`.
    """
    if isinstance(item, Command):
        return ()  # it has no clock
    turned = []
    shown = clamped(item, appended_ms)
    for started_ms in due(known.age(item.agency), shown, window_ms):
        for one in rotations(known, item.agency, read_offset, started_ms):
            known.rotate(one)
            turned.append(one)
    return tuple(turned)


def _place(story: Story) -> tuple[int, str]:
    return (story.touched or 0, story.uri)


def _head(story: Story) -> Head:
    verdict = bare(replace(story.head, uri=story.uri), withdrawn=story.withdrawn)
    if story.row != story.uri:
        verdict = replace(verdict, merged=(story.row,))
    return Head(
        version=story.version,
        withdrawn=story.withdrawn,
        verdict=verdict,
        erased=story.erased,
        merged_into=story.merged_into,
    )
