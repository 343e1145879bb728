"""Confidence is a probability: of composed dispatches with the day known, the sure are right."""

import random
from functools import cache

import pytest

from service.core.dispatch import read_dispatch
from tests.support.composer import RECEIVED_MS, compose
from tests.support.reliability import BINS, Reliability

pytestmark = pytest.mark.timeout(120)
COUNT = 4000


@cache
def table() -> Reliability:
    chance, found = random.Random(11), Reliability()
    for _ in range(COUNT):
        made = compose(chance)
        issued = read_dispatch(made.dispatch, RECEIVED_MS).issued
        found.add(issued.value, issued.confidence, made.issued.isoformat())
    return found


def test_days_given_with_a_confidence_are_right_as_often_as_it_says() -> None:
    found = table()
    given, right = found.sure()
    report = "\n".join(found.lines("composed"))
    assert given > COUNT / 4, report
    assert right >= 0.995 * given, report
    for number in range(len(BINS) - 1):
        if found.given[number] >= 100:
            share = found.right[number] / found.given[number]
            assert share >= found.claimed[number] / found.given[number] - 0.05, report


def test_most_days_are_given_and_the_undecidable_are_not() -> None:
    found = table()
    assert COUNT * 0.5 < sum(found.given) < COUNT * 0.8
