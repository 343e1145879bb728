"""Corrections, refiles and withdrawals that name their story by its headline."""

from dataclasses import replace
from typing import Any

import pytest

from service.core.chain import UNDATED, Chain, ChainKind
from service.core.dispatch.notes import named_headline, other_note
from service.core.internal import ReadItem
from service.core.pipeline import JudgeContext, ReadContext, ReadOk, read_record
from service.core.story.overlay import Overlay
from service.core.story.quoted_headline import days_asked
from service.core.story.ruling import EventType, Rel
from tests.support.builders import make_item, make_json, make_record
from tests.support.judging import judge_batch, judged

TITLE = "dredger closes river channel for six hours"
HEADLINE = (Chain(kind=ChainKind.HEADLINE, key=TITLE),)
NAMED = (Chain(kind=ChainKind.NAMED, key=TITLE),)
CORRECTS: dict[str, Any] = {
    "chains": NAMED,
    "revision": "correction",
    "headline": "Ferry shuts channel",
    "body_hash": "other",
    "sentences": (7, 8, 9),
}


def report(offset: int = 0, **changes: object) -> ReadItem:
    return make_item(offset=offset, **{"agency": "reuters", "chains": HEADLINE, **changes})


def correction(offset: int = 1, **changes: object) -> ReadItem:
    return report(offset, **{**CORRECTS, **changes})


@pytest.mark.parametrize(
    "note",
    [
        '(Corrects the story headlined "Dredger closes channel for hours" to name the ship)',
        '(Corrects headline of Oct 8 story headlined "Dredger closes channel for hours")',
        "(Corrects headline of \u201cUPDATE 2-Dredger closes channel for hours\u201d)",
        "(Refiles story 'Dredger closes channel for hours' to fix spelling)",
        '(In Oct 8 item headlined "Dredger closes channel for hours", corrects the ship)',
        '(This Oct 8 story headlined "Dredger closes channel for hours" has been corrected)',
        'CORRECTS headline of "Dredger closes channel for hours"',
    ],
)
def test_a_note_names_its_story_by_the_headline_it_quotes(note: str) -> None:
    assert other_note(note)[1] is not None
    assert named_headline(note) == "Dredger closes channel for hours"


@pytest.mark.parametrize(
    "note",
    [
        '(Corrects headline to "Ferry closes channel for six hours")',
        '(Corrects quote in paragraph 3 to read "we could not see the buoy")',
        "(Corrects the skipper's name in paragraph 2)",
    ],
)
def test_a_quote_that_is_no_old_headline_names_nothing(note: str) -> None:
    assert named_headline(note) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2024-03-14", "2024-03-14"),
        ("2024-03-14", "2024-04-20"),
        (None, "2024-03-14"),
        (None, None),
    ],
)
def test_a_correction_finds_the_story_it_names_whatever_its_text_and_day(
    first: str | None, second: str | None
) -> None:
    story, corrected = judged(report(issued=first), correction(issued=second))

    assert corrected.verdict.uri == story.verdict.uri
    assert corrected.event_type is EventType.CORRECTED
    assert [one.kind for one in corrected.evidence] == ["named"]
    assert not corrected.target_unknown


def test_a_correction_without_a_day_looks_back_from_its_record_and_from_what_it_may_mean() -> None:
    read = {"dates": {"issued": {"candidates": ["2019-03-14", "2013-03"]}}}
    by_record = judged(report(issued="2024-03-01"), correction(issued=None))
    by_reading = judged(report(issued="2019-03-12"), correction(issued=None, event=read))

    assert by_record[1].verdict.uri == by_record[0].verdict.uri
    assert by_reading[1].verdict.uri == by_reading[0].verdict.uri


def test_a_correction_names_its_story_though_the_two_have_ids_of_their_own() -> None:
    story, corrected, later = judged(
        report(chain_key="USL1N1"),
        correction(chain_key="USL1N2"),
        report(2, chain_key="USL1N2", revision="update", ordinal=3, rank=3, chains=()),
    )

    assert corrected.verdict.uri == later.verdict.uri == story.verdict.uri


@pytest.mark.parametrize(
    "stranger",
    [{"issued": "2023-12-01"}, {"agency": "ap"}, {"language": "es"}, {"item_class": "table"}],
)
def test_what_a_correction_names_is_unknown_when_no_story_of_the_window_was_called_so(
    stranger: dict[str, Any],
) -> None:
    story, corrected = judged(report(**stranger), correction(chain_key="USL1N2"))

    assert corrected.verdict.uri != story.verdict.uri
    assert corrected.target_unknown


