"""Binding of native/lines.c: splits a text into lines and marks what each may hold.

The library is built when the project is set up (hatch_build.py). It is loaded on import, so that a
process without it fails at its start and not at each record.
"""

import ctypes
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from service.core.dispatch.agencies import NAMES
from service.core.dispatch.prose import ABOVE_STARTS, ODD_ENDS, ODD_STARTS, QUOTES
from service.core.native import load

# What a line may hold, in bits; without a bit a line has none of it, and nobody need look.
ODD = 1  # what makes it no `is_prose`
DAY = 2  # a weekday
YEAR = 4  # four digits that begin with 19 or 20
DIRTY = 8  # what `clean` would change
FILED = 16  # what an agency's dateline has
WITHIN = 32  # what ends a story or begins a caption in mid-line
NAMED = 64  # the name of an agency that prints its datelines without brackets
ABOVE = 128  # what stands above a story and is neither a bare headline nor a word of the page
SHORT = 256  # less than 60 characters
# What a part of a line may hold that the whole does not: it begins or ends otherwise.
BY_EDGES = ODD | ABOVE | SHORT
_EDGE, _PLAIN_START, _ODD_END, _WIDE, _TRIGGER, _BLANK = 1, 2, 4, 16, 32, 64
_ASCII, _FIRST_OF_MANY, _BYTES = 0x80, 0xC0, 256
_TRIGGERS, _LOUD = ",RES12d([/&FWp_=-ABGIKTXYbJP", "([|@*#<>=_:"
# What parts two letters that name an agency from what follows in its bracket.
_NAME_ENDS = " \t\x0b\x0c\x1c\x1d\x1e\x1f)/-"
# Most texts have fewer lines than their size lets expect; for others there is a second pass.
_LINE, _LINES = 40, 20


class Table(NamedTuple):
    """Lines that are not blank: where each starts and ends, what it may hold, a gap before it."""

    starts: "array[int]"
    ends: "array[int]"
    seen: "array[int]"
    gaps: "array[int]"


class _Tables(ctypes.Structure):
    _fields_ = (
        ("kinds", ctypes.c_char_p),
        ("odd", ctypes.c_char_p),
        ("odd_count", ctypes.c_uint64),
        ("above", ctypes.c_char_p),
        ("above_count", ctypes.c_uint64),
        ("names", ctypes.c_char_p),
        ("names_count", ctypes.c_uint64),
    )


def _kind(byte: int) -> int:
    char = chr(byte)
    if byte >= _ASCII:
        return _WIDE if byte >= _FIRST_OF_MANY else 0
    kind = _EDGE if char <= " " or char == "\x7f" else 0
    kind |= DIRTY if char in "&<\x7f" or char < " " else 0
    kind |= _PLAIN_START if char.isalpha() or char in QUOTES else 0
    kind |= _ODD_END if char in ODD_ENDS else 0
    kind |= _BLANK if char == " " else 0
    kind |= ABOVE if char in _LOUD else 0
    return kind | (_TRIGGER if char in _TRIGGERS else 0)


def _openings(starts: Iterable[str]) -> bytes:
    plain = {word.encode() for word in starts if word.isascii()}
    return array("I", sorted(int.from_bytes(word, "big") for word in plain)).tobytes()


_KINDS = bytes(map(_kind, range(_BYTES)))
_ODD, _ABOVE = _openings(ODD_STARTS), _openings(ABOVE_STARTS)
_NAMES = _openings((name + end)[:3] for name in NAMES for end in _NAME_ENDS)
_TABLES = _Tables(
    *(_KINDS, _ODD, len(_ODD) // 4, _ABOVE, len(_ABOVE) // 4, _NAMES, len(_NAMES) // 4)
)
_WORD = array("I", [0])
_SCAN = load(Path(__file__).with_name("_kernel.so")).dispatch_lines
_SCAN.argtypes = (
    *(ctypes.c_char_p, ctypes.c_uint64, ctypes.c_void_p),
    *(ctypes.c_void_p, ctypes.c_uint64, ctypes.c_uint64),
)
_SCAN.restype = ctypes.c_uint64
_AT = ctypes.addressof(_TABLES)


def scan(text: str, most: int) -> Table:
    """Find the lines of a text, parted by line feeds and trimmed, and what each may hold.

    There are at most `most` and one: in that, of which nothing is known, the rest begins.
    """
    raw = text.encode("utf-8", "surrogatepass")
    room = min(len(raw) // _LINE, most) + _LINES
    out = _WORD * (4 * room)
    count: int = _SCAN(raw, len(raw), _AT, out.buffer_info()[0], room, most)
    if count == room:
        room = min(text.count("\n"), most) + 1
        out = _WORD * (4 * room)
        count = _SCAN(raw, len(raw), _AT, out.buffer_info()[0], room, most)
    return Table(
        out[:count],
        out[room : room + count],
        out[2 * room : 2 * room + count],
        out[3 * room : 3 * room + count],
    )
