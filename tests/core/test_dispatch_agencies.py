"""The agencies of the table, each form of dateline that they print, names of places in them."""

import pytest

from service.core.agency_table import DIALECTS
from tests.support.reading import read

LEAD = "The guild has counted fewer loaves this spring than last, it said on Friday."
BODY = "The mill at the old harbour stood still for nine days."


@pytest.mark.parametrize(
    ("dateline", "place", "day", "agency"),
    [
        ("Sofia, May 3 (BTA) - ", "Sofia", "May 3", "bta"),
        ("ZAGREB, May 3 (Hina) - ", "ZAGREB", "May 3", "hina"),
        ("ATHENS (AMNA) - ", "ATHENS", None, "amna"),
        ("ATHENS (ANA-MPA) - ", "ATHENS", None, "amna"),
        ("VILNIUS, May 03, BNS \u2013 ", "VILNIUS", "May 03", "bns"),
        ("YEREVAN, MAY 3, ARMENPRESS. ", "YEREVAN", "MAY 3", "armenpress"),
        ("YEREVAN, May 3. /ARKA/. ", "YEREVAN", "May 3", "arka"),
        ("TIRANA, May 3 /ATA/ - ", "TIRANA", "May 3", "ata"),
        ("Manama, May 3 (BNA): ", "Manama", "May 3", None),
        ("Muscat, 3 May (ONA) --- ", "Muscat", "3 May", "ona"),
        ("Addis Ababa May 3/2024 (ENA) ", "Addis Ababa", "May 3/2024", "ena"),
        ("La Paz, 3 may (ABI).- ", "La Paz", "3 may", "abi"),
        ("WINDHOEK, 3 May (NAMPA) - ", "WINDHOEK", "3 May", "nampa"),
        ("TEHRAN (Tasnim) \u2013 ", "TEHRAN", None, "tasnim"),
        ("RONSE 21/05 (BELGA) = ", "RONSE", "21/05", "belga"),
        ("COLOMBO, May 3 (Loaf Post) - ", "COLOMBO", "May 3", None),
    ],
)
def test_national_agencies_print_their_datelines_each_its_way(
    dateline: str, place: str, day: str | None, agency: str | None
) -> None:
    article = read(f"Guild counts fewer loaves\n{dateline}{LEAD}\n{BODY}\n")

    assert article.dateline
    assert (article.dateline.place_text, article.dateline.date_text) == (place, day)
    assert article.agency == agency
    assert article.paragraphs == (LEAD, BODY)


@pytest.mark.parametrize("end", ["(AFP) - ", ", May 3 (Xinhua) -- "])
@pytest.mark.parametrize(
    "place",
    [
        "Dar es Salaam",
        "Santiago de los Caballeros",
        "Reggio di Calabria",
        "Angra dos Reis",
        "Cortina d'Ampezzo",
        "Val d\u2019Is\u00e8re",
        "Bergen op Zoom",
        "Freiburg im Breisgau",
        "Rothenburg ob der Tauber",
        "Deir al-Balah",
        "Deir ez-Zor",
        "Sidi bel Abb\u00e8s",
        "Ras al-Khaimah, United Arab Emirates",
        "San Jos\u00e9 de las Lajas",
    ],
)
def test_small_words_stand_within_the_names_of_places(place: str, end: str) -> None:
    article = read(f"Guild counts fewer loaves\n{place} {end}{LEAD}\n".replace(" ,", ","))

    assert article.dateline
    assert article.dateline.place_text == place
    assert article.paragraphs == (LEAD,)


def test_no_name_and_no_host_is_that_of_two_agencies() -> None:
    names = [name for one in DIALECTS for name in one.printed]
    hosts = [host for one in DIALECTS for host in one.hosts]

    assert len(names) == len(set(names))
    assert len(hosts) == len(set(hosts))
