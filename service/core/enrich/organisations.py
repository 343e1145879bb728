"""Organisations: a table of common ones, names that a telling word makes, and their acronyms."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from service.core.article import Span
from service.core.enrich.acronyms import THINGS, glosses
from service.core.enrich.model import Entity
from service.core.enrich.organisation_names import ROWS
from service.core.enrich.scan import Body, Claims, Table
from service.core.enrich.words import CALENDAR, HEADS, MODIFIERS, POSITION

_TAILS = frozenset(
    """University Ministry Corp Inc Ltd Co LLC LLP PLC Plc GmbH Bhd Berhad AG Group Bank Party
    Agency Committee Commission Court Association Federation Institute Council Department
    Airlines Airways Foundation Assembly Parliament Congress Senate Administration Authority
    Academy Hospital Union Organization Organisation Chamber Bureau Alliance Industries
    Electronics Holdings Motors Securities Insurance Exchange Museum Orchestra League
    Directorate Board FC Corps Command Company Corporation Fund Society Club Brigade
    Confederation Syndicate Consortium Pharmaceuticals Shipbuilding Telecom Forces Fleet
    Coalition Movement Secretariat Tribunal Headquarters Center Centre College School
    Inspectorate Service Services Staff Press""".split()
)
_OF_HEADS = _TAILS - {"Party", "Service", "Services", "School", "Club", "Court", "Board", "Press"}
# These make a name only with one of the words before them.
_CENTERS = """Research Space Training Medical Control Prevention Science Information Command Data
Hurricane"""
_HALF_TELLING = {
    "Center": _CENTERS,
    "Centre": _CENTERS,
    "Service": """Intelligence Forest Weather Geological Secret Security Postal Health Customs
        News""",
    "Services": "Financial Intelligence Emergency Health",
    "School": "High Business Medical Law Middle Elementary Graduate",
    "Forces": "Self-Defense Armed Defense Defence Special",
    "Staff": "General",
    "Press": "University Associated Free",
    "Union": """Workers Teachers Metal Labor Labour Trade Credit Students Farmers Writers Rugby
        Cycling""",
    "Command": """Forces Southern Northern Eastern Western Central Indo-Pacific Space Nations""",
    "Movement": "Liberation Resistance Reform Democratic",
}
_HALF = {tail: frozenset(words.split()) for tail, words in _HALF_TELLING.items()}
_WITH_STOP = frozenset({"Corp", "Inc", "Ltd", "Co"})
_JOINTS = (" of ", " and ", " for ", " & ", ", ", " of the ")
_CAPITALS = r"[A-Z][\w-]+(?: [A-Z][\w-]+){0,4}"
_OF = re.compile(
    rf" (?:of|for|on) (?:the )?{_CAPITALS}(?:(?:, {_CAPITALS}){{0,3}},? and {_CAPITALS})?"
    rf"(?: (?:of|for) {_CAPITALS})?"
)
_NOT_OURS = (CALENDAR | POSITION | (frozenset(HEADS) - MODIFIERS)) - {"Central", "Greater"}
_ENDS = CALENDAR | {head.rstrip(".") for head in HEADS}
_TITLES = _ENDS - CALENDAR
_NAMES = Table(
    (written, line.split("=")[0])
    for line in ROWS.strip().splitlines()
    for written in line.split("=")
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
    acronyms = {one.acronym: one.name for one in found if one.acronym}
    for one in found:
        if claims.add(one.span):
            organisations.setdefault(one.name, []).append(one)
    for start, run in body.runs:
        name = acronyms.get(run)
        if name in organisations and claims.add((start, start + len(run))):
            organisations[name].append(_Found((start, start + len(run)), name, "acronym", 0.9))
    known = [_entity(body, spans) for spans in organisations.values()]
    return tuple(sorted(known, key=lambda entity: entity.body_spans))


def _glossed(body: Body) -> Iterator[_Found]:
    for span, acronym in glosses(body):
        name = body.text[slice(*span)]
        yield _Found(span, name, "acronym_gloss", 0.93, acronym)


def _named(body: Body) -> Iterator[_Found]:
    found = _NAMES.find(body)
    for span, name in sorted(found, key=lambda one: one[0][0] - one[0][1]):
        yield _Found(span, name, "table", 0.95)


def _patterned(body: Body) -> Iterator[_Found]:
    for at, (_, run) in enumerate(body.runs):
        if _TAILS.isdisjoint(run.split(" ")):
            continue
        span = _span(body, at)
        if span:
            yield _Found(span, body.text[slice(*span)], "name_pattern", 0.88)


def _span(body: Body, at: int) -> Span | None:
    """Take the words before a telling one, and what it is `of`."""
    (start, run), text = body.runs[at], body.text
    words = run.split(" ")
    tail = max(index for index, word in enumerate(words) if word in _TAILS)
    first = _first(words, tail)
    begin = start + sum(map(len, words[:first])) + first
    end = start + len(" ".join(words[: tail + 1]))
    of = _OF.match(text, end) if words[tail] in _OF_HEADS else None
    if of:
        return _of(body, at, (begin, _of_end(of)), tail - first)
    if first == tail or not _tells(words[: tail + 1]) or _goes_on(words[tail + 1 :]):
        return None
    if text.startswith(" and ", end) and _is_thing(body, at + 1):
        return None
    whole = _joined(body, at, begin) if first == 0 else begin
    stop = words[tail] in _WITH_STOP and text[end : end + 1] == "."
    return None if whole is None else (whole, end + stop)


def _of(body: Body, at: int, span: Span, before: int) -> Span | None:
    if before or span[0] != body.runs[at][0]:
        return span
    begin = _joined(body, at, span[0])
    return None if begin is None else (begin, span[1])


def _first(words: list[str], tail: int) -> int:
    """Return where the name begins that a telling word ends: Seoul Central District Court."""
    first = tail
    while first and words[first - 1] not in _NOT_OURS:
        first -= 1
    return first


def _tells(words: list[str]) -> bool:
    half = _HALF.get(words[-1])
    return half is None or not half.isdisjoint(words[:-1])


def _is_thing(body: Body, at: int) -> bool:
    """Tell the end of Trade Union and Labor Relations Act."""
    return at < len(body.runs) and body.runs[at][1].rpartition(" ")[2] in THINGS


def _goes_on(rest: list[str]) -> bool:
    """Tell a longer name that only passes through the telling word: Bank Street."""
    return bool(rest) and rest[0].rstrip(".") not in _NEUTRAL_AFTER


_NEUTRAL_AFTER = _ENDS | POSITION | MODIFIERS


def _of_end(of: re.Match[str]) -> int:
    """Cut what an organisation is of before a title or a day."""
    words = of[0].split(" ")
    cut = next((at for at, word in enumerate(words) if word.rstrip(".,") in _ENDS), len(words))
    while cut and words[cut - 1][:1].islower():
        cut -= 1
    return of.start() + len(" ".join(words[:cut]).rstrip(","))


def _joined(body: Body, at: int, begin: int) -> int | None:
    """Reach back over the `and` inside a name behind `the`; None for the rest of a longer name.

    The Maritime and Port Bureau is one; of Busan and Port Council nobody can tell.
    """
    if at == 0:
        return begin
    start, run = body.runs[at - 1]
    between = body.text[start + len(run) : begin]
    if between not in _JOINTS:
        return begin
    the = body.text[max(0, start - 4) : start].lower() == "the "
    if between == " and ":
        own = run.removeprefix("The ") if run.startswith("The ") else run if the else ""
        alone = own and " " not in own and body.runs[at][1].count(" ")
        return start + len(run) - len(own) if alone else None
    return begin if between == ", " else None


def _entity(body: Body, found: list[_Found]) -> Entity:
    spans = sorted(one.span for one in found)
    first = min(found)
    return Entity(
        type="organisation",
        name=first.name,
        surface=body.text[slice(*spans[0])],
        acronym=next((one.acronym for one in found if one.acronym), None),
        body_spans=tuple(spans),
        in_lead=spans[0][0] < body.lead_end,
        method=first.method,
        confidence=first.confidence,
    )
