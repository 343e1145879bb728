"""Days that urls, time lines and datelines print, in the forms of each agency."""

from datetime import UTC, date, datetime

import pytest

from service.core.article import DateMethod, IssuedDate
from service.core.dates.calendar import month_day
from service.core.dates.printed import full_dates, is_change_line, issue_day
from service.core.dispatch import read_dispatch
from service.core.dispatch.content_id import url_date
from service.core.envelope import Dispatch

RECEIVED_MS = int(datetime(2026, 11, 20, tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nov. 26", (11, 26, None)),
        ("November 26", (11, 26, None)),
        ("Sept 3", (9, 3, None)),
        ("26 nov", (11, 26, None)),
        ("14 OTT", (10, 14, None)),
        ("14 OTT 19", (10, 14, 2019)),
        ("AUG 27", (8, 27, None)),
        ("Feb. 1, 2017", (2, 1, 2017)),
        ("26 November 2018", (11, 26, 2018)),
        ("26. November", (11, 26, None)),
        ("3 de septiembre de 2018", (9, 3, 2018)),
        ("1er mars", (3, 1, None)),
        ("22 août 2018", (8, 22, 2018)),
        ("9. März 2018", (3, 9, 2018)),
        ("7 dicembre", (12, 7, None)),
        ("5 de março de 2018", (3, 5, 2018)),
        ("11월 26일", (11, 26, None)),
        ("26/11/2018", (11, 26, 2018)),
        ("04/03/2018", None),
        ("Feb. 29", (2, 29, None)),
        ("Feb. 30", None),
        ("Mayor 26", None),
        ("Section 26", None),
    ],
)
def test_a_dateline_prints_its_day_in_many_ways(
    text: str, expected: tuple[int, int, int | None] | None
) -> None:
    assert month_day(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Published: Nov. 26, 2018 3:04 p.m.",
        "Monday, 26 November 2018",
        "26 Nov 2018, 10:32 GMT",
        "26 Nov, 2018",
        "26-Nov-2018",
        "26. November 2018 um 10.32 Uhr",
        "26 novembre 2018",
        "26 de noviembre de 2018",
        "2018/11/26 15:04",
        "2018-11-26T15:04:00+09:00",
        "2018.11.26 15:04",
        "2018. 11. 26.",
        "Posted : 2018-11-26 15:04",
        "입력 2018년 11월 26일",
        "26/11/2018 10:32",
        "11/26/2018 10:32 AM",
        "26.11.2018",
        "All News 15:04 November 26, 2018",
        "[Juche107.11.26.]",
        "AP-WF-11-26-18 1626GMT",
        "261137 GMT Nov 18",
        "KWS-12:40-26-11-18",
        "Mon, 26 Nov 2018 10:32:00 +0000",
        "20181126T1032Z",
    ],
)
def test_time_lines_say_the_day_in_many_ways(text: str) -> None:
    assert issue_day(text, None, None) == date(2018, 11, 26)


def test_the_dateline_tells_march_from_april() -> None:
    assert issue_day("03/04/2018 10:32", None, None) is None
    assert issue_day("03/04/2018 10:32", None, (4, 3, None)) == date(2018, 4, 3)
    assert issue_day("03/04/2018 10:32", None, (3, 4, None)) == date(2018, 3, 4)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        (
            "PTI | Patna | Updated: 04-03-2021 15:05 IST | Created: 04-03-2021 15:02 IST",
            "2021-03-04",
        ),
        ("Published: 04/03/2021 15:05 IST", "2021-03-04"),
        ("Published: 04/03/2021 15:05", None),
    ],
)
def test_india_writes_the_day_before_the_month(line: str, day: str | None) -> None:
    sign = "PTI" if day else "AFP"
    story = f"Mill finds a lost loaf\n{line}\nA loaf was found, the mill said. It was dry. {sign}"
    found = issued(story, fetched_at="2021-06-01T20:00:00Z")
    assert (found.value == day) == (found.method is DateMethod.EXPLICIT_YEAR) == (day is not None)
    assert (found.confidence or 0) < 0.9


