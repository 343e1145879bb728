"""Crash on demand at a step boundary, for the tests of exactly-once; inert without both variables.

`DATELINE_TEST_HOOKS=1` and `DATELINE_TEST_FAILPOINT=judge.after_end:3` end the process the third
time the judge's commit has returned, as `kill -9` would: nothing is flushed or closed. With a
last part `:stop` it freezes there instead, as `kill -STOP` would, and goes on after a SIGCONT.
"""

import os
import signal

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

    def __init__(self, name: str | None = None, count: str = "", action: str = "") -> None:
        self.name = name
        self.left = int(count or 1)
        self.stops = action == "stop"


def _from_environment() -> _Armed:
    if os.environ.get("DATELINE_TEST_HOOKS") != "1":
        return _Armed()
    return _Armed(*os.environ.get("DATELINE_TEST_FAILPOINT", "").split(":")[:3])


_armed = _from_environment()


def hit(name: str) -> None:
    """End the process here if this failpoint is armed and its count is reached."""
    if name != _armed.name:
        return
    _armed.left -= 1
    if _armed.left > 0:
        return
    if _armed.stops:
        _armed.name = None
        os.kill(os.getpid(), signal.SIGSTOP)
    else:
        os._exit(_EXIT)
