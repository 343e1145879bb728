"""Copies that lost something on their way: line ends, a dash, control bytes, a bracket, a year."""

import pytest

from service.core.article import ItemClass, RevisionKind
from service.core.outcome import DispatchError, RejectReason
from tests.support.reading import read

HEADLINE = "Guild counts fewer loaves"
LEAD = "Bakers burned more wood than bread on Monday, the guild of the old harbour said."
LAST = "The guild has counted loaves since the mill was built."


def test_a_page_of_reuters_in_one_line_falls_into_its_parts() -> None:
    photo = "FILE PHOTO: A baker at the mill of Lyon, March 9, 2018. REUTERS/Luc Moulin/File Photo"
    article = read(
        f"World News March 9, 2018 / 10:12 AM / Updated 5 hours ago {HEADLINE} Ann Mill 3 Min Read"
        f" LYON (Reuters) - {LEAD} {photo} {LAST} Reporting by Ann Mill; Editing by Bo Sieve Our"
        " Standards: The Thomson Reuters Trust Principles."
    )
    assert article.headline == HEADLINE
    assert article.byline
    assert article.byline.names == ("Ann Mill",)
    assert [caption.raw for caption in article.captions] == [photo]
    assert article.paragraphs == (LEAD, LAST)


@pytest.mark.parametrize("note", ["", "(ATTN: ADDS the guild's answer) "])
def test_a_page_of_yonhap_in_one_line_falls_into_its_parts(note: str) -> None:
    article = read(
        f"Go to Contents Yonhap News Agency All News 17:20 March 9, 2020 (LEAD) {HEADLINE} Share"
        f" Facebook X Print {note}ASAN, March 9 (Yonhap) -- {LEAD} {LAST} loaf@yna.co.kr (END)"
        " Related Articles - Mill stands still HOME TOP"
    )
    assert article.headline == HEADLINE
    assert [tag.raw for tag in article.tags] == ["LEAD"]
    assert article.end_mark
    assert article.body == f"{LEAD} {LAST}"


def test_a_page_of_ap_in_one_line_falls_into_its_parts() -> None:
    article = read(
        f"{HEADLINE} | AP News Menu World Sports {HEADLINE} By ANN McMILL Published 6:02 PM EST,"
        f" March 9, 2024 OGDEN, Utah (AP) \u2014 {LEAD} {LAST} ___ Associated Press writer Bo"
        " Sieve in Reno contributed."
    )
    assert article.headline == HEADLINE
    assert article.byline
    assert article.byline.names == ("ANN McMILL",)
    assert article.body == f"{LEAD} {LAST}"


@pytest.mark.parametrize(
    "line", ["LYON (Reuters) ", "LYON(Reuters) - ", "Lyon, France (AFP) March 9, 2019\n"]
)
def test_a_dateline_may_lose_its_dash(line: str) -> None:
    article = read(f"{HEADLINE}\n{line}{LEAD}\n{LAST}\n")
    assert article.dateline
    assert article.dateline.agency_text in ("Reuters", "AFP")
    assert article.paragraphs == (LEAD, LAST)


def test_kyodo_may_leave_the_day_out() -> None:
    article = read(f"FOCUS: {HEADLINE}\nAKITA, Japan, Kyodo - {LEAD}\n==Kyodo")
    assert article.dateline
    assert article.dateline.place_text == "AKITA, Japan"


@pytest.mark.parametrize(
    ("printed", "tag", "ordinal"),
    [
        (f"2nd LEAD-{HEADLINE}", "2nd LEAD", 2),
        (f"SECOND LEAD: {HEADLINE}", "SECOND LEAD", 2),
        (f"THIRD LEAD - {HEADLINE}", "THIRD LEAD", 3),
        (f"3RD ROUNDUP\n{HEADLINE}", "3RD ROUNDUP", 3),
    ],
)
def test_a_number_before_a_lead_may_be_spelt_or_stand_at_a_dash(
    printed: str, tag: str, ordinal: int
) -> None:
    article = read(f"{printed}\nLyon (dpa) - {LEAD}\n{LAST}\n")
    assert article.headline == HEADLINE
    assert [found.raw for found in article.tags] == [tag]
    assert article.revision.kind is RevisionKind.UPDATE
    assert article.revision.ordinal == ordinal


