"""Judge one read item against what is known: a fold, without clock or chance.

The rules stand in `RULES`, strongest first; each answers with a `Ruling` or passes on. Rules of
likeness join the table between the body rule and the rule of last resort.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from service.core.article import RevisionKind
from service.core.identity import story_uri
from service.core.internal import ReadItem, Verdict
from service.core.outcome import Outcome
from service.core.story.state import StateView, Story

_TINY, _REDATED = 25, 150
# What an agency says of its own text is published even when the text repeats.
_ALWAYS_SAID = (
    RevisionKind.CORRECTION,
    RevisionKind.REFILE,
    RevisionKind.REPEAT,
    RevisionKind.WITHDRAWAL,
    RevisionKind.HOLD,
)


class EventType(StrEnum):
    """The kinds of event that a consumer can meet."""

    CREATED = "article.created"
    UPDATED = "article.updated"
    CORRECTED = "article.corrected"
    REPEATED = "article.repeated"
    WITHHELD = "article.withheld"
    WITHDRAWN = "article.withdrawn"
    DUPLICATE = "article.duplicate"


class DedupStatus(StrEnum):
    """What a dispatch is to the ones before it."""

    UNIQUE = "unique"
    NEW_VERSION = "new_version"
    EXACT = "exact"
    NEAR = "near"


class RecreatedTopicError(Exception):
    """One source coordinate with two contents: the raw topic was deleted and made again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A verdict with what a consumer is told of it; `against` is what it was judged against."""

    verdict: Verdict
    event_type: EventType | None = None
    status: DedupStatus = DedupStatus.UNIQUE
    method: str | None = None
    against: Verdict | None = None
    previous_version: int | None = None
    late: bool = False
    gap: bool = False


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
    return _created(item, read_offset)


def _base(item: ReadItem, read_offset: int, outcome: Outcome) -> Verdict:
    return Verdict(
        read_offset=read_offset,
        source=item.source,
        timestamp_ms=item.timestamp_ms,
        raw_hash=item.raw_hash,
        outcome=outcome,
        agency=item.agency,
        rank=item.rank,
        issued=item.issued,
        body_hash=item.body_hash,
        chain_key=item.chain_key,
        item_class=item.item_class,
        language=item.language,
        sentences=item.sentences,
        headline=item.headline,
        revision=item.revision,
    )


def _redelivered(item: ReadItem, read_offset: int, seen: Verdict) -> Ruling:
    if seen.raw_hash != item.raw_hash:
        where = f"{item.source.topic}/{item.source.partition}/{item.source.offset}"
        message = f"{where} was judged with another content: the raw topic was recreated"
        raise RecreatedTopicError(message)
    verdict = replace(
        _base(item, read_offset, Outcome.REDELIVERED),
        uri=seen.uri,
        version=seen.version,
        matched=seen.source,
        reason="source",
    )
    return Ruling(verdict=verdict, method="source", against=seen)


def _created(item: ReadItem, read_offset: int) -> Ruling:
    kind = RevisionKind(item.revision)
    uri = story_uri(item.agency, item.chain_key, item.source, item.raw_hash)
    verdict = replace(
        _base(item, read_offset, Outcome.ACCEPTED),
        uri=uri,
        version=1,
        reason="new",
        current=True,
        withdrawn=kind is RevisionKind.WITHDRAWAL,
    )
    first = EventType.CREATED if kind not in _ALWAYS_SAID else _said_by(kind)
    return Ruling(
        verdict=verdict, event_type=first, gap=item.rank > 0 and item.ordinal is not None
    )


def _said_by(kind: RevisionKind) -> EventType:
    return {
        RevisionKind.CORRECTION: EventType.CORRECTED,
        RevisionKind.REPEAT: EventType.REPEATED,
        RevisionKind.HOLD: EventType.WITHHELD,
        RevisionKind.WITHDRAWAL: EventType.WITHDRAWN,
    }.get(kind, EventType.UPDATED)


def _copy(item: ReadItem, read_offset: int, original: Verdict, method: str) -> Ruling:
    verdict = replace(
        _base(item, read_offset, Outcome.DUPLICATE),
        uri=original.uri,
        version=original.version,
        matched=original.source,
        reason=method,
    )
    return Ruling(
        verdict=verdict,
        event_type=EventType.DUPLICATE,
        status=DedupStatus.EXACT,
        method=method,
        against=original,
        late=item.rank < original.rank,
    )


def _version(item: ReadItem, read_offset: int, story: Story, method: str) -> Ruling:
    kind = RevisionKind(item.revision)
    # A correction without a number corrects the newest version: it stands where that stood.
    numbered = item.ordinal is not None or kind not in _ALWAYS_SAID
    rank = item.rank if numbered else max(item.rank, story.rank)
    order = (rank, item.issued or "", item.timestamp_ms)
    head = story.head
    current = order >= (head.rank, head.issued or item.issued or "", head.timestamp_ms)
    verdict = replace(
        _base(item, read_offset, Outcome.ACCEPTED),
        uri=story.uri,
        version=story.version + 1,
        rank=rank,
        matched=head.source,
        reason=method,
        current=current,
        withdrawn=kind is RevisionKind.WITHDRAWAL,
    )
    return Ruling(
        verdict=verdict,
        event_type=_said_by(kind),
        status=DedupStatus.NEW_VERSION,
        method=method,
        against=head,
        previous_version=story.current_version,
        late=not current,
        gap=item.ordinal is not None and rank > max(story.rank, 0) + 1,
    )


def _says_nothing_new(item: ReadItem, known: Verdict) -> bool:
    return RevisionKind(item.revision) not in _ALWAYS_SAID or known.revision == item.revision


def by_chain(item: ReadItem, read_offset: int, view: StateView) -> Ruling | None:
    """The same content-id item: a version of that story, or a copy of one of its versions."""
    story = view.by_chain(item.agency, item.chain_key) if item.chain_key else None
    if story is None:
        return None
    known = view.by_body(item.agency, item.body_hash)
    if known and known.uri == story.uri and _says_nothing_new(item, known):
        return _copy(item, read_offset, known, "content_id")
    return _version(item, read_offset, story, "content_id")


def by_body(item: ReadItem, read_offset: int, view: StateView) -> Ruling | None:
    """The same text: a copy, unless what repeats is a short notice of another day."""
    known = view.by_body(item.agency, item.body_hash)
    if known is None or known.uri is None or not _same_report(item, known):
        return None
    story = view.story(known.uri)
    if story is None or _says_nothing_new(item, known):
        return _copy(item, read_offset, known, "same_body")
    return _version(item, read_offset, story, "same_body")


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
RULES: tuple[Rule, ...] = (by_chain, by_body)
