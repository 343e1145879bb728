"""Which calendar counts: time zones of desks and places, and the capture by the desk's clock."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from service.core.enrich.datelines import resolve_places

_LATEST_SECOND, _BARE_DAY = 250_000_000_000, 10
# No zone has begun its day within half a minute since there are receipts.
_STEP = 30
_MIDNIGHT = re.compile(r"(?:[T ]00:00(?::00(?:\.0{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?\Z")
# Texts filed from places this far behind the desk bear the day before at the desk's daytime.
_BEHIND = timedelta(hours=10)


class Capture(NamedTuple):
    """A capture seen from the desk: its day, and how many hours of that day had gone by."""

    day: date
    hours: float


@cache
def zone(name: str) -> ZoneInfo:
    """Return the time zone called `name`."""
    return ZoneInfo(name)


@lru_cache(maxsize=512)  # of one place, a stream has many
def place_zone(place_text: str | None) -> str | None:
    """Return the zone of the first place a dateline names that the gazetteer knows."""
    if not place_text:
        return None
    return next((p.time_zone for p in resolve_places(place_text) if p.time_zone), None)


@lru_cache(maxsize=256)
def is_behind(place: str | None, desk: str | None) -> bool:
    """Say whether a place's calendar is a day behind the desk's while the desk works."""
    if place is None or desk is None or place == desk:
        return False
    noon = datetime(2020, 1, 15, 12, tzinfo=UTC)
    there = noon.astimezone(zone(place)).utcoffset() or timedelta()
    here = noon.astimezone(zone(desk)).utcoffset() or timedelta()
    return here - there >= _BEHIND


def day_in_zone(text: str | None, zone_name: str | None) -> date | None:
    """Return the day of an RFC 3339 time in a zone; a bare day stays itself."""
    moment = _moment(text, zone_name)
    return moment.date() if moment else None


@lru_cache(maxsize=8)  # the capture is asked for as such and as the latest day
def _moment(text: str | None, zone_name: str | None) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
        if len(text) > _BARE_DAY and moment.tzinfo is not None:
            moment = moment.astimezone(zone(zone_name) if zone_name else UTC)
    except (ValueError, OverflowError):
        return None
    return moment


def capture_at(text: str | None, zone_name: str | None) -> Capture | None:
    """Return when a capture was made by the desk's clock.

    The stroke of midnight is a day without a time of day: it stays the day printed, of which
    nothing had gone by, whatever the zone.
    """
    if text and _MIDNIGHT.match(text, _BARE_DAY):
        day = day_in_zone(text[:_BARE_DAY], None)
        return Capture(day, 0.0) if day else None
    moment = _moment(text, zone_name)
    return Capture(moment.date(), moment.hour + moment.minute / 60) if moment else None


@lru_cache(maxsize=256)  # of one moment, a stream has many
def _day_at(steps: int, zone_name: str | None) -> date:
    where = zone(zone_name) if zone_name else UTC
    return datetime.fromtimestamp(steps * _STEP, UTC).astimezone(where).date()


def latest_day(received_ms: int, fetched_at: str | None, zone_name: str | None) -> date:
    """Return the last day a text can be of: of receipt or capture at its desk, a day's slack."""
    seconds = min(max(received_ms // 1000, 0), _LATEST_SECOND)
    received = _day_at(seconds // _STEP, zone_name)
    fetched = day_in_zone(fetched_at, zone_name) if fetched_at else None
    last = min(received, fetched) if fetched else received
    return last + timedelta(days=1)
