"""NewsML-G2, NITF and ninjs: fields, text, places, status, and what is wrong named by field."""

import contextlib
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.article import Article, RevisionKind
from service.core.dispatch import read_dispatch
from service.core.envelope import Dispatch, open_envelope
from service.core.media import MediaType
from service.core.outcome import DispatchError, RejectReason
from tests.support.builders import make_record
from tests.support.reading import cut

RECEIVED = 1_733_011_200_000  # 2024-12-01T00:00:00Z
LEAD = (
    "YEOSU, South Korea, Oct. 8 (Yonhap) -- The city will open a \u201ctram\u201d line, it said."
)
SECOND = "A ride is to cost 1,500 won, according to the city."
TEXT = f"{LEAD}\n{SECOND}"
HTML = f"<p>{LEAD}</p>\n<p>{SECOND}</p>"


def read(body: str, media: MediaType) -> Article:
    return read_dispatch(Dispatch(body=body, content_type=media), RECEIVED)


def ninjs(**changes: Any) -> str:
    item = {
        "uri": "https://wire.example/items/4711",
        "version": "2",
        "versionCreated": "2024-10-08T08:44:00Z",
        "pubStatus": "usable",
        "headlines": [{"role": "main", "value": "Harbour tram to open in spring"}],
        "bodies": [{"role": "main", "contentType": "text/plain", "value": TEXT}],
        "by": "Seo Min-ji",
        "slugline": "yeosu-tram",
        "standard": {"name": "ninjs", "version": "3.1"},
    }
    known = {name: value for name, value in (item | changes).items() if value is not None}
    return orjson.dumps(known).decode()


FLAT = {
    "version": "1",
    "versionCreated": None,
    "pubStatus": None,
    "headlines": None,
    "bodies": None,
    "by": None,
    "versioncreated": "2024-10-08T08:44:00+0000",
    "pubstatus": "usable",
    "headline": "Harbour tram to open in spring",
    "byline": "By Seo Min-ji",
}
MENDED = {"headlines": [{"value": "CORRECTED-Harbour tram to open in spring"}]}
LOWER = {
    "versionCreated": None,
    "pubStatus": None,
    "versioncreated": "2024-10-08T08:44:00Z",
    "pubstatus": "usable",
    "bodies": [{"role": "main", "contenttype": "text/html", "value": HTML}],
}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"bodies": [{"role": "main", "contentType": "application/xhtml+xml", "value": HTML}]},
        LOWER,
        {**FLAT, "body_text": TEXT},
        {**FLAT, "body_xhtml": HTML},
        {**FLAT, "body_html": HTML, "uri": None, "guid": "urn:newsml:wire.example:1"},
    ],
)
def test_every_line_of_ninjs_is_read_alike(changes: dict[str, Any]) -> None:
    article = read(ninjs(**changes), MediaType.NINJS)

    assert (article.headline, article.agency) == ("Harbour tram to open in spring", "yonhap")
    assert article.paragraphs[0].startswith("The city will open a \u201ctram\u201d line")
    assert article.paragraphs[1] == SECOND
    assert article.byline
    assert article.byline.names == ("Seo Min-ji",)
    assert article.slug == "yeosu-tram"
    assert (article.issued.value, article.issued.method) == ("2024-10-08", "source_field")


def test_places_lie_in_the_json_of_the_item() -> None:
    body = ninjs(headlines=[{"value": "(2nd LD) Harbour tram to open in spring"}])
    article = read(body, MediaType.NINJS)

    assert article.dateline
    assert cut(body, article.dateline.span) == article.dateline.raw
    assert article.byline
    assert cut(body, article.byline.span) == article.byline.raw == "Seo Min-ji"
    assert cut(body, article.tags[0].span) == "2nd LD"


def test_escapes_move_no_place() -> None:
    body = ninjs(ednote="\u00e9\n\t\U0001f600").replace("Harbour", "Harb\\u006fur")
    article = read(body, MediaType.NINJS)

    assert article.headline == "Harbour tram to open in spring"
    assert article.dateline
    assert cut(body, article.dateline.span) == article.dateline.raw


