"""Ends the process if one record takes too long; the journal tells the next process which."""

import faulthandler
import os
import sys
import threading
import time

_LOOKS = 20
_EXIT = 1
_STDERR = 2


class Watchdog:
    """Watches the one record that the process has in hand; `limit` is in seconds.

    A thread says in words what is wrong. A search that never lets go of the interpreter's lock
    would silence it, so a timer in C stands behind it, that prints the stack and ends the process.
    """

    def __init__(self, limit: float) -> None:
        self._limit = limit
        self._in_hand: tuple[str, int, float] | None = None
        self._armed = float("-inf")
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def enter(self, place: str, offset: int, before: float = 0.0) -> None:
        """Note that a record is in hand, which was so for some seconds before."""
        now = time.monotonic()
        self._in_hand = (place, offset, now - before)
        # Arming starts a thread: seldom enough to cost nothing, often enough never to be early.
        if now - self._armed > self._limit / 4:
            faulthandler.dump_traceback_later(self._limit * 1.5, exit=True, file=_STDERR)
            self._armed = now

    def leave(self) -> float:
        """Note that none is; return for how many seconds one was in all."""
        found, self._in_hand = self._in_hand, None
        return 0.0 if found is None else time.monotonic() - found[2]

    def rest(self) -> None:
        """Expect nothing: no record will be taken in hand for a while."""
        self._in_hand = None
        if self._armed != float("-inf"):
            faulthandler.cancel_dump_traceback_later()
            self._armed = float("-inf")

    def close(self) -> None:
        """Stop watching."""
        self.rest()
        self._stop.set()

    def _watch(self) -> None:
        while not self._stop.wait(self._limit / _LOOKS):
            found = self._in_hand
            if found is not None and time.monotonic() - found[2] > self._limit:
                place, offset, _ = found
                sys.stderr.write(
                    f"dateline: {place} at {offset} has been in hand for {self._limit:.0f} s: "
                    f"exit {_EXIT}; it will be read apart\n"
                )
                faulthandler.dump_traceback(file=_STDERR)
                sys.stderr.flush()
                os._exit(_EXIT)
