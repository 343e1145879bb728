"""Compares two dispatches by their texts and by what the agency says about them."""

from dataclasses import dataclass

from service.core.internal import ReadItem, Verdict
from service.core.likeness import (
    SHORT,
    Day,
    Facts,
    Features,
    Likeness,
    Opinion,
    decide,
)
from service.core.story.compatible import (
    counted_otherwise,
    kept_sentences,
    other_item,
    other_subject,
    others,
    text_words,
)
from service.core.story.headings import (
    are_opposed,
    count_otherwise,
    happens_again,
    has_come,
    other_session,
)
from service.core.story.retold import told_anew
from service.core.story.ruling import is_said
from service.core.story.swapped import heads_another, is_of_another_thing

STRENGTH = {Likeness.EXACT: 3, Likeness.UPDATE: 2, Likeness.NEAR: 2}
# Short texts without a day are told from the next report in the same words by their top, or by
# sharing most of the words without a number or name that disagrees.
_SAME_TOP, _MOST, _SHORT = 0.8, 0.75, 150
# A new opening and this many new words are news, though the rest stayed.
_NEW_LEAD, _NEW_WORDS, _ALL = 0.5, 25, 0.9
_NEWS = ("new_lead", "recast", "figures", "longer")
_SAME_FORM, _ONE_SIZE, _ONE_FORM, _PARTING, _MOST_KEPT = 0.6, 1.15, 0.8, 0.2, 0.75


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
    elif one_story and _undated(item, known, opinion):
        one_story, reason = False, "undated"
    elif one_story and _filled_in_anew(item, known, features):
        one_story, reason = False, "other_subject"
    elif not one_story and (told := told_anew(item, known, opinion)):
        one_story, reason = True, told
    if one_story:
        reason = _news_of_a_copy(item, known, opinion, reason)
    return Judgement(
        known=known,
        opinion=opinion,
        reason=reason,
        one_story=one_story,
        brings_news=opinion.likeness is Likeness.UPDATE
        or (reason in _NEWS and not (reason == "new_lead" and _is_all_known(features))),
    )


def _is_all_known(f: Features) -> bool:
    """Tell a text all of which a longer one has: the original, after what has put a top on it."""
    return f.kept >= _ALL and f.new_words <= _ALL * f.known_words


def _news_of_a_copy(item: ReadItem, known: Verdict, opinion: Opinion, reason: str) -> str:
    """Return what is news in a text that is hardly longer: its headline's figures, or its top."""
    f = opinion.features
    near = opinion.likeness is Likeness.NEAR or (
        reason == "reworded" and kept_sentences(item, known)
    )
    counted = item.rank == known.rank and count_otherwise(item.headline, known.headline)
    corrected = reason == "reworded" and f.numbers_conflicting > 0
    if corrected or (counted and (near or reason == "reworded")):
        return "figures"
    new_words = f.new_words * (1 - f.kept) >= _NEW_WORDS
    new_lead = f.lead < _NEW_LEAD and new_words
    if reason == "reworded" and f.new_words >= _ONE_SIZE * f.known_words and new_words:
        return "longer"
    return "new_lead" if near and new_lead else reason


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
        return heads_another(item, known)
    numbered = item.rank != known.rank
    if f.numbers_conflicting and happens_again(item.headline, known.headline, numbered=numbered):
        return True
    if f.containment >= _ONE_FORM and one_size and f.names_conflicting and others(item, known, 2):
        return least < _SHORT
    if numbered:
        one_form = parted and one_size and f.names_conflicting > 1
    elif _is_another_turn(item, known, f) or (one_size and is_of_another_thing(item, known, f)):
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
    heads = (item.headline, known.headline)
    come = least < SHORT and has_come(*heads, text_words(item))
    if are_opposed(*heads) or other_session(*heads) or come:
        share = _MOST_KEPT if most <= _SHORT else 0.5
        return not is_said(item) and not kept_sentences(item, known, share=share)
    one_form = min(f.lead, f.headline) >= _SAME_FORM and most <= min(_SHORT, _ONE_SIZE * least)
    parts = f.lead >= f.containment + _PARTING and not kept_sentences(item, known, 1, 0)
    return one_form and (parts or others(item, known, 2))


def _undated(item: ReadItem, known: Verdict, opinion: Opinion) -> bool:
    f = opinion.features
    least, most = sorted((f.new_words, f.known_words))
    if f.day is not Day.UNKNOWN or f.exact or least >= _SHORT:
        return False
    one_form = least < SHORT and most <= _ONE_SIZE * least and item.rank == known.rank
    if one_form and counted_otherwise(item, known):
        return True
    agreeing = not (f.numbers_conflicting or f.names_conflicting) and f.containment >= _MOST
    return not agreeing and max(f.lead, f.headline) < _SAME_TOP


def facts(text: ReadItem | Verdict) -> Facts:
    """Return what is known of a text beside its sketch."""
    return Facts(rank=text.rank, item_class=text.item_class, timestamp_ms=text.timestamp_ms)
