"""Organisations: a table of the common ones, and names that end or begin with a telling word."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from service.core.article import Span
from service.core.enrich.model import Entity
from service.core.enrich.scan import (
    Body,
    Claims,
    Table,
    capital_after,
    capital_before,
    positions,
)
from service.core.enrich.words import CALENDAR, HEADS, MODIFIERS, NEUTRAL, POSITION

_TABLE = """
United Nations=U.N.
European Union=EU
NATO
International Monetary Fund=IMF
World Bank
World Health Organization
World Trade Organization=WTO
International Atomic Energy Agency=IAEA
International Olympic Committee=IOC
International Criminal Court
International Committee of the Red Cross
Association of Southeast Asian Nations=ASEAN
OPEC
OECD
UNESCO
UNICEF
FIFA
U.N. Security Council=UN Security Council
White House
Kremlin
Pentagon
Federal Reserve
European Central Bank=ECB
U.S. State Department=State Department
Wall Street Journal
New York Times
Washington Post
Korean Central News Agency=KCNA
Korea Exchange
Bank of Korea=BOK
Bank of Japan=BOJ
Bank of England
Joint Chiefs of Staff=JCS
U.S. Forces Korea=USFK
United Nations Command
Combined Forces Command
Cheong Wa Dae
People Power Party
Democratic Party of Korea
Workers' Party of Korea
Red Cross
Hamas
Hezbollah
Taliban
Samsung Electronics
SK hynix
Hyundai Motor
LG Electronics
POSCO
Hanwha
Korean Air
Korea Electric Power Corp.=KEPCO
"""
_TAILS = """
University Ministry Corp Inc Ltd Group Bank Party Agency Committee Commission Court Association
Federation Institute Council Department Airlines Airways Foundation Assembly Parliament Congress
Senate Administration Authority Academy Hospital Union Organization Chamber Bureau Alliance
Industries Electronics Holdings Motors Securities Insurance Exchange Museum Orchestra
"""
_TAIL_WORDS = frozenset(_TAILS.split())
_OF_HEADS = frozenset(
    """University Ministry Bank Department Institute Academy Chamber Bureau Council Committee
    Court Association Federation Union Party""".split()
)
_JOINTS = (" of ", " and ", " for ")
_OWNING = frozenset({"'s", "\u2019s"})
_OWNERS = frozenset({"People", "Women", "Children"})
_CAPITALS = r"[A-Z]\w+(?: [A-Z]\w+){0,4}"
_OF = re.compile(
    rf" (?:of|for) (?:the )?{_CAPITALS}(?:(?:, {_CAPITALS}){{0,3}},? and {_CAPITALS})?"
)
_WORD = re.compile(r"[A-Z][\w&'\u2019.-]*")
_DOTTED = frozenset({"Corp", "Inc", "Ltd"})
_NOT_OURS = CALENDAR | POSITION | (frozenset(HEADS) - MODIFIERS)
_WINDOW, _MOST = 60, 6
_NAMES = Table(
    (written, line.split("=")[0])
    for line in _TABLE.strip().splitlines()
    for written in line.split("=")
)


class _Found(NamedTuple):
    span: Span
    name: str
    method: str
    confidence: float


def triggers() -> frozenset[str]:
    """Return the words without which no organisation is named."""
    return _NAMES.triggers | _TAIL_WORDS


def mentions(body: Body, claims: Claims) -> tuple[Entity, ...]:
    """Return the organisations a body names."""
    organisations: dict[str, list[_Found]] = {}
    for one in (*_named(body), *_patterned(body)):
        if claims.add(one.span):
            organisations.setdefault(one.name, []).append(one)
    found = [_entity(body, sorted(spans)) for spans in organisations.values()]
    return tuple(sorted(found, key=lambda entity: entity.body_spans))


def _named(body: Body) -> Iterator[_Found]:
    for span, name in _NAMES.find(body):
        yield _Found(span, name, "table", 0.95)


def _patterned(body: Body) -> Iterator[_Found]:
    for word in sorted(_TAIL_WORDS.intersection(body.words)):
        for start, end in positions(body.text, word):
            span = _span(body.text, word, start, end)
            if span:
                yield _Found(span, body.text[slice(*span)], "name_pattern", 0.85)


def _span(text: str, word: str, start: int, end: int) -> Span | None:
    """Take the capitals before a telling word, and what it is `of`."""
    first = _first(text, start)
    of = _OF.match(text, end) if word in _OF_HEADS else None
    if of:
        return first, of.end()
    if first == start or capital_after(text, end) not in NEUTRAL or _joined(text, first):
        return None
    return first, end + (word in _DOTTED and text[end : end + 1] == ".")


def _joined(text: str, first: int) -> bool:
    """Tell the rest of a longer name: (Science) and Technology Advisory Council."""
    return any(
        text.endswith(joint, 0, first) and capital_before(text, first - len(joint) + 1)
        for joint in _JOINTS
    )


def _first(text: str, start: int) -> int:
    """Return where the name begins that a telling word ends: Seoul Central District Court."""
    window = text[max(0, start - _WINDOW) : start]
    words = window[:-1].split(" ")[-_MOST:] if window.endswith(" ") else []
    for before in reversed(words):
        owner = before[-2:] in _OWNING and before[:-2] not in _OWNERS
        if owner or before in _NOT_OURS or not _WORD.fullmatch(before):
            break
        start -= len(before) + 1
    return start


def _entity(body: Body, found: list[_Found]) -> Entity:
    first = found[0]
    return Entity(
        type="organisation",
        name=first.name,
        surface=body.text[slice(*first.span)],
        body_spans=tuple(one.span for one in found),
        in_lead=first.span[0] < body.lead_end,
        method=first.method,
        confidence=first.confidence,
    )
