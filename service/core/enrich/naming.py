"""Splits a run of capitals into a title and the words that may be a name."""

import re
from functools import lru_cache
from typing import NamedTuple

from service.core.article import Span
from service.core.enrich.gazetteer import begins
from service.core.enrich.given_names import GIVEN
from service.core.enrich.known_names import standing
from service.core.enrich.name_words import (
    HONORIFICS,
    HYPHENED,
    NO_NAME,
    PLURALS,
    POST_MODIFIERS,
    POSTS,
    RELATIONS,
    TITLED,
    TITLES,
)
from service.core.enrich.organisation_names import KNOWN
from service.core.enrich.organisation_words import TAILS
from service.core.enrich.runs import Run, is_initials
from service.core.enrich.scan import opens_sentence, word_before
from service.core.enrich.shapes import looks_named
from service.core.enrich.words import CALENDAR, GRADES, MODIFIERS, PORTFOLIOS, POSITION

_PARTS = TITLED | ({word.rstrip(".") for word in MODIFIERS} - PORTFOLIOS) | GRADES
_MINISTERIAL = _PARTS | PORTFOLIOS
# Before a post in small letters: former, chief financial, trade.
SMALL_MODIFIERS = POST_MODIFIERS.union(
    (word.lower() for word in PORTFOLIOS | GRADES),
    "former acting interim outgoing incoming retired ex".split(),
) - {"human", "local", "natural", "animal", "emergency", "social", "family"}
_NO_PORTFOLIO = frozenset(
    """the a an his her its their our my your this that and or of as by for to with from in on at
    new then no every any one another former said says told when while but if who one
    after before since during against between until because where whose also once day under over
    into about like than is was were are has had have will be been being not only""".split()
)
_MINISTERS = frozenset(
    """Minister Secretary Undersecretary Commissioner Ministers Adviser Advisor Spokesman
    Spokeswoman Spokesperson Chief Director Inspector Commander General Envoy Ambassador""".split()
)
_SKIPPED = POSITION | CALENDAR
_DEMONYMS = ("ican", "ian", "nese", "ish", "French", "Dutch", "Argentine", "German", "Greek")
_OFFICE = re.compile(
    r"\b(?:Minister|Secretary|Chancellor|Commissioner|Superintendent|Inspector|Director|General|Chief)"
    r" (?:of|for) (?:the )?(?:(?:[A-Z]\w+,? ){1,4}and ){0,2}\Z"
)
# Secretary to the Prime Minister: whoever is named behind serves.
_SERVING = re.compile(r"(?:[A-Z]\w+ )*(?:Secretary|Advis[eo]r|Aide|Assistant) to the \Z")
# Secretary of State, Superintendent of Police: an office's last word, and then its holder's name.
_SEATS = frozenset({"State", "Police", "Prisons", "Staff", "Exchequer"})
_OFFICES = MODIFIERS | PORTFOLIOS | {"State"}
# Ambassador to Laos Wang Wen: the country is no part of the name.
_ENVOYS = ("mbassador to ", "nvoy to ", "mbassador in ", "onsul to ")
_OF = (" and ", " of ", " of the ", " for ", " to ", " at ", " in ")
_SIZES, _DATO = (2, 1), ("Dato' ", "Dato\u2019 ")
_ADDRESSES = _PARTS | {"YAB", "YB", "YBhg", "YM", "Tan"}
# What the name of a state of two lands ends with: President of Trinidad and Tobago Ann Lee.
_SECOND = frozenset({"Tobago", "Herzegovina", "Barbuda"})
# In the midst of a name they show nothing: Said El Idrissi, Juan San Martin.
_WITHIN = frozenset({"El", "San", "Santa", "King"})
# Syllables of names of the East that are words besides: Lim Jun Kit, Tran Thi My Dung.
_SYLLABLES = frozenset("My An To Jun Mar So No Sun In On".split())
# Whoever has such a word before the title does not hold the post, or not for good.
_NOT_NOW = frozenset("former acting interim outgoing incoming retired".split())
# They follow Datuk and are names else.
_RANKS = frozenset({"Amar", "Patinggi", "Wira", "Paduka", "Bandar"})
# Titles that stand in the midst of names, too: Tiong King Sing.
_NAMELIKE = frozenset({"King", "Prince", "Bishop", "Marshal"})
_FORMER = re.compile(r"\b[Ff]ormer (?:(?:[A-Z][\w.&'\u2019-]*|[a-z]+-[a-z]+|of|and) )+\Z")
# Ann May speaks; on May 5 Ann does.
_DAYS = re.compile(r" \d")
# No initial and no Gov. before a full stop: what follows is another sentence.
_SENTENCE_END = re.compile(r"[A-Z][a-z]{3,}\. ")
_MOST_WORDS, _REACH, _INITIALS, _SYLLABLE, _OFFICE_REACH = 5, 40, 2, 4, 70


