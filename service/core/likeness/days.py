"""Days as a sketch holds them: the ordinal of a date, or a day of the year where that is unknown.

Many agencies print `March 14` and no year. Two texts of one window are of one day all the same.
"""

from datetime import date

_LEAP_YEAR = 2000
_BEFORE = date(_LEAP_YEAR, 1, 1).toordinal() - 1
_DAYS_OF_YEAR = 366


def number_of(day: str) -> int:
    """Return the number of `2024-03-14`, or of `--03-14`: 1 to 366.

    Raises:
        ValueError: when it is neither.
    """
    if day.startswith("--"):
        return date.fromisoformat(f"{_LEAP_YEAR}{day[1:]}").toordinal() - _BEFORE
    return date.fromisoformat(day).toordinal()


def apart(one: int, other: int) -> int:
    """Return the days between two; an unknown year is the one that brings them near."""
    if min(one, other) > _DAYS_OF_YEAR:
        return abs(one - other)
    days = abs(_day_of_year(one) - _day_of_year(other))
    return min(days, _DAYS_OF_YEAR - days)


def _day_of_year(number: int) -> int:
    if number <= _DAYS_OF_YEAR:
        return number
    return date.fromordinal(number).replace(year=_LEAP_YEAR).toordinal() - _BEFORE
