"""An operator's word on a story: taken down, joined to another one, or without effect."""

from dataclasses import replace
from typing import Any

import orjson
import pytest

from service.core.command_event import command_message
from service.core.encode import Limits
from service.core.internal import Command, ReadItem, Verb, decode_internal, encode_internal
from service.core.outcome import Message, Outcome, Topic
from service.core.pipeline import JudgeContext, Judged
from service.core.record import Coordinates, RawRecord
from service.core.story.overlay import Overlay
from service.core.textless import without_text
from tests.core.test_story_events import FIRST, THIRD, event, item
from tests.support.builders import PAGE, T0_MS
from tests.support.judging import judge_batch

KEY = "AEN202403140042"
NAMED = f"urn:dateline:yonhap:{KEY}"
OTHER = PAGE.replace(
    "Coastal ferry line adds winter sailings", "Kiln of Mokpo burns again"
).replace(
    "The Mokpo ferry line will add six winter sailings a week, its president said Thursday.",
    "Potters lit the old kiln above the harbour for the first time since it was repaired.",
)


def judged(*said: ReadItem | Command, limits: Limits | None = None) -> tuple[Judged, ...]:
    """Items and commands, judged in order."""
    records = [
        RawRecord(
            source=Coordinates(topic="dispatches.read", partition=0, offset=n),
            timestamp_ms=T0_MS + n,
            value=encode_internal(one),
        )
        for n, one in enumerate(said)
    ]
    context = JudgeContext(
        group="g", processed_at="2024-03-14T09:00:00.000Z", limits=limits or Limits()
    )
    return judge_batch(records, Overlay(), context)


def published(one: Judged) -> dict[str, Any]:
    """The event of a record, as a consumer reads it."""
    return event(one.messages[0])


def first_told(*items: ReadItem) -> dict[str, Any]:
    """The event of the last of some items."""
    return published(judged(*items)[-1])


STORY = item(0, **FIRST)
URI: str = first_told(STORY)["item"]["uri"]


def withdraw(uri: str = URI, **changes: Any) -> Command:
    made = Command(
        verb=Verb.WITHDRAW,
        agency="yonhap",
        uri=uri,
        by="desk",
        why="a court's order",
        at="2024-03-15T00:00:00Z",
        event=without_text(first_told(STORY), "canceled"),
    )
    return replace(made, **changes)


def merge(uri: str, into: str, **changes: Any) -> Command:
    return withdraw(uri, verb=Verb.MERGE, into=into, **changes)


def test_a_story_taken_down_is_told_as_withdrawn_without_text() -> None:
    _, obeyed = judged(STORY, withdraw())

    told = published(obeyed)
    assert (obeyed.outcome, obeyed.verdict.reason) == (Outcome.COMMAND, "withdraw")
    assert told["event"]["type"] == "article.withdrawn"
    assert told["item"]["pubStatus"] == "canceled"
    assert (told["item"]["uri"], told["item"]["version"]) == (URI, "2")
    assert told["versioning"]["withdraws"] == "all"
    assert told["versioning"]["previousVersion"] == "1"
    assert told["versioning"]["linkEvidence"] == [{"kind": "operator", "text": "a court's order"}]
    assert told["dedup"]["of"]["version"] == "1"
    assert not {"bodies", "descriptions"} & told["item"].keys()
    assert "captions" not in told["wire"]


def test_the_event_names_its_command_and_no_raw_record() -> None:
    headers = dict(judged(STORY, withdraw())[1].messages[0].headers)

    assert headers["dateline-command-id"] == withdraw().id.encode()
    assert headers["ce_type"] == b"dateline.article.withdrawn.v1"
    assert [name for name in headers if name.startswith("dateline-source")] == []


def test_kin_that_come_later_go_out_without_text_and_count_on() -> None:
    _, _, copy, update = judged(
        STORY, withdraw(), item(2, **FIRST), item(3, THIRD, chains=STORY.chains)
    )

    assert copy.outcome is Outcome.DUPLICATE
    assert published(update)["item"]["version"] == "3"
    for one in (copy, update):
        told = published(one)["item"]
        assert (told["pubStatus"], "bodies" in told) == ("canceled", False)


