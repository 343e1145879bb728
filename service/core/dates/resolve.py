"""The day of issue from all evidence: fields, ids, printed dates, weekdays crossed with bounds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import exp

from service.core.article import DateMethod, Evidence, IssuedDate, RejectedDate, Span
from service.core.dates.calendar import WEEKDAYS, make_day
from service.core.dates.evidence import DayWord, PastDate, Tense

EARLIEST = 1980
_ENOUGH, _POSSIBLE = 0.8, 0.02
# Half of all captures follow at once (mean lag four days), half on any day of 45 years.
_AT_ONCE, _LATER = 0.125, 0.00003
# How often the nearest day named in the past tense lies n days back, and the same ahead.
_BACK = (0.86, 0.09, 0.02, 0.01, 0.01, 0.005, 0.005)
_FORTH = (0.3, 0.25, 0.15, 0.1, 0.08, 0.06, 0.06)
_PINNED = (0.97, 0.012, 0.004, 0.004, 0.004, 0.003, 0.003)


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
    """Everything known about the day of one dispatch."""

    claims: Sequence[Claim] = ()
    month_day: tuple[int, int, int | None] | None = None
    dateline_text: str = ""
    dateline_span: Span | None = None
    days: Sequence[DayWord] = ()
    past: Sequence[PastDate] = ()
    latest: date
    fetched: date | None = None
    time_zone: str | None = None
    shift: int = 0


def resolve(facts: Facts) -> tuple[IssuedDate, tuple[str, ...]]:
    """Return the day of issue and quality codes."""
    late = [claim for claim in facts.claims if claim.day > facts.latest]
    claims = [claim for claim in facts.claims if claim.day <= facts.latest]
    rejected = tuple(
        RejectedDate(value=claim.day.isoformat(), reason=f"{claim.kind} lies after the capture")
        for claim in late
    )
    found, codes = _claimed(facts, claims) if claims else _inferred(facts)
    return replace(found, rejected=(*rejected, *found.rejected), time_zone=facts.time_zone), codes


def _claimed(facts: Facts, claims: Sequence[Claim]) -> tuple[IssuedDate, tuple[str, ...]]:
    best = claims[0]
    confidence = best.confidence
    codes: tuple[str, ...] = ()
    gap = _gap(facts, best.day)
    others = [claim for claim in claims[1:] if abs((claim.day - best.day).days) > 1]
    if gap is not None and gap > 1:
        confidence, codes = 0.5, ("date_conflict",)
        agreeing = next((c for c in claims[1:] if (_gap(facts, c.day) or 0) <= 1), None)
        if agreeing:
            best, confidence = agreeing, 0.8
    elif others:
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


def _gap(facts: Facts, day: date) -> int | None:
    """Days between a claimed day and the nearest day the dateline can mean."""
    if facts.month_day is None:
        return None
    month, number, year = facts.month_day
    years = (year,) if year else (day.year - 1, day.year, day.year + 1)
    gaps = [abs((made - day).days) for y in years if (made := make_day(y, month, number))]
    return min(gaps, default=400)


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
    first = floor.first if floor else None
    bounds = IssuedDate(
        not_before=first.isoformat() if first else None,
        not_after=facts.latest.isoformat(),
        evidence=(*_dateline_evidence(facts), *_day_evidence(facts, None), *_floor(floor)),
    )
    if facts.month_day is None:
        return bounds, ()
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
    slack = timedelta(days=1)
    low = floor.first - slack if floor else date(EARLIEST, 1, 1)
    first_year = max(EARLIEST, low.year)
    days = [
        day
        for year in range(first_year, facts.latest.year + 1)
        if (day := make_day(year, *month_day)) and day <= facts.latest
    ]
    alive = [day for day in days if day >= low]
    table = _by_weekday(facts.days)
    words = {day: table[day.weekday()] for day in alive}
    weights = {day: weight * _freshness(day, facts.fetched) for day, weight in words.items()}
    total = sum(weights.values())
    if not total:
        return bounds, ("date_conflict",) if days else ()
    posterior = {day: weight / total for day, weight in weights.items()}
    best = max(posterior, key=lambda day: (posterior[day], day))
    by_words = words[best] >= _ENOUGH * sum(words.values())
    rejected = _reasons(facts, month_day, floor, (low, best))
    confidence = round(min(_ceiling(facts, best, by_words=by_words), posterior[best]), 3)
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


def _freshness(day: date, fetched: date | None) -> float:
    """Weigh a day by its distance from the capture."""
    if fetched is None:
        return 1.0
    lag = max(0, (fetched - day).days)
    return _AT_ONCE * exp(-lag / 4) + _LATER


def _ceiling(facts: Facts, best: date, *, by_words: bool) -> float:
    """Cap the confidence: a day that only the capture speaks for is never sure."""
    if by_words:
        return 0.98
    agrees = any(
        word.weekday == best.weekday() and word.tense is Tense.PAST for word in facts.days
    )
    return 0.93 if agrees else 0.88


def _method(facts: Facts, *, only: bool, by_words: bool) -> DateMethod:
    if not by_words:
        return DateMethod.CAPTURE_TIME
    return DateMethod.YEAR_BOUNDS if only and not facts.days else DateMethod.WEEKDAY


def _by_weekday(words: Sequence[DayWord]) -> list[float]:
    """Return how likely the named days are for an issue on each day of the week."""
    past = {word.weekday for word in words if word.tense is Tense.PAST}
    future = {word.weekday for word in words if word.tense is Tense.FUTURE}
    both = past & future
    table: list[float] = []
    for day in range(7):
        if both:
            table.append(max(_PINNED[(day - name) % 7] for name in both))
            continue
        back = _BACK[min((day - name) % 7 for name in past)] if past else 1.0
        forth = _FORTH[min((name - day) % 7 for name in future)] if future else 1.0
        table.append(back * forth)
    return table


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
