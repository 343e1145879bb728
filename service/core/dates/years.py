"""The year of a day printed without one: weighs each possible year by what the text says."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from service.core.article import DateMethod, IssuedDate, RejectedDate
from service.core.dates.calendar import make_day
from service.core.dates.evidence import PastDate, Tense
from service.core.dates.facts import Facts
from service.core.dates.likelihood import by_coming, by_pairs, by_weekday, freshness
from service.core.dates.shown import (
    coming_evidence,
    dateline_evidence,
    day_evidence,
    floor_evidence,
)
from service.core.enrich.words import WEEKDAYS

EARLIEST = 1980
_ENOUGH, _POSSIBLE = 0.8, 0.02
_CLEAR, _SURE, _AGREED, _LIKELY, _SHIFTED, _ANNOUNCED = 0.95, 0.98, 0.93, 0.88, 0.75, 0.82
_SLACK = timedelta(days=1)
# Years that fall on the same weekday are worth a word for long, others near the day only.
_AHEAD, _BEHIND, _NEAR = 12, 20, 4
# Of archives, one text in so many was captured so soon after some year's same day by chance.
_AT_ONCE = 4
_KEPT = 1024

Resolved = tuple[IssuedDate, tuple[str, ...]]


def by_years(
    facts: Facts, month_day: tuple[int, int], floor: PastDate | None, bounds: IssuedDate
) -> Resolved:
    """Return the likeliest year's day, or the bounds with the candidates that remain."""
    days = _alive(month_day, _lowest(floor), facts.latest)
    words, weights = _weighed(days, facts)
    total = sum(weights)
    if not total:
        return bounds, ("date_conflict",)
    at = _heaviest(weights)
    by_words = words[at] >= _ENOUGH * sum(words)
    if facts.coming and not by_words:
        weights = [w * by_coming(day, facts.coming) for w, day in zip(weights, days, strict=True)]
        at, total = _heaviest(weights), sum(weights)
    best, found = days[at], weights[at] / total
    confidence = round(_capped(facts, best, found, by_words=by_words), 3)
    if not by_words and facts.coming:
        confidence = min(confidence, _ANNOUNCED)
    elif len(days) == 1 and not _is_firm(facts, best):
        confidence = min(confidence, _LIKELY)
    if confidence < _ENOUGH:
        least = total * max(_POSSIBLE, found / 5)
        likely = [day for day, weight in zip(days, weights, strict=True) if weight > least]
        rejected = _reasons(facts, month_day, floor, best, likely)
        candidates = tuple(day.isoformat() for day in reversed(likely))
        return bounds._replace(candidates=candidates, rejected=rejected), ("date_ambiguous",)
    issued = best + timedelta(days=facts.shift)
    return IssuedDate(
        value=issued.isoformat(),
        precision="day",
        method=_method(facts, only=len(days) == 1, by_words=by_words),
        confidence=min(confidence, _SHIFTED) if facts.shift else confidence,
        not_before=best.isoformat(),
        not_after=issued.isoformat(),
        rejected=_reasons(facts, month_day, floor, best, [best]),
        evidence=(
            *dateline_evidence(facts),
            *day_evidence(facts, best),
            *floor_evidence(floor),
            *coming_evidence(facts),
        ),
    ), ()


def _lowest(floor: PastDate | None) -> date:
    """Return the first day that a story can be of which looks back on another one."""
    return floor.first - _SLACK if floor else date(EARLIEST, 1, 1)


def _heaviest(weights: Sequence[float]) -> int:
    return max(range(len(weights)), key=lambda number: (weights[number], number))


@lru_cache(maxsize=_KEPT)
def _alive(month_day: tuple[int, int], low: date, latest: date) -> tuple[date, ...]:
    """Return the days a day without a year can be of; a stream asks for the same ones all day."""
    years = range(max(EARLIEST, low.year), latest.year + 1)
    made = (make_day(year, *month_day) for year in years)
    return tuple(day for day in made if day and low <= day <= latest)


