"""`dateline pipe`: the whole pipeline between standard input and standard output."""

import sys
import time
from collections.abc import Iterator
from typing import Any, BinaryIO

import orjson

from service.core.encode import Limits
from service.core.moment import in_utc
from service.core.outcome import Message, Outcome, Rejected, Topic
from service.core.pipeline import (
    JudgeContext,
    Judged,
    ReadContext,
    ReadOk,
    judge_record,
    read_record,
)
from service.core.record import Coordinates, RawRecord
from service.core.story.overlay import Overlay

GROUP = "pipe"
_NAMES = {Topic.ARTICLES: "articles", Topic.DUPLICATES: "articles.duplicates"}


def pipe(source: BinaryIO, sink: BinaryIO, received_ms: int | None = None) -> None:
    """Answer each line of `source` with one line on `sink`, in order, flushed as it goes.

    `received_ms` stands in for the record's timestamp (milliseconds since the epoch); without it
    the time of the run does.
    """
    now = received_ms if received_ms is not None else time.time_ns() // 1_000_000
    for answer in _answers(source, now):
        sink.write(orjson.dumps(answer) + b"\n")
        sink.flush()


def _answers(source: BinaryIO, now: int) -> Iterator[dict[str, Any]]:
    known = Overlay()
    context = ReadContext(group=GROUP, limits=Limits())
    for number, line in enumerate(source):
        record = RawRecord(
            source=Coordinates(topic="stdin", partition=0, offset=number),
            timestamp_ms=now,
            value=line.rstrip(b"\r\n"),
            headers=(("content-type", b"application/json"),),
        )
        read = read_record(record, context)
        match read:
            case Rejected():
                yield _reject(read, number)
            case ReadOk():
                yield _judged(read, number, known, now)


def _reject(read: Rejected, number: int) -> dict[str, Any]:
    answer = {
        "outcome": "rejected",
        "topic": "dispatches.rejected",
        "reason": read.reason,
        "detail": read.detail,
        "source": _source(number),
    }
    return answer if read.field is None else {**answer, "field": read.field}


def _judged(read: ReadOk, number: int, known: Overlay, now: int) -> dict[str, Any]:
    record = RawRecord(
        source=Coordinates(topic="read", partition=0, offset=number),
        timestamp_ms=now,
        value=read.message.value,
    )
    judged = judge_record(record, known, JudgeContext(group=GROUP, processed_at=in_utc(now)))
    if judged.outcome in (Outcome.ACCEPTED, Outcome.DUPLICATE):
        return _event(judged, judged.messages[0])
    return {
        "outcome": judged.outcome,
        "topic": "dispatches.rejected",
        "reason": judged.reason,
        "detail": judged.verdict.reason,
        "source": _source(number),
    }


def _source(number: int) -> dict[str, Any]:
    """Return the coordinates of a line, as an event has them in `provenance.source`."""
    return {"topic": "stdin", "partition": 0, "offset": number}


def _event(judged: Judged, message: Message) -> dict[str, Any]:
    return {
        "outcome": judged.outcome,
        "topic": _NAMES[message.topic],
        "key": (message.key or b"").decode(),
        "headers": {name: value.decode("utf-8", "replace") for name, value in message.headers},
        "value": orjson.loads(message.value or b"null"),
    }


def main(received_ms: int | None = None) -> int:
    """Run the pipe on the process's own streams; a closed output ends it quietly."""
    try:
        pipe(sys.stdin.buffer, sys.stdout.buffer, received_ms)
    except BrokenPipeError:
        # The reader is gone; closing the stream again at exit would raise a second time.
        sys.stdout = None
    return 0
