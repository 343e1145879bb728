"""Regions of a page: its story, its lists of other stories, everything else."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from turbohtml import Token

from service.core.dispatch.formats.markup import START, TEXT, Markup
from service.core.dispatch.tail import list_name
from service.core.lazy_pattern import later

_DROPPED = frozenset(
    """nav script style noscript template svg iframe head object canvas video audio select
    button textarea dialog math datalist noembed noframes aside footer""".split()
)
HIDDEN = frozenset("script style noscript template svg iframe head noembed noframes".split())
_NOISE = later(
    r"(?:\A|[-_ ])(?:nav|navbar|navigation|gnb|lnb|share|sharing|sns|social|newsletter|subscribe"
    r"|breadcrumbs?|cookie|consent|gdpr|advert|advertisement|ads?|promo|sponsor(?:ed)?|comments?"
    r"|pagination|skip|toolbar|side-?bar|menu|login|search|print|font-?size|lang(?:uage)?s?"
    r"|banner|popup|modal|tooltip|paywall)(?:\Z|[-_ ])"
)
_LISTS = later(
    r"(?:\A|[-_ ])(?:related|recommend(?:ed|ations?)?|most-?(?:viewed|read|popular|liked|saved)"
    r"|popular|trending|latest|more-?(?:stories|news|on|from)|read-?(?:next|more)|see-?also"
    r"|also-?like)(?:\Z|[-_ ])"
)
_HEADING = re.compile(
    r"(?:most (?:viewed|read|popular|liked|saved)|related|latest news|trending|you may also like"
    r"|read next|recommended|more stories)\b",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:\A|[-_ ])(?:(?:fig|photo|image|img|media|picture)?-?_?(?:caption|cutline)(?:-?text)?"
    r"|(?:photo|img|image)-?_?(?:desc|txt|text))(?:\Z|[-_ ])"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Of other elements only their attributes can tell anything.
_TELLING = _DROPPED | HIDDEN | {"figure", "figcaption", "h1", "article", "main"}
_HOLDS_NO_CAPTION = frozenset("table pre blockquote h1 h2 article section ul ol".split())
_LONGEST_CAPTION, _LONG_CAPTION_TOKENS, _WHOLE, _ENOUGH = 800, 120, 0.6, 200
_STORY, _NEAR, _RUNNING, _PROSE = "articlebody", 30, 8, 80
_MOST_LISTS, _FAR = 50, 1000
_OPENING = "(\uff08\u300c\u300e\u3001,"


@dataclass(slots=True)
class Regions:
    """Token numbers: where to read from and to, what to skip, lists, captions, headlines."""

    start: int
    end: int
    skipped: dict[int, int] = field(default_factory=dict)
    lists: list[tuple[int, int]] = field(default_factory=list)
    captions: dict[int, int] = field(default_factory=dict)
    headlines: list[int] = field(default_factory=list)


def find_regions(markup: Markup) -> Regions:
    """Sort the elements of a page into story, captions, lists and what is skipped."""
    sorting = _Sorting(markup)
    sorting.sort()
    return sorting.regions


class _Sorting:
    def __init__(self, markup: Markup) -> None:
        self._markup = markup
        counts = _Counts(markup)
        self._texts, self._prose, self._anchors = counts.texts, counts.prose, counts.anchors
        lists = filter(None, map(self._headed_list, counts.headings[:_MOST_LISTS]))
        self._headed = {start: end for start, end in lists if self._is_amid_prose(start, end)}
        self.regions = Regions(0, len(markup.tokens))
        self._stories: list[tuple[int, int]] = []

    def sort(self) -> None:
        kinds, ends = self._markup.kinds, self._markup.ends
        number = 0
        while number < len(kinds):
            if number in self._headed:
                self.regions.skipped[number] = self._headed[number]
                self.regions.lists.append((number, self._headed[number]))
                number = self._headed[number]
                continue
            if kinds[number] is START and number in ends and self._jumps(number):
                number = max(number + 1, ends[number])
                continue
            number += 1
        self._choose()

    def _jumps(self, number: int) -> bool:
        """Sort one element; True when what is inside needs no look."""
        tag, end, regions = (
            self._markup.tags[number] or "",
            self._markup.ends[number],
            self.regions,
        )
        marks = _marks(self._markup.tokens[number])
        if not marks and tag not in _TELLING:
            return False
        if self._is_noise(number, tag, marks):
            if tag not in HIDDEN and (_LISTS.search(marks) or self._is_headed(number)):
                regions.lists.append((number, end))
            regions.skipped[number] = end
            return True
        if self._is_caption(number, tag, marks):
            regions.captions[number] = end
            return True
        if tag == "h1":
            regions.headlines.append(number)
        elif tag in ("article", "main") or _STORY in marks.replace("-", "").replace("_", ""):
            self._stories.append((number, end))
        return False

    def _headed_list(self, at: int) -> tuple[int, int] | None:
        """Return the widest element without prose that opens with the heading of a list.

        Where it holds the heading alone, the list is the element behind it.
        """
        markup, found = self._markup, None
        for number in range(at - 1, max(0, at - _NEAR), -1):
            kind, end = markup.kinds[number], markup.ends.get(number, 0)
            if kind is TEXT and not (markup.tokens[number].data or "").strip():
                continue
            if number not in markup.closed or end < at or self._tells(number, end):
                break
            found = (number, end)
        if found is None or self._text(*found) > self._text(at, at + 1):
            return found
        after = next((n for n in range(found[1], found[1] + _NEAR) if n in markup.closed), 0)
        end = markup.ends.get(after, 0)
        alone = end > after > 0 and not (self._text(found[1], after) or self._tells(after, end))
        return (found[0], end) if alone else None

    def _is_amid_prose(self, start: int, end: int) -> bool:
        """Say whether what holds an element holds prose before and behind it, too."""
        ends = self._markup.ends
        near = range(start - 1, max(0, start - _FAR), -1)
        holder = next((n for n in near if ends.get(n, 0) > end), start)
        return self._tells(holder, start) and self._tells(end, ends.get(holder, end))

    def _tells(self, start: int, end: int) -> bool:
        return self._prose[end] > self._prose[start]

    def _is_headed(self, number: int) -> bool:
        """Say whether an element opens with the heading of a list of other stories."""
        near = self._markup.tokens[number + 1 : min(self._markup.ends[number], number + _NEAR)]
        words = (token.data.strip() for token in near if token.type is TEXT and token.data)
        return _HEADING.match(next((text for text in words if text), "")) is not None

    def _is_noise(self, number: int, tag: str, marks: str) -> bool:
        if tag in HIDDEN:
            return True
        named = tag in _DROPPED or (
            bool(marks) and (_NOISE.search(marks) or _LISTS.search(marks)) is not None
        )
        if not named or tag in ("body", "html", "main", "h1"):
            return False
        end = self._markup.ends[number]
        if tag == "a" and self._runs_on(number):
            return False
        if self._holds_story(number, marks) and (self._texts[-1] > _ENOUGH or tag not in _DROPPED):
            return False
        anchored = bisect_left(self._anchors, end) > bisect_left(self._anchors, number)
        return not anchored

    def _holds_story(self, number: int, marks: str) -> bool:
        """Say whether an element holds most of a page's prose, whatever its name.

        A wrapper may be `page has-sidebar`, a body `paywall`; one never closed swallows all.
        """
        told = self._prose[-1] > _ENOUGH and "comment" not in marks and not _LISTS.search(marks)
        counts = self._prose if told else self._texts
        return counts[self._markup.ends[number]] - counts[number] > _WHOLE * counts[-1]

    def _runs_on(self, number: int) -> bool:
        """Say whether a link stands in mid-sentence: <a class="search-link">Borno</a>."""
        end = self._markup.ends[number]
        before = (self._markup.tokens[number - 1].data or "").rstrip() if number else ""
        near = (token.data or "" for token in self._markup.tokens[end : end + 2])
        after = next((text.lstrip() for text in near if text.strip()), "")
        told = len(before) > _RUNNING and (before[-1].isalnum() or before[-1] in _OPENING)
        return told and after != "" and not after[0].isupper()

    def _is_caption(self, number: int, tag: str, marks: str) -> bool:
        named = bool(marks) and _CAPTION.search(marks) is not None
        if tag not in ("figure", "figcaption") and not named:
            return False
        end = self._markup.ends[number]
        if end - number > _LONG_CAPTION_TOKENS or self._text(number, end) > _LONGEST_CAPTION:
            return False
        inside = self._markup.tokens[number + 1 : end]
        return not any(token.tag in _HOLDS_NO_CAPTION for token in inside)

    def _text(self, start: int, end: int) -> int:
        return self._texts[end] - self._texts[start]

    def _choose(self) -> None:
        """Choose the element that holds the story; the whole page when none holds enough."""
        regions = self.regions
        held = [(self._text(*story), story) for story in self._stories]
        if not held:
            return
        kept = self._kept(0, len(self._markup.tokens))
        size, (start, end) = max(held, key=lambda one: one[0])
        if size < _ENOUGH and size < kept / 2:
            return
        above = [n for n in regions.headlines if n < start]
        inside = any(start <= n < end for n in regions.headlines)
        regions.start = above[-1] if above and not inside else start
        regions.end = end

    def _kept(self, start: int, end: int) -> int:
        gone = sum(
            self._text(n, e) for n, e in self.regions.skipped.items() if start <= n and e <= end
        )
        return self._text(start, end) - gone


class _Counts:
    """The text and the prose before each token; what a story hangs on, and headings of lists."""

    def __init__(self, markup: Markup) -> None:
        self.texts = [0] * (len(markup.tokens) + 1)
        self.prose = self.texts.copy()
        self.anchors: list[int] = []
        self.headings: list[int] = []
        hidden = -1
        for number, kind in enumerate(markup.kinds):
            self.texts[number + 1], self.prose[number + 1] = self.texts[number], self.prose[number]
            if kind is TEXT:
                if number >= hidden:
                    self._count(markup, number)
            elif kind is START:
                tag = markup.tags[number]
                if tag in HIDDEN:
                    hidden = max(hidden, markup.ends.get(number, number))
                elif tag in ("h1", "main") or _is_body(markup.tokens[number]):
                    self.anchors.append(number)

    def _count(self, markup: Markup, number: int) -> None:
        text = (markup.tokens[number].data or "").strip()
        size = len(text)
        self.texts[number + 1] += size
        if size >= _PROSE and markup.tags[number - 1] != "a":
            self.prose[number + 1] += size
        elif size and self.prose[number] and list_name(text):
            self.headings.append(number)


def _is_body(token: Token) -> bool:
    return token.attr("itemprop") == "articleBody"


def _marks(token: Token) -> str:
    """Return class, id and role of an element as one text of small letters."""
    attrs = token.attrs
    if not attrs:
        return ""
    if token.attr("hidden") is not None:
        return "modal"
    wanted = ("class", "id", "role", "itemprop")
    words = " ".join([value for name, value in attrs if name in wanted and value])
    return _CAMEL.sub("-", words).lower()[:300] if words else ""
