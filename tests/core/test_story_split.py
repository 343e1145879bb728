"""A dispatch that was joined to a story and is another one: told anew, nothing renumbered."""

from dataclasses import replace
from typing import Any

import orjson
import pytest

from service.core.internal import (
    Command,
    ReadItem,
    Verb,
    Verdict,
    decode_internal,
    encode_internal,
)
from service.core.outcome import Outcome, Topic
from service.core.pipeline import Judged
from tests.core.test_story_commands import OTHER, STORY, URI, judged, withdraw
from tests.core.test_story_current import CONTEXT, compacted
from tests.core.test_story_current import judged as judged_with_rows
from tests.core.test_story_events import FIRST, KEY, SLUG, THIRD, event, item

FIRE = item(1, OTHER, chains=SLUG, rank=3, ordinal=3, sentences=(7, 8, 9), body_hash="fire")
COPY = replace(item(5), body_hash="fire", sentences=(7, 8, 9))


def split(moved: ReadItem = FIRE, stays: ReadItem | None = STORY, **changes: Any) -> Command:
    made = Command(
        verb=Verb.SPLIT,
        agency="yonhap",
        uri=URI,
        into=f"0/{moved.source.offset}/0",
        why="another kiln",
        item=moved,
        stays=stays,
    )
    return replace(made, **changes)


def events(one: Judged) -> list[dict[str, Any]]:
    return [event(message) for message in one.messages if message.topic is Topic.ARTICLES]


def test_what_was_hidden_is_told_as_a_story_and_what_it_hid_once_more() -> None:
    _, joined, obeyed = judged(STORY, FIRE, split())

    first, again = events(obeyed)
    assert (joined.verdict.uri, joined.verdict.version) == (URI, 2)
    assert (obeyed.outcome, obeyed.verdict.reason) == (Outcome.COMMAND, "split")
    assert first["item"]["uri"] != URI
    assert (first["event"]["type"], first["item"]["version"]) == ("article.created", "1")
    assert first["versioning"]["splitFrom"] == {"uri": URI, "version": "2"}
    assert first["versioning"]["linkEvidence"] == [{"kind": "operator", "text": "another kiln"}]
    assert "old kiln" in orjson.dumps(first["item"]["bodies"]).decode()
    assert (again["item"]["uri"], again["item"]["version"]) == (URI, "3")
    assert again["event"]["type"] == "article.updated"
    assert (again["versioning"]["current"], again["versioning"]["rank"]) == (True, 0)
    assert (again["versioning"]["previousVersion"], again["dedup"]["of"]["version"]) == ("2", "2")
    assert "six winter sailings" in orjson.dumps(again["item"]["bodies"]).decode()
    assert (obeyed.event_type, obeyed.again) == ("article.created", True)


def test_the_events_name_their_command_and_no_two_have_one_id() -> None:
    told = [m for one in judged(STORY, FIRE, split()) for m in one.messages if m.key]
    headers = [dict(message.headers) for message in told]

    assert len({one["ce_id"] for one in headers}) == len(told) == 4
    assert [one.get("dateline-command-id") for one in headers[2:]] == 2 * [split().id.encode()]


def test_later_kin_join_the_story_that_is_theirs() -> None:
    later = item(6, THIRD, chains=SLUG, rank=4, ordinal=4, body_hash="l", sentences=(7, 8, 9, 10))
    sailing = item(7, THIRD, chains=SLUG, rank=5, ordinal=5, sentences=STORY.sentences)

    _, _, obeyed, copy, update, own = judged(STORY, FIRE, split(), COPY, later, sailing)

    new = obeyed.verdict.uri
    assert (copy.outcome, copy.verdict.uri, copy.verdict.version) == (Outcome.DUPLICATE, new, 1)
    assert (update.verdict.uri, update.verdict.version) == (new, 2)
    assert (own.verdict.uri, own.verdict.version) == (URI, 4)


