"""Organisations: a table of common ones, names that a telling word makes, and their acronyms."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from service.core.article import Span
from service.core.enrich.acronyms import THINGS, glosses
from service.core.enrich.model import Entity
from service.core.enrich.name_words import HYPHENED
from service.core.enrich.organisation_names import CLUBS, ROWS
from service.core.enrich.organisation_words import (
    CALLED,
    ENDS,
    FIRMS,
    FORMS,
    GENERIC,
    HALF,
    NEUTRAL_AFTER,
    NOT_OURS,
    OF_HEADS,
    OF_SOME,
    OPENERS,
    OWNERS,
    PLAIN,
    ROYAL,
    TAILS,
    TOPICS,
    WIDE,
    WITH_STOP,
)
from service.core.enrich.scan import Body, Claims, Table, word_before

_OWNED = r"(?:(?:People|Women|Children|[A-Z]\w*men)['\u2019]s|[A-Z]\w*s['\u2019])(?= [A-Z])"
_CAPITAL = rf"(?:{_OWNED}|[A-Z][\w-]+)"
_CAPITALS = rf"{_CAPITAL}(?: {_CAPITAL}){{0,4}}"
_OF = re.compile(
    rf" (?:of|for|on) (?:the )?{_CAPITALS}(?:(?:, {_CAPITALS}){{0,3}},? and {_CAPITALS})?"
    rf"(?: (?:of|for|at) {_CAPITALS})?"
)
_PEACEKEEPERS = ("Peacekeeping Force", "Stabilization Mission", "Observer Mission")
_POSTED = re.compile(rf" in {_CAPITALS}")
_GLOSS = re.compile(r" \((?:the )?([A-Z][A-Za-z&-]{1,9})\)")
_KNOWN = re.compile(
    r",(?: or| (?:[a-z-]+ ){0,5}known (?:as|by its (?:[A-Z][a-z]+ )?(?:initials|acronym)(?: as)?))"
    r" (?:the )?([A-Z]{2,8})\b"
)
# Behind a name these say where it is, or who writes.
_NO_ACRONYMS = frozenset("US USA UK UAE EU ROK DPRK PRC AP AFP UPI TASS PTI ANI IANS CNA".split())
_OWNERS_MARKS = ("' ", "\u2019 ", "'s ", "\u2019s ")
_FOREIGN_AND = frozenset({" y ", " e ", " et ", " und ", " dan "})
# Of the words that are called for a name.
_LAST_LETTERS = frozenset(word[-1] for word in CALLED)
_FEWEST = 2
_KNOWN_NAMES = [*ROWS.strip().splitlines(), *" ".join(CLUBS.split()).split(", ")]
_NAMES = Table(
    (written, line.split("=")[0]) for line in _KNOWN_NAMES for written in line.split("=")
)


class _Found(NamedTuple):
    span: Span
    name: str
    method: str
    confidence: float
    acronym: str | None = None


def triggers() -> frozenset[str]:
    """Return the words without which no organisation is named."""
    return _NAMES.triggers


def mentions(body: Body, claims: Claims) -> tuple[Entity, ...]:
    """Return the organisations a body names, later mentions by acronym among their spans."""
    organisations: dict[str, list[_Found]] = {}
    found = [*_glossed(body), *_named(body), *_patterned(body)]
    # The Red Cross is not what the Kenya Red Cross Society is; of equals, the better known.
    found.sort(key=_shortness)
    acronyms: dict[str, str] = {}
    for one in found:
        if claims.add(one.span):
            organisations.setdefault(one.name, []).append(one)
            if one.acronym:
                acronyms.setdefault(one.acronym, one.name)
    for start, run in body.runs:
        name = acronyms.get(run)
        if name in organisations and claims.add((start, start + len(run))):
            organisations[name].append(_Found((start, start + len(run)), name, "acronym", 0.9))
    known = [_entity(body, spans) for spans in organisations.values()]
    return tuple(sorted(known, key=lambda entity: entity.body_spans))


def _shortness(one: _Found) -> int:
    return one.span[0] - one.span[1]


def _glossed(body: Body) -> Iterator[_Found]:
    for span, acronym in glosses(body):
        name = body.text[slice(*span)]
        yield _Found(span, name, "acronym_gloss", 0.93, acronym)


def _named(body: Body) -> Iterator[_Found]:
    found = _NAMES.find(body)
    for span, name in sorted(found, key=lambda one: one[0][0] - one[0][1]):
        yield _Found(span, name, "table", 0.95, _acronym(body.text, span[1]))


def _patterned(body: Body) -> Iterator[_Found]:
    text = body.text
    for at, (start, run) in enumerate(body.runs):
        words = run.split(" ")
        span = None if TAILS.isdisjoint(words) else _span(body, at)
        method = "apposition" if span is None else "name_pattern"
        if span is None and (" " in run or text[start - 2 : start - 1] in _LAST_LETTERS):
            span = _apposed(body, at, words)
        if span:
            yield _Found(span, text[slice(*span)], method, 0.88, _acronym(text, span[1]))


def _apposed(body: Body, at: int, words: list[str]) -> Span | None:
    """Take a name by the word it begins with or the small one before it."""
    start = body.runs[at][0]
    if len(words) > 1 and not (OPENERS.isdisjoint(words[:2]) and "'" not in words[0]):
        return _opened(body, at)
    if body.text[start - 2 : start - 1] not in _LAST_LETTERS:
        return None
    return _called(body.text, start, words)


def _acronym(text: str, end: int) -> str | None:
    """Return what brackets behind an organisation's name shorten it to, whatever its letters."""
    match = _GLOSS.match(text, end) or _KNOWN.match(text, end)
    if match is None or match[1] in _NO_ACRONYMS:
        return None
    return match[1] if sum(map(str.isupper, match[1])) >= _FEWEST else None


