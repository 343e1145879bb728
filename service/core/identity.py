"""Names that follow from the data alone: hashes, agency key, uri, event id."""

import hashlib
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

import orjson

from service.core.article import Article, RevisionKind
from service.core.envelope import Dispatch
from service.core.record import Coordinates

UNKNOWN_AGENCY = "unknown"
_LONG_NUMBER = 7
_NOT_A_KEY = re.compile(r"[^a-z0-9.-]+")
_RANKS = {
    RevisionKind.ORIGINAL: 0,
    RevisionKind.URGENT: -1,
    RevisionKind.UPDATE: 1,
    RevisionKind.CORRECTION: 1,
    RevisionKind.REFILE: 1,
    RevisionKind.REPEAT: 0,
    RevisionKind.WITHDRAWAL: 1,
    RevisionKind.HOLD: 1,
    RevisionKind.PARTIAL: 0,
}


def sha256_hex(data: bytes) -> str:
    """Return the SHA-256 of bytes as 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def agency_key(article: Article, dispatch: Dispatch) -> str:
    """Return what `dispatches.read` is keyed by; never renamed once in use."""
    if article.agency:
        return _as_key(article.agency)
    host = urlsplit(_safe_url(dispatch.url or article.url)).hostname
    if host:
        return _as_key(host.removeprefix("www."))
    if article.sign_off:
        return _as_key(article.sign_off.emails[0].rpartition("@")[2])
    return _as_key(dispatch.source or UNKNOWN_AGENCY)


def _safe_url(url: str | None) -> str:
    try:
        urlsplit(url or "").hostname  # noqa: B018 - a bad IPv6 host raises on access
    except ValueError:
        return ""
    return url or ""


def _as_key(text: str) -> str:
    return _NOT_A_KEY.sub("-", text.strip().lower()).strip("-.")[:64] or UNKNOWN_AGENCY


def rank(article: Article) -> int:
    """Return the place of a dispatch in its chain: urgent -1, original 0, nth update n."""
    number = ordinal(article)
    if number is not None and article.revision.kind is not RevisionKind.URGENT:
        return number
    return _RANKS[article.revision.kind]


def ordinal(article: Article) -> int | None:
    """Return the number a dispatch declares: of its tag, else of its envelope (first is 0)."""
    version = article.envelope_version or ""
    if article.revision.ordinal is None and version.isdecimal() and len(version) < _LONG_NUMBER:
        return max(int(version) - 1, 0)
    return article.revision.ordinal


def _coordinates(source: Coordinates) -> str:
    return f"{source.topic}\n{source.partition}\n{source.offset}\n{source.incarnation}"


def story_uri(agency: str, chain: str | None, source: Coordinates, raw_hash: str) -> str:
    """Return the uri of a new story: from its chain key, else from where it first arrived."""
    if chain:
        return f"urn:dateline:{agency}:{chain}"
    digest = sha256_hex(f"{_coordinates(source)}\n{raw_hash}".encode())
    return f"urn:dateline:{agency}:x-{digest[:32]}"


def is_coordinate_uri(uri: str) -> bool:
    """Tell whether a story is called after where its first dispatch arrived."""
    return uri.rpartition(":")[2].startswith("x-")


def agency_of(uri: str) -> str:
    """Return the agency whose story a uri names; empty for a uri of another kind."""
    parts = uri.split(":", 3)
    return parts[2] if len(parts) > len(("urn", "dateline", "agency")) else ""


def reading(event: Mapping[str, object]) -> str:
    """Return 16 hex digits of all that was read of a dispatch, wherever and whenever it stood."""
    read = {name: value for name, value in event.items() if name not in ("event", "provenance")}
    return hashlib.blake2b(orjson.dumps(read), digest_size=8).hexdigest()


def event_id(source: Coordinates, raw_hash: str, *facts: str) -> str:
    """Return 32 hex digits that are the same whenever the same thing is said of a record."""
    said = "\n".join((_coordinates(source), raw_hash, *facts))
    return sha256_hex(said.encode())[:32]


def traceparent(received: str | None, source: Coordinates, raw_hash: str) -> str:
    """Pass a W3C trace context on; start one from the coordinates when there is none."""
    if received and re.fullmatch(r"[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}", received):
        return received
    digest = sha256_hex(f"trace\n{_coordinates(source)}\n{raw_hash}".encode())
    return f"00-{digest[:32]}-{digest[32:48]}-01"