def test_the_same_command_twice_is_obeyed_once() -> None:
    again = withdraw(by="another", why="sent again", at="2024-03-16T00:00:00Z")
    _, first, second = judged(STORY, withdraw(), again)

    assert withdraw().id == again.id
    assert [m.topic for m in first.messages] == [Topic.ARTICLES, Topic.VERDICTS]
    assert [m.topic for m in second.messages] == [Topic.VERDICTS]
    assert (second.outcome, second.verdict.reason) == (Outcome.COMMAND, "withdraw.already_so")


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (withdraw("urn:dateline:yonhap:x-none"), "withdraw.unknown_story"),
        (withdraw(agency="ap"), "withdraw.unknown_story"),
        (merge(URI, "urn:dateline:yonhap:x-none"), "merge.unknown_story"),
        (merge(URI, URI), "merge.already_so"),
        (withdraw(event={}), "withdraw.failed"),
    ],
    ids=["no such story", "another agency's", "into no story", "into itself", "no event"],
)
def test_what_cannot_be_done_is_counted_and_changes_nothing(command: Command, reason: str) -> None:
    _, refused, after = judged(STORY, command, item(2, THIRD, chains=STORY.chains))

    assert (refused.outcome, refused.verdict.reason) == (Outcome.COMMAND, reason)
    assert [message.topic for message in refused.messages] == [Topic.VERDICTS]
    assert published(after)["item"]["version"] == "2"
    assert "bodies" in published(after)["item"]


def test_an_event_that_no_topic_takes_is_a_command_that_failed() -> None:
    small = Limits(max_message_bytes={Topic.ARTICLES: 32 * 1024})
    _, refused = judged(STORY, withdraw(why="x" * 20_000), limits=small)

    assert refused.verdict.reason == "withdraw.failed"


OTHERS = item(1, OTHER, **{**FIRST, "chains": ()}, body_hash="other")
OTHER_URI: str = published(judged(STORY, OTHERS)[1])["item"]["uri"]


def test_a_story_merged_into_another_is_told_under_its_old_name() -> None:
    _, _, obeyed = judged(STORY, OTHERS, merge(URI, OTHER_URI))

    told = published(obeyed)
    assert (obeyed.linked, obeyed.event_type) == (1, None)
    assert told["event"]["type"] == "article.linked"
    assert (told["item"]["uri"], told["versioning"]["mergedInto"]) == (URI, OTHER_URI)
    assert "bodies" not in told["item"]


def test_later_kin_join_the_story_that_is_left() -> None:
    *_, copy, update = judged(
        STORY, OTHERS, merge(URI, OTHER_URI), item(3, **FIRST), item(4, THIRD, chains=STORY.chains)
    )

    assert (copy.outcome, published(copy)["item"]["uri"]) == (Outcome.DUPLICATE, OTHER_URI)
    assert published(update)["item"]["uri"] == OTHER_URI
    assert published(update)["item"]["version"] == "2"


def test_a_merge_back_again_changes_nothing() -> None:
    *_, back = judged(STORY, OTHERS, merge(URI, OTHER_URI), merge(OTHER_URI, URI))

    assert back.verdict.reason == "merge.already_so"


def test_a_story_that_a_content_id_names_keeps_its_name() -> None:
    named = item(1, OTHER, **{**FIRST, "chains": ()}, body_hash="other", chain_key=KEY)
    *_, away, into = judged(STORY, named, merge(NAMED, URI), merge(URI, NAMED))

    assert away.verdict.reason == "merge.into_a_story_without_a_name"
    assert (into.verdict.reason, into.linked) == ("merge", 1)


def test_text_that_was_taken_down_does_not_come_back_by_a_merge() -> None:
    *_, merged = judged(STORY, OTHERS, withdraw(), merge(URI, OTHER_URI))

    assert merged.verdict.reason == "merge.one_is_withdrawn"


@pytest.mark.parametrize("command", [withdraw(), merge(URI, OTHER_URI)])
def test_a_command_is_read_back_whole(command: Command) -> None:
    assert decode_internal(encode_internal(command)) == command


def test_a_command_lands_where_its_agencys_dispatches_do() -> None:
    command = withdraw()

    sent: Message = command_message(command, encode_internal(command), 6)

    assert (sent.topic, sent.key) == (Topic.READ, b"yonhap")
    assert dict(sent.headers)["dateline-read-partitions"] == b"6"


def test_two_things_to_do_have_two_ids() -> None:
    said = [withdraw(), withdraw("urn:dateline:yonhap:b"), merge(URI, "b"), merge(URI, "c")]

    assert len({one.id for one in said}) == len(said)
    assert orjson.loads(encode_internal(said[0])[2:])["by"] == "desk"
