"""Runs of capitals and words of time: the compiled scan beside a regular expression."""

import re
from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.enrich.kernel import LONGEST, Mark, scan
from service.core.enrich.runs import runs_of
from service.core.enrich.scan import Body
from service.core.enrich.traits import traits_of
from service.core.enrich.words import POSITION
from tests.support.enriching import enriched

_CAPITAL = "[A-Z\u00c0-\u00d6\u00d8-\u00de\u0141\u015a\u0160\u017d\u0130\u010c]"
_WORD = r"(?:[A-Za-z0-9_]|(?![\u00d7\u00f7])[\u00c0-\u1fff])"
_TOKEN = rf"{_CAPITAL}{_WORD}*(?:['\u2019&.@-](?!s(?!{_WORD})){_WORD}+)*"
_PARTICLE = (
    r"(?:(?:de(?: la| los)?|da|dos|du|di|del|van(?: der| den)?|von(?: der)?|der|bin|binti|ibn|al"
    r"|a/l|a/p|el|la|do|das) |(?:[aeu]l|ur|[ae]z|ash?|an|at)-)"
)
RUN = re.compile(rf"(?<!{_WORD}){_TOKEN}(?:\.? {_PARTICLE}?{_TOKEN})*")
PIECES = st.sampled_from(
    """The Seoul Mayor Ko Min-jae O'Dell AT&T U.S. Jr. \u0160ef \u00c9mile \u017eito caf\u00e9 van
    der de la bin a/l do al- ash-Sham el-Din the of bathe roof " \u201c 's 's\u2019s next this
    tomorrow 2026 20261 nexts Xs eBay \uc11c\uc6b8 . , - ' \u2019 & @ ( \n _ \U0001f600""".split(
        " "
    )
)


@given(
    st.lists(PIECES | st.text(max_size=6), max_size=40).flatmap(
        lambda pieces: st.sampled_from([" ".join(pieces), "".join(pieces)])
    )
)
def test_the_scan_finds_the_runs_that_a_regular_expression_finds(text: str) -> None:
    found = scan(text)

    runs = [run.span() for run in RUN.finditer(text) if run[0] not in POSITION]
    assert list(zip(found.starts, found.ends, strict=True)) == runs
    assert list(found.marks) == [_marks(text, *run) for run in runs]


def _marks(text: str, start: int, end: int) -> int:
    before = text[:start]
    word = re.search(r"(the|of|[a-z]) \Z", before)
    behind = {"the": Mark.BEHIND_THE, "of": Mark.BEHIND_OF}
    return sum(
        (
            Mark.QUOTED if before.endswith(('"', "\u201c")) else 0,
            behind.get(word[1], Mark.BEHIND_WORD) if word else 0,
            Mark.PARTED if text.startswith(", ", end) else 0,
            Mark.SHORT if re.match(_CAPITAL, text[start + 1 :]) else 0,
            Mark.JOINED if text.startswith(" & ", end) else 0,
            Mark.UNCUT if ". " in text[start:end] or end - start > LONGEST else 0,
        )
    )


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        (
            "They met Ko Min-jae. Seoul Mayor Noh Ji-hu's car",
            ["Ko Min-jae", "Seoul Mayor Noh Ji-hu"],
        ),
        ("Lt. Gen. Pak and J. R. Lowe", ["Lt. Gen. Pak", "J. R. Lowe"]),
        ("Ana de la Torre of Hendrik van Oord's", ["Ana de la Torre", "Hendrik van Oord"]),
        ("eBay and McVay", ["McVay"]),
        ("Omar al-Tayeb met Lia do Carmo", ["Omar al-Tayeb", "Lia do Carmo"]),
    ],
)
def test_a_run_ends_with_its_sentence_and_before_what_is_owned(text: str, runs: list[str]) -> None:
    assert runs_of(text).names == runs


def test_capitals_without_an_end_are_no_name_and_names_beside_them_are() -> None:
    table = " ".join(["Baker"] * 200)
    text = f"They met Ann Lee, {table}, Bo Orr. {table}. Cy Ray"

    names = ("Ann Lee", "Bo Orr", "Cy Ray")
    assert Body(text, 0, traits_of).runs == [(text.index(name), name) for name in names]


def test_words_of_time_are_found_as_whole_words() -> None:
    text = "next week nexts week this month tomorrow 2026 1999 12026 20261 this year in 2031 ."

    assert [text[at : at + 6].split(maxsplit=1)[0] for at in scan(text).times] == [
        *("next", "this", "tomorr", "2026", "this", "2031")
    ]


def test_this_and_next_are_of_time_before_what_may_be_a_week_a_month_or_a_year() -> None:
    assert scan("this ferry, next to this; next").times == []


@pytest.mark.parametrize("before", range(20))
def test_a_word_is_found_wherever_in_a_stretch_of_small_letters_it_begins(before: int) -> None:
    text = "." * before + " barges lay tomorrow, by the quays at Lund and moored there, all"

    found = scan(text)
    assert [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)] == [
        "Lund"
    ]
    assert found.times == [text.index("tomorrow")]


def best_seconds(step: Callable[[], object]) -> float:
    """The CPU of a call: the best of three, for a busy machine."""
    taken = []
    for _ in range(3):
        begun = process_time()
        step()
        taken.append(process_time() - begun)
    return min(taken)


def test_who_speaks_is_looked_up_and_not_searched_for() -> None:
    def seconds(size: int) -> float:
        text = f"Bakers burned wood, the guild said. {'AA, BB ' * (size // 7)}"
        return best_seconds(lambda: enriched(text))

    # Eight times the text; with all runs gone through for each name it took fifty times as long.
    assert seconds(80_000) < 24 * seconds(10_000)


def test_a_run_of_initials_as_long_as_a_text_is_gone_through_once() -> None:
    def seconds(size: int) -> float:
        text = "A. " * size
        return best_seconds(lambda: runs_of(text))

    # Eight times the text; looked at again at each full stop, it took sixty times as long.
    assert seconds(64_000) < 24 * seconds(8_000)
