"""What every state must do, whatever keeps it: the fold of the log, one prefix at a time."""

from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.core.internal import Rotation, Verdict
from service.core.outcome import Outcome
from service.core.record import Coordinates
from service.core.story.overlay import Overlay
from service.core.story.state import StateView, Story, candidates, names_of
from service.core.story.turn import rotations
from service.core.story.window import Age
from service.shell.catchup import Entry, State
from service.shell.state import EmbeddedState, MemoryState

MakeState = Callable[[Path], State]
KINDS = pytest.mark.parametrize("make_state", [lambda _: MemoryState(), EmbeddedState])
AGENCIES = ("yonhap", "ap", "", "에이피")


def make_verdict(offset: int = 0, **changes: object) -> Verdict:
    source = Coordinates(topic="dispatches.raw", partition=0, offset=offset)
    verdict = Verdict(
        read_offset=offset,
        source=source,
        timestamp_ms=1_710_404_466_412 + offset,
        raw_hash=f"raw-{offset}",
        outcome=Outcome.ACCEPTED,
        agency="yonhap",
        uri="urn:dateline:yonhap:1",
        version=1,
        body_hash=f"body-{offset}",
        chain_key="AEN202403140001",
        chains=("slug:2024-03-14:ferry-sailings",),
        current=True,
        sentences=(1, 2**47 + 1),
        headline="Ferry line adds sailings",
    )
    return replace(verdict, **changes)  # type: ignore[arg-type]


