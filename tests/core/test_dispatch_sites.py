"""Pages of newspapers and broadcasters that print an agency's story: writers, hours and feet."""

import pytest

from service.core.article import DateMethod
from tests.support.reading import read

LEAD = "Bakers burned more wood than bread on Monday, the guild of the town said in a statement."
LAST = "The guild has counted loaves since the mill was built."
HEADLINE = "Guild counts fewer loaves in spring"


@pytest.mark.parametrize(
    ("above", "place", "names"),
    [
        (
            (
                "Bakers of Hull have burned more wood\nByANN LOAF Associated Press\n"
                "March 9, 2025, 6:05 PM\nHULL, England -- "
            ),
            "HULL, England",
            ("ANN LOAF",),
        ),
        (
            "Mill\nAP\nANN LOAF\nMarch 9, 2025 at 5:12 PM\u00b72 min read\nLYON, France (AP) - ",
            "LYON, France",
            ("ANN LOAF",),
        ),
        (
            "Contributor\nAnn Loaf Reuters\nPublished\nMAR 9, 2025 7:40AM EDT\nLYON (Reuters) - ",
            "LYON",
            ("Ann Loaf",),
        ),
        (
            "By Loafnews with Reuters \u2022 Updated: 23/03/2025 - 05:12\nLYON (Reuters) - ",
            "LYON",
            (),
        ),
        (
            (
                "Edited by Ann Loaf (with inputs from agencies)\nWorld News\n"
                "Press Trust of India\nUpdated: March 9, 2025 10:12 am IST\nDhaka: "
            ),
            "Dhaka",
            (),
        ),
        ("Xinhua | Updated: 2025-03-09 10:12\nBEIJING -- ", "BEIJING", ()),
    ],
)
def test_who_wrote_and_when_stands_between_headline_and_place(
    above: str, place: str, names: tuple[str, ...]
) -> None:
    article = read(f"{HEADLINE}\n{above}{LEAD}\n{LAST}\n[Photo/Xinhua]\n")
    assert article.headline == HEADLINE
    assert article.dateline
    assert article.dateline.place_text == place
    assert (article.byline.names if article.byline else ()) == names
    assert article.paragraphs == (LEAD, LAST)
    assert (article.issued.value or "")[:7] == "2025-03"


@pytest.mark.parametrize(
    ("url", "foot"),
    [
        ("https://www.loaf-herald.test/a", ""),
        (
            "https://news.test/a",
            (
                "(Only the headline may have been reworked by the Loaf Herald staff; the rest "
                "of the content is auto-generated from a syndicated feed.)\n"
            ),
        ),
    ],
)
def test_a_site_is_known_by_its_address_and_by_what_it_says_of_a_feed(url: str, foot: str) -> None:
    article = read(
        f"{HEADLINE} - Loaf Herald\nPune, March 9 (PTI) {LEAD}\n{LAST}\n{foot}", url=url
    )
    assert article.headline == HEADLINE
    assert article.body == f"{LEAD}\n\n{LAST}"


def test_an_invitation_to_follow_neither_ends_a_story_nor_is_part_of_it() -> None:
    article = read(
        f"{HEADLINE}\nTehran, March 9, IRNA \u2013 {LEAD}\nFollow us on Loafgram and Millbook\n"
        f"{LAST}\n1424**2050\nFollow us on Loafter @LoafEnglish\n"
    )
    assert article.paragraphs == (LEAD, LAST)


def test_a_box_of_links_does_not_end_the_story_that_goes_on_below_it() -> None:
    article = read(
        f"Guild counts fewer loaves\nHULL (AP) \u2014 {LEAD}\nRelated Stories\n"
        f"Otters cross the frozen river\nMill stands still for the feast\n{LEAD}\n{LAST}\n___\n"
        "Associated Press writer Ann Mill contributed to this report.\n"
    )
    assert article.paragraphs == (LEAD, LEAD, LAST)


