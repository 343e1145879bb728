"""Dispatches as data sets and feeds keep them: elements left in, cut short, headline glued on."""

import pytest

from service.core.article import ItemClass
from service.core.media import MediaType
from service.core.outcome import DispatchError
from tests.support.reading import read

HEADLINE = "Guild counts fewer loaves"
LEAD = "Bakers burned more wood than bread on Monday, the guild of the old harbour said."
LAST = "The guild has counted loaves since the mill was built."


def test_a_text_that_kept_the_elements_of_its_page_falls_into_lines() -> None:
    article = read(
        f"<b>Guild counts<br />fewer loaves</b>\n<p class='by'>By Ann Mill and Bo Sieve</p>"
        f"<p>(Reuters) -   {LEAD}<br />\r\n<br />\r\n{LAST}</p>"
    )

    assert article.headline == HEADLINE
    assert article.byline
    assert article.byline.names == ("Ann Mill", "Bo Sieve")
    assert article.paragraphs == (LEAD, LAST)


def test_elements_of_a_corpus_are_no_lines_of_its_texts() -> None:
    article = read(
        f'<DOC id="LOAF_19950101" type="story">\n<TEXT>\n   {HEADLINE}\n'
        f"    LYON, Jan 1 (AFP) - {LEAD}\n</TEXT>\n</DOC>\n"
    )

    assert article.headline == HEADLINE
    assert article.paragraphs == (LEAD,)


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (f"{HEADLINE}\nSamarkand. (Interfax) - {LEAD}", "Samarkand"),
        (f"{HEADLINE}\n(ANSA) - MOLINO (BARI), 6 LUG - {LEAD}", "MOLINO (BARI)"),
        (f"{HEADLINE}\nLYON (AFP) - \u2013 {LEAD}", "LYON"),
        (f"{HEADLINE} Berlin (dpa) - {LEAD}", "Berlin"),
        (f"{HEADLINE}\nSanta Cruz de la Sierra (AFP) - {LEAD}", "Santa Cruz de la Sierra"),
        (f"{HEADLINE}\nBad Neustadt an der Saale (dpa) - {LEAD}", "Bad Neustadt an der Saale"),
        (f"{HEADLINE}\nLYON & MAINZ, Germany--(BUSINESS WIRE)-- {LEAD}", "LYON & MAINZ, Germany"),
        (f"{HEADLINE}\nPune (Deccan) [India], October 15: {LEAD}", "Pune (Deccan) [India]"),
        (f"{HEADLINE}\nAng Mo Kio New Town (AFP) - {LEAD}", "Ang Mo Kio New Town"),
        (f"{HEADLINE}\nRENO, Nev.\u2014 (BUSINESS WIRE) -- {LEAD}", "RENO, Nev."),
        (f"{HEADLINE} By Reuters May 2, 2016 (Reuters) - {LEAD}", None),
        (f"# {HEADLINE}\n\nLYON (Reuters) - {LEAD}", "LYON"),
        (f"---\ntitle: {HEADLINE}\n---\nGENERAL\n\nIPOH, Aug 6 (Bernama) -- {LEAD}", "IPOH"),
        (f"{HEADLINE} - UPI News\nLYON, June 3 (UPI) -- {LEAD}", "LYON"),
        (f"{HEADLINE} - Yahoo News\nLYON, June 3 (UPI) -- {LEAD}", "LYON"),
        (f"{HEADLINE}\nRONSE 21/05 (BELGA) = {LEAD}", "RONSE"),
        (f"NOTE TO EDITORS: the loaves are old\n{HEADLINE}\nLYON (Reuters) - {LEAD}", "LYON"),
    ],
)
def test_headline_and_place_survive_what_stands_around_them(body: str, place: str | None) -> None:
    article = read(body)

    assert article.headline == HEADLINE
    assert article.dateline
    assert article.dateline.place_text == place
    assert article.paragraphs == (LEAD,)


