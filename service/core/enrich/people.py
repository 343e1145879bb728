"""People: a run of capitals that a title, a post, a verb of speech or its own shape makes a name.

Names stay in the order they are printed in. A surname alone is a mention of the one person of
the text who has it, and nobody's when two have.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from service.core.article import Span
from service.core.enrich.datelines import lookup
from service.core.enrich.firms import is_house
from service.core.enrich.kernel import Mark
from service.core.enrich.known_names import standing
from service.core.enrich.model import Entity
from service.core.enrich.name_words import (
    COURTESIES,
    LEADERS,
    NO_NAME,
    OF_FIRMS,
    POSTS,
    SPEAKING,
)
from service.core.enrich.naming import Name, named, post_before, told
from service.core.enrich.organisation_names import KNOWN
from service.core.enrich.organisation_words import CALLED, ORDINARY
from service.core.enrich.post_phrases import BEREFT, PHRASE, apposed_post, complemented
from service.core.enrich.runs import Run
from service.core.enrich.scan import Body, Claims, Trait, opens_sentence, word_before
from service.core.enrich.shapes import between, looks_named
from service.core.enrich.surnames import NEXT, Parts, bearer, is_called, is_heard, parts_of_names

_SINGLE = frozenset({"King", "Queen", "Pope", "Emperor", "Empress", "Prince", "Princess"})
_AGED = re.compile(r", (?:aged )?\d{1,3}(?:,? and)?(?=[,.;\n])")
# Of one name, and no number in a table.
_GROWN = re.compile(r", [1-9]\d, [a-z]")
_VERBS_BEFORE = ("said", "says", "told", "added", "by")
# Whose partner is a person; the mother of one soldier is not the soldier.
_OWNERS = frozenset({"his", "her", "their"})
_OTHERS = frozenset({"one", "each", "every", "another"})
# What is named after somebody: John Orr and Lund airports.
_NAMED_AFTER = re.compile(r"(?: and [A-Z]\w+)? (?:airport|stadium|bridge|station|hospital)s?\b")
_NICKNAME, _ASKED, _LIST, _NOBODY = 2, 50, 80, 2
_BESIDE = frozenset({" and ", ", ", ", and "})
_OPENED, _CLOSED = (' "', " \u201c"), ('" ', "\u201d ")


class _Found(NamedTuple):
    span: Span
    name: str
    title: str | None
    method: str
    confidence: float


_People = dict[str, list[_Found]]


def mentions(body: Body, claims: Claims) -> tuple[Entity, ...]:
    """Return the people a body names, each under the first title and surface."""
    names = [
        name
        for run in _nicknamed(body)
        for one in (_paired(run) if "-" in run[1] and len(run[1]) < _LIST else (run,))
        if (name := named(body.text, one))
    ]
    if any(name.many for name in names):
        names = list(_titled_together(body.text, names))
    people: _People = {}
    for name in names:
        found = _judged(body, name)
        if found and claims.add(found.span):
            people.setdefault(found.name, []).append(found)
    if len(people) > 1:
        people = _joined(people)
    _resolve(body, names, people, claims)
    return tuple([_entity(body, found) for found in people.values()])


def _titled_together(text: str, names: list[Name]) -> Iterator[Name]:
    """Give a title in the plural to those that it is of: Ministers Ann Lee, Bo Karr and Cy Orr."""
    last: Name | None = None
    for one in names:
        name = one
        if last and not name.title and text[last.end : name.start] in _BESIDE:
            taken = " " not in name.text or _known(name.text)[1]
            name = name if taken else name._replace(title=last.title, many=True)
        last = name if name.many else None
        yield name


def _paired(run: Run) -> tuple[Run, ...]:
    """Return a run, or the two of it that a hyphen joins as players of one side."""
    start, written = run
    at = between(written)
    return ((start, written[:at]), (start + at + 1, written[at + 1 :])) if at else (run,)


def _nicknamed(body: Body) -> list[Run]:
    """Return what runs may be names, those that quotation marks part joined: Jim "Doc" Ford."""
    found = list(body.that(Trait.PERSON))
    quoted = list(body.places_beside(Mark.QUOTED))
    if not quoted:
        return found
    at_start = dict(found)
    for at in quoted:
        joined = _around(body.text, body.runs[at - 1 : at + 2])
        if joined:
            at_start[joined[0]] = joined[1]
    return sorted(at_start.items())


def _around(text: str, runs: list[Run]) -> Run | None:
    """Join three runs of which the second is a nickname."""
    if len(runs) <= _NICKNAME:
        return None
    (start, first), (inner, nickname), (last, surname) = runs
    opened = text[start + len(first) : inner] in _OPENED
    if opened and text[inner + len(nickname) : last] in _CLOSED:
        return start, text[start : last + len(surname)]
    return None


def _single(body: Body, alone: list[Run], people: _People, claims: Claims) -> None:
    """Add who has one name, by the age or the post behind it: Rekha, 19; Akello, a herder."""
    if not alone:
        return
    told: dict[str, str | None] = {}
    for start, name in alone:
        title = _alone(body.text, name, start + len(name))
        if title is not None and name not in told:
            told[name] = title or None
    if told:
        # Whoever has a longer name that ends so is not called by this alone.
        ends = {run.rpartition(" ")[2] for _, run in body.that(Trait.SEVERAL)}
        told = {name: title for name, title in told.items() if name not in ends}
    for start, name in body.called(told) if told else ():
        span = (start, start + len(name))
        if claims.add(span):
            found = _Found(span, name, told[name], "apposition", 0.9)
            people.setdefault(name, []).append(found)


def _alone(text: str, word: str, end: int) -> str | None:
    """Return the post of somebody of one name, empty for an age alone; None for anything else."""
    if " " in word or word.isupper() or word in NO_NAME or standing(word):
        return None
    if _GROWN.match(text, end):
        return ""
    phrase = PHRASE.match(text, end)
    return apposed_post(text, phrase, shaped=False) if phrase else None


def _judged(body: Body, name: Name) -> _Found | None:
    """Say by what a name is a person's; None when nothing tells."""
    text = body.text
    if name.title:
        if " " not in name.text and name.title.rpartition(" ")[2] not in _SINGLE:
            return None
        span = (name.first, name.end)
        held = _addressed(text, name) if name.title in COURTESIES else None
        title = held.title if held else name.title
        return _Found(span, name.text, title, "title_before_name", 0.95)
    if " " not in name.text:
        return None
    shaped, taken = _known(name.text)
    if taken and (taken == _NOBODY or not (shaped and _says(text, name))):
        return None
    behind = text[name.start - 1 : name.start] == " "
    held = (
        (_posted(text, name, shaped=shaped) if behind else None)
        or (_apposed(text, name, shaped=shaped) if _is_parted(text, name) else None)
        or (_complemented(text, name, shaped=shaped) if behind else None)
    )
    if held or not (_is_shaped(text, name) if shaped else _speaks(body, name)):
        return held
    method = "name_shape" if shaped else "speech"
    return _Found((name.start, name.end), name.text, None, method, 0.9)


