"""The door to native/: tables from the hash of a name to the numbers of records, in memory.

A record is put under names, of which a table gives the newest record alone, and under keys, of
which it gives the newest eight. Two names with one hash of 64 bits would be taken for one; whoever
asks compares the name in the record it is given.
"""

import ctypes
import struct
import sys
from array import array
from collections.abc import Callable, Sequence
from pathlib import Path

from service.core.native import load

NEWEST = 8
MOST_HASHES = 1000
_SHARDS, _SLOT, _FIRST_ROOM = 16, 12, 8
_HASH = 8
_ENTRY, _SAID = struct.Struct("=IIqHH"), struct.Struct("=IqHH")
_NAME = struct.Struct("=BI").pack
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
    library.index_hash.argtypes = (ctypes.c_uint8, text, size)
    library.index_hash.restype = size
    library.index_shard.argtypes = (size,)
    library.index_shard.restype = number
    library.index_first.argtypes = (pointer, number, size)
    library.index_first.restype = size
    library.index_names.argtypes = (pointer, number, text, size, number, pointer, number)
    library.index_names.restype = size
    library.index_posted.argtypes = (pointer, text, number, pointer)
    library.index_posted.restype = number
    library.index_enter.argtypes = (pointer, text, size, number, number)
    library.index_enter.restype = number
    library.index_grow.argtypes = (pointer, pointer, size)
    library.index_grow.restype = None
    library.index_check.argtypes = (text, size)
    library.index_check.restype = number
    library.index_read.argtypes = (pointer, pointer)
    library.index_read.restype = number
    return library


_LIBRARY = _library()
_hash, _first = _LIBRARY.index_hash, _LIBRARY.index_first
_names = _LIBRARY.index_names
_enter, _check = _LIBRARY.index_enter, _LIBRARY.index_check
_shard: Callable[[int], int] = _LIBRARY.index_shard


def hash_of(kind: int, name: bytes) -> int:
    """Return the hash of a name of a kind, 0 to 255."""
    hashed: int = _hash(kind, name, len(name))
    return hashed


def hashes_of(names: Sequence[tuple[int, bytes]]) -> bytes:
    """Return the hashes of names with their kinds, one after another."""
    return b"".join([hash_of(*one).to_bytes(_HASH, sys.byteorder) for one in names])


def entry_of(size: int, read_offset: int, names: bytes, keys: bytes) -> bytes:
    """Return what a file says of a record: `size` bytes, under the hashes of names and keys."""
    count = (len(names) + len(keys)) // _HASH
    if count > MOST_HASHES:
        message = f"{count} hashes of one record"
        raise ValueError(message)
    head = _SAID.pack(size, read_offset, len(names) // _HASH, len(keys) // _HASH)
    said = b"".join((head, names, keys))
    check: int = _check(said, len(said))
    return check.to_bytes(4, sys.byteorder) + said


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
        count, done = (len(entry) - _ENTRY.size) // 8, 0
        while (done := _enter(self.address, entry, len(entry), done, number + 1)) < count:
            at = _ENTRY.size + 8 * done
            self._grow(_shard(int.from_bytes(entry[at : at + 8], sys.byteorder)))

    def _grow(self, at: int) -> None:
        shard = self._shards[at]
        # By little: a shard is most of the time nearly full, and memory is what it costs.
        room = shard.room + shard.room // 8 + _FIRST_ROOM
        slots = ctypes.create_string_buffer(_SLOT * room)
        _LIBRARY.index_grow(ctypes.byref(shard), ctypes.addressof(slots), room)
        self.slots[at] = slots

    def posted(self, keys: Sequence[int]) -> list[list[int]] | None:
        """Return the newest records of each key, newest first; None when there are none at all."""
        count = len(keys)
        found = (ctypes.c_uint32 * (NEWEST * count))()
        # As the log has them, whatever end comes first here: they are alike or not.
        packed = struct.pack(f"<{count}Q", *keys)
        if not _LIBRARY.index_posted(self.address, packed, count, found):
            return None
        return [
            [one - 1 for one in found[at : at + NEWEST] if one]
            for at in range(0, NEWEST * count, NEWEST)
        ]

    def read(self, first: int, entries: bytes) -> "tuple[int, array[int], array[int]]":
        """Put the whole entries of a part of a file in, numbered from `first` on.

        Returns how many bytes they take, the sizes of their records and their read offsets.

        Raises:
            DamagedEntryError: when there is anything else in it.
        """
        most = len(entries) // _ENTRY.size
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

    def known(self, names: Sequence[tuple[int, bytes]], ask: int) -> tuple[bytes, bool]:
        """Return the hashes of names with their kinds, and whether one from `ask` on is known."""
        packed = b"".join(
            [part for kind, name in names for part in (_NAME(kind, len(name)), name)]
        )
        count = len(names)
        hashes = (ctypes.c_uint64 * count)()
        known = _names(self._address, self._count, packed, len(packed), ask, hashes, count)
        return bytes(hashes), known > _NONE

    def first(self, hashed: int) -> tuple[int, int] | None:
        """Return the first table that has a name, and its newest record of it."""
        found: int = _first(self._address, self._count, hashed)
        return (found >> 32, (found & _NONE) - 1) if found else None


def _address(values: "array[int]") -> int:
    return values.buffer_info()[0]
