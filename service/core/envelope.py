"""What a scraper may send (JSON, CloudEvents, a bare document), opened into one value."""

import base64
import binascii
import codecs
from dataclasses import dataclass
from typing import NoReturn

import orjson

from service.core.media import (
    ACCEPTED,
    MediaType,
    declared_charset,
    is_ninjs,
    known_charset,
    media_type,
    sniff,
    split_type,
)
from service.core.mojibake import unmix
from service.core.moment import day_or_moment, has_unknown_zone, rfc3339
from service.core.outcome import DispatchError, RejectReason
from service.core.record import JsonValue, RawRecord

# The read item holds the body up to twice (body and lead) and must fit a 4 MiB topic.
MAX_VALUE_BYTES = 4 * 1024 * 1024
_CONFLUENT_PREFIX = 5
_DEEP = 240
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """An opened envelope: the decoded body and what came with it.

    `agency` and `form` are left to the format of the body: whose it says it is, and its name.
    """

    body: str
    content_type: MediaType = MediaType.PLAIN
    source: str | None = None
    url: str | None = None
    fetched_at: str | None = None
    headline: str | None = None
    published_at: str | None = None
    language: str | None = None
    source_id: str | None = None
    encoding: str = "utf-8"
    codes: tuple[str, ...] = ()
    extra: tuple[tuple[str, JsonValue], ...] = ()
    agency: str | None = None
    form: str | None = None


def open_envelope(record: RawRecord) -> Dispatch:
    """Open a raw record by its content type, sniffed when the header is absent.

    Raises:
        DispatchError: with the reason and the field at fault.
    """
    value = _plain_value(record)
    name, charset = split_type(record.text_header("content-type") or sniff(value))
    if name.startswith("application/cloudevents"):
        return _structured_event(value, name)
    media = media_type(name)
    if name == "application/json" or media is MediaType.NINJS:
        return _from_json(value, _load_json(value))
    if media is None and name.endswith("+json"):
        return _from_json(value, _load_json(value))
    return _bare(record, value, media or _refuse_type(name, "content-type"), charset)


def _refuse_type(name: str, field: str) -> NoReturn:
    raise DispatchError(
        RejectReason.UNSUPPORTED_CONTENT_TYPE,
        f"{field} {name[:80]!r} is none of application/json, application/cloudevents+json, "
        f"{ACCEPTED}",
        field,
    )


def _plain_value(record: RawRecord) -> bytes:
    value = record.value
    if value is None or not value.strip():
        raise DispatchError(RejectReason.EMPTY, "the record has no value", "value")
    if len(value) > MAX_VALUE_BYTES:
        raise DispatchError(
            RejectReason.TOO_LARGE,
            f"the value has {len(value)} bytes, the limit is {MAX_VALUE_BYTES}",
            "value",
        )
    if value[0] == 0 and value[_CONFLUENT_PREFIX : _CONFLUENT_PREFIX + 1] == b"{":
        return value[_CONFLUENT_PREFIX:]
    return value


def _load_json(value: bytes) -> dict[str, JsonValue]:
    try:
        value.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DispatchError(
            RejectReason.UNDECODABLE, f"JSON must be UTF-8: {error.reason} at byte {error.start}"
        ) from None
    try:
        loaded = orjson.loads(value)
    except orjson.JSONDecodeError as error:
        raise DispatchError(RejectReason.MALFORMED_JSON, f"not JSON: {error}"[:300]) from None
    if not isinstance(loaded, dict):
        raise DispatchError(
            RejectReason.SCHEMA_VIOLATION,
            f"the value must be a JSON object, not {type(loaded).__name__}",
        )
    nests = not {dict, list}.isdisjoint(map(type, loaded.values()))
    if nests and value.count(b"{") + value.count(b"[") > _DEEP:
        _check_depth(loaded)
    return loaded


def _check_depth(loaded: dict[str, JsonValue]) -> None:
    """Refuse what can be read but not written inside an event: orjson has a bound for each."""
    try:
        orjson.dumps([[[[[[[[loaded]]]]]]]])
    except TypeError:
        raise DispatchError(
            RejectReason.SCHEMA_VIOLATION, f"the value is nested more than {_DEEP} deep"
        ) from None


def _from_json(value: bytes, data: dict[str, JsonValue]) -> Dispatch:
    """Read a RawDispatch; an item of ninjs in its place is its own body."""
    if is_ninjs(data):
        return Dispatch(body=value.decode("utf-8"), content_type=MediaType.NINJS)
    body = data.get("body")
    if body is None:
        raise DispatchError(RejectReason.NO_BODY, "the key 'body' is missing or null", "body")
    if isinstance(body, dict) and is_ninjs(body):
        data = {"content_type": MediaType.NINJS, **data, "body": orjson.dumps(body).decode()}
    from service.core.raw_dispatch import checked  # noqa: PLC0415 - bare texts need no models

    raw, lost = checked(data)
    media = _body_type(raw.content_type)
    text, codes = _sound(raw.body)
    return Dispatch(
        body=text,
        content_type=media,
        source=raw.source,
        url=raw.url,
        fetched_at=raw.fetched_at,
        headline=raw.headline,
        published_at=raw.published_at,
        language=raw.language,
        source_id=raw.source_id,
        codes=(*codes, "zone_unknown") if lost else codes,
        extra=(*lost, *(raw.model_extra or {}).items()),
    )


