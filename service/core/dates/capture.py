"""The date of a text that prints none: the day it was captured, if its weekdays allow that."""

from datetime import date, timedelta

from service.core.article import DateMethod, Evidence, IssuedDate, RejectedDate
from service.core.dates.facts import Facts
from service.core.dates.likelihood import archive_weight, by_lag, by_pairs, by_weekday
from service.core.enrich.words import WEEKDAYS

# A capture says when a text was seen, not when it went out: never sure, at best likely.
_CEILING, _ENOUGH, _POSSIBLE, _NUMBERS = 0.8, 0.42, 0.1, 30


def by_capture(facts: Facts, bounds: IssuedDate) -> IssuedDate:
    """Return the likeliest day before an explicit capture; the bounds alone without one."""
    capture = facts.capture
    if capture is None:
        return bounds
    table = by_weekday(facts.days, dated=False)
    weights: dict[date, float] = {}
    for lag, weight in enumerate(by_lag(capture)):
        day = capture.day - timedelta(days=lag)
        named = facts.number is None or facts.number == day.day
        if named and day.isoformat() >= (bounds.not_before or ""):
            weights[day] = weight * table[day.weekday()] * by_pairs(day, facts.paired)
    # Of archives, too, one day in so many bears the number that the dateline names.
    archive = archive_weight(table) / (_NUMBERS if facts.number else 1)
    total = sum(weights.values()) + archive
    best = max(weights, key=lambda day: (weights[day], day), default=None)
    bounds = bounds._replace(not_after=capture.day.isoformat())
    if best is None:
        return bounds
    confidence = round(min(_CEILING, weights[best] / total), 3)
    if confidence < _ENOUGH:
        likely = [day.isoformat() for day in weights if weights[day] > _POSSIBLE * total]
        return bounds._replace(candidates=tuple(likely))
    value = best.isoformat()
    seen = Evidence(kind="capture_time", text=facts.capture_text, bound="upper")
    return bounds._replace(
        value=value,
        precision="day",
        method=DateMethod.CAPTURE_TIME,
        confidence=confidence,
        not_after=value if best == capture.day else bounds.not_after,
        evidence=(*bounds.evidence, seen),
        rejected=_passed_over(facts, best, capture.day),
    )


def _passed_over(facts: Facts, best: date, captured: date) -> tuple[RejectedDate, ...]:
    found: list[RejectedDate] = []
    day = captured
    while day > best:
        name = WEEKDAYS[day.weekday()]
        reason = (
            f"a {name}, which the weekdays in the text speak against"
            if facts.days
            else f"the capture came before this {name} had well begun at the desk"
        )
        found.append(RejectedDate(value=day.isoformat(), reason=reason))
        day -= timedelta(days=1)
    return tuple(found)
