"""Organisations by table, by telling words, by their acronyms and by who works there."""

import pytest

from tests.support.enriching import enriched


def organisations(body: str) -> list[str]:
    return [e.name for e in enriched(body).entities if e.type == "organisation"]


@pytest.mark.parametrize(
    ("body", "name", "acronym", "mentions"),
    [
        (
            "The High Tide Harbour Office (HTHO) met. HTHO left.",
            "High Tide Harbour Office",
            "HTHO",
            3,
        ),
        ("HTH (High Tide Hall) met.", "High Tide Hall", "HTH", 2),
        ("a High Tide Hall, dubbed HTH, met", "High Tide Hall", "HTH", 2),
        ("The Council of Port Towns (CPT) met.", "Council of Port Towns", "CPT", 2),
        ("The Harbour Safety Agency (SEAMARK) met.", "Harbour Safety Agency", "SEAMARK", 2),
        ("The Harbour Agency, known as HAG, met.", "Harbour Agency", "HAG", 2),
        (
            "The Dock Council for Harbour Aid (DCHA) met.",
            "Dock Council for Harbour Aid",
            "DCHA",
            2,
        ),
        ("A Front for Harbours and Tides (FHT) met.", "Front for Harbours and Tides", "FHT", 2),
        ("The Tide Community of Ports (TCOP) met.", "Tide Community of Ports", "TCOP", 2),
        ("The Harbour Safety Agency met. The HSA left.", "Harbour Safety Agency", None, 2),
        (
            "The Omra Tide Exchange (OTE) met. Omra Tide Exchange Ltd is to follow. OTE left.",
            "Omra Tide Exchange",
            "OTE",
            4,
        ),
    ],
)
def test_an_acronym_is_explained_and_later_means_the_long_name(
    body: str, name: str, acronym: str | None, mentions: int
) -> None:
    (entity,) = enriched(body).entities

    assert (entity.name, entity.acronym) == (name, acronym)
    assert len(entity.body_spans) == mentions


def test_a_code_with_no_name_before_it_tells_no_firm() -> None:
    assert organisations("<HWL.N> rose at noon.") == []
    assert organisations("a third of <HWL.N> was sold at noon.") == []


