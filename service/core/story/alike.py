"""The rule of likeness: what the text says when the dispatch shows no chain."""

from base64 import b64decode
from dataclasses import dataclass

from service.core.internal import ReadItem, Verdict
from service.core.likeness import Day, Facts, Likeness, Opinion, compare, decide
from service.core.story.linked import other_item
from service.core.story.ruling import Evidence, Grounds, Ruling, copied, is_said, versioned
from service.core.story.state import StateView, Story, candidates

_STRENGTH = {Likeness.EXACT: 3, Likeness.UPDATE: 2, Likeness.NEAR: 2}
# Texts without a day are told from the next report in the same words by their top alone.
_SAME_TOP = 0.8
# A new opening and this many new words are news, though the rest stayed.
_NEW_LEAD, _NEW_WORDS = 0.5, 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A known dispatch, the opinion on the text, and whether all else allows one story."""

    known: Verdict
    opinion: Opinion
    reason: str
    one_story: bool
    brings_news: bool


def by_likeness(item: ReadItem, read_offset: int, view: StateView) -> Ruling | None:
    """The same story in other words: a version of it, or a copy that brings nothing new."""
    same = [one for one in judgements(item, view) if one.one_story]
    best = max(same, key=_order, default=None)
    story = view.story(best.known.uri or "") if best else None
    return _ruled(item, read_offset, story, best) if best and story else None


def judgements(item: ReadItem, view: StateView) -> list[Judgement]:
    """Return a judgement on each known dispatch whose text is like the item's."""
    return [judgement(item, known) for known in candidates(view, item.agency, item.keys)]


def judgement(item: ReadItem, known: Verdict) -> Judgement:
    """Judge a pair by text and by what the agency says of the two."""
    features = compare(b64decode(item.sketch), b64decode(known.sketch))
    opinion = decide(features, _facts(item), _facts(known))
    reason = str(opinion.reason)
    one_story = opinion.likeness in _STRENGTH
    if one_story and other_item(item, known):
        one_story, reason = False, "other_item"
    elif one_story and _undated(opinion):
        one_story, reason = False, "undated"
    fresh = features.new_words * (1 - features.kept)
    new_lead = features.lead < _NEW_LEAD and fresh >= _NEW_WORDS
    if one_story and opinion.likeness is Likeness.NEAR and new_lead:
        reason = "new_lead"
    return Judgement(
        known=known,
        opinion=opinion,
        reason=reason,
        one_story=one_story,
        brings_news=opinion.likeness is Likeness.UPDATE or reason == "new_lead",
    )


def _undated(opinion: Opinion) -> bool:
    f = opinion.features
    return f.day is Day.UNKNOWN and not f.exact and max(f.lead, f.headline) < _SAME_TOP


def _facts(text: ReadItem | Verdict) -> Facts:
    return Facts(rank=text.rank, item_class=text.item_class, timestamp_ms=text.timestamp_ms)


def _order(one: Judgement) -> tuple[int, float, int]:
    features = one.opinion.features
    return (_STRENGTH[one.opinion.likeness], features.containment, -one.known.read_offset)


def _ruled(item: ReadItem, read_offset: int, story: Story, best: Judgement) -> Ruling:
    known, share = best.known, best.opinion.features.containment
    near = best.opinion.likeness is not Likeness.EXACT
    method = f"likeness.{best.reason}"
    grounds = Grounds(
        method=method,
        evidence=(Evidence(kind=method, text=f"containment {share:.2f}"),),
        near=near,
        similarity=round(share, 2) if near else 1.0,
    )
    # An original that comes late, or a word of the agency on its text, is a version.
    if best.brings_news or is_said(item) or (near and item.rank != known.rank):
        return versioned(item, read_offset, story, grounds)
    return copied(item, read_offset, known, grounds)
