"""A story looked up for a split: what JUDGE knows of it, whatever name it was told by."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import orjson

from service.cli.split import Told, left
from service.core.internal import ReadItem, encode_internal
from service.core.outcome import Topic
from service.core.pipeline import Judged, judge_record
from service.core.record import Coordinates, RawRecord
from service.core.story.order import newest
from service.core.story.overlay import Overlay
from service.core.story.state import without
from service.shell.holdings import Where
from service.shell.versions import Versions
from tests.core.test_story_current import CONTEXT, NAMED
from tests.core.test_story_events import FIRST, KEY, SLUG, THIRD, item
from tests.support.builders import T0_MS
from tests.support.kept_topics import Topics

NAMES = {topic: str(topic) for topic in Topic}
UNKNOWN = "urn:dateline:yonhap:x-none"


def judged(said: Sequence[ReadItem]) -> tuple[Topics, Overlay, list[Judged]]:
    """What JUDGE makes of items, on topics of one partition."""
    topics, known, found = Topics(), Overlay(), []
    for number, one in enumerate(said):
        at = Coordinates(topic="read", partition=0, offset=number)
        value = encode_internal(replace(one, raw_hash=f"{number:08x}{0:056x}"))
        record = RawRecord(source=at, timestamp_ms=T0_MS + number, value=value)
        found.append(judge_record(record, known, CONTEXT))
        for message in found[-1].messages:
            topics.put(message.topic, message.value, key=message.key, headers=message.headers)
        for entry in found[-1].entries:
            topics.put("verdicts", encode_internal(entry))
    return topics, known, found


async def looked_up(topics: Topics, uri: str) -> tuple[list[Told], list[Told]]:
    where = Where(names=NAMES, counts=dict.fromkeys(Topic, 1), partition_of=lambda _key, _count: 0)
    versions, copies = await Versions(topics, topics, where).told(uri)
    return [Told(one, event(one), copy=False) for one in versions], [
        Told(one, event(one), copy=True) for one in copies
    ]


def event(record: RawRecord) -> dict[str, Any]:
    told: dict[str, Any] = orjson.loads(record.value or b"")
    return told


def renamed() -> list[ReadItem]:
    """Two versions by a slug alone, a copy, and a third that bears the agency's id."""
    first, second = item(0, **FIRST), item(1, THIRD, chains=SLUG, rank=2, ordinal=2)
    third = item(3, THIRD.replace("eight", "nine"), chains=SLUG, chain_key=KEY, rank=4, ordinal=4)
    return [first, second, item(2, **FIRST), third]


async def test_versions_told_before_a_story_had_its_name_are_found() -> None:
    topics, known, found = judged(renamed())
    old = found[0].verdict.uri or ""
    assert (found[3].verdict.uri, found[3].verdict.merged) == (NAMED, (old,))

    versions, copies = await looked_up(topics, NAMED)

    assert [(one.event["item"]["uri"], one.event["item"]["version"]) for one in versions] == [
        (NAMED, "3"),
        (old, "1"),
        (old, "2"),
    ]
    assert [one.event["item"]["uri"] for one in copies] == [old]
    stays, story = left(versions[0], versions), known.story(NAMED)
    top = newest(without(story, versions[0].raw_hash)) if story else None
    assert stays is not None
    assert top is not None
    assert stays.placed.version == top.version == 2


async def test_the_log_is_not_read_for_a_story_that_always_had_its_name() -> None:
    topics, _, found = judged(renamed()[:2])
    topics.rows["verdicts"] = []
    topics.put("verdicts", b"V\xff{}")

    versions, _ = await looked_up(topics, found[0].verdict.uri or "")

    assert len(versions) == 2


async def test_what_retention_took_has_no_older_name() -> None:
    topics, _, found = judged(renamed()[:2])
    first, *_ = articles = topics.rows["articles"]
    articles[0] = replace(first, key=UNKNOWN.encode())

    versions, _ = await looked_up(topics, found[0].verdict.uri or "")

    assert [one.event["item"]["version"] for one in versions] == ["2"]
