"""The day of issue from all evidence: fields, ids, printed dates, weekdays crossed with bounds."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from service.core.article import DateMethod, Evidence, IssuedDate, RejectedDate
from service.core.dates.calendar import WEEKDAYS, make_day, month_bounds
from service.core.dates.capture import by_capture
from service.core.dates.evidence import PastDate, Tense
from service.core.dates.facts import Claim, Facts
from service.core.dates.likelihood import by_weekday, freshness

EARLIEST = 1980
_ENOUGH, _POSSIBLE = 0.8, 0.02
_CLEAR, _SURE, _AGREED, _LIKELY = 0.95, 0.98, 0.93, 0.88
_SLACK = timedelta(days=1)


def resolve(facts: Facts) -> tuple[IssuedDate, tuple[str, ...]]:
    """Return the day of issue and quality codes."""
    known = (*facts.claims, *_of_month(facts))
    late = [claim for claim in known if claim.day > facts.latest]
    claims = [claim for claim in known if claim.day <= facts.latest]
    rejected = tuple(
        RejectedDate(value=claim.day.isoformat(), reason=f"{claim.kind} lies after the capture")
        for claim in late
    )
    found, codes = _claimed(facts, claims) if claims else _inferred(facts)
    return replace(found, rejected=(*rejected, *found.rejected), time_zone=facts.time_zone), codes


def _of_month(facts: Facts) -> tuple[Claim, ...]:
    """Give the dateline's day the year of a url that shows the month alone."""
    if facts.month is None or facts.month_day is None or facts.claims:
        return ()
    first, last = month_bounds(facts.month)
    month, number, year = facts.month_day
    years = (year,) if year else (first.year, last.year)
    days = (make_day(y, month, number) for y in years)
    day = next((day for day in days if day and first <= day <= last), None)
    if day is None:
        return ()
    claim = Claim(
        day=day, method=DateMethod.URL, kind="url", text=facts.month_text, confidence=0.93
    )
    return (claim,)


def _claimed(facts: Facts, claims: Sequence[Claim]) -> tuple[IssuedDate, tuple[str, ...]]:
    best = claims[0]
    confidence = best.confidence
    codes: tuple[str, ...] = ()
    gap = facts.gap(best.day)
    others = [claim for claim in claims[1:] if abs((claim.day - best.day).days) > 1]
    if gap is not None and gap > 1:
        confidence, codes = 0.5, ("date_conflict",)
        agreeing = next((c for c in claims[1:] if (facts.gap(c.day) or 0) <= 1), None)
        if agreeing:
            best, confidence = agreeing, 0.8
    elif others or any(past.first > best.day + _SLACK for past in facts.past):
        confidence = min(confidence, 0.85)
    elif gap is not None:
        confidence = min(0.99, confidence + 0.03)
    evidence = [Evidence(kind=claim.kind, text=claim.text, span=claim.span) for claim in claims]
    day = best.day.isoformat()
    issued = IssuedDate(
        value=day,
        precision="day",
        method=best.method,
        confidence=round(confidence, 3),
        not_before=None if codes else day,
        not_after=facts.latest.isoformat() if codes else day,
        evidence=(*evidence, *_dateline_evidence(facts), *_day_evidence(facts, best.day)),
        rejected=tuple(
            RejectedDate(
                value=c.day.isoformat(), reason=f"{c.kind} says so, {best.kind} weighs more"
            )
            for c in claims
            if abs((c.day - best.day).days) > 1
        ),
    )
    return issued, codes


def _dateline_evidence(facts: Facts) -> tuple[Evidence, ...]:
    if not facts.dateline_text:
        return ()
    return (Evidence(kind="dateline", text=facts.dateline_text, span=facts.dateline_span),)


def _day_evidence(facts: Facts, day: date | None) -> tuple[Evidence, ...]:
    seen: dict[tuple[str, Tense], Evidence] = {}
    for word in facts.days:
        if day is not None and word.weekday == day.weekday():
            bound = "exact"
        else:
            bound = "lower" if word.tense is Tense.PAST else "upper"
        seen.setdefault(
            (word.text, word.tense),
            Evidence(kind="weekday", text=word.text, span=word.span, bound=bound),
        )
    return tuple(seen.values())


def _inferred(facts: Facts) -> tuple[IssuedDate, tuple[str, ...]]:
    floor = max(facts.past, key=lambda past: past.first, default=None)
    first, last = floor.first if floor else date.min, facts.latest
    if facts.month:
        opens, closes = month_bounds(facts.month)
        first, last = max(first, opens), min(last, closes)
    bounds = IssuedDate(
        not_before=first.isoformat() if first > date.min else None,
        not_after=last.isoformat(),
        evidence=(*_dateline_evidence(facts), *_day_evidence(facts, None), *_floor(floor)),
    )
    if facts.month_day is None:
        return by_capture(facts, bounds), ()
    month, number, year = facts.month_day
    if year:
        return _explicit(facts, make_day(year, month, number), bounds)
    return _weighed(facts, (month, number), floor, bounds)


