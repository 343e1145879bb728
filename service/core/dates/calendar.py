"""Days as texts name them: months in words, full dates, desk zones, upper bounds."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january gen gennaio ene enero",
            "feb february",
            "mar march",
            "apr april abr",
            "may mag",
            "jun june giu",
            "jul july lug",
            "aug august ago",
            "sep sept september set",
            "oct october ott okt",
            "nov november",
            "dec december dic dez",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMES = r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_FULL = re.compile(
    rf"(?<![A-Z]){_NAMES}[ \xa0]{{1,2}}(\d{{1,2}})(?:st|nd|rd|th)?,? ?((?:19|20)\d\d)"
    rf"|\b(\d{{1,2}}) {_NAMES} ((?:19|20)\d\d)"
    r"|\b((?:19|20)\d\d)[-./](\d{1,2})[-./](\d{1,2})(?!\d)"
    r"|Juche ?(\d{2,3})\.(\d{1,2})\.(\d{1,2})"
    r"|AP-WF-(\d\d)-(\d\d)-(\d\d)"
    r"|\b(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)\b"
)
_TRAILER = re.compile(
    r"\b(\d\d)(\d{4}) (?:GMT )?([A-Z][a-z]{2}) (\d\d)\b|KWS-\d\d:\d\d-(\d\d)-(\d\d)-(\d\d)"
)
_YEARLESS = re.compile(
    r"([A-Za-z]{3,9})\.?[\s\xa0]{1,3}(\d{1,2})|(\d{1,2})[\s\xa0]{1,2}([A-Za-z]{3,9})"
)
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_JUCHE, _CENTURY, _PIVOT = 1911, 2000, 70


@cache
def zone(name: str) -> ZoneInfo:
    """Return the time zone called `name`."""
    return ZoneInfo(name)


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_day(text: str) -> tuple[int, int, int | None] | None:
    """Read `Nov. 26`, `26 nov` or `Feb. 1, 2017` as month, day and year if there is one."""
    found = _YEARLESS.match(text)
    if not found:
        return None
    name, number = (
        (found.group(1), found.group(2)) if found.group(1) else (found.group(4), found.group(3))
    )
    month = MONTHS.get(name.lower())
    year = _YEAR.search(text)
    if month is None or make_day(2000, month, int(number)) is None:
        return None
    return month, int(number), int(year.group()) if year else None


def full_dates(text: str, most: int = 20) -> list[tuple[date, int, int]]:
    """Return the dates with a year in `text`, each with its start and end."""
    found: list[tuple[date, int, int]] = []
    for match in _FULL.finditer(text):
        day = _full(match.groups())
        if day:
            found.append((day, match.start(), match.end()))
        if len(found) >= most:
            break
    return found


def _full(g: tuple[str | None, ...]) -> date | None:
    if g[0]:
        return make_day(int(g[2] or 0), MONTHS[g[0].lower()], int(g[1] or 0))
    if g[3]:
        return make_day(int(g[5] or 0), MONTHS[(g[4] or "").lower()], int(g[3]))
    if g[6]:
        return make_day(int(g[6]), int(g[7] or 0), int(g[8] or 0))
    if g[9]:
        return make_day(int(g[9]) + _JUCHE, int(g[10] or 0), int(g[11] or 0))
    if g[12]:
        return make_day(_century(g[14]), int(g[12]), int(g[13] or 0))
    return make_day(int(g[17] or 0), int(g[15] or 0), int(g[16] or 0))


def _century(text: str | None) -> int:
    year = int(text or 0)
    return year + (_CENTURY if year < _PIVOT else _CENTURY - 100)


def trailer_date(text: str) -> date | None:
    """Read the time line that closes a wire text (`131137 GMT Nov 13`: the 13th, 11:37)."""
    found = _TRAILER.search(text)
    if not found:
        return None
    if found.group(5):
        return make_day(_century(found.group(7)), int(found.group(6)), int(found.group(5)))
    month = MONTHS.get(found.group(3).lower())
    return make_day(_century(found.group(4)), month, int(found.group(1))) if month else None


def day_in_zone(text: str | None, zone_name: str | None) -> date | None:
    """Return the day of an RFC 3339 time in a zone; a bare day stays itself."""
    if not text:
        return None
    try:
        if len(text) <= 10:  # noqa: PLR2004
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            moment = moment.astimezone(zone(zone_name) if zone_name else UTC)
    except (ValueError, OverflowError):
        return None
    return moment.date()


def latest_day(received_ms: int, fetched_at: str | None, zone_name: str | None) -> date:
    """Return the last day a text can be of: of receipt or capture at its desk, a day's slack."""
    where = zone(zone_name) if zone_name else UTC
    seconds = min(max(received_ms // 1000, 0), 250_000_000_000)
    received = datetime.fromtimestamp(seconds, UTC).astimezone(where).date()
    fetched = day_in_zone(fetched_at, zone_name)
    last = min(received, fetched) if fetched else received
    return last + timedelta(days=1)