@pytest.mark.parametrize(
    ("dateline", "agency", "day"),
    [
        ("RENO, NV--(Marketwired - Nov 2, 2016) - ", "Marketwired", "Nov 2, 2016"),
        ("RENO, Nevada--(Newsfile Corp. - May 13, 2025) - ", "Newsfile Corp.", "May 13, 2025"),
        ("RENO, NV / ACCESSWIRE / May 2, 2024 / ", "ACCESSWIRE", "May 2, 2024"),
        ("RENO, Nov. 2, 2016 /CNW Telbec/ - ", "CNW Telbec", "Nov. 2, 2016"),
        ("RENO, NV, USA, May 2, 2024 /EINPresswire.com/ -- ", "EINPresswire.com", "May 2, 2024"),
        ("Reno, NV (PRWEB) November 2, 2009 -- ", "PRWEB", "November 2, 2009"),
        (
            "Montr\u00e9al, Qu\u00e9bec--(Newsfile Corp. - 10 mai 2026) - ",
            "Newsfile Corp.",
            "10 mai 2026",
        ),
    ],
)
def test_wires_of_releases_print_the_day_where_they_like(
    dateline: str, agency: str, day: str
) -> None:
    article = read(f"{HEADLINE}\n{dateline}{LEAD}")

    assert article.dateline
    assert (article.dateline.agency_text, article.dateline.date_text) == (agency, day)
    assert article.item_class is ItemClass.PRESS_RELEASE
    assert article.paragraphs == (LEAD,)


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        ("RENO, NV--(Marketwired - May 2, 2016) -", "May 2, 2016"),
        ("RENO, NV -- May 2 , 2016 (BUSINESS WIRE) --", "May 2 , 2016"),
        ("RENO, NV, May 2, 2016 /PRNewswire/ --", "May 2, 2016"),
    ],
)
def test_a_release_in_one_line_has_headline_and_day(dateline: str, day: str) -> None:
    story = f"{LEAD} {LAST} {LAST}"

    article = read(f"{HEADLINE} {dateline} {story}")

    assert article.headline == HEADLINE
    assert article.dateline
    assert (article.dateline.place_text, article.dateline.date_text) == ("RENO, NV", day)
    assert article.issued.value == "2016-05-02"
    assert article.paragraphs == (story,)


@pytest.mark.parametrize("joint", ["\n", ""])
def test_a_collection_keeps_a_story_of_a_wire_in_elements(joint: str) -> None:
    elements = [
        "<DOC>",
        "<DOCNO> AP950102-0007 </DOCNO>",
        "<FILEID>AP-NR-01-02-95 1637EST</FILEID>",
        "<1ST_LINE>r w AM-Loaves     01-02 0155</1ST_LINE>",
        f"<HEAD>{HEADLINE}</HEAD>",
        "<DATELINE>RENO, Nev. (AP) </DATELINE>",
        "<TEXT>",
        f"   {LEAD}",
        "</TEXT>",
        "</DOC>",
    ]

    article = read(joint.join(elements))

    assert article.headline == HEADLINE
    assert article.dateline
    assert article.dateline.place_text == "RENO, Nev."
    assert article.paragraphs == (LEAD,)


@pytest.mark.parametrize(
    "body",
    [
        f"By Ann Mill(Reuters Health) - {LEAD}",
        f"(di Ann Mill)\n(ANSA) - TORINO, 29 GEN - {LEAD}",
        f"<p> (di Ann Mill)\n(ANSA) - TORINO, 29 GEN - {LEAD}</p>",
        f"(By Ann Mill) RENO (Reuters) - {LEAD}",
    ],
)
def test_a_writer_glued_to_the_dateline_or_in_brackets_is_the_writer(body: str) -> None:
    article = read(body)

    assert article.byline
    assert article.byline.names == ("Ann Mill",)
    assert article.paragraphs == (LEAD,)


def test_a_foot_behind_several_blanks_is_none_of_a_story_in_one_line() -> None:
    article = read(f"Nov 20 (Reuters) - {LEAD} {LAST}   (Reporting by Ann Mill)  ((; +1 5550100))")

    assert article.paragraphs == (f"{LEAD} {LAST}",)


def test_a_headline_that_ends_in_of_goes_on_in_the_next_line() -> None:
    first = "Guild of the old harbour counts fewer loaves by the end of"

    article = read(f"{first}\nJuly\nMOSCOW. April 2 (Interfax) - {LEAD}\n{LAST}")

    assert article.headline == f"{first} July"


def test_a_tag_in_spanish_before_a_colon_is_none_of_the_headline() -> None:
    article = read(f"AVANCE: {HEADLINE}\nLISBOA, 18 jun (Xinhua) -- {LEAD}")

    assert article.headline == HEADLINE
    assert [tag.raw for tag in article.tags] == ["AVANCE"]


@pytest.mark.parametrize(
    "caption",
    [
        "A mill stands at the harbour, like the one that burned. Photo courtesy Loaf Airlines",
        "The miller said most of the loaves were old. (File Photo) ( Image Source : Getty )",
        "The baker looks at the oven of the old mill (14/11/2025). (ANTARA/Rubi Loaf)",
    ],
)
def test_captions_of_other_sites_are_captions(caption: str) -> None:
    article = read(f"{HEADLINE}\n{caption}\n\nLYON, Nov 28 (UPI) -- {LEAD}")

    assert [one.raw for one in article.captions] == [caption]
    assert article.paragraphs == (LEAD,)


