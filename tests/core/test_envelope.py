"""Envelopes: what is opened, and how each fault is named."""

import base64
from contextlib import suppress

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.envelope import MAX_VALUE_BYTES, open_envelope
from service.core.outcome import DispatchError, RejectReason
from tests.support.builders import make_record

JSON = (("content-type", b"application/json"),)
CLOUD = (("content-type", b"application/cloudevents+json; charset=UTF-8"),)
AVRO = (("content-type", b"application/cloudevents+avro"),)


def cloud(**changes: object) -> bytes:
    """A structured CloudEvent, without data unless it is given."""
    return orjson.dumps({"specversion": "1.0", "id": "1", "source": "s", "type": "t", **changes})


def refusal(value: bytes | None, headers: tuple[tuple[str, bytes], ...] = ()) -> DispatchError:
    with pytest.raises(DispatchError) as caught:
        open_envelope(make_record(value, headers=headers))
    return caught.value


def test_json_carries_every_field_of_the_contract() -> None:
    value = orjson.dumps(
        {
            "body": "Text",
            "source": "crawler-7",
            "url": "https://news.test/1",
            "fetched_at": "2024-03-14T08:20:59Z",
            "published_at": "2024-03-14",
            "mood": 3,
        }
    )

    opened = open_envelope(make_record(value, headers=JSON))

    assert (opened.body, opened.source, opened.url) == ("Text", "crawler-7", "https://news.test/1")
    assert (opened.fetched_at, opened.published_at) == ("2024-03-14T08:20:59Z", "2024-03-14")
    assert opened.extra == (("mood", 3),)


@pytest.mark.parametrize(
    ("given", "moment"),
    [
        ("Tue, 08 Oct 2024 09:00:00 +0900", "2024-10-08T09:00:00+09:00"),
        ("8 Oct 2024 09:00 GMT", "2024-10-08T09:00:00+00:00"),
        ("Tue, 08 Oct 2024 09:00:00 EST", "2024-10-08T09:00:00-05:00"),
        ("Tue, 08 Oct 2024 09:00:00 -0000", "2024-10-08T09:00:00+00:00"),
    ],
)
def test_a_feed_may_date_as_mail_does(given: str, moment: str) -> None:
    times = {"published_at": given, "fetched_at": given}
    headers = tuple((name.replace("_", "-"), given.encode()) for name in times)
    opened = open_envelope(make_record(orjson.dumps({"body": "Text", **times}), headers=JSON))
    bare = open_envelope(make_record(b"Text", headers=headers))

    assert (opened.published_at, opened.fetched_at) == (moment, moment)
    assert (bare.published_at, bare.fetched_at) == (moment, moment)


@pytest.mark.parametrize(
    "given",
    [
        "Tue, 08 Oct 2024 09:00:00 KST",
        "2024-10-08T09:00:00 Asia/Seoul",
        "2024-10-08 09:00 (Korea Standard Time)",
    ],
)
def test_a_time_in_a_zone_nobody_knows_is_left_out_and_kept_as_found(given: str) -> None:
    times = {"fetched_at": given, "published_at": given}
    headers = tuple((name.replace("_", "-"), given.encode()) for name in times)
    opened = open_envelope(make_record(orjson.dumps({"body": "Text", **times}), headers=JSON))
    bare = open_envelope(make_record(b"Text", headers=headers))

    for one in (opened, bare):
        assert (one.body, one.published_at, one.fetched_at) == ("Text", None, None)
        assert (dict(one.extra), one.codes) == (times, ("zone_unknown",))


@pytest.mark.parametrize(
    "given",
    [
        "Tue, 08 Oct 2024 09:00:00",
        "Tue, 38 Oct 2024 09:00:00 +0900",
        "Tue, 08 Och 2024 09:00:00 +0900",
        "Tue, 08 Oct 2024 09:00:00 +9999",
        "8 October",
    ],
)
def test_a_day_of_no_known_form_is_refused_by_its_name(given: str) -> None:
    error = refusal(orjson.dumps({"body": "Text", "published_at": given}), JSON)

    assert (error.reason, error.field) == (RejectReason.SCHEMA_VIOLATION, "published_at")
    assert error.detail.startswith("published_at: ")


