"""Whether two stories that share words are of one affair, or two uses of one form."""

from service.core.internal import ReadItem, Verdict
from service.core.likeness import RELATED, TINY, Day, Features, Likeness, Reason
from service.core.story.alike import Judgement
from service.core.story.compatible import names_all, names_on_top
from service.core.story.headings import tickers

# A follow-up opens with what is new; a form opens as it did.
_OPENED = 0.33


def is_kin(item: ReadItem, one: Judgement) -> bool:
    """Tell whether a known text that is another story is one of the same affair.

    Of two forms with the same words, each is about somebody else.
    """
    f, reason = one.opinion.features, one.opinion.reason
    if one.one_story or f.containment < RELATED or reason is Reason.TEMPLATE:
        return False
    if item.series is not None and item.series == one.known.series:
        return False
    if reason is Reason.NUMBER_CONFLICT:
        return f.day is Day.SAME and _of_one_company(item, one.known)
    if one.opinion.likeness is Likeness.DIFFERENT:
        return False
    return _of_one_company(item, one.known) or _goes_on_about(item, one.known, f)


def _of_one_company(item: ReadItem, known: Verdict) -> bool:
    return bool(tickers(item.headline) & tickers(known.headline))


def _goes_on_about(item: ReadItem, known: Verdict, f: Features) -> bool:
    """Tell whether one of two texts is about what the other one tells of.

    Words alone say so on one day, and if there are some; else it has to have a name.
    """
    ours, theirs = names_on_top(item), names_on_top(known)
    pairs = ((ours, known), (theirs, item))
    told = [about for about, text in pairs if names_all(text, about)]
    if not told:
        return False
    if not _of_one_day(item, known, f):
        return any(told) and f.lead < _OPENED
    words = min(f.new_words, f.known_words)
    return words >= TINY or bool(ours & theirs) or max(map(len, told)) > 1


def _of_one_day(item: ReadItem, known: Verdict, f: Features) -> bool:
    """Tell whether two texts were written on one day, or came on one if they show none."""
    arrived = f.day is Day.UNKNOWN and item.issued is not None
    return f.day is Day.SAME or (arrived and item.issued == known.issued)
