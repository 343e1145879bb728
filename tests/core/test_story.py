"""Stories: what a dispatch is to the ones before it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.internal import ReadItem, Verdict
from service.core.outcome import Outcome
from service.core.story.change import Change, compare
from service.core.story.judge import RecreatedTopicError, judge
from service.core.story.overlay import Overlay
from service.core.story.ruling import EventType
from tests.support.builders import make_item
from tests.support.judging import judged

CHAIN = "AEN202403140042"


def update(offset: int, ordinal: int, **changes: object) -> ReadItem:
    return make_item(
        offset=offset,
        chain_key=CHAIN,
        body_hash=f"update-{offset}",
        revision="update",
        ordinal=ordinal,
        rank=ordinal,
        **changes,
    )


def test_the_first_dispatch_of_a_story_is_created_under_its_content_id() -> None:
    (first,) = judged(make_item(chain_key=CHAIN))

    assert first.event_type is EventType.CREATED
    assert (first.verdict.uri, first.verdict.version) == (f"urn:dateline:yonhap:{CHAIN}", 1)
    assert first.verdict.current


def test_without_a_content_id_the_uri_follows_from_where_it_arrived() -> None:
    (one,) = judged(make_item(offset=1))
    (two,) = judged(make_item(offset=2))
    (again,) = judged(make_item(offset=1))

    assert one.verdict.uri != two.verdict.uri
    assert one.verdict.uri == again.verdict.uri
    assert (one.verdict.uri or "").startswith("urn:dateline:yonhap:x-")


def test_an_update_is_the_next_version_of_its_story() -> None:
    first, second = judged(make_item(chain_key=CHAIN), update(1, 1))

    assert second.event_type is EventType.UPDATED
    assert (second.verdict.uri, second.verdict.version) == (first.verdict.uri, 2)
    assert (second.previous_version, second.late, second.gap) == (1, False, False)


def test_a_late_original_is_a_version_that_is_not_current() -> None:
    second, first = judged(update(0, 2), make_item(offset=1, chain_key=CHAIN, body_hash="b"))

    assert second.gap
    assert (first.verdict.version, first.verdict.current, first.late) == (2, False, True)


@pytest.mark.parametrize("revision", ["update", "correction"])
def test_what_arrives_with_one_timestamp_is_ordered_as_it_was_sent(revision: str) -> None:
    sent = [
        make_item(offset=n, chain_key=CHAIN, body_hash=raw, raw_hash=raw, revision=kind)
        for n, (raw, kind) in enumerate(zip("cba", ("original", revision, revision), strict=True))
    ]
    current = [[one.verdict.current for one in judged(*order)] for order in (sent, sent[::-1])]

    assert current == [[True, True, True], [True, False, False]]


def test_what_is_read_again_keeps_its_place_among_versions_of_one_timestamp() -> None:
    first, second = (make_item(offset=n, chain_key=CHAIN, body_hash=f"{n}") for n in (0, 1))
    again = make_item(
        offset=2,
        chain_key=CHAIN,
        body_hash="2",
        raw_hash=first.raw_hash,
        reading="mended",
        reissue_of=first.source,
    )
    *_, mended = judged(first, second, again)

    assert (mended.verdict.version, mended.verdict.current) == (3, False)


def test_what_is_read_again_later_displaces_no_version_that_was_sent_since() -> None:
    sent = [
        make_item(offset=n, chain_key=CHAIN, body_hash=f"{n}", timestamp_ms=n * 1000)
        for n in range(2)
    ]
    again = [
        make_item(
            offset=2 + n,
            chain_key=CHAIN,
            body_hash=f"{2 + n}",
            raw_hash=one.raw_hash,
            reading="mended",
            reissue_of=one.source,
            timestamp_ms=9000 + n,
        )
        for n, one in enumerate(sent)
    ]
    current = [one.verdict.current for one in judged(*sent, *again)]

    assert current == [True, True, False, True]


def test_a_skipped_number_is_a_gap() -> None:
    _, second = judged(make_item(chain_key=CHAIN), update(1, 3))

    assert second.gap


def test_the_same_text_again_is_an_exact_copy_of_its_version() -> None:
    first, copy = judged(make_item(), make_item(offset=1))

    assert copy.event_type is EventType.DUPLICATE
    assert copy.verdict.outcome is Outcome.DUPLICATE
    assert (copy.verdict.uri, copy.verdict.version) == (first.verdict.uri, 1)
    assert copy.against == first.verdict


def test_the_same_text_of_another_agency_is_another_story() -> None:
    _, other = judged(make_item(), make_item(offset=1, agency="kyodo"))

    assert other.event_type is EventType.CREATED


def test_a_short_notice_of_another_day_is_a_new_story() -> None:
    _, other = judged(make_item(words=40), make_item(offset=1, words=40, issued="2024-03-15"))

    assert other.event_type is EventType.CREATED


def test_two_flashes_with_one_text_and_two_headlines_stay_apart() -> None:
    _, other = judged(make_item(words=8), make_item(offset=1, words=8, headline="Another"))

    assert other.event_type is EventType.CREATED


@pytest.mark.parametrize(
    ("revision", "event"),
    [
        ("correction", EventType.CORRECTED),
        ("refile", EventType.UPDATED),
        ("repeat", EventType.REPEATED),
        ("hold", EventType.WITHHELD),
        ("withdrawal", EventType.WITHDRAWN),
    ],
)
def test_what_an_agency_says_of_its_text_is_published_though_the_text_repeats(
    revision: str, event: EventType
) -> None:
    _, said, repeated = judged(
        make_item(chain_key=CHAIN),
        make_item(offset=1, chain_key=CHAIN, revision=revision),
        make_item(offset=2, chain_key=CHAIN, revision=revision),
    )

    assert (said.event_type, said.verdict.version) == (event, 2)
    assert repeated.event_type is EventType.DUPLICATE


def test_a_correction_without_a_number_is_current_over_an_update() -> None:
    _, _, correction = judged(
        make_item(chain_key=CHAIN),
        update(1, 3),
        make_item(offset=2, chain_key=CHAIN, body_hash="c", revision="correction", rank=1),
    )

    assert correction.verdict.current
    assert correction.verdict.rank == 3


def test_known_coordinates_are_redelivered_and_teach_nothing() -> None:
    first, again = judged(make_item(), make_item())

    assert again.event_type is None
    assert again.verdict.outcome is Outcome.REDELIVERED
    assert again.verdict.uri == first.verdict.uri


def test_known_coordinates_with_another_content_stop_the_judge() -> None:
    with pytest.raises(RecreatedTopicError, match=r"dispatches\.raw/0/0"):
        judged(make_item(), make_item(raw_hash="other"))


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3), st.integers(0, 2)), max_size=30))
def test_cutting_the_stream_anywhere_changes_no_verdict(seeds: list[tuple[int, int, int]]) -> None:
    items = [
        make_item(
            offset=n,
            body_hash=f"b{body}",
            rank=rank,
            chain_key=CHAIN if chain else None,
            revision="update" if rank else "original",
        )
        for n, (body, rank, chain) in enumerate(seeds)
    ]
    whole = [ruling.verdict for ruling in judged(*items)]

    below = Overlay()
    cut: list[Verdict] = []
    for offset, item in enumerate(items):
        above = Overlay(below)
        cut.append(judge(item, offset, above).verdict)
        below.add(cut[-1])

    assert cut == whole


def test_a_change_counts_sentences_in_order() -> None:
    assert compare((1, 2, 3), (1, 9, 3, 4, 5)) == Change(
        added=2, removed=0, changed=1, similarity=0.5
    )


@given(st.lists(st.integers(0, 9), max_size=12), st.lists(st.integers(0, 9), max_size=12))
def test_a_change_accounts_for_every_sentence(before: list[int], after: list[int]) -> None:
    change = compare(tuple(before), tuple(after))

    assert len(before) - change.removed + change.added == len(after)