def test_bytes_read_in_the_wrong_alphabet_are_read_again_and_said_so() -> None:
    opened = open_envelope(
        make_record(orjson.dumps({"body": "It\u00e2\u20ac\u2122s caf\u00c3\u00a9"}), headers=JSON)
    )

    assert (opened.body, opened.codes) == ("It\u2019s caf\u00e9", ("encoding_repaired",))


@pytest.mark.parametrize(
    "text",
    ["S\u00c3O PAULO", "\u00c2ge", "\u00ab\u00c9T\u00c9\u00bb", "\u20ac50 \u2014 \u201cyes\u201d"],
)
def test_letters_that_are_meant_stay(text: str) -> None:
    assert open_envelope(make_record(text.encode())).body == text


def test_a_json_object_is_known_without_a_content_type() -> None:
    assert open_envelope(make_record(b'  {"body": "Text"}')).body == "Text"


def test_a_registry_prefix_before_json_is_skipped() -> None:
    assert open_envelope(make_record(b"\x00\x00\x00\x01\x02" + b'{"body": "Text"}')).body == "Text"


def test_bare_text_takes_its_facts_from_headers() -> None:
    headers = (
        ("content-type", b"text/plain; charset=iso-8859-1"),
        ("url", b"https://news.test/2"),
        ("fetched-at", b"2024-03-14T08:20:59+09:00"),
    )

    opened = open_envelope(make_record("Berne, été".encode("latin-1"), headers=headers))

    assert (opened.body, opened.url) == ("Berne, été", "https://news.test/2")
    assert opened.encoding == "iso-8859-1"


def test_undeclared_bytes_that_are_not_utf8_are_repaired_and_said_so() -> None:
    opened = open_envelope(make_record("Berne, été".encode("cp1252")))

    assert opened.body == "Berne, été"
    assert opened.codes == ("encoding_repaired",)


@pytest.mark.parametrize("media", [b"application/vnd.desk+json", b"application/json"])
def test_json_of_any_vendor_is_read_as_json(media: bytes) -> None:
    headers = (("content-type", media),)

    assert open_envelope(make_record(b'{"body": "Text"}', headers=headers)).body == "Text"


def test_a_page_below_an_xml_declaration_and_a_comment_is_known() -> None:
    page = b'<?xml version="1.0"?><!-- desk --><html><p>Text</p></html>'

    assert open_envelope(make_record(page)).content_type == "text/html"


def test_a_page_is_known_by_its_first_tag() -> None:
    opened = open_envelope(make_record(b"<!DOCTYPE html><html><p>Text</p></html>"))

    assert opened.content_type == "text/html"


@pytest.mark.parametrize(
    "data",
    [
        {"data": {"body": "Text"}},
        {"data": "Text", "datacontenttype": "text/plain"},
        {"data_base64": base64.b64encode(b'{"body": "Text"}').decode()},
        {"data_base64": base64.b64encode(b"Text").decode(), "datacontenttype": "text/plain"},
    ],
    ids=["object", "text", "base64 json", "base64 text"],
)
def test_a_structured_cloudevent_gives_its_data(data: dict[str, object]) -> None:
    event = {"specversion": "1.0", "id": "1", "source": "/s", "type": "t", **data}

    assert open_envelope(make_record(orjson.dumps(event), headers=CLOUD)).body == "Text"


def test_a_binary_cloudevent_is_read_by_its_content_type() -> None:
    headers = (("ce_specversion", b"1.0"), ("ce_id", b"1"), ("ce_type", b"t"), *JSON)

    assert open_envelope(make_record(b'{"body": "Text"}', headers=headers)).body == "Text"