def test_the_hour_above_a_headline_dates_a_page_without_a_dateline() -> None:
    article = read(
        "Guild counts fewer loaves | Mill Herald\nMenu\nNews\nSports\nMarch 9, 2025 4:31 PM EST\n"
        f"Guild counts fewer loaves\nBy The Associated Press\nBC-GB--Loaves, 1st Ld-Writethru\n"
        f"{LEAD}\n"
    )
    assert article.issued.value == "2025-03-09"
    assert article.issued.method is DateMethod.EXPLICIT_YEAR


@pytest.mark.parametrize(
    ("holder", "headline"),
    [
        ("The Mill Times, LLC", "Guild counts fewer loaves"),
        ("Loaf Media", "Guild counts fewer loaves - Mill Times"),
    ],
)
def test_the_name_of_a_site_is_no_part_of_the_headline(holder: str, headline: str) -> None:
    article = read(
        f"Guild counts fewer loaves - Mill Times\nHULL (AP) - {LEAD}\n{LAST}\n"
        f"Copyright \u00a9 2026 {holder}.\n"
    )
    assert article.headline == headline


@pytest.mark.parametrize(
    ("said_by", "url"),
    [
        ("EU", "https://www.reuters.com/a"),
        ("UK", "https://www.loaf.co.uk/a"),
        ("UN", "https://www.thesun.test/a"),
        ("Mill", "https://www.milltimes.test/a"),
    ],
)
def test_who_said_it_is_no_site_that_has_those_letters_too(said_by: str, url: str) -> None:
    headline = f"Guild counts fewer loaves - {said_by}"
    feet = (
        f"{LAST}\n(© Copyright Thomson Reuters 2026)\n"
        "(Except for the headline, this story is unedited and from a syndicated feed.)\n"
    )
    article = read(f"{headline}\nHULL, March 9 (Reuters) - {LEAD}\n{feet}", url=url)
    assert article.headline == headline


@pytest.mark.parametrize(("site", "kept"), [("TASS", ""), ("RIA Novosti", " - RIA Novosti")])
def test_an_agency_names_itself_behind_its_headlines(site: str, kept: str) -> None:
    article = read(f"Guild counts fewer loaves - {site}\nMOSCOW, March 9. /TASS/. {LEAD}\n{LAST}")
    assert article.headline == f"Guild counts fewer loaves{kept}"


def test_a_paper_prints_a_point_and_a_hyphen_behind_the_place() -> None:
    article = read(
        "El gremio cuenta menos panes\nEFE\nLisboa.- Los panaderos quemaron el lunes m\u00e1s "
        "le\u00f1a que pan, dijo el gremio.\nEl gremio cuenta los panes desde que hay molino.\n"
    )
    assert article.dateline
    assert article.dateline.place_text == "Lisboa"
    assert article.paragraphs[0].startswith("Los panaderos")


def test_two_links_of_a_page_on_one_line_are_no_headline() -> None:
    article = read(
        "Go to Contents Go to Navigation\n\nAll Headlines 10:53 March 10, 2025\n\n"
        f"{HEADLINE}\n\nSEOUL (Yonhap) -- {LEAD}\n{LAST}\n"
    )
    assert article.headline == HEADLINE


def test_the_heads_that_a_blog_files_a_text_under_are_no_headline() -> None:
    heads = ", ".join(f"Bakers of ward {number}" for number in range(1, 12))
    article = read(
        f"{HEADLINE}\n\nPosted in {heads} on March 14, 2025 by Ann Loaf\n\n"
        f"HULL, March 10 (Xinhua) -- {LEAD}\n{LAST}\n"
    )
    assert article.headline == HEADLINE


def test_the_size_of_letters_is_the_pages() -> None:
    article = read(
        f"{HEADLINE}\nAdjust font size:\n\n{LEAD}\n\n{LAST}\n\n"
        "(Xinhua News Agency March 10, 2025)\n"
    )
    assert article.headline == HEADLINE
    assert article.paragraphs == (LEAD, LAST)


def test_who_sent_a_picture_within_the_story_ends_no_story() -> None:
    article = read(
        f"{HEADLINE}\n\nHULL (AP) - {LEAD}\n\u00a9 Provided by Mill Pictures\n\n{LAST}\n\n"
        "\u00a9 2025 The Associated Press\nMore of Hull\n"
    )
    assert article.paragraphs == (LEAD, LAST)