class Name(NamedTuple):
    """What may be a person: the name as printed, its title, where both begin, the name's end.

    `placed` says that what a post is of stands right before: Minister of Transport Ann Lee;
    `many` that the title is printed in the plural, for others, too: Ministers Ann Lee and Bo Karr.
    """

    text: str
    title: str | None
    first: int
    start: int
    end: int
    placed: bool = False
    many: bool = False


def named(text: str, run: Run) -> Name | None:
    """Part a run of two words or more into title and name; None for what holds no name."""
    start, written = run
    shape = _shaped(written)
    # At 5 PM Eastern Time nobody is named.
    if shape.first == "PM" and text[max(0, start - 2) : start - 1].isdigit():
        return None
    titled, skipped, placed = (
        _by_place(text, start, shape) if shape.open else (shape.titled, shape.skipped, False)
    )
    name, offset = _after(written, skipped, titled > 0)
    if not name:
        return None
    at = start + offset
    if name.endswith(" May") and _DAYS.match(text, at + len(name)):
        name = name.removesuffix(" May")
    if not titled:
        return Name(name, None, at, at, at + len(name), placed)
    first, title = _title(text, start, shape.words[:titled])
    if text.endswith(_DATO, 0, first):
        first, title = _dato(text, first, title)
    many = shape.words[titled - 1] in PLURALS
    return Name(name, title[: len(title) - many], first, at, at + len(name), many=many)


def _dato(text: str, first: int, title: str) -> tuple[int, str]:
    """Reach back over a form of address that an apostrophe parts from the rest: Dato' Seri."""
    begin = first - len(_DATO[0])
    while (before := word_before(text, begin)) in _ADDRESSES:
        begin -= len(before) + 1
    return begin, text[begin:first] + title


def _by_place(text: str, start: int, shape: "_Shape") -> tuple[int, int, bool]:
    """Return how many words of a run are a title and no name, and whether a post is of them."""
    titled = _titled(text, start, shape)
    placed = _placed(text, start, shape) if shape.behind and not titled else 0
    return titled, titled or placed or _leading(text, start, shape), placed > 0


@lru_cache(maxsize=8192)
def _after(written: str, skipped: int, titled: bool) -> tuple[str, int]:  # noqa: FBT001 - kept
    """Return the name behind the first words of a run, and where in it that begins."""
    words = written.split(" ")
    offset = sum(map(len, words[:skipped])) + skipped
    return _trimmed(written[offset:], titled=titled), offset


def may_name(words: list[str]) -> bool:
    """Say whether any part of a run of several words may be a person's name."""
    last = words[-1]
    if _may_name(last, titled=True) or last in _WITHIN or last in _SYLLABLES:
        return True
    return not CALENDAR.isdisjoint(words) or any("-" in word for word in words)


def post_before(text: str, end: int) -> Span | None:
    """Return where a post in small letters stands, its modifiers with it, that ends at `end`."""
    word = text[max(0, end - _REACH) : max(0, end)].rpartition(" ")[2]
    if word not in POSTS:
        return (end - len(word), end) if word in RELATIONS else None
    first, nearest = end - len(word), word
    if word == "nominee" and word_before(text, first) in TITLES:
        while (before := word_before(text, first)) in _MINISTERIAL:
            first -= len(before) + 1
        return first, end
    while _adds(before := word_before(text, first), word, nearest):
        first, nearest = first - len(before) - 1, before
    start = first - len(before) - 1
    if before.lower() in SMALL_MODIFIERS and opens_sentence(text, start):
        return start, end
    return first, end


def told(text: str, first: int, end: int) -> str | None:
    """Return how a post reads: with `former` before whose it was, as in former CIA director.

    None for what is no post: his wife.
    """
    post = text[first:end]
    if post in RELATIONS:
        return None
    return text[_since_former(text, first) : end]


def _since_former(text: str, first: int) -> int:
    begin = max(0, first - _OFFICE_REACH)
    if text.find("ormer ", begin, first) < 0:
        return first
    former = _FORMER.search(text, begin, first)
    if former is None or _SENTENCE_END.search(former[0]):
        return first
    return former.start()


