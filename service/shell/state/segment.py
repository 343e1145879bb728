"""The facts of an agency's generation, one after another, and the index that finds them.

A record lies in the file of facts behind a check of four bytes; an entry in the file of the index
says its size, its read offset, and the hashes it is found by. So a state is opened by reading the
index alone. What was appended counts when it was flushed and the commit that follows names it.
"""

import struct
import zlib
from array import array
from bisect import bisect_left
from itertools import accumulate, islice

from service.shell.state.files import Store
from service.shell.state.index import DamagedEntryError, Names, Table, entry_of

_CHECK = struct.Struct("=I")
_AT_ONCE = 1024 * 1024
Sizes = tuple[int, int, int]  # generation, bytes of facts, bytes of index


class Segment:
    """Records numbered from 0, in the order of their read offsets."""

    def __init__(self, store: Store, name: str, generation: int, expected: int = 0) -> None:
        """Begin empty; `expected` is for how many hashes there has to be room."""
        self.name, self.generation = name, generation
        self.table = Table(expected)
        self.offsets: array[int] = array("q")
        self._ends: array[int] = array("Q")
        self._store = store
        self._facts, self._index = bytearray(), bytearray()
        self._facts_size = self._index_size = 0

    @property
    def names(self) -> tuple[str, str]:
        """What its files are called."""
        return f"{self.name}.facts", f"{self.name}.index"

    def put(self, record: bytes, read_offset: int, names: Names) -> None:
        """Append a record that is found by names."""
        self.append(record, read_offset, entry_of(len(record), read_offset, names))

    def append(self, record: bytes, read_offset: int, entry: bytes) -> None:
        """Append a record that is found as its entry says."""
        self.table.add(len(self._ends), entry)
        self._index += entry
        self._facts += _CHECK.pack(zlib.crc32(record))
        self._facts += record
        self._ends.append(self._facts_size + len(self._facts))
        self.offsets.append(read_offset)

    def record(self, number: int) -> bytes:
        """Return a record.

        Raises:
            ValueError: when it is not what was appended.
            OSError: when it cannot be read.
        """
        at, end = self._ends[number - 1] if number else 0, self._ends[number]
        if at >= self._facts_size:
            at, end = at - self._facts_size, end - self._facts_size
            return bytes(self._facts[at + _CHECK.size : end])
        checked = self._store.read(self.names[0], at, end - at)
        record = checked[_CHECK.size :]
        if len(checked) != end - at or zlib.crc32(record) != _CHECK.unpack_from(checked)[0]:
            message = f"record {number} of {self.name} is damaged"
            raise ValueError(message)
        return record

    def number_at(self, read_offset: int) -> int | None:
        """Return the first record of a read offset, if any."""
        number = bisect_left(self.offsets, read_offset)
        found = number < len(self.offsets) and self.offsets[number] == read_offset
        return number if found else None

    def flush(self) -> Sizes:
        """Write what was appended; return what a commit has to say of it."""
        facts, index = self.names
        if self._facts:
            self._store.write(facts, self._facts_size, self._facts)
            self._store.write(index, self._index_size, self._index)
            self._facts_size += len(self._facts)
            self._index_size += len(self._index)
            self._facts, self._index = bytearray(), bytearray()
        return self.generation, self._facts_size, self._index_size

    def drop(self) -> None:
        """Give its files up."""
        for name in self.names:
            self._store.drop(name)

    def load(self, facts_size: int, index_size: int) -> None:
        """Read the index of a segment of so many bytes.

        Raises:
            ValueError, OSError: when it is not there, or damaged.
        """
        at, rest = 0, b""
        while at < index_size:
            part = self._store.read(self.names[1], at, min(_AT_ONCE, index_size - at))
            if not part:
                break
            at += len(part)
            rest = self._load(rest + part)
        self._facts_size, self._index_size = facts_size, index_size
        end = self._ends[-1] if self._ends else 0
        last = self._store.read(self.names[0], facts_size - 1, 1) if facts_size else b" "
        if rest or at != index_size or end != facts_size or not last:
            message = f"{self.name} is shorter than was written"
            raise DamagedEntryError(message)

    def _load(self, entries: bytes) -> bytes:
        taken, sizes, offsets = self.table.read(len(self._ends), entries)
        end = self._ends[-1] if self._ends else 0
        lying = (_CHECK.size + size for size in sizes)
        self._ends.extend(islice(accumulate(lying, initial=end), 1, None))
        self.offsets.extend(offsets)
        return entries[taken:]
