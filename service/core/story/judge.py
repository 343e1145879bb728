"""Judge one read item against what is known: a fold, without clock or chance.

The rules stand in `RULES`, strongest first; each answers with a `Ruling` or passes on.
"""

from collections.abc import Callable

from service.core.internal import ReadItem, Verdict
from service.core.story.alike import by_likeness
from service.core.story.linked import by_chain
from service.core.story.ruling import (
    DedupStatus,
    EventType,
    Grounds,
    Ruling,
    copied,
    created,
    redelivered,
    says_nothing_new,
    versioned,
)
from service.core.story.state import StateView

__all__ = ["DedupStatus", "EventType", "RecreatedTopicError", "Ruling", "judge"]

_TINY, _REDATED = 25, 150
_SAME_BODY = Grounds(method="same_body")


class RecreatedTopicError(Exception):
    """One source coordinate with two contents: the raw topic was deleted and made again."""


def judge(item: ReadItem, read_offset: int, view: StateView) -> Ruling:
    """Return the ruling on an item.

    Raises:
        RecreatedTopicError: when its coordinates are known with another content.
    """
    seen = view.by_source(item.source)
    if seen is not None:
        return _redelivered(item, read_offset, seen)
    for rule in RULES:
        ruling = rule(item, read_offset, view)
        if ruling is not None:
            return ruling
    return created(item, read_offset)


def _redelivered(item: ReadItem, read_offset: int, seen: Verdict) -> Ruling:
    if seen.raw_hash != item.raw_hash:
        where = f"{item.source.topic}/{item.source.partition}/{item.source.offset}"
        message = f"{where} was judged with another content: the raw topic was recreated"
        raise RecreatedTopicError(message)
    return redelivered(item, read_offset, seen)


def by_body(item: ReadItem, read_offset: int, view: StateView) -> Ruling | None:
    """The same text: a copy, unless what repeats is a short notice of another day."""
    known = view.by_body(item.agency, item.body_hash)
    if known is None or known.uri is None or not _same_report(item, known):
        return None
    story = view.story(known.uri)
    if story is None or says_nothing_new(item, known):
        return copied(item, read_offset, known, _SAME_BODY)
    return versioned(item, read_offset, story, _SAME_BODY)


def _same_report(item: ReadItem, known: Verdict) -> bool:
    # Two content ids are two items to their agency, whatever the text (daily rates, flashes).
    if item.chain_key and known.chain_key and item.chain_key != known.chain_key:
        return False
    redated = bool(item.issued and known.issued and item.issued != known.issued)
    if redated and item.words < _REDATED:
        return False
    return item.words >= _TINY or _fold(item.headline) == _fold(known.headline)


def _fold(headline: str | None) -> str:
    return " ".join((headline or "").casefold().split())


Rule = Callable[[ReadItem, int, StateView], Ruling | None]
RULES: tuple[Rule, ...] = (by_chain, by_body, by_likeness)