def test_a_korean_caption_on_the_line_of_the_dateline_is_a_caption() -> None:
    article = read(
        "\ubc29\uc557\uac04 \uc5ec\ub984 \uc794\uce58\n\ubc29\uc557\uac04 \uc804\uacbd"
        " [\uc81c\ubd84\uc18c \uc81c\uacf5] (\uc815\uc120=\uc5f0\ud569\ub274\uc2a4)"
        " \uae40\ubc00\uac00 \uae30\uc790 = \ubc29\uc557\uac04\uc774 \ubb38\uc744"
        " \uc5f4\uc5c8\ub2e4.\n"
    )

    assert article.byline
    assert article.byline.names == ("\uae40\ubc00\uac00",)
    assert len(article.captions) == 1
    assert article.paragraphs == ("\ubc29\uc557\uac04\uc774 \ubb38\uc744 \uc5f4\uc5c8\ub2e4.",)


def test_where_a_release_may_be_seen_is_none_of_its_story() -> None:
    body = f"{HEADLINE}\nLYON--(BUSINESS WIRE)-- {LEAD}\nView source version on wire.example: x\n"

    assert read(body).paragraphs == (LEAD,)


def test_a_sentence_in_brackets_is_no_note() -> None:
    first = "(Changes in the price of flour are told by the hour, the guild said.)"

    assert read(f"{HEADLINE}\nLYON (Reuters) - {first}\n{LEAD}").paragraphs == (first, LEAD)


def test_who_follows_a_march_is_part_of_the_story() -> None:
    first = "Follow us on the march to the mill, the guild asked"

    assert read(f"{HEADLINE}\nLYON (Reuters) - {LEAD}\n{first}\n{LAST}").paragraphs == (
        LEAD,
        first,
        LAST,
    )


def test_a_day_in_brackets_is_no_agency() -> None:
    with pytest.raises(DispatchError):
        read(f"{HEADLINE}\nOGDEN (Aug. 13) -- {LEAD}\n{LAST}\n")


def test_a_teaser_with_an_agency_below_a_whole_story_is_not_its_dateline() -> None:
    story = "".join(f"{LEAD} It was the loaf of the year.\n" for _ in range(8))
    article = read(
        f"{HEADLINE}\nOGDEN, Utah -- {story}___\nAssociated Press writer Bo Sieve in Reno"
        " contributed to this report.\nRENO, Nev. (AP) -- The police of the mill are...\n"
    )

    assert article.agency == "ap"
    assert article.dateline
    assert article.dateline.place_text == "OGDEN, Utah"
    assert len(article.paragraphs) == 8


PAGE = """<html><head><title>{title}</title></head><body><p>{top}</p><p>Jun 13, 4:03 PM EDT</p>
<p>{headline}</p><p>By ANN McMILL</p><p>Associated Press</p>
<p>OGDEN, Utah (AP) -- The mill of <a class="searchLink" href="/o">Ogden</a> burned on Monday,
the guild said in a letter to the town.</p>
<p>Bakers carried the flour into the street before the roof fell.</p>
<p>\u2122 & \u00a9 2016 Loaf Network, Inc. All rights reserved.</p></body></html>"""


@pytest.mark.parametrize("title", ["News from The Associated Press", "EX-99.1"])
def test_a_page_titled_by_its_site_or_file_has_its_headline_in_its_lines(title: str) -> None:
    page = PAGE.format(title=title, top="AP Radio AP Radio News:", headline=HEADLINE)
    article = read(page, content_type=MediaType.HTML)

    assert article.headline == HEADLINE
    assert article.paragraphs[0].startswith("The mill of Ogden burned on Monday, the guild said")
    assert article.paragraphs[-1].startswith("Bakers carried the flour")


@pytest.mark.parametrize(
    ("slug", "agency"), [("BC-EU--Loaf-Strike", "ap"), ("BC-LOAF-STRIKE", None)]
)
def test_a_slug_with_two_hyphens_is_ap_s_and_others_are_anyone_s(
    slug: str, agency: str | None
) -> None:
    article = read(f"{slug}\n{HEADLINE}\nLYON, March 9 - {LEAD}\n{LAST}")

    assert (article.slug, article.agency) == (slug, agency)
