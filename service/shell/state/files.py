"""Where the bytes of segments are kept: in files of one directory, or nowhere but in memory."""

import os
from collections import OrderedDict
from pathlib import Path
from typing import Protocol

_MOST_OPEN = 32


class Store(Protocol):
    """Bytes by name, written at their end alone."""

    def write(self, name: str, at: int, data: bytes | bytearray) -> None:
        """Write at a place; what lay behind it counts for nothing."""

    def read(self, name: str, at: int, size: int) -> bytes:
        """Return so many bytes from a place on, fewer at the end."""

    def drop(self, name: str) -> None:
        """Give the bytes of a name up."""


class Files:
    """Files of a directory, of which a few are open."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._open: OrderedDict[str, int] = OrderedDict()

    def write(self, name: str, at: int, data: bytes | bytearray) -> None:
        """Write at a place; raises OSError as when the disk is full."""
        file, rest = self._file(name, os.O_CREAT), memoryview(data)
        while rest:
            done = os.pwrite(file, rest, at)
            rest, at = rest[done:], at + done

    def read(self, name: str, at: int, size: int) -> bytes:
        """Return so many bytes, fewer at the end; raises OSError."""
        return os.pread(self._file(name, 0), size, at)

    def drop(self, name: str) -> None:
        """Remove a file."""
        file = self._open.pop(name, None)
        if file is not None:
            os.close(file)
        (self._home / name).unlink(missing_ok=True)

    def close(self) -> None:
        """Close what is open."""
        while self._open:
            os.close(self._open.popitem()[1])

    def _file(self, name: str, more: int) -> int:
        file = self._open.get(name)
        if file is None:
            if len(self._open) >= _MOST_OPEN:
                os.close(self._open.popitem(last=False)[1])
            flags = os.O_RDWR | os.O_CLOEXEC | more
            file = self._open[name] = os.open(self._home / name, flags, 0o644)
        self._open.move_to_end(name)
        return file


class Kept:
    """Nothing but memory."""

    def __init__(self) -> None:
        self._kept: dict[str, bytearray] = {}

    def write(self, name: str, at: int, data: bytes | bytearray) -> None:
        """Keep bytes."""
        kept = self._kept.setdefault(name, bytearray())
        kept[at:] = data

    def read(self, name: str, at: int, size: int) -> bytes:
        """Return what was kept."""
        return bytes(self._kept[name][at : at + size])

    def drop(self, name: str) -> None:
        """Forget."""
        self._kept.pop(name, None)

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
