"""Which members of groups this process is, kept for the one that comes after a kill.

A group that is not told of a death waits for the session of the dead before it gives partitions
to anybody. Whoever starts on the same directory, and finds the file of a process that lives no
more, can tell it. Nothing rests on it: what a stale file names is gone or joins again.
"""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Protocol

import orjson

from service.shell import log
from service.shell.claimed import claimed
from service.shell.failures import StepError


class Groups(Protocol):
    """Where a death is told."""

    async def leave(self, group: str, member: str) -> None:
        """Take a member out of its group; raises StepError."""


class Former:
    """Memberships of processes that are dead, by group; keeps those of this one."""

    def __init__(self, home: Path | None) -> None:
        self._file: IO[bytes] | None = None
        self._own: dict[str, str] = {}
        self.members: list[tuple[str, str]] = []
        if home is not None:
            # A directory that cannot be written is for others to complain of.
            with suppress(OSError):
                self._claim(home)

    def _claim(self, home: Path) -> None:
        own, dead = claimed(home, "member")
        for file in (own, *dead):
            if file is not None:
                self.members += _read(file).items()
                file.truncate(0)
        for file in dead:
            file.close()
        self._file = own

    async def left(self, groups: Groups) -> None:
        """Say of those killed before us that they are gone."""
        for group, member in self.members:
            try:
                await groups.leave(group, member)
            except StepError as error:
                log.warn("a group waits for a dead member", group=group, cause=error.detail)

    def joined(self, group: str, member: str) -> None:
        """Note that this process is a member of a group, under a name the group gave it."""
        if self._own.get(group) != member:
            self._own[group] = member
            with suppress(OSError):
                self._keep()

    def _keep(self) -> None:
        if self._file is not None:
            self._file.truncate(0)
            self._file.write(orjson.dumps(self._own))
            self._file.flush()

    def close(self) -> None:
        """Forget them: whoever ends in good order has left."""
        if self._file is not None:
            with suppress(OSError):
                self._file.truncate(0)
            self._file.close()
            self._file = None


def _read(file: IO[bytes]) -> Mapping[str, str]:
    file.seek(0)
    try:
        told = orjson.loads(file.read())
    except orjson.JSONDecodeError:
        return {}  # empty, or its writer was killed in the middle
    return {str(k): str(v) for k, v in told.items()} if isinstance(told, dict) else {}
