"""When a dispatch was issued: gathers the facts of an article and resolves them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from service.core.article import DatelineDate, DateMethod, IssuedDate, Span
from service.core.dates.calendar import (
    day_in_zone,
    full_dates,
    latest_day,
    make_day,
    month_day,
    trailer_date,
)
from service.core.dates.evidence import past_dates, weekdays
from service.core.dates.resolve import Claim, Facts, resolve

# Places a foreign bureau files from while the desk's calendar is a day ahead.
_BEHIND = {
    "WASHINGTON": "America/New_York",
    "NEW YORK": "America/New_York",
    "LOS ANGELES": "America/Los_Angeles",
    "SAN FRANCISCO": "America/Los_Angeles",
    "UNITED NATIONS": "America/New_York",
    "CHICAGO": "America/Chicago",
    "OTTAWA": "America/Toronto",
    "MEXICO CITY": "America/Mexico_City",
    "HONOLULU": "Pacific/Honolulu",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DateInput:
    """What the reader hands over: fields, printed dates and the story's own prose."""

    received_ms: int
    fetched_at: str | None = None
    published_at: str | None = None
    url_day: tuple[str, date] | None = None
    id_day: tuple[str, date] | None = None
    printed: Sequence[tuple[str, Span]] = ()
    headline: tuple[str, int] | None = None
    prose: Sequence[tuple[str, int]] = ()
    place: str | None = None
    date_text: str | None = None
    date_span: Span | None = None
    time_zone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The outcome: day of issue, what the dateline itself means, quality codes."""

    issued: IssuedDate
    dateline: DatelineDate | None
    codes: tuple[str, ...]


def date_article(given: DateInput) -> Dated:
    """Resolve the day of issue and the dateline's own day."""
    place_zone = _BEHIND.get((given.place or "").upper())
    time_zone = given.time_zone or place_zone
    latest = latest_day(given.received_ms, given.fetched_at, time_zone)
    parts = month_day(given.date_text) if given.date_text else None
    facts = Facts(
        claims=_claims(given, time_zone),
        month_day=parts,
        dateline_text=given.date_text or "" if parts else "",
        dateline_span=given.date_span,
        days=weekdays(given.prose),
        past=past_dates(given.prose, latest),
        latest=latest,
        fetched=day_in_zone(given.fetched_at, time_zone),
        time_zone=time_zone,
        shift=1 if place_zone and given.time_zone and given.time_zone.startswith("Asia/") else 0,
    )
    issued, codes = resolve(facts)
    return Dated(
        issued=issued, dateline=_dateline(parts, issued, place_zone or time_zone), codes=codes
    )


def _claims(given: DateInput, time_zone: str | None) -> list[Claim]:
    claims: list[Claim] = []
    published = day_in_zone(given.published_at, time_zone)
    if published and given.published_at:
        claims.append(
            Claim(
                day=published,
                method=DateMethod.SOURCE_FIELD,
                kind="source_field",
                text=given.published_at,
                confidence=0.95,
            )
        )
    for found, method, confidence in (
        (given.id_day, DateMethod.CONTENT_ID, 0.96),
        (given.url_day, DateMethod.URL, 0.94),
    ):
        if found:
            claims.append(
                Claim(
                    day=found[1],
                    method=method,
                    kind=method.value,
                    text=found[0],
                    confidence=confidence,
                )
            )
    return claims + _printed(given)


def _printed(given: DateInput) -> list[Claim]:
    claims: list[Claim] = []
    for text, span in given.printed:
        day = trailer_date(text) or next((d for d, _, _ in full_dates(text)), None)
        if day:
            claims.append(_claim(day, "time_line", text, (0.93, span)))
    if given.headline and not given.date_text:
        for day, start, end in full_dates(given.headline[0]):
            span = (given.headline[1] + start, given.headline[1] + end)
            claims.append(_claim(day, "headline", given.headline[0][start:end], (0.85, span)))
    return claims


def _claim(day: date, kind: str, text: str, weight: tuple[float, Span]) -> Claim:
    return Claim(
        day=day,
        method=DateMethod.EXPLICIT_YEAR,
        kind=kind,
        text=text[:80],
        confidence=weight[0],
        span=weight[1],
    )


def _dateline(
    parts: tuple[int, int, int | None] | None, issued: IssuedDate, time_zone: str | None
) -> DatelineDate | None:
    """Put the dateline's day next to the day of issue (Dec. 31 under a Jan. 1 page)."""
    if parts is None:
        return None
    month, number, year = parts
    if year is None:
        if issued.value is None:
            return None
        around = date.fromisoformat(issued.value)
        years = (around.year - 1, around.year, around.year + 1)
        days = [day for y in years if (day := make_day(y, month, number))]
        if not days:
            return None
        nearest = min(days, key=lambda day: abs(day - around))
        if abs(nearest - around) > timedelta(days=60):
            return None
        year = nearest.year
    day = make_day(year, month, number)
    if day is None:
        return None
    return DatelineDate(value=day.isoformat(), precision="day", time_zone=time_zone)
