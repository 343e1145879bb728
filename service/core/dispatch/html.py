"""HTML pages made into lines of text, with a way back to the place in the page."""

import re
from bisect import bisect_right

from service.core.article import Span

_TOKEN = re.compile(r"<!--|<(/?)([a-zA-Z][a-zA-Z0-9-]{0,20})")
_SKIPPED = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "head"})
_BLOCKS = frozenset(
    """p div br li ul ol h1 h2 h3 h4 h5 h6 article section header footer nav table tr td th figure
    figcaption blockquote main aside form title body html pre hr dl dt dd""".split()
)


class Page:
    """The text of a page; `raw_span` says where a piece of the text stood in the page."""

    def __init__(self, source: str) -> None:
        self._starts: list[int] = []
        self._raws: list[int] = []
        self._pieces: list[str] = []
        self._length = 0
        self._read(source)
        self.text = "".join(self._pieces)

    def _add(self, piece: str, raw: int) -> None:
        if piece:
            self._starts.append(self._length)
            self._raws.append(raw)
            self._pieces.append(piece)
            self._length += len(piece)

    def _read(self, source: str) -> None:
        at = 0
        lowered = source.lower()
        if len(lowered) != len(source):  # some letters have a longer small form
            lowered = source
        while found := _TOKEN.search(source, at):
            piece = source[at : found.start()]
            self._add(piece.replace("\r", " ").replace("\n", " "), at)
            name = (found.group(2) or "").lower()
            end = self._token_end(lowered, found.end(), name, opening=not found.group(1))
            if name in _BLOCKS:
                self._add("\n", found.start())
            at = end
        self._add(source[at:], at)

    @staticmethod
    def _token_end(lowered: str, after: int, name: str, *, opening: bool) -> int:
        if not name:
            end = lowered.find("-->", after)
            return len(lowered) if end < 0 else end + 3
        if opening and name in _SKIPPED:
            close = lowered.find(f"</{name}", after)
            after = len(lowered) if close < 0 else close
        end = lowered.find(">", after)
        return len(lowered) if end < 0 else end + 1

    def raw_span(self, span: Span) -> Span:
        """Return where a span of the text stood in the page."""
        return (
            self._raw(span[0]),
            self._raw(span[1] - 1) + 1 if span[1] > span[0] else self._raw(span[0]),
        )

    def _raw(self, offset: int) -> int:
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return 0
        return self._raws[number] + offset - self._starts[number]