@lru_cache(maxsize=_KEPT)
def _around(month_day: tuple[int, int], year: int) -> tuple[tuple[date, str, str], ...]:
    """Return the same day of the years about `year`, latest first, with ISO form and weekday."""
    years = range(year + _AHEAD, year - _BEHIND, -1)
    days = [day for one in years if (day := make_day(one, *month_day))]
    return tuple((day, day.isoformat(), WEEKDAYS[day.weekday()]) for day in days)


def _weighed(days: Sequence[date], facts: Facts) -> tuple[list[float], list[float]]:
    """Weigh days by the weekdays named in the story, then by their distance from the capture."""
    table = by_weekday(facts.days)
    words = [table[day.weekday()] for day in days]
    if facts.paired:
        words = [word * by_pairs(day, facts.paired) for word, day in zip(words, days, strict=True)]
    if facts.capture is None:
        return words, words
    seen = facts.capture.day.toordinal()
    fresh = (freshness(seen - day.toordinal()) for day in days)
    return words, [word * weight for word, weight in zip(words, fresh, strict=True)]


def _capped(facts: Facts, best: date, found: float, *, by_words: bool) -> float:
    """Cap the confidence: a day that only the capture speaks for is sure only at once after it.

    Weekdays alone are sure only when they leave next to nothing else: writers differ in how they
    name days, and the table is but an average of them.
    """
    if by_words:
        return min(found, _SURE) if found >= _CLEAR else min(found, _LIKELY)
    at_once = facts.capture is not None and (facts.capture.day - best).days <= _AT_ONCE
    agrees = at_once and any(
        word.weekday == best.weekday() and word.tense is Tense.PAST for word in facts.days
    )
    return min(found, _AGREED if agrees else _LIKELY)


def _is_firm(facts: Facts, best: date) -> bool:
    """Say whether more than one word of the text rules out the same day of the year before.

    A single year may be that of a forecast, a maturity or a name that reads as if it were past.
    """
    before = make_day(best.year - 1, best.month, best.day) or best
    if before < date(EARLIEST, 1, 1) or any(w.weekday == best.weekday() for w in facts.days):
        return True
    return len({past.text for past in facts.past if past.first - _SLACK > before}) > 1


def _method(facts: Facts, *, only: bool, by_words: bool) -> DateMethod:
    if not by_words:
        announced = facts.coming and facts.capture is None
        return DateMethod.YEAR_BOUNDS if announced else DateMethod.CAPTURE_TIME
    told = facts.days or facts.paired
    return DateMethod.YEAR_BOUNDS if only and not told else DateMethod.WEEKDAY


def _reasons(
    facts: Facts,
    month_day: tuple[int, int],
    floor: PastDate | None,
    best: date,
    likely: Sequence[date],
) -> tuple[RejectedDate, ...]:
    """Say why the years not `likely` are out: those of the weekday of `best`, and near ones."""
    weekday, low = WEEKDAYS[best.weekday()], _lowest(floor)
    found: list[RejectedDate] = []
    for day, value, name in _around(month_day, best.year):
        if day in likely:
            continue
        near = abs(day.year - best.year) <= _NEAR and low <= day <= facts.latest
        if name == weekday or near:
            reason = _reason(facts, day, floor, fits=name == weekday)
            if reason:
                found.append(RejectedDate(value=value, reason=f"a {name}, {reason}"))
    return tuple(found)


def _reason(facts: Facts, day: date, floor: PastDate | None, *, fits: bool) -> str | None:
    if day > facts.latest:
        return f"but after receipt or capture and a day's slack ({facts.latest.isoformat()})"
    if day < _lowest(floor):
        return f"but before {floor.text!r} in the text" if floor else None
    pair = next((word for word in facts.paired if by_pairs(day, [word]) < 1), None)
    if pair:
        return f"in which no {pair.text!r} is near"
    if facts.days and not fits:
        return "which the weekdays in the text speak against"
    return "further from the capture" if facts.capture else None
