"""The door to native/: a text goes in; its runs of capitals and its words of time come out.

The library is built when the project is set up (hatch_build.py). It is loaded on import, so that a
process without it fails at its start and not at each record.
"""

import ctypes
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

from service.core.native import load

# What is longer names nothing, and would stay in the caches of those who ask for names.
LONGEST = 400

_FEWEST, _WIDTH, _HALF = 2, 4, 32

_SCAN = load(Path(__file__).with_name("_kernel.so")).enrich_runs
_SCAN.argtypes = (
    *(ctypes.c_char_p, ctypes.c_char_p, ctypes.c_uint64),
    *(ctypes.c_void_p, ctypes.c_uint64),
)
_SCAN.restype = ctypes.c_uint64


class Mark(IntEnum):
    """What stands right beside a run of capitals, a bit each, as native/runs.c says it.

    A quotation mark before it; `the`, `of` or another small letter and then a blank before it; a
    comma and a blank behind it. What is uncut holds a full stop and a blank, or is longer than
    `LONGEST`.
    """

    QUOTED = 1
    BEHIND_THE = 2
    BEHIND_OF = 4
    BEHIND_WORD = 8
    PARTED = 16
    UNCUT = 128


class Scan(NamedTuple):
    """Where runs start, where they end, the marks of each, and where words of time start.

    Words of time are `next`, `this`, `tomorrow` and years of this century.
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
    if text.isascii():
        counts = _SCAN(text.encode("ascii"), None, size, where, room)
    else:
        counts = _SCAN(None, text.encode("utf-32-le", "surrogatepass"), size, where, room)
    runs, moments = counts >> _HALF, counts & ((1 << _HALF) - 1)
    marks = 3 * _WIDTH * room
    words = memoryview(out)[:marks].cast("I")
    return Scan(
        words[:runs].tolist(),
        words[room : room + runs].tolist(),
        bytes(out[marks : marks + runs]),
        words[2 * room : 2 * room + moments].tolist() if moments else [],
    )
