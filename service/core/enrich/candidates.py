"""Names of the gazetteer in runs of capitals that belong to no longer name."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from service.core.article import Span
from service.core.enrich.gazetteer import abbreviates, begins
from service.core.enrich.known_names import REGION_UNITS, Standing, standing
from service.core.enrich.runs import Run
from service.core.enrich.scan import (
    Body,
    Claims,
    Trait,
    capital_before,
    opens_sentence,
    word_before,
)
from service.core.enrich.words import CALENDAR, NEUTRAL, POSITION, TITLE_WORDS

_UNITS = REGION_UNITS.union(
    "County Island Islands City D Republican Republicans Democrat Democrats".split()
)
_BEFORE = POSITION | CALENDAR | {""}
# States of two isles or lands.
_ISLES = frozenset({"Trinidad", "Bosnia", "Antigua"})
# What a name may go on with in small letters: Republic of Korea, Sharm el-Sheikh.
_OPENINGS = frozenset(
    "Republic Democratic District Holy Sharm Cote Côte Isle Khan Gulf Bay Sea Strait Horn".split()
).union({"Democratic Republic", "The Democratic Republic"}, _ISLES)
# What is of a place and no longer name of its own: President of Kenya, Gobierno de Perú.
_OFFICES = TITLE_WORDS - set(
    """King Queen Prince Princess Emperor Empress Lord Lady Bishop Archbishop Patriarch Cardinal
    Pope Sultan Chief Justice State Bank""".split()
) | frozenset({"Head", "Republic", "Kingdom", "Sultanate", "Emirate"})
_COUNTS = frozenset("One Two Three Four Five Six Seven Eight Nine Ten Half Part".split())
_STATE = ("the State ", "The State ")
# The part of a state or a country that is meant is no part of its name: Northern Alaska.
_SIDES = frozenset(
    "Northern Southern Eastern Western Upstate Northeastern Northwestern".split()
).union("Southeastern Southwestern Coastal Rural Mainland".split())
_STATES = frozenset(
    """Presidencia Presidente Presidenta Gobierno Ejército Congreso Senado Parlamento Embajada
    Governo Gouvernement Président Presidenza Ministro Ministra""".split()
)
# What is named after a place as often as not.
_VESSELS = frozenset(
    """ship vessel icebreaker frigate destroyer submarine ferry tanker trawler yacht cruiser
    corvette freighter schooner minesweeper sailboat steamer tugboat rover spacecraft probe
    locomotive racehorse typhoon hurricane""".split()
)
_PEOPLES = ("Democratic People's ", "Democratic People\u2019s ")
_LINKS = (" of ", " of the ", " el-", " d'", " d\u2019", " and ")
# Longer than any sentence's, a run is a list or noise, and would be slow to take apart.
_MOST, _LONGEST = 4, 200


class Candidate(NamedTuple):
    """A name where it stands; `unit` when what follows says that it is a province's."""

    span: Span
    standing: Standing
    unit: bool = False


def candidates(
    body: Body, claims: Claims, bearers: frozenset[str], ends: frozenset[int]
) -> list[Candidate]:
    """Return what the gazetteer knows of a body's runs, in order.

    Args:
        body: the text and its runs.
        claims: what names people and organisations already.
        bearers: words of the names of people in the text.
        ends: where the names of people end.
    """
    text, runs = body.text, body.runs
    found: list[Candidate] = []
    for at in body.places_of(Trait.PLACE):
        one = start, run = runs[at]
        if run in _OPENINGS:
            found += _linked(text, one, runs[at + 1 : at + 2])
            continue
        if " " in run or "-" in run:
            if len(run) <= _LONGEST and (left := claims.left(start, run)):
                found += _parts(text, (start, left))
            continue
        known = standing(run)
        if known:
            if run not in bearers:
                found.append(Candidate((start, start + len(run)), known))
        elif ("." in run or text.endswith(", ", 0, start)) and (short := _abbreviated(text, one)):
            found.append(short)
    return [one for one in found if _is_free(text, one.span, claims, ends)]


def _abbreviated(text: str, run: Run) -> Candidate | None:
    """Return a name of which the full stop behind a run is a part: N.J.; in Covington, La."""
    start, name = run
    stop = start + len(name)
    if "." in name:
        return _named(text, start, name)
    known = standing(name + ".") if text.startswith(".", stop) else None
    return Candidate((start, stop + 1), known) if known and known.region else None


def may_place(run: str) -> bool:
    """Say whether a run may hold a known place, whole or but for what a person claims of it."""
    if run in _OPENINGS or standing(run) or ("." in run and standing(run + ".")):
        return True
    if run.isalpha():
        return abbreviates(run)
    return any(
        standing(part) or ("." in part and standing(part + "."))
        for piece in dict.fromkeys((run, *run.split("-")))
        for part in _phrases(piece.split(" "))
    )


def _phrases(words: list[str]) -> Iterator[str]:
    """Yield the words, and the few together, that may be a place's name."""
    for at, word in enumerate(words):
        if begins(word):
            yield from (" ".join(words[at : at + size]) for size in range(1, _MOST + 1))


