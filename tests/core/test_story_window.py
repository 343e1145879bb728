"""The window: turned by each agency's own clock, said in the log, with what outlives it."""

from dataclasses import replace
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.core.chain import Chain, ChainKind
from service.core.internal import (
    Command,
    ReadItem,
    Rotation,
    Verb,
    Verdict,
    decode_internal,
    encode_internal,
)
from service.core.outcome import Outcome
from service.core.pipeline import JudgeContext, Judged, judge_record
from service.core.record import Coordinates, RawRecord
from service.core.story.overlay import Overlay
from service.core.story.rotation import HEADS_A_RECORD, rotations
from service.core.story.window import DAY_MS
from service.core.textless import without_text
from tests.support.builders import T0_MS
from tests.support.told import MORE, REPORT, told

CONTEXT = JudgeContext(group="g", processed_at="2024-03-14T09:00:00Z", window_ms=30 * DAY_MS)
EVENT: dict[str, Any] = {
    "event": {"receivedAt": "2024-03-14T08:21:06.412Z"},
    "item": {
        "pubStatus": "usable",
        "bodies": [{"value": "text"}],
        "headlines": [{"value": "head"}],
    },
    "wire": {},
    "entities": [],
    "schedule": [],
    "dates": {"issued": {}},
    "relations": [],
    "quality": {"verdict": "accept", "codes": []},
    "provenance": {"parser": {}},
}


def item(day: float, offset: int = 0, **changes: Any) -> ReadItem:
    """A dispatch of its own that stands in the raw topic since a day."""
    body = changes.pop("body", (f"Report {offset} of the day, which repeats no other one.",))
    made = told(offset, body, headline=f"Report number {offset}", event=EVENT, **changes)
    return replace(made, timestamp_ms=T0_MS + int(day * DAY_MS))


class Desk:
    """Judges items one after another, as a partition of the read topic holds them."""

    def __init__(self) -> None:
        self.known = Overlay()
        self.log: list[bytes] = []
        self._next = 0

    def judge(self, one: ReadItem, appended_ms: int | None = None) -> Judged:
        return self._judge(one, one.timestamp_ms if appended_ms is None else appended_ms)

    def say(self, verb: Verb, about: Judged, into: Judged | None = None) -> Judged:
        """Judge an operator's command."""
        verdict, other = about.verdict, None if into is None else into.verdict.uri
        return self._judge(
            Command(
                verb=verb,
                agency=verdict.agency,
                uri=verdict.uri or "",
                into=other,
                event=without_text(EVENT, "usable"),
            ),
            T0_MS,
        )

    def _judge(self, one: ReadItem | Command, stamp: int) -> Judged:
        source = Coordinates(topic="dispatches.read", partition=0, offset=self._next)
        self._next += 1
        record = RawRecord(source=source, timestamp_ms=stamp, value=encode_internal(one))
        judged = judge_record(record, self.known, CONTEXT)
        self.log += [encode_internal(entry) for entry in judged.entries]
        return judged

    def days(self, *days: float) -> list[Judged]:
        """Judge a dispatch on each of the days."""
        return [self.judge(item(day, 100 + self._next)) for day in days]


def event(judged: Judged) -> dict[str, Any]:
    value = next(m.value for m in judged.messages if m.key is not None)
    loaded: dict[str, Any] = orjson.loads(value or b"")
    return loaded


def test_within_a_window_nothing_turns() -> None:
    assert [one.rotations for one in Desk().days(0, 12, 29.9)] == [(), (), ()]


def test_a_generation_lasts_a_window_and_its_end_is_said_before_the_verdict() -> None:
    *_, last = Desk().days(0, 12, 30)

    (rotation,) = last.rotations
    assert (rotation.agency, rotation.generation, rotation.read_offset) == ("yonhap", 1, 2)
    assert [m.value for m in last.messages[:1]] == [encode_internal(rotation)]
    assert last.entries == (rotation, last.verdict)


def test_after_two_windows_of_silence_both_generations_go() -> None:
    desk = Desk()

    *_, last = desk.days(0, 60)

    assert [one.generation for one in last.rotations] == [1, 2]
    assert desk.known.by_body("yonhap", last.verdict.body_hash) == last.verdict
    assert len(desk.known.changes().sources) == 1


def test_a_copy_is_known_for_a_window_and_new_after_two() -> None:
    desk = Desk()
    desk.judge(item(0, 0, body=REPORT))
    desk.days(29, 58)
    copy = desk.judge(item(59, 800, body=REPORT))
    desk.days(88)

    again = desk.judge(item(118.5, 900, body=REPORT))

    assert copy.outcome is Outcome.DUPLICATE
    assert again.outcome is Outcome.ACCEPTED
    assert event(again)["event"]["type"] == "article.created"


