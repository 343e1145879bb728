"""Digests: what names one, and what in a menu or within a story only looks like one."""

import pytest

from service.core.article import ItemClass
from tests.support.reading import read

MENU = "Politics\nSports\nMost Viewed\nToday in Korean History\nYonhap News Summary\n"
LEAD = "Bakers burned more wood than bread on Monday, the guild said."
LAST = "The guild has counted loaves since the mill was built."


def test_a_digest_in_a_menu_does_not_make_a_story_its_entry() -> None:
    article = read(
        f"{MENU}Editorials from Korean Dailies\nGuild counts fewer loaves\n"
        f"All News 14:05 March 9, 2026\nSUWON, March 9 (Yonhap) -- {LEAD}\n{LAST}\n(END)\n"
    )
    assert article.dateline
    assert article.dateline.place_text == "SUWON"
    assert article.headline == "Guild counts fewer loaves"
    assert article.paragraphs == (LEAD, LAST)


def test_the_first_entry_of_a_digest_is_not_its_dateline() -> None:
    article = read(
        f"Yonhap News Summary\nGuild counts fewer loaves\nSUWON, March 9 (Yonhap) -- {LEAD}\n"
        f"Mill stands still\nASAN, March 9 (Yonhap) -- {LAST}\n(END)\n"
    )
    assert article.dateline is None


def test_words_of_a_digest_within_a_story_do_not_hide_its_dateline() -> None:
    article = read(
        "GUILD COUNTS FEWER LOAVES\n    ARLO, March 9 - The bakers' guild counted fewer loaves\n"
        "than in any year since the mill was built, it said in its\nweekly review of the ovens.\n"
        "    It will count again in May, when the new mill has ground\nthe first of its flour.\n"
        " Reuter\n"
    )
    assert article.dateline
    assert article.dateline.raw == "ARLO, March 9 -"
    assert article.item_class is ItemClass.STORY


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Bread falls for third week in a row", ItemClass.STORY),
        ("Hectic week in Arlo for bakers", ItemClass.STORY),
        ("The Week in Arlo", ItemClass.DIGEST),
        ("Arlo: week in review", ItemClass.DIGEST),
    ],
)
def test_a_week_in_a_story_is_no_digest(headline: str, expected: ItemClass) -> None:
    article = read(f"{headline}\nSUWON, March 9 (Yonhap) -- {LEAD}\n{LAST}\n(END)\n")
    assert article.item_class is expected


SUMMARY = (
    "The following is the second summary of major stories moved by Yonhap News Agency on Friday."
)
ENTRIES = (
    "(LEAD) Otters return to the old pier",
    "HULL -- Otters came back to the pier on Friday after two winters, the port said.",
    "Mill to open in spring",
    "LYON -- A mill that burned down will open again in spring, its owner said Friday.",
)


@pytest.mark.parametrize("above", ["Yonhap News Summary\n", "Yonhap News Summary\n" * 2, ""])
def test_a_summary_begins_with_its_own_lead(above: str) -> None:
    article = read(f"{above}{SUMMARY}\n--------\n" + "\n".join(ENTRIES))
    assert article.headline == ("Yonhap News Summary" if above else None)
    assert article.paragraphs[:2] == (SUMMARY, ENTRIES[0])
    assert article.dateline is None


def test_ap_news_in_brief_has_no_dateline_of_its_own() -> None:
    entries = "\n".join(ENTRIES).replace(" -- ", " (AP) \u2014 ").removeprefix("(LEAD) ")
    article = read(f"AP News in Brief at 6:04 a.m. EDT\n{entries}")
    assert article.headline == "AP News in Brief at 6:04 a.m. EDT"
    assert article.dateline is None
    assert article.item_class is ItemClass.DIGEST


@pytest.mark.parametrize(
    "headline",
    ["UPI Almanac for Sunday, Jan. 6, 2030", "BC-AP News Coverage Advisory, 10:15 Advisory"],
)
def test_an_almanac_or_an_advisory_is_signed_by_the_name_in_its_headline(headline: str) -> None:
    article = read(f"{headline}\n\nThe mill of Oventon was opened on this date long ago.\n")
    assert article.item_class in (ItemClass.ALMANAC, ItemClass.DIGEST)


def test_a_summary_is_told_by_its_first_words() -> None:
    article = read(
        "Oventon, Sep 24 (PTI) Following are the top stories at 5:15 PM: TOWN DEL36 Mill opens"
        " its doors Oventon: A mill opened its doors on Thursday.\n"
    )
    assert article.item_class is ItemClass.DIGEST


def test_rows_of_rates_stay_in_the_story_and_make_it_a_table() -> None:
    rows = "\n".join(f"Crown of land {n} 100 7{n}.4{n}" for n in "123456")
    article = read(f"OVENTON, Jan. 14 (Xinhua) -- These are the rates of loaves:\n{rows}\n")
    assert article.item_class is ItemClass.TABLE
    assert article.body.endswith("Crown of land 6 100 76.46")


def test_standings_below_an_agencys_name_are_a_table_of_the_agency() -> None:
    rows = "\n".join(f"Bakers of {n} 105 50 .67{n}" for n in "12345")
    article = read(
        f"Loaf League\n\nThe Associated Press\n\nMarch 9, 2030\n\nEastern bakers\n{rows}\n"
    )
    assert article.agency == "ap"
    assert article.item_class is ItemClass.TABLE


def test_a_summary_with_its_day_is_headed_by_both_and_not_by_its_photo() -> None:
    article = read(
        "Kyodo News Digest: Sept. 14, 2030\n\nBakers pray at the mill of Oventon on Sept. 12,"
        " 2030, in a picture taken from a boat. (Kyodo) ==Kyodo\n\nThe following is the latest"
        " list of selected news summaries by Kyodo News.\n\n----------\n\nGuild counts loaves\n\n"
        "OVENTON - The guild of bakers has counted all its loaves, it said Saturday.\n"
    )
    assert article.headline == "Kyodo News Digest: Sept. 14, 2030"
    assert article.item_class is ItemClass.DIGEST
    assert article.body.endswith("it said Saturday.")
