"""Dates a text announces: an intention, its verb, and a year, a day or a weekday.

A day without a year and a weekday are placed only when the day of issue is known exactly.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from service.core.article import IssuedDate, Span
from service.core.enrich.model import Scheduled
from service.core.enrich.scan import Body, positions, word_before
from service.core.enrich.words import MONTHS, WEEKDAYS

_YEARS = tuple(str(year) for year in range(2000, 2100))
_TRIGGERS = frozenset(_YEARS) | frozenset(MONTHS) | frozenset(WEEKDAYS)
# Words that make `to` an intention, and verbs that make one of `to` alone.
_MEANING = frozenset(
    """is are set due slated scheduled expected planned poised plan plans planning expect expects
    intend intends aim aims hope hopes vow vows also""".split()
)
_BEGINNING = frozenset(
    "open begin start launch take kick resume close end run visit hold meet host".split()
)
_VAIN = frozenset("failed refused managed unable had forced used able was were".split())
# Between intention and date they say that the date belongs to something else.
_OTHER = frozenset(
    """said says told announced added reported according was were been since last next who founded
    held""".split()
)
_BREAK = re.compile(
    r"\n|[.;!?][\"\u201d\u2019]? (?=[A-Z\"\u201c])(?<!\b[A-Z]\. )(?<!Gov\. )(?<!Rep\. )(?<!Sen\. )"
    r"(?<!Gen\. )(?<!Mr\. )(?<!Ms\. )(?<!Dr\. )"
)
_BEING = frozenset({"is", "are"})
_VERB = re.compile(r" ([a-z]+)")
_LEADS = frozenset({"in", "by", "from", "until", "through", "before", "after", "for", "around"})
_MONTH_LEADS = frozenset({"in", "by", "from", "until"})
_MAY = 5  # more often a prime minister or a verb
_DAY = re.compile(
    r"\.? (\d{1,2})(?:st|nd|rd|th)?(?![\d:])(?:(?:-|\u2013| to | through )(\d{1,2})(?![\d:]))?"
    r"(?:, ((?:19|20)\d\d)\b)?"
)
_OF_YEAR = re.compile(r",? (?:of )?((?:19|20)\d\d)\b")
_REACH = 110


class _Moment(NamedTuple):
    """A date named in the text, placed in the calendar."""

    start: str
    precision: str
    until: int
    method: str
    confidence: float
    end: str | None = None


class _Context(NamedTuple):
    lead: str
    today: date | None


def triggers() -> frozenset[str]:
    """Return the words without which no date is announced."""
    return _TRIGGERS


def announced(body: Body, issued: IssuedDate) -> tuple[Scheduled, ...]:
    """Return the dates a body announces, none before the day of issue."""
    today = _exact_day(issued)
    found = (
        _scheduled(body.text, word, span, today)
        for word in _TRIGGERS.intersection(body.words)
        for span in positions(body.text, word)
    )
    return tuple(sorted(filter(None, found), key=_place))


def _place(entry: Scheduled) -> Span:
    return entry.body_span


def _exact_day(issued: IssuedDate) -> date | None:
    try:
        return date.fromisoformat((issued.value or "")[:10])
    except ValueError:
        return None


def _scheduled(text: str, word: str, span: Span, today: date | None) -> Scheduled | None:
    lead = word_before(text, span[0])
    start = None if lead in _OTHER else _intention(text, span[0])
    if start is None:
        return None
    if word in MONTHS:
        moment = _in_month(text, span[1], MONTHS[word], _Context(lead, today))
    elif word in WEEKDAYS:
        moment = _on_weekday(span[1], WEEKDAYS.index(word), today)
    else:
        moment = _in_year(word, span[1], _Context(lead, today))
    if moment is None:
        return None
    return Scheduled(
        start=moment.start,
        end=moment.end,
        precision=moment.precision,
        surface=text[start : moment.until],
        body_span=(start, moment.until),
        method=moment.method,
        confidence=moment.confidence,
    )


def _intention(text: str, until: int) -> int | None:
    """Return where, in the sentence before a date, an intention is voiced that reaches to it."""
    floor = max(0, until - _REACH)
    found, verb_end = _nearest(text, floor, until)
    if found is None:
        return None
    between = text[verb_end:until]
    if not _OTHER.isdisjoint(between.split()) or _BREAK.search(text, verb_end, until + 1):
        return None
    return found


def _nearest(text: str, floor: int, until: int) -> tuple[int | None, int]:
    """Return where the last intention begins, and where its `will` or `to` ends."""
    will = text.rfind(" will ", floor, until) + 1
    floor = max(floor, will)
    to = text.rfind(" to ", floor, until) + 1
    while to > 0:
        start = _meant(text, to)
        if start is not None:
            return start, to + 2
        to = text.rfind(" to ", floor, to) + 1
    return (will, will + 4) if will > 0 and _VERB.match(text, will + 4) else (None, 0)


def _meant(text: str, to: int) -> int | None:
    """Return where an intention begins whose `to` is here, None when there is none."""
    verb = _VERB.match(text, to + 2)
    if verb is None:
        return None
    before = word_before(text, to)
    if before not in _MEANING:
        return to if verb[1] in _BEGINNING and before not in _VAIN else None
    start = to - len(before) - 1
    earlier = word_before(text, start)
    if earlier in _BEING:
        return start - len(earlier) - 1
    return None if earlier in _VAIN else start


def _in_year(year: str, until: int, context: _Context) -> _Moment | None:
    past = context.today is not None and int(year) < context.today.year
    if past or context.lead not in _LEADS:
        return None
    return _Moment(
        start=year, precision="year", until=until, method="explicit_year", confidence=0.9
    )


def _on_weekday(until: int, weekday: int, today: date | None) -> _Moment | None:
    if today is None:
        return None
    day = _later(today, (weekday - today.weekday()) % 7)
    if day is None:
        return None
    return _Moment(
        start=day.isoformat(), precision="day", until=until, method="weekday", confidence=0.8
    )


def _later(today: date, days: int) -> date | None:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None


def _in_month(text: str, end: int, month: int, context: _Context) -> _Moment | None:
    match = _DAY.match(text, end)
    if match:
        return _on_day(match, month, context.today)
    if context.lead not in (_MONTH_LEADS if month != _MAY else ("in",)):
        return None
    named = _OF_YEAR.match(text, end)
    year = int(named[1]) if named else _year_of(context.today, month)
    today = context.today
    if year is None or (today and (year, month) < (today.year, today.month)):
        return None
    return _Moment(
        start=f"{year:04}-{month:02}",
        precision="month",
        until=named.end() if named else end,
        method="explicit_year" if named else "month",
        confidence=0.9 if named else 0.8,
    )


def _year_of(today: date | None, month: int) -> int | None:
    """Return the year in which a month without one comes next."""
    return None if today is None else today.year + (month < today.month)


def _on_day(match: re.Match[str], month: int, today: date | None) -> _Moment | None:
    first, last, written = match.groups()
    year = int(written) if written else _year_of(today, month)
    start = _day(year, month, first)
    if start is None or (today and start < today):
        return None
    end = _day(year, month, last)
    return _Moment(
        start=start.isoformat(),
        end=end.isoformat() if end and end > start else None,
        precision="day",
        until=match.end(),
        method="explicit_year" if written else "month_day",
        confidence=0.9 if written else 0.85,
    )


def _day(year: int | None, month: int, day: str | None) -> date | None:
    try:
        return date(year, month, int(day)) if year and day else None
    except ValueError:
        return None
