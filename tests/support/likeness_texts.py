"""Synthetic dispatches in many words: no two share more than chance gives them."""

import random
from dataclasses import dataclass, replace

NOUNS = """harbour pension tunnel orchard ferry census reservoir tariff vaccine railway
museum pipeline quota drought verdict ballot airport subsidy refinery glacier library
satellite bakery archive embassy stadium fishery mortgage orchestra lighthouse furnace
warehouse scholarship monastery patent highway dairy nursery tribunal aquifer textile cement
laptop bicycle festival vineyard quarry clinic treaty turbine lottery cargo statute
telescope barrage canal dialect cathedral sawmill greenhouse shipyard curfew invoice
parliament manuscript wetland tramway observatory battery compost currency mural plantation
seminar ballet hydrant insurance kiosk meadow permit prison rebate sanctuary sculpture
surgeon tenant tollgate tourist trawler tutor umpire vessel voter waiver walkway welder
wharf widow workshop yacht zoo apprentice auction beacon""".split()
ADJECTIVES = """coastal annual rural disputed historic temporary frozen northern voluntary
costly private seasonal wooden regional crowded experimental damp idle modest municipal
narrow obsolete partial popular remote sandy secular shallow sober steep sturdy swift tidy
urban vacant vast wealthy weary binding brittle candid cautious dormant elderly fertile
foreign gradual hollow informal joint lenient mobile nuclear overdue""".split()
VERBS = """approved rejected reopened inspected financed postponed dismantled expanded
renamed auctioned surveyed flooded repaired licensed insured modernised abandoned audited
banned celebrated compared condemned defended designed doubled emptied evacuated examined
extended fenced guarded hailed imported leased merged monitored obtained occupied painted
planted praised prepared promoted purchased questioned ranked recalled recycled regulated
relocated restored seized settled shortened staffed studied suspended taxed tested toured
trimmed unveiled upgraded valued welcomed widened""".split()
HOW = """quietly|twice|overnight|reluctantly|jointly|at once|in stages|without notice|by mistake
under protest|on appeal|for a month|after long talks|within a week|despite rain|ahead of time
in public|with few objections|over the summer|before dawn""".replace("\n", "|").split("|")
UNITS = """percent tonnes metres litres visitors members hectares passengers dollars won
pages tickets jobs houses schools trees farmers seats days miles barrels kilograms degrees
votes families""".split()
FRAMES = (
    "{Name} {verb} the {adj} {noun} of {Place} {how}, where {num} {unit} had been counted",
    "the {noun} {verb} {num} {unit} and {num2} {unit2}, said {Name} of the {adj} {noun2} board",
    "about {num} {unit} near {Place} were {verb} {how} while {Name} {verb2} a {adj} {noun}",
    "according to {Name}, the {adj} {noun} in {Place} {verb} its {noun2} {how}",
    "critics of the {noun} told {Name} that {num} {unit} of {adj} {noun2} stay {verb}",
    "in {Place}, a {adj} {noun} worth {num} {unit} was {verb} against the wish of {Name}",
    '"nobody {verb} our {noun} for {num} {unit}," {Name} said of the {adj} {noun2}',
    "since {year} the {noun2} has {verb} {num} {unit} a year, mostly {adj} {noun} from {Place}",
    "a {adj} {noun} and a {adj2} {noun2} were {verb} {how} by {Name} and {Name2}",
    "{Name2}, whose {noun} lies in {Place}, {verb} the {adj} {noun2} {how}",
    "plans for the {adj2} {noun} foresee {num} {unit}, down from {num2} {unit2} in {year}",
    "neither the {noun} nor the {adj} {noun2} of {Name} {verb} more than {num} {unit}",
    "the {adj} {noun} {verb} {how}; {Name} {verb2} the {adj2} {noun2} in {Place}",
    "witnesses from {Place} saw how the {noun2} {verb} {num} {unit} of {adj} {noun}",
    "for the first time the {adj} {noun} will be {verb}, {Name} wrote to the {noun2} council",
    "as many as {num} {unit} joined the {noun}, {verb} by {Name2} in {Place} {how}",
)
_ONSETS = "b d f g h j k l m n p r s t v z br dr gr kr pl st tr".split()
_VOWELS = "a e i o u ai ea io".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A dispatch as far as likeness goes; `day` is an ordinal, None for none."""

    headline: str
    paragraphs: tuple[str, ...]
    day: int | None
    rank: int = 0

    def size(self) -> int:
        """Its characters."""
        return sum(map(len, self.paragraphs))

    def but(self, *paragraphs: str, **changes: object) -> "Text":
        """The same with other paragraphs, if any are given, and other fields."""
        body = tuple(one for one in paragraphs if one) or self.paragraphs
        return replace(self, paragraphs=body, **changes)  # type: ignore[arg-type]


class Writer:
    """Writes dispatches from a seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def name(self) -> str:
        """A name or place that hardly anybody else has."""
        parts = self.chance.randint(2, 3)
        made = (self.chance.choice(_ONSETS) + self.chance.choice(_VOWELS) for _ in range(parts))
        return "".join(made).capitalize()

    def number(self) -> str:
        """A number as wires print them."""
        digits = self.chance.randint(1, 5)
        whole = self.chance.randrange(10 ** (digits - 1) + 1, 10**digits + 1)
        return (
            f"{whole:,}" if self.chance.random() < 0.7 else f"{whole}.{self.chance.randint(1, 9)}"
        )

    def sentence(self, cast: list[str]) -> str:
        """One sentence about some of a cast."""
        pick = self.chance.choice
        words = {
            **{name: pick(NOUNS) for name in ("noun", "noun2")},
            **{name: pick(ADJECTIVES) for name in ("adj", "adj2")},
            **{name: pick(VERBS) for name in ("verb", "verb2")},
            **{name: pick(UNITS) for name in ("unit", "unit2")},
            **{name: self.number() for name in ("num", "num2")},
            **{name: pick(cast) for name in ("Name", "Name2", "Place")},
            "how": pick(HOW),
            "year": str(self.chance.randint(1950, 2023)),
        }
        made = pick(FRAMES).format(**words)
        start = 1 if made.startswith('"') else 0
        return made[:start] + made[start].upper() + made[start + 1 :] + "."

    def dispatch(self, size: int) -> Text:
        """A dispatch of about `size` characters."""
        cast = [self.name() for _ in range(self.chance.randint(4, 10))]
        paragraphs: list[str] = []
        while sum(map(len, paragraphs)) < size:
            count = self.chance.randint(1, 3)
            paragraphs.append(" ".join(self.sentence(cast) for _ in range(count)))
        return Text(
            headline=self.headline(cast),
            paragraphs=tuple(paragraphs),
            day=739_000 + self.chance.randrange(600),
        )

    def headline(self, cast: list[str]) -> str:
        """A headline of seven to ten words."""
        pick = self.chance.choice
        return (
            f"{pick(cast)} {pick(ADJECTIVES)} {pick(NOUNS)} {pick(VERBS)} in {pick(cast)}, "
            f"{pick(NOUNS)} {pick(VERBS)} {pick(HOW)}"
        )
