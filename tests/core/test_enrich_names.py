"""People by a title or post beside their name, by its shape, and by what the text says of them."""

import pytest

from tests.support.enriching import enriched


def people(body: str) -> list[tuple[str | None, str]]:
    return [(e.title, e.name) for e in enriched(body).entities if e.type == "person"]


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
        ("Joint Chiefs of Staff Chairman W.K. Marsden left.", "Chairman", "W.K. Marsden"),
        ("It met Prime Minister Theresa May on Monday.", "Prime Minister", "Theresa May"),
        ("Chancellor of the Exchequer Wout Marsden left.", "Chancellor of the Exchequer", None),
        ("Rear-Admiral Wout Marsden left.", "Rear-Admiral", "Wout Marsden"),
        ("Wout Marsden, currently president of it, left.", "president of it", "Wout Marsden"),
        ("Mr Wout Marsden, the trade adviser known for it, left.", "trade adviser", None),
        ("Its mayor, Mr Wout Marsden, left.", "mayor", "Wout Marsden"),
        ("Ms Wout Marsden, a judge, left.", "judge", "Wout Marsden"),
        ("Mr Wout Marsden left.", None, "Wout Marsden"),
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
        ("the Norwegian ambassador to Laos Ann Lee", "Norwegian ambassador to Laos", "Ann Lee"),
        (
            "the Thai Ambassador to South Korea Ann Lee",
            "Thai Ambassador to South Korea",
            "Ann Lee",
        ),
        ("President of Russia Ivan Orlov left.", "President of Russia", "Ivan Orlov"),
        ("Minister for Ports and Power Zenka Omra left.", "Minister for Ports and Power", None),
        ("He met the head of the Ski Club (SC) Zenka Omra.", "head of the Ski Club (SC)", None),
        ("Head of the Tide Bank Ann Lee left.", "Head of the Tide Bank", "Ann Lee"),
        (
            "Chief Secretary to the Prime Minister Ann Lee left.",
            "Chief Secretary to the Prime Minister",
            "Ann Lee",
        ),
        ("Ann Lee, a senior fellow there, left.", "senior fellow", "Ann Lee"),
        ("A day after prime minister Ann Lee left.", "prime minister", "Ann Lee"),
        ("Deputy Secretary of State Ann Lee left.", "Deputy Secretary of State", "Ann Lee"),
        ("Ann Lee, Founder and Officer of a firm, left.", "Founder and Officer of a firm", None),
        ("Ann Lee, who is also a port keeper, left.", "port keeper", "Ann Lee"),
        ("President-elect Wout Marsden left.", "President-elect", "Wout Marsden"),
        ("Minister Dato Sri Omra King Feld left.", "Minister Dato Sri", "Omra King Feld"),
        ("Lund's Datuk Bandar Omra Feld left.", "Datuk Bandar", "Omra Feld"),
        ("Prime Minister YAB Dato' Seri Omra Feld left.", "Prime Minister YAB Dato' Seri", None),
        (
            "President of Trinidad and Tobago Ann Lee left.",
            "President of Trinidad and Tobago",
            "Ann Lee",
        ),
    ],
)
def test_a_title_or_a_post_beside_a_name_is_a_person(
    body: str, title: str | None, name: str | None
) -> None:
    ((found_title, found),) = people(body)

    assert found_title == title
    assert found == name or (name is None and found in body)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Park Won-sik",
            "Xi Minping",
            "Kim Jong Su",
            "Nguyen Van Phuc",
            "Keiko Mori",
            "José Alba",
            "Jean-Claude Alba",
            "Martin King",
        ),
        *("Leong Jun Kit", "Omra Thi My Dung", "Su Li Wei", "Zhuang Minshan"),
    ],
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
        ("Zenka Omra, one of their leaders, left.", "Zenka Omra"),
        ("Zenka Omra, whose son is ill, left.", "Zenka Omra"),
        ("Yusnida, 61, lost her shop.", "Yusnida"),
        ("It was Omar al-Tayeb of the club.", "Omar al-Tayeb"),
        ("It was Jose El Idrisi of the club.", "Jose El Idrisi"),
    ],
)
def test_a_relation_or_an_age_tells_a_person_and_no_post(body: str, name: str) -> None:
    assert people(body) == [(None, name)]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (
            '"No," said Wout Marsden of the club. Marsden left. Harbour Lights said nothing.',
            ["Wout Marsden"],
        ),
        ("Zenka Marsden scored twice. Marsden said she was glad.", ["Zenka Marsden"]),
        ("Ann Lea-Mary Orr beat Ann Lowe-Marsden.", ["Ann Lea", "Mary Orr", "Ann Lowe-Marsden"]),
        ("Otto Alba Feld fled. Alba Feld, 60, is ill.", ["Otto Alba Feld"]),
        ("Zenka Omra came. Omra, 67, is ill.", []),
        ("They beat the Lotte Giants.", []),
        ("Mayor Ann Lowe wrote on X. Lowe left.", ["Ann Lowe"]),
    ],
)
def test_what_the_text_says_elsewhere_tells_who_is_a_person(body: str, names: list[str]) -> None:
    assert [name for _, name in people(body)] == names


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
        "They closed Ann Marsden and Tidewater airports.",
        "They met at the Otto and Ann Marsden Estate.",
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


