"""Datelines of all agencies: place, date, agency and dash, each of which may be missing."""

import html
import re
from collections.abc import Callable
from functools import lru_cache

from service.core.dates.calendar import MALAY, NAME
from service.core.dispatch.agencies import by_name
from service.core.dispatch.byline import names_of
from service.core.dispatch.foreign import match_foreign
from service.core.dispatch.found_dateline import FoundDateline, found_at
from service.core.dispatch.kernel import NAMED
from service.core.dispatch.layout import LATIN, STYLES, Line
from service.core.enrich.gazetteer import knows
from service.core.lazy_pattern import later
from service.core.text import clean

_GAP = r"[\s\xa0]{1,3}"
DATE = (
    rf"(?:{NAME}\.?{_GAP}\d{{1,2}}(?!\d)(?:st|nd|rd|th)?(?:(?:(?: ?,)?{_GAP}|/)(?:19|20)\d\d)?"
    rf"|\d{{1,2}}(?:\.|er|st|nd|rd|th|\u00ba)?{_GAP}(?:de{_GAP})?{NAME}\.?"
    rf"(?:,?{_GAP}(?:del?{_GAP})?(?:(?:19|20)\d\d|\d\d)(?!\d))?"
    rf"|\d{{1,2}}{_GAP}{MALAY}(?:{_GAP}(?:19|20)\d\d)?"
    r"|\d{1,2}/\d{1,2}(?:/(?:19|20)\d\d)?(?![\d/]))"
)
_DASH = (
    r"(?:=|(?:-{1,3}(?!-)|[\u2012-\u2015\u2212\uff0d]){1,3}(?: [\u2013\u2014])?|\.-{1,2}|_|:|;)"
)
_PAREN = re.compile(rf"\(\s{{0,2}}([^()]{{0,40}}?)\s{{0,2}}\)[\s\xa0]{{0,7}}({_DASH})?")
# Of an agency nobody listed, place and day before its letters and a sentence after them tell.
_LIKE_AGENCY = re.compile(r"\([A-Z]{3,8}\)[\s\xa0]{1,3}[\"'\u201c]?[A-Z][\w'\u2019-]* \w")
# Behind a dateline that lost its dash a sentence begins, and goes on for some words.
_BEGUN = re.compile(r"[\"'\u201c\u2018]?[A-Z][\w'\u2019-]*(?: [\w'\u2019-]+){2} \w")
# Trend closes no slash behind its writer.
_SLASH = re.compile(
    rf"/\s?([A-Z][A-Za-z .-]{{1,60}}(?:, [A-Z][\w. ]{{2,40}})?)\s?(?:/\s{{0,3}}({_DASH}|\.)?|\Z)"
)
# Kyodo, IRNA, SPA and GNA print no brackets, Kyodo above a summary no dash; others lose one of
# the brackets, or both.
_BARE = later(
    rf"({DATE}|(?<=[A-Za-z]), (?=Kyodo|IRNA|GNA|SPA))(?: AD)?,? {{0,2}}"
    r"[(\uff08]?([A-Za-z]{2,10}(?: News)?)[)\uff09]?"
    r" {0,2}(?:[-\u2013\u2014]{1,2}(?=\s)|(?<=ARMENPRESS)\.(?=\s)|\Z)"
)
_ALONE = ("Kyodo", "SPA", "AZERTAC")
_STOPPED = "ARMENPRESS."
# SPA prints the day of the Hijra before its own: Riyadh, Ramadan 27, 1442 AH, corresponding to
_MONTH = r"[A-Z][a-z'\u2019-]{3,12}(?: [A-Z][\w'\u2019-]{1,12})?"
_HIJRI = later(
    rf", (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}),? ?1[34]\d\d(?: ?AH| H)?,?"
    r"(?: corresponding to)? "
)
_DASHED = re.compile(r"[-\u2013\u2014]\s")
_BARE_NAME = re.compile(
    "Kyodo|IRNA|SPA(?= -|$)|GNA|AZERTAC|ARMENPRESS|BNS|Yonhap|Xinhua|Reuters|KCNA|AFP|TASS|Bernama"
)
_LAST_DATE = re.compile(rf"(?:\A|[,.\s\xa0])\s{{0,3}}({DATE})\s{{0,2}}[,._]?\s{{0,2}}\Z")
# Letters with marks of all of Europe, and the point of İstanbul.
_CAPITAL = r"A-Z\u00c0-\u00de\u0104-\u017d"
_WORD = rf"[{_CAPITAL}][\w.'\u2019-]*"
_PLACE = re.compile(
    rf"{_WORD}(?:(?:, | and | & |/| ?[\[(] ?| /| ?[\])] ?[,\[(]? ?|[ \xa0]{{1,2}})"
    rf"(?:(?:and|of|de|del|della|di|la|le|les|las|los|the|du|des|am|an|im|ob|op|der|vor|do|da|dos"
    rf"|das|upon|sur|es|y|e|et|und|bel|occupied) ){{0,2}}"
    rf"(?:[dl]['\u2019]|[ae][lsz]-)?{_WORD}){{0,9}} ?[\])/]?"
)
_CAPS_WORD = later(rf"[{_CAPITAL}][{_CAPITAL}.'\u2019-]+")
# A day beside the place says enough: then the story may begin with anything, or on the next line.
_CAPS = rf"[{_CAPITAL}][{_CAPITAL}.'\u2019-]{{1,20}}"
_PLACE_ONLY = later(
    rf"({_CAPS}(?:[ /]{_CAPS}){{0,3}}"
    r"(?:, (?:(?:[A-Z]\.){1,3}|W\.Va\.|[A-Z][A-Za-z]{1,12}\.?)(?: [A-Z][a-z]{2,12}){0,2})?)"
    rf"(?:,?[ \xa0]({DATE})[ \xa0]{{1,2}}(?:--|[\u2013-\u2015-])(?:[ \xa0]{{1,4}}|\Z)"
    r"|[ \xa0]{1,2}(?:--|[\u2013-\u2015-])[ \xa0](?=[\"'\u201c\u2018A-Z]))"
)
# The agency first, as ANSA has it: (ANSA) - ROMA, 14 OTT -
_AGENCY_FIRST = re.compile(
    r"\(([^()]{2,30})\)\s?[-\u2013]\s?([A-Z\u00c0-\u00de][\w .'/-]{1,40}(?: \([^()]{2,20}\))?),"
    rf" ({DATE})\s?[-\u2013]"
)
# UrduPoint and wires of releases print the day behind their name:
# LAHORE, (UrduPoint / APP - 12th Apr, 2021 ) The; RENO, NV--(Marketwired - Nov 2, 2016) - A
_DAY_WITHIN = later(
    rf"\(\s?([A-Z][^()]{{2,60}}?)\s?[-\u2013]\s?({DATE})\s?\)[\s\xa0]{{0,3}}{_DASH}?"
)
# RENO, NV / ACCESSWIRE / May 2, 2024 / A baker
_SLASHED_DAY = later(rf"({DATE}) ?/")
_WRITERS = re.compile(
    r"([\w-]+)(?:,| (?:[Ss]pecial )?(?:[Cc]orrespondent|[Rr]eporter)s?) (.{3,50})"
)
# VAN (AA) - AYLA DEMIR - The story
_AFTER_DASH = later(
    rf"\s{{0,2}}([{_CAPITAL}]{{2,15}}(?: [{_CAPITAL}.]{{1,15}}){{1,3}})\s[-\u2013\u2014]\s"
)
_STOPS, _SHORT, _FEW, _ACRONYM = (":", ";"), 3, 4, 4
_SIGNED = ("By ", "Por ", "Par ", "Von ")
_WINDOW, _FEW_WORDS = 240, 30
_TAG_WORDS = frozenset({"CORRECTED", "UPDATE", "REFILE", "OFFICIAL", "RPT", "WRAPUP", "ALERT"})
_ONLY_DATE = later(DATE)
# What ANI is paid for names no agency: Hyderabad (Telangana) [India], October 15: A baker
_PAID = later(
    rf"([{_CAPITAL}][\w .'-]{{1,30}}(?: \([\w .&-]{{2,30}}\))? ?\[[A-Z][A-Za-z ]{{1,20}}\]),"
    rf" ({DATE}):\s"
)
_DIGIT = re.compile(r"\d")
# SpaceDaily and its sisters print the day behind the agency: Hull (AFP) May 3, 2010 A baker
_AFTER = later(rf"({DATE})(?:\s?(?:--|\u2014|\u2013)|(?<=\d{{4}})(?:\Z|\s(?=[\"\u201c]?[A-Z])))")
_ENTITY = re.compile(r"&(?:nbsp|[mn]dash|amp|quot|apos|rsquo|#\d{2,5}|#x[0-9a-fA-F]{2,4});")
_STYLE = later(STYLES, re.IGNORECASE)


