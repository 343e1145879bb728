"""People by the title before their name; organisations by table and by telling words."""

import pytest

from tests.support.enriching import enriched


def people(body: str) -> list[tuple[str | None, str]]:
    return [(e.title, e.name) for e in enriched(body).entities if e.type == "person"]


def organisations(body: str) -> list[str]:
    return [e.name for e in enriched(body).entities if e.type == "organisation"]


@pytest.mark.parametrize(
    ("body", "title", "name"),
    [
        ("Ferries sail, said Vice Mayor Seo Da-in.", "Vice Mayor", "Seo Da-in"),
        ("Busan Mayor Noh Ji-hu plans a visit.", "Mayor", "Noh Ji-hu"),
        ("Jeju Gov. Ma Rin-seo came.", "Gov.", "Ma Rin-seo"),
        (
            "Deputy Prime Minister Ana de la Torre left.",
            "Deputy Prime Minister",
            "Ana de la Torre",
        ),
        ("Secretary of State Mary K. Alder's plane", "Secretary of State", "Mary K. Alder"),
        ("U.N. Secretary-General Olu Sand spoke.", "Secretary-General", "Olu Sand"),
        ("Lt. Gen. Pak O-jun Monday inspected it.", "Lt. Gen.", "Pak O-jun"),
        ("Prime Minister Sean O'Dell resigned.", "Prime Minister", "Sean O'Dell"),
        ("Pope Gregory prayed.", "Pope", "Gregory"),
        ("Prime Minister Datuk Seri Amri Zain left.", "Prime Minister Datuk Seri", "Amri Zain"),
        ("Its managing director Dr. Asha Rao Menon left.", "managing director", "Asha Rao Menon"),
        ("Foreign ministry spokeswoman Hua Minli said so.", "Foreign ministry spokeswoman", None),
        ("They met. Economist Toth Balint disagreed.", "Economist", "Toth Balint"),
        ("Seo Cheol-min, governor of West Province, left.", "governor of West Province", None),
        ("Ann Lowe, 54, a retired fisherman, left.", "retired fisherman", "Ann Lowe"),
        ("The mayor, Hendrik van Oord, left.", "mayor", "Hendrik van Oord"),
        ("It met former President Ama Sarr there.", "former President", "Ama Sarr"),
        ("It met former U.S. President Ann Lowe.", "former U.S. President", "Ann Lowe"),
        ("Former President Ama Sarr left.", "Former President", "Ama Sarr"),
        ("Its chief financial officer, Wout Marsden, left.", "chief financial officer", None),
        ("Chief Executive Wout Marsden left.", "Chief Executive", "Wout Marsden"),
        ("Lt. Cmdr. Wout Marsden left.", "Lt. Cmdr.", "Wout Marsden"),
        ("Harbour Party MP Wout Marsden left.", "MP", "Wout Marsden"),
        ("Forest Minister Wout Marsden left.", "Forest Minister", "Wout Marsden"),
        (
            "Commerce and Industry Minister Wout Marsden left.",
            "Commerce and Industry Minister",
            None,
        ),
        ("Hanbit Railway General Manager Wout Marsden left.", "General Manager", "Wout Marsden"),
        ("The ports minister, Wout Marsden, left.", "ports minister", "Wout Marsden"),
        ("Superintendent of Police Wout Marsden left.", "Superintendent of Police", None),
        ("The head of the ferry office, Wout Marsden, left.", "head of the ferry office", None),
        ("He met the head of the Ski Club (SC) Ann Lee.", "head of the Ski Club (SC)", "Ann Lee"),
        ("Ann Lee, who is the keeper of the light, left.", "keeper of the light", "Ann Lee"),
        ("The former Ferry Board chief Wout Marsden left.", "former Ferry Board chief", None),
        ("It chose former two-term lawmaker Ann Lee.", "former two-term lawmaker", "Ann Lee"),
        ("Presiding Judge Wout Marsden left.", "Presiding Judge", "Wout Marsden"),
        ("Its human resources chief Wout Marsden left.", "human resources chief", "Wout Marsden"),
        ("Its clerk, A. Navamu Pill, left.", "clerk", "A. Navamu Pill"),
        (
            "Ann Lee, head of the Ministry of Ports, Roads and Rail, left.",
            "head of the Ministry of Ports, Roads and Rail",
            "Ann Lee",
        ),
        ("Akello, a herder, left.", "herder", "Akello"),
        ('Gang leader Wout "Doc" Marsden left.', "leader", 'Wout "Doc" Marsden'),
    ],
)
def test_a_title_or_a_post_beside_a_name_is_a_person(
    body: str, title: str, name: str | None
) -> None:
    ((found_title, found),) = people(body)

    assert found_title == title
    assert found == name or (name is None and found in body)


