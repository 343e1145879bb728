"""Organisations named by a key word, the words before it and its complement.

Seoul Central District Court; the University of Bremen; the Meteorology and Geophysics Agency.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from service.core.article import Span
from service.core.enrich.acronyms import THINGS
from service.core.enrich.firms import (
    company_of,
    firm_of,
    first_word,
    gap,
    is_of_place,
    of_firms,
    parted,
    partners,
    stopped,
)
from service.core.enrich.known_names import standing
from service.core.enrich.organisation_names import KNOWN
from service.core.enrich.organisation_words import (
    ALONE_OF,
    CALLED,
    ENDS,
    FIRMS,
    FORMS,
    GENERIC,
    HALF,
    NEUTRAL_AFTER,
    NOT_OURS,
    OF_COUNTRIES,
    OF_HEADS,
    OF_SOME,
    OF_TOWNS,
    OFFICES,
    OPENERS,
    OWNERS,
    PLAIN,
    TAILS,
    TOPICS,
    WIDE,
)
from service.core.enrich.runs import Run
from service.core.enrich.scan import Body, Claims, opens_sentence
from service.core.lazy_pattern import later

_OWNED = r"(?:(?:People|Women|Children|[A-Z]\w*men)['\u2019]s|[A-Z]\w*s['\u2019])(?= [A-Z])"
_CAPITAL = rf"(?:{_OWNED}|[A-Z](?:[\w-]|['\u2019][A-Z])+)"
_CAPITALS = rf"(?:St\. )?{_CAPITAL}(?: (?:(?:de|da|do|del|di|du)(?: la| los)? )?{_CAPITAL}){{0,4}}"
_OF = later(
    rf" (?:of|for|on) (?:the )?{_CAPITALS}"
    rf"(?:(?:, {_CAPITALS}){{1,3}},? and {_CAPITALS}| and {_CAPITALS})?"
    rf"(?P<more> (?:of|for|at) (?:the )?{_CAPITALS})?"
)
_WINDS = frozenset("East West North South Eastern Western Northern Southern Central".split())
_PEACEKEEPERS = tuple(
    "Peacekeeping Force,Stabilization Mission,Observer Mission,Assistance Mission".split(",")
)
_POSTED = later(rf" in {_CAPITALS}")
# What brackets shorten with what it is in: Centre for Research in Human Rights (CRHR).
_IN = later(rf" in {_CAPITALS}(?= \([A-Z]{{3,}}\))")
_OWNERS_MARKS = ("' ", "\u2019 ", "'s ", "\u2019s ")
_FOREIGN_AND = frozenset(
    " y , e , et , und , dan , de , des , du , di , della , dell', für , fur ".split(",")
)
# The Armed Forces Minister is of no such body.
_OURS = frozenset({"U.S.", "U.K.", "US", "UK"})
_PRESS = frozenset({"Newspaper", "Press", "School", "Factory", "Network", "Railways", "Staff"})
_PAIR = 2
_CHAMBERS = frozenset({"House", "Senate", "West", "Left"})
_JUSTICE = frozenset({("Justice", 2), ("Justice", 3)})
_CAMPUSES = frozenset({"College", "University"})
_HOUSES = frozenset({"Senate", "Congress", "Legislature", "Parliament"})
_SIDES = frozenset({"Republican", "Democratic", "Conservative", "Labour"})
_LINKS = (" of ", " for ", " on ", " in ")
_NO_BODIES = (["Champions", "League"], ["Russian", "Federation"])
_HELD = (["Minister"], ["Ministers"])
_MEMBERS = frozenset({"Associations", "Federations"})


def opens(words: list[str]) -> bool:
    """Say whether a name begins with a word of another tongue."""
    return "'" in words[0] or not OPENERS.isdisjoint(words[:2])


def opened(body: Body, at: int) -> Span | None:
    """Take a name that begins with a word of another tongue: L'Università di Pisa."""
    start, run = body.runs[at]
    end = start + len(run)
    words = [word.rpartition("'")[2].rpartition("\u2019")[2] for word in run.split(" ")[:2]]
    opener = next((word for word in words if word in OPENERS), None)
    begin = start + run.find(opener) if opener else end
    if " " not in body.text[begin:end] or not ENDS.isdisjoint(run.split(" ")):
        return None
    if at + 1 < len(body.runs):
        following, more = body.runs[at + 1]
        if body.text[end:following] in _FOREIGN_AND:
            end = following + len(more)
    return begin, end


