"""Text as mail and news groups carry it: wrapped, quoted, signed."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from service.core.dispatch.formats.manuscript import Manuscript
from service.core.dispatch.formats.stated import Unwrapped
from service.core.dispatch.layout import MAX_LINES
from service.core.envelope import Dispatch

QUOTES = frozenset(">|:")
_MARKS = {mark: re.compile(rf"(?:{re.escape(mark)} ?)+") for mark in QUOTES}
_ATTRIBUTION = re.compile(
    r"(?:On .{5,100} wrote:|-{2,} ?(?:Original|Forwarded) [Mm]essage.{0,40}"
    r"|(?:In (?:article|message) |[^\s:]{1,60}@)[^:]{1,120} (?:wrote|writes|says):)\s*"
)
_SIGNATURE, _LIST = re.compile(r"-- ?\r?"), re.compile(r"_{30,}\s*")
_NARROWEST, _WIDEST = 50, 80
_LONGEST_SIGNATURE = 8


def is_quoted(text: str) -> bool:
    """Say whether most lines of a text bear the mark of a quotation, as the first one does.

    What ends in a bar, too, is the row of a table.
    """
    # A mark alone is a blank line of a quotation, and none by itself.
    filled = [line for line in text.split("\n", MAX_LINES) if len(line.strip()) > 1]
    quoted = sum([line[0] == text[0] and line[-1] != "|" for line in filled])
    return quoted > 1 and quoted * 3 >= len(filled) * 2


def unwrap_quoted(dispatch: Dispatch) -> Unwrapped:
    """Take the marks of a quotation off a text that is one."""
    page = Manuscript()
    write_plain(dispatch.body, page)
    return Unwrapped(dispatch=dispatch, text=page.text, manuscript=page)


def write_plain(text: str, page: Manuscript) -> None:
    """Write the lines of a message, those of a wrapped paragraph as one.

    A message forwarded in quotes is unquoted; quoted answers below a text of its own go.
    """
    lines = list(_unquoted(text))
    width = max((len(line) for line, _ in lines), default=0)
    for (line, at), (after, _) in pairwise([*lines, ("", 0)]):
        if len(line) >= _NARROWEST and _runs_over(line.rstrip(), after, width):
            page.add(line.rstrip(), at)
            page.glue(" ")
        else:
            page.add(line + "\n", at)


def _unquoted(text: str) -> Iterator[tuple[str, int]]:
    """Yield the lines of a message without quotation marks, and where each begins.

    What follows `MAX_LINES` of them is one line for every reader, and so for this one.
    """
    lines = text.split("\n", MAX_LINES)
    lines = lines[: _end(lines)]
    filled = [line for line in lines if line.strip() and not _attributes(line)]
    mark = _mark(filled)
    marks = _MARKS[mark]
    quoted = [number for number, line in enumerate(lines) if line.startswith(mark)]
    whole = len(quoted) * 2 >= len(filled)
    # Of a message that is little but a quotation, what stands around that is a remark.
    most = len(quoted) * 3 >= len(filled) * 2
    first, last = (quoted[0], quoted[-1]) if most and quoted else (0, len(lines))
    at = 0
    for number, line in enumerate(lines):
        escaped = line.startswith(">From ")
        found = None if escaped else marks.match(line)
        start = found.end() if found else int(escaped)
        told = first <= number <= last and not (found and not whole)
        if told and not _attributes(line):
            yield line[start:], at + start
        at += len(line) + 1


def _attributes(line: str) -> bool:
    """Say whether a line tells who wrote what is quoted below it."""
    return (":" in line or line[:2] == "--") and _ATTRIBUTION.fullmatch(line) is not None


def _mark(filled: Sequence[str]) -> str:
    """Return what begins the lines of a quotation; any other than > must begin most of them."""
    for mark in "|:":
        if sum(line.startswith(mark) for line in filled) * 3 > len(filled) * 2:
            return mark
    return ">"


def _end(lines: Sequence[str]) -> int:
    """Return where a message ends: above the signature, or the foot of a mailing list."""
    for number in range(max(0, len(lines) - 2 * _LONGEST_SIGNATURE), len(lines)):
        below = [line for line in lines[number + 1 :] if line.strip()]
        signed = _SIGNATURE.fullmatch(lines[number]) and len(below) <= _LONGEST_SIGNATURE
        listed = _LIST.fullmatch(lines[number]) and below and "mailing list" in below[0]
        if signed or listed:
            return number
    return len(lines)


def _runs_over(line: str, after: str, width: int) -> bool:
    """Say whether a line was broken for want of room: the next word would not have fitted."""
    if len(line) < _NARROWEST or width > _WIDEST:
        return False
    words = after.split(maxsplit=1)
    if not words or after[0].isspace():
        return False
    return len(line) + 1 + len(words[0]) > width
