"""What JUDGE knows, in memory or on disk: a copy that the verdict log can always refill."""

import fcntl
import os
from pathlib import Path
from urllib.parse import quote

from service.shell.failures import ConfigurationError
from service.shell.state.embedded import EmbeddedState
from service.shell.state.memory import MemoryState

State = MemoryState | EmbeddedState


class StateHome:
    """Where the states of a process live. A directory is locked as long as the process lives.

    Raises:
        ConfigurationError: when another process holds the directory, or it cannot be written.
    """

    def __init__(self, place: str, group: str) -> None:
        kind, _, path = place.partition(":")
        self._root = Path(path) / quote(group, safe="") if kind == "embedded" else None
        self._lock = None if self._root is None else _locked(self._root)

    def open(self, partition: int) -> State:
        """Open the state of one partition of `dispatches.read`."""
        if self._root is None:
            return MemoryState()
        return EmbeddedState(self._root / f"judge-{partition}")

    def close(self) -> None:
        """Let another process have the directory."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _locked(root: Path) -> int:
    try:
        root.mkdir(parents=True, exist_ok=True)
        lock = os.open(root / "LOCK", os.O_CREAT | os.O_RDWR, 0o644)
    except OSError as error:
        message = f"DATELINE_STATE: {root} cannot be used: {error.strerror}"
        raise ConfigurationError(message) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(lock)
        message = f"DATELINE_STATE: {root} is in use by another process; give each its own"
        raise ConfigurationError(message) from error
    return lock
