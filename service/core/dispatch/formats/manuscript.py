"""A text composed of pieces of the input, with the position of each piece."""

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
        # A row for each stretch of pieces that stand in one run: where it begins in the text,
        # where it begins and ends in the input. Plain numbers: pieces come by the ten thousand.
        self._starts: list[int] = []
        self._raws: list[int] = []
        self._ends: list[int] = []
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
    def columns(self) -> tuple[list[str], list[int], list[int], list[int]]:
        """The pieces; of each run where it begins in the text, where it stands in the input."""
        return self._pieces, self._starts, self._raws, self._ends

    @property
    def fresh(self) -> bool:
        """Say whether a line begins here: nothing was added yet, or a line end last."""
        return not self.length or self._pieces[-1][-1] == "\n"

    @property
    def spaced(self) -> bool:
        """Say whether a blank, or a line end, was added last."""
        return not self.length or self._pieces[-1][-1] in " \t\n"

    def add(self, piece: str, start: int, end: int | None = None) -> None:
        """Add a piece that stood at `[start, end)` of the input; `end` follows from its length."""
        size = len(piece)
        if not size:
            return
        if end is None:
            end = start + size
        as_is = end - start == size
        if as_is and self._as_is and self._ends[-1] == start:
            self._ends[-1] = end
        else:
            self._starts.append(self.length)
            self._raws.append(start)
            self._ends.append(end)
            self._as_is = as_is
        self._pieces.append(piece)
        self.length += size
        self._text = None

    def extend(self, other: "Manuscript") -> None:
        """Add all that another manuscript over the same input holds."""
        pieces, starts, raws, ends = other.columns
        before = self.length
        self._starts += [start + before for start in starts]
        self._raws += raws
        self._ends += ends
        self._pieces += pieces
        self.length += other.length
        self._as_is = False
        self._text = None

    def glue(self, piece: str) -> None:
        """Add text that the input does not hold."""
        at = self._ends[-1] if self._ends else 0
        self.add(piece, at, at)

    def line(self) -> None:
        """End the line in hand, if there is one."""
        if self.length and self._pieces[-1][-1] != "\n":
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
            start = self._end(first)
        while start < end and self._is_glue(last := self._number(end - 1)):
            end = self._starts[last]
        return (start, end) if start < end else span

    def exact(self, span: Span) -> Span | None:
        """Return where a span's text stands in the input letter by letter; None when parted."""
        start, end = span
        if not self._starts or end <= start:
            return None
        number = self._number(start)
        if number != self._number(end - 1) or not self._maps(number):
            return None
        found = (self._at(start)[0], self._at(end - 1)[1])
        return self._below.exact(found) if self._below else found

    def _is_glue(self, number: int) -> bool:
        return self._raws[number] == self._ends[number]

    def _end(self, number: int) -> int:
        """Return where a row ends in the text."""
        return self._starts[number + 1] if number + 1 < len(self._starts) else self.length

    def _maps(self, number: int) -> bool:
        """Say whether a row maps letter by letter."""
        size = self._end(number) - self._starts[number]
        return self._ends[number] - self._raws[number] == size

    def _number(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _at(self, offset: int) -> Span:
        """Return where the character at `offset` begins and ends in the input."""
        number = self._number(offset)
        start = self._raws[number]
        if not self._maps(number):
            return (start, self._ends[number])
        at = start + offset - self._starts[number]
        return (at, at + 1)