def test_a_record_from_before_the_window_is_redelivered_at_the_floor() -> None:
    desk = Desk()
    old = item(0, 7)
    desk.judge(old)
    desk.days(30, 60)

    again = desk.judge(old)
    other = desk.judge(replace(item(60, 8), source=replace(old.source, partition=1)))

    assert (again.outcome, again.verdict.reason) == (Outcome.REDELIVERED, "floor")
    assert len(again.messages) == 1
    assert other.outcome is Outcome.ACCEPTED


def test_another_agencys_clock_turns_nothing() -> None:
    desk = Desk()
    desk.judge(item(0, 0))

    later = desk.judge(item(90, 1, agency="ap"))

    assert later.rotations == ()
    assert desk.known.by_body("yonhap", item(0, 0).body_hash) is not None


def test_a_timestamp_far_ahead_of_the_brokers_moves_the_clock_no_further_than_it() -> None:
    desk = Desk()
    desk.judge(item(0, 0))

    wild = desk.judge(item(9000, 1), appended_ms=T0_MS + DAY_MS)
    honest = desk.judge(item(2, 2))

    assert (wild.rotations, honest.rotations) == ((), ())
    assert wild.verdict.clock_ms == T0_MS + DAY_MS
    assert honest.verdict.clock_ms is None


def test_a_clock_that_goes_back_turns_nothing_back() -> None:
    desk = Desk()
    desk.days(0, 30, 60)

    *_, early = desk.days(1)

    assert early.rotations == ()
    assert early.outcome is Outcome.ACCEPTED


def test_a_correction_after_months_finds_its_story_by_content_id() -> None:
    desk = Desk()
    named = {"chain_key": "AEN202403140042", "body": REPORT}
    first = desk.judge(item(0, 0, **named))
    desk.days(30, 60, 90, 120)

    said = desk.judge(item(121, 900, revision="correction", rank=1, **named))

    assert (said.verdict.uri, said.verdict.version) == (first.verdict.uri, 2)
    told_of = event(said)
    assert told_of["event"]["type"] == "article.corrected"
    assert told_of["versioning"]["previousVersion"] == "1"
    assert "change" not in told_of["versioning"]
    assert told_of["dedup"]["of"]["source"]["offset"] == 0


def test_a_story_is_found_by_its_name_though_its_newest_version_did_not_bear_it() -> None:
    desk = Desk()
    slug = {"chains": (Chain(kind=ChainKind.SLUG, key="ferry-sailings"),)}
    first = desk.judge(item(0, 0, **slug, chain_key="AEN202403140042"))
    desk.days(30)
    late = desk.judge(item(31, 1, **slug, revision="update", ordinal=1, rank=1))
    desk.days(61)

    said = desk.judge(item(62, 2, chain_key="AEN202403140042", revision="correction", rank=1))

    assert [one.verdict.uri for one in (late, said)] == [first.verdict.uri] * 2
    assert said.verdict.version == 3


@pytest.mark.parametrize("days", [(61,), (61, 91), (61, 91, 121)])
def test_a_name_that_was_merged_leads_to_the_other_story_for_good(days: tuple[int, ...]) -> None:
    desk = Desk()
    first, second = (
        desk.judge(item(0, n, chain_key=f"AEN20240314004{n}", body=body))
        for n, body in enumerate((REPORT, MORE))
    )
    desk.days(30)
    desk.say(Verb.MERGE, first, into=second)
    gone = desk.say(Verb.WITHDRAW, second)
    desk.days(*days)

    late = desk.judge(item(122, 900, chain_key="AEN202403140040", revision="correction", rank=1))

    assert gone.verdict.reason == "withdraw"
    assert (late.verdict.uri, late.verdict.version) == (second.verdict.uri, 3)
    assert "bodies" not in event(late)["item"]


@pytest.mark.parametrize("verb", [Verb.WITHDRAW, Verb.ERASE])
@pytest.mark.parametrize("days", [(61,), (61, 92, 123)])
def test_a_story_taken_down_is_known_by_its_names_for_good_and_an_erased_one_is_told_bare(
    verb: Verb, days: tuple[int, ...]
) -> None:
    slug = {"chains": (Chain(kind=ChainKind.SLUG, key="ferry-sailings"),)}
    desk = Desk()
    first = desk.judge(item(0, 0, **slug))
    desk.days(30)
    desk.say(verb, first)
    desk.days(*days)

    late = desk.judge(item(days[-1] + 1, 900, **slug, revision="update", ordinal=1, rank=1))

    assert (late.verdict.uri, late.verdict.version) == (first.verdict.uri, 3)
    told_of = event(late)["item"]
    assert ("bodies" in told_of, "headlines" in told_of) == (False, verb is Verb.WITHDRAW)


