"""Crash on demand at a step boundary, for the tests of exactly-once; inert without both variables.

`DATELINE_TEST_HOOKS=1` and `DATELINE_TEST_FAILPOINT=judge.after_end:3` end the process the third
time the judge's commit has returned, as `kill -9` would: nothing is flushed or closed. With a
last part `:stop` it freezes there instead, as `kill -STOP` would, and goes on after a SIGCONT.

A record with the header `test-poison` (segfault, memory, loop, search, slow) harms its reader.
"""

import ctypes
import mmap
import os
import re
import signal
import time
from collections.abc import Callable
from contextlib import suppress

from service.core.record import RawRecord

_EXIT = 137
_CHUNK, _SYSTEM_CHUNKS = 256 * 1024 * 1024, 8
_SLOW = 4.0
_HOOKS = os.environ.get("DATELINE_TEST_HOOKS") == "1"


class _Armed:
    """The one failpoint of this process and how often it may still be passed."""

    def __init__(self, name: str | None = None, count: str = "", action: str = "") -> None:
        self.name = name
        self.left = int(count or 1)
        self.stops = action == "stop"


def _from_environment() -> _Armed:
    if not _HOOKS:
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


def _exhaust() -> None:
    """Map memory until the process's limit refuses it, or the system would kill the process."""
    taken: list[mmap.mmap] = []
    while len(taken) < _SYSTEM_CHUNKS:
        try:
            taken.append(mmap.mmap(-1, _CHUNK))
        except OSError as error:
            raise MemoryError from error
    os.kill(os.getpid(), signal.SIGKILL)


def _loop() -> None:
    while True:
        pass


def _search() -> None:
    # Exponential, and it never lets go of the interpreter's lock.
    re.match(r"(a+)+$", "a" * 64 + "b")


def _be_slow() -> None:
    """Compute for some seconds and come to an end."""
    end = time.monotonic() + _SLOW
    while time.monotonic() < end:
        pass


_POISONS: dict[bytes, Callable[[], object]] = {
    b"segfault": lambda: ctypes.string_at(0),
    b"memory": _exhaust,
    b"loop": _loop,
    b"search": _search,
    b"slow": _be_slow,
}


def poison(record: RawRecord) -> None:
    """Do here what a record's header asks for, when the tests have armed it."""
    if not _HOOKS:
        return
    with suppress(KeyError):
        _POISONS[record.header("test-poison") or b""]()
