"""Days whose year nobody prints: two texts of one window are of one day, or of two."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.dispatch import read_dispatch
from service.core.envelope import Dispatch
from service.core.item import day_of
from service.core.likeness import Day, compare, sign
from service.core.likeness.days import apart, number_of

RECEIVED = 1_750_000_000_000
_dates = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def yearless(day: date) -> str:
    return f"--{day:%m-%d}"


@given(_dates, st.integers(0, 60))
def test_within_a_window_the_day_of_the_year_tells_how_far_two_dates_lie_apart(
    day: date, days: int
) -> None:
    later = day + timedelta(days=days)
    known = number_of(day.isoformat())

    for one in (number_of(yearless(later)), number_of(later.isoformat())):
        # Feb. 29 counts in a year that nobody knows.
        assert days <= apart(one, known) <= days + 1
        assert apart(one, known) == apart(known, one)
    assert apart(number_of(yearless(day)), known) == 0


@pytest.mark.parametrize("day", ["--02-30", "--13-01", "03-14", "2024-02-30", "--"])
def test_what_is_no_day_is_refused(day: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        number_of(day)


@pytest.mark.parametrize(
    ("new", "known", "day"),
    [
        ("--03-14", "--03-14", Day.SAME),
        ("--03-14", "2024-03-14", Day.SAME),
        ("--03-15", "--03-14", Day.OTHER),
        ("2024-03-15", "--03-14", Day.OTHER),
        ("2024-03-14", "2023-03-14", Day.OTHER),
        ("--03-14", None, Day.UNKNOWN),
    ],
)
def test_two_texts_compare_by_what_is_known_of_their_days(
    new: str, known: str | None, day: Day
) -> None:
    sketches = [sign("Ferry", ("A ferry left.",), one).sketch for one in (new, known)]

    assert compare(*sketches).day is day


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        ("HARLOW, Ohio, March 14 -- ", "--03-14"),
        ("HARLOW, Ohio, March 14, 2019 -- ", "2019-03-14"),
        ("HARLOW, Ohio -- ", None),
    ],
)
def test_a_dateline_without_a_year_has_a_day_all_the_same(dateline: str, day: str | None) -> None:
    body = f"Mill to mend its weir\n\n{dateline}The mill will mend its weir, its owner said.\n"

    assert day_of(read_dispatch(Dispatch(body=body), RECEIVED)) == day
