"""HTML as a flat list of tokens with their places, each start tag beside where it ends.

No tree is built: a tree loses the places of its text, and repairing misnested tags is what makes
tree builders slow on hostile pages. Work and memory are linear in the length of the source.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate, islice

from turbohtml import Token, TokenType, tokenize

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr basefont frame".split()
)
BLOCK = frozenset(
    """address article aside blockquote body center dd details dialog div dl dt fieldset figcaption
    figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup html li main menu nav ol p pre
    section summary table tbody td tfoot th thead title tr ul caption""".split()
)
# What a start tag closes without saying so, as the standard has it.
_CLOSES = dict.fromkeys(BLOCK, ("p",)) | {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "tr": ("tr",),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "option": ("option",),
}
MOST_TOKENS = 80_000
# Named once: to look a member up in its class takes twice as long as the rest of a comparison.
TEXT, START, REFERENCE = TokenType.TEXT, TokenType.START_TAG, TokenType.CHARACTER_REFERENCE
_NEAR = 40


class Markup:
    """The tokens of a page, their tags and kinds.

    `ends[n]` is where element `n` ends; `closed` who has an end tag.
    `base` is the place of the source's first character in what it was taken from.
    A page of more than `MOST_TOKENS` tokens is read that far, and `cut` is the place.
    """

    def __init__(self, source: str, base: int = 0) -> None:
        self._base = base
        if "\r" in source:  # same length, so that places stay those of the input
            source = source.replace("\r\n", " \n").replace("\r", "\n")
        if "<title/>" in source:  # a drawing's; to the tokens it would hold the rest of the page
            source = source.replace("<title/>", "<path />")
        self.source = source
        tokens = tokenize(source, resolve_references=False, capture_source=True)
        self.tokens: list[Token] = list(islice(tokens, MOST_TOKENS))
        # Each is asked for in every pass, and a list answers ten times as fast as a token.
        self.tags = [token.tag for token in self.tokens]
        self.kinds = [token.type for token in self.tokens]
        self._lines = [0, *accumulate(len(line) + 1 for line in source.split("\n"))]
        after = next(tokens, None)
        self.cut = self.place(after) if after else None
        self.ends: dict[int, int] = {}
        self.closed: set[int] = set()
        _Matching(self).run()

    def place(self, token: Token) -> int:
        """Return the place at which a token begins."""
        return self._base + self._lines[token.line - 1] + token.col

    def raw_text(self, number: int, most: int = MOST_TOKENS) -> str:
        """Return the text between a start tag and its end, references left as they are.

        `most` tokens of it: headings that are never closed hold one another, and the page.
        """
        end = min(self.ends.get(number, number), number + 1 + most)
        return self.text_of(range(number + 1, end))

    def text_of(self, numbers: Iterable[int]) -> str:
        """Return the text of some tokens, references left as they are."""
        kinds, tokens = self.kinds, self.tokens
        kept = [tokens[n] for n in numbers if kinds[n] is TEXT or kinds[n] is REFERENCE]
        return "".join([token.source or token.data or "" for token in kept])


class _Matching:
    """Finds the end of every element; what is never closed ends where its parent does."""

    def __init__(self, markup: Markup) -> None:
        self._markup = markup
        self._tags: list[str] = []
        self._numbers: list[int] = []
        self._counts: dict[str, int] = defaultdict(int)

    def run(self) -> None:
        counts = self._counts
        kinds = self._markup.kinds
        for number, tag in enumerate(self._markup.tags):
            if tag is None:
                continue
            if kinds[number] is START:
                if tag in _CLOSES:
                    self._imply(_CLOSES[tag], number)
                if tag not in VOID:
                    self._tags.append(tag)
                    self._numbers.append(number)
                    counts[tag] += 1
            elif counts[tag]:
                depth = self._depth(tag)
                if depth is not None:
                    self._markup.closed.add(self._numbers[depth])
                    self._pop(depth, number)
        self._pop(0, len(self._markup.tokens))

    def _pop(self, depth: int, number: int) -> None:
        if depth == len(self._tags) - 1:
            self._counts[self._tags.pop()] -= 1
            self._markup.ends[self._numbers.pop()] = number
            return
        for tag in self._tags[depth:]:
            self._counts[tag] -= 1
        self._markup.ends.update(dict.fromkeys(self._numbers[depth:], number))
        del self._tags[depth:], self._numbers[depth:]

    def _imply(self, closes: tuple[str, ...], number: int) -> None:
        """Close the paragraph, item or cell that a start tag ends without saying so."""
        for name in closes:
            if self._counts[name]:
                break
        else:
            return
        tags = self._tags
        for depth in range(len(tags) - 1, max(-1, len(tags) - _NEAR), -1):
            if tags[depth] in closes:
                self._pop(depth, number)
                return
            if tags[depth] in BLOCK and tags[depth] != "p":
                return

    def _depth(self, tag: str) -> int | None:
        """Find the open element an end tag belongs to; an inline one reaches over no block."""
        tags = self._tags
        if tags[-1] == tag:
            return len(tags) - 1
        if tag in BLOCK:
            return next(d for d in range(len(tags) - 1, -1, -1) if tags[d] == tag)
        for depth in range(len(tags) - 1, max(-1, len(tags) - _NEAR), -1):
            if tags[depth] == tag:
                return depth
            if tags[depth] in BLOCK:
                return None
        return None
