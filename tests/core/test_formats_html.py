"""HTML pages: what is story, what is chrome, what their metadata says, where everything stood."""

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.article import Article
from service.core.dispatch import read_dispatch, read_parts
from service.core.envelope import Dispatch
from service.core.media import MediaType
from service.core.outcome import DispatchError
from tests.support.reading import cut

RECEIVED = 1_733_011_200_000  # 2024-12-01T00:00:00Z
STORY = (
    "<p>YEOSU, South Korea, Oct. 8 (Yonhap) -- The port city will open a tram line along its "
    "harbour next spring, officials said Tuesday.</p>"
    "<p>A ride is to cost 1,500 won, according to the city.</p>"
)


def read(body: str, **fields: str) -> Article:
    dispatch = Dispatch(body=body, content_type=MediaType.HTML, **fields)  # type: ignore[arg-type]
    return read_dispatch(dispatch, RECEIVED)


def page(story: str = STORY, head: str = "", above: str = "", below: str = "") -> str:
    title = "<h1>(LEAD) Harbour tram to open in spring</h1>"
    return (
        f"<!doctype html><html><head>{head}</head><body>{above}<article>{title}{story}</article>"
        f"{below}</body></html>"
    )


def test_chrome_around_a_story_is_left_out() -> None:
    menu = "<nav><ul><li>Home<li>World<li>Sports</ul></nav>"
    share = "<div class='share-tools'>Share this on every network there is</div>"
    article = read(page(share + STORY, above=f"<header>{menu}</header>", below=f"<footer>{menu}"))

    assert article.headline == "Harbour tram to open in spring"
    assert [tag.raw for tag in article.tags] == ["LEAD"]
    assert article.body.startswith("The port city will open")
    assert article.body.endswith("according to the city.")


def test_related_stories_become_other_headlines() -> None:
    listed = (
        "<aside class='related-news'><ul><li>(2nd LD) Ferries halted by strong winds</ul></aside>"
    )
    body = page(STORY + listed)
    article = read(body)

    (other,) = article.other_headlines
    assert other.headline == "Ferries halted by strong winds"
    assert cut(body, other.tags[0].span) == "2nd LD"
    assert article.body.endswith("according to the city.")


@pytest.mark.parametrize(
    "figure",
    [
        "<figure><img><figcaption>{}</figcaption></figure>",
        "<figure><img><p>{}</p></figure>",
        "<div class='photo-caption'>{}</div>",
        "<p class='imgCaption'>{}</p>",
    ],
)
@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("A tram stands at the harbour of Yeosu. (Yonhap)", "Yonhap"),
        ("A tram at the harbour", None),
    ],
)
def test_captions_of_figures_are_captions(figure: str, text: str, credit: str | None) -> None:
    body = page(STORY.replace("</p><p>", f"</p>{figure.format(text)}<p>"))
    article = read(body)

    (caption,) = article.captions
    assert (caption.raw, caption.credit) == (text, credit)
    assert cut(body, caption.span) == text
    assert len(article.paragraphs) == 2


def test_spans_stand_on_the_source_letter_by_letter() -> None:
    body = page("<p>By Seo Min-ji</p>" + STORY + "<p>smj@yna.example</p><p>(END)</p>")
    article = read(body)

    assert article.byline
    assert cut(body, article.byline.span) == article.byline.raw == "By Seo Min-ji"
    assert article.dateline
    assert cut(body, article.dateline.span) == article.dateline.raw
    assert cut(body, article.dateline.date_span) == "Oct. 8"
    assert article.sign_off
    assert cut(body, article.sign_off.span) == "smj@yna.example"
    assert article.end_mark
    assert cut(body, article.end_mark.span) == "(END)"


@pytest.mark.parametrize("byline", ["By Seo&nbsp;Min-ji", "By <a href='/smj'>Seo Min-ji</a>"])
def test_a_part_that_markup_parts_has_no_span(byline: str) -> None:
    article = read(page(f"<p>{byline}</p>" + STORY))

    assert article.byline
    assert article.byline.names == ("Seo Min-ji",)
    assert article.byline.span is None


