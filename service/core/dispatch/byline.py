"""Bylines: persons as printed; an agency, a desk or a newspaper is not a person."""

import re

from service.core.article import Byline
from service.core.dispatch.agencies import by_name
from service.core.dispatch.layout import Line
from service.core.text import clean

_BY = re.compile(r"\(?(?:By|BY|by)\s{1,4}(?=[A-Z\u00c0-\u00de])")
_WORD = r"[A-Z\u00c0-\u00de][\w'\u2019.-]{0,24}"
_NAME = re.compile(
    rf"{_WORD}(?:\s{{1,2}}(?:(?:de|del|van|von|der|den|la|le|al|bin|da|dos|el)\s)?{_WORD}){{0,4}}"
)
_SPLIT = re.compile(r"\s*,\s+(?:and\s+)?|\s+and\s+|\s*&\s*|\s+with\s+")
_WRITER = re.compile(
    rf"({_WORD}(?: {_WORD}){{1,3}}), A[Pp] [\w .&-]{{0,40}}(?:Writer|Editor|Correspondent)"
)
_NOT_PERSON = re.compile(
    r"\b(?:The|Press|Writers?|Editor|Correspondents?|Staff|Reporters?|News|Agency|Times|Post"
    r"|Tribune"
    r"|Herald|Journal|Desk|Bureau|Team|Union-Tribune|Chronicle|Reuters|Service|International)\b"
)
_LONGEST = 200


def read_byline(line: Line) -> Byline | None:
    """Read a line that is a byline and nothing else; None when it is none."""
    text = line.text
    if len(text) > _LONGEST:
        return None
    writer = _WRITER.fullmatch(text)
    if writer:
        return Byline(raw=text, names=(clean(writer.group(1)),), span=line.span)
    by = _BY.match(text)
    if not by:
        return None
    rest = text[by.end() :].rstrip("=<)/ +")
    rest = re.split(r"\s{1,4}[-|\u2013]\s|\s\|", rest, maxsplit=1)[0]
    pieces = [piece for piece in _SPLIT.split(clean(rest)) if piece]
    if not pieces or (not _NAME.fullmatch(pieces[0]) and not by_name(pieces[0])):
        return None
    names = tuple(piece for piece in pieces if _is_person(piece))
    return Byline(
        raw=text.rstrip("<"), names=names, span=(line.start, line.start + len(text.rstrip("<")))
    )


def _is_person(piece: str) -> bool:
    return bool(
        _NAME.fullmatch(piece) and by_name(piece) is None and not _NOT_PERSON.search(piece)
    )


def is_name_line(text: str) -> bool:
    """Say whether a line may be a bare name (Reuters pages print bylines without By)."""
    return len(text) < 60 and " " in text and _is_person(text)  # noqa: PLR2004