def _adds(before: str, post: str, nearest: str) -> bool:
    """Say whether a word belongs to the post behind it: former, chief financial."""
    if before in SMALL_MODIFIERS or (before == "human" and nearest in ("rights", "resources")):
        return True
    return post in ("minister", "ministers") and before.islower() and before not in _NO_PORTFOLIO


class _Shape(NamedTuple):
    """What a run's words say of themselves; the same runs come in text after text.

    `titled` words are a title; these or `skipped` are of no name, and neither are `offices`, if
    any, behind a post, nor the `owner` that a post is of; `behind` says that one of them may be
    there. `opens` says that the first may be a title by where it stands, `many` that it may be a
    post in the plural; `open` that where it stands says anything at all.
    """

    words: tuple[str, ...]
    first: str
    titled: int
    opens: bool
    skipped: int
    offices: int
    owner: int
    behind: bool
    many: bool
    open: bool


@lru_cache(maxsize=8192)
def _shaped(written: str) -> _Shape:
    words = written.split(" ")
    bare = [word.rstrip(".") for word in words] if "." in written else words
    titled = 0 if TITLED.isdisjoint(bare) else _title_end(bare)
    if not PLURALS.isdisjoint(bare):
        titled = titled or _plural_end(bare)
    opens = bare[0] in _SEATS or bare[0].lower() in POSTS
    skipped, last = 0, len(bare) - 1
    while skipped < last and _is_skipped(bare[skipped]):
        skipped += 1
    offices = skipped
    while offices < last and bare[offices] in _OFFICES:
        offices += 1
    offices = offices if offices > skipped else 0
    owner = 0 if titled else _owner(words)
    behind = bool(offices or owner or _is_place(words))
    many = bare[0].endswith("s") and bare[0][:-1].lower() in POSTS
    place_tells = not titled and (opens or behind or many or bare[0] == "A")
    return _Shape(
        tuple(words), bare[0], titled, opens, titled or skipped, offices, owner, behind, many,
        place_tells,
    )  # fmt: skip


def _is_place(words: list[str]) -> bool:
    return begins(words[0]) and any(standing(" ".join(words[:size])) for size in _SIZES)


def _owner(words: list[str]) -> int:
    """Return how many words name a state or a body before a person: Russia Ivan Orlov is one."""
    # Longer than any name with its owner, a run is a list or noise.
    for size in range(1, len(words) - 1) if len(words) <= 2 * _MOST_WORDS else ():
        owner = " ".join(words[:size])
        if not looks_named(" ".join(words[size:])):
            continue
        body = size > 1 and words[size - 1] in TAILS
        if body or owner in KNOWN or owner in _SECOND or standing(owner):
            return size
    return 0


def _titled(text: str, start: int, shape: _Shape) -> int:
    """Return how many words of a run the title takes by where it stands."""
    # Secretary of State Ann Lee; with the capital of a sentence's beginning: Economist Ann Lee.
    return int(
        shape.opens
        and (
            (
                shape.first in _SEATS
                and _OFFICE.search(text, max(0, start - _REACH), start) is not None
            )
            or (shape.first.lower() in POSTS and opens_sentence(text, start))
        )
    )


def _title_end(words: list[str]) -> int:
    """Return where the last title ends that words follow: Prime Minister Ann King is one."""
    ends = [
        at
        for at, word in enumerate(words, 1)
        if word in TITLED and at < len(words) and not (word in _NAMELIKE and _is_named(words, at))
    ]
    end = ends[-1] if ends else 0
    return end + (end and words[end - 1] == "Datuk" and words[end] in _RANKS)


def _plural_end(words: list[str]) -> int:
    """Return where a title of several people ends: Foreign Ministers Ann Lee is two."""
    at = next(at for at, word in enumerate(words, 1) if word in PLURALS)
    return at if looks_named(" ".join(words[at:])) else 0


def _is_named(words: list[str], at: int) -> bool:
    """Say whether a title is the second word of a name that an earlier title introduces."""
    return at > 2 and words[at - 2] not in _PARTS and words[at - 3] in TITLED  # noqa: PLR2004


