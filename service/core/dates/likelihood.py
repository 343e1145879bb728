"""The odds of the weekdays named in a story, for an issue on each day of the week."""

from collections.abc import Sequence
from datetime import date
from math import exp

from service.core.dates.calendar import nearest_day
from service.core.dates.evidence import ComingDate, DayWord, Tense
from service.core.dates.zones import Capture

# How often the day of the news, named in the past tense, lies n days back, and one ahead.
_BACK = (0.86, 0.09, 0.02, 0.01, 0.01, 0.005, 0.005)
# Agencies that print no day file through the night: more of their news is of the day before.
_BACK_UNDATED = (0.8, 0.13, 0.03, 0.01, 0.01, 0.01, 0.01)
# A day named further down, or beside a `today`, is often not that of the news.
_BACK_DEEP = (0.4, 0.22, 0.13, 0.12, 0.06, 0.04, 0.03)
_FORTH = (0.3, 0.25, 0.15, 0.1, 0.08, 0.06, 0.06)
_PINNED = (0.97, 0.012, 0.004, 0.004, 0.004, 0.003, 0.003)
# The day of the news is mostly the first one named; the others lie a few days back.
_FIRST = 0.7
_OTHERS = (0.3, 0.3, 0.16, 0.1, 0.06, 0.05, 0.03)
# Half of all captures follow at once (mean lag four days), half on any day of 45 years.
_AT_ONCE, _LATER = 0.125, 0.00003
# Captures of texts without any day: at once, a day late and so on; the rest come from archives.
_LAGS = (0.64, 0.08, 0.03, 0.02, 0.015, 0.01, 0.01)
_ARCHIVE = 0.2
# How seldom a weekday and the day beside it do not belong together.
_MISTAKEN, _PAIRS = 0.004, 2
# What is announced lies ahead by some weeks or, one time in so many, by a year or two; in days.
_WEEKS, _FAR, _YEARS, _PASSED, _ANNOUNCED = 45, 500, 0.06, 0.005, 4
_NIGHT_ENDS, _MORNING, _STALE = 3.0, 6.0, 80


def by_weekday(words: Sequence[DayWord], *, dated: bool = True) -> list[float]:
    """Return seven weights, Monday first: likelihood of the named days given the day of issue.

    Args:
        words: the weekdays that vote.
        dated: whether the dateline prints a day.
    """
    first = next((word for word in words if word.tense is Tense.PAST), None)
    back = _BACK if dated else _BACK_UNDATED
    if first and not first.lead:
        back = _BACK_DEEP
    past = list(dict.fromkeys(word.weekday for word in words if word.tense is Tense.PAST))
    future = {word.weekday for word in words if word.tense is Tense.FUTURE}
    both = future.intersection(past)
    if both and past[0] in both and first and first.lead:
        return [max(_PINNED[(day - name) % 7] for name in both) for day in range(7)]
    crossed = [_looked_back(day, past, back) * _ahead(day, future) for day in range(7)]
    if not both:
        return crossed
    # The day of the news is another one: the pin holds less than the crossing may be worth.
    total = sum(crossed)
    pinned = [max(_PINNED[(day - name) % 7] for name in both) for day in range(7)]
    return [pinned[day] / 2 + crossed[day] / total / 2 for day in range(7)]


def by_coming(day: date, coming: Sequence[ComingDate]) -> float:
    """Weigh a day by the nearest day that the story looks ahead to: mostly weeks, seldom years."""
    ahead = min((one.day - day).days for one in coming[:_ANNOUNCED])
    return _PASSED if ahead < -1 else exp(-ahead / _WEEKS) + _YEARS * exp(-ahead / _FAR)


def by_pairs(day: date, pairs: Sequence[DayWord]) -> float:
    """Weigh a day by weekdays that stand beside a day of a month, the nearest one of it."""
    weight = 1.0
    for word in pairs[:_PAIRS]:
        near = nearest_day(*word.of, day) if word.of else None
        if near and near.weekday() != word.weekday:
            weight *= _MISTAKEN
    return weight


def _ahead(day: int, future: set[int]) -> float:
    return _FORTH[min((name - day) % 7 for name in future)] if future else 1.0


def _looked_back(day: int, past: Sequence[int], back: Sequence[float]) -> float:
    """Weigh each named day as that of the news, and how far back the others then lie."""
    if not past:
        return 1.0
    if len(past) == 1:
        return back[(day - past[0]) % 7]
    best = 0.0
    for number, name in enumerate(past):
        others = max((day - other) % 7 for other in past if other != name)
        chosen = _FIRST if number == 0 else (1 - _FIRST) / (len(past) - 1)
        best = max(best, chosen * back[(day - name) % 7] * _OTHERS[others])
    return best


def freshness(lag: int) -> float:
    """Weigh a day by how many days before the capture it lies."""
    return _LATER if lag > _STALE else _AT_ONCE * exp(-max(0, lag) / 4) + _LATER


def by_lag(capture: Capture) -> list[float]:
    """Return the weights of the capture's day and the days before it, latest first.

    Captured before the desk's morning, a text is rather of the day before: by then little of the
    day's file has gone out.
    """
    awake = min(1.0, max(0.0, (capture.hours - _NIGHT_ENDS) / _MORNING))
    today, *before = _LAGS
    return [today * awake, today * (1 - awake) + before[0], *before[1:]]


def archive_weight(table: Sequence[float]) -> float:
    """Return the weight of all days before those that `by_lag` weighs."""
    return _ARCHIVE * sum(table) / len(table)