def test_line_ends_of_windows_move_no_span() -> None:
    body = page("<p>\r\nBy Seo Min-ji\r\n</p>\r\n" + STORY)
    article = read(body)

    assert article.byline
    assert cut(body, article.byline.span) == "By Seo Min-ji"


JSON_LD = (
    '<script type="application/ld+json">{{"@graph": [{{"@type": "WebSite", "name": "A site"}},'
    ' {{"@type": ["NewsArticle"], "headline": "(LEAD) Harbour tram to open in spring",'
    ' "datePublished": "{}", "author": [{{"name": "Seo Min-ji"}}],'
    ' "publisher": {{"name": "Yonhap News Agency"}}}}]}}</script>'
)


def test_the_published_moment_is_a_day_of_the_desk() -> None:
    article = read(page(head=JSON_LD.format("2024-10-07T16:30:00Z")))

    assert article.issued.value == "2024-10-08"
    assert article.issued.method == "source_field"
    assert article.issued.evidence[0].text.startswith("2024-10-07T16:30:00")


def test_an_open_graph_moment_serves_where_there_is_no_linked_data() -> None:
    meta = '<meta property="article:published_time" content="2024-10-08T08:44:00+09:00">'

    assert read(page(head=meta)).issued.method == "source_field"


def test_a_date_field_that_is_none_is_passed_over() -> None:
    meta = '<meta property="article:published_time" content="{{ published }}">'

    assert read(page(head=meta)).issued.method != "source_field"


def test_a_published_date_far_from_the_dateline_is_a_conflict() -> None:
    article = read(page(head=JSON_LD.format("2021-02-01T00:00:00+09:00")))

    assert "date_conflict" in article.codes
    assert (article.issued.confidence or 0) < 0.9


def test_the_author_field_names_the_writer_where_the_text_does_not() -> None:
    body = page(head=JSON_LD.format("2024-10-08"))
    article = read(body)

    assert article.byline
    assert article.byline.names == ("Seo Min-ji",)
    assert cut(body, article.byline.span) == "Seo Min-ji"


def test_the_text_names_the_writer_better_than_the_author_field() -> None:
    meta = '<meta name="author" content="Web Desk"><meta name="author" content="Ann Lee">'

    named = read(page("<p>By Seo Min-ji</p>" + STORY, head=meta)).byline
    assert named
    assert named.names == ("Seo Min-ji",)
    assert read(page(head='<meta name="author" content="Yonhap News Agency">')).byline is None


def test_the_canonical_link_is_the_url_where_none_is_given() -> None:
    link = '<link rel="canonical" href="https://en.yna.co.kr/view/AEN20241008001251315">'

    assert read(page(head=link)).content_id == "AEN20241008001251315"
    given = read(page(head=link), url="https://town.example/harbour-tram")
    assert given.content_id is None


def test_a_headline_that_stands_in_the_metadata_alone_is_found() -> None:
    head = (
        "<title>Harbour tram to open in spring | Town News</title>"
        '<meta property="og:title" content="(LEAD) Harbour tram to open in spring">'
    )
    body = f"<html><head>{head}</head><body><div>{STORY}</div></body></html>"
    article = read(body)

    assert article.headline == "Harbour tram to open in spring"
    assert cut(body, article.tags[0].span) == "LEAD"


def test_a_site_name_in_the_first_heading_is_no_headline() -> None:
    head = "<meta property='og:title' content='(LEAD) Harbour tram to open in spring'>"
    body = f"<html><head>{head}</head><body><h1>Town News Daily</h1>{STORY}</body></html>"

    assert read(body).headline == "Harbour tram to open in spring"


def test_an_agency_s_name_is_no_headline() -> None:
    head = (
        "<title>Yonhap News Agency</title><meta property='og:title' content='Yonhap News Agency'>"
    )
    top = "<h1>Yonhap News Agency</h1><h2>Harbour tram to open in spring</h2>"
    article = read(f"<html><head>{head}</head><body>{top}{STORY}</body></html>")

    assert article.headline == article.headline_original == "Harbour tram to open in spring"


def test_a_side_bar_headed_as_a_list_holds_other_headlines() -> None:
    side = "<div class='sidebar'><h3>Most Viewed</h3><p>Ferries halted by strong winds</p></div>"
    (other,) = read(page(below=side)).other_headlines

    assert (other.list, other.headline) == ("most_viewed", "Ferries halted by strong winds")


