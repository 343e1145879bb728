"""A partition's state in memory: forgotten at exit, refilled from the verdict log."""

from collections.abc import Mapping
from typing import Any

from service.shell.state.commits import Facts
from service.shell.state.files import Kept
from service.shell.state.fold import FoldedState


class MemoryState(FoldedState):
    """The fold of the log so far, without a file."""

    def __init__(self) -> None:
        super().__init__(_Nowhere())


class _Nowhere:
    """What was committed cannot be gone back to: half a batch costs the whole state."""

    name = "the state in memory"

    def __init__(self) -> None:
        self.store = Kept()

    def load(self) -> Facts:
        """Nothing is ever there."""
        self.wipe()
        return Facts()

    def commit(self, position: int, last: bytes, agencies: Mapping[str, Any]) -> None:
        """Nothing to do: it is where it is."""

    def settle(self, named: set[str]) -> None:
        """Nothing to remove."""

    def wipe(self) -> None:
        """Forget all bytes."""
        self.store.clear()

    def close(self) -> None:
        """Nothing to close."""
