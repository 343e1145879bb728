"""Bodies that only what stands beside them tells: who speaks for them, and what they are called.

Lundby CEO Ann Lee; an analyst at Lundby; brewer Lundby; the Lundby think tank.
"""

from bisect import bisect_right
from collections.abc import Iterator

from service.core.article import Span
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
from service.core.enrich.standing import standing
from service.core.enrich.words import TITLE_WORDS

_DEMONYMS = ("ican", "ian", "ean", "nese", "ish", "men", "man")
_AT = frozenset({"at", "with"})
_OF_FIRM = frozenset({"executive", "CEO", "CFO", "chairman", "chairwoman", "economist"})
_AT_THE = ("at the ", "with the ", "of the ")
_FIRM_OF = tuple(f"{post} of " for post in sorted(_OF_FIRM))
# The last two letters of whatever tells a body before its name: most words have others.
_ENDINGS = frozenset(word[-2:] for word in CALLED | _AT | {"the", "of"})
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
    told = [
        (start, run)
        for start, run in body.runs
        if text[start - 3 : start - 1] in _ENDINGS and _is_told(text, start, start + len(run))
    ]
    told += [
        (start, run) for start, run in body.parted if CALLED_BESIDE.match(text, start + len(run))
    ]
    for start, run in sorted(told):
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
    written = text[begin : start - 1]
    initials = written.isupper() and len(written) >= _FEWEST and written not in NO_BODY
    if not initials and EMPLOYED.isdisjoint(title.split(" ")):
        return None
    known = initials or " " in written or written in body.calls
    if not known and opens_sentence(text, begin):
        return None
    return begin, start - 1


def _is_of_nobody(text: str, start: int, end: int) -> bool:
    """Tell by literals the many that stand behind `the` or `of` and are no body."""
    if text.startswith("the ", start - 4):
        called = text[end : end + _OPENING] in _AFTER and text.startswith(CALLED_AFTER, end)
        return not (called or text.endswith(_AT_THE, 0, start))
    return text.startswith("of ", start - 3) and not text.endswith(_FIRM_OF, 0, start)


def _is_told(text: str, start: int, end: int) -> bool:
    """Say whether the words beside a run say that it names a body."""
    if _is_of_nobody(text, start, end):
        return False
    before = word_before(text, start)
    if before in CALLED:
        # A crane operator is a person, a rail operator none.
        return not text.startswith(", who ", end)
    if text.startswith(" and ", end) and text[end + len(" and ")].isupper():
        return False
    if before == "the":
        if text[end : end + 1] == " " and text.startswith(CALLED_AFTER, end):
            return True
        start -= len("the ")
        before = word_before(text, start)
    if before in _AT:
        return word_before(text, start - len(before) - 1) in POSTS
    return before == "of" and word_before(text, start - len("of ")) in _OF_FIRM


def _may_be(text: str, span: Span, people: set[str]) -> bool:
    """Say whether a run may name a body, and is no place, people, person or post."""
    written = text[slice(*span)]
    words = written.split(" ")
    if len(words) > _MOST or len(written) > _LONGEST or len(written) < _FEWEST:
        return False
    if not (NEUTRAL_AFTER.isdisjoint(words) and TITLE_WORDS.isdisjoint(words)):
        return False
    if not (
        NO_EMPLOYER.isdisjoint(words) and TAILS.isdisjoint(words) and people.isdisjoint(words)
    ):
        return False
    if written in NO_BODY or words[-1].endswith(_DEMONYMS):
        return False
    if any(word.rpartition("-")[2] in HYPHENED for word in words):
        return False
    return standing(written) is None
