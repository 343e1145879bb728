"""Datelines of agencies that print no Latin letters: place, day, agency and who wrote.

    新华社北京11月26日电（记者…）     （中央社記者…台北26日電）     【ソウル共同】
    МОСКВА, 26 ноября. /ТАСС/.       Москва. 26 ноября. INTERFAX.RU -

Whose they are the table of agencies says; how a language builds them is a pattern here.
"""

import re
from itertools import pairwise

from service.core.dates.calendar import FIGURES, month_of
from service.core.dispatch.agencies import by_name
from service.core.dispatch.found_dateline import FoundDateline, found_at
from service.core.dispatch.layout import LATIN, Line
from service.core.enrich.gazetteer import knows
from service.core.lazy_pattern import later

_CYRILLIC, _AFTER_CYRILLIC = "\u0400", "\u0530"
_WINDOW = 160
_OPENING = frozenset("([\uff08\u3010\uff3b\u3014")
# China's pages credit pictures so: [Photo/Xinhua]
_PICTURES = ("[Photo", "[photo", "[File ")
_HAN = "[\u3400-\u9fff]"
_NUMBER = rf"[\d{FIGURES}]{{1,3}}"
_DAY = rf"(?:(?:19|20)\d\d年)?(?:{_NUMBER}月)?{_NUMBER}日"
_WRITERS = (
    r"[(\uff08]\s?((?:[^\s()\uff08\uff09]{0,6}(?:记者|記者)|通讯员)"
    r"[^()\uff08\uff09]{1,60}|[\u3400-\u9fff]{2,4}(?:、[\u3400-\u9fff]{2,4}){1,5})[)\uff09]"
)
# Xinhua in Japanese prints no letter for a wire: 新華網北京11月26日 ...
_CHINESE = later(
    rf"[据據]?({_HAN}[\u3400-\u9fff/、·]{{1,20}}?)({_DAY})"
    rf"(?:{_HAN}{{0,4}}?[电電]|(?<=日)(?=[ \u3000\uff08]))"
    rf"(?:[ \u3000]{{0,3}}{_WRITERS})?"
    r"(?:[ \u3000]{0,3}[题題]\s?[：:][^\n]{1,80}\Z)?[ \u3000]{0,4}"
)
_BRACKETED = later(
    rf"[(\uff08]\s?({_HAN}{{3,24}}?(?:、{_HAN}{{2,24}}?){{0,4}})({_DAY})[^()\uff08\uff09]{{0,10}}?"
    r"[电電](?:報導|报道)?[)\uff09][ \u3000]{0,3}"
)
_JAPANESE = later(
    rf"[\u3010\uff3b\[\u3014]([^\u3011\uff3d\]\u3015\d=＝]{{0,30}}?)[ \u3000]{{0,2}}({_DAY})?"
    r"[ \u3000]{0,2}([^\u3011\uff3d\]\u3015\d=＝]{1,24})?(?:[=＝]([^\u3011\uff3d\]\u3015]{1,30}))?"
    r"[\u3011\uff3d\]\u3015][ \u3000]?(?:[-\uff0d\u2013\u2014][ \u3000])?[ \u3000]{0,2}"
)
# Newsis names whom it has a text from: [뉴욕=AP/뉴시스]
_KOREAN = later(
    r"[(\[]([^=()\[\]\n]{1,40})=((?:[A-Z][A-Za-z]{1,9}/)?([\uac00-\ud7a3]{2,5}\d?))[)\]]"
    r"\s{0,2}(?:([^=\n]{0,40})=|(?=[^=\n]{40}))"
)
_KOREAN_TITLES = frozenset({"기자", "특파원", "통신원", "논설위원", "선임기자", "인턴기자"})
_CITY = r"[\u0400-\u042f][\w.'\u2019]*(?:[ -][\u0400-\u045f][\w.'\u2019]*){0,4}"
_NAMES = r"[\u0400-\u042f][\u0430-\u045f-]+(?: [\u0400-\u042f][\u0430-\u045f.-]*){1,2}"
_RUSSIAN = later(
    rf"({_CITY}(?:(?:/|, | - ){_CITY}){{0,2}})(?:,|\.) ?(\d{{1,2}} [\u0430-\u045f]{{3,8}}"
    r"(?: (?:19|20)\d\d(?: года| г\.)?)?)[.,]?\s?"
    r"(?:[/(]([^/()\n]{2,60})[/)]\.?(?:\s?[-\u2013\u2014]{1,2})?"
    rf"|[-\u2013\u2014]\s([^\s.,]+(?: Новости)?)(?:, ({_NAMES}))?\s?[.:\u2013\u2014-]"
    r"|([A-Z\u0400-\u042f][\w.-]{3,20})\s?[-\u2013\u2014]{1,2})\s?"
)
_RUSSIAN_FIRST = re.compile(r"([А-Я][\w-]{2,12}(?: Новости)?), (\d{1,2} [а-я]{3,8})\. ")
_CORRESPONDENT = re.compile(rf"(?:[Кк]орр(?:\.|еспондент\w*)\s)?([\w-]+?)(?:\s({_NAMES}))?")
_XINHUA = ("新華", "新华")
_OFFICE = re.compile(r"\A[^\s、，]{0,6}?(?:记者|記者|特派員|通讯员|通訊員|实习生|實習生)[:：]?\s?")
_PARTED = re.compile(r"[、，,;；/\s\u3000]+")
_SHORTEST, _LONGEST, _NAME = 2, 8, 3


