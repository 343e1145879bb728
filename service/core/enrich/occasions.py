"""What is appointed for a day, where no verb of intention says so: the vote on Jan. 9.

A day of a month to come needs a noun or a plain verb; what happened on a weekday was often last
week's, so that a weekday needs one that a preposition or a verb makes future: a vote for Friday.
"""

import re

from service.core.enrich.moments import Moment
from service.core.lazy_pattern import later

# Days of a month without a year, of which none is past.
DATED = frozenset({"month_day"})
_TALKS = (
    r"hearings?|elections?|meetings?|summits?|strikes?|walkouts?|protests?|visit|votes?|talks"
    r"|negotiations|session|conference|debate"
)
_NOUNS = (
    rf"(?:march|AGM|EGM|(?i:{_TALKS}|trial|finals?|match|deadline|rally|rallies|concerts?|gala"
    r"|exhibition|inquiry|ballot|auction|drills?|exercises?|launch|ceremony|referendum|polls"
    r"|opening|runoff|verdict|tournament|festival|congress|sentencing|parade|polling|voting"
    r"|inauguration|convention|friendly|friendlies|games?|qualifiers?|derby|races?|bouts?|premiere"
    r"|funeral|workshop|seminar|symposium|forum|fair|briefing|audit|inspection|handover))"
)
_VERBS = (
    r"play|host|face|begin|open|start|resume|close|leaves?|return|arrive|depart"
    r"|go on (?:sale|show|trial)|reports?|publish(?:es)?|releases?|meet|vote"
)
_WORDS = r"(?: (?!and|that|who|which|whose)[\w.'\u2019-]+)"
_ON_DAY = later(rf"\b((?:{_VERBS}|{_NOUNS}){_WORDS}{{0,9}},? (?:on|for|from|between) )\Z")
# For next May a trial date is set; a strike for Friday is a strike to come.
_FOR = later(rf"\b((?:{_NOUNS}|date|plans|warning|questioning){_WORDS}{{0,5}} for )\Z")
_IS = later(rf"\b({_NOUNS}{_WORDS}{{0,5}} (?:is|are) (?:on )?)\Z")
_CALLED = later(
    rf"\b(call(?:s|ed|ing)? (?:for|on) (?:[\w'\u2019-]+ ){{0,7}}{_NOUNS}{_WORDS}{{0,5}}"
    r" (?:on|from) )\Z"
)
_STARTING = later(r"\b((?:starting|beginning|commencing)(?: on| from| in| with)? )\Z")
_SOON = later(rf"\b((?:{_TALKS}|questioning|trip|return){_WORDS}{{0,5}} )\Z")
_AHEAD = ("next week", "next month", "later this ", "tomorrow")
_ENDING = (" to ", " through ", " until ")
# The mayor has set Nov. 3 for a vote.
_SET = " set "
_ON = (" on ", " for ", " from ", " between ")
_BEING = (" is ", " are ", " is on ", " are on ")
_LEADS = (*_BEING, " for ", "ing ", "ing on ", "ing from ", "ing in ", "ing with ")
# What was held, met, opened on a day was so in the past, a verb of intention or no.
_HELD = re.compile(
    r"\b(?:was|were|been|had)\b|\b(?:began|(?!scheduled|planned|expected|slated|proposed)[a-z]+ed)"
    r" (?:on|from|for) \Z"
)
_NEAR = 100


def occasion(text: str, moment: Moment) -> int | None:
    """Return where what a day is the day of begins."""
    until = moment.begin
    low = max(0, until - _NEAR)
    found = None
    if moment.method in DATED and text.endswith(_ON, 0, until):
        # A meeting put off to June 24 from June 15 is not held from then on.
        ends = moment.end or text.startswith(_ENDING, moment.until)
        if ends or not text.endswith("from ", 0, until):
            found = _ON_DAY.search(text, low, until)
    if found is None and text.endswith(_LEADS, 0, until):
        found = _appointed(text, moment, low)
    if text.endswith(_SET, 0, until) and text.startswith(" for ", moment.until):
        return until - len("set ")
    if found is None and text.startswith(_AHEAD, until):
        found = _SOON.search(text, low, until)
    if found is None and text.endswith((" on ", " from "), 0, until) and "call" in text[low:until]:
        found = _CALLED.search(text, low, until)
    return found.start(1) if found and not _HELD.search(text, found.start(1), until) else None


def _appointed(text: str, moment: Moment, low: int) -> re.Match[str] | None:
    """Find a strike for Friday, the deadline is Friday, a visit starting Thursday."""
    until = moment.begin
    if text.endswith("for ", 0, until):
        return _FOR.search(text, low, until) if moment.precision != "year" else None
    # Where the day of issue is unknown, a day of a year may be past.
    if moment.precision != "day" or moment.method == "explicit_year":
        return None
    return (_IS if text.endswith(_BEING, 0, until) else _STARTING).search(text, low, until)
