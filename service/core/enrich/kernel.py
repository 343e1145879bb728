"""The door to native/: a text goes in; its runs of capitals and its words of time come out.

The library is built when the project is set up (hatch_build.py). It is loaded on import, so that a
process without it fails at its start and not at each record.
"""

import ctypes
from pathlib import Path

from service.core.native import load

_FEWEST, _WIDTH = 2, 4


class _Text(ctypes.Structure):
    _fields_ = (
        ("narrow", ctypes.c_char_p),
        ("wide", ctypes.c_char_p),
        ("size", ctypes.c_uint64),
    )


class _Found(ctypes.Structure):
    _fields_ = (
        ("starts", ctypes.c_void_p),
        ("ends", ctypes.c_void_p),
        ("times", ctypes.c_void_p),
        ("runs", ctypes.c_uint64),
        ("moments", ctypes.c_uint64),
    )


_SCAN = load(Path(__file__).with_name("_kernel.so")).enrich_runs
_SCAN.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
_SCAN.restype = None


def scan(text: str) -> tuple[list[int], list[int], list[int]]:
    """Return where runs start, where they end, and where words of time start.

    Words of time are `next`, `this`, `tomorrow` and years of this century.
    """
    size = len(text)
    # A run takes two characters with what parts it from the next, a word of time four.
    room = (size // _FEWEST + 1) * _WIDTH
    out = bytearray(3 * room)
    base = ctypes.addressof(ctypes.c_char.from_buffer(out))
    if text.isascii():
        given = _Text(text.encode("ascii"), None, size)
    else:
        given = _Text(None, text.encode("utf-32-le", "surrogatepass"), size)
    found = _Found(base, base + room, base + 2 * room, 0, 0)
    _SCAN(ctypes.addressof(given), ctypes.addressof(found))
    words = memoryview(out).cast("I")
    first, last = room // _WIDTH, 2 * room // _WIDTH
    return (
        words[: found.runs].tolist(),
        words[first : first + found.runs].tolist(),
        words[last : last + found.moments].tolist(),
    )