@pytest.fixture(params=["memory", "embedded"])
def state(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[State]:
    made: State = MemoryState() if request.param == "memory" else EmbeddedState(tmp_path)
    yield made
    made.close()


def test_a_new_state_knows_nothing_and_stands_at_the_beginning(state: State) -> None:
    assert (state.position(), state.last_record_hash(), state.entries()) == (0, None, 0)
    assert state.by_source("yonhap", make_verdict().source) is None
    assert state.by_chain("yonhap", "content_id:AEN202403140001") == ()
    assert state.by_body("yonhap", "body-0") is None
    assert state.story("urn:dateline:yonhap:1") is None


def test_an_accepted_verdict_is_found_by_source_chain_body_and_uri(state: State) -> None:
    verdict = make_verdict()

    state.apply([verdict], 2, b"hash")

    assert state.by_source("yonhap", verdict.source) == verdict
    assert state.by_body("yonhap", "body-0") == verdict
    assert state.by_chain("yonhap", "content_id:AEN202403140001") == ("urn:dateline:yonhap:1",)
    assert state.by_chain("yonhap", "slug:2024-03-14:ferry-sailings") == ("urn:dateline:yonhap:1",)
    assert (state.position(), state.last_record_hash(), state.entries()) == (2, b"hash", 1)


def test_a_late_original_leaves_the_head_of_its_story_alone(state: State) -> None:
    update = make_verdict(0, rank=1)
    original = make_verdict(1, rank=0, version=2, current=False)

    state.apply([update, original], 3, b"hash")

    story = state.story("urn:dateline:yonhap:1")
    assert story is not None
    assert (story.version, story.current_version, story.head) == (2, 1, update)


def test_a_rejected_record_is_known_by_its_source_alone(state: State) -> None:
    rejected = make_verdict(outcome=Outcome.REJECTED, uri=None, chain_key=None)

    state.apply([rejected], 2, b"hash")

    assert state.by_source("yonhap", rejected.source) == rejected
    assert state.by_body("yonhap", "body-0") is None


def test_a_redelivery_moves_the_position_and_teaches_nothing(state: State) -> None:
    first = make_verdict()
    again = replace(first, read_offset=1, outcome=Outcome.REDELIVERED)

    state.apply([first], 2, b"one")
    state.apply([again], 5, b"two")

    assert state.by_source("yonhap", first.source) == first
    assert (state.position(), state.last_record_hash(), state.entries()) == (5, b"two", 1)


def commanded(offset: int, **changes: object) -> Verdict:
    """A verdict on an operator's command."""
    nowhere = Coordinates(topic="command:1", partition=0, offset=0)
    made = Verdict(
        read_offset=offset,
        source=nowhere,
        timestamp_ms=0,
        raw_hash="1",
        outcome=Outcome.COMMAND,
        agency="yonhap",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("together", [True, False])
def test_a_story_taken_down_keeps_its_head_and_counts_a_version(
    state: State, *, together: bool
) -> None:
    first = make_verdict()
    taken_down = commanded(1, uri=first.uri, version=2, withdrawn=True)

    if together:
        state.apply([first, taken_down], 3, b"hash")
    else:
        state.apply([first], 2, b"one")
        state.apply([taken_down], 5, b"two")

    story = state.story("urn:dateline:yonhap:1")
    assert story is not None
    assert (story.version, story.withdrawn, story.head) == (2, True, first)
    assert state.entries() == 1


def test_a_merged_story_names_the_one_it_is(state: State) -> None:
    old = make_verdict(0, uri="urn:dateline:yonhap:old", chain_key=None)
    into = make_verdict(1, uri="urn:dateline:yonhap:into", chain_key=None)

    state.apply([old, into], 3, b"one")
    state.apply(
        [
            commanded(
                2, uri="urn:dateline:yonhap:into", version=1, merged=("urn:dateline:yonhap:old",)
            )
        ],
        6,
        b"two",
    )

    merged, left = state.story("urn:dateline:yonhap:old"), state.story("urn:dateline:yonhap:into")
    assert merged is not None
    assert left is not None
    assert (merged.merged_into, left.merged_into, left.version) == (
        "urn:dateline:yonhap:into",
        None,
        1,
    )


def test_a_command_without_effect_teaches_nothing(state: State) -> None:
    state.apply([make_verdict(), commanded(1)], 3, b"hash")

    story = state.story("urn:dateline:yonhap:1")
    assert story is not None
    assert (story.version, story.withdrawn, state.position()) == (1, False, 3)


def test_agency_and_key_cannot_be_mistaken_for_each_other(state: State) -> None:
    state.apply([make_verdict(agency="a", body_hash="bc", chain_key="de")], 2, b"hash")

    assert state.by_body("ab", "c") is None
    assert state.by_chain("acontent_id:d", "e") == ()
    assert state.by_chain("a", "content_id:de") == ("urn:dateline:yonhap:1",)


def test_a_chain_lists_its_newest_stories_and_no_more_than_eight(state: State) -> None:
    uris = [f"urn:dateline:yonhap:{n}" for n in range(10)]
    told = [make_verdict(n, uri=uri, chain_key=None) for n, uri in enumerate([*uris, uris[4]])]

    state.apply(told[:6], 6, b"one")
    state.apply(told[6:], 12, b"two")

    newest = (uris[4], *(uris[n] for n in (9, 8, 7, 6, 5, 3, 2)))
    assert state.by_chain("yonhap", "slug:2024-03-14:ferry-sailings") == newest


def test_a_text_is_found_by_the_keys_it_shares_most_first_then_oldest(state: State) -> None:
    one = make_verdict(0, keys=(1, 2, 2**64 - 1))
    two = make_verdict(1, keys=(1, 2))
    three = make_verdict(2, keys=(1, 2, 2**64 - 1))

    state.apply([one, two], 3, b"one")
    state.apply([three], 5, b"two")

    assert state.posted("yonhap", (1, 2**64 - 1, 9)) == ((2, 1, 0), (2, 0), ())
    assert candidates(state, "yonhap", (1, 2, 2**64 - 1, 9)) == (one, three, two)
    assert candidates(state, "ap", (1, 2)) == ()


def test_a_key_remembers_the_newest_eight_and_no_copies(state: State) -> None:
    told = [make_verdict(n, keys=(5,)) for n in range(12)]
    copy = make_verdict(12, keys=(5,), outcome=Outcome.DUPLICATE)

    state.apply(told[:7], 8, b"one")
    state.apply([*told[7:], copy], 15, b"two")

    assert state.posted("yonhap", (5,)) == ((11, 10, 9, 8, 7, 6, 5, 4),)
    assert state.at("yonhap", 11) == told[11]
    assert (state.at("yonhap", 12), state.at("yonhap", 99)) == (None, None)


def test_another_incarnation_is_another_source(state: State) -> None:
    verdict = make_verdict()

    state.apply([verdict], 2, b"hash")

    assert state.by_source("yonhap", replace(verdict.source, incarnation=1)) is None


def test_a_position_already_reached_changes_nothing(state: State) -> None:
    state.apply([make_verdict()], 2, b"hash")
    state.apply([make_verdict(7)], 2, b"other")

    assert state.entries() == 1
    assert state.last_record_hash() == b"hash"


def test_a_wiped_state_is_a_new_one(state: State) -> None:
    state.apply([make_verdict()], 2, b"hash")

    state.wipe()

    assert (state.position(), state.last_record_hash(), state.entries()) == (0, None, 0)
    assert state.by_source("yonhap", make_verdict().source) is None
    assert state.story("urn:dateline:yonhap:1") is None


# -- the window --

CONTENT, SLUG = "content_id:AEN202403140001", "slug:2024-03-14:ferry-sailings"
NAMELESS = "urn:dateline:yonhap:x-1"


def turned(state: StateView, read_offset: int) -> list[Rotation]:
    """What turns the window of Yonhap at a read offset."""
    return list(rotations(state, "yonhap", (read_offset, read_offset * 1000)))


def turn(state: State, read_offset: int) -> None:
    """Turn the window of Yonhap at a read offset."""
    state.apply(turned(state, read_offset), state.position() + 1, b"turned")


def test_what_was_judged_is_known_for_a_second_generation_and_then_no_more(state: State) -> None:
    verdict = make_verdict(0, uri=NAMELESS, chain_key=None, keys=(5,))
    state.apply([verdict], 2, b"hash")

    turn(state, 1)
    before = (state.entries(), state.by_source("yonhap", verdict.source))
    turn(state, 2)

    assert before == (1, verdict)
    assert state.entries() == 0
    assert state.by_source("yonhap", verdict.source) is None
    assert state.by_body("yonhap", "body-0") is None
    assert state.by_chain("yonhap", SLUG) == ()
    assert state.posted("yonhap", (5,)) == ((),)
    assert (state.at("yonhap", 0), state.story(NAMELESS)) == (None, None)


def test_a_floor_tells_how_far_a_raw_partition_was_forgotten(state: State) -> None:
    state.apply([make_verdict(n) for n in range(3)], 2, b"hash")

    turn(state, 3)
    state.apply([make_verdict(3)], 8, b"one")
    turn(state, 4)

    age = state.age("yonhap")
    assert age is not None
    assert (age.number, age.floor(make_verdict().source), age.horizon) == (2, 2, 3)
    assert age.floor(replace(make_verdict().source, partition=1)) == -1
    assert not age.may_know(make_verdict(9).source)
    assert state.by_source("yonhap", make_verdict(3).source) == make_verdict(3)


def test_a_story_named_by_a_content_id_outlives_the_window_by_its_head(state: State) -> None:
    state.apply([make_verdict(0, version=3, rank=2)], 2, b"hash")

    turn(state, 1)
    turn(state, 2)

    story = state.story("urn:dateline:yonhap:1")
    assert story is not None
    assert (story.version, story.rank, story.withdrawn, story.touched) == (3, 2, False, None)
    assert (story.head.sentences, story.head.headline) == ((), None)
    assert state.by_chain("yonhap", CONTENT) == ("urn:dateline:yonhap:1",)
    assert state.by_chain("yonhap", SLUG) == ()


def test_a_withdrawn_story_outlives_the_window_by_all_its_names(state: State) -> None:
    state.apply([make_verdict(0, uri=NAMELESS, chain_key=None, withdrawn=True)], 2, b"hash")

    turn(state, 1)
    turn(state, 2)

    story = state.story(NAMELESS)
    assert story is not None
    assert story.withdrawn
    assert state.by_chain("yonhap", SLUG) == (NAMELESS,)


def test_a_version_weeks_later_makes_a_forgotten_story_live_again(state: State) -> None:
    state.apply([make_verdict(0)], 2, b"hash")
    turn(state, 1)
    turn(state, 2)

    correction = make_verdict(2, version=2, rank=1)
    state.apply([correction], 8, b"one")
    turn(state, 3)

    story = state.story("urn:dateline:yonhap:1")
    assert story is not None
    assert (story.head, [one.version for one in story.versions]) == (correction, [1, 2])
    assert state.by_chain("yonhap", SLUG) == ("urn:dateline:yonhap:1",)


def test_a_story_told_on_is_kept_whole_with_a_head_from_before(state: State) -> None:
    head = make_verdict(0, rank=2, uri=NAMELESS, chain_key=None)
    late = make_verdict(1, rank=0, version=2, current=False, uri=NAMELESS, chain_key=None)
    state.apply([head], 2, b"hash")
    turn(state, 1)
    state.apply([late], 8, b"one")
    turn(state, 2)

    story = state.story(NAMELESS)
    assert story is not None
    assert (story.head, story.version) == (head, 2)
    assert state.by_body("yonhap", "body-0") is None


def test_the_window_of_one_agency_is_no_others(state: State) -> None:
    other = make_verdict(0, agency="ap", uri="urn:dateline:ap:1")
    state.apply([other, make_verdict(1)], 2, b"hash")

    turn(state, 2)
    turn(state, 3)

    assert state.by_source("ap", other.source) == other
    assert state.by_source("yonhap", make_verdict(1).source) is None
    assert state.entries() == 1


# -- laws --

_verdicts = st.builds(
    make_verdict,
    outcome=st.sampled_from(
        [Outcome.ACCEPTED, Outcome.DUPLICATE, Outcome.REJECTED, Outcome.REDELIVERED]
    ),
    agency=st.sampled_from(AGENCIES),
    source=st.builds(
        Coordinates,
        topic=st.sampled_from(["dispatches.raw", "other"]),
        partition=st.integers(0, 1),
        offset=st.integers(0, 3),
        incarnation=st.integers(0, 1),
    ),
    uri=st.sampled_from([None, "1", "2", "x-3", "x-4"]),
    version=st.integers(1, 9),
    rank=st.integers(-1, 3),
    issued=st.sampled_from([None, "2024-03-14", "2024-03-15"]),
    matched=st.sampled_from([None, Coordinates(topic="dispatches.raw", partition=0, offset=1)]),
    body_hash=st.sampled_from(["", "b1", "b2"]),
    chain_key=st.sampled_from([None, "", "c1", "c2"]),
    chains=st.lists(st.sampled_from(["slug:2024-03-14:a", "feed_id:b"]), max_size=2).map(tuple),
    said=st.booleans(),
    revision=st.sampled_from(["original", "partial", "correction"]),
    current=st.booleans(),
    withdrawn=st.booleans(),
    sentences=st.lists(st.integers(0, 2**48 - 1), max_size=3).map(tuple),
    sketch=st.binary(max_size=9).map(lambda data: b64encode(data).decode()),
    keys=st.lists(st.integers(0, 2**64 - 1) | st.integers(0, 3), max_size=4, unique=True).map(
        tuple
    ),
    headline=st.one_of(st.none(), st.text(st.characters(exclude_categories=["Cs"]), max_size=9)),
)


def _placed(batches: list[list[Verdict | str]]) -> list[list[Verdict | str]]:
    """Give verdicts their offsets and uris of their agencies; a text is whose window turns."""
    return [
        [
            entry if isinstance(entry, str) else _at(entry, 10 * number + place)
            for place, entry in enumerate(batch)
        ]
        for number, batch in enumerate(batches)
    ]


def _at(verdict: Verdict, offset: int) -> Verdict:
    uri = verdict.uri and f"urn:dateline:{verdict.agency}:{verdict.uri}"
    return replace(verdict, read_offset=offset, uri=uri)


def _told(batches: list[list[Verdict | str]]) -> list[list[Verdict | Rotation]]:
    """Make the log of it: rotations say what they leave behind."""
    fold, log = Overlay(), list[list[Verdict | Rotation]]()
    for number, batch in enumerate(batches):
        log.append([])
        for place, entry in enumerate(batch):
            at = (10 * number + place, 1000 * number)
            said = [entry] if isinstance(entry, Verdict) else rotations(fold, entry, at)
            for one in said:
                fold.learn(one)
                log[-1].append(one)
    return log


_batches = (
    st.lists(st.lists(_verdicts | st.sampled_from(AGENCIES), max_size=6), max_size=6)
    .map(_placed)
    .map(_told)
)
Seen = tuple[
    list[Verdict | None],
    list[Verdict | None],
    list[tuple[str, ...]],
    list[Story | None],
    list[tuple[Verdict, ...]],
    list[Age | None],
    list[list[Rotation]],
]


def seen(view: StateView, batches: Sequence[Sequence[Entry]]) -> Seen:
    """Everything the log gives a reason to ask for, and how each window would turn next."""
    every = [one for batch in batches for one in batch if isinstance(one, Verdict)]
    return (
        [view.by_source(v.agency, v.source) for v in every],
        [view.by_body(v.agency, v.body_hash) for v in every],
        [view.by_chain(v.agency, name) for v in every for name in names_of(v)],
        [view.story(v.uri or "") for v in every],
        [candidates(view, v.agency, v.keys) for v in every],
        [deepcopy(view.age(agency)) for agency in AGENCIES],
        [list(rotations(view, agency, (999, 999))) for agency in AGENCIES],
    )


def apply_all(state: State, batches: Sequence[Sequence[Entry]]) -> None:
    for number, batch in enumerate(batches):
        state.apply(batch, 5 * (number + 1), b"%d" % number)


# Opening a database takes a tenth of a second: few examples, each a long history.
SLOW = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.differing_executors]
)


