"""The group memberships of this process, kept on disk so that its successor can end them.

After a kill, a group waits for the session timeout of the dead member before it assigns its
partitions. A process that starts on the same directory and finds the file of a dead one removes
that member from its group. This is only a speed-up: a member named by a stale file is gone
already, or joins again.
"""

from contextlib import suppress
from pathlib import Path
from typing import IO, Protocol

import orjson

from service.shell import log
from service.shell.failures import StepError
from service.shell.process_files import claim_file

_PAIR = 2
Member = tuple[str, str]  # a group and the name it has given to a member


class Groups(Protocol):
    """Where a dead member is removed from its group."""

    async def leave(self, group: str, member: str) -> None:
        """Take a member out of its group; raises StepError."""


class Former:
    """Memberships of dead processes, until removed; and those of this one, until left."""

    def __init__(self, home: Path | None, groups: Groups) -> None:
        self._groups = groups
        self._file: IO[bytes] | None = None
        self._own: dict[str, str] = {}
        self.members: list[Member] = []
        if home is not None:
            # Others report a directory that cannot be written.
            with suppress(OSError):
                self._claim(home)

    def _claim(self, home: Path) -> None:
        self._file, dead = claim_file(home, "member")
        for file in dead if self._file is None else (self._file, *dead):
            self.members += _read(file)
        # Our file holds all of them before the others are emptied: a kill here loses none.
        self._keep()
        for file in dead:
            file.truncate(0)
            file.close()

    async def tell(self) -> None:
        """Remove the members killed before us from their groups; keep those that failed."""
        for group, member in tuple(self.members):
            try:
                await self._groups.leave(group, member)
            except StepError as error:
                log.warn("a group waits for a dead member", group=group, cause=error.detail)
            else:
                self.members.remove((group, member))
        self._keep()

    def joined(self, group: str, member: str) -> None:
        """Note that this process is a member of a group, under a name the group gave it."""
        if self._own.get(group) != member:
            self._own[group] = member
            self._keep()

    async def leave(self, group: str) -> None:
        """Take this process out of a group that its own connection does not let it leave.

        Raises:
            StepError: when the group could not be told; whoever starts here next tells it.
        """
        if group in self._own:
            await self._groups.leave(group, self._own[group])
            self.left(group)

    def left(self, group: str) -> None:
        """Note that this process has left a group in good order."""
        self._own.pop(group, None)
        self._keep()

    def _keep(self) -> None:
        if self._file is not None:
            with suppress(OSError):
                self._file.truncate(0)
                self._file.write(orjson.dumps([*self.members, *self._own.items()]))
                self._file.flush()

    def close(self) -> None:
        """Close the file; it still names the members that did not leave."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _read(file: IO[bytes]) -> list[Member]:
    file.seek(0)
    try:
        told = orjson.loads(file.read())
    except orjson.JSONDecodeError:
        return []  # empty, or its writer was killed in the middle
    pairs = told if isinstance(told, list) else []
    return [(str(p[0]), str(p[1])) for p in pairs if isinstance(p, list) and len(p) == _PAIR]
