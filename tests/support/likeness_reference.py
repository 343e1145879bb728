"""The word pass in plain Python: what a text is made of, by the letter and slowly."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from service.core.text import sentences

MASK = (1 << 64) - 1
SEED, STEP = 0x2D358DCCAA6C78A5, 0x9FB21C651E98DF25
C1, C2, C3 = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9
NUMBER, CAPITAL, CASELESS = 1, 2, 3
MASKED = {NUMBER: 0x1234567, CAPITAL: 0x7654321}
QUOTES = frozenset(
    "',\"`\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2032\u2033\u00ab\u00bb\u2039\u203a"
)
ALONE = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3005, 0x3007),
    (0x3040, 0x30FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)


def mix(value: int) -> int:
    """Spread 64 bits."""
    value ^= value >> 31
    value = value * 0x7FB5D329728EA185 & MASK
    value ^= value >> 27
    value = value * 0x81DADEF4BC2DD44D & MASK
    return value ^ value >> 33


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its folded text, 64-bit hash and what it begins with."""

    text: str
    hash: int
    kind: int


@cache
def folded(char: str) -> str:
    """Return what a character counts as: folded, '' for none, ' ' between words."""
    if char in QUOTES or unicodedata.category(char) == "Cf":
        return ""
    if unicodedata.category(char) == "Nd":
        return str(unicodedata.digit(char))
    if unicodedata.category(char)[0] not in "LNM":
        return " "
    for plain in (char.casefold(), char.lower()):
        if len(plain) == 1:
            return plain
    return char


def kind_of(char: str) -> int:
    """Return what a word that begins so is."""
    category = unicodedata.category(char)
    if category == "Nd":
        return NUMBER
    return CAPITAL if category in ("Lu", "Lt") else CASELESS if category == "Lo" else 0


def is_alone(char: str) -> bool:
    """Tell a character of a script without blanks between words."""
    return any(first <= ord(char) <= last for first, last in ALONE)


def words(text: str) -> Iterator[Word]:
    """Yield the words of a text."""
    text = text if text.isascii() else unicodedata.normalize("NFKC", text)
    word, kind = "", 0
    for char, after in pairwise(text + "  "):
        plain = folded(char)
        if char == ".":
            plain = "." if word and folded(after).strip() else " "
        if plain == "":
            continue
        if plain == " " or is_alone(char):
            if word:
                yield make_word(word, kind)
            word = ""
        if plain != " ":
            kind = kind if word else kind_of(char)
            word += plain
        if is_alone(char) and word:
            yield make_word(word, kind)
            word = ""


def make_word(text: str, kind: int) -> Word:
    """Hash a folded word."""
    value = SEED
    for char in text:
        value = (value ^ ord(char)) * STEP & MASK
    return Word(text, mix(value), kind)


def gram(first: int, second: int, third: int) -> int:
    """Hash three words in order."""
    return mix(((first * C1 + second) * C2 + third) & MASK)


def chain(hashes: Sequence[int], salt: int) -> int:
    """Hash any number of words in order."""
    value = salt
    for one in hashes:
        value = mix((value * C1 + one) & MASK)
    return value


def slots(found: Sequence[Word], kind: int, cap: int) -> list[int]:
    """Return (context << 16 | value) of the first words of a kind; 32 bits and 16 bits."""
    masked = (NUMBER,) if kind == NUMBER else (NUMBER, CAPITAL)
    seen = [0, 0, *(MASKED[w.kind] if w.kind in masked else w.hash for w in found), 0]
    made = [
        (mix(((seen[n] * C1 + seen[n + 1]) * C2 + seen[n + 3]) * C3 & MASK) >> 32) << 16
        | word.hash >> 48
        for n, word in enumerate(found)
        if word.kind == kind
    ]
    return sorted(set(made[:cap]))


def sentence_hashes(paragraphs: Sequence[str]) -> tuple[int, ...]:
    """Return a 48-bit hash of each sentence that has words."""
    parts = [
        [word.hash for word in words(paragraph[start:end])]
        for paragraph in paragraphs
        for start, end in sentences(paragraph)
    ]
    return tuple(chain(part, 3) >> 16 for part in parts if part)
