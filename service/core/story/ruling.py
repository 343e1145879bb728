"""The judge's possible rulings on an item, and what each publishes."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from service.core.article import RevisionKind
from service.core.chain import Chain, ChainKind
from service.core.identity import is_coordinate_uri, story_uri
from service.core.internal import ReadItem, Verdict
from service.core.outcome import Outcome
from service.core.story.order import before, newest, placed, placed_as
from service.core.story.state import Story

# What an agency says of its own text is published even when the text repeats.
ALWAYS_SAID = frozenset(
    {
        RevisionKind.CORRECTION,
        RevisionKind.REFILE,
        RevisionKind.REPEAT,
        RevisionKind.WITHDRAWAL,
        RevisionKind.HOLD,
    }
)
CORRECTS = (RevisionKind.CORRECTION, RevisionKind.WITHDRAWAL)


class EventType(StrEnum):
    """The kinds of event that a consumer can meet."""

    CREATED = "article.created"
    UPDATED = "article.updated"
    CORRECTED = "article.corrected"
    REPEATED = "article.repeated"
    WITHHELD = "article.withheld"
    WITHDRAWN = "article.withdrawn"
    DUPLICATE = "article.duplicate"
    LINKED = "article.linked"


class DedupStatus(StrEnum):
    """What a dispatch is to the ones before it."""

    UNIQUE = "unique"
    NEW_VERSION = "new_version"
    EXACT = "exact"
    NEAR = "near"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A fact that ties a dispatch to its story, in words."""

    kind: str
    text: str


class Rel(StrEnum):
    """What one story can be to another (closed list of the contract)."""

    SIDEBAR_OF = "sidebarOf"
    FOLLOW_UP_OF = "followUpOf"
    SUMMARISES = "summarises"
    TRANSLATION_OF = "translationOf"
    RELATED = "related"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A link to another story; `confidence` is 0 to 1."""

    rel: Rel
    uri: str
    confidence: float
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """Why two dispatches are one story: the rule, its evidence, and how like they are, 0 to 1."""

    method: str
    evidence: tuple[Evidence, ...] = ()
    near: bool = False
    similarity: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A verdict with what a consumer is told of it; `against` is what it was judged against.

    `merged` are the stories that prove to be this one; `kin_of_withdrawn` says that the story was
    taken back, `kin_of_erased` that nothing of it may go out, `target_unknown` that it corrects
    what never arrived.
    """

    verdict: Verdict
    event_type: EventType | None = None
    status: DedupStatus = DedupStatus.UNIQUE
    method: str | None = None
    against: Verdict | None = None
    previous_version: int | None = None
    late: bool = False
    gap: bool = False
    evidence: tuple[Evidence, ...] = ()
    similarity: float = 1.0
    relations: tuple[Relation, ...] = ()
    merged: tuple[Story, ...] = ()
    kin_of_withdrawn: bool = False
    kin_of_erased: bool = False
    target_unknown: bool = False


def _verdict(item: ReadItem, read_offset: int, outcome: Outcome, **told: Any) -> Verdict:  # noqa: ANN401 - fields of a verdict
    """Build a verdict of an item in one step: copying it to change it costs more than judging.

    A copy is no version of anything: nothing is found by it, or compared with it.
    """
    version = outcome is Outcome.ACCEPTED
    return Verdict(
        read_offset=read_offset,
        source=item.source,
        timestamp_ms=item.timestamp_ms,
        raw_hash=item.raw_hash,
        outcome=outcome,
        agency=item.agency,
        issued=item.issued,
        body_hash=item.body_hash,
        chain_key=item.chain_key,
        item_class=item.item_class,
        language=item.language,
        revision=item.revision,
        said=is_said(item),
        take=item.take,
        series=item.series,
        reading=item.reading,
        sentences=item.sentences if version else (),
        headline=item.headline if version else None,
        chains=chain_names(item) if version else (),
        sketch=item.sketch if version else "",
        keys=item.keys if version else (),
        **told,
    )


def is_said(item: ReadItem) -> bool:
    """Tell whether the agency speaks of its own text and gives no number."""
    return item.ordinal is None and item.revision in ALWAYS_SAID


def usable(item: ReadItem) -> tuple[Chain, ...]:
    """Return the evidence that can be looked up: what names a chain for a day needs the day.

    A correction may ask for its headline on any day: then the words must agree.
    """
    corrects = item.revision in CORRECTS
    return tuple(
        one
        for one in item.chains
        if item.issued or not one.dated or (corrects and one.kind is ChainKind.HEADLINE)
    )


def chain_names(item: ReadItem) -> tuple[str, ...]:
    """Return what the state calls the evidence of an item."""
    kept = [
        one.name(item.issued)
        for one in item.chains
        if one.kind is ChainKind.HEADLINE
        or (one.kind is not ChainKind.NAMED and (item.issued or not one.dated))
    ]
    return tuple(kept)


def redelivered(item: ReadItem, read_offset: int, seen: Verdict, reason: str = "source") -> Ruling:
    """The same record again, or a reissue that reads alike: counted, published nowhere."""
    verdict = _verdict(
        item,
        read_offset,
        Outcome.REDELIVERED,
        rank=item.rank,
        uri=seen.uri,
        version=seen.version,
        matched=seen.source,
        reason=reason,
    )
    return Ruling(verdict=verdict, method=reason, against=seen)


