"""Days with a year, as time lines, front matter and envelopes print them."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import islice
from typing import NamedTuple

from service.core.dates.calendar import (
    MONTHS,
    NAME,
    MonthDay,
    century,
    day_of_figures,
    make_day,
    month_of,
)
from service.core.dates.zones import zone
from service.core.enrich.words import WEEKDAYS
from service.core.lazy_pattern import later

# A page may glue the hour to the year: January 26, 20243:02 PM
_YEAR_END = r"(?:(?=\d{1,2}:\d\d)|(?!\d))"
# Or the month to the word before: Associated PressApril 28, 2023 GMT, ANN LOAFApril 28, 2023
_MONTH_START = r"(?:(?<![A-Za-z])|(?<=[A-Za-z])(?=[A-Z][a-z]))"
_FULL = later(
    rf"{_MONTH_START}(?P<mdy>{NAME})\.?[ \xa0]{{1,2}}(?P<mdy_d>\d{{1,2}})(?:st|nd|rd|th)?"
    # Above its stories KCNA prints December 26. 2009 Juche 98, for years without the last letter.
    rf"(?:,? ?|\. (?=\d{{4}} Juch))(?P<mdy_y>(?:19|20)\d\d){_YEAR_END}"
    rf"|(?<![\d.])(?P<dmy_d>\d{{1,2}})(?:\.|er|st|nd|rd|th)?[ \xa0-](?:de )?(?P<dmy>{NAME})"
    r"\.?,?[ \xa0-](?:del? )?(?P<dmy_y>(?:19|20)\d\d)(?!\d)"
    r"|(?<![\d.])(?P<y>(?:19|20)\d\d)(?:(?P<sep>[-./])|\. |[\ub144\u5e74] ?)(?P<y_m>\d{1,2})"
    r"(?:(?P=sep)|\. |[\uc6d4\u6708] ?)(?P<y_d>\d{1,2})(?!\d)"
    r"|Juche ?(?P<juche>\d{2,3})\.(?P<juche_m>\d{1,2})\.(?P<juche_d>\d{1,2})"
    r"|AP-WF-(?P<wf_m>\d\d)-(?P<wf_d>\d\d)-(?P<wf_y>\d\d)"
    r"|(?<![\d./-])(?P<f1>\d{1,2})(?P<fs>[./-])(?P<f2>\d{1,2})(?P=fs)(?P<f_y>(?:19|20)\d\d)(?!\d)"
    r"|\A(?P<c_y>(?:19|20)\d\d)(?P<c_m>\d\d)(?P<c_d>\d\d)(?:T\d{4}|\Z)"
)
# Drupal's pages print the weekday before the figures: Tue, 03/04/2025 - 20:29
_WEEKDAY = re.compile(r"\b([A-Z][a-z]{2})(?:[a-z]{2,6})?,? \Z")
_WEEKDAYS = {name[:3]: number for number, name in enumerate(WEEKDAYS)}
# Its figures alone are found fast, and few lines have as many.
_TRAILED = re.compile(r"\d{6} |KWS-|dpa:|(?:\uff09|\A)1\d{6}\Z")
_TRAILER = re.compile(
    r"\b(\d\d)(\d{4}) (?:GMT )?([A-Z][A-Za-z]{2}) (\d\d)\b|KWS-\d\d:\d\d-(\d\d)-(\d\d)-(\d\d)"
    # dpa:241126-930-300123/1, of the first versions; the year of the Republic: （編輯：…）1131126
    r"|\bdpa:(\d\d)(\d\d)(\d\d)-\d{1,3}-\d{1,7}/[12]\b|(?:\uff09|\A)(1\d\d)(\d\d)(\d\d)\Z"
)
_FAR = re.compile(r"(?<![\d.])(\d{1,2})\.? ([^\W\d_]{3,9})\.?,? ((?:19|20)\d\d)(?!\d)")
_UTC_TIME = re.compile(
    r"(?<!\d)(\d{1,2}):(\d\d)(?::\d\d)?(?:\.\d{1,6})?\s?(?:([AaPp])\.?[Mm]\.?,?\s?)?"
    r"(?:Z\b|(?:GMT|UTC)\b(?! ?[+-]\d)|\+00:?00\b)"
)
_CHANGED = re.compile(r"\b(?:[Uu]pdated?|UPDATED|[Mm]odified|MODIFIED)\b")
_PUBLISHED = re.compile(
    r"\b(?:[Pp]ublished|PUBLISHED|[Pp]osted|POSTED|[Ii]ssued|[Rr]eleased|[Cc]reated)\b"
)
_BARE_DAY = re.compile(r"\W*(?:(?i:today is|today)?\W*[A-Z][a-z]{2,5}day)?\W*")
# North Korea and the Republic of China count from one year.
_JUCHE, _NOON, _CLOCK, _MOST, _NAMED = 1911, 12, 40, 20, 12


class PrintedDay(NamedTuple):
    """A day with its year as printed, and where in its line it stands."""

    day: date
    start: int
    end: int


def full_dates(text: str, hint: MonthDay | None = None, most: int = 20) -> list[PrintedDay]:
    """Return the days with a year in `text`; `hint` tells `03/04` of March from April."""
    found: list[PrintedDay] = []
    at, last = 0, _last_year(text)
    while at <= last and len(found) < most and (match := _FULL.search(text, at)):
        day = _full(match, hint)
        if day:
            found.append(PrintedDay(day, match.start(), match.end()))
        at = match.end()
    return found or (_far_dates(text) if last >= 0 else found)


def _far_dates(text: str) -> list[PrintedDay]:
    """Return the days whose month only a dictionary knows: 26 ноября 2024, 5 Mart 2024."""
    found: list[PrintedDay] = []
    for match in islice(_FAR.finditer(text), _MOST):
        month = month_of(match.group(2))
        day = make_day(int(match.group(3)), month, int(match.group(1))) if month else None
        if day:
            found.append(PrintedDay(day, match.start(), match.end()))
    return found


def _last_year(text: str) -> int:
    """Return where the last day may begin: the pattern is slow, and few lines have a year."""
    if "Juche" in text or "AP-WF-" in text:
        return len(text)
    return max(text.rfind("19"), text.rfind("20"))


def _full(match: re.Match[str], hint: MonthDay | None) -> date | None:
    read = _READERS[match.lastgroup or ""]
    return read(match, hint)


def _named(prefix: str) -> "Callable[[re.Match[str], MonthDay | None], date | None]":
    def read(match: re.Match[str], _: MonthDay | None) -> date | None:
        month = MONTHS[match[prefix].lower()]
        return make_day(int(match[f"{prefix}_y"]), month, int(match[f"{prefix}_d"]))

    return read


def _numbered(
    year: str, month: str, day: str, since: Callable[[str], int]
) -> "Callable[[re.Match[str], MonthDay | None], date | None]":
    def read(match: re.Match[str], _: MonthDay | None) -> date | None:
        return make_day(since(match[year]), int(match[month]), int(match[day]))

    return read


def _figures(match: re.Match[str], hint: MonthDay | None) -> date | None:
    if match["fs"] == ".":  # with full stops the day stands first everywhere
        return make_day(int(match["f_y"]), int(match["f2"]), int(match["f1"]))
    named = _WEEKDAY.search(match.string, max(0, match.start() - _NAMED), match.start())
    weekday = _WEEKDAYS.get(named.group(1)) if named else None
    return day_of_figures(match["f1"], match["f2"], match["f_y"], hint, weekday)


_READERS = {
    "mdy_y": _named("mdy"),
    "dmy_y": _named("dmy"),
    "y_d": _numbered("y", "y_m", "y_d", int),
    "juche_d": _numbered("juche", "juche_m", "juche_d", lambda year: int(year) + _JUCHE),
    "wf_y": _numbered("wf_y", "wf_m", "wf_d", century),
    "f_y": _figures,
    "c_d": _numbered("c_y", "c_m", "c_d", int),
}


def issue_day(text: str, zone_name: str | None, hint: MonthDay | None) -> date | None:
    """Return the day of issue a time line or trailer states, in the desk's zone.

    Of `Published … Updated …` the day of publication counts. A time in GMT beside the day is
    turned into the desk's zone; a wire trailer's day stays as the wire writes it.
    """
    trailer = trailer_date(text)
    if trailer:
        return trailer
    dates = full_dates(text, hint)
    if not dates:
        return None
    chosen = _published(text, dates)
    return _local(text, chosen, zone_name)


def _published(text: str, dates: list[PrintedDay]) -> PrintedDay:
    word = _PUBLISHED.search(text)
    if word and len(dates) > 1:
        return next((found for found in dates if found.start >= word.end()), dates[0])
    return dates[0]


def _local(text: str, found: PrintedDay, zone_name: str | None) -> date:
    after, before = text[found.end : found.end + 24], text[max(0, found.start - 16) : found.start]
    time = _UTC_TIME.search(after) or _UTC_TIME.search(before)
    if not time or not zone_name:
        return found.day
    hour, minute, half = int(time.group(1)), int(time.group(2)), (time.group(3) or "").lower()
    hour = hour % _NOON + (_NOON if half == "p" else 0) if half else hour
    if hour >= 2 * _NOON or minute >= 60:  # noqa: PLR2004
        return found.day
    day = found.day
    moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)
    return moment.astimezone(zone(zone_name)).date()


def is_change_line(text: str) -> bool:
    """Say whether a time line tells of a change to the page and not of its publication."""
    changed = _CHANGED.search(text)
    if changed is None or _PUBLISHED.search(text):
        return False
    first = _FULL.search(text)
    return first is None or first.start() > changed.start()


def is_bare_day(text: str) -> bool:
    """Say whether a line is a day and nothing else: a page's own clock prints it, a blog too."""
    found = _FULL.search(text)
    rest = text[: found.start()] + text[found.end() :] if found else text
    return len(rest) < _CLOCK and _BARE_DAY.fullmatch(rest) is not None


def is_trailer(text: str) -> bool:
    """Say whether a line is the time that a wire's machine writes below a text."""
    return "AP-WF-" in text or trailer_date(text) is not None


def trailer_date(text: str) -> date | None:
    """Read the time line that closes a wire text (`131137 GMT Nov 13`: the 13th, 11:37)."""
    found = _TRAILER.search(text) if _TRAILED.search(text) else None
    if not found:
        return None
    if found.group(5):
        return make_day(century(found.group(7)), int(found.group(6)), int(found.group(5)))
    if found.group(8):
        return make_day(century(found.group(8)), int(found.group(9)), int(found.group(10)))
    if found.group(11):
        year = int(found.group(11)) + _JUCHE
        return make_day(year, int(found.group(12)), int(found.group(13)))
    month = MONTHS.get(found.group(3).lower())
    return make_day(century(found.group(4)), month, int(found.group(1))) if month else None
