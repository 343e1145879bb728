"""Organisations: a table of common ones, names that a telling word makes, and their acronyms."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import repeat
from operator import attrgetter
from typing import NamedTuple

from service.core.article import Span
from service.core.enrich.acronyms import glosses
from service.core.enrich.company_names import COMPANIES
from service.core.enrich.firms import coded, incorporated, is_ours
from service.core.enrich.given_names import GIVEN
from service.core.enrich.known_names import standing
from service.core.enrich.model import Entity
from service.core.enrich.name_words import NO_NAME
from service.core.enrich.organisation_context import employers
from service.core.enrich.organisation_names import CLUBS, ROWS, SOCIETIES, listed
from service.core.enrich.organisation_phrases import opened, opens, telling_span
from service.core.enrich.organisation_words import (
    FORMS,
    NATIONAL,
    NO_FIRMS,
    NOT_OURS,
    ORDINARY,
    PAPERS,
    TAILS,
    TRADES,
    TRADING,
)
from service.core.enrich.scan import (
    Body,
    Claims,
    Table,
    Trait,
    capital_before,
    named_at,
    opens_sentence,
    word_before,
)

_TRADE = re.compile(rf" (?:{'|'.join(sorted(TRADES))})\b")
_NUMBER = re.compile(r"\b\d{1,2}(?:st|nd|rd|th) \Z")
_FORM = re.compile(r" (?:Inc|Corp|Co|Ltd)\b\.?")
# Who paid for a stadium or a cup does not act where it stands.
_VENUE = re.compile(
    r"(?: [A-Z]\w+)?(?: [A-Z]\w+)? (?:Stadium|Arena|Ballpark|Dome|Field|Park|Open|Cup|Classic"
    r"|Trophy|Masters|Marathon|Prize|Avenue|Street|Bridge|Hall)\b"
)
# With State behind them they are states and no universities.
_OF_STATES = frozenset({"New", "Washington"})
_ARTICLES = ("The ", "A ", "An ")
_THE = ("The ", "the ")
_GLOSS = re.compile(r" \((?:the )?([A-Z][A-Za-z&-]{1,11})\)")
_KNOWN = re.compile(
    r",(?: or| (?:[a-z-]+ ){0,5}known (?:as|by its (?:[A-Z][a-z]+ )?(?:initials|acronym)(?: as)?))"
    r" (?:the )?([A-Z]{2,8})\b"
)
# Behind a name these say where it is, or who writes.
_NO_ACRONYMS = frozenset("US USA UK UAE EU ROK DPRK PRC AP AFP UPI TASS PTI ANI IANS CNA".split())
_WHERE = attrgetter("body_spans")
_FEWEST, _BEFORE, _LONG, _SHORT, _END = 2, 3, 8, 5, 3
# The last letters of a firm of one word: looked at first, as most words have others.
_ENDS = frozenset(end[-_END:] for end in TRADING)
_BEFORE_THINGS = frozenset("the an a of in or and across".split())
_ALONE = TAILS | ORDINARY
_FORMAL = FORMS | {"and", "&"}
_NAMESAKES = SOCIETIES.union(line.split("=")[0] for line in listed(COMPANIES))
_COMPANIES = frozenset(line.split("=")[0] for line in listed(COMPANIES))
_KNOWN_NAMES = [*listed(ROWS), *listed(COMPANIES), *listed(CLUBS)]
_NAMES = Table(
    (written, line.split("=")[0]) for line in _KNOWN_NAMES for written in line.split("=")
)
_rows = lru_cache(maxsize=4096)(_NAMES.rows)


class _Found(NamedTuple):
    span: Span
    name: str
    method: str
    confidence: float
    acronym: str | None = None


_Bodies = dict[str, list[_Found]]


def is_known(words: list[str]) -> bool:
    """Say whether a known body goes by one of a run's words."""
    return not _NAMES.triggers.isdisjoint(words)


def may_tell(run: str) -> bool:
    """Say whether a run may name a body that a word in it tells."""
    if " " in run:
        return any(_telling(run))
    return _is_compound(run) if run[-_END:] in _ENDS else run in _ALONE


