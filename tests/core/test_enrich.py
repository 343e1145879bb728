"""Enrichment: what a body names and announces, with spans that index it exactly."""

from hypothesis import given
from hypothesis import strategies as st

from service.core.article import Article, Dateline, ItemClass
from service.core.enrich import Enrichment, enrich
from service.core.enrich.language import detect


def enriched(*paragraphs: str, place: str | None = None) -> Enrichment:
    dateline = Dateline(raw="", place_text=place, date_text=None, agency_text=None, span=(0, 0))
    article = Article(
        agency="yonhap",
        dialect="yonhap",
        form="page",
        item_class=ItemClass.STORY,
        paragraphs=paragraphs,
        dateline=dateline,
    )
    return enrich(article)


def test_a_title_before_a_name_is_a_person_and_later_text_is_not_in_the_lead() -> None:
    found = enriched("Ferries sail again.", '"Good," said Vice Mayor Seo Da-in on the pier.')

    (person,) = found.entities
    assert (person.name, person.title) == ("Seo Da-in", "Vice Mayor")
    assert (person.surface, person.in_lead) == ("Vice Mayor Seo Da-in", False)


def test_titles_in_the_plural_are_nobody() -> None:
    assert enriched("Mayors and governors met Governors of Two Provinces.").entities == ()


def test_a_place_of_the_dateline_is_not_a_mention() -> None:
    found = enriched("Busan and Osaka agreed.", place="BUSAN, South Korea")

    assert [place.name for place in found.dateline_places] == ["Busan"]
    assert [entity.name for entity in found.entities] == ["Osaka"]


def test_a_year_written_out_is_announced() -> None:
    (entry,) = enriched("The bridge will open fully in 2031, they said.").schedule

    assert (entry.start, entry.surface) == ("2031", "will open fully in 2031")


def test_languages_are_told_by_their_common_words_and_scripts() -> None:
    assert detect("The mayor said on Monday that the bridge was open to all of the cars.") == "en"
    assert (
        detect("Le maire a dit que les ponts de la ville et du port sont dans un bon état.")
        == "fr"
    )
    assert detect("서울시는 월요일 새 다리를 열었다고 밝혔다.") == "ko"
    assert detect("1,234 5.6 7") is None


@given(st.text(max_size=400))
def test_any_text_is_enriched_with_spans_that_hold(text: str) -> None:
    found = enriched(text)

    for entity in found.entities:
        assert all(entity.name in text[start:end] for start, end in entity.body_spans)
    assert all(text[slice(*entry.body_span)] == entry.surface for entry in found.schedule)