def match_foreign(line: Line) -> FoundDateline | None:
    """Read the dateline that a line begins with in another script, maybe after a bracket."""
    window, first = line.text[:_WINDOW], line.text[0]
    if first in "([" and window[1:2] > LATIN:
        return _korean(line, window) or _taiwanese(line, window) or _japanese(line, window)
    if first in _OPENING and not window.startswith(_PICTURES):
        return _taiwanese(line, window) or _japanese(line, window)
    if _CYRILLIC <= first < _AFTER_CYRILLIC:
        return _russian(line, window)
    return _chinese(line, window)


def _chinese(line: Line, window: str) -> FoundDateline | None:
    wired = "电" in window or "電" in window or window[:2] in _XINHUA
    found = _CHINESE.match(window) if wired else None
    agency = agency_of(found.group(1), first=True) if found else ""
    if not found or not agency:
        return None
    parts = found.group(1)[len(agency) :], found.group(2), agency
    return found_at(line, parts, found.end())._replace(writers=_persons(found.group(3) or ""))


def _taiwanese(line: Line, window: str) -> FoundDateline | None:
    """Read a dateline in which nothing parts the writers from the place."""
    found = _BRACKETED.match(window) if "電" in window or "电" in window else None
    agency = agency_of(found.group(1), first=True) if found else ""
    if not found or not agency:
        return None
    rest = found.group(1)[len(agency) :]
    told = _OFFICE.match(rest)
    names, place = _named(rest[told.end() :]) if told else ("", rest)
    parts = place, found.group(2), agency
    return found_at(line, parts, found.end())._replace(writers=_persons(names))


def _named(text: str) -> tuple[str, str]:
    """Part writers from the place behind them: a place that is known, else after three letters."""
    at = text.rfind("、") + 1
    last = text[at:]
    cuts = range(_SHORTEST, min(len(last) - 1, _LONGEST))
    known = (cut for cut in cuts if knows(last[cut:]) or knows(last[cut:].rstrip("縣市县")))
    cut = next(known, _NAME)
    return text[: at + cut], last[cut:]


def _japanese(line: Line, window: str) -> FoundDateline | None:
    found = _JAPANESE.match(window)
    if not found or (line.text.isascii() and found.end() == len(line.text)):
        return None  # [KCNA] alone says whose the text is
    before, day, after, names = found.groups()
    printed = f"{before}{after or ''}".rstrip(" \u3000")
    agency = agency_of(printed, first=False)
    place = printed[: -len(agency)] if agency else printed
    if names and by_name(names, whole=True):  # 【オタワ=共同】
        agency, names = agency or names, None
    if not agency:
        return None
    place, writers = place.strip(" \u3000、・"), _persons(names or "")
    return found_at(line, (place, day or "", agency), found.end())._replace(writers=writers)


def _korean(line: Line, window: str) -> FoundDateline | None:
    found = _KOREAN.match(window) if "=" in window else None
    if not found or by_name(found.group(3), whole=True) is None:
        return None
    result = found_at(line, (found.group(1), "", found.group(2)), found.end())
    words = [word for word in re.split(r"[\s·,]+", found.group(4) or "") if word]
    names = tuple(word.removesuffix("기자") for word in words if word not in _KOREAN_TITLES)
    return result._replace(writers=names)


def _russian(line: Line, window: str) -> FoundDateline | None:
    found = _RUSSIAN.match(window)
    if found and month_of(found.group(2).split()[1]):
        slashed, dashed, writer, bare = found.groups()[2:]
        agency, name = _correspondent(slashed) if slashed else (dashed or bare, writer)
        if by_name(agency) or (slashed and slashed.isupper()):
            parts = found.group(1), found.group(2), agency
            return found_at(line, parts, found.end())._replace(writers=(name,) if name else ())
    first = _RUSSIAN_FIRST.match(window)
    if first and by_name(first.group(1), whole=True) and month_of(first.group(2).split()[1]):
        return found_at(line, ("", first.group(2), first.group(1)), first.end())
    return None


def _correspondent(printed: str) -> tuple[str, str | None]:
    """Part an agency from its writer: Корр. ТАСС Иван Петров."""
    found = _CORRESPONDENT.fullmatch(printed)
    if found and by_name(found.group(1)):
        return found.group(1), found.group(2)
    return printed, None


def agency_of(text: str, *, first: bool) -> str:
    """Return the longest name of an agency that a text begins (or ends) with; "" for none."""
    for size in range(min(len(text), 16), _SHORTEST - 1, -1):
        name = text[:size] if first else text[-size:]
        if by_name(name, whole=True):
            return name
    return ""


def _persons(printed: str) -> tuple[str, ...]:
    """Return the persons of `记者林晓东、周梅`; a short name may be spaced out: 记者 王 强."""
    words = [word for word in _PARTED.split(_OFFICE.sub("", printed.strip())) if word]
    words = [bare for word in words if (bare := _OFFICE.sub("", word))]
    names: list[str] = []
    for word, after in pairwise((*words, "")):
        if len(word) == 1 and len(after) == 1:
            names.append(word + after)
        elif len(word) > 1:
            names.append(word)
    return tuple(names)
