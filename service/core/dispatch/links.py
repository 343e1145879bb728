"""Where a page's links begin: short lines that end like no sentence."""

from service.core.dispatch.endings import SIGNED
from service.core.dispatch.layout import LATIN, Line
from service.core.dispatch.rows import is_row
from service.core.dispatch.tail import list_name

# What a sentence ends in, in any script; how long a link is at most; how many make a list.
CLOSED = tuple(".?!\"\u201d\u2019')]:;。！？」』\uff09：；")
LINK, RUN = 60, 4
_GOES_ON = 3


def turns(lines: list[Line], number: int) -> bool:
    """Say whether a short line ends the story: a list's heading, or the first of many links."""
    return list_name(lines[number].text) is not None or links_begin(lines, number)


def links_begin(lines: list[Line], number: int) -> bool:
    """Say whether a run of page links begins here: short lines that end like no sentence."""
    if number < 1 or not is_link(lines[number].text):
        return False
    run = lines[number : number + RUN]
    return len(run) == RUN and all(is_link(line.text) for line in run)


def is_link(text: str) -> bool:
    """Say whether a line is short and ends like no sentence, as a page's links do."""
    loose = not text.endswith(CLOSED) and not text.startswith("* ") and "@" not in text
    if (text[0].islower() and text.count(" ") >= _GOES_ON) or (text > LATIN and "。" in text):
        return False  # with the sentence of the line above: prose that was wrapped
    return loose and len(text) < LINK and not is_row(text) and not SIGNED.search(text)
