"""E-mail (RFC 5322, MIME): headers as evidence, the text part as the text."""

import base64
import binascii
import re
from dataclasses import replace
from email.errors import MessageError
from email.header import decode_header, make_header
from itertools import islice, pairwise
from typing import NamedTuple

from service.core.dispatch.agencies import by_mail
from service.core.dispatch.formats.feed import FeedItem, Writer, write_item
from service.core.dispatch.formats.manuscript import Manuscript
from service.core.dispatch.formats.moments import moment
from service.core.dispatch.formats.quoted import write_plain
from service.core.dispatch.formats.stated import Stated, Unwrapped
from service.core.envelope import Dispatch
from service.core.media import known_charset, split_type
from service.core.outcome import DispatchError, RejectReason

# Blanks and what follows them share no letter: a field that ends in no line end must not be
# tried again from every blank. (Possessive repeats would say so, but Python 3.11.2 loses them.)
_FIELD = re.compile(
    r"([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]*"
    r"((?:[^\r\n \t][^\r\n]*)?(?:\r?\n[ \t]+[^\r\n \t][^\r\n]*)*)(?:\r?\n|\Z)"
)
_MBOX = re.compile(r"\s*(?:>?From [^\r\n]{1,200}\r?\n)?")
_KNOWN = frozenset(
    """subject from to date message-id mime-version content-type received reply-to sender cc
    return-path delivered-to content-transfer-encoding x-mailer list-id""".split()
)
_ANSWERED = re.compile(r"(?:(?:re|fwd?|aw|wg):\s*|\[[\w .-]{1,30}\]\s+)+", re.IGNORECASE)
# A soft line break, or what stands for characters.
_QUOTED_PRINTABLE = re.compile(r"=\r?\n|((?:=[0-9A-Fa-f]{2})+)")
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_MOST_FIELDS, _DEEPEST, _MOST_PARTS, _MOST_PLACED = 120, 4, 50, 60_000
_LONGEST_FIELD = 4000


class _Part(NamedTuple):
    """A part of a message: its header fields, and where its body stands."""

    fields: dict[str, str]
    places: dict[str, int]
    start: int
    end: int


def is_mail(body: str) -> bool:
    """Say whether a text begins with the header of an e-mail: a subject and two fields more."""
    start = _MBOX.match(body)
    at = start.end() if start else 0
    if not _FIELD.match(body, at, at + 1000):
        return False
    fields = _read_part(body, at, len(body)).fields
    known = _KNOWN & fields.keys()
    return "subject" in known and len(known) > 2 and ("from" in known or "date" in known)  # noqa: PLR2004


def unwrap_mail(dispatch: Dispatch) -> Unwrapped:
    """Read a message: its first plain part, else its first page.

    Raises:
        DispatchError: NO_BODY when it holds no text.
    """
    body = dispatch.body
    start = _MBOX.match(body)
    message = _read_part(body, start.end() if start else 0, len(body))
    part = _text_part(body, message, _DEEPEST)
    decoded = Manuscript()
    if part is None or not (text := _decode(body, part, decoded)).strip():
        raise DispatchError(RejectReason.NO_BODY, "the message holds no text", "body")
    subject = _subject(message)
    item = FeedItem(
        headline=(subject, _subject_writer(message, subject, decoded)) if subject else None,
        bodies=[(text, _body_writer(text, part))],
    )
    page = write_item(item, decoded)
    given = replace(
        dispatch,
        headline=dispatch.headline or subject,
        published_at=dispatch.published_at or moment(message.fields.get("date", "")),
        agency=_sender(message),
        form="mail",
    )
    identifier = message.fields.get("message-id", "").strip("<> ")
    stated = Stated(alt_ids=(("messageId", identifier),) if identifier else ())
    return Unwrapped(dispatch=given, text=page.text, manuscript=page, stated=stated)


def _read_part(body: str, start: int, end: int) -> _Part:
    fields: dict[str, str] = {}
    places: dict[str, int] = {}
    at = start
    for _ in range(_MOST_FIELDS):
        found = _FIELD.match(body, at, end)
        if not found:
            break
        name = found.group(1).lower()
        fields.setdefault(name, found.group(2))
        places.setdefault(name, found.start(2))
        at = found.end()
    blank = re.compile(r"[ \t]*\r?\n").match(body, at, end)
    return _Part(fields, places, blank.end() if blank else at, end)


