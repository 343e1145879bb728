"""Looks a body over once for the words that anything here goes by, and finds where they stand.

Hundreds of names are looked for, a dozen occur: the body's words meet the wanted ones as two
sets, and only what is really there is searched for by position.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

from service.core.article import Span
from service.core.enrich.runs import Run, runs_of
from service.core.enrich.words import GRADES, TITLE_WORDS

Value = TypeVar("Value")

# Latin-1 letters and digits stay, all else parts words.
_PARTS = bytes(code if chr(code).isalnum() else 0x20 for code in range(256))
_WORD = re.compile(r"[^\W_]+")
_OPENING = "\"'(\u2018\u201c"
_BEFORE = 24
_SENTENCE_STARTS = frozenset(("", ". ", "\n\n", '" ', "\u201d "))
_POSTS = TITLE_WORDS | GRADES
_COMMON = frozenset("South North New United Republic City San Saint Bank Democratic".split())


class Body(NamedTuple):
    """A body, where its lead ends, which wanted words occur, its runs and words of time.

    `calls` is all that is called by a run, and where; behind the `parted` runs stands a comma.
    """

    text: str
    lead_end: int
    words: frozenset[str]
    runs: list[Run]
    times: list[int]
    calls: Mapping[str, list[int]]
    parted: list[Run]


def body_of(text: str, lead_end: int, wanted: frozenset[bytes]) -> Body:
    """Look a text over for its runs and for the wanted words in them."""
    runs, times = runs_of(text)
    names = [run for _, run in runs]
    calls: dict[str, list[int]] = {}
    for start, run in runs:
        calls.setdefault(run, []).append(start)
    return Body(
        text=text,
        lead_end=lead_end,
        words=present(" ".join(names), wanted),
        runs=runs,
        times=times,
        calls=calls,
        parted=[one for one in runs if text.startswith(", ", one[0] + len(one[1]))],
    )


def encode(words: frozenset[str]) -> frozenset[bytes]:
    """Return words as `present` compares them; those outside Latin-1 cannot occur."""
    return frozenset(word.encode("latin-1") for word in words if max(word) <= "\xff")


def present(text: str, wanted: frozenset[bytes]) -> frozenset[str]:
    """Return which of the wanted words occur in a text."""
    words = text.encode("latin-1", "replace").translate(_PARTS).split()
    return frozenset(word.decode("latin-1") for word in wanted.intersection(words))


def trigger(name: str) -> str:
    """Return the word that gives a name away: capital, rare, long."""
    words: list[str] = _WORD.findall(name)
    return max(words, key=lambda word: (word[0].isupper(), word not in _COMMON, len(word)))


def positions(text: str, name: str) -> list[Span]:
    """Return where a name stands in a text as whole words."""
    found = []
    start, size = text.find(name), len(name)
    while start >= 0:
        end = start + size
        if is_whole(text, start, end):
            found.append((start, end))
        start = text.find(name, end)
    return found


class Table(Generic[Value]):
    """Names to be found in texts, each standing for a value; the longest wins."""

    __slots__ = ("_rows", "triggers")

    def __init__(self, names: Iterable[tuple[str, Value]]) -> None:
        rows: dict[str, list[tuple[str, int, Value]]] = {}
        for name, value in sorted(names, key=lambda row: -len(row[0])):
            word = trigger(name)
            rows.setdefault(word, []).append((name, name.index(word), value))
        self._rows = rows
        self.triggers = frozenset(rows)

    def find(self, body: Body) -> list[tuple[Span, Value]]:
        """Return where names stand as whole words, and their values, in no useful order."""
        text, found = body.text, []
        for word in self.triggers & body.words:
            rows = self._rows[word]
            at = text.find(word)
            while at >= 0:
                hit = _at(text, at, rows)
                if hit:
                    found.append(hit)
                at = text.find(word, at + len(word))
        return found


def _at(text: str, at: int, rows: list[tuple[str, int, Value]]) -> tuple[Span, Value] | None:
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
    end = start - 1
    if end < 1 or text[end] != " ":
        return ""
    low = start - _BEFORE if start > _BEFORE else 0
    word = text[text.rfind(" ", low, end) + 1 or low : end]
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
