"""The rules, one by one, on features made by hand."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.core.article import ItemClass
from service.core.likeness import Facts, Features, Likeness, Opinion, Reason, decide

Changes = dict[str, Any]
HOUR_MS = 3_600_000
MERGED = {Likeness.EXACT, Likeness.NEAR, Likeness.UPDATE}
JOINING = {
    *(Reason.IDENTICAL, Reason.SAME_TEXT, Reason.MARKER, Reason.LONGER),
    *(Reason.FIGURES, Reason.OLDER),
}
STORY = Facts(rank=0, item_class=ItemClass.STORY)
UPDATE = Facts(rank=1, item_class=ItemClass.STORY)
ALIKE = Features(
    containment=0.9,
    jaccard=0.8,
    kept=0.95,
    lead=0.9,
    headline=1.0,
    headline_words=7,
    numbers_agreeing=8,
    numbers_conflicting=0,
    names_agreeing=20,
    names_conflicting=0,
    names_parted=0,
    new_words=300,
    known_words=300,
    new_day=739_000,
    known_day=739_000,
    exact=False,
    caseless=False,
)
EXACT: Changes = {"exact": True, "containment": 1.0, "kept": 1.0}
SHORT: Changes = {"new_words": 50, "known_words": 50}
TINY: Changes = {"new_words": 20, "known_words": 20}
NEXT_DAY: Changes = {"new_day": 739_001}
PAST_MIDNIGHT: Changes = NEXT_DAY | {
    "containment": 0.78,
    "lead": 0.72,
    "headline": 0.5,
    "numbers_agreeing": 6,
    "names_agreeing": 8,
}
NEXT_WEEK: Changes = {"new_day": 739_007}
UNDATED: Changes = {"new_day": 0}
ALERT: Changes = {"new_words": 0, "containment": 0.0, "kept": 0.0, "lead": 0.0}


def say(new: Facts = STORY, known: Facts = STORY, **changes: Any) -> tuple[Likeness, Reason]:
    opinion: Opinion = decide(ALIKE._replace(**changes), new, known)
    return opinion.likeness, opinion.reason


@pytest.mark.parametrize(
    ("changes", "likeness", "reason"),
    [
        (EXACT, Likeness.EXACT, Reason.IDENTICAL),
        (EXACT | NEXT_WEEK, Likeness.EXACT, Reason.IDENTICAL),
        (EXACT | TINY, Likeness.EXACT, Reason.IDENTICAL),
        (EXACT | TINY | {"headline": 0.8}, Likeness.DIFFERENT, Reason.SHORT_TEXT),
        (EXACT | TINY | {"headline": 0, "headline_words": 0}, Likeness.EXACT, Reason.IDENTICAL),
        (EXACT | SHORT | {"headline": 0.1}, Likeness.EXACT, Reason.IDENTICAL),
        (EXACT | SHORT | NEXT_DAY, Likeness.DIFFERENT, Reason.REDATED),
        (EXACT | {"new_words": 140} | NEXT_WEEK, Likeness.RELATED, Reason.FAR),
    ],
)
def test_equal_bodies(changes: Changes, likeness: Likeness, reason: Reason) -> None:
    assert say(**changes) == (likeness, reason)


@pytest.mark.parametrize(
    ("changes", "likeness", "reason"),
    [
        ({}, Likeness.NEAR, Reason.SAME_TEXT),
        ({"containment": 0.5}, Likeness.NEAR, Reason.SAME_TEXT),
        ({"headline": 0.4}, Likeness.RELATED, Reason.SHORT_TEXT),
        ({"headline": 0.8, "names_agreeing": 3}, Likeness.NEAR, Reason.SAME_TEXT),
        ({"numbers_conflicting": 1}, Likeness.DIFFERENT, Reason.NUMBER_CONFLICT),
        ({"names_conflicting": 1}, Likeness.RELATED, Reason.NAME_CONFLICT),
        (NEXT_DAY, Likeness.RELATED, Reason.REDATED),
        ({"containment": 0.4}, Likeness.RELATED, Reason.LOW_OVERLAP),
        ({"containment": 0.7} | UNDATED, Likeness.RELATED, Reason.LOW_OVERLAP),
        ({"containment": 0.2}, Likeness.DIFFERENT, Reason.LOW_OVERLAP),
    ],
)
def test_short_texts(changes: Changes, likeness: Likeness, reason: Reason) -> None:
    assert say(**(SHORT | changes)) == (likeness, reason)


RETOLD: Changes = {"headline": 0.5, "names_agreeing": 4, "numbers_agreeing": 1}


def test_a_short_text_may_have_another_headline_when_its_facts_agree() -> None:
    assert say(**(SHORT | RETOLD)) == (Likeness.NEAR, Reason.SAME_TEXT)


@pytest.mark.parametrize(
    "changes",
    [
        RETOLD | {"headline": 0.4},
        RETOLD | {"containment": 0.85},
        RETOLD | {"lead": 0.85},
        RETOLD | {"numbers_agreeing": 0},
        RETOLD | {"names_agreeing": 3},
        RETOLD | {"names_parted": 1},
        RETOLD | TINY,
        RETOLD | UNDATED,
    ],
)
def test_another_headline_over_fewer_facts_is_another_report(changes: Changes) -> None:
    assert say(**(SHORT | changes))[1] is Reason.SHORT_TEXT


TOLL: Changes = {"numbers_agreeing": 2, "numbers_conflicting": 1, "headline": 0.3}


def test_a_numbered_version_of_a_short_text_may_raise_a_figure() -> None:
    raised = (Likeness.UPDATE, Reason.FIGURES)

    assert say(UPDATE, **(SHORT | TOLL)) == raised
    assert say(known=UPDATE, **(SHORT | TOLL)) == raised


@pytest.mark.parametrize(
    "changes",
    [
        {"numbers_conflicting": 3, "numbers_agreeing": 9},
        {"numbers_conflicting": 2, "numbers_agreeing": 1},
        {"names_conflicting": 1},
        {"names_agreeing": 1},
        {"lead": 0.5},
        {"containment": 0.7},
        NEXT_DAY,
        UNDATED,
        TINY,
    ],
)
def test_a_short_text_that_differs_in_more_than_a_figure_is_another_report(
    changes: Changes,
) -> None:
    assert say(UPDATE, **(SHORT | TOLL | changes))[0] not in MERGED
    assert say(STORY, **(SHORT | TOLL))[0] not in MERGED


def test_a_tiny_text_needs_more_in_common() -> None:
    assert say(**TINY, containment=0.7) == (Likeness.RELATED, Reason.LOW_OVERLAP)


@pytest.mark.parametrize(
    ("changes", "likeness", "reason"),
    [
        ({}, Likeness.NEAR, Reason.SAME_TEXT),
        ({"containment": 0.5}, Likeness.NEAR, Reason.SAME_TEXT),
        ({"containment": 0.5} | UNDATED, Likeness.RELATED, Reason.LOW_OVERLAP),
        ({"headline": 0.1}, Likeness.NEAR, Reason.SAME_TEXT),
        ({"lead": 0.1}, Likeness.NEAR, Reason.SAME_TEXT),
        ({"lead": 0.4, "headline": 0.49}, Likeness.RELATED, Reason.OTHER_OPENING),
        ({"caseless": True, "containment": 0.7}, Likeness.RELATED, Reason.LOW_OVERLAP),
        ({"caseless": True, "containment": 0.75}, Likeness.NEAR, Reason.SAME_TEXT),
        ({"new_words": 400, "kept": 0.7}, Likeness.UPDATE, Reason.LONGER),
        ({"new_words": 400, "kept": 0.95}, Likeness.NEAR, Reason.SAME_TEXT),
    ],
)
def test_the_opening_and_the_overlap(changes: Changes, likeness: Likeness, reason: Reason) -> None:
    assert say(**changes) == (likeness, reason)


@pytest.mark.parametrize(
    ("changes", "likeness", "reason"),
    [
        ({"numbers_conflicting": 1}, Likeness.UPDATE, Reason.FIGURES),
        ({"numbers_conflicting": 2}, Likeness.RELATED, Reason.NUMBER_CONFLICT),
        ({"numbers_conflicting": 8}, Likeness.DIFFERENT, Reason.NUMBER_CONFLICT),
        (
            {"numbers_conflicting": 4, "numbers_agreeing": 40},
            Likeness.RELATED,
            Reason.NUMBER_CONFLICT,
        ),
        ({"numbers_conflicting": 1} | UNDATED, Likeness.RELATED, Reason.NUMBER_CONFLICT),
        (
            {"numbers_conflicting": 1, "names_conflicting": 12},
            Likeness.RELATED,
            Reason.NAME_CONFLICT,
        ),
        ({"names_conflicting": 1}, Likeness.NEAR, Reason.SAME_TEXT),
        ({"names_conflicting": 3}, Likeness.NEAR, Reason.SAME_TEXT),
        ({"names_conflicting": 4}, Likeness.RELATED, Reason.NAME_CONFLICT),
        ({"names_conflicting": 3, "headline": 0.9}, Likeness.RELATED, Reason.NAME_CONFLICT),
        ({"names_conflicting": 2, "headline": 0.5}, Likeness.NEAR, Reason.SAME_TEXT),
        (
            {"names_conflicting": 2, "headline": 0.5} | UNDATED,
            Likeness.RELATED,
            Reason.NAME_CONFLICT,
        ),
    ],
)
def test_what_disagrees(changes: Changes, likeness: Likeness, reason: Reason) -> None:
    assert say(**changes) == (likeness, reason)


def test_a_marked_update_may_revise_many_figures_of_the_same_day() -> None:
    changes: Changes = {"numbers_conflicting": 8, "containment": 0.6}

    assert say(UPDATE, **changes) == (Likeness.UPDATE, Reason.FIGURES)
    assert say(UPDATE, **changes, **NEXT_DAY)[0] is Likeness.DIFFERENT


def test_a_marked_update_may_name_others() -> None:
    assert say(UPDATE, names_conflicting=6) == (Likeness.UPDATE, Reason.MARKER)
    assert say(UPDATE, names_conflicting=7)[1] is Reason.NAME_CONFLICT


def test_an_original_that_arrives_after_its_update_is_the_older_one() -> None:
    assert say(STORY, UPDATE) == (Likeness.NEAR, Reason.OLDER)
    assert say(STORY, UPDATE, new_words=500, kept=0.5) == (Likeness.NEAR, Reason.OLDER)
    assert say(STORY, UPDATE, numbers_conflicting=1) == (Likeness.UPDATE, Reason.FIGURES)


@pytest.mark.parametrize(
    ("changes", "likeness"),
    [
        ({}, Likeness.NEAR),
        ({"names_conflicting": 1}, Likeness.NEAR),
        ({"names_conflicting": 2}, Likeness.RELATED),
        (
            {"names_conflicting": 1, "containment": 0.85, "lead": 0.4, "headline": 0.5},
            Likeness.RELATED,
        ),
        ({"numbers_conflicting": 1}, Likeness.RELATED),
        ({"containment": 0.6}, Likeness.NEAR),
        ({"containment": 0.6, "numbers_agreeing": 2, "names_agreeing": 9}, Likeness.RELATED),
        ({"containment": 0.5}, Likeness.RELATED),
        (PAST_MIDNIGHT, Likeness.NEAR),
        (PAST_MIDNIGHT | {"new_day": 739_002}, Likeness.RELATED),
        (PAST_MIDNIGHT | {"numbers_agreeing": 4}, Likeness.RELATED),
        (PAST_MIDNIGHT | {"names_conflicting": 1}, Likeness.RELATED),
        (NEXT_WEEK, Likeness.RELATED),
    ],
)
def test_a_story_filed_again_on_another_day(changes: Changes, likeness: Likeness) -> None:
    assert say(**(NEXT_DAY | changes))[0] is likeness


def test_undated_texts_are_far_apart_by_their_timestamps() -> None:
    old = Facts(rank=0, item_class=ItemClass.STORY, timestamp_ms=0)
    new = Facts(rank=0, item_class=ItemClass.STORY, timestamp_ms=80 * HOUR_MS)

    assert say(new, old, containment=0.75, **UNDATED) == (Likeness.RELATED, Reason.FAR)
    assert say(new, old, containment=0.75)[0] is Likeness.NEAR
    assert say(old, old, containment=0.75, **UNDATED)[0] is Likeness.NEAR


def test_an_alert_without_a_body_joins_the_story_of_its_headline_and_day() -> None:
    assert say(**ALERT)[0] is Likeness.NEAR
    assert say(UPDATE, STORY, **ALERT) == (Likeness.UPDATE, Reason.MARKER)
    assert say(**ALERT, headline_words=4)[0] is Likeness.DIFFERENT
    assert say(**ALERT, headline=0.9)[0] is Likeness.DIFFERENT
    assert say(**(ALERT | NEXT_DAY))[0] is Likeness.DIFFERENT


@pytest.mark.parametrize(
    "item_class", [ItemClass.TABLE, ItemClass.QUOTE, ItemClass.ALMANAC, ItemClass.DIGEST]
)
def test_what_recurs_is_no_copy_of_another_day(item_class: ItemClass) -> None:
    facts = Facts(rank=0, item_class=item_class)

    assert say(facts, facts, **EXACT) == (Likeness.EXACT, Reason.IDENTICAL)
    assert say(facts, facts, **EXACT, **NEXT_DAY) == (Likeness.RELATED, Reason.TEMPLATE)
    assert say(facts, facts, **UNDATED)[1] is Reason.TEMPLATE
    assert say(facts, facts, numbers_conflicting=1)[1] is Reason.TEMPLATE
    assert say(facts, facts)[0] is Likeness.NEAR


def test_a_digest_is_no_copy_of_a_story_it_holds() -> None:
    digest = Facts(rank=0, item_class=ItemClass.DIGEST)

    assert say(digest, STORY) == (Likeness.RELATED, Reason.DIGEST)
    assert say(STORY, digest, containment=0.2) == (Likeness.DIFFERENT, Reason.DIGEST)


_shares = st.floats(0, 1)
_FIELDS: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(Features._fields, st.integers(0, 40)),
    **dict.fromkeys(("containment", "jaccard", "kept", "lead", "headline"), _shares),
    **dict.fromkeys(("new_words", "known_words"), st.integers(0, 400)),
    **dict.fromkeys(("new_day", "known_day"), st.sampled_from([0, 739_000, 739_001, 739_009])),
    **dict.fromkeys(("exact", "caseless"), st.booleans()),
}
_pairs = st.fixed_dictionaries(_FIELDS).map(lambda fields: Features(**fields))
_facts = st.builds(
    Facts,
    rank=st.integers(-1, 3),
    item_class=st.sampled_from(ItemClass),
    timestamp_ms=st.none() | st.integers(0, 10**9),
)


@settings(max_examples=500)
@given(_pairs, _facts, _facts)
def test_the_reason_tells_what_was_decided(features: Features, new: Facts, known: Facts) -> None:
    opinion = decide(features, new, known)

    assert (opinion.likeness in MERGED) == (opinion.reason in JOINING)
    assert (opinion.likeness is Likeness.EXACT) == (opinion.reason is Reason.IDENTICAL)
    assert opinion.features == features


@settings(max_examples=500)
@given(_pairs, _facts, _facts)
def test_another_number_on_another_day_is_another_story(
    features: Features, new: Facts, known: Facts
) -> None:
    later = features._replace(
        exact=False,
        new_words=features.new_words + 1,
        known_words=features.known_words + 1,
        numbers_conflicting=features.numbers_conflicting + 1,
        new_day=739_002,
        known_day=739_001,
    )

    assert decide(later, new, known).likeness not in MERGED
