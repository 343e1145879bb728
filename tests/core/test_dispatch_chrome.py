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
