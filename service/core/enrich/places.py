"""Places a body names: whether a name is one, and which of its namesakes.

Whatever is in doubt is left out. A name counts by itself when it is a country's or a large city's,
by the region after it, or when the text is about its country.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from service.core.article import Span
from service.core.enrich.candidates import Candidate, candidates
from service.core.enrich.gazetteer import Kind, Record, find
from service.core.enrich.kernel import Mark
from service.core.enrich.known_names import Standing, is_large, standing
from service.core.enrich.model import Entity, Place
from service.core.enrich.namesakes import choose, parts_of, unknown_in, within
from service.core.enrich.organisation_names import CLUBS, listed
from service.core.enrich.organisation_words import FORMS
from service.core.enrich.scan import Body, Claims, Trait, word_before
from service.core.enrich.shapes import surname_of
from service.core.enrich.words import CALENDAR, NEUTRAL

_LEADS = frozenset("in near outside around across downtown central inside off".split())
_WAYS = _LEADS | frozenset("to from at through toward towards between via into".split())
# What one has a share in, or buys from.
_INSIDE = frozenset({"in", "to", "from"})
# Of a person there is no eastern part.
_SIDES = frozenset(
    "eastern western northern southern central northeastern southeastern".split()
).union("northwestern southwestern northeast northwest southeast southwest".split())
_PLACING = _WAYS | {"of", "and", "or", "based", "at", "leave", "left", "reach", "reached"}
# Words that a longer name of a place begins with, or that stand before one.
_NO_NAMESAKE = NEUTRAL.union(
    """North South East West Northern Southern Eastern Western Old Upper Lower Inner Port Fort
    Mount Lake New San Los Las El La Saint St""".split()
)
_CLUBS = frozenset(listed(CLUBS))
_FEWEST, _MOST, _SHORT = 2, 4, 8
_OF_NOUNS = "de"
_SEATS = re.compile(
    r"(?:city|town|village|port|county|capital|island|district|resort|suburb|outskirts|north|south"
    r"|east|west|northeast|northwest|southeast|southwest) of \Z"
)
_BESIDE = re.compile(r", ([A-Z][\w.-]*)((?: [A-Z]\w*)?)((?: [A-Z]\w*)?)")
_JOINTS = frozenset({", ", " and ", ", and ", "-", "/", " or "})
_ALONE_OF_ITS_NAME, _WELL_KNOWN = 50_000, 100_000
_KOREAS = frozenset({"KR", "KP"})
# Towns of these are called like people: they need a word beside them at home, too.
_LIKE_PEOPLE = frozenset({"US", "GB", "CA", "AU", "NZ", "IE", "ZA"})
_WHERE = attrgetter("span")
_BY_ITSELF, _BY_REGION, _BY_CONTEXT = ("gazetteer", 0.97), ("region", 0.97), ("context", 0.9)


class _Found(NamedTuple):
    span: Span
    place: Place
    how: tuple[str, float]


class _Around(NamedTuple):
    """What the text is about: countries, the surest first, and the places found by position.

    `seen` are the countries that more than their own name shows; `nouns` have capitals in some
    tongues; `people` is where names of people end.
    """

    near: tuple[str, ...]
    seen: tuple[str, ...]
    begins: dict[int, _Found]
    ends: dict[int, _Found]
    nouns: bool
    people: frozenset[int]


def mentions(
    body: Body,
    claims: Claims,
    people: tuple[Entity, ...],
    filed: tuple[tuple[Place, ...], str | None],
    language: str | None,
) -> tuple[Entity, ...]:
    """Return the places a body names where nothing else is.

    Args:
        body: the text and its runs of capitals.
        claims: the parts of the text that name people and organisations.
        people: those people; a surname alone is no place.
        filed: the places of the dateline, which are left out, and the agency's country.
        language: of the text; where every noun has a capital, a small town is one less surely.
    """
    own, home = filed
    bearers = frozenset([surname_of(person.name) for person in people])
    ends = frozenset([end for person in people for _, end in person.body_spans])
    open_, found = [], []
    named = candidates(body, claims, bearers, ends)
    # A country has no namesake.
    cities = any(one.standing.country is None for one in named)
    namesakes = _namesakes(body) if cities else (set(), set())
    for one in named:
        sure = _sure(body.text, one)
        if _is_namesake(body.text, one, sure, namesakes):
            continue
        if sure:
            found.append(sure)
        else:
            open_.append(one)
    found += _unknown(body, claims)
    if open_:
        found += _likely_ones(
            body.text, open_, _about(own, home, found, ends)._replace(nouns=language == _OF_NOUNS)
        )
    found = [one for one in found if not _is_another(body.text, one)]
    found = _as_told(body.text, found)
    found.sort(key=_WHERE)
    return _entities(body, claims, own, found)


def _as_told(text: str, found: list[_Found]) -> list[_Found]:
    """Give a name the place that its state told elsewhere: after Portland, Maine, it is that."""
    told = {text[slice(*one.span)]: one.place for one in found if one.how is _BY_REGION}
    if not told:
        return found
    told = {name: place for name, place in told.items() if not _is_state(place.name)}
    return [one._replace(place=told.get(text[slice(*one.span)], one.place)) for one in found]


def _namesakes(body: Body) -> tuple[set[str], set[str]]:
    """Return what longer names end in: after Nairo Medellin and Real Madrid it may stand alone.

    And what clubs and firms begin with: Bayern Munich, Kansas City Southern Corp.
    """
    runs = [run for _, run in body.that(Trait.SEVERAL)]
    return set().union(*map(_ends_of, runs)), set().union(*map(_begun_by, runs))


@lru_cache(maxsize=8192)
def _ends_of(run: str) -> tuple[str, ...]:
    """Return by what end of it a person of this name may be called."""
    words = run.split(" ")
    if len(words) > _MOST or not _NO_NAMESAKE.isdisjoint(words[:-1]):
        return ()
    return (words[-1], " ".join(words[-2:])) if len(words) > _FEWEST else (words[-1],)


@lru_cache(maxsize=8192)
def _begun_by(run: str) -> tuple[str, ...]:
    """Return by what begin of it a club or a firm of this name may be called."""
    words = run.split(" ")
    if words[-1] == "FC" or run in _CLUBS or words[-1] in FORMS:
        return " ".join(words[:-1]), words[0], " ".join(words[:2])
    return ()


def _is_namesake(
    text: str,
    one: Candidate,
    sure: _Found | None,
    namesakes: tuple[set[str], set[str]],
) -> bool:
    """Say whether a city's name stands for a person or a club named in full elsewhere."""
    start, end = one.span
    name = one.standing
    ends, clubs = namesakes
    called = text[start:end]
    if name.country or not ((name.cities and called in ends) or called in clubs):
        return False
    if sure and sure.how is _BY_REGION:
        return False
    before = word_before(text, start).lower()
    placed = before in _PLACING and not (before == "of" and called in clubs)
    return not placed and not _is_seat(text, start)