@pytest.mark.parametrize(
    "body",
    [
        "The High Tide Hall (ABC) met.",
        "gross island product (GIP) rose",
        "The Free Harbour Agreement (FHA) held.",
        "The Chief Harbour Officer (CHO) left.",
    ],
)
def test_letters_that_do_not_fit_or_a_thing_explain_no_organisation(body: str) -> None:
    assert organisations(body) == []


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("The U.N. met.", "United Nations"),
        ("The Bank of Korea cut rates.", "Bank of Korea"),
        ("the Seoul Eastern District Court ruled", "Seoul Eastern District Court"),
        ("at Mokpo Maritime University Monday", "Mokpo Maritime University"),
        (
            "The Ministry of Land, Infrastructure and Transport said",
            "Ministry of Land, Infrastructure and Transport",
        ),
        ("The islanders of Hanbit Ferry Corp. said", "Hanbit Ferry Corp."),
        ("Britain's Harbour Council met", "Harbour Council"),
        ("the Supreme People's Council met", "Supreme People's Council"),
        ("the German Beekeepers' Union met", "German Beekeepers' Union"),
        ("the Arctic Economic and Monetary Union met", "Arctic Economic and Monetary Union"),
        ("Ann Lee of the Union for Clean Harbours left", "Union for Clean Harbours"),
        ("shares of Fjellmark ASA rose", "Fjellmark ASA"),
        ("lawyers of Linden & Marsh LLP left", "Linden & Marsh LLP"),
        ("she told broadcaster TVX so", "TVX"),
        ("at the Teatro Marino on Monday", "Teatro Marino"),
        (
            "a Court of Appeals judge, the Port Circuit Court of Appeals",
            "Port Circuit Court of Appeals",
        ),
        ("the King Otto University opened", "King Otto University"),
        ("the Lagoon Red Cross Society met", "Lagoon Red Cross Society"),
        ("the Peacekeeping Force in Otto Bay left", "Peacekeeping Force in Otto Bay"),
        ("a ship's Harbour School of Economics", "Harbour School of Economics"),
        ("the Lagoon Red Cross sent tents", "Lagoon Red Cross"),
        ("staff of Siemens Mobility left", "Siemens Mobility"),
        ("the National Board for Tides met", "National Board for Tides"),
        ("the Communist Party of Norway met", "Communist Party of Norway"),
        ("the Harbour Party of Ann Lowe met", "Harbour Party"),
        ("the University of Rio do Omra closed", "University of Rio do Omra"),
        ("the Directorate General of Tides said", "Directorate General of Tides"),
        ("shares of Omra Ferry Co., Ltd. rose", "Omra Ferry Co., Ltd."),
        ("The Tides, Currents and Fog Agency warned", "Tides, Currents and Fog Agency"),
        ("the Omra District Prosecutors' Office said", "Omra District Prosecutors' Office"),
        ("Opposition Omra Party left", "Omra Party"),
        ("the dockers' union ODK said so", "ODK"),
        ("clients of law firm Haar & Karr left", "Haar & Karr"),
        ("the Omrel think tank said so", "Omrel"),
        ("The Omra Tide Board of Education met.", "Omra Tide Board of Education"),
        ("the Omra Academy of Russian Ballet", "Omra Academy of Russian Ballet"),
        ("the Seine Presidium of Omra Arts, and Paris", "Seine Presidium of Omra Arts"),
        ("built by Omra Engineering & Shipping there", "Omra Engineering & Shipping"),
        ("Mumbai Police said so", "Mumbai Police"),
        ("shares of Omra Medical, Inc. rose", "Omra Medical, Inc."),
        ("Brewer Otto Tide Ltd. left.", "Otto Tide Ltd."),
        ("a study of the University of St. Otto", "University of St. Otto"),
        ("the Port of Omra Authority opened", "Port of Omra Authority"),
        ("the Omra Federation of Bar Associations", "Omra Federation of Bar Associations"),
        ("a dean of University College Dublin", "University College Dublin"),
        ("the Court of Cassation ruled", "Court of Cassation"),
        ("the Federal Office for Tides said", "Federal Office for Tides"),
        ("the Council for the Safety of the Seas met", "Council for the Safety of the Seas"),
        ("a study of the Omra Institute for the VDA", "Omra Institute"),
        ("cheated Omra Tide Bank of Rs 12 crore", "Omra Tide Bank"),
        ("The Omra Health and Dock Workers' Union met", "Omra Health and Dock Workers' Union"),
        ("It was bought by Omrel Tides, a private firm in Lund.", "Omrel Tides"),
        ("of the Omra Exchange and Tide Council on Monday", "Omra Exchange and Tide Council"),
        ("the National Union for Social Insurance", "National Union for Social Insurance"),
        ("the Greens and Free Democrats", "Free Democrats"),
        ("data of Statistics Norway", "Statistics Norway"),
        ("Ohio State won", "Ohio State"),
        ("a loan of Norgasbank", "Norgasbank"),
        ("Office of the Omra Party (OP)", "Omra Party"),
        ("the Office of Tides and Ports", "Office of Tides and Ports"),
        ("the Centre for Research in Tide Rights (CRTR)", "Centre for Research in Tide Rights"),
        ("the Presidency of Tide Industries", "Presidency of Tide Industries"),
        ("the Omra Highway Patrol", "Omra Highway Patrol"),
        ("Internal Deutsche Bank papers tell", "Deutsche Bank"),
        ("the Republican U.S. Senate", "U.S. Senate"),
        ("the left and Free Democrats", "Free Democrats"),
        ("Omra Light and Power Co Ltd grew.", "Omra Light and Power Co Ltd"),
        ("Haar Karr and Co Inc grew.", "Haar Karr and Co Inc"),
        ("Haar Lunde & Co. grew.", "Haar Lunde & Co."),
        ("J.K. Haar Industries Inc grew.", "J.K. Haar Industries Inc"),
        ("led by Haar Finance (Asia) Ltd on Monday", "Haar Finance (Asia) Ltd"),
        ("Tidewell's Investors Service Inc grew.", "Tidewell's Investors Service Inc"),
        ("Australia and New Zealand Docking Ltd grew.", "Australia and New Zealand Docking Ltd"),
        ("First Harbour Bancorp grew.", "First Harbour Bancorp"),
        ("the Port of Omra and Karr Docks Holdings Group", "Karr Docks Holdings Group"),
        ("It sold Haarwell Tidal <HWT.L> at last.", "Haarwell Tidal"),
        ("It sold Haarwell-Lunde (HWL.N) at last.", "Haarwell-Lunde"),
        ("Shares of Henry Haar (NYSE: HEH) fell.", "Henry Haar"),
        ("a unit of <Bo Karr> of Lund", "Bo Karr"),
        ("The Compagnie Omrane des Marees grew.", "Compagnie Omrane des Marees"),
        ("It was bought by Amazon on Monday.", "Amazon"),
        ("It was a Republican Senate.", "Senate"),
        ("Haar, Karr and Co led it.", "Haar, Karr and Co"),
        ("It asked Henry Haar and Co about it.", "Henry Haar and Co"),
        ("It bought Tides of Canada Inc at last.", "Tides of Canada Inc"),
        (
            "It asked First Harbour Savings and Loan Association.",
            "First Harbour Savings and Loan Association",
        ),
        ("It asked the U.S. Department of Justice.", "U.S. Department of Justice"),
        (
            "It asked the U.S. Securities and Exchange Commission.",
            "U.S. Securities and Exchange Commission",
        ),
        ("Haarwell and Lundemark Inc grew.", "Haarwell and Lundemark Inc"),
        ("It took Haarwell und Karrmann AG over.", "Haarwell und Karrmann AG"),
        ("a unit of Haarwell Devices (S) Pte Ltd in Asia", "Haarwell Devices (S) Pte Ltd"),
        ("It was Karr Energy and Development Corp.", "Karr Energy and Development Corp."),
        ("It told the House Ways and Means Committee.", "House Ways and Means Committee"),
        ("It told the Conservative Scotland Yard.", "Scotland Yard"),
    ],
)
def test_an_organisation_is_named_by_table_or_pattern(body: str, name: str) -> None:
    assert organisations(body) == [name]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("It is so, Omrel analyst Ann Lowe said. Omrel rose.", ["Omrel"]),
        ("OMB chairman Otto Marsden left.", ["OMB"]),
        ("Omrel Feld Ltd. grew. Omrel CEO Ann Lowe left. Omrel rose.", ["Omrel Feld Ltd."]),
        ("Ann Lowe, an analyst at Omrel, left.", ["Omrel"]),
        ("Otto Marsden, chief executive of Omrel, left.", ["Omrel"]),
        ("The Omra Tide Board met. OTB clerk Ann Lowe left.", ["Omra Tide Board"]),
        ("Political analyst Ann Lowe and TV host Ann Lea left. Otto Marsden left.", []),
        ("Marsden spokesman Jim Lee, a writer at Paris, left. Otto Marsden, 61, left.", []),
    ],
)
def test_who_works_for_it_tells_a_body(body: str, names: list[str]) -> None:
    assert organisations(body) == names


