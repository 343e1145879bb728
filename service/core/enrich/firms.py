"""Firms: names that a legal form ends, whatever stands between the two and joins them."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from service.core.article import Span
from service.core.enrich.known_names import standing
from service.core.enrich.name_words import HYPHENED
from service.core.enrich.organisation_names import KNOWN
from service.core.enrich.organisation_words import (
    BRANDED,
    FIRMS,
    FORMS,
    NOT_OURS,
    ROYAL,
    WARES,
    WITH_STOP,
)
from service.core.enrich.runs import Run
from service.core.enrich.scan import Body, Claims, opens_sentence, word_before
from service.core.enrich.words import CALENDAR
from service.core.lazy_pattern import later

_SECOND_FORM = re.compile(r"\.?,? (?:Ltd|Inc|Pte|LLC|Limited)\b\.?")
# Houses are called after people: stockbrokers Henry Haar, Henry Haar and Co.
_BROKERS = frozenset("stockbroker stockbrokers brokers auditors brokerage".split())
_HOUSES = (
    " and Co",
    " & Co",
    " and Sons",
    " & Sons",
    " and Associates",
    " and Partners",
)
_ANDS = frozenset({" and ", " & ", " und "})
_GENITIVES = frozenset({"'s ", "\u2019s "})
# Behind its name a firm's code: Haarwell <HWL.N>, Haarwell (NYSE: HWL).
_CODE = later(
    r" ?(?:<[A-Z][A-Z0-9]{0,6}(?:\.[A-Z]{1,3})?>|\((?:[A-Z0-9]{1,6}\.[A-Z]{1,2}|(?:NYSE|NASDAQ"
    r"|Nasdaq|LSE|LON|AIM|TSXV?|TSE|TYO|ASX|NZX|SGX|HKEX|HKG|SEHK|KRX|KOSPI|KOSDAQ|BSE|NSE|AMEX|OTC\w*|FRA"
    r"|ETR|EPA|Euronext|JSE|SIX)(?: [A-Z]\w+)?: ?[^()\n]{1,24})\))"
)
_MARK = re.compile("[<(>]")
_OPENED = (" <", " (", "<")
_PAIRING = (", ", "etween ", "oth ", "of ", "in ", "to ", "from ")
_LANDS = frozenset({"America", "North America", "Carolina", "Dakota", "Virginia"})
_FEWEST = 2


def incorporated(body: Body, at: int) -> Span | None:
    """Take the name that its legal form stands parted from: Northlake Medical, Inc.

    Or behind brackets: Northlake Finance (Asia) Ltd.
    """
    (start, run), (last, form) = body.runs[at - 1], body.runs[at]
    if not at or form not in FORMS:
        return None
    between = gap(body, at)
    if between == ") " and at > 1 and gap(body, at - 1) == " (":
        start, run = body.runs[at - 2]
    elif between != ", ":
        return None
    begin = _begin((start, run))
    return None if begin is None else (begin, stopped(body.text, last + len(form), form, []))


def company_of(body: Body, at: int, words: list[str], claims: Claims) -> int | None:
    """Return where a firm begins of which a run says the end: Haar Karr and Co Inc.

    Or its wares, or what a branded firm is: Omra Light and Power Co; Haar's Stores Inc.
    """
    if not at or not of_firms(words[-1]):
        return None
    start, run = body.runs[at - 1]
    if not claims.is_free(start, start + len(run)):
        return None
    named = [word for word in words if word not in FORMS]
    between = gap(body, at)
    if between in _ANDS:
        return _of_two(body, at, words, named)
    if between == ") " and not named and at > 1 and gap(body, at - 1) == " (":
        return _begin(body.runs[at - 2])
    own = branded(between, named) and " " not in run and not standing(run)
    return start if own else None


def _of_two(body: Body, at: int, words: list[str], named: list[str]) -> int | None:
    """Return where a firm begins that `and` joins: of two places, two partners, or two wares."""
    start, run = body.runs[at - 1]
    between = gap(body, at)
    if between == " and " and _of_two_places(body.text, body.runs[at - 1], words):
        return start
    if between == " und " or (between == " and " and _are_partners(body, at, named)):
        return _begin((start, run))
    wares = all(word in WARES or word in FIRMS for word in named)
    if not wares or run.rpartition(" ")[2] in FORMS:
        return None
    return _partners(body, at - 1, named)


def _of_two_places(text: str, before: Run, words: list[str]) -> bool:
    """Say whether a firm is of two places: Omra and Karr Banking Corp, but not between them."""
    start, run = before
    if standing(run) is None or text.endswith(_PAIRING, 0, start):
        return False
    return _is_placed(words)


def _is_placed(words: list[str]) -> bool:
    """Say whether a name begins with a place's."""
    return any(standing(" ".join(words[:size])) for size in (1, 2))


def is_coded(text: str, start: int, end: int) -> bool:
    """Say whether a name is a firm's by its code behind, or by the brackets of one that has none.

    <Haar Karr> is how agencies print a firm whose shares are not traded.
    """
    if text[end : end + 1] == ">" and start and text[start - 1] == "<":
        return any(map(str.islower, text[start:end]))
    return text.startswith(_OPENED, end) and _CODE.match(text, end) is not None