def test_below_a_deck_stand_agency_and_day_on_one_line() -> None:
    told = "Bakers in Patna found a lost loaf behind the old oven on Sunday night, the mill said"
    line = "ANI | Patna | Updated: 26-11-2018 15:05 IST | Created: 26-11-2018 15:02 IST"
    above = f"Left Menu\nMill finds a lost loaf\n\n{told}.\n\n{line}"
    story = f"{above}\n\n{told} later.\nIt was dry. (ANI)"
    assert issued(story, fetched_at="2023-02-03T20:00:00Z").value == "2018-11-26"


def test_elsewhere_a_day_of_india_is_as_its_page_writes_it() -> None:
    line = "The Associated Press | 03/04/2021"
    story = f"Mill finds a lost loaf\n{line}\nNEW DELHI (AP) -- A loaf was found, the mill said."
    assert issued(story, fetched_at="2021-03-05T20:00:00Z").value == "2021-03-04"
    lister = story.replace("NEW DELHI", "HULL").replace("The Associated Press", "By ANN LISTER")
    found = issued(lister, fetched_at="2021-06-01T20:00:00Z")
    assert found.method is DateMethod.CAPTURE_TIME


def test_of_publication_and_update_the_publication_counts() -> None:
    line = "Updated Nov. 28, 2018 9:00 a.m. Published Nov. 26, 2018 3:04 p.m."
    assert issue_day(line, None, None) == date(2018, 11, 26)
    assert is_change_line("Last updated: Nov. 28, 2018")
    assert not is_change_line(line)


def test_a_month_may_be_glued_to_the_word_before_it() -> None:
    assert issue_day("Associated PressApril 28, 2023 GMT", None, None) == date(2023, 4, 28)
    assert issue_day("dismay 4, 2023", None, None) is None


def test_an_hour_may_be_glued_to_the_year_and_gmt_with_an_offset_is_no_utc() -> None:
    line = "Nov. 25, 201811:32 PM GMT"
    assert issue_day(line, "Asia/Seoul", None) == date(2018, 11, 26)
    assert issue_day(line + "+2", "Asia/Seoul", None) == date(2018, 11, 25)


def test_a_page_changed_within_days_of_its_dateline_was_issued_on_the_day_of_that() -> None:
    story = "Last updated: Nov. 28, 2018\nPARIS, Nov. {} (Xinhua) -- A loaf was found."
    near, far = issued(story.format(26)), issued(story.format(12))
    assert (near.value, (near.confidence or 1) < 0.9) == ("2018-11-26", True)
    assert (far.value, (far.confidence or 1) < 0.9) == ("2018-11-12", True)
    late = issued("Last updated: Jan. 28, 2019\nPARIS, Nov. 26 (Xinhua) -- It rose.")
    assert (late.confidence or 0) < 0.6


@pytest.mark.parametrize(
    ("above", "dateline", "day"),
    [
        ("Wednesday, 28 November 2018", "Nov. 26", "2018-11-26"),
        ("Tuesday, November 27, 2018", "Nov. 26", "2018-11-26"),
        ("2018-11-27", "Nov. 26", "2018-11-27"),
        ("Published Nov. 30, 2018 9:00 a.m.", "Nov. 26", "2018-11-26"),
        ("Posted on Jan. 2, 2019", "Dec. 27", "2018-12-27"),
        ("Published Nov. 28, 2018 9:00 a.m.", "Nov. 26", "2018-11-28"),
    ],
)
def test_a_blog_or_page_that_repeats_an_older_dispatch_gives_its_dateline_the_year(
    above: str, dateline: str, day: str
) -> None:
    story = f"{above}\nMill finds lost loaf again\nPARIS, {dateline} (Xinhua) -- A loaf was found."
    found = issued(story)
    assert (found.value, (found.confidence or 1) < 0.9) == (day, True)


def test_the_weekday_of_a_line_of_figures_is_passed_over() -> None:
    story = (
        "ID : 5014\nMon, 11/26/2018 - 10:15\nLoaf found\nPARIS, Nov. 26 (Xinhua) -- It was dry."
    )
    assert issued(story).value == "2018-11-26"


def test_figures_of_a_later_day_are_read_in_the_order_that_lies_near_the_dateline() -> None:
    assert issue_day("10/07/2018", None, (7, 6, None)) == date(2018, 7, 10)
    assert issue_day("10/07/2018", None, (1, 6, None)) is None


