"""Times as producers send them, ISO 8601 or RFC 2822 (mail, RSS), and as events show them."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

# The parser of the standard library takes much else for a time; this is RFC 2822's form.
_MAIL_TIME = re.compile(
    r"(?:[A-Z][a-z]{2}, ?)?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)? "
    r"(?:[+-]\d{4}|[A-Z]{1,3})",
    re.ASCII,
)
# What stands behind a time in place of an offset: KST, Asia/Seoul, (Korea Standard Time).
_ZONE_NAME = re.compile(r"(?<=\d)\s{0,2}\[?\(?[A-Za-z][A-Za-z_/ ]{1,40}(?:[+-]\d{1,2})?\)?\]?\Z")

_LATEST_MS = 253_402_300_799_999  # the end of the year 9999


def in_utc(timestamp_ms: int) -> str:
    """Write milliseconds since the epoch as RFC 3339 in UTC; clamps what no calendar holds."""
    seconds = min(max(timestamp_ms, 0), _LATEST_MS) / 1000
    text = datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")


def has_unknown_zone(value: object) -> bool:
    """Say whether a value is a time but for its zone, whose name nobody can tell."""
    if not isinstance(value, str):
        return False
    bare = _ZONE_NAME.sub("", value)
    if bare == value or len(bare) <= len("2024-03-14"):
        return False
    return _is_time(f"{bare}Z") or _is_time(f"{bare} +0000")


def _is_time(value: str) -> bool:
    try:
        rfc3339(value)
    except ValueError:
        return False
    return True


def rfc3339(value: str) -> str:
    """Return a time with its zone as given, one of mail as RFC 3339. Raises ValueError."""
    try:
        if _MAIL_TIME.fullmatch(value):
            return _mail_time(value)
        moment = datetime.fromisoformat(value)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        message = f"{value[:40]!r} is no time with its zone, as in 2024-03-14T08:20:59Z"
        raise ValueError(message)
    return value


def day_or_moment(value: str) -> str:
    """Return a day or a time as given, one of mail as RFC 3339. Raises ValueError."""
    read = date if len(value) <= len("2024-03-14") else datetime
    try:
        if _MAIL_TIME.fullmatch(value):
            return _mail_time(value)
        read.fromisoformat(value)
    except ValueError:
        message = (
            f"{value[:40]!r} is no day or time, as in 2024-03-14, 2024-03-14T08:20:59Z or "
            "Thu, 14 Mar 2024 08:20:59 +0000"
        )
        raise ValueError(message) from None
    return value


def _mail_time(value: str) -> str:
    """Return a time of RFC 2822 as RFC 3339; `-0000` is UTC of an unknown place (its 3.3)."""
    moment = parsedate_to_datetime(value.replace("-0000", "+0000"))
    if moment.tzinfo is None:
        message = "the name of its zone is not one of RFC 2822"
        raise ValueError(message)
    return moment.isoformat()
