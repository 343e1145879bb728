"""A page that lost its line ends: chrome, headline, story and foot in one line."""

import re

from service.core.dispatch.agencies import by_name
from service.core.dispatch.dateline import DATE, match_dateline
from service.core.dispatch.layout import Line
from service.core.dispatch.tags import leading_tags

_DATELINE = re.compile(
    r"(?<=\s)(?:[A-Z][A-Z.'\u2019-]{1,20}[ /,]{1,2}){1,4}"
    r"(?:[A-Z][a-z]{2,12} ?[A-Z]?[a-z]{0,12}, )?"
    rf"(?:{DATE} )?\(([A-Z][\w .-]{{1,20}})\)\s?(?:-{{1,2}}|\u2014|\u2013)\s"
)
_BY = re.compile(
    r"By [A-Z][\w'\u2019-]{1,25}(?:,? (?:and )?[A-Z][\w'\u2019-]{1,25}){1,6}\s{0,3}\Z"
)
_END = re.compile(r"(?:\(END\)|Enditem|-0-|==Kyodo|-- BERNAMA)(?=\s+\S)")
_SHORTEST, _ABOVE = 200, 700


def cut_one_line(lines: list[Line]) -> list[Line]:
    """Part such a line, when a text begins with one, into headline, head, story and foot."""
    first = lines[0]
    if len(first.text) < _SHORTEST or match_dateline(first):
        return lines
    found = _DATELINE.search(first.text, 0, _ABOVE)
    if not found or not by_name(found.group(1)):
        return lines
    at = found.start()
    by = _BY.search(first.text, max(0, at - 120), at)
    head = first.cut(0, by.start() if by else at)
    story = _ended(first.cut(at))
    pieces = [*_head(head), *([first.cut(by.start(), at)] if by else []), *story, *lines[1:]]
    return [piece for piece in pieces if piece.text]


def _head(line: Line) -> list[Line]:
    """Part a page's title from the headline when that comes twice, and what follows it."""
    size = leading_tags(line.text, 0).size
    title = next((x for x in _titles(line.text) if line.text.find(x, len(x)) > size), None)
    if title is None:
        return [line]
    again = line.text.find(title, len(title))
    return [line.cut(again, again + len(title)), line.cut(again + len(title))]


def _titles(text: str) -> list[str]:
    """Return what may be the headline in a page's title: all before its first joint."""
    joints = (text.find(joint) for joint in (" | ", " - ", " :: "))
    return [text[:at] for at in sorted(joints) if at > 0]


def _ended(line: Line) -> list[Line]:
    found = _END.search(line.text)
    return [line.cut(0, found.end()), line.cut(found.end())] if found else [line]