def test_of_two_stories_with_the_headline_named_the_one_whose_sentences_agree_is_meant() -> None:
    monday = report(0, issued="2024-03-11", sentences=(1, 2, 3))
    thursday = report(1, issued="2024-03-14", sentences=(4, 5, 6), body_hash="b1")
    meant, unsure = correction(2, sentences=(1, 2, 9)), correction(2)

    assert judged(monday, thursday, meant)[2].verdict.uri == judged(monday)[0].verdict.uri
    assert judged(monday, thursday, unsure)[2].target_unknown


def test_a_notice_about_a_story_is_no_text_of_it() -> None:
    story, notice = judged(report(), correction(item_class="advisory"))

    assert notice.verdict.uri != story.verdict.uri
    assert [(one.rel, one.uri) for one in notice.relations] == [(Rel.RELATED, story.verdict.uri)]


WITHDRAWAL = f"WITHDRAWAL-{TITLE}\nSUWON, March 9 (Reuters) - {{}}\n"


@pytest.mark.parametrize("told", ["The story is withdrawn.", f'"{TITLE}" is withdrawn.'])
def test_a_notice_sent_under_the_headline_of_a_story_takes_it_back(told: str) -> None:
    page = f"{TITLE}\nSUWON, March 9 (Reuters) - A dredger closed the channel, pilots said.\n"
    items = [
        read.item
        for offset, body in enumerate((page, WITHDRAWAL.format(told)))
        if isinstance(
            read := read_record(
                make_record(make_json(body), offset=offset), ReadContext(group="g")
            ),
            ReadOk,
        )
    ]

    story, notice = judged(*items)

    assert notice.event_type is EventType.WITHDRAWN
    assert notice.verdict.uri == story.verdict.uri
    assert not notice.target_unknown


def test_a_notice_of_withdrawal_that_two_stories_may_be_meant_by_takes_none_back() -> None:
    monday = report(0, issued="2024-03-11")
    thursday = report(1, issued="2024-03-14", sentences=(4, 5, 6), body_hash="b1")
    notice = correction(2, revision="withdrawal", item_class="advisory")

    assert judged(monday, thursday, notice)[2].target_unknown


def test_an_update_that_quotes_a_headline_is_no_correction_of_it() -> None:
    story, update = judged(report(), correction(revision="update", rank=1))

    assert update.verdict.uri != story.verdict.uri


def test_a_correction_days_later_under_the_same_headline_needs_words_in_common() -> None:
    own: dict[str, Any] = {"chains": HEADLINE, "issued": "2024-03-18"}
    story, same = judged(report(), correction(**{**own, "sentences": (1, 2, 9)}))
    first, other = judged(report(), correction(**own))

    assert same.verdict.uri == story.verdict.uri
    assert other.verdict.uri != first.verdict.uri
    assert other.target_unknown


def test_two_texts_without_a_day_are_not_joined_by_their_headline() -> None:
    first, second = judged(
        report(issued=None), report(1, issued=None, body_hash="b1", sentences=(7,), rank=1)
    )

    assert second.verdict.uri != first.verdict.uri


def test_a_note_in_a_dispatch_joins_it_to_the_story_whose_headline_it_quotes() -> None:
    page = "{}\nSUWON, March 9 (Yonhap) -- {}\n(END)"
    title = "Dredger closes river channel for six hours"
    note = f'Channel reopens\n(ATTN: CORRECTS hours in the story "{title}")'
    records = [
        replace(make_record(None, offset=offset), value=read.message.value)
        for offset, body in enumerate(
            (
                page.format(title, "A dredger closed the channel on Monday, pilots said."),
                page.format(note, "It was open again at noon, the harbour office said."),
            )
        )
        if isinstance(
            read := read_record(
                make_record(make_json(body), offset=offset), ReadContext(group="g")
            ),
            ReadOk,
        )
    ]

    story, corrected = judge_batch(
        records, Overlay(), JudgeContext(group="g", processed_at="2024-03-14T09:00:00Z")
    )

    assert corrected.verdict.uri == story.verdict.uri
    assert corrected.event_type is EventType.CORRECTED


def test_a_record_of_no_day_in_the_calendar_asks_for_undated_stories_only() -> None:
    assert days_asked(correction(issued=None, timestamp_ms=2**62)) == (UNDATED,)
