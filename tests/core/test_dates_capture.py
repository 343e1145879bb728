"""Texts that print no day: what an explicit capture may say of them, and how hesitantly."""

import pytest

from service.core.article import DateMethod, IssuedDate
from service.core.dispatch import read_dispatch
from service.core.envelope import Dispatch

RECEIVED_MS = 1_800_000_000_000


def issued(
    story: str, fetched_at: str | None, start: str = "WASHINGTON (Reuters) -"
) -> IssuedDate:
    body = f"Bakers find a loaf in the river\n{start} {story}"
    return read_dispatch(Dispatch(body=body, fetched_at=fetched_at), RECEIVED_MS).issued


def test_without_a_capture_the_day_stays_absent() -> None:
    found = issued("A loaf was found on Friday.", None)
    assert (found.value, found.method) == (None, None)
    assert found.not_after == "2027-01-16"


def test_the_day_is_that_of_the_capture_where_the_text_was_filed() -> None:
    found = issued("A loaf was found.", "2021-06-02T01:30:00Z")
    assert (found.value, found.time_zone) == ("2021-06-01", "America/New_York")
    assert found.method is DateMethod.CAPTURE_TIME
    assert found.not_after == "2021-06-01"
    assert 0.5 <= (found.confidence or 0) <= 0.8


@pytest.mark.parametrize(
    ("start", "day"),
    [
        ("TOKYO (AP) \u2014", "2021-06-02"),
        ("LONDON (Reuters) -", "2021-06-01"),
        ("HONOLULU (AP) \u2014", "2021-06-01"),
    ],
)
def test_before_the_morning_a_text_is_rather_of_the_day_before(start: str, day: str) -> None:
    assert issued("A loaf was found.", "2021-06-02T01:30:00Z", start).value == day


def test_the_stroke_of_midnight_is_a_day_of_which_nothing_had_gone_by() -> None:
    found = issued("A loaf was found.", "2021-06-02T00:00:00Z", "TOKYO (AP) \u2014")
    assert (found.value, found.not_after) == ("2021-06-01", "2021-06-02")
    assert found.rejected[0].value == "2021-06-02"


def test_weekdays_move_the_day_back() -> None:
    found = issued("A loaf was found on Sunday, police said.", "2021-06-02T22:00:00Z")
    assert found.value is None or found.value == "2021-05-30"
    near = issued("A loaf was found on Tuesday, police said.", "2021-06-02T22:00:00Z")
    assert near.value in ("2021-06-01", "2021-06-02")
    both = "Police met on Tuesday. The mayor is to speak on Tuesday."
    pinned = issued(both, "2021-06-02T22:00:00Z")
    assert pinned.value == "2021-06-01"
    assert "Wednesday" in pinned.rejected[0].reason


def test_a_capture_never_makes_sure() -> None:
    agreeing = issued("Police met on Wednesday, the mayor said.", "2021-06-02T22:00:00Z")
    assert agreeing.value == "2021-06-02"
    assert (agreeing.confidence or 1) < 0.9


def test_years_in_the_text_bound_the_day_from_below() -> None:
    found = issued("The mill has stood since 2019, he said.", "2021-06-02T22:00:00Z")
    assert found.not_before == "2019-01-01"


@pytest.mark.parametrize(
    ("fetched_at", "day"),
    [
        ("2021-05-06T12:00:00Z", "2021-05-06"),
        ("2021-06-08T12:00:00Z", "2021-06-05"),
        ("2021-06-20T12:00:00Z", "2021-06-20"),
    ],
)
def test_a_fresh_capture_tells_the_order_of_figures(fetched_at: str, day: str) -> None:
    body = (
        "Bakers find a loaf in the river\nIssued on: 06/05/2021 - 14:05\n"
        "Lyon (AFP) - A loaf was found and the guild was told of it.\n"
    )
    found = read_dispatch(Dispatch(body=body, fetched_at=fetched_at), RECEIVED_MS).issued
    assert found.value == day
    assert (found.method is DateMethod.EXPLICIT_YEAR) == (day != "2021-06-20")


def test_a_capture_in_a_year_that_a_day_of_the_text_is_not_of_dates_nothing() -> None:
    story = "The oven closed on Wednesday (June 2). It had cooled in 2013."
    near, far = issued(story, "2021-06-02T20:00:00Z"), issued(story, "2022-06-02T20:00:00Z")
    assert near.value == "2021-06-02"
    assert far.value is None


def test_a_day_of_the_text_rules_out_those_before_it() -> None:
    story = "The oven cooled on March 9, 2021, and the guild {}."
    bound = issued(story.format("met on Sunday"), "2021-03-10T22:00:00Z")
    free = issued("The oven cooled and the guild met on Sunday.", "2021-03-10T22:00:00Z")

    assert free.candidates or free.value
    assert {bound.value, *bound.candidates} <= {None, "2021-03-09", "2021-03-10"}