def test_the_facts_of_a_ninjs_item_reach_the_article() -> None:
    body = ninjs(
        urgency=3,
        edNote="ADDS fares in para 2",
        located="Yeosu",
        language="en",
        embargoedUntil="2024-10-08T18:00:00+09:00",
        copyrightHolder="Yonhap",
        copyrightNotice="(c) Yonhap",
        usageTerms="No resale",
    )
    article = read(body, MediaType.NINJS)

    assert (article.envelope_uri, article.envelope_version) == (
        "https://wire.example/items/4711",
        "2",
    )
    assert article.embargoed_until == "2024-10-08T18:00:00+09:00"
    assert (article.urgency, article.located, article.language) == (3, "Yeosu", "en")
    assert (article.copyright_holder, article.usage_terms) == ("Yonhap", "No resale")
    assert article.ed_note == "ADDS fares in para 2"
    assert article.note_actions[0].paragraphs == (2,)
    assert ("ninjsUri", "https://wire.example/items/4711") in article.alt_ids


@pytest.mark.parametrize(
    "changes", [{"altids": {"legacy": "9"}}, {"altIds": [{"role": "legacy", "value": "9"}]}]
)
def test_other_ids_of_a_ninjs_item_are_kept(changes: dict[str, Any]) -> None:
    assert ("legacy", "9") in read(ninjs(**changes), MediaType.NINJS).alt_ids


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"version": "1", "signal": ["sig:update"]}, RevisionKind.ORIGINAL),
        ({"version": "2", "signal": ["sig:update"]}, RevisionKind.UPDATE),
        ({"version": "2", "signal": [{"code": "correction"}]}, RevisionKind.CORRECTION),
        ({"version": "2"}, RevisionKind.ORIGINAL),
        ({**MENDED, "version": "2", "signal": ["sig:update"]}, RevisionKind.CORRECTION),
        ({"version": "3", "edNote": "ADDS fares"}, RevisionKind.UPDATE),
        ({"version": "1", "edNote": "Corrects the fare"}, RevisionKind.CORRECTION),
        ({"pubStatus": "canceled"}, RevisionKind.WITHDRAWAL),
        ({"pubStatus": "withheld"}, RevisionKind.HOLD),
    ],
)
def test_a_signal_counts_beside_a_version_or_a_note(
    changes: dict[str, Any], kind: RevisionKind
) -> None:
    assert read(ninjs(**changes), MediaType.NINJS).revision.kind is kind


@pytest.mark.parametrize(
    ("body", "reason", "field"),
    [
        ("{", RejectReason.MALFORMED_JSON, "body"),
        ("[]", RejectReason.SCHEMA_VIOLATION, "body"),
        (ninjs(uri=None), RejectReason.SCHEMA_VIOLATION, "uri"),
        (ninjs(bodies="text"), RejectReason.SCHEMA_VIOLATION, "bodies"),
        (ninjs(headlines=None, bodies=None), RejectReason.NO_BODY, "bodies"),
        (ninjs(pubStatus="corrected"), RejectReason.SCHEMA_VIOLATION, "pubStatus"),
        (ninjs(versionCreated="noon"), RejectReason.SCHEMA_VIOLATION, "versionCreated"),
        (ninjs(slugline=7), RejectReason.SCHEMA_VIOLATION, "slugline"),
    ],
)
def test_a_bad_ninjs_item_is_refused_by_its_field(
    body: str, reason: RejectReason, field: str
) -> None:
    with pytest.raises(DispatchError) as error:
        read(body, MediaType.NINJS)

    assert (error.value.reason, error.value.field) == (reason, field)


@pytest.mark.parametrize(
    ("value", "header"),
    [
        (ninjs().encode(), "application/ninjs+json"),
        (ninjs().encode(), "application/json"),
        (ninjs().encode(), None),
        (orjson.dumps({"body": ninjs(), "content_type": "application/ninjs+json"}), None),
        (orjson.dumps({"body": ninjs(), "content_type": "application/json"}), None),
        (orjson.dumps({"body": orjson.loads(ninjs())}), "application/json"),
    ],
)
def test_ninjs_may_come_as_the_record_or_as_its_body(value: bytes, header: str | None) -> None:
    headers = (("content-type", header.encode()),) if header else ()
    dispatch = open_envelope(make_record(value, headers=headers))

    assert dispatch.content_type is MediaType.NINJS
    assert read_dispatch(dispatch, RECEIVED).headline == "Harbour tram to open in spring"


NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
XHTML = f"<html xmlns='http://www.w3.org/1999/xhtml'><head/><body>{HTML}</body></html>"
NITF = (
    "<nitf><body><body.head><hedline><hl1>Harbour tram to open in spring</hl1></hedline>"
    "<byline>By Seo Min-ji</byline></body.head>"
    f"<body.content><block><p>{LEAD}</p><p>{SECOND}</p></block>"
    "<media><media-caption>A tram stands at the harbour</media-caption></media></body.content>"
    "</body></nitf>"
)


def news_item(content: str, **changes: str) -> str:
    parts = {
        "version": "3",
        "status": "stat:usable",
        "about": "<edNote>Corrects the fare</edNote><signal qcode='sig:correction'/>",
        "meta": "<headline>Harbour tram to open in spring</headline><by>Seo Min-ji</by>",
    } | changes
    return (
        f"<newsItem {NAR} guid='urn:newsml:wire.example:tram' version='{parts['version']}'>"
        "<rightsInfo><copyrightHolder literal='Yonhap'/>"
        "<usageTerms>No resale</usageTerms></rightsInfo>"
        "<itemMeta><itemClass qcode='ninat:text'/><provider qcode='nprov:YNA'/>"
        "<versionCreated>2024-10-08T08:44:00Z</versionCreated>"
        f"<pubStatus qcode='{parts['status']}'/>{parts['about']}</itemMeta>"
        f"<contentMeta><urgency>4</urgency>{parts['meta']}</contentMeta>"
        f"<contentSet>{content}</contentSet></newsItem>"
    )


INLINE = f"<inlineXML contenttype='application/xhtml+xml'>{XHTML}</inlineXML>"
CONTENTS = [
    INLINE,
    f"<inlineXML contenttype='application/nitf+xml'>{NITF}</inlineXML>",
    f"<inlineData contenttype='text/plain'>{TEXT}</inlineData>",
    f"<inlineData contenttype='text/html'><![CDATA[{HTML}]]></inlineData>",
]


@pytest.mark.parametrize("content", CONTENTS)
def test_every_content_of_a_news_item_is_read_alike(content: str) -> None:
    body = news_item(content)
    article = read(body, MediaType.NEWSML)

    assert (article.headline, article.agency) == ("Harbour tram to open in spring", "yonhap")
    assert article.paragraphs[0].startswith("The city will open a \u201ctram\u201d line")
    assert article.paragraphs[-1] == SECOND
    assert article.byline
    assert cut(body, article.byline.span) == "Seo Min-ji"
    assert article.dateline
    assert cut(body, article.dateline.span) == article.dateline.raw
    assert (article.issued.value, article.issued.method) == ("2024-10-08", "source_field")


def test_the_facts_of_a_news_item_reach_the_article() -> None:
    embargo = "<embargoed>2024-10-08T18:00:00+09:00</embargoed>"
    article = read(news_item(INLINE, about=embargo), MediaType.NEWSML)

    assert article.envelope_uri == "urn:newsml:wire.example:tram"
    assert article.envelope_version == "3"
    assert article.embargoed_until == "2024-10-08T18:00:00+09:00"
    assert article.urgency == 4
    assert (article.copyright_holder, article.usage_terms) == ("Yonhap", "No resale")
    assert article.alt_ids == (("newsmlGuid", "urn:newsml:wire.example:tram"),)


def test_a_correction_is_signalled_beside_a_note() -> None:
    assert read(news_item(INLINE), MediaType.NEWSML).revision.kind is RevisionKind.CORRECTION


def test_a_withdrawn_item_needs_no_text() -> None:
    article = read(news_item("", status="stat:canceled"), MediaType.NEWSML)

    assert article.revision.kind is RevisionKind.WITHDRAWAL
    assert article.headline == "Harbour tram to open in spring"


