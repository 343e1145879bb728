"""Shutdown: a signal asks for a drain, a second one or the deadline ends the process at once."""

import asyncio
import os
import signal
import sys
import threading
import time
from contextlib import suppress

EXIT_DEADLINE = 70
_SAME_SIGNAL = 0.3


class Shutdown:
    """Signals and the deadline: the first asks for a drain, the second or the deadline ends it."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._timer: threading.Timer | None = None
        self._since = 0.0
        self.asked = asyncio.Event()

    def install(self) -> None:
        """Take SIGTERM and SIGINT over."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._signal)

    def _signal(self) -> None:
        # Some supervisors signal the process and its group: the same request twice at once.
        if self._since and time.monotonic() - self._since > _SAME_SIGNAL:
            _leave("a second signal")
        self._since = self._since or time.monotonic()
        self.ask()

    def ask(self) -> None:
        """Ask for a drain and start the clock: in a thread, for a loop that is stuck, too."""
        self.asked.set()
        if self._timer is None:
            self._timer = threading.Timer(self.seconds, _leave, ("the drain deadline",))
            self._timer.daemon = True
            self._timer.start()

    async def wait(self, seconds: float) -> None:
        """Wait so long, or until a drain is asked for."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.asked.wait(), seconds)

    def disarm(self) -> None:
        """Stop the clock: the process ends by itself."""
        if self._timer is not None:
            self._timer.cancel()


def _leave(why: str) -> None:
    sys.stderr.write(f"dateline: {why}: exit {EXIT_DEADLINE}\n")
    sys.stderr.flush()
    os._exit(EXIT_DEADLINE)
