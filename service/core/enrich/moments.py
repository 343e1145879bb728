"""A date as a text names it, placed in the calendar by the day of issue."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from service.core.enrich.scan import word_before
from service.core.enrich.words import MONTHS, WEEKDAYS

_LEADS = frozenset("in by from until through before after for around early late mid".split())
_MONTH_LEADS = _LEADS - {"after", "around"} | {"next", "coming"}
_HABITS = frozenset(
    "every each last past previous earlier since first second third fourth".split()
)
_PARTS = frozenset("end middle beginning start half".split())
_MAY = 5  # more often a prime minister or a verb
_MAY_LEADS = frozenset({"in", "by", "early", "late", "next"})
_DAY = re.compile(
    r"\.? (\d{1,2})(?:st|nd|rd|th)?(?![\d:])"
    r"(?:(?:-|\u2013| to | through | and )(\d{1,2})(?:st|nd|rd|th)?(?![\d:]))?"
    r"(?:,? ((?:19|20)\d\d)\b)?"
)
_DAY_BEFORE = re.compile(
    r"(?<![\d.:])(\d{1,2})(?:(?:-|\u2013)(\d{1,2}))?(?:st|nd|rd|th)?(?: of)? \Z"
)
# Thursday, June 27: the day of the month says more.
_DATED = re.compile(rf",? (?:{'|'.join(MONTHS)})\.? \d")
_OF_YEAR = re.compile(r",? (?:of )?((?:19|20)\d\d)\b")
_OF_QUARTER = re.compile(r"(first|second|third|fourth) (quarter|half) of \Z")
_ORDINALS = ("first", "second", "third", "fourth")
_UNIT = re.compile(rf"(?:this|next) (weekend|week|month|year|{'|'.join(WEEKDAYS)})\b")
# The July 25 call, Ann's July 25 call.
_DETERMINERS = frozenset("the a an his her their its that s".split())
# Planned for March; the figures for March are no plan.
_FIXED = frozenset("set scheduled slated planned due timed fixed booked expected plans".split())
# A Sept. 18 hearing, the May 9 presidential election: what is appointed, and no call or
# attack; what was or would be was so or is put off.
_EVENT = re.compile(
    r" (?:[\w-]+ ){0,2}(?:hearing|election|summit|vote|referendum|ballot|runoff|trial|deadline"
    r"|primary|polls|by-election|inauguration|sentencing|debate|meeting)\b"
    r"(?! (?:date|results?|was|were|had|has|would|ended|failed))"
)
_MARKS = frozenset({"'", "\u2019"})
# Between two months: from April through October.
_BETWEEN = frozenset({"to", "through"})
_NO_LEADS = frozenset({"the", "earlier"})
# On Wednesday and Thursday: the one is not before the other.
_JOINING = frozenset("and or to through until till".split())
# On next Tuesday she leaves, before returning on Wednesday: both are the next week's.
_AFTER_NEXT = re.compile(rf"\b(?:[Oo]n|for|by|from) next (?:{'|'.join(WEEKDAYS)})\b[^.\n]*\Z")
_SATURDAY = 5
THIS_CENTURY = 2000
_WEEK, _MONTHS, _REACH, _AHEAD, _SENTENCE, _NEAR = 7, 12, 24, 300, 130, 60


class Moment(NamedTuple):
    """A date named in the text, placed in the calendar: ISO days, a month or a year.

    `event` is where what it stands before ends: the May 9 election; 0 where that is nothing.
    """

    start: str
    precision: str
    begin: int
    until: int
    method: str
    confidence: float
    end: str | None = None
    event: int = 0


class Named(NamedTuple):
    """A word of time in a text: where it stands, the word before it, the day of issue."""

    text: str
    start: int
    end: int
    lead: str
    today: date | None


def in_year(named: Named, year: str) -> Moment | None:
    """Place a year, or the quarter or half of one."""
    if named.today is not None and int(year) < named.today.year:
        return None
    part = _quarter_before(named, named.start)
    if part:
        return _part_of(year, part, named.end, "explicit_year")
    if named.lead not in _LEADS:
        return None
    return Moment(year, "year", named.start, named.end, "explicit_year", 0.9)


def _quarter_before(named: Named, begin: int) -> re.Match[str] | None:
    if named.text[begin - 2 : begin - 1] != "f":
        return None
    return _OF_QUARTER.search(named.text, max(0, begin - _REACH), begin)


def _part_of(year: str, part: re.Match[str], until: int, method: str) -> Moment | None:
    """Place the second quarter or the first half of a year."""
    size = 3 if part[2] == "quarter" else 6
    last = (_ORDINALS.index(part[1]) + 1) * size
    if last > _MONTHS:
        return None
    start, end = f"{year}-{last - size + 1:02}", f"{year}-{last:02}"
    return Moment(start, part[2], part.start(), until, method, 0.9, end)


def on_weekday(named: Named, weekday: int) -> Moment | None:
    """Place a weekday: the day of issue or one of the six that follow it."""
    if named.today is None or named.lead in _HABITS or _DATED.match(named.text, named.end):
        return None
    ahead = (weekday - named.today.weekday()) % _WEEK
    if named.lead in _JOINING and ahead < _ahead_before(named, named.today):
        ahead += _WEEK
    if named.lead == "next" or _is_after_next(named):
        # Said on a Monday, next Tuesday is the next week's.
        ahead = weekday - named.today.weekday() + _WEEK
    day = _later(named.today, ahead)
    start = named.start - len("next ") if named.lead == "next" else named.start
    return None if day is None else Moment(day, "day", start, named.end, "weekday", 0.8)


def _ahead_before(named: Named, today: date) -> int:
    """Return how many days ahead the weekday is that a word joins to this one; 0 where none is."""
    first = word_before(named.text, named.start - len(named.lead) - 1)
    return (WEEKDAYS.index(first) - today.weekday()) % _WEEK if first in WEEKDAYS else 0


def put_off(moment: Moment) -> Moment:
    """Return a weekday's moment a week later, where the calendar goes on so long."""
    day = _later(date.fromisoformat(moment.start), _WEEK)
    return moment._replace(start=day) if day else moment


