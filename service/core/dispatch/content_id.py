"""Ids and days that an agency writes into its urls."""

import re
from datetime import date

_YONHAP = re.compile(r"A[A-Z]{2}((?:19|20)\d{2})(\d{2})(\d{2})\d{6}(?:\d{3})?")
_PATH = re.compile(r"/((?:19|20)\d{2})[-/]?(\d{2})[-/]?(\d{2})(?:\d{4})?(?:/|\Z|\?)")
_ANI = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})\d{6}/?\Z")
_OTHERS = re.compile(r"(?:-id([A-Z]{2}[A-Z0-9]{6,14})|/article/(?:[a-z0-9-]*-)?([0-9a-f]{32}))\Z")


def content_id(url: str | None) -> str | None:
    """Return the agency's own id of an item when its url shows one."""
    if not url:
        return None
    found = _YONHAP.search(url)
    if found:
        return found.group()
    other = _OTHERS.search(url[-200:])
    return next((group for group in other.groups() if group), None) if other else None


def id_day(identifier: str | None) -> date | None:
    """Return the day inside a Yonhap content id."""
    found = _YONHAP.match(identifier or "")
    return as_day(found.groups()) if found else None


def url_day(url: str | None) -> tuple[str, date] | None:
    """Return the day a url's path shows, with the text that shows it."""
    if not url:
        return None
    found = _PATH.search(url[:500]) or _ANI.search(url[-80:])
    day = as_day(found.groups()[:3]) if found else None
    return (found.group().strip("/?"), day) if found and day else None


def as_day(parts: tuple[str, ...]) -> date | None:
    """Make a day of year, month and day as digits; None when there is no such day."""
    try:
        return date(int(parts[0]), int(parts[1]), int(parts[2]))
    except ValueError:
        return None
