"""Judge one read item against what is known: a fold, without clock or chance.

The rules stand in `RULES`, strongest first; each answers with a `Ruling` or passes on.
"""

from collections.abc import Callable
from dataclasses import replace

from service.core.internal import ReadItem, Verdict
from service.core.likeness import Likeness
from service.core.outcome import Outcome
from service.core.story.alike import STRENGTH, Judgement
from service.core.story.case import Case
from service.core.story.compatible import counts_on, redated
from service.core.story.declared import declared
from service.core.story.linked import by_chain
from service.core.story.relate import relations
from service.core.story.ruling import (
    EventType,
    Evidence,
    Grounds,
    Ruling,
    copied,
    created,
    forgotten,
    is_said,
    redelivered,
    reissued,
    says_nothing_new,
    versioned,
)
from service.core.story.state import StateView, story_of
from service.core.story.swapped import heads_another

_TINY, _REDATED = 25, 150
_SAME_BODY = Grounds(method="same_body")


class RecreatedTopicError(Exception):
    """One source coordinate with two contents: the raw topic was deleted and made again."""


def judge(item: ReadItem, read_offset: int, view: StateView) -> Ruling:
    """Return the ruling on an item.

    Raises:
        RecreatedTopicError: when its coordinates are known with another content.
    """
    age = view.age(item.agency)
    seen = view.by_source(item.agency, item.source) if age and age.may_know(item.source) else None
    if seen is not None:
        return _redelivered(item, read_offset, seen)
    if age is not None and item.source.offset <= age.floor(item.source):
        return forgotten(item, read_offset)
    case = Case(item, read_offset, view)
    ruling = next((ruling for rule in RULES if (ruling := rule(case)) is not None), None)
    return _related(case, ruling or created(item, read_offset))


def _related(case: Case, ruling: Ruling) -> Ruling:
    """Add the relations to other stories; a copy has none, since its original stated them."""
    verdict = ruling.verdict
    if ruling.event_type is None or ruling.event_type is EventType.DUPLICATE:
        return ruling
    found = relations(case, (verdict.uri or "", *verdict.merged))
    return replace(ruling, relations=found) if found else ruling


def _redelivered(item: ReadItem, read_offset: int, seen: Verdict) -> Ruling:
    if seen.raw_hash != item.raw_hash:
        where = f"{item.source.topic}/{item.source.partition}/{item.source.offset}"
        message = f"{where} was judged with another content: the raw topic was recreated"
        raise RecreatedTopicError(message)
    return redelivered(item, read_offset, seen)


def by_reissue(case: Case) -> Ruling | None:
    """The bytes of a known record again, for a later parser: what it reads alike is no news.

    A record that nobody knows is judged as any other.
    """
    item = case.item
    if item.reissue_of is None:
        return None
    original = case.view.by_source(item.agency, item.reissue_of)
    if original is None or original.raw_hash != item.raw_hash:
        return None
    story = story_of(case.view, original)
    accepted = original.outcome is Outcome.ACCEPTED and story is not None
    if not accepted or story is None or original.reading == item.reading:
        return redelivered(item, case.read_offset, original, "reissue")
    return reissued(item, case.read_offset, original, story)


def by_body(case: Case) -> Ruling | None:
    """The same text: a copy, unless what repeats is a short notice of another day."""
    item = case.item
    known = case.view.by_body(item.agency, item.body_hash)
    if known is None or known.uri is None or not _same_report(item, known):
        return None
    story = story_of(case.view, known)
    if story is None or (says_nothing_new(item, known) and not counts_on(item, known)):
        return copied(item, case.read_offset, known, _SAME_BODY, story)
    return versioned(item, case.read_offset, story, _SAME_BODY)


def _same_report(item: ReadItem, known: Verdict) -> bool:
    # Two content ids are two items to their agency, whatever the text (daily rates, flashes).
    if item.chain_key and known.chain_key and item.chain_key != known.chain_key:
        return False
    if redated(item, known) and (item.words < _REDATED or item.series):
        return False
    if heads_another(item, known):
        return False
    return item.words >= _TINY or _fold(item.headline) == _fold(known.headline)


def _fold(headline: str | None) -> str:
    return " ".join((headline or "").casefold().split())


def by_likeness(case: Case) -> Ruling | None:
    """The same story in other words: a version of it, or a copy that brings nothing new."""
    item, same = case.item, [one for one in case.alike if one.one_story]
    best = max(same, key=_strength, default=None) or declared(case)
    story = story_of(case.view, best.known) if best else None
    if best is None or story is None:
        return None
    share, near = best.opinion.features.containment, best.opinion.likeness is not Likeness.EXACT
    method = f"likeness.{best.reason}"
    grounds = Grounds(
        method=method,
        evidence=(Evidence(kind=method, text=f"containment {share:.2f}"),),
        near=near,
        similarity=round(share, 2) if near else 1.0,
    )
    # An original that comes late, or a word of the agency on its text, is a version.
    anew = counts_on(item, best.known) or (near and item.rank != best.known.rank)
    if best.brings_news or is_said(item) or anew:
        return versioned(item, case.read_offset, story, grounds)
    return copied(item, case.read_offset, best.known, grounds, story)


def _strength(one: Judgement) -> tuple[int, float, int]:
    share = one.opinion.features.containment
    return (STRENGTH.get(one.opinion.likeness, 1), share, -one.known.read_offset)


Rule = Callable[[Case], Ruling | None]
RULES: tuple[Rule, ...] = (by_reissue, by_chain, by_body, by_likeness)