def _is_free(text: str, span: Span, claims: Claims, ends: frozenset[int]) -> bool:
    """Tell a place from what is spoken for, and from the end of a name: University of Tokyo."""
    start, end = span
    of = start - len("of ")
    before = word_before(text, start)
    if not claims.is_free(start, end) or before in _VESSELS or text.startswith("<", start - 1):
        return False
    if of - 1 in ends:
        return True
    if text.startswith(" dollar", end):
        return False
    return before != "of" or not claims.is_free(of - 2, of - 1) or _is_of_nothing(text, of)


def _is_of_nothing(text: str, of: int) -> bool:
    """Say whether what a place stands behind with `of` is no name that it ends."""
    before = capital_before(text, of)
    if not before or before in _OFFICES or text.endswith(_STATE, 0, of):
        return True
    # Residents of Lima and Two of Lima begin a sentence and name nothing.
    plain = before.endswith("s") or before in _COUNTS
    return plain and opens_sentence(text, of - len(before) - 1)


def _linked(text: str, run: Run, following: list[Run]) -> Iterator[Candidate]:
    start, first = run
    end = start + len(first)
    if first.startswith("The "):
        start += len("The ")
    elif text.endswith(_PEOPLES, 0, start):
        start -= len(_PEOPLES[0])
    for last, word in following:
        if text[end:last] in _LINKS:
            # Of Tobago Ann Lee the first word.
            end = last + len(word.partition(" ")[0] if first in _ISLES else word)
            known = standing(text[start:end])
            if known:
                yield Candidate((start, end), known)
                return
    known = standing(first) if first in _ISLES else None
    if known:
        yield Candidate((start, start + len(first)), known)


def _parts(text: str, run: Run) -> Iterator[Candidate]:
    """Yield the places of a run of several words: U.S. President, Seoul-Busan, Seoul-based."""
    start, written = run
    if "-" in written and " " in written and (both := _paired(text, start, written)):
        yield from both
        return
    # A full stop behind a run may belong to its last word: in Portland, Ore.
    stopped = "." in written and text.startswith(".", start + len(written))
    for (begin, end), known, unit in _taken_apart(written, stopped):
        yield Candidate((start + begin, start + end), known, unit)


def _paired(text: str, start: int, written: str) -> list[Candidate]:
    """Return the places that hyphens join, where every part is one: South Korea-U.S."""
    first = written.partition(" ")[0]
    skipped = len(first) + 1 if first in POSITION else 0
    found, at = [], start + skipped
    for part in written[skipped:].split("-"):
        one = _named(text, at, part)
        if one is None:
            return []
        found.append(one)
        at += len(part) + 1
    return found


@lru_cache(maxsize=8192)
def _taken_apart(written: str, stopped: bool) -> tuple[Candidate, ...]:  # noqa: FBT001 - kept
    """Return the places of a run, by their positions in it; `stopped` before a full stop."""
    words = written.split(" ")
    text = written + "." if stopped else written
    found: list[Candidate] = []
    start, at, size = 0, 0, len(words)
    while at < size:
        one, count = None, min(_MOST, size - at) if begins(words[at]) else 0
        while count and not one:
            one = _named(text, start, " ".join(words[at : at + count]))
            count -= not one
        if one and _stands_alone(words, at - _is_sided(words, at, one.standing), at + count):
            unit = at + count < size and words[at + count] in REGION_UNITS
            found.append(one._replace(unit=True) if unit else one)
        elif not one and "-" in words[at]:
            found += _compound(start, words[at]) if _may_part(words, at) else ()
        count = count or 1
        start += sum(map(len, words[at : at + count])) + count
        at += count
    return tuple(found)


def _is_sided(words: list[str], at: int, known: Standing) -> bool:
    """Say whether a side stands before a state or a country: Northern Alaska."""
    return at > 0 and words[at - 1] in _SIDES and not known.cities


def _may_part(words: list[str], at: int) -> bool:
    """Say whether a word may be of two that a hyphen joins, and of no longer name."""
    return len(words) == 1 or (
        at == 1 and words[0] in POSITION and words[1].rpartition("-")[2].islower()
    )


def _named(text: str, start: int, name: str) -> Candidate | None:
    known = standing(name)
    if known is None and "." in name and text.startswith(".", start + len(name)):
        name += "."
        known = standing(name)
    return Candidate((start, start + len(name)), known) if known else None


def _stands_alone(words: list[str], first: int, last: int) -> bool:
    """Tell a place from a part of a longer name: Denzel Washington, Seoul National University."""
    if first and words[first - 1].rstrip(".") not in _BEFORE:
        return words[first - 1] in ("de", "del") and words[first - 2] in _STATES
    return last == len(words) or words[last].rstrip(".") in NEUTRAL or words[last] in _UNITS


def _compound(start: int, word: str) -> Iterator[Candidate]:
    """Yield the places that hyphens join, or join to a word: Seoul-Busan, Seoul-based."""
    parts = word.split("-")
    known = [standing(part) for part in parts]
    fits = all(there or part[:1].islower() for there, part in zip(known, parts, strict=True))
    for there, part in zip(known, parts, strict=True):
        if there and fits:
            yield Candidate((start, start + len(part)), there)
        start += len(part) + 1
