"""Judging items one after another, as a process does."""

from collections.abc import Iterable

from service.core.internal import ReadItem
from service.core.story.judge import judge
from service.core.story.overlay import Overlay
from service.core.story.ruling import Ruling


def judged(*items: ReadItem) -> list[Ruling]:
    """The rulings on items in order, each seeing those before it."""
    return fold(items)[0]


def fold(items: Iterable[ReadItem]) -> tuple[list[Ruling], Overlay]:
    """The rulings on items in order, and what is known after them."""
    known = Overlay()
    rulings = []
    for offset, item in enumerate(items):
        rulings.append(judge(item, offset, known))
        known.add(rulings[-1].verdict)
    return rulings, known
