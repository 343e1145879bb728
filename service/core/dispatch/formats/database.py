"""Texts from databases: labelled fields (`HEADLINE:`, `BYLINE:`, `LENGTH:`) around the text."""

import re
from dataclasses import replace
from typing import NamedTuple

from service.core.dates.printed import full_dates
from service.core.dispatch.formats.feed import FeedItem, Writer, write_item
from service.core.dispatch.formats.manuscript import Manuscript
from service.core.dispatch.formats.providers import provider_key
from service.core.dispatch.formats.stated import Stated, Unwrapped
from service.core.dispatch.layout import Line, read_lines
from service.core.envelope import Dispatch

_NAMES = {
    "headline": "headline",
    "title": "headline",
    "hd": "headline",
    "byline": "byline",
    "author/byline": "byline",
    "author": "byline",
    "by": "byline",
    "dateline": "dateline",
    "length": "length",
    "wc": "length",
    "body": "body",
    "text": "body",
    "full text": "body",
    "lp": "body",
    "td": "body",
    "date": "date",
    "publication date": "date",
    "pd": "date",
    "source": "source",
    "publication": "source",
    "publication title": "source",
    "sn": "source",
    "copyright": "copyright",
    "cy": "copyright",
    "load-date": "other",
    "section": "other",
    "language": "other",
    "publication-type": "other",
    "journal-code": "other",
    "document-type": "other",
    "subject": "other",
    "graphic": "other",
    "classification": "other",
    "highlight": "other",
    "la": "other",
    "sc": "other",
    "an": "other",
    "et": "other",
    "co": "other",
    "in": "other",
    "ns": "other",
    "re": "other",
    "pub": "other",
    "readability": "other",
    "memo": "other",
    "record": "other",
    "record number": "other",
    "source type": "other",
    "language of publication": "other",
    "document url": "other",
    "proquest document id": "other",
}
_LABEL = re.compile(
    r"([A-Za-z][A-Za-z /-]{1,24}?)\s?:(?:\s|\Z)"
    r"|(HD|BY|WC|PD|SN|SC|LA|CY|LP|TD|AN)(?:[ \t]{2,}|\t|\Z)"
)
# Factiva's two letters; where its columns became one, a blank is all that parts them from a value.
_CODED = re.compile(r"(HD|BY|WC|PD|ET|SN|SC|LA|CY|LP|TD|CO|IN|NS|RE|PUB|AN)(?:[ \t]|\Z)")
_HINT = (
    r"(?:(?:LENGTH|Length|LOAD-DATE|Load-Date|BYLINE|Byline|DATELINE|Dateline|Author/Byline"
    r"|Full text): |WC[ \t]+\d)"
)
_COUNTED = re.compile(r"\d{1,5} of \d{1,5} DOCUMENTS?", re.IGNORECASE)
# Two patterns, for one that begins with a line end passes over a text many times faster than ^.
_FIRST, _BELOW = re.compile(_HINT), re.compile("\n" + _HINT)
_TELLING = frozenset(
    {"headline", "byline", "dateline", "length", "body", "date", "source", "copyright"}
)
_HEADINGS = frozenset({"body", "full text"})
_END = "end of document"
_HEAD, _LEAST, _LOOKED_AT = 60, 2, 4000


class _Field(NamedTuple):
    name: str
    lines: list[Line]


def is_database(body: str) -> bool:
    """Say whether a text carries the labelled fields of a database."""
    if not (_FIRST.match(body) or _BELOW.search(body, 0, _LOOKED_AT)):
        return False
    lines = read_lines(body[:_LOOKED_AT])[:_HEAD]
    names = {_label(line, coded=False)[0] for line in lines}
    return len(names & _TELLING) >= _LEAST or _is_coded(lines)


