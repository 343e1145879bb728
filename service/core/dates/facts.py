"""Everything known about the day of one dispatch, before anybody weighs it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from service.core.article import DateMethod, Span
from service.core.dates.calendar import MonthDay, make_day
from service.core.dates.evidence import DayWord, PastDate
from service.core.dates.zones import Capture


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A day that something beside the prose states, and how far to trust it."""

    day: date
    method: DateMethod
    kind: str
    text: str
    confidence: float
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything known about the day of one dispatch.

    `month` is a year and month that its url shows; `shift` how many days the desk's calendar is
    ahead of the dateline's.
    """

    claims: Sequence[Claim] = ()
    month_day: MonthDay | None = None
    month: tuple[int, int] | None = None
    month_text: str = ""
    dateline_text: str = ""
    dateline_span: Span | None = None
    days: Sequence[DayWord] = ()
    past: Sequence[PastDate] = ()
    latest: date
    capture: Capture | None = None
    capture_text: str = ""
    time_zone: str | None = None
    shift: int = 0

    def gap(self, day: date) -> int | None:
        """Return the days between a claimed day and the nearest day the dateline can mean."""
        if self.month_day is None:
            return None
        month, number, year = self.month_day
        years = (year,) if year else (day.year - 1, day.year, day.year + 1)
        gaps = [abs((made - day).days) for y in years if (made := make_day(y, month, number))]
        return min(gaps, default=400)
