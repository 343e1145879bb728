"""The result of every dateline reader: its parts, where the story begins, who wrote it."""

from typing import NamedTuple

from service.core.article import Dateline
from service.core.dispatch.layout import Line
from service.core.text import clean


class FoundDateline(NamedTuple):
    """A dateline at the start of a line, and where in the line the text after it begins."""

    dateline: Dateline
    body_at: int
    writers: tuple[str, ...] = ()


def found_at(line: Line, parts: tuple[str, str, str | None], end: int) -> FoundDateline:
    """Make the dateline that a line begins with; `parts` are its place, day and agency."""
    place, date, agency = parts
    at = line.text.find(date, 0, end) if date else -1
    raw = line.text[:end].rstrip()
    dateline = Dateline(
        raw=raw,
        place_text=clean(place) or None,
        date_text=clean(date) or None,
        agency_text=agency,
        span=(line.start, line.start + len(raw)),
        date_span=(line.start + at, line.start + at + len(date)) if at >= 0 else None,
    )
    return FoundDateline(dateline, end)
