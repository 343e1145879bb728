"""Organisations known only by their context: who speaks for them, what they are called.

Lundby CEO Ann Lee; an analyst at Lundby; brewer Lundby; the Lundby think tank.
"""

from bisect import bisect_right
from collections.abc import Iterator

from service.core.article import Span
from service.core.enrich.kernel import Mark
from service.core.enrich.known_names import standing
from service.core.enrich.model import Entity
from service.core.enrich.name_words import HYPHENED, POSTS
from service.core.enrich.organisation_words import (
    CALLED,
    CALLED_AFTER,
    CALLED_BESIDE,
    EMPLOYED,
    NEUTRAL_AFTER,
    NO_BODY,
    NO_EMPLOYER,
    TAILS,
)
from service.core.enrich.scan import Body, Claims, opens_sentence, word_before
from service.core.enrich.words import TITLE_WORDS

_DEMONYMS = ("ican", "ian", "ean", "nese", "ish", "men", "man")
_AT = frozenset({"at", "with"})
_OF_FIRM = frozenset({"executive", "CEO", "CFO", "chairman", "chairwoman", "economist"})
_AT_THE = ("at the ", "with the ", "of the ")
_FIRM_OF = tuple(f"{post} of " for post in sorted(_OF_FIRM))
# The last two letters of whatever tells a body before its name: most words have others.
_ENDINGS = frozenset(word[-2:] for word in CALLED | _AT)
_BESIDE = Mark.BEHIND_WORD | Mark.BEHIND_THE | Mark.BEHIND_OF | Mark.PARTED
_MOST, _FEWEST, _LONGEST, _OPENING = 4, 2, 60, 3
_AFTER = frozenset(called[:_OPENING] for called in CALLED_AFTER)


def employers(body: Body, claims: Claims, people: tuple[Entity, ...]) -> Iterator[Span]:
    """Yield where bodies stand that what is beside them tells; `claims` are of the people."""
    found = [
        span
        for person in people
        if person.title and person.method == "title_before_name"
        for start, _ in person.body_spans
        if (span := _before(body, start, person.title))
    ]
    text = body.text
    told = [run for run, mark in body.firms() if mark & _BESIDE and _is_told(text, *run, mark)]
    for start, run in told:
        if claims.is_free(start, start + len(run)):
            found.append((start, _joined(body, start + len(run))))
    if found:
        named = {word for person in people for word in person.name.split(" ")}
        yield from (span for span in found if _may_be(body.text, span, named))


def _joined(body: Body, end: int) -> int:
    """Return where a name ends that goes on after an ampersand: Haar & Karr."""
    following = bisect_right(body.runs, (end,))
    if not body.text.startswith(" & ", end) or following == len(body.runs):
        return end
    start, run = body.runs[following]
    return start + len(run) if start == end + len(" & ") else end


def _before(body: Body, start: int, title: str) -> Span | None:
    """Return what stands before a post, if it is whom one of that post works for."""
    text, runs = body.text, body.runs
    if text[start - 1 : start] != " " or not text[start - 2 : start - 1].isalnum():
        return None
    begin, run = runs[bisect_right(runs, (start,)) - 1]
    if not begin < start <= begin + len(run) + 1:
        return None
    # Of Haar and Karr half says nothing.
    if text.endswith(" and ", 0, begin):
        return None
    written = text[begin : start - 1]
    initials = written.isupper() and len(written) >= _FEWEST and written not in NO_BODY
    if not initials and EMPLOYED.isdisjoint(title.split(" ")):
        return None
    known = initials or " " in written or written in body.spoken
    if not known and opens_sentence(text, begin):
        return None
    return begin, start - 1


def _is_told(text: str, start: int, run: str, mark: int) -> bool:
    """Say whether the words beside a run say that it names a body."""
    end = start + len(run)
    if mark & Mark.BEHIND_WORD:
        told = text[start - 3 : start - 1] in _ENDINGS and _is_told_behind(text, start, end)
    elif mark & Mark.BEHIND_THE:
        told = _is_told_behind_the(text, start, end)
    else:
        told = bool(mark & Mark.BEHIND_OF) and _is_told_behind_of(text, start, end)
    return told or (mark & Mark.PARTED > 0 and CALLED_BESIDE.match(text, end) is not None)


def _is_told_behind(text: str, start: int, end: int) -> bool:
    """Say whether a word before a name says that it is a body's: brewer Lundby."""
    before = word_before(text, start)
    if before in CALLED:
        # A crane operator is a person, a rail operator none.
        return not text.startswith(", who ", end)
    return before in _AT and not _is_one_of_two(text, end) and _is_at(text, start, before)


def _is_told_behind_the(text: str, start: int, end: int) -> bool:
    """Say the same of one behind `the`: the Lundby think tank, an analyst at the Lundby."""
    # Letters first: there are many of them, and few are followed so.
    called = text[end : end + _OPENING] in _AFTER and text.startswith(CALLED_AFTER, end)
    if not (called or text.endswith(_AT_THE, 0, start)) or _is_one_of_two(text, end):
        return False
    if word_before(text, start) != "the":
        return False
    start -= len("the ")
    before = word_before(text, start)
    return called or (
        _is_at(text, start, before) if before in _AT else _is_of(text, start, before)
    )


def _is_told_behind_of(text: str, start: int, end: int) -> bool:
    """Say the same of one behind `of`: chairman of Lundby."""
    if not text.endswith(_FIRM_OF, 0, start) or _is_one_of_two(text, end):
        return False
    return _is_of(text, start, word_before(text, start))


def _is_at(text: str, start: int, before: str) -> bool:
    return word_before(text, start - len(before) - 1) in POSTS


def _is_of(text: str, start: int, before: str) -> bool:
    return before == "of" and word_before(text, start - len("of ")) in _OF_FIRM


def _is_one_of_two(text: str, end: int) -> bool:
    """Say whether another name follows: who is at Lundby and Ann Lee."""
    behind = end + len(" and ")
    return text.startswith(" and ", end) and text[behind : behind + 1].isupper()


def _may_be(text: str, span: Span, people: set[str]) -> bool:
    """Say whether a span may name a body, and no person of the text."""
    written = text[slice(*span)]
    return may_employ(written) and people.isdisjoint(written.split(" "))


def may_employ(written: str) -> bool:
    """Say whether a name may be a body's, and is no place, people or post."""
    words = written.split(" ")
    if len(words) > _MOST or len(written) > _LONGEST or len(written) < _FEWEST:
        return False
    if not (NEUTRAL_AFTER.isdisjoint(words) and TITLE_WORDS.isdisjoint(words)):
        return False
    if not (NO_EMPLOYER.isdisjoint(words) and TAILS.isdisjoint(words)):
        return False
    if written in NO_BODY or "'" in written or words[-1].endswith(_DEMONYMS):
        return False
    if any(word.rpartition("-")[2] in HYPHENED for word in words):
        return False
    return standing(written) is None
