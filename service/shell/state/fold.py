"""The fold of the log, a batch at a time, kept on disk or nowhere but in memory."""

import errno
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from service.core.internal import Entry
from service.core.story.state import StateUnreadableError
from service.shell import log
from service.shell.state.commits import Facts
from service.shell.state.files import Store
from service.shell.state.kept import UNSOUND, KeptFacts
from service.shell.state.writing import Writing

REFILLED = "the state on disk is given up and filled again from the verdict log"
_NO_ROOM = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EMFILE, errno.ENFILE)


class Keep(Protocol):
    """Where a state is kept."""

    @property
    def store(self) -> Store:
        """The bytes of its segments."""

    @property
    def name(self) -> str:
        """What it is called in messages."""

    def load(self) -> Facts:
        """Return what was committed; nothing after a wipe."""

    def commit(self, position: int, last: bytes, agencies: Mapping[str, Any]) -> None:
        """Make what was written count."""

    def settle(self, named: set[str]) -> None:
        """Remove what bears none of these names."""

    def wipe(self) -> None:
        """Remove everything and start empty."""

    def close(self) -> None:
        """Give it up."""


class FoldedState(KeptFacts):
    """The fold of the verdicts so far."""

    def __init__(self, keep: Keep) -> None:
        super().__init__(keep.store, keep.name, self.wipe)
        self._keep = keep
        self._position = 0
        self._last_hash: bytes | None = None
        self._load()

    def position(self) -> int:
        """Return the offset of the verdict log to read on from; 0 is nothing applied."""
        return self._position

    def last_record_hash(self) -> bytes | None:
        """Return what `apply` was told of the log before the position."""
        return self._last_hash

    def apply(self, entries: Sequence[Entry], log_position: int, last_hash: bytes) -> None:
        """Take entries in with the position they lead to; one already reached changes nothing.

        Raises:
            StateUnreadableError: when what they add to is damaged; then the state was wiped.
            OSError: when they cannot be written; then the state is as it was before.
        """
        if log_position <= self._position:
            return
        writing = Writing(self)
        try:
            for entry in entries:
                writing.learn(entry)
            told = {agency: self.home(agency).commit() for agency in writing.touched}
            self._keep.commit(log_position, last_hash, told)
        except StateUnreadableError:
            raise
        except BaseException:
            self._load()
            raise
        # What is committed is never applied again, whatever becomes of files given up.
        self._position, self._last_hash = log_position, last_hash
        for segment in writing.forgotten:
            segment.drop()

    def _load(self) -> None:
        """Stand where the last commit says; a state that cannot be read is a new one."""
        self._homes.clear()
        self._position, self._last_hash = 0, None
        try:
            facts = self._keep.load()
            for agency, told in facts.agencies.items():
                self.home(agency).load(told)
        except UNSOUND as error:
            if isinstance(error, OSError) and error.errno in _NO_ROOM:
                # Half of it is loaded: nothing may be read of it, or written behind it.
                self._closed = True
                raise
            log.warn(REFILLED, state=self._keep.name, why=str(error))
            self.wipe()
            return
        self._keep.settle({name for home in self._homes.values() for name in home.files()})
        self._position, self._last_hash = facts.position, facts.last

    def wipe(self) -> None:
        """Forget everything: position 0."""
        self._homes.clear()
        self._position, self._last_hash = 0, None
        self._keep.wipe()

    def close(self) -> None:
        """Give up where it is kept; nothing more can be asked."""
        self._closed = True
        self._homes.clear()
        self._keep.close()
