"""The rule of chain evidence: which story a dispatch says it belongs to."""

from collections.abc import Set as AbstractSet
from typing import assert_never

from service.core.article import ItemClass
from service.core.chain import Chain, ChainKind, days_near, key_in
from service.core.internal import ReadItem, Verdict
from service.core.story.ruling import (
    Evidence,
    Grounds,
    Ruling,
    chain_names,
    copied,
    is_said,
    says_nothing_new,
    usable,
    versioned,
)
from service.core.story.state import StateView, Story

_STORIES = (ItemClass.STORY, ItemClass.ALERT)
# Agencies whose slug names one story a day; others' name the beat (`/politics/Britain/EU`).
_ONE_STORY_A_SLUG = ("yonhap", "ap")
_NAMING = (ChainKind.ENVELOPE, ChainKind.SLUG)
_SAME_HEADLINE, _LEAST_WORDS, _SAME_SENTENCES = 0.6, 3, 0.25


def by_chain(item: ReadItem, read_offset: int, view: StateView) -> Ruling | None:
    """The same chain: a version of its story, or a copy of one of its versions."""
    named = (Chain(kind=ChainKind.CONTENT_ID, key=item.chain_key),) if item.chain_key else ()
    for chain in (*named, *usable(item)):
        story = _story_of(chain, item, view)
        if story is not None:
            return _joined(item, read_offset, story, view, chain)
    return None


def _joined(
    item: ReadItem, read_offset: int, story: Story, view: StateView, chain: Chain
) -> Ruling:
    known = view.by_body(item.agency, item.body_hash)
    grounds = Grounds(method=chain.kind, evidence=(Evidence(kind=chain.kind, text=chain.key),))
    if known and known.uri == story.uri and says_nothing_new(item, known):
        return copied(item, read_offset, known, grounds)
    return versioned(item, read_offset, story, grounds)


def _story_of(chain: Chain, item: ReadItem, view: StateView) -> Story | None:
    match chain.kind:
        case ChainKind.CONTENT_ID | ChainKind.ENVELOPE:
            return next(iter(_known(view, item.agency, chain.name())), None)
        case ChainKind.SLUG | ChainKind.HEADLINE | ChainKind.FEED_ID:
            return _best(chain, item, view)
        case _:
            assert_never(chain.kind)


def _known(view: StateView, agency: str, name: str) -> tuple[Story, ...]:
    found = (view.story(uri) for uri in view.by_chain(agency, name))
    return tuple(story for story in found if story is not None)


def _best(chain: Chain, item: ReadItem, view: StateView) -> Story | None:
    """Return the story that fits; of several the one whose words agree, else none."""
    days = days_near(item.issued) if chain.dated and item.issued else (item.issued,)
    known = [story for day in days for story in _known(view, item.agency, chain.name(day))]
    fitting = [story for story in known if _fits(chain, item, story)]
    if len(fitting) <= 1:
        return next(iter(fitting), None)
    agreeing = [story for story in fitting if agreement(item, story.head) > 0]
    return max(agreeing, key=lambda story: agreement(item, story.head), default=None)


def _fits(chain: Chain, item: ReadItem, story: Story) -> bool:
    head = story.head
    same_day = head.issued == item.issued
    if other_item(item, head) or not _one_class(item, head):
        return False
    if not (_one_kind(item, head) or same_day):
        return False
    if chain.kind is not ChainKind.FEED_ID and not _rank_free(item, story):
        return False
    return (same_day and _names_one_story(chain, item, story)) or _agrees(chain, item, head)


def other_item(item: ReadItem, known: Verdict) -> bool:
    """Tell whether the agency itself says that two dispatches are two items."""
    names = chain_names(item)
    kinds = _NAMING if item.agency in _ONE_STORY_A_SLUG else _NAMING[:1]
    told = [
        (item.chain_key, known.chain_key),
        (item.language, known.language),
        *((key_in(names, kind), key_in(known.chains, kind)) for kind in kinds),
    ]
    other = any(one and two and one != two for one, two in told)
    return other or (item.take or 1) != (known.take or 1)


def _one_class(item: ReadItem, head: Verdict) -> bool:
    return item.item_class == head.item_class or _one_kind(item, head)


def _one_kind(item: ReadItem, head: Verdict) -> bool:
    """Tell whether both are news; a table or a digest of another day is a version of nothing."""
    return item.item_class in _STORIES and head.item_class in _STORIES


def _rank_free(item: ReadItem, story: Story) -> bool:
    """Two first versions under one slug are two stories; so are two second ones."""
    taken = (one.rank for one in story.versions if not one.said)
    return is_said(item) or item.rank not in taken


def _names_one_story(chain: Chain, item: ReadItem, story: Story) -> bool:
    # A flash that follows its story may announce the next one under the same slug.
    if item.rank < 0 <= story.rank:
        return False
    if chain.kind is ChainKind.SLUG:
        return item.agency in _ONE_STORY_A_SLUG
    return chain.kind is ChainKind.HEADLINE


def _agrees(chain: Chain, item: ReadItem, head: Verdict) -> bool:
    if _shared(set(item.sentences), set(head.sentences)) >= _SAME_SENTENCES:
        return True
    # The headline is what was looked up: it cannot speak for itself.
    return chain.kind is not ChainKind.HEADLINE and _headlines(item, head) >= _SAME_HEADLINE


def agreement(item: ReadItem, head: Verdict) -> float:
    """Return how much two dispatches have in common by sentences and headline, 0 to 2."""
    return _shared(set(item.sentences), set(head.sentences)) + _headlines(item, head)


def _headlines(item: ReadItem, head: Verdict) -> float:
    words, others = _words(item.headline), _words(head.headline)
    return _shared(words, others) if min(len(words), len(others)) >= _LEAST_WORDS else 0.0


def _words(headline: str | None) -> set[str]:
    return set((headline or "").casefold().split())


def _shared(ours: AbstractSet[object], theirs: AbstractSet[object]) -> float:
    """Return the share of the smaller set that both hold."""
    smaller = min(len(ours), len(theirs))
    return len(ours & theirs) / smaller if smaller else 0.0
