"""Reads plain text into an article: form, head, dateline, story, tail, class and date in turn."""

import re
from typing import NamedTuple

from service.core.article import (
    Article,
    Byline,
    ItemClass,
    Tag,
    Take,
)
from service.core.dates import Dated, DateInput, date_article
from service.core.dispatch.agencies import (
    GENERIC,
    PRESS_RELEASE,
    Dialect,
    by_name,
    host_of,
)
from service.core.dispatch.agency_marks import dialect_of, disclaimer_of, marks_of
from service.core.dispatch.captions import once_each
from service.core.dispatch.chrome import is_chrome
from service.core.dispatch.classify import Found, classify, is_digest
from service.core.dispatch.content_id import read_address, url_date
from service.core.dispatch.dateline import Datelines
from service.core.dispatch.found_story import Story
from service.core.dispatch.front_matter import Front, read_front
from service.core.dispatch.glued import cut_glued
from service.core.dispatch.head import Head, read_head, take_line
from service.core.dispatch.kernel import DAY, DIRTY, YEAR
from service.core.dispatch.layout import WRAP_MIN, Line, read_lines
from service.core.dispatch.notes import actions, said_by
from service.core.dispatch.one_line import cut_one_line
from service.core.dispatch.reading import Reading
from service.core.dispatch.refuse import (
    refuse_headlines,
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
from service.core.dispatch.titles import site_title
from service.core.dispatch.wire import read_wire
from service.core.envelope import Dispatch
from service.core.outcome import DispatchError, RejectReason
from service.core.text import clean, fold

_DATED = DAY | YEAR
# An apostrophe that became a question mark on its way here.
_LOST = re.compile(r"[A-Za-z]\?(?:s|t|re|ve|ll|d)\s[a-z]")
# What a front page bears as well as a dispatch.
_WEAK = frozenset({"tag", "host"})
# What a site says of a story it took from an agency.
_NOTICE = re.compile(r"\(?(?:Only|Except|This story|The story|This article)\b.{0,60}")
_NOTICES = 40
# Sites that print what others wrote, and whom nobody quotes.
_COLLECTORS = frozenset(
    {"Yahoo News", "Yahoo Finance", "Yahoo Sports", "MSN", "AOL", "Google News", "Yahoo!ニュース"}
)
# A collector names the agency behind the headline: …（共同通信） - Yahoo!ニュース
_WHOSE = re.compile(r"\s?[(\uff08]([^()\uff08\uff09]{2,22})[)\uff09]\Z")
# Of two letters are countries and unions: co.uk, us.
_LAST, _JOINT, _SHORTEST = 6, len(" - "), 2
# No headline ends in these.
_OPEN = (" of", " the", " a", " an", " and")
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
    headline = _headline(reading)
    refuse_notice(headline or "", texts[0] if texts else "")
    dialect = dialect_of(reading)
    marks = marks_of(reading) or disclaimer_of(texts)
    refuse_without_marks(marks, body)
    if not reading.found:
        refuse_vacancy(headline or "", texts)
    if texts and not (reading.found or reading.story.end_mark or is_digest(headline or "")):
        below = reading.story.tail if set(marks) <= _WEAK else []
        refuse_headlines(texts, body, [line.text for line in below])
    if texts and not reading.story.end_mark:
        refuse_teasers(reading.above, texts)
    if not texts and not headline:
        raise DispatchError(RejectReason.NO_BODY, "neither headline nor story", "body")
    dated = _dates(reading, dialect, headline, received_ms)
    return _article(reading, _Told(dialect, marks, headline, texts), dated)


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
    filed = find_dateline(lines, known, glued=glued is not None, title=title)
    above, rest = split_at_story(head, lines, filed, wire, title)
    if rest and rest[0].text.startswith("ATTENTION") and take_line(head, rest[0]):
        rest = rest[1:]
    if head.headline is not None:
        above = [line for line in above if line.start != head.headline.start]
    read_head(head, above, title)
    if title:
        head.tags += [tag._replace(span=None) for tag in leading_tags(title, 0).tags]
    _unwrap_headline(body, head, above)
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


def _unwrap_headline(body: str, head: Head, above: list[Line]) -> None:
    """Join a wrapped headline: its first line ends in a blank or `of`, or the next is small."""
    line = head.headline
    if line is None or len(line.text) < WRAP_MIN:
        return
    after = next((x for x in above if x.start > line.start), None)
    open_end = body[line.end : line.end + 1] == " " or line.text.endswith(_OPEN)
    if not open_end and not (after and after.text[0].islower()):
        return
    mine = after and not after.text.startswith(("(", "[", "By ", "BY ", "by ", "\u25b2"))
    if after and (not mine or is_chrome(after.text) or _is_placed(head, after)):
        return
    between = body[line.end : after.start] if after else ""
    if after and not after.gap and not between.strip() and ("\n" in between or "\r" in between):
        head.headline = Line(line.start, after.end, body[line.start : after.end], line.gap)


def _is_placed(head: Head, line: Line) -> bool:
    """Say whether a line above the story was already taken for something."""
    spans = [caption.span for caption in head.captions] + [span for _, span in head.dated]
    spans.append(head.byline.span if head.byline else None)
    return any(span and span[0] <= line.start < span[1] for span in spans)


def _headline(reading: Reading) -> str | None:
    if reading.head.headline is not None:
        headline = _without_site(reading.head.headline.published(), reading)
        return _without_credit(headline, reading) or None
    given = reading.dispatch.headline or reading.front.fields.get("title")
    return clean(given[leading_tags(given, 0).size :]) or None if given else None


def _without_site(headline: str, reading: Reading) -> str:
    """Cut the site's name off a page's title: the agency's, or what copyright or address bears.

    Reuters ends headlines in who said it (... - Economic Times): only these part them.
    """
    title = site_title(headline)
    if not title:
        return headline
    site = headline[len(title) + _JOINT :]
    if site in _COLLECTORS:
        whose = _WHOSE.search(title[-20:])
        known = whose is not None and by_name(whose.group(1), whole=True) is not None
        return title[: -len(whose.group())] if whose and known else title
    printed = reading.found.dateline.agency_text if reading.found else None
    agency = by_name(site.removesuffix(" News").removesuffix(".com"), whole=True)
    if printed and agency is not None:
        return title if agency is by_name(printed) else headline
    site = fold(site).removeprefix("the ")
    said = [line.text for line in reading.story.tail[:_NOTICES] if _NOTICE.match(line.text)]
    # Whole words and labels: EU stands in Reuters, and in its address.
    told = any(_names(text, site) for text in (reading.story.rights.holder or "", *said))
    return title if told or _is_host(host_of(reading.address.url) or "", site) else headline


def _without_credit(headline: str, reading: Reading) -> str:
    """Cut off the agency that a headline names at its end when the dateline names it, too."""
    whose = _WHOSE.search(headline[-26:]) if headline[-1:] == ")" else None
    known = by_name(whose.group(1), whole=True) if whose else None
    printed = reading.found.dateline.agency_text if reading.found else None
    if whose is None or known is None or not printed:
        return headline
    return headline[: -len(whose.group())] if by_name(printed) is known else headline


def _names(text: str, site: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(site)}(?!\w)", fold(text)) is not None


def _is_host(host: str, site: str) -> bool:
    label = site.replace(" ", "").replace("-", "")
    named = (f".{label}.", f".the{label}.")
    return len(label) > _SHORTEST and any(one in f".{host.replace('-', '')}." for one in named)


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