def _title(text: str, start: int, words: tuple[str, ...]) -> tuple[int, str]:
    """Return where a title begins and how it reads: Deputy Prime Minister, Lt. Gen.

    The staff of the Joint Chiefs of Staff Chairman is the body's.
    """
    if len(words) == 1 and words[0] in _SEATS:
        office = _OFFICE.search(text, max(0, start - _REACH), start)
        first = office.start() if office else start
        while (before := word_before(text, first)) in _PARTS or before in _NOT_NOW:
            first -= len(before) + 1
        return first, text[first : start + len(words[0])]
    at = _title_start(words) + (words[0] == "Staff" and text.endswith(" of ", 0, start))
    served = None if at else _SERVING.search(text, max(0, start - _OFFICE_REACH), start)
    if served:
        return served.start(), text[served.start() : start + len(" ".join(words))]
    joined = None if at else _joined_portfolio(text, start, words)
    if joined is not None:
        return joined, text[joined : start + len(" ".join(words))]
    if at and words[at - 1].lower() in _NOT_NOW:
        at -= 1
    first = start + len(" ".join(words[:at])) + (at > 0)
    end = start + len(" ".join(words))
    for place in (first, start):
        before = word_before(text, place)
        if before in _NOT_NOW:
            # With what stands between: former U.S. President.
            first = place - len(before) - 1
            return first, text[first:end]
    # A post says more than a mere form of address: managing director Dr.
    post = post_before(text, first - 1) if HONORIFICS.issuperset(words[at:]) else None
    title = told(text, *post) if post else None
    return (post[0], title) if post and title else (first, text[_since_former(text, first) : end])


def _title_start(words: tuple[str, ...]) -> int:
    """Return where a title begins whose last word is the last; portfolios are ministers' alone."""
    at = len(words) - 1
    held = next((word for word in reversed(words) if word not in HONORIFICS), "")
    known = _MINISTERIAL if held in _MINISTERS else _PARTS
    while at and words[at - 1].rstrip(".") in known:
        at -= 1
    return at


def _joined_portfolio(text: str, start: int, words: tuple[str, ...]) -> int | None:
    """Return where the title begins in Commerce and Industry Minister Ann Lee."""
    if not text.endswith(" and ", 0, start) or _MINISTERS.isdisjoint(words):
        return None
    first = start - len("and ")
    while (before := word_before(text, first)) in PORTFOLIOS:
        first -= len(before) + 1
    return first if first < start - len("and ") else None


def _leading(text: str, start: int, shape: _Shape) -> int:
    """Return how many words at a run's beginning belong to no name."""
    if shape.first == "A" and text.startswith("A.", start):
        return 0
    # Astronauts Ann Lee and Bo Karr.
    if shape.many and opens_sentence(text, start):
        return 1
    return shape.skipped


def _placed(text: str, start: int, shape: _Shape) -> int:
    """Return how many words at a run's beginning are what the post before it is of."""
    if shape.owner and text.endswith(_OF, 0, start):
        return shape.owner
    if text.endswith(_ENVOYS, 0, start):
        return next((size for size in _SIZES if standing(" ".join(shape.words[:size]))), 0)
    if shape.offices and _OFFICE.search(text, max(0, start - _OFFICE_REACH), start):
        return shape.offices
    return 0


def _is_skipped(word: str) -> bool:
    """Say whether a name may follow a word: But Kim Su-a, American Ann Lee, Bonn-born Ann Lee."""
    if word in _SKIPPED or word.rpartition("-")[2] in HYPHENED:
        return True
    return word.endswith(_DEMONYMS) and word not in GIVEN


def _trimmed(written: str, *, titled: bool) -> str:
    """Cut a name before a day; empty when a word shows that it is none."""
    kept: list[str] = []
    words = written.split(" ")
    eastern = len(words) > _INITIALS and looks_named(written) and words[0] not in GIVEN
    for word in words:
        if eastern and kept and word in _SYLLABLES:
            kept.append(word)
            continue
        if word == "May" and kept and kept[-1] in GIVEN:
            kept.append(word)
            continue
        if word in CALENDAR and kept:
            break
        if not _may_name(word, titled=titled) and not (kept and word in _WITHIN):
            return ""
        kept.append(word)
    while kept and kept[-1].islower():
        kept.pop()
    return " ".join(kept) if len(kept) <= _MOST_WORDS else ""


def _may_name(word: str, *, titled: bool) -> bool:
    if len(word) == 1 or (titled and word in POSITION) or ("." in word and is_initials(word)):
        return True
    if word in NO_NAME:
        return False
    if not word.isalpha():
        if any(map(str.isdigit, word)):
            return False
        if len(word.partition("-")[2]) > _SYLLABLE and word.endswith(("ing", "ed")):
            return False
    return not word.isupper() or len(word) <= _INITIALS
