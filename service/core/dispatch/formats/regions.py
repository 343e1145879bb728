"""Regions of a page: its story, its lists of other stories, everything else."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from turbohtml import Token

from service.core.dispatch.formats.markup import START, TEXT, Markup
from service.core.lazy_pattern import later

_DROPPED = frozenset(
    """nav script style noscript template svg iframe head object canvas video audio select
    button textarea dialog math datalist noembed noframes aside footer""".split()
)
_ALWAYS = frozenset("script style noscript template svg iframe head noembed noframes".split())
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
_TELLING = _DROPPED | _ALWAYS | {"figure", "figcaption", "h1", "article", "main"}
_HOLDS_NO_CAPTION = frozenset("table pre blockquote h1 h2 article section ul ol".split())
_LONGEST_CAPTION, _LONG_CAPTION_TOKENS, _WHOLE, _ENOUGH = 800, 120, 0.6, 200
_STORY, _NEAR, _RUNNING = "articlebody", 30, 8
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
        self._texts, self._anchors = _measure(markup)
        self.regions = Regions(0, len(markup.tokens))
        self._stories: list[tuple[int, int]] = []

    def sort(self) -> None:
        kinds, ends = self._markup.kinds, self._markup.ends
        number = 0
        while number < len(kinds):
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
            if tag not in _ALWAYS and (_LISTS.search(marks) or self._is_headed(number)):
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

    def _is_headed(self, number: int) -> bool:
        """Say whether an element opens with the heading of a list of other stories."""
        near = self._markup.tokens[number + 1 : min(self._markup.ends[number], number + _NEAR)]
        words = (token.data.strip() for token in near if token.type is TEXT and token.data)
        return _HEADING.match(next((text for text in words if text), "")) is not None

    def _is_noise(self, number: int, tag: str, marks: str) -> bool:
        if tag in _ALWAYS:
            return True
        named = tag in _DROPPED or (
            bool(marks) and (_NOISE.search(marks) or _LISTS.search(marks)) is not None
        )
        if not named or tag in ("body", "html", "main", "h1"):
            return False
        end = self._markup.ends[number]
        if tag == "a" and self._runs_on(number):
            return False
        # A wrapper may bear such a name (`page has-sidebar`), and one never closed swallows all.
        whole = self._text(number, end) > _WHOLE * self._texts[-1]
        if whole and (self._texts[-1] > _ENOUGH or tag not in _DROPPED):
            return False
        anchored = bisect_left(self._anchors, end) > bisect_left(self._anchors, number)
        return not anchored

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


def _measure(markup: Markup) -> tuple[list[int], list[int]]:
    """Count the text before each token, and list the tokens that a story hangs on."""
    texts = [0] * (len(markup.tokens) + 1)
    anchors: list[int] = []
    total, hidden = 0, -1
    for number, kind in enumerate(markup.kinds):
        texts[number] = total
        if kind is TEXT:
            if number >= hidden:
                total += len((markup.tokens[number].data or "").strip())
        elif kind is START:
            tag = markup.tags[number]
            if tag in _ALWAYS:
                hidden = max(hidden, markup.ends.get(number, number))
            elif tag in ("h1", "main") or _is_body(markup.tokens[number]):
                anchors.append(number)
    texts[-1] = total
    return texts, anchors


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
