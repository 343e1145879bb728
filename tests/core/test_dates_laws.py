"""Laws of the day of issue, over composed dispatches: bounds hold, nothing is after the record."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.core.dispatch import read_dispatch
from service.core.envelope import open_envelope
from tests.support.builders import make_json, make_record
from tests.support.composer import RECEIVED_MS, compose

pytestmark = pytest.mark.timeout(120)
SEEDS = st.integers(0, 2**40)
LATEST = "2027-01-05"  # a day after the record's timestamp


@settings(max_examples=300, deadline=None)
@given(SEEDS)
def test_a_day_lies_within_its_bounds_and_never_after_the_record(seed: int) -> None:
    found = read_dispatch(compose(random.Random(seed)).dispatch, RECEIVED_MS).issued
    assert found.not_after is not None
    assert found.not_after <= LATEST
    if found.value is not None:
        assert (found.not_before or "") <= found.value <= found.not_after
        assert found.confidence is not None
        assert 0 < found.confidence < 1
        assert found.method is not None
        assert found.evidence
        assert found.value not in {item.value for item in found.rejected}


@settings(max_examples=300, deadline=None)
@given(SEEDS)
def test_where_no_day_is_given_the_bounds_and_candidates_hold_the_true_one(seed: int) -> None:
    made = compose(random.Random(seed))
    found = read_dispatch(made.dispatch, RECEIVED_MS).issued
    if found.value is None:
        true = made.issued.isoformat()
        assert (found.not_before or "") <= true <= (found.not_after or "9")
        assert not set(found.candidates) & {item.value for item in found.rejected}


def test_a_capture_later_than_the_receipt_gives_no_day() -> None:
    text = "Mill to shut\nLYON (Reuters) - The mill on the quay will shut, its owner said.\n"
    record = make_record(make_json(text, fetched_at="2027-05-06T14:30:00Z"))

    found = read_dispatch(open_envelope(record), RECEIVED_MS).issued

    assert found.value is None
    assert found.not_after is not None
    assert found.not_after <= LATEST
