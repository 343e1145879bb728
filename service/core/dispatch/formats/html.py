"""HTML pages and fragments as lines of text, with the position of each in the source."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from turbohtml import Token

from service.core.article import Byline
from service.core.dispatch.agencies import host_of
from service.core.dispatch.byline import read_byline
from service.core.dispatch.formats.manuscript import Manuscript
from service.core.dispatch.formats.markup import BLOCK, REFERENCE, START, TEXT, Markup
from service.core.dispatch.formats.metadata import Metadata, read_metadata
from service.core.dispatch.formats.moments import zoned
from service.core.dispatch.formats.providers import provider_key
from service.core.dispatch.formats.regions import HIDDEN, Regions, find_regions
from service.core.dispatch.formats.stated import Stated, Unwrapped
from service.core.dispatch.layout import Line, read_lines
from service.core.dispatch.tags import leading_tags
from service.core.envelope import Dispatch
from service.core.text import fold, unescape

_BREAKS = BLOCK | {"br", "hr"}
_CELLS = frozenset({"td", "th"})
_PLAIN_BREAKS = _BREAKS - _CELLS - {"pre", "tr", "br"}
_SITE = re.compile(r"\s(?:\||-|\u2013|\u2014|::?)\s[^|]{2,40}\Z")
_HEADINGS = frozenset("related most latest popular trending you read recommended more".split())
_NO_LETTER = re.compile(r"[\W_]")
_BLANKS = re.compile(r"[ \t]{2,}")
_CAPTION_MARK = "\u25b2 "
_HEADING = 80
_TOP, _TOP_LINES, _FEW_WORDS, _MOSTLY = 4000, 40, 3, 0.6
_ROW, _ROW_TOKENS, _LEAST_CAPTION, _LIKE = 240, 80, 12, 0.5


class _Title(NamedTuple):
    """A page's headline, where in its source it stands, and if the lines of its text print it."""

    text: str
    place: int | None = None
    printed: bool = False


def unwrap_html(dispatch: Dispatch) -> Unwrapped:
    """Read a page: its story as lines, its metadata as evidence."""
    markup = Markup(dispatch.body)
    metadata = read_metadata(markup)
    regions = find_regions(markup)
    text = Manuscript()
    writing = Writing(text, markup, regions)
    writing.write(regions.start, regions.end)
    writing.write_lists()
    title = _printed_in(_title(markup, regions, metadata), text.text)
    page = text
    if title and not title.printed:
        page = Manuscript()
        _head_line(page, title)
        page.extend(text)
    given = replace(
        dispatch,
        headline=dispatch.headline or (title.text if title else None),
        url=dispatch.url or metadata.canonical,
        published_at=dispatch.published_at or metadata.published or _first_time(markup, regions),
        language=dispatch.language or metadata.language,
        agency=dispatch.agency or metadata.agency,
    )
    cut = ("the page has too many tags; it is read up to a limit",) if markup.cut else ()
    stated = Stated(byline=_author(metadata, given.url), warnings=cut)
    return Unwrapped(dispatch=given, text=page.text, manuscript=page, stated=stated)


def write_fragment(source: str, base: int, onto: Manuscript) -> None:
    """Add the text of a fragment that stands at `base` to a manuscript, a line for each block."""
    markup = Markup(source, base)
    Writing(onto, markup, find_regions(markup)).write(0, len(markup.tokens))


def _head_line(page: Manuscript, title: _Title) -> None:
    if title.place is None:
        page.glue(title.text)
    else:
        page.add(title.text, title.place)
    page.line()


def _author(metadata: Metadata, url: str | None) -> Byline | None:
    """Make a byline of the author field; an agency, a desk or the site itself is nobody."""
    found = metadata.author
    if not found:
        return None
    text, place = found
    if _letters(text.removeprefix("The ")) in _letters(host_of(url) or ""):
        return None
    words = text if text[:3].lower() == "by " else f"By {text}"
    byline = read_byline(Line(0, len(words), words))
    if byline is None or not byline.names:
        return None
    span = None if place is None else (place, place + len(text))
    return byline._replace(raw=text, span=span)


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", fold(text))


