"""The places of a dateline: each city it names, by the region printed beside it."""

import re
from functools import lru_cache
from itertools import pairwise

from service.core.article import Article
from service.core.enrich.gazetteer import Kind, Record, find
from service.core.enrich.model import Place
from service.core.enrich.namesakes import choose, home, parts_of, unknown_in, within

_SEGMENTS = re.compile(r"\s{0,9}[,()\[\]]\s{0,9}")
_CITIES = re.compile(r"\s{0,9}/\s{0,9}|\s{1,9}and\s{1,9}|\s{0,9}[-·]\s{0,9}")


def dateline_places(article: Article) -> tuple[Place, ...]:
    """Return the places a dateline names, resolved where the gazetteer knows them."""
    text = article.dateline.place_text if article.dateline else None
    return resolve_places(text, home(article.agency)) if text else ()


@lru_cache(maxsize=8192)
def lookup(name: str, region: str | None = None, near: str | None = None) -> Place | None:
    """Return the place of this name, case ignored.

    Args:
        name: a city or country as a dateline prints it.
        region: the country, state or province printed beside it. It rules out a city elsewhere;
            a city unknown to the gazetteer gets the region's country and, where there is only
            one, its time zone.
        near: the country an agency writes from, where most cities need no region.
    """
    found = find(name)
    regions = parts_of(region) if region else ()
    if regions:
        inside = within(found, regions)
        return inside.place if inside else unknown_in(_titled(name), regions)
    cities = tuple(record for record in found if record.kind is Kind.CITY)
    land = _land(found, cities)
    chosen = land or choose(cities or found[:1], (near,) if near else ())
    return chosen.place if chosen else None


def _land(found: tuple[Record, ...], cities: tuple[Record, ...]) -> Record | None:
    """Return the country of a name, unless a city in it has the name, too: Singapore."""
    if not found or found[0].kind is not Kind.COUNTRY:
        return None
    own = any(city.place.country == found[0].place.country for city in cities)
    return None if own else found[0]


def _titled(name: str) -> str:
    plain = " ".join(name.split())
    return plain.title() if plain.isupper() else plain


@lru_cache(maxsize=512)
def resolve_places(text: str, near: str | None = None) -> tuple[Place, ...]:
    """Return the places a dateline's place text names, in order; unknown ones are left out."""
    # Between two brackets stands nothing: Guwahati (Assam) [India].
    segments = [segment for segment in _SEGMENTS.split(text.strip(" ,")) if segment]
    found: list[Place | None] = []
    for segment, following in pairwise((*segments, "")):
        if found and _is_beside(segment, found[-1]):
            continue
        region = following if parts_of(following) else None
        *others, last = _parts(segment)
        found += (lookup(other, None, near) for other in others)
        found.append(lookup(last, region, near))
    known = dict.fromkeys(place for place in found if place)
    return tuple(known)


def _parts(segment: str) -> list[str]:
    """Return the cities that one segment names; only the last has its region behind it."""
    return [segment] if find(segment) else _CITIES.split(segment.removeprefix("and "))


def _is_beside(segment: str, place: Place | None) -> bool:
    """Say whether a segment is the region of the place before it, and no further place."""
    regions = parts_of(segment)
    if place is None:
        return bool(regions) and len(regions) == len(find(segment))
    return any(_holds(region, place) for region in regions)


def _holds(region: Record, place: Place) -> bool:
    return region.place.country == place.country or (
        region.place.country == "CN" and place.country in ("HK", "MO")
    )
