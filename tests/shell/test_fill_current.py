"""The current topic filled from the articles: what JUDGE would have written, and no more."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import orjson
import pytest
from hypothesis import given, settings

from service.core.audit.facts import UnreadableError
from service.core.outcome import Message, Topic
from service.core.pipeline import Judged
from service.core.record import RawRecord
from service.shell.failures import RecycleReason, StepError
from service.shell.fill_current import Fill, Rows
from service.shell.ports import Written
from service.shell.replay import Place
from tests.core.test_story_current import SAID, Said, compacted, live, stream
from tests.core.test_story_current import Rows as Current
from tests.support.kept_topics import Topics

KEY = b"urn:dateline:ap:x-0"


@dataclass
class Sender:
    """Keeps what is committed; the transaction numbered `fenced` is refused.

    `in_hand` is what the JUDGE before it has not told yet.
    """

    topics: Topics
    fenced: int | None = None
    begun: int = 0
    pending: Sequence[Message] = ()
    in_hand: Sequence[RawRecord] = ()

    def settle(self) -> None:
        """Let the transaction in hand end: its events are among the articles."""
        for one in self.in_hand:
            self.topics.put("articles", one.value, key=one.key, headers=one.headers)

    async def begin(self) -> None:
        self.begun += 1

    async def send(self, messages: Sequence[Message]) -> Written:
        if self.begun == self.fenced:
            raise StepError(RecycleReason.FENCED, "another owner")
        self.pending = messages
        return {}

    async def commit(self) -> None:
        for one in self.pending:
            self.topics.put("current", one.value, key=one.key, headers=one.headers)


def published(judged: Sequence[Judged]) -> Topics:
    """The articles, and a current topic without any record."""
    topics = Topics(rows={"articles": [], "current": []})
    for one in (message for each in judged for message in each.messages):
        if one.topic is Topic.ARTICLES:
            topics.put("articles", one.value, key=one.key, headers=one.headers)
    return topics


async def filled(
    topics: Topics, sender: Sender | None = None, most: int = 10**6, partitions: int = 1
) -> tuple[int, int]:
    fill = Fill(
        offsets=topics,
        reader=topics,
        articles=Place(name="articles", partitions=partitions),
        current=Place(name="current", partitions=1),
        home=lambda _agency: 0,
        fits=lambda message: message.size() <= most,
        progress=lambda _what, _done, _total: None,
    )
    with Rows() as rows:
        return await fill.run(rows, fence(sender or Sender(topics)))


@asynccontextmanager
async def fence(sender: Sender) -> AsyncIterator[list[Sender]]:
    """Take JUDGE's place: what it had in hand is there from now on."""
    sender.settle()
    yield [sender]


def standing(topics: Topics) -> Current:
    rows: Current = {}
    for one in topics.rows["current"]:
        rows[(one.key or b"").decode()] = one.text_header("ce_id") if one.value else None
    return live(rows)


def linked(topics: Topics) -> set[str]:
    events: list[dict[str, Any]] = [
        orjson.loads(one.value or b"") for one in topics.rows["articles"]
    ]
    return {one["item"]["uri"] for one in events if "mergedInto" in one["versioning"]}


@settings(max_examples=30, deadline=None)
@given(SAID)
async def test_a_filled_topic_holds_what_judge_would_have_written(said: list[Said]) -> None:
    judged = stream(said)
    topics = published(judged)

    await filled(topics)

    # A row that would bear an old name comes with the next version, under the new one.
    old = linked(topics)
    assert standing(topics) == {
        uri: row for uri, row in live(compacted(judged)).items() if uri not in old
    }
    assert await filled(topics) == (0, 0)


async def test_a_run_that_is_fenced_leaves_what_is_right_and_another_one_ends_it() -> None:
    topics = events(250)

    with pytest.raises(StepError):
        await filled(topics, Sender(topics, fenced=2))

    assert len(standing(topics)) == 100
    assert await filled(topics) == (150, 0)
    assert len(topics.rows["current"]) == 250


async def test_a_row_that_is_old_is_written_again_and_one_too_large_is_counted() -> None:
    topics = events(2)
    first = topics.rows["articles"][0]
    topics.put("current", first.value, key=first.key, headers=(("ce_id", b"an older one"),))
    large = event(2, headline="x" * 5000)
    topics.put("articles", large, key=b"urn:dateline:ap:x-2", headers=(("ce_id", b"id-2"),))

    assert await filled(topics, most=2000) == (2, 1)
    assert standing(topics)["urn:dateline:ap:x-0"] == "id-0"


async def test_what_judge_had_in_hand_is_read_before_a_row_is_written() -> None:
    topics, late = events(1), Topics()
    late.put("articles", event(0, version="2"), key=KEY, headers=(("ce_id", b"id-late"),))

    assert await filled(topics, Sender(topics, in_hand=late.rows["articles"])) == (1, 0)
    assert standing(topics) == {KEY.decode(): "id-late"}


async def test_the_newest_version_is_the_row_though_an_older_one_lies_in_a_later_partition() -> (
    None
):
    topics = Topics(rows={"current": []})
    for partition, version in enumerate(("2", "1")):
        name = (("ce_id", f"id-{version}".encode()),)
        told = event(0, version=version)
        topics.put("articles", told, key=KEY, headers=name, partition=partition)

    assert await filled(topics, partitions=2) == (1, 0)
    assert standing(topics) == {KEY.decode(): "id-2"}


async def test_a_record_that_is_no_event_stops_it_before_anything_is_written() -> None:
    topics = events(1)
    topics.put("articles", b"{}", key=b"urn:dateline:ap:x-9")

    with pytest.raises(UnreadableError):
        await filled(topics)

    assert topics.rows["current"] == []


def event(number: int, **item: object) -> bytes:
    return orjson.dumps(
        {
            "event": {"type": "article.created"},
            "item": {"uri": f"urn:dateline:ap:x-{number}", "version": "1", "pubStatus": "usable"}
            | item,
            "versioning": {"current": True},
        }
    )


def events(count: int) -> Topics:
    topics = Topics(rows={"current": []})
    for number in range(count):
        key, name = f"urn:dateline:ap:x-{number}".encode(), f"id-{number}".encode()
        topics.put("articles", event(number), key=key, headers=(("ce_id", name),))
    return topics
