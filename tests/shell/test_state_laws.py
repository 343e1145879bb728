"""Laws of every state: the fold of the log, however it is cut, closed or laid over another."""

from base64 import b64encode
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.core.internal import Logged, Rotation, Verdict, decode_logged, encode_internal
from service.core.outcome import Outcome
from service.core.record import Coordinates
from service.core.story.overlay import Overlay
from service.core.story.rotation import rotations
from service.core.story.state import StateView, Story, most_shared, names_of
from service.core.story.window import Age
from service.shell.catchup import State
from service.shell.state import EmbeddedState, MemoryState
from tests.core.test_story_current import SAID, Said, stream
from tests.shell.test_state_contract import make_verdict

Entry = Verdict | Rotation
MakeState = Callable[[Path], State]
KINDS = pytest.mark.parametrize("make_state", [lambda _: MemoryState(), EmbeddedState])
AGENCIES = ("yonhap", "ap", "", "에이피")

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
    sentences=st.lists(st.integers(0, 2**32 - 1), max_size=3).map(tuple),
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
            turned = rotations(fold, str(entry), 10 * number + place, 1000 * number)
            said = [entry] if isinstance(entry, Verdict) else turned
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
    list[Verdict | None],
    list[Age | None],
    list[list[Rotation]],
]


def seen(view: StateView, batches: Sequence[Sequence[Entry]]) -> Seen:
    """Everything the log gives a reason to ask for, and how each window would turn next."""
    every = [one for batch in batches for one in batch if isinstance(one, Verdict)]
    return (
        [view.by_source(v.agency, v.source) for v in every],
        [view.by_body(v.agency, v.body_hash) for v in every],
        [
            view.by_chain(v.agency, name) if view.has_chain(v.agency, ("none", name)) else ()
            for v in every
            for name in names_of(v)
        ],
        [view.story(v.uri or "") for v in every],
        [view.at(v.agency, one) for v in every for one in most_shared(view, v.agency, v.keys)],
        [deepcopy(view.age(agency)) for agency in AGENCIES],
        [list(rotations(view, agency, 999, 999)) for agency in AGENCIES],
    )


def restored(entry: Entry) -> Rotation | Logged:
    """An entry as it is read back from the log."""
    found = decode_logged(encode_internal(entry))
    assert isinstance(found, Rotation | Logged)
    return found


def apply_all(state: State, batches: Sequence[Sequence[Entry]]) -> None:
    for number, batch in enumerate(batches):
        state.apply(batch, 5 * (number + 1), b"%d" % number)


# Each a long history.
SLOW = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.differing_executors]
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
            ages = fold.changes().ages.values()
            assert state.entries() == sum(one.newer.entries + one.older.entries for one in ages)
            assert state.position() == 5 * (number + 1)
        state.close()


@KINDS
@SLOW
@given(batches=_batches)
def test_a_state_restored_from_the_log_at_once_is_the_one_that_was_there(
    make_state: MakeState, batches: list[list[Entry]]
) -> None:
    steady = MemoryState()
    apply_all(steady, batches)
    with TemporaryDirectory() as directory:
        state = make_state(Path(directory))

        state.apply([restored(one) for batch in batches for one in batch], 1, b"all")

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


@SLOW
@given(SAID)
def test_a_state_knows_what_operators_said_and_what_outlived_the_window(said: list[Said]) -> None:
    state, fold = MemoryState(), Overlay()
    for number, judged in enumerate(stream(said)):
        state.apply(judged.entries, number + 1, b"%d" % number)
        for entry in judged.entries:
            fold.learn(entry)
        for uri in {v.uri for v in judged.entries if isinstance(v, Verdict) and v.uri}:
            story = fold.story(uri)
            assert state.story(uri) == story
            names = names_of(story.head) if story else ()
            assert [state.chained("yonhap", name) for name in names] == [
                fold.chained("yonhap", name) for name in names
            ]
    turned, expected = (list(rotations(one, "yonhap", 999, 999)) for one in (state, fold))
    assert turned == expected


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
