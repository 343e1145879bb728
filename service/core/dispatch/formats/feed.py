"""Shared by all structured feeds: builds a page from an item's fields and its text."""

from collections.abc import Callable
from dataclasses import dataclass, field

from service.core.dispatch.dateline import match_dateline, match_place
from service.core.dispatch.formats.manuscript import Manuscript
from service.core.dispatch.layout import Line, read_lines
from service.core.text import clean

Writer = Callable[[Manuscript], None]
_HEADLINE_LIKE, _FIRST = 300, 3


@dataclass(slots=True)
class FeedItem:
    """An item's parts as texts; each writer adds the part itself, with its places."""

    headline: tuple[str, Writer] | None = None
    byline: tuple[str, Writer] | None = None
    dateline: tuple[str, Writer] | None = None
    bodies: list[tuple[str, Writer]] = field(default_factory=list)
    captions: list[tuple[str, Writer]] = field(default_factory=list)


def write_item(item: FeedItem, below: Manuscript | None) -> Manuscript:
    """Lay an item out as a page: headline, byline, captions, dateline and text.

    What the text itself prints is not put before it a second time.
    """
    body = Manuscript(below)
    for _, write in item.bodies:
        write(body)
        body.line()
    lines = read_lines(body.text)[:_FIRST]
    page = Manuscript(below)
    if item.headline and not _begins(lines, item.headline[0]):
        _line(page, item.headline[1])
    if item.byline and not any(line.text.lower().startswith("by ") for line in lines):
        if not item.byline[0].lower().startswith("by "):
            page.glue("By ")
        _line(page, item.byline[1])
    for _, write in item.captions:
        page.glue("\u25b2 ")
        _line(page, write)
    if item.dateline and not any(match_dateline(line) for line in lines):
        _dateline(page, *item.dateline)
    page.extend(body)
    return page


def _line(page: Manuscript, write: Writer) -> None:
    write(page)
    page.line()


def _begins(lines: list[Line], headline: str) -> bool:
    """Say whether one of the first lines is the headline."""
    wanted = clean(headline)
    return any(clean(line.text[:_HEADLINE_LIKE]) == wanted for line in lines)


def _dateline(page: Manuscript, text: str, write: Writer) -> None:
    """Put a dateline field before the text if it reads as one; a bare place is none."""
    line = text.strip()
    for dash, match in (("", match_dateline), (" --", match_dateline), (" --", match_place)):
        words = f"{line}{dash} It"
        if match(Line(0, len(words), words)):
            write(page)
            page.glue(f"{dash} ")
            return
