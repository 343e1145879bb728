"""Media types of dispatches: which there are, how a header, first bytes or keys show them."""

import codecs
import re
from collections.abc import Mapping
from enum import StrEnum


class MediaType(StrEnum):
    """What a dispatch's text may be; the value is the type it is published under."""

    PLAIN = "text/plain"
    HTML = "text/html"
    MAIL = "message/rfc822"
    NEWSML = "application/vnd.iptc.g2.newsitem+xml"
    NINJS = "application/ninjs+json"


ACCEPTED = ", ".join(MediaType)
_NAMES = {
    **{media.value: media for media in MediaType},
    "application/xhtml+xml": MediaType.HTML,
    "application/xml": MediaType.NEWSML,
    "text/xml": MediaType.NEWSML,
    "application/vnd.iptc.g2.newsmessage+xml": MediaType.NEWSML,
    "application/vnd.iptc.g2.packageitem+xml": MediaType.NEWSML,
    "application/newsml+xml": MediaType.NEWSML,
    "application/nitf+xml": MediaType.NEWSML,
    "text/vnd.iptc.newsml": MediaType.NEWSML,
    "text/vnd.iptc.nitf": MediaType.NEWSML,
    "application/vnd.iptc.ninjs+json": MediaType.NINJS,
    "application/vnd.ninjs+json": MediaType.NINJS,
}
_PAGES = (b"<!doctype", b"<html", b"<head", b"<body", b"<article")
_NEWSML = re.compile(rb"<(?:[a-z0-9]{1,12}:)?(?:newsitem|newsmessage|packageitem|nitf|newsml)\b")
_XML_CHARSET = re.compile(rb"\s*<\?xml[^>]{0,80}encoding\s?=\s?[\"']([A-Za-z0-9._-]{1,30})")
_META_CHARSET = re.compile(
    rb"<meta[^>]{1,120}charset\s?=\s?[\"']?([A-Za-z0-9._-]{1,30})", re.IGNORECASE
)
_MAIL_CHARSET = re.compile(
    rb"^content-type:[^\r\n]{1,60};\s*charset\s?=\s?\"?([A-Za-z0-9._-]{1,30})",
    re.IGNORECASE | re.MULTILINE,
)
# What an item of some ninjs has and a RawDispatch has not, beside its `uri` (Superdesk: `guid`).
_NINJS_KEYS = frozenset(
    """bodies headlines body_text body_xhtml body_html versioncreated versionCreated pubstatus
    pubStatus""".split()
)
_LOOKED_AT = 2048
# Codecs that Python lists among the charsets and no text is sent in: the first two need time
# that grows with the square of the text, the others make of it what was never there.
_NO_CHARSETS = frozenset({"punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined"})


def split_type(header: str) -> tuple[str, str | None]:
    """Split a content type into its name in small letters and its charset, if it has one."""
    media, *parameters = header.split(";")
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset" and value.strip():
            return media.strip().lower(), value.strip().strip("\"'").lower()
    return media.strip().lower(), None


def media_type(name: str) -> MediaType | None:
    """Return the media type that a name in small letters stands for; None when not accepted."""
    return _NAMES.get(name)


def sniff(value: bytes) -> str:
    """Name the type of bytes that come without one."""
    start = value[:_LOOKED_AT].lstrip(b" \t\r\n\xef\xbb\xbf")
    if start.startswith(b"{"):
        return "application/json"
    start = start.lower()
    if start.startswith(_PAGES):
        return MediaType.HTML
    if start.startswith(b"<") and _NEWSML.search(start):
        return MediaType.NEWSML
    if start.startswith(b"<?xml") and b"<html" in start:
        return MediaType.HTML
    return MediaType.PLAIN


def known_charset(name: str) -> str | None:
    """Return what Python calls a charset; None when there is none of that name."""
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return None if found in _NO_CHARSETS else found


def declared_charset(value: bytes, media: MediaType) -> str | None:
    """Return the charset that a document declares of itself, where the bytes are no UTF-8.

    Pages keep their old declaration when a site moves to UTF-8, so valid UTF-8 weighs more.
    """
    start = value[:_LOOKED_AT]
    found = _XML_CHARSET.match(start)
    if found is None and media is MediaType.HTML:
        found = _META_CHARSET.search(start)
    elif media in (MediaType.PLAIN, MediaType.MAIL):
        found = _MAIL_CHARSET.search(start)
    if found is None or _is_utf8(value):
        return None
    return known_charset(found.group(1).decode("ascii").lower())


def _is_utf8(value: bytes) -> bool:
    try:
        value.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def is_ninjs(data: Mapping[str, object]) -> bool:
    """Say whether a JSON object is an item of ninjs and not a RawDispatch."""
    return (
        "body" not in data
        and ("uri" in data or "guid" in data)
        and not _NINJS_KEYS.isdisjoint(data)
    )
