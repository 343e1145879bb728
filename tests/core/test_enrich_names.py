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
    ],
)
def test_a_title_before_a_name_is_a_person(body: str, title: str, name: str) -> None:
    assert people(body) == [(title, name)]


@pytest.mark.parametrize(
    "body",
    [
        "Mayors and governors met Governors of Two Provinces.",
        "Mayor said so. President Monday left.",
        "The Premier League began. General Motors closed.",
        "PRESIDENT KIM SU-A SPOKE",
        "President Han spoke.",
    ],
)
def test_what_only_looks_like_a_titled_name_is_nobody(body: str) -> None:
    assert people(body) == []


def test_a_later_title_and_surname_is_a_span_of_the_person_named_in_full() -> None:
    (entity,) = enriched("President Bae Do-hyun spoke.", "Then President Bae left.").entities

    assert entity.name == "Bae Do-hyun"
    assert entity.surface == "President Bae Do-hyun"
    assert entity.body_spans == ((0, 21), (35, 48))


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
    ],
)
def test_an_organisation_is_named_by_table_or_pattern(body: str, name: str) -> None:
    assert organisations(body) == [name]


@pytest.mark.parametrize(
    "body",
    ["The Ministry said.", "the group and the bank", "Science and Technology Council met."],
)
def test_half_a_name_is_no_organisation(body: str) -> None:
    assert organisations(body) == []
