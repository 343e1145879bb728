"""The year of a day printed without one, told by what a story looks ahead to."""

import pytest

from service.core.dates.calendar import day_of_figures
from tests.support.reading import read

LAST = "The guild has counted loaves since the mill was built."


@pytest.mark.parametrize("year", ["2020", "Juche 109 (2020)"])
def test_a_day_announced_with_its_year_tells_the_year_of_the_dateline(year: str) -> None:
    lead = f"The guild of bakers will meet in the town on April 10, {year}."
    body = f"Guild to meet\nPyongyang, March 21 (KCNA) -- {lead}\n{LAST} -0-"
    issued = read(body, fetched_at="2023-05-05T00:00:00Z").issued
    assert issued.value == "2020-03-21"
    assert issued.confidence
    assert issued.confidence < 0.9
    assert issued.evidence[-1].kind == "announced"


def test_a_day_that_is_past_announces_nothing() -> None:
    lead = "The guild of bakers met in the town on April 10, 2020, and had more loaves than ever."
    body = f"Guild met\nPyongyang, March 21 (KCNA) -- {lead}\n{LAST} -0-"
    assert read(body, fetched_at="2023-05-05T00:00:00Z").issued.value is None


def test_a_day_announced_says_nothing_against_the_day_of_a_page() -> None:
    lead = "The guild of bakers will meet in the town on April 10, 2020."
    body = f"Guild to meet\n2018-03-21 10:00\nPyongyang, March 21 (KCNA) -- {lead}\n{LAST} -0-"
    issued = read(body, fetched_at="2023-05-05T00:00:00Z").issued
    assert issued.value == "2018-03-21"


def test_figures_of_a_page_may_be_a_day_later_than_the_dateline() -> None:
    day = day_of_figures("04", "03", "2005", (3, 3, None))
    assert day
    assert day.isoformat() == "2005-03-04"
    assert day_of_figures("04", "03", "2005", (7, 1, None)) is None


@pytest.mark.parametrize("told", ["lower dues from", "dues payable", "members of record on"])
def test_a_day_that_something_falls_due_on_is_not_past(told: str) -> None:
    lead = f"The guild of bakers approved {told} May 1, 2020, and had its loaves counted."
    body = f"Guild met\nPyongyang, March 21 (KCNA) -- {lead}\n{LAST} -0-"
    issued = read(body, fetched_at="2021-05-05T00:00:00Z").issued
    assert not (issued.value and issued.confidence and issued.confidence >= 0.9)
    assert all(found.kind != "past_date" for found in issued.evidence)


def test_a_year_that_one_word_leaves_is_never_sure() -> None:
    lead = "The guild of bakers met in the town on April 10, 2020, and had more loaves than ever."
    body = f"Guild met\nPyongyang, March 21 (KCNA) -- {lead}\n{LAST} -0-"
    issued = read(body, fetched_at="2021-05-05T00:00:00Z").issued
    assert issued.value == "2021-03-21"
    assert issued.confidence
    assert issued.confidence < 0.9
