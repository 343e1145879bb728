"""Where the text of a story stands: found by the verdict log, whatever name it had."""

from dataclasses import replace
from typing import Any

import orjson
import pytest

from service.cli.erase import as_values, words
from service.core.holdings import Held, Names
from service.core.identity import sha256_hex
from service.core.internal import Verdict, encode_internal
from service.core.outcome import Outcome, Topic
from service.core.record import Coordinates
from service.shell.holdings import Holdings, Where
from tests.support.kept_topics import Topics

STORY, OLD, OTHER = (f"urn:dateline:ap:{name}" for name in ("A1", "x-1", "x-2"))
TEXT, NEWS = b"Kiln lit again", b"Tram to open"
HEADLINE: dict[str, object] = {"headlines": []}
NOTHING: dict[str, object] = {}


async def held(topics: Topics, uri: str = STORY, counts: int = 1) -> list[tuple[str, int]]:
    names = {topic: str(topic) for topic in Topic}
    where = Where(
        names=names, counts=dict.fromkeys(Topic, counts), partition_of=lambda _key, _count: 0
    )
    _, found = await Holdings(topics, topics, where).of(uri)
    return [(str(one.topic), one.offset) for one in found]


def verdict(read_offset: int, raw: int, text: bytes, uri: str = STORY, **changes: object) -> bytes:
    made = Verdict(
        read_offset=read_offset,
        source=Coordinates(topic="raw", partition=0, offset=raw),
        timestamp_ms=0,
        raw_hash=sha256_hex(text),
        outcome=Outcome.ACCEPTED,
        agency="ap",
        uri=uri,
        version=1,
    )
    return encode_internal(replace(made, **changes))  # type: ignore[arg-type]


def told(uri: str, **item: object) -> bytes:
    """An event as far as what it holds is asked for."""
    return orjson.dumps(
        {
            "item": {"uri": uri, "pubStatus": "canceled", **item},
            "wire": {"tags": []},
            "entities": [],
            "schedule": [],
            "dates": {"issued": {"evidence": [], "rejected": []}},
            "versioning": {"linkEvidence": [{"kind": "operator", "text": "an order"}]},
            "relations": [],
            "quality": {"warnings": []},
            "provenance": {"parser": {}},
        }
    )


async def test_all_that_was_told_of_a_story_under_any_name_is_found_and_nothing_else() -> None:
    topics = Topics()
    for text in (TEXT, NEWS, TEXT):
        topics.put("raw", text)
    log = [
        verdict(0, 0, TEXT, OLD),
        verdict(1, 1, NEWS, OTHER),
        verdict(2, 2, TEXT, merged=(OLD,)),
        verdict(3, 0, b"", outcome=Outcome.COMMAND, reason="withdraw"),
        verdict(4, 0, b"", outcome=Outcome.COMMAND, reason="erase"),
    ]
    for value in log:
        topics.put("verdicts", value)
    for uri, item in ((OLD, HEADLINE), (OTHER, HEADLINE), (STORY, NOTHING)):
        topics.put("articles", told(uri, **item), key=uri.encode())
    topics.put("current", told(OLD, headlines=[]), key=OLD.encode())
    topics.put("current", None, key=OLD.encode())

    assert await held(topics) == [
        *(("articles", 0), ("current", 0)),
        *(("raw", 0), ("raw", 2)),
        *(("read", 0), ("read", 2), ("read", 3)),
    ]


async def test_a_dead_letter_that_was_sent_again_is_found_with_the_record_it_was_of() -> None:
    topics = Topics()
    topics.put("raw", TEXT)
    for text, at in ((NEWS, b"7"), (TEXT, b"0")):
        where = (("dlq.source.partition", b"0"), ("dlq.source.offset", at))
        topics.put("rejected", text, headers=where)
    topics.put("raw", TEXT, headers=(("dateline-replay-of", b"raw/0/0"),))
    topics.put("verdicts", verdict(0, 1, TEXT))

    assert await held(topics) == [("raw", 0), ("raw", 1), ("read", 0), ("rejected", 1)]


async def test_what_was_split_off_is_found_where_it_was_told_as_another_story() -> None:
    topics, parted = Topics(), "urn:dateline:ap:x-3"
    for text in (NEWS, TEXT, TEXT, NEWS):
        topics.put("raw", text)
    at = Coordinates(topic="raw", partition=0, offset=1)
    copied: dict[str, Any] = {"outcome": Outcome.DUPLICATE, "matched": at}
    split: dict[str, Any] = {
        "outcome": Outcome.COMMAND,
        "reason": "split",
        "matched": at,
        "split_from": STORY,
    }
    for value in (
        verdict(0, 0, NEWS),
        verdict(1, 1, TEXT),
        verdict(2, 2, TEXT, **copied),
        verdict(3, 3, NEWS, matched=at),
        verdict(4, 0, b"", parted, **split),
    ):
        topics.put("verdicts", value)
    for topic, offset in (("articles", b"0"), ("articles", b"1"), ("duplicates", b"2")):
        place = (("dateline-source-partition", b"0"), ("dateline-source-offset", offset))
        topics.put(topic, told(STORY, headlines=[]), key=STORY.encode(), headers=place)
    topics.put("articles", told(parted, headlines=[]), key=parted.encode())

    assert await held(topics, parted) == [
        *(("articles", 1), ("articles", 2), ("duplicates", 0)),
        *(("raw", 1), ("raw", 2)),
        *(("read", 1), ("read", 2), ("read", 4)),
    ]
    assert ("read", 4) in await held(topics, STORY)


async def test_a_letter_is_found_though_what_it_became_went_to_another_partition() -> None:
    topics = Topics()
    topics.put("raw", TEXT, headers=(("dateline-replay-of", b"raw/1/0"),))
    topics.put("rejected", TEXT, partition=1)
    topics.put("verdicts", verdict(0, 0, TEXT))

    assert await held(topics, counts=2) == [("raw", 0), ("read", 0), ("rejected", 0)]


@pytest.mark.parametrize("gone", ["purged", "another record"])
async def test_what_is_no_longer_there_is_not_listed(gone: str) -> None:
    topics = Topics()
    topics.put("raw", NEWS if gone == "another record" else TEXT)
    topics.put("verdicts", verdict(0, 0, TEXT))
    topics.begin = {"read": 1} | ({"raw": 1} if gone == "purged" else {})

    assert await held(topics) == []


def test_names_are_followed_through_any_chain_of_merges() -> None:
    names = Names(into={"a": "b", "b": "c", "d": "c", "x": "y", "round": "round"})

    assert names.of("b") == {"a", "b", "c", "d"}
    assert names.of("round") == {"round"}
    assert names.of("alone") == {"alone"}


def test_a_compacted_topic_is_listed_and_not_to_be_deleted_from() -> None:
    names = {topic: f"t.{topic}" for topic in Topic}
    held = [
        Held(topic=Topic.RAW, partition=1, offset=9),
        Held(topic=Topic.CURRENT, partition=0, offset=4),
        Held(topic=Topic.RAW, partition=1, offset=7),
    ]

    found = as_values(held, names)

    assert found["holds"] == [
        {"topic": "t.current", "partition": 0, "offsets": [4]},
        {"topic": "t.raw", "partition": 1, "offsets": [7, 9]},
    ]
    assert found["delete_records"]["partitions"] == [
        {"topic": "t.raw", "partition": 1, "offset": 10}
    ]
    assert "  t.raw/1 at 7, 9: until retention or delete_records removes it" in "\n".join(
        words(held, names)
    )
    assert next(words([], names)) == "no topic holds its text"