@pytest.mark.parametrize(
    "body",
    [
        "The Ministry said.",
        "the group and the bank",
        "Science and Technology Council met.",
        "Local Media said so.",
        "the cost of Renewable Energy rose",
        "built by Tidal Road and Bridge Corporation",
        "the Otto Prize for Engineering Foundation",
        "a share of Electric Power Co. sold",
        "In Lund, a bank in the east closed.",
        "It was played at Busan Toyota Stadium.",
        "Washington State and New York State are large.",
        "Armed Forces Minister Ann Lee left.",
        "Haar Lunde and Karr Docking Corp grew.",
        "It lies in the Amazon, across Apple country.",
        "Apple trees bloom.",
        "The Omra Champions League began.",
        "It sold U.S. Securities and read U.S. Newspaper reports.",
        "It asked Power Service of Omra <POO> about it.",
        "It was asked of Haar and Karr analyst Ann Lee.",
        "It lies in the occupied West Bank.",
        "Haarwell and Lundemark Inc met. Haarwell left.",
    ],
)
def test_half_a_name_is_no_organisation(body: str) -> None:
    assert organisations(body) == []


def test_the_code_of_a_firms_shares_is_no_part_of_its_name_and_no_exchange() -> None:
    assert organisations("Haarwell Inc <HWL.N> met. Karr Corp (NASDAQ: KARR) met.") == [
        "Haarwell Inc",
        "Karr Corp",
    ]


def test_a_firm_called_without_its_legal_form_is_the_same_firm() -> None:
    (entity,) = enriched("Lunde Resources Ltd grew. Lunde Resources said so.").entities

    assert (entity.name, len(entity.body_spans)) == ("Lunde Resources Ltd", 2)


def test_partners_that_commas_join_are_one_firm() -> None:
    assert organisations("Clerks at Marsden, Karrow, Pow & Feldt LLP filed it.") == [
        "Marsden, Karrow, Pow & Feldt LLP"
    ]
    assert organisations("On Monday, Karrow & Pow LLP filed it.") == ["Karrow & Pow LLP"]


def test_a_council_for_east_and_central_lands_is_one() -> None:
    name = "Council for East and Central Omra Ferry Associations"

    assert organisations(f"The {name} met.") == [name]


def test_a_post_or_a_country_in_short_is_no_organisation() -> None:
    assert organisations("Chief Ferry Commissioner (CFC) Ann Lee left.") == []
    assert organisations("The United Arab Emirates (UAE) won.") == []


def test_the_oracle_of_a_town_is_no_firm() -> None:
    assert organisations("The Oracle of Omra sold its shares.") == []
    assert organisations("They bought Oracle of Lund.") == ["Oracle"]


def test_two_universities_that_and_joins_are_two() -> None:
    assert organisations("the University of Kansas and Kansas State University") == [
        "University of Kansas",
        "Kansas State University",
    ]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("The Ilsan District Prosecutors Office shut.", "Ilsan District Prosecutors Office"),
        ("The Cargo Drivers Solidarity Union left.", "Cargo Drivers Solidarity Union"),
        ("The Baltimore Gazette said so.", "Baltimore Gazette"),
        ("The 3rd U.S. Circuit Court of Appeals ruled.", "3rd U.S. Circuit Court of Appeals"),
        ("Its parts come from SK hynix Inc. in Icheon.", "SK hynix Inc."),
        ("Owners of Omra Metro Pcl left.", "Omra Metro Pcl"),
    ],
)
def test_a_body_is_told_by_its_office_its_town_its_number_or_its_form(
    body: str, name: str
) -> None:
    assert organisations(body) == [name]
