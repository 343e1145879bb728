"""The door to native/: memory in and out of it, and the tables it reads.

The library is built when the project is set up (hatch_build.py). It is loaded on import, so that a
process without it fails at its start and not at each record.
"""

import ctypes
import struct
import sys
import unicodedata
from array import array
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from service.core.native import load
from service.core.text import ABBREVIATIONS, EITHER, STARTERS

_MASK = (1 << 64) - 1
_SEED, _STEP = 0x2D358DCCAA6C78A5, 0x9FB21C651E98DF25
_LETTER, _NUMBER, _CAPITAL, _CASELESS, _GAP, _DROPPED = range(6)
_ALONE = 8
_NEVER_ENDS, _EITHER_WAY, _STARTER = 1, 2, 3
_ASCII, _BASIC_PLANE = 0x80, 0x10000
_KINDS = {
    **dict.fromkeys(("Ll", "Lm", "Mn", "Mc", "Me", "Nl", "No"), _LETTER),
    "Nd": _NUMBER,
    "Lu": _CAPITAL,
    "Lt": _CAPITAL,
    "Lo": _CASELESS,
    "Cf": _DROPPED,
    **dict.fromkeys(("Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So"), _GAP),
    **dict.fromkeys(("Zs", "Zl", "Zp", "Cc", "Cs", "Co", "Cn"), _GAP),
}
_QUOTES = (
    ",'\"`\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2032\u2033\u00ab\u00bb\u2039\u203a"
)
# Scripts without blanks between words: each character counts as a word. Thai and Lao, Burmese,
# Khmer, the ideographs and kana.
_UNSPACED = (
    range(0x0E00, 0x0F00),
    range(0x1000, 0x10A0),
    range(0x1780, 0x1800),
    range(0x3005, 0x3008),
    range(0x3040, 0x3100),
    range(0x3400, 0x4DC0),
    range(0x4E00, 0xA000),
    range(0xF900, 0xFB00),
)

PARAGRAPH = "\x1e"
# struct signature of native/words.c
_COUNTS = struct.Struct("=4I")
_KEYS, _HEADLINE_KEY, _SENTENCES, _SKETCH, _TEXT = 16, 128, 136, 4232, 5256
# struct whole of native/words.c
_MORE_COUNTS, _MORE_KEYS, _MORE_VALUES = struct.Struct("=4I"), 16, 1024
_MORE_NUMBERS = _MORE_KEYS + 8 * 64
_MORE_NAMES = _MORE_NUMBERS + 2 * _MORE_VALUES
_WHOLE = _MORE_NAMES + 2 * _MORE_VALUES
# The most that native/pack.c unpacks: a header, and what five counts of a byte can say.
_LARGEST = 24 + 255 * (6 + 6 + 4 + 4 + 4)
# struct features of native/compare.c
_FEATURES = struct.Struct("=5d10I2?6x")


class Words(NamedTuple):
    """What one pass over a text yields; `text` is it folded, one blank between words."""

    body_words: int
    text: bytes
    sentences: tuple[int, ...]
    sketch: bytearray
    keys: tuple[int, ...]
    headline_key: int


class _Tables(ctypes.Structure):
    _fields_ = (
        ("kinds", ctypes.c_char_p),
        ("folded", ctypes.c_char_p),
        ("marks", ctypes.c_char_p),
        ("marks_count", ctypes.c_uint64),
    )


def _library() -> ctypes.PyDLL:
    library = load(Path(__file__).with_name("_kernel.so"))
    text, size = ctypes.c_char_p, ctypes.c_uint64
    library.likeness_sign.argtypes = (
        *(ctypes.c_void_p, text, size, text, size),
        *(ctypes.c_uint32, ctypes.c_void_p),
    )
    library.likeness_whole.argtypes = (ctypes.c_void_p, text, size, ctypes.c_void_p)
    library.likeness_whole.restype = None
    library.likeness_pack.argtypes = (text, size, ctypes.c_void_p)
    library.likeness_pack.restype = size
    library.likeness_unpack.argtypes = (text, size, ctypes.c_void_p)
    library.likeness_unpack.restype = size
    library.likeness_compare.argtypes = (text, size, text, size, ctypes.c_void_p)
    return library


_LIBRARY = _library()


