"""Where the sentences of a text are, in plain Python."""

import re

from service.core.article import Span
from service.core.text import ABBREVIATIONS, EITHER, STARTERS

_STOP = re.compile(
    r"[.!?][\"'\u201d\u2019)\]]{0,3}[ \t\n\u00a0]+(?=[\"'`\u201c\u2018(\[]{0,2}[A-Z0-9])"
)
_LAST_WORD = re.compile(r"[^\s(\"'\u201c\u2018]{1,12}\Z")


def sentences(text: str) -> tuple[Span, ...]:
    """Return the spans of the sentences of `text`; an abbreviation never ends one."""
    found: list[Span] = []
    start = 0
    for stop in _STOP.finditer(text):
        if text[stop.start()] == "." and not _ends(text, stop.start(), stop.end()):
            continue
        found.append((start, len(text[start : stop.end()].rstrip()) + start))
        start = stop.end()
    if text[start:].strip():
        found.append((start, len(text.rstrip())))
    return tuple(found)


def _ends(text: str, dot: int, after: int) -> bool:
    found = _LAST_WORD.search(text, max(0, dot - 12), dot)
    word = found.group() if found else ""
    if word in ABBREVIATIONS or (len(word) == 1 and word.isupper()):
        return False
    if word in EITHER:
        following = text[after : after + 24].lstrip("\"'`\u201c\u2018([")
        return following.split(" ", 1)[0].rstrip(",") in STARTERS
    return True
