"""Files as raw records: one per file, or one per line of JSON lines."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson

from service.core.media import MediaType
from service.core.outcome import Rejected
from service.core.pipeline import ReadContext, read_record
from service.core.record import Coordinates, Headers, RawRecord

_JSON = "application/json"
_LINES = frozenset({".jsonl", ".ndjson"})
_TYPES = {
    ".txt": MediaType.PLAIN.value,
    ".html": MediaType.HTML.value,
    ".htm": MediaType.HTML.value,
    ".eml": MediaType.MAIL.value,
    ".xml": "application/xml",
    ".json": _JSON,
    **dict.fromkeys(sorted(_LINES), _JSON),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sendable:
    """A record to send: where it was found, `FILE` or `FILE:LINE`, and its bytes."""

    place: str
    record: RawRecord

    def refused(self) -> Rejected | None:
        """Say why the service would set this aside; None when it would read it."""
        read = read_record(self.record, ReadContext(group="send"))
        return read if isinstance(read, Rejected) else None


def files_in(names: Sequence[Path]) -> list[Path]:
    """Return the files named, and in directories those of a known suffix, sorted, all below.

    Raises:
        OSError: when one named is not there, or a directory cannot be looked into.
    """
    found: list[Path] = []
    for name in names:
        if name.is_dir():
            below = (one for one in sorted(_below(name)) if one.suffix.lower() in _TYPES)
            found += [one for one in below if one.is_file()]
        else:
            name.stat()
            found.append(name)
    return found


def _below(directory: Path) -> Iterator[Path]:
    def refused(error: OSError) -> None:
        # Left out in silence, as walking does by itself, an archive would look sent.
        raise error

    for home, _, names in os.walk(directory, onerror=refused):
        yield from (Path(home, name) for name in names)


def sendables(file: Path, source: str | None, now_ms: int) -> Iterator[Sendable]:
    """Yield what a file holds; raises OSError when it cannot be read.

    `source` goes with texts that come bare: JSON has a place of its own for it. A suffix nobody
    knows gives no content type: the service looks at the text itself.
    """
    kind = _TYPES.get(file.suffix.lower())
    headers: Headers = () if kind is None else (("content-type", kind.encode()),)
    if kind != _JSON and source:
        headers = (*headers, ("source", source.encode()))
    if file.suffix.lower() not in _LINES:
        value = file.read_bytes()
        yield _sendable(str(file), value, headers, now_ms)
        return
    with file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _sendable(f"{file}:{number}", line.rstrip(b"\r\n"), headers, now_ms)


def _sendable(place: str, value: bytes, headers: Headers, now_ms: int) -> Sendable:
    record = RawRecord(
        source=Coordinates(topic=place, partition=0, offset=0),
        timestamp_ms=now_ms,
        key=_key(value, place),
        value=value,
        headers=headers,
    )
    return Sendable(place=place, record=record)


def _key(value: bytes, place: str) -> bytes:
    """Return the feed's own id or the url, so that versions stay in order; else where it was."""
    try:
        data = orjson.loads(value) if value.lstrip().startswith(b"{") else None
    except orjson.JSONDecodeError:
        data = None
    if isinstance(data, dict):
        for name in ("source_id", "url", "uri"):
            if isinstance(data.get(name), str) and data[name]:
                return str(data[name]).encode("utf-8", "replace")
    return place.encode("utf-8", "replace")