def telling_span(body: Body, at: int, claims: Claims) -> Span | None:
    """Take the words before a telling one, and what it is `of`."""
    (start, run), text = body.runs[at], body.text
    shape = _shape(run)
    words, tail, first, begin = shape.words, shape.tail, shape.first, start + shape.begin
    if words[tail] == "Directorate" and words[tail + 1 :] == ["General"]:
        return _general(text, start, run)
    if first == 0 and tail > 1 and opens_sentence(text, start) and _is_called(run[: shape.end]):
        first, begin = 1, start + len(words[0]) + 1
    end = start + shape.end
    of = text.startswith(_LINKS, end) and _of(text, end, words[tail], before=words[first:tail])
    if of and (_is_of_arts(words, first, tail) or not _is_body(body, at + 1)):
        return _reaching(body, at, (begin, of), alone=first == tail)
    if tail > first and _is_campus(words[tail], " ".join(words[tail + 1 :])):
        return begin, start + len(run)
    return _ended(body, at, (begin, end), claims, (first, tail))


class _Shape(NamedTuple):
    """A run's words: which tells, where the name before it begins, and both by position."""

    words: list[str]
    tail: int
    first: int
    begin: int
    end: int
    goes_on: bool


@lru_cache(maxsize=8192)
def _shape(run: str) -> _Shape:
    words = run.split(" ")
    tail = max(index for index, word in enumerate(words) if word in TAILS)
    first = first_word(words, tail)
    # Whose Senate it is says nothing of its name: the Republican Senate.
    if first < tail and words[first] in _SIDES:
        first += words[tail] in _HOUSES or " ".join(words[first + 1 : tail + 1]) in KNOWN
    begin = sum(map(len, words[:first])) + first
    end = len(" ".join(words[: tail + 1]))
    return _Shape(words, tail, first, begin, end, _goes_on(words[tail + 1 :]))


def _ended(body: Body, at: int, span: Span, claims: Claims, part: tuple[int, int]) -> Span | None:
    """Take what ends with the telling word, and is of nothing; `part` are first and last."""
    text, (begin, end), (first, tail) = body.text, span, part
    shape = _shape(body.runs[at][1])
    words = shape.words
    if shape.goes_on:
        return None
    company = company_of(body, at, words[: tail + 1], claims) if first == 0 else None
    if company is not None:
        return company, stopped(text, end, words[tail], body.runs[at + 1 : at + 2])
    owner = _owner(body, at) if first == 0 else None
    if words[tail + 1 : tail + 2] in _HELD or (
        owner is None and not _tells(words[first : tail + 1])
    ):
        return None
    if text.startswith(" and ", end) and _is_thing(body, at + 1):
        return None
    whole = begin
    if first == 0 and owner is None and not _follows_person(body, at, claims):
        joined = _joined(body, at, begin, words[tail])
        if joined is None:
            return None
        whole = joined
    return (whole if owner is None else _owned(body, at - 1, owner)), stopped(
        text, end, words[tail], body.runs[at + 1 : at + 2]
    )


def _general(text: str, start: int, run: str) -> Span:
    """Take what a directorate general is of: Directorate General of Highways."""
    of = _OF.match(text, start + len(run))
    return start, _of_end(of) if of else start + len(run)


def _follows_person(body: Body, at: int, claims: Claims) -> bool:
    """Say whether the run before is of a person, who is no half of a name."""
    start, run = body.runs[at - 1]
    return at > 0 and not claims.is_free(start + len(run) - 1, start + len(run))


def _is_called(name: str) -> bool:
    """Say whether a capital is of a sentence that begins with what a firm is: Brewer Haar Ltd.

    Or with what is said of a body known without it: Internal Deutsche Bank papers.
    """
    first, _, rest = name.partition(" ")
    known = name not in KNOWN and rest in KNOWN
    return known or (first.lower() in CALLED and first.endswith(("er", "or")))


def _is_campus(tail: str, rest: str) -> bool:
    """Say whether a university's name ends with its town: Imperial College London."""
    return tail in _CAMPUSES and bool(rest) and standing(rest) is not None


