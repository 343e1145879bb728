"""Awkward values at the start, the middle and the end of batches: none harms a neighbour (20)."""

import hashlib
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType

from service.core.record import Headers
from tests.support.dispatches import Expected, Sent, dispatches, sentence
from tests.support.feed import all_faults, running
from tests.support.figures import Figure
from tests.support.topic_reader import Row, until_settled
from tests.support.topics import Place, administer, make_topics, new_place, send
from tests.support.worker import Worker

MIB = 1024 * 1024
JSON: Headers = (("content-type", b"application/json"),)
TEXT: Headers = (("content-type", b"text/plain"),)
XML: Headers = (("content-type", b"application/xml"),)
HTML: Headers = (("content-type", b"text/html"),)
WIRE = "MOKPO, South Korea, March 14 (Yonhap) -- "

# Values that cannot be read, each with the headers it comes with.
UNREADABLE: dict[str, tuple[bytes | None, Headers]] = {
    "no value": (None, ()),
    "no value, said to be JSON": (None, JSON),
    "nothing": (b"", ()),
    "nothing, said to be text": (b"", TEXT),
    "bad UTF-8": (b'{"body": "caf\xe9 \xff\xfe"}', JSON),
    "half a surrogate": (b'{"body": "\\ud800"}', JSON),
    "deep lists": (b"[" * 200_000, JSON),
    "deep lists, closed": (b"[" * 100_000 + b"]" * 100_000, JSON),
    "deep objects": (b'{"body":' * 50_000 + b"1" + b"}" * 50_000, JSON),
    "a wrong schema": (b'{"body": {"text": ["no"]}}', JSON),
    "a huge number": (b'{"body": ' + b"9" * 100_000 + b"}", JSON),
    "10 MB": (b'{"body": "' + b"a" * (10 * MIB) + b'"}', JSON),
    "10 MB of blanks": (b" " * (10 * MIB), TEXT),
    "NUL bytes": (b"\x00" * 100_000, TEXT),
    "entities in entities": (
        b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><newsItem>&b;</newsItem>',
        XML,
    ),
}
# Text made to be slow to search, for the middle of a body that reads as what it is.
SLOW: dict[str, str] = {
    "many blanks": " " * 40_000,
    "many brackets": "(" * 20_000,
    "many dashes": "-- " * 20_000,
    "one long word": "a" * 200_000,
    "many commas": "x, " * 20_000,
    "many dates": "March 14, 2024, " * 5_000,
    "many datelines": "MOKPO, March 14 (Yonhap) -- " * 2_000,
    "many tags": "(LEAD) " * 5_000,
}


def awkward(where: str) -> Iterator[Sent]:
    """One of each, told apart by where in a batch it is to stand."""
    for name, (value, headers) in UNREADABLE.items():
        yield make(f"{name}, {where}", value, headers, Expected.REJECTED)
    for name, text in SLOW.items():
        chance = random.Random(f"{name}, {where}")
        head, *rest = (sentence(chance, chance.randrange(10**9)) for _ in range(6))
        story = (
            f"{head.rstrip('.')}\n{WIRE}{' '.join(rest[:3])} {text} {' '.join(rest[3:])}\n(END)\n"
        )
        value = orjson.dumps({"body": story})
        yield make(f"{name}, {where}", value, JSON, Expected.ACCEPTED)


def make(name: str, value: bytes | None, headers: Headers, fate: Expected) -> Sent:
    return Sent(id=name, expected=fate, value=value, key=name.encode(), headers=headers)


async def allow(place: Place, part: str, size: int) -> None:
    """Raise a topic's limit."""
    configs = {"max.message.bytes": str(size)}
    topic = ConfigResource(ConfigResourceType.TOPIC, place.topic(part), configs=configs)
    async with administer(place) as admin:
        await admin.alter_configs([topic])


def same_bytes(letter: Row, sent: Sent) -> bool:
    """Whether a dead letter holds what was sent, or proves it by its hash."""
    kept: dict[str, Any] = {name: value.decode() for name, value in sent.headers}
    if letter.key != sent.key or not kept.items() <= letter.headers.items():
        return False
    if letter.headers.get("dlq.pointer"):
        return letter.headers["dlq.sha256"] == hashlib.sha256(sent.value or b"").hexdigest()
    return letter.null == (sent.value is None) and letter.value == (sent.value or b"")


@pytest.mark.real_kafka
@pytest.mark.timeout(120)
async def test_awkward_values_anywhere_in_a_batch_are_set_aside_byte_by_byte(
    kafka: str, tmp_path: Path, figure: Figure
) -> None:
    place = new_place(kafka, partitions=1)
    await make_topics(place)
    await allow(place, "raw", 16 * MIB)
    good = list(dispatches(60))
    sent = [*awkward("start"), *good[:30], *awkward("middle"), *good[30:], *awkward("end")]
    worker = Worker(place, tmp_path)
    async with running(worker):
        await send(place, sent)
        worker.start()
        await until_settled(place)
        code = await worker.ended()
        seen, found = await all_faults(place, {one.id: one.expected for one in sent}, [worker])

    letters = {row.headers["test-id"]: row for row in seen.rows["rejected"]}
    rejected = [one for one in sent if one.expected is Expected.REJECTED]
    figure("awkward values", len(rejected), "")
    assert (code, found) == (0, [])
    assert [one.id for one in rejected if not same_bytes(letters[one.id], one)] == []
