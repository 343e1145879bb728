"""Rare forms that pages, feeds and mails take, each in a document of its own."""

import base64
from typing import Any

import orjson
import pytest

from service.core.article import Article, DateMethod
from service.core.dispatch import read_dispatch
from service.core.envelope import Dispatch, open_envelope
from service.core.media import MediaType
from service.core.outcome import DispatchError
from service.core.record import Headers
from tests.support.builders import make_record
from tests.support.reading import cut

RECEIVED = 1_750_000_000_000  # 2025-06-15
TITLE = "Guild counts loaves"
DATELINE = "SUWON, March 9 (Yonhap) -- "
LEAD = "Bakers burned more wood than bread on Monday, the guild said."
LAST = "The guild has counted loaves since the mill was built."
FIRST, REST = f"<p>{DATELINE}{LEAD}</p>", f"<p>{LAST}</p><p>(END)</p>"
BOTH = (LEAD, LAST)
MAIL: Headers = (("content-type", b"message/rfc822"),)


def page(inner: str, head: str = "") -> Article:
    body = f"<html><head>{head}</head><body><h1>{TITLE}</h1>{inner}</body></html>"
    return read_dispatch(Dispatch(body=body, content_type=MediaType.HTML), RECEIVED)


def opened(value: bytes, headers: Headers = ()) -> Article:
    return read_dispatch(open_envelope(make_record(value, headers=headers)), RECEIVED)


def ninjs(**fields: Any) -> Article:
    item = {"uri": "urn:desk:1", "headline": TITLE, "body_text": DATELINE + LEAD}
    return opened(orjson.dumps({**item, **fields}))


def newsml(text: str, created: str = "2025-03-09T01:00:00Z", doctype: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?>{doctype}<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" '
        'guid="urn:desk:1" version="1"><itemMeta><itemClass qcode="ninat:text"/>'
        f"<versionCreated>{created}</versionCreated></itemMeta>"
        f"<contentMeta><headline>{TITLE}</headline></contentMeta><contentSet><inlineXML>"
        '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.content>'
        f"{text}</body.content></body></nitf></inlineXML></contentSet></newsItem>"
    ).encode()


def mail(header: str, text: str) -> Article:
    value = f"From: desk@mill.test\nSubject: {TITLE}\n{header}\n\n{text}"
    return opened(value.encode(), MAIL)


@pytest.mark.parametrize(
    "inner",
    [
        pytest.param(FIRST + REST + '<aside class="related"> </aside>', id="an empty list"),
        pytest.param(f"{FIRST}<div hidden>Sign in to count loaves</div>{REST}", id="hidden"),
        pytest.param(
            f'<div itemprop="articleBody"><p>Loaves</p></div>{FIRST}{REST}',
            id="a body that is marked and holds next to nothing",
        ),
        pytest.param(
            f"<div><b><p>{DATELINE}{LEAD}</p></b><i><div>{LAST}</i></div></i></div><p>(END)</p>",
            id="inline elements that end in other blocks",
        ),
    ],
)
def test_what_surrounds_a_story_and_how_it_is_nested_does_not_matter(inner: str) -> None:
    article = page(inner)

    assert (article.headline, article.paragraphs) == (TITLE, BOTH)
    assert article.other_headlines == ()


def test_a_caption_of_one_word_is_none_and_references_in_one_are_read() -> None:
    captions = ("Photo", "A baker &amp; a mill on March&nbsp;9")
    figures = "".join(f"<figure><figcaption>{one}</figcaption></figure>" for one in captions)

    article = page(FIRST + figures + REST)

    assert [one.text for one in article.captions] == ["A baker & a mill on March 9"]
    assert article.paragraphs == BOTH


def test_cells_of_a_row_too_long_for_figures_are_lines_of_their_own() -> None:
    def table(cells: int) -> str:
        return f"<table><tr>{'<td>7</td>' * cells}</tr></table>"

    assert page(FIRST + table(3) + REST).paragraphs == (LEAD, "7 7 7", LAST)
    assert page(FIRST + table(90) + REST).paragraphs == (LEAD, *["7"] * 90, LAST)


@pytest.mark.parametrize("day", ["2025-03-09T01:00:00Z", "2025-03-09"])
def test_a_time_marked_as_that_of_publication_dates_a_page_before_any_other(day: str) -> None:
    other = '<time datetime="2024-03-11T01:00:00Z">a year ago</time>'
    time = f'<time itemprop="datePublished" datetime="{day}">today</time>'

    issued = page(other + FIRST + REST + time).issued
    assert (issued.value, issued.method) == ("2025-03-09", DateMethod.SOURCE_FIELD)


@pytest.mark.parametrize("data", ["{torn", '{"@type": "Person", "datePublished": "2025-03-09"}'])
def test_linked_data_that_is_torn_or_no_article_says_nothing(data: str) -> None:
    article = page(FIRST + REST, f'<script type="application/ld+json">{data}</script>')

    assert (article.paragraphs, article.issued.value) == (BOTH, None)


