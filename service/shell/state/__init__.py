"""What JUDGE knows, in memory or on disk: a copy that the verdict log can always refill."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from service.shell.failures import ConfigurationError
from service.shell.state.embedded import EmbeddedState, position_at
from service.shell.state.lock import StateTakenError, locked
from service.shell.state.memory import MemoryState

__all__ = ["EmbeddedState", "MemoryState", "State", "StateHome", "StateTakenError"]

State = MemoryState | EmbeddedState


class StateHome:
    """Where the states of a process live: `memory:` or `embedded:PATH`, locked until closed.

    Raises:
        ConfigurationError: when another process holds the directory, or it cannot be written.
    """

    def __init__(self, place: str, group: str) -> None:
        self._root = _root(place, group)
        self._lock = None if self._root is None else locked(self._root)

    def open(self, partition: int) -> State:
        """Open the state of one partition of `dispatches.read`."""
        if self._root is None:
            return MemoryState()
        return EmbeddedState(self._root / f"judge-{partition}")

    def positions(self) -> Mapping[int, int]:
        """Return up to where in the verdict log the states on disk know it, by partition."""
        homes = () if self._root is None else self._root.glob("judge-*")
        numbers = ((home, home.name.removeprefix("judge-")) for home in homes)
        return {int(number): position_at(home) for home, number in numbers if number.isdecimal()}

    def close(self) -> None:
        """Let another process have the directory."""
        if self._lock is not None:
            self._lock.close()


def _root(place: str, group: str) -> Path | None:
    kind, _, path = place.partition(":")
    if kind == "memory":
        return None
    if kind == "embedded" and path:
        # The prefix keeps a group called `..` inside the directory.
        return Path(path) / f"group-{quote(group, safe='')}"
    message = f"DATELINE_STATE: {place!r} should be memory: or embedded:PATH"
    raise ConfigurationError(message)
