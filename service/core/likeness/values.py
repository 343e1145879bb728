"""The numbers and names of a text, wherever they stand in it, and more of its keys.

Slots compare values where two texts share the words around them. An update that tells its story
anew shares few of those, yet goes on about the same people, places and amounts.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from service.core.likeness.kernel import read_whole
from service.core.likeness.signature import sign

_HEADER, _SLOT = 24, 6
_NUMBERS, _NAMES = 4, 5


class Values(NamedTuple):
    """Hashes, of 16 bits, of the numbers and the capitalised words of a text."""

    numbers: frozenset[int]
    names: frozenset[int]


class Whole(NamedTuple):
    """All values of a text, and more keys than its signature has."""

    values: Values
    keys: tuple[int, ...]


def values(sketch: bytes) -> Values:
    """Return the values that a sketch has: of a long text the first 32 of each kind."""
    names = _HEADER + _SLOT * sketch[_NUMBERS]
    end = names + _SLOT * sketch[_NAMES]
    return Values(_hashes(sketch[_HEADER:names]), _hashes(sketch[names:end]))


@lru_cache(maxsize=64)
def names_of(headline: str) -> frozenset[int]:
    """Return the capitalised words of a headline, all of which may be."""
    plain = " and" * (len(headline.split()) + 1)
    return values(sign(None, (headline + plain,), None).sketch).names


# What one translation prints in letters, another spells out.
_SHORT_FORMS = (
    ("WPK", "Workers Party Korea"),
    ("C.C.", "Central Committee"),
    ("DPRK", "Democratic People Republic Korea"),
    ("KPA", "Korean People Army"),
    ("SPA", "Supreme People Assembly"),
    ("ROK", "Republic Korea"),
    ("EU", "European Union"),
    ("UN", "United Nations"),
    ("US", "United States"),
)


def spelled_out(names: frozenset[int]) -> frozenset[int]:
    """Return names with what stands for some of them: letters for words, words for letters."""
    added = (long | short for short, long in _forms() if short <= names or long <= names)
    return names.union(*added)


@cache
def _forms() -> tuple[tuple[frozenset[int], frozenset[int]], ...]:
    return tuple((names_of(short), names_of(long)) for short, long in _SHORT_FORMS)


def _hashes(slots: bytes) -> frozenset[int]:
    return frozenset(
        {low | high << 8 for low, high in zip(slots[::_SLOT], slots[1::_SLOT], strict=True)}
    )


def whole(body: str) -> Whole:
    """Read all of a body: a known text that lives on in any part of it shares a key with it."""
    keys, numbers, names = read_whole(body)
    return Whole(Values(frozenset(numbers), frozenset(names)), keys)
