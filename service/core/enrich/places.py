"""Places a body names: whether a name is one, and which of its namesakes.

Whatever is in doubt is left out. A name counts by itself when it is a country's or a large city's,
by the region after it, or by a place word before it when the text is about its country.
"""

import re
from typing import NamedTuple

from service.core.article import Span
from service.core.enrich.doubtful import DOUBTFUL
from service.core.enrich.gazetteer import Kind, Record, find, sizes, tables
from service.core.enrich.model import Entity, Place
from service.core.enrich.namesakes import choose, parts_of, within
from service.core.enrich.scan import (
    Body,
    Claims,
    capital_after,
    capital_before,
    is_whole,
    word_before,
)
from service.core.enrich.words import NEUTRAL

_REGION_UNITS = frozenset("Province Prefecture State Oblast Region".split())
_UNITS = _REGION_UNITS | {"County", "Island", "Islands", "City", "D"}
_LEADS = frozenset("in near outside around across downtown central inside".split())
_SEATS = re.compile(r"(?:city|town|village|port|county|capital|island|district|resort) of \Z")
_BESIDE = re.compile(r", ([A-Z][\w.-]*)((?: [A-Z]\w*)?)((?: [A-Z]\w*)?)")
_JOINTS = frozenset({", ", " and ", ", and ", "-", "/", " or "})
_LARGE, _KNOWN_NEAR, _ALONE_OF_ITS_NAME = 250_000, 50_000, 50_000
_PRINTED_ALONE = frozenset({"US", "CA", "AU", "GB", "CN", "KR", "KP"})
_REGIONS_ALONE = frozenset(
    """Hokkaido Okinawa Bavaria Saxony Catalonia Sicily Sardinia Lombardy Kerala Punjab Gujarat
    Bihar Assam Rajasthan Maharashtra Sarawak Sabah Chechnya Dagestan Bali Rakhine""".split()
)
_HOME_ALONE = frozenset({"KR", "KP"})
_BY_ITSELF, _BY_REGION, _BY_CONTEXT = ("gazetteer", 0.97), ("region", 0.97), ("context", 0.9)


class _Candidate(NamedTuple):
    span: Span
    name: str
    records: tuple[Record, ...]


class _Found(NamedTuple):
    span: Span
    place: Place
    how: tuple[str, float]


def triggers() -> frozenset[str]:
    """Return the words without which no place is named."""
    return frozenset(tables().openings)


def mentions(
    body: Body, claims: Claims, own: tuple[Place, ...], home: str | None
) -> tuple[Entity, ...]:
    """Return the places a body names where nothing else is, the dateline's own left out."""
    candidates = _candidates(body)
    found = {one.span: sure for one in candidates if (sure := _sure(body.text, one))}
    near = _near(own, home, found)
    for one in candidates:
        if one.span not in found:
            likely = _likely(body.text, one, near, found)
            if likely:
                found[one.span] = likely
    return _entities(body, claims, own, sorted(found.values()))


def _near(own: tuple[Place, ...], home: str | None, found: dict[Span, _Found]) -> tuple[str, ...]:
    """Return the countries a text is about: of its dateline, its agency, its other places."""
    countries = (
        *(place.country for place in own),
        home,
        *(f.place.country for f in found.values()),
    )
    return tuple(dict.fromkeys(country for country in countries if country))


def _candidates(body: Body) -> list[_Candidate]:
    """Return what the gazetteer knows and no longer name is about, in the order of the text."""
    openings, text = tables().openings, body.text
    found: dict[int, _Candidate] = {}
    for word in body.words:
        told = openings.get(word)
        if told is None or word in NEUTRAL:
            continue
        lengths = sizes(told)
        at = text.find(word)
        while at >= 0:
            hit = _named(text, at, lengths)
            if hit and _stands_alone(text, *hit.span):
                found[at] = hit
            at = text.find(word, at + len(word))
    ordered, last = [], 0
    for at in sorted(found):
        if at >= last:
            ordered.append(found[at])
            last = found[at].span[1]
    return ordered