def _floor(floor: PastDate | None) -> tuple[Evidence, ...]:
    if floor is None:
        return ()
    return (Evidence(kind="past_date", text=floor.text, span=floor.span, bound="lower"),)


def _explicit(
    facts: Facts, day: date | None, bounds: IssuedDate
) -> tuple[IssuedDate, tuple[str, ...]]:
    if day is None or day > facts.latest:
        return bounds, ("date_conflict",)
    value = day.isoformat()
    return replace(
        bounds,
        value=value,
        precision="day",
        method=DateMethod.EXPLICIT_YEAR,
        confidence=0.97,
        not_before=value,
        not_after=value,
        evidence=(*_dateline_evidence(facts), *_day_evidence(facts, day)),
    ), ()


def _weighed(
    facts: Facts, month_day: tuple[int, int], floor: PastDate | None, bounds: IssuedDate
) -> tuple[IssuedDate, tuple[str, ...]]:
    """Weigh the years the dateline's day can be of by the weekdays named in the story."""
    low = floor.first - _SLACK if floor else date(EARLIEST, 1, 1)
    first_year = max(EARLIEST, low.year)
    days = [
        day
        for year in range(first_year, facts.latest.year + 1)
        if (day := make_day(year, *month_day)) and day <= facts.latest
    ]
    alive = [day for day in days if day >= low]
    table = by_weekday(facts.days)
    words = {day: table[day.weekday()] for day in alive}
    weights = {day: weight * _fresh(facts, day) for day, weight in words.items()}
    total = sum(weights.values())
    if not total:
        return bounds, ("date_conflict",) if days else ()
    posterior = {day: weight / total for day, weight in weights.items()}
    best = max(posterior, key=lambda day: (posterior[day], day))
    by_words = words[best] >= _ENOUGH * sum(words.values())
    rejected = _reasons(facts, month_day, floor, (low, best))
    confidence = round(_capped(facts, best, posterior[best], by_words=by_words), 3)
    if confidence < _ENOUGH:
        top = max(posterior.values())
        likely = [day for day in reversed(alive) if posterior[day] > max(_POSSIBLE, top / 5)]
        undecided = replace(
            bounds, candidates=tuple(day.isoformat() for day in likely), rejected=rejected
        )
        return undecided, ("date_ambiguous",)
    only = len(alive) == 1
    shifted = best + timedelta(days=facts.shift)
    return replace(
        bounds,
        value=shifted.isoformat(),
        precision="day",
        method=_method(facts, only=only, by_words=by_words),
        confidence=min(confidence, 0.75) if facts.shift else confidence,
        not_before=best.isoformat(),
        not_after=shifted.isoformat(),
        rejected=rejected,
        evidence=(*_dateline_evidence(facts), *_day_evidence(facts, best), *_floor(floor)),
    ), ()


def _fresh(facts: Facts, day: date) -> float:
    return freshness((facts.capture.day - day).days) if facts.capture else 1.0


def _capped(facts: Facts, best: date, found: float, *, by_words: bool) -> float:
    """Cap the confidence: a day that only the capture speaks for is never sure.

    Weekdays alone are sure only when they leave next to nothing else: writers differ in how they
    name days, and the table is but an average of them.
    """
    if by_words:
        return min(found, _SURE) if found >= _CLEAR else min(found, _LIKELY)
    agrees = any(
        word.weekday == best.weekday() and word.tense is Tense.PAST for word in facts.days
    )
    return min(found, _AGREED if agrees else _LIKELY)


def _method(facts: Facts, *, only: bool, by_words: bool) -> DateMethod:
    if not by_words:
        return DateMethod.CAPTURE_TIME
    return DateMethod.YEAR_BOUNDS if only and not facts.days else DateMethod.WEEKDAY


def _reasons(
    facts: Facts,
    month_day: tuple[int, int],
    floor: PastDate | None,
    kept: tuple[date, date],
) -> tuple[RejectedDate, ...]:
    """Say why the other years are out: the likely ones of 30 years, and the next to come."""
    low, best = kept
    found: list[RejectedDate] = []
    for year in range(best.year + 12, best.year - 20, -1):
        day = make_day(year, *month_day)
        if day is None or day == best:
            continue
        fits = day.weekday() == best.weekday()
        if not fits and not low <= day <= facts.latest:
            continue
        name = WEEKDAYS[day.weekday()]
        if day > facts.latest:
            reason = f"a {name}, but after the record's timestamp ({facts.latest.isoformat()})"
        elif day < low:
            reason = f"a {name}, but before {floor.text!r} in the text" if floor else ""
        else:
            reason = f"a {name}, which the weekdays in the text speak against"
        if reason:
            found.append(RejectedDate(value=day.isoformat(), reason=reason))
    return tuple(found)