def test_a_dateline_field_stands_before_a_text_that_has_none() -> None:
    meta = "<headline>Tram opens</headline><dateline>Kiel (dpa) -</dateline>"
    body = news_item("<inlineXML><p>The tram ran.</p></inlineXML>", meta=meta)
    article = read(body, MediaType.NEWSML)

    assert article.dateline
    assert article.dateline.place_text == "Kiel"
    assert cut(body, article.dateline.span) == article.dateline.raw == "Kiel (dpa) -"
    assert article.paragraphs == ("The tram ran.",)


def test_nitf_is_read_alone_too() -> None:
    article = read(NITF, MediaType.NEWSML)

    assert article.form == "nitf"
    assert article.headline == "Harbour tram to open in spring"
    assert [caption.text for caption in article.captions] == ["A tram stands at the harbour"]


def test_the_first_text_of_a_message_is_read_and_the_rest_is_said() -> None:
    picture = news_item("<remoteContent href='a.jpg'/>")
    items = picture + news_item(INLINE) + news_item("<inlineData>Other text.</inlineData>")
    article = read(
        f"<newsMessage {NAR}><itemSet>{items}</itemSet></newsMessage>", MediaType.NEWSML
    )

    assert article.paragraphs[-1] == SECOND
    assert article.warnings == ("the message holds 2 texts; the first is read",)


BOMB = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><newsItem>&c;</newsItem>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hosts">]><newsItem>&b;</newsItem>'


@pytest.mark.parametrize(
    ("body", "reason", "detail"),
    [
        (BOMB, RejectReason.SCHEMA_VIOLATION, "entity 'b' is declared in the document"),
        (OUTSIDE, RejectReason.SCHEMA_VIOLATION, "entity 'b' is declared in the document"),
        ("<newsItem>", RejectReason.SCHEMA_VIOLATION, "not well-formed"),
        ("<rss/>", RejectReason.SCHEMA_VIOLATION, "'rss'"),
        (news_item(""), RejectReason.NO_BODY, "no newsItem with a text"),
        (news_item(INLINE, status="stat:gone"), RejectReason.SCHEMA_VIOLATION, "pubStatus"),
        (
            "<newsItem>" + "<a/>" * 50_000 + "</newsItem>",
            RejectReason.SCHEMA_VIOLATION,
            "more than",
        ),
    ],
)
def test_what_is_wrong_with_a_document_is_said(
    body: str, reason: RejectReason, detail: str
) -> None:
    with pytest.raises(DispatchError) as error:
        read(body, MediaType.NEWSML)

    assert error.value.reason is reason
    assert detail in error.value.detail


def test_deep_nesting_costs_no_stack() -> None:
    deep = "<b>" * 30_000 + "word" + "</b>" * 30_000

    article = read(news_item(f"<inlineXML><p>{LEAD}</p>{deep}</inlineXML>"), MediaType.NEWSML)
    assert article.paragraphs[-1] == "word"


WHOLE = {MediaType.NINJS: ninjs(bodies=None, body_html=HTML), MediaType.NEWSML: news_item(INLINE)}


@given(st.sampled_from(list(WHOLE)), st.data())
def test_a_mangled_item_is_read_or_refused(media: MediaType, data: st.DataObject) -> None:
    whole = WHOLE[media]
    at = data.draw(st.integers(0, len(whole)))
    gone = data.draw(st.integers(0, 40))
    body = whole[:at] + data.draw(st.text(max_size=12)) + whole[at + gone :]
    try:
        article = read(body, media)
    except DispatchError:
        return
    parts = (*article.tags, article.byline, article.dateline)
    for raw, span in [(part.raw, part.span) for part in parts if part is not None]:
        # A line's end in XML and HTML is a blank of the text.
        assert span is None or cut(body, span).split() == raw.split()


@given(st.sampled_from(list(MediaType)), st.text())
def test_any_text_of_any_type_is_read_or_refused(media: MediaType, body: str) -> None:
    with contextlib.suppress(DispatchError):
        assert read(body, media).dialect
