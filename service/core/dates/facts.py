"""All facts about a dispatch's day of issue, before they are weighed."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from service.core.article import DateMethod, Span
from service.core.dates.calendar import MonthDay, make_day, nearest_day
from service.core.dates.evidence import ComingDate, DayWord, PastDate
from service.core.dates.zones import Capture


class Claim(NamedTuple):
    """A day that something beside the prose states, and how far to trust it.

    `kind` is what published evidence calls it, `text` what it says, cut short.
    """

    day: date
    method: DateMethod
    kind: str
    text: str
    confidence: float
    span: Span | None = None


class Facts(NamedTuple):
    """Everything known about the day of one dispatch.

    `number` is the day of a dateline that names no month; `month` is a year and month that its
    url shows, `year` the year alone; `shift` how many days the desk's calendar is ahead of the
    dateline's.
    """

    latest: date
    claims: Sequence[Claim] = ()
    month_day: MonthDay | None = None
    number: int | None = None
    month: tuple[int, int] | None = None
    year: int | None = None
    url_text: str = ""
    dateline_text: str = ""
    dateline_span: Span | None = None
    days: Sequence[DayWord] = ()
    paired: Sequence[DayWord] = ()
    past: Sequence[PastDate] = ()
    coming: Sequence[ComingDate] = ()
    capture: Capture | None = None
    capture_text: str = ""
    time_zone: str | None = None
    shift: int = 0

    def filed(self, day: date) -> date | None:
        """Return the day nearest to another that the dateline can mean."""
        if self.month_day is None:
            return None
        month, number, year = self.month_day
        return make_day(year, month, number) if year else nearest_day(month, number, day)

    def gap(self, day: date) -> int | None:
        """Return the days between a claimed day and the nearest day the dateline can mean."""
        if self.month_day is None:
            return None
        near = self.filed(day)
        return abs((near - day).days) if near else 400
