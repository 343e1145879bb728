"""Bylines as agencies and their pages print them, right above the story."""

import pytest

from tests.support.reading import read

HEADLINE = "Guild counts fewer loaves in spring"
LEAD = "The guild has counted fewer loaves this spring than last, it said on Friday."


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Kim Min-ji, Lee Do-yun and Park Ah", ("Kim Min-ji", "Lee Do-yun", "Park Ah")),
        ("By Oh Seok-min in Washington", ("Oh Seok-min",)),
        ("By Ann Mill with Bo Sieve in Lyon", ("Ann Mill", "Bo Sieve")),
        ("By Ann Mill, with Bo Sieve in Lyon", ("Ann Mill", "Bo Sieve")),
        ("By ANN MILL AP Sports Writer", ("ANN MILL",)),
        ("By ANN MILL, AP Business Writer", ("ANN MILL",)),
        ("By Ann Mill (dpa)", ("Ann Mill",)),
        ("By Ann Mill, Jr. and Bo Sieve", ("Ann Mill, Jr.", "Bo Sieve")),
        ("By Ann Mill Published May 3, 2024", ("Ann Mill",)),
        ("By Ann Mill, Bo Sieve Updated: May 3, 2024", ("Ann Mill", "Bo Sieve")),
        ("Written by Ann Mill", ("Ann Mill",)),
        ("Story by Ann Mill and Bo Sieve", ("Ann Mill", "Bo Sieve")),
        ("Author: Ann Mill", ("Ann Mill",)),
        ("Xinhua writers Wang Mill, Li Loaf", ("Wang Mill", "Li Loaf")),
        ("ANN MILL | Associated Press", ("ANN MILL",)),
        ("Ann Mill, Bo Sieve | AFP", ("Ann Mill", "Bo Sieve")),
        ("Bo Sieve, dpa", ("Bo Sieve",)),
        ("Ann Mill", ("Ann Mill",)),
        ("ANN MILL and BO SIEVE", ("ANN MILL", "BO SIEVE")),
    ],
)
def test_who_wrote_a_story_stands_above_it(line: str, names: tuple[str, ...]) -> None:
    article = read(f"{HEADLINE}\n{line}\nLYON (AFP) - {LEAD}\n")

    assert article.byline
    assert article.byline.names == names
    assert article.headline == HEADLINE
    assert article.paragraphs == (LEAD,)


@pytest.mark.parametrize(
    "line",
    ["Guild Loaves", "Ann Mill Counts Loaves", "Loaves, bread and Ann Mill", "Reuters Staff"],
)
def test_capital_words_above_a_story_are_not_its_writers(line: str) -> None:
    article = read(f"{HEADLINE}\n{line}\nLYON (AFP) - {LEAD}\n")

    assert not (article.byline and article.byline.names)


def test_a_name_that_is_the_only_headline_stays_one() -> None:
    assert read(f"Ann Mill\nLYON (AFP) - {LEAD}\n").headline == "Ann Mill"
