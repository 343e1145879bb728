"""Keeps planning fair: times its steps, lets the loop breathe every 10 ms, ends long batches."""

import asyncio
import time

_SLICE = 0.01
_ENOUGH = 0.5


class Stopwatch:
    """Times the steps of one batch. Heartbeats share the loop, so no slice may be long."""

    def __init__(self, *steps: str) -> None:
        self._sums = dict.fromkeys(steps, 0.0)
        self._lap = self._slice = time.perf_counter()

    def lap(self, step: str) -> None:
        """Add the time since the last lap to a step."""
        now = time.perf_counter()
        self._sums[step] += now - self._lap
        self._lap = now

    async def breathe(self) -> None:
        """Let others run if this slice has taken its time."""
        if self._lap - self._slice > _SLICE:
            await asyncio.sleep(0)
            self._lap = self._slice = time.perf_counter()

    @property
    def enough(self) -> bool:
        """Tell whether a batch has cost so much that it should be written as it is."""
        return sum(self._sums.values()) > _ENOUGH

    def means(self, records: int) -> dict[str, float]:
        """Return the mean seconds of a record by step."""
        return {step: seconds / max(1, records) for step, seconds in self._sums.items()}
