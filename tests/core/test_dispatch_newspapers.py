"""Agencies of the West as newspapers, feeds and collections print them."""

import pytest

from service.core.article import Article, ItemClass, RevisionKind, TagKind
from service.core.dispatch import read_dispatch
from service.core.envelope import Dispatch
from service.core.outcome import DispatchError

RECEIVED = 1_750_000_000_000
LEAD = "Bakers burned more wood than bread on Monday, the guild of the town said in a statement."
LAST = "The guild has counted loaves since the mill was built."
HEADLINE = "Guild counts fewer loaves in spring"


def read(body: str, **fields: str) -> Article:
    return read_dispatch(Dispatch(body=body, **fields), RECEIVED)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("marks", "raws", "kind"),
    [
        ("<CORRECTED> - ", ["CORRECTED"], RevisionKind.CORRECTION),
        ("CORRECTED-(OFFICIAL)-", ["CORRECTED", "OFFICIAL"], RevisionKind.CORRECTION),
        ("Corrected: ", ["Corrected"], RevisionKind.CORRECTION),
        ("Refile: ", ["Refile"], RevisionKind.REFILE),
        ("Update 1: ", ["Update 1"], RevisionKind.UPDATE),
        ("Update 2-", ["Update 2"], RevisionKind.UPDATE),
        ("RPT-BREAKINGVIEWS-", ["RPT", "BREAKINGVIEWS"], RevisionKind.REPEAT),
        ("TEXT-", ["TEXT"], RevisionKind.ORIGINAL),
        ("UPDATE 1-Q+A-", ["UPDATE 1", "Q+A"], RevisionKind.UPDATE),
    ],
)
def test_marks_before_a_headline_say_what_becomes_of_a_story(
    marks: str, raws: list[str], kind: RevisionKind
) -> None:
    body = f"{marks}{HEADLINE}\nHULL, May 3 (Reuters) - {LEAD}\n{LAST}\n"
    article = read(body)
    assert article.headline == HEADLINE
    assert [tag.raw for tag in article.tags] == raws
    assert [body[slice(*tag.span)] for tag in article.tags if tag.span] == raws
    assert article.revision.kind is kind


def test_a_mark_in_brackets_after_a_mark_says_the_same() -> None:
    article = read(f"CORRECTED-(OFFICIAL)-{HEADLINE}\nHULL (Reuters) - {LEAD}\n")
    assert {tag.kind for tag in article.tags} == {TagKind.CORRECTION}


def test_the_day_may_stand_behind_the_agency_with_no_dash() -> None:
    article = read(f"{HEADLINE}\nHull-On-Humber (AFP) May 3, 2010 {LEAD} {LAST}\n")
    assert article.dateline
    assert article.dateline.place_text == "Hull-On-Humber"
    assert (article.dateline.date_text, article.dateline.agency_text) == ("May 3, 2010", "AFP")
    assert article.paragraphs == (f"{LEAD} {LAST}",)
    assert article.issued.value == "2010-05-03"


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("May 3 (Bloomberg) -- ", "bloomberg"),
        ("HULL, Que. (CP) - ", "canadianpress"),
        ("HULL (Press Association) - ", "pa"),
        ("HULL, May 3 (KUNA) -- ", "kuna"),
        ("HULL (ITALPRESS) \u2013 ", "italpress"),
    ],
)
def test_agencies_that_newspapers_print_have_keys_of_their_own(printed: str, key: str) -> None:
    article = read(f"{HEADLINE}\n{printed}{LEAD}\n{LAST}\n")
    assert article.agency == key
    assert article.paragraphs[0] == LEAD


@pytest.mark.parametrize(
    "signature",
    ["AFP", "\u2013 Reuters", "- AFP/de", "- Agence France-Presse", "Sapa-AFP", "Source: AP"],
)
def test_a_newspaper_names_the_agency_alone_below_a_story(signature: str) -> None:
    article = read(f"{HEADLINE}\n{LEAD}\n{LAST}\n\n{signature}\n")
    assert article.paragraphs == (LEAD, LAST)
    assert article.credits == (signature,)
    assert article.agency in ("afp", "reuters", "ap")


def test_the_dash_before_a_signature_on_the_next_line_is_no_part_of_the_story() -> None:
    article = read(f"{HEADLINE}\n{LEAD}\n{LAST} -\n\nSapa-AFP\n\nRelated Topics:\n")
    assert article.paragraphs == (LEAD, LAST)


