"""Dates a body announces: the surface from the intention to the date."""

import pytest

from tests.support.enriching import enriched


def announced(body: str, issued: str | None = "2024-03-14") -> list[tuple[str, str | None, str]]:
    return [(x.start, x.end, x.surface) for x in enriched(body, issued=issued).schedule]


@pytest.mark.parametrize(
    ("body", "start", "end", "surface"),
    [
        ("It will open fully in 2031, they said.", "2031", None, "will open fully in 2031"),
        ("He plans to visit Osaka from Dec. 6-7.", "2024-12-06", "2024-12-07", None),
        ("The fair, set to open here on Tuesday, is big.", "2024-03-19", None, None),
        ("The port is to close Thursday.", "2024-03-14", None, "is to close Thursday"),
        ("It will run until Jan. 3.", "2025-01-03", None, "will run until Jan. 3"),
        ("It is due to end on March 29, 2026.", "2026-03-29", None, None),
        ("It will end in October 2025.", "2025-10", None, "will end in October 2025"),
        ("It will end in February.", "2025-02", None, "will end in February"),
        ("It is set for next Tuesday.", "2024-03-19", None, "is set for next Tuesday"),
        ("It was to rain; it opens tomorrow.", "2024-03-15", None, "opens tomorrow"),
        ("It would open in the second quarter of 2025.", "2025-04", "2025-06", None),
        ("It will run from March 30 to April 2.", "2024-03-30", "2024-04-02", None),
        ("It will run from May 3 to June 5, 2025.", "2025-05-03", "2025-06-05", None),
        ("It is scheduled for Friday and Saturday.", "2024-03-15", "2024-03-16", None),
        ("It will be formally opened on 20 April.", "2024-04-20", None, None),
        ("It may end by the end of April.", "2024-04", None, "may end by the end of April"),
        ("It could begin next week.", "2024-03-18", "2024-03-24", "could begin next week"),
        ("It will reopen later this month.", "2024-03", None, "will reopen later this month"),
        ("The law is set to take effect in May.", "2024-05", None, "is set to take effect in May"),
        ("It takes effect Jan. 1 next year.", "2025-01-01", None, "takes effect Jan. 1 next year"),
        ("The board meets in Lund on April 5.", "2024-04-05", None, "meets in Lund on April 5"),
        ("Owners vote on April 9.", "2024-04-09", None, "vote on April 9"),
        ("She will sing for the last time on May 6.", "2024-05-06", None, None),
        ("The union plans a rally at the port on May 9.", "2024-05-09", None, None),
        ("The board meets on April 30-May 1.", "2024-04-30", "2024-05-01", None),
        ("On Tuesday, the court will hear him.", "2024-03-19", None, None),
        ("On April 5 the board is to meet in Lund.", "2024-04-05", None, None),
        ("On next Tuesday, she will travel on.", "2024-03-19", None, None),
        ("It will hire clerks from April through June.", "2024-04", "2024-06", None),
        ("It will open in the second quarter of next year.", "2025-04", "2025-06", None),
        ("It will be a topic at next month's summit.", "2024-04", None, None),
        ("He proposes to open it next January.", "2025-01", None, None),
        ("Prices would rise next year.", "2025", None, "would rise next year"),
        ("It will be held this weekend.", "2024-03-16", "2024-03-17", None),
        ("Divers begin in Kisumu on April 3.", "2024-04-03", None, "begin in Kisumu on April 3"),
        ("She hopes to open it next May.", "2024-05", None, None),
        ("The skull goes on show in Lund on May 2.", "2024-05-02", None, None),
        ("She will play her last game on Friday.", "2024-03-15", None, None),
        ("It will sail from St. Malo on May 21.", "2024-05-21", None, None),
        ("They have promised to ask for it in July.", "2024-07", None, None),
        ("It will be held on Tuesday, April 23, 2024, they said.", "2024-04-23", None, None),
        ("It will publish the figures for March on Friday.", "2024-03-15", None, None),
        ("Tariffs to be announced on April 21 hurt.", "2024-04-21", None, None),
        ("The Bears host Lund on Friday.", "2024-03-15", None, None),
        ("It plans its first flight on April 14.", "2024-04-14", None, None),
        ("It reports earnings on April 15.", "2024-04-15", None, None),
        ("The fair, on April 6-7 in Lund, is free.", "2024-04-06", "2024-04-07", None),
        ("The book is due out in May.", "2024-05", None, "is due out in May"),
        ("Another report is due April 26.", "2024-04-26", None, "is due April 26"),
        ("The premier has set April 17 for a vote.", "2024-04-17", None, "set April 17"),
        ("The hearing is April 3.", "2024-04-03", None, "hearing is April 3"),
        ("The deadline is Friday.", "2024-03-15", None, "deadline is Friday"),
        ("Bakers hold a two-day fast starting Friday.", "2024-03-15", None, "starting Friday"),
        ("It will run between May 7 and June 1.", "2024-05-07", "2024-06-01", None),
        ("They agreed to convene again by the end of June.", "2024-06", None, None),
        ("The clerks filed a strike warning for Friday.", "2024-03-15", None, None),
        ("The judge set a trial date for next May.", "2024-05", None, "trial date for next May"),
        ("The fifth stage on May 6 will see 51 riders.", "2024-05-06", None, None),
        ("She said that on April 5 it will sell.", "2024-04-05", None, None),
        ("From May 7 to May 9, the court will hear him.", "2024-05-07", "2024-05-09", None),
        ("Running through May 9, the fair will host bakers.", "2024-05-09", None, None),
        ('"On Tuesday, he will fly to Lund," she said.', "2024-03-19", None, None),
        ("Millers called for clerks to walk off on Friday.", "2024-03-15", None, None),
        ("He called for all-day strikes on Friday.", "2024-03-15", None, None),
        ("Bakers voted to strike Friday.", "2024-03-15", None, "voted to strike Friday"),
        ("He has been asked to appear on Friday.", "2024-03-15", None, None),
        ("They agreed Tuesday to hold a vote in May.", "2024-05", None, None),
        ("They scheduled a vote Friday on the weir.", "2024-03-15", None, None),
        ("It will be staged here this April 13.", "2024-04-13", None, None),
        ("They met ahead of talks next week.", "2024-03-18", "2024-03-24", "talks next week"),
        ("It would be signed in mid-April.", "2024-04", None, None),
        ("The rules, which expire tomorrow, are old.", "2024-03-15", None, "expire tomorrow"),
        (
            "The hearing was rescheduled for May 12.",
            "2024-05-12",
            None,
            "was rescheduled for May 12",
        ),
        ("It runs through December.", "2024-12", None, "runs through December"),
        ("The talks on April 27th and 28th come first.", "2024-04-27", "2024-04-28", None),
        ("They will ride at the May 8-16 fair.", "2024-05-08", "2024-05-16", None),
        ("They play the Bears in Lund on Friday.", "2024-03-15", None, None),
        ("She won to set up a final with Ann Lee on Friday.", "2024-03-15", None, None),
        ("A court has extended the arrest of Lee until April 30.", "2024-04-30", None, None),
        ("By next Tuesday Lee will have gone, to return on Wednesday.", "2024-03-20", None, None),
    ],
)
def test_an_intention_before_a_date_is_announced(
    body: str, start: str, end: str | None, surface: str | None
) -> None:
    ((found_start, found_end, found_surface),) = announced(body)

    assert (found_start, found_end) == (start, end)
    assert surface is None or found_surface == surface
    assert found_surface in body


