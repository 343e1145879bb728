"""Reads plain text into an article: form, head, dateline, story, tail, class and date in turn."""

import re
from bisect import bisect_right
from operator import itemgetter
from typing import NamedTuple

from service.core.agency import Dialect
from service.core.agency_table import GENERIC
from service.core.article import (
    Article,
    Byline,
    ItemClass,
    Tag,
    Take,
)
from service.core.dates import Dated, DateInput, date_article
from service.core.dispatch.agencies import PRESS_RELEASE
from service.core.dispatch.agency_marks import dialect_of, disclaimer_of, marks_of
from service.core.dispatch.captions import once_each
from service.core.dispatch.classify import Found, classify, is_digest
from service.core.dispatch.content_id import read_address, url_date
from service.core.dispatch.dateline import Datelines
from service.core.dispatch.found_story import Story
from service.core.dispatch.front_matter import Front, read_front
from service.core.dispatch.glued import cut_glued
from service.core.dispatch.head import Head, read_head, take_line
from service.core.dispatch.kernel import DAY, DIRTY, YEAR
from service.core.dispatch.layout import Line, read_lines
from service.core.dispatch.notes import actions, said_by
from service.core.dispatch.one_line import cut_one_line
from service.core.dispatch.plain_headline import plain_headline, unwrap_headline
from service.core.dispatch.reading import Reading
from service.core.dispatch.refuse import (
    refuse_datelines,
    refuse_headlines,
    refuse_manual,
    refuse_notice,
    refuse_teasers,
    refuse_vacancy,
    refuse_without_marks,
)
from service.core.dispatch.rights import embargoed_until
from service.core.dispatch.story import read_story
from service.core.dispatch.story_start import find_dateline, split_at_story
from service.core.dispatch.tags import leading_tags, revision_of
from service.core.dispatch.tail import is_stamp, other_headlines
from service.core.dispatch.wire import read_wire
from service.core.envelope import Dispatch
from service.core.outcome import DispatchError, RejectReason
from service.core.text import clean, fold

_DATED = DAY | YEAR
# An apostrophe that became a question mark on its way here.
_LOST = re.compile(r"[A-Za-z]\?(?:s|t|re|ve|ll|d)\s[a-z]")
# What a front page bears as well as a dispatch.
_WEAK = frozenset({"tag", "host", "metadata"})
_LAST, _BELOW = 6, 12
_start = itemgetter(0)
_PART = re.compile(r"(?<=[a-z)])-(\d)\Z|\((\d) of \d\)\Z")


class _Told(NamedTuple):
    """Whose a text is, by which marks, and what of it is published: headline and paragraphs."""

    dialect: Dialect
    marks: tuple[str, ...]
    headline: str | None
    paragraphs: tuple[str, ...]


def read_text(dispatch: Dispatch, body: str, received_ms: int) -> Article:
    """Read plain text. Raises DispatchError when it is no dispatch."""
    lines = read_lines(body)
    if not lines:
        raise DispatchError(RejectReason.NO_BODY, "the body is blank", "body")
    reading = take_apart(dispatch, body, lines)
    texts = _texts(reading.story.lines)
    headline = plain_headline(reading)
    marks = marks_of(reading) or disclaimer_of(texts)
    told = _Told(dialect_of(reading), marks, headline, texts)
    _refuse_others(reading, told, lines)
    dated = _dates(reading, told.dialect, headline, received_ms)
    return _article(reading, told, dated)


def _refuse_others(reading: Reading, told: _Told, lines: list[Line]) -> None:
    """Refuse what is no dispatch, and what has nothing to publish. Raises DispatchError."""
    headline, texts, story = told.headline or "", told.paragraphs, reading.story
    refuse_notice(headline, texts[0] if texts else "")
    refuse_without_marks(told.marks, reading.body)
    if not reading.found:
        refuse_vacancy(headline, texts)
    if texts and not (reading.found or story.end_mark or is_digest(headline)):
        below = story.tail if set(told.marks) <= _WEAK else []
        refuse_headlines(texts, reading.body, [line.text for line in below])
    if texts and not story.end_mark:
        refuse_teasers(reading.above, texts, reading.body)
    start = (reading.found.dateline.span or (0, 0))[0] if reading.found else 0
    refuse_manual(reading.body[:start])
    if reading.found and not (story.end_mark or is_digest(headline)):
        at = bisect_right(lines, start, key=_start)
        refuse_datelines(lines[at : at + _BELOW])
    if not texts and not headline:
        raise DispatchError(RejectReason.NO_BODY, "neither headline nor story", "body")


