"""Words by which a date belongs to what has happened, and to no intention before it."""

import re

from service.core.enrich.name_words import SPEAKING

_OTHER = frozenset(
    """announced reported according was were been since who which founded held had after wrote met
    took went came rose fell stood previous earlier ending""".split()
).union(SPEAKING)
# Warned Wednesday, ruled on Monday: the day of what has happened.
_PAST = re.compile(
    r"\b[a-z]+ed(?: (?:on|late|early|here))?(?: (?:on|late|early|in|(?:at|by|in) the (?:end|start"
    r"|beginning|middle) of))? \Z"
)
# Last week, and no last game.
_LAST = re.compile(
    r"(?<!for the )\blast (?:week|month|year|night|spring|summer|autumn|fall|winter|season|time"
    r"|[A-Z][a-z]+day|[A-Z][a-z]{2,8}\b)"
)


def is_of_past(before: str) -> bool:
    """Say whether the words before a date say that something else happened on it."""
    if not _OTHER.isdisjoint(before.split()):
        return True
    # Letters first: an expression that begins with any word is slow to find none.
    if "ed " in before and _PAST.search(before):
        return True
    return "last " in before and _LAST.search(before) is not None
