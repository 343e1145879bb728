"""The rule of chain evidence: the story that ids, slugs or headlines name."""

from base64 import b64decode
from typing import assert_never

from service.core.article import NEWS, RevisionKind
from service.core.chain import Chain, ChainKind, days_near
from service.core.identity import is_coordinate_uri, story_uri
from service.core.internal import ReadItem, Verdict
from service.core.likeness import comparable, values
from service.core.story.case import Case
from service.core.story.compatible import (
    ONE_STORY_A_SLUG,
    agreement,
    counts_on,
    headlines_shared,
    is_elsewhere,
    other_item,
    shared,
)
from service.core.story.quoted_headline import days_asked, story_named
from service.core.story.ruling import (
    ALWAYS_SAID,
    CORRECTS,
    Evidence,
    Grounds,
    Ruling,
    copied,
    is_nameless,
    is_said,
    says_nothing_new,
    usable,
    versioned,
)
from service.core.story.state import StateView, Story, current_story, story_of

_SAME_HEADLINE, _SAME_SENTENCES = 0.6, 0.25


def by_chain(case: Case) -> Ruling | None:
    """The same chain: a version of its story, or a copy of one of its versions."""
    item = case.item
    named = (Chain(kind=ChainKind.CONTENT_ID, key=item.chain_key),) if item.chain_key else ()
    found = ((chain, _story_of(chain, item, case.view)) for chain in (*named, *usable(item)))
    ties = ((chain, story) for chain, story in found if story is not None)
    strongest = next(ties, None)
    if strongest is None:
        return None
    chain, story = strongest
    # Without a content id nothing is merged: what weaker chains say is not asked.
    tied = {other.uri: other for _, other in ties} if item.chain_key else {}
    others = tuple(one for one in tied.values() if _is_the_same(one, story))
    return _joined(case, chain, story, others)


def _is_the_same(other: Story, story: Story) -> bool:
    """Tell whether another story proves to be this one: not when one of them was taken back."""
    same = is_nameless(other) and other.uri != story.uri
    return same and (other.withdrawn, other.erased) == (story.withdrawn, story.erased)


def _joined(case: Case, chain: Chain, story: Story, others: tuple[Story, ...]) -> Ruling:
    item = case.item
    known = case.view.by_body(item.agency, item.body_hash)
    grounds = Grounds(method=chain.kind, evidence=(Evidence(kind=chain.kind, text=chain.key),))
    repeats = known is not None and _is_of(known, story, case.view)
    if known and repeats and says_nothing_new(item, known) and not counts_on(item, known):
        return copied(item, case.read_offset, known, grounds, story)
    return versioned(item, case.read_offset, story, grounds, others)


def _is_of(known: Verdict, story: Story, view: StateView) -> bool:
    """Tell whether a version belongs to a story, which may have had another name by then."""
    if known.uri is None:
        return False
    if known.uri == story.uri and not story.parted:
        return True
    now = story_of(view, known)
    return now is not None and now.uri == story.uri


def _story_of(chain: Chain, item: ReadItem, view: StateView) -> Story | None:
    match chain.kind:
        case ChainKind.CONTENT_ID:
            # A chain lasts as long as versions that bear the id, the story as long as any of it.
            uri = story_uri(item.agency, chain.key, item.source, item.raw_hash)
            return current_story(view, uri) or _newest(chain, item, view)
        case ChainKind.ENVELOPE:
            return _newest(chain, item, view)
        case ChainKind.NAMED:
            return story_named(item, view) if item.revision in ALWAYS_SAID else None
        case ChainKind.SLUG | ChainKind.HEADLINE | ChainKind.FEED_ID:
            return _best(chain, item, view)
        case _:
            assert_never(chain.kind)


def _newest(chain: Chain, item: ReadItem, view: StateView) -> Story | None:
    return next(iter(_known(view, item.agency, chain.name())), None)


def _known(view: StateView, agency: str, *names: str) -> tuple[Story, ...]:
    if not view.has_chain(agency, names):
        return ()
    uris = [uri for name in names for uri in view.by_chain(agency, name)]
    found = (current_story(view, uri) for uri in uris)
    return tuple({story.uri: story for story in found if story is not None}.values())


def _best(chain: Chain, item: ReadItem, view: StateView) -> Story | None:
    """Return the story that fits; of several the one whose words agree, else none."""
    days = _days(chain, item)
    known = _known(view, item.agency, *(chain.name(day) for day in days))
    fitting = [story for story in known if _fits(chain, item, story)]
    if len(fitting) <= 1:
        return next(iter(fitting), None)
    agreeing = [story for story in fitting if agreement(item, story.head) > 0]
    return max(agreeing, key=lambda story: agreement(item, story.head), default=None)


def _days(chain: Chain, item: ReadItem) -> tuple[str | None, ...]:
    if chain.kind is ChainKind.HEADLINE and item.revision in CORRECTS:
        return days_asked(item)
    return days_near(item.issued) if chain.dated and item.issued else (item.issued,)


def _fits(chain: Chain, item: ReadItem, story: Story) -> bool:
    head = story.head
    same_day = head.issued == item.issued
    if other_item(item, head) or not _one_class(item, head) or _other_name(item, story):
        return False
    if not (_one_kind(item, head) or same_day):
        return False
    if chain.kind is not ChainKind.FEED_ID and not _rank_free(item, story):
        return False
    return (
        item.issued is not None and same_day and _names_one_story(chain, item, story)
    ) or _agrees(chain, item, head)


def _other_name(item: ReadItem, story: Story) -> bool:
    if not item.chain_key or is_coordinate_uri(story.uri):
        return False
    return story.uri != story_uri(item.agency, item.chain_key, item.source, item.raw_hash)


def _one_class(item: ReadItem, head: Verdict) -> bool:
    return item.item_class == head.item_class or _one_kind(item, head)


def _one_kind(item: ReadItem, head: Verdict) -> bool:
    """Tell whether both are news; a table or a digest of another day is a version of nothing."""
    return item.item_class in NEWS and head.item_class in NEWS


def _rank_free(item: ReadItem, story: Story) -> bool:
    """Two first versions under one slug are two stories; so are two second ones.

    A part (an add, an insert) has no number of its own.
    """
    taken = (one.rank for one in story.versions if not one.said)
    part = item.revision == RevisionKind.PARTIAL
    return part or is_said(item) or item.rank not in taken


def _names_one_story(chain: Chain, item: ReadItem, story: Story) -> bool:
    # A flash that follows its story may announce the next one under the same slug.
    if item.rank < 0 <= story.rank:
        return False
    if chain.kind is ChainKind.SLUG:
        return item.agency in ONE_STORY_A_SLUG
    return chain.kind is ChainKind.HEADLINE


def _agrees(chain: Chain, item: ReadItem, head: Verdict) -> bool:
    if shared(set(item.sentences), set(head.sentences)) >= _SAME_SENTENCES:
        return True
    # The headline is what was looked up: it cannot speak for itself.
    if chain.kind is ChainKind.HEADLINE or headlines_shared(item, head) < _SAME_HEADLINE:
        return False
    # Two of one beat may have one headline but for the place.
    sketch = b64decode(item.sketch)
    return not comparable(sketch) or not is_elsewhere(values(sketch).names, head)
