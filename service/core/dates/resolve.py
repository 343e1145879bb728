"""The day of issue from all evidence: fields, ids, printed dates, weekdays crossed with bounds."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from service.core.article import DateMethod, Evidence, IssuedDate, RejectedDate
from service.core.dates.calendar import make_day, month_bounds
from service.core.dates.capture import by_capture
from service.core.dates.facts import Claim, Facts
from service.core.dates.shown import dateline_evidence, day_evidence, floor_evidence
from service.core.dates.years import by_years

_SLACK = timedelta(days=1)
_MONTH, _YEAR_AND_DAY, _YEAR, _SEEN, _BESIDE = 0.93, 0.9, 0.8, 0.93, 0.88
_AHEAD = 4


def resolve(facts: Facts) -> tuple[IssuedDate, tuple[str, ...]]:
    """Return the day of issue and quality codes."""
    known = (*facts.claims, *_of_month(facts))
    claims = [claim for claim in known if claim.day <= facts.latest]
    rejected = _late(known, facts.latest) if len(claims) < len(known) else ()
    if claims:
        return _claimed(facts, claims, rejected)
    found, codes = _inferred(facts)
    return found._replace(rejected=(*rejected, *found.rejected), time_zone=facts.time_zone), codes


def _late(claims: Sequence[Claim], latest: date) -> tuple[RejectedDate, ...]:
    return tuple(
        RejectedDate(
            value=claim.day.isoformat(), reason=f"{claim.kind} lies after receipt or capture"
        )
        for claim in claims
        if claim.day > latest
    )


def _of_month(facts: Facts) -> tuple[Claim, ...]:
    """Give the dateline's day the year of a url that shows the month or the year alone."""
    if not (facts.month or facts.year) or facts.month_day is None or facts.claims:
        return ()
    first, last = month_bounds(facts.month) if facts.month else (date.min, date.max)
    month, number, year = facts.month_day
    years = (year,) if year else (facts.year,) if facts.year else (first.year, last.year)
    days = (make_day(y, month, number) for y in years)
    day = next((day for day in days if day and first <= day <= last), None)
    weight = _MONTH if facts.month else _of_year(facts, day)
    if day is None or not weight:
        return ()
    return (Claim(day, DateMethod.URL, "url", facts.url_text, weight),)


def _of_year(facts: Facts, day: date | None) -> float:
    """Weigh a year alone: it may be that of the matter, and another weekday speaks against it."""
    agrees = any(day and word.weekday == day.weekday() for word in facts.days)
    return _YEAR_AND_DAY if agrees else 0 if facts.days else _YEAR


def _claimed(
    facts: Facts, claims: Sequence[Claim], late: tuple[RejectedDate, ...]
) -> tuple[IssuedDate, tuple[str, ...]]:
    best, confidence, codes = _chosen(facts, claims)
    evidence = [Evidence(kind=claim.kind, text=claim.text, span=claim.span) for claim in claims]
    day = best.day.isoformat()
    issued = IssuedDate(
        value=day,
        precision="day",
        time_zone=facts.time_zone,
        method=best.method,
        confidence=round(confidence, 3),
        not_before=None if codes else day,
        not_after=facts.latest.isoformat() if codes else day,
        evidence=(*evidence, *dateline_evidence(facts), *day_evidence(facts, best.day)),
        rejected=(*late, *_outweighed(claims, best)) if claims[1:] else late,
    )
    return issued, codes


def _chosen(facts: Facts, claims: Sequence[Claim]) -> tuple[Claim, float, tuple[str, ...]]:
    """Return the claim that counts, how sure it is beside the dateline and the rest, codes."""
    best = claims[0]
    gap = facts.gap(best.day)
    if gap is not None and gap > 1:
        agreeing = next((c for c in claims[1:] if (facts.gap(c.day) or 0) <= 1), None)
        agreeing = agreeing or _by_dateline(facts, best)
        return agreeing or best, 0.8 if agreeing else 0.5, ("date_conflict",)
    if gap and best.method is DateMethod.CONTENT_ID and (later := _by_dateline(facts, best)):
        seen = any(claim.day == later.day for claim in claims)
        return later, _SEEN if seen else _BESIDE, ()
    others = any(abs((claim.day - best.day).days) > 1 for claim in claims[1:])
    if others or any(past.first > best.day + _SLACK for past in facts.past):
        return best, min(best.confidence, 0.85), ()
    if gap and best.method in (DateMethod.URL, DateMethod.EXPLICIT_YEAR) and not facts.shift:
        return best, min(best.confidence, _BESIDE), ()
    return best, best.confidence if gap is None else min(0.99, best.confidence + 0.03), ()


def _by_dateline(facts: Facts, shown: Claim) -> Claim | None:
    """Return the dateline's day when it has a year and a later field tells of a page made anew.

    What waits for its hour has an id of the day on which it was written, some days before.
    """
    filed = facts.filed(shown.day)
    if filed is None or facts.month_day is None:
        return None
    late = (shown.day - filed).days
    if late > 0 and facts.month_day[2]:
        method = DateMethod.EXPLICIT_YEAR
    elif shown.method is DateMethod.CONTENT_ID and -_AHEAD <= late < 0:
        method = shown.method
    else:
        return None
    return Claim(day=filed, method=method, kind="dateline", text="", confidence=0.8)


def _outweighed(claims: Sequence[Claim], best: Claim) -> Iterator[RejectedDate]:
    for claim in claims:
        if abs((claim.day - best.day).days) > 1:
            reason = f"{claim.kind} says so, {best.kind} weighs more"
            yield RejectedDate(value=claim.day.isoformat(), reason=reason)


def _inferred(facts: Facts) -> tuple[IssuedDate, tuple[str, ...]]:
    floor = max(facts.past, key=lambda past: past.first, default=None)
    first, last = floor.first if floor else date.min, facts.latest
    if facts.month:
        opens, closes = month_bounds(facts.month)
        first, last = max(first, opens), min(last, closes)
    bounds = IssuedDate(
        not_before=first.isoformat() if first > date.min else None,
        not_after=last.isoformat(),
        evidence=(*dateline_evidence(facts), *day_evidence(facts, None), *floor_evidence(floor)),
    )
    if facts.month_day is None:
        return by_capture(facts, bounds), ()
    month, number, year = facts.month_day
    if year:
        return _explicit(facts, make_day(year, month, number), bounds)
    return by_years(facts, (month, number), floor, bounds)


def _explicit(
    facts: Facts, day: date | None, bounds: IssuedDate
) -> tuple[IssuedDate, tuple[str, ...]]:
    if day is None or day > facts.latest:
        return bounds, ("date_conflict",)
    value = day.isoformat()
    return bounds._replace(
        value=value,
        precision="day",
        method=DateMethod.EXPLICIT_YEAR,
        confidence=0.97,
        not_before=value,
        not_after=value,
        evidence=(*dateline_evidence(facts), *day_evidence(facts, day)),
    ), ()