def test_a_former_post_ends_with_its_sentence() -> None:
    body = "It met former Governor Zenka Omra. Top White House adviser Ann Lee left."

    assert people(body) == [("former Governor", "Zenka Omra"), ("adviser", "Ann Lee")]


def test_a_surname_alone_is_its_only_bearers_and_nobodys_when_two_have_it() -> None:
    one = "Ko Min-jae spoke. Ko left. The Ko family came."
    two = "President Ko Min-jae met Ko Su-a. Ko left. President Ko stayed."

    assert [e.body_spans for e in enriched(one).entities] == [((0, 10), (18, 20))]
    assert [e.body_spans for e in enriched(two).entities] == [((0, 20), (43, 55)), ((25, 32),)]


@pytest.mark.parametrize(
    ("body", "name", "call"),
    [
        ("Aisha Zainal spoke. Aisha said no.", "Aisha Zainal", "Aisha"),
        ("Mayor Luis Alba Feld spoke. Alba Feld left.", "Luis Alba Feld", "Alba Feld"),
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


def test_a_title_in_the_plural_is_that_of_each_whom_it_names() -> None:
    ministers = "Foreign Ministers Kim Su-a, Choe Dok and Ivan Orlov left. The Presidents Cup."
    governors = "They met Governors Ann Orr and Bo Karr on Governors Island."

    assert people(ministers) == [
        ("Foreign Minister", name) for name in ("Kim Su-a", "Choe Dok", "Ivan Orlov")
    ]
    assert people(governors) == [("Governor", "Ann Orr"), ("Governor", "Bo Karr")]


def test_a_post_is_whole_with_the_full_stops_of_its_abbreviations() -> None:
    envoy = "Ann Orr, the U.S. envoy for the talks, left."
    chief = "Bo Karr, chief of Haar Corp., left."

    assert people(envoy) == [("U.S. envoy for the talks", "Ann Orr")]
    assert people(chief) == [("chief of Haar Corp.", "Bo Karr")]


def test_a_post_behind_a_surname_is_of_whom_the_text_has_named_in_full() -> None:
    body = "Kim Su-a spoke. Kim, the head of the harbor board, left."

    assert people(body) == [("head of the harbor board", "Kim Su-a")]


def test_a_post_behind_a_name_is_not_that_of_the_next_in_a_list() -> None:
    body = "It met Kang Su Il, Minister of Education Kim Yong Bom, and others."

    assert people(body) == [(None, "Kang Su Il"), ("Minister of Education", "Kim Yong Bom")]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Justice Minister nominee Cho Dok left.", ("Justice Minister nominee", "Cho Dok")),
        ("Its vice-director Kim Su-a left.", ("vice-director", "Kim Su-a")),
        ("MVP Kim Su-a left.", ("MVP", "Kim Su-a")),
        ("PM Omra Patil left.", ("PM", "Omra Patil")),
        ("Omra Patil and the rest left.", (None, "Omra Patil")),
        ("Kim Su-Ah and the rest left.", (None, "Kim Su-Ah")),
    ],
)
def test_a_nominee_a_deputy_and_names_of_two_more_spellings_are_people(
    body: str, found: tuple[str | None, str]
) -> None:
    assert people(body) == [found]


def test_an_hour_is_no_prime_minister() -> None:
    assert people("It opens at 5 PM Eastern Omra.") == []


def test_a_ministers_portfolios_are_read_over_their_commas() -> None:
    body = "Here Minister of Trade, Industry and Energy Kim Su-a left."

    assert people(body) == [("Minister of Trade, Industry and Energy", "Kim Su-a")]


def test_a_name_behind_a_country_is_nobodys_where_nothing_parts_them() -> None:
    body = "The envoy for Somalia Mahamat Karr Orrdif left. Orrdif said no."

    assert people(body) == []
