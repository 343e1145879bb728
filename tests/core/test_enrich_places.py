"""Places: looked up for datelines, and named in bodies."""

from zoneinfo import ZoneInfo

import pytest

from service.core.enrich import gazetteer, spellings
from service.core.enrich.datelines import lookup, resolve_places
from service.core.enrich.gazetteer import Kind
from service.core.enrich.seas import WIDE
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
    assert (place.name, place.country, place.geonames_id) == ("London", "CA", 6058560)


def test_a_city_that_is_not_known_gets_its_regions_country_and_zone() -> None:
    hamlet, anywhere = lookup("LITTLE HOPE", "Ill."), lookup("Little Hope")

    assert hamlet is not None
    assert (hamlet.name, hamlet.country, hamlet.time_zone) == (
        "Little Hope",
        "US",
        "America/Chicago",
    )
    assert (hamlet.geonames_id, anywhere) == (None, None)


@pytest.mark.parametrize(
    ("text", "near", "found"),
    [
        ("PORTLAND, Ore.", None, ("US", "America/Los_Angeles", 5746545)),
        ("PORTLAND, Maine", None, ("US", "America/New_York", 4975802)),
        ("CAMBRIDGE, Mass.", None, ("US", "America/New_York", 4931972)),
        ("CAMBRIDGE, England", None, ("GB", "Europe/London", 2653941)),
        ("SEJONG, South Korea", None, ("KR", "Asia/Seoul", 11523293)),
        ("ATLANTA, Georgia", None, ("US", "America/New_York", 4180439)),
        ("TBILISI, Georgia", None, ("GE", "Asia/Tbilisi", 611717)),
        ("BIRMINGHAM", None, ("GB", "Europe/London", 2655603)),
        ("BIRMINGHAM", "US", ("US", "America/Chicago", 4049979)),
        ("LONDON", "CA", ("GB", "Europe/London", 2643743)),
        ("KIEV", None, ("UA", "Europe/Kyiv", 703448)),
    ],
)
def test_the_namesake_is_told_by_region_then_by_the_agencys_home_then_by_size(
    text: str, near: str | None, found: tuple[str, str, int]
) -> None:
    (place,) = resolve_places(text, near)

    assert (place.country, place.time_zone, place.geonames_id) == found


@pytest.mark.parametrize("text", ["CAMBRIDGE", "SPRINGFIELD", "SAN JOSE", "LITTLE HOPE"])
def test_a_dateline_that_could_mean_several_places_or_none_stays_unknown(text: str) -> None:
    assert resolve_places(text) == ()


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
        ("Guwahati (Assam) [India]", ["Guwahati"]),
        ("BUSAN and OSAKA, Japan", ["Busan", "Osaka"]),
        ("HANOI, Vietnam, and SEOUL", ["Hanoi", "Seoul"]),
        ("SINGAPORE", ["Singapore"]),
        ("ABOARD A FERRY", []),
        ("", []),
        ("A BOAT, Baltic Sea", ["Baltic Sea"]),
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


@pytest.mark.parametrize(
    "body",
    [
        "The icebreaker Kamchatka sank.",
        "Fans of Gwangju FC sang. Gwangju played on.",
        "It cost 36 million U.S. dollars.",
        "Nairo Medellin won. Medellin was tired.",
    ],
)
def test_a_ship_a_club_a_coin_and_a_person_are_no_places(body: str) -> None:
    assert named(body) == []


def test_a_town_unknown_but_for_the_state_beside_it_is_a_place_of_that_country() -> None:
    (town, _) = enriched("A barn burned in Split Rock Mills, Minnesota, on Monday.").entities

    assert (town.name, town.country, town.geonames_id) == ("Split Rock Mills", "US", None)


@pytest.mark.parametrize(
    ("body", "name", "country"),
    [
        ("Ships left the Gulf of Aden.", "Gulf of Aden", None),
        ("The Baltic Sea froze.", "Baltic Sea", None),
        ("Residents of Padang ran.", "Padang", "ID"),
        ("The Ambassador of Kenya left.", "Kenya", "KE"),
        ("El Gobierno de Bolivia calla.", "Bolivia", "BO"),
        (
            "The Democratic Republic of the Congo voted.",
            "Democratic Republic of the Congo",
            "CD",
        ),
    ],
)
def test_a_sea_and_what_stands_behind_of_are_places(
    body: str, name: str, country: str | None
) -> None:
    (entity,) = enriched(body).entities

    assert (entity.type, entity.name, entity.country) == ("place", name, country)


