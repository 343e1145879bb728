"""The gazetteer: countries, states and cities by spelling, from GeoNames (geonames.txt).

The table is written by gazetteer_build.py. A row stays text until its name is met: forty thousand
of them are loaded in the time that a hundred take to be built.
"""

from collections.abc import Iterator
from enum import IntEnum, auto
from functools import cache, lru_cache
from pkgutil import get_data
from typing import NamedTuple

from service.core.enrich import exonyms, spellings
from service.core.enrich.model import Place
from service.core.enrich.seas import WIDE


class Kind(IntEnum):
    """What sort of place a record is of; numbers, as they are looked up by."""

    COUNTRY = auto()
    REGION = auto()
    CITY = auto()


class Record(NamedTuple):
    """A place, the GeoNames code of its state or province, and its weight among namesakes.

    The weight is how many live there, five times as many of a capital or of a
    city that all the world knows.
    """

    place: Place
    region: str
    weight: int
    kind: Kind

    def inside(self, other: "Record") -> bool:
        """Say whether this is a part of another."""
        if self.place.country != other.place.country:
            return self.place.country in _PARTS_OF.get(other.place.country, ())
        return other.kind is Kind.COUNTRY or self.region == other.region


class Tables(NamedTuple):
    """Rows by key for each kind, zones by number, capitals by number.

    `shy` are keys that are looked up in a dateline and never a mention by themselves.
    """

    zones: tuple[str, ...]
    rows: dict[Kind, dict[str, str]]
    capitals: frozenset[int]
    shy: frozenset[str]


_FILE, _CAPITAL, _DWARFED = "geonames.txt", 5, 20
# Known far beyond their country, though a namesake is half as large.
_FAMOUS = frozenset({("Barcelona", "ES"), ("Granada", "ES"), ("Venice", "IT")})
_PARTS_OF: dict[str | None, tuple[str, ...]] = {"CN": ("HK", "MO")}


def key(name: str) -> str:
    """Return a name as it is looked up."""
    where = name.casefold()
    return where if where.isalpha() else " ".join(where.replace("\u2019", "'").split())


@cache
def tables() -> Tables:
    """Return the table, a part of the program as the modules are: loaded once.

    Raises:
        FileNotFoundError: when it is not installed beside this module.
    """
    text = (get_data(__package__, _FILE) or b"").decode()
    zones, *sections, capitals = text.rstrip("\n").split("\n\n")
    rows = {kind: _by_first(text) for kind, text in zip(Kind, sections, strict=True)}
    listed = tuple(zones.split("\t"))
    shy = frozenset(_overridden(rows, listed))
    return Tables(listed, rows, frozenset(map(int, capitals.split())), shy)


def _by_first(text: str) -> dict[str, str]:
    lines = text.split("\n")
    return {first: rest for line in lines for first, _, rest in (line.partition("\t"),)}


def _overridden(rows: dict[Kind, dict[str, str]], zones: tuple[str, ...]) -> Iterator[str]:
    """Apply the overrides; yield the keys that are no mention by themselves."""
    for kind, text in ((Kind.CITY, spellings.CITIES), (Kind.REGION, spellings.REGIONS)):
        for line in text.strip().splitlines():
            at, name, others = line.split("|")
            yield from _rename(rows[kind], at, (name, "", others))
    yield from _abroad(rows[Kind.CITY])
    for line in spellings.COUNTRIES.strip().splitlines():
        at, name, zone, others = line.split("|")
        number = str(zones.index(zone)) if zone else ""
        yield from _rename(rows[Kind.COUNTRY], at, (name, number, others))
    for name in " ".join(WIDE.split()).split(", "):
        yield from _spell(rows[Kind.COUNTRY], f"{name}|||||||0", (name,))
    for line in spellings.EXTRA.strip().splitlines():
        name, country, region, zone, others = line.split("|")
        row = "|".join((name, country, region, str(zones.index(zone)), "", "", "", "0"))
        yield from _spell(rows[Kind.CITY], row, (name, *others.split(",")))


