"""The cycle collector looks seldom, and not at what the imports made."""

import gc

from service.shell.gc_tuning import tune_gc


def test_the_collector_runs_once_in_tens_of_thousands_of_allocations() -> None:
    before = gc.get_threshold()
    try:
        tune_gc()

        assert gc.get_threshold()[0] >= 10_000
        assert gc.get_freeze_count() > 0
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
