"""Dates a text announces: an intention, its verb, and a year, a month, a day, a weekday, a week.

A day without a year, a weekday and next month are placed only when the day of issue is known
exactly. What is past, a habit or denied announces nothing.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from operator import attrgetter

from service.core.article import IssuedDate
from service.core.enrich.forecasts import BEGINNING, LONG, PASSIVE, is_forecast, is_foretold
from service.core.enrich.happened import is_of_past
from service.core.enrich.model import Scheduled
from service.core.enrich.moments import (
    THIS_CENTURY,
    Moment,
    Named,
    in_month,
    in_year,
    old_years,
    on_weekday,
    put_off,
    relative,
)
from service.core.enrich.name_words import SPEAKING
from service.core.enrich.occasions import DATED, occasion
from service.core.enrich.preposed import preposed
from service.core.enrich.ranges import Entry, day_of, going_on, ranges
from service.core.enrich.scan import WORD, Body, Trait, is_whole, word_before
from service.core.enrich.words import CALENDAR, MONTHS, WEEKDAYS
from service.core.lazy_pattern import later

# Words that make `to` an intention, and verbs that make one of `to` alone.
_MEANING = frozenset(
    """proposes proposed is are set due slated scheduled expected planned poised plan plans planned
    planning
    expect expects intend intends aim aims hope hopes vow vows also agreed likely able promised
    promises promise pledged pledges vowed ready preparing prepared voted decided""".split()
)
_VAIN = frozenset(
    """failed refused managed unable had forced used able wanted chose ordered told urged
    asked""".split()
)
_INTENTION = later(
    r"(?:will|would|could|may|might|must|shall)(?: not)?(?: also| then| now| only| likely| soon)?"
    r" (?!not\b|have\b|had\b|be (?:said|told))(?P<verb>[a-z]+)"
    r"|(?P<state>set|scheduled|rescheduled|slated|planned|due|timed|fixed|expected|booked)"
    r"(?: to (?P<to>[a-z]+))?\b"
    r"|(?:begins|opens|starts|ends|expires|resumes|concludes|runs|closes|leaves office|meets"
    r"|convenes|hears|hosts|faces|plays|returns|departs|arrives|travels|visits|premieres|airs"
    r"|launches|reopens|votes"
    r"|takes (?:effect|office|place|part|on)|kicks off"
    r"|goes (?:on sale|on show|on trial|to the polls|into)|comes into|ha(?:s|ve|d) until"
    r"|plans? (?=(?:an?|the|its|his|her|their|new|more|another|two|three) )"
    r"|(?:open|play|meet|face|host|visit|vote|resume|start|leave|return|travel|depart|expire)"
    r"|(?P<off>extended|prolonged|postponed|adjourned|suspended|remanded))\b"
)
# The words that one of these, or a `to`, begins with.
_ANCHORS = frozenset(
    """will would could may might must shall set scheduled rescheduled slated planned due timed
    fixed expected booked begins opens starts ends expires resumes concludes runs closes
    leaves takes kicks goes meets convenes hears hosts faces plays returns departs arrives
    travels visits premieres airs launches reopens votes comes has have had to plan plans open
    play meet face host visit
    vote resume start leave return travel depart expire extended prolonged postponed adjourned
    suspended remanded""".split()
)
# What they do on Friday they are to do; who plays on Friday may do so each week.
_THEY = frozenset("They they We we which that teams sides clubs".split())
_THEIRS = frozenset(
    "open play meet face host visit vote resume start leave return travel depart expire".split()
)
_OF_TEAMS = frozenset({"play", "host", "face", "meet", "travel", "visit"})
_OF_HOST = (" for ", " of ", " amid ")
_UNTIL = re.compile(
    r"[^.;\n]{0,80}? (?:until|till|to) (?:\d{1,2}(?![\d.,]*\d| ?(?:pct|per))|[A-Z])"
)
_BEING = frozenset({"is", "are", "was", "were", "be"})
_TO = re.compile(r"to ([a-z]+)(?: ([a-z]+))?")
# A win that brings the next match: to set up a final against the Bears on Friday.
_PAIRING = re.compile(
    r" up an? (?:[\w-]+ ){0,2}(?:clash|meeting|final|semi-?final|quarter-?final|showdown|match"
    r"|rematch|date|tie|encounter)\b"
)
_FIXED = frozenset({"set", "fixed"})
_NO_VERBS = frozenset(
    "the a an its his her their one two three four five six seven eight nine ten".split()
)
_CALLED_UPON = later(
    r"\bcall(?:s|ed|ing)? (?:for|on|upon) "
    r"(?:(?!return|reduction|cut|increase)[\w'\u2019-]+ ){1,5}\Z"
)
# What falls due is paid back on that day, and nothing happens.
_DEBTS = frozenset(
    """bond bonds note notes debenture debentures eurobond eurobonds issue issues loan loans debt
    paper bill bills securities mortgage mortgages deposits certificates series
    agreement""".split()
)
_DEBT_DUE = later(rf"\b(?:{'|'.join(sorted(_DEBTS))}),? due (?:on |in )?\Z")
_PRICE = re.compile(r" at [^a-z]{0,3}\d")
_FEW = re.compile(r"(?<!\d)\d{1,3} \Z")
_FIGURES = re.compile(r"[.,-]?\d")
_PARTICIPLE = re.compile(r"(?: [a-z]+ly)? [a-z]+")
_WORD = re.compile(r" ([a-z]+)")
_BREAK = re.compile(
    r"\n|[.;!?][\"\u201d\u2019]? (?=[A-Z\"\u201c])(?<!\b[A-Z]\. )(?<!Gov\. )(?<!Rep\. )(?<!Sen\. )"
    r"(?<!Gen\. )(?<!St\. )(?<!Mt\. )(?<!Ft\. )(?<!Mr\. )(?<!Ms\. )(?<!Dr\. )(?<!\b[ap]\.m\. )"
)
_MARKS = frozenset("\n.;!?")
# They have scheduled a vote Friday; a book is due out in May.
_MORE = {"scheduled": frozenset("a an the its their two three".split()), "due": frozenset({"out"})}
# What is due on a day of a year is a debt.
_YEARS = re.compile(r" [A-Z][a-z]+\.? \d{1,2}, \d{4}")
_PLACED = frozenset("for in on by at before from until to with here there".split())
# The report is due Friday, is due Oct. 3.
_DAYS = frozenset(name[:3] for name in CALENDAR)
_BEGIN = attrgetter("begin")
# A day of a month is surer to be one to come than others are.
_REACH, _FAR, _SHORT, _CALLING, _FEWEST = 130, 250, 60, 70, 5


@lru_cache(maxsize=1024)
def _days_in(run: str) -> tuple[tuple[int, str], ...]:
    found = ((word.start(), word[0]) for word in WORD.finditer(run))
    return tuple((start, word) for start, word in found if word in CALENDAR)


def announced(body: Body, issued: IssuedDate) -> tuple[Scheduled, ...]:
    """Return the dates a body announces, none before the day of issue."""
    today = _exact_day((issued.value or "")[:10])
    found: list[Entry] = []
    day = today and (issued.value or "")[:10]
    for moment in sorted(_moments(body, today), key=_BEGIN):
        entry = _entry(body.text, moment) or going_on(body.text, found, moment)
        if entry is None or (found and moment.begin < found[-1].moment.until):
            continue
        if found and moment.start == day and _is_after(body.text, found[-1].moment, moment):
            entry = entry._replace(moment=put_off(moment))
        if found and moment.begin == found[-1].moment.until + 1 and moment.precision == "year":
            # March 10 next year is one date.
            last = found[-1].moment._replace(until=moment.until)
            found[-1] = found[-1]._replace(moment=last)
            continue
        found.append(entry)
    if not found:
        return ()
    return tuple(
        _scheduled(body.text, entry)
        for entry in (ranges(body.text, found) if len(found) > 1 else found)
        if _is_whole(body.text, entry)
    )


def _is_after(text: str, first: Moment, moment: Moment) -> bool:
    """Say whether a day of the week is a week later than today's.

    Said on a Tuesday, who arrives on Monday and leaves on Tuesday does not leave today.
    """
    if not first.method == moment.method == "weekday" or first.start <= moment.start:
        return False
    between = text[first.until : moment.begin]
    return " and " in between and not _BREAK.search(text, first.until, moment.begin)


def _entry(text: str, moment: Moment) -> Entry | None:
    """Return a date with what announces it, before it or, where it opens a sentence, behind."""
    if moment.event:
        return Entry(moment.begin, moment, moment.event)
    start = _intention(text, moment)
    if start is None:
        start = occasion(text, moment)
    if start is None:
        return preposed(text, moment)
    told = _INTENTION.match(text, start) if moment.precision in LONG else None
    if told and is_foretold(moment, told[0], told["verb"]):
        return None
    if moment.precision in LONG and is_forecast(text, start, moment):
        return None
    return Entry(start, moment)


def _is_whole(text: str, entry: Entry) -> bool:
    """Say whether a date has its end where it needs one: between Tuesday and the vote has none."""
    moment = entry.moment
    return moment.end is not None or not text.endswith("between ", 0, moment.begin)


@lru_cache(maxsize=512)
def _exact_day(issued: str) -> date | None:
    day = day_of(issued)
    # No day of the year after it could be written.
    return day if day is not None and day.year < date.max.year else None


def _moments(body: Body, today: date | None) -> Iterator[Moment]:
    """Yield every date named in a body, announced or not, in no useful order."""
    text = body.text
    for begin, run in body.that(Trait.DATED):
        for at, word in _days_in(run):
            day = _dated(text, begin + at, word, today)
            if day:
                yield day
    for start in body.times:
        moment = _timed(text, start, today)
        if moment:
            yield moment
    # The scan looks for no year that has long passed, but for whoever reads an archive.
    if today is not None and today.year < THIS_CENTURY:
        yield from old_years(text, today)


def _dated(text: str, start: int, word: str, today: date | None) -> Moment | None:
    end, lead = start + len(word), word_before(text, start)
    if not lead and text.endswith("mid-", 0, start):
        lead = "" if word_before(text, start - len("mid-")) == "the" else "mid"
    if lead in SPEAKING or not is_whole(text, start, end):
        return None
    named, month = Named(text, start, end, lead, today), MONTHS.get(word)
    return in_month(named, month) if month else on_weekday(named, WEEKDAYS.index(word))


def _timed(text: str, start: int, today: date | None) -> Moment | None:
    numeric = text[start] == "2"
    named = Named(text, start, start + 4, word_before(text, start), today)
    if not numeric:
        return relative(named)
    is_year = text[start - 1 : start] in ("", " ", "\n", "(") and not _FIGURES.match(
        text, start + 4
    )
    return in_year(named, text[start : start + 4]) if is_year else None


def _intention(text: str, moment: Moment) -> int | None:
    """Return where, in the sentence before a date, an intention is voiced that reaches to it."""
    until = moment.begin
    reach = _FAR if moment.method in DATED or text.endswith(" from ", 0, until) else _REACH
    low = until - reach if until > reach else 0
    line = text.rfind("\n", low, until)
    if line >= 0:
        # The word that the paragraph begins with is glued to it.
        low = text.find(" ", line, until) + 1
        if not low:
            return None
    words = text[low:until].split(" ")
    if _ANCHORS.isdisjoint(words):
        return None
    at = until
    for word in reversed(words):
        at -= len(word)
        if word in _ANCHORS and (word not in _THEIRS or _theirs(text, at, word)):
            told = _meant(text, at) if word == "to" else _told(text, at)
            if told:
                return told[0] if _reaches(text, told[1], until) else None
        at -= 1
    return None


def _told(text: str, at: int) -> tuple[int, int] | None:
    """Return where an intention begins and its verb ends; None where none is voiced here."""
    match = _INTENTION.match(text, at)
    if match is None:
        return None
    # With 31 starts in 2017 nothing starts.
    if match["verb"] is None and _FEW.search(text, max(0, at - _FEWEST), at):
        return None
    if match["off"]:
        return (at, match.end()) if _UNTIL.match(text, match.end()) else None
    end = _after_passive(text, match.end(), match["verb"] or match["to"] or "")
    if match["state"] is None:
        return at, end
    return _stated(text, at, match, end)


def _stated(text: str, at: int, match: re.Match[str], end: int) -> tuple[int, int] | None:
    """Return the same of what is set, due or the like, which need not be an intention."""
    lead = _WORD.match(text, end)
    state = match["state"]
    placed = lead and (lead[1] in _PLACED or lead[1] in _MORE.get(state, ()))
    dated = state not in _FIXED and text[end + 1 : end + 4] in _DAYS
    if not (match["to"] or placed or (dated and not _YEARS.match(text, end))):
        return None
    before = word_before(text, at)
    if state == "due" and _DEBT_DUE.search(text, max(0, at - _SHORT), at + len("due ")):
        return None
    # The record set in January is past; it was set at 47 dollars.
    if (
        state in _FIXED
        and lead
        and not match["to"]
        and ((lead[1] == "in" and before not in _BEING) or _PRICE.match(text, end))
    ):
        return None
    return at - (len(before) + 1 if before in _BEING else 0), end


def _theirs(text: str, at: int, verb: str) -> bool:
    """Say whether they are to do what a verb in the plural says: they open, the Bears play."""
    before = word_before(text, at)
    if verb == "host" and text.startswith(_OF_HOST, at + len(verb)):
        return False
    return before in _THEY or (verb in _OF_TEAMS and before[:1].isupper())


def _after_passive(text: str, end: int, verb: str) -> int:
    """Return where a verb ends that `be` begins: be officially opened."""
    passive = _PARTICIPLE.match(text, end) if verb == "be" else None
    return passive.end() if passive else end


def _meant(text: str, start: int) -> tuple[int, int] | None:
    """Return where an intention begins whose `to` is here, and where its verb ends."""
    match = _TO.match(text, start)
    if match is None:
        return None
    verb, end = match[1], _after_passive(text, match.end(1), match[1])
    if verb == "set":
        pairing = _PAIRING.match(text, end)
        return (start, pairing.end()) if pairing else None
    before = word_before(text, start)
    if before in WEEKDAYS:
        # They agreed Friday to meet in May.
        start -= len(before) + 1
        before = word_before(text, start)
    if before not in _MEANING:
        begins = verb in BEGINNING and (verb != "be" or match[2] in PASSIVE)
        # Who has been asked has not done it yet.
        asked = before not in _VAIN or word_before(text, start - len(before) - 1) == "been"
        meant = begins and asked
        called = verb not in _NO_VERBS and _is_called(text, start)
        return (start, end) if meant or called else None
    start -= len(before) + 1
    earlier = word_before(text, start)
    if earlier in ("is", "are"):
        return start - len(earlier) - 1, end
    return None if earlier in _VAIN else (start, end)


def _is_called(text: str, start: int) -> bool:
    """Say whether some are called upon to do it: called for members to walk off the job."""
    return text.find("call", max(0, start - _CALLING), start) >= 0 and bool(
        _CALLED_UPON.search(text, max(0, start - _CALLING), start)
    )


def _reaches(text: str, end: int, until: int) -> bool:
    between = text[end:until]
    # It will redeem bonds due in 1994.
    if "due " in between and _DEBT_DUE.search(between):
        return False
    if is_of_past(between):
        return False
    return _MARKS.isdisjoint(between) or not _BREAK.search(text, end, until + 1)


def _scheduled(text: str, entry: Entry) -> Scheduled:
    start, moment, until = entry
    until = max(until, moment.until)
    return Scheduled(
        moment.start,
        moment.end,
        moment.precision,
        text[start:until],
        (start, until),
        moment.method,
        moment.confidence,
    )
