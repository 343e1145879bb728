"""Places: the gazetteer by name, the dateline's places, and places named in a body."""

import re
from functools import cache

from service.core.article import Article
from service.core.enrich.gazetteer import ROWS
from service.core.enrich.model import Capitals, Entity, Place

_SEPARATORS = re.compile(r"/|,| and ")


@cache
def _table() -> dict[str, Place]:
    table = {}
    for row in ROWS.strip().splitlines():
        name, country, zone, number, longitude, latitude = row.split("|")
        table[name.casefold()] = Place(
            name=name,
            country=country,
            time_zone=zone,
            geonames_id=int(number) if number else None,
            longitude=float(longitude) if longitude else None,
            latitude=float(latitude) if latitude else None,
        )
    return table


@cache
def _by_first_word() -> dict[str, tuple[str, ...]]:
    """Names by their first word, the longest first."""
    table: dict[str, list[str]] = {}
    for place in _table().values():
        table.setdefault(place.name.split(" ")[0], []).append(place.name)
    return {word: tuple(sorted(names, key=len, reverse=True)) for word, names in table.items()}


def lookup(name: str) -> Place | None:
    """Return the gazetteer's place of this name, case ignored."""
    return _table().get(name.strip().casefold())


def dateline_places(article: Article) -> tuple[Place, ...]:
    """Return the places a dateline names, resolved where the gazetteer knows them."""
    text = article.dateline.place_text if article.dateline else None
    if not text:
        return ()
    found = (lookup(part) for part in _SEPARATORS.split(text))
    return tuple(place for place in found if place)


def mentions(
    body: str, capitals: Capitals, lead_end: int, known: tuple[Place, ...]
) -> tuple[Entity, ...]:
    """Return the places a body names, the dateline's own left out."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for word, start in capitals:
        for name in _by_first_word().get(word, ()):
            end = start + len(name)
            if body.startswith(name, start) and not body[end : end + 1].isalnum():
                spans.setdefault(name, []).append((start, end))
                break
    own = {place.name for place in known}
    return tuple(
        _entity(name, found, lead_end) for name, found in spans.items() if name not in own
    )


def _entity(name: str, spans: list[tuple[int, int]], lead_end: int) -> Entity:
    number = _table()[name.casefold()].geonames_id
    return Entity(
        type="place",
        name=name,
        surface=name,
        uri=None if number is None else f"https://sws.geonames.org/{number}/",
        body_spans=tuple(spans),
        in_lead=spans[0][0] < lead_end,
        method="gazetteer",
        confidence=0.97,
    )
