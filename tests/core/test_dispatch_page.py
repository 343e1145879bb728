"""The page form: every part found, with spans that point at exactly what is printed."""

import pytest

from service.core.article import ItemClass, RevisionKind, Span, TagKind
from service.core.media import MediaType
from tests.support.reading import read

PAGE = """(3rd LD) (News Focus) Tram drivers &amp; city agree on night shifts
(ATTN: ADDS union's reply in paras 2-4, 7; RECASTS lead; minor edits)
By Nam Bo-ra and Seo Jin
JEONJU/IKSAN, South Korea, Oct. 3 (Yonhap) -- Drivers of the U.S.-built trams \
will rest longer, the city said Thursday.

Trams wait at a depot in Jeonju on Oct. 2, 2024. (PHOTO NOT FOR SALE) (Yonhap)
Gov. Baek Du-san called it "a fair day's work."
"We asked for this in 2021," a driver said. (Yonhap) -- that is what they call him.
nam.bora@yna.co.kr
(END)
-
(LEAD) Ferry to Ulleung stays in port for second day
-
Bakers of Daegu count their loaves
"""


def at(span: Span | None, body: str = PAGE) -> str:
    assert span is not None
    return body[span[0] : span[1]]


def test_headline_is_decoded_and_without_its_tags() -> None:
    article = read(PAGE)
    assert article.headline == "Tram drivers & city agree on night shifts"
    assert [(t.raw, t.kind, t.ordinal) for t in article.tags] == [
        ("3rd LD", TagKind.UPDATE, 3),
        ("News Focus", TagKind.GENRE, None),
    ]
    assert [at(tag.span) for tag in article.tags] == ["3rd LD", "News Focus"]
    assert article.revision.kind is RevisionKind.UPDATE
    assert article.revision.ordinal == 3


def test_note_falls_into_verbs_targets_and_paragraphs() -> None:
    actions = read(PAGE).note_actions
    assert [(a.verb, a.target, a.paragraphs) for a in actions] == [
        ("ADDS", "union's reply", (2, 3, 4, 7)),
        ("RECASTS", "lead", ()),
        (None, "minor edits", ()),
    ]


def test_byline_and_dateline_are_taken_apart() -> None:
    article = read(PAGE)
    assert article.byline
    assert article.byline.names == ("Nam Bo-ra", "Seo Jin")
    assert at(article.byline.span) == article.byline.raw
    dateline = article.dateline
    assert dateline
    assert dateline.place_text == "JEONJU/IKSAN, South Korea"
    assert (dateline.date_text, dateline.agency_text) == ("Oct. 3", "Yonhap")
    assert at(dateline.span) == dateline.raw == "JEONJU/IKSAN, South Korea, Oct. 3 (Yonhap) --"
    assert at(dateline.date_span) == "Oct. 3"


def test_body_holds_the_story_and_nothing_else() -> None:
    article = read(PAGE)
    assert article.paragraphs == (
        "Drivers of the U.S.-built trams will rest longer, the city said Thursday.",
        'Gov. Baek Du-san called it "a fair day\'s work."',
        '"We asked for this in 2021," a driver said. (Yonhap) -- that is what they call him.',
    )
    assert article.item_class is ItemClass.STORY


def test_caption_keeps_credit_and_restriction() -> None:
    (caption,) = read(PAGE).captions
    assert caption.raw == at(caption.span)
    assert caption.text == "Trams wait at a depot in Jeonju on Oct. 2, 2024."
    assert caption.credit == "Yonhap"
    assert caption.restrictions == ("PHOTO NOT FOR SALE",)


def test_sign_off_end_mark_and_tail_stay_out_of_the_body() -> None:
    article = read(PAGE)
    assert article.sign_off
    assert article.sign_off.emails == ("nam.bora@yna.co.kr",)
    assert at(article.sign_off.span) == "nam.bora@yna.co.kr"
    assert article.end_mark
    assert at(article.end_mark.span) == "(END)"
    assert [(o.headline, [t.raw for t in o.tags]) for o in article.other_headlines] == [
        ("Ferry to Ulleung stays in port for second day", ["LEAD"]),
        ("Bakers of Daegu count their loaves", []),
    ]


def test_brackets_that_are_no_tags_stay_in_the_headline() -> None:
    article = read("(G)I-DLE to tour ports\nSEOUL, May 4 (Yonhap) -- The band sails.\n(END)")
    assert article.headline == "(G)I-DLE to tour ports"
    assert article.tags == ()


def test_flash_has_a_headline_and_no_body() -> None:
    article = read("(URGENT) Bridge at Naju closed\n(END)")
    assert article.item_class is ItemClass.ALERT
    assert article.revision.kind is RevisionKind.URGENT
    assert article.paragraphs == ()
    assert article.agency == "yonhap"  # nobody else ends with (END)


def test_content_id_of_the_url_names_agency_and_day() -> None:
    article = read(PAGE, url="https://en.yna.example/view/AEN20241003004200315")
    assert article.content_id == "AEN20241003004200315"
    assert article.agency == "yonhap"
    assert article.issued.value == "2024-10-03"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(ending: str) -> None:
    body = PAGE.replace("\n", ending)
    article = read(body)
    assert article.paragraphs == read(PAGE).paragraphs
    assert article.dateline
    assert at(article.dateline.span, body) == article.dateline.raw


def test_html_spans_point_into_the_page() -> None:
    lines = PAGE.replace('"', "&quot;").splitlines()
    body = "<html><head><script>if (a < b) {}</script></head><body><p>" + "</p>\n<p>".join(lines)
    article = read(body + "</p></body></html>", content_type=MediaType.HTML)
    assert article.headline == "Tram drivers & city agree on night shifts"
    assert article.dateline
    assert at(article.dateline.span, body) == article.dateline.raw
    assert article.paragraphs == read(PAGE).paragraphs