def test_a_state_of_two_lands_is_one_place() -> None:
    assert named("They flew from Trinidad and Tobago to Bosnia and Herzegovina.") == [
        "Trinidad and Tobago",
        "Bosnia-Herzegovina",
    ]


def test_a_noun_with_the_capital_of_its_tongue_is_no_small_town() -> None:
    body = "Die L\u00f6hne steigen, und das Unternehmen will nicht mehr zahlen, so die Leute."

    assert enriched(body, place="BERLIN").entities == ()


def test_umlauts_may_be_written_out() -> None:
    assert named("Snow fell in Duesseldorf.") == ["D\u00fcsseldorf"]


def test_the_country_of_somebody_is_a_place() -> None:
    assert named("Ann Lee of Hungary won.") == ["Hungary"]


def test_the_longest_name_wins_and_possessives_and_compounds_count() -> None:
    body = "South Africa's team met Seoul-based fans from Papua New Guinea in Mexico City."

    assert named(body) == ["South Africa", "Seoul", "Papua New Guinea", "Mexico City"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("A fire broke out in Portland, Maine.", ("US", 4975802, "region")),
        ("She studied near Cambridge, Massachusetts.", ("US", 4931972, "region")),
        ("Floods hit North Jeolla Province.", ("KR", 1845789, "gazetteer")),
        ("Snow fell in Shizuoka Prefecture.", ("JP", 1851715, "gazetteer")),
        ("The strike in Kharkov ended.", ("UA", 706483, "gazetteer")),
    ],
)
def test_a_mention_has_country_geonames_id_and_what_it_rests_on(
    body: str, found: tuple[str, int, str]
) -> None:
    place = enriched(body).entities[0]

    assert (place.country, place.geonames_id, place.method) == found
    assert place.uri == f"https://sws.geonames.org/{place.geonames_id}/"


def test_a_mention_carries_degrees_and_zone() -> None:
    (osaka,) = enriched("Osaka won.").entities

    assert (osaka.time_zone, osaka.coordinates) == ("Asia/Tokyo", (135.50107, 34.69379))


@pytest.mark.parametrize(
    "body",
    [
        "Nice work, said Reading fan Mobile Smith of Orange.",
        "Jordan scored and Chad assisted.",
        "Washington Post reporters and Bank of Baroda staff sailed on the Pacific Houston.",
        "He met Florence and Victoria at Paris, Ill-fitting as it was, in Cambridge.",
    ],
)
def test_a_surname_a_common_word_a_company_is_no_famous_city(body: str) -> None:
    assert [name for name in named(body) if name != "Paris"] == []


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Trams run in Nice, France.", ["Nice", "France"]),
        ("France sent help. The mayor spoke in Nice.", ["France", "Nice"]),
        ("The envoys of Lebanon, Jordan and Egypt met.", ["Lebanon", "Jordan", "Egypt"]),
        ("The talks in Amman ended. Jordan hosted them.", ["Amman", "Jordan"]),
        ("Washington said it would wait.", ["Washington"]),
        ("It opened in Leeds, England, in March 2011.", ["Leeds", "England"]),
    ],
)
def test_a_doubtful_name_counts_when_the_text_is_about_its_country(
    body: str, names: list[str]
) -> None:
    assert named(body) == names


def test_a_small_town_counts_where_the_agency_or_the_dateline_is_at_home() -> None:
    assert named("Rain fell in Inje.", place="SEOUL") == ["Inje"]
    assert named("The town of Uvalde in Texas voted.", place="AUSTIN, Texas") == [
        "Uvalde",
        "Texas",
    ]


def test_a_run_longer_than_any_name_is_passed_over_and_the_places_beside_it_are_not() -> None:
    assert named("Osaka won. " + "Seoul Tango " * 20 + ". Kyoto lost.") == ["Osaka", "Kyoto"]


def test_every_zone_of_the_table_is_known() -> None:
    zones = gazetteer.tables().zones

    assert len(zones) > 300
    assert all(ZoneInfo(name).key == name for name in zones)


