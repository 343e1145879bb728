"""Datelines without an agency, which is named elsewhere: by the headline or at the end.

Newspapers print `CHENNAI: ` or `Lisbon, Portugal --` under `By AFP`; on Anadolu's
pages the place stands alone on its line; portals print `AP - ` below `Bread rises (AP)`; for years
Reuters' own pages lost its name and the dash: LONDON, Feb 12 Oil rose. Papers of the Gulf print
place and agency on a line of their own: Lyon - AFP.
"""

import re
from collections.abc import Sequence

from service.core.article import Dateline
from service.core.dates.calendar import NAME
from service.core.dates.zones import place_zone
from service.core.dispatch.agencies import BY_KEY, by_name, by_url
from service.core.dispatch.endings import REPORTED
from service.core.dispatch.found_dateline import FoundDateline, found_at
from service.core.dispatch.layout import Line
from service.core.dispatch.tail import FIRST_PUBLISHED
from service.core.lazy_pattern import later

_WORD = r"[A-Z\u00c0-\u00de][\w.'\u2019-]{1,20}"
_PLACED = later(
    rf"({_WORD}(?:[ /]{_WORD}){{0,3}}(?:, {_WORD}(?: {_WORD}){{0,2}})?)"
    rf"(?:(?:\s?(?:\u2014|\u2013|--|:)|\.-| -)\s|--)(?=[\"'\u201c\u2018A-Z\u00c0-\u00de])"
)
_ALONE = re.compile(
    r"[A-Z\u00c0-\u00de]{3,20}(?:[ /][A-Z\u00c0-\u00de]{2,20}){0,3}(?:, [A-Z]\w{2,20})?"
)
_CREDIT = later(
    r"[(\u2013-\u2015-]\s?(?:AFP|AP|Reuters|REUTERS|dpa|DPA|PTI|ANI|IANS|Xinhua|Kyodo|UPI|EFE"
    r"|Bernama|BERNAMA)"
    r"\)?\.?\Z|(?<=[.!?\"\u201d\u2019] )"
    r"(?:REUTERS|AFP|EFE|ANSA|XINHUA|KYODO|BLOOMBERG|(?:PTI|ANI|IANS|UNI)(?: [A-Z]{2,4}){0,4})\Z"
)
_LOST = later(
    rf"(?:([A-Z]{{3,20}}(?:[ /][A-Z]{{3,20}}){{0,2}}),? )?(?:({NAME}\.? \d{{1,2}}),? )?"
    r"(?=[\"'\u201c\u2018]?[A-Z][\w.'\u2019-]* [\w$\u20ac\u00a3\"'\u201c(])"
)
_GOES_ON = re.compile(r".{0,60} [a-z]")
_REUTERS = ("Our Standards:", "Source text for ", "Further company coverage")
_JOINT = " - "
ANADOLU = "Anadolu Agency website contains"
_ENDS = (".", '"', "\u201d")
_LINES, _PROSE, _SENTENCE, _TAIL = 300, 40, 80, 26


def credited_dateline(lines: Sequence[Line], url: str | None) -> tuple[int, FoundDateline] | None:
    """Return the first such dateline and its line; None when no agency signs the text."""
    searched = lines[:_LINES]
    anadolu = any(line.text.startswith(ANADOLU) for line in searched)
    reuters = by_url(url) is BY_KEY["reuters"] or any(_is_reuters(x.text) for x in searched)
    lost = _lost(searched) if reuters else None
    if lost:
        return lost
    if not (anadolu or reuters or any(_signs(line.text) for line in searched)):
        return None
    for number, line in enumerate(searched):
        agency = _fed(searched, number)
        if agency:
            return number, _found(line, "", len(agency) + len(_JOINT), agency)
        filed = _filed(line.text)
        if filed:
            return number, found_at(line, (filed[0], "", filed[1]), len(line.text))
        place, size = _placed(line.text)
        if anadolu and not place and _stands_alone(searched, number):
            place, size = line.text, len(line.text)
        if place and place_zone(place):
            return number, _found(line, place, size, None)
    return None


def _is_reuters(text: str) -> bool:
    """Say whether a line ends as Reuters' last paragraph does, or follows it on Reuters' pages."""
    return text.startswith(_REUTERS) or (text[-1] == ")" and bool(REPORTED.search(text[-400:])))


def _lost(lines: Sequence[Line]) -> tuple[int, FoundDateline] | None:
    """Return a first sentence with a place or a day before it and nothing between."""
    for number, line in enumerate(lines):
        long = len(line.text) > _SENTENCE
        found = _LOST.match(line.text) if long or _is_wrapped(lines, number) else None
        place, day = found.groups() if found else (None, None)
        begun = found and (day or (place and long)) and _GOES_ON.match(line.text, found.end())
        if found and begun and (place is None or place_zone(place)):
            return number, found_at(line, (place or "", day or "", None), found.end())
        if (long and line.text.endswith(_ENDS)) or (line.text[0].islower() and not line.gap):
            break  # what follows the first sentence may be a chronology
    return None


def _is_wrapped(lines: Sequence[Line], number: int) -> bool:
    """Say whether a sentence goes on in the next line, and so this one need not be long."""
    below = lines[number + 1 : number + 2]
    return any(not x.gap and len(x.text) > _PROSE // 2 and x.text[0].isalpha() for x in below)


def _filed(text: str) -> tuple[str, str] | None:
    """Return place and agency of a line that is both and no more: Lyon - AFP."""
    place, joint, name = text.partition(_JOINT) if len(text) < _PROSE else ("", "", "")
    known = joint and by_name(name, whole=True) is not None and place_zone(place)
    return (place, name) if known else None


def _placed(text: str) -> tuple[str, int]:
    """Return the place that a sentence begins with; headlines begin `Chennai: `, too."""
    found = _PLACED.match(text) if len(text) > _PROSE and not text.isupper() else None
    if found is None:
        return "", 0
    place, capitals = found.group(1), found.group(1).partition(",")[0].isupper()
    dashed = not found.group().rstrip().endswith(":")
    told = capitals or ((dashed or len(text) > _SENTENCE) and text.endswith(_ENDS))
    return (place, found.end()) if told else ("", 0)


def _signs(text: str) -> bool:
    """Say whether a line is an agency's name and no more, or ends in one as a credit."""
    if len(text) < _PROSE:
        name = text.removeprefix("By ").removeprefix("by ").removeprefix("Source: ").strip(" ()")
        if by_name(name, whole=True) or _filed(text):
            return True
    if text.startswith(FIRST_PUBLISHED):
        return True
    return _CREDIT.search(text[-_TAIL:]) is not None


def _fed(lines: Sequence[Line], number: int) -> str:
    """Return the agency that stands behind a headline and again before the text below it."""
    above = lines[number - 1].text if number else ""
    if not above.endswith(")"):
        return ""
    name = above[above.rfind("(") + 1 : -1]
    fed = lines[number].text.startswith(f"{name}{_JOINT}")
    return name if fed and by_name(name, whole=True) else ""


def _stands_alone(lines: Sequence[Line], number: int) -> bool:
    after = lines[number + 1].text if number + 1 < len(lines) else ""
    return len(after) > _PROSE and _ALONE.fullmatch(lines[number].text) is not None


def _found(line: Line, place: str, size: int, agency: str | None) -> FoundDateline:
    raw = line.text[:size].rstrip()
    return FoundDateline(
        Dateline(
            raw=raw,
            place_text=place or None,
            date_text=None,
            agency_text=agency,
            span=(line.start, line.start + len(raw)),
            date_span=None,
        ),
        size,
    )
