"""Signals during start-up, before the event loop handles them: nothing to drain, exit 0."""

import os
import signal
import sys
from types import FrameType


def exit_on_signals() -> None:
    """Until the loop takes SIGTERM and SIGINT over, end at once with status 0 on either.

    Without this a process stopped while it imports would end by the signal, and a supervisor
    would take a clean stop for a crash. Imports nothing heavy itself, for the same reason.
    """
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _leave)


def _leave(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - signal calls it so
    sys.stderr.write("dateline: stopped before it had begun: exit 0\n")
    sys.stderr.flush()
    # Half-imported modules and their threads have nothing to tidy up.
    os._exit(0)
