"""What every state must do, whatever keeps it: the fold of the log, one prefix at a time."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from service.core.internal import Rotation, Verdict, decode_internal, encode_internal
from service.core.outcome import Outcome
from service.core.record import Coordinates
from service.core.story.rotation import rotations
from service.core.story.state import StateView, most_shared, story_of
from service.shell.catchup import State
from service.shell.state import EmbeddedState, MemoryState


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
        sentences=(1, 2**31 + 1),
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

    assert state.posted("yonhap", (1, 2**64 - 1, 9)) == {1: (2, 1, 0), 2**64 - 1: (2, 0)}
    assert most_shared(state, "yonhap", (1, 2, 2**64 - 1, 9)) == (0, 2, 1)
    assert most_shared(state, "ap", (1, 2)) == ()


def test_a_key_remembers_the_newest_eight_and_no_copies(state: State) -> None:
    told = [make_verdict(n, keys=(5,)) for n in range(12)]
    copy = make_verdict(12, keys=(5,), outcome=Outcome.DUPLICATE)

    state.apply(told[:7], 8, b"one")
    state.apply([*told[7:], copy], 15, b"two")

    assert state.posted("yonhap", (5,)) == {5: (11, 10, 9, 8, 7, 6, 5, 4)}
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
    return list(rotations(state, "yonhap", read_offset, read_offset * 1000))


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
    assert not any(state.posted("yonhap", (5,)).values())
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


def test_an_erased_story_stays_so_and_its_row_is_known_by_the_name_it_has(state: State) -> None:
    named = "urn:dateline:yonhap:1"
    head = make_verdict(0, uri=NAMELESS, chain_key=None, rank=2)
    late = make_verdict(1, version=2, current=False, merged=(NAMELESS,))
    erased = commanded(2, uri=named, version=3, withdrawn=True, reason="erase")
    state.apply([head, late, erased], 2, b"hash")

    before = state.story(named)
    rotations = [
        decode_internal(encode_internal(one)) for at in (3, 4) for one in _turned(state, at)
    ]

    after = state.story(named)
    assert before is not None
    assert after is not None
    assert (before.erased, before.row, before.touched) == (True, NAMELESS, 2)
    assert (after.erased, after.row, after.touched) == (True, NAMELESS, None)
    assert [one.heads[0].erased for one in rotations if isinstance(one, Rotation) and one.heads]


@pytest.mark.parametrize("together", [True, False])
def test_a_split_leaves_two_stories_and_a_dispatch_that_knows_its_own(
    state: State, *, together: bool
) -> None:
    uri, other = "urn:dateline:yonhap:1", "urn:dateline:yonhap:x-9"
    first, joined = make_verdict(0), make_verdict(1, version=2, rank=1, keys=(5,))
    said = commanded(
        2,
        uri=other,
        version=1,
        current=True,
        body_hash="body-1",
        chains=("slug:2024-03-14:kiln",),
        keys=(5,),
        matched=joined.source,
        split_from=uri,
        restored=first.source,
    )
    for entries in ([first, joined, said],) if together else ([first], [joined], [said]):
        state.apply(entries, state.position() + 1, b"hash")

    old, new, known = (
        state.story(uri),
        state.story(other),
        state.by_source("yonhap", joined.source),
    )
    assert old is not None
    assert new is not None
    assert known is not None
    assert (old.version, old.head, [one.version for one in old.versions]) == (3, first, [1])
    assert (known.uri, known.source, known.outcome) == (other, joined.source, Outcome.ACCEPTED)
    assert (new.version, new.head) == (1, known)
    assert story_of(state, joined) == new
    assert story_of(state, first) == old
    assert state.by_body("yonhap", "body-1") == known
    turn(state, 3)
    turn(state, 4)
    assert (state.story(other), state.by_source("yonhap", joined.source)) == (None, None)
    assert state.at("yonhap", 2) is None


def _turned(state: State, read_offset: int) -> list[Rotation]:
    found = turned(state, read_offset)
    state.apply(found, state.position() + 1, b"turned")
    return found


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
