"""Which names are a person's by their shape: a given name before, or a family name of the East."""

import re
import unicodedata
from functools import lru_cache

from service.core.enrich.given_names import GIVEN
from service.core.enrich.name_words import CHINESE, HYPHENED, INDIAN, KOREAN, SOUTHERN, VIETNAMESE

_PINYIN = r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:i?a(?:ng|n|o|i)?|i?ong|ou|i?u|e(?:ng|n|i|r)?|o|i(?:ng|n|e)?|ia|ua(?:ng|n|i)?|u(?:e|i|o|n)|iu|ue)"  # noqa: E501  one alternation of syllables
_SYLLABLES = re.compile(rf"(?:{_PINYIN}){{1,2}}", re.IGNORECASE)
_SYLLABLE = re.compile(_PINYIN, re.IGNORECASE)
_HYPHENED = re.compile(r"[A-Z][a-z]{0,6}-[a-z]{1,6}")
# As some agencies write Korean names: Kim Jung-Ju.
_CAPITALS = re.compile(r"[A-Z][a-z]{0,6}-[A-Z][a-z]{1,5}")
_EAST = KOREAN | CHINESE | SOUTHERN
_SYLLABIC = KOREAN | SOUTHERN
_PAIR, _TRIPLE, _SHORT = 2, 3, 6


def is_family_first(words: list[str]) -> bool:
    """Say whether a name begins with the family name: Park Won-soon, Xi Jinping, Kim Jong Un."""
    if words[0] not in _EAST:
        return False
    if len(words) == _PAIR:
        given = words[1]
        return _is_hyphened(given) or _is_pinyin(words) or bool(_CAPITALS.fullmatch(given))
    if len(words) != _TRIPLE or max(map(len, words)) > _SHORT:
        return False
    return words[0] in _SYLLABIC or all(map(_SYLLABLE.fullmatch, words[1:]))


@lru_cache(maxsize=8192)
def surname_of(name: str) -> str:
    """Return the word of a person's name that others are called by."""
    words = name.split(" ")
    if len(words) == _PAIR and _is_hyphened(words[1]):
        return words[0]
    return words[0] if is_family_first(words) else words[-1]


@lru_cache(maxsize=8192)
def looks_named(name: str) -> bool:
    """Say whether a name is a person's whatever stands around it."""
    words = name.split(" ")
    if len(words) < _PAIR:
        return False
    # Jean-Claude is Jean and Claude.
    if all(part in GIVEN for part in _plain(words[0]).split("-")):
        return len(words[-1]) > 1
    if words[0] in VIETNAMESE or words[1] == "Thi":
        return len(words) >= _TRIPLE
    if words[-1] in INDIAN:
        return not any(word.isupper() and len(word) > _PAIR for word in words)
    return is_family_first(words)


@lru_cache(maxsize=4096)
def between(run: str) -> int:
    """Return where the hyphen stands in Ann Lee-Mary Orr; 0 where none joins two people."""
    at = run.find("-")
    while at > 0 and not (looks_named(run[:at]) and looks_named(run[at + 1 :])):
        at = run.find("-", at + 1)
    return max(at, 0)


def _plain(word: str) -> str:
    """Return a word without its accents."""
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _is_hyphened(word: str) -> bool:
    return bool(_HYPHENED.fullmatch(word)) and word.partition("-")[2] not in HYPHENED


def _is_pinyin(words: list[str]) -> bool:
    return words[0] in CHINESE and bool(_SYLLABLES.fullmatch(words[1]))
