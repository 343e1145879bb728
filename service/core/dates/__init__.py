"""When a dispatch was issued: gathers the facts of an article and resolves them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from service.core.article import DatelineDate, DateMethod, IssuedDate, Span
from service.core.dates.calendar import MonthDay, day_alone, make_day, month_day, nearest_day
from service.core.dates.evidence import DayWord, coming_dates, past_dates, weekdays
from service.core.dates.facts import Claim, Facts
from service.core.dates.foreign_weekdays import foreign_days
from service.core.dates.printed import (
    full_dates,
    is_bare_day,
    is_change_line,
    is_trailer,
    issue_day,
)
from service.core.dates.resolve import resolve
from service.core.dates.zones import capture_at, day_in_zone, is_behind, latest_day, place_zone

# Quotes alone make no other language.
_ACCENTED = re.compile("[\u00c0-\u017f\u0400-\u04ff]")
_INDIA, _IST = "Asia/Kolkata", re.compile(r"\bIST\b")
_INDIAN = re.compile(r"\b(0?[1-9]|1[0-2])[/-](0?[1-9]|1[0-2])[/-](?:19|20)\d\d\b")
_LONGEST, _SHOWN, _FRESH, _MONTH, _WEEKS = 400, 80, 4, 31, 28
_FIELD, _ID, _URL, _LOOSE, _LINE, _CHANGE, _HEADLINE = 0.95, 0.96, 0.94, 0.88, 0.93, 0.8, 0.85


@dataclass(frozen=True, slots=True, kw_only=True)
class UrlDate:
    """What a url shows of a day: `day` 0 when it shows the month alone, `month` too for the year.

    `sure` when the form is one that agencies use for the day of issue and for nothing else.
    """

    year: int
    month: int = 0
    day: int = 0
    text: str
    sure: bool = True


class DateInput(NamedTuple):
    """What the reader hands over: fields, printed dates and the story's own prose."""

    received_ms: int
    fetched_at: str | None = None
    published_at: str | None = None
    url_date: UrlDate | None = None
    id_day: tuple[str, date] | None = None
    printed: Sequence[tuple[str, Span]] = ()
    headline: tuple[str, int] | None = None
    prose: Sequence[tuple[str, int]] = ()
    place: str | None = None
    date_text: str | None = None
    date_span: Span | None = None
    time_zone: str | None = None


class Dated(NamedTuple):
    """The outcome: day of issue, what the dateline itself means, quality codes."""

    issued: IssuedDate
    dateline: DatelineDate | None
    codes: tuple[str, ...]


def date_article(given: DateInput) -> Dated:
    """Resolve the day of issue and the dateline's own day."""
    at_place = place_zone(given.place)
    time_zone = given.time_zone or at_place
    latest = latest_day(given.received_ms, given.fetched_at, time_zone)
    seen = capture_at(given.fetched_at, time_zone)
    parts = month_day(given.date_text) if given.date_text else None
    url = given.url_date
    claims = _claims(given, time_zone, parts, seen.day if seen else None)
    number = day_alone(given.date_text) if given.date_text and not parts else None
    if number and claims:
        parts = _of_number(number, claims[0].day)
    days = weekdays(given.prose) or _far_weekdays(given.prose)
    facts = Facts(
        claims=claims,
        number=number,
        month_day=parts,
        month=(url.year, url.month) if url and url.month and not url.day else None,
        year=url.year if url and not url.month else None,
        url_text=url.text if url else "",
        dateline_text=given.date_text or "" if parts else "",
        dateline_span=given.date_span,
        days=[word for word in days if word.of is None],
        paired=[word for word in days if word.of],
        past=past_dates(given.prose, latest),
        # Only a year that nothing states is asked for so.
        coming=coming_dates(given.prose) if parts and not (claims or parts[2]) else (),
        latest=latest,
        # A capture after the receipt is a wrong clock, and says nothing of the day.
        capture=seen if seen and seen.day <= latest else None,
        capture_text=given.fetched_at or "",
        time_zone=time_zone,
        shift=int(is_behind(at_place, given.time_zone)),
    )
    issued, codes = resolve(facts)
    return Dated(
        issued=issued, dateline=_dateline(parts, issued, at_place or time_zone), codes=codes
    )


def _far_weekdays(prose: Sequence[tuple[str, int]]) -> list[DayWord]:
    if not prose or prose[0][0].isascii() or not _ACCENTED.search(prose[0][0]):
        return []
    return foreign_days(*prose[0])


