"""Datelines of every agency: place, date, agency and dash, each of which may be missing."""

import re
from typing import NamedTuple

from service.core.article import Dateline
from service.core.dispatch.agencies import by_name
from service.core.dispatch.layout import Line
from service.core.text import clean

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_FOREIGN = (
    r"(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC|GEN|MAG|GIU|LUG|AGO|SET|OTT|DIC"
    r"|ene|feb|mar|abr|may|jun|jul|ago|sept?|oct|nov|dic)"
)
DATE = (
    rf"(?:{_MONTH}\.?[\s\xa0]{{1,3}}\d{{1,2}}(?!\d)(?:,?[\s\xa0]{{1,2}}(?:19|20)\d\d)?"
    rf"|\d{{1,2}}[\s\xa0]{{1,2}}(?:{_MONTH}|{_FOREIGN})\b\.?(?:[\s\xa0]{{1,2}}\d{{2,4}})?"
    rf"|(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\.?\s\d{{1,2}}(?!\d))"
)
_DASH = r"(?:--|\u2014-|\u2014|\u2013|\.-{1,2}|-|_|:)"
_PAREN = re.compile(
    rf"[(\uff08]\s{{0,2}}([^()\uff08\uff09]{{0,40}}?)\s{{0,2}}[)\uff09][\s\xa0]{{0,3}}({_DASH})?"
)
_SLASH = re.compile(rf"/\s?([A-Z][A-Za-z -]{{1,30}})\s?/\s{{0,3}}({_DASH}|\.)?")
_BARE = re.compile(rf"({DATE}),? (Kyodo(?: News)?) {{0,2}}([-\u2013\u2014]{{1,2}})\s")
_LAST_DATE = re.compile(rf"(?:\A|[,.\s\xa0])\s{{0,3}}({DATE})\s{{0,2}}[,.]?\s{{0,2}}\Z")
_WORD = r"[A-Z\u00c0-\u00de][\w.'\u2019-]*"
_PLACE = re.compile(
    rf"{_WORD}(?:(?:, | and |/| ?\[|\] ?|[ \xa0]{{1,2}})(?:(?:and|of|de|del|la|le|the|du|am"
    rf"|upon|sur) )?{_WORD}){{0,9}}\]?"
)
_CAPS_WORD = re.compile(r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'\u2019-]+")
_PLACE_ONLY = re.compile(
    rf"([A-Z][A-Z.'\u2019-]{{1,20}}(?:[ /][A-Z][A-Z.'\u2019-]{{1,20}}){{0,3}}"
    rf"(?:, [A-Z][a-z]{{2,12}}\.?(?: [A-Z][a-z]{{2,12}}){{0,2}})?)"
    rf"(?:, ({DATE}))?[ \xa0]{{1,2}}(--|\u2014|\u2013|-)[ \xa0](?=[\"'\u201c\u2018A-Z])"
)
_ANSA = re.compile(rf"\((ANSA)\)\s?-\s?([A-Z][A-Z .'/-]{{1,40}}), ({DATE})\s?-")
_KOREAN = re.compile(r"\(([^=()\n]{1,40})=(\uc5f0\ud569\ub274\uc2a4)\)\s{0,2}([^=\n]{0,40})=")
_WINDOW = 240
_UNDASHED = frozenset({"ians", "cna", "ats", "pti", "ani", "upi", "tass", "interfax", "aap"})


class FoundDateline(NamedTuple):
    """A dateline at the start of a line, and where in the line the text after it begins."""

    dateline: Dateline
    body_at: int
    korean_writer: str | None = None


def match_dateline(line: Line, *, strict: bool = True) -> FoundDateline | None:
    """Read the dateline `line` begins with; without `strict` a place and a dash will do."""
    window = line.text[:_WINDOW]
    if "(" in window or "\uff08" in window:
        found = _special(line, window) or _in_brackets(line, window)
        if found:
            return found
    if "/" in window and (found := _in_slashes(line, window)):
        return found
    if "Kyodo" in window and (found := _kyodo(line, window)):
        return found
    return None if strict else _place_only(line, window)


def _in_brackets(line: Line, window: str) -> FoundDateline | None:
    for found in _PAREN.finditer(window):
        prefix, printed, dash = window[: found.start()], found.group(1), found.group(2)
        parts = _prefix(prefix)
        if parts is None:
            continue
        place, date = parts
        if _is_agency(printed, place, date, dash):
            if found.group(2) == ":" and not date:
                continue
            return _found(line, (place, date, clean(printed) or None), found.end())
    return None


def _is_agency(printed: str, place: str, date: str, dash: str | None) -> bool:
    known = by_name(printed)
    if known:
        undashed = known.key in _UNDASHED and bool(place)
        return bool(dash and (place or date or dash != ":")) or undashed or bool(place and date)
    caps = bool(place) and _CAPS_WORD.match(place) is not None
    return bool(dash) and dash != ":" and (caps or bool(date and not printed.islower()))


def _prefix(prefix: str) -> tuple[str, str] | None:
    """Split what stands before the agency into place and date; None when it is neither."""
    date = ""
    found = _LAST_DATE.search(prefix[-30:])
    if found:
        date = found.group(1)
        cut = len(prefix) - len(prefix[-30:]) + found.start()
        before = prefix[:cut]
        place = before + ("." if prefix[cut : cut + 1] == "." and _dotted(before) else "")
    else:
        place = prefix
    place = place.strip(" \t\xa0,")
    if place and not _PLACE.fullmatch(place):
        return None
    return place, date


def _dotted(before: str) -> bool:
    """Say whether a full stop belongs to the place (`N.M.`, `Calif.`), not to the dateline."""
    return "," in before or "." in before[-3:]


def _in_slashes(line: Line, window: str) -> FoundDateline | None:
    for found in _SLASH.finditer(window):
        parts = _prefix(window[: found.start()])
        if parts and by_name(found.group(1).strip()) and (parts[0] or parts[1]):
            return _found(line, (parts[0], parts[1], found.group(1).strip()), found.end())
    return None


def _kyodo(line: Line, window: str) -> FoundDateline | None:
    found = _BARE.search(window)
    if not found:
        return None
    parts = _prefix(window[: found.end(1)])
    if not parts:
        return None
    return _found(line, (parts[0], parts[1], found.group(2)), found.end(3))


def _special(line: Line, window: str) -> FoundDateline | None:
    if window[0] != "(":
        return None
    found = _ANSA.match(window)
    if found:
        return _found(line, (found.group(2), found.group(3), found.group(1)), found.end())
    found = _KOREAN.match(window)
    if found:
        result = _found(line, (found.group(1), "", found.group(2)), found.end())
        writer = (
            found.group(3).replace("\uae30\uc790", "").replace("\ud2b9\ud30c\uc6d0", "").strip()
        )
        return result._replace(korean_writer=writer or None)
    return None


def _place_only(line: Line, window: str) -> FoundDateline | None:
    found = _PLACE_ONLY.match(window)
    if not found:
        return None
    return _found(line, (found.group(1), found.group(2) or "", None), found.end(3))


def _found(line: Line, parts: tuple[str, str, str | None], end: int) -> FoundDateline:
    place, date, agency = parts
    at = line.text.find(date, 0, end) if date else -1
    raw = line.text[:end].rstrip()
    dateline = Dateline(
        raw=raw,
        place_text=clean(place) or None,
        date_text=clean(date) or None,
        agency_text=agency,
        span=(line.start, line.start + len(raw)),
        date_span=(line.start + at, line.start + at + len(date)) if at >= 0 else None,
    )
    return FoundDateline(dateline, end)
