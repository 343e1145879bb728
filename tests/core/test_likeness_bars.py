"""Copies and updates are found again, and what only looks like one is left apart."""

import pytest

from tests.support.likeness_edits import Desk
from tests.support.likeness_trial import COPIES, SIZES, STRANGERS, UPDATES, Tally, run

_LONG = tuple(SIZES)[1:]


@pytest.fixture(scope="module")
def tally() -> Tally:
    """Every kind of pair, in every size."""
    return run(rounds=60, seed=20_240_312)


def test_copies_of_half_a_kilobyte_and_more_are_found(tally: Tally) -> None:
    assert tally.share(COPIES, *_LONG) >= 0.995


def test_most_copies_of_short_notes_are_found(tally: Tally) -> None:
    assert tally.share(COPIES, "<0.5 KB") >= 0.94


def test_updates_join_their_story(tally: Tally) -> None:
    assert tally.share(UPDATES, *_LONG) >= 0.98


def test_what_only_looks_like_a_copy_is_left_apart(tally: Tally) -> None:
    assert sum(tally.tried[kind.__name__, size] for kind in STRANGERS for size in SIZES) > 1000
    assert tally.share(STRANGERS, *SIZES) <= 0.002


def test_the_trial_tries_every_kind(tally: Tally) -> None:
    kinds = {kind.__name__ for kind in (*COPIES, *UPDATES, *STRANGERS)}

    assert {kind for kind, _ in tally.tried} == kinds
    assert Desk.republished.__name__ in kinds
