"""Binding of native/: runs of capitalised words and words of time in a text, words of a table.

The library is built when the project is set up (hatch_build.py). It is loaded on import, so that a
process without it fails at its start and not at each record.
"""

import ctypes
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from service.core.enrich.words import POSITION
from service.core.native import load

# What is longer names nothing, and would stay in the caches of those who ask for names.
LONGEST = 400

_FEWEST, _WIDTH, _HALF = 2, 4, 32
_SLOTS, _BASIS, _PRIME = 1024, 0xCBF29CE484222325, 0x100000001B3

_LIBRARY = load(Path(__file__).with_name("_kernel.so"))
_SCAN = _LIBRARY.enrich_runs
_SCAN.argtypes = (
    *(ctypes.c_char_p, ctypes.c_char_p, ctypes.c_uint64),
    *(ctypes.c_void_p, ctypes.c_uint64),
    *(ctypes.c_void_p, ctypes.c_uint64),
)
_SCAN.restype = ctypes.c_uint64
_PRESENT = _LIBRARY.enrich_present
_PRESENT.argtypes = (
    *(ctypes.c_char_p, ctypes.c_uint64, ctypes.c_char_p),
    *(ctypes.c_void_p, ctypes.c_uint64, ctypes.c_void_p),
)
_PRESENT.restype = None
_Bits = ctypes.c_uint8 * (_SLOTS // 8)


class Words:
    """A table of words by their hashes (FNV-1a), as native/ looks them up; sets are bits."""

    __slots__ = ("_at", "slots")

    def __init__(self, words: Iterable[str]) -> None:
        self.slots = (ctypes.c_uint64 * _SLOTS)()
        self._at = {word: self._add(word) for word in sorted(set(words))}

    def _add(self, word: str) -> int:
        told = _BASIS
        for letter in word:
            told = (told ^ ord(letter)) * _PRIME % 2**64
        at = told % _SLOTS
        while self.slots[at]:
            at = (at + 1) % _SLOTS
        self.slots[at] = told
        return at

    def bits(self, words: Iterable[str]) -> int:
        """Return the set of some words of the table."""
        return sum(1 << self._at[word] for word in set(words))

    def among(self, text: bytes, folded: bytes) -> int:
        """Return the set of the words that stand in a text.

        Args:
            text: in Latin-1.
            folded: for each byte the one that it counts as, a blank for what parts words.
        """
        present = _Bits()
        _PRESENT(text, len(text), folded, self.slots, _SLOTS - 1, present)
        return int.from_bytes(present, "little")


# No run of one of these alone names anything: half of all are first words of sentences.
_IDLE = Words(POSITION).slots


class Mark:
    """What stands right beside a run of capitals, a bit each, as native/runs.c says it.

    Plain numbers, as members of an enum take ten times as long to be read.

    A quotation mark before it; `the`, `of` or another small letter and then a blank before it; a
    comma and a blank, or an ampersand between blanks, behind it. What is short has two capitals
    first; what is uncut holds a full stop and a blank, or is longer than `LONGEST`.
    """

    QUOTED = 1
    BEHIND_THE = 2
    BEHIND_OF = 4
    BEHIND_WORD = 8
    PARTED = 16
    SHORT = 32
    JOINED = 64
    UNCUT = 128


class Scan(NamedTuple):
    """Where runs start, where they end, the marks of each, and where words of time start.

    No run is of one word that has its capital by position only. Words of time are `tomorrow`,
    years of this century, and `next` and `this` before what may be a week, a month or a year.
    """

    starts: list[int]
    ends: list[int]
    marks: bytes
    times: list[int]


def scan(text: str) -> Scan:
    """Look a text over once for runs of words with a capital, and for words of time."""
    size = len(text)
    # A run takes two characters with what parts it from the next, a word of time four.
    room = size // _FEWEST + 1
    out = bytearray((3 * _WIDTH + 1) * room)
    where = ctypes.addressof(ctypes.c_char.from_buffer(out))
    narrow = text.encode("ascii") if text.isascii() else None
    wide = None if narrow is not None else text.encode("utf-32-le", "surrogatepass")
    counts = _SCAN(narrow, wide, size, where, room, _IDLE, _SLOTS - 1)
    runs, moments = counts >> _HALF, counts & ((1 << _HALF) - 1)
    end = _WIDTH * (2 * runs + moments)
    words = memoryview(out)[:end].cast("I").tolist()
    return Scan(
        words[:runs], words[runs : 2 * runs], bytes(out[end : end + runs]), words[2 * runs :]
    )