@lru_cache(maxsize=8192)
def _known(name: str) -> tuple[bool, int]:
    """Say whether a name is a person's by its shape; whether it is a place's, or a body's.

    Of the envoy for Chad Bo Karr Orr nothing tells where the country ends.
    """
    shaped = looks_named(name)
    land = None if shaped else standing(name.partition(" ")[0])
    if name in KNOWN or (land and land.country):
        return shaped, _NOBODY
    return shaped, int(lookup(name) is not None)


def _addressed(text: str, name: Name) -> _Found | None:
    """Read the post of who is called Mr besides: the mayor, Mr Bo Karr; Ms Ann Lee, a judge."""
    whole = name._replace(start=name.first)
    return _posted(text, whole, shaped=True) or (
        _apposed(text, name, shaped=True) if _is_parted(text, name) else None
    )


def _is_shaped(text: str, name: Name) -> bool:
    """Tell a person's name from a firm's and from a long name: a trader at Barry Callebaut."""
    before = word_before(text, name.start)
    if before == "at" and word_before(text, name.start - len("at ")) in POSTS:
        return False
    if is_house(text, name.start, name.end) or _NAMED_AFTER.match(text, name.end):
        return False
    if not text.startswith(" (", name.end):
        return True
    initials = "".join(
        word[word.find("-") + 1 if word[0].islower() else 0] for word in name.text.split(" ")
    )
    return not text.startswith(f"{initials})", name.end + 2)


def _posted(text: str, name: Name, *, shaped: bool) -> _Found | None:
    """Read a post in small letters before a name: spokeswoman Hua Min; the mayor, Ann Lee."""
    parted = text[max(0, name.start - 2) : name.start] == ", "
    if parted and text[name.end : name.end + 1] not in (",", "."):
        return None
    post = post_before(text, name.start - (2 if parted else 1))
    if post is None or text.endswith(LEADERS, 0, post[1]):
        return None
    before = word_before(text, post[0])
    if text[slice(*post)].rpartition(" ")[2] in OF_FIRMS and not (
        shaped or text.startswith(", who ", name.end) or before.lower() in _OWNERS
    ):
        return None
    if parted and before in _OTHERS:
        return None
    title = told(text, *post)
    if parted or title is None:
        return _Found((name.start, name.end), name.text, title, "apposition", 0.93)
    return _Found((post[0], name.end), name.text, title, "title_before_name", 0.93)


