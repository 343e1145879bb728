"""Pages of newspapers and portals: which of their elements is the story, and whose it is."""

import pytest

from service.core.outcome import DispatchError
from tests.core.test_formats_html import STORY, TOLD, bare_page, page, read

MORE = "The guild has counted every loaf of the river towns since the old mill was built there."
MENU = "<ul><li>Home<li>World<li>Sports</ul>"
LONGER = f"{TOLD}<p>{MORE}</p>" * 2


@pytest.mark.parametrize("name", ["paywall-hide", "sticky-sidebar", "print"])
def test_what_holds_most_of_the_prose_is_the_story_whatever_its_name(name: str) -> None:
    more = (
        "<p>The guild has counted every loaf of the river towns since the old mill was built.</p>"
    )
    article = read(page(f"<p>In short</p><div class={name}>{STORY}{more * 2}</div>" + MENU))
    assert article.body.startswith("The port city")


@pytest.mark.parametrize("name", ["comments", "latest-news"])
def test_readers_and_other_stories_may_tell_more_than_the_story(name: str) -> None:
    other = (
        "<p>Whoever reads this far has more to say of bread than any baker of the town does.</p>"
    )
    article = read(page(f"{STORY}<div class={name}>{other * 3}</div>"))
    assert article.body.endswith("according to the city.")


@pytest.mark.parametrize(
    "author",
    ['{"@type": "Organization", "name": "AFP"}', '"Press Trust of India"', '[{"name": "AP"}]'],
)
def test_a_page_whose_author_is_an_agency_is_its_dispatch(author: str) -> None:
    linked = f'{{"@type": "NewsArticle", "datePublished": "2024-03-09", "author": {author}}}'
    article = read(bare_page(LONGER, f'<script type="application/ld+json">{linked}</script>'))
    assert article.agency in ("afp", "pti", "ap")
    assert article.rules == ("form:page", "mark:metadata")
    assert article.byline is None
    assert article.issued.value == "2024-03-09"


def test_a_page_whose_author_is_an_agency_tells_something() -> None:
    menu = "".join(f"<p>Loaves of district {number}</p>" for number in range(40))
    with pytest.raises(DispatchError, match="without a sentence"):
        read(bare_page(menu, '<meta name="author" content="AFP">'))


def test_linked_data_may_hold_line_ends_within_its_texts() -> None:
    linked = '{"@type": "NewsArticle", "description": "One.\n\tTwo.", "author": "AFP"}'
    article = read(bare_page(LONGER, f'<script type="application/ld+json">{linked}</script>'))
    assert article.agency == "afp"


def test_a_published_field_may_be_written_as_pages_print_days() -> None:
    meta = (
        '<meta name="author" content="PTI"><meta name="date" content="04:25 PM IST Mar 09, 2024">'
    )
    assert read(bare_page(LONGER, meta)).issued.value == "2024-03-09"


def test_an_agency_may_stand_beside_its_desk_s_town() -> None:
    article = read(bare_page(f"<p>PTI Mumbai</p><p>Updated: March 9, 2024</p>{TOLD}"))
    assert article.agency == "pti"
    assert article.body.startswith("The port city")


def test_an_agency_on_a_line_files_a_page_whose_metadata_has_the_day() -> None:
    meta = '<meta property="article:published_time" content="2024-03-09">'
    signed = "<p>By Seo Min-ji\t\t\t<b>\tReuters</b></p>"
    article = read(bare_page(f"{signed}{TOLD}", meta))
    assert article.agency == "reuters"
    assert article.byline
    assert article.byline.names == ("Seo Min-ji",)


def test_a_list_within_the_story_is_no_part_of_it() -> None:
    listed = "<div><h3>Mehr zum Thema</h3></div><ul><li>Wind stops ferries<li>Oven burns</ul>"
    linked = "<div><b>Related news</b><a>Ferries halted by strong winds</a></div>"
    article = read(page(f"{STORY}{listed}{linked}<p>{MORE}</p>"))
    assert article.body.endswith(MORE)
    assert "Oven" not in article.body
    assert "Ferries" not in article.body


def test_a_drawing_with_an_empty_title_swallows_no_story() -> None:
    article = read(page(f"<svg><title/><path d='m0'/></svg>{STORY}"))
    assert article.body.endswith("according to the city.")


def test_what_no_browser_shows_is_no_caption() -> None:
    script = "<script>show('advertisement of bread')</script>"
    caption = f"<figure><img src=a>{script}<figcaption>A tram at the harbour</figcaption></figure>"
    (found,) = read(page(caption + STORY)).captions
    assert found.text == "A tram at the harbour"


def test_a_deck_that_the_story_says_again_is_no_paragraph() -> None:
    deck = "A ride is to cost 1,500 won in the first year, the city council of Yeosu decided"
    again = f"<p>{deck}. It had argued for three days and as many nights.</p>"
    article = read(bare_page(f"<p>{deck}</p><p>PTI | March 9, 2024</p>{TOLD}{again}"))
    assert article.body.startswith("The port city")