def _text_part(body: str, part: _Part, depth: int) -> _Part | None:
    """Return the part to read; a multipart message is looked through to a bounded depth."""
    header = part.fields.get("content-type", "text/plain")
    media, _ = split_type(header)
    if not media.startswith("multipart/"):
        return part if media.startswith("text/") or "/" not in media else None
    boundary = re.search(r"boundary\s*=\s*\"?([^\";\r\n]{1,80})", header, re.IGNORECASE)
    if not boundary or not depth:
        return None
    mark = re.compile(
        rf"^--{re.escape(boundary.group(1).strip())}(--)?[ \t]*\r?$\n?", re.MULTILINE
    )
    bounds = islice(mark.finditer(body, part.start, part.end), _MOST_PARTS)
    held = [
        _text_part(body, _read_part(body, one.end(), after.start()), depth - 1)
        for one, after in pairwise(bounds)
    ]
    texts = [one for one in held if one]
    plain = (one for one in texts if not _is_page(one))
    return next(plain, texts[0] if texts else None)


def _is_page(part: _Part) -> bool:
    return split_type(part.fields.get("content-type", ""))[0] == "text/html"


def _decode(body: str, part: _Part, onto: Manuscript) -> str:
    """Add a part's text out of its transfer encoding; return the text."""
    encoding = part.fields.get("content-transfer-encoding", "").strip().lower()
    charset = split_type(part.fields.get("content-type", ""))[1] or "utf-8"
    codec = known_charset(charset) or "cp1252"
    if encoding == "base64":
        onto.glue(_base64(body[part.start : part.end], codec))
        return onto.text
    at, known = part.start, dict[str, str]()
    if encoding == "quoted-printable":
        escapes = _QUOTED_PRINTABLE.finditer(body, part.start, part.end)
        for found in islice(escapes, _MOST_PLACED):
            start, end = found.span()
            onto.add(body[at:start], at)
            if escaped := found[1]:
                # A text has the same few over and over.
                if escaped not in known:
                    known[escaped] = _unescaped(escaped, codec)
                onto.add(known[escaped], start, end)
            at = end
    rest = body[at : part.end]
    if encoding == "quoted-printable" and "=" in rest:
        # Of so many escapes the rest comes in one piece, without its places.
        onto.add(
            _QUOTED_PRINTABLE.sub(lambda one: _unescaped(one[1] or "", codec), rest), at, part.end
        )
    else:
        onto.add(rest, at)
    return onto.text


def _unescaped(escaped: str, codec: str) -> str:
    """Return the characters that an escape stands for."""
    return _text(bytes.fromhex(escaped.replace("=", "")), codec)


def _base64(text: str, codec: str) -> str:
    try:
        return _text(base64.b64decode("".join(text.split())), codec)
    except (binascii.Error, ValueError):
        raise DispatchError(
            RejectReason.UNDECODABLE, "the text part is no base64", "body"
        ) from None


def _text(raw: bytes, codec: str) -> str:
    try:
        return raw.decode(codec)
    except (LookupError, ValueError):
        return raw.decode("cp1252", "replace")


def _body_writer(text: str, part: _Part) -> Writer:
    if _is_page(part):
        from service.core.dispatch.formats.html import write_fragment  # noqa: PLC0415 - as in `unwrap`

        return lambda page: write_fragment(text, 0, page)
    return lambda page: write_plain(text, page)


def _subject(message: _Part) -> str | None:
    text = _header(message.fields.get("subject", ""))
    return _ANSWERED.sub("", text, count=1).strip() or None


def _header(text: str) -> str:
    """Decode a header field (RFC 2047) and unfold it; the standard library's way is quadratic."""
    text = text[:_LONGEST_FIELD]
    try:
        text = str(make_header(decode_header(text))) if "=?" in text else text
    except (MessageError, LookupError, ValueError):
        return ""
    return " ".join(text.split())


def _subject_writer(message: _Part, subject: str, decoded: Manuscript) -> Writer:
    start = decoded.length
    at = message.fields["subject"].find(subject)
    if at < 0:
        decoded.glue(subject)
    else:
        decoded.add(subject, message.places["subject"] + at)
    return lambda page: page.add(subject, start)


def _sender(message: _Part) -> str | None:
    """Return the agency that the message comes from; any other sender may pass on another's."""
    found = _ADDRESS.findall(_header(message.fields.get("from", ""))[:500])
    dialects = (by_mail(address) for address in found)
    return next((dialect.key for dialect in dialects if dialect), None)