@pytest.mark.parametrize(
    "credit",
    [
        "\n\nReporting By Ann Loaf and Bo Mill; Editing by Cy Oven\n",
        " (Reporting By Ann Loaf; Editing By Cy Oven)\n",
    ],
)
def test_reuters_names_those_who_worked_on_a_story_in_either_letter(credit: str) -> None:
    article = read(f"{HEADLINE}\n\nHULL (Reuters) - {LEAD}\n\n{LAST}{credit}")
    assert article.paragraphs == (LEAD, LAST)
    assert "Cy Oven" in article.credits[0]


@pytest.mark.parametrize(
    ("dateline", "day"),
    [("TOKYO, March 10_(Kyodo) _ ", "March 10"), ("TOKYO_(Kyodo) _ ", None)],
)
def test_kyodo_is_passed_on_with_rules_for_blanks(dateline: str, day: str | None) -> None:
    article = read(f"{HEADLINE}\n\n{dateline}{LEAD}\n{LAST}\n")
    assert article.dateline
    assert article.dateline.place_text == "TOKYO"
    assert article.dateline.date_text == day
    assert article.paragraphs[0] == LEAD


@pytest.mark.parametrize("agency", ["Yonhap", "Yonhap News", "Yonhap News Agency"])
def test_papers_of_korea_sign_with_the_agency_by_its_short_or_whole_name(agency: str) -> None:
    article = read(
        f"{HEADLINE}\n\nPublished : March 10, 2025 - 09:25\n\n{LEAD}\n\n{LAST} ({agency})"
    )
    assert article.headline == HEADLINE
    assert article.paragraphs == (LEAD, LAST)


@pytest.mark.parametrize("count", ["Juche 98", "Juch 98"])
def test_kcna_prints_the_day_above_its_headline_with_the_year_of_juche(count: str) -> None:
    article = read(
        f"calendar>>December 26. 2009 {count}\n{HEADLINE}\n"
        f"Pyongyang, December 26 (KCNA) -- {LEAD}\n{LAST} -0-\n"
    )
    assert article.headline == HEADLINE
    assert article.issued.value == "2009-12-26"
    assert article.issued.method is DateMethod.EXPLICIT_YEAR


@pytest.mark.parametrize(
    ("printed", "place", "day"),
    [
        ("LYON ", "LYON", None),
        ("LYON, March 9 ", "LYON", "March 9"),
        ("LYON/PARIS March 9 ", "LYON/PARIS", "March 9"),
        ("March 9 ", None, "March 9"),
    ],
)
@pytest.mark.parametrize("foot", ["(Reporting by Ann Loaf; Editing by Jo Mill)", ""])
def test_pages_of_reuters_lost_its_name_behind_the_place(
    printed: str, place: str | None, day: str | None, foot: str
) -> None:
    url = None if foot else "http://www.reuters.com/article/loaf-mills-idUSL2N0AB12C20140309"
    article = read(f"{HEADLINE}\n\n{printed}{LEAD}\n\n{LAST}\n\n{foot}", url=url)
    assert article.headline == HEADLINE
    assert article.dateline
    assert (article.dateline.place_text, article.dateline.date_text) == (place, day)
    assert article.dateline.agency_text is None
    assert article.paragraphs == (LEAD, LAST)


@pytest.mark.parametrize(
    "first",
    [
        f"UNESCO {LEAD}",
        f"LYON {LEAD.upper()}",
        f"{LEAD}\n\nMarch 9 {LEAD}",
    ],
)
def test_no_sentence_of_reuters_lost_a_place_that_is_none(first: str) -> None:
    article = read(f"{HEADLINE}\n\n{first}\n\n{LAST}\n\n(Reporting by Ann Loaf)")
    assert article.dateline is None
    assert "\n\n".join(article.paragraphs) == f"{first}\n\n{LAST}"


def test_the_canadian_press_names_itself_below_the_story_alone() -> None:
    foot = "This report by The Canadian Press was first published March 9, 2025."
    article = read(f"{HEADLINE}\n\nTORONTO - {LEAD}\n\n{LAST}\n\n{foot}")
    assert article.dateline
    assert article.dateline.place_text == "TORONTO"
    assert article.paragraphs == (LEAD, LAST)


