"""Settings of Python's garbage collector for a process that keeps much and makes few cycles."""

import gc

# By default the youngest objects are looked through every 700 allocations: at a dispatch or two.
_THRESHOLDS = (50_000, 20, 50)


def tune_gc() -> None:
    """Look for cycles seldom, and never among what the imports made.

    A fifth to a quarter of the CPU of refilling a state in memory, measured, went into looking.
    """
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
