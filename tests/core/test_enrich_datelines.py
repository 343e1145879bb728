"""Datelines of agencies of other languages and lands: which city they name."""

import pytest

from service.core.agency_table import DIALECTS
from service.core.enrich import gazetteer
from service.core.enrich.datelines import lookup, resolve_places
from service.core.enrich.namesakes import home
from tests.support.enriching import enriched


@pytest.mark.parametrize(
    ("names", "city"),
    [
        ("París Parigi 巴黎", ("Paris", "FR")),
        ("Génova Gênes GENOVA Genua", ("Genoa", "IT")),
        ("Estrasburgo Strasburgo Straßburg", ("Strasbourg", "FR")),
        ("Belgrado Belgrad", ("Belgrade", "RS")),
        ("Amberes Anvers Antwerpen", ("Antwerp", "BE")),
        ("Túnez Tunisi Tunes", ("Tunis", "TN")),
        ("Bağdat Bagdá Bagdade", ("Baghdad", "IQ")),
        ("Joanesburgo", ("Johannesburg", "ZA")),
        ("Южно-Сахалинск", ("Yuzhno-Sakhalinsk", "RU")),
        ("Багдад 巴格达 バグダッド 바그다드", ("Baghdad", "IQ")),
        ("津", ("Tsu", "JP")),
        ("联合国 国連 ООН", ("New York", "US")),
    ],
)
def test_a_dateline_may_name_a_city_as_its_agency_does(names: str, city: tuple[str, str]) -> None:
    places = [lookup(name) for name in names.split()]

    assert all(place and (place.name, place.country) == city for place in places)


@pytest.mark.parametrize(
    ("name", "countries"),
    [
        ("Singapur", ["SG", "IN"]),
        ("Trípoli", ["LY", "GR"]),
        ("Pekin", ["CN", "US"]),
        ("松江", ["CN", "JP"]),
    ],
)
def test_a_city_called_like_a_far_smaller_town_abroad_comes_before_it(
    name: str, countries: list[str]
) -> None:
    assert [found.place.country for found in gazetteer.find(name)] == countries


def test_a_town_is_the_one_of_the_land_its_agency_writes_from() -> None:
    known = [lookup("松江", near=near) for near in ("JP", "CN")]
    towns = [resolve_places("HAMILTON", home(agency)) for agency in ("pa", "canadianpress")]

    assert [place and place.name for place in known] == ["Matsue", "Songjiang"]
    assert [places[0].country for places in towns] == ["GB", "CA"]


def test_a_dateline_of_the_united_nations_is_in_new_york() -> None:
    assert [place.name for place in resolve_places("UNITED NATIONS")] == ["New York"]


def test_what_a_city_is_called_abroad_is_no_mention_of_it() -> None:
    found = enriched("The bakers Nizza and Colonia met a miller called Berna.")

    assert [entity.name for entity in found.entities if entity.type == "place"] == []


@pytest.mark.parametrize(
    ("text", "country", "zone"),
    [
        ("VENEZUELA", "VE", "America/Caracas"),
        ("ARMENIA", "AM", "Asia/Yerevan"),
        ("Armenia (Colombia)", "CO", "America/Bogota"),
        ("MEXICO", "MX", None),
        ("JAMAICA", "JM", "America/Jamaica"),
        ("SINGAPORE", "SG", "Asia/Singapore"),
    ],
)
def test_a_country_is_no_small_town_abroad_that_is_called_so(
    text: str, country: str, zone: str | None
) -> None:
    assert [(one.country, one.time_zone) for one in resolve_places(text)] == [(country, zone)]


def test_an_agency_is_at_home_in_a_country_of_its_desks_zone() -> None:
    zones = {(one.zone, home(one.key)) for one in DIALECTS if one.zone and home(one.key)}
    cities = gazetteer.tables().rows[gazetteer.Kind.CITY]
    places = (found.place for name in cities for found in gazetteer.find(name))
    of_cities = {(place.time_zone, place.country) for place in places}

    assert len(zones) > 30
    assert zones <= of_cities


def test_a_city_that_all_the_world_knows_needs_no_country() -> None:
    places = [resolve_places(text) for text in ("BARCELONA", "VENICE", "BARCELONA, Venezuela")]

    assert [place.country for (place,) in places] == ["ES", "IT", "VE"]
