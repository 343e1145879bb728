"""What a story's words say about its day: weekdays by tense, years, and past dates."""

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from service.core.article import Span
from service.core.dates.calendar import MONTHS, make_day
from service.core.enrich.words import WEEKDAYS

# A literal first keeps the search fast; what stands before is looked at when one is found.
_WEEKDAY = re.compile(
    r"day\b(?!'s|\u2019s|&#x27;s)(?:(?<=\b((?:Mon|Fri|Sun)day))|(?<=\b(Tuesday))"
    r"|(?<=\b((?:Thurs|Satur)day))|(?<=\b(Wednesday)))"
)
_NUMBERS = {day[:3]: number for number, day in enumerate(WEEKDAYS)}
_YEARS = tuple(
    re.compile(rf"{century}\d\d\b(?![-,.]\d|%| (?:project|won|dollars|people|troops|[A-Z]))")
    for century in ("19", "20")
)
_MONTH_DAY = re.compile(
    r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? (?:(\d{1,2}),? )?\Z"
)
# KCNA counts from its founder's birth, and adds the year in brackets: Juche 109 (2020)
_JUCHE = re.compile(r"Juche \d{2,3} \(\Z")
_PREPOSITION = re.compile(r"\b(?:[Ii]n|[Ss]ince|of|from|[Dd]uring|early|late|the|year) \Z")
_WILL = frozenset(
    """will would shall scheduled slated due upcoming ahead begins opens starts planned planning
    intends expected tentatively later until by could may might be soon""".split()
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
_NEXT = re.compile(r" (?:[a-z]{3,12}ly )?([a-z]{3,14})(?=[ ,])")
_COMING, _JOINS = frozenset({"will", "would"}), frozenset({"since", "after", "according"})
_OTHER_WEEK = frozenset("last next every each previous following past coming".split())
_ELSEWHERE = re.compile(
    r"[^.(]{0,20}\([A-Z]?\w{0,14}(?: \w{1,14}){0,2} time\)"
    r"|,? (?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]{0,6}\.? \d"
)
# What begins or ends a time that need not be past: due through Feb. 29, the year to end July.
_UP_TO = frozenset("through until till by before ending ends end to between from and".split())
_EXPECTS = frozenset(
    "will would may plans sees expect expects expected forecast forecasts projects".split()
    + "projected payable effective record due matures maturing redeemable".split()
)
# A weekday with its day of a month is right in one year of six: on Friday, Nov. 30
_PAIRED = re.compile(
    r",? \(?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? (\d{1,2})"
    r"\b(?!,? (?:19|20)\d\d)\)?"
)
# Years and quarters of firms end and begin on these, loans fall due: nobody announces them.
_TERMS = frozenset({(1, 1), (3, 31), (4, 1), (6, 30), (7, 1), (9, 30), (10, 1), (12, 31)})
_EDGES = ".,;:\"'()\u201c\u201d\u2018\u2019"
_SHORTENED = re.compile(
    r"\W{0,3}(?:[A-Za-z]\.){1,4}|\W{0,3}(?:Gov|Sen|Rep|Gen|Col|Lt|Mr|Ms|Mrs|Dr|St|No|Co|Inc|Ltd|Corp"
    r"|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Mass|Mich|Minn|Calif|Wis|Ill|Pa|Fla|Va|vs|Jr|Sr|Prof|Ala)\."
)
_STOPS = frozenset('.!?"\u201d')
_WINDOW, _MOST, _TRIED, _LEAD, _BEFORE, _BEFORE_VERB = 180, 60, 400, 240, 30, 12


class Tense(StrEnum):
    """Whether a day lies behind or ahead of the writer."""

    PAST = "past"
    FUTURE = "future"


class DayWord(NamedTuple):
    """A weekday named in the story (0 is Monday); `lead` when its first sentences name it.

    `of` is the month and number of the day when the text names that beside its weekday.
    """

    weekday: int
    tense: Tense
    text: str
    span: Span
    lead: bool = True
    of: tuple[int, int] | None = None


class PastDate(NamedTuple):
    """A year or a day that the story looks back on."""

    first: date
    text: str
    span: Span


class ComingDate(NamedTuple):
    """A day with its year that the story looks ahead to."""

    day: date
    text: str
    span: Span


def weekdays(paragraphs: Sequence[tuple[str, int]]) -> list[DayWord]:
    """Return the weekdays that tell; quotes, other weeks and other zones' days do not.

    Who writes `today` of the news names other days by their weekdays: none of them leads.
    """
    found: list[DayWord] = []
    lead = paragraphs[0][1] + _LEAD if paragraphs else 0
    tries = iter(range(_TRIED))
    for text, start in paragraphs:
        if "day" not in text:
            continue
        if lead and _says_today(text):
            lead, found = 0, [word._replace(lead=False) for word in found]
        marks = last = 0
        for match, _ in zip(_WEEKDAY.finditer(text), tries, strict=False):
            at = match.start(match.lastindex or 0)
            marks += _quotes(text, last, at)
            last = at
            word = None if marks % 2 else _day_word(text, start, (at, match.end()))
            if word:
                near = word.span[0] < lead
                found.append(word if near else word._replace(lead=False))
            if len(found) >= _MOST:
                return found
    return found


def _says_today(text: str) -> bool:
    """Say whether a paragraph calls the day of issue or the one before by no name of its own."""
    at = max(text.find(" today"), text.find(" yesterday"))
    return at >= 0 and _quotes(text, 0, at) % 2 == 0


def _quotes(text: str, start: int, end: int) -> int:
    """Count quotation marks: an odd number before a word means that it stands in a quote."""
    marks = text.count('"', start, end) + text.count("&quot;", start, end)
    if text.isascii():
        return marks
    return marks + text.count("\u201c", start, end) + text.count("\u201d", start, end)


def _day_word(text: str, start: int, span: Span) -> DayWord | None:
    at, end = span
    paired = _PAIRED.match(text, end)
    if paired:
        of = (MONTHS[paired[1].lower()], int(paired[2]))
        number = _NUMBERS[text[at : at + 3]]
        where = (start + at, start + paired.end())
        return DayWord(number, Tense.PAST, text[at : paired.end()], where, of=of)
    words = _words_before(text, at)
    if (words and words[-1].lower() in _OTHER_WEEK) or _ELSEWHERE.match(text, end):
        return None
    tense = _tense(words) or _tense_after(text, end)
    if tense is None:
        return None
    day = text[at:end]
    return DayWord(_NUMBERS[day[:3]], tense, day, (start + at, start + end))


def _words_before(text: str, at: int) -> list[str]:
    return text[max(0, at - _WINDOW) : at].split()


def _tense(words: Sequence[str]) -> Tense | None:
    """Find the nearest verb before a day that tells ahead from behind, in the same sentence."""
    for number in range(len(words) - 1, -1, -1):
        bare = words[number]
        if bare[-1] in _STOPS and _ends_sentence(words, number):
            return None
        word = bare.strip(_EDGES)
        if word[:2] == "Un" and number and words[number - 1] == "Jong":
            word = word[2:]  # KCNA glues its leader's name to the verb: Kim Jong Unvisited
        if word in _WILL or (word == "to" and number and words[number - 1] in _TO):
            return Tense.FUTURE
        if word in _DID or (word[-2:] == "ed" and word.islower() and word not in _NO_VERB):
            # "could be unsealed Monday", "to be held Monday": what is to be is yet to come.
            return Tense.FUTURE if number and words[number - 1] == "be" else Tense.PAST
        if word == "while":
            return None
    return None


def _ends_sentence(words: Sequence[str], number: int) -> bool:
    """Say whether a sentence ends in a word with a stop: the next begins large, it is not cut."""
    after = "".join(words[number + 1 : number + 2]).lstrip(_EDGES)
    return after[:1].isupper() and not _SHORTENED.fullmatch(words[number])


def _tense_after(text: str, end: int) -> Tense | None:
    """Read the verb right behind a day that no verb precedes: The guild on Friday met."""
    found = _NEXT.match(text, end)
    word = found.group(1) if found else ""
    if word in _COMING:
        return Tense.FUTURE
    told = word in _DID and word not in _JOINS
    return Tense.PAST if told or (word[-2:] == "ed" and word not in _NO_VERB) else None


def past_dates(paragraphs: Sequence[tuple[str, int]], latest: date) -> list[PastDate]:
    """Return years and full dates the story looks back on; coming ones and names do not count."""
    found: list[PastDate] = []
    for text, start in paragraphs:
        if "19" not in text and "20" not in text:
            continue
        for match in _years(text):
            past = _past_date(text, match, start, latest)
            if past:
                found.append(past)
            if len(found) >= _MOST:
                return found
    return found


def _years(text: str) -> list[re.Match[str]]:
    """Return the years of a text in order, found century by century: so the search is fast."""
    found = [match for years in _YEARS for match in islice(years.finditer(text), _TRIED)]
    return sorted(found, key=re.Match.start)[:_TRIED]


def _before(text: str, year: re.Match[str]) -> tuple[str, int]:
    """Return what stands right before a year, without KCNA's own count, and where it begins."""
    at = max(0, year.start() - _BEFORE)
    return _JUCHE.sub("", text[at : year.start()]), at


def _day_of(year: re.Match[str], named: re.Match[str]) -> date | None:
    month = MONTHS[named.group(1).lower()]
    return make_day(int(year.group()), month, int(named.group(2) or 1))


def _past_date(text: str, year: re.Match[str], start: int, latest: date) -> PastDate | None:
    before, at = _before(text, year)
    if before and before[-1].isalnum():
        return None
    named = _MONTH_DAY.search(before)
    word = named or _PREPOSITION.search(before)
    if word is None:
        return None
    begin = at + word.start()
    day = (_day_of(year, named) if named else None) or date(int(year.group()), 1, 1)
    if day > latest or not _is_past(text, begin):
        return None
    return PastDate(day, text[begin : year.end()], (start + begin, start + year.end()))


def coming_dates(paragraphs: Sequence[tuple[str, int]]) -> list[ComingDate]:
    """Return the full dates the story looks ahead to: will meet on April 10, 2020."""
    found: list[ComingDate] = []
    for text, start in paragraphs:
        years = _years(text) if "20" in text or "19" in text else []
        for year in years:
            before, at = _before(text, year)
            named = _MONTH_DAY.search(before)
            day = _day_of(year, named) if named and named.group(2) else None
            begin = at + named.start() if named else 0
            if (
                day
                and (day.month, day.day) not in _TERMS
                and _tense(_words_before(text, begin)) is Tense.FUTURE
            ):
                span = (start + begin, start + year.end())
                found.append(ComingDate(day, text[begin : year.end()], span))
    return found[:_MOST]


def _is_past(text: str, at: int) -> bool:
    if text[at : at + 5].lower() == "since":
        return True
    words = _words_before(text, at)
    if words and words[-1].lower() in _UP_TO:
        return False
    # A floor must be sure: it expects to have reduced its staff further in 1988.
    near = words[-_BEFORE_VERB:]
    return _tense(words) is Tense.PAST and _EXPECTS.isdisjoint(near)