def _abroad(rows: dict[str, str]) -> Iterator[str]:
    """Enter what cities are called elsewhere; yield the keys.

    A far smaller place that is called so, too, comes behind: Singapur is a town of India.
    """
    for line in exonyms.CITIES.strip().splitlines():
        at, others = line.split("|")
        old, _, country = at.partition("@")
        row = next(row for row in rows[old].split("\t") if row.split("|")[1] == country)
        for where in map(key, others.split(",")):
            known = rows.get(where, "")
            if not known or _dwarfs(row, known):
                rows[where] = f"{row}\t{known}" if known else row
                yield where
            elif f"|{row.split('|')[4]}|" not in known:
                rows[where] = f"{known}\t{row}"


def _dwarfs(row: str, known: str) -> bool:
    people, *least = (int(one.rpartition("|")[2]) for one in (row, *known.split("\t")))
    return people > _DWARFED * max(least)


def _rename(rows: dict[str, str], at: str, told: tuple[str, str, str]) -> Iterator[str]:
    name, zone, others = told
    old, _, country = at.partition("@")
    row = next(row for row in rows[old].split("\t") if row.split("|")[1].endswith(country))
    columns = row.split("|")
    columns[3] = zone or columns[3]
    renamed = "|".join((name, *columns[1:]))
    rows[old] = rows[old].replace(row, renamed)
    yield from _spell(rows, renamed, (name, *others.split(",")))


def _spell(rows: dict[str, str], row: str, written: tuple[str, ...]) -> Iterator[str]:
    """Enter a row under each spelling, before those that have it already."""
    number = f"|{row.split('|')[4]}|"
    for spelling in filter(None, written):
        where = key(spelling.lstrip("~"))
        others = [other for other in rows.get(where, "").split("\t") if other]
        rows[where] = "\t".join((row, *(other for other in others if number not in other)))
        if spelling[0] == "~":
            yield where


def knows(name: str) -> bool:
    """Say whether anything has a name; most words of a text are asked for in vain."""
    where = key(name)
    cities, regions, countries = _named()
    return where in cities or where in regions or where in countries


@cache
def _named() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    rows = tables().rows
    return rows[Kind.CITY], rows[Kind.REGION], rows[Kind.COUNTRY]


@cache
def _first_words() -> frozenset[str]:
    words = (where.replace("-", " ").partition(" ")[0] for rows in _named() for where in rows)
    return frozenset(word.rstrip(".") for word in words)


@lru_cache(maxsize=8192)
def begins(word: str) -> bool:
    """Say whether any name may begin with a word, written with umlauts or without."""
    first, bare = _first_words(), word.partition("-")[0].rstrip(".")
    written = umlauts(bare)
    return key(bare) in first or (written != bare and key(written) in first)


def abbreviates(word: str) -> bool:
    """Say whether a word with a full stop behind it is a name: La., Calif."""
    return key(word) in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(where[:-1] for rows in _named() for where in rows if where.endswith("."))


def umlauts(name: str) -> str:
    """Return a name with the umlauts that agencies write without: Kitzbuehel."""
    return name.replace("ue", "\u00fc").replace("oe", "\u00f6").replace("ae", "\u00e4")


@lru_cache(maxsize=8192)
def find(name: str) -> tuple[Record, ...]:
    """Return what has a name, case ignored: countries, states, then cities by size."""
    where = key(name)
    return tuple(record for kind in Kind for record in _found(kind, where))


def _found(kind: Kind, where: str) -> Iterator[Record]:
    found = tables()
    for row in found.rows[kind].get(where, "").split("\t"):
        if row:
            yield _record(row, kind, found)


def _record(row: str, kind: Kind, known: Tables) -> Record:
    name, country, region, zone, number, latitude, longitude, population = row.split("|")
    place = Place(
        name=name, country=country or None, time_zone=known.zones[int(zone)] if zone else None
    )
    if number:
        place = place._replace(geonames_id=int(number))
    if latitude:
        place = place._replace(latitude=float(latitude), longitude=float(longitude))
    famous = place.geonames_id in known.capitals or (place.name, place.country) in _FAMOUS
    times = _CAPITAL if famous else 1
    return Record(place, region, times * int(population), kind)