def _body_type(header: str) -> MediaType:
    name, _ = split_type(header)
    if name == "application/json":
        return MediaType.NINJS
    return media_type(name) or _refuse_type(name, "content_type")


def _sound(body: str) -> tuple[str, tuple[str, ...]]:
    """Refuse a blank body; say so when bytes were lost or mixed up before the text came here."""
    if not body.strip():
        raise DispatchError(RejectReason.NO_BODY, "the body is blank", "body")
    text = unmix(body)
    codes = ("encoding_repaired",) if text != body else ()
    return text, (*codes, "encoding_damaged") if "\ufffd" in text else codes


def _structured_event(value: bytes, media: str) -> Dispatch:
    if media != "application/cloudevents+json":
        raise DispatchError(
            RejectReason.UNSUPPORTED_CONTENT_TYPE,
            f"{media[:80]!r}: of CloudEvents only the JSON format is read",
            "content-type",
        )
    event = _load_json(value)
    for name in ("specversion", "id", "source", "type"):
        if not isinstance(event.get(name), str):
            raise DispatchError(
                RejectReason.SCHEMA_VIOLATION, f"CloudEvents attribute {name!r} is missing", name
            )
    if event["specversion"] != "1.0":
        raise DispatchError(
            RejectReason.SCHEMA_VIOLATION, "only CloudEvents 1.0 is read", "specversion"
        )
    return _event_data(event)


def _event_data(event: dict[str, JsonValue]) -> Dispatch:
    name, charset = split_type(str(event.get("datacontenttype") or "application/json"))
    media, data = media_type(name), event.get("data")
    if "data_base64" in event:
        raw = _base64(event["data_base64"])
        if media and media is not MediaType.NINJS:
            text, encoding, codes = _decode(raw, charset or declared_charset(raw, media))
            return Dispatch(body=text, content_type=media, encoding=encoding, codes=codes)
        return _from_json(raw, _load_json(raw))
    if isinstance(data, str):
        text, codes = _sound(data)
        return Dispatch(body=text, content_type=media or MediaType.PLAIN, codes=codes)
    if isinstance(data, dict):
        return _from_json(orjson.dumps(data), data)
    raise DispatchError(RejectReason.NO_BODY, "the CloudEvent has no data object or text", "data")


def _base64(value: JsonValue) -> bytes:
    if not isinstance(value, str):
        raise DispatchError(RejectReason.SCHEMA_VIOLATION, "must be a string", "data_base64")
    try:
        return base64.b64decode(value, validate=True)
    except binascii.Error as error:
        raise DispatchError(
            RejectReason.SCHEMA_VIOLATION, f"not base64: {error}", "data_base64"
        ) from None


def _bare(record: RawRecord, value: bytes, media: MediaType, charset: str | None) -> Dispatch:
    text, encoding, codes = _decode(value, charset or declared_charset(value, media))
    fetched = record.text_header("fetched-at")
    published = record.text_header("published-at")
    times = (("fetched-at", fetched), ("published-at", published))
    lost = tuple(
        (name.replace("-", "_"), value) for name, value in times if has_unknown_zone(value)
    )
    return Dispatch(
        body=text,
        content_type=media,
        encoding=encoding,
        codes=(*codes, "zone_unknown") if lost else codes,
        extra=lost,
        source=record.text_header("source"),
        url=record.text_header("url"),
        fetched_at=_checked("fetched-at", fetched),
        headline=record.text_header("headline"),
        published_at=_checked("published-at", published),
        language=record.text_header("language"),
        source_id=record.text_header("source-id"),
    )


def _checked(name: str, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return rfc3339(value) if name == "fetched-at" else day_or_moment(value)
    except ValueError as error:
        if has_unknown_zone(value):
            return None
        raise DispatchError(RejectReason.SCHEMA_VIOLATION, f"{name}: {error}", name) from None


def _decode(value: bytes, charset: str | None) -> tuple[str, str, tuple[str, ...]]:
    """Decode bare text: by its charset, by its byte-order mark, as UTF-8, last as Windows-1252."""
    bom = next((encoding for mark, encoding in _BOMS if value.startswith(mark)), None)
    encoding = bom or charset or "utf-8"
    try:
        text, codes = _sound(value.decode(known_charset(encoding) or _no_charset(encoding)))
    except LookupError:
        _no_charset(encoding)
    except (UnicodeError, ValueError) as error:
        return _repaired(value, encoding, declared=bool(bom or charset), why=str(error))
    return text, encoding, codes


def _no_charset(name: str) -> NoReturn:
    raise DispatchError(
        RejectReason.UNDECODABLE, f"unknown charset {name[:40]!r}", "content-type"
    ) from None


def _repaired(
    value: bytes, encoding: str, *, declared: bool, why: str
) -> tuple[str, str, tuple[str, ...]]:
    # A declared charset that fails is the scraper's error; guessing would hide it.
    if not declared and b"\x00" not in value:
        try:
            text, codes = _sound(value.decode("cp1252"))
        except UnicodeDecodeError:
            why = "neither UTF-8 nor Windows-1252"
        else:
            return text, "windows-1252", (*codes, "encoding_repaired")
    raise DispatchError(RejectReason.UNDECODABLE, f"not {encoding}: {why}"[:200], "value")