def reissued(item: ReadItem, read_offset: int, original: Verdict, story: Story) -> Ruling:
    """The same record read otherwise by a later parser: it takes the place of what was read."""
    ruling = versioned(item, read_offset, story, Grounds(method="reissue"))
    verdict = replace(
        ruling.verdict, rank=original.rank, matched=original.source, reissue_of=item.reissue_of
    )
    # It was sent when its bytes first came, and displaces nothing that was sent since.
    place = replace(placed(verdict), timestamp_ms=original.timestamp_ms)
    replaces = story.head.version == original.version
    current = replaces or newest((*story.versions, place)) is place
    return replace(
        ruling,
        verdict=replace(verdict, current=current),
        event_type=EventType.UPDATED,
        against=original,
        previous_version=original.version,
        late=False,
        gap=False,
    )


def forgotten(item: ReadItem, read_offset: int) -> Ruling:
    """A record from before the window: it was judged, and of what nobody knows any more."""
    return Ruling(verdict=_verdict(item, read_offset, Outcome.REDELIVERED, reason="floor"))


def created(item: ReadItem, read_offset: int) -> Ruling:
    """The first version of a story."""
    said = item.revision in ALWAYS_SAID
    uri = story_uri(item.agency, item.chain_key, item.source, item.raw_hash)
    verdict = _verdict(
        item,
        read_offset,
        Outcome.ACCEPTED,
        rank=item.rank,
        uri=uri,
        version=1,
        reason="new",
        current=True,
        withdrawn=item.revision == RevisionKind.WITHDRAWAL,
    )
    named = (Evidence(kind=ChainKind.CONTENT_ID, text=item.chain_key),) if item.chain_key else ()
    return Ruling(
        verdict=verdict,
        event_type=_said_by(RevisionKind(item.revision)) if said else EventType.CREATED,
        gap=item.rank > 0 and item.ordinal is not None,
        evidence=named,
        target_unknown=said and _misses_its_target(item),
    )


def _misses_its_target(item: ReadItem) -> bool:
    """Tell whether it is about a story that it shows or names, which cannot be itself."""
    named = any(one.kind is ChainKind.NAMED for one in item.chains)
    return named or (item.revision in CORRECTS and not item.chain_key)


def _said_by(kind: RevisionKind) -> EventType:
    return {
        RevisionKind.CORRECTION: EventType.CORRECTED,
        RevisionKind.REPEAT: EventType.REPEATED,
        RevisionKind.HOLD: EventType.WITHHELD,
        RevisionKind.WITHDRAWAL: EventType.WITHDRAWN,
    }.get(kind, EventType.UPDATED)


def copied(
    item: ReadItem, read_offset: int, original: Verdict, grounds: Grounds, story: Story | None
) -> Ruling:
    """Nothing new: a copy of a version, whose story may have another name by now."""
    uri, version = original.uri, original.version
    if story is not None and story.uri != uri:
        uri, version = story.uri, story.current_version
    verdict = _verdict(
        item,
        read_offset,
        Outcome.DUPLICATE,
        rank=item.rank,
        uri=uri,
        version=version,
        matched=original.source,
        reason=grounds.method,
    )
    return Ruling(
        verdict=verdict,
        event_type=EventType.DUPLICATE,
        status=DedupStatus.NEAR if grounds.near else DedupStatus.EXACT,
        method=grounds.method,
        similarity=grounds.similarity,
        against=original,
        late=item.rank < original.rank,
        evidence=grounds.evidence,
        kin_of_withdrawn=story is not None and story.withdrawn,
        kin_of_erased=story is not None and story.erased,
    )


def versioned(
    item: ReadItem,
    read_offset: int,
    story: Story,
    grounds: Grounds,
    others: tuple[Story, ...] = (),
) -> Ruling:
    """A version of a known story, which `others` prove to be, too.

    An unnumbered correction takes the rank of what it corrects.
    """
    kind = RevisionKind(item.revision)
    uri, merged = story.uri, others
    if item.chain_key and is_nameless(story):
        # The content id names the story from now on: whoever knows it finds it without a store.
        uri = story_uri(item.agency, item.chain_key, item.source, item.raw_hash)
        merged = (story, *others)
    said = is_said(item)
    rank = max(item.rank, story.rank) if said else item.rank
    place = placed_as(item, story.version + 1, rank, said=said)
    current = newest((*story.versions, place)) is place
    previous = before(place, story.versions)
    verdict = _verdict(
        item,
        read_offset,
        Outcome.ACCEPTED,
        uri=uri,
        version=place.version,
        rank=rank,
        current=current,
        matched=story.head.source,
        reason=grounds.method,
        withdrawn=kind is RevisionKind.WITHDRAWAL,
        merged=tuple(one.uri for one in merged),
    )
    return Ruling(
        verdict=verdict,
        event_type=_said_by(kind),
        status=DedupStatus.NEW_VERSION,
        method=grounds.method,
        against=story.head,
        previous_version=previous.version if previous else None,
        late=not current and kind is not RevisionKind.PARTIAL,
        gap=item.ordinal is not None and item.rank > max(story.rank, 0) + 1,
        evidence=grounds.evidence,
        merged=merged,
        kin_of_withdrawn=story.withdrawn,
        kin_of_erased=story.erased,
    )


def is_nameless(story: Story) -> bool:
    """Tell whether a story is called after where its first dispatch arrived."""
    return is_coordinate_uri(story.uri)


def says_nothing_new(item: ReadItem, known: Verdict) -> bool:
    """Tell whether a text that repeats is but a copy: not what an agency says of its own text."""
    return item.revision not in ALWAYS_SAID or known.revision == item.revision
