"""The day of issue: what decides it, what bounds it, and when it is left open."""

from datetime import UTC, date, datetime, timedelta

import pytest

from service.core.article import DateMethod, IssuedDate
from service.core.dates.evidence import PastDate, Tense, past_dates, weekdays
from service.core.dates.facts import Claim, Facts
from service.core.dates.resolve import resolve
from service.core.dispatch import read_dispatch
from service.core.envelope import Dispatch


def ms(day: str) -> int:
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp() * 1000)


def issued(
    story: str, dateline: str = "SEOUL, Nov. 26", received: str = "2026-11-20", **fields: str
) -> IssuedDate:
    dispatch = Dispatch(body=f"Bread is found\n{dateline} (Yonhap) -- {story}\n(END)", **fields)  # type: ignore[arg-type]
    return read_dispatch(dispatch, ms(received)).issued


BOTH = "Bakers met in 2016, the city said Monday. The mayor is to speak on Monday."


def test_past_and_coming_day_of_one_name_pin_the_day() -> None:
    found = issued(BOTH)
    assert found.value == "2018-11-26"
    assert found.method is DateMethod.WEEKDAY
    assert found.confidence
    assert found.confidence >= 0.9
    reasons = {item.value: item.reason for item in found.rejected}
    assert "in 2016" in reasons["2012-11-26"]
    assert "in 2016" in reasons["2007-11-26"]
    assert "after receipt or capture" in reasons["2029-11-26"]
    assert "speak against" in reasons["2019-11-26"]


def test_without_a_lower_bound_several_years_remain() -> None:
    found = issued("Bakers met, the city said Monday. The mayor is to speak on Monday.")
    assert found.value is None
    assert {"2018-11-26", "2012-11-26"} <= set(found.candidates)
    assert found.not_after == "2026-11-21"


def test_years_in_names_and_years_to_come_are_no_bounds() -> None:
    found = issued(BOTH + ' Busan hopes for "Expo 2025" and will build a hall by 2024.')
    assert found.value == "2018-11-26"


def test_quotes_captions_and_local_days_do_not_vote() -> None:
    story = BOTH + ' "I came Friday," he said. He had flown on Sunday (local time).'
    assert {e.text for e in issued(story).evidence if e.kind == "weekday"} == {"Monday"}


def test_record_timestamp_bounds_the_day_with_slack() -> None:
    found = issued(BOTH, received="2018-11-25")
    assert found.value == "2018-11-26"
    assert issued(BOTH, received="2018-11-20").value is None


def test_content_id_is_sure_only_when_the_dateline_agrees() -> None:
    url = "https://example.test/view/AEN20181126004200315"
    assert (issued(BOTH, url=url).confidence or 0) > 0.95
    other = issued(BOTH, dateline="SEOUL, Nov. 12", url=url)
    assert (other.confidence or 0) < 0.9


def test_what_waits_for_its_hour_is_of_its_dateline_s_day_and_not_of_its_id_s() -> None:
    url = "https://example.test/view/AEN2018112{}004200315"
    written, sooner = (issued(BOTH, url=url.format(day)) for day in "54")
    assert (written.value, written.method) == ("2018-11-26", DateMethod.CONTENT_ID)
    assert (sooner.value, (sooner.confidence or 1) < 0.9) == ("2018-11-26", True)
    assert (written.confidence or 1) < 0.9
    told = page("07:00 November 26, 2024", url="https://example.test/view/AEN20241125004200315")
    assert (told.value, (told.confidence or 0) > 0.9) == ("2024-11-26", True)


def test_a_url_a_day_after_the_dateline_is_not_sure() -> None:
    found = page(url="https://mill.test/2024/11/27/bakers")
    assert (found.value, (found.confidence or 1) < 0.9) == ("2024-11-27", True)
    behind = page(url="https://mill.test/2024/11/27/bakers", dateline="WASHINGTON, Nov. 26")
    assert (behind.value, (behind.confidence or 0) > 0.9) == ("2024-11-27", True)