def test_a_wire_without_its_control_bytes_is_a_wire() -> None:
    ap = read(
        "W0410asian\r\nr s BC-BBA--Loaves   03-09 0190\r\n^BC-BBA--Loaves,190<\r\n"
        "^Loaf League<\r\n\t   W\tL\tPct\r\n\t   Asan\t20\t11\t.645\r\n\t   Lyon\t18\t13\t.581\r\n"
        "\t   AP-WF-03-09-18 0612GMT<\r\n"
    )
    kyodo = read(
        f"a0211KYODOkoko-\r\nr i BC-Japan-Loaves   09-03 0214\r\nBC-Japan-Loaves\r\n"
        f"{HEADLINE}+\r\n     AKITA, Japan, March 9 Kyodo - {LEAD}\r\n==Kyodo\r\n"
    )
    assert (ap.headline, ap.agency) == ("Loaf League", "ap")
    assert (kyodo.headline, kyodo.agency) == (HEADLINE, "kyodo")


def test_a_story_may_tell_of_its_correction_without_brackets() -> None:
    article = read(
        f"{HEADLINE}\n(Reuters) - {LEAD} {LAST} This story has been refiled to mend the guild's"
        " name in paragraph 2."
    )
    assert article.body == f"{LEAD} {LAST}"
    assert article.revision.kind is RevisionKind.REFILE


def test_those_who_reported_a_story_end_it() -> None:
    article = read(
        f"{HEADLINE}\nLYON, March 9 (Reuters) - {LEAD}\n{LAST} (Reporting by Ann Mill; Editing by"
        " Bo Sieve)\nDear Reader,\nThis site has always striven to provide news of bread.\n"
    )
    assert article.paragraphs == (LEAD, LAST)
    assert article.credits == ("(Reporting by Ann Mill; Editing by Bo Sieve)",)


def test_a_button_to_read_more_within_a_story_does_not_end_it() -> None:
    said = f'"{LAST} Nobody will count them tomorrow," said the master of the guild.'
    article = read(f"{HEADLINE}\nLyon (AFP) - {LEAD}\nRead more\n{said}\n")
    assert article.paragraphs == (LEAD, said)


@pytest.mark.parametrize("credit", ["\u2014 Reuters pic", "\u2014 Picture by Ann Mill"])
def test_a_picture_may_be_credited_behind_a_dash(credit: str) -> None:
    caption = f"A baker at the mill of Ipoh March 9, 2020. {credit}"
    article = read(f"{HEADLINE}\n{caption}\nIPOH, March 9 \u2014 {LEAD}\n{LAST} \u2014 Bernama\n")
    assert [found.raw for found in article.captions] == [caption]
    assert article.headline == HEADLINE


@pytest.mark.parametrize(
    "above",
    [
        f"Warning: include({'/srv/www' * 9}/ads.php): failed to open stream in x.php on line 12\n",
        "Yonhap News Agency, South Korea\n",
        "Updated 2 years ago\n",
    ],
)
def test_what_a_server_or_a_database_puts_above_is_no_headline(above: str) -> None:
    article = read(f"{above}{HEADLINE}\nASAN, March 9 (Yonhap) -- {LEAD}\n{LAST}\n(END)\n")
    assert article.headline == HEADLINE


def test_a_slug_of_ap_may_begin_with_its_category() -> None:
    article = read(
        f"{HEADLINE}\nBy ANN MILL\nFBN--Loaves-Guild, 2nd Ld-Writethru\nRENO, Nev. (AP) \u2014"
        f" {LEAD}"
    )
    assert [tag.raw for tag in article.tags] == ["2nd Ld-Writethru"]
    assert article.headline == HEADLINE


def test_a_tag_between_slug_and_headline_counts_when_the_page_has_none() -> None:
    article = read(
        f"{HEADLINE}\n\n**연합뉴스** | 2026-03-09 00:00 | \n\n---\n\nguild-loaves(LEAD) {HEADLINE}"
        f"(ATTN: ADDS photo) ASAN, March 9 (Yonhap) -- {LEAD}(END)"
    )
    assert [tag.raw for tag in article.tags] == ["LEAD"]


def test_a_page_may_word_its_title_otherwise_than_its_headline() -> None:
    article = read(
        "Harbour guild counts loaves again | Mill Herald\nHome\nNews\nGuild counts fewer loaves"
        " in harbour for a third year\nA wet spring undid a dry winter, bakers say\nBy ANN MILL"
        f" Associated Press\nRENO, Nev. (AP) \u2014 {LEAD}\n{LAST}\n"
    )
    assert article.headline == "Guild counts fewer loaves in harbour for a third year"