def _called(text: str, start: int, words: list[str]) -> Span | None:
    """Take a name behind what it is the name of: broadcaster TVN."""
    if word_before(text, start) not in CALLED or not NEUTRAL_AFTER.isdisjoint(words):
        return None
    return start, start + len(" ".join(words))


def _opened(body: Body, at: int) -> Span | None:
    """Take a name that begins with a word of another tongue: L'Università di Pisa."""
    start, run = body.runs[at]
    end = start + len(run)
    words = [word.rpartition("'")[2].rpartition("\u2019")[2] for word in run.split(" ")[:2]]
    opener = next((word for word in words if word in OPENERS), None)
    begin = start + run.find(opener) if opener else end
    if " " not in body.text[begin:end] or not ENDS.isdisjoint(run.split(" ")):
        return None
    if at + 1 < len(body.runs):
        following, more = body.runs[at + 1]
        if body.text[end:following] in _FOREIGN_AND:
            end = following + len(more)
    return begin, end


def _span(body: Body, at: int) -> Span | None:
    """Take the words before a telling one, and what it is `of`."""
    (start, run), text = body.runs[at], body.text
    words = run.split(" ")
    tail = max(index for index, word in enumerate(words) if word in TAILS)
    first = _first(words, tail)
    begin = start + sum(map(len, words[:first])) + first
    end = start + len(" ".join(words[: tail + 1]))
    of = _of(text, end, words[tail], alone=first == tail)
    if of and (GENERIC.issuperset(words[first:tail]) or not _is_body(body, at + 1)):
        return _reaching(body, at, (begin, of), alone=first == tail)
    owner = _owner(body, at) if first == 0 else None
    if _goes_on(words[tail + 1 :]) or (owner is None and not _tells(words[first : tail + 1])):
        return None
    if text.startswith(" and ", end) and _is_thing(body, at + 1):
        return None
    whole = _joined(body, at, begin, words[tail]) if first == 0 and owner is None else begin
    stop = words[tail] in WITH_STOP and text[end : end + 1] == "."
    return None if whole is None else (whole if owner is None else owner, end + stop)


def _of(text: str, end: int, tail: str, *, alone: bool) -> int | None:
    """Return where the name ends that a telling word goes on with: University of Bremen."""
    match = _OF.match(text, end) if tail in OF_HEADS or tail in OF_SOME else None
    if text.endswith(_PEACEKEEPERS, 0, end):
        posted = _POSTED.match(text, end)
        return posted.end() if posted else None
    if match is None:
        return None
    if tail in OF_SOME:
        words = match[0].replace(",", "").split(" ")
        return match.end() if not alone and not OF_SOME[tail].isdisjoint(words) else None
    return _of_end(match)


def _reaching(body: Body, at: int, span: Span, *, alone: bool) -> Span | None:
    """Reach back from a name that goes on with `of`, if it is no part of another's."""
    if not alone or span[0] != body.runs[at][0]:
        return span
    owner = _owner(body, at)
    begin = _joined(body, at, span[0], "") if owner is None else owner
    return None if begin is None else (begin, span[1])


