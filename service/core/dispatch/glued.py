"""Pages whose separators an aggregator lost: cuts them where known parts meet."""

import html
import re
from typing import NamedTuple

from service.core.article import Tag
from service.core.dispatch.dateline import match_dateline
from service.core.dispatch.layout import Line
from service.core.dispatch.notes import find_note
from service.core.dispatch.one_line import ended, page_head
from service.core.dispatch.tags import leading_tags
from service.core.text import clean, unescape

_BY = re.compile(
    r"\s{0,3}By (?!The )[A-Z][a-z'\u2019]{1,20}(?:-[A-Za-z][a-z]{0,14})?"
    r"(?:,? (?:and )?(?!(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov"
    r"|Dec)[. ])(?:[A-Z]\.(?= [A-Z][a-z])|[A-Z][a-z'\u2019]{1,20}(?:-[A-Za-z][a-z]{0,14})?)){0,6}"
)
_SEAM = re.compile(
    r"[a-z.?!\])](?=(?:&quot;|&#x27;|[\"\u201c'\u2018])?[A-Z][a-z]*(?:[ ,'\u2019-]|&#x27;))"
)
_FIRST_WORD = re.compile(
    r"(?:The|A|An|It|In|On|At|Last|This|That|These|There|When|While|After|As|For|With|President"
    r"|South|North|Korea|Many|Some|We|If|Under|What|Few|Once|Despite|Recent|Since|According) "
)
_CAMEL = re.compile(r"\b(?:You|Tik|Deep|Linked|Space|Open|Black|Pay|Whats|Pyeong|Mc|Mac|i|e|K)\Z")
_SLUG_TAIL = re.compile(r"(?:\((?!\d{1,2}\))[^()]{1,60}\)\s{0,2}){1,3}\Z")
_SLUG_HEAD = re.compile(r"\A\s{0,2}(?:\([^()]{1,40}\)\s{0,2}){1,3}")
_LAST_BY = re.compile(
    r"By (?!The )[A-Z][\w'\u2019-]{1,25}(?:,? (?:and )?[A-Z][\w'\u2019-]{1,25}){0,6}\s{0,3}\Z"
)
_INNER = re.compile(
    r"((?:[A-Z][A-Z.'-]{1,20}[ /,]{1,2}){1,4}"
    r"(?:[A-Z][a-z]{2,12} ?[A-Z]?[a-z]{0,12}, )?[A-Z][a-z]{2,8}\.? \d{1,2} \(Yonhap\))"
)
_HEADLINE_AT, _INNER_AT, _FEW_LETTERS = 400, 1500, 6


class Glued(NamedTuple):
    """The lines a glued text falls into, its headline line and its slug."""

    lines: list[Line]
    headline: Line | None
    slug: str | None
    tags: tuple[Tag, ...] = ()

    @property
    def filled(self) -> list[Line]:
        """The lines that hold a text: a seam may stand at the end of one."""
        return [line for line in self.lines if line.text]


def cut_glued(lines: list[Line], *, aggregator: bool, title: str | None) -> Glued | None:
    """Cut a glued text into lines; None when the text is not glued."""
    if not lines:
        return None
    if aggregator and len(lines) > 1:
        return _with_title(lines[0], lines[1:])
    if title and lines[0].text.startswith(title) and len(lines[0].text) > len(title):
        headline = lines[0].cut(0, len(title))
        return Glued([headline, *_ended(lines[0], len(title)), *lines[1:]], headline, None)
    note = find_note(lines[0].text[:1200])
    if note and note.start() > 0 and len(lines[0].text) > note.end():
        above = page_head(lines[0].cut(0, note.start()))
        headline = above[1] if len(above) > 1 else above[0]
        return Glued([*above, *_ended(lines[0], note.start()), *lines[1:]], headline, None)
    return None


def _ended(line: Line, at: int) -> list[Line]:
    """Cut what follows the headline at its seams, and the last piece at its end mark."""
    pieces = _seams(line, at)
    return [*pieces[:-1], *ended(pieces[-1])] if pieces else pieces