def test_kin_of_a_story_withdrawn_months_ago_go_out_without_text() -> None:
    desk = Desk()
    named = {"chain_key": "AEN202403140042"}
    desk.judge(item(0, 0, **named, body=REPORT))
    desk.judge(item(1, 1, **named, body=MORE, revision="withdrawal", rank=1))
    desk.days(30, 60, 90)

    late = desk.judge(item(91, 900, **named, body=(*REPORT, *MORE), revision="update", rank=2))

    assert event(late)["item"]["pubStatus"] == "canceled"
    assert "bodies" not in event(late)["item"]


def test_kin_go_out_without_text_though_the_name_of_the_current_version_is_forgotten() -> None:
    desk = Desk()
    slug = {"chains": (Chain(kind=ChainKind.SLUG, key="ferry-sailings"),)}
    named = {**slug, "chain_key": "AEN202403140042"}
    first = desk.judge(item(0, 0, **slug, revision="update", ordinal=2, rank=2))
    desk.judge(item(0.1, 1, **named, revision="update", ordinal=1, rank=1))
    desk.days(30)
    desk.judge(item(31, 2, **named, revision="withdrawal", ordinal=1, rank=1))
    desk.days(61)
    assert desk.known.story(first.verdict.uri or "") is None

    late = desk.judge(item(62, 900, **named, revision="update", ordinal=3, rank=3))

    assert late.verdict.version == 4
    assert event(late)["item"]["pubStatus"] == "canceled"
    assert "bodies" not in event(late)["item"]


def test_many_heads_take_several_records_of_one_generation() -> None:
    known = Overlay()
    base = Desk().judge(item(0, 0)).verdict
    for n in range(HEADS_A_RECORD + 1):
        uri, source = f"urn:dateline:yonhap:A{n}", replace(base.source, offset=n)
        known.add(replace(base, read_offset=n, source=source, uri=uri, chain_key=f"A{n}"))
    (first,) = rotations(known, "yonhap", HEADS_A_RECORD + 1, T0_MS)
    known.rotate(first)

    parts = list(rotations(known, "yonhap", HEADS_A_RECORD + 2, T0_MS))
    for part in parts:
        known.rotate(part)

    assert [(one.generation, len(one.heads)) for one in parts] == [(2, HEADS_A_RECORD), (2, 1)]
    assert known.story("urn:dateline:yonhap:A1000") is not None


def test_a_rotation_survives_the_log() -> None:
    desk = Desk()
    desk.judge(item(0, 0, chain_key="AEN202403140042"))
    *_, last = desk.days(30, 60)

    (rotation,) = last.rotations

    assert rotation.heads
    assert rotation.floors
    assert decode_internal(encode_internal(rotation)) == rotation
    assert b"sentences" not in encode_internal(rotation)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from([0, 1, 20, 31, 70]), st.integers(0, 9)), max_size=12),
    st.integers(0, 12),
)
def test_an_owner_restored_from_the_log_forgets_the_same(
    steps: list[tuple[int, int]], taken_over: int
) -> None:
    day, stream = 0, []
    for step, place in steps:
        day += step
        key = f"AEN2024031400{place:02}" if place % 2 else None
        stream.append(item(day, place, body=(REPORT, MORE)[place % 3 == 0], chain_key=key))
    steady, owner = Desk(), Desk()
    expected = [steady.judge(one) for one in stream]

    told_log = []
    for number, one in enumerate(stream):
        if number == taken_over:
            owner.known = Overlay()
            for record in owner.log:
                entry = decode_internal(record)
                assert isinstance(entry, Verdict | Rotation)
                owner.known.learn(entry)
        told_log.append(owner.judge(one).entries)

    assert told_log == [one.entries for one in expected]
    assert owner.log == steady.log


def test_the_windows_default_is_that_of_the_settings() -> None:
    from service.settings import Settings  # noqa: PLC0415 - core's tests know no settings else

    default = Settings.model_fields["window"].default
    assert JudgeContext(group="g", processed_at="").window_ms == default.total_seconds() * 1000


def test_a_verdict_of_a_release_before_windows_is_read() -> None:
    verdict = Desk().judge(item(0, 0)).verdict
    fields = orjson.loads(orjson.dumps(verdict))
    del fields["clock_ms"]
    fields["sentences"] = [one << 16 for one in fields["sentences"]]

    assert decode_internal(b"V\x02" + orjson.dumps(fields)) == verdict


def test_a_rotation_has_no_place_in_the_read_topic() -> None:
    rotation = Rotation(agency="yonhap", generation=1, read_offset=0, started_ms=0)
    source = Coordinates(topic="dispatches.read", partition=0, offset=0)
    record = RawRecord(source=source, timestamp_ms=0, value=encode_internal(rotation))

    with pytest.raises(Exception, match="Rotation has no place"):
        judge_record(record, Overlay(), CONTEXT)
