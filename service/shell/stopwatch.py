"""Times the steps of a batch, yields to the event loop every 2 ms, and ends long batches."""

import asyncio
import time

from service.core.pipeline import Step

# Every answer of a broker waits for the slice in hand: a transaction of the other stage asks for
# six, and beside slices of 10 ms took nearly twice as long for them, measured.
_SLICE = 0.002
_ENOUGH = 0.5


class Stopwatch:
    """Times the steps of one batch. Heartbeats share the loop, so no slice may be long."""

    def __init__(self, *steps: Step) -> None:
        self.seconds: dict[Step, list[float]] = {step: [] for step in steps}
        self._busy = 0.0
        self._lap = self._slice = time.perf_counter()

    def lap(self, step: Step) -> None:
        """Give the time since the last lap to a step of one record."""
        now = time.perf_counter()
        self.seconds[step].append(now - self._lap)
        self._lap = now

    async def breathe(self) -> None:
        """Let others run if this slice has taken its time."""
        if self._lap - self._slice > _SLICE:
            self._busy += self._lap - self._slice
            await asyncio.sleep(0)
            self._lap = self._slice = time.perf_counter()

    @property
    def enough(self) -> bool:
        """Tell whether a batch has cost so much that it should be written as it is."""
        return self._busy + self._lap - self._slice > _ENOUGH
