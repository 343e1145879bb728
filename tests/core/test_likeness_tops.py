"""Texts under other heads and other tops: what else has to agree."""

import pytest

from service.core.likeness import Likeness, Reason
from tests.core.test_likeness_rules import (
    MERGED,
    NEXT_DAY,
    NEXT_WEEK,
    SHORT,
    TINY,
    UNDATED,
    UPDATE,
    Changes,
    say,
)

HALF_A_TOP: Changes = {"lead": 0.4, "headline": 0.5, "new_words": 310}


def test_half_a_top_is_enough_over_a_text_that_keeps_all_its_facts() -> None:
    assert say(**HALF_A_TOP)[0] in MERGED


@pytest.mark.parametrize(
    "changes",
    [
        {"new_words": 290},
        {"new_words": 460},
        {"containment": 0.69},
        {"names_conflicting": 1},
        {"numbers_agreeing": 2},
        NEXT_DAY,
    ],
)
def test_half_a_top_alone_makes_no_version(changes: Changes) -> None:
    assert say(**(HALF_A_TOP | changes))[0] not in MERGED


GREW: Changes = {
    "known_words": 50,
    "new_words": 100,
    "headline": 0.8,
    "lead": 0.7,
    "numbers_agreeing": 0,
}


def test_a_short_text_that_grew_may_have_another_headline() -> None:
    assert say(**GREW)[0] is Likeness.NEAR
    assert say(**(GREW | {"headline": 0.7}))[1] is Reason.SHORT_TEXT
    assert say(**(GREW | {"known_words": 55, "new_words": 80}))[1] is Reason.SHORT_TEXT
    assert say(**(GREW | {"names_agreeing": 5}))[1] is Reason.SHORT_TEXT


def test_many_names_on_one_day_make_up_for_words_under_one_headline() -> None:
    other_words: Changes = {"containment": 0.5, "lead": 0.3}

    assert say(**other_words)[0] in MERGED
    for changes in ({"names_agreeing": 11}, {"headline": 0.7}, {"names_conflicting": 1}):
        assert say(**(other_words | changes))[1] is Reason.LOW_OVERLAP


CUT: Changes = {"new_words": 50, "known_words": 65, "containment": 1.0, "lead": 1.0}


def test_the_first_words_of_a_longer_text_are_that_text_on_the_next_day_too() -> None:
    assert say(**(CUT | NEXT_DAY | {"headline": 0.2})) == (Likeness.NEAR, Reason.SAME_TEXT)


@pytest.mark.parametrize(
    "changes",
    [
        {"known_words": 64},
        {"lead": 0.9},
        {"numbers_agreeing": 1},
        {"names_agreeing": 4},
        {"names_parted": 1},
        NEXT_WEEK,
    ],
)
def test_a_short_text_of_the_next_day_is_else_another(changes: Changes) -> None:
    assert say(**(CUT | NEXT_DAY | changes))[0] not in MERGED


DOUBLED: Changes = SHORT | {"new_words": 100, "headline": 0.4, "lead": 0.6, "numbers_agreeing": 1}


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True),
        ({"headline": 0.3}, False),
        ({"lead": 0.5}, False),
        ({"containment": 0.85}, False),
        ({"numbers_agreeing": 0}, False),
        ({"names_agreeing": 5}, False),
        ({"names_parted": 1}, False),
        (UNDATED, False),
    ],
)
def test_a_short_text_that_grew_below_its_opening_may_have_another_headline(
    changes: Changes,
    same: bool,  # noqa: FBT001 - a table's column
) -> None:
    assert (say(**(DOUBLED | changes))[0] in MERGED) == same


BELOW: Changes = SHORT | {"known_words": 80, "headline": 0.4, "lead": 0.6, "containment": 0.75}


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True),
        ({"headline": 0.3}, False),
        ({"lead": 0.5}, False),
        ({"containment": 0.7}, False),
        ({"known_words": 60}, False),
        ({"names_conflicting": 1}, False),
        ({"numbers_conflicting": 3}, False),
        ({"numbers_agreeing": 1}, False),
        ({"names_agreeing": 4}, False),
        (NEXT_DAY, False),
        (TINY, False),
    ],
)
def test_the_original_of_an_update_may_come_late_and_be_short(
    changes: Changes,
    same: bool,  # noqa: FBT001 - a table's column
) -> None:
    assert (say(known=UPDATE, **(BELOW | changes))[0] in MERGED) == same
    assert say(**(BELOW | changes))[0] not in MERGED


FOLLOWED: Changes = {"containment": 0.5, "lead": 0.4, "headline": 0.6, "names_agreeing": 5}


def test_a_version_that_says_it_is_one_needs_less_text_where_its_facts_agree() -> None:
    assert say(UPDATE, **FOLLOWED) == (Likeness.UPDATE, Reason.MARKER)
    assert say(**FOLLOWED) == (Likeness.RELATED, Reason.LOW_OVERLAP)
    assert say(UPDATE, **(FOLLOWED | {"names_agreeing": 4}))[1] is Reason.LOW_OVERLAP
    assert say(UPDATE, **(FOLLOWED | {"numbers_agreeing": 3}))[1] is Reason.LOW_OVERLAP


COUNTED: Changes = SHORT | {
    "containment": 0.8,
    "lead": 0.7,
    "headline": 0.5,
    "numbers_agreeing": 4,
    "names_agreeing": 8,
}


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True),
        ({"headline": 0.4}, False),
        ({"lead": 0.6}, False),
        ({"containment": 0.6}, False),
        ({"numbers_agreeing": 3}, False),
        ({"names_agreeing": 7}, False),
        ({"names_parted": 1}, False),
        ({"names_conflicting": 1}, False),
        ({"new_words": 39}, False),
        (UNDATED, False),
    ],
)
def test_a_few_sentences_with_all_their_facts_may_be_put_in_other_words(
    changes: Changes,
    same: bool,  # noqa: FBT001 - a table's column
) -> None:
    assert (say(**(COUNTED | changes))[0] in MERGED) == same


FEW: Changes = SHORT | {"containment": 0.8, "lead": 0.8, "headline": 0.75}


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({"numbers_agreeing": 2, "names_agreeing": 4, "new_words": 25}, True),
        ({"numbers_agreeing": 1, "names_agreeing": 4}, False),
        ({"numbers_agreeing": 2, "names_agreeing": 3}, False),
        ({"numbers_agreeing": 3, "names_agreeing": 6, "headline": 0.6}, True),
        ({"numbers_agreeing": 2, "names_agreeing": 6, "headline": 0.6}, False),
        ({"numbers_agreeing": 3, "names_agreeing": 6, "headline": 0.6, "new_words": 39}, False),
        ({"numbers_agreeing": 3, "names_agreeing": 6, "lead": 0.7, "headline": 0.6}, False),
    ],
)
def test_the_more_alike_headlines_are_the_fewer_facts_have_to_agree(
    changes: Changes,
    same: bool,  # noqa: FBT001 - a table's column
) -> None:
    assert (say(**(FEW | changes))[0] in MERGED) == same
