"""The door to native/: a text goes in; its runs of capitals and its words of time come out.

The library is built when the project is set up (hatch_build.py). It is loaded on import, so that a
process without it fails at its start and not at each record.
"""

import ctypes
from pathlib import Path

from service.core.native import load

_FEWEST, _WIDTH, _HALF = 2, 4, 32

_SCAN = load(Path(__file__).with_name("_kernel.so")).enrich_runs
_SCAN.argtypes = (
    *(ctypes.c_char_p, ctypes.c_char_p, ctypes.c_uint64),
    *(ctypes.c_void_p, ctypes.c_uint64),
)
_SCAN.restype = ctypes.c_uint64


def scan(text: str) -> tuple[list[int], list[int], list[int]]:
    """Return where runs start, where they end, and where words of time start.

    Words of time are `next`, `this`, `tomorrow` and years of this century.
    """
    size = len(text)
    # A run takes two characters with what parts it from the next, a word of time four.
    room = size // _FEWEST + 1
    out = bytearray(3 * room * _WIDTH)
    where = ctypes.addressof(ctypes.c_char.from_buffer(out))
    if text.isascii():
        counts = _SCAN(text.encode("ascii"), None, size, where, room)
    else:
        counts = _SCAN(None, text.encode("utf-32-le", "surrogatepass"), size, where, room)
    runs, moments = counts >> _HALF, counts & ((1 << _HALF) - 1)
    words = memoryview(out).cast("I")
    return (
        words[:runs].tolist(),
        words[room : room + runs].tolist(),
        words[2 * room : 2 * room + moments].tolist() if moments else [],
    )
