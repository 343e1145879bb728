"""What enrichment adds to an article: named things, announced dates, places, language.

Named tuples, as an article's parts are, and for the same reason.
"""

from typing import Literal, NamedTuple

from service.core.article import Span


class Place(NamedTuple):
    """A place of the gazetteer; `country` is ISO 3166-1 alpha-2, degrees are WGS 84."""

    name: str
    country: str | None = None
    time_zone: str | None = None
    geonames_id: int | None = None
    longitude: float | None = None
    latitude: float | None = None

    @property
    def coordinates(self) -> tuple[float, float] | None:
        """Return longitude and latitude, as GeoJSON orders them."""
        if self.longitude is None or self.latitude is None:
            return None
        return self.longitude, self.latitude


class Entity(NamedTuple):
    """Something named in the body; spans index the body as published."""

    type: Literal["person", "organisation", "place"]
    name: str
    surface: str
    title: str | None
    acronym: str | None
    uri: str | None
    body_spans: tuple[Span, ...]
    in_lead: bool
    method: str
    confidence: float
    country: str | None = None
    time_zone: str | None = None
    geonames_id: int | None = None
    coordinates: tuple[float, float] | None = None


class Scheduled(NamedTuple):
    """A date the text announces."""

    start: str
    end: str | None
    precision: str
    surface: str
    body_span: Span
    method: str
    confidence: float


class Enrichment(NamedTuple):
    """Everything found beyond the parts of the dispatch itself."""

    language: str | None = None
    entities: tuple[Entity, ...] = ()
    schedule: tuple[Scheduled, ...] = ()
    dateline_places: tuple[Place, ...] = ()
    terms: tuple[str, ...] = ()
