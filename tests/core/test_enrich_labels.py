"""Enrichment against sixty dispatches labelled by hand (`python -m tests.bench.enrichment`)."""

import pytest

from tests.bench.enrichment import KINDS, Score, cases, score

PRECISION = 0.95
RECALL = 0.8
DEMANDED = 40


@pytest.fixture(scope="module")
def scored() -> Score:
    return score(cases())


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_published_of_a_kind_is_right(scored: Score, kind: str) -> None:
    assert scored[kind].precision >= PRECISION, scored[kind].wrong


@pytest.mark.parametrize("kind", ["dateline place", "place", "person", "schedule"])
def test_what_a_librarian_writes_down_is_found(scored: Score, kind: str) -> None:
    assert scored[kind].recall >= RECALL, scored[kind].missed


@pytest.mark.parametrize("kind", KINDS)
def test_the_labels_ask_enough_of_each_kind(scored: Score, kind: str) -> None:
    assert scored[kind].demanded >= DEMANDED
