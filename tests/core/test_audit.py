"""The audit: a right stream has no findings at any moment, every fault of a stream is found."""

import random
from dataclasses import replace
from functools import cache

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.core.audit.bits import Fate
from service.core.audit.books import Range, Snapshot, Span
from service.core.audit.facts import Scope, UnreadableError, event_fact
from service.core.audit.findings import WORDS, Wrong
from service.core.columns import HEAD
from service.core.encode import Limits
from service.core.internal import VERDICT_VERSION
from service.core.outcome import Outcome, Topic
from service.core.packed_verdict import pack_verdict, told_fields, unpack_verdict
from service.core.record import RawRecord
from tests.support.audit_world import (
    PARTS,
    Look,
    Machine,
    Rows,
    World,
    audit,
    fill,
    rows_of,
    settled,
    shifted,
)

COUNT = 60
OUTPUTS = (Topic.ARTICLES, Topic.DUPLICATES, Topic.REJECTED)


@cache
def whole() -> tuple[Rows, Snapshot]:
    world, look = settled(COUNT)
    snapshot = look.snapshot()
    return rows_of(world, snapshot), snapshot


def copy(rows: Rows) -> Rows:
    return {topic: list(records) for topic, records in rows.items()}


def test_a_right_stream_has_no_findings_and_every_record_its_fate() -> None:
    rows, snapshot = whole()

    report = audit(rows, snapshot)

    assert report.findings.counts == {}
    assert report.records == len(rows[Topic.RAW]) == COUNT
    assert report.fates[Fate.ACCEPTED] == len(rows[Topic.ARTICLES])
    assert report.fates[Fate.DUPLICATE] == len(rows[Topic.DUPLICATES])
    assert report.fates[Fate.REJECTED] == len(rows[Topic.REJECTED])
    assert all(one.holds and one.passed for one in report.identities)


def test_a_story_taken_down_is_a_version_and_the_outcome_of_no_record() -> None:
    world, look = settled(COUNT, withdraw=True)
    snapshot = look.snapshot()
    rows = rows_of(world, snapshot)

    report = audit(rows, snapshot)

    assert report.findings.counts == {}
    assert len(rows[Topic.ARTICLES]) == len(whole()[0][Topic.ARTICLES]) + 1
    assert report.fates[Fate.ACCEPTED] == len(whole()[0][Topic.ARTICLES])
    assert sum(one.outcomes.get("command", 0) for one in report.identities) == 2
    assert all(one.holds for one in report.identities)


def test_stories_of_a_former_incarnation_go_on_and_their_records_are_out_of_scope() -> None:
    (copied, *_) = whole()[0][Topic.DUPLICATES]
    scope = Scope(
        topic=copied.text_header("dateline-source-topic") or "", group="g", incarnation=1
    )

    fact = event_fact(copied, scope)

    assert fact is not None
    assert (fact.source, fact.of is not None) == (None, True)
    assert event_fact(copied, replace(scope, topic="another")) is None


def test_an_offset_of_thousands_of_digits_is_unreadable() -> None:
    (first, *_) = whole()[0][Topic.ARTICLES]
    scope = Scope(topic=first.text_header("dateline-source-topic") or "", group="g")
    headers = {**dict(first.headers), "dateline-source-offset": b"9" * 5000}

    with pytest.raises(UnreadableError):
        event_fact(replace(first, headers=tuple(headers.items())), scope)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6), begin=st.integers(0, 150), every=st.integers(1, 4))