def _about(
    own: tuple[Place, ...], home: str | None, found: list[_Found], people: frozenset[int]
) -> _Around:
    at_home = (*(place.country for place in own), home)
    seen = _unique(
        *at_home, *(one.place.country for one in found if not _is_state(one.place.name))
    )
    near = _unique(*at_home, *(one.place.country for one in found))
    begins = {one.span[0]: one for one in found}
    ends = {one.span[1]: one for one in found}
    return _Around(near, seen, begins, ends, nouns=False, people=people)


def _unique(*countries: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(country for country in countries if country))


@lru_cache(maxsize=4096)
def _is_state(name: str) -> bool:
    """Say whether a place is a whole country."""
    return any(record.kind is Kind.COUNTRY for record in find(name))


def _likely_ones(text: str, open_: list[Candidate], around: _Around) -> list[_Found]:
    """Return the open names that the text makes places; each may be a neighbour of the next."""
    found = []
    for one in open_:
        place = _likely(text, one, around)
        if place:
            likely = _Found(one.span, place, _BY_CONTEXT)
            around.begins[one.span[0]] = around.ends[one.span[1]] = likely
            found.append(likely)
    return found


def _is_another(text: str, one: _Found) -> bool:
    """Say whether a name is of another place: Sherman County, the Paris of the East."""
    start, end = one.span
    if text.startswith(" of the ", end) and text.startswith("the ", start - 4):
        return True
    return one.place.country in _LIKE_PEOPLE and text.startswith(" County", end)


