"""What pages put right above and below a dispatch: titles, writers, sources, buttons."""

import pytest

from tests.support.reading import read

LEAD = "Bakers burned more wood than bread on Monday, the guild of the town said in a statement."
LAST = "The guild has counted loaves since the mill was built."
HEADLINE = "Guild counts fewer loaves in spring"


@pytest.mark.parametrize(
    "foot",
    [
        "(Source: loaf.example)\n\nEditor: Ann Loaf\nMost Popular...",
        "Related Posts\nMill burns for the second time",
    ],
)
def test_sources_and_other_posts_below_a_story_are_none_of_it(foot: str) -> None:
    article = read(f"{HEADLINE}\n\nHULL, March 9 (Yonhap) -- {LEAD}\n\n{LAST}\n\n{foot}\n")
    assert article.paragraphs == (LEAD, LAST)


def test_what_stands_below_a_photo_page_is_no_headline_of_another_story() -> None:
    article = read(
        "Bakers at the mill\nBakers of Hull pose for a photo on March 9, 2025. (Yonhap)\n(END)\n"
        "(C) Loaf News Agency. All Rights Reserved\n\n![Loaves of the spring](https://l.example/a)\n"
    )
    assert article.captions
    assert article.copyright_holder == "Loaf News Agency"
    assert article.other_headlines == ()


@pytest.mark.parametrize(
    ("printed", "headline", "names"),
    [
        ("Guild hints at fewer loaves By Ann Loaf-baker", None, ("Ann Loaf-baker",)),
        ("Guild hints at fewer loavesBy Yonhap", None, ()),
        ("Guild Hints At Mill Run By Ann Loaf", "Guild Hints At Mill Run By Ann Loaf", ()),
        ("Guild hints at mill run by Ann Loaf", "Guild hints at mill run by Ann Loaf", ()),
    ],
)
def test_a_writer_glued_to_a_headline_is_parted_from_it(
    printed: str, headline: str | None, names: tuple[str, ...]
) -> None:
    article = read(f"{printed}\n\nHULL, March 9 (Yonhap) -- {LEAD}\n{LAST}\n")
    assert article.headline == (headline or "Guild hints at fewer loaves")
    assert (article.byline.names if article.byline else ()) == names


def test_a_title_of_page_and_site_gives_way_to_the_headline_it_begins_with() -> None:
    article = read(
        f"JUST IN: {HEADLINE} - LOAF TV: Hull, ER LOAF18 News, Weather, and Sports\n\n"
        f"JUST IN: {HEADLINE}\n\nHULL, England (AP) -- {LEAD}\n\n{LAST}\n"
    )
    assert article.headline == f"JUST IN: {HEADLINE}"


def test_the_bottom_of_an_old_page_of_yonhap_is_no_part_of_a_summary() -> None:
    lead = "The following is the second summary of major stories moved by Yonhap News Agency."
    article = read(
        "Go Search Go Contents Go to bottom site map\n\nYonhap News Summary\n\n2018/03/02 16:54"
        f"\n\nArticle View Option\n\n{lead}\n\n{HEADLINE}\n\nSEOUL -- {LEAD}\n"
    )
    assert article.headline == "Yonhap News Summary"
    assert article.paragraphs[0] == lead
    assert article.issued.value == "2018-03-02"


@pytest.mark.parametrize(
    ("printed", "place", "day"),
    [
        ("LYON, March 9 ", "LYON", "March 9"),
        ("LYON March 9 ", "LYON", "March 9"),
        ("March 9 ", None, "March 9"),
    ],
)
def test_a_page_of_reuters_without_its_name_may_be_wrapped(
    printed: str, place: str | None, day: str
) -> None:
    article = read(
        f"{printed}Bakers of the mill\nburned more wood than bread on Monday, the guild\n"
        f"said.\nThe guild has counted loaves since Feb 2 and\nFeb 3 Loaves it counted again.\n"
        "(Reporting by Ann Loaf; Editing by Jo Mill)"
    )
    assert article.dateline
    assert (article.dateline.place_text, article.dateline.date_text) == (place, day)
    assert article.paragraphs[0].startswith("Bakers of the mill")


def test_a_wrapped_story_of_reuters_has_no_dateline_further_down() -> None:
    article = read(
        f"{HEADLINE}\n\nBakers of the mill burned more wood than bread on Monday, the guild\n"
        "said in the town, where it met.\nFeb 3 Loaves were counted and sold again at the\n"
        "market of the old town.\n(Reporting by Ann Loaf; Editing by Jo Mill)"
    )
    assert article.dateline is None
    assert article.headline == HEADLINE


def test_reuters_may_print_the_place_before_a_colon() -> None:
    article = read(
        f"Logo\n{HEADLINE}\n\nPublished March 9, 2025\nLYON : {LEAD}\n\n{LAST}\n\n"
        "(Reporting by Ann Loaf; Editing by Jo Mill)"
    )
    assert article.headline == HEADLINE
    assert article.dateline
    assert article.dateline.place_text == "LYON"
    assert article.paragraphs == (LEAD, LAST)


def test_place_and_agency_may_stand_alone_on_a_line() -> None:
    article = read(f"Seoul - Yonhap\n{LEAD} {LAST}")
    assert article.dateline
    assert (article.dateline.place_text, article.dateline.agency_text) == ("Seoul", "Yonhap")
    assert article.agency == "yonhap"
    assert article.paragraphs == (f"{LEAD} {LAST}",)


def test_a_place_beside_a_word_that_is_no_agency_is_no_dateline() -> None:
    article = read(f"{HEADLINE}\nSeoul - Sports\n{LEAD}\n{LAST}\n(Yonhap)")
    assert article.dateline is None


def test_the_source_of_a_brief_follows_its_last_words() -> None:
    article = read(
        f"{HEADLINE}\n\nMarch 9 (Reuters) - Loaf Mills AG:\n* {LEAD}\n"
        f"* {LAST} Source text for Eikon: Further company coverage:"
    )
    assert article.paragraphs[-1] == f"* {LAST}"


@pytest.mark.parametrize("above", ["", "News Articles\n\n"])
def test_a_remark_in_brackets_is_no_headline(above: str) -> None:
    remark = "(Note: We collect what makes us think. It need not be what we think ourselves.)"
    article = read(f"{above}{remark}\n{HEADLINE}\n\nPyongyang, March 9 (KCNA) -- {LEAD}\n{LAST}")
    assert article.headline == HEADLINE


@pytest.mark.parametrize(
    "below", ["By Ann Loaf\n\nPublished : March 9, 2025 - 09:25", "1 minute read"]
)
@pytest.mark.parametrize("above", ["The Loaf Herald", "Welcome to the new Loaf.com. Read on."])
def test_a_writer_or_the_time_to_read_stands_below_a_headline(above: str, below: str) -> None:
    article = read(f"{above}\n\nBusiness\n\n{HEADLINE}\n\n{below}\n\n{LEAD}\n\n{LAST} (Yonhap)")
    assert article.headline == HEADLINE
    assert article.paragraphs == (LEAD, LAST)


def test_no_comments_below_a_blog_s_post_are_none_of_it() -> None:
    article = read(f"{HEADLINE}\n\nLYON (Reuters) - {LEAD}\n\n{LAST}\n\nNo comments:")
    assert article.paragraphs == (LEAD, LAST)
