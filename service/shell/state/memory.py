"""A partition's state in memory: forgotten at exit, refilled from the verdict log."""

from collections.abc import Sequence

from service.core.internal import Rotation, Verdict
from service.core.story.overlay import Overlay


class MemoryState(Overlay):
    """The fold of the log so far, held by an overlay over nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._position = 0
        self._last_hash: bytes | None = None

    def wipe(self) -> None:
        """Forget everything: position 0."""
        self.__init__()  # type: ignore[misc]

    def position(self) -> int:
        """Return the offset of the verdict log to read on from; 0 is nothing applied."""
        return self._position

    def last_record_hash(self) -> bytes | None:
        """Return what `apply` was told of the log before the position."""
        return self._last_hash

    def apply(
        self, entries: Sequence[Verdict | Rotation], log_position: int, last_hash: bytes
    ) -> None:
        """Take entries in; those of a position already reached are known and change nothing."""
        if log_position <= self._position:
            return
        for entry in entries:
            self.learn(entry)
        self._position = log_position
        self._last_hash = last_hash

    def entries(self) -> int:
        """Return how many source records are known."""
        ages = self.changes().ages.values()
        return sum(age.newer.entries + age.older.entries for age in ages)

    def close(self) -> None:
        """Nothing to close."""