def _of(text: str, end: int, tail: str, *, before: list[str]) -> int | None:
    """Return where the name ends that a telling word goes on with: University of Bremen."""
    alone = not before
    headed = tail in OF_HEADS or tail in OF_SOME
    headed = headed or tail == "Office"
    match = _OF.match(text, end) if headed else None
    if match and tail == "Office" and OFFICES.isdisjoint(before) and " and " not in match[0]:
        return None
    if text.endswith(_PEACEKEEPERS, 0, end):
        posted = _POSTED.match(text, end)
        return posted.end() if posted else None
    if match is None:
        country = _OF.match(text, end) if tail in OF_COUNTRIES and not alone else None
        return _of_end(country) if country and _is_of_country(country[0]) else None
    if tail in OF_SOME:
        words = match[0].replace(",", "").split(" ")
        known = OF_SOME[tail] if before else ALONE_OF
        return None if known.isdisjoint(words) else match.end()
    whole = _of_end(match)
    # The council that meets on Monday is of nothing.
    return None if whole == match.start() else whole


def _is_of_country(of: str) -> bool:
    """Say whether a party or a board is of a country, or for something."""
    if of.startswith(" for "):
        return True
    known = standing(of.removeprefix(" of ").removeprefix("the "))
    return known is not None and known.country is not None


def _reaching(body: Body, at: int, span: Span, *, alone: bool) -> Span | None:
    """Reach back from a name that goes on with `of`, if it is no part of another's."""
    if not alone or span[0] != body.runs[at][0]:
        return span
    owner = _owner(body, at)
    begin = _joined(body, at, span[0], "") if owner is None else owner
    return None if begin is None else (begin, span[1])


def _owner(body: Body, at: int) -> int | None:
    """Return where a genitive begins that the name goes on from: Supreme People's Assembly."""
    if at == 0:
        return None
    start, run = body.runs[at - 1]
    between = body.text[start + len(run) : body.runs[at][0]]
    words = run.split(" ")
    if between not in _OWNERS_MARKS or words[-1] in NOT_OURS:
        return None
    plural = between[1] == " " and words[-1].endswith("s")
    if not plural and words[-1] not in OWNERS and not words[-1].endswith("men"):
        return None
    first = first_word(words, len(words) - 1)
    return start + sum(map(len, words[:first])) + first


def _owned(body: Body, at: int, owner: int) -> int:
    """Reach back from a genitive over what `and` joins to it: Health and Miners' Union."""
    if body.runs[at][0] != owner or not at or gap(body, at) != " and ":
        return owner
    return _joined(body, at, owner, "") or owner


def _tells(words: list[str]) -> bool:
    """Say whether a telling word ends a name, and no common pair of words: State Media."""
    if len(words) == 1:
        return False
    if (words[-1] in FIRMS or words[-1] in FORMS) and PLAIN.issuperset(words[:-1]):
        return False
    if words[-1] in ("Police", "Legislature", "Exchange") and standing(" ".join(words[:-1])):
        return True
    if _is_plain_pair(words):
        return False
    half = HALF.get(words[-1])
    return half is None or not half.isdisjoint(words[:-1])


def _is_plain_pair(words: list[str]) -> bool:
    """Tell a river's West Bank, a league of champions, forms alone, and U.S. Newspaper reports.

    Some agencies give a capital to whatever stands behind U.S.
    """
    chamber = words[0] in _CHAMBERS and words[-1] in FIRMS
    if chamber or words[-2:] in _NO_BODIES or FORMS.issuperset(words):
        return True
    return words[0] in _OURS and len(words) == _PAIR and (words[1] in FIRMS or words[1] in _PRESS)


def _is_of_arts(words: list[str], first: int, tail: int) -> bool:
    """Say whether what stands behind is a part of the name whatever it is: Academy of Ballet."""
    return words[tail] in ("Academy", "School") or GENERIC.issuperset(words[first:tail])


def _is_body(body: Body, at: int) -> bool:
    """Say whether what a name is of is a body of its own: the Chinese Academy."""
    words = body.runs[at][1].split(" ") if at < len(body.runs) else []
    tail = next((n for n in range(len(words) - 1, 0, -1) if words[n] in TAILS), 0)
    # A federation of associations is one body.
    return tail > 0 and words[-1] not in _MEMBERS and _tells(words[: tail + 1])


def _is_thing(body: Body, at: int) -> bool:
    """Tell the end of Trade Union and Labor Relations Act."""
    return at < len(body.runs) and body.runs[at][1].rpartition(" ")[2] in THINGS


