"""People: a title before a name. Precision first: without a title nobody is guessed."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from service.core.article import Span
from service.core.enrich.model import Entity
from service.core.enrich.scan import Body, Claims, positions, trigger
from service.core.enrich.words import CALENDAR, HEADS, MODIFIERS, POSITION, TITLE_WORDS

_LETTER = "[A-Z\u00c0-\u00d6\u00d8-\u00de\u0141\u015a\u0160\u017d\u0130\u010c]"
_TOKEN = rf"{_LETTER}\w*(?:-\w+)*(?:['\u2019]{_LETTER}\w+)?"
_PARTICLE = r"(?:de|da|dos|du|van|von|der|den|bin|ibn|al|el|la|ben)"
_NAME = re.compile(rf" ({_TOKEN}(?: (?:{_PARTICLE} ){{0,2}}(?:{_LETTER}\.|{_TOKEN})){{0,3}})")
_STATE = re.compile(r" of State(?= )|[ -][Gg]eneral(?= )|-elect(?= )")
# They end a name or are none: Premier League, Judge Advocate, General Motors, Prime Video.
_NO_NAME = (
    CALENDAR
    | POSITION
    | TITLE_WORDS
    | frozenset(
        """League Motors Electric Mills Assembly Office Staff Party Group Bank Court Cup University
        Ministry Council Committee Commission Agency Association Academy Hotel House Palace Avenue
        Street School Hospital Airport Market Foods Dynamics Affairs Administration Department
        Authority Civil Aviation Royal Stores Residence Election Elections Debate Day
        Award Prize Inc Corp Ltd Co""".split()
    )
)
_SINGLE = frozenset({"King", "Queen", "Pope", "Emperor", "Empress", "Prince", "Princess"})
_BY_TRIGGER: dict[str, list[str]] = {}
for _head in HEADS:
    _BY_TRIGGER.setdefault(trigger(_head), []).append(_head)
_WINDOW, _FEWEST = 40, 2


class _Found(NamedTuple):
    span: Span
    title: str
    name: str


def triggers() -> frozenset[str]:
    """Return the words without which nobody is titled."""
    return frozenset(_BY_TRIGGER)


def mentions(body: Body, claims: Claims) -> tuple[Entity, ...]:
    """Return the people a body names with a title, each under the first title and surface."""
    heads = [head for word in body.words for head in _BY_TRIGGER.get(word, ())]
    found = sorted(_found(body.text, heads))
    people: dict[str, list[_Found]] = {}
    surnames: dict[str, str] = {}
    for one in found:
        name = one.name if " " in one.name else surnames.get(one.name, one.name)
        if name not in people and not _is_whole(one):
            continue
        if claims.add(one.span):
            people.setdefault(name, []).append(one)
            surnames.update(dict.fromkeys((name.split(" ")[0], name.split(" ")[-1]), name))
    return tuple(_entity(body, name, spans) for name, spans in people.items())


def _is_whole(one: _Found) -> bool:
    return " " in one.name or one.title.split(" ")[-1] in _SINGLE


def _found(text: str, heads: list[str]) -> Iterator[_Found]:
    for head in heads:
        for start, after in positions(text, head):
            state = _STATE.match(text, after)
            end = state.end() if state else after
            match = _NAME.match(text, end)
            name = _trimmed(match[1]) if match else ""
            if name:
                first = _title_start(text, start)
                yield _Found((first, end + 1 + len(name)), text[first:end], name)


def _trimmed(name: str) -> str:
    """Cut a name before the first word that belongs to none."""
    kept = []
    for word in name.split(" "):
        if word in _NO_NAME or not (word[1:] == "." or any(map(str.islower, word))):
            break
        kept.append(word)
    while kept and (kept[-1].islower() or kept[-1].endswith(".")):
        kept.pop()
    return " ".join(kept)


def _title_start(text: str, start: int) -> int:
    """Return where the title's modifiers begin: Deputy Prime Minister, Lt. Gen."""
    window = text[max(0, start - _WINDOW) : start]
    if not window.endswith(" "):
        return start
    for word in reversed(window[:-1].split(" ")):
        if word not in MODIFIERS:
            break
        start -= len(word) + 1
    return start


def _entity(body: Body, name: str, found: list[_Found]) -> Entity:
    first = found[0]
    return Entity(
        type="person",
        name=name,
        surface=body.text[slice(*first.span)],
        title=first.title,
        body_spans=tuple(one.span for one in found),
        in_lead=first.span[0] < body.lead_end,
        method="title_before_name",
        confidence=0.95,
    )