def _texts(lines: list[Line]) -> tuple[str, ...]:
    """Return the paragraphs as published; those of which nothing stays are left out."""
    texts = [clean(line.text) if line.seen & DIRTY else line.text for line in lines]
    return tuple(filter(None, texts))


def take_apart(dispatch: Dispatch, body: str, lines: list[Line]) -> Reading:
    """Find the parts of a text, whether it is a dispatch or not; `lines` are its lines."""
    head = Head()
    wire = read_wire(body, lines)
    if wire:
        head.headline, head.slug = wire.headline, wire.slug
        head.tags.extend(wire.tags)
    front = Front({}, wire.body) if wire else read_front(lines)
    title = dispatch.headline or front.fields.get("title")
    glued = None if wire else cut_glued(front.lines, aggregator=front.aggregator, title=title)
    known = Datelines()
    lines = front.lines if wire or glued else cut_one_line(front.lines, known)
    if glued:
        lines, head.headline, head.slug = glued.filled, glued.headline, glued.slug
        head.tags.extend(glued.tags)
    filed = find_dateline(lines, known, glued=glued is not None, title=title, url=dispatch.url)
    above, rest = split_at_story(head, lines, filed, wire, title)
    if rest and rest[0].text.startswith("ATTENTION") and take_line(head, rest[0]):
        rest = rest[1:]
    if head.headline is not None:
        above = [line for line in above if line.start != head.headline.start]
    read_head(head, above, title)
    if title:
        head.tags += [tag._replace(span=None) for tag in leading_tags(title, 0).tags]
    unwrap_headline(body, head, above)
    plain = "wire" if wire else "aggregator" if front.aggregator or glued else "page"
    return Reading(
        dispatch=dispatch,
        address=read_address(dispatch.url or front.fields.get("url")),
        body=body,
        form=dispatch.form or plain,
        head=head,
        story=read_story(body, rest, wired=wire is not None),
        front=front,
        wire=wire,
        found=filed[1] if filed else None,
        above=len(above),
    )


def _dates(reading: Reading, dialect: Dialect, headline: str | None, received_ms: int) -> Dated:
    dateline = reading.found.dateline if reading.found else None
    url, identifier, day = reading.address
    line = reading.head.headline
    below = reading.story.tail
    stamps = below[-_LAST:] if reading.wire else [x for x in below[:_LAST] if is_stamp(x.text)]
    tail = [(x.text, x.span) for x in stamps]
    return date_article(
        DateInput(
            received_ms=received_ms,
            fetched_at=reading.dispatch.fetched_at,
            published_at=reading.dispatch.published_at,
            url_date=None if day else url_date(url),
            id_day=(identifier[:11], day) if identifier and day else None,
            printed=(*reading.front.dated, *reading.head.dated, *tail),
            headline=(line.text, line.start) if line and headline else None,
            prose=_dated_prose(reading.story.lines),
            place=dateline.place_text if dateline else None,
            date_text=dateline.date_text if dateline else None,
            date_span=dateline.date_span if dateline else None,
            time_zone=dialect.zone,
        )
    )


def _dated_prose(lines: list[Line]) -> list[tuple[str, int]]:
    """Return the paragraphs that may name days or years, and the first: there the story begins."""
    first = [(line.text, line.start) for line in lines[:1]]
    return first + [(x.text, x.start) for x in lines[1:] if x.seen & _DATED]


def _byline(reading: Reading) -> Byline | None:
    found = reading.found
    if found and found.writers:
        names, dateline = found.writers, found.dateline
        return Byline(raw=" ".join(names), names=names, span=dateline.span)
    return reading.head.byline or reading.story.byline