def test_the_table_holds_the_world_and_every_row_can_be_read() -> None:
    rows, wide = gazetteer.tables().rows, " ".join(WIDE.split()).split(", ")

    assert [len(rows[kind]) > least for kind, least in zip(Kind, (250, 2000, 40_000), strict=True)]
    for kind in Kind:
        for name in list(rows[kind])[::97]:
            for record in gazetteer.find(name):
                place = record.place
                assert place.name in wide or len(place.country or "") == 2
                assert -180 <= (place.longitude or 0) <= 180
                assert -90 <= (place.latitude or 0) <= 90


def test_every_spelling_of_the_overrides_names_its_place_first() -> None:
    for kind, text in ((Kind.CITY, spellings.CITIES), (Kind.REGION, spellings.REGIONS)):
        for line in text.strip().splitlines():
            at, name, others = line.split("|")
            for written in filter(None, (name, *others.split(","))):
                first = next(r for r in gazetteer.find(written.lstrip("~")) if r.kind is kind)
                assert (first.place.name, first.place.country) == (name, at.partition("@")[2])


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("It hit Sherman County, Kansas.", ["Kansas"]),
        ("Kansas City Chiefs lost. Kansas City's hopes are slim.", []),
        ("Kansas City Chiefs lost in Kansas City.", ["Kansas City"]),
        ("Head of Dagestan Ivan Orlov left.", ["Dagestan"]),
        ("The field lies east of Aberdeen in Scotland.", ["Aberdeen", "Scotland"]),
        ("It was seen in Oregon, Ann Lee of Pendleton said.", ["Oregon", "Pendleton"]),
        ("In Cave City, Arkansas, it rained.", ["Cave City", "Arkansas"]),
    ],
)
def test_what_stands_beside_a_name_makes_it_a_place_or_none(body: str, names: list[str]) -> None:
    assert named(body) == names


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("It drilled in the sea off Northern Alaska.", ["Alaska"]),
        ("The Seattle-based firm grew.", ["Seattle"]),
        ("The South Korea-U.S. talks ended.", ["South Korea", "United States"]),
        ("It met the emir of the State of Kuwait.", ["Kuwait"]),
        ("He led the Republic of Singapore.", ["Singapore"]),
        ("It was led by Split Rock, N.J., farmers.", ["Split Rock", "New Jersey"]),
        ("It has a motel in Covington, La.", ["Covington", "Louisiana"]),
        ("The Montana Republican left.", ["Montana"]),
        ("Kansas City Tidal Corp grew. Kansas City Chairman Bo Karr left.", []),
    ],
)
def test_a_side_a_hyphen_a_state_and_a_firm_tell_what_a_places_name_is(
    body: str, names: list[str]
) -> None:
    assert named(body) == names


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("In February, Brazil left. On Thursday, U.S. talks ended.", ["Brazil", "United States"]),
        (
            "It is in Cambridge, Mass. The Cambridge, Mass., firm grew.",
            ["Cambridge", "Massachusetts"],
        ),
        ("It buys cargoes of Brent in Asia.", ["Asia"]),
    ],
)
def test_a_month_a_day_and_a_crude_are_no_places(body: str, names: list[str]) -> None:
    assert named(body) == names


def test_a_town_is_in_the_state_beside_it_though_the_table_has_but_its_namesakes() -> None:
    found = [(x.name, x.country) for x in enriched("It is in Trenton, Nova Scotia.").entities]

    assert found == [("Trenton", "CA"), ("Nova Scotia", "CA")]


def test_a_name_is_the_city_that_its_state_has_told() -> None:
    body = "It rained in Birmingham, Alabama, at dawn. The streets of Birmingham dried."

    assert [(e.surface, e.country, len(e.body_spans)) for e in enriched(body).entities] == [
        ("Birmingham", "US", 2),
        ("Alabama", "US", 1),
    ]


def test_a_number_that_opens_a_sentence_is_of_no_name() -> None:
    assert [e.name for e in enriched("Two of Lima's banks shut.").entities] == ["Lima"]
    assert [e.type for e in enriched("It is of the Russian Federation.").entities] == []


def test_a_place_that_another_is_likened_to_is_not_named() -> None:
    likened = "Bakers of Beirut call their town the Paris of the East."

    assert named(likened) == ["Beirut"]
    assert named("Bakers of Beirut met those of Paris of the bakers' guild.") == [
        "Beirut",
        "Paris",
    ]