def _complemented(text: str, name: Name, *, shaped: bool) -> _Found | None:
    """Read a post before a name with what it is of: The head of the Yard, Ann Lee, said."""
    title = complemented(text, name.start, name.end, shaped=shaped, placed=name.placed)
    if title is None:
        return None
    return _Found((name.start, name.end), name.text, title, "apposition", 0.93)


def _apposed(text: str, name: Name, *, shaped: bool) -> _Found | None:
    """Read an age or a post behind a name and a comma: Lee Cheol-woo, governor of the province."""
    if text.startswith(", whose ", name.end) and BEREFT.match(text, name.end):
        return _Found((name.start, name.end), name.text, None, "apposition", 0.9)
    aged = _AGED.match(text, name.end)
    phrase = PHRASE.match(text, aged.end() if aged else name.end)
    title = apposed_post(text, phrase, shaped=shaped) if phrase else None
    if not aged and title is None:
        return None
    return _Found((name.start, name.end), name.text, title or None, "apposition", 0.93)


def _says(text: str, name: Name) -> bool:
    after = NEXT.match(text, name.end)
    return bool(after and after[1] in SPEAKING)


def _speaks(body: Body, name: Name) -> bool:
    """Say whether somebody speaks whom the text elsewhere calls by the last name alone."""
    text, last = body.text, name.text.rpartition(" ")[2]
    if last not in body.spoken:
        return False
    before = word_before(text, name.start)
    if before in CALLED or not (
        before in _VERBS_BEFORE
        or _says(text, name)
        or text.startswith(", who ", name.end)
        or ((name.start == 0 or not opens_sentence(text, name.start)) and _is_heard(body, last))
    ):
        return False
    known = standing(last)
    return (known is None or known.sure is None) and last not in KNOWN and last not in ORDINARY


def _is_heard(body: Body, surname: str) -> bool:
    """Say whether somebody who is called by a surname alone speaks."""
    # Of one name a thousand times not all are asked: whoever speaks does so early.
    return any(is_heard(body.text, at, surname) for at in body.calls[surname][:_ASKED])


def _joined(people: _People) -> _People:
    """Give what calls somebody by the first words of a name to the one named in full before.

    Kim Su-a is Kim Su A, too.
    """
    kept: _People = {}
    begun: dict[str, str] = {}
    for name, found in people.items():
        spelling, *parts = _spellings(name)
        full = begun.get(name) or begun.setdefault(spelling, name)
        kept.setdefault(full, []).extend(found)
        if full is name:
            for part in parts:
                begun.setdefault(part, name)
    return kept


@lru_cache(maxsize=4096)
def _spellings(name: str) -> tuple[str, ...]:
    """Return a name without hyphens and capitals, and by what words of it one may be called."""
    words = name.split(" ")
    first = [" ".join(words[:size]) for size in range(1, len(words))]
    last = [" ".join(words[-2:])] if len(words) > _NICKNAME else []
    return (name.replace("-", " ").lower(), *first, *last)


def _resolve(body: Body, names: list[Name], people: _People, claims: Claims) -> None:
    """Add where only a part of the name of somebody named in full stands, and who has but one."""
    parts = parts_of_names([(full, found[0].title) for full, found in people.items()])
    surnames, given = parts
    called = [
        name
        for name in names
        if name.text in surnames and (name.title or is_called(body.text, name.start, name.text))
    ]
    alone = _alone_among(body, parts, called)
    for name in called:
        full = bearer(name.title, surnames.get(name.text) or given[name.text])
        span = (name.first, name.end)
        if full and name.start > people[full][0].span[0] and claims.add(span):
            held = _apposed(body.text, name, shaped=True) if _is_parted(body.text, name) else None
            title = held.title if held else None
            people[full].append(_Found(span, full, title, "surname", 0.9))
    _single(body, alone, people, claims)


def _is_parted(text: str, name: Name) -> bool:
    return text.startswith(", ", name.end)


def _alone_among(body: Body, parts: tuple[Parts, Parts], called: list[Name]) -> list[Run]:
    """Add to the called who stand alone; return the runs that may be the whole of a name."""
    text, (surnames, given) = body.text, parts
    known = given.keys() | surnames.keys()
    met = body.called(known)
    heard = {run for start, run in met if run not in surnames and is_heard(text, start, run)}
    called += [
        Name(run, None, start, start, start + len(run))
        for start, run in met
        if (is_called(text, start, run) if run in surnames else run in heard)
    ]
    return [one for one in body.beside(Mark.PARTED) if one[1] not in known]


def _entity(body: Body, found: list[_Found]) -> Entity:
    first, spans = found[0], sorted([one.span for one in found])
    title = next((one.title for one in found if one.title not in COURTESIES), None)
    return Entity(
        "person",
        first.name,
        body.text[slice(*spans[0])],
        title,
        None,
        None,
        tuple(spans),
        spans[0][0] < body.lead_end,
        first.method,
        first.confidence,
    )
