"""The door to native/: tables from the hash of a name to the numbers of records, in memory.

A record is put under names, of which a table gives the newest record alone, and under keys, of
which it gives the newest eight. Of two names with one hash of 48 bits the older is not found: so
it is with one in seventy million when a million records are known. Whoever asks compares the name
in the record it is given.
"""

import ctypes
import struct
from array import array
from collections.abc import Sequence
from pathlib import Path

from service.core.native import load

NEWEST = 8
MOST_HASHES = 1000
_SHARDS, _SLOT, _FIRST_ROOM = 16, 10, 8
_KEY, _HASH, _ENTRY = 8, 6, 20
_PARTS = b"\xff"
_GROW, _DAMAGED = 1, 2
_NONE = (1 << 32) - 1


class DamagedEntryError(ValueError):
    """An entry is not what was written."""


class _Shard(ctypes.Structure):
    _fields_ = (
        ("slots", ctypes.c_void_p),
        ("room", ctypes.c_uint64),
        ("used", ctypes.c_uint64),
    )


class _Reading(ctypes.Structure):
    _fields_ = (
        ("entries", ctypes.c_char_p),
        ("size", ctypes.c_uint64),
        ("at", ctypes.c_uint64),
        ("sizes", ctypes.c_void_p),
        ("offsets", ctypes.c_void_p),
        ("count", ctypes.c_uint32),
        ("number", ctypes.c_uint32),
        ("hash", ctypes.c_uint32),
        ("shard", ctypes.c_uint32),
    )


def _library() -> ctypes.PyDLL:
    library = load(Path(__file__).with_name("_kernel.so"))
    pointer, text, size = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint64
    number = ctypes.c_uint32
    library.index_shard.argtypes = (text, number)
    library.index_shard.restype = number
    library.index_find.argtypes = (pointer, number, text, size)
    library.index_find.restype = size
    library.index_any.argtypes = (pointer, number, text, size)
    library.index_any.restype = number
    library.index_entry.argtypes = (
        *(pointer, number, number, text, size, text, size),
        *(number, size, pointer),
    )
    library.index_entry.restype = size
    library.index_posted.argtypes = (pointer, text, number, pointer)
    library.index_posted.restype = number
    library.index_enter.argtypes = (pointer, text, number, number)
    library.index_enter.restype = number
    library.index_grow.argtypes = (pointer, pointer, size)
    library.index_grow.restype = None
    library.index_read.argtypes = (pointer, pointer)
    library.index_read.restype = number
    return library


_LIBRARY = _library()
_find, _any, _entry = _LIBRARY.index_find, _LIBRARY.index_any, _LIBRARY.index_entry
_enter, _posted = _LIBRARY.index_enter, _LIBRARY.index_posted
Names = Sequence[bytes]  # UTF-8, none of them empty


def entry_of(size: int, read_offset: int, names: Names, keys: bytes = b"") -> bytes:
    """Return what a file says of a record of `size` bytes, its names and keys of eight bytes."""
    return Tables(()).entry((size, read_offset), names, keys)[0]


class Table:
    """Which records have a hash; they are numbered from 0 as they come."""

    def __init__(self, expected: int = 0) -> None:
        room = expected // _SHARDS * 6 // 5 + _FIRST_ROOM
        self._shards = (_Shard * _SHARDS)()
        self.slots: list[ctypes.Array[ctypes.c_char]] = []
        self.address = ctypes.addressof(self._shards)
        for shard in self._shards:
            slots = ctypes.create_string_buffer(_SLOT * room)
            self.slots.append(slots)
            shard.slots, shard.room = ctypes.addressof(slots), room

    def add(self, number: int, entry: bytes) -> None:
        """Put a record under the hashes of its entry."""
        count, done = (len(entry) - _ENTRY) // _HASH, 0
        while (done := _enter(self.address, entry, done, number + 1)) < count:
            self._grow(_LIBRARY.index_shard(entry, done))

    def _grow(self, at: int) -> None:
        shard = self._shards[at]
        # By little: a shard is most of the time nearly full, and memory is what it costs.
        room = shard.room + shard.room // 8 + _FIRST_ROOM
        slots = ctypes.create_string_buffer(_SLOT * room)
        _LIBRARY.index_grow(ctypes.byref(shard), ctypes.addressof(slots), room)
        self.slots[at] = slots

    def posted(self, keys: Sequence[int]) -> dict[int, list[int]]:
        """Return the newest records of each key that has any, newest first."""
        count = len(keys)
        found = (ctypes.c_uint32 * ((2 + NEWEST) * count))()
        # As the log has them, whatever end comes first here: they are alike or not.
        packed = struct.pack(f"<{count}Q", *keys)
        told, at = found[: _posted(self.address, packed, count, found)], 0
        posted: dict[int, list[int]] = {}
        while at < len(told):
            first, end = at + 2, at + 2 + told[at + 1]
            posted[keys[told[at]]] = [one - 1 for one in told[first:end]]
            at = end
        return posted

    def read(self, first: int, entries: bytes) -> "tuple[int, array[int], array[int]]":
        """Put the whole entries of a part of a file in, numbered from `first` on.

        Returns how many bytes they take, the sizes of their records and their read offsets.

        Raises:
            DamagedEntryError: when there is anything else in it.
        """
        most = len(entries) // _ENTRY
        sizes, offsets = array("Q", bytes(8 * most)), array("q", bytes(8 * most))
        reading = _Reading(entries, len(entries), 0, _address(sizes), _address(offsets))
        reading.number = first
        while result := _LIBRARY.index_read(self.address, ctypes.byref(reading)):
            if result == _DAMAGED:
                message = f"the entry of record {reading.number} is damaged"
                raise DamagedEntryError(message)
            self._grow(reading.shard)
        del sizes[reading.count :], offsets[reading.count :]
        return reading.at, sizes, offsets


class Tables:
    """Tables that are asked one after another."""

    def __init__(self, tables: Sequence[Table | None]) -> None:
        self._kept = tables
        addresses = [None if one is None else one.address for one in tables]
        self._array = (ctypes.c_void_p * len(tables))(*addresses)
        self._address, self._count = ctypes.addressof(self._array), len(tables)

    def entry(
        self, said: tuple[int, int], names: Names, keys: bytes, ask: int = MOST_HASHES
    ) -> tuple[bytes, bool]:
        """Return what a file says of a record, and whether any table has a name from `ask` on.

        `said` is its size and its read offset.

        Raises:
            ValueError: when it has too many names and keys.
        """
        count = len(names) + len(keys) // _KEY
        if count > MOST_HASHES:
            message = f"{count} hashes of one record"
            raise ValueError(message)
        entry = (ctypes.c_char * (_ENTRY + _HASH * count))()
        packed = _PARTS.join(names)
        known: int = _entry(
            *(self._address, self._count, ask, packed, len(packed), keys, len(keys)),
            *said,
            ctypes.addressof(entry),
        )
        return entry.raw, known > _NONE

    def find(self, name: bytes) -> tuple[int, int] | None:
        """Return the first table that has a name, and its newest record of it."""
        found: int = _find(self._address, self._count, name, len(name))
        return (found >> 32, (found & _NONE) - 1) if found else None

    def has_any(self, names: Names) -> bool:
        """Tell whether any table may have any of the names."""
        packed = _PARTS.join(names)
        return bool(_any(self._address, self._count, packed, len(packed)))


def _address(values: "array[int]") -> int:
    return values.buffer_info()[0]
