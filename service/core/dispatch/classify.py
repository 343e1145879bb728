"""The class of an item, from the contract's closed list."""

import re
from collections.abc import Sequence
from itertools import repeat
from string import digits
from typing import NamedTuple

from service.core.article import ItemClass, Tag, TagKind
from service.core.dispatch.agencies import PRESS_RELEASE
from service.core.lazy_pattern import later

# These four read a headline in small letters: to fold case at each place takes ten times as long.
_DIGEST = later(
    r"news summary|news digest|summary of (?:inter-korean|domestic|external|major stories)"
    r"|10 things to know"
    r"|headlines? (?:in|of)|today's headlines"
    r"|newspaper headlines|major dailies|weekly review|weekly news|press digest"
    r"|(?:^|[:)] )(?:the |this )?week in\b|\bweek in (?:review|pictures|photos)"
    r"|business highlights|(?:news|world) highlights(?! (?!(?:of|from|for|at|on|in) )[a-z])"
    r"|^highlights (?:of|from)|news (?:briefs?\b|in brief\b)|at a glance\Z"
    r"|top stories|(?:news|coverage) advisory|major news items|briefing of \w+ main news"
    r"|\bnewstrack\b|^temas del d\u00eda"
)
_ALMANAC = re.compile(r"today in (?:korean )?history|this day in history|almanac|on this day")
_TABLE = re.compile(
    r"bond yields|\brates?\b.*\(koribor\)|korea interbank|foreign exchange rates|gold prices"
    r"|weather forecast|(?:stock|market) prices|closing prices|\bstandings\b|box office chart"
    r"|(?:sports|game|match) results\b"
)
_QUOTE = re.compile(
    r"\d(?: [a-z%]+)? (?:UP|DN|DOWN|up|down) |(?:UP|DN) (?:from|by|\d)|\(close\)|\(open\)"
)
_RUNNING = re.compile(r"the latest\b|live updates?\b")
_RELEASE = re.compile(r"\(?PRESS RELEASE\b|\[?Press Release\b")
# Messages from desk to desk: advice, and orders to kill or hold.
_SERVICE = frozenset({TagKind.ADVISORY, TagKind.WITHDRAWAL, TagKind.HOLD})
# Digits, and where in UTF-8 a character begins that may be one of another script.
_RULE, _DIGITS = "-" * 12, digits.encode() + bytes(range(0xC0, 0x100))
_FIGURE = re.compile(r"(?<!\S)[^\s\d]{0,12}\d")
_FIGURES, _FEWEST, _FLASH = 0.3, 20, 400
_ROWS, _ROW, _LEAST = 60, 80, 5
_KEYWORDS = frozenset(
    """summary digest briefing highlights things headlines dailies weekly week press briefs brief
    glance stories advisory items history almanac day yields rates (koribor) koribor interbank
    prices results forecast standings chart latest updates live temas newstrack""".split()
)
_OPENS = frozenset("TFH")
_PARTED = str.maketrans(",:", "  ")
# A summary says what it is in its first words, too.
_SUMMED = later(
    r"(?:(?:The f|F)ollowing|These|Here) (?:is|are) [\w' -]{0,40}?\b(?:summar(?:y|ies) (?:of|by)"
    r"|top stories|major stories)\b"
)


class Found(NamedTuple):
    """What else is known of an item: whose it is, how many captions it has."""

    agency: str | None = None
    captions: int = 0


def classify(
    headline: str, paragraphs: tuple[str, ...], tags: tuple[Tag, ...], found: Found
) -> ItemClass:
    """Say what kind of item this is from its tags, headline and figures."""
    if "editorial" in [tag.genre for tag in tags]:
        return ItemClass.EDITORIAL
    if found.agency in PRESS_RELEASE or _RELEASE.match(headline):
        return ItemClass.PRESS_RELEASE
    if not paragraphs and found.captions:
        return ItemClass.PHOTO
    text = paragraphs[0][:2000] if paragraphs else ""
    return (
        class_of_headline(headline) or _by_tags(headline, text, tags) or _by_text(text, paragraphs)
    )


def _by_tags(headline: str, text: str, tags: tuple[Tag, ...]) -> ItemClass | None:
    kinds = {tag.kind for tag in tags}
    if not kinds.isdisjoint(_SERVICE):
        return ItemClass.ADVISORY
    if TagKind.DIGEST in kinds:
        return ItemClass.DIGEST
    if not text:
        return ItemClass.QUOTE if _QUOTE.search(headline) else ItemClass.ALERT
    flash = TagKind.URGENT in kinds and len(text) < _FLASH
    return ItemClass.ALERT if flash or TagKind.ALERT in kinds else None


def class_of_headline(headline: str) -> ItemClass | None:
    """Return the class that a fixed headline tells: summary, almanac, table, running file."""
    headline = headline.lower()
    if not _has_keyword(headline):
        return None
    if _DIGEST.search(headline):
        return ItemClass.DIGEST
    if _ALMANAC.search(headline):
        return ItemClass.ALMANAC
    if _TABLE.search(headline):
        return ItemClass.TABLE
    return ItemClass.RUNNING_FILE if _RUNNING.match(headline) else None


def _has_keyword(low: str) -> bool:
    """Say whether a headline in small letters may tell its class: the patterns cost more."""
    return not _KEYWORDS.isdisjoint(low.translate(_PARTED).split())


def _by_text(text: str, paragraphs: tuple[str, ...]) -> ItemClass:
    if text[:1] in _OPENS and _SUMMED.match(text):
        return ItemClass.DIGEST
    text = " ".join((text[:800], *paragraphs[1:12]))[:800]
    if _is_figures(text) or is_rows(paragraphs[:_ROWS]):
        return ItemClass.TABLE
    ruled = sum(map(str.startswith, paragraphs[:200], repeat(_RULE)))
    return ItemClass.DIGEST if ruled > 1 else ItemClass.STORY


def is_rows(paragraphs: Sequence[str]) -> bool:
    """Say whether most of some paragraphs are short and end in a figure, as rows do."""
    rows = sum([text[-1].isnumeric() and len(text) < _ROW for text in paragraphs])
    return rows >= _LEAST and rows * 2 > len(paragraphs)


def _is_figures(text: str) -> bool:
    words = text.count(" ")
    most = words * _FIGURES
    # Each figure has a digit: most texts have too few for the search to be worth its time.
    if words <= _FEWEST or _figures_of(text.encode("utf-8", "surrogatepass")) <= most:
        return False
    return len(_FIGURE.findall(text)) > most


def _figures_of(text: bytes) -> int:
    return len(text) - len(text.translate(None, _DIGITS))


def is_digest(text: str) -> bool:
    """Say whether a headline is that of a summary of several stories."""
    text = text.lower()
    return _has_keyword(text) and _DIGEST.search(text) is not None
