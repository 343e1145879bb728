"""What a test of the shell may leave behind in the process of all tests: nothing."""

import faulthandler
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def no_timer_outlives_its_test() -> Iterator[None]:
    """A record in hand arms a timer that ends the process; outside a batch nobody stops it."""
    yield
    faulthandler.cancel_dump_traceback_later()