def read_words(body: str, headline: str, day: int) -> Words:
    """Pass over a body, its paragraphs joined by `PARAGRAPH`, and a headline.

    `day` is an ordinal, 0 for none. `text` is the headline's if the body has no word.
    """
    wide = not (body.isascii() and headline.isascii())
    if wide:
        body, headline = (unicodedata.normalize("NFKC", one) for one in (body, headline))
    first, second = (one.encode("utf-8", "surrogatepass") for one in (body, headline))
    out = bytearray(_TEXT + 2 * (len(first) + len(second)) + 16)
    count: int = _LIBRARY.likeness_sign(
        ctypes.addressof(_tables(wide)),
        *(first, len(first), second, len(second)),
        *(day, ctypes.addressof(ctypes.c_char.from_buffer(out))),
    )
    sketch_size, sentences, keys, text_size = _COUNTS.unpack_from(out)
    return Words(
        count,
        bytes(out[_TEXT : _TEXT + text_size]),
        struct.unpack_from(f"={sentences}Q", out, _SENTENCES),
        out[_SKETCH : _SKETCH + sketch_size],
        struct.unpack_from(f"={keys}Q", out, _KEYS),
        int.from_bytes(out[_HEADLINE_KEY:_SENTENCES], sys.byteorder),
    )


def read_whole(body: str) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """Return the least keys of a body, up to 64, and all its numbers and names as they come.

    Numbers and names are hashes of 16 bits, 1,024 of each at most.
    """
    wide = not body.isascii()
    text = (unicodedata.normalize("NFKC", body) if wide else body).encode("utf-8", "surrogatepass")
    whole = bytearray(_WHOLE)
    address = ctypes.addressof(ctypes.c_char.from_buffer(whole))
    _LIBRARY.likeness_whole(ctypes.addressof(_tables(wide)), text, len(text), address)
    keys, numbers, names, _ = _MORE_COUNTS.unpack_from(whole)
    return (
        struct.unpack_from(f"={keys}Q", whole, _MORE_KEYS),
        struct.unpack_from(f"={numbers}H", whole, _MORE_NUMBERS),
        struct.unpack_from(f"={names}H", whole, _MORE_NAMES),
    )


def compare(new: bytes, known: bytes) -> tuple[Any, ...]:
    """Compare two sketches; return the fields of `Features` in order.

    Raises:
        ValueError: when either is no sketch of this version.
    """
    out = bytearray(_FEATURES.size)
    address = ctypes.addressof(ctypes.c_char.from_buffer(out))
    if not _LIBRARY.likeness_compare(new, len(new), known, len(known), address):
        message = "not a sketch of this version"
        raise ValueError(message)
    return _FEATURES.unpack(out)


def pack(sketch: bytes) -> bytes:
    """Return a sketch in fewer bytes, short of its body's hash; nothing for what is no sketch."""
    out = bytearray(2 * len(sketch) + 16)
    address = ctypes.addressof(ctypes.c_char.from_buffer(out))
    return bytes(out[: _LIBRARY.likeness_pack(sketch, len(sketch), address)])


def unpack(packed: bytes) -> bytearray:
    """Return the sketch of what `pack` made.

    Raises:
        ValueError: when it is anything else.
    """
    out = bytearray(_LARGEST)
    address = ctypes.addressof(ctypes.c_char.from_buffer(out))
    size = _LIBRARY.likeness_unpack(packed, len(packed), address)
    if not size:
        message = "not a packed sketch"
        raise ValueError(message)
    return out[:size]


@cache
def _tables(wide: bool) -> _Tables:  # noqa: FBT001 - the key of a cache of two
    marks = _marks()
    kinds, folded = _characters(_BASIC_PLANE if wide else _ASCII)
    return _Tables(kinds, folded, marks, len(marks) // 16)


def _marks() -> bytes:
    words = dict.fromkeys(STARTERS, _STARTER)
    words |= dict.fromkeys(EITHER, _EITHER_WAY) | dict.fromkeys(ABBREVIATIONS, _NEVER_ENDS)
    return b"".join(struct.pack("=2Q", _hash(word), mark) for word, mark in sorted(words.items()))


def _hash(word: str) -> int:
    value = _SEED
    for byte in word.encode():
        value = (value ^ byte) * _STEP & _MASK
    return value


def _characters(count: int) -> tuple[bytes, bytes]:
    """Return the kind (a byte) and the folded character (two bytes) of the first code points."""
    chars = tuple(map(chr, range(count)))
    kinds = bytearray(map(_KINDS.__getitem__, map(unicodedata.category, chars)))
    for code in set(map(ord, _QUOTES)).intersection(range(count)):
        kinds[code] = _DROPPED
    folded = array("H", range(count))
    for code, kind in enumerate(kinds):
        if kind < _CASELESS:
            folded[code] = _folded(chars[code], kind)
    for code in chain(*(script for script in _UNSPACED if script.stop <= count)):
        kinds[code] |= _ALONE if kinds[code] < _GAP else 0
    return bytes(kinds), folded.tobytes()


def _folded(char: str, kind: int) -> int:
    if kind == _NUMBER:
        return ord("0") + unicodedata.digit(char)
    for plain in (char.casefold(), char.lower()):
        if len(plain) == 1 and ord(plain) < _BASIC_PLANE:
            return ord(plain)
    return ord(char)
