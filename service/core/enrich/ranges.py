"""Ranges of announced dates: from Nov. 30 to Dec. 2, from 1989 through 1992."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from service.core.enrich.moments import Moment

_JOINED = re.compile(r"(?:,? (?:to|through|until|till|and)(?: on)? |[-\u2013] ?)")
_THROUGH = re.compile(r" (?:to|through|until|till|and)(?: on)? ")


class Entry(NamedTuple):
    """A date and where what announces it begins and, if behind the date, ends."""

    start: int
    moment: Moment
    until: int = 0


def going_on(text: str, found: list[Entry], moment: Moment) -> Entry | None:
    """Return a day that a day found before it is joined to, however far their announcement is."""
    last = found[-1].moment if found else None
    if last is None or last.precision != moment.precision or last.until >= moment.begin:
        return None
    gap = text[last.until : moment.begin]
    return Entry(found[-1].start, moment) if _THROUGH.fullmatch(gap) else None


def ranges(text: str, found: list[Entry]) -> Iterator[Entry]:
    """Make one of two days that `from … to` or `and` joins: from Nov. 30 to Dec. 2."""
    held: Entry | None = None
    for entry in found:
        joined = _joined(text, held, entry) if held else None
        if held and joined is None:
            yield held
        held = joined or entry
    if held:
        yield held


def _joined(text: str, one: Entry, other: Entry) -> Entry | None:
    first, last = one.moment, other.moment
    gap = text[first.until : last.begin]
    if first.precision != last.precision or first.end or not _JOINED.fullmatch(gap):
        return None
    start = first.start
    if last.method == "explicit_year" and first.method != "explicit_year":
        start = last.start[:4] + start[4:]
    between = text.endswith("between ", 0, first.begin)
    if start >= last.start or not (between or _may_join(start, last, gap)):
        return None
    moment = first._replace(start=start, end=last.start, until=last.until, method=last.method)
    return Entry(one.start, moment, max(one.until, other.until))


def _may_join(start: str, last: Moment, gap: str) -> bool:
    """Say whether a range can begin so; `and` makes one of neighbouring days only."""
    if last.precision != "day":
        return "and" not in gap
    day = day_of(start)
    # February 29 need not be a day of the other end's year.
    return day is not None and (
        "and" not in gap or day.toordinal() + 1 == date.fromisoformat(last.start).toordinal()
    )


def day_of(written: str) -> date | None:
    """Return the day that an ISO date writes; None for anything else."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