def test_a_weekday_makes_sure_of_a_capture_that_came_at_once_and_of_no_later_one() -> None:
    story = "Bread was found, the city said Monday."
    fresh, late = (issued(story, fetched_at=f"2018-{day}T01:00:00Z") for day in ("11-27", "12-06"))
    assert fresh.value == late.value == "2018-11-26"
    assert (late.confidence or 1) < 0.9 < (fresh.confidence or 0)


def test_published_field_counts_in_the_zone_of_the_desk() -> None:
    found = issued(BOTH, published_at="2018-11-25T22:00:00Z")
    assert (found.value, found.method) == ("2018-11-26", DateMethod.SOURCE_FIELD)


def test_fresh_capture_decides_with_modest_confidence() -> None:
    found = issued("Bread was found.", fetched_at="2022-11-27T01:00:00Z")
    assert (found.value, found.method) == ("2022-11-26", DateMethod.CAPTURE_TIME)
    assert (found.confidence or 1) < 0.9


def test_leap_day_has_few_years() -> None:
    found = issued("It rose after 2021.", dateline="SEOUL, Feb. 29", received="2026-01-01")
    assert all(day.endswith("02-29") for day in found.candidates or (found.value or "",))


def test_new_year_across_midnight_keeps_the_dateline_a_year_behind() -> None:
    url = "https://example.test/view/AEN20190101000200315"
    dispatch = Dispatch(body="Bread\nWASHINGTON, Dec. 31 (Yonhap) -- It rained.\n(END)", url=url)
    article = read_dispatch(dispatch, ms("2020-01-01"))
    assert article.issued.value == "2019-01-01"
    assert article.dateline_date
    assert article.dateline_date.value == "2018-12-31"
    assert article.dateline_date.time_zone == "America/New_York"


def test_a_weekday_beside_a_day_of_a_month_leaves_the_years_that_have_it() -> None:
    story = "The ovens cooled in 2013. The mayor will speak on Saturday, Dec. 1"
    found = issued(story + ", in Busan.", received="2023-11-20")
    assert found.value == "2018-11-26"
    reasons = {item.value: item.reason for item in found.rejected}
    assert "'Saturday, Dec. 1'" in reasons["2019-11-26"]
    announced = issued(story + ", 2018, in Busan.", received="2023-11-20")
    assert announced.value == "2018-11-26"
    assert announced.evidence[-1].kind == "announced"


@pytest.mark.parametrize(
    ("story", "tense"),
    [
        ("The guild on Friday quietly closed its mill.", [Tense.PAST]),
        ("The guild on Friday will close its mill.", [Tense.FUTURE]),
        ("The Friday market, a mill since 1901.", []),
    ],
)
def test_a_verb_may_follow_its_day(story: str, tense: list[Tense]) -> None:
    assert [word.tense for word in weekdays([(story, 0)])] == tense


PLAIN = "Bakers burned more wood, the guild said."


def page(*above: str, dateline: str = "SEOUL, Nov. 26", **fields: str) -> IssuedDate:
    """The day of a plain story with these lines between headline and dateline."""
    lines = ("Bakers burn wood", *above, f"{dateline} (Yonhap) -- {PLAIN}", "(END)")
    return read_dispatch(Dispatch(body="\n".join(lines), **fields), ms("2026-11-20")).issued  # type: ignore[arg-type]


def test_a_headline_s_own_date_counts_where_no_dateline_has_one() -> None:
    body = f"Fares of Nov. 26, 2024: bakers list prices\n{PLAIN}\n(END)"

    found = read_dispatch(Dispatch(body=body), ms("2026-11-20")).issued

    assert (found.value, [one.kind for one in found.evidence]) == ("2024-11-26", ["headline"])


@pytest.mark.parametrize(("dateline", "day"), [("SEOUL", "26"), ("WASHINGTON", "27")])
def test_a_page_changed_a_day_later_is_of_its_dateline_s_day_unless_that_place_is_behind(
    dateline: str, day: str
) -> None:
    found = page("Updated : November 27, 2024", dateline=f"{dateline}, Nov. 26")

    assert found.value == f"2024-11-{day}"


