"""Whether two headlines contradict each other: opposite statements or other figures."""

import re
from collections.abc import Iterable
from itertools import permutations

# Forms of words that agencies head two reports of one form with, each line two opposites.
_OPPOSITES = """
send sends sent / receive receives received
leave leaves left depart departs departed / arrive arrives arrived return returns returned
open opens opened / close closes closed
begin begins began start starts started / end ends ended finish finishes finished
raise raises raised hike hikes hiked / cut cuts lower lowers lowered
rise rises rose gain gains gained up / fall falls fell drop drops dropped down
win wins / lose loses lost
buy buys bought / sell sells sold
accept accepts accepted approve approves approved / reject rejects rejected
export exports / import imports
issue issues issued impose imposes imposed / lift lifts lifted
arrest arrests arrested jail jails jailed / free frees freed release releases released
resume resumes resumed / suspend suspends suspended halt halts halted
confirm confirms confirmed / deny denies denied
"""


def _pairs() -> Iterable[tuple[frozenset[str], frozenset[str]]]:
    for line in _OPPOSITES.split("\n")[1:-1]:
        one, other = (frozenset(side.split()) for side in line.split("/"))
        yield from permutations((one, other), 2)


# Ordered by what they count.
NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_VALUES = {word: str(value) for value, word in enumerate(NUMBERS.split(), 1)}
_FIGURE = re.compile(r"(?<![\w.,-])\d[\d,.]*(?![\w-])|[a-z]+")

# Of one market each part of its day has its own report.
_SESSIONS = tuple(
    frozenset(line.split())
    for line in (
        "early open opens opened opening",
        "midday noon midsession midmorning midafternoon",
        "late close closes closed closing end ends ended",
    )
)
# What a notice of a company is headed by beside the name of the company.
_FORM = frozenset(
    """
    a an and in of on to for its inc corp corporation co cos company ltd plc lp llc sa ag nv
    set sets declare declares vote votes payout payouts dividend dividends div divs quarterly qtly
    qtrly regular reg monthly mthly annual semi-annual net loss losses profit results earnings
    operating oper qtr qtrs quarter quarters year years half mth mths month months six nine
    end ends ended jan feb mar march apr april may june july aug sept oct nov dec
    """.split()
)
# `<HLD>`, `<HLD.O>`: the letters that an exchange knows a company by.
_TICKER = re.compile(r"<([A-Z]{1,5})(?:\.[A-Z]{1,2})?>")
_TITLE_WORD = re.compile(r"[^\W_][\w'&/-]*")

# Two stages of one thing: it may come, and it is done.
_COMING = frozenset(
    """
    talks talking negotiates negotiating negotiations seek seeks seeking consider considers
    considering plan plans planning propose proposes proposed proposal intend intends mull mulls
    mulling may might could eyes bid bids bidding
    """.split()
)
_DONE = frozenset(
    """
    complete completes completed completing completion close closes closed closing
    finalize finalizes finalized finalise finalises finalised
    """.split()
)

_ANOTHER, _AGAIN = frozenset({"another"}), frozenset({"another", "again", "anew"})
_PAIRS = tuple(_pairs())


def are_opposed(one: str | None, other: str | None) -> bool:
    """Tell whether one headline has a word, and the other one only what is its opposite.

    Of one event's two ends, as leaving and coming home, each has its own report.
    """
    ours, theirs = (_folded(text) for text in (one, other))
    return any(
        ours & said and theirs & denied and not (ours & denied or theirs & said)
        for said, denied in _PAIRS
    )


def has_come(one: str | None, other: str | None, told: Iterable[str]) -> bool:
    """Tell whether the second headline speaks of what may come, and the first of it no more.

    Nor does what the first heads, which has the words `told`.
    """
    ours, theirs = _folded(one), _folded(other)
    words = ours.union(word.casefold() for word in told)
    return words.isdisjoint(_COMING) and not theirs.isdisjoint(_COMING)


def at_another_stage(one: str | None, other: str | None, told: Iterable[str]) -> bool:
    """Tell whether one of two headlines speaks of what may come, or is done, and the other not."""
    ours, theirs = _folded(one), _folded(other)
    words = ours.union(word.casefold() for word in told)
    coming = theirs.isdisjoint(_COMING) and not ours.isdisjoint(_COMING)
    done = words.isdisjoint(_DONE) != theirs.isdisjoint(_DONE)
    return coming or done or has_come(one, other, told)


def _folded(headline: str | None) -> frozenset[str]:
    return frozenset((headline or "").casefold().split())


def happens_again(one: str | None, other: str | None, *, numbered: bool) -> bool:
    """Tell whether a headline says of its news that it was there before, and another does not.

    A `numbered` version may come to say of its own news that it is there again.
    """
    ours, theirs = (_folded(text) for text in (one, other))
    return bool(ours & (_ANOTHER if numbered else _AGAIN)) and not theirs & _AGAIN


def count_otherwise(one: str | None, other: str | None) -> bool:
    """Tell whether both headlines have figures, in digits or in words, and none is in both."""
    ours, theirs = _figures(one), _figures(other)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _figures(headline: str | None) -> set[str]:
    words = (one.rstrip(".,") for one in _FIGURE.findall((headline or "").casefold()))
    return {_VALUES.get(one, one) for one in words if one[0].isdigit() or one in _VALUES}


def other_figures(one: str | None, other: str | None) -> bool:
    """Tell whether both headlines have figures, and not the same: a price, an hour."""
    ours, theirs = _figures(one), _figures(other)
    return bool(ours and theirs) and ours != theirs


def other_session(one: str | None, other: str | None) -> bool:
    """Tell whether each headline names a part of the day that the other one does not."""
    ours, theirs = (
        {part for part in _SESSIONS if not part.isdisjoint((text or "").casefold().split())}
        for text in (one, other)
    )
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def untickered(headline: str | None) -> str:
    """Return a headline without the letters of exchanges, which change with the exchange."""
    return _TICKER.sub(" ", headline or "")


def tickers(headline: str | None) -> frozenset[str]:
    """Return the letters in a headline that exchanges know companies by."""
    return frozenset(_TICKER.findall(headline or ""))


def announced(headline: str | None) -> frozenset[str] | None:
    """Return what a company is said to do behind its letters, beside the words of a notice's form.

    None where nothing stands behind them, as in what another one does with it.
    """
    found = _TICKER.search(headline or "")
    behind = (headline or "")[found.end() :] if found else ""
    return company(behind) if behind.strip() else None


def company(headline: str | None) -> frozenset[str]:
    """Return what is left of the headline of a notice without the words of its form."""
    words = untickered(headline).casefold().replace(".", "")
    found = frozenset(_TITLE_WORD.findall(words)) - _FORM
    return frozenset(one for one in found if not one[0].isdigit())