def _is_after_next(named: Named) -> bool:
    begin = max(0, named.start - _SENTENCE)
    if named.text.find(" next ", begin, named.start) < 0:
        return False
    return _AFTER_NEXT.search(named.text, begin, named.start) is not None


def in_month(named: Named, month: int) -> Moment | None:
    """Place a month, or a day or days of one."""
    days = _DAY.match(named.text, named.end)
    if days:
        return _on_days(named, month, days, (named.start, days.end()))
    before = _DAY_BEFORE.search(named.text, max(0, named.start - _REACH), named.start)
    if before:
        year = _OF_YEAR.match(named.text, named.end)
        return _on_days(named, month, before, (before.start(), year.end() if year else named.end))
    return _in_whole_month(named, month)


def relative(named: Named) -> Moment | None:
    """Place tomorrow, next or this week, weekend, month or year."""
    if named.today is None or named.lead in _NO_LEADS:
        return None
    if named.text.startswith("tomorrow", named.start):
        day, until = _later(named.today, 1), named.start + len("tomorrow")
        return Moment(day, "day", named.start, until, "relative", 0.85) if day else None
    unit = _UNIT.match(named.text, named.start)
    ahead = int(named.text.startswith("next", named.start))
    # This year's target is no date.
    if (
        unit is None
        or unit[1] in WEEKDAYS
        or (not ahead and named.text[unit.end() : unit.end() + 1] in _MARKS)
    ):
        return None
    return _in_unit(named, unit, ahead)


def _in_unit(named: Named, unit: re.Match[str], ahead: int) -> Moment | None:
    """Place a week, a month, a year or a part of one, this or the next."""
    if named.today is None:
        return None
    begin = named.start - (len("later ") if named.lead == "later" else 0)
    try:
        start, end = _bounds(named.today, unit[1], ahead)
    except (OverflowError, ValueError):
        return None
    part = _quarter_before(named, begin) if unit[1] == "year" else None
    if part:
        return _part_of(start, part, unit.end(), "relative")
    precision = "day" if unit[1] == "weekend" else unit[1]
    return Moment(start, precision, begin, unit.end(), "relative", 0.85, end)


@lru_cache(maxsize=512)
def _bounds(today: date, unit: str, ahead: int) -> tuple[str, str | None]:
    if unit == "year":
        return f"{today.year + ahead:04}", None
    if unit == "month":
        years, month = divmod(today.month - 1 + ahead, _MONTHS)
        return f"{today.year + years:04}-{month + 1:02}", None
    monday = today + timedelta(days=_WEEK * ahead - today.weekday())
    if unit == "weekend":
        saturday = monday + timedelta(days=_SATURDAY)
        return saturday.isoformat(), (saturday + timedelta(days=1)).isoformat()
    return monday.isoformat(), (monday + timedelta(days=_WEEK - 1)).isoformat()


