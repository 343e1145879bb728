"""Places: looked up for datelines, and named in bodies."""

from zoneinfo import ZoneInfo

import pytest

from service.core.enrich import gazetteer
from service.core.enrich.places import lookup
from tests.support.enriching import enriched


def named(body: str, place: str | None = None) -> list[str]:
    found = enriched(body, place=place)
    return [entity.name for entity in found.entities if entity.type == "place"]


@pytest.mark.parametrize("name", ["Seoul", "SEOUL", " seoul ", "서울"])
def test_a_city_is_found_in_any_case_and_in_its_own_script(name: str) -> None:
    place = lookup(name)

    assert place is not None
    assert (place.name, place.country, place.time_zone) == ("Seoul", "KR", "Asia/Seoul")


def test_a_region_rules_out_a_namesake() -> None:
    place = lookup("LONDON", "Ontario")

    assert place is not None
    assert (place.name, place.country, place.geonames_id) == ("London", "CA", None)


def test_a_city_that_is_not_known_gets_its_regions_country_and_zone() -> None:
    springfield, anywhere = lookup("SPRINGFIELD", "Ill."), lookup("Springfield")

    assert springfield is not None
    assert (springfield.country, springfield.time_zone) == ("US", "America/Chicago")
    assert anywhere is None


def test_hong_kong_is_hong_kong_in_china_too() -> None:
    place = lookup("HONG KONG", "China")

    assert place is not None
    assert place.time_zone == "Asia/Hong_Kong"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("SEOUL", ["Seoul"]),
        ("SEOUL/WASHINGTON", ["Seoul", "Washington"]),
        ("GWANGJU, South Korea", ["Gwangju"]),
        ("DAMASCUS [Syria]", ["Damascus"]),
        ("BUSAN and OSAKA, Japan", ["Busan", "Osaka"]),
        ("SINGAPORE", ["Singapore"]),
        ("ABOARD A FERRY", []),
        ("", []),
    ],
)
def test_a_dateline_gives_one_place_for_each_city_it_names(text: str, names: list[str]) -> None:
    assert [place.name for place in enriched("Body.", place=text).dateline_places] == names


def test_the_datelines_own_place_is_not_a_mention() -> None:
    assert named("Busan and Osaka agreed.", place="BUSAN, South Korea") == ["Osaka"]


def test_spellings_of_one_place_are_one_entity_with_every_span() -> None:
    (entity,) = enriched("The U.S. envoy left. The United States sent him.").entities

    assert (entity.name, entity.surface) == ("United States", "U.S.")
    assert entity.body_spans == ((4, 8), (25, 38))


@pytest.mark.parametrize(
    "body",
    [
        "Actor Lena Washington spoke.",
        "He studied at the Seoul Sports Academy.",
        "The University of Tokyo won.",
        "The Sydneysider left Parisian life.",
        "A nice jordan and a turkey.",
    ],
)
def test_a_part_of_a_longer_name_is_no_place(body: str) -> None:
    assert named(body) == []


def test_the_longest_name_wins_and_possessives_and_compounds_count() -> None:
    body = "South Africa's team met Seoul-based fans from Papua New Guinea in Mexico City."

    assert named(body) == ["South Africa", "Seoul", "Papua New Guinea", "Mexico City"]


def test_every_row_has_a_country_a_real_zone_and_degrees_on_earth() -> None:
    for entry in (*gazetteer.cities(), *gazetteer.nations()):
        place = entry.place
        assert place.country is not None
        assert place.country.isupper()
        assert place.time_zone is None or ZoneInfo(place.time_zone).key == place.time_zone
        assert -180 <= (place.longitude or 0) <= 180
        assert -90 <= (place.latitude or 0) <= 90
        assert (place.longitude is None) == (place.latitude is None)


def test_every_city_has_a_zone_and_no_two_places_share_a_geonames_id() -> None:
    entries = (*gazetteer.cities(), *gazetteer.nations())
    numbers = [entry.place.geonames_id for entry in entries if entry.place.geonames_id]

    assert all(entry.place.time_zone for entry in gazetteer.cities())
    assert len(numbers) == len(set(numbers))