@pytest.mark.parametrize("below", ["APP", "PA", "Sports", "Loaf-AFP Cup"])
def test_a_word_of_the_page_below_a_story_signs_nothing(below: str) -> None:
    with pytest.raises(DispatchError):
        read(f"{HEADLINE}\n{LEAD}\n{LAST}\n\n{below}\n")


def test_the_canadian_press_says_when_it_first_published_a_story() -> None:
    article = read(
        f"{HEADLINE}\nAnn Loaf, The Canadian Press\n{LEAD}\n{LAST}\n"
        "This report by The Canadian Press was first published May 3, 2024.\n"
        "Ann Loaf, The Canadian Press\n"
    )
    assert article.agency == "canadianpress"
    assert article.paragraphs == (LEAD, LAST)
    assert article.byline
    assert article.byline.names == ("Ann Loaf",)
    assert article.issued.value == "2024-05-03"


def test_who_writes_for_an_agency_says_so_after_the_name() -> None:
    article = read(f"{HEADLINE}\nBY ANN LOAF from the Associated Press\n\n{LEAD}\n{LAST}\n")
    assert article.byline
    assert article.byline.names == ("ANN LOAF",)


@pytest.mark.parametrize(
    ("above", "text", "place"),
    [
        (f"{HEADLINE} (AP)\n", "AP - ", None),
        (f"{HEADLINE} (AFP) ", "AFP - ", None),
        (f"{HEADLINE} (Canadian Press)\n", "Canadian Press - HULL, Que. (CP) - ", "HULL, Que."),
    ],
)
def test_a_feed_names_the_agency_behind_the_headline_and_before_the_text(
    above: str, text: str, place: str | None
) -> None:
    article = read(f"{above}{text}{LEAD} {LAST}\n")
    assert article.headline == HEADLINE
    assert article.dateline
    assert article.dateline.place_text == place
    assert article.paragraphs == (f"{LEAD} {LAST}",)


def test_blanks_part_a_writer_from_the_dateline() -> None:
    article = read(f"{HEADLINE}\nPor Ann Loaf     Lyon, 3 may (EFE).- {LEAD}   {LAST}\n")
    assert article.byline
    assert article.byline.names == ("Ann Loaf",)
    assert article.dateline
    assert article.dateline.place_text == "Lyon"


def test_letters_of_an_exchange_in_a_headline_of_capitals_are_no_agency() -> None:
    headline = "LOAF PACIFIC (CP) UNIT LOOKS AT A MILL"
    article = read(f"{headline}\nHULL, May 3 - {LEAD}\n{LAST}\n Reuter\n")
    assert article.headline == headline
    assert article.dateline
    assert article.dateline.place_text == "HULL"


@pytest.mark.parametrize(
    ("behind", "agency"),
    [
        (" - Interfax", "Interfax"),
        (" - mayor - Interfax", "Interfax"),
        (" - Reuters India", "Reuters"),
        (" - Reuters UK", "Reuters"),
        (" - Yahoo! News", "AP"),
    ],
)
def test_the_site_is_cut_off_and_who_said_it_stays(behind: str, agency: str) -> None:
    article = read(f"{HEADLINE}{behind}\nHULL, May 3 ({agency}) - {LEAD}\n{LAST}\n")
    site = behind.removeprefix(" - mayor")
    assert article.headline == HEADLINE + behind.removesuffix(site)


def test_another_agency_behind_a_headline_said_it() -> None:
    article = read(f"{HEADLINE} - mayor - Yonhap\nHULL, May 3 (Reuters) - {LEAD}\n")
    assert article.headline == f"{HEADLINE} - mayor - Yonhap"


def test_a_headline_of_short_lines_is_joined_from_its_middle() -> None:
    article = read(f"Guild counts\nfewer loaves in\nthe spring\nHULL (AP) - {LEAD}\n{LAST}\n")
    assert article.headline == "Guild counts fewer loaves in the spring"


def test_a_capital_below_a_headline_begins_something_else() -> None:
    article = read(f"{HEADLINE}\nOf the town\nHULL (AP) - {LEAD}\n{LAST}\n")
    assert article.headline == HEADLINE


def test_a_title_that_comes_again_below_its_hour_is_the_headline() -> None:
    page = f"LoafNews AgencyTools & FlourBlog @ Loaf\n{HEADLINE}\nMay 3, 2012\n\n{HEADLINE}\n\n"
    article = read(f"{page}May 3 (Reuters) - {LEAD}\n{LAST}\n")
    assert article.headline == HEADLINE