@KINDS
@SLOW
@given(batches=_batches)
def test_the_state_is_the_fold_of_any_prefix(
    make_state: MakeState, batches: list[list[Entry]]
) -> None:
    fold = Overlay()
    with TemporaryDirectory() as directory:
        state = make_state(Path(directory))
        for number, batch in enumerate(batches):
            for entry in batch:
                fold.learn(entry)
            state.apply(batch, 5 * (number + 1), b"%d" % number)

            assert seen(state, batches) == seen(fold, batches)
            assert state.entries() == len(fold.changes().sources)
            assert state.position() == 5 * (number + 1)
        state.close()


@KINDS
@SLOW
@given(batches=_batches)
def test_a_log_applied_at_once_ends_in_the_same_state(
    make_state: MakeState, batches: list[list[Entry]]
) -> None:
    steady = MemoryState()
    apply_all(steady, batches)
    with TemporaryDirectory() as directory:
        state = make_state(Path(directory))

        state.apply([one for batch in batches for one in batch], 1, b"all")

        assert seen(state, batches) == seen(steady, batches)
        assert state.entries() == steady.entries()
        state.close()


@SLOW
@given(batches=_batches, cut=st.integers(0, 36))
def test_a_batch_over_a_state_sees_what_the_state_would_see_after_it(
    batches: list[list[Entry]], cut: int
) -> None:
    every = [one for batch in batches for one in batch]
    steady, below = MemoryState(), MemoryState()
    apply_all(steady, batches)
    below.apply(every[:cut], 1, b"below")
    above = Overlay(below)

    for entry in every[cut:]:
        above.learn(entry)

    assert seen(above, batches) == seen(steady, batches)


@KINDS
@SLOW
@given(batches=_batches, again=st.integers(0, 6))
def test_applying_what_was_applied_changes_nothing(
    make_state: MakeState, batches: list[list[Entry]], again: int
) -> None:
    with TemporaryDirectory() as directory:
        state = make_state(Path(directory))
        apply_all(state, batches)
        before = seen(state, batches)

        apply_all(state, batches[:again])

        assert seen(state, batches) == before
        assert state.position() == 5 * len(batches)
        state.close()


@SLOW
@given(batches=_batches, cut=st.integers(0, 6))
def test_reopened_in_the_middle_it_ends_like_one_never_closed(
    batches: list[list[Entry]], cut: int
) -> None:
    steady = MemoryState()
    apply_all(steady, batches)
    with TemporaryDirectory() as directory:
        first = EmbeddedState(Path(directory))
        apply_all(first, batches[:cut])
        first.close()
        second = EmbeddedState(Path(directory))

        apply_all(second, batches)

        assert seen(second, batches) == seen(steady, batches)
        assert second.entries() == steady.entries()
        assert second.position() == steady.position()
        assert second.last_record_hash() == steady.last_record_hash()
        second.close()
