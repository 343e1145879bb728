"""What two sketches have in common, and where they contradict one another."""

import struct
from dataclasses import dataclass
from enum import StrEnum

from service.core.likeness.signature import COMPLETE, HEADER, UNCASED, VERSION


class Day(StrEnum):
    """How the days of two texts compare; unknown when either has none."""

    SAME = "same"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """Two texts compared; shares are 0 to 1, conflicts are contexts with another value.

    `containment` is what the smaller has in common with the larger, `kept` how much of the new
    text the known one holds. `lead` looks at the first 40 words. `new_words` and `known_words`
    count the bodies; `days_apart` is None when either has no day.
    """

    exact: bool
    containment: float
    jaccard: float
    kept: float
    lead: float
    headline: float
    headline_words: int
    numbers_agreeing: int
    numbers_conflicting: int
    names_agreeing: int
    names_conflicting: int
    new_words: int
    known_words: int
    day: Day
    days_apart: int | None
    caseless: bool


@dataclass(slots=True)
class _Sketch:
    flags: int
    words: int
    day: int
    body: int
    numbers: dict[int, set[int]]
    names: dict[int, set[int]]
    grams: list[int]
    lead: set[int]
    headline: set[int]


def compare(new: bytes, known: bytes) -> Features:
    """Compare two sketches.

    Raises:
        ValueError: when either was not made by `sign` of this `VERSION`.
    """
    one, two = _unpack(new), _unpack(known)
    ours, theirs = _comparable(one, two)
    common = len(ours & theirs)
    agreeing, conflicting = _values(one.numbers, two.numbers)
    same_names, other_names = _values(one.names, two.names)
    return Features(
        exact=one.body == two.body,
        containment=common / max(1, min(len(ours), len(theirs))),
        jaccard=common / max(1, len(ours | theirs)),
        kept=common / max(1, len(ours)),
        lead=_contained(one.lead, two.lead),
        headline=_contained(one.headline, two.headline),
        headline_words=min(len(one.headline), len(two.headline)),
        numbers_agreeing=agreeing,
        numbers_conflicting=conflicting,
        names_agreeing=same_names,
        names_conflicting=other_names,
        new_words=one.words,
        known_words=two.words,
        day=_day(one.day, two.day),
        days_apart=abs(one.day - two.day) if one.day and two.day else None,
        caseless=bool((one.flags | two.flags) & UNCASED),
    )


def _unpack(sketch: bytes) -> _Sketch:
    try:
        version, flags, *counts, _, words, day, body = HEADER.unpack_from(sketch)
        grams, lead, numbers, names, headline = counts
        hashes = HEADER.size + 6 * (numbers + names)
        tail = struct.unpack(f"<{grams + lead + headline}I", sketch[hashes:])
    except struct.error as error:
        raise ValueError(str(error)) from error
    if version != VERSION:
        message = f"sketch of version {version}, this release compares {VERSION}"
        raise ValueError(message)
    between = HEADER.size + 6 * numbers
    return _Sketch(
        flags=flags,
        words=words,
        day=day,
        body=body,
        numbers=_slots(sketch[HEADER.size : between]),
        names=_slots(sketch[between:hashes]),
        grams=list(tail[:grams]),
        lead=set(tail[grams : grams + lead]),
        headline=set(tail[grams + lead :]),
    )


def _slots(packed: bytes) -> dict[int, set[int]]:
    slots: dict[int, set[int]] = {}
    for start in range(0, len(packed), 6):
        slot = int.from_bytes(packed[start : start + 6], "little")
        slots.setdefault(slot >> 16, set()).add(slot & 0xFFFF)
    return slots


def _comparable(one: _Sketch, two: _Sketch) -> tuple[set[int], set[int]]:
    """Keep the hashes below the least that either sketch was cut at."""
    limit = min(
        (side.grams[-1] for side in (one, two) if not side.flags & COMPLETE), default=1 << 32
    )
    return {g for g in one.grams if g <= limit}, {g for g in two.grams if g <= limit}


def _contained(one: set[int], two: set[int]) -> float:
    return len(one & two) / max(1, min(len(one), len(two)))


def _values(one: dict[int, set[int]], two: dict[int, set[int]]) -> tuple[int, int]:
    shared = [bool(one[context] & two[context]) for context in one.keys() & two.keys()]
    return sum(shared), len(shared) - sum(shared)


def _day(one: int, two: int) -> Day:
    if not one or not two:
        return Day.UNKNOWN
    return Day.SAME if one == two else Day.OTHER
