"""An update that says it is one, under a new headline and a new top.

Its agency files it as a version of something: it is joined on less text than a dispatch that says
nothing of itself, if what it goes on about are the same names and amounts, and if of the stories
in the window one fits best by far.
"""

import re
from base64 import b64decode
from collections.abc import Iterator

from service.core.article import NEWS, RevisionKind
from service.core.internal import ReadItem, Verdict
from service.core.likeness import (
    SHORT,
    Day,
    Features,
    Values,
    Whole,
    comparable,
    compare,
    decide,
    values,
    whole,
)
from service.core.story.alike import Judgement, facts
from service.core.story.case import Case
from service.core.story.compatible import is_elsewhere, other_item, other_subject
from service.core.story.state import Story, story_of

_FEWEST_WORDS, _MOST_CHARACTERS = 25, 16_000
_KEPT, _KEPT_NEXT_DAY, _CLEARLY = 0.45, 0.6, 0.1
_FEWEST_NAMES, _NAMED, _COUNTED = 4, 0.75, 0.5
# An update grows; two notices of one firm in the same words are of one size.
_GROWN, _AGREEING = 1.25, 8
# What another story of the day tells again of a few sentences may be half of them.
_ENOUGH, _ENOUGH_OF_LITTLE = 1.35, 1.5
_TITLE_WORD, _STEM = re.compile(r"[^\W\d_]{4,}"), 5


def declared(case: Case) -> Judgement | None:
    """Return the version that an update can only be an update of, or None."""
    item = case.item
    if item.revision != RevisionKind.UPDATE or item.item_class not in NEWS:
        return None
    told = _read(item)
    fits = [(one, story) for one, story in _known(case, told) if _fits(item, told, one)]
    fits.sort(key=lambda one: -one[0].opinion.features.containment)
    if not fits:
        return None
    best, story = fits[0]
    rivals = (one for one, other in fits if other.uri != story.uri)
    rival = next((one.opinion.features.containment for one in rivals), 0.0)
    return best if best.opinion.features.containment - rival >= _CLEARLY else None


def _read(item: ReadItem) -> Whole:
    bodies = (item.event.get("item") or {}).get("bodies") or [{}]
    return whole(str(bodies[0].get("value") or "")[:_MOST_CHARACTERS])


def _known(case: Case, told: Whole) -> Iterator[tuple[Judgement, Story]]:
    """Yield what is known of texts that live on in any part of the item, if it may follow them."""
    item, ours = case.item, b64decode(case.item.sketch)
    for one in case.sharing((*item.keys, *told.keys)):
        story = story_of(case.view, one) if _is_earlier(item, one) else None
        if story is None or _is_taken(item, story):
            continue
        theirs = b64decode(one.sketch)
        if not comparable(ours, theirs):
            continue
        opinion = decide(compare(ours, theirs), facts(item), facts(one))
        yield (
            Judgement(
                known=one, opinion=opinion, reason="declared", one_story=True, brings_news=True
            ),
            story,
        )


def _is_earlier(item: ReadItem, known: Verdict) -> bool:
    return item.rank > known.rank and known.item_class in NEWS and not other_item(item, known)


def _is_taken(item: ReadItem, story: Story) -> bool:
    return item.rank in (one.rank for one in story.versions if not one.said)


def _fits(item: ReadItem, told: Whole, one: Judgement) -> bool:
    f, known = one.opinion.features, one.known
    if not _grows(f) or f.numbers_conflicting or not _headed_alike(item, known):
        return False
    anywhere = told.values
    if is_elsewhere(anywhere.names, known) or other_subject(item, known):
        return False
    return _goes_on(f, anywhere, values(b64decode(known.sketch)))


def _grows(f: Features) -> bool:
    """Tell whether it is longer than a text of its day or of the day before, and keeps half."""
    next_day = f.days_apart == 1 and f.new_day > f.known_day
    kept = f.containment >= (_KEPT_NEXT_DAY if next_day else _KEPT)
    grown = f.new_words >= _GROWN * f.known_words and f.known_words >= _FEWEST_WORDS
    return kept and grown and not f.caseless and (next_day or f.day is Day.SAME)


def _goes_on(f: Features, told: Values, known: Values) -> bool:
    """Tell whether nearly all names and half of the numbers of a known text are in the new one.

    Of less text more names have to be. Where each is there, they only stand in other words.
    """
    names = len(known.names)
    named = len(known.names & told.names) / max(names, _FEWEST_NAMES)
    moved = f.names_conflicting > max(1, f.names_agreeing // _AGREEING)
    enough = _ENOUGH_OF_LITTLE if f.known_words < SHORT else _ENOUGH
    if named < (1 if moved else max(_NAMED, enough - f.containment)):
        return False
    return len(known.numbers & told.numbers) >= _COUNTED * len(known.numbers)


def _headed_alike(item: ReadItem, known: Verdict) -> bool:
    return bool(_stems(item.headline) & _stems(known.headline))


def _stems(headline: str | None) -> set[str]:
    return {word.casefold()[:_STEM] for word in _TITLE_WORD.findall(headline or "")}
