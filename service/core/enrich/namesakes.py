"""Chooses among places of one name; None if nothing decides."""

from functools import lru_cache

from service.core.agency_table import DIALECTS
from service.core.enrich.gazetteer import Kind, Record, find
from service.core.enrich.model import Place

# So many times larger than any other of its name, a place needs nothing beside it to be meant.
_DOMINANT = 3
# So many times larger, it is meant even where its namesake is at home: London on a Canadian page.
_OVERWHELMING, _AT_HOME = 20, 2
_WITH_STATE = frozenset({"US", "CA", "AU"})
_HOMES = {agency.key: agency.home for agency in DIALECTS if agency.home}


def home(agency: str | None) -> str | None:
    """Return the country an agency writes home from."""
    return _HOMES.get(agency) if agency else None


def choose(
    records: tuple[Record, ...], near: tuple[str, ...] = (), *, filed: bool = True
) -> Record | None:
    """Return the place meant among records of one name.

    Args:
        records: what has the name.
        near: countries the text is about: where it is filed from and for, then whatever it names.
        filed: whether it is what a dateline prints; elsewhere a small town of some countries has
            its state beside it, and Geneva on an American page is the Swiss one.
    """
    ranked = sorted(records, key=lambda record: -record.weight)
    if not ranked:
        return None
    for at, country in enumerate(near):
        within = [record for record in ranked if record.place.country == country]
        at_home = at < _AT_HOME and (filed or country not in _WITH_STATE)
        local, limit = _dominant(within), _OVERWHELMING if at_home else _DOMINANT
        if local and ranked[0].weight <= limit * local.weight:
            return local
    return _dominant(ranked)


def _dominant(ranked: list[Record]) -> Record | None:
    if not ranked:
        return None
    rival = ranked[1].weight if len(ranked) > 1 else -1
    return ranked[0] if ranked[0].weight > _DOMINANT * rival else None


@lru_cache(maxsize=4096)
def parts_of(region: str) -> tuple[Record, ...]:
    """Return the countries and states that a name printed beside a city can mean."""
    found = find(region)
    return tuple(one for one in found if one.kind is not Kind.CITY and one.place.country)


def within(records: tuple[Record, ...], regions: tuple[Record, ...]) -> Record | None:
    """Return the largest of the records that lies in one of the regions."""
    inside = (r for r in records if r.kind is Kind.CITY and any(map(r.inside, regions)))
    return max(inside, key=lambda record: record.weight, default=None)


def unknown_in(name: str, regions: tuple[Record, ...]) -> Place | None:
    """Return a place that is not known but for the country, state or province beside it."""
    if len({region.place.country for region in regions}) != 1:
        return None
    beside = regions[0].place
    return Place(name=name, country=beside.country, time_zone=beside.time_zone)