def _of_number(number: int, near: date) -> MonthDay | None:
    """Return the day of that number nearest to another: 26日 names no month."""
    days = (near + timedelta(days=gap) for gap in sorted(range(-_MONTH, _MONTH), key=abs))
    return next(((day.month, day.day, day.year) for day in days if day.day == number), None)


def _claims(
    given: DateInput, time_zone: str | None, hint: MonthDay | None, captured: date | None
) -> list[Claim]:
    claims: list[Claim] = []
    published = day_in_zone(given.published_at, time_zone)
    if published:
        text = (given.published_at or "")[:_SHOWN]
        claims.append(Claim(published, DateMethod.SOURCE_FIELD, "source_field", text, _FIELD))
    if given.id_day:
        text, issued = given.id_day
        claims.append(Claim(issued, DateMethod.CONTENT_ID, "content_id", text, _ID))
    others = (*_of_url(given, hint), *_printed(given, time_zone, hint, captured))
    claims.extend(sorted(others, key=lambda claim: -claim.confidence))
    return claims


def _of_url(given: DateInput, hint: MonthDay | None) -> Iterator[Claim]:
    url = given.url_date
    shown = make_day(url.year, url.month, url.day) if url and url.day else None
    if url and shown:
        day = _filed(given, shown, hint, _FRESH) if hint else shown
        weight = _CHANGE if day != shown else _URL if url.sure else _LOOSE
        yield Claim(day, DateMethod.URL, "url", url.text[:_SHOWN], weight)


def _printed(
    given: DateInput, time_zone: str | None, hint: MonthDay | None, captured: date | None
) -> Iterator[Claim]:
    for line, span in given.printed:
        text = line[:_LONGEST]
        stated = issue_day(text, time_zone, hint)
        shown = stated or (None if hint else _by_capture(text, time_zone, captured))
        if shown and is_trailer(text):
            # What a wire's own machine writes below a text is a field, not the text's word.
            yield Claim(shown, DateMethod.SOURCE_FIELD, "trailer", text[:_SHOWN], _LINE, span)
        elif shown:
            changed, bare = is_change_line(text), is_bare_day(text)
            # Above what it quotes, a blog prints its own day with the weekday.
            least = 0 if changed or (bare and "day" in text) else _FRESH
            day = _filed(given, shown, hint, least) if hint else shown
            clock = captured is not None and abs((captured - shown).days) <= 1
            other = hint is not None and (day.month, day.day) != hint[:2]
            sure = stated == day and not (changed or (bare and (clock or other)))
            weight = _LINE if sure else _CHANGE
            yield Claim(day, DateMethod.EXPLICIT_YEAR, "time_line", text[:_SHOWN], weight, span)
    if given.headline and not given.date_text:
        text, at = given.headline
        for found in full_dates(text, hint):
            span = (at + found.start, at + found.end)
            words = text[found.start : found.end]
            yield Claim(
                found.day, DateMethod.EXPLICIT_YEAR, "headline", words[:_SHOWN], _HEADLINE, span
            )


def _filed(given: DateInput, shown: date, hint: MonthDay, least: int) -> date:
    """Return the dateline's day when a page shows one that is later by some days up to weeks.

    A page was changed then, or repeats an older dispatch.
    """
    filed = nearest_day(hint[0], hint[1], shown)
    if filed is None or is_behind(place_zone(given.place), given.time_zone):
        return shown
    return filed if least <= (shown - filed).days < _WEEKS else shown


def _by_capture(text: str, time_zone: str | None, captured: date | None) -> date | None:
    """Read `03/04/2020` as it falls on the capture or near it, else day first in India."""
    if captured is not None and "/" in text:
        near = (captured - timedelta(days=back) for back in range(_FRESH))
        read = (issue_day(text, time_zone, (one.month, one.day, None)) for one in near)
        if found := next((day for day in read if day), None):
            return found
    figures = _INDIAN.search(text) if _IST.search(text) or time_zone == _INDIA else None
    return (
        issue_day(text, time_zone, (int(figures[2]), int(figures[1]), None)) if figures else None
    )


def _dateline(
    parts: MonthDay | None, issued: IssuedDate, time_zone: str | None
) -> DatelineDate | None:
    """Put the dateline's day next to the day of issue (Dec. 31 under a Jan. 1 page)."""
    if parts is None:
        return None
    month, number, year = parts
    if year is None:
        if issued.value is None:
            return None
        around = date.fromisoformat(issued.value)
        nearest = nearest_day(month, number, around)
        if nearest is None or abs(nearest - around) > timedelta(days=60):
            return None
        year = nearest.year
    day = make_day(year, month, number)
    if day is None:
        return None
    return DatelineDate(value=day.isoformat(), precision="day", time_zone=time_zone)