def _title(markup: Markup, regions: Regions, metadata: Metadata) -> _Title | None:
    """Return the page's headline."""
    titles = [(_unsited(text), place) for text, place in metadata.titles]
    given = [title for title in titles if _may_head(title[0])]
    sites = _site_names(markup, metadata)
    printed = [
        text
        for number in regions.headlines[:_HEADING]
        if regions.start <= number < regions.end
        and (text := " ".join(unescape(markup.raw_text(number, _HEADING)).split()))
        and fold(text) not in sites
        and not provider_key(text)
    ]
    best = next((text for text in printed if not given or _alike(text, given[0][0])), None)
    tagged = next((g for g in given if leading_tags(g[0], 0).tags), None)
    if best and (tagged is None or leading_tags(best, 0).tags or not _alike(best, tagged[0])):
        return _Title(best, printed=True)
    if tagged or given:
        return _Title(*(tagged or given[0]))
    return _Title(printed[0], printed=True) if printed else _window_title(markup)


def _may_head(title: str) -> bool:
    """Say whether a page's title may be its headline: no agency's name, no file's."""
    name = title.removeprefix("News from ")
    return not provider_key(name) and (" " in title or not title.isascii())


def _site_names(markup: Markup, metadata: Metadata) -> set[str]:
    """Return what the site calls itself, which it may print in a heading of the first rank."""
    window = _window_text(markup)
    suffix = _SITE.search(window)
    names = (metadata.fields.get("og:site_name", ""), suffix.group() if suffix else "")
    return {fold(name).strip(" |-:") for name in names if name}


def _printed_in(title: _Title | None, text: str) -> _Title | None:
    """Prefer the line that prints a headline which is known from the metadata alone."""
    if title is None or title.printed:
        return title
    words = title.text.split()
    for line in read_lines(text[:_TOP])[:_TOP_LINES]:
        printed = line.text.split()
        like = len(printed) >= _FEW_WORDS and len(printed) >= len(words) * _MOSTLY
        if like and len(printed) <= len(words) and words[-len(printed) :] == printed:
            return _Title(line.text, printed=True)
    return title


def _first_time(markup: Markup, regions: Regions) -> str | None:
    """Return the moment of the first time element in the story that names its time zone."""
    for token in markup.tokens[regions.start : regions.end][:_TOP]:
        if token.tag == "time" and (found := zoned(token.attr("datetime"))):
            return found
    return None


def _window_title(markup: Markup) -> _Title | None:
    text = _unsited(_window_text(markup))
    at = markup.source.find(text) if text else -1
    return _Title(text, at if at >= 0 else None) if text and _may_head(text) else None


def _window_text(markup: Markup) -> str:
    for number, token in enumerate(markup.tokens[:_TOP]):
        if token.tag == "title" and token.type is START:
            return " ".join(unescape(markup.raw_text(number)).split())
    return ""


def _unsited(text: str) -> str:
    """Take the name of the site off the end of a page's title."""
    bare = _SITE.sub("", text)
    return bare if len(bare.split()) > 2 else text  # noqa: PLR2004 - else nothing is left


def _alike(first: str, second: str) -> bool:
    one, other = set(fold(first).split()), set(fold(second).split())
    return len(one & other) >= _LIKE * max(1, min(len(one), len(other)))


