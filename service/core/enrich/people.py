"""People: a run of capitals that a title, a post, a verb of speech or its own shape makes a name.

Names stay in the order they are printed in. A surname alone is a mention of the one person of
the text who has it, and nobody's when two have.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from service.core.article import Span
from service.core.enrich.complements import NO_POST, complemented
from service.core.enrich.datelines import lookup
from service.core.enrich.model import Entity
from service.core.enrich.name_words import DOUBTFUL, POSTS, SPEAKING
from service.core.enrich.naming import TITLES, Name, named, post_before
from service.core.enrich.runs import ABBREVIATED
from service.core.enrich.scan import Body, Claims, word_before
from service.core.enrich.shapes import looks_named, surname_of

_SINGLE = frozenset({"King", "Queen", "Pope", "Emperor", "Empress", "Prince", "Princess"})
_AGED = re.compile(r", (?:aged )?\d{1,3}(?:,? and)?(?=[,.;\n])")
_PHRASE = re.compile(
    r", (?:who (?:is|serves as|works as) )?((?:[^,.;:\n\"\u201c]|\.(?= ?\d)){3,170})(?=[,.;\n])"
)
_ORIGIN = re.compile(r" (?:from|on|who|with|since) ")
_ARTICLE = re.compile(r"(?:the |an? |his |her |also |now |then )?(?:\d{1,3}-year-old )?")
_PREPOSITIONS = frozenset("of at for in with from to on and who under".split())
_NEXT = re.compile(r" ([a-z]+)")
_VERBS_BEFORE = ("said", "says", "told", "added", "by")
_KIN = frozenset("administration government family families cabinet era dynasty regime".split())
# Capitals that a surname of two words begins with.
_PARTICLES = frozenset(
    "De Del Della Di Da Van Von Le La Lo El Al Ben Dos Du St. San Santa".split()
)
_NEAR, _PAIR = 5, 2


class _Found(NamedTuple):
    span: Span
    name: str
    title: str | None
    method: str
    confidence: float


_People = dict[str, list[_Found]]


def mentions(body: Body, claims: Claims) -> tuple[Entity, ...]:
    """Return the people a body names, each under the first title and surface."""
    names = [name for run in body.runs if " " in run[1] and (name := named(body.text, run))]
    if not names:
        return ()
    people: _People = {}
    for name in names:
        found = _judged(body, name)
        if found and claims.add(found.span):
            people.setdefault(found.name, []).append(found)
    if not people:
        return ()
    if len(people) > 1:
        people = _joined(people)
    _resolve(body, names, people, claims)
    return tuple(_entity(body, found) for found in people.values())


def _judged(body: Body, name: Name) -> _Found | None:
    """Say by what a name is a person's; None when nothing tells."""
    text = body.text
    if name.title:
        if " " not in name.text and name.title.rpartition(" ")[2] not in _SINGLE:
            return None
        span = (name.first, name.end)
        return _Found(span, name.text, name.title, "title_before_name", 0.95)
    if " " not in name.text:
        return None
    shaped = looks_named(name.text)
    if lookup(name.text) and not (shaped and _says(text, name)):
        return None
    told = _posted(text, name) or _apposed(text, name) or _complemented(text, name, shaped=shaped)
    if told or not (shaped or _speaks(body, name)):
        return told
    method = "name_shape" if shaped else "speech"
    return _Found((name.start, name.end), name.text, None, method, 0.9)


def _posted(text: str, name: Name) -> _Found | None:
    """Read a post in small letters before a name: spokeswoman Hua Min; the mayor, Ann Lee."""
    parted = text[max(0, name.start - 2) : name.start] == ", "
    if parted and text[name.end : name.end + 1] not in (",", "."):
        return None
    post = post_before(text, name.start - (2 if parted else 1))
    if post is None:
        return None
    title = text[slice(*post)]
    if parted:
        return _Found((name.start, name.end), name.text, title, "apposition", 0.93)
    return _Found((post[0], name.end), name.text, title, "title_before_name", 0.93)


def _complemented(text: str, name: Name, *, shaped: bool) -> _Found | None:
    """Read a post before a name with what it is of: The head of the Yard, Ann Lee, said."""
    title = complemented(text, name.start, name.end, shaped=shaped)
    if title is None:
        return None
    return _Found((name.start, name.end), name.text, title, "apposition", 0.93)


def _apposed(text: str, name: Name) -> _Found | None:
    """Read an age or a post behind a name: Lee Cheol-woo, governor of the province."""
    if text[name.end : name.end + 2] != ", ":
        return None
    aged = _AGED.match(text, name.end)
    phrase = _PHRASE.match(text, aged.end() if aged else name.end)
    title = _post_of(phrase[1]) if phrase else None
    if not (aged or title):
        return None
    return _Found((name.start, name.end), name.text, title, "apposition", 0.93)