def _codes(reading: Reading, headline: str | None, texts: tuple[str, ...]) -> tuple[str, ...]:
    codes: list[str] = []
    if not headline:
        codes.append("headline_missing")
    last = texts[-1] if texts else ""
    ended = reading.story.end_mark or reading.story.take or reading.story.tail
    if last and not ended and last[-1].isalnum():
        codes.append("body_truncated")
    asking = [text for text in texts if "?" in text]
    if asking and any(map(_LOST.search, asking)):
        codes.append("encoding_damaged")
    return tuple(codes)


def _article(
    reading: Reading,
    told: _Told,
    dated: Dated,
) -> Article:
    head, story = reading.head, reading.story
    dialect, marks, headline, body = told
    tags = _tags(head.tags)
    captions = once_each(head.captions + story.captions)
    item_class = classify(headline or "", body, tags, Found(dialect.key, len(captions)))
    # Rows of figures end as no sentence does and are whole all the same.
    prose = () if item_class in (ItemClass.TABLE, ItemClass.DIGEST) else body
    embargo, rights = _cleaned(head.embargo or story.embargo), story.rights
    return Article(
        agency=None if dialect is GENERIC else dialect.key,
        dialect=dialect.key,
        form=reading.form,
        item_class=item_class,
        headline=headline,
        headline_original=_original(reading, headline),
        slug=_cleaned(head.slug),
        tags=tags,
        revision=revision_of(tags, head.noted or story.noted or said_by(headline)),
        ed_note=head.note_text,
        named_headline=head.named or story.named,
        note_actions=actions(head.note_text) if head.note_text else (),
        byline=_byline(reading),
        dateline=reading.found.dateline if reading.found else None,
        paragraphs=body,
        captions=captions,
        sign_off=None if dialect.key in PRESS_RELEASE else story.sign_off or head.mail,
        end_mark=story.end_mark,
        credits=tuple(map(clean, story.credits)),
        copyright_notice=rights.notice,
        copyright_holder=rights.holder,
        usage_terms=rights.terms,
        take=_take(story, headline, reading),
        embargo=embargo,
        embargoed_until=embargoed_until(embargo, dated.issued.value, dialect.zone),
        other_headlines=() if reading.wire else other_headlines(story.tail),
        content_id=reading.address.content_id,
        issued=dated.issued,
        dateline_date=dated.dateline,
        codes=(*_codes(reading, headline, prose), *dated.codes),
        rules=(f"form:{reading.form}", *[f"mark:{name}" for name in marks]),
    )


def _cleaned(text: str | None) -> str | None:
    return clean(text) or None if text else None


def _tags(tags: list[Tag]) -> tuple[Tag, ...]:
    if len(tags) < 2:  # noqa: PLR2004 - one is not repeated
        return tuple(tags)
    seen: dict[str, Tag] = {}
    for tag in tags:
        seen.setdefault(fold(tag.raw), tag)
    return tuple(seen.values())


def _original(reading: Reading, headline: str | None) -> str | None:
    if reading.dispatch.headline:
        return clean(reading.dispatch.headline)
    tags = [f"({tag.raw}) " for tag in reading.head.tags if _bracketed(reading.body, tag)]
    return f"{''.join(tags)}{headline}" if headline else None


def _bracketed(body: str, tag: Tag) -> bool:
    return tag.span is not None and body[tag.span[0] - 1 : tag.span[0]] in ("(", "\uff08")


def _take(story: Story, headline: str | None, reading: Reading) -> Take | None:
    """Read which part of a long text this is: `-2` or `(2 of 3)` after the headline, `(MORE)`."""
    numbered = headline and (headline[-1] == ")" or headline[-1].isdecimal())
    found = _PART.search(headline) if headline and numbered else None
    number = int(found.group(1) or found.group(2)) if found else None
    if found and found.group(1) and reading.found is not None and story.take is None:
        number = None
    number = reading.head.part or number
    if story.take or number is not None:
        return Take(number=number, more=story.take is not None)
    return None
