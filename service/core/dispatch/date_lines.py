"""Lines above a story that hold the day of a page and little else."""

import re

from service.core.dates.printed import full_dates
from service.core.dispatch.classify import is_digest
from service.core.dispatch.layout import LATIN

_SLASHED = r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d\b"
_DATED = re.compile(
    r"(?:Date|Published|Updated|Posted|Issued|Source|PUBLISHED|UPDATED)(?: on)?\s?:"
)
_CLOCK = re.compile(r"\d:\d\d")
# Beside the day of a page in another script stand an hour, a source, or next to nothing.
_FAR_CLOCK = re.compile(r"\d:\d\d|[:：|｜]")
_FAR_WORDS = re.compile(r"[^\W\d_a-zA-Z]")
# Drupal puts the weekday first: Mon, 11/26/2018 - 10:15
FIGURES = re.compile(
    rf"(?:[A-Z][a-z]{{2}}, )?{_SLASHED}|\d{{1,2}} [A-Z][A-Za-z]{{2,8}},? \d{{1,2}}:\d\d\b"
)
# The day a firm's year ends on stands in its headline.
_PERIOD = re.compile(r"\b(?:ended|ending)\b", re.IGNORECASE)
# AP's own pages print the hour and no year: Jun 13, 4:03 PM EDT
_HOUR = re.compile(r"[A-Z][a-z]{2,8}\.? \d{1,2},? \d{1,2}:\d\d [AP]M [A-Z]{3}")
_FEW, _FEW_LETTERS = 3, 12


def is_hour(text: str) -> bool:
    """Say whether a line is a day and an hour without a year, and nothing else."""
    return text[-1] == "T" and _HOUR.fullmatch(text) is not None


def is_date_line(text: str) -> bool:
    """Say whether a line is the day of a page, and no headline that has one."""
    full = full_dates(text, most=1)
    if _DATED.match(text) and (full or re.search(_SLASHED, text)):
        return True
    # A day in figures may be two days, a day and an hour have no year; neither is a headline.
    if not full and not FIGURES.match(text):
        return False
    if _PERIOD.search(text):
        return False
    if text[0] > LATIN or _FAR_WORDS.search(text):
        return _is_far_date_line(text)
    before = re.sub(
        r"\[[^\[\]]{1,20}\]|\b(?:Agence France-Presse|Associated Press"
        r"|Interfax|Moscow Time|KYODO|NEWS|Date|Source|KCNA|English|Updated|Published|Last|min|ago"
        r"|read|minute"
        r"|Posted|on|All|News|by|Xinhua|Publi\u00e9|Mis|jour|Uhr|Stand|Publicado|Actualizado"
        r"|Comment|Print|mail"
        r"|Editor|a\.?m|p\.?m|GMT|AM|PM|[A-Z]{3,4}|(?:Eastern|Central|Pacific) \w+ Time)\b",
        " ",
        text,
    )
    return len(re.findall(r"[A-Za-z]{3,}", before)) <= _FEW


def _is_far_date_line(text: str) -> bool:
    told = _FAR_CLOCK.search(text) is not None
    return told or len(_FAR_WORDS.findall(text)) <= _FEW_LETTERS


def is_summary(text: str) -> bool:
    """Say whether a day ends the headline of a summary; with an hour it is a page's time line."""
    return is_digest(text) and not _CLOCK.search(text)
