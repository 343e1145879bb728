"""The gazetteer: cities and countries by spelling, and the regions that part namesakes."""

from dataclasses import dataclass
from functools import cache

from service.core.enrich import cities_asia, cities_world, countries
from service.core.enrich.model import Place

_COLUMNS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place with all its spellings, and those that name it by themselves in a text."""

    place: Place
    spellings: tuple[str, ...]
    mentions: tuple[str, ...]


@cache
def cities() -> tuple[Entry, ...]:
    """Return every city of the gazetteer."""
    return _read(cities_asia.ROWS) + _read(cities_world.ROWS)


@cache
def nations() -> tuple[Entry, ...]:
    """Return every country of the gazetteer."""
    return _read(countries.ROWS)


@cache
def regions() -> dict[str, Place]:
    """Return countries, states and provinces by spelling, case folded."""
    entries = nations() + _read(countries.REGIONS)
    return {name.casefold(): entry.place for entry in entries for name in entry.spellings}


@cache
def by_spelling() -> dict[str, tuple[Place, ...]]:
    """Return cities, then countries, by spelling, case folded."""
    table: dict[str, tuple[Place, ...]] = {}
    for entry in cities() + nations():
        for name in entry.spellings:
            key = name.casefold()
            table[key] = (*table.get(key, ()), entry.place)
    return table


def _read(rows: str) -> tuple[Entry, ...]:
    return tuple(_entry(row) for row in rows.strip().splitlines())


def _entry(row: str) -> Entry:
    marked, country, zone, number, longitude, latitude, others = (row + "|" * _COLUMNS).split("|")[
        :_COLUMNS
    ]
    written = (marked, *filter(None, others.split(",")))
    place = Place(
        name=marked.lstrip("~"),
        country=country,
        time_zone=zone or None,
        geonames_id=int(number) if number else None,
        longitude=float(longitude) if longitude else None,
        latitude=float(latitude) if latitude else None,
    )
    return Entry(
        place=place,
        spellings=tuple(name.lstrip("~") for name in written),
        mentions=tuple(name for name in written if name[0] != "~"),
    )
