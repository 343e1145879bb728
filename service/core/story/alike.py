"""A pair of dispatches by their texts, and by what the agency says of the two."""

from base64 import b64decode
from dataclasses import dataclass

from service.core.internal import ReadItem, Verdict
from service.core.likeness import (
    Day,
    Facts,
    Features,
    Likeness,
    Opinion,
    Reason,
    decide,
    spelled_out,
    values,
)
from service.core.story.headings import are_opposed, count_otherwise
from service.core.story.kin import (
    counts,
    kept_sentences,
    names_on_top,
    other_item,
    other_subject,
    recasts,
)
from service.core.story.ruling import is_said

STRENGTH = {Likeness.EXACT: 3, Likeness.UPDATE: 2, Likeness.NEAR: 2}
# Short texts without a day are told from the next report in the same words by their top, or by
# sharing most of the words without a number or name that disagrees.
_SAME_TOP, _MOST, _SHORT = 0.8, 0.75, 150
# A new opening and this many new words are news, though the rest stayed.
_NEW_LEAD, _NEW_WORDS = 0.5, 25
_NEWS = ("new_lead", "recast", "figures")
_RECAST, _SAME_FORM, _ONE_SIZE = 0.5, 0.6, 1.15
_REWORDED, _REWORDED_LEAD, _ONE_FORM, _PARTING = 0.6, 0.4, 0.8, 0.2
_MOST_MOVED, _AGREEING = 3, 5
# How much of a story stands below a new top: names, sentences, and what its length may become.
_MANY, _MOST_KEPT, _MOST_SHARE, _GROWN = 10, 6, 0.75, 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A known dispatch, the opinion on the text, and whether all else allows one story."""

    known: Verdict
    opinion: Opinion
    reason: str
    one_story: bool
    brings_news: bool


def judgement(item: ReadItem, known: Verdict, features: Features) -> Judgement:
    """Judge a pair by its texts compared and by what the agency says of the two."""
    opinion = decide(features, facts(item), facts(known))
    reason = str(opinion.reason)
    one_story = opinion.likeness in STRENGTH
    if one_story and other_item(item, known):
        one_story, reason = False, "other_item"
    elif one_story and _undated(opinion):
        one_story, reason = False, "undated"
    elif one_story and _filled_in_anew(item, known, features):
        one_story, reason = False, "other_subject"
    elif not one_story and _is_recast(item, known, features):
        one_story, reason = True, "recast"
    elif opinion.reason is Reason.OTHER_OPENING and _is_topped_anew(item, known, features):
        one_story, reason = True, "new_lead"
    elif opinion.reason is Reason.NAME_CONFLICT and _is_reworded(item, known, features):
        one_story, reason = True, "reworded"
    if one_story:
        reason = _news_of_a_copy(item, known, opinion, reason)
    return Judgement(
        known=known,
        opinion=opinion,
        reason=reason,
        one_story=one_story,
        brings_news=opinion.likeness is Likeness.UPDATE or reason in _NEWS,
    )


def _news_of_a_copy(item: ReadItem, known: Verdict, opinion: Opinion, reason: str) -> str:
    """Return what is news in a text that is hardly longer: its headline's figures, or its top."""
    f = opinion.features
    near = opinion.likeness is Likeness.NEAR or (
        reason == "reworded" and kept_sentences(item, known)
    )
    counted = item.rank == known.rank and count_otherwise(item.headline, known.headline)
    if counted and (near or reason == "reworded"):
        return "figures"
    new_lead = f.lead < _NEW_LEAD and f.new_words * (1 - f.kept) >= _NEW_WORDS
    return "new_lead" if near and new_lead else reason


