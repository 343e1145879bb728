"""People: a title before a name. Precision first: without a title nobody is guessed."""

import re

from service.core.enrich.model import Capitals, Entity

_TITLES = (
    "Vice President", "Vice Mayor", "Vice Minister", "Vice Premier", "Deputy Prime Minister",
    "Prime Minister", "Foreign Minister", "Defense Minister", "Finance Minister",
    "Unification Minister", "First Lady", "President", "Premier", "Chancellor", "Minister",
    "Secretary of State", "Secretary", "Mayor", "Governor", "Gov.", "Senator", "Sen.", "Rep.",
    "Ambassador", "Chairman", "Chairwoman", "King", "Queen", "Pope", "General", "Gen.",
    "Admiral", "Adm.", "Judge", "Justice", "Professor", "Prof.", "Dr.", "Mr.", "Mrs.", "Ms.",
    "Spokesman", "Spokeswoman", "Coach", "Captain", "Capt.",
)  # fmt: skip
_FIRST_WORDS = frozenset(title.split(" ")[0].rstrip(".") for title in _TITLES)
_PART = "[A-Z][\\w'\u2019]*(?:-[\\w'\u2019]+)*"
_NAME = rf"{_PART}(?: [A-Z]\.)?(?: (?:de|da|van|von|bin|al-)){{0,2}}(?: {_PART}){{1,2}}"
_PERSON = re.compile(
    r"(" + "|".join(map(re.escape, sorted(_TITLES, key=len, reverse=True))) + r") (" + _NAME + ")"
)


def mentions(body: str, capitals: Capitals, lead_end: int) -> tuple[Entity, ...]:
    """Return the people a body names with a title, the first mention's title and surface."""
    first: dict[str, re.Match[str]] = {}
    spans: dict[str, list[tuple[int, int]]] = {}
    end = 0
    for word, start in capitals:
        match = _PERSON.match(body, start) if word in _FIRST_WORDS and start >= end else None
        if match:
            end = match.end()
            first.setdefault(match[2], match)
            spans.setdefault(match[2], []).append(match.span())
    return tuple(
        Entity(
            type="person",
            name=name,
            surface=match.group(),
            title=match[1],
            body_spans=tuple(spans[name]),
            in_lead=match.start() < lead_end,
            method="title_before_name",
            confidence=0.95,
        )
        for name, match in first.items()
    )