def match_dateline(line: Line) -> FoundDateline | None:
    """Read the dateline of an agency that `line` begins with."""
    return _read(line, _matched)


class Datelines(dict[Line, FoundDateline | None]):
    """The datelines that lines of a text begin with, each line read when it is first asked for."""

    def __missing__(self, line: Line) -> FoundDateline | None:
        found = self[line] = match_dateline(line)
        return found


def match_place(line: Line) -> FoundDateline | None:
    """Read a dateline that names no agency: a place, maybe a day, and a dash."""
    return _read(line, _place_only)


def _read(
    line: Line, matched: Callable[[Line, str], FoundDateline | None]
) -> FoundDateline | None:
    window = line.text[:_WINDOW]
    if "&" not in window and "<" not in window:
        return matched(line, window)
    window = _STYLE.sub(lambda tag: " " * len(tag.group()), window)
    # Of one length with its entity, a character leaves every place as it is.
    window = _ENTITY.sub(lambda m: html.unescape(m.group()).ljust(len(m.group())), window)
    found = matched(line._replace(text=window + line.text[_WINDOW:]), window)
    if not found:
        return None
    # What stands in for an entity ends in blanks, and the text begins behind them.
    return found._replace(body_at=len(window) - len(window[found.body_at :].lstrip(" ")))


