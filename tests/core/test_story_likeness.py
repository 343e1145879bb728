"""Stories told again in other words: what the text says when no chain shows."""

from base64 import b64decode, b64encode
from dataclasses import replace
from typing import Any

import pytest

from service.core.chain import Chain, ChainKind
from service.core.internal import ReadItem
from service.core.likeness import VERSION, sign
from service.core.story.ruling import DedupStatus, EventType, Ruling
from tests.support.judging import judged
from tests.support.told import MORE, REPORT, told

EDITED = (REPORT[0].replace("reopen", "open again"), *REPORT[1:])
FIGURES = tuple(
    text.translate(str.maketrans("0123456789", "1234567890")).replace("April", "August")
    for text in REPORT
)


def second(first: ReadItem, item: ReadItem) -> tuple[Ruling, bool]:
    one, two = judged(first, item)
    return two, one.verdict.uri == two.verdict.uri


def test_a_copy_with_an_edited_word_is_a_near_duplicate() -> None:
    copy, same = second(told(0), told(1, EDITED))

    assert same
    assert (copy.event_type, copy.status) == (EventType.DUPLICATE, DedupStatus.NEAR)
    assert (copy.method or "").startswith("likeness.")
    assert 0.8 < copy.similarity < 1


def of_another_version(item: ReadItem) -> ReadItem:
    """The item as a release with another signature signed it."""
    sketch = b64decode(item.sketch)
    return replace(item, sketch=b64encode(bytes((VERSION + 1,)) + sketch[1:]).decode())


def test_signatures_of_two_versions_are_never_compared() -> None:
    old, new = told(0), told(1, EDITED)

    assert second(old, new)[1]
    for one, other in ((of_another_version(old), new), (old, of_another_version(new))):
        ruling, same = second(one, other)
        assert (ruling.event_type, same) == (EventType.CREATED, False)


def test_equal_bodies_are_one_story_whatever_signed_them() -> None:
    ruling, same = second(of_another_version(told(0)), told(1))

    assert (ruling.method, same) == ("same_body", True)


def test_a_longer_telling_is_the_next_version() -> None:
    longer, same = second(told(0), told(1, (*EDITED, *MORE)))

    assert same
    assert (longer.event_type, longer.method) == (EventType.UPDATED, "likeness.longer")
    assert (longer.verdict.version, longer.verdict.current) == (2, True)


def test_a_new_opening_over_the_old_text_is_a_version_though_hardly_longer() -> None:
    opening = (
        (
            "Crowds cheered on Thursday when the first boat in over a year put out to sea, and an "
            "orchestra of pupils played on the quay until the ship was out of sight of the town."
        ),
    )
    ruling, same = second(told(0), told(1, (*opening, *REPORT[1:])))

    assert same
    assert (ruling.event_type, ruling.method) == (EventType.UPDATED, "likeness.new_lead")


def test_the_same_report_with_other_figures_is_another_story() -> None:
    _, same = second(told(0), told(1, FIGURES))

    assert not same


def test_a_correction_in_nearly_the_same_words_is_published() -> None:
    ruling, same = second(told(0), told(1, EDITED, revision="correction", rank=1))

    assert same
    assert ruling.event_type is EventType.CORRECTED


def test_an_original_that_comes_after_its_update_is_a_late_version() -> None:
    lead = told(0, (*EDITED, *MORE), revision="update", ordinal=1, rank=1)
    ruling, same = second(lead, told(1))

    assert same
    assert (ruling.event_type, ruling.late, ruling.verdict.current) == (
        EventType.UPDATED,
        True,
        False,
    )


def test_without_a_day_headline_or_opening_must_agree() -> None:
    undated = told(0, issued=None)
    moved = (*REPORT[1:], REPORT[0])

    assert second(undated, told(1, EDITED, issued=None))[1]
    other = told(1, moved, headline="Island pier repaired at last", issued=None)
    assert not second(undated, other)[1]


