"""A body looked over once: its runs, by what each may be and by what stands beside it."""

import re
from collections.abc import Callable, Container, Iterable, Iterator
from functools import cached_property
from itertools import compress, count
from operator import or_

from service.core.article import Span
from service.core.enrich.kernel import Mark
from service.core.enrich.runs import Run, runs_of
from service.core.enrich.words import GRADES, TITLE_WORDS

WORD = re.compile(r"[^\W_]+")
_OPENING = "\"'(\u2018\u201c"
_BEFORE = 24
_SENTENCE_STARTS = frozenset(("", ". ", "\n\n", '" ', "\u201d "))
_POSTS = TITLE_WORDS | GRADES
_COMMON = frozenset("South North New United Republic City San Saint Bank Democratic".split())


class Trait:
    """What a run may be by its own letters, a bit each; plain numbers as `Mark` has.

    One of several words; one that may hold a person's name, that tells a body, that holds
    a word of a known body, a word of the calendar, a known place; one that may name a firm.
    """

    SEVERAL = 1
    PERSON = 2
    BODY = 4
    KNOWN = 8
    DATED = 16
    PLACE = 32
    FIRM = 64


_BYTES = range(256)
_PICKS = {bit: bytes([byte & bit > 0 for byte in _BYTES]) for bit in map((1).__lshift__, range(8))}


class Body:
    """A body, where its lead ends, its runs in order, and where words of time start.

    `names` are the texts of the runs alone.
    """

    def __init__(self, text: str, lead_end: int, traits_of: Callable[[str], int]) -> None:
        starts, self.names, self._marks, self.times = runs_of(text)
        self.text, self.lead_end = text, lead_end
        self.runs: list[Run] = list(zip(starts, self.names, strict=True))
        self._traits = bytes(map(traits_of, self.names))

    def that(self, trait: int) -> Iterator[Run]:
        """Return the runs of a kind, in order."""
        return compress(self.runs, self._traits.translate(_PICKS[trait]))

    def places_of(self, trait: int) -> Iterator[int]:
        """Return which of the runs are of a kind."""
        return compress(count(), self._traits.translate(_PICKS[trait]))

    def places_beside(self, mark: int) -> Iterator[int]:
        """Return which of the runs something stands beside."""
        return compress(count(), self._marks.translate(_PICKS[mark]))

    def beside(self, mark: int) -> Iterator[Run]:
        """Return the runs that something stands beside, in order."""
        return compress(self.runs, self._marks.translate(_PICKS[mark]))

    def firms(self) -> list[tuple[Run, int]]:
        """Return the runs that may name a firm, or with an ampersand a part of one, and marks."""
        told = zip(self.runs, self._marks, strict=True)
        joined = self._marks.translate(_PICKS[Mark.JOINED])
        alone = self._traits.translate(_PICKS[Trait.FIRM])
        return list(compress(told, alone if 1 not in joined else map(or_, alone, joined)))

    def called(self, names: Container[str]) -> list[Run]:
        """Return the runs that are one of a few names."""
        return list(compress(self.runs, map(names.__contains__, self.names)))

    @cached_property
    def spoken(self) -> frozenset[str]:
        """All that is called by a run."""
        return frozenset(self.names)

    @cached_property
    def calls(self) -> dict[str, list[int]]:
        """Where each of them is."""
        calls: dict[str, list[int]] = {}
        for start, run in self.runs:
            calls.setdefault(run, []).append(start)
        return calls


def trigger(name: str) -> str:
    """Return the word that gives a name away: capital, rare, long."""
    words: list[str] = WORD.findall(name)
    return max(words, key=lambda word: (word[0].isupper(), word not in _COMMON, len(word)))


class Table:
    """Names to be found in texts, and what each stands for; the longest wins."""

    __slots__ = ("_rows", "triggers")

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._rows: dict[str, list[tuple[str, int, str]]] = {}
        for name, value in sorted(names, key=lambda row: -len(row[0])):
            word = trigger(name)
            self._rows.setdefault(word, []).append((name, name.index(word), value))
        self.triggers = self._rows.keys()

    def rows(self, run: str) -> list[tuple[int, list[tuple[str, int, str]]]]:
        """Return where in a run a word stands that names go by, and those names."""
        words = ((word.start(), self._rows.get(word[0])) for word in WORD.finditer(run))
        return [(start, rows) for start, rows in words if rows]


def named_at(text: str, at: int, rows: list[tuple[str, int, str]]) -> tuple[Span, str] | None:
    """Return where the first name of some stands that a word at `at` gives away."""
    for name, offset, value in rows:
        start = at - offset
        end = start + len(name)
        if start >= 0 and text.startswith(name, start) and is_whole(text, start, end):
            return (start, end), value
    return None


def is_whole(text: str, start: int, end: int) -> bool:
    """Say whether a span begins and ends where a word does."""
    if text[start - 1 : start].isalnum():
        return False
    return not text[end : end + 1].isalnum() or not text[end - 1].isalnum()


def word_before(text: str, start: int) -> str:
    """Return the word that one blank parts from `start`; empty when something else does."""
    if start < 1 or text[start - 1] != " ":
        return ""
    word = text[start - _BEFORE if start > _BEFORE else 0 : start - 1].rpartition(" ")[2]
    # Nearly always so; what else ends in a letter begins behind what it is glued to.
    if word.isalnum():
        return word
    return word[word.rfind("\n") + 1 :].lstrip(_OPENING) if word[-1:].isalnum() else ""


def capital_before(text: str, start: int) -> str:
    """Return the word before `start` when it begins with a capital."""
    word = word_before(text, start)
    return word if word[:1].isupper() else ""


def opens_sentence(text: str, start: int) -> bool:
    """Say whether a sentence begins at `start`, so that a capital there says nothing."""
    return text[start - 2 if start > 1 else 0 : start] in _SENTENCE_STARTS


class Claims:
    """The parts of a text that are spoken for, so that nothing is named twice."""

    __slots__ = ("_taken",)

    def __init__(self, size: int) -> None:
        self._taken = bytearray(size)

    def add(self, span: Span) -> bool:
        """Claim a span; False when a part of it is spoken for."""
        start, end = span
        if self._taken.find(1, start, end) >= 0:
            return False
        self._taken[start:end] = b"\x01" * (end - start)
        return True

    def left(self, start: int, run: str) -> str:
        """Return what of a run is not spoken for: of Dagestan Ivan Orlov the first word.

        All of it where nothing is or a post begins what is: U.S. District Judge Ann Lee.
        """
        part = self._taken[start : start + len(run)]
        at = part.find(1)
        if at < 0:
            return run
        if at == 0:
            return run if 0 in part else ""
        return run if run[at:].partition(" ")[0] in _POSTS else run[:at].rstrip()

    def is_free(self, start: int, end: int) -> bool:
        """Say whether nothing of a span is spoken for."""
        return self._taken.find(1, start, end) < 0
