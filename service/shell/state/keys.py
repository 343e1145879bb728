"""What things are called on disk: keys that begin with the agency and its window's generation."""

import hashlib
import struct
from collections.abc import Iterable
from functools import lru_cache

from service.core.record import Coordinates

META, AGE, VERDICT, STORY, BODY, CHAIN = b"m", b"a", b"v", b"u", b"b", b"c"


@lru_cache(maxsize=4096)
def _named(agency: str) -> bytes:
    return hashlib.blake2b(agency.encode(), digest_size=8).digest()


def space(agency: str, generation: int) -> bytes:
    """Return what all keys of a generation begin with; the next generation's follow on it."""
    return b"D" + _named(agency) + generation.to_bytes(4, "big")


def outlived(agency: str) -> bytes:
    """Return what the keys begin with of what outlived an agency's window."""
    return b"L" + _named(agency)


def source_tail(source: Coordinates) -> bytes:
    """Return the end of the key of source coordinates."""
    place = struct.pack(">iiq", source.incarnation, source.partition, source.offset)
    return b"s" + place + source.topic.encode()


def posting_keys(within: bytes, keys: Iterable[int]) -> list[bytes]:
    """Return the keys of postings of a generation."""
    prefix = within + b"k"
    return [prefix + key.to_bytes(8, "big") for key in keys]
