"""A partition's state on disk: reopened where it stood, wiped when it cannot be read.

A batch goes to the end of the files of its agencies, then one line says that it counts and which
log offset it stands for. So the disk holds a prefix of the log whatever interrupts a write. It is
not synced: after a power cut the log gives back what was lost.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from service.core.story.state import StateUnreadableError
from service.shell import log
from service.shell.state.commits import Commits, Facts, position_in
from service.shell.state.files import Files
from service.shell.state.fold import REFILLED, FoldedState
from service.shell.state.lock import locked

_FACTS = "facts"


def position_at(path: Path) -> int:
    """Return up to where the state in a directory knows the log, unopened; 0 when it is none."""
    return position_in(path / _FACTS)


class EmbeddedState(FoldedState):
    """The fold of the verdicts so far, in a directory that this object alone may use.

    Raises:
        StateTakenError: on construction, when the directory is in use.
        ConfigurationError: on construction, when the directory cannot be used at all.
    """

    def __init__(self, path: Path) -> None:
        directory = _Directory(path)
        try:
            super().__init__(directory)
        except BaseException:
            directory.close()
            raise


class _Directory:
    """Files and commits in a directory, locked first: only our own files may be wiped."""

    def __init__(self, path: Path) -> None:
        self._lock = locked(path)
        self._home, self._before = path / _FACTS, path / "db"
        self.store = Files(self._home)
        self.name = str(self._home)
        self._commits: Commits | None = None

    def load(self) -> Facts:
        """Return what was committed; raises as `Commits.load`, and OSError."""
        self._release()
        if self._before.exists():
            # The log has all that a release before this one kept.
            log.warn(REFILLED, state=str(self._before), why="it is of another layout")
            shutil.rmtree(self._before)
        self._home.mkdir(parents=True, exist_ok=True)
        self._commits = Commits(self._home)
        return self._commits.load()

    def commit(self, position: int, last: bytes, agencies: Mapping[str, Any]) -> None:
        """Make what was written count; raises OSError."""
        if self._commits is None:
            message = f"{self.name} is closed"
            raise StateUnreadableError(message)
        self._commits.add(position, last, agencies)

    def settle(self, named: set[str]) -> None:
        """Remove the files of a batch that does not count."""
        for one in self._home.iterdir():
            if one.name not in named and one.name != Commits.NAME:
                self.store.drop(one.name)

    def wipe(self) -> None:
        """Remove all files and start empty; the lock is kept."""
        self._release()
        shutil.rmtree(self._home, ignore_errors=True)
        self.load()

    def close(self) -> None:
        """Close the files and give the directory up."""
        self._release()
        self._lock.close()

    def _release(self) -> None:
        commits, self._commits = self._commits, None
        if commits is not None:
            commits.close()
        self.store.close()
