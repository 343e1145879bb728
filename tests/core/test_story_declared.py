"""Updates that name themselves one, under a new headline and a new top."""

from dataclasses import replace
from typing import Any

import pytest

from service.core.internal import ReadItem
from service.core.likeness import names_of, sign, spelled_out, values, whole
from service.core.story.ruling import EventType
from tests.support.judging import judged
from tests.support.told import told

FIRST = (
    (
        "Glassmaker Ostrava Sklo said on Thursday it would close its furnace at Karvina by June "
        "and move 240 jobs to Teplice, where gas is cheaper."
    ),
    '"We looked for a buyer for two years," chairwoman Hana Vlkova told a meeting of workers.',
    "The plant makes 61 million bottles a year, most of them for brewers in Moravia.",
    "The Metal and Glass union asked the Labour Ministry in Prague to step in.",
)
TOP = (
    (
        "Workers blocked the gates of a furnace in Karvina on Thursday as they heard that it is "
        "to be shut, and the town's mayor called on the government to keep it alight."
    ),
    "Some 300 people stood in the rain with banners, and lorries turned back at noon.",
    'Vlkova, who leads Ostrava Sklo, said: "We looked for a buyer for two years."',
    "Mayor Petr Kolar said the town had lost its mine and its steelworks within a decade already.",
)
AGAIN = (*TOP, *FIRST[2:], "The 240 jobs are to go to Teplice, where gas is cheaper, by June.")
TITLE, RETITLED = "Glassmaker to shut Karvina furnace", "Angry workers block gates of furnace"
ELSEWHERE = tuple(
    text.replace("Karvina", "Zilina")
    .replace("Ostrava Sklo", "Trnava Glas")
    .replace("Hana Vlkova", "Eva Horska")
    .replace("Moravia", "Galicia")
    for text in FIRST
)


def update(offset: int, body: tuple[str, ...] = AGAIN, **changes: Any) -> ReadItem:
    facts: dict[str, Any] = {"headline": RETITLED, "revision": "update", "ordinal": 1, "rank": 1}
    event = {"item": {"bodies": [{"value": "\n\n".join(body)}]}}
    return told(offset, body, **{**facts, "event": event, **changes})


def first(offset: int = 0, body: tuple[str, ...] = FIRST, **changes: Any) -> ReadItem:
    return told(offset, body, **{"headline": TITLE, **changes})


def joins(known: ReadItem, item: ReadItem) -> bool:
    one, two = judged(known, item)
    return one.verdict.uri == two.verdict.uri


def test_it_joins_the_story_whose_names_and_amounts_it_goes_on_about() -> None:
    one, two = judged(first(), update(1))

    assert two.verdict.uri == one.verdict.uri
    assert (two.event_type, two.method) == (EventType.UPDATED, "likeness.declared")


@pytest.mark.parametrize(
    "changes",
    [
        {"revision": "original", "ordinal": None, "rank": 0},
        {"rank": 0},
        {"issued": "2024-03-15"},
        {"language": "fr"},
        {"item_class": "table"},
        {"headline": "Rain over the north"},
    ],
)
def test_without_a_number_a_day_or_a_word_in_common_it_is_a_story(changes: dict[str, Any]) -> None:
    assert not joins(first(), update(1, **changes))


@pytest.mark.parametrize(
    "body",
    [
        AGAIN[:4],
        (*TOP[:2], *FIRST[2:]),
        tuple(text.replace("61", "58") for text in AGAIN),
        (*AGAIN[:4], *ELSEWHERE[2:], *AGAIN[6:]),
    ],
    ids=["little kept", "of one size", "another figure", "another place"],
)
def test_another_text_is_another_story_whatever_its_number(body: tuple[str, ...]) -> None:
    assert not joins(first(), update(1, body))


def test_a_story_of_other_names_is_not_what_it_updates() -> None:
    assert not joins(first(body=ELSEWHERE), update(1))


def test_of_two_stories_that_fit_alike_it_joins_neither() -> None:
    other = first(
        1, (*FIRST[1:], FIRST[0]), headline="Furnace at Karvina is to close", raw_hash="x"
    )
    apart = replace(other, chain_key="AEN202403140001")
    one, two, three = judged(replace(first(), chain_key="AEN202403140002"), apart, update(2))

    assert len({each.verdict.uri for each in (one, two, three)}) == 3


def test_an_update_without_a_body_joins_no_text() -> None:
    assert not joins(first(), update(1, ()))


def test_a_number_that_a_story_has_is_not_given_twice() -> None:
    known = first(ordinal=1, rank=1, revision="update")

    assert joins(known, update(1, ordinal=2, rank=2))
    assert not joins(known, update(1))


def test_the_whole_of_a_text_has_the_keys_and_names_that_its_sketch_has_no_room_for() -> None:
    body = tuple(
        f"It was Ab{n}a who met Cd{n}e in Ef{n}i and gave {n + 40} to Gh{n}o." for n in range(40)
    )
    signed, last = sign(None, body, None), sign(None, body[-1:], None)
    told_by = whole("\n\n".join(body))

    assert set(signed.keys[:-3]) < set(told_by.keys)
    assert values(signed.sketch).names < told_by.values.names
    assert values(last.sketch).numbers <= told_by.values.numbers


def test_a_headline_in_capitals_throughout_has_the_names_of_its_text() -> None:
    text = values(sign(None, FIRST, None).sketch).names

    assert names_of("GLASSMAKER TO SHUT KARVINA FURNACE") & text
    assert names_of("Glassmaker to Shut Karvina") & text
    assert not names_of("glassmaker to shut karvina") & text


def test_letters_stand_for_the_words_they_abbreviate() -> None:
    short, spelled = names_of("A plenum of the WPK"), names_of("Workers' Party of Korea")

    assert spelled <= spelled_out(short)
    assert names_of("WPK") <= spelled_out(spelled)
    assert spelled_out(names_of("Party of Workers")) == names_of("Party of Workers")
