"""Rights and embargoes: who holds the copyright, what is forbidden, until when to hold it."""

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple
from zoneinfo import ZoneInfo

from service.core.enrich.words import MONTHS
from service.core.lazy_pattern import later
from service.core.text import clean

_EMBARGO = re.compile(
    r"[(\[*]{0,3}(?:(?:[Ss]trictly |STRICTLY )?(?:EMBARGO(?:ED)?|Embargo(?:ed)?|embargoed)\b"
    r"|(?:Not for|NOT FOR) (?:publication|release|use|PUBLICATION|RELEASE|USE) (?i:before|until)"
    r"|(?:Hold for release|HOLD FOR RELEASE)|(?:For release|FOR RELEASE) (?i:at|on|after)\b)"
)
_COPYRIGHT = re.compile(
    r"<?[(\[]?\s?(?:\u00a9|\([Cc]\) |Copyrights? (?:\([Cc]\)|\u00a9|by |(?:19|20)\d\d|[A-Z])"
    r"|COPYRIGHT\b"
    r"|All [Rr]ights [Rr]eserved|All contents? \u00a9|<?저작권자|RIPRODUZIONE RISERVATA)"
)
_HOLDER = later(
    r"(?:Copyrights?|COPYRIGHT|\u00a9|\([Cc]\)|저작권자\s?\([cC]\))(?:[\s,:\u00a9]|\([Cc]\)|by"
    r"|(?:19|20)\d\d(?:\s?-\s?(?:19|20)\d\d)?)*"
    r"(?P<name>(?:The |the )?(?!All\b)[A-Z\uac00-\ud7a3][\w&'-]*(?: (?:of |and "
    r"|& )?[A-Z][\w&'-]*){0,5})"
)
_TERMS = re.compile(
    r"(?:All [Rr]ights [Rr]eserved|(?:[Tt]his material|[Pp]rohibits|무단|[Nn]o part"
    r"|[Rr]eproduction|[Rr]edistribution|[Nn]ot be (?:published|reproduced))).{0,400}"
)
_CLOCK = later(
    r"(?<![\d:])(\d{1,2})(?::?(\d\d))?\s?(?:hrs?|hours)?\s?(a\.?m\.?|p\.?m\.?)?\s?\(?"
    r"(GMT|UTC|KST|JST|EST|EDT|CET|CEST|BST|IST|MSK|SGT|HKT)\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?P<m1>[A-Z][a-z]{2}|[A-Z]{3})[A-Za-z]{0,6}\.? (?P<d1>\d{1,2})\b(?:,? (?P<y1>20\d\d))?"
    r"|(?<!\d)(?P<d2>\d{1,2}) (?P<m2>[A-Za-z]{3})[a-z]{0,6}\b(?:,? (?P<y2>20\d\d))?"
    r"|(?P<y3>20\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)"
)
_HOURS: dict[str, float] = {
    "GMT": 0,
    "UTC": 0,
    "BST": 1,
    "CET": 1,
    "CEST": 2,
    "MSK": 3,
    "SGT": 8,
    "HKT": 8,
    "KST": 9,
}
_HOURS |= {"JST": 9, "EST": -5, "EDT": -4, "IST": 5.5}
# What such lines begin with.
_ASKS, _CLAIMS = frozenset("([*sSEeNHF"), frozenset("<([\u00a9CAR\uc800")
_LONGEST, _NOON = 300, 12


class Rights(NamedTuple):
    """A copyright line taken apart: the whole notice, its holder, the terms of use."""

    notice: str | None = None
    holder: str | None = None
    terms: str | None = None


NO_RIGHTS = Rights()


def is_embargo(text: str) -> bool:
    """Say whether a line asks to hold the story."""
    return text[0] in _ASKS and len(text) < _LONGEST and _EMBARGO.match(text) is not None


def read_rights(text: str) -> Rights:
    """Read a copyright line; of any other line nothing is said."""
    first = text[0]
    if not (first in _CLAIMS or first.isspace()) or not _COPYRIGHT.match(text):
        return NO_RIGHTS
    # Some print the line in angle brackets, which are no tag.
    notice = clean(text.strip("<>")[:_LONGEST])
    holder = _HOLDER.search(notice)
    terms = _TERMS.search(notice)
    return Rights(
        notice,
        holder.group("name").rstrip(". ") if holder else None,
        terms.group().strip(" ,") if terms else None,
    )


def embargoed_until(text: str | None, issued: str | None, zone: str | None) -> str | None:
    """Return the moment an embargo line names (RFC 3339), or None when it names none.

    A line without a year is read in the year of `issued` (an ISO day); a day without an hour
    begins at midnight in the desk's `zone`.
    """
    if not text:
        return None
    clock = _CLOCK.search(text)
    rest = text[: clock.start()] + " " + text[clock.end() :] if clock else text
    day = _day(rest, issued)
    if day is None:
        return None
    if clock is None:
        return day.replace(tzinfo=ZoneInfo(zone)).isoformat() if zone else None
    hour, minute = _time(clock)
    if hour is None:
        return None
    offset = timezone(timedelta(hours=_HOURS[clock.group(4).upper()]))
    moment = day.replace(hour=hour, minute=minute, tzinfo=offset)
    return moment.astimezone(ZoneInfo(zone) if zone else UTC).isoformat()


def _day(text: str, issued: str | None) -> datetime | None:
    for found in _DAY.finditer(text):
        parts = found.groupdict()
        number = parts["d1"] or parts["d2"] or parts["d3"]
        year = parts["y1"] or parts["y2"] or parts["y3"] or (issued or "")[:4]
        name = (parts["m1"] or parts["m2"] or "").title()
        month = MONTHS.get(name) or int(parts["m3"] or 0)
        try:
            return datetime(int(year or 0), month, int(number), tzinfo=UTC)
        except ValueError:
            continue
    return None


def _time(clock: re.Match[str]) -> tuple[int | None, int]:
    digits, minutes, half = clock.group(1), clock.group(2) or "0", (clock.group(3) or "").lower()
    hour = int(digits) % _NOON + (_NOON if half.startswith("p") else 0) if half else int(digits)
    return (hour if hour < 24 and int(minutes) < 60 else None), int(minutes)  # noqa: PLR2004
