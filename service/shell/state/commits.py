"""What of the segments counts: a line a batch, with the position in the log that it stands for.

A line is a checksum and JSON. The last one may be torn, by whatever ended the process: then its
batch is not in the state. All of it is written anew before it grows long.
"""

import os
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

LAYOUT = 7
_LONG = 1024 * 1024
_CHECKED = 9  # eight hex digits and a blank


@dataclass(slots=True, kw_only=True)
class Facts:
    """Where a state stands: its position, what it remembers of the log, what agencies have."""

    position: int = 0
    last: bytes | None = None
    agencies: dict[str, Any] = field(default_factory=dict)


def position_in(home: Path) -> int:
    """Return where a directory's state stands, unopened; 0 when there is none, or no good one."""
    try:
        *_, last = _whole((home / Commits.NAME).read_bytes())
        told = orjson.loads(last[_CHECKED:])
        return int(told["position"]) if told["layout"] == LAYOUT else 0
    except (OSError, ValueError, KeyError, TypeError):
        return 0


class Commits:
    """The file of commits in a directory."""

    NAME = "commits"

    def __init__(self, home: Path) -> None:
        self._path = home / self.NAME
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        self._size = self._base = 0
        self.facts = Facts()

    def load(self) -> Facts:
        """Return what was committed.

        Raises:
            ValueError, KeyError, TypeError: when it is damaged, or of another layout.
        """
        for line in _whole(self._path.read_bytes()):
            told = orjson.loads(line[_CHECKED:])
            if told["layout"] != LAYOUT:
                message = f"layout {told['layout']}"
                raise ValueError(message)
            self.facts.position, self.facts.last = told["position"], bytes.fromhex(told["last"])
            self.facts.agencies |= told["agencies"]
            self._size += len(line) + 1
        os.ftruncate(self._file, self._size)
        return self.facts

    def add(self, position: int, last: bytes, agencies: Mapping[str, Any]) -> None:
        """Commit what agencies have now; raises OSError as when the disk is full."""
        self.facts.position, self.facts.last = position, last
        self.facts.agencies |= agencies
        if self._size > _LONG + 4 * self._base:
            self._anew()
        else:
            self._write(_line(self.facts, agencies))

    def _write(self, line: bytes) -> None:
        done = 0
        while done < len(line):
            done += os.pwrite(self._file, line[done:], self._size + done)
        self._size += len(line)

    def _anew(self) -> None:
        """Write it as one line, atomically for the next reader."""
        facts, old, path = self.facts, self._file, self._path.with_suffix(".new")
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o644)
        os.close(old)
        self._size = 0
        self._write(_line(facts, facts.agencies))
        self._base = self._size
        path.replace(self._path)

    def close(self) -> None:
        """Close the file."""
        os.close(self._file)


def _line(facts: Facts, agencies: Mapping[str, Any]) -> bytes:
    last = (facts.last or b"").hex()
    told = {"layout": LAYOUT, "position": facts.position, "last": last, "agencies": agencies}
    line = orjson.dumps(told)
    return b"%08x %s\n" % (zlib.crc32(line), line)


def _whole(data: bytes) -> Iterator[bytes]:
    """Yield the lines; the last one only when it is whole.

    Raises:
        ValueError: when another one is not.
    """
    *whole, _ = data.split(b"\n")
    for number, line in enumerate(whole):
        if line[:_CHECKED] != b"%08x " % zlib.crc32(line[_CHECKED:]):
            if number + 1 == len(whole):
                return
            message = f"commit {number} is damaged"
            raise ValueError(message)
        yield line