def test_a_page_wrapped_in_a_noisy_name_keeps_its_story() -> None:
    body = page(
        above="<div class='has-sidebar menu-open'><form id='search'>", below="</form></div>"
    )

    assert len(read(body).paragraphs) == 2


def test_an_element_never_closed_swallows_no_story() -> None:
    body = f"<body><h1>Harbour tram to open in spring</h1><nav><div class='share'>{STORY}"

    assert read(body).paragraphs[-1].endswith("according to the city.")


def test_a_row_of_a_table_is_one_line() -> None:
    row = "<tr><td>{}</td><td>{}</td></tr>"
    rows = f"<table>{row.format('Dollar', '1,350.10')}{row.format('Yen', '905.20')}</table>"
    article = read(page(STORY + rows + "<p>(END)</p>"))

    assert article.paragraphs[-2:] == ("Dollar 1,350.10", "Yen 905.20")


def test_a_document_that_calls_itself_plain_text_is_read_as_a_page() -> None:
    article = read_dispatch(Dispatch(body=page()), RECEIVED)

    assert article == read(page())


def test_a_page_and_its_plain_text_have_one_agency_and_one_body() -> None:
    plain = STORY.replace("<p>", "\n").replace("</p>", "\n")
    text = read_dispatch(
        Dispatch(body="(LEAD) Harbour tram to open in spring\n" + plain), RECEIVED
    )
    article = read(page())

    assert (article.agency, article.body) == (text.agency, text.body)
    assert (article.headline, article.tags[0].raw) == (text.headline, text.tags[0].raw)


MEGABYTE = 1_000_000


