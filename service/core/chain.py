"""Chain evidence: what a dispatch shows of the update chain it belongs to, strongest first.

A content id or the uri of a NewsML or ninjs envelope names the item itself. A slug or a headline
names it for a day only: standing items and long affairs use theirs again. A note that quotes the
headline of what it corrects names it within the window.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from service.core.article import NEWS, Article, ItemClass, RevisionKind
from service.core.envelope import Dispatch
from service.core.text import fold

# Yonhap's item without what changes from version to version, Reuters's without the day of one.
_ITEM = re.compile(r"A[A-Z]{2}\d{12}|[A-Z]{2}[A-Z0-9]{6,14}?(?=(?:19|20)\d\d[01]\d[0-3]\d\Z)")
# The cycle an AP slug was filed for (BC, AM, PM) changes while the story does not.
_AP_CYCLE = re.compile(r"(?:bc|am|pm|ap)-")
_AP_ALERT = re.compile(r"apnewsalert\b")
_LEAST_HEADLINE, _LONGEST_KEY = 4, 160
_SAID = re.compile(r"(?:correction|clarification): ")
# Two generations of the window that is the default.
_REMEMBERED_DAYS = 60
# The day under which the headline of a text without one is kept: only a note may ask for it.
UNDATED = "0000-00-00"


class ChainKind(StrEnum):
    """What kind of fact ties versions together, strongest first."""

    CONTENT_ID = "content_id"
    ENVELOPE = "envelope"
    NAMED = "named"
    SLUG = "slug"
    HEADLINE = "headline"
    FEED_ID = "feed_id"


_DATED = (ChainKind.SLUG, ChainKind.HEADLINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """One fact that ties versions together; `key` is folded."""

    kind: ChainKind
    key: str

    @property
    def dated(self) -> bool:
        """Tell whether it names a chain on its day alone."""
        return self.kind in _DATED

    def name(self, day: str | None = None) -> str:
        """Return what the state calls it; what is dated, on that ISO day."""
        dated = self.kind in _DATED
        return f"{self.kind}:{day or UNDATED}:{self.key}" if dated else f"{self.kind}:{self.key}"


def content_key(article: Article) -> str | None:
    """Return what a content id names the story by; a later take is an item of its own."""
    return item_of(article.content_id) + _take_mark(article) if article.content_id else None


def item_of(content_id: str) -> str:
    """Return the item part of a content id: the same for every version of a story.

    Yonhap: `AEN` + yyyymmdd + 4-digit item; the digits after it change from version to version.
    Reuters: `USKBN1XT00W`, under which a page may be found with a day behind it and without one.
    """
    found = _ITEM.match(content_id)
    return found.group() if found else content_id


def chains(article: Article, dispatch: Dispatch) -> tuple[Chain, ...]:
    """Return the evidence beside the content id, strongest first."""
    feed = f"{dispatch.source or ''}/{dispatch.source_id}" if dispatch.source_id else None
    found = (
        (ChainKind.ENVELOPE, article.envelope_uri),
        (ChainKind.NAMED, _named_key(article)),
        (ChainKind.SLUG, _slug_key(article)),
        (ChainKind.HEADLINE, _headline_key(article)),
        (ChainKind.FEED_ID, feed),
    )
    mark = _take_mark(article)
    return tuple(Chain(kind=kind, key=key[:_LONGEST_KEY] + mark) for kind, key in found if key)


def key_in(names: Iterable[str], kind: ChainKind) -> str | None:
    """Return the key of a kind among the names of chains; the first, if any."""
    day = len("2024-03-14:") if kind in _DATED else 0
    prefix = f"{kind}:"
    return next((one[len(prefix) + day :] for one in names if one.startswith(prefix)), None)


@lru_cache(maxsize=64)  # asked of every record, and a stream has few days
def days_near(day: str) -> tuple[str, ...]:
    """Return an ISO day, the day before and the day after: a chain may cross midnight."""
    middle = date.fromisoformat(day)
    if not date.min < middle < date.max:
        return (day,)
    return (day, *((middle + timedelta(days=step)).isoformat() for step in (-1, 1)))


def days_remembered(day: str) -> tuple[str, ...]:
    """Return an ISO day and the days before it that two windows hold, the newest first."""
    last = date.fromisoformat(day)
    count = min(_REMEMBERED_DAYS, (last - date.min).days)
    return tuple((last - timedelta(days=back)).isoformat() for back in range(count + 1))


def _take_mark(article: Article) -> str:
    number = article.take.number if article.take else None
    return f"-take{number}" if number is not None and number > 1 else ""


def _slug_key(article: Article) -> str | None:
    if not article.slug:
        return None
    slug = fold(article.slug)
    slug = _AP_CYCLE.sub("", slug, count=1)
    # Every alert of the agency carries this one.
    return None if _AP_ALERT.search(slug) else slug or None


def _headline_key(article: Article) -> str | None:
    headline = fold(article.headline or "")
    if article.revision.kind is RevisionKind.CORRECTION:
        headline = _SAID.sub("", headline, count=1)
    telling = article.item_class in NEWS
    return headline if telling and len(headline.split()) >= _LEAST_HEADLINE else None


def _named_key(article: Article) -> str | None:
    title = article.named_headline
    if title is None and _takes_back(article):
        title = article.headline
    named = fold(title or "")
    return named if len(named.split()) >= _LEAST_HEADLINE else None


def _takes_back(article: Article) -> bool:
    """Tell a notice to withdraw a story, sent under the headline of the story."""
    withdrawn = article.revision.kind is RevisionKind.WITHDRAWAL
    return withdrawn and article.item_class is ItemClass.ADVISORY
