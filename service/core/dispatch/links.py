"""Where a page's links begin: short lines that end like no sentence."""

from service.core.dispatch.endings import SIGNED
from service.core.dispatch.layout import LATIN, Line
from service.core.dispatch.rows import is_row
from service.core.dispatch.tail import list_name

# What a sentence ends in, in any script; how long a link is at most; how many make a list.
CLOSED = tuple(".?!\"\u201d\u2019')]:;。！？」』\uff09：；")
LINK, RUN = 60, 4
_WORDS = 3
_INVITES = frozenset({"read more", "read also", "also read", "see also"})


def turns(lines: list[Line], number: int) -> bool:
    """Say whether a short line ends the story: a list's heading, or the first of many links."""
    if list_name(lines[number].text) is None:
        return links_begin(lines, number)
    return not (is_invitation(lines[number].text) and _goes_on(lines[number + 1 : number + 2]))


def is_invitation(text: str) -> bool:
    """Say whether a line asks to read on, as a button within a story and above a list does."""
    return text.lower() in _INVITES


def _goes_on(below: list[Line]) -> bool:
    """Say whether a sentence follows, and so the story."""
    return any(len(line.text) > LINK and line.text.endswith(CLOSED) for line in below)


def links_begin(lines: list[Line], number: int) -> bool:
    """Say whether a run of page links begins here: short lines that end like no sentence."""
    if number < 1 or not is_link(lines[number].text):
        return False
    run = lines[number : number + RUN]
    return len(run) == RUN and all(is_link(line.text) for line in run)


def is_link(text: str) -> bool:
    """Say whether a line is short and ends like no sentence, as a page's links do."""
    loose = not text.endswith(CLOSED) and not text.startswith("* ") and "@" not in text
    if (text[0].islower() and text.count(" ") >= _WORDS) or (text > LATIN and "。" in text):
        return False  # with the sentence of the line above: prose that was wrapped
    return loose and len(text) < LINK and not is_row(text) and not SIGNED.search(text)
