"""Stories retold: one story although opening, names or length alone speak against it."""

from base64 import b64decode
from datetime import date

from service.core.internal import ReadItem, Verdict
from service.core.likeness import (
    SHORT,
    TINY,
    Day,
    Features,
    Opinion,
    Reason,
    names_of,
    values,
)
from service.core.story.compatible import (
    counted_otherwise,
    kept_sentences,
    names_on_top,
    one_subject,
    other_item,
    other_subject,
    others,
    recasts,
    shared,
)
from service.core.story.notices import is_filed_twice
from service.core.story.refiled import is_rewritten, weekdays

_LONG, _HALF, _REWORDED, _REWORDED_LEAD, _FORM = 150, 0.5, 0.6, 0.4, 0.75
_MOST_MOVED, _AGREEING = 3, 5
# How much of a story stands below a new top: names, sentences, and what its length may become.
_MANY, _MOST_KEPT, _KEPT_OF_A_VERSION, _MOST_SHARE, _GROWN = 10, 6, 3, 0.75, 1.5
_ALL, _ALL_NAMES = 0.9, 8
# Where one name stands elsewhere: what stays of the opening and of all, how many figures.
_OPENED, _MOVED, _COUNTED, _CUT = 0.6, 0.65, 2, 1.3


def told_anew(item: ReadItem, known: Verdict, opinion: Opinion) -> str | None:
    """Return how a pair that the texts alone leave apart is one story, or None."""
    f = opinion.features
    if _is_recast(item, known, f):
        return "recast"
    told = _told_otherwise(item, known, opinion)
    return told if told and not other_item(item, known) else None


def _told_otherwise(item: ReadItem, known: Verdict, opinion: Opinion) -> str | None:
    f = opinion.features
    if opinion.reason is Reason.OTHER_OPENING and _is_topped_anew(item, known, f):
        return "new_lead"
    if opinion.reason is Reason.NAME_CONFLICT and (
        _is_reworded(item, known, f) or _has_moved_a_name(item, known, f)
    ):
        return "reworded"
    if opinion.reason is Reason.DIGEST:
        return None
    if opinion.reason is Reason.REDATED and _is_copied_next_day(item, known, f):
        return "reworded"
    daily = opinion.reason is Reason.TEMPLATE and f.days_apart
    again = is_filed_twice(item, known, f) or (not daily and is_rewritten(item, known, f))
    return "reworded" if again else None


def _is_recast(item: ReadItem, known: Verdict, f: Features) -> bool:
    """Tell whether a numbered version says that its top is new, and keeps the story below it.

    Where fewer sentences stand as they did, the more names agree, and a toll may have moved.
    """
    later = item.ordinal is not None and item.rank > known.rank and recasts(item)
    if not later or f.day is not Day.SAME or f.containment < _HALF:
        return False
    if f.names_conflicting > 1 or other_item(item, known):
        return False
    kept = kept_sentences(item, known)
    if f.names_conflicting:
        # One that stands elsewhere is no other name.
        told = kept and not f.numbers_conflicting and f.names_agreeing >= _AGREEING - 1
        return told and one_subject(item, known)
    if kept and f.names_agreeing and not f.numbers_conflicting:
        return True
    told = f.containment >= _REWORDED or kept_sentences(item, known, share=0)
    moved = f.numbers_conflicting <= min(1, f.numbers_agreeing // 4)
    return told and moved and f.names_agreeing > _AGREEING and not other_subject(item, known)


def _is_topped_anew(item: ReadItem, known: Verdict, f: Features) -> bool:
    """Tell a story that runs on below a new top, nearly all of its sentences as they were.

    What follows it on its day tells half of it again, and a brief stands in a far longer story.
    Of a numbered version fewer sentences are enough; and those of one day may be put together
    otherwise where nearly every word of the one is in the other.
    """
    least, most = sorted((f.new_words, f.known_words))
    one_day = f.day is Day.SAME or (f.day is Day.UNKNOWN and least >= _LONG)
    if f.numbers_conflicting or not one_day or most > _GROWN * least:
        return False
    half = shared(set(item.sentences), set(known.sentences)) >= _HALF
    whole = half and f.day is Day.SAME and f.containment >= _ALL
    if whole and f.names_agreeing >= _ALL_NAMES and not f.names_conflicting:
        return True
    numbered = item.ordinal is not None and item.rank > known.rank
    enough = _KEPT_OF_A_VERSION if numbered else _MOST_KEPT
    kept = kept_sentences(item, known, least=enough, share=_MOST_SHARE)
    return kept and f.names_agreeing >= _MANY * max(1, f.names_conflicting)


def _is_reworded(item: ReadItem, known: Verdict, f: Features) -> bool:
    """Tell a report put into other words, as in a second translation: nobody else is in it.

    What reads as other names are the same ones in another place. A form filled in for somebody
    else keeps more of its words.
    """
    few = 0 < f.names_conflicting <= _MOST_MOVED and not f.numbers_conflicting
    if not few or f.day is not Day.SAME or f.names_agreeing < _AGREEING * f.names_conflicting:
        return False
    alike = min(f.containment, f.headline) >= _REWORDED
    alike = alike and (f.lead >= _REWORDED_LEAD or kept_sentences(item, known))
    if not alike or not one_subject(item, known):
        return False
    # Of a form, or of a few sentences, one name that is nowhere else is enough.
    form = f.containment >= _FORM or min(f.new_words, f.known_words) < SHORT
    return not others(item, known, 1 if form else 2)


def _has_moved_a_name(item: ReadItem, known: Verdict, f: Features) -> bool:
    """Tell a report told again with its figures, one name of it in another place.

    Opening or headline stay, or it is cut off its end, or is a copy of the day after; each names
    whom the other is about. A form filled in for another names that one.
    """
    if f.names_conflicting != 1 or f.names_parted or f.numbers_conflicting:
        return False
    least = min(f.new_words, f.known_words)
    if least < TINY or (least < SHORT and others(item, known, 1)):
        return False
    opened = f.lead >= _OPENED and f.containment >= _MOVED
    opened = opened and f.numbers_agreeing >= _COUNTED
    counted = f.headline >= _OPENED and f.containment >= _MOVED
    counted = counted and f.numbers_agreeing >= 2 * _COUNTED
    cut = f.known_words >= _CUT * f.new_words and min(f.containment, f.lead) >= _ALL
    told = opened or counted or (cut and f.names_agreeing >= _ALL_NAMES)
    copied = min(f.containment, f.lead) >= _ALL and f.numbers_agreeing >= 2 * _COUNTED
    told = (told and f.day is Day.SAME) or (copied and f.days_apart == 1)
    return told and bool(names_on_top(known)) and one_subject(item, known)


def _is_copied_next_day(item: ReadItem, known: Verdict, f: Features) -> bool:
    """Tell a short text of the day before, which says on what day of the week its news was.

    What comes daily in the same words names the next one then.
    """
    alike = f.exact or (min(f.containment, f.lead) >= _ALL and f.headline >= _OPENED)
    if not alike or f.numbers_conflicting or f.names_conflicting:
        return False
    if f.days_apart != 1 or min(f.new_words, f.known_words) < TINY:
        return False
    return _names_day(item, known) and not counted_otherwise(item, known)


def _names_day(item: ReadItem, known: Verdict) -> bool:
    """Tell whether two texts of two days name one day of the week: the earlier, if it is known."""
    said = [values(b64decode(one.sketch)).names & weekdays() for one in (item, known)]
    days = min(item.issued or "", known.issued or "")
    first = names_of(f"{date.fromisoformat(days):%A}") if days else said[0]
    return said[0] == said[1] == first and len(first) == 1