def test_newspapers_print_below_a_picture_who_took_it() -> None:
    seen = "Bakers carry loaves past the mill in Hull, England, Thursday, March 9, 2023."
    taken = "Ann Loaf - staff, AP"
    file = "FILE - A baker waves in Hull, on Dec. 30, 2022."
    above = f"{file}\nUncredited - pool, AP via KNS\n{seen}\n{taken}\n{seen}\n{taken}"
    article = read(f"{HEADLINE}\n{above}\nHULL, England (AP) \u2014 {LEAD}\n{LAST}")
    assert article.headline == HEADLINE
    assert [(caption.text, caption.credit) for caption in article.captions] == [
        (file, None),
        (seen, "AP"),
    ]


def test_a_first_sentence_below_a_known_headline_is_the_story() -> None:
    first = "Bakers burned less wood on Monday."
    article = read(f"{first}\n\n{LAST}\n(END)", headline=HEADLINE)
    assert article.headline == HEADLINE
    assert article.paragraphs == (first, LAST)


@pytest.mark.parametrize("where", ["above", "behind"])
def test_an_agency_in_square_brackets_says_whose_a_story_is(where: str) -> None:
    behind, above = (" [KCNA]", "") if where == "behind" else ("", "[KCNA]\n")
    article = read(f"{HEADLINE}{behind}\n{above}Pyongyang, March 9 (KCNA) -- {LEAD}\n{LAST}")
    assert article.headline == HEADLINE
    assert article.dateline
    assert article.dateline.place_text == "Pyongyang"
    assert article.paragraphs == (LEAD, LAST)


@pytest.mark.parametrize(
    "foot",
    [
        "Copyright (C) KOREA LOAF SERVICE(KLS) All Rights Reserved.",
        "Image credit: https://www.loaf.example/photos/12/\n\nRelated posts:",
    ],
)
def test_rights_and_a_picture_s_address_are_no_part_of_a_story(foot: str) -> None:
    article = read(f"{HEADLINE}\n\nPyongyang, March 9 (KCNA) -- {LEAD}\n\n{LAST}\n\n{foot}")
    assert article.paragraphs == (LEAD, LAST)


@pytest.mark.parametrize("url", ["https://en.yna.co.kr/view/PYH20240309023400315?section=i", None])
def test_a_page_of_a_picture_names_its_day_in_its_address_and_below(url: str | None) -> None:
    day = "" if url else "\n\n09:37 March 9, 2024"
    seen = "Otters rest below the old pier of Hull. (Yonhap) (END)"
    article = read(f"Otters in Hull\n\n{seen}{day}", url=url)
    assert article.issued.value == "2024-03-09"
    assert article.issued.method in (DateMethod.CONTENT_ID, DateMethod.EXPLICIT_YEAR)
    assert article.paragraphs == ()


@pytest.mark.parametrize("agency", ["IANS", "PTI", "ANI"])
def test_an_agency_and_a_place_alone_on_a_line_say_who_filed(agency: str) -> None:
    asks = "Don't miss the most important loaves of the day. Get them on our channel"
    foot = f"{asks}\n\nFirst Published: Mar 9 2024 | 5:00 AM IST\n\nExplore Loaves"
    article = read(f"{HEADLINE}\n\nImage\n\n{agency} New Delhi\n\n{LEAD}\n\n{LAST}\n\n{foot}")
    assert article.agency == agency.lower()
    assert article.headline == HEADLINE
    assert article.paragraphs == (LEAD, LAST)
    assert article.issued.value == "2024-03-09"


def test_by_and_an_agency_may_be_glued_to_a_headline() -> None:
    body = f"By Yonhap\nPublished : March 9, 2024 - 09:55\n{LEAD}\n{LAST} (Yonhap)"
    assert read(f"{HEADLINE}{body}").headline == HEADLINE


def test_a_network_of_agencies_signs_with_its_name_before_theirs() -> None:
    article = read(f"{HEADLINE}\n\nSEOUL, March 9 (NNN-YONHAP) -- {LEAD}\n\n{LAST} -- NNN-YONHAP")
    assert article.paragraphs == (LEAD, LAST)