def test_what_was_no_current_version_leaves_its_story_as_it_is() -> None:
    newer = item(2, THIRD.replace("eight", "nine"), chains=SLUG, rank=4, ordinal=4)
    *_, joined, obeyed = judged(STORY, newer, FIRE, split(stays=None))

    (told,) = events(obeyed)
    assert (joined.verdict.uri, joined.verdict.version, joined.verdict.current) == (URI, 3, False)
    assert (told["item"]["version"], obeyed.again) == ("1", False)


def test_a_copy_that_is_none_becomes_a_story() -> None:
    copy = replace(item(1, **FIRST), raw_hash="c" * 64)
    _, joined, obeyed, again = judged(
        STORY, copy, split(copy, None), replace(copy, source=item(9).source, raw_hash="d" * 64)
    )

    (told,) = events(obeyed)
    assert joined.outcome is Outcome.DUPLICATE
    assert (told["item"]["version"], told["versioning"]["splitFrom"]["version"]) == ("1", "1")
    assert again.verdict.uri == obeyed.verdict.uri


def test_a_record_read_again_after_a_split_is_redelivered() -> None:
    *_, again = judged(STORY, FIRE, split(), FIRE)

    assert again.outcome is Outcome.REDELIVERED


def test_a_reading_that_was_mended_mends_the_new_story() -> None:
    mended = replace(FIRE, source=item(9).source, reissue_of=FIRE.source, reading="better")

    *_, obeyed, again = judged(STORY, FIRE, split(), mended)

    assert (again.verdict.uri, again.verdict.version) == (obeyed.verdict.uri, 2)
    assert again.verdict.current


NAMED = item(0, **{**FIRST, "chain_key": KEY})
SAME = replace(STORY, source=FIRE.source)
FOLLOWS = replace(FIRE, chain_key=KEY)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ((STORY, FIRE, split(), split()), "already_so"),
        ((STORY, FIRE, split(stays=None)), "the_story_has_moved_on"),
        ((STORY, FIRE, split(stays=FIRE)), "the_story_has_moved_on"),
        ((STORY, FIRE, split(STORY, FIRE)), "the_agency_itself_names_it_so"),
        ((STORY, split(STORY, None)), "the_agency_itself_names_it_so"),
        ((STORY, FIRE, split(uri="urn:dateline:yonhap:x-none")), "unknown_story"),
        ((STORY, split()), "unknown_story"),
        ((STORY, FIRE, withdraw(), split()), "one_is_withdrawn"),
        ((STORY, SAME, split(SAME, None)), "the_bytes_of_a_version"),
        (
            (NAMED, FOLLOWS, split(FOLLOWS, NAMED, uri=f"urn:dateline:yonhap:{KEY}")),
            "the_agency_itself_names_it_so",
        ),
    ],
    ids=[
        "twice",
        "nothing stays",
        "another stays",
        "what named it",
        "all there is",
        "no such story",
        "no such dispatch",
        "withdrawn",
        "the same bytes",
        "one content id",
    ],
)
def test_what_cannot_be_split_is_counted_and_changes_nothing(
    said: tuple[ReadItem | Command, ...], reason: str
) -> None:
    *_, refused = judged(*said)

    assert (refused.outcome, refused.verdict.reason) == (Outcome.COMMAND, f"split.{reason}")
    assert [message.topic for message in refused.messages] == [Topic.VERDICTS]


def test_each_of_the_two_stories_has_its_row() -> None:
    found = judged_with_rows([STORY, FIRE, split()])
    first, again = events(found[2])

    assert compacted(found) == {
        URI: again["event"]["id"],
        first["item"]["uri"]: first["event"]["id"],
    }
    assert CONTEXT.current


def test_a_split_is_read_back_whole_and_other_records_are_as_they_were() -> None:
    verdict = judged(STORY, FIRE, split())[2].verdict

    assert encode_internal(decode_internal(encode_internal(split()))) == encode_internal(split())
    read = decode_internal(encode_internal(verdict))
    assert isinstance(read, Verdict)
    assert (read.split_from, read.restored) == (URI, STORY.source)
    assert not {"item", "stays"} & orjson.loads(encode_internal(withdraw())[2:]).keys()