def is_house(text: str, start: int, end: int) -> bool:
    """Say whether somebody's name is a firm's: stockbrokers Henry Haar; Henry Haar and Co."""
    if word_before(text, start) in _BROKERS or text.startswith(_HOUSES, end):
        return True
    return is_coded(text, start, end)


def coded(body: Body) -> Iterator[Span]:
    """Yield what its code or its brackets tell to be a firm: Haarwell <HWL.N>, <Haar Karr>."""
    text = body.text
    for mark in _MARK.finditer(text):
        end = mark.start() - (text[mark.start() - 1] == " ")
        at = bisect_left(body.runs, (end,)) - 1
        start, run = body.runs[at] if at >= 0 else (end, "")
        if run and start + len(run) == end and is_coded(text, start, end):
            begin = _begin((start, run))
            if begin is not None and not _is_rest(body, at, begin, run):
                yield begin, end


def _is_rest(body: Body, at: int, begin: int, run: str) -> bool:
    """Say whether what a code stands behind is but the end of a name: Service Co of Omra <OSC>."""
    if FORMS.issuperset(run.split(" ")):
        return True
    if not at or begin != body.runs[at][0]:
        return False
    between = gap(body, at)
    of = between == " of " and not opens_sentence(body.text, body.runs[at - 1][0])
    return of or (between == " and " and body.runs[at - 1][1].count(" ") == 0)


def _are_partners(body: Body, at: int, named: list[str]) -> bool:
    """Say whether two names are a firm's: Haar and Karr Inc, of which neither stands elsewhere."""
    run = body.runs[at - 1][1]
    mine = named[0] if len(named) == 1 else ""
    return bool(mine) and not any(
        " " in name
        or name.isupper()
        or name in KNOWN
        or name in NOT_OURS
        or standing(name)
        or len(body.calls.get(name, ())) > (name == run)
        for name in (run, mine)
    )


def _partners(body: Body, at: int, named: list[str]) -> int | None:
    """Return where the partners begin whom commas join: Haar, Karr and Co."""
    while not named and at and gap(body, at) == ", " and " " not in body.runs[at - 1][1]:
        at -= 1
    return _begin(body.runs[at])


def is_of_place(body: Body, at: int, tail: str) -> bool:
    """Say whether a firm is of a country or a state: Empire of Carolina Inc."""
    if tail not in FORMS or opens_sentence(body.text, body.runs[at - 1][0]):
        return False
    named = " ".join(word for word in body.runs[at][1].split(" ") if word not in FORMS)
    return named in _LANDS or standing(named) is not None


def firm_of(before: Run, begin: int) -> int:
    """Return where a firm's name begins that is of something: Empire of Omra Inc.

    Chairman of Omra Inc is of it and no part of it.
    """
    start, run = before
    words = run.split(" ")
    first = first_word(words, len(words))
    return begin if first == len(words) else start + len(" ".join(words[:first])) + (first > 0)


def of_firms(tail: str) -> bool:
    """Say whether a telling word is of firms alone."""
    return tail in FORMS or tail in FIRMS


def branded(between: str, named: list[str]) -> bool:
    """Say whether a genitive and what stands behind it are one name: Haar's Investors Service."""
    return between in _GENITIVES and bool(named) and BRANDED.issuperset(named)


def parted(text: str, before: Run, mine: str) -> bool:
    """Say whether a run that `and` joins to a firm's name is no half of it.

    Light of Omra Light and Gas Co is; the Port of Omra and Karr Docks Ltd are two.
    """
    start, run = before
    if run in KNOWN or (text.endswith(" of ", 0, start) and " " in mine):
        return True
    return (
        standing(run) is not None
        and mine.count(" ") >= _FEWEST
        and not _is_placed(mine.split(" "))
    )


def stopped(text: str, end: int, tail: str, following: list[Run]) -> int:
    """Return where a firm's name ends: behind Co., and Co., Ltd.; Omra Engineering & Shipping."""
    if tail in FIRMS and text.startswith(" & ", end) and following:
        start, run = following[0]
        return start + len(run) if start == end + len(" & ") else end
    if tail not in WITH_STOP:
        return end
    second = _SECOND_FORM.match(text, end)
    return second.end() if second else end + (text[end : end + 1] == ".")


def gap(body: Body, at: int) -> str:
    """Return what stands between a run and the one before."""
    start, run = body.runs[at - 1]
    return body.text[start + len(run) : body.runs[at][0]]


def partners(body: Body, at: int) -> int:
    """Return where a firm's name begins that commas join: Haar, Karr, Poe & Lund LLP."""
    while at and gap(body, at) == ", " and _is_partner(body.runs[at - 1][1]):
        at -= 1
    return body.runs[at][0]


def _is_partner(run: str) -> bool:
    return " " not in run and run not in CALENDAR and standing(run) is None


def _begin(run: Run) -> int | None:
    """Return where in a run the name begins that goes on behind it."""
    start, written = run
    words = written.split(" ")
    first = first_word(words, len(words))
    return None if first == len(words) else start + len(" ".join(words[:first])) + (first > 0)


def first_word(words: list[str], tail: int) -> int:
    """Return where the name begins that a telling word ends: Seoul Central District Court."""
    first = tail
    while first and is_ours(words[first - 1]):
        first -= 1
    return first


def is_ours(word: str) -> bool:
    """Say whether a word before a telling one is a part of the name."""
    if word in NOT_OURS:
        return word in ROYAL
    return word.rpartition("-")[2] not in HYPHENED