@pytest.mark.parametrize(
    ("printed", "raw"),
    [
        ("A baker in Reno, March 9, 2020. (AP Photo/Ann Mill) more >", None),
        ("A baker at the mill. File Photo by Bo C. Sieve/UPI | License Photo", "/UPI"),
    ],
)
def test_what_a_page_adds_to_a_caption_is_left_out(printed: str, raw: str | None) -> None:
    article = read(f"{HEADLINE}\n{printed}\nRENO, Nev. (AP) \u2014 {LEAD}\n{LAST}\n")
    assert article.headline == HEADLINE
    assert [caption.raw[-4:] for caption in article.captions] == [raw or "ill)"]


@pytest.mark.parametrize(
    "note", ["EDITOR'S NOTE \u2014 Part of a series on bread.", "(Eds: Updates with the guild)"]
)
def test_editors_are_told_behind_any_dash_and_in_brackets(note: str) -> None:
    article = read(f"{note}\n{HEADLINE}\nPune, Sep 9 (PTI) {LEAD}\n{LAST}\n")
    assert article.headline == HEADLINE
    assert article.ed_note
    assert article.ed_note in note
    assert article.revision.kind is (
        RevisionKind.UPDATE if note[0] == "(" else RevisionKind.ORIGINAL
    )


def test_tass_prints_a_country_between_slashes() -> None:
    article = read(f"{HEADLINE}\nBAIKONUR /Kazakhstan/, March 9. /TASS/. {LEAD}\n{LAST}\n")
    assert article.dateline
    assert article.dateline.place_text == "BAIKONUR /Kazakhstan/"
    assert article.agency == "tass"


def test_a_possessive_begins_an_editorial_as_well_as_a_word() -> None:
    page = "(EDITORIAL from The Mill Times on March 9)"
    article = read(
        f"{page}\n\n**연합뉴스** | 2026-03-09 00:00 | \n\n---\n\ndailies-editorials (2){page}"
        "Time to bake, not taxHarbour&#x27;s guild has spoken. It must bake.(END)"
    )
    assert article.headline == "Time to bake, not tax"
    assert article.paragraphs == ("Harbour's guild has spoken. It must bake.",)


def test_a_credit_in_square_brackets_makes_a_caption() -> None:
    caption = "A baker shows a loaf in Wuhu, March 9, 2024. [Photo/Xinhua]"
    article = read(f"{HEADLINE}\nWUHU, March 9 (Xinhua) -- {LEAD}\n{caption}\n{LAST}\n")
    assert [found.raw for found in article.captions] == [caption]
    assert article.paragraphs == (LEAD, LAST)


def test_what_an_agency_prints_and_disclaims_is_its_dispatch() -> None:
    said = "The guild spoke. Reuters has not edited the statements or confirmed their accuracy."
    assert read(f"Guild on the air (March 9) - loaves\n{said}\n").paragraphs == (said,)


def test_business_highlights_are_a_digest() -> None:
    article = read(
        f"Business Highlights\nBy The Associated Press\n___\nMill sold\nLYON (AP) \u2014 {LEAD}"
        f"\n___\nOven sold\nRENO, Nev. (AP) \u2014 {LAST}\n"
    )
    assert article.item_class is ItemClass.DIGEST
    assert article.dateline is None


@pytest.mark.parametrize(
    "body",
    [
        'Search results for "loaves"\nFILE - A mill, Feb. 2, 2020. (AP Photo/Ann Mill)\nBuy it\n',
        "Sign in to Yonhap Connect\nForgot password?\nFor inquiries: help@yna.co.kr\n",
        "Careers at Yonhap\nYonhap seeks a copy editor\nSend resumes to loaf@yna.co.kr\n(END)\n",
        (
            "Reuters | News\nMill sold to baker\n12 min ago\nEXCLUSIVE: Guild to vote\n33 min ago"
            "\nOven stands cold now\n1 hour ago\n\u00a9 2024 Reuters\n"
        ),
    ],
)
def test_a_vacancy_a_search_and_a_front_page_are_no_dispatch(body: str) -> None:
    with pytest.raises(DispatchError) as error:
        read(body)
    assert error.value.reason is RejectReason.NOT_A_DISPATCH
