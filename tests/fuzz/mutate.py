"""Mutations of dispatches: what scraping, wires and ill will do to a text."""

import random
from collections.abc import Callable, Sequence

_TOKENS = (
    "(Yonhap) -- |(AP) \u2014 |(Reuters) - |/TASS/. |(|)|[|]|<|>|(ATTN: |(LEAD) |UPDATE 2-|By |"
    "(END)|-0-|Enditem|==Kyodo|___|* * *|@|a@b.co|&quot;|&#x27;|&amp|&#0;|<p>|</div>|<!--|-->|"
    "SEOUL, |Nov. 26|26/11/2018|2018-11-26T10:00:00Z|Monday|on Monday|will |said |in 2014|"
    "FILE PHOTO: |REUTERS/|1 of 4 | | - |-- |--|\u2014|\t|\r\n|\n|\n\n|\x00|\x01|\x02|\x03|^|=|"
    "\ufeff|\u200b|\u00a0|\uff08|\uff09|\u3000|\u202e|\ud55c\uad6d|(\uc11c\uc6b8=\uc5f0\ud569\ub274\uc2a4)|"
    "'|\"|\u201c|\u2019|``|''|.|,|;|:|/|1|9|0|A|a|\u0130|\u00df|\U0001f600|e\u0301|Juche 113."
).split("|")
_LARGE, _RUN = 200_000, 4000
Mutation = Callable[[random.Random, str, Sequence[str]], str]


def _cut(chance: random.Random, text: str, _: Sequence[str]) -> str:
    start = chance.randrange(len(text) + 1)
    return text[:start] + text[start + chance.randrange(1, 60) :]


def _insert(chance: random.Random, text: str, _: Sequence[str]) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(_TOKENS) * chance.choice((1, 1, 1, 2, 7)) + text[at:]


def _swap(chance: random.Random, text: str, _: Sequence[str]) -> str:
    lines = text.split("\n")
    a, b = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return "\n".join(lines)


def _join(chance: random.Random, text: str, _: Sequence[str]) -> str:
    return text.replace("\n", chance.choice(("", " ", "\r", "\u2028")), chance.choice((1, 3, 99)))


def _splice(chance: random.Random, text: str, seeds: Sequence[str]) -> str:
    other = chance.choice(seeds)
    return text[: chance.randrange(len(text) + 1)] + other[chance.randrange(len(other) + 1) :]


def _double(chance: random.Random, text: str, _: Sequence[str]) -> str:
    start = chance.randrange(len(text) + 1)
    piece = text[start : start + chance.randrange(1, 200)]
    return text[:start] + piece * chance.choice((2, 3, 9)) + text[start:]


def _flip(chance: random.Random, text: str, _: Sequence[str]) -> str:
    if not text:
        return text
    at = chance.randrange(len(text))
    made = chr(chance.choice((chance.randrange(32, 127), chance.randrange(0xD800))))
    return text[:at] + made + text[at + 1 :]


def _upper(chance: random.Random, text: str, _: Sequence[str]) -> str:
    start = chance.randrange(len(text) + 1)
    end = start + chance.randrange(1, 80)
    return text[:start] + text[start:end].swapcase() + text[end:]


_SMALL: tuple[Mutation, ...] = (
    _cut,
    _insert,
    _insert,
    _swap,
    _join,
    _splice,
    _double,
    _flip,
    _upper,
)


def _swell(chance: random.Random, text: str) -> str:
    """Repeat a piece until the text is long: what backtracks or counts twice shows here."""
    start = chance.randrange(len(text) + 1)
    piece = text[start : start + chance.choice((1, 2, 5, 20, 80, 400))] or " "
    if chance.random() < 0.5:
        piece = chance.choice(_TOKENS) or " "
    size = chance.choice((_RUN, _RUN, _LARGE // 4, _LARGE))
    return text[:start] + piece * (size // len(piece)) + text[start:]


def mutate(chance: random.Random, seeds: Sequence[str]) -> str:
    """Mutate one of the seeds a few times; one in fifty grows long."""
    text = chance.choice(seeds)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 9))):
        text = chance.choice(_SMALL)(chance, text, seeds)
    return _swell(chance, text) if chance.random() < 0.02 else text
