"""Weekdays in languages other than English: which day, and whether it is past or to come.

Only the first paragraph is asked, and only a verb that tells counts: in doubt a day says nothing.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from service.core.dates.evidence import DayWord, Tense
from service.core.lazy_pattern import later


class Tongue(NamedTuple):
    """A language: its weekdays from Monday, patterns of verbs, whether these end the sentence.

    `other` are words beside a weekday that make it one of another week, or of every week.
    """

    days: str
    past: str
    future: str
    other: str
    verb_last: bool = False


TONGUES = (
    Tongue(
        "lunes martes miércoles jueves viernes sábado domingo",
        r"\w{2,}(?:ó|aron|ieron)|fue|fueron|han?|dijo|hizo|hubo",
        r"\w{2,}(?:rá|rán)|va|van|prevé|planea",
        r"los|cada|todos|próximo|pasado|último",
    ),
    Tongue(
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        r"ont|a|est|sont|était|étaient|(?:a|ont) été",
        r"\w{2,}(?:ra|ront)|va|vont|doit|doivent|prévue?s?",
        r"les?|chaque|dernier|prochain|passé",
    ),
    Tongue(
        "Montag Dienstag Mittwoch Donnerstag Freitag Samstag|Sonnabend Sonntag",
        r"hat|haben|ist|sind|war|waren|wurden?|sagten?|teilten?|erklärten?|meldeten?|kündigten?",
        r"wird|werden|sollen?|will|wollen|ab|bis|geplant",
        r"jeden|letzten|vergangenen|nächsten|kommenden|vorigen",
    ),
    Tongue(
        "lunedì martedì mercoledì giovedì venerdì sabato domenica",
        r"hanno|ha|è|sono|(?:è|sono) stat[oaie]|aveva",
        r"\w{2,}(?:rà|ranno)|previst[oaie]",
        r"il|la|di|ogni|scors[oa]|prossim[oa]",
    ),
    Tongue(
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
        r"\w{2,}(?:ou|aram|eram|iram)|foi|foram|disse|teve",
        r"\w{2,}(?:rá|rão)|vai|vão|prevê",
        r"às?|aos|cada|todos|passad[oa]|próxim[oa]|últim[oa]",
    ),
    Tongue(
        "понедельник вторник среду четверг пятницу субботу воскресенье",
        r"\w{3,}(?:л|ла|ло|ли|лся|лась|лось|лись|ена|ено|ены|ана|ано|аны|ыта|ыто|ыты)",
        r"буд(?:ет|ут)|намерен\w*|планиру\w+|\w{3,}(?:ится|ятся)",
        r"прошл\w+|следующ\w+|кажд\w+|минувш\w+|будущ\w+",
    ),
    Tongue(
        "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
        r"\w{2,}(?:dı|di|du|dü|tı|ti|tu|tü|dılar|diler|dular|düler)",
        r"\w{2,}(?:acak|ecek|acaklar|ecekler)",
        r"geçen|gelecek|her|önümüzdeki",
        verb_last=True,
    ),
)
_DAYS = {
    word: (number, tongue)
    for tongue in reversed(TONGUES)
    for number, words in enumerate(tongue.days.split())
    for word in words.split("|")
}
_WEEKDAY = later(rf"(?<![\w-])(?:{'|'.join(sorted(_DAYS, key=len, reverse=True))})(?![\w-])")
_VERBS = {
    tongue: later(rf"\b(?:(?P<future>{tongue.future})|(?P<past>{tongue.past}))\b")
    for tongue in TONGUES
}
_OTHER = {tongue: re.compile(rf"(?:{tongue.other})\b") for tongue in TONGUES}
# A number behind a weekday is of a day told in full, a bracket of a place with another clock.
_ELSEWHERE = re.compile(r"[^.(]{0,20}\([\w ]{0,12}(?:local|locale|Ortszeit|hora|heure)|,? \d")
_SENTENCE = re.compile(r"[.!?]\s+(?=\S)")
_OPEN, _CLOSE, _EVEN = "«“„", "»”", '"'
_MOST, _LEAD = 4, 400


def foreign_days(text: str, start: int) -> list[DayWord]:
    """Return the weekdays that a first paragraph names with a verb that tells their side."""
    return list(_days(text[:_LEAD], start))


def _days(text: str, start: int) -> Iterator[DayWord]:
    for count, found in enumerate(_WEEKDAY.finditer(text)):
        number, tongue = _DAYS[found.group()]
        before, after = _sentence(text, found.start(), found.end())
        if count >= _MOST or _is_quoted(text[: found.start()]) or _ELSEWHERE.match(after):
            continue
        beside = (*before.split()[-1:], *after.split()[:1])
        if any(map(_OTHER[tongue].match, beside)):
            continue
        told = _told(tongue, before, after)
        if told:
            span = (start + found.start(), start + found.end())
            yield DayWord(number, told, found.group(), span)


def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands in the sentence before a word and after it."""
    begins = [stop.end() for stop in _SENTENCE.finditer(text, 0, start)]
    stop = _SENTENCE.search(text, end)
    return text[begins[-1] if begins else 0 : start], text[end : stop.start() if stop else None]


def _told(tongue: Tongue, before: str, after: str) -> Tense | None:
    """Return the tense of the nearest verb that tells; one after the weekday where verbs end."""
    verbs = list(_VERBS[tongue].finditer(after if tongue.verb_last else before))
    if not verbs:
        return None
    return Tense.FUTURE if verbs[-1].group("future") else Tense.PAST


def _is_quoted(before: str) -> bool:
    open_ones = sum(map(before.count, _OPEN)) - sum(map(before.count, _CLOSE))
    return open_ones > 0 or before.count(_EVEN) % 2 == 1