def test_a_dateline_of_no_day_has_no_date() -> None:
    body = f"Bakers burn wood\n2024-11-26\nSEOUL, Feb. 29, 2023 (Yonhap) -- {PLAIN}\n(END)"

    article = read_dispatch(Dispatch(body=body), ms("2026-11-20"))

    assert (article.issued.value, article.dateline_date) == ("2024-11-26", None)


def test_the_month_of_a_url_dates_only_a_dateline_of_that_month() -> None:
    assert page(url="https://www.yna.test/2024/11/bakers").value == "2024-11-26"
    assert page(url="https://www.yna.test/2024/10/bakers").value is None


def test_of_two_dates_the_one_that_the_dateline_speaks_for_counts_but_less() -> None:
    found = page("November 26, 2024", url="https://www.yna.test/2024/10/12/bakers")

    assert (found.value, found.confidence) == ("2024-11-26", 0.8)
    assert found.method is DateMethod.EXPLICIT_YEAR
    assert [(one.value, one.reason) for one in found.rejected] == [
        ("2024-10-12", "url says so, time_line weighs more")
    ]


def test_a_capture_before_the_calendar_begins_is_none() -> None:
    assert page(fetched_at="0001-01-01T00:00:00+10:00").value is None


def test_a_verb_glued_to_a_leader_s_name_tells_past_from_coming() -> None:
    (day,) = weekdays([("Kim Jong Unvisited the mill Monday.", 0)])

    assert day.tense is Tense.PAST


def test_days_are_looked_at_until_hundreds_of_them_told_nothing() -> None:
    told = ("The guild met on Monday.", 90_000)

    assert weekdays([*[("On Tuesday, the guild.", 0)] * 300, told])
    assert not weekdays([*[("On Tuesday, the guild.", 0)] * 500, told])


def test_a_story_of_many_years_is_bound_by_the_first_of_them() -> None:
    text = " ".join(f"Bakers met in {year}, it says." for year in range(1950, 2020))

    years = [one.first.year for one in past_dates([(text, 0)], date(2024, 1, 1))]

    assert years == list(range(1950, 1950 + len(years)))
    assert 1 < len(years) < 70


@pytest.mark.parametrize(
    ("story", "told"),
    [
        ("The guild on Friday met in the mill.", ["Friday"]),
        ("The oven on Friday after a storm stood still.", []),
        ("The oven on Friday according to the guild stood still.", []),
    ],
)
def test_a_verb_behind_a_day_tells_its_tense_and_a_joining_word_does_not(
    story: str, told: list[str]
) -> None:
    assert [word.text for word in weekdays([(story, 0)])] == told


def test_beside_a_today_no_weekday_is_that_of_the_news() -> None:
    story = [("Bakers met on Monday.", 0), ("The mill said so today on Tuesday's market.", 22)]
    assert [word.lead for word in weekdays(story[:1])] == [True]
    assert not any(word.lead for word in weekdays(story))
    quoted = [story[0], ('"We bake today as every day," he said on Tuesday.', 22)]
    assert all(word.lead for word in weekdays(quoted))


def test_a_clause_of_its_own_has_no_verb_of_the_one_before() -> None:
    assert not weekdays([("The mill was closed while bakers rest on Friday.", 0)])


@pytest.mark.parametrize(("ahead", "confidence"), [(1, 0.94), (2, 0.85)])
def test_a_claim_is_less_sure_when_the_text_looks_back_on_a_later_day(
    ahead: int, confidence: float
) -> None:
    day = date(2024, 3, 9)
    claim = Claim(day, DateMethod.URL, "url", "2024/03/09", 0.94)
    past = PastDate(day + timedelta(days=ahead), "a later day", (0, 11))

    issued, _ = resolve(Facts(latest=date(2024, 4, 1), claims=[claim], past=[past]))
    assert (issued.value, issued.confidence) == ("2024-03-09", confidence)
