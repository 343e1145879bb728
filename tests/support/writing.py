"""Words and sentences for made-up dispatches: plain news of mills, ferries and bakers."""

import random
from datetime import date, timedelta
from enum import StrEnum

from service.core.enrich.words import WEEKDAYS

_WHO = "Bakers|Ferry crews|Millers|Night porters|Beekeepers|Tram drivers|Potters|Weavers".split(
    "|"
)
_DID = "reopened|repainted|inspected|auctioned|surveyed|relocated|measured|restored".split("|")
_WHAT = (
    "the fish hall|an old granary|two warehouses|the town clock|a row of kilns|the bus garage"
    "|an orchard wall|the swimming hall|a grain silo|the footbridge"
).split("|")
_WHY = (
    "after a storm|for lack of timber|with a gift from an emigrant|before the harvest"
    "|under new fire rules|at the wish of the council|to save on heating|in heavy rain"
).split("|")
_SOURCE = "the council|the harbour office|their guild|a spokesman|the fire brigade".split("|")
_GIVEN = "Ann Bo Cy Di Eve Finn Gil Hana Ivo Jun Kai Lea Mo Nils Ole Pia".split()
_FAMILY = "Ray Sun Roe Fox Lund Meer Okada Petit Quast Rosso Silva Tamm Unger Vogt Wolf".split()
_KOREAN = "Nam Bo-ra|Kang Ha-eun|Yun Seo-jun|Pyo Do-hyun|Ma Ji-woo".split("|")
_AHEAD = (
    "The mayor is to speak {day}.",
    "A second round will begin {day}.",
    "The doors are scheduled to open {day}.",
    "The council is expected to vote {day}.",
)
_BEHIND = (
    "{source} said {day}.",
    "The work began {day}, {source} said.",
    "Children watched {day} from the quay, {source} said.",
)
_YEARS = (
    "The last such work was done in {year}.",
    "The hall has stood empty since {year}.",
    "It was built in {year} for a trade fair.",
)
_NAMED_YEARS = (
    "The town hopes to show it at Expo {year}.",
    "A film crew wants it for the {year} Winter Games.",
    'The plan is called "Harbour {year}".',
)
_OTHER_WEEKS = (
    '"I will never forget that {day}," one of them said.',
    "The guild had met last {day}.",
    "The next meeting is due next {day}.",
    "The envoy left at noon {day} (local time).",
)
_PLAIN = (
    "Nobody was hurt.",
    "The costs come to {number} million won.",
    "Some {number} people came to look.",
    '"We are tired but glad," said {name}, who heads the guild.',
    "Prices rose 2.5 percent to 1,200 a tonne.",
    "The U.S. embassy sent a wreath, Mr. {family} said.",
)


class Mood(StrEnum):
    """What a sentence says of a day."""

    PLAIN = "plain"
    BEHIND = "behind"
    AHEAD = "ahead"
    YEAR = "year"
    NAMED_YEAR = "named_year"
    OTHER_WEEK = "other_week"


def person(chance: random.Random) -> str:
    """A name with given name first."""
    return f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}"


def korean_person(chance: random.Random) -> str:
    """A name with family name first."""
    return chance.choice(_KOREAN)


def headline(chance: random.Random) -> str:
    """A headline without a full stop."""
    return (
        f"{chance.choice(_WHO)} {chance.choice(_DID)} {chance.choice(_WHAT)} {chance.choice(_WHY)}"
    )


def lead(chance: random.Random, day: date | None) -> str:
    """The first sentence, with the day of the news in the past tense where one is given."""
    told = (
        f"{chance.choice(_WHO)} {chance.choice(_DID)} {chance.choice(_WHAT)} {chance.choice(_WHY)}"
    )
    if day is None:
        return f"{told}, {chance.choice(_SOURCE)} said."
    on = chance.choice(("", "on "))
    return f"{told}, {chance.choice(_SOURCE)} said {on}{WEEKDAYS[day.weekday()]}."


def sentence(chance: random.Random, mood: Mood, issued: date) -> str:
    """One more sentence, true to the day of issue in its tense and years."""
    match mood:
        case Mood.PLAIN:
            text = chance.choice(_PLAIN)
            return text.format(
                number=chance.randrange(2, 900), name=person(chance), family=chance.choice(_FAMILY)
            )
        case Mood.BEHIND:
            return _behind(chance, issued)
        case Mood.AHEAD:
            ahead = issued + timedelta(days=chance.choice((0, 1, 1, 2, 2, 3, 4, 5, 6)))
            return chance.choice(_AHEAD).format(day=WEEKDAYS[ahead.weekday()])
        case Mood.YEAR:
            year = issued.year - chance.choice((0, 1, 1, 2, 3, 5, 8, 20))
            return chance.choice(_YEARS).format(year=year)
        case Mood.NAMED_YEAR:
            return chance.choice(_NAMED_YEARS).format(year=issued.year + chance.randrange(1, 12))
        case Mood.OTHER_WEEK:
            return chance.choice(_OTHER_WEEKS).format(day=chance.choice(WEEKDAYS))


def _behind(chance: random.Random, issued: date) -> str:
    back = issued - timedelta(days=chance.choices((0, 1, 2, 3, 4), (40, 35, 12, 8, 5))[0])
    text = chance.choice(_BEHIND)
    told = text.format(source=chance.choice(_SOURCE), day=f"on {WEEKDAYS[back.weekday()]}")
    return told[0].upper() + told[1:]