@pytest.mark.parametrize(
    "name",
    ["Park Won-sik", "Xi Minping", "Kim Jong Su", "Nguyen Van Phuc", "Keiko Mori", "José Alba"],
)
def test_a_name_of_a_persons_shape_needs_no_title(name: str) -> None:
    assert people(f"It was seen by {name} that day.") == [(None, name)]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("His wife Oda Marsden left.", "Oda Marsden"),
        ("Oda Marsden, a mother of two, left.", "Oda Marsden"),
        ("He met his counterpart, Oda Marsden, there.", "Oda Marsden"),
        ("The mother of one soldier, Ann Lee, left.", "Ann Lee"),
        ("the Norwegian ambassador to Laos Ann Lee", "Ann Lee"),
        ("Yusnida, 61, lost her shop.", "Yusnida"),
        ("It was Omar al-Tayeb of the club.", "Omar al-Tayeb"),
        ("It was Jose El Idrisi of the club.", "Jose El Idrisi"),
    ],
)
def test_a_relation_or_an_age_tells_a_person_and_no_post(body: str, name: str) -> None:
    assert people(body) == [(None, name)]


def test_who_speaks_and_is_called_by_the_last_name_is_a_person() -> None:
    body = '"No," said Wout Marsden of the club. Marsden left. Harbour Lights said nothing.'

    assert people(body) == [(None, "Wout Marsden")]


@pytest.mark.parametrize(
    "body",
    [
        "Mayors and governors met Governors of Two Provinces.",
        "Mayor said so. President Monday left.",
        "The Premier League began. General Motors closed.",
        "PRESIDENT KIM SU-A SPOKE",
        "President Han spoke.",
        "Hanbit Fusion, which is the leader of the market, grew.",
        "Enable Harbour, was named chairman of the port, they said.",
        "The head of the ferry site Full Tide left.",
        "The rail operator Hansa Bahn, a member Omra Feld, the owner Omra Feld left.",
        "Ann Lowe Ferries Ltd. met a trader at Barry Kalle of Hayat Tahrir al-Sham (HTS).",
        "The Port, 40, and Paris, 61, were full. Omra, 12; Feld, 40.",
        "Omra Chicago said so. They flew to Chicago.",
        "She was born in Alice Springs.",
        "The port of San Jose, and Victoria Bridge, said Seoul-based Hanbit Lines.",
    ],
)
def test_what_only_looks_like_a_titled_name_is_nobody(body: str) -> None:
    assert people(body) == []


def test_a_later_title_and_surname_is_a_span_of_the_person_named_in_full() -> None:
    (entity,) = enriched("President Bae Do-hyun spoke.", "Then President Bae left.").entities

    assert entity.name == "Bae Do-hyun"
    assert entity.surface == "President Bae Do-hyun"
    assert entity.body_spans == ((0, 21), (35, 48))


def test_a_surname_alone_is_its_only_bearers_and_nobodys_when_two_have_it() -> None:
    one = "Ko Min-jae spoke. Ko left. The Ko family came."
    two = "President Ko Min-jae met Ko Su-a. Ko left. President Ko stayed."

    assert [e.body_spans for e in enriched(one).entities] == [((0, 10), (18, 20))]
    assert [e.body_spans for e in enriched(two).entities] == [((0, 20), (43, 55)), ((25, 32),)]


@pytest.mark.parametrize(
    ("body", "name", "call"),
    [
        ("Aisha Zainal spoke. Aisha said no.", "Aisha Zainal", "Aisha"),
        ("Minister Ugo De Santis spoke. De Santis left.", "Ugo De Santis", "De Santis"),
        ("Mayor Loh Kian Huat spoke. Loh left.", "Loh Kian Huat", "Loh"),
        ("Mayor Pia von der Alm spoke. Von der Alm left.", "Pia von der Alm", "Von der Alm"),
        ("Gen. Omar al-Tayeb spoke. Tayeb left.", "Omar al-Tayeb", "Tayeb"),
        ("Mayor Luis Omra Feld spoke. Omra said no.", "Luis Omra Feld", "Omra"),
        ("Akello, a herder, left. They met Akello.", "Akello", "Akello"),
        ("Mayor Tsung Yu-ting spoke. Tsung left.", "Tsung Yu-ting", "Tsung"),
        (
            "Datuk Noor Hisham Yunus spoke. Noor Hisham said no.",
            "Noor Hisham Yunus",
            "Noor Hisham",
        ),
    ],
)
def test_who_is_called_by_a_part_of_the_name_is_known_by_it(
    body: str, name: str, call: str
) -> None:
    (entity,) = (e for e in enriched(body).entities if e.type == "person")
    later = entity.body_spans[-1]

    assert (entity.name, body[slice(*later)]) == (name, call)


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
    ],
)
def test_an_acronym_is_explained_and_later_means_the_long_name(
    body: str, name: str, acronym: str | None, mentions: int
) -> None:
    (entity,) = enriched(body).entities

    assert (entity.name, entity.acronym) == (name, acronym)
    assert len(entity.body_spans) == mentions


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
    ],
)
def test_an_organisation_is_named_by_table_or_pattern(body: str, name: str) -> None:
    assert organisations(body) == [name]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("It is so, Omrel analyst Ann Lowe said. Omrel rose.", ["Omrel"]),
        ("OMB chairman Otto Marsden left.", ["OMB"]),
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
    ],
)
def test_half_a_name_is_no_organisation(body: str) -> None:
    assert organisations(body) == []