def unwrap_database(dispatch: Dispatch) -> Unwrapped:
    """Lay the fields out as a page; what stands above the first label stays above."""
    above, fields = _fields(read_lines(dispatch.body))
    above = _uncounted(above)
    headline = _lines(fields, "headline")
    bodies = _lines(fields, "body")
    copyrights = _lines(fields, "copyright")
    item = FeedItem(
        headline=_one(headline) or _one(above[:1]),
        byline=_one(_lines(fields, "byline")),
        dateline=_one(_lines(fields, "dateline")),
        bodies=[_all(lines) for lines in (bodies, copyrights) if lines],
    )
    page = write_item(item, None)
    dated = [line.text for line in (*_lines(fields, "date"), *above)]
    days = [found.day for text in dated[:_HEAD] for found in full_dates(text)]
    sources = [line.text for line in (*_lines(fields, "source"), *above, *copyrights)]
    given = replace(
        dispatch,
        headline=dispatch.headline or (item.headline[0] if item.headline else None),
        published_at=dispatch.published_at or (days[0].isoformat() if days else None),
        agency=next((key for text in sources[:_HEAD] if (key := _source(text))), None),
        form="database",
    )
    notice = next((line.text for line in above if line.text.startswith("Copyright")), None)
    return Unwrapped(
        dispatch=given, text=page.text, manuscript=page, stated=Stated(copyright_notice=notice)
    )


def _is_coded(lines: list[Line]) -> bool:
    """Say whether two letters stand before each field, as Factiva has it."""
    begun = {found.group(1) for line in lines if (found := _CODED.match(line.text))}
    return {"HD", "WC", "LP"} <= begun


def _uncounted(above: list[Line]) -> list[Line]:
    """Put the headline first: LexisNexis counts its documents above source, day and headline."""
    if not above or not _COUNTED.fullmatch(above[0].text):
        return above
    day = next((n for n, line in enumerate(above) if full_dates(line.text, most=1)), 0)
    return [*above[day + 1 :], *above[1 : day + 1]]


def _label(line: Line, *, coded: bool) -> tuple[str | None, int]:
    """Return the field that a line begins, and where in the line its value begins."""
    found = (_CODED.match(line.text) if coded else None) or _LABEL.match(line.text)
    if found:
        name = _NAMES.get(next(filter(None, found.groups())).lower())
        if name:
            return name, found.end()
    return (None, 0)


def _fields(lines: list[Line]) -> tuple[list[Line], list[_Field]]:
    """Part the lines into those above the first label and the labelled fields."""
    above: list[Line] = []
    fields: list[_Field] = []
    coded = _is_coded(lines[:_HEAD])
    for line in lines:
        text = line.text.lower()
        name, at = _label(line, coded=coded)
        if text == _END:
            break
        if text in _HEADINGS and fields:
            fields.append(_Field("body", []))
        elif name and not _is_prose(fields, name):
            rest = line.cut(at)
            fields.append(_Field(name, [rest] if rest.text else []))
        elif not fields:
            above.append(line)
        else:
            _continue(fields, line)
    return above, fields


def _is_prose(fields: list[_Field], name: str) -> bool:
    """Say whether a label stands inside the text, where a sentence may begin like one."""
    inside = bool(fields) and fields[-1].name == "body" and len(fields[-1].lines) > 0
    return inside and name not in ("other", "copyright", "body", "length")


def _continue(fields: list[_Field], line: Line) -> None:
    """Add a line to the field in hand; after a gap, or after a field of one line, to the text."""
    last = fields[-1]
    whole = last.name == "body" or not last.lines
    if whole or (last.name == "headline" and not line.gap):
        last.lines.append(line)
    else:
        fields.append(_Field("body", [line]))


def _lines(fields: list[_Field], name: str) -> list[Line]:
    return [line for field in fields if field.name == name for line in field.lines]


def _one(lines: list[Line]) -> tuple[str, Writer] | None:
    if not lines:
        return None

    def write(page: Manuscript) -> None:
        for number, line in enumerate(lines):
            if number:
                page.glue(" ")
            page.add(line.text, line.start)

    return " ".join(line.text for line in lines), write


def _all(lines: list[Line]) -> tuple[str, Writer]:
    def write(page: Manuscript) -> None:
        for number, line in enumerate(lines):
            if line.gap and number:
                page.glue("\n")
            page.add(line.text, line.start)
            page.glue("\n")

    return "\n".join(line.text for line in lines), write


def _source(text: str) -> str | None:
    return provider_key(
        re.sub(r"\s?\([^()]*\)|^Copyright \d{4} |All Rights Reserved", "", text)[:80]
    )