def test_a_day_that_a_reader_of_wires_has_in_its_url_yields_to_the_day_on_its_page() -> None:
    url = "https://kcnawatch.example/newstream/1543276800-4342/loaf"
    url = url.replace("example", "org")
    story = (
        "Date: 26/11/2018 | Source: KCNA\nLoaf found\nPyongyang, November 26 (KCNA) -- It was dry."
    )
    assert issued(story, url=url).value == "2018-11-26"
    bare = issued(story.partition("\n")[2], url=url)
    assert (bare.value, (bare.confidence or 1) < 0.9) == ("2018-11-27", True)


def test_a_year_alone_in_the_url_dates_a_dateline_unless_a_weekday_speaks_against_it() -> None:
    url = "https://archive.example/news/2018/loaf-4711.htm"
    story = "Loaf found\nPARIS, Nov. 26 (Xinhua) -- A loaf was found{}, police said."
    told, other, untold = (
        issued(story.format(day), url=url) for day in (" on Monday", " on Tuesday", "")
    )
    assert (told.value, told.method, untold.value) == ("2018-11-26", DateMethod.URL, "2018-11-26")
    assert (untold.confidence or 1) < 0.9 <= (told.confidence or 0)
    assert other.value is None


def test_a_page_with_the_day_of_its_capture_may_show_a_clock() -> None:
    story = "Home\nTuesday, November 27, 2018\nMill finds lost loaf again\n"
    story += "BOSTON (AP) \u2014 A loaf was found.\nIt was dry, the mill said."
    fresh = issued(story, fetched_at="2018-11-27T20:00:00Z")
    assert (fresh.value, (fresh.confidence or 1) < 0.9) == ("2018-11-27", True)
    later = issued(story, fetched_at="2019-05-01T20:00:00Z")
    assert (later.value, (later.confidence or 0) > 0.9) == ("2018-11-27", True)
    both = story.replace("Mill", "Published Nov. 3, 2015 at 10:00 a.m.\nMill")
    assert issued(both, fetched_at="2018-11-27T20:00:00Z").value == "2015-11-03"


def test_a_time_in_gmt_is_turned_into_the_zone_of_the_desk() -> None:
    line = "25 Nov 2018, 22:32 GMT"
    assert issue_day(line, "Asia/Seoul", None) == date(2018, 11, 26)
    assert issue_day(line, "America/New_York", None) == date(2018, 11, 25)
    assert issue_day("Nov 25, 2018 10:32 PM UTC", "Asia/Seoul", None) == date(2018, 11, 26)
    assert issue_day("Nov 25, 2018 12:32 am GMT", "Asia/Seoul", None) == date(2018, 11, 25)


def test_an_hour_of_no_clock_turns_no_day() -> None:
    assert issue_day("2024-11-26 23:00 GMT", "Asia/Seoul", None) == date(2024, 11, 27)
    assert issue_day("2024-11-26 25:00 GMT", "Asia/Seoul", None) == date(2024, 11, 26)


@pytest.mark.parametrize(("text", "days"), [("26 ноября 2024", 1), ("40 ноября 2024", 0)])
def test_a_month_in_another_script_makes_a_day_if_it_has_it(text: str, days: int) -> None:
    assert len(full_dates(text)) == days