@pytest.mark.parametrize("above", [". | . |", "Updated: 2 hrs ago"])
def test_what_stays_of_a_menu_is_no_headline(above: str) -> None:
    article = read(f"{HEADLINE}\n{above}\nHULL (AP) - {LEAD}\n{LAST}\n")
    assert article.headline == HEADLINE


@pytest.mark.parametrize(
    ("writer", "names"), [("By Ann Loaf", ("Ann Loaf",)), ("B y   A n n   L o a f", None)]
)
def test_a_collection_of_financial_news_puts_dashes_before_its_four_fields(
    writer: str, names: tuple[str, ...] | None
) -> None:
    article = read(
        f"-- UPDATE 1-{HEADLINE}\n-- {writer}\n-- Fri Oct 20, 2006 6:15pm EDT\n"
        "-- http://www.reuters.com/article/2006/10/20/loaf-idUSN2036288320061020\n\n"
        f" HULL  (Reuters) - {LEAD}\n {LAST}\n"
    )
    assert article.headline == HEADLINE
    assert (article.byline.names if article.byline else None) == names
    assert article.revision.kind is RevisionKind.UPDATE
    assert article.issued.value == "2006-10-20"


@pytest.mark.parametrize(
    "foot",
    [
        " Copyright 2024 The Associated Press. All rights reserved. Not to be copied.",
        " E-mail to a friend . Copyright 2007 Reuters. All rights reserved.",
        " To contact the reporter on this story: Ann Loaf in Hull at aloaf@bloomberg.net",
        " \u2026 [+1555 chars]",
        " EFE jrl/ab",
        " vbo/mca1",
    ],
)
def test_the_foot_of_a_page_in_one_line_is_no_part_of_the_story(foot: str) -> None:
    article = read(f"{HEADLINE}\nHULL (AP) \u2014 {LEAD} {LAST}{foot}")
    assert article.paragraphs == (f"{LEAD} {LAST}".strip() + (" \u2026" if "+" in foot else ""),)


def test_bloomberg_says_whom_to_write_to() -> None:
    article = read(
        f"{HEADLINE}\n{LEAD}\n{LAST}\nTo contact the reporter on this story:\n"
        "Ann Loaf in Hull at\naloaf@bloomberg.net\n"
    )
    assert article.agency == "bloomberg"
    assert article.paragraphs == (LEAD, LAST)
    assert article.sign_off
    assert article.sign_off.emails == ("aloaf@bloomberg.net",)


def test_a_year_in_the_last_sentence_is_no_copyright() -> None:
    last = "She wrote \u201cCopyright\u201d (c) 2010 on it. The guild kept the loaf."
    article = read(f"{HEADLINE}\nHULL (AP) \u2014 {LEAD}\n{last}\n")
    assert article.paragraphs == (LEAD, last)


def test_a_caption_that_comes_twice_is_no_headline() -> None:
    caption = "A baker of Hull is among ten who won a prize. Photo: Reuters"
    article = read(
        f"{HEADLINE}\n\n{caption}\n\n{caption}\n\nPublished Nov 26, 2010\n\nShare\n\n"
        f"{LEAD}\n\n{LAST} -\n\nSapa-AFP\n"
    )
    assert article.headline == HEADLINE
    assert [found.credit for found in article.captions] == ["Photo: Reuters"]
    assert article.paragraphs == (LEAD, LAST)
    assert article.issued.value == "2010-11-26"


def test_an_agency_before_the_hour_dates_a_page() -> None:
    hour = "Interfax. Friday, Aug. 23, 2002, 7:17 PM Moscow Time"
    article = read(f"{HEADLINE}\n{hour}\nMOSCOW. Aug 23 (Interfax) - {LEAD}\n")
    assert article.issued.value == "2002-08-23"


def test_a_digest_by_its_name_is_no_story() -> None:
    article = read(
        f"UPI NewsTrack TopNews\n\n{HEADLINE}\n\nHULL, May 3 (UPI) -- {LEAD}\n\n"
        f"Mill sinks\n\nLYON, May 3 (UPI) -- {LAST}\n"
    )
    assert article.item_class is ItemClass.DIGEST
    assert article.headline == "UPI NewsTrack TopNews"


def test_a_bullet_may_stand_before_headline_and_dateline() -> None:
    article = read(
        f"  \u2022 {HEADLINE}\n    Updated: 1 hr ago\n  \u2022 HULL, May 22 (AFP) May 22, 2009\n"
        f"    {LEAD}\n    {LAST}\n"
    )
    assert article.headline == HEADLINE
    assert article.dateline
    assert article.dateline.place_text == "HULL"
    assert article.paragraphs == (LEAD, LAST)
    assert article.issued.value == "2009-05-22"


