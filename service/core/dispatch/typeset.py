"""Texts as a wire set them: lines of one width, a byte that ends them, a founder's name below."""

from service.core.article import EndMark, Take
from service.core.dispatch.layout import Line, is_wrapped
from service.core.lazy_pattern import later

# What ends a text on a wire, whatever the agency; a few figures may follow it.
_ETX, _TRAILER = "\x03", 64
# Until the late 1990s Reuters ended its stories with its founder's name, in haste misspelt, with
# points or what its desk added: REUTER..., Reuter^M, REUITER
_FOUNDER = later(
    r"(?:\AR(?:EUTERS|euters)|(?:\A|(?<=\S)\s{1,12})(?:RE?U[EIT]{2,4}R|Reuter|reuter|REUTE))"
    r"(?:\.{1,3}|\d{1,2}(?::\d\d/[A-Z]{2})?| [A-Z]{1,3})?(?:\^M)?\Z"
)
_FOUNDERS = ("EUT", "eut", "RUT", "EUI")
_MORE = frozenset({"More", "MORE", "more"})
_ENDS = ".?!\"'\u201d),"
_TAIL, _ROOM = 24, 40


def is_typeset(body: str, lines: list[Line]) -> bool:
    """Say whether short lines are ends of paragraphs or rows, and no page's links."""
    return _is_ended(body) or is_wrapped(lines)


def _is_ended(body: str) -> bool:
    return body.find(_ETX, len(body) - _TRAILER) >= 0


def take_end(
    body: str, lines: list[Line], *, typeset: bool
) -> tuple[list[Line], EndMark | Take | None]:
    """Take the founder's name, or the word that more follows, off the last line."""
    if not lines:
        return lines, None
    last = lines[-1]
    if typeset and last.text in _MORE:
        return lines[:-1], Take(number=None, more=True)
    at = _founder_at(last.text, ended=_is_ended(body))
    if at is None:
        return lines, None
    name = last.cut(at)
    rest = [*lines[:-1], last.cut(0, at)] if at else lines[:-1]
    return rest, EndMark(raw=name.text, span=name.span)


def _founder_at(text: str, *, ended: bool) -> int | None:
    tail = text[-_TAIL:]
    if not any(map(tail.__contains__, _FOUNDERS)):
        return None
    found = _FOUNDER.search(text, max(0, len(text) - _ROOM))
    before = text[: found.start()].rstrip() if found else ""
    if not found or not (ended or not before or _may_end(before)):
        return None
    return found.start() if before else 0


def _may_end(text: str) -> bool:
    """Say whether a sentence or a row of figures ends here; he told Reuter, no."""
    return text[-1] in _ENDS or text[-1].isdigit() or text.isupper()