def mentions(body: Body, claims: Claims, people: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Return the organisations a body names, later mentions by acronym among their spans.

    Args:
        body: the text and its runs of capitals.
        claims: the parts of the text that name people.
        people: those people; whom some speak for is no body.
    """
    known: _Bodies = {}
    acronyms: dict[str, str] = {}
    glossed = list(_glossed(body))
    found = [*glossed, *_named(body), *_patterned(body, claims)]
    if "<" in body.text or "(" in body.text:
        found += _coded(body)
    if glossed:
        inner = {one.span[1]: one.span[0] for one in glossed}
        found = [one for one in found if not _is_of_glossed(body.text, one.span, inner)]
    # The Red Cross is not what the Kenya Red Cross Society is; of equals, the better known.
    for one in sorted(found, key=_shortness):
        if claims.add(one.span):
            name = acronyms.get(one.name, one.name)
            known.setdefault(name, []).append(one if name == one.name else one._replace(name=name))
            acronyms.setdefault(one.acronym or _initials(name), name)
    if known:
        _merge(known, acronyms)
    _employing(body, claims, (people, acronyms), known)
    if acronyms:
        _shortened(body, claims, acronyms, known)
    return tuple(sorted(map(_entity, repeat(body), known.values()), key=_WHERE))


def _shortened(body: Body, claims: Claims, acronyms: dict[str, str], known: _Bodies) -> None:
    """Add where a body is called by its letters alone."""
    spoken = {form for name in acronyms for form in (name, *[one + name for one in _ARTICLES])}
    for start, run in body.called(spoken):
        short = run.partition(" ")[2] if run.startswith(_ARTICLES) else run
        end = start + len(run)
        if short in acronyms and claims.add(span := (end - len(short), end)):
            name = acronyms[short]
            known[name].append(_Found(span, name, "acronym", 0.9))


def _is_of_glossed(text: str, span: Span, inner: dict[int, int]) -> bool:
    """Say whether the acronym behind a name is of what it is of: Office of the Port Board (PB)."""
    start = inner.get(span[1], 0)
    return span[0] < start and text.endswith((" of ", " of the "), span[0], start)


def _employing(
    body: Body,
    claims: Claims,
    told: tuple[tuple[Entity, ...], dict[str, str]],
    known: _Bodies,
) -> None:
    """Add what stands beside whoever works there; elsewhere the same name means it, too."""
    people, acronyms = told
    begun: dict[str, str] | None = None
    for span in employers(body, claims, people):
        begun = _beginnings(known) if begun is None else begun
        written = body.text[slice(*span)]
        name = acronyms.get(written) or begun.get(written, written)
        if claims.add(span):
            acronym = _acronym(body.text, span[1])
            found = _Found(span, name, "apposition", 0.88, acronym)
            known.setdefault(name, []).append(found)
        if name in known:
            acronyms[written] = name


def _beginnings(known: _Bodies) -> dict[str, str]:
    """Return by which first words of a name a body may be called: Lundby for Lundby Ltd."""
    begun: dict[str, str] = {}
    for name in known:
        words = name.split(" ", _BEFORE)
        for size in range(1, len(words)):
            begun.setdefault(" ".join(words[:size]), name)
    return begun


def _merge(known: _Bodies, acronyms: dict[str, str]) -> None:
    """Make one of a firm called with its legal form and without: Haar Karr and Co, Haar Karr.

    Letters that stood for the shorter name stand for the whole one then.
    """
    whole: dict[str, str] = {}
    for full in [name for name in known if name.rpartition(" ")[2].rstrip(".") in FORMS]:
        words = full.split(" ")
        while len(words) > 1 and words[-1].rstrip(".,") in _FORMAL:
            words.pop()
        called = " ".join(words).rstrip(",")
        if called != full and called in known:
            known[full] += known.pop(called)
            whole[called] = full
    if whole:
        acronyms.update({short: whole.get(name, name) for short, name in acronyms.items()})


@lru_cache(maxsize=4096)
def _initials(name: str) -> str:
    """Return the letters that stand for a name in a text that does not say so; U.S. has none."""
    letters = [word[0] for word in name.split(" ") if word[0].isupper() and "." not in word]
    return "".join(letters) if len(letters) > _FEWEST else name


def _shortness(one: _Found) -> int:
    return one.span[0] - one.span[1]


def _glossed(body: Body) -> Iterator[_Found]:
    for span, acronym in glosses(body):
        name = body.text[slice(*span)]
        yield _Found(span, name, "acronym_gloss", 0.93, acronym)


def _named(body: Body) -> Iterator[_Found]:
    text = body.text
    found = [
        hit
        for start, run in body.that(Trait.KNOWN)
        for at, rows in _rows(run)
        if (hit := named_at(text, start + at, rows))
    ]
    for span, name in sorted(found, key=lambda one: one[0][0] - one[0][1]):
        if body.text[span[1] + 1 : span[1] + 2].isupper() and _VENUE.match(body.text, span[1]):
            continue
        # Where a share is traded is a part of its code: (NASDAQ: HAAR).
        if body.text.startswith(":", span[1]) and body.text.startswith("(", span[0] - 1):
            continue
        if _is_the_one_of(text, span, name):
            continue
        whole = _whole(body.text, span) if name in _NAMESAKES else span
        called = name if whole == span else body.text[slice(*whole)]
        yield _Found(whole, called, "table", 0.95, _acronym(body.text, whole[1]))


def _is_the_one_of(text: str, span: Span, name: str) -> bool:
    """Say whether a firm's name is a word here: the Oracle of Omra is a person."""
    start, end = span
    return text.startswith(" of ", end) and name in _COMPANIES and text.endswith(_THE, 0, start)


def _whole(text: str, span: Span) -> Span:
    """Return where the whole of a name stands that is known but for its country or its trade."""
    start, end = span
    if text[slice(*span)] in SOCIETIES:
        for _ in range(_BEFORE):
            before = capital_before(text, start)
            if not (before and is_ours(before)):
                break
            start -= len(before) + 1
    trade = _TRADE.match(text, end) or _FORM.match(text, end)
    return start, trade.end() if trade else end


def _patterned(body: Body, claims: Claims) -> Iterator[_Found]:
    text = body.text
    for at in body.places_of(Trait.BODY):
        start, run = body.runs[at]
        if " " in run:
            span = _by_words(body, at, claims)
        elif run in _ALONE:
            span = _of_one_word(body, at, claims)
        else:
            span = start, start + len(run)
        if span:
            span = _of_circuit(text, span) if "Circuit" in run else span
            yield _Found(span, text[slice(*span)], "name_pattern", 0.88, _acronym(text, span[1]))


def _of_circuit(text: str, span: Span) -> Span:
    """Return the span of a court with its number: 9th Circuit Court of Appeals."""
    number = _NUMBER.search(text, max(0, span[0] - _LONG), span[0])
    return (number.start(), span[1]) if number else span


def _coded(body: Body) -> Iterator[_Found]:
    for span in coded(body):
        yield _Found(span, body.text[slice(*span)], "code", 0.93)


def _by_words(body: Body, at: int, claims: Claims) -> Span | None:
    start, run = body.runs[at]
    tells, begins, whole = _telling(run)
    span = telling_span(body, at, claims) if tells else None
    if span is None and whole:
        span = start + len("The ") * run.startswith("The "), start + len(run)
    return opened(body, at) if span is None and begins else span


@lru_cache(maxsize=8192)
def _telling(run: str) -> tuple[bool, bool, bool]:
    """Say by what a run may be a body's name.

    A word in it tells; it begins as one of another tongue; the whole is one by its last word.
    """
    words = run.split(" ")
    return not TAILS.isdisjoint(words), opens(words), _is_national(words)


def _is_national(words: list[str]) -> bool:
    """Say whether a sport, figures or a paper and a place are a body: Ohio State; Omra Herald."""
    if words[-1] in PAPERS:
        return standing(" ".join(words[words[0] == "The" : -1])) is not None
    if len(words) < _FEWEST or words[0] in NOT_OURS:
        return False
    if words[-1] == "UK":
        return words[0].endswith("s") or words[-2] in ("Research", "Aid")
    if words[-1] == "State":
        home = standing(" ".join(words[:-1]))
        region = home.region if home and words[0] not in _OF_STATES else None
        return region is not None and region.place.country == "US"
    first, last = words[0], " ".join(words[1:])
    known = standing(last) if first in NATIONAL else None
    return known is not None and known.country is not None


def _is_compound(run: str) -> bool:
    """Say whether a firm of one word says its trade: Norgasbank; Uralneftegaz."""
    return run.endswith(TRADING) and run not in NO_FIRMS and len(run) >= _LONG


def _of_one_word(body: Body, at: int, claims: Claims) -> Span | None:
    start, run = body.runs[at]
    if run in ORDINARY:
        # The Amazon is a river and an apple a fruit.
        mine = not (
            opens_sentence(body.text, start) or word_before(body.text, start) in _BEFORE_THINGS
        )
        return (start, start + len(run)) if mine else None
    return incorporated(body, at) or telling_span(body, at, claims)


def _acronym(text: str, end: int) -> str | None:
    """Return what brackets behind an organisation's name shorten it to, whatever its letters."""
    behind = text[end : end + 1]
    if behind not in (" ", ","):
        return None
    match = _GLOSS.match(text, end) if behind == " " else _KNOWN.match(text, end)
    if match is None or match[1] in _NO_ACRONYMS:
        return None
    if sum(map(str.isupper, match[1])) >= _FEWEST:
        return match[1]
    # Roshydromet is as good as an acronym; Busan and Conservative say where and what.
    word = match[1]
    if len(word) < _SHORT or word in NO_NAME or word in GIVEN or standing(word):
        return None
    return word


def _entity(body: Body, found: list[_Found]) -> Entity:
    spans = sorted([one.span for one in found])
    first = min(found)
    start, end = spans[0]
    acronym = first.acronym
    if len(found) > 1:
        acronym = next((one.acronym for one in found if one.acronym), None)
    return Entity(
        "organisation",
        first.name,
        body.text[start:end],
        None,
        acronym,
        None,
        tuple(spans),
        start < body.lead_end,
        first.method,
        first.confidence,
    )
