"""A text put together from pieces of the input, with the way back to where each piece stood."""

from bisect import bisect_right

from service.core.article import Span


class Manuscript:
    """Text built piece by piece; `below` is the manuscript that the input itself was taken from.

    A piece as long as its source maps letter by letter; any other (a character reference, an
    escape) maps as a whole. Glue is text that stands nowhere in the input. `length` counts the
    characters so far.
    """

    def __init__(self, below: "Manuscript | None" = None) -> None:
        self._below = below
        self._pieces: list[str] = []
        self._starts: list[int] = []
        self._raws: list[tuple[int, int]] = []
        self._runs: list[int] = []
        self._as_is = False
        self.length = 0
        self._text: str | None = None

    @property
    def text(self) -> str:
        """All pieces in the order in which they were added."""
        if self._text is None:
            self._text = "".join(self._pieces)
        return self._text

    @property
    def columns(self) -> tuple[list[str], list[Span], list[int]]:
        """The pieces, where each stood, and which stand there in one run."""
        return self._pieces, self._raws, self._runs

    @property
    def fresh(self) -> bool:
        """Say whether a line begins here: nothing was added yet, or a line end last."""
        return not self.length or self._pieces[-1][-1] == "\n"

    def add(self, piece: str, start: int, end: int | None = None) -> None:
        """Add a piece that stood at `[start, end)` of the input; `end` follows from its length."""
        if not piece:
            return
        end = start + len(piece) if end is None else end
        as_is = end - start == len(piece)
        joined = as_is and self._as_is and self._raws[-1][1] == start
        self._runs.append(self._runs[-1] if joined else len(self._runs))
        self._as_is = as_is
        self._pieces.append(piece)
        self._starts.append(self.length)
        self._raws.append((start, end))
        self.length += len(piece)
        self._text = None

    def extend(self, other: "Manuscript") -> None:
        """Add all that another manuscript over the same input holds."""
        pieces, raws, runs = other.columns
        first = len(self._runs)
        for piece in pieces:
            self._starts.append(self.length)
            self.length += len(piece)
        self._pieces += pieces
        self._raws += raws
        self._runs += [run + first for run in runs]
        self._as_is = False
        self._text = None

    def glue(self, piece: str) -> None:
        """Add text that the input does not hold."""
        at = self._raws[-1][1] if self._raws else 0
        self.add(piece, at, at)

    def line(self) -> None:
        """End the line in hand, if there is one."""
        if not self.fresh:
            self.glue("\n")

    def hull(self, span: Span) -> Span:
        """Return the stretch of the input from a span's first character to its last."""
        start, end = self.printed(span)
        if not self._starts:
            return (0, 0)
        first = self._at(start)
        last = self._at(end - 1) if end > start else first
        found = (first[0], max(first[0], last[1] if end > start else first[0]))
        return self._below.hull(found) if self._below else found

    def printed(self, span: Span) -> Span:
        """Return a span without the glue at its ends."""
        start, end = span
        while start < end and self._is_glue(first := self._number(start)):
            start = self._starts[first] + len(self._pieces[first])
        while start < end and self._is_glue(last := self._number(end - 1)):
            end = self._starts[last]
        return (start, end) if start < end else span

    def exact(self, span: Span) -> Span | None:
        """Return where a span's text stands in the input letter by letter; None when parted."""
        start, end = span
        if not self._starts or end <= start:
            return None
        first, last = self._number(start), self._number(end - 1)
        raw = self._raws[first]
        if self._runs[first] != self._runs[last] or raw[1] - raw[0] != len(self._pieces[first]):
            return None
        found = (self._at(start)[0], self._at(end - 1)[1])
        return self._below.exact(found) if self._below else found

    def _is_glue(self, number: int) -> bool:
        start, end = self._raws[number]
        return start == end

    def _number(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _at(self, offset: int) -> Span:
        """Return where the character at `offset` begins and ends in the input."""
        number = self._number(offset)
        start, end = self._raws[number]
        if end - start != len(self._pieces[number]):
            return (start, end)
        at = start + offset - self._starts[number]
        return (at, at + 1)
