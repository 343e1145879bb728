"""What a name means in any text: looked up once per name and cached."""

from functools import lru_cache
from typing import NamedTuple

from service.core.enrich.ambiguous_places import DOUBTFUL
from service.core.enrich.gazetteer import Kind, Record, find, key, knows, tables, umlauts
from service.core.enrich.model import Place
from service.core.enrich.namesakes import choose
from service.core.enrich.words import CALENDAR, NEUTRAL

REGION_UNITS = frozenset("Province Prefecture State Oblast Krai Region Autonomous".split())
_LARGE = 250_000
# A namesake abroad that is not so much smaller must be ruled out by what the text is about.
_RIVAL = 20
# States and provinces of these are printed without saying that they are.
_PRINTED_ALONE = frozenset({"US", "CA", "AU", "GB", "CN", "KR", "KP"})
_REGIONS_ALONE = frozenset(
    """Hokkaido Okinawa Bavaria Saxony Catalonia Sicily Sardinia Lombardy Kerala Punjab Gujarat
    Bihar Assam Rajasthan Maharashtra Sarawak Sabah Chechnya Dagestan Bali Rakhine Meghalaya
    Manipur Mizoram Nagaland Tripura Sikkim Odisha Jharkhand Chhattisgarh Uttarakhand Haryana
    Telangana Karnataka Andalusia Extremadura Normandy Brittany Corsica Tuscany Umbria Calabria
    Puglia Thuringia Saarland Tatarstan Bashkortostan Karelia Sindh Balochistan Kachin Jalisco
    Sinaloa Chiapas Oaxaca Michoacan Tamaulipas Pernambuco Johor Kelantan Terengganu Pahang Perak
    Selangor Goa Ladakh Aceh Kamchatka Sakhalin""".split()
).union(
    """Uttar Pradesh, Madhya Pradesh, Himachal Pradesh, Andhra Pradesh, Arunachal Pradesh,
    Tamil Nadu, West Bengal, Canary Islands, Balearic Islands, Basque Country, Lower Saxony,
    Saxony-Anhalt, North Rhine-Westphalia, Rhineland-Palatinate, Schleswig-Holstein, Khyber
    Pakhtunkhwa, Baja California, Quintana Roo, Nuevo Leon, Minas Gerais, Mato Grosso, West Java,
    Central Java, East Java, North Sumatra, South Sumatra, West Sumatra, South Sulawesi, North
    Sulawesi, Central Sulawesi, Southeast Sulawesi, East Kalimantan, West Kalimantan, East Nusa
    Tenggara, West Nusa Tenggara, West Papua""".replace("\n    ", " ").split(", ")
)


class Standing(NamedTuple):
    """A name of the gazetteer: what has it, and the place that it means by itself, if any."""

    cities: tuple[Record, ...]
    country: Record | None
    region: Record | None
    sure: Place | None
    doubtful: bool


@lru_cache(maxsize=16384)
def standing(name: str) -> Standing | None:
    """Return what a name of this very spelling stands for; None when the gazetteer has none."""
    if name in CALENDAR:
        return None
    if not knows(name):
        return _with_umlauts(name)
    records = find(name)
    doubtful = name in DOUBTFUL or name in NEUTRAL or key(name) in tables().shy
    of_kind = {record.kind: record for record in reversed(records)}
    cities = tuple(record for record in records if record.kind is Kind.CITY)
    country, region = of_kind.get(Kind.COUNTRY), of_kind.get(Kind.REGION)
    sure = None if doubtful else _sure(name, cities, country, region)
    return Standing(cities, country, region, sure, doubtful)


def _with_umlauts(name: str) -> Standing | None:
    """Return what a name is known as with umlauts: Kitzbuehel."""
    written = umlauts(name)
    return None if written == name else standing(written)


def _sure(
    name: str, cities: tuple[Record, ...], country: Record | None, region: Record | None
) -> Place | None:
    if country:
        return country.place
    if region and _is_region(name, region, cities):
        return region.place
    chosen = choose(cities)
    if chosen is None or not is_large(chosen) or _has_rival(cities, chosen):
        return None
    return chosen.place


def _is_region(name: str, region: Record, cities: tuple[Record, ...]) -> bool:
    if name.rpartition(" ")[2] in REGION_UNITS:
        return True
    if region.place.country not in _PRINTED_ALONE:
        return name in _REGIONS_ALONE
    return not any(map(is_large, cities))


def is_large(record: Record) -> bool:
    """Say whether a city is known by its name alone."""
    return record.weight >= _LARGE


def _has_rival(cities: tuple[Record, ...], chosen: Record) -> bool:
    return any(
        other.weight * _RIVAL > chosen.weight
        for other in cities
        if other.place.country != chosen.place.country
    )
