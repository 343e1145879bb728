"""Places: those of the dateline, looked up, and those a body names, by the gazetteer."""

import re
from functools import cache, lru_cache
from itertools import pairwise

from service.core.article import Article, Span
from service.core.enrich import gazetteer
from service.core.enrich.model import Entity, Place
from service.core.enrich.scan import (
    Body,
    Claims,
    Table,
    capital_after,
    capital_before,
    word_before,
)
from service.core.enrich.words import NEUTRAL

_SEGMENTS = re.compile(r"\s{0,9}[,()\[\]]\s{0,9}")
_CITIES = re.compile(r"\s{0,9}/\s{0,9}|\s{1,9}and\s{1,9}|\s{0,9}[-·]\s{0,9}")
_TAILS = frozenset({"City", "Island", "Islands", "D"})
_PARTS_OF: dict[str | None, tuple[str, ...]] = {"CN": ("HK", "MO")}
_CONFIDENCE = 0.97


def lookup(name: str, region: str | None = None) -> Place | None:
    """Return the place of this name, case ignored.

    Args:
        name: a city or country as a dateline prints it.
        region: the country, state or province printed beside it. It rules out a city elsewhere;
            a city unknown to the gazetteer gets the region's country and, where there is only
            one, its time zone.
    """
    found = gazetteer.by_spelling().get(_key(name), ())
    within = gazetteer.regions().get(_key(region)) if region else None
    if within is None:
        return found[0] if found else None
    fallback = Place(name=_titled(name), country=within.country, time_zone=within.time_zone)
    return next((place for place in found if _inside(place, within)), fallback)


def _inside(place: Place, region: Place) -> bool:
    if place.country != region.country:
        return place.country in _PARTS_OF.get(region.country, ())
    return region.time_zone in (None, place.time_zone)


def _key(name: str) -> str:
    return " ".join(name.replace("\u2019", "'").split()).casefold()


def _titled(name: str) -> str:
    plain = " ".join(name.split())
    return plain.title() if plain.isupper() else plain


def dateline_places(article: Article) -> tuple[Place, ...]:
    """Return the places a dateline names, resolved where the gazetteer knows them."""
    text = article.dateline.place_text if article.dateline else None
    return resolve_places(text) if text else ()


@cache
def _regions_only() -> frozenset[str]:
    cities = {name.casefold() for city in gazetteer.cities() for name in city.spellings}
    return frozenset(gazetteer.regions()) - cities


@lru_cache(maxsize=512)
def resolve_places(text: str) -> tuple[Place, ...]:
    """Return the places a dateline's place text names, in order; unknown ones are left out."""
    segments = _SEGMENTS.split(text.strip(" ,"))
    found: list[Place | None] = []
    for segment, following in pairwise((*segments, "")):
        if found and _key(segment) in _regions_only():
            continue
        region = following if _key(following) in gazetteer.regions() else None
        whole = lookup(segment)
        parts = (segment,) if whole else _CITIES.split(segment)
        found += (lookup(part, region) for part in parts)
    known = dict.fromkeys(place for place in found if place)
    return tuple(known)


_NAMES: Table[Place] = Table(
    (name, entry.place)
    for entry in (*gazetteer.nations(), *gazetteer.cities())
    for name in entry.mentions
)


def triggers() -> frozenset[str]:
    """Return the words without which no place is named."""
    return _NAMES.triggers


def mentions(body: Body, claims: Claims, own: tuple[Place, ...]) -> tuple[Entity, ...]:
    """Return the places a body names where nothing else is, the dateline's own left out."""
    text, names = body.text, {place.name for place in own}
    spans: dict[str, tuple[Place, list[Span]]] = {}
    for span, place in _NAMES.find(body):
        if place.name not in names and _stands_alone(text, *span) and claims.add(span):
            spans.setdefault(place.name, (place, []))[1].append(span)
    found = [_entity(body, place, sorted(where)) for place, where in spans.values()]
    return tuple(sorted(found, key=lambda entity: entity.body_spans))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell a place from a part of a longer name: Denzel Washington, Seoul National University."""
    before = word_before(text, start)
    if before == "of":
        if capital_before(text, start - len("of ")):
            return False
    elif before[:1].isupper() and before not in NEUTRAL:
        return False
    after = capital_after(text, end)
    return after in NEUTRAL or after in _TAILS


def _entity(body: Body, place: Place, spans: list[Span]) -> Entity:
    number = place.geonames_id
    return Entity(
        type="place",
        name=place.name,
        surface=body.text[slice(*spans[0])],
        uri=None if number is None else f"https://sws.geonames.org/{number}/",
        body_spans=tuple(spans),
        in_lead=spans[0][0] < body.lead_end,
        method="gazetteer",
        confidence=_CONFIDENCE,
    )