@pytest.mark.parametrize(
    "unit",
    ["<div>", "<b>", "<p><b><i>", "<div><p></div></p>", "<ul><li>", "<table><tr><td>x", "<",
     "<!--", "&amp;", "&notit;", "<script>", "a<b ", "</div>", "<div class=share>x</div>",
     "<figure>x", "<a href=x>word </a>\n", "<nav>", "<meta name=a content=b>", "<h1>x y z</h1>",
     "<h1>x y z ", "<p>" + "long words " * 9 + "</p><div><b>Related</b><a>x</a></div>",
     "<p>" + "long words " * 9 + "<div><div>Related</div>"],
)  # fmt: skip
def test_a_megabyte_of_anything_is_read_in_linear_time(unit: str) -> None:
    seconds = []
    for size in (MEGABYTE // 8, MEGABYTE):
        body = page(below=unit * (size // len(unit)))
        started = time.process_time()
        with contextlib.suppress(DispatchError):
            read(body)
        seconds.append(time.process_time() - started)

    assert seconds[1] < 16 * max(seconds[0], 0.01)


PIECES = st.sampled_from(
    """<p> </p> <div> </div> <nav> <article> <h1> </h1> <figure> <figcaption> <table> <tr> <br>
    <script> </script> <!-- --> & &amp; &#0; < > " ' = <meta <title> <pre> <aside
    class='related'> <![CDATA[ ]]> \r \ud800 \x00 SEOUL, Oct. 8 (Yonhap) -- (LEAD) (END) A. word
    <link rel=canonical href=http://[> By Seo Min-ji""".split(" ")
)


@given(st.lists(PIECES | st.text(max_size=8), max_size=60).map(" ".join))
def test_any_markup_is_read_or_refused_and_parts_lie_inside(body: str) -> None:
    try:
        article = read(body)
    except DispatchError:
        return
    at = 0
    for part in read_parts(Dispatch(body=body, content_type=MediaType.HTML)):
        assert at == part.span[0] < part.span[1]
        at = part.span[1]
    assert at == len(body)
    for raw, span in ((t.raw, t.span) for t in article.tags):
        assert span is None or body[slice(*span)] == raw


TOLD = (
    "<p>The port city will open a tram line along its harbour next spring, which had been planned "
    "for twenty years, officials said on Tuesday.</p>"
    "<p>A ride is to cost 1,500 won, according to the city.</p>"
)
HEADLINE = "Harbour tram to open in spring"


def bare_page(story: str, head: str = "") -> str:
    title = f'<meta property="og:title" content="{HEADLINE}">'
    return (
        f"<html><head>{title}{head}</head><body><article><p>Nation</p><h1>{HEADLINE}</h1>"
        f"{story}</article></body></html>"
    )


def test_an_agency_alone_below_the_headline_files_the_story() -> None:
    article = read(bare_page(f"<p>Published March 9, 2024</p><p>Associated Press</p>{TOLD}"))
    assert article.agency == "ap"
    assert article.headline == HEADLINE
    assert article.body.startswith("The port city")
    assert article.issued.value == "2024-03-09"


def test_a_deck_may_stand_above_who_filed_the_story() -> None:
    article = read(bare_page(f"<p>It had been planned for twenty years</p><p>EFE</p>{TOLD}"))
    assert article.agency == "efe"
    assert article.headline == HEADLINE
    assert article.body.startswith("The port city")


def test_a_deck_above_a_writer_of_no_agency_makes_no_dispatch() -> None:
    with pytest.raises(DispatchError, match="no dateline"):
        read(bare_page(f"<p>It had been planned for twenty years</p><p>Our desk</p>{TOLD}"))


def test_the_agency_of_a_picture_makes_no_dispatch_of_a_page() -> None:
    photo = "<figure><figcaption>A tram at the harbour of Yeosu. (Reuters)</figcaption></figure>"
    with pytest.raises(DispatchError, match="no dateline"):
        read(bare_page(photo + TOLD))


def test_a_page_of_blanks_reads_as_a_browser_shows_it() -> None:
    line = (
        f"<p>AFP{' ' * 90}30 avril 2024{' ' * 20}\u00e0 07:19{' ' * 9}(Mis \u00e0 jour 07:38)</p>"
    )
    article = read(bare_page(line + TOLD))
    assert article.agency == "afp"
    assert article.issued.value == "2024-04-30"


@pytest.mark.parametrize("signed", ["(dpa)", "(dpa/abc)", "(APA)"])
def test_what_follows_a_german_signature_is_the_pages(signed: str) -> None:
    last = "Die Bahn soll ab dem Fr\u00fchjahr alle zehn Minuten am Hafen entlang fahren"
    last = f"<p>{last}, teilte die Stadt am Dienstag nach der Sitzung des Rates mit. {signed}</p>"
    more = (
        "<p>Lesen Sie weiter</p><p>Stadt plant zweite Linie \u00fcber den Fluss</p><p>Konzern</p>"
    )
    article = read(bare_page(TOLD + last + more))
    assert article.paragraphs[-1].endswith("Sitzung des Rates mit.")
    assert article.credits == (signed,)


@pytest.mark.parametrize("author", ["Harbour Courier", "The Harbour Courier"])
def test_a_site_that_names_itself_as_author_is_no_writer(author: str) -> None:
    head = f'<meta name="author" content="{author}">'
    article = read(page(head=head), url="https://www.harbour-courier.example/1")
    assert article.byline is None


def test_a_release_has_no_writer_but_who_sent_it() -> None:
    head = '<meta name="author" content="Tram Partners">'
    story = STORY.replace(
        "YEOSU, South Korea, Oct. 8 (Yonhap)", "YEOSU, Oct. 8, 2024 /PRNewswire/"
    )
    assert read(page(story, head=head)).byline is None


def test_the_year_of_a_dateline_outweighs_a_later_day_of_the_page() -> None:
    head = '<meta itemprop="datePublished" content="2024-11-20T17:16:53Z">'
    story = STORY.replace(
        "YEOSU, South Korea, Oct. 8 (Yonhap)", "YEOSU, Oct. 8, 2024 /PRNewswire/"
    )
    issued = read(page(story, head=head)).issued
    assert (issued.value, issued.confidence) == ("2024-10-08", 0.8)


def test_chrome_above_a_known_headline_hides_no_dateline() -> None:
    chrome = "".join(f"<p>Please wait while we look at ticket {n}.</p>" for n in range(7))
    story = TOLD.replace("The port", "YEOSU, South Korea \u2014 The port", 1)
    article = read(bare_page(story).replace("<p>Nation</p>", chrome))
    assert article.dateline
    assert article.dateline.place_text == "YEOSU, South Korea"
    assert article.headline == HEADLINE
