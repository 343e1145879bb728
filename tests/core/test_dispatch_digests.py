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