@pytest.mark.parametrize(
    "facts",
    [
        {"language": "ko"},
        {"chain_key": "AEN202403140099"},
        {"take": 2},
        {"chains": (Chain(kind=ChainKind.SLUG, key="island-pier"),)},
        {"chains": (Chain(kind=ChainKind.ENVELOPE, key="urn:newsml:2"),)},
        {"agency": "kyodo"},
    ],
)
def test_what_the_agency_calls_another_item_is_one_however_like(facts: dict[str, object]) -> None:
    first = told(
        0,
        chain_key="AEN202403140042",
        chains=(
            Chain(kind=ChainKind.ENVELOPE, key="urn:newsml:1"),
            Chain(kind=ChainKind.SLUG, key="ferry-sailings"),
        ),
    )

    assert not second(first, told(1, EDITED, **facts))[1]


@pytest.mark.parametrize("item_class", ["table", "digest", "almanac", "quote"])
def test_what_comes_daily_is_no_copy_of_another_day(item_class: str) -> None:
    first = told(0, item_class=item_class)

    assert not second(first, told(1, EDITED, item_class=item_class, issued="2024-03-15"))[1]


def test_a_copy_is_judged_against_the_text_it_shares_most_with() -> None:
    first, other, copy = judged(told(0), told(1, MORE), told(2, EDITED))

    assert copy.against == first.verdict
    assert other.verdict.uri != first.verdict.uri


RECAST: dict[str, Any] = {
    "revision": "update",
    "ordinal": 2,
    "rank": 2,
    "headline": "Islanders sue Seahan over pier",
    "event": {"wire": {"edNoteActions": [{"verb": "RECASTS", "target": "headline, lead"}]}},
}
NEW_TOP = (
    "Islanders sued an operator over a wrecked landing stage, their lawyer told a crowd.",
    *REPORT[1:],
)


def test_a_version_that_says_its_top_is_new_joins_the_story_that_it_keeps() -> None:
    first, recast = judged(told(0), told(1, NEW_TOP, **RECAST))

    assert recast.verdict.uri == first.verdict.uri
    assert (recast.event_type, recast.method) == (EventType.UPDATED, "likeness.recast")


@pytest.mark.parametrize(
    "facts",
    [
        {"event": {}},
        {"issued": "2024-03-15"},
        {"ordinal": None},
        {"rank": 0},
        {"language": "fr"},
    ],
)
def test_another_top_is_another_story_unless_all_of_that_holds(facts: dict[str, object]) -> None:
    first, other = judged(told(0), told(1, NEW_TOP, **{**RECAST, **facts}))

    assert other.verdict.uri != first.verdict.uri


def notice(offset: int, day: str) -> ReadItem:
    """A daily notice in the same words, of an agency that prints no year."""
    words = "The bank bought bills for its own account in the morning, said its speaker, and set "
    texts = (words + "no rate for them, nor did it name the sellers or a day when it will pay.",)
    return replace(told(offset, texts), issued=None, **signed_as(texts, day))


def signed_as(texts: tuple[str, ...], day: str) -> dict[str, Any]:
    signature = sign("Bank buys bills", texts, day)
    return {
        "headline": "Bank buys bills",
        "chains": (),
        "words": sum(len(one.split()) for one in texts),
        "body_hash": signature.body_hash,
        "sketch": b64encode(signature.sketch).decode(),
        "keys": signature.keys,
    }


def test_a_short_notice_of_another_day_is_no_copy_though_the_year_is_unknown() -> None:
    first = notice(0, "--03-14")

    assert second(first, notice(1, "--03-14"))[1]
    assert not second(first, notice(1, "--03-15"))[1]
    assert not second(first, notice(1, "2024-03-15"))[1]


def greeting(offset: int, who: str, title: str) -> ReadItem:
    body = (
        (
            f"The president sent a message of greeting to the head of {who} on the national day of"
            " that country, which is kept with parades. The message said that the friendship of"
            " the two peoples had grown over 49 years, and wished him health and success in work."
        ),
    )
    event = {"item": {"bodies": [{"value": body[0]}]}}
    return told(offset, body, headline=f"Greetings to the Leader of {title}", event=event)


def test_a_form_filled_in_for_another_is_another_story() -> None:
    lao = greeting(0, "the Lao Republic", "Laos")

    assert not second(lao, greeting(1, "the Syrian Arab Republic", "Syria"))[1]
    assert second(lao, greeting(1, "the Lao Republic", "the Lao Republic"))[1]
