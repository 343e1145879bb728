"""Judging is a fold: batches, restarts, owners and the order of arrival change nothing."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from service.core.chain import Chain, ChainKind
from service.core.internal import ReadItem, Verdict, decode_internal, encode_internal
from service.core.story.judge import judge
from service.core.story.overlay import Overlay
from service.core.story.ruling import Ruling
from service.core.story.state import StateView, Story, current_story, most_shared, names_of
from tests.support.builders import T0_MS
from tests.support.judging import fold
from tests.support.told import MORE, REPORT, TITLE, told

SLUGS = [(Chain(kind=ChainKind.SLUG, key=key),) for key in ("ferry-sailings", "island-pier")]
TEXTS = [
    REPORT,
    (*REPORT, *MORE),
    REPORT[1:],
    (REPORT[0].replace("reopen", "open again"), *REPORT[1:]),
    tuple(text.translate(str.maketrans("123456789", "234567891")) for text in REPORT),
    MORE,
    (),
]

_items = st.builds(
    told,
    st.just(0),
    st.sampled_from(TEXTS),
    headline=st.sampled_from([TITLE, "Port closes in storm of the year"]),
    issued=st.sampled_from([None, "2024-03-14", "2024-03-15"]),
    chains=st.sampled_from([(), *SLUGS]),
    chain_key=st.sampled_from([None, None, "AEN202403140042", "AEN202403140099"]),
    revision=st.sampled_from(
        ["original", "urgent", "update", "correction", "withdrawal", "repeat", "partial"]
    ),
    rank=st.integers(-1, 3),
    ordinal=st.sampled_from([None, 1, 2]),
    item_class=st.sampled_from(["story", "story", "alert", "table", "digest"]),
    series=st.sampled_from([None, None, None, "market"]),
    take=st.sampled_from([None, None, None, 2]),
    agency=st.sampled_from(["yonhap", "yonhap", "dpa"]),
)


def _placed(items: Sequence[ReadItem], repeats: Sequence[bool]) -> list[ReadItem]:
    """Give each item its own place in the raw topic, or that of the one before, read again."""
    stream: list[ReadItem] = []
    for number, (item, again) in enumerate(zip(items, repeats, strict=False)):
        if again and stream:
            stream.append(stream[-1])
            continue
        stream.append(_at(item, number))
    return stream


def _at(item: ReadItem, number: int) -> ReadItem:
    source = replace(item.source, offset=number)
    return replace(item, source=source, raw_hash=f"{number:08x}", timestamp_ms=T0_MS + number)


_streams = st.builds(
    _placed,
    st.lists(_items, min_size=1, max_size=14),
    st.lists(st.integers(0, 5).map(lambda n: n == 0), min_size=14, max_size=14),
)


def known_of(view: StateView, verdicts: Sequence[Verdict]) -> list[object]:
    """Everything the verdicts give a reason to ask for."""
    return [
        (
            view.by_source(one.agency, one.source),
            view.by_body(one.agency, one.body_hash),
            view.story(one.uri or ""),
            tuple(view.by_chain(one.agency, name) for name in names_of(one)),
            [view.at(one.agency, at) for at in most_shared(view, one.agency, one.keys)],
        )
        for one in verdicts
    ]


@settings(max_examples=150, deadline=None)
@given(_streams, st.sets(st.integers(0, 14)))
def test_cutting_the_stream_into_other_batches_changes_no_verdict_and_no_state(
    stream: list[ReadItem], cuts: set[int]
) -> None:
    rulings, whole = fold(stream)
    below, above = Overlay(), Overlay()
    cut: list[Verdict] = []
    pending: list[Verdict] = []
    for offset, item in enumerate(stream):
        if offset == 0 or offset in cuts:
            for verdict in pending:
                below.add(verdict)
            pending, above = [], Overlay(below)
        verdict = judge(item, offset, above).verdict
        above.add(verdict)
        pending.append(verdict)
        cut.append(verdict)

    assert cut == [ruling.verdict for ruling in rulings]
    assert known_of(above, cut) == known_of(whole, cut)


@settings(max_examples=150, deadline=None)
@given(_streams, st.integers(0, 14))
def test_an_owner_restored_from_the_log_judges_on_as_if_nothing_had_happened(
    stream: list[ReadItem], taken_over: int
) -> None:
    rulings, whole = fold(stream)
    log = [encode_internal(ruling.verdict) for ruling in rulings[:taken_over]]

    owner = Overlay()
    for record in log:
        verdict = decode_internal(record)
        assert isinstance(verdict, Verdict)
        owner.add(verdict)
    later = []
    for offset, item in enumerate(stream[taken_over:], start=taken_over):
        ruling = judge(item, offset, owner)
        owner.add(ruling.verdict)
        later.append(ruling)

    assert later == rulings[taken_over:]
    every = [ruling.verdict for ruling in rulings]
    assert known_of(owner, every) == known_of(whole, every)


@st.composite
def _chains_of_versions(draw: st.DrawFn) -> list[ReadItem]:
    """Versions of one story: numbers once each, and words of the agency on its text between."""
    by_content_id = draw(st.booleans())
    tie: dict[str, Any] = (
        {"chain_key": "AEN202403140042"} if by_content_id else {"chains": SLUGS[0]}
    )
    kinds = [("urgent", -1), ("original", 0), ("update", 1), ("update", 2), ("update", 3)]
    said = [("correction", 1), ("hold", 1), ("withdrawal", 1)]
    told_kinds = draw(st.lists(st.sampled_from(kinds), min_size=1, unique=True))
    told_kinds += draw(st.lists(st.sampled_from(said), max_size=2))
    items = []
    for number, (revision, rank) in enumerate(told_kinds):
        numbered = rank if revision == "update" else None
        text = (f"Sentence number {number} of a report that grows while it is told.",)
        item = told(0, text, issued="2024-03-14", revision=revision, rank=rank, ordinal=numbered)
        items.append(_at(replace(item, **tie), number))
    return items


@settings(max_examples=300, deadline=None)
@given(_chains_of_versions(), st.randoms(use_true_random=False))
def test_versions_make_one_story_with_one_current_version_in_whatever_order_they_arrive(
    items: list[ReadItem], chance: Random
) -> None:
    shuffled = list(items)
    chance.shuffle(shuffled)

    stories = [_story_of(fold(order)) for order in (items, shuffled)]

    assert stories[0].head.raw_hash == stories[1].head.raw_hash
    assert stories[0].withdrawn == stories[1].withdrawn
    assert {one.version for one in stories[1].versions} == set(range(1, len(items) + 1))


def _story_of(folded: tuple[list[Ruling], Overlay]) -> Story:
    rulings, known = folded
    uris = {ruling.verdict.uri for ruling in rulings}
    stories = [current_story(known, uri or "") for uri in uris]
    names = {story.uri for story in stories if story is not None}
    assert len(names) == 1
    story = current_story(known, names.pop())
    assert story is not None
    return story