def _goes_on(rest: list[str]) -> bool:
    """Tell a longer name that only passes through the telling word: Bank Street."""
    return bool(rest) and rest[0].rstrip(".") not in NEUTRAL_AFTER


def _of_end(of: re.Match[str]) -> int:
    """Cut what an organisation is of before a title or a day."""
    words = of[0].split(" ")
    # For the VDA is for whom; of the Academy is another body's.
    if of[0].startswith(" for ") and words[-1].isupper():
        return of.start()
    first, joined, last = of[0].rpartition(" and ")
    # The University of Omra and Omra State University are two; East and Central Africa is one.
    two = joined and " " in last and " of " not in last and last.rpartition(" ")[2] in TAILS
    if two and first.rpartition(" ")[2] not in _WINDS:
        return of.start() + len(first.rstrip(","))
    if of["more"] and not TAILS.isdisjoint(of["more"].split(" ")):
        words = of[0].removesuffix(of["more"]).split(" ")
    ends = (at for at, word in enumerate(words) if word.rstrip(".,") in ENDS)
    # Justice is what the first word of a department may be of, and a judge behind it.
    cut = next((at for at in ends if (words[at], at) not in _JUSTICE), len(words))
    while cut and words[cut - 1][:1].islower():
        cut -= 1
    end = of.start() + len(" ".join(words[:cut]).rstrip(","))
    inside = _IN.match(of.string, end)
    return inside.end() if inside else end


def _joined(body: Body, at: int, begin: int, tail: str) -> int | None:
    """Reach back over what joins a name to the one before; None for the rest of a longer name.

    The Maritime and Port Bureau is one; of Busan and Port Council nobody can tell.
    """
    if at == 0:
        return begin
    start, run = body.runs[at - 1]
    between = body.text[start + len(run) : begin]
    words = run.split(" ")
    if tail == "Democrats" or (tail in _CAMPUSES and body.text.endswith(" of ", 0, start)):
        return begin
    if between == " & ":
        first = first_word(words, len(words) - 1)
        begin = start + sum(map(len, words[:first])) + first
        return partners(body, at - 1) if begin == start and tail in FORMS else begin
    if between in (" of ", " of the ", " for "):
        of_firm = is_of_place(body, at, tail)
        return _whose(between, body.runs[at - 1], begin, of_firm=of_firm)
    if between == " and ":
        firm = of_firms(tail)
        listed = None if firm else _listed(body, at - 1)
        return _and(body, at, begin, firm=firm) if listed is None else listed
    return begin


def _whose(between: str, before: Run, begin: int, *, of_firm: bool) -> int | None:
    """Return where a name begins behind `of` or `for`: Port of Omra Authority is one name."""
    last = before[1].rpartition(" ")[2]
    if between == " of " and of_firm:
        return firm_of(before, begin)
    if between == " of " and last in OF_TOWNS:
        return before[0] + len(before[1]) - len(last)
    return None if between == " for " or last in OF_HEADS else begin


def _listed(body: Body, at: int) -> int | None:
    """Return where topics begin that commas join: the Meteorology, Climatology and X Agency."""
    text, first = body.text, at
    while first and gap(body, first) == ", ":
        first -= 1
    start, run = body.runs[first]
    if first < at and run.startswith("The "):
        return start + len("The ")
    return start if first < at and text.endswith("the ", 0, start) else None


def _and(body: Body, at: int, begin: int, *, firm: bool) -> int | None:
    (start, run), mine = body.runs[at - 1], body.runs[at][1]
    words = run.split(" ")
    if words[-1] in TAILS and _tells(words):
        return begin
    if words[-1] == "Savings" and mine.startswith("Loan "):
        return firm_of(body.runs[at - 1], begin)
    the = body.text[max(0, start - 4) : start].lower() == "the "
    own = run.removeprefix("The ") if run.startswith("The ") else run if the else ""
    if own and not firm and (_is_topic(own) or (" " not in own and " " in mine)):
        return start + len(run) - len(own)
    return begin if firm and parted(body.text, body.runs[at - 1], mine) else None


def _is_topic(own: str) -> bool:
    """Tell the first half of the Economic and Monetary Union, the State Forest and Park Board."""
    first, _, rest = own.partition(" ")
    known = standing(first) if rest else None
    return own.rpartition(" ")[2] in TOPICS or bool(
        rest and (first in WIDE or (known and known.country))
    )
