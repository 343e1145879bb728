"""Sentences end where they end, and cleaned text holds no entities."""

import pytest

from service.core.likeness import sign
from service.core.text import clean
from tests.support.sentences import sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Gov. Woo met Rep. Kim on Dec. 6 in St. Ives. He left.", 2),
        ("The U.S. Senator flew to the U.S. He slept.", 2),
        ("N. Korea and S. Korea met at 9:01 a.m. Sunday. They ate.", 2),
        ('"It is late." Kim left.', 2),
        ("J. F. Kennedy spoke. No. 5 won!", 2),
        ("", 0),
    ],
)
def test_abbreviations_never_cut_a_sentence(text: str, count: int) -> None:
    spans = sentences(text)

    assert len(spans) == len(sign(None, [text], None).sentences) == count
    assert " ".join(text[a:b] for a, b in spans) == text


def test_cleaning_decodes_entities_and_joins_blanks() -> None:
    assert clean("a&#x27;s \xa0 &quot;b&quot;\x02 <b>c</b>") == 'a\'s "b" c'


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        (
            "It bought <Arlen Tool Co>, a unit of <em class='a b'>Harlow Inc</em> <HLW.N>.",
            "It bought <Arlen Tool Co>, a unit of Harlow Inc <HLW.N>.",
        ),
        (
            "MILL<MM> UNIT, SIEVE <S> AND DUNE CO <DD> TALK",
            "MILL<MM> UNIT, SIEVE <S> AND DUNE CO <DD> TALK",
        ),
        (
            "Write to <ann.loaf@mill.example> or <http://mill.example>.",
            "Write to <ann.loaf@mill.example> or <http://mill.example>.",
        ),
        ("<P>Loaves rose.<BR>They fell, <B>then</B> rose", "Loaves rose. They fell, then rose"),
        ("<o:p>A</o:p> <person>Bo</person> <amp-ad> <img src=a/> <baker/>", "A Bo"),
    ],
)
def test_of_what_stands_in_angle_brackets_only_elements_go(raw: str, read: str) -> None:
    assert clean(raw) == read


def test_a_reference_with_more_digits_than_python_reads_stays_and_the_others_are_decoded() -> None:
    endless = "&#" + "1" * 5000

    assert clean(f"US{endless} &amp; more") == f"US{endless} & more"


def test_of_a_text_of_nothing_but_elements_the_first_twenty_thousand_are_left_out() -> None:
    assert clean("<b>" * 20_000 + "Mill opens") == "Mill opens"
    assert clean("<b>" * 20_001 + "Mill opens") == "<b>Mill opens"
