"""Dates that stand before what is to be: On Tuesday, the court will hear them."""

import re

from service.core.enrich.forecasts import is_foretold
from service.core.enrich.happened import is_of_past
from service.core.enrich.moments import Moment
from service.core.enrich.occasions import DATED
from service.core.enrich.ranges import Entry
from service.core.enrich.scan import opens_sentence, word_before
from service.core.lazy_pattern import later

_GOING_ON = later(
    r",? (?!(?:to|through|until|till|and|or) )(?P<who>(?:[^\s.;:\n\"\u201c\u201d]+ ){0,7}?)"
    r"(?:will|(?:is|are)(?: set| due| scheduled| expected| slated| planned)? to|plans? to)"
    r" (?!have\b|had\b|not\b|be (?:said|told))(?P<verb>[a-z]+)"
)
_LEADS = ("n ", "y ", "m ", "h ", "l ")
_LEAD = later(
    r"(?:(?:Spanning|Running|Starting|Beginning) )?"
    r"(?:[Oo]n|[Ii]n|[Bb]y|[Ff]rom|[Tt]hrough|[Uu]ntil) \Z"
)
_RANGE_END = re.compile(r" (?:to|through|until) (?:[A-Z][a-z]+\.? )?\d{1,2}\b")
_QUOTES = frozenset('"\u201c')
_SHORT = 25


def preposed(text: str, moment: Moment) -> Entry | None:
    """Read a date with what follows it.

    A day of a month to come need not begin its sentence: the vote on May 9 will be close.
    """
    start = _led(text, moment)
    if start is None:
        return None
    ends = _RANGE_END.match(text, moment.until)
    found = _GOING_ON.match(text, ends.end() if ends else moment.until)
    if found is None or is_foretold(moment, found[0], found["verb"]):
        return None
    words = found["who"].split()
    if is_of_past(found["who"]) or any(word.endswith(("ed", "ing", "that")) for word in words):
        return None
    return Entry(start, moment, found.end())


def _led(text: str, moment: Moment) -> int | None:
    """Return where what leads to a date begins: a preposition or, of a weekday, itself."""
    begin = moment.begin
    if text.startswith(", ", moment.until) and _opens(text, begin):
        return begin
    if not text.endswith(_LEADS, 0, begin):
        return None
    lead = _LEAD.search(text, max(0, begin - _SHORT), begin)
    if lead is None or not (_opens(text, lead.start()) or _is_of_subject(text, moment)):
        return None
    return lead.start()


def _opens(text: str, start: int) -> bool:
    """Say whether a sentence begins here, be it somebody's words."""
    return opens_sentence(text, start - (text[start - 1 : start] in _QUOTES))


def _is_of_subject(text: str, moment: Moment) -> bool:
    """Say whether a day of a month stands behind a noun, and nothing happened on it."""
    if moment.method not in DATED or not text.endswith(" on ", 0, moment.begin):
        return False
    on = moment.begin - len("on ")
    return not is_of_past(text[on - len(word_before(text, on)) - 1 : moment.begin])