def test_an_agency_beside_a_writer_above_a_story_is_no_headline() -> None:
    article = read(f"Ann Loaf and Reuters | June 27, 2012\nHULL (Reuters) - {LEAD}\n{LAST}\n")
    assert article.headline is None
    assert article.byline
    assert article.byline.names == ("Ann Loaf",)
    assert article.issued.value == "2012-06-27"


def test_a_place_over_a_story_that_efe_signs_is_its_dateline() -> None:
    article = read(
        f"{HEADLINE}\n\npor Loaf Diario\nWashington.- {LEAD}\n\n{LAST} EFE\n\n"
        "Noticias Relacionadas\n"
    )
    assert article.dateline
    assert article.dateline.place_text == "Washington"
    assert article.paragraphs == (LEAD, LAST)
    assert article.agency == "efe"


def test_the_name_of_a_picture_is_no_headline() -> None:
    article = read(f"loaf-of-hull.jpg\n\nHULL (AP) - {LEAD}\n{LAST}\n")
    assert article.headline is None


def test_what_a_newspaper_sells_below_a_story_ends_it() -> None:
    offer = "Limited time offer:\nJust RM5 per month.\n\nMonthly Plan\n\nRM13.90/month"
    article = read(f"{HEADLINE}\nHULL (Reuters) - {LEAD}\n{LAST}\n\n{offer}\n\nNext In World\n")
    assert article.paragraphs == (LEAD, LAST)


@pytest.mark.parametrize(
    "sentence",
    [
        "To contact the author, she said, bakers had to write a letter to the mill.",
        "To contact the reporter the guild put a note on the door of the mill.",
        "Limited time offers drew more buyers to the mill than its bread had done.",
        "Updated: 5 ovens of the mill were listed in the book of the guild in spring.",
    ],
)
def test_a_sentence_that_begins_as_a_foot_does_ends_no_story(sentence: str) -> None:
    article = read(f"{HEADLINE}\nHULL (AP) \u2014 {LEAD}\n{sentence}\n{LAST}\n")
    assert article.paragraphs == (LEAD, sentence, LAST)


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("World highlights need for bread", ItemClass.STORY),
        ("News highlights at noon", ItemClass.DIGEST),
        ("World highlights", ItemClass.DIGEST),
    ],
)
def test_highlights_of_the_news_are_a_digest_and_what_one_highlights_is_none(
    headline: str, kind: ItemClass
) -> None:
    assert read(f"{headline}\nHULL (AP) \u2014 {LEAD}\n{LAST}\n").item_class is kind


def test_rows_of_a_table_are_no_quotation() -> None:
    rows = "| Rye | 4 |\n| Oats | 5 |\n| Corn | 6 |\n"
    article = read(f"{rows}HULL, May 3 (Reuters) - {LEAD}\n")
    assert article.paragraphs == (LEAD,)


def test_a_bullet_alone_above_a_story_is_no_headline() -> None:
    assert read(f"\u2022\nHULL (AP) \u2014 {LEAD}\n{LAST}\n").headline is None


def test_staff_writers_before_a_dateline_are_nobody() -> None:
    article = read(f". | . |\nby Staff Writers Hull (AFP) March 20, 2012 {LEAD} {LAST}\n")
    assert article.dateline
    assert article.dateline.place_text == "Hull"
    assert article.byline is None
    assert article.paragraphs == (f"{LEAD} {LAST}",)


def test_a_writer_stands_between_bullets_and_a_day_on_one_line() -> None:
    article = read(
        f"{HEADLINE}\n* Loaves fall at the mill * Rolls flat for a third week * Dough up in May"
        f" (Updates to noon) By Ann Loaf June 28 (Reuters) - {LEAD} {LAST}\n"
    )
    assert article.byline
    assert article.byline.names == ("Ann Loaf",)
    assert article.paragraphs == (f"{LEAD} {LAST}",)


def test_a_source_named_below_a_story_ends_it() -> None:
    links = (
        "Source: Agence France-Presse Related Links - Mill opens Hull (UPI) Dec 05, 2006 A mill."
    )
    article = read(f"{HEADLINE}\nHull (AFP) Dec 05, 2006 {LEAD} {LAST}\n{links}\n")
    assert article.paragraphs == (f"{LEAD} {LAST}",)