def _sure(text: str, one: Candidate) -> _Found | None:
    """Return the place of a name that needs nothing else of the text."""
    name = one.standing
    if one.unit and name.region:
        return _Found(one.span, name.region.place, _BY_ITSELF)
    if name.cities and text.startswith(", ", one.span[1]):
        match = _BESIDE.match(text, one.span[1])
        inside = _beside(text[slice(*one.span)], match) if match else None
        if inside:
            return _Found(one.span, inside, _BY_REGION)
    return _Found(one.span, name.sure, _BY_ITSELF) if name.sure else None


def _beside(name: str, match: re.Match[str]) -> Place | None:
    """Return the place that lies in what is printed beside it, were it too small for the table.

    A state's abbreviation is beside nothing but a town; in a list of the well-known its name is.
    """
    inside = _inside(name, match.groups())
    regions = () if inside else _regions(match.groups())
    if not regions or any(one.place.country not in _LIKE_PEOPLE for one in regions):
        return inside
    if any(one.kind is Kind.COUNTRY for one in regions):
        return None
    known = standing(name)
    lies = _is_abbreviated(match[1]) or (known is not None and not (known.sure or known.region))
    return unknown_in(name, regions) if lies else None


def _is_beside_short(text: str, end: int) -> bool:
    """Say whether a state that is printed short stands behind a name: Split Rock, N.J."""
    if text.find(".", end, end + _SHORT) < 0:
        return False
    match = _BESIDE.match(text, end)
    return match is not None and _is_abbreviated(match[1])


@lru_cache(maxsize=1024)
def _is_abbreviated(region: str) -> bool:
    """Say whether a state is printed short: N.J., La.; the full stop of Kansas is another's."""
    named = parts_of(region) if "." in region else ()
    return bool(named) and named[0].kind is not Kind.COUNTRY and not parts_of(region.rstrip("."))


def _unknown(body: Body, claims: Claims) -> Iterator[_Found]:
    """Yield places that only what is printed beside them tells: in Split Rock, Minnesota."""
    text = body.text
    for begin, written in body.beside(Mark.PARTED):
        end = begin + len(written)
        first, _, run = written.partition(" ")
        start = begin + len(first) + 1
        if first.lower() not in _WAYS:
            start, run = begin, written
            if word_before(text, start) not in _WAYS and not _is_beside_short(text, end):
                continue
        if run.startswith("The "):
            start, run = start + len("The "), run[len("The ") :]
        if not CALENDAR.isdisjoint(run.split(" ", _MOST)):
            continue
        if run.count(" ") < _MOST and not standing(run) and claims.is_free(start, end):
            match = _BESIDE.match(text, end)
            place = unknown_in(run, _regions(match.groups())) if match else None
            if place:
                yield _Found((start, end), place, _BY_REGION)


@lru_cache(maxsize=4096)
def _inside(name: str, beside: tuple[str, ...]) -> Place | None:
    """Return the place of a name that lies in the state or country printed beside it."""
    known = standing(name)
    inside = within(known.cities, _regions(beside)) if known else None
    return inside.place if inside else None


@lru_cache(maxsize=4096)
def _regions(words: tuple[str, ...]) -> tuple[Record, ...]:
    """Return what the words behind a comma name, when it can be a city's state or country."""
    written = ("".join(words[:count]) for count in range(len(words), 0, -1))
    found = (parts_of(name) or parts_of(name.rstrip(".")) for name in written)
    return next(filter(None, found), ())


