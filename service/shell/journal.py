"""A journal of the records that READ has in hand, which survives the death of the process.

One small file mapped into memory: a slot per partition with the record in hand, and with the one
that killed an earlier process and how often it was tried. A store into it needs no system call
and survives kill -9, since the page cache does. Only a power cut loses it, and no record causes
a power cut.
"""

import mmap
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from os import SEEK_END
from pathlib import Path
from struct import Struct
from typing import IO
from urllib.parse import quote

from service.shell.process_files import claim_file

SLOTS = 4096
_SLOT = Struct("<QQQ")  # in hand + 1, suspect + 1, tries of the suspect; 0 is none
_HAND = Struct("<Q")
_BYTES = SLOTS * _SLOT.size


def journal_home(state: str, group: str) -> Path | None:
    """Return the directory of a group's journals beside its state; None when that is in memory."""
    kind, _, path = state.partition(":")
    return Path(path) / f"journal-{quote(group, safe='')}" if kind == "embedded" and path else None


@dataclass(frozen=True, slots=True)
class Suspect:
    """A record that processes died of: where it stands, and how often it was tried."""

    partition: int
    offset: int
    tries: int


class Journal:
    """The journal of this process; those of dead ones beside it are taken over when it opens.

    Without a directory it keeps nothing beyond this process.

    Raises:
        OSError: when the directory cannot be written.
    """

    def __init__(self, home: Path | None) -> None:
        self._file: IO[bytes] | None = None
        self._slots: mmap.mmap = mmap.mmap(-1, _BYTES)
        self._suspects: dict[int, Suspect] = {}
        if home is not None:
            self._open(home)

    def _open(self, home: Path) -> None:
        own, dead = claim_file(home, "read")
        if own is None:
            return
        found = [suspect for file in (own, *dead) for suspect in _read(file)]
        # On a full disk a write into a hole of a mapped file kills the process.
        own.write(bytes(max(0, _BYTES - own.seek(0, SEEK_END))))
        own.flush()
        self._file = own
        self._slots = mmap.mmap(own.fileno(), _BYTES)
        self._slots[:] = bytes(_BYTES)
        for file in dead:
            file.truncate(0)
            file.close()
        for suspect in found:
            # Two processes can have died of one record: the one tried more often stands.
            known = self._suspects.get(suspect.partition)
            if known is None or suspect.tries >= known.tries:
                self._suspect(suspect)

    def suspects(self) -> tuple[Suspect, ...]:
        """Return the records that are to be read apart."""
        return tuple(self._suspects.values())

    def suspect(self, partition: int, offset: int) -> Suspect | None:
        """Return what is held against a record, if anything is."""
        found = self._suspects.get(partition)
        return found if found is not None and found.offset == offset else None

    def enter(self, partition: int, offset: int) -> None:
        """Note that a record is in hand."""
        if partition < SLOTS:
            _HAND.pack_into(self._slots, partition * _SLOT.size, offset + 1)

    def leave(self, partition: int) -> None:
        """Note that none is."""
        if partition < SLOTS:
            _HAND.pack_into(self._slots, partition * _SLOT.size, 0)

    def hold(self, partition: int, offset: int) -> None:
        """Note that a record is to be read apart when it comes again."""
        self._suspect(Suspect(partition, offset, 1))

    def tried(self, suspect: Suspect) -> Suspect:
        """Note one more try of a suspect that ended badly."""
        worse = Suspect(suspect.partition, suspect.offset, suspect.tries + 1)
        self._suspect(worse)
        return worse

    def _suspect(self, suspect: Suspect) -> None:
        self._suspects[suspect.partition] = suspect
        self._keep(suspect.partition, suspect.offset + 1, suspect.tries)

    def _keep(self, partition: int, suspect: int, tries: int) -> None:
        if partition < SLOTS:
            _SLOT.pack_into(self._slots, partition * _SLOT.size, 0, suspect, tries)

    def passed(self, partition: int, position: int) -> None:
        """Forget a suspect that is committed."""
        found = self._suspects.get(partition)
        if found is not None and found.offset < position:
            del self._suspects[partition]
            self._keep(partition, 0, 0)

    def close(self) -> None:
        """Let another process have the file."""
        if self._file is not None:
            # The mapping holds the file open for as long as it lives, and with it the lock; and
            # whoever has the lock may cut the file under it.
            self._slots.close()
            self._slots = mmap.mmap(-1, _BYTES)
            self._file.close()
            self._file = None


def _read(file: IO[bytes]) -> Iterator[Suspect]:
    """Yield what a dead process left: its record in hand, or its suspect."""
    file.seek(0)
    data = file.read()
    for number in range(min(SLOTS, len(data) // _SLOT.size)):
        hand, suspect, tries = _SLOT.unpack_from(data, number * _SLOT.size)
        if hand and hand == suspect:
            yield Suspect(number, hand - 1, tries + 1)
        elif hand:
            yield Suspect(number, hand - 1, 1)
        elif suspect:
            yield Suspect(number, suspect - 1, tries)


def opened(home: Path | None) -> tuple[Journal, str]:
    """Open a journal; if it cannot be written READ still runs, and the text says why."""
    if home is None:
        return Journal(None), ""
    with suppress(OSError):
        return Journal(home), ""
    return Journal(None), f"{home} cannot be written: a record that kills READ is not remembered"
