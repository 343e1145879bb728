"""`dateline parse`: what is read in one dispatch, for a person or as its event."""

import mimetypes
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

import orjson

from service.core.dispatch import read_dispatch, read_parts
from service.core.enrich import enrich
from service.core.envelope import open_envelope
from service.core.moment import in_utc
from service.core.outcome import Rejected
from service.core.pipeline import JudgeContext, ReadContext, ReadOk, judge_record, read_record
from service.core.record import Coordinates, Headers, RawRecord
from service.core.story.overlay import Overlay


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to read and how to show it."""

    file: str
    url: str | None = None
    received_ms: int | None = None
    as_json: bool = False


def main(request: Request) -> int:
    """Read one dispatch and show it; 1 when it is rejected, 2 when there is no such file."""
    try:
        record = load(request)
    except OSError as error:
        sys.stderr.write(f"cannot read {request.file}: {error.strerror or error}\n")
        return 2
    read = read_record(record, ReadContext(group="parse"))
    if request.as_json:
        return _print_json(read)
    match read:
        case Rejected():
            _screen_reject(read)
            return 1
        case ReadOk():
            _screen(record, read)
            return 0
        case _:
            assert_never(read)


def load(request: Request, offset: int = 0) -> RawRecord:
    """Return a file as the raw record it would be; raises OSError when it cannot be read."""
    if request.file == "-":
        value, name = sys.stdin.buffer.read(), "stdin"
    else:
        value, name = Path(request.file).read_bytes(), request.file
    received = request.received_ms
    if received is None:
        received = time.time_ns() // 1_000_000
    value, headers = _addressed(value, name, request.url)
    return RawRecord(
        source=Coordinates(topic=name, partition=0, offset=offset),
        timestamp_ms=received,
        value=value,
        headers=headers,
    )


def _addressed(value: bytes, name: str, url: str | None) -> tuple[bytes, Headers]:
    """Put the url where its form of dispatch carries it; an HTML file says so by its name."""
    headers: Headers = () if url is None else (("url", url.encode()),)
    if mimetypes.guess_type(name)[0] == "text/html":
        return value, (*headers, ("content-type", b"text/html"))
    if url is None or not value.lstrip().startswith(b"{"):
        return value, headers
    try:
        loaded = orjson.loads(value)
    except orjson.JSONDecodeError:
        return value, headers
    return orjson.dumps({**loaded, "url": url}), ()


def _event(read: ReadOk) -> bytes:
    record = RawRecord(
        source=Coordinates(topic="read", partition=0, offset=0),
        timestamp_ms=read.record.timestamp_ms,
        value=read.message.value,
    )
    now = in_utc(time.time_ns() // 1_000_000)
    judged = judge_record(record, Overlay(), JudgeContext(group="parse", processed_at=now))
    return judged.messages[0].value or b"null"


def _print_json(read: ReadOk | Rejected) -> int:
    match read:
        case ReadOk():
            answer, status = orjson.loads(_event(read)), 0
        case Rejected():
            answer = {"outcome": "rejected", "reason": read.reason, "detail": read.detail}
            answer, status = answer | ({"field": read.field} if read.field else {}), 1
        case _:
            assert_never(read)
    sys.stdout.buffer.write(orjson.dumps(answer, option=orjson.OPT_INDENT_2) + b"\n")
    return status


def _screen(record: RawRecord, read: ReadOk) -> None:
    from service.cli.screen import Shown, show  # noqa: PLC0415 - rich is not for --json

    dispatch = open_envelope(record)
    article = read_dispatch(dispatch, record.timestamp_ms)
    event = orjson.loads(_event(read))
    extra, parts = enrich(article), read_parts(dispatch)
    show(Shown(dispatch=dispatch, article=article, parts=parts, extra=extra, event=event))


def _screen_reject(read: Rejected) -> None:
    from service.cli.screen import show_reject  # noqa: PLC0415 - rich is not for --json

    show_reject(read)
