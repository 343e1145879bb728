"""Wire envelopes: ANPA (AP), IPTC 7901 (dpa, Kyodo): header, version marks, headline, trailer."""

import re
from typing import NamedTuple

from service.core.article import Tag, TagKind
from service.core.dispatch.agencies import by_name
from service.core.dispatch.layout import Line
from service.core.dispatch.tags import line_tag, slug_tags

_KYODO = re.compile(r"[a-z]\d{4}KYODO")
_DPA = re.compile(r"[a-z]{2,4}\d{3,5} \d [a-z]{1,3} ")
_SLUG = re.compile(r"(?:BC|AM|PM|AP|EU)-\S|APNewsAlert")
_WORD = re.compile(r"[A-Za-z]{3,12}")
_MOST = 16


class Wire(NamedTuple):
    """What an envelope says: agency key, slug, marks, headline, head lines left, body lines."""

    agency: str | None
    slug: str | None
    tags: tuple[Tag, ...]
    headline: Line | None
    head: list[Line]
    body: list[Line]


def read_wire(body: str, lines: list[Line]) -> Wire | None:
    """Read a wire envelope, or return None when the text has none."""
    if not lines:
        return None
    start = body.find("\x02", 0, 2000)
    first = lines[0].text
    dpa = _DPA.match(first) is not None
    caret = next((x for x in lines[:4] if x.text[0] == "^" and x.text.strip("^")), None)
    if start < 0 and caret:
        start = caret.start - 1  # copies lose the control bytes
    kyodo = _KYODO.match(first) is not None
    if start < 0 and kyodo and len(lines) > 2:  # noqa: PLR2004 - a header has two lines
        start = lines[1].end
    if start < 0 and not dpa:
        return None
    inside = [line for line in lines if line.start > start]
    header = " ".join(line.text for line in lines[: len(lines) - len(inside)][:4])
    if any(line.text.startswith("^") for line in inside[:2]):
        return _anpa(inside)
    if dpa or "dpa" in header:
        slug = next((x.text.rstrip("/") for x in lines[1:3] if "/" in x.text), None)
        after = [x for x in inside if not (x.text.rstrip("/") == slug or _DPA.match(x.text))]
        return _iptc(body, after, _named(header) or "dpa", slug)
    agency = _named(header)
    slug = inside[0].text if inside and _SLUG.match(inside[0].text) else None
    return _iptc(body, inside[1:] if slug else inside, agency, slug)


def _named(header: str) -> str | None:
    """Return the agency that a header names; two letters may be a routing code."""
    dialects = (by_name(word) or by_name(word.title()) for word in _WORD.findall(header))
    return next((dialect.key for dialect in dialects if dialect), None)


def _anpa(lines: list[Line]) -> Wire:
    count = next((n for n, x in enumerate(lines[:_MOST]) if x.text[0] != "^"), len(lines[:_MOST]))
    head = lines[:count]
    body = [line for line in map(_unmarked, lines[count:]) if line.text]
    cuts = (line.cut(1, len(line.text.rstrip("<="))) for line in head)
    pieces = [piece for piece in cuts if piece.text]
    slug_line = next((x for x in pieces if _SLUG.match(x.text)), None)
    rest = [x for x in pieces if x is not slug_line]
    tags = slug_tags(slug_line.text, slug_line.start) if slug_line else ()
    if rest and rest[0].text.endswith(".") and any(tag.kind is TagKind.PARTIAL for tag in tags):
        rest = rest[1:]  # an add or insert names the sentence that it goes behind
    plain = bool(rest) and not rest[0].text.startswith(("Eds:", "By "))
    headline = rest[0] if plain else None
    slug = slug_line.text.split(",")[0] if slug_line else None
    return Wire("ap", slug, tags, headline, rest[1:] if headline else rest, body)


def _unmarked(line: Line) -> Line:
    """Take the marks of a line in capitals or in the middle (`^`, `<`, `=`) off a later line."""
    return line.cut(1, len(line.text.rstrip("<="))) if line.text[0] == "^" else line


def _iptc(body: str, lines: list[Line], agency: str | None, slug: str | None) -> Wire:
    """Read version marks, headline and byline up to the line that ends in ` =` or `+`."""
    end = next((n for n, x in enumerate(lines[:_MOST]) if x.text.endswith(("=", "+"))), None)
    if end is None:
        return Wire(agency, slug, (), None, [], lines)
    tags: list[Tag] = []
    titles: list[Line] = []
    head: list[Line] = []
    for line in lines[: end + 1]:
        tag = line_tag(line.text, line.start)
        if tag and not titles:
            tags.append(tag)
        elif line.text.startswith(("By ", "Eds:")):
            head.append(line)
        elif line.text.strip("=+ "):
            titles.append(line.cut(0, len(line.text.rstrip("=+ "))))
    headline = None
    if titles:
        first, last = titles[0], titles[-1]
        headline = Line(first.start, last.end, body[first.start : last.end], first.gap)
    return Wire(agency, slug, tuple(tags), headline, head, lines[end + 1 :])
