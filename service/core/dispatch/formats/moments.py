"""Times in fields of feeds and pages, as RFC 3339 or ISO days."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from service.core.outcome import DispatchError, RejectReason

_COMPACT = re.compile(
    r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d:?\d\d)?\Z"
)
_LONGEST = 60


def moment(text: object) -> str | None:
    """Return a field's moment as RFC 3339 (a day where it names no time); None when it is none.

    Read: ISO 8601 in its long and compact forms, and the dates of e-mail (RFC 5322).
    """
    if not isinstance(text, str) or len(text) > _LONGEST:
        return None
    given = text.strip()
    found = _COMPACT.match(given)
    if found:
        year, month, day, hour, minute, second, zone = found.groups()
        clock = f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
        given = f"{year}-{month}-{day}{clock}"
    try:
        if len(given) == len("2024-03-14"):
            return date.fromisoformat(given).isoformat()
        return datetime.fromisoformat(given).isoformat()
    except ValueError:
        return _mail_date(given)


def moment_of(name: str, text: str) -> str:
    """Return the moment that a field states.

    Raises:
        DispatchError: SCHEMA_VIOLATION, naming the field, when it states none.
    """
    found = moment(text)
    if found is None:
        detail = f"{name} is no date-time: {text[:_LONGEST]!r}"
        raise DispatchError(RejectReason.SCHEMA_VIOLATION, detail, name)
    return found


def _mail_date(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def zoned(text: object) -> str | None:
    """Return a moment that names its time zone; None for a bare day or a local time."""
    found = moment(text)
    if found is None or len(found) <= len("2024-03-14"):
        return None
    return found if datetime.fromisoformat(found).tzinfo is not None else None
