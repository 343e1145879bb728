"""The judge's state in memory: the fold of the log since the process took the partition."""

from collections.abc import Sequence

from service.core.internal import Verdict
from service.core.story.overlay import Overlay


class MemoryState(Overlay):
    """A state without a disk; refilled from the verdict log at every start."""

    def __init__(self) -> None:
        super().__init__()
        self._position = 0
        self._last_hash: bytes | None = None

    def position(self) -> int:
        """Return the log offset up to which verdicts were applied; 0 when none were."""
        return self._position

    def last_record_hash(self) -> bytes | None:
        """Return what was remembered of the log's tail at `position`."""
        return self._last_hash

    def apply(self, verdicts: Sequence[Verdict], log_position: int, last_hash: bytes) -> None:
        """Take verdicts in, in their order, with the log offset they stand for."""
        for verdict in verdicts:
            self.add(verdict)
        self._position, self._last_hash = log_position, last_hash

    def entries(self) -> int:
        """Return how many dispatches are known."""
        return len(self._sources)

    def wipe(self) -> None:
        """Forget everything."""
        for known in (self._sources, self._bodies, self._chains, self._stories):
            known.clear()
        self._position, self._last_hash = 0, None

    def close(self) -> None:
        """Nothing is open."""