class Writing:
    """Writes the tokens of a page into a manuscript, a line for each block."""

    def __init__(self, page: Manuscript, markup: Markup, regions: Regions) -> None:
        self._page = page
        self._markup = markup
        self._regions = regions
        tags = set(markup.tags)
        # Without one break in the markup the line ends of the source are all there is.
        self._keeps_lines = tags.isdisjoint(_BREAKS - {"html", "body", "title", "div"})
        self._pre = self._row = -1
        self._apart = regions.captions | regions.skipped

    def write(self, start: int, end: int) -> None:
        """Write the tokens of a stretch, without what is to be skipped."""
        tokens, kinds, apart, number = self._markup.tokens, self._markup.kinds, self._apart, start
        while number < end:
            if kinds[number] is TEXT:
                self._text(number, tokens[number])
                number += 1
                continue
            after = apart.get(number)
            if after:
                self._page.line()
                if number in self._regions.captions:
                    self._caption(number, after)
                number = max(number + 1, after)
                continue
            self._token(number, tokens[number])
            number += 1
        self._page.line()

    def write_lists(self) -> None:
        """Write the lists of other stories after the story, as a page's tail."""
        for start, end in self._regions.lists:
            self._apart.pop(start, None)
            words = self._markup.raw_text(start, _HEADING).split()
            if not words:
                continue
            self._page.line()
            if words[0].lower() not in _HEADINGS:
                self._page.glue("Related Articles\n")
            self.write(start, end)

    def _token(self, number: int, token: Token) -> None:
        if self._markup.kinds[number] is REFERENCE:
            at = self._markup.place(token)
            source = token.source or ""
            self._page.add(token.data or source, at, at + len(source))
        elif self._markup.tags[number] in _BREAKS:
            self._break(number, token)

    def _break(self, number: int, token: Token) -> None:
        tag = token.tag
        if tag in _PLAIN_BREAKS:
            self._page.line()
            return
        if tag == "pre" and token.type is START:
            self._pre = self._markup.ends.get(number, number)
        elif tag == "tr" and token.type is START and self._is_row(number):
            self._row = self._markup.ends[number]
        if tag in _CELLS and number < self._row:
            if not self._page.fresh:
                self._page.glue(" ")
            return
        if tag == "br" and self._page.fresh:
            self._page.glue("\n")
        self._page.line()

    def _is_row(self, number: int) -> bool:
        """Say whether a row holds figures or words, and not the layout of a page."""
        end = self._markup.ends.get(number, number)
        if end - number > _ROW_TOKENS:
            return False
        inside = self._markup.tokens[number + 1 : end]
        plain = all(token.tag not in BLOCK or token.tag in _CELLS for token in inside)
        return plain and sum(len(token.data or "") for token in inside) < _ROW

    def _text(self, number: int, token: Token) -> None:
        text = token.data or ""
        if "\n" in text and not self._keeps_lines and number >= self._pre:
            text = text.replace("\n", " ")
        at, place = 0, self._markup.place(token)
        if number >= self._pre and self._page.spaced:
            at = len(text) - len(text.lstrip(" \t"))
        # A browser shows a run of blanks as one; it makes a short line look long.
        for run in _BLANKS.finditer(text, at) if number >= self._pre else ():
            self._page.add(text[at : run.start() + 1], place + at)
            at = run.end()
        self._page.add(text[at:], place + at)

    def _caption(self, start: int, end: int) -> None:
        """Write a caption as one line that bears the mark of captions."""
        shown = list(self._shown(start, end))
        words = " ".join(unescape(self._markup.text_of(shown)).split())
        if len(words) < _LEAST_CAPTION or " " not in words:
            return
        self._page.glue(_CAPTION_MARK)
        for number in shown:
            token = self._markup.tokens[number]
            if token.tag in _BREAKS and not self._page.fresh:
                self._page.glue(" ")
            elif token.type is TEXT:
                self._text(number, token)
            elif token.type is REFERENCE:
                self._token(number, token)
        self._page.line()

    def _shown(self, start: int, end: int) -> Iterator[int]:
        """Yield the tokens of a stretch that a browser shows."""
        hidden = start
        for number in range(start, end):
            if self._markup.kinds[number] is START and self._markup.tags[number] in HIDDEN:
                hidden = max(hidden, self._markup.ends.get(number, number))
            if number >= hidden:
                yield number
