"""How often a partition may replace its producer before the process gives up."""

from collections import deque

from service.shell.failures import GaveUpError, StepError

_MINUTE = 60.0


class RecycleBudget:
    """Recycles within the last minute, against a limit. Time is seconds, given."""

    def __init__(self, owner: str, a_minute: int) -> None:
        self._owner = owner
        self._a_minute = a_minute
        self._times: deque[float] = deque()

    def spend(self, now: float, error: StepError) -> None:
        """Count one recycle.

        Raises:
            GaveUpError: when there were more within a minute than the limit allows.
        """
        self._times.append(now)
        while now - self._times[0] > _MINUTE:
            self._times.popleft()
        if len(self._times) > self._a_minute:
            message = f"{self._owner}: {len(self._times)} recycles within a minute: {error}"
            raise GaveUpError(message)