def test_a_service_at_work_never_gives_a_false_alarm(seed: int, begin: int, every: int) -> None:
    world, chance = World(), random.Random(seed)
    fill(world, 24, seed % 7)
    machine = Machine(world, chance)
    works = [machine.read(p) for p in range(PARTS)] + [machine.judge(p) for p in range(PARTS)]
    look = Look(world)
    steps, looking = look.steps(), True
    for turn in range(600):
        next(chance.choice(works))
        if looking and turn >= begin and turn % every == 0:
            looking = next(steps, "done") != "done"
    assert not looking
    snapshot = look.snapshot()

    report = audit(rows_of(world, snapshot), snapshot)

    assert report.findings.places == {}
    assert report.records == 24


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_any_record_missing_from_any_topic_is_found(data: st.DataObject) -> None:
    rows, snapshot = copy(whole()[0]), whole()[1]
    # A story without a row says nothing: the topic may have been asked for after its last version.
    topic = data.draw(st.sampled_from(sorted(set(rows) - {Topic.CURRENT})))
    del rows[topic][data.draw(st.integers(0, len(rows[topic]) - 1))]

    assert not audit(rows, snapshot).good


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_any_output_written_twice_is_found(data: st.DataObject) -> None:
    rows, snapshot = copy(whole()[0]), whole()[1]
    topic = data.draw(st.sampled_from((*OUTPUTS, Topic.VERDICTS)))
    at = data.draw(st.integers(0, len(rows[topic]) - 1))
    rows[topic].insert(at, rows[topic][at])

    assert not audit(rows, snapshot).good


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_versions_of_a_story_that_change_places_are_found(data: st.DataObject) -> None:
    rows, snapshot = copy(whole()[0]), whole()[1]
    articles = rows[Topic.ARTICLES]
    stories: dict[bytes | None, list[int]] = {}
    for index, record in enumerate(articles):
        stories.setdefault(record.key, []).append(index)
    pair = data.draw(st.sampled_from([found for found in stories.values() if len(found) > 1]))
    first, second = articles[pair[0]], articles[pair[1]]
    articles[pair[0]] = shifted(second, first.source.offset)
    articles[pair[1]] = shifted(first, second.source.offset)

    found = audit(rows, snapshot).findings.counts

    assert found[Wrong.VERSION_DISORDER] == 1
    assert found[Wrong.UNKNOWN_PREVIOUS] == 1


def without(rows: Rows, topic: Topic, index: int = 0) -> Rows:
    rows = copy(rows)
    del rows[topic][index]
    return rows


@pytest.mark.parametrize(
    ("topic", "wrong"),
    [
        (Topic.ARTICLES, Wrong.NO_EVENT),
        (Topic.DUPLICATES, Wrong.NO_EVENT),
        (Topic.REJECTED, Wrong.LOST),
        (Topic.VERDICTS, Wrong.NOT_JUDGED),
        (Topic.READ, Wrong.FROM_NOTHING),
        (Topic.RAW, Wrong.FROM_NOTHING),
    ],
)
def test_what_is_missing_is_called_by_its_name(topic: Topic, wrong: Wrong) -> None:
    rows, snapshot = whole()

    assert wrong in audit(without(rows, topic), snapshot).findings.counts


def test_a_record_read_and_judged_nowhere_is_lost_and_breaks_the_identity() -> None:
    rows, snapshot = whole()

    report = audit(without(rows, Topic.REJECTED), snapshot)

    lost = rows[Topic.REJECTED][0].text_header("dlq.source.offset")
    assert report.findings.places[Wrong.LOST] == [f"raw 0/{lost}: nothing"]
    assert [(one.stage, one.partition) for one in report.identities if not one.holds] == [
        ("read", 0)
    ]
    assert report.fates[Fate.LOST] == 1


def test_a_verdict_lost_breaks_the_identity_of_the_judge() -> None:
    rows, snapshot = whole()

    report = audit(without(rows, Topic.VERDICTS), snapshot)

    broken = [one for one in report.identities if not one.holds]
    assert [one.stage for one in broken] == ["judge"]
    assert Wrong.TORN in report.findings.counts