@pytest.mark.parametrize(
    "body",
    [
        "The cities first met in 2019.",
        "It will stay closed, officials said Tuesday.",
        "They failed to open Tuesday.",
        "They were ordered to leave on Tuesday.",
        "It will open as it did last Tuesday.",
        "It will open soon. Tuesday is a holiday.",
        "It will cost 2030 won.",
        "It will follow the plan since 2026.",
        "It will open on March 1, 2024.",
        "It will open on Feb. 30.",
        "She will outlast May.",
        "It could fail, a member warned Tuesday.",
        "It will be asked about her July 25 call.",
        "They will meet every Monday.",
        "It will be asked about Ann\u2019s July 25 call.",
        "It will cost much between Tuesday and the vote.",
        "The meeting was moved last Monday.",
        "It would end in the next year or so.",
        "They would leave on Feb. 20.",
        "It will mark what began in 2019.",
        "A club can open on Friday, and dogs play on Sunday.",
        "The visit was extended by the mayor, Ann Lee said on Monday.",
        "Fish will rise in April.",
        "It will not make a profit this year.",
        "It would need to grow, making this year's target a must.",
        "It will sell 70 tonnes agreed in April.",
        "It would be frozen at the level reached at the end of May.",
        "On Tuesday, officials announced they will leave.",
        "It could double this year.",
        "It broke the record set in January.",
        "It was set at 47 dollars in May.",
        "Loans extended by banks rose in May to 36.01 dollars.",
        "It will go to the bank which in December left.",
        "It will be due on the third Wednesday.",
        "It will redeem its notes due in 2031.",
        "It sold notes due April 23.",
        "The port sold a bond due on April 23, 2031.",
        "It will report a loss for the year ending April 30.",
        "Strikes here began on Jan. 19.",
        "The meeting was held on April 5.",
        "A meeting was put off from April 5.",
        "March - Haar called it a debt on April 23.",
        "He called for a return to the quotas by April.",
        "The Nov. 26 sentencing date would not hold.",
        "Talks on a draft budget for 2026 go on.",
        "Clerks who were hired on April 20 will leave.",
    ],
)
def test_other_dates_are_not_announced(body: str) -> None:
    assert announced(body) == []


