"""The records that stand for a release: one of every kind of event, and dead letters.

Each is kept as it went out, in `schemas/samples/vX.Y.Z/NAME.json`: topic, key, headers, value.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from service.core.encode import Limits
from service.core.outcome import Message, Topic
from service.core.pipeline import (
    JudgeContext,
    ReadContext,
    judge_record,
    read_messages,
    read_record,
)
from service.core.record import Coordinates, Headers, RawRecord
from service.core.story.overlay import Overlay
from tests.guards.source import ROOT

_T0_MS = 1_712_136_000_000  # 2024-04-03T09:20:00Z
_TRACE = b"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
_JSON: Headers = (("content-type", b"application/json"), ("traceparent", _TRACE))
_TEXT: Headers = (("content-type", b"text/plain"), ("source", b"crawl-2"))
_PLACE = "TONGYEONG, South Korea, April 3 (Yonhap) -- "
_LEAD = (
    "The port city of Tongyeong will lend visitors 40 small sailing boats from May, "
    "its mayor said Wednesday.\n"
)
_MORE = "Lessons are free for those under 18, Mayor Ok Se-ran said.\n"
_URL = "https://en.yna.example/view/AEN202404030071{}"
_REPEAT = """RPT-Olive growers of Jaen seek shade for trees
JAEN, Spain, April 3 (Reuters) - Olive growers of Jaen asked for nets to shade 3,000 young trees, \
their guild said on Wednesday.
"""
_HOLD = """HOLD HOLD HOLD
Night ferry returns to the fjord
Oslo (dpa) - Please hold item dpa 88 on the night ferry. A new version will follow.
"""
_KILL = """STORY WITHDRAWN: Salt works of Aveiro reopen
The story "Salt works of Aveiro reopen" published on April 2 is withdrawn.
(Reuters) - The story is withdrawn. There will be no substitute story.
"""
_FEED = {"source": "harbour-feed", "source_id": "h-7"}


def folder(version: str) -> Path:
    """Where the samples of a version of the contract are kept."""
    return ROOT / "schemas" / "samples" / f"v{version}"


def _page(headline: str, body: str, note: str = "") -> str:
    return f"{headline}\n{note}By Ryu Da-in\n{_PLACE}{body}ryudi@wire.example\n(END)\n"


def _json(body: str, **fields: str) -> tuple[bytes, Headers]:
    return orjson.dumps({"body": body, **fields}), _JSON


def inputs() -> Iterator[tuple[str, bytes, Headers]]:
    """Yield the name of a sample, and the value and headers of the dispatch that makes it."""
    title, pier = "Tongyeong to lend sailing boats", "Tongyeong to mend fishing pier"
    first = _page(title, _LEAD)
    second = _page(f"(LEAD) {title}", _LEAD + _MORE, "(ATTN: ADDS mayor's words in para 2)\n")
    pier_body = "Workers will mend the old fishing pier of Tongyeong by June, the port said.\n"
    yield "created", *_json(first, url=_URL.format("00315"), desk="coast")
    yield "updated", *_json(second, url=_URL.format("51315"))
    yield "duplicate", *_json(second, url=_URL.format("51315"), source="crawl-9")
    yield (
        "corrected",
        *_json(
            _page(
                f"(2nd LD) {title}",
                _LEAD.replace("40", "14") + _MORE,
                "(ATTN: CORRECTS number of boats in lead)\n",
            ),
            url=_URL.format("52315"),
        ),
    )
    yield "repeated", *_json(_REPEAT)
    yield "withheld", *_json(_HOLD)
    yield "withdrawn", *_json(_KILL)
    yield "unnamed", *_json(_page(pier, pier_body), **_FEED)
    yield (
        "named",
        *_json(
            _page(f"(LEAD) {pier}", pier_body + "The pier is 120 meters long.\n"),
            url="https://en.yna.example/view/AEN20240403008851315",
            **_FEED,
        ),
    )
    yield "dead_letter", b'{"body": "TONGYEONG, April 3 (Yon', _JSON
    yield "dead_letter_no_dispatch", b"We use cookies. Accept all. Manage preferences.", _TEXT
    yield "dead_letter_pointer", b"\x00" * 40_000, _TEXT


def records() -> dict[str, dict[str, Any]]:
    """Return what goes out for the inputs, by the name of the sample."""
    made: dict[str, dict[str, Any]] = {"raw_dispatch": _given()}
    known = Overlay()
    for offset, (name, value, headers) in enumerate(inputs()):
        for message in _messages(value, headers, offset, known):
            linked = dict(message.headers).get("ce_type", b"").endswith(b".linked.v1")
            made["linked" if linked else name] = shown(message)
    return made


def _given() -> dict[str, Any]:
    _, value, headers = next(inputs())
    sent = Message(topic=Topic.RAW, key=b"harbour-feed", value=value, headers=headers)
    return shown(sent)


def _messages(value: bytes, headers: Headers, offset: int, known: Overlay) -> Iterator[Message]:
    limits = Limits(max_message_bytes={Topic.REJECTED: 40_000})
    context = ReadContext(group="dateline", limits=limits)
    source = Coordinates(topic="dispatches.raw", partition=0, offset=offset)
    at = _T0_MS + offset * 60_000
    raw = RawRecord(source=source, timestamp_ms=at, value=value, headers=headers, key=b"crawl")
    for message in read_messages(read_record(raw, context), context):
        if message.topic is Topic.REJECTED:
            yield message
            continue
        read = RawRecord(
            source=Coordinates(topic="dispatches.read", partition=0, offset=offset),
            timestamp_ms=at,
            value=message.value,
        )
        judging = JudgeContext(group="dateline", processed_at="2024-04-03T10:00:00.000Z")
        for told in judge_record(read, known, judging).messages:
            if told.topic in (Topic.ARTICLES, Topic.DUPLICATES):
                yield told


_NAMES = {
    Topic.RAW: "dispatches.raw",
    Topic.ARTICLES: "articles",
    Topic.DUPLICATES: "articles.duplicates",
    Topic.REJECTED: "dispatches.rejected",
}


def shown(message: Message) -> dict[str, Any]:
    """Return a record as a sample holds it; a dead letter's value, which is any bytes, as text."""
    value: Any = (message.value or b"").decode("utf-8", "replace")
    if message.topic is not Topic.REJECTED:
        value = orjson.loads(message.value or b"null")
    return {
        "topic": _NAMES[message.topic],
        "key": (message.key or b"").decode(),
        "headers": {name: value.decode() for name, value in message.headers},
        "value": value,
    }
