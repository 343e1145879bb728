"""Turn an agency's window: what its rotation must say for all that is forgotten by it."""

from collections.abc import Iterator
from dataclasses import replace

from service.core.internal import Head, Rotation
from service.core.story.state import StateView, Story
from service.core.story.window import Age, bare, floors

# Some 300 bytes each: a record stays far below what a topic takes.
HEADS_A_RECORD = 1000


def rotations(view: StateView, agency: str, at: tuple[int, int]) -> Iterator[Rotation]:
    """Yield the records that turn a window at a read offset and a clock in ms.

    What the newer generation holds becomes the older one; what was the older one is forgotten.
    """
    age = view.age(agency) or Age()
    read_offset, started_ms = at
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


def _place(story: Story) -> tuple[int, str]:
    return (story.touched or 0, story.uri)


def _head(story: Story) -> Head:
    verdict = bare(replace(story.head, uri=story.uri), withdrawn=story.withdrawn)
    return Head(version=story.version, withdrawn=story.withdrawn, verdict=verdict)
