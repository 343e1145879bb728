"""Traits of runs: each pass finds in the runs of its trait what it finds in all of them."""

from hypothesis import given
from hypothesis import strategies as st

from service.core.article import IssuedDate
from service.core.enrich import organisations, people, places, schedule
from service.core.enrich.gazetteer import abbreviates, begins
from service.core.enrich.scan import Body, Claims, Trait, word_before
from service.core.enrich.traits import traits_of

_ISSUED = IssuedDate(value="2026-02-20", precision="day")
WORDS = st.sampled_from(
    """Ann Lee Min-jae Kim Mr. President Seoul Seoul-based South Korea N.J. La Covington U.S. Haar
    Lundby Bank of Omra Ltd. Red Cross The In Monday Feb. 27 said brewer analyst at the mayor , .
    and & ( ) HSB Harbour Safety Board Duesseldorf Northern Alaska Georgia Norgasbank District to
    open on May University \u201c \u201d \u00c9mile Sherman County FIFA May's""".split()
)


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_a_pass_misses_nothing_in_the_runs_that_it_does_not_look_at(text: str) -> None:
    assert _found(Body(text, 40, traits_of)) == _found(Body(text, 40, _any))


def _any(run: str) -> int:
    several = Trait.PERSON if " " in run else 0
    return traits_of(run) | Trait.PLACE | Trait.KNOWN | Trait.DATED | Trait.FIRM | several


def _found(body: Body) -> tuple[object, ...]:
    claims = Claims(len(body.text))
    who = people.mentions(body, claims)
    which = organisations.mentions(body, claims, who)
    where = places.mentions(body, claims, who, ((), "KR"), "en")
    return who, which, where, schedule.announced(body, _ISSUED)


def test_a_name_begins_with_its_first_word_however_it_is_joined_or_written() -> None:
    assert all(map(begins, ("Seoul", "seoul-based", "South", "U.S", "N.J.", "Duesseldorf")))
    assert not begins("Haarkarr")
    assert not begins("Haarkarr-Lundby")


def test_a_word_that_only_a_full_stop_makes_a_name_abbreviates_it() -> None:
    assert abbreviates("Calif")
    assert not abbreviates("Seoul")


def test_before_the_first_word_of_a_text_there_is_none() -> None:
    assert [word_before("Ann Lee ", start) for start in (-1, 0, 1, 4)] == ["", "", "", "Ann"]