def cut(snapshot: Snapshot, topic: Topic, rows: Rows) -> tuple[Rows, Snapshot]:
    """Let retention take the first half of every partition of a topic."""
    spans = {p: replace(span, begin=span.end // 2) for p, span in snapshot.spans[topic].items()}
    rows = copy(rows)
    rows[topic] = [r for r in rows[topic] if r.source.offset >= spans[r.source.partition].begin]
    snapshot = replace(snapshot, spans={**snapshot.spans, topic: spans})
    if topic is Topic.RAW:
        ranges = {p: replace(r, low=spans[p].begin) for p, r in snapshot.ranges.items()}
        snapshot = replace(snapshot, ranges=ranges)
    return rows, snapshot


@pytest.mark.parametrize("topic", list(Topic))
def test_what_retention_took_is_not_lost(topic: Topic) -> None:
    rows, snapshot = cut(whole()[1], topic, whole()[0])

    report = audit(rows, snapshot)

    assert report.findings.places == {}
    assert report.fates[Fate.LOST] == 0
    if topic is Topic.RAW:
        assert report.source_gone
        assert report.records < COUNT
    if topic is Topic.REJECTED:
        assert report.fates[Fate.RETAINED_AWAY]


@pytest.mark.parametrize("topic", [Topic.RAW, Topic.READ])
def test_a_beginning_that_moves_during_the_audit_takes_nothing_away(topic: Topic) -> None:
    rows, snapshot = whole()

    report = audit(rows, snapshot, moved={(topic, 0): 20})

    assert report.findings.places == {}
    assert report.records < COUNT if topic is Topic.RAW else report.records == COUNT


def test_a_loss_behind_what_retention_took_is_still_a_loss() -> None:
    rows, snapshot = cut(whole()[1], Topic.REJECTED, whole()[0])

    report = audit(without(rows, Topic.VERDICTS, 3), snapshot)

    assert Wrong.NOT_JUDGED in report.findings.counts


def test_a_range_is_audited_alone() -> None:
    rows, snapshot = whole()
    ranges = {0: Range(low=5, high=12, position=snapshot.ranges[0].position)}
    raw = [r for r in rows[Topic.RAW] if r.source.partition == 0 and 5 <= r.source.offset < 12]

    report = audit({**rows, Topic.RAW: raw}, replace(snapshot, ranges=ranges))

    assert report.findings.places == {}
    assert report.records == len(raw)
    assert report.records + report.gaps == 7


def test_what_is_not_yet_passed_is_pending() -> None:
    rows, snapshot = whole()
    early = replace(
        snapshot,
        ranges={p: replace(r, position=0) for p, r in snapshot.ranges.items()},
        spans={
            **snapshot.spans,
            **{
                topic: {p: Span(begin=0, firm=0, end=0) for p in range(PARTS)}
                for topic in (Topic.READ, Topic.VERDICTS, *OUTPUTS)
            },
        },
    )

    report = audit({topic: rows[topic] if topic is Topic.RAW else [] for topic in Topic}, early)

    assert report.good
    assert report.fates == {Fate.PENDING: COUNT}


def test_a_dead_letter_whose_bytes_were_changed_is_found() -> None:
    rows, snapshot = copy(whole()[0]), whole()[1]
    letter = rows[Topic.REJECTED][0]
    rows[Topic.REJECTED][0] = replace(letter, value=(letter.value or b"") + b"!")

    assert audit(rows, snapshot).findings.counts == {Wrong.ALTERED_LETTER: 1}


def test_dead_letters_of_a_rewind_may_stand_twice() -> None:
    rows, snapshot = copy(whole()[0]), whole()[1]
    rows[Topic.REJECTED].append(rows[Topic.REJECTED][0])

    assert audit(rows, snapshot).findings.counts == {Wrong.REPEATED: 1}
    assert audit(rows, snapshot, rewound=True).good


def test_a_rewind_is_redelivered_and_changes_no_fate() -> None:
    world, look = settled(COUNT, rewind=True)
    snapshot = look.snapshot()
    rows = rows_of(world, snapshot)

    report = audit(rows, snapshot, rewound=True)

    assert report.good
    assert report.fates == audit(*whole()).fates
    judged = [one.outcomes for one in report.identities if one.stage == "judge"]
    assert (
        sum(one["redelivered"] for one in judged)
        == report.fates[Fate.ACCEPTED] + (report.fates[Fate.DUPLICATE])
    )
    assert audit(rows, snapshot).findings.counts == {Wrong.REPEATED: report.fates[Fate.REJECTED]}


def test_what_the_judge_refuses_is_rejected_once() -> None:
    world, look = settled(COUNT, limits=Limits(max_message_bytes={Topic.ARTICLES: 1}))
    snapshot = look.snapshot()
    rows = rows_of(world, snapshot)

    report = audit(rows, snapshot)

    assert report.findings.places == {}
    assert report.fates[Fate.REJECTED] == len(rows[Topic.REJECTED]) > 30
    judged = [one.outcomes["rejected"] for one in report.identities if one.stage == "judge"]
    assert sum(judged) > 20


def test_a_command_of_an_operator_is_passed_and_is_no_raw_record() -> None:
    rows, snapshot = copy(whole()[0]), whole()[1]
    index = next(n for n, r in enumerate(rows[Topic.VERDICTS]) if (r.value or b"")[:1] == b"V")
    verdict = rows[Topic.VERDICTS][index]
    said = unpack_verdict(verdict.value or b"")
    at = (verdict.source.partition, said.read_offset)
    changed = pack_verdict(replace(said, outcome=Outcome.COMMAND))
    rows[Topic.VERDICTS][index] = replace(verdict, value=changed)
    place = next(
        n for n, r in enumerate(rows[Topic.READ]) if (r.source.partition, r.source.offset) == at
    )
    command = rows[Topic.READ][place]
    rows[Topic.READ][place] = replace(command, value=b"C" + (command.value or b"")[1:])

    found = audit(rows, snapshot).findings.counts

    # Nobody read the raw record now, and its event is explained by nothing.
    assert set(found) == {Wrong.UNACCOUNTED, Wrong.TORN, Wrong.IDENTITY}


def test_a_group_that_began_late_has_not_lost_what_came_before() -> None:
    world, look = settled(COUNT, start=5)
    snapshot = look.snapshot()
    rows = rows_of(world, snapshot)
    early = sum(record.source.offset < 5 for record in rows[Topic.RAW])

    late = audit(rows, replace(snapshot, whole_start=False))

    assert audit(rows, snapshot).findings.counts[Wrong.LOST] == early
    assert late.fates[Fate.BEFORE_START] == early
    assert late.good


def test_records_of_nobody_are_named() -> None:
    rows, snapshot = copy(whole()[0]), whole()[1]
    rows[Topic.ARTICLES][0] = replace(rows[Topic.ARTICLES][0], headers=())

    assert audit(rows, snapshot).findings.counts[Wrong.UNREADABLE] == 1


def in_version(record: RawRecord, version: int) -> RawRecord:
    value = record.value or b""
    rest = value[2:] if not value.startswith(HEAD) else orjson.dumps(told_fields(value))
    return replace(record, value=value[:1] + bytes((version,)) + rest)


@pytest.mark.parametrize("topic", [Topic.VERDICTS, Topic.READ])
def test_records_of_an_earlier_format_are_read_and_those_of_a_later_one_named(
    topic: Topic,
) -> None:
    rows, snapshot = whole()
    old, new = copy(rows), copy(rows)
    old[topic] = [in_version(record, 1) for record in rows[topic]]
    new[topic][0] = in_version(rows[topic][0], VERDICT_VERSION + 1)

    assert audit(old, snapshot).good
    assert audit(new, snapshot).findings.counts[Wrong.UNREADABLE] == 1


def test_every_kind_of_wrong_has_words() -> None:
    assert set(WORDS) == set(Wrong)
