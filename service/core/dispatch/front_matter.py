"""What collectors put around a text: front matter, a title line, a date line, footers."""

import re
from typing import NamedTuple

from service.core.article import Span
from service.core.dispatch.layout import Line

_PUBLISHER = re.compile(r"\*\*([^*]{1,40})\*\* \|")
_FIELD = re.compile(r"([a-z_]{2,20}):\s{0,3}(.{0,400})")
_FLAT = re.compile(r"--- ((?:(?!---).){1,600}) --- ?")
_FLAT_FIELD = re.compile(
    r"\b(title|author|date|published_at|url): ?((?:(?! (?:title|author|date|published_at"
    r"|url): ).){1,400})"
)
_TITLED = ("title:", "headli")
_LABEL = re.compile(
    r"((?i:title|headline|author|byline|date|published|url|link|source|category|section|language"
    r"|tags|keywords|description))\s{0,24}:\s{0,3}(.{0,400})"
)
_TEXT = re.compile(r"(?i:(?:main )?content(?: article)?|text|body|article)\s{0,24}:\s{0,3}")
_MOST, _FEWEST, _DASHED = 40, 2, 4


class Front(NamedTuple):
    """Fields of the front matter, the lines that follow it, and where dates stand in it."""

    fields: dict[str, str]
    lines: list[Line]
    dated: tuple[tuple[str, Span], ...] = ()
    aggregator: bool = False


def read_front(lines: list[Line]) -> Front:
    """Take front matter and publisher line off the lines."""
    fields: dict[str, str] = {}
    dated: list[tuple[str, Span]] = []
    rest = lines
    if lines and lines[0].text.startswith("---"):
        rest = _yaml(lines, fields, dated)
    elif len(lines) > _DASHED and all(x.text.startswith("-- ") for x in lines[:_DASHED]):
        rest = _dashed(lines, fields, dated)
    elif lines and lines[0].text[:6].lower().replace(" ", ":") in _TITLED:
        rest = _labelled(lines, fields, dated)
    for number, line in enumerate(rest[:4]):
        if line.text.startswith("**") and _PUBLISHER.match(line.text):
            dated.append((line.text, line.span))
            fields["publisher"] = line.text
            title = rest[:number]
            body = [x for x in rest[number + 1 : number + 3] if x.text != "---"]
            body += rest[number + 3 :]
            cuts = (x.cut(len(x.text) - len(x.text.lstrip("# "))) for x in title)
            plain = [x for x in cuts if x.text]
            return Front(fields, plain + body, tuple(dated), aggregator=True)
    return Front(fields, rest, tuple(dated))


def _yaml(lines: list[Line], fields: dict[str, str], dated: list[tuple[str, Span]]) -> list[Line]:
    flat = _FLAT.match(lines[0].text)
    if flat:
        for field in _FLAT_FIELD.finditer(flat.group(1)):
            fields[field.group(1)] = field.group(2).strip()
            if field.group(1) in ("date", "published_at"):
                dated.append((field.group(2), _at(lines[0], field.start(2) + 4, field.end(2) + 4)))
        rest = lines[0].cut(flat.end())
        return [rest, *lines[1:]] if rest.text else lines[1:]
    close = next((n for n, x in enumerate(lines[1:_MOST], 1) if x.text == "---"), None)
    if lines[0].text != "---" or close is None:
        return lines
    for line in lines[1:close]:
        found = _FIELD.fullmatch(line.text)
        if found:
            fields[found.group(1)] = found.group(2).strip().strip('"')
            if found.group(1) in ("date", "published_at", "published"):
                dated.append((line.text, line.span))
    return lines[close + 1 :]


def _labelled(
    lines: list[Line], fields: dict[str, str], dated: list[tuple[str, Span]]
) -> list[Line]:
    """Take labels without a fence, `Title: ` first; the text may have one of its own."""
    labels: list[tuple[Line, re.Match[str]]] = []
    for line in lines[:_MOST]:
        label = _LABEL.fullmatch(line.text)
        if label is None:
            break
        labels.append((line, label))
    if len(labels) < _FEWEST:
        return lines
    for line, label in labels:
        name = label.group(1).lower()
        fields["title" if name == "headline" else name] = label.group(2)
        if name in ("date", "published"):
            dated.append((line.text, line.span))
    text = _TEXT.match(lines[len(labels)].text) if lines[len(labels) :] else None
    first = [lines[len(labels)].cut(text.end())] if text else []
    rest = lines[len(labels) + 1 :] if text else lines[len(labels) :]
    return [line for line in (*first, *rest) if line.text]


def _dashed(
    lines: list[Line], fields: dict[str, str], dated: list[tuple[str, Span]]
) -> list[Line]:
    """Take the four lines of a collection of financial news: headline, writer, hour, address."""
    title, author, hour, address = (line.cut(len("-- ")) for line in lines[:_DASHED])
    if not address.text.startswith("http"):
        return lines
    fields["url"] = address.text
    dated.append((hour.text, hour.span))
    # It prints the names of Bloomberg's writers with blanks: B y   A n n   L o a f
    spaced = author.text[1:2] == " " == author.text[3:4]
    return [title, *([] if spaced or not author.text else [author]), *lines[_DASHED:]]


def _at(line: Line, start: int, end: int) -> Span:
    return (line.start + start, line.start + end)
