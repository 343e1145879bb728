"""Whether two stories that share words are of one affair, or two uses of one form."""

from service.core.internal import ReadItem, Verdict
from service.core.likeness import RELATED, TINY, Day, Features, Likeness, Reason
from service.core.story.alike import Judgement
from service.core.story.compatible import names_all, names_on_top
from service.core.story.headings import tickers

# A follow-up opens with what is new; a form opens as it did.
_OPENED = 0.33
# An aside repeats few words of what it stands beside, and names whom and what that is about.
_NAMED = 6
_ASIDES = frozenset(
    {"news focus", "news analysis", "analysis", "factbox", "fact box", "explainer", "interview"}
    | {"yonhap interview", "feature", "yonhap feature", "profile", "timeline", "chronology", "q&a"}
    | {"reaction", "quotes", "background", "backgrounder"}
)


def is_aside(item: ReadItem) -> bool:
    """Tell whether a text says that it stands beside the news: by a tag or its headline."""
    tags = (item.event.get("wire") or {}).get("tags") or ()
    genres = {str(tag.get("genre") or tag.get("raw")).casefold() for tag in tags}
    opening = (item.headline or "").partition(":")[0].casefold()
    return bool(genres & _ASIDES) or opening in _ASIDES


def is_kin(item: ReadItem, one: Judgement) -> bool:
    """Tell whether a known text that is another story is one of the same affair.

    Of two forms with the same words, each is about somebody else.
    """
    f, reason = one.opinion.features, one.opinion.reason
    if one.one_story or reason is Reason.TEMPLATE:
        return False
    if item.series is not None and item.series == one.known.series:
        return False
    if f.containment < RELATED:
        return _names_the_same(f) and is_aside(item) and _goes_on_about(item, one.known, f)
    if reason is Reason.NUMBER_CONFLICT:
        return f.day is Day.SAME and _of_one_company(item, one.known)
    if one.opinion.likeness is Likeness.DIFFERENT:
        return False
    return _of_one_company(item, one.known) or _goes_on_about(item, one.known, f)


def _names_the_same(f: Features) -> bool:
    """Tell whether many names of a text stand in another one of its day as they do in it."""
    agreeing = f.names_agreeing >= _NAMED and not (f.names_conflicting or f.numbers_conflicting)
    return agreeing and f.day is Day.SAME and f.lead >= _OPENED


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
