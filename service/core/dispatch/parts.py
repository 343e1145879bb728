"""Assigns every character of a dispatch to one part, with the rule that found it.

Built for people and tests alone, so that reading pays nothing for it. Rules are named after the
module that holds them; docs/rules.md lists them.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from service.core.article import Part, Span, Tag
from service.core.dispatch.captions import read_caption
from service.core.dispatch.layout import Line
from service.core.dispatch.notes import noted_revision, other_note
from service.core.dispatch.reading import Reading
from service.core.dispatch.rights import is_embargo, read_rights
from service.core.dispatch.tags import leading_tags
from service.core.dispatch.tail import is_credit, list_name, other_headlines, split_end
from service.core.text import clean

# Letters that no dateline in Latin letters has.
_FOREIGN = re.compile("[\u0400-\u052f\u3040-\u9fff\uac00-\ud7a3]")
_STRETCH = re.compile(r"[^\n]+")
_OPEN, _CLOSE, _JOINTS = "([<\uff08", ")]>\uff09", "-:"
_Named = tuple[str, str]


class _Where(NamedTuple):
    """Where story and tail begin, which lines are dates or credits, headlines of other items."""

    begin: int
    end: int
    dated: frozenset[int]
    credits: frozenset[str]
    others: frozenset[str]


def parts_of(reading: Reading) -> tuple[Part, ...]:
    """Return the parts of a text in order; they leave nothing out and never overlap."""
    where = _where(reading)
    return tile(reading.body, _found(reading), lambda line: _name_rest(reading, where, line))


def tile(
    body: str, found: Iterable[Part], name: Callable[[Line], Iterable[Part]]
) -> tuple[Part, ...]:
    """Fill a text with parts: the earlier and longer wins, `name` tells what stands between."""
    parts: list[Part] = []
    at = 0
    for part in sorted(found, key=lambda part: (part.span[0], -part.span[1])):
        start, end = max(part.span[0], at), part.span[1]
        if start < end:
            parts.extend(_between(body, (at, start), name))
            parts.append(part._replace(span=(start, end)))
            at = end
    parts.extend(_between(body, (at, len(body)), name))
    return tuple(_merged(parts))


def _between(body: str, gap: Span, name: Callable[[Line], Iterable[Part]]) -> Iterator[Part]:
    """Yield what fills a gap: its lines by name, white space and control bytes as blank."""
    at = gap[0]
    for stretch in _STRETCH.finditer(body, *gap):
        line = Line(stretch.start(), stretch.end(), stretch.group()).cut(0)
        if not line.text:
            continue
        if at < line.start:
            yield Part("blank", (at, line.start), "layout.blank")
        yield from name(line)
        at = line.end
    if at < gap[1]:
        yield Part("blank", (at, gap[1]), "layout.blank")


def _merged(parts: Iterable[Part]) -> Iterator[Part]:
    """Join blanks that touch."""
    last: Part | None = None
    for part in parts:
        if last and last.name == part.name == "blank":
            last = last._replace(span=(last.span[0], part.span[1]))
            continue
        if last:
            yield last
        last = part
    if last:
        yield last


def _found(reading: Reading) -> Iterator[Part]:
    """Yield the parts that reading itself placed."""
    yield from _found_above(reading)
    story = reading.story
    yield from (Part("paragraph", line.span, "story.prose") for line in story.lines)
    for caption in reading.head.captions + story.captions:
        if caption.span:
            rule = "captions.credit" if caption.credit else "captions.prefix"
            yield Part("caption", caption.span, rule)
    below = (
        ("byline", story.byline and story.byline.span, "byline.below"),
        ("sign_off", story.sign_off and story.sign_off.span, "tail.mail"),
        ("end_mark", story.end_mark and story.end_mark.span, "tail.end_mark"),
    )
    yield from (Part(name, span, rule) for name, span, rule in below if span)


def _found_above(reading: Reading) -> Iterator[Part]:
    head, found = reading.head, reading.found
    if head.headline:
        yield Part("headline", head.headline.span, _headline_rule(reading))
    yield from (_tag(reading.body, tag) for tag in head.tags if tag.span)
    if head.note:
        rule = "notes.attn" if "ATTN" in head.note.text else "notes.other"
        yield Part("editors_note", head.note.span, rule)
    if head.byline and head.byline.span:
        yield Part("byline", head.byline.span, "byline.above")
    if found and found.dateline.span:
        yield Part("dateline", found.dateline.span, _dateline_rule(found.dateline.raw))


def _headline_rule(reading: Reading) -> str:
    if reading.wire:
        return "wire.header"
    if reading.dispatch.headline or "title" in reading.front.fields:
        return "head.given"
    return "glued.title" if reading.form == "aggregator" else "head.choose"


def _dateline_rule(raw: str) -> str:
    if _FOREIGN.search(raw):
        return "foreign.dateline"
    if "(" in raw or "\uff08" in raw:
        return "dateline.brackets"
    return "dateline.slashes" if raw.count("/") > 1 else "dateline.bare"


def _tag(body: str, tag: Tag) -> Part:
    """Place a tag with its brackets, or with the hyphen or colon after it."""
    start, end = tag.span or (0, 0)
    before, after = body[max(0, start - 1) : start], body[end : end + 1]
    if before and before in _OPEN and after and after in _CLOSE:
        return Part("tag", (start - 1, end + 1), "tags.bracket")
    if after and after in _JOINTS:
        return Part("tag", (start, end + 1), "tags.prefix")
    return Part("tag", (start, end), "tags.line")


def _where(reading: Reading) -> _Where:
    story, found, head = reading.story, reading.found, reading.head
    starts = [line.start for line in story.lines[:1]]
    if found and found.dateline.span:
        starts.append(found.dateline.span[0])
    size = len(reading.body)
    begin = min(starts, default=head.headline.end if head.headline else size)
    end = story.end_mark.span[0] if story.end_mark and story.end_mark.span else size
    end = min(end, story.lines[-1].end) if story.lines else end
    others = () if reading.wire else other_headlines(story.tail)
    dated = (*reading.front.dated, *head.dated)
    return _Where(
        begin,
        end,
        dated=frozenset(span[0] for _, span in dated),
        credits=frozenset(story.credits),
        others=frozenset(other.headline for other in others),
    )


def _name_rest(reading: Reading, where: _Where, line: Line) -> Iterator[Part]:
    """Name a line, or what is left of one, that no rule placed."""
    if line.start < where.begin:
        headline = reading.head.headline
        if reading.form == "aggregator" and headline and line.start > headline.start:
            yield from _slug(reading, where, line)
            return
        name, rule = _name_above(reading, where, line)
    elif line.start < where.end:
        name, rule = _name_inside(where, line)
    else:
        name, rule = _name_below(where, line)
    yield Part(name, line.span, rule)


def _slug(reading: Reading, where: _Where, line: Line) -> Iterator[Part]:
    """Part a glued slug from the headline that is printed again after it."""
    headline = reading.head.headline
    at = line.text.find(headline.text) if headline else -1
    if at < 0 or headline is None:
        yield Part(*_spanned(_name_above(reading, where, line), line.span))
        return
    middle = (line.start + at, line.start + at + len(headline.text))
    if at:
        yield Part("slug", (line.start, middle[0]), "glued.slug")
    yield Part("headline", middle, "glued.again")
    if middle[1] < line.end:
        yield Part("chrome", (middle[1], line.end), "glued.rest")


def _spanned(named: _Named, span: Span) -> tuple[str, Span, str]:
    return named[0], span, named[1]


def _name_above(reading: Reading, where: _Where, line: Line) -> _Named:
    if line.start in where.dated:
        return "date_line", "head.dated"
    if reading.wire:
        return "envelope", "wire.header"
    first = reading.front.lines[0].start if reading.front.lines else 0
    if reading.front.fields and line.start < max(first, _publisher_end(reading)):
        return "front_matter", "front_matter.fields"
    slug = reading.head.slug
    if slug and line.text.startswith(slug):
        return "slug", "head.slug"
    if again := _named_again(line):
        return again
    noted = any(other_note(line.text))
    return ("editors_note", "notes.other") if noted else ("chrome", "head.chrome")


def _publisher_end(reading: Reading) -> int:
    """Return where the rule under a publisher line ends."""
    at = reading.body.find("---", reading.front.dated[-1][1][1]) if reading.front.dated else -1
    return at + 3 if reading.front.aggregator and at >= 0 else 0


def _name_inside(where: _Where, line: Line) -> _Named:
    if again := _named_again(line):
        return again
    name, rule = _name_below(where, line)
    return (name, rule) if name != "chrome" else ("chrome", "story.chrome")


def _named_again(line: Line) -> _Named | None:
    """Name a caption or an embargo of which the reader kept another one."""
    if read_caption(line):
        return "caption", "captions.again"
    return ("embargo", "rights.embargo") if is_embargo(line.text) else None


def _name_below(where: _Where, line: Line) -> _Named:
    text = line.text
    if split_end(line)[1] is not None:
        return "take_mark", "tail.end_mark"
    if text in where.credits or is_credit(text):
        return "credit", "tail.credit"
    if read_rights(text).notice:
        return "copyright", "rights.copyright"
    if list_name(text) is not None:
        return "list_heading", "tail.lists"
    bare = text.lstrip("-\u2022*# 0123456789:")
    words = clean(bare[leading_tags(bare, 0).size :])
    if any(words.startswith(other) for other in where.others if other):
        return "other_headline", "tail.lists"
    return ("editors_note", "notes.other") if noted_revision(text) else ("chrome", "tail.chrome")