def _likely(text: str, one: Candidate, around: _Around) -> Place | None:
    """Return the place of a name that the rest of the text makes one."""
    name, start = one.standing, one.span[0]
    if name.country or (name.region and name.doubtful):
        return _state(text, one, around)
    before = word_before(text, start)
    listed = _neighbour(text, one, around) is not None
    chosen = choose(name.cities, around.near, filed=False)
    if chosen is None:
        return _region(name, around)
    near = chosen.place.country in around.near
    placed = before in (_LEADS if name.doubtful else _WAYS) or _is_seat(text, start)
    # Of Ann Lee of Bend it is the home.
    placed = placed or (before == "of" and start - len(" of ") in around.people)
    if name.doubtful:
        return chosen.place if (placed or listed) and near else None
    alone = chosen.weight >= (_ALONE_OF_ITS_NAME if len(name.cities) == 1 else _WELL_KNOWN)
    # Of a small town of these the state is printed: in Hercules is in a firm.
    small = chosen.place.country in _LIKE_PEOPLE and chosen.weight < _ALONE_OF_ITS_NAME
    placed = placed and not (small and before in _INSIDE)
    if is_large(chosen) or _is_home(chosen, around) or ((placed or listed) and (near or alone)):
        return chosen.place
    return None


def _is_home(chosen: Record, around: _Around) -> bool:
    """Say whether a town is of the country that a text is filed from or for."""
    country = chosen.place.country
    if around.nouns:
        return False
    if country in _KOREAS:
        return country in around.near[:2]
    return country in around.near[:1] and country not in _LIKE_PEOPLE


def _is_seat(text: str, start: int) -> bool:
    return text.startswith("of ", start - 3) and bool(
        _SEATS.search(text[max(0, start - 20) : start])
    )


def _region(name: Standing, around: _Around) -> Place | None:
    region = name.region
    return region.place if region and region.place.country in around.near else None


def _state(text: str, one: Candidate, around: _Around) -> Place | None:
    """Return a country or state whose name is also a person's when its like stand beside it."""
    options = [record for record in (one.standing.country, one.standing.region) if record]
    if len(options) == 1 and word_before(text, one.span[0]) in _SIDES:
        return options[0].place
    neighbour = _neighbour(text, one, around)
    if neighbour and _is_state(neighbour.place.name) and options[0].kind is Kind.COUNTRY:
        return options[0].place
    for country in (*((neighbour.place.country,) if neighbour else ()), *around.seen):
        for record in options:
            if record.place.country == country:
                return record.place
    return None


def _neighbour(text: str, one: Candidate, around: _Around) -> _Found | None:
    """Return a place that a comma or `and` joins to a name."""
    start, end = one.span
    for joint in _JOINTS:
        left = around.ends.get(start - len(joint))
        if left and text.startswith(joint, start - len(joint)):
            return left
        right = around.begins.get(end + len(joint))
        if right and text.startswith(joint, end):
            return right
    return None


def _entities(
    body: Body, claims: Claims, own: tuple[Place, ...], found: Iterable[_Found]
) -> tuple[Entity, ...]:
    filed = {(place.name, place.country) for place in own}
    places: dict[Place, list[_Found]] = {}
    for one in found:
        if (one.place.name, one.place.country) not in filed and claims.add(one.span):
            places.setdefault(one.place, []).append(one)
    return tuple(_entity(body, place, where) for place, where in places.items())


def _entity(body: Body, place: Place, found: list[_Found]) -> Entity:
    number = place.geonames_id
    method, confidence = (max(found, key=_confidence) if len(found) > 1 else found[0]).how
    start, end = found[0].span
    return Entity(
        "place",
        place.name,
        body.text[start:end],
        None,
        None,
        None if number is None else f"https://sws.geonames.org/{number}/",
        tuple([one.span for one in found]),
        start < body.lead_end,
        method,
        confidence,
        place.country,
        place.time_zone,
        number,
        place.coordinates,
    )


def _confidence(one: _Found) -> float:
    return one.how[1]
