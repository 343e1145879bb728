"""Dates a text announces: an intention, its verb, and a year, a month, a day, a weekday, a week.

A day without a year, a weekday and next month are placed only when the day of issue is known
exactly. What is past, a habit or denied announces nothing.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from service.core.article import IssuedDate
from service.core.enrich.model import Scheduled
from service.core.enrich.moments import Moment, Named, in_month, in_year, on_weekday, relative
from service.core.enrich.name_words import SPEAKING
from service.core.enrich.scan import Body, positions, word_before
from service.core.enrich.words import MONTHS, WEEKDAYS

_YEAR = re.compile(r"20\d\d(?![\d-]|[.,]\d)(?<![\d$.,-].{4})")
_DAYS = frozenset(MONTHS) | frozenset(WEEKDAYS)
_RELATIVE = ("next", "this", "tomorrow")
# Words that make `to` an intention, and verbs that make one of `to` alone.
_MEANING = frozenset(
    """is are set due slated scheduled expected planned poised plan plans planned planning
    expect expects intend intends aim aims hope hopes vow vows also agreed likely able""".split()
)
_BEGINNING = frozenset(
    """open begin start launch take kick resume close end run visit hold meet host be play face
    travel leave return attend""".split()
)
_PASSIVE = frozenset(
    "held opened launched staged released published unveiled played built completed".split()
)
_VAIN = frozenset("failed refused managed unable had forced used able wanted chose".split())
# Between intention and date they say that the date belongs to something else.
_OTHER = frozenset(
    """announced reported according was were been since last who founded held had after wrote met
    took went came""".split()
).union(SPEAKING)
_INTENTION = re.compile(
    r"\b(?P<modal>will|would|could|may|might|must|shall)(?: (?P<not>not))?"
    r"(?: also| then| now| only)? (?!have\b|had\b|be (?:said|told))(?P<verb>[a-z]+)"
    r"|\b(?:(?:is|are|was|were|be) )?(?P<state>set|scheduled|slated|planned|due|timed|fixed"
    r"|expected|booked)(?: to (?P<to>[a-z]+))?\b"
    r"|\b(?P<simple>begins|opens|starts|ends|expires|resumes|concludes|leaves office"
    r"|takes effect|take effect|kicks off|goes on sale|runs|closes)\b"
    r"|\b(?:has|have|had) until\b"
)
_TO = re.compile(r"\bto (?P<verb>[a-z]+)(?: (?P<passive>[a-z]+))?")
_PARTICIPLE = re.compile(r"(?: [a-z]+ly)? [a-z]+")
# Warned Wednesday, ruled on Monday: the day of what has happened.
_PAST = re.compile(r"\b[a-z]+ed(?: (?:on|late|early|here))?(?: (?:on|late|early))? \Z")
_WORD = re.compile(r" ([a-z]+)")
_BREAK = re.compile(
    r"\n|[.;!?][\"\u201d\u2019]? (?=[A-Z\"\u201c])(?<!\b[A-Z]\. )(?<!Gov\. )(?<!Rep\. )(?<!Sen\. )"
    r"(?<!Gen\. )(?<!Mr\. )(?<!Ms\. )(?<!Dr\. )(?<!\b[ap]\.m\. )"
)
_JOINED = re.compile(r"(?:,? (?:to|through|until|till|and)|-|\u2013)(?: on)? ")
_PLACED = frozenset("for in on by at before from until to with here there".split())
_REACH = 130


class _Entry(NamedTuple):
    start: int
    moment: Moment


def triggers() -> frozenset[str]:
    """Return the words with a capital without which no day is announced."""
    return _DAYS


def announced(body: Body, issued: IssuedDate) -> tuple[Scheduled, ...]:
    """Return the dates a body announces, none before the day of issue."""
    today = _exact_day(issued)
    found: list[_Entry] = []
    for moment in sorted(_moments(body, today), key=lambda moment: moment.begin):
        start = _intention(body.text, moment.begin)
        if start is None or (found and moment.begin < found[-1].moment.until):
            continue
        if found and moment.begin == found[-1].moment.until + 1 and moment.precision == "year":
            # March 10 next year is one date.
            last = found[-1].moment._replace(until=moment.until)
            found[-1] = found[-1]._replace(moment=last)
            continue
        found.append(_Entry(start, moment))
    return tuple(_scheduled(body.text, entry) for entry in _ranges(body.text, found))


def _exact_day(issued: IssuedDate) -> date | None:
    try:
        return date.fromisoformat((issued.value or "")[:10])
    except ValueError:
        return None


def _moments(body: Body, today: date | None) -> Iterator[Moment]:
    """Yield every date named in a body, announced or not, in no useful order."""
    text = body.text
    for word in _DAYS & body.words:
        for start, end in positions(text, word):
            named = Named(text, start, end, word_before(text, start), today)
            month = MONTHS.get(word)
            day = in_month(named, month) if month else on_weekday(named, WEEKDAYS.index(word))
            if day:
                yield day
    for match in _YEAR.finditer(text):
        start, end = match.span()
        year = in_year(Named(text, start, end, word_before(text, start), today), match[0])
        if year:
            yield year
    yield from _relatives(text, today)


def _relatives(text: str, today: date | None) -> Iterator[Moment]:
    for word in _RELATIVE if today else ():
        for start, end in positions(text, word):
            moment = relative(Named(text, start, end, word_before(text, start), today))
            if moment:
                yield moment


def _intention(text: str, until: int) -> int | None:
    """Return where, in the sentence before a date, an intention is voiced that reaches to it."""
    floor = max(0, until - _REACH)
    last = None
    for match in _INTENTION.finditer(text, floor, until):
        last = match
    start, end = _told(text, last) if last else (None, floor)
    for match in _TO.finditer(text, end, until):
        meant = _meant(text, match)
        if meant is not None:
            start, end = meant
    if start is None or not _reaches(text, end, until):
        return None
    return start


def _told(text: str, match: re.Match[str]) -> tuple[int | None, int]:
    """Return where an intention begins and where its verb ends; None where it is denied."""
    if match["not"] and not match["verb"]:
        return None, match.end()
    if match["state"] and not match["to"]:
        lead = _WORD.match(text, match.end())
        if lead is None or lead[1] not in _PLACED:
            return None, match.end()
    end = match.end()
    return match.start(), _after_passive(text, end, match["verb"] or match["to"] or "")


def _after_passive(text: str, end: int, verb: str) -> int:
    """Return where a verb ends that `be` begins: be officially opened."""
    passive = _PARTICIPLE.match(text, end) if verb == "be" else None
    return passive.end() if passive else end


def _meant(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    """Return where an intention begins whose `to` is here, None when there is none."""
    start = match.start()
    before = word_before(text, start)
    passive = match["verb"] == "be" and match["passive"] in _PASSIVE
    end = _after_passive(text, match.end("verb"), match["verb"])
    if before not in _MEANING:
        begins = match["verb"] in _BEGINNING and (match["verb"] != "be" or passive)
        return (start, end) if begins and before not in _VAIN else None
    start -= len(before) + 1
    earlier = word_before(text, start)
    if earlier in ("is", "are"):
        return start - len(earlier) - 1, end
    return None if earlier in _VAIN or before == "able" else (start, end)


def _reaches(text: str, end: int, until: int) -> bool:
    between = text[end:until]
    if not _OTHER.isdisjoint(between.split()) or _PAST.search(between):
        return False
    return not _BREAK.search(text, end, until + 1)


def _ranges(text: str, found: list[_Entry]) -> Iterator[_Entry]:
    """Make one of two days that `from … to` or `and` joins: from Nov. 30 to Dec. 2."""
    held: _Entry | None = None
    for entry in found:
        joined = _joined(text, held, entry) if held else None
        if held and joined is None:
            yield held
        held = joined or entry
    if held:
        yield held


def _joined(text: str, one: _Entry, other: _Entry) -> _Entry | None:
    first, last = one.moment, other.moment
    gap = text[first.until : last.begin]
    if first.precision != last.precision or first.end or not _JOINED.fullmatch(gap):
        return None
    start = first.start
    if last.method == "explicit_year" and first.method != "explicit_year":
        start = last.start[:4] + start[4:]
    near = date.fromisoformat(last.start).toordinal() - 1 if last.precision == "day" else 0
    if start >= last.start or ("and" in gap and date.fromisoformat(start).toordinal() != near):
        return None
    moment = first._replace(start=start, end=last.start, until=last.until, method=last.method)
    return _Entry(one.start, moment)


def _scheduled(text: str, entry: _Entry) -> Scheduled:
    start, moment = entry
    return Scheduled(
        start=moment.start,
        end=moment.end,
        precision=moment.precision,
        surface=text[start : moment.until],
        body_span=(start, moment.until),
        method=moment.method,
        confidence=moment.confidence,
    )