@pytest.mark.parametrize("title", [TITLE, f"{TITLE} of the month"])
def test_of_several_first_headings_the_one_like_the_page_s_title_is_the_headline(
    title: str,
) -> None:
    slogan = "Daily bread for all of the city"
    body = (
        f'<html><head><meta property="og:title" content="{title}"></head><body>'
        f"<h1>{slogan}</h1><h1>{TITLE}</h1>{FIRST}{REST}</body></html>"
    )

    article = read_dispatch(Dispatch(body=body, content_type=MediaType.HTML), RECEIVED)

    assert article.headline == TITLE


def test_a_label_inside_the_text_of_a_database_is_prose() -> None:
    told = "Source: the guild said it had none."
    fields = f"HEADLINE: {TITLE}\nBYLINE: Han Du-ri\nDATELINE: SUWON, March 9\nBODY:\n"

    article = opened(f"{fields}{LEAD}\n{told}\n{LAST}\nLOAD-DATE: March 10, 2025".encode())

    assert article.paragraphs == (LEAD, told, LAST)


def test_pictures_under_names_of_their_own_have_captions() -> None:
    article = ninjs(
        associations={
            "main": {"type": "picture", "description_text": "A baker at the mill"},
            "more": {"type": "text", "description_text": "Another story"},
            "none": 7,
        }
    )

    assert [one.text for one in article.captions] == ["A baker at the mill"]


def test_the_first_headline_that_says_something_is_it() -> None:
    article = ninjs(headline=None, headlines=[{"value": " "}, {"value": TITLE}])

    assert article.headline == TITLE


def test_blank_lines_before_a_paragraph_of_xml_are_no_part_of_it() -> None:
    media = "<media><media-caption>A baker at the mill</media-caption></media>"

    article = opened(newsml(f"{FIRST}{media}<p>\n\n   {LAST}</p>"))

    assert (article.paragraphs, article.issued.value) == (BOTH, "2025-03-09")
    assert [one.text for one in article.captions] == ["A baker at the mill"]


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE nitf SYSTEM "nitf-3-2.dtd">',
        '<!DOCTYPE nitf PUBLIC "p" "n.dtd" [<!ENTITY % nitf SYSTEM "nitf-3-0.dtd"> %nitf;]>',
    ],
)
def test_letters_that_an_unread_dtd_names_are_those_of_html(doctype: str) -> None:
    value = newsml("<p>The &eacute;clair &ndash; a cake.</p><p>ann@mill.test</p>", doctype=doctype)
    article = opened(value)

    assert article.paragraphs == ("The \u00e9clair \u2013 a cake.",)
    assert article.sign_off
    assert cut(value.decode(), article.sign_off.span) == "ann@mill.test"


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (newsml(FIRST, created="noon"), "versionCreated is no date-time: 'noon'"),
        (newsml(FIRST, doctype='<!DOCTYPE x [<!ENTITY a "b">]>'), "entity 'a' is declared in the"),
        (newsml(FIRST, doctype='<!DOCTYPE x [<!ENTITY a SYSTEM "b">]>'), "entity 'a' is declared"),
        (newsml(FIRST, doctype='<!DOCTYPE x [<!ENTITY % a "b"> %a;]>'), "entity 'a' is declared"),
        (
            newsml(FIRST, doctype='<!DOCTYPE x [<!ATTLIST p a CDATA "b">]>'),
            "attributes of 'p' are",
        ),
        (newsml("<p>&oven;</p>", doctype='<!DOCTYPE x SYSTEM "x.dtd">'), "&oven; is declared now"),
        (newsml("<p>a &amp; b</p>" * 90_000), "more than 40000 elements"),
    ],
)
def test_xml_that_cannot_be_trusted_or_dated_is_refused(value: bytes, why: str) -> None:
    with pytest.raises(DispatchError, match=why):
        opened(value)


def test_a_document_type_without_declarations_is_read() -> None:
    assert opened(newsml(FIRST + f"<p>{LAST}</p>", doctype="<!DOCTYPE x>")).paragraphs == BOTH


@pytest.mark.parametrize(
    ("sender", "agency"), [("desk@reuters.com", "reuters"), ("desk@mill.test", None)]
)
def test_a_mail_of_an_agency_is_its_dispatch(sender: str, agency: str | None) -> None:
    value = f"From: {sender}\nSubject: {TITLE}\n\nSUWON, March 9 -- {LEAD}\n"

    assert opened(value.encode(), MAIL).agency == agency


def test_a_message_of_parts_without_their_boundary_holds_no_text() -> None:
    with pytest.raises(DispatchError, match="holds no text"):
        mail("Content-Type: multipart/mixed", DATELINE + LEAD)


def test_a_text_part_that_is_not_in_its_charset_is_read_as_windows_1252() -> None:
    text = base64.b64encode(f"{DATELINE}{LEAD} Caf\u00e9.".encode("cp1252")).decode()
    header = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64"

    assert mail(header, text).paragraphs == (f"{LEAD} Caf\u00e9.",)


@pytest.mark.parametrize(("kind", "company"), [("text/plain", "Loaf <LF.O>"), (None, "Loaf")])
def test_a_body_said_to_be_plain_keeps_a_company_s_code(kind: str | None, company: str) -> None:
    text = "YEOSU, South Korea, Oct. 8 (Yonhap) -- Loaf <LF.O> will open a tram line, it said."
    article = ninjs(bodies=[{"contentType": kind, "value": text}], body_text=None)

    assert article.paragraphs == (f"{company} will open a tram line, it said.",)
