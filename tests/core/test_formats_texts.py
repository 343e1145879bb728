"""E-mail, database fields and wire frames: headers as evidence, the text as on a page."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.article import Article
from service.core.dispatch import read_dispatch
from service.core.envelope import Dispatch
from service.core.media import MediaType
from service.core.outcome import DispatchError, RejectReason
from tests.support.reading import cut

RECEIVED = 1_733_011_200_000  # 2024-12-01T00:00:00Z
STORY = (
    "YEOSU, South Korea, Oct. 8 (Yonhap) -- The city \u2014 a port \u2014 will open a tram.\n\n"
    "A ride is to cost 1,500 won, according to the city.\n"
)
HEADERS = (
    "From: Desk <desk@yna.co.kr>\nSubject: (LEAD) Harbour tram to open in spring\n"
    "Date: Tue, 8 Oct 2024 17:44:00 +0900\nMessage-ID: <1.a@yna.co.kr>\n"
)


def read(body: str, media: MediaType = MediaType.PLAIN) -> Article:
    return read_dispatch(Dispatch(body=body, content_type=media), RECEIVED)


def mail(text: str = STORY, headers: str = "") -> str:
    return f"{HEADERS}{headers}\n{text}"


def test_the_headers_of_a_mail_are_evidence() -> None:
    body = mail()
    article = read(body)

    assert (article.form, article.agency) == ("mail", "yonhap")
    assert article.headline == "Harbour tram to open in spring"
    assert cut(body, article.tags[0].span) == "LEAD"
    assert (article.issued.value, article.issued.method) == ("2024-10-08", "source_field")
    assert article.alt_ids == (("messageId", "1.a@yna.co.kr"),)
    assert article.byline is None


QUOTED = STORY.replace("\u2014", "=E2=80=94").replace("will open", "will o=\npen")
MULTI = (
    'MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="b1"\n\nPreamble\n--b1\n'
    "Content-Type: text/html\n\n<p>Not this one</p>\n--b1\n"
    f"Content-Type: text/plain\n\n{STORY}\n--b1--\n"
)
ENCODED = base64.encodebytes(STORY.encode()).decode()


@pytest.mark.parametrize(
    "body",
    [
        mail(),
        mail(QUOTED, "Content-Transfer-Encoding: quoted-printable\n"),
        mail(
            ENCODED, "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n"
        ),
        HEADERS + MULTI,
        mail("".join(f"> {line}\n" for line in STORY.split("\n"))),
        mail(f"{STORY}\n> An older\n> answer\n"),
        mail().replace("\n", "\r\n"),
        "From desk Tue Oct  8 08:44:00 2024\n" + mail(),
        mail().replace("(LEAD) Harbour", "Fwd: [wire] (LEAD)\n Harbour"),
        mail().replace("(LEAD)", "=?utf-8?q?=28LEAD=29?="),
        mail(STORY, 'Content-Type: text/plain; charset="\0"\n'),
        mail(STORY, "Reply-To: =?no\u00e9?q?a?=\n"),
        mail().replace("From: Desk", "From: =?no\u00e9?q?a?="),
        mail(f"<p>{STORY}</p>".replace("\n\n", "</p><p>"), "Content-Type: text/html\n"),
    ],
)
def test_every_encoding_of_a_mail_holds_one_story(body: str) -> None:
    article = read(body)

    assert article.form == "mail"
    assert article.headline == "Harbour tram to open in spring"
    assert [tag.raw for tag in article.tags] == ["LEAD"]
    assert article.paragraphs == read(mail()).paragraphs


LONG = "a" * 300_000 + "-" + "a" * 300_000


@pytest.mark.timeout(20)
@pytest.mark.parametrize("subject", [f"=?punycode?q?{LONG}?=", "=?utf-8?q?a?= " * 100_000])
def test_no_subject_takes_long(subject: str) -> None:
    assert read(mail().replace("(LEAD)", subject)).form == "mail"


@pytest.mark.timeout(20)
def test_a_charset_that_is_none_is_not_tried() -> None:
    head = "Content-Type: text/plain; charset=punycode\nContent-Transfer-Encoding: base64\n"

    article = read(mail(base64.b64encode(f"{STORY}{LONG}".encode()).decode(), head))

    assert article.form == "mail"
    assert article.body is not None
    assert LONG in article.body


def test_a_soft_line_break_moves_no_place() -> None:
    body = mail(
        QUOTED + "\nsmj@yna.co.kr\n(END)\n", "Content-Transfer-Encoding: quoted-printable\n"
    )
    article = read(body)

    assert article.dateline
    assert cut(body, article.dateline.span) == article.dateline.raw
    assert article.end_mark
    assert cut(body, article.end_mark.span) == "(END)"


def test_of_very_many_escapes_the_text_is_read_to_its_end() -> None:
    many = "a=3D" * 60_001
    body = mail(f"{STORY}\n{many}b.\n", "Content-Transfer-Encoding: quoted-printable\n")

    article = read(body)

    assert article.paragraphs[-1] == "a=" * 60_001 + "b."
    assert article.dateline
    assert cut(body, article.dateline.span) == article.dateline.raw


@pytest.mark.parametrize(
    ("text", "headers", "reason"),
    [
        ("", "", RejectReason.NO_BODY),
        ("%PDF", "Content-Type: application/pdf\n", RejectReason.NO_BODY),
        ("a", "Content-Transfer-Encoding: base64\n", RejectReason.UNDECODABLE),
        ("Dear all,\nlunch is at noon.\n", "", RejectReason.NOT_A_DISPATCH),
    ],
)
def test_a_mail_without_a_dispatch_is_refused(
    text: str, headers: str, reason: RejectReason
) -> None:
    body = mail(text, headers).replace("(LEAD) ", "").replace("yna.co.kr", "town.example")
    with pytest.raises(DispatchError) as error:
        read(body)

    assert error.value.reason is reason


DATABASE = (
    "Copyright 2024 Yonhap News Agency\nYonhap (English)\n\nOctober 8, 2024 Tuesday\n\n"
    "LENGTH: 203 words\n\nHEADLINE: (LEAD) Harbour tram to open\nin spring\n\n"
    "BYLINE: Seo Min-ji\n\nDATELINE: YEOSU, South Korea, Oct. 8\n\n"
    "BODY:\nThe city will open a tram line.\n\n"
    "Officials: it is short.\n\nLOAD-DATE: October 9, 2024\nLANGUAGE: ENGLISH\n"
)
NEWER = (
    "(LEAD) Harbour tram to open in spring\nYonhap News Agency\nOctober 8, 2024 Tuesday\n\n"
    "Length: 203 words\nByline: Seo Min-ji\nDateline: YEOSU, South Korea, Oct. 8\n\nBody\n\n"
    "The city will open a tram line.\n\nOfficials: it is short.\n\nLoad-Date: October 9, 2024\n\n"
    "End of Document\n"
)
FACTIVA = (
    "HD\t(LEAD) Harbour tram to open in spring\nBY\tSeo Min-ji\nWC\t203 words\n"
    "PD\t8 October 2024\nSN\tYonhap English News\nLA\tEnglish\n"
    "LP\tThe city will open a tram line.\n"
    "TD\tOfficials: it is short.\nAN\tDocument YONH0000\n"
)


@pytest.mark.parametrize("body", [DATABASE, NEWER, FACTIVA])
def test_the_fields_of_a_database_are_laid_out_as_a_page(body: str) -> None:
    article = read(body)

    assert (article.form, article.agency) == ("database", "yonhap")
    assert article.headline == "Harbour tram to open in spring"
    assert cut(body, article.tags[0].span) == "LEAD"
    assert article.byline
    assert cut(body, article.byline.span) == article.byline.raw == "Seo Min-ji"
    assert article.paragraphs == ("The city will open a tram line.", "Officials: it is short.")
    assert (article.issued.value, article.issued.method) == ("2024-10-08", "source_field")


def test_a_dateline_field_keeps_its_place() -> None:
    article = read(DATABASE)

    assert article.dateline
    assert cut(DATABASE, article.dateline.span) == "YEOSU, South Korea, Oct. 8"
    assert article.dateline.place_text == "YEOSU, South Korea"


ANPA = (
    "\x16\x16\x01W1234\x1fasian\nu a\x13\x11 BC-US--Bread 1stLd-Writethru  08-29 0590\r\n"
    "\x02^BC-US--Bread, 1st Ld-Writethru,127<\r\n^Bread is found<\r\n^By ANN LEE=\r\n"
    "^Associated Press=\r\n\t   SALEM, Mass. (AP) _ A loaf was found.\r\n"
    "^Nobody had lost one.<\r\n\r\n\t   \x03AP-WF-08-29-16 1626GMT<\r\n\r\n\x0c\r\n\x04"
)
IPTC = (
    "\x01eca0007 2 i 380  dpa 0045\r\n\nItaly/bread/\r\n\x021ST LEAD\nBakers leave their ovens\n"
    "By Ann Lee, dpa =\r\n\nBari (dpa) - Bakers left their ovens on Wednesday.\r\n\n\x03"
    "211322 GMT Nov 18\r\n\x7f\x04"
)


def test_the_header_of_an_anpa_message_is_read() -> None:
    article = read(ANPA)

    assert (article.agency, article.form) == ("ap", "wire")
    assert article.headline == "Bread is found"
    assert article.urgency == 2
    assert article.alt_ids == (("wireNumber", "W1234"),)
    assert article.slug == "BC-US--Bread"
    assert article.issued.value == "2016-08-29"
    assert article.body.endswith("Nobody had lost one.")
    assert article.byline
    assert cut(ANPA, article.byline.span) == "By ANN LEE"


def test_a_marked_line_of_nothing_is_no_line() -> None:
    assert read(ANPA.replace("^Nobody had", "^<\r\n^Nobody had")).body == read(ANPA).body


def test_the_header_of_an_iptc_message_is_read() -> None:
    article = read(IPTC)

    assert (article.agency, article.urgency) == ("dpa", 2)
    assert article.alt_ids == (("wireNumber", "eca0007"),)
    assert article.issued.value == "2018-11-21"


def test_an_iptc_header_names_any_agency() -> None:
    article = read(IPTC.replace("dpa 0045", "TASS 0045").replace("dpa", "x"))

    assert article.agency == "tass"


@pytest.mark.parametrize("first", [ANPA, IPTC])
def test_of_several_messages_the_first_is_read_and_the_rest_is_said(first: str) -> None:
    article = read(first + IPTC.replace("Bakers", "Cooks") + ANPA)

    assert article.body == read(first).body
    assert article.warnings == ("the record holds 3 messages; the first is read",)


def test_a_line_test_before_a_message_is_passed_over() -> None:
    assert read("\x01\x02\r\n\x03\x04" + IPTC).body == read(IPTC).body


def test_a_telegram_is_unframed() -> None:
    article = read(f"ZCZC TYO0123\nHarbour tram to open in spring\n{STORY}\nNNNN\n")

    assert article.alt_ids == (("wireNumber", "TYO0123"),)
    assert article.body.endswith("according to the city.")


PAGE = f"(LEAD) Harbour tram to open in spring\n{STORY}"
PARAGRAPHS = STORY.strip().split("\n\n")
HTML = "<article><h1>(LEAD) Harbour tram to open in spring</h1><p>{}</p><p>{}</p></article>"
NINJS = (
    '{{"uri": "urn:x:1", "headline": "(LEAD) Harbour tram to open in spring",'
    ' "body_xhtml": "<p>{}</p><p>{}</p>"}}'
)
NEWSML = (
    "<newsItem guid='urn:x:1'><contentMeta><headline>(LEAD) Harbour tram to open in spring"
    "</headline></contentMeta><contentSet><inlineXML><p>{}</p><p>{}</p></inlineXML></contentSet>"
    "</newsItem>"
)


@pytest.mark.parametrize(
    ("body", "media"),
    [
        (HTML.format(*PARAGRAPHS), MediaType.HTML),
        (NINJS.format(*PARAGRAPHS), MediaType.NINJS),
        (NEWSML.format(*PARAGRAPHS), MediaType.NEWSML),
        (mail().replace("yna.co.kr", "town.example"), MediaType.MAIL),
        (f"ZCZC TYO0123\n{PAGE}\nNNNN\n", MediaType.PLAIN),
        (
            f"HEADLINE: (LEAD) Harbour tram to open in spring\nLENGTH: 9 words\n\n{STORY}",
            MediaType.PLAIN,
        ),
    ],
)
def test_every_format_of_a_dispatch_is_read_as_its_page(body: str, media: MediaType) -> None:
    page, article = read(PAGE), read(body, media)

    assert article.agency == page.agency == "yonhap"
    assert (article.headline, article.body) == (page.headline, page.body)
    assert [tag.raw for tag in article.tags] == [tag.raw for tag in page.tags]
    assert article.revision == page.revision
    assert article.dateline
    assert page.dateline
    assert article.dateline.raw == page.dateline.raw
    assert cut(body, article.dateline.span) == page.dateline.raw


WHOLE = [mail(), mail(QUOTED, "Content-Transfer-Encoding: quoted-printable\n"), HEADERS + MULTI,
         DATABASE, FACTIVA, ANPA, IPTC]  # fmt: skip


@given(st.sampled_from(WHOLE), st.data())
def test_a_mangled_text_is_read_or_refused(whole: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(whole)))
    gone = data.draw(st.integers(0, 40))
    body = whole[:at] + data.draw(st.text(max_size=12)) + whole[at + gone :]
    try:
        article = read(body)
    except DispatchError:
        return
    for tag in article.tags:
        assert tag.span is None or cut(body, tag.span) == tag.raw