def _is_recast(item: ReadItem, known: Verdict, features: Features) -> bool:
    """Tell whether a numbered version says that its top is new, and keeps the story below it.

    Where fewer sentences stand as they did, the more names agree, and a toll may have moved.
    """
    f = features
    later = item.ordinal is not None and item.rank > known.rank and recasts(item)
    if not later or f.day is not Day.SAME or f.containment < _RECAST or f.names_conflicting:
        return False
    if other_item(item, known):
        return False
    if kept_sentences(item, known) and f.names_agreeing and not f.numbers_conflicting:
        return True
    told = f.containment >= _REWORDED or kept_sentences(item, known, share=0)
    moved = f.numbers_conflicting <= min(1, f.numbers_agreeing // 4)
    return told and moved and f.names_agreeing > _AGREEING and not other_subject(item, known)


def _is_topped_anew(item: ReadItem, known: Verdict, features: Features) -> bool:
    """Tell a story that runs on below a new top, nearly all of its sentences as they were.

    What follows it on its day tells half of it again, and a brief stands in a far longer story.
    """
    f = features
    least, most = sorted((f.new_words, f.known_words))
    named = f.names_agreeing >= _MANY * max(1, f.names_conflicting)
    one_day = f.day is Day.SAME or (f.day is Day.UNKNOWN and least >= _SHORT)
    if not named or f.numbers_conflicting or not one_day or most > _GROWN * least:
        return False
    kept = kept_sentences(item, known, least=_MOST_KEPT, share=_MOST_SHARE)
    return kept and not other_item(item, known)


def _filled_in_anew(item: ReadItem, known: Verdict, features: Features) -> bool:
    """Tell a form that was filled in for somebody else, as greetings are to two presidents.

    The headline of each has a name of its own, and the forms are alike: names disagree under like
    headlines, or the texts are of one size. A version that names itself one has to show both.
    Under one headline, each text has names that the other has not.
    """
    f = features
    least, most = sorted((f.new_words, f.known_words))
    parted = f.headline >= _SAME_FORM and f.names_conflicting + f.names_parted > 0
    one_size = most <= _ONE_SIZE * least
    if f.exact:
        return False
    if f.containment >= _ONE_FORM and one_size and f.names_conflicting and _others(item, known, 2):
        return least < _SHORT
    if item.rank != known.rank:
        one_form = parted and one_size and f.names_conflicting > 1
    elif _is_another_turn(item, known, f):
        return True
    else:
        one_form = (parted and least < _SHORT) or one_size
    return one_form and other_subject(item, known)


def _is_another_turn(item: ReadItem, known: Verdict, f: Features) -> bool:
    """Tell a form used a second time on a day, for other news.

    The headline says the opposite; or of two short texts headline and beginning are one form, and
    each has names of its own, or they part below it.
    """
    least, most = sorted((f.new_words, f.known_words))
    if are_opposed(item.headline, known.headline):
        share = _MOST_SHARE if most <= _SHORT else 0.5
        return not is_said(item) and not kept_sentences(item, known, share=share)
    one_form = min(f.lead, f.headline) >= _SAME_FORM and most <= min(_SHORT, _ONE_SIZE * least)
    parts = f.lead >= f.containment + _PARTING and not kept_sentences(item, known, 1, 0)
    return one_form and (parts or _others(item, known, 2))


def _others(item: ReadItem, known: Verdict, least: int) -> bool:
    """Tell whether each of two texts has so many names that are in the other one nowhere."""
    ours, theirs = (values(b64decode(one.sketch)).names for one in (item, known))
    own = (one - spelled_out(other) - counts() for one, other in ((ours, theirs), (theirs, ours)))
    return min(map(len, own)) >= least


def _is_reworded(item: ReadItem, known: Verdict, features: Features) -> bool:
    """Tell a report put into other words, as in a second translation: nobody else is in it.

    What reads as other names are the same ones in another place. A form filled in for somebody
    else keeps more of its words.
    """
    f = features
    few = 0 < f.names_conflicting <= _MOST_MOVED and not f.numbers_conflicting
    if not few or f.day is not Day.SAME or f.names_agreeing < _AGREEING * f.names_conflicting:
        return False
    alike = min(f.containment, f.headline) >= _REWORDED
    alike = alike and (f.lead >= _REWORDED_LEAD or kept_sentences(item, known))
    ours = spelled_out(values(b64decode(item.sketch)).names)
    if not alike or other_item(item, known) or not names_on_top(known) <= ours:
        return False
    return not _others(item, known, 1 if f.containment >= _ONE_FORM else 2)


def _undated(opinion: Opinion) -> bool:
    f = opinion.features
    if f.day is not Day.UNKNOWN or f.exact or min(f.new_words, f.known_words) >= _SHORT:
        return False
    agreeing = not (f.numbers_conflicting or f.names_conflicting) and f.containment >= _MOST
    return not agreeing and max(f.lead, f.headline) < _SAME_TOP


def facts(text: ReadItem | Verdict) -> Facts:
    """Return what is known of a text beside its sketch."""
    return Facts(rank=text.rank, item_class=text.item_class, timestamp_ms=text.timestamp_ms)