def test_a_weekday_joined_to_another_is_the_one_behind_it() -> None:
    assert announced("It will be held on Wednesday and Thursday.") == [
        ("2024-03-20", "2024-03-21", "will be held on Wednesday and Thursday")
    ]


def test_who_arrives_on_monday_does_not_leave_today() -> None:
    dates = announced(
        "He will arrive on Monday and leave for Lund on Thursday, they said Thursday."
    )

    assert [start for start, _, _ in dates] == ["2024-03-18", "2024-03-21"]


def test_an_intention_reaches_farther_to_a_day_of_a_month_than_to_a_year() -> None:
    far = "the guild of the bakers of the town and of all the villages by the river " * 3

    assert [start for start, _, _ in announced(f"He will meet {far}on May 9.")] == ["2024-05-09"]
    assert announced(f"He will meet {far}in 2031.") == []


def test_days_and_weekdays_wait_for_a_certain_day_of_issue() -> None:
    body = "It will open on Tuesday, is to move on Dec. 6, and will end in 2031."

    assert [start for start, _, _ in announced(body, issued=None)] == ["2031"]


@pytest.mark.parametrize(
    ("body", "starts"),
    [
        ("The fair will run this year and next year.", ["2024", "2025"]),
        ("It will be held this month and next month.", ["2024-03", "2024-04"]),
    ],
)
def test_months_and_years_joined_by_and_stay_apart(body: str, starts: list[str]) -> None:
    assert [(start, end) for start, end, _ in announced(body)] == [(one, None) for one in starts]


def test_no_range_begins_on_a_day_its_year_does_not_have() -> None:
    found = announced("It will run from Feb. 29 to March 2, 2029.", issued="2028-01-10")

    assert [(start, end) for start, end, _ in found] == [
        ("2028-02-29", None),
        ("2029-03-02", None),
    ]


def test_nothing_is_announced_for_a_year_that_cannot_be_written() -> None:
    assert announced("It will open next year and on Jan. 2.", issued="9999-12-31") == []


def test_a_year_of_the_last_century_is_announced_in_a_text_of_it() -> None:
    body = "The plant will begin work in 1990, after it lay idle from 1981."

    assert announced(body, "1987-04-02") == [("1990", None, "will begin work in 1990")]
    assert announced(body, "2024-03-14") == []


@pytest.mark.parametrize(
    ("issued", "body", "starts"),
    [
        ("2017-04-17", "It may wait for the May 9 presidential election.", ["2017-05-09"]),
        ("2017-04-17", "The court set a Sept. 18 hearing.", ["2017-09-18"]),
        ("2017-12-17", "They left ahead of the Jan. 20 inauguration.", ["2018-01-20"]),
        ("2017-12-17", "Little has changed since the June 3 election.", []),
        ("2017-04-17", "The March 3 vote was close, the July 25 call short.", []),
        ("2017-04-17", "The May 9 hearing would not hold.", []),
    ],
)
def test_a_day_before_a_vote_or_a_hearing_is_its_day(
    issued: str, body: str, starts: list[str]
) -> None:
    assert [one.start for one in enriched(body, issued=issued).schedule] == starts


def test_what_was_counted_does_not_start() -> None:
    assert enriched("It won 20 games in 31 starts in 2017.", issued="2017-03-15").schedule == ()


def test_a_long_sentence_reaches_to_the_day_that_something_lasts_from() -> None:
    plants = "at all of its plants in Omra, Karr and Lund and at the parts factories there"
    body = f"The maker will halt its making of cars {plants} for two days from Monday."

    assert [one.start for one in enriched(body, issued="2017-03-15").schedule] == ["2017-03-20"]


@pytest.mark.parametrize(
    ("body", "starts"),
    [
        ("Wednesday, the owners will ask a judge to rule.", ["2017-03-15"]),
        ("The bank has its AGM in Lund on May 6.", ["2017-05-06"]),
        ("The May 5 hearing is new.", ["2017-05-05"]),
        ("She is the fair's host amid cuts made in May.", []),
    ],
)
def test_a_weekday_may_open_a_sentence_and_a_host_be_a_noun(body: str, starts: list[str]) -> None:
    assert [one.start for one in enriched(body, issued="2017-03-15").schedule] == starts
