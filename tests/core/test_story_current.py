"""One row a story: what a consumer without any rules keeps is what the articles say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.core.chain import Chain, ChainKind
from service.core.encode import Limits
from service.core.erased import without_content
from service.core.events import ArticleEvent
from service.core.internal import (
    Command,
    ReadItem,
    Rotation,
    Verb,
    Verdict,
    decode_internal,
    encode_internal,
)
from service.core.outcome import Message, Outcome, RejectReason, Topic
from service.core.pipeline import JudgeContext, Judged, judge_record
from service.core.record import Coordinates, RawRecord
from service.core.story.order import newest, tie_of
from service.core.story.overlay import Overlay
from service.core.story.ruling import EventType
from service.core.story.state import story_of, without
from service.core.story.window import DAY_MS
from service.core.textless import without_text
from tests.core.test_story_events import FIRST, KEY, SLUG, THIRD, event, item
from tests.support.builders import PAGE, T0_MS
from tests.support.ninjs_schema import ninjs_faults

CONTEXT = JudgeContext(group="g", processed_at="2024-03-14T09:00:00.000Z", current=True)
NAMED = f"urn:dateline:yonhap:{KEY}"
Rows = dict[str, str | None]  # by uri: an event id, or None where a tombstone stands


def judged(said: Sequence[ReadItem | Command], context: JudgeContext = CONTEXT) -> list[Judged]:
    """Items and commands, judged in order."""
    known = Overlay()
    return [judge_record(_record(n, one), known, context) for n, one in enumerate(said)]


def _record(number: int, said: ReadItem | Command) -> RawRecord:
    return RawRecord(
        source=Coordinates(topic="dispatches.read", partition=0, offset=number),
        timestamp_ms=T0_MS + number,
        value=encode_internal(said),
    )


def command(verb: Verb, uri: str, **changes: Any) -> Command:
    told = event(judged([item(0, **FIRST)])[0].messages[0])
    return Command(
        verb=verb, agency="yonhap", uri=uri, event=without_text(told, "canceled"), **changes
    )


def messages(all_judged: Sequence[Judged]) -> list[Message]:
    return [message for one in all_judged for message in one.messages]


def compacted(all_judged: Sequence[Judged]) -> Rows:
    """What compaction leaves: the last record of each key."""
    rows: Rows = {}
    for one in messages(all_judged):
        if one.topic is Topic.CURRENT:
            uri = (one.key or b"").decode()
            rows[uri] = None if one.value is None else orjson.loads(one.value)["event"]["id"]
    return rows


@dataclass(slots=True)
class Consumer:
    """Keeps one row a story by the rules of the readme, from the articles alone.

    Where a link comes before any current version of the story it names, the row keeps the old
    name until one comes: `old` has it by the new name.
    """

    rows: Rows = field(default_factory=dict)
    old: dict[str, str] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)

    def take(self, message: Message) -> None:
        told, headers = orjson.loads(message.value or b""), dict(message.headers)
        uri, into = told["item"]["uri"], told["versioning"].get("mergedInto")
        if into is not None:
            self._link(uri, into, by_operator="dateline-command-id" in headers)
        elif told["versioning"]["current"] or told["event"]["type"] == "article.withdrawn":
            if "headlines" not in told["item"]:
                self.erased.add(uri)
            self._tell(uri, None if uri in self.erased else told["event"]["id"])

    def _tell(self, uri: str, row: str | None) -> None:
        if uri in self.old:
            self.rows[self.old.pop(uri)] = None
        self.rows[uri] = row

    def _link(self, uri: str, into: str, *, by_operator: bool) -> None:
        name = self.old.pop(uri, uri)
        if by_operator or into in self.rows or into in self.old:
            self.rows[name] = None
        else:
            self.old[into] = name


def followed(all_judged: Sequence[Judged]) -> Rows:
    consumer = Consumer()
    for one in messages(all_judged):
        if one.topic is Topic.ARTICLES:
            consumer.take(one)
    return consumer.rows


def live(rows: Mapping[str, str | None]) -> Rows:
    """Compaction drops a tombstone some day: to have none and to have nothing is the same."""
    return {uri: row for uri, row in rows.items() if row is not None}


BASE = item(0, **FIRST)
_items = st.builds(
    replace,
    st.just(BASE),
    body_hash=st.sampled_from("abcdefgh"),
    sentences=st.sampled_from([(1, 2, 3), (1, 2, 3, 4), (9, 8)]),
    chains=st.sampled_from([SLUG, SLUG, (Chain(kind=ChainKind.SLUG, key="island-pier"),)]),
    chain_key=st.sampled_from([None, None, KEY, KEY, "AEN202403140099"]),
    revision=st.sampled_from(["original", "update", "correction", "withdrawal", "partial"]),
    rank=st.integers(-1, 3),
    ordinal=st.sampled_from([None, 1, 2]),
    issued=st.sampled_from(["2024-03-14", "2024-03-14", "2024-03-15"]),
    keys=st.just(()),
    sketch=st.just(""),
)
_commands = st.tuples(st.sampled_from(list(Verb)), st.integers(0, 9), st.integers(0, 9))
_passing = st.sampled_from([20, 31])  # days: some of a window, a whole one
Said = ReadItem | tuple[Verb, int, int] | int
SAID = st.lists(st.one_of(_items, _items, _commands, _passing), min_size=1, max_size=12)


def stream(said: Sequence[Said]) -> list[Judged]:
    """Judge items and commands; a command speaks of stories that were told before it."""
    known, found, uris = Overlay(), [], ["urn:dateline:yonhap:x-none"]
    items: list[ReadItem] = []
    now = T0_MS
    for number, one in enumerate(said):
        now += one * DAY_MS if isinstance(one, int) else 1
        if isinstance(one, int):
            continue
        if isinstance(one, ReadItem):
            source = replace(one.source, offset=number)
            items.append(replace(one, source=source, raw_hash=f"{number:08x}", timestamp_ms=now))
            told: ReadItem | Command = items[-1]
        elif one[0] is Verb.SPLIT and items:
            told = split_of(items, known, one[1])
        else:
            verb, story, other = one
            into = uris[other % len(uris)] if verb is Verb.MERGE else None
            told = command(verb, uris[story % len(uris)], into=into)
        record = replace(_record(number, told), timestamp_ms=now)
        found.append(judge_record(record, known, CONTEXT))
        uri = found[-1].verdict.uri
        uris += [uri] if uri and uri not in uris else []
    return found


def split_of(items: Sequence[ReadItem], known: Overlay, number: int) -> Command:
    """What an operator says who looked: the dispatch, and what is current without it."""
    moved = items[number % len(items)]
    verdict = known.by_source("yonhap", moved.source)
    story = story_of(known, verdict) if verdict else None
    top = newest(without(story, moved.raw_hash)) if story else None
    stays = next((one for one in items if top and tie_of(one.raw_hash) == top.tie), None)
    uri = story.uri if story else "urn:dateline:yonhap:x-none"
    return command(Verb.SPLIT, uri, into=moved.raw_hash, item=moved, stays=stays)


@settings(max_examples=60, deadline=None)
@given(SAID)
def test_the_newest_record_of_each_key_is_what_the_articles_say_of_a_story(
    said: list[Said],
) -> None:
    all_judged = stream(said)

    assert live(compacted(all_judged)) == live(followed(all_judged))
    told = [message for message in messages(all_judged) if message.topic is Topic.ARTICLES]
    assert len({dict(message.headers)["ce_id"] for message in told}) == len(told)
    versions = [(one.key, orjson.loads(one.value or b"")) for one in told if not _is_link(one)]
    for key in {key for key, _ in versions}:
        numbers = [int(event["item"]["version"]) for one, event in versions if one == key]
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))


@settings(max_examples=60, deadline=None)
@given(SAID, st.integers(0, 12))
def test_the_log_gives_back_what_was_known_of_every_dispatch_and_story(
    said: list[Said], cut: int
) -> None:
    all_judged = stream(said)
    log = [encode_internal(entry) for one in all_judged for entry in one.entries]
    below, whole = Overlay(), Overlay()
    above = Overlay(below)
    for number, record in enumerate(log):
        entry = decode_internal(record)
        assert isinstance(entry, Verdict | Rotation)
        (below if number < cut else above).learn(entry)
        whole.learn(entry)

    for one in all_judged:
        verdict = one.verdict
        assert above.story(verdict.uri or "") == whole.story(verdict.uri or "")
        known = whole.by_source("yonhap", verdict.source)
        assert above.by_source("yonhap", verdict.source) == known
        assert known is None or story_of(above, known) == story_of(whole, known)


def _is_link(message: Message) -> bool:
    return dict(message.headers)["ce_type"] == b"dateline.article.linked.v1"


def test_a_row_is_the_event_as_the_articles_have_it() -> None:
    (first,) = judged([item(0, **FIRST)])

    told, row, verdict = first.messages
    assert (told.topic, row.topic, verdict.topic) == (
        Topic.ARTICLES,
        Topic.CURRENT,
        Topic.VERDICTS,
    )
    assert replace(row, topic=Topic.ARTICLES) == told


def test_copies_and_late_originals_leave_the_row_alone() -> None:
    update = item(0, THIRD, chains=SLUG)
    _, copy, late = judged([update, replace(update, source=item(1).source), item(2, **FIRST)])

    assert (copy.outcome, late.outcome) == (Outcome.DUPLICATE, Outcome.ACCEPTED)
    assert [m.topic for m in (*copy.messages, *late.messages)] == [
        *(Topic.DUPLICATES, Topic.VERDICTS),
        *(Topic.ARTICLES, Topic.VERDICTS),
    ]


def test_a_story_that_gets_its_name_leaves_no_row_under_the_old_one() -> None:
    first, named = judged([item(0, **FIRST), item(1, THIRD, chains=SLUG, chain_key=KEY)])
    old = first.messages[1].key

    rows = [one for one in named.messages if one.topic is Topic.CURRENT]

    assert [(one.key, one.value is None) for one in rows] == [
        (NAMED.encode(), False),
        (old, True),
    ]
    assert dict(rows[1].headers)["ce_subject"] == old


def test_a_name_that_comes_with_a_late_version_takes_the_row_with_the_next_current_one() -> None:
    update = item(0, THIRD, chains=SLUG)
    late = item(1, **{**FIRST, "chain_key": KEY})
    later = item(2, THIRD.replace("eight", "nine"), chains=SLUG, chain_key=KEY, rank=4, ordinal=4)
    first, second, third = judged([update, late, later])
    old = (first.messages[1].key or b"").decode()

    assert (second.verdict.uri, second.verdict.current, second.linked) == (NAMED, False, 1)
    assert list(live(compacted([first, second]))) == [old]
    assert list(live(compacted([first, second, third]))) == [NAMED]


def test_the_old_name_of_a_row_is_known_after_the_window_that_saw_it() -> None:
    update = item(0, THIRD, chains=SLUG)
    late = item(1, **{**FIRST, "chain_key": KEY})
    others = [replace(BASE, body_hash=f"o{n}", chains=(), sentences=(n,)) for n in range(3)]
    passing: list[Said] = [said for one in others for said in (31, one)]
    later = item(9, THIRD.replace("eight", "nine"), chains=SLUG, chain_key=KEY, rank=4, ordinal=4)

    found = stream([update, late, *passing, later])
    old = (found[0].messages[1].key or b"").decode()

    rows = compacted(found)
    assert (rows[old], rows[NAMED] is None) == (None, False)


def test_a_withdrawn_story_keeps_its_row_without_text_and_an_erased_one_has_none() -> None:
    first = item(0, **FIRST)
    uri = judged([first])[0].verdict.uri or ""

    gone = judged([first, command(Verb.WITHDRAW, uri)])[1].messages[1]
    erased = judged([first, command(Verb.ERASE, uri)])[1].messages[1]

    told = event(gone)
    assert (told["item"]["pubStatus"], "bodies" in told["item"]) == ("canceled", False)
    assert (erased.key, erased.value, erased.topic) == (uri.encode(), None, Topic.CURRENT)


@pytest.mark.parametrize("said", ["version", "command"])
def test_what_the_articles_take_and_the_current_topic_does_not_is_said_and_not_lost(
    said: str,
) -> None:
    small = Limits(max_message_bytes={Topic.CURRENT: 30 * 1024})
    context = replace(CONTEXT, limits=small)
    long = command(Verb.WITHDRAW, judged([BASE])[0].verdict.uri or "", why="x" * 20_000)
    big = replace(BASE, event={**BASE.event, "schedule": ["x" * 20_000]})

    *_, found = judged([BASE, long] if said == "command" else [big], context)

    kinds = [message.topic for message in found.messages]
    if said == "command":
        assert (found.verdict.reason, kinds) == ("withdraw.failed", [Topic.VERDICTS])
    else:
        assert found.reason is RejectReason.TOO_LARGE
        assert kinds == [Topic.REJECTED, Topic.VERDICTS]


def words_in(value: object) -> str:
    return orjson.dumps(value).decode()


def test_an_erased_story_is_told_without_a_word_of_it_and_so_is_what_comes_later() -> None:
    first = item(0, **FIRST)
    uri = judged([first])[0].verdict.uri or ""
    _, erased, copy, update = judged(
        [first, command(Verb.ERASE, uri), item(2, **FIRST), item(3, THIRD, chains=SLUG)]
    )

    for one in (erased, copy, update):
        told = orjson.loads(one.messages[0].value or b"")
        ArticleEvent.model_validate(told)
        assert ninjs_faults(told["item"]) == []
        assert told["item"]["pubStatus"] == "canceled"
        for word in ("ferry", "sailings", "Mokpo", "Hong", "yna.co.kr"):
            assert word not in words_in(told), word
    assert (erased.event_type, update.event_type) == (EventType.WITHDRAWN, EventType.UPDATED)
    assert "ferry" in words_in(event(judged([first])[0].messages[0]))


def test_a_withdrawn_story_can_still_be_erased_and_only_once() -> None:
    first = item(0, **FIRST)
    uri = judged([first])[0].verdict.uri or ""
    *_, erased, again, withdrawn = judged(
        [
            first,
            command(Verb.WITHDRAW, uri),
            command(Verb.ERASE, uri),
            command(Verb.ERASE, uri),
            command(Verb.WITHDRAW, uri),
        ]
    )

    assert (erased.verdict.reason, erased.verdict.version) == ("erase", 3)
    assert again.verdict.reason == "erase.already_so"
    assert withdrawn.verdict.reason == "withdraw.already_so"


def test_an_erased_story_and_a_withdrawn_one_are_not_made_one() -> None:
    other = item(1, PAGE.replace("ferry", "tram"), **{**FIRST, "chains": ()}, body_hash="other")
    one, two = [found.verdict.uri or "" for found in judged([BASE, other])]

    *_, merged = judged(
        [
            BASE,
            other,
            command(Verb.ERASE, one),
            command(Verb.WITHDRAW, two),
            command(Verb.MERGE, one, into=two),
        ]
    )

    assert one != two
    assert merged.verdict.reason == "merge.one_is_withdrawn"


def test_an_event_without_content_is_so_however_often_it_is_asked_for() -> None:
    told = event(judged([BASE])[0].messages[0])

    assert without_content(without_content(told)) == without_content(told)
