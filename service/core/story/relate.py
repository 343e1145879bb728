"""Relations of an item to stories it does not belong to: a link, never a merge."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from service.core.article import ItemClass
from service.core.chain import Chain, ChainKind, days_near
from service.core.internal import ReadItem
from service.core.likeness import RELATED
from service.core.story.affair import is_aside, is_kin
from service.core.story.case import Case
from service.core.story.compatible import ONE_STORY_A_SLUG, body_of
from service.core.story.digest import named_in
from service.core.story.quoted_headline import named_by, stories_named
from service.core.story.ruling import Evidence, Rel, Relation
from service.core.story.state import Story, current_story, story_of

MAX_RELATIONS = 8
# Nine in ten such links of a real wire were right when read, whatever share of the text they had;
# of those of asides, which share little of it, six in eight.
_READ_RIGHT, _ASIDE_RIGHT = 0.9, 0.75


def relations(case: Case, names: tuple[str, ...]) -> tuple[Relation, ...]:
    """Return an item's relations, best first; `names` are the uris of the story it belongs to."""
    found: dict[str, Relation] = {}
    for relation in (
        *_corrects(case),
        *_named(case),
        *_by_slug(case),
        *_by_take(case),
        *_by_text(case),
    ):
        if relation.uri not in names:
            found.setdefault(relation.uri, relation)
    return tuple(islice(found.values(), MAX_RELATIONS))


def _corrects(case: Case) -> Iterator[Relation]:
    """A notice is about the story whose headline it quotes."""
    chain = named_by(case.item)
    if chain is None:
        return
    evidence = Evidence(kind=ChainKind.NAMED, text=chain.key)
    for story in stories_named(case.item, case.view):
        yield Relation(rel=Rel.RELATED, uri=story.uri, confidence=0.9, evidence=evidence)


def _named(case: Case) -> Iterator[Relation]:
    """A digest or a wrap summarises the stories whose addresses or headlines it repeats."""
    if case.item.item_class != ItemClass.DIGEST:
        return
    for chain in named_in(body_of(case.item)):
        evidence = Evidence(kind=chain.kind, text=chain.key)
        for story in _chained(case, chain):
            yield Relation(rel=Rel.SUMMARISES, uri=story.uri, confidence=0.95, evidence=evidence)


def _by_slug(case: Case) -> Iterator[Relation]:
    """A slug used again: the next day by a follow-up, the same day by a sidebar."""
    item = case.item
    slug = next((one for one in item.chains if one.kind is ChainKind.SLUG), None)
    if slug is None or not item.issued or item.series or item.item_class != ItemClass.STORY:
        return
    evidence = Evidence(kind="slug", text=slug.key)
    for story in _chained(case, slug):
        if story.head.item_class != ItemClass.STORY:
            continue
        if _translates(item, story):
            yield Relation(
                rel=Rel.TRANSLATION_OF, uri=story.uri, confidence=0.7, evidence=evidence
            )
            continue
        earlier = (story.head.issued or item.issued) < item.issued
        rel = Rel.FOLLOW_UP_OF if earlier else _beside(item)
        yield Relation(rel=rel, uri=story.uri, confidence=0.6, evidence=evidence)
    main, _, aside = slug.key.rpartition("-")
    if item.agency == "ap" and aside and not main.endswith("-"):
        for story in _chained(case, Chain(kind=ChainKind.SLUG, key=main)):
            yield Relation(rel=Rel.SIDEBAR_OF, uri=story.uri, confidence=0.7, evidence=evidence)


def _translates(item: ReadItem, story: Story) -> bool:
    """Tell whether two languages report one story: where a slug names one story a day."""
    one, other = item.language, story.head.language
    named = item.agency in ONE_STORY_A_SLUG and item.issued == story.head.issued
    return named and bool(one and other) and one != other


def _by_take(case: Case) -> Iterator[Relation]:
    """A later take belongs beside the first one."""
    if case.item.take is None:
        return
    mark = f"-take{case.item.take}"
    for chain in case.item.chains:
        if chain.key.endswith(mark):
            first = Chain(kind=chain.kind, key=chain.key.removesuffix(mark))
            evidence = Evidence(kind="take", text=f"{first.key}, take {case.item.take}")
            for story in _chained(case, first):
                yield Relation(rel=Rel.RELATED, uri=story.uri, confidence=0.9, evidence=evidence)


def _by_text(case: Case) -> Iterator[Relation]:
    """Texts that share much and are not one story: background, a brief and its long story."""
    shared = [one for one in case.alike if is_kin(case.item, one)]
    digest = case.item.item_class == ItemClass.DIGEST
    for one in sorted(shared, key=lambda one: -one.opinion.features.containment):
        share = one.opinion.features.containment
        story = story_of(case.view, one.known)
        if story is None:
            continue
        of_day = one.known.issued == case.item.issued
        yield Relation(
            rel=_beside(case.item) if of_day or digest else Rel.RELATED,
            uri=story.uri,
            confidence=_READ_RIGHT if share >= RELATED else _ASIDE_RIGHT,
            evidence=Evidence(kind=f"likeness.{one.reason}", text=f"containment {share:.2f}"),
        )


def _beside(item: ReadItem) -> Rel:
    """Return what an item is to a story of its day with which it shares slug or text."""
    tags = _part(item, "wire").get("tags") or ()
    if any(tag.get("kind") == "wrap" for tag in tags) or item.item_class == ItemClass.DIGEST:
        return Rel.SUMMARISES
    return Rel.SIDEBAR_OF if is_aside(item) else Rel.RELATED


def _part(item: ReadItem, name: str) -> dict[str, Any]:
    part: dict[str, Any] = item.event.get(name) or {}
    return part


def _chained(case: Case, chain: Chain) -> Iterator[Story]:
    days = days_near(case.item.issued)[:2] if case.item.issued else ()
    for day in days if chain.dated else (None,):
        for uri in case.view.by_chain(case.item.agency, chain.name(day)):
            story = current_story(case.view, uri)
            if story is not None:
                yield story