def _matched(line: Line, window: str) -> FoundDateline | None:
    if (window > LATIN or window[:1] == "[") and (found := match_foreign(line)):
        return found
    if "(" in window or "\uff08" in window:
        day = window.partition(")")[0].rstrip()[-1:].isdecimal()
        found = _day_within(line, window) if day else None
        found = found or _special(line, window) or _in_brackets(line, window)
        if found:
            return found
    if "/" in window and (found := _in_slashes(line, window)):
        return found
    if "], " in window and (paid := _PAID.match(window)):
        return found_at(line, (paid.group(1), paid.group(2), None), paid.end())
    if line.seen & NAMED and (found := _bare(line, window)):
        return found
    return None


def _in_brackets(line: Line, window: str) -> FoundDateline | None:
    found = _bracketed(window, whole=len(window) == len(line.text))
    if not found:
        return None
    parts, end = found
    writer = _AFTER_DASH.match(window, end) if parts[2] == "AA" else None
    if writer:
        return found_at(line, parts, writer.end())._replace(writers=(writer.group(1),))
    return found_at(line, parts, end)


def _bracketed(window: str, *, whole: bool) -> tuple[tuple[str, str, str | None], int] | None:
    """Return place, day and agency before the first bracket that names one, and where it ends."""
    # A pattern that begins with one letter is searched for many times faster than a choice.
    plain = window.replace("\uff08", "(").replace("\uff09", ")")
    for found in _PAREN.finditer(plain):
        printed, dash = found.groups()
        if printed[-1:].isdecimal() and _ONLY_DATE.fullmatch(printed):
            if window[: found.start()].endswith(": "):  # PTI: HULL: (Aug 13) A baker
                return _day_behind(window[: found.start()], printed, found.end())
            continue  # WASHINGTON (Aug. 13) -- names nobody
        known = dash or by_name(printed)
        if not known and not _LIKE_AGENCY.match(window, found.start()):
            continue
        parts = _prefix(window[: found.start()])
        if parts is None or not (known or all(parts)):
            continue
        place, date = parts
        begun = not dash and _begins(window[found.end() :])
        after = None if date and dash else _AFTER.match(window, found.end())
        told = (begun and _shouts(place, printed)) or (after and place and by_name(printed))
        if told or _is_agency(printed, place, date, dash):
            end = found.end()
            date, end = (after.group(1), after.end()) if after else (date, end)
            return (place, date, clean(printed) or None), end
        if place and whole and found.end() == len(window) and by_name(printed):
            return (place, date, clean(printed)), found.end()
    return None


def _begins(text: str) -> bool:
    """Say whether a sentence begins; in capitals a headline goes on: LOAF PACIFIC (CP) UNIT."""
    return _BEGUN.match(text) is not None and not text[:_FEW_WORDS].isupper()


def _day_behind(before: str, day: str, end: int) -> tuple[tuple[str, str, str | None], int] | None:
    """Return a place in capitals and the day in a bracket behind its colon."""
    parts = _prefix(before.removesuffix(": "))
    if not parts or parts[1] or not _CAPS_WORD.match(parts[0]):
        return None
    return (parts[0], day, None), end


def _shouts(place: str, printed: str) -> bool:
    """Say whether a place in capitals and an agency by its whole name make up for a dash."""
    return _shouted(place) and by_name(printed, whole=True) is not None


def _shouted(place: str) -> bool:
    return _CAPS_WORD.match(place) is not None


def _is_agency(printed: str, place: str, date: str, dash: str | None) -> bool:
    known = by_name(printed)
    if known:
        undashed = known.undashed and (bool(place) or printed in known.alone)
        colon_alone = dash in _STOPS and not (date or place.isupper())
        return undashed or bool(place and date) or bool(dash and not colon_alone)
    if not dash and place and date:
        return True
    # In GNU Loaf License (GLL) one word is in capitals, in a place all before the country are.
    caps = place.partition(",")[0].isupper() if place.count(" ") > 1 else _shouted(place)
    if dash == ":" and date and (caps or knows(place)):
        return printed.isupper()
    if dash == ";":  # News 1st of Colombo prints it
        return caps and len(printed) > _SHORT and printed.replace(" ", "").isalnum()
    if not dash or dash in (":", "=") or "," in printed or place.rstrip("-") in _TAG_WORDS:
        return False
    small = printed.islower()  # NEW YORK (from stock) - names nobody
    return (caps and not (small and " " in printed)) or bool(date and not small)