@pytest.mark.parametrize(
    ("value", "headers", "reason", "field"),
    [
        (None, (), RejectReason.EMPTY, "value"),
        (b"", (), RejectReason.EMPTY, "value"),
        (b" \n ", (), RejectReason.EMPTY, "value"),
        (b"x" * (MAX_VALUE_BYTES + 1), (), RejectReason.TOO_LARGE, "value"),
        (b"{", JSON, RejectReason.MALFORMED_JSON, None),
        (b"[" * 100_000, JSON, RejectReason.MALFORMED_JSON, None),
        (b'{"body": "\xff"}', JSON, RejectReason.UNDECODABLE, None),
        (b"[1]", JSON, RejectReason.SCHEMA_VIOLATION, None),
        (b"{}", JSON, RejectReason.NO_BODY, "body"),
        (b'{"body": " "}', JSON, RejectReason.NO_BODY, "body"),
        (b'{"body": 7}', JSON, RejectReason.SCHEMA_VIOLATION, "body"),
        (b'{"body": "T", "url": 7}', JSON, RejectReason.SCHEMA_VIOLATION, "url"),
        (
            b'{"body": "T", "fetched_at": "noon"}',
            JSON,
            RejectReason.SCHEMA_VIOLATION,
            "fetched_at",
        ),
        (
            b'{"body": "T", "content_type": "image/png"}',
            JSON,
            RejectReason.UNSUPPORTED_CONTENT_TYPE,
            "content_type",
        ),
        (
            b"GIF",
            (("content-type", b"image/gif"),),
            RejectReason.UNSUPPORTED_CONTENT_TYPE,
            "content-type",
        ),
        (b"\xff\x00", (), RejectReason.UNDECODABLE, "value"),
        (
            b"Text",
            (("content-type", b"text/plain; charset=klingon"),),
            RejectReason.UNDECODABLE,
            "content-type",
        ),
        (
            b"a" * 100_000 + b"-" + b"a" * 100_000,
            (("content-type", b"text/plain; charset=punycode"),),
            RejectReason.UNDECODABLE,
            "content-type",
        ),
        (
            b"\\ud800",
            (("content-type", b"text/plain; charset=unicode_escape"),),
            RejectReason.UNDECODABLE,
            "content-type",
        ),
        (
            b"Text",
            (("content-type", b"text/plain; charset=zlib"),),
            RejectReason.UNDECODABLE,
            "content-type",
        ),
        (
            b'{"body": "Text", "more": ' + b"[" * 300 + b"]" * 300 + b"}",
            JSON,
            RejectReason.SCHEMA_VIOLATION,
            None,
        ),
        (
            b"Text",
            (("content-type", b"text/plain"), ("fetched-at", b"noon")),
            RejectReason.SCHEMA_VIOLATION,
            "fetched-at",
        ),
        (b'{"specversion": "1.0"}', CLOUD, RejectReason.SCHEMA_VIOLATION, "id"),
        (cloud(specversion="0.3"), CLOUD, RejectReason.SCHEMA_VIOLATION, "specversion"),
        (cloud(), CLOUD, RejectReason.NO_BODY, "data"),
        (cloud(data=7), CLOUD, RejectReason.NO_BODY, "data"),
        (cloud(data_base64=7), CLOUD, RejectReason.SCHEMA_VIOLATION, "data_base64"),
        (cloud(data_base64="*"), CLOUD, RejectReason.SCHEMA_VIOLATION, "data_base64"),
        (cloud(data={"body": "T"}), AVRO, RejectReason.UNSUPPORTED_CONTENT_TYPE, "content-type"),
    ],
)
def test_each_fault_has_its_reason_and_field(
    value: bytes | None,
    headers: tuple[tuple[str, bytes], ...],
    reason: RejectReason,
    field: str | None,
) -> None:
    refused = refusal(value, headers)

    assert (refused.reason, refused.field) == (reason, field)


@given(st.binary(max_size=300), st.sampled_from([(), JSON, CLOUD]))
def test_any_bytes_are_opened_or_refused(
    value: bytes, headers: tuple[tuple[str, bytes], ...]
) -> None:
    with suppress(DispatchError):
        assert open_envelope(make_record(value, headers=headers)).body.strip()


@pytest.mark.parametrize(
    ("value", "media"),
    [
        ("<html><meta charset='iso-8859-1'><p>caf\u00e9</p></html>", "text/html"),
        ("<?xml version='1.0' encoding='iso-8859-1'?><newsItem>caf\u00e9</newsItem>", "text/xml"),
        ("Subject: a\nContent-Type: text/plain; charset=iso-8859-1\n\ncaf\u00e9", "text/plain"),
    ],
)
def test_the_charset_a_document_declares_of_itself_is_used(value: str, media: str) -> None:
    opened = open_envelope(
        make_record(value.encode("latin-1"), headers=(("content-type", media.encode()),))
    )

    assert "caf\u00e9" in opened.body
    assert opened.encoding == "iso8859-1"
    assert opened.codes == ()


def test_valid_utf_8_outweighs_an_old_declaration() -> None:
    page = "<html><meta charset='euc-kr'><p>caf\u00e9</p></html>"

    assert open_envelope(make_record(page.encode())).body == page
