"""Enrichment as a whole: the published example, and laws that hold for any text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from service.core.enrich import Entity, Place, Scheduled, enrich
from tests.support.enriching import article_of, enriched

PIECES = st.sampled_from(
    """Vice Mayor President Prime Minister Gov. Dr. General Ko Min-jae O'Dell Seoul Busan U.S. New
    York South Korea S. N. University Ministry of Bank Corp. Inc. will start open in 2026 to on
    Tuesday May Dec. 6-7 March 31, 9999 is set said Harbin . , - ( " ' \u201c \u2019s \n""".split(
        " "
    )
)


EXAMPLE = (
    (
        "The cities of Gwangju and Harbin agreed Thursday to open a joint office for winter "
        "transport, officials said."
    ),
    "The office will start work in 2026 with a staff of 12, according to the city government.",
    '"Snow is our common teacher," Vice Mayor Ko Min-jae told reporters.',
    "The two cities first met in 2019.",
)
KO = Entity(
    type="person",
    name="Ko Min-jae",
    surface="Vice Mayor Ko Min-jae",
    title="Vice Mayor",
    acronym=None,
    uri=None,
    body_spans=((231, 252),),
    in_lead=False,
    method="title_before_name",
    confidence=0.95,
)
HARBIN = Entity(
    type="place",
    name="Harbin",
    surface="Harbin",
    title=None,
    acronym=None,
    uri="https://sws.geonames.org/2037013/",
    body_spans=((26, 32),),
    in_lead=True,
    method="gazetteer",
    confidence=0.97,
    country="CN",
    time_zone="Asia/Shanghai",
    geonames_id=2037013,
    coordinates=(126.65, 45.75),
)
START = Scheduled(
    start="2026",
    end=None,
    precision="year",
    surface="will start work in 2026",
    body_span=(122, 145),
    method="explicit_year",
    confidence=0.9,
)
GWANGJU = Place(
    name="Gwangju",
    country="KR",
    time_zone="Asia/Seoul",
    geonames_id=1841811,
    longitude=126.91556,
    latitude=35.15472,
)


def test_the_published_example_is_enriched_as_published() -> None:
    found = enriched(*EXAMPLE, place="GWANGJU, South Korea", issued="2024-03-14")

    assert found.language == "en"
    assert found.entities == (KO, HARBIN)
    assert found.schedule == (START,)
    assert found.dateline_places == (GWANGJU,)


def test_nothing_is_found_in_nothing() -> None:
    found = enrich(article_of())

    assert (found.language, found.entities, found.schedule) == (None, (), ())


def test_an_article_that_is_only_a_headline_still_has_a_language() -> None:
    headline = "Mayor said to be on the way from the port to the islands after the storm"

    assert enrich(article_of(headline=headline)).language == "en"


def test_an_endless_body_is_looked_at_from_its_beginning() -> None:
    (seoul,) = enriched("Seoul fog. " * 100_000).entities

    assert len(seoul.body_spans) == 120_000 // len("Seoul fog. ")


@given(st.text(max_size=400) | st.lists(PIECES, max_size=60).map(" ".join))
def test_any_text_is_enriched_with_spans_that_index_it_exactly(text: str) -> None:
    found = enriched(text, issued="2024-03-14")

    for entity in found.entities:
        first = entity.body_spans[0]
        assert text[slice(*first)] == entity.surface
        assert list(entity.body_spans) == sorted(set(entity.body_spans))
        assert all(0 <= start < end <= len(text) for start, end in entity.body_spans)
    assert all(text[slice(*entry.body_span)] == entry.surface for entry in found.schedule)


@given(st.lists(PIECES, max_size=60).map(" ".join))
def test_no_two_entities_share_a_letter(text: str) -> None:
    spans = sorted(span for entity in enriched(text).entities for span in entity.body_spans)

    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@given(st.text(max_size=80), st.text(max_size=20))
def test_any_dateline_place_and_any_date_are_looked_at_without_harm(place: str, day: str) -> None:
    found = enriched("It will open on Tuesday and in May.", place=place, issued=day)

    assert all(known.name for known in found.dateline_places)