def _post_of(phrase: str) -> str | None:
    """Return the post of a phrase whose first preposition, or end, comes right behind one."""
    plain = _ARTICLE.sub("", phrase, count=1)
    words = plain.split(" ")
    cut = next((at for at, word in enumerate(words) if word in _PREPOSITIONS), len(words))
    head = words[cut - 1] if 0 < cut <= _NEAR else ""
    if not (head in POSTS or head in TITLES) or not NO_POST.isdisjoint(words):
        return None
    title = _ORIGIN.split(plain, maxsplit=1)[0]
    return " ".join(words[:cut]) if words[-1] in ABBREVIATED else title


def _says(text: str, name: Name) -> bool:
    after = _NEXT.match(text, name.end)
    return bool(after and after[1] in SPEAKING)


def _speaks(body: Body, name: Name) -> bool:
    """Say whether somebody speaks whom the text elsewhere calls by the last name alone."""
    text = body.text
    if not (
        _says(text, name)
        or word_before(text, name.start) in _VERBS_BEFORE
        or text.startswith(", who ", name.end)
    ):
        return False
    return name.text.rpartition(" ")[2] in body.calls


def _joined(people: _People) -> _People:
    """Give what calls somebody by the first words of a name to the one named in full before."""
    kept: _People = {}
    begun: dict[str, str] = {}
    for name, found in people.items():
        full = begun.get(name, name)
        kept.setdefault(full, []).extend(found)
        if full is name:
            words = name.split(" ")
            for size in range(1, len(words)):
                begun.setdefault(" ".join(words[:size]), name)
    return kept


def _resolve(body: Body, names: list[Name], people: _People, claims: Claims) -> None:
    """Add the places where only a part of the name of somebody named in full stands."""
    surnames, given = _parts_of_names(people)
    called = [
        name
        for name in names
        if name.text in surnames and (name.title or _calls(body.text, name.start, name.text))
    ]
    for start, run in body.runs:
        if run in surnames:
            if _calls(body.text, start, run):
                called.append(Name(run, None, start, start, start + len(run)))
        elif run in given and _heard(body.text, start, run):
            called.append(Name(run, None, start, start, start + len(run)))
    for name in called:
        full = _bearer(name, surnames.get(name.text) or given[name.text])
        span = (name.first, name.end)
        if full and name.start > people[full][0].span[0] and claims.add(span):
            people[full].append(_Found(span, full, None, "surname", 0.9))


@dataclass(slots=True)
class _Bearers:
    """The full names that have a part in common: all of them, and those under each title."""

    full: set[str] = field(default_factory=set)
    titled: dict[str | None, set[str]] = field(default_factory=dict)


_Parts = defaultdict[str, _Bearers]


def _parts_of_names(people: _People) -> tuple[_Parts, _Parts]:
    """Return who has a surname, and who a given name by which some are called."""
    surnames, given = _Parts(_Bearers), _Parts(_Bearers)
    for full, found in people.items():
        if " " not in full:
            continue
        words = full.split(" ")
        last = [surname_of(full), *([" ".join(words[-2:])] if words[-2] in _PARTICLES else [])]
        first = [words[0], *([" ".join(words[:2])] if len(words) > _PAIR else [])]
        for parts, bearers in ((last, surnames), (first, given)):
            for part in parts:
                bearers[part].full.add(full)
                bearers[part].titled.setdefault(found[0].title, set()).add(full)
    return surnames, given


def _heard(text: str, start: int, name: str) -> bool:
    """Say whether somebody speaks: said Zainal, Zainal said."""
    after = _NEXT.match(text, start + len(name))
    return bool(after and after[1] in SPEAKING) or word_before(text, start) in _VERBS_BEFORE[:3]


def _bearer(name: Name, bearers: _Bearers) -> str:
    """Return who is meant: the only bearer, or the only one who has the title; else nobody."""
    meant = bearers.full
    if len(meant) > 1 and name.title:
        meant = bearers.titled.get(name.title, set())
    return next(iter(meant)) if len(meant) == 1 else ""


def _calls(text: str, start: int, surname: str) -> bool:
    """Say whether a surname alone means its bearer, and not a word, a place or a house."""
    after = _NEXT.match(text, start + len(surname))
    word = after[1] if after else ""
    return word not in _KIN and (surname not in DOUBTFUL or word in SPEAKING)


def _entity(body: Body, found: list[_Found]) -> Entity:
    first, spans = found[0], sorted(one.span for one in found)
    return Entity(
        type="person",
        name=first.name,
        surface=body.text[slice(*spans[0])],
        title=next((one.title for one in found if one.title), None),
        acronym=None,
        uri=None,
        body_spans=tuple(spans),
        in_lead=spans[0][0] < body.lead_end,
        method=first.method,
        confidence=first.confidence,
    )