def _later(today: date, days: int) -> str | None:
    try:
        return (today + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def _in_whole_month(named: Named, month: int) -> Moment | None:
    part = named.lead == "of" and _last_words(named) in _PARTS
    leads = _MONTH_LEADS if month != _MAY else _MAY_LEADS
    if named.lead not in leads and not (part or _ends_months(named)):
        return None
    if named.lead == "for" and word_before(named.text, named.start - len("for ")) not in _FIXED:
        return None
    # January's record is past.
    if named.text[named.end : named.end + 1] in _MARKS:
        return None
    written = _OF_YEAR.match(named.text, named.end)
    year = int(written[1]) if written else _year_of(named.today, month)
    today = named.today
    if year is None or (today and (year, month) < (today.year, today.month)):
        return None
    return Moment(
        f"{year:04}-{month:02}",
        "month",
        named.start - (len("next ") if named.lead == "next" else 0),
        written.end() if written else named.end,
        "explicit_year" if written else "month",
        0.9 if written else 0.8,
    )


def _ends_months(named: Named) -> bool:
    """Say whether a month is the last of several: April through October."""
    before = named.start - len(named.lead) - 1
    return named.lead in _BETWEEN and word_before(named.text, before) in MONTHS


def _last_words(named: Named) -> str:
    before = named.text[max(0, named.start - _REACH) : named.start - len("of ")].split()
    return before[-1] if before else ""


def _year_of(today: date | None, month: int) -> int | None:
    """Return the year in which a month without one comes next."""
    return None if today is None else today.year + (month < today.month)


def _on_days(
    named: Named, month: int, match: re.Match[str], span: tuple[int, int]
) -> Moment | None:
    first, last = match[1], match[2]
    written = match[3] if match.re is _DAY else None
    year = int(written) if written else _year_of(named.today, month)
    start, end = _day(year, month, first), _day(year, month, last)
    if start is None or (not written and _is_far(named, start)):
        return None
    if named.today and start < named.today:
        return None
    # The July 25-27 summit is days that are named by the way, the July 25 call a call.
    if not last and (named.lead.lower() in _DETERMINERS or named.lead.endswith(("'s", "\u2019s"))):
        return _of_event(named, start, span) if named.today and not written else None
    return Moment(
        start.isoformat(),
        "day",
        *span,
        "explicit_year" if written else "month_day",
        0.9 if written else 0.85,
        end.isoformat() if end and end > start else None,
    )


def _of_event(named: Named, day: date, span: tuple[int, int]) -> Moment | None:
    """Return the day of a vote or a hearing behind it, unless it can be last year's."""
    event = _EVENT.match(named.text, span[1])
    if named.today is None or event is None:
        return None
    near = day.year == named.today.year or (day - named.today).days < _NEAR
    if not near:
        return None
    return Moment(day.isoformat(), "day", *span, "month_day", 0.85, event=event.end())


def _is_far(named: Named, day: date) -> bool:
    """Say whether a day without a year is rather one that is just past."""
    return named.today is not None and (day - named.today).days > _AHEAD


def _day(year: int | None, month: int, day: str | None) -> date | None:
    if not (year and day) or not 1 <= int(day) <= monthrange(year, month)[1]:
        return None
    return date(year, month, int(day))


@lru_cache(maxsize=100)
def _years_since(first: int) -> re.Pattern[str]:
    """Return what tells the years of the last century from one on."""
    years = "|".join(map(str, range(first, THIS_CENTURY)))
    return re.compile(rf"(?<![\w.,/-])(?:{years})(?![\w/-]|[.,]\d)")


def old_years(text: str, today: date) -> Iterator[Moment]:
    """Yield the years of the last century that a text names from the day of issue on."""
    years, at = _years_since(today.year), text.find("19")
    while at >= 0:
        year = years.match(text, at)
        if year:
            named = Named(text, at, year.end(), word_before(text, at), today)
            moment = in_year(named, year[0])
            if moment:
                yield moment
        at = text.find("19", at + 2)