@lru_cache(maxsize=512)  # of one day and place, a stream has many
def _prefix(prefix: str) -> tuple[str, str] | None:
    """Split what stands before the agency into place and date; None when it is neither."""
    date = ""
    found = _LAST_DATE.search(prefix[-30:]) if _DIGIT.search(prefix[-30:]) else None
    if found:
        date = found.group(1)
        cut = len(prefix) - len(prefix[-30:]) + found.start()
        before = prefix[:cut]
        place = before + ("." if prefix[cut : cut + 1] == "." and _dotted(before) else "")
    else:
        place = prefix
    place = place.strip(" \t\xa0,").rstrip("_").removesuffix("--").removesuffix("\u2014").rstrip()
    if not date and place.endswith(".") and not _dotted(place[:-1]):
        place = place[:-1]  # Dushanbe. (Interfax) -
    if "  " in place:
        place = " ".join(place.split())
    odd = "_" in place or place.count("(") > place.count(")")
    if place and (odd or place.startswith(_SIGNED) or not _PLACE.fullmatch(place)):
        return None
    # The Press Trust of India (PTI) said so: that is no place.
    agency = " " in place and by_name(place.removeprefix("The "), whole=True)
    return None if agency or (place and _is_title(place)) else (place, date)


def _is_title(place: str) -> bool:
    """Say whether capitalised words in a row are a headline that a dateline is glued to."""
    if place.count(" ") < _FEW or "," in place or "/" in place or place.isupper():
        return False
    if knows(place):
        return False
    return sum([word[0].isupper() for word in place.split()]) > _FEW


def _dotted(before: str) -> bool:
    """Say whether a full stop belongs to the place (`N.M.`, `Calif.`), not to the dateline."""
    return "," in before or "." in before[-3:]


def _in_slashes(line: Line, window: str) -> FoundDateline | None:
    for found in _SLASH.finditer(window):
        parts = _prefix(window[: found.start()].rstrip())
        agency, writers = _of_agency(found.group(1).strip())
        open_end = "/" not in found.group()[1:]
        if parts and by_name(agency) and (parts[1] or (parts[0] and not open_end)):
            after = None if parts[1] else _SLASHED_DAY.match(window, found.end())
            day, end = (after.group(1), after.end()) if after else (parts[1], found.end())
            return found_at(line, (parts[0], day, agency), end)._replace(writers=writers)
    return None


def _of_agency(printed: str) -> tuple[str, tuple[str, ...]]:
    """Part an agency from those of it who wrote: TASS Correspondent Ann Loaf."""
    found = _WRITERS.fullmatch(printed)
    return (found.group(1), names_of(found.group(2))) if found else (printed, ())


def _bare(line: Line, window: str) -> FoundDateline | None:
    # To look for a dash is quick, for a day slow.
    parted = _DASHED.search(window) or line.text.endswith(_ALONE) or _STOPPED in window
    found = _BARE.search(window) if parted else None
    if not found or by_name(found.group(2), whole=True) is None or not _BARE_NAME.search(window):
        return None
    before = window[: found.end(1)]
    if found.group(2) == "SPA" and (hijri := _HIJRI.search(before)):
        before = f"{before[: hijri.start()]}, {before[hijri.end() :]}"
    parts = _prefix(before)
    if not parts:
        return None
    return found_at(line, (parts[0], parts[1], found.group(2)), found.end())


def _special(line: Line, window: str) -> FoundDateline | None:
    if window[0] != "(":
        return None
    if window[1:2] > LATIN:
        return match_foreign(line)
    found = _AGENCY_FIRST.match(window)
    if found and by_name(found.group(1)):
        return found_at(line, (found.group(2), found.group(3), found.group(1)), found.end())
    return None


def _day_within(line: Line, window: str) -> FoundDateline | None:
    found = _DAY_WITHIN.search(window)
    parts = _prefix(window[: found.start()]) if found else None
    if not found or not parts or by_name(found.group(1)) is None:
        return None
    return found_at(line, (parts[0], found.group(2), found.group(1)), found.end())


def _place_only(line: Line, window: str) -> FoundDateline | None:
    found = _PLACE_ONLY.match(window)
    if not found or found.group(1) in _TAG_WORDS or by_name(found.group(1)):
        return None
    if not found.group(2) and len(found.group(1)) <= _ACRONYM and not knows(found.group(1)):
        return None  # EEG - The law
    return found_at(line, (found.group(1), found.group(2) or "", None), found.end())
