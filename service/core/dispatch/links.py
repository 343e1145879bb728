"""Link lists of a page: where they begin, and boxes of them inside a story."""

import re

from service.core.dispatch.endings import SIGNED
from service.core.dispatch.layout import LATIN, Line
from service.core.dispatch.tail import is_stop, list_name, signs_off

# What a sentence ends in, in any script; how long a link is at most; how many make a list.
CLOSED = tuple(".?!\"\u201d\u2019')]:;。！？」』\uff09：；")
LINK, RUN = 60, 4
_WORDS, _BOX, _FURTHER = 3, 8, 100
# A line inside a story that leads to another one: Read more: Llamas cross the frozen river
_LEADS = re.compile(r"(?i:(?:also read|read also|read more|see also|related))\s?[:|] ?\S")
_HINT = re.compile(r"[A-Z][\w'\u2019 ]{2,40}: [A-Z]")
_INVITES = frozenset({"read more", "read also", "also read", "see also"})
# Rows of tables end as no sentence does either, and are no links.
_FIGURE = re.compile(r"(?<!\S)[.+-]?\d[\d,.%/-]*(?!\S)")
# A currency, how much of it, and its rate: Loaf crown 100 718.78
_ENDS_ROW = re.compile(r"\D\s\d[\d,.]*\s{1,9}\d[\d,.]*\Z")
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")
# A report on earnings: this year's figure versus the last one's.
_VERSUS = re.compile(r"\d[\w ]{0,20} vs\.? ")
_COLUMNS = 3


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
    """Say whether a run of page links begins here: short lines that end like no sentence.

    Above a table's rows such lines are its headings.
    """
    if number < 1 or not is_link(lines[number].text):
        return False
    run, below = lines[number : number + RUN], lines[number + RUN : number + RUN * 2]
    links = len(run) == RUN and all(is_link(line.text) for line in run)
    return links and not any(_is_row(line.text) for line in below)


def is_link(text: str) -> bool:
    """Say whether a line is short and ends like no sentence, as a page's links do."""
    loose = not text.endswith(CLOSED) and not text.startswith("* ") and "@" not in text
    if (text[0].islower() and text.count(" ") >= _WORDS) or (text > LATIN and "。" in text):
        return False  # with the sentence of the line above: prose that was wrapped
    return loose and len(text) < LINK and not _is_row(text) and not SIGNED.search(text)


def in_box(lines: list[Line], number: int, before: int, *, marked: bool) -> int:
    """Count the lines of a box inside the story: links to other stories, hints to readers."""
    text = lines[number].text
    if text.startswith("RELATED COVERAGE") or (marked and list_name(text) is not None):
        return 1
    if not marked and list_name(text) == "related" and _resumes(lines[number + 1 :]):
        return 1
    if text.startswith("What to know about") and len(text) < LINK:
        return 1
    if not 0 < before < _BOX:
        return 0
    inside = not text.endswith(CLOSED) or _HINT.match(text) is not None
    return before + 1 if inside else 0


def _resumes(lines: list[Line]) -> bool:
    """Say whether few links are followed by the story again, which those who wrote it end."""
    prose = next((n for n, line in enumerate(lines[:_BOX]) if line.text.endswith(CLOSED)), 0)
    if not prose or len(lines[prose].text) <= LINK or is_stop(lines[prose].text):
        return False
    below = [line.text for line in lines[prose + 1 : prose + _FURTHER]]
    return any(text.startswith("__") or signs_off(text) for text in below)


def leads(lines: list[Line], number: int) -> bool:
    """Say whether a line leads to another story and this one goes on below it."""
    if not _LEADS.match(lines[number].text):
        return False
    below = [line.text for line in lines[number + 1 : number + RUN]]
    return any(len(x) > LINK and x.endswith(CLOSED) and not is_stop(x) for x in below)


def _is_row(text: str) -> bool:
    """Say whether a line holds a figure versus another, or three and neither day nor hour."""
    if " vs" in text and _VERSUS.search(text):
        return True
    figures = _FIGURE.findall(text)
    few = len(figures) < _COLUMNS and not (text[-1].isdecimal() and _ENDS_ROW.search(text))
    return not few and ":" not in text and not _MONTH.search(text)
