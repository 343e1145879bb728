"""Key terms: what headline and lead of a story in English have in common."""

import pytest

from service.core.enrich import enrich
from service.core.enrich.terms import key_terms
from tests.support.enriching import article_of

LEAD = "The harbour council said the ferry strike ended, and that tides would be measured."


@pytest.mark.parametrize(
    ("headline", "terms"),
    [
        ("Council ends ferry strike", ("ferry strike",)),
        ("Tide nears: ferry, strike", ("tide", "ferry", "strike")),
        ("Harbour council says measured words", ("harbour",)),
        ("Mayor of Omra leaves", ()),
        ("FERRY", ()),
        (None, ()),
    ],
)
def test_nouns_of_the_headline_that_the_lead_repeats_are_terms(
    headline: str | None, terms: tuple[str, ...]
) -> None:
    assert key_terms(headline, LEAD) == terms


def test_a_name_and_a_verb_are_no_terms_and_each_term_is_said_once() -> None:
    lead = "Reinforcing the Omra dyke, the dyke crew said, was seen as costly."

    assert key_terms("Omra dyke, reinforcing: dyke seen", lead) == ("dyke",)


def test_an_adjective_whose_noun_is_not_said_again_is_no_term() -> None:
    lead = "A disciplinary panel met at the naval academy after martial drills."

    assert key_terms("Disciplinary steps: academy ends martial order", lead) == ("academy",)


def test_terms_are_counted_in_english_alone() -> None:
    english = enrich(article_of(LEAD, headline="Ferry strike is over"))
    german = enrich(
        article_of("Die Fähre fährt nicht, und das ist so.", headline="Die Fähre fährt nicht mehr")
    )

    assert (english.terms, german.terms) == (("ferry strike",), ())