def _named(text: str, start: int, lengths: tuple[int, ...]) -> _Candidate | None:
    for size in lengths:
        name = text[start : start + size]
        whole = len(name) == size and name[-1] != " " and is_whole(text, start, start + size)
        records = find(name) if whole else ()
        if records:
            return _Candidate((start, start + size), name, records)
    return None


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell a place from a part of a longer name: Denzel Washington, Seoul National University."""
    before = word_before(text, start)
    if before == "of":
        if capital_before(text, start - len("of ")):
            return False
    elif before[:1].isupper() and before not in NEUTRAL:
        return False
    after = capital_after(text, end)
    return after in NEUTRAL or after in _UNITS


def _sure(text: str, one: _Candidate) -> _Found | None:
    """Return the place of a name that needs nothing else of the text."""
    regions = _beside(text, one.span[1])
    inside = within(one.records, regions)
    if inside:
        return _Found(one.span, inside.place, _BY_REGION)
    if one.name in DOUBTFUL or (regions and regions[0].kind is Kind.REGION):
        return None
    first = one.records[0]
    if first.kind is Kind.COUNTRY:
        return _Found(one.span, first.place, _BY_ITSELF)
    if first.kind is Kind.REGION and _is_region(text, one):
        return _Found(one.span, first.place, _BY_ITSELF)
    chosen = choose(_cities(one))
    large = chosen is not None and chosen.population >= _LARGE
    return _Found(one.span, chosen.place, _BY_ITSELF) if chosen and large else None


def _beside(text: str, end: int) -> tuple[Record, ...]:
    """Return what a comma parts from a name, when it can be its state or country."""
    match = _BESIDE.match(text, end)
    words = match.groups() if match else ()
    written = ("".join(words[:count]) for count in range(len(words), 0, -1))
    found = (parts_of(name) or parts_of(name.rstrip(".")) for name in written)
    return next(filter(None, found), ())


def _is_region(text: str, one: _Candidate) -> bool:
    first = one.records[0]
    unit = capital_after(text, one.span[1]) or one.name.rpartition(" ")[2]
    if unit in _REGION_UNITS:
        return True
    if first.place.country not in _PRINTED_ALONE:
        return one.name in _REGIONS_ALONE
    return max((record.population for record in _cities(one)), default=0) < _LARGE


def _cities(one: _Candidate) -> tuple[Record, ...]:
    return tuple(record for record in one.records if record.kind is Kind.CITY)


def _likely(
    text: str, one: _Candidate, near: tuple[str, ...], found: dict[Span, _Found]
) -> _Found | None:
    """Return the place of a name that the rest of the text makes one."""
    if one.records[0].kind is Kind.COUNTRY:
        return _listed(text, one, near, found)
    chosen = choose(_cities(one), near)
    if chosen is None:
        return None
    placed = _is_placed(text, one.span[0])
    country = chosen.place.country
    alone = len(one.records) == 1 and chosen.population >= _ALONE_OF_ITS_NAME
    if one.name in DOUBTFUL:
        known = placed and country in near and chosen.population >= _LARGE
    elif country in near[:2] and country in _HOME_ALONE:
        known = True
    else:
        known = placed and (country in near or alone)
    return _Found(one.span, chosen.place, _BY_CONTEXT) if known else None


def _is_placed(text: str, start: int) -> bool:
    return word_before(text, start) in _LEADS or bool(
        _SEATS.search(text[max(0, start - 20) : start])
    )


def _listed(
    text: str, one: _Candidate, near: tuple[str, ...], found: dict[Span, _Found]
) -> _Found | None:
    """Return a country whose name is also a person's when countries stand beside it."""
    place, (start, end) = one.records[0].place, one.span
    beside = any(
        text[right:start] in _JOINTS or text[end:left] in _JOINTS for left, right in found
    )
    if place.country in near or beside:
        return _Found(one.span, place, _BY_CONTEXT)
    return None


def _entities(
    body: Body, claims: Claims, own: tuple[Place, ...], found: list[_Found]
) -> tuple[Entity, ...]:
    filed = {(place.name, place.country) for place in own}
    places: dict[Place, list[_Found]] = {}
    for one in found:
        if (one.place.name, one.place.country) not in filed and claims.add(one.span):
            places.setdefault(one.place, []).append(one)
    return tuple(_entity(body, place, where) for place, where in places.items())


def _entity(body: Body, place: Place, found: list[_Found]) -> Entity:
    number, (method, confidence) = place.geonames_id, max(one.how for one in found)
    return Entity(
        type="place",
        name=place.name,
        surface=body.text[slice(*found[0].span)],
        uri=None if number is None else f"https://sws.geonames.org/{number}/",
        body_spans=tuple(one.span for one in found),
        in_lead=found[0].span[0] < body.lead_end,
        method=method,
        confidence=confidence,
        country=place.country,
        time_zone=place.time_zone,
        geonames_id=number,
        coordinates=place.coordinates,
    )
