"""What the words of a story say about its day: weekdays by tense, years and dates gone by."""

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from service.core.article import Span
from service.core.dates.calendar import WEEKDAYS, full_dates

_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!'s|\u2019s|&#x27;s)")
_NUMBERS = {day[:3]: number for number, day in enumerate(WEEKDAYS)}
_YEAR = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|of|from|[Dd]uring|early|late|the|year) ((?:19|20)\d\d)\b"
    r"(?![-,.]\d|%| (?:project|won|dollars|people|troops|[A-Z]))"
)
_WILL = frozenset(
    """will would shall scheduled slated due upcoming ahead begins opens starts planned planning
    intends expected tentatively later until by""".split()
)
_TO = frozenset(
    """is are was were set plans plan expected scheduled slated due intends planned likely agreed
    wants hopes poised ready going decided aims be""".split()
)
_DID = frozenset(
    """said told held was were had met took made began came went left won lost rose fell found gave
    saw has have after since closed ended spoke wrote sent put ran hit led became got beat drew
    announced according""".split()
)
_NO_VERB = frozenset(
    "need needed unite united hundred indeed speed exceed feed seed bed red".split()
)
_OTHER_WEEK = frozenset("last next every each previous following past coming".split())
_ELSEWHERE = re.compile(
    r"[^.(]{0,20}\([A-Z]?\w{0,14}(?: \w{1,14}){0,2} time\)"
    r"|,? (?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]{0,6}\.? \d"
)
_BREAK = re.compile(r"[.!?][\"'\u201d\u2019)]{0,2} +(?=[A-Z\"'\u201c])")
_EDGES = ".,;:\"'()\u201c\u201d\u2018\u2019"
_WINDOW, _MOST, _WORDS_BACK = 220, 60, 30


class Tense(StrEnum):
    """Whether a day lies behind or ahead of the writer."""

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
    after = text[match.end() : match.end() + 50]
    sentence = _before(text, match.start())
    words = sentence.split()[-_WORDS_BACK:]
    if (words and words[-1].lower() in _OTHER_WEEK) or _ELSEWHERE.match(after):
        return None
    tense = None if _quoted(sentence) else _tense(words)
    if tense is None:
        return None
    span = (start + match.start(), start + match.end())
    return DayWord(_NUMBERS[match.group()[:3]], tense, match.group(), span)


def _before(text: str, at: int) -> str:
    """Return what the sentence says before `at`."""
    return _BREAK.split(text[max(0, at - _WINDOW) : at])[-1]


def _quoted(sentence: str) -> bool:
    marks = sentence.replace("&quot;", '"') if "&" in sentence else sentence
    return marks.count('"') % 2 == 1 or marks.count("\u201c") > marks.count("\u201d")


def _tense(words: Sequence[str]) -> Tense | None:
    """Find the nearest verb before a day that tells ahead from behind."""
    for number in range(len(words) - 1, -1, -1):
        word = words[number].strip(_EDGES)
        if word == "to" and number and words[number - 1] in _TO:
            return Tense.FUTURE
        if word in _WILL:
            return Tense.FUTURE
        if word in _DID or (word[-2:] == "ed" and word.islower() and word not in _NO_VERB):
            return Tense.PAST
    return None


def past_dates(paragraphs: Sequence[tuple[str, int]], latest: date) -> list[PastDate]:
    """Return years and full dates the story looks back on; coming ones and names do not count."""
    found: list[PastDate] = []
    for text, start in paragraphs:
        if "19" not in text and "20" not in text:
            continue
        named = [(day, begin, end) for day, begin, end in full_dates(text, _MOST)]
        for match in _YEAR.finditer(text):
            named.append((date(int(match.group(1)), 1, 1), match.start(), match.end()))
            if len(named) > 2 * _MOST:
                break
        for day, begin, end in named:
            if day <= latest and _is_past(text, begin):
                found.append(PastDate(day, text[begin:end], (start + begin, start + end)))
        if len(found) >= _MOST:
            break
    return found


def _is_past(text: str, at: int) -> bool:
    if text[at : at + 5].lower() == "since":
        return True
    return _tense(_before(text, at).split()[-_WORDS_BACK:]) is Tense.PAST