def _owner(body: Body, at: int) -> int | None:
    """Return where a genitive begins that the name goes on from: Supreme People's Assembly."""
    if at == 0:
        return None
    start, run = body.runs[at - 1]
    between = body.text[start + len(run) : body.runs[at][0]]
    words = run.split(" ")
    if between not in _OWNERS_MARKS or words[-1] in NOT_OURS:
        return None
    plural = between[1] == " " and words[-1].endswith("s")
    if not plural and words[-1] not in OWNERS and not words[-1].endswith("men"):
        return None
    first = _first(words, len(words) - 1)
    return start + sum(map(len, words[:first])) + first


def _first(words: list[str], tail: int) -> int:
    """Return where the name begins that a telling word ends: Seoul Central District Court."""
    first = tail
    while first and _is_ours(words[first - 1]):
        first -= 1
    return first


def _is_ours(word: str) -> bool:
    if word in NOT_OURS:
        return word in ROYAL
    return word.rpartition("-")[2] not in HYPHENED


def _tells(words: list[str]) -> bool:
    """Say whether a telling word ends a name, and no common pair of words: State Media."""
    if len(words) == 1:
        return False
    if words[-1] in FIRMS and len(words) == _FEWEST and words[0] in PLAIN:
        return False
    half = HALF.get(words[-1])
    return half is None or not half.isdisjoint(words[:-1])


def _is_body(body: Body, at: int) -> bool:
    """Say whether what a name is of is a body of its own: the Chinese Academy."""
    words = body.runs[at][1].split(" ") if at < len(body.runs) else []
    return not TAILS.isdisjoint(words[1:])


def _is_thing(body: Body, at: int) -> bool:
    """Tell the end of Trade Union and Labor Relations Act."""
    return at < len(body.runs) and body.runs[at][1].rpartition(" ")[2] in THINGS


def _goes_on(rest: list[str]) -> bool:
    """Tell a longer name that only passes through the telling word: Bank Street."""
    return bool(rest) and rest[0].rstrip(".") not in NEUTRAL_AFTER


def _of_end(of: re.Match[str]) -> int:
    """Cut what an organisation is of before a title or a day."""
    words = of[0].split(" ")
    cut = next((at for at, word in enumerate(words) if word.rstrip(".,") in ENDS), len(words))
    while cut and words[cut - 1][:1].islower():
        cut -= 1
    return of.start() + len(" ".join(words[:cut]).rstrip(","))


def _joined(body: Body, at: int, begin: int, tail: str) -> int | None:
    """Reach back over what joins a name to the one before; None for the rest of a longer name.

    The Maritime and Port Bureau is one; of Busan and Port Council nobody can tell.
    """
    if at == 0:
        return begin
    start, run = body.runs[at - 1]
    between = body.text[start + len(run) : begin]
    words = run.split(" ")
    if between == " & ":
        first = _first(words, len(words) - 1)
        return start + sum(map(len, words[:first])) + first
    if between in (" of ", " of the "):
        return None if words[-1] in OF_HEADS else begin
    if between == " for ":
        return None
    if between == " and ":
        return _and(body, at, begin, firm=tail in FORMS or tail in FIRMS)
    return begin


def _and(body: Body, at: int, begin: int, *, firm: bool) -> int | None:
    (start, run), mine = body.runs[at - 1], body.runs[at][1]
    words = run.split(" ")
    if words[-1] in TAILS and len(words) > 1:
        return begin
    the = body.text[max(0, start - 4) : start].lower() == "the "
    own = run.removeprefix("The ") if run.startswith("The ") else run if the else ""
    if own and not firm and (_is_topic(own) or (" " not in own and " " in mine)):
        return start + len(run) - len(own)
    return begin if firm and len(words) > 1 and mine.count(" ") > 1 else None


def _is_topic(own: str) -> bool:
    """Tell the first half of the Economic and Monetary Union, the State Forest and Park Board."""
    first, _, rest = own.partition(" ")
    return own.rpartition(" ")[2] in TOPICS or bool(rest and first in WIDE)


def _entity(body: Body, found: list[_Found]) -> Entity:
    spans = sorted(one.span for one in found)
    first = min(found)
    return Entity(
        type="organisation",
        name=first.name,
        surface=body.text[slice(*spans[0])],
        title=None,
        acronym=next((one.acronym for one in found if one.acronym), None),
        uri=None,
        body_spans=tuple(spans),
        in_lead=spans[0][0] < body.lead_end,
        method=first.method,
        confidence=first.confidence,
    )
