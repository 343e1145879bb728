"""Crash on demand at a step boundary, for the tests of exactly-once; inert without both variables.

`DATELINE_TEST_HOOKS=1` and `DATELINE_TEST_FAILPOINT=judge.after_end:3` end the process the third
time the judge's commit has returned, as `kill -9` would: nothing is flushed or closed.
"""

import os

_EXIT = 137
STEPS = (
    "before_begin",
    "after_begin",
    "after_produce",
    "after_offsets",
    "before_end",
    "after_end",
    "inside_apply",
    "after_apply",
)


class _Armed:
    """The one failpoint of this process and how often it may still be passed."""

    def __init__(self, name: str | None, count: int) -> None:
        self.name = name
        self.left = count


def _from_environment() -> _Armed:
    if os.environ.get("DATELINE_TEST_HOOKS") != "1":
        return _Armed(None, 0)
    name, _, count = os.environ.get("DATELINE_TEST_FAILPOINT", "").partition(":")
    return _Armed(name or None, int(count or 1))


_armed = _from_environment()


def hit(name: str) -> None:
    """End the process here if this failpoint is armed and its count is reached."""
    if name != _armed.name:
        return
    _armed.left -= 1
    if _armed.left <= 0:
        os._exit(_EXIT)
