"""Acronyms a text explains: Harbour Safety Board (HSB), HSB (Harbour Safety Board)."""

import re
from collections.abc import Iterator

from service.core.article import Span
from service.core.enrich.kernel import Mark
from service.core.enrich.known_names import standing
from service.core.enrich.scan import Body
from service.core.enrich.words import HEADS

_SMALL = frozenset("of for and the on in to de la du des".split())
_POSTS = frozenset(HEADS)
# Things, not bodies of people, that are shortened as well.
THINGS = frozenset(
    """Agreement Index Act Treaty Missile Missiles Syndrome Product Convention Protocol System
    Systems Partnership Disease Virus Vehicle Vehicles Aircraft Time Rate Tax Line Zone Plan
    Programme Program Policy Test Law Road Station Reactor Unit Coronavirus Disorder Internet
    Intelligence Devices Network Project Initiative Level Area Areas Report Quarter Technology
    Year Debt Note Deal Game Games Championship Championships Rights Rules Order Talks Shield
    Exercise Exercises Drill Refuge Park Reserve Summit Forum Officer Officers Director President
    Manager Identity Number Code Card Address Average""".split()
)
_BRACKETED = re.compile(r"\(([A-Z][A-Za-z&-]{1,9})\)")
_EXPLANATION = re.compile(r"\(((?:the )?[A-Z][^()\n]{6,90})\)")
_EXPLAINED = re.compile(r"\b[A-Z]{2,8}\Z")
_SHORT = re.compile(r"[A-Z][A-Z&-]{1,8}\b")
_DUBBED = re.compile(r",? (?:dubbed|known as|called|abbreviated as|or) (?:the )?\Z")
_WAYS = (" dubbed ", " known as ", " called the ", " abbreviated as ", ", or ")
_DUBS = ("ed ", " as ", " or ", " the ")
_WINDOW, _FEWEST, _MOST, _LONGEST, _REACH = 110, 2, 10, 8, 24
_PREFIXES = (1, 2, 3)


def glosses(body: Body) -> Iterator[tuple[Span, str]]:
    """Yield where a long name stands that the text shortens, and its acronym."""
    text = body.text
    shorts = [start for start, _ in body.beside(Mark.SHORT)]
    if not shorts:
        return
    at = text.find("(")
    while at >= 0:
        if found := _bracketed(text, at):
            yield found
        at = text.find("(", at + 1)
    dubs = [start for start in shorts if text.endswith(_DUBS, 0, start)]
    if dubs and any(way in text for way in _WAYS):
        yield from _dubbed(text, dubs)


def _dubbed(text: str, dubs: list[int]) -> Iterator[tuple[Span, str]]:
    for start in dubs:
        short = _SHORT.match(text, start)
        if short:
            way = _DUBBED.search(text, max(0, start - _REACH), start)
            span = _long_name(text, way.start(), short[0]) if way else None
            if span:
                yield span, short[0]


def _bracketed(text: str, at: int) -> tuple[Span, str] | None:
    """Return the name and the acronym of which one stands in a bracket, the other before it."""
    end = at - 1
    if end < 0 or text[end] != " ":
        return None
    match = _BRACKETED.match(text, at)
    span = _long_name(text, end, match[1]) if match else None
    if match and span:
        return span, match[1]
    explained = _EXPLANATION.match(text, at)
    short = _EXPLAINED.search(text, max(0, end - _LONGEST), end) if explained else None
    if explained and short:
        span = _long_name(text, explained.end(1), short[0], explained.start(1))
        return (span, short[0]) if span else None
    return None


def _long_name(text: str, end: int, acronym: str, floor: int = 0) -> Span | None:
    """Return the words before `end` whose first letters spell the acronym, small words free."""
    letters = [letter for letter in acronym if letter.isupper()]
    if len(letters) < _FEWEST or end <= 0 or text[end - 1] in '.,;"\n':
        return None
    words = text[max(floor, end - _WINDOW) : end].rsplit("\n", 1)[-1].split(" ")[-_MOST:]
    first = _spelled(words, len(words) - 1, "".join(letters))
    if first is None or words[-1] in THINGS or words[-1] in _POSTS:
        return None
    known = standing(" ".join(words[first:]))
    if known and known.country:
        return None
    return end - len(" ".join(words[first:])), end


def _spelled(words: list[str], at: int, letters: str) -> int | None:
    """Return which word begins the name that spells the letters and has its last word at `at`."""
    if not letters:
        return at + 1
    if at < 0:
        return None
    for taken in _taken(words[at], letters):
        first = _spelled(words, at - 1, letters[: len(letters) - taken])
        if first is not None:
            return first
    return None


def _taken(word: str, letters: str) -> Iterator[int]:
    """Yield how many of the last letters a word may stand for, the likeliest first.

    Small words stand for none, else for one; others for one, for each of their parts, or for what
    they begin with: Economic COmmunity of West African States.
    """
    if word in _SMALL:
        yield 0
    part = word[word.find("-") + 1 :] if word[:1].islower() and word not in _SMALL else word
    if "-" in part:
        initials = "".join(half[0].upper() for half in part.split("-") if half)
        if len(initials) > 1 and letters.endswith(initials):
            yield len(initials)
    if word in _SMALL or part[:1].isupper():
        yield from (n for n in _PREFIXES if len(part) >= n and letters.endswith(part[:n].upper()))