def _with_title(title: Line, rest: list[Line]) -> Glued:
    tagged = leading_tags(title.text, title.start)
    bare = title.text[tagged.size :]
    first = rest[0]
    wanted = bare or title.text
    at = first.text.find(wanted, 0, _HEADLINE_AT + len(wanted))
    if at < 0:
        return _loosely(title, first, wanted, rest[1:])
    slug = _slug(first.text[:at])
    after = at + len(wanted)
    if not bare:
        return _editorial(title, first, after, slug, rest[1:])
    # The page's own headline may lack the tags that stand before its second copy.
    printed = first.text[:at]
    before = None if tagged.tags else _SLUG_HEAD.match(printed) or _SLUG_TAIL.search(printed)
    tags = leading_tags(before.group(), first.start + before.start()).tags if before else ()
    return Glued([title, *_seams(first, after), *rest[1:]], title, slug or None, tags)


def _slug(printed: str) -> str:
    """Return the slug in what is printed before a headline: its tags stand on both sides."""
    return clean(_SLUG_TAIL.sub("", _SLUG_HEAD.sub("", printed)))


def _loosely(title: Line, first: Line, wanted: str, rest: list[Line]) -> Glued:
    """The second headline differs from the first: the dateline tells where the story begins."""
    inner = _INNER.search(first.text, 0, _INNER_AT)
    if not inner:
        return Glued([title, *_seams(first, 0), *rest], title, None)
    begin = inner.start(1)
    last = wanted.rpartition(" ")[2] + " "
    if len(last) > 1 and inner.group(1).startswith(last):
        begin += len(last)  # the headline ends in capitals, too
    before = first.text[:begin]
    pieces: list[Line] = []
    note = find_note(before)
    if note:
        pieces.append(first.cut(note.start(), note.end()))
        before = before[: note.start()]
    by = _LAST_BY.search(first.text, note.end() if note else 0, begin)
    if by:
        pieces.append(first.cut(by.start(), by.end()))
    words = html.escape(unescape(wanted)[:_FEW_LETTERS], quote=False)
    at = before.find(words.rstrip())
    slug = _slug(before[:at]) if at > 0 else ""
    return Glued([title, *pieces, first.cut(begin), *rest], title, slug or None)


def _editorial(title: Line, first: Line, after: int, slug: str, rest: list[Line]) -> Glued:
    """The page headline is only a bracket; the real one is glued to the first word."""
    seam = _seam(first.text, after)
    if seam < 0:
        return Glued([title, first.cut(after), *rest], title, slug or None)
    headline = first.cut(after, seam)
    return Glued([title, headline, first.cut(seam), *rest], headline, slug or None)


def _seam(text: str, after: int) -> int:
    """Return where a headline meets the first word of the text it is glued to, or -1.

    Names hold capitals, too (YouTube, DeepSeek): a word that begins sentences tells best.
    """
    seams = [found.end() for found in _SEAM.finditer(text, after, after + _HEADLINE_AT)]
    told = (at for at in seams if _FIRST_WORD.match(text, at))
    plain = (at for at in seams if not _CAMEL.search(text, max(after, at - 12), at))
    return next(told, next(plain, seams[0] if seams else -1))


def _seams(line: Line, at: int) -> list[Line]:
    """Cut note and byline off the front of what follows the headline."""
    pieces: list[Line] = []
    note = find_note(line.text[at : at + 1400])
    if note and not line.text[at : at + note.start()].strip():
        pieces.append(line.cut(at + note.start(), at + note.end()))
        at += note.end()
    by = _BY.match(line.text, at)
    if by:
        pieces.append(line.cut(at, by.end()))
        at = by.end()
    last = line.cut(at)
    if last.text and not pieces and not match_dateline(last):
        inner = _INNER.search(last.text, 0, 1500)
        last = last.cut(inner.start(1)) if inner else last
    return [*pieces, last] if last.text else pieces
