"""The lines of a dispatch with their positions in the input, for all readers of parts."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from service.core.article import Span
from service.core.dispatch.kernel import BY_EDGES, DIRTY, scan
from service.core.lazy_pattern import later
from service.core.text import clean

MAX_LINES = 20_000
_RARE_ENDS = ("\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
# What parts a text that kept the elements of its page; <br> in mid-line parts a headline's words.
_BLOCK = later(
    r"</?(?:p|div|h[1-6]|li|ul|ol|tr|table|section|article|blockquote|figure|figcaption|header"
    r"|footer|center|hr)(?=[\s/>])[^<>\n]{0,300}>|(?<![^\W_])<br ?/?>|<br ?/?>(?=\s{0,3}[\r\n<])",
    re.IGNORECASE,
)
# Collections for retrieval keep a story of a wire in elements; some number it or repeat its slug.
_DOC = re.compile(r"\s{0,9}(?:<\?xml[^<>]{0,80}\?>\s{0,9})?<DOC(?: [^<>]{0,80})?>")
_OF_DOC = later(
    r"<\?xml[^<>]{0,80}\?>|<(DOCNO|DOCID|FILEID|1ST_LINE|2ND_LINE|FIRST|SECOND)>[^<>]{0,300}</\1>"
    r"|</?[A-Z][A-Z0-9_]{0,20}(?: [^<>\n]{0,80})?>"
)
# What only styles words may stand around a dateline: <strong>SUWON, March 9 (Yonhap)</strong> --
STYLES = r"</?(?:strong|b|em|i|u|span|font)(?:\s[^<>\n]{0,200})?>"
_STYLED = later(rf"^[ \t]{{0,40}}(?:{STYLES}[ \t]{{0,4}}){{1,6}}", re.IGNORECASE | re.MULTILINE)
# An element of another markup alone on its line: <DOC id="7">, </TEXT>
_ALONE = later(r"^</?([A-Za-z]\w{0,20})(?: [^<>\n]{0,200})?>[ \t\r]*$", re.MULTILINE)
_CLOSING = later(r"</([A-Za-z]\w{0,20})>")
EDGE = " \t\xa0\u3000\ufeff\u200b" + "".join(map(chr, range(0x20))) + "\x7f"
WRAP_MIN, _WRAP_MAX = 46, 90
# Beyond it are other scripts (and typeset quotes): by a first letter a page in English is told.
LATIN = "\u02ff"
_FEW = 6
ANYTHING = 2**32 - 1
_new = tuple.__new__


class Line(NamedTuple):
    """A line that is not blank, trimmed; `gap` when a blank line or an indent stands before it.

    `seen` says what it may hold, in bits of `kernel`; all of them when nobody looked.
    """

    start: int
    end: int
    text: str
    gap: bool = False
    seen: int = ANYTHING

    @property
    def span(self) -> Span:
        """Where the line stands in the input."""
        return (self.start, self.end)

    def published(self, start: int = 0, end: int | None = None) -> str:
        """Return the part from `start` to `end` as it is published, clean."""
        piece = self.text[start:end]
        return clean(piece) if self.seen & DIRTY else piece.strip(" ")

    def cut(self, start: int, end: int | None = None) -> "Line":
        """Return the part from `start` to `end` (offsets in the line), trimmed."""
        piece = self.text[start:end]
        text = piece.strip(EDGE)
        size = len(text)
        begin = self.start + start
        if size < len(piece):
            begin += len(piece) - len(piece.lstrip(EDGE))
        # What the whole does not hold, no part does; but a part ends otherwise.
        return _new(Line, (begin, begin + size, text, self.gap, self.seen | BY_EDGES))


def _without_blocks(body: str) -> str:
    """Part lines where elements of HTML do; each becomes as many blanks, so places stay right."""
    body = (_OF_DOC if _DOC.match(body) else _BLOCK).sub(_parted, body)
    body = _STYLED.sub(_blank, body)
    if "\n</" not in body:
        return body
    ended = frozenset(_CLOSING.findall(body))
    return _ALONE.sub(lambda tag: _left_out(tag, ended), body, count=MAX_LINES) if ended else body


def _parted(tag: re.Match[str]) -> str:
    return "\n".ljust(len(tag.group()))


def _blank(tags: re.Match[str]) -> str:
    return " " * len(tags.group())


def _left_out(tag: re.Match[str], ended: frozenset[str]) -> str:
    return " " * len(tag.group()) if tag.group(1) in ended else tag.group()


def read_lines(body: str) -> list[Line]:
    """Return the lines of `body` that are not blank; beyond `MAX_LINES` the rest is one line."""
    if "</" in body or "<br" in body or "<BR" in body:
        body = _without_blocks(body)
    rare = "\r" in body or "\x0b" in body or "\x0c" in body
    if rare or (not body.isascii() and any(end in body for end in _RARE_ENDS)):
        # Same lengths, so places stay right; a pair of \r\n becomes a blank line that is none.
        body = body.replace("\r\n", " \n")
        for end in _RARE_ENDS:
            body = body.replace(end, "\n")
    starts, ends, seen, gaps = scan(body, MAX_LINES)
    if len(starts) > MAX_LINES:
        ends[-1], seen[-1] = len(body), ANYTHING
    texts = [body[start:end] for start, end in zip(starts, ends, strict=True)]
    rows = zip(starts, ends, texts, gaps, seen, strict=True)
    return list(map(_new, itertools.repeat(Line), rows))


def is_wrapped(lines: Sequence[Line], *, wired: bool = False) -> bool:
    """Say whether paragraphs run over several lines of equal width, as on a wire (`wired`)."""
    inner: list[int] = []
    for line, after in itertools.pairwise(lines):
        if not after.gap:
            inner.append(len(line.text))
            if inner[-1] > _WRAP_MAX:
                return False
    if len(inner) > 1 and inner[0] < WRAP_MIN:
        del inner[0]  # a dateline stood before it
    if len(inner) < _FEW:
        return bool(inner) and min(inner) >= WRAP_MIN and (wired or _runs_on(lines))
    return sum(size >= WRAP_MIN for size in inner) > len(inner) * 0.75


def _runs_on(lines: Sequence[Line]) -> bool:
    """Say whether each line without a gap before it goes on in mid-sentence.

    A name may begin it, but not all of them: so would the rows of a list.
    """
    inner = [(line.text, after.text) for line, after in itertools.pairwise(lines) if not after.gap]
    return any(after[0].islower() for _, after in inner) and all(
        after[0].islower() or line[-1] not in ".?!:" for line, after in inner
    )


def paragraphs(body: str, lines: list[Line], *, wired: bool = False) -> list[Line]:
    """Return paragraphs as lines; in wrapped text the lines of one paragraph are joined."""
    return list(_joined(body, lines)) if is_wrapped(lines, wired=wired) else lines


def _joined(body: str, lines: list[Line]) -> Iterator[Line]:
    start = end = -1
    for line in lines:
        # What stood between two lines and was taken out parts them, too.
        if start >= 0 and (line.gap or body[end : line.start].strip(EDGE)):
            yield Line(start, end, body[start:end], gap=True)
            start = -1
        if start < 0:
            start = line.start
        end = line.end
    if start >= 0:
        yield Line(start, end, body[start:end], gap=True)
