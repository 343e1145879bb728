"""The words of the synthetic wires: invented people and affairs, in places that exist."""

from dataclasses import dataclass

PLACES = (
    ("OSLO", "Oslo"),
    ("SEOUL", "Seoul"),
    ("TOKYO", "Tokyo"),
    ("NAIROBI", "Nairobi"),
    ("LISBON", "Lisbon"),
    ("OTTAWA", "Ottawa"),
    ("WELLINGTON", "Wellington"),
    ("LIMA", "Lima"),
    ("HELSINKI", "Helsinki"),
    ("DAKAR", "Dakar"),
    ("HANOI", "Hanoi"),
    ("PRAGUE", "Prague"),
)
KOREAN_PLACES = (
    ("SEOUL", "Seoul"),
    ("BUSAN", "Busan"),
    ("DAEGU", "Daegu"),
    ("INCHEON", "Incheon"),
)
FIRST = ("Anna", "Jonas", "Mirae", "Pedro", "Wanjiru", "Lucia", "Tomas", "Hae-won", "Ines", "Karl")
LAST = ("Berg", "Okafor", "Lindqvist", "Moreau", "Tanaka", "Almeida", "Novak", "Quispe", "Laine")
KOREAN_NAMES = (
    "Kim Do-yun",
    "Park Seo-jin",
    "Lee Ha-ram",
    "Choi Yu-na",
    "Jung Min-ho",
    "Oh Sae-bom",
)
TITLES = ("Mayor", "Minister", "Director", "Governor", "President")
BODIES = (
    "the harbor authority",
    "the transport ministry",
    "the city council",
    "the rail operator",
)
CAUSES = ("a burst water main", "heavy snow", "a fallen crane", "a power failure", "thick fog")
GOODS = ("wheat", "copper", "salmon", "coffee", "timber", "semiconductors", "batteries")
TEAMS = ("Rovers", "Harbor City", "Northern Stars", "United", "Wanderers", "Mountain Lions")


@dataclass(frozen=True, slots=True)
class Theme:
    """A kind of affair: headline and sentences with gaps; `later` is what updates add."""

    headline: str
    lead: str
    body: tuple[str, ...]
    later: tuple[str, ...]


THEMES = (
    Theme(
        "{Place} to build {n} km tram line",
        "The city of {Place} will build a tram line of {n} kilometers from the port to the hills, "
        "{title} {name} said {weekday}.",
        (
            "Work is to begin next spring and to cost about {m} million euros, {org} said.",
            "The line will have {k} stops, and a tram is to leave every {few} minutes.",
            '"Nobody should need a car to reach a doctor," {last} told reporters.',
            "An earlier plan was dropped in {past} for want of money.",
        ),
        (
            "Shop owners along the route asked for compensation during the years of work.",
            "The opposition called for a vote of the {k} districts concerned.",
            "A bank of the region said it would lend half of the sum.",
        ),
    ),
    Theme(
        "Exports of {goods} up {few} percent from {Place}",
        "Exports of {goods} rose {few} percent last month from a year earlier, {org} in {Place} "
        "said {weekday}.",
        (
            "Shipments reached {m},000 tons, the most since {past}.",
            "{title} {name} put the rise down to dry weather and a weak currency.",
            "Prices fell by {few} percent in the same time, traders said.",
        ),
        (
            "Ships wait {k} hours on average at the port, twice as long as usual.",
            "Growers' unions warned that storage is full.",
        ),
    ),
    Theme(
        "Traffic halted in {Place} after {cause}",
        "Trains and buses stood still in {Place} for {few} hours {weekday} after {cause}, {org} "
        "said.",
        (
            "About {m} passengers walked along the tracks to the nearest station.",
            "No one was hurt, {title} {name} said.",
            "Service came back step by step in the evening.",
            "A similar halt in {past} led to an inquiry that has never ended.",
        ),
        (
            "Engineers found the cause {k} meters from the central station.",
            "The operator promised to pay back {n} tickets.",
            "Schools in {k} districts stayed closed.",
        ),
    ),
    Theme(
        "{team} beat {other} {goals}-{fewer} in {Place}",
        "{team} beat {other} {goals}-{fewer} in {Place} {weekday} for their {k}th win this year.",
        (
            "{name} scored in the last minute before {k},{m} people.",
            '"We ran until the end, that is all," {last} said.',
            "The two clubs had last met in the final of {past}.",
        ),
        (
            "The winners play again in {few} days.",
            "Coach {other_name} was sent off for shouting at the referee.",
        ),
    ),
    Theme(
        "Scientists count {n} species of moss in {Place} parks",
        "Biologists have counted {n} species of moss in the parks of {Place}, {few} of them new "
        "to the country, the university said {weekday}.",
        (
            "The count took {k} months, led by {name}.",
            "Volunteers sent in {m} photographs.",
            "The first such list was printed in {past} and held only {k} names.",
        ),
        (
            "The university will show the collection from next month.",
            "One of the species had last been seen in {past}.",
        ),
    ),
    Theme(
        "{Place} library lends musical instruments",
        "The public library of {Place} will lend musical instruments from next month, {title} "
        "{name} said {weekday}.",
        (
            "Readers can take one of {m} instruments home for {few} weeks.",
            "The collection began with {k} violins left by a teacher in {past}.",
            "Repairs will be paid for by {org}.",
        ),
        (
            "Within hours, {n} people had put their names on a list for the only harp.",
            "A second branch is to follow in {few} months.",
        ),
    ),
)