def test_figures_that_are_no_days_are_none() -> None:
    for text in ("1-800-2018-11-26-77", "2018-13-26", "No. 2018.11", "98.11.26", "10.2018"):
        assert [found.day for found in full_dates(text) if found.day.year != 2018] == []


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://www.reuters.example/article/us-mill-loaf-idUSKBN1NV0A1", (2018, 11, 26)),
        ("https://www.reuters.example/article/uk-mill-loaf-idUKKCN1NV0A1?il=0", (2018, 11, 26)),
        ("https://www.reuters.example/article/mill-loaf-idUSL8N1Y10A1", (2018, 11, 26)),
        ("https://www.reuters.example/article/mill-idUSBREA0F12320140116", (2014, 1, 16)),
        ("https://www.reuters.example/world/asia/mill-finds-loaf-2018-11-26/", (2018, 11, 26)),
        ("https://www.upi.example/Odd_News/2018/11/26/Mill-finds-loaf/123", (2018, 11, 26)),
        ("http://www.xinhua.example/english/2018-11/26/c_137631234.htm", (2018, 11, 26)),
        ("https://ani.example/news/world/mill20181126053541", (2018, 11, 26)),
        ("https://cna.example/business/201811260012", (2018, 11, 26)),
        ("https://wire.example/news/home/20181126005123/en/", (2018, 11, 26)),
        ("https://afp.example/en/20181126-mill-finds-loaf", (2018, 11, 26)),
        ("https://daily.example/world/2018/nov/26/mill-finds-loaf", (2018, 11, 26)),
        ("https://herald.example/view.php?ud=20181126000123", (2018, 11, 26)),
        ("https://archive.example/rok/2018/rok-181126-yonhap01.htm", (2018, 11, 26)),
        ("https://kyodo.example/news/2018/11/0a1b2c.html", (2018, 11, 0)),
        ("https://mill.example/2018/13/45/x", (2018, 0, 0)),
        (
            "http://web.archive.org/web/20200509010203id_/http://mill.example/item/2018/201811/news11/26.htm",
            (2018, 11, 26),
        ),
    ],
)
def test_urls_of_agencies_show_their_day(url: str, day: tuple[int, int, int]) -> None:
    found = url_date(url)
    assert found
    assert (found.year, found.month, found.day) == day


@pytest.mark.parametrize(
    "url",
    [
        "https://aa.example/en/world/mill-finds-loaf/2494061",
        "https://bernama.example/en/news.php?id=2494061",
        "https://ap.example/article/1a2b3c4d5e6f1a2b3c4d5e6f1a2b3c4d",
        "https://mill.example/item/19991399",
        "https://web.archive.org/web/20200509010203/https://mill.example/loaf",
        "",
    ],
)
def test_numbers_of_articles_are_no_days(url: str) -> None:
    assert url_date(url) is None


def issued(body: str, **fields: str) -> IssuedDate:
    return read_dispatch(Dispatch(body=body, **fields), RECEIVED_MS).issued  # type: ignore[arg-type]


def test_a_month_in_the_url_gives_the_dateline_its_year() -> None:
    url = "https://kyodo.example/news/2018/11/0a1b2c.html"
    found = issued("Loaf found\nNARA, Japan, Nov. 26 Kyodo - A loaf was found.", url=url)
    assert (found.value, found.method) == ("2018-11-26", DateMethod.URL)
    alone = issued("Loaf found\nNARA, Japan, Kyodo (AP) - A loaf was found.", url=url)
    assert (alone.not_before, alone.not_after) == ("2018-10-31", "2018-12-01")


def test_a_bureau_a_day_behind_the_desk_moves_the_day() -> None:
    story = "A loaf was found in 2016, police said Monday. The mayor is to speak on Monday."
    there = issued(f"Loaf found\nBUENOS AIRES, Nov. 26 (Yonhap) -- {story}")
    near = issued(f"Loaf found\nLONDON, Nov. 26 (Yonhap) -- {story}")
    assert (there.value, near.value) == ("2018-11-27", "2018-11-26")
    assert (there.confidence or 1) < 0.9 <= (near.confidence or 0)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Tue, 03/04/2025 - 20:29", date(2025, 3, 4)),
        ("Thursday, 03/04/2025", date(2025, 4, 3)),
        ("Thu, 04/03/2025 - 20:29", date(2025, 4, 3)),
        ("Mon, 03/04/2025 - 20:29", None),
    ],
)
def test_the_weekday_beside_a_day_in_figures_tells_its_month(line: str, day: date | None) -> None:
    assert issue_day(line, None, None) == day


def test_a_page_whose_day_has_a_weekday_and_figures_is_of_that_day() -> None:
    body = (
        "ID :\n44023\nTue, 03/04/2025 - 20:29\nAuther :\n\nGuild counts fewer loaves\n\n"
        "SUWON, March 4 (Yonhap) -- Bakers burned more wood than bread, the guild said.\n"
    )
    article = read_dispatch(Dispatch(body=body), RECEIVED_MS)
    assert article.issued.value == "2025-03-04"
    assert article.headline == "Guild counts fewer loaves"
