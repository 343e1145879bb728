"""What the words of a story say about its day: weekdays by tense, years and dates gone by."""

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from service.core.article import Span
from service.core.dates.calendar import WEEKDAYS, full_dates

_WEEKDAY = re.compile(
    r"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b(?!'s|\u2019s)"
)
_YEAR = re.compile(
    r"\b(in|since|of|In|Since|until|by|from|during|early|late|the|year) ((?:19|20)\d\d)\b(?![-,.]\d|%| (?:project|won|dollars|people|troops))"
)
_FUTURE = re.compile(
    r"\b(?:will|is to|are to|was to|were to|set to|plans? to|planned|scheduled|slated|due|expected to|to be|would|shall|ahead of|begins|opens|starts|takes place|upcoming|intends?)\b"
)
_PAST = re.compile(
    r"\b(?:said|told|held|was|were|had|met|took|made|began|came|went|left|won|lost|rose|fell|found|gave|saw|has|have|after|closed|\w{2,15}[^e\W]ed|\w{2,15}[a-z]ed)\b"
)
_OTHER_WEEK = re.compile(r"\b(?:last|next|every|each|previous|following|past|on) +\Z")
_ELSEWHERE = re.compile(
    r"[^.]{0,20}?\((?:\w+ ){1,3}time\)|,? (?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.? \d"
)
_BREAK = re.compile(r"[.!?][\"'\u201d\u2019)]{0,2} +(?=[A-Z\"'\u201c])")
_WINDOW, _MOST = 220, 200
_FUTURE_WORDS = ("by ", "until ")


class Tense(StrEnum):
    """Whether a weekday lies behind or ahead of the writer."""

    PAST = "past"
    FUTURE = "future"


class DayWord(NamedTuple):
    """A weekday named in the story: 0 is Monday."""

    weekday: int
    tense: Tense
    text: str
    span: Span


class PastDate(NamedTuple):
    """A year or a day that the story looks back on."""

    first: date
    text: str
    span: Span


def weekdays(paragraphs: Sequence[tuple[str, int]]) -> list[DayWord]:
    """Return the weekdays that vote; quotes, other weeks and other zones' days do not."""
    found: list[DayWord] = []
    for text, start in paragraphs:
        if "day" not in text:
            continue
        for match in _WEEKDAY.finditer(text):
            word = _day_word(text, start, match)
            if word:
                found.append(word)
            if len(found) >= _MOST:
                return found
    return found


def _day_word(text: str, start: int, match: re.Match[str]) -> DayWord | None:
    after = text[match.end() : match.end() + 40]
    before = text[max(0, match.start() - _WINDOW) : match.start()]
    if _ELSEWHERE.match(after) or _other_week(before):
        return None
    sentence = _BREAK.split(before)[-1]
    if _quoted(sentence):
        return None
    tense = _tense(sentence)
    if tense is None:
        return None
    span = (start + match.start(), start + match.end())
    return DayWord(WEEKDAYS.index(match.group(1)), tense, match.group(1), span)


def _other_week(before: str) -> bool:
    found = _OTHER_WEEK.search(before[-12:])
    return found is not None and not found.group().startswith("on")


def _quoted(sentence: str) -> bool:
    marks = sentence.replace("&quot;", '"')
    opened = marks.count("\u201c") - marks.count("\u201d")
    return marks.count('"') % 2 == 1 or opened > 0


def _tense(sentence: str) -> Tense | None:
    ahead = max((m.end() for m in _FUTURE.finditer(sentence)), default=-1)
    behind = max((m.end() for m in _PAST.finditer(sentence)), default=-1)
    if ahead < 0 and behind < 0:
        return None
    return Tense.FUTURE if ahead >= behind else Tense.PAST


def past_dates(paragraphs: Sequence[tuple[str, int]], latest: date) -> list[PastDate]:
    """Return years and full dates the story looks back on; coming ones and names do not count."""
    found: list[PastDate] = []
    for text, start in paragraphs:
        if "19" not in text and "20" not in text:
            continue
        for day, begin, end in full_dates(text):
            if day <= latest and not _ahead(text, begin):
                found.append(PastDate(day, text[begin:end], (start + begin, start + end)))
        for match in _YEAR.finditer(text):
            year = int(match.group(2))
            if year <= latest.year and not _ahead(text, match.start()):
                where = (start + match.start(2), start + match.end(2))
                found.append(PastDate(date(year, 1, 1), match.group(), where))
        if len(found) >= _MOST:
            break
    return found


def _ahead(text: str, at: int) -> bool:
    before = _BREAK.split(text[max(0, at - 120) : at + 3])[-1]
    if before[-3:] in ("by ", "til"):
        return True
    future = max((m.end() for m in _FUTURE.finditer(before)), default=-1)
    past = max((m.end() for m in _PAST.finditer(before)), default=-1)
    return future > past or before.startswith(("By ", "Until ")) or " by" in before[-5:]
