"""Resolves a part of a name to the one person in the text who bears it."""

import re
from collections.abc import Iterable
from functools import lru_cache

from service.core.enrich.name_words import DOUBTFUL, SPEAKING
from service.core.enrich.scan import word_before
from service.core.enrich.shapes import surname_of

# The word behind a name.
NEXT = re.compile(r" ([a-z]+)")
_KIN = frozenset("administration government family families cabinet era dynasty regime".split())
# What a surname of two words begins with, in whatever letters.
_PARTICLES = frozenset(
    "de del della di da do das van von der den le la lo el al ben dos du st. san santa".split()
)
_VERBS_BEFORE = frozenset({"said", "says", "told"})
_PAIR, _CROWD = 2, 20


# The full names that have a part in common, with the title of each.
Bearers = dict[str, str | None]
Parts = dict[str, Bearers]


def parts_of_names(people: Iterable[tuple[str, str | None]]) -> tuple[Parts, Parts]:
    """Return who has a surname, and who another name by which some are called.

    Args:
        people: the full name of everybody, and the title.
    """
    surnames: Parts = {}
    given: Parts = {}
    for full, title in people:
        last, first = _parts(full)
        for part in last:
            surnames.setdefault(part, {})[full] = title
        for part in first:
            given.setdefault(part, {})[full] = title
    return surnames, given


@lru_cache(maxsize=8192)
def _parts(full: str) -> tuple[list[str], list[str]]:
    """Return what may be printed for a surname, and the other names of somebody."""
    words = full.split(" ")
    if len(words) == 1:
        return [], []
    # Rojas of Luis Rojas Mella is no given name, but as rarely what somebody is called by.
    first = [*words[:-1], " ".join(words[:2])] if len(words) > _PAIR else words[:1]
    return _last(full, words), first


def _last(full: str, words: list[str]) -> list[str]:
    """Return what may be printed for a surname: De Santis, Von der Heide, Al-Tayeb, Tayeb."""
    surname = surname_of(full)
    if surname[0].islower():
        article, _, bare = surname.partition("-")
        return [surname, f"{article.capitalize()}-{bare}", bare]
    at = len(words) - 1
    if at == 1:
        return [surname]
    while at > 1 and words[at - 1].lower() in _PARTICLES:
        at -= 1
    if surname != words[-1]:
        return [surname]
    whole = " ".join(words[at:])
    # Ana Rojas Mella is Rojas Mella, as well.
    return [surname, whole[0].upper() + whole[1:], " ".join(words[-2:])]


def bearer(title: str | None, bearers: Bearers) -> str:
    """Return who is meant: the only bearer, or the only one who has the title; else nobody."""
    if len(bearers) == 1:
        return next(iter(bearers))
    # Of a crowd nobody is looked for, which would take as long as it is large.
    if title is None or len(bearers) > _CROWD:
        return ""
    meant = [full for full, held in bearers.items() if held == title]
    return meant[0] if len(meant) == 1 else ""


def is_heard(text: str, start: int, name: str) -> bool:
    """Say whether somebody speaks: said Zainal, Zainal said."""
    after = NEXT.match(text, start + len(name))
    return bool(after and after[1] in SPEAKING) or word_before(text, start) in _VERBS_BEFORE


def is_called(text: str, start: int, surname: str) -> bool:
    """Say whether a surname alone means its bearer, and not a word, a place or a house."""
    after = NEXT.match(text, start + len(surname))
    word = after[1] if after else ""
    return word not in _KIN and (surname not in DOUBTFUL or word in SPEAKING)
