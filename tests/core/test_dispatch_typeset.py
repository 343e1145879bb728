"""Texts as a wire set them: lines of one width, rows of figures, an end in the founder's name."""

import pytest

from tests.support.reading import read

STORY = """\
    OGDEN, Utah, March 9 (Reuters) - Brisk Mills Corp said it has
bought a bakery of forty ovens, until now owned by Sieve
by Sons Co, for an undisclosed sum and the right to sell the
loaves of the town.
    The mill said nothing else about the sale, which the guild
of bakers had expected since last autumn, when the price of
flour rose for the first time since the flood that took two
of the three bridges of the town away.
    Pay May 4
    Record April 9
    Total 31845
    Rye nil
"""


@pytest.mark.parametrize(
    "end",
    [
        " Reuter\n\x03\n",
        " REUTER...\n",
        "   REUTER^M\n\x03",
        " REUITER\n",
        " REUTER\n",
        "    reuter\n",
    ],
)
def test_short_lines_of_a_typeset_text_are_no_links_and_its_end_is_a_mark(end: str) -> None:
    article = read(f"BRISK MILLS <BMC> BUYS OVENS\n\n{STORY}{end}")

    assert article.headline == "BRISK MILLS <BMC> BUYS OVENS"
    assert " ".join(article.paragraphs).startswith(
        "Brisk Mills Corp said it has bought a bakery of forty ovens,"
    )
    assert " by Sieve by Sons Co, for an undisclosed sum" in " ".join(article.paragraphs)
    assert " ".join(article.paragraphs).endswith("Pay May 4 Record April 9 Total 31845 Rye nil")
    assert article.end_mark
    assert article.end_mark.raw == end.strip().strip("\x03\n")


def test_what_follows_on_the_last_line_of_a_typeset_text_is_a_take_of_it() -> None:
    article = read(f"BRISK MILLS BUYS OVENS\n\n{STORY} More\n\x03\n")

    assert article.take
    assert article.take.more
    assert " ".join(article.paragraphs).endswith("Rye nil")


def test_rules_within_a_typeset_text_end_no_story() -> None:
    article = read(
        "GRAIN DIVIDENDS\n\n    OGDEN, March 9 (Reuters) - RYE FUND\n    Pay May 4\n    ---\n"
        "    WHEAT FUND\n    Pay May 5\n Reuter\n\x03\n"
    )

    assert " ".join(article.paragraphs) == "RYE FUND Pay May 4 WHEAT FUND Pay May 5"


def test_one_who_tells_the_agency_ends_no_story_with_its_name() -> None:
    body = f"Guild counts loaves\n{STORY}    The baker had already told the man from Reuter\n"

    assert " ".join(read(body).paragraphs).endswith("told the man from Reuter")


def test_where_a_byte_ends_the_text_any_word_may_stand_before_the_founders_name() -> None:
    article = read("BRISK MILLS SETS PAYOUT\nPay May 4 Record April Nine Reuter \x03")

    assert article.end_mark
    assert article.end_mark.raw == "Reuter"
    assert article.paragraphs == ("Pay May 4 Record April Nine",)


@pytest.mark.parametrize(
    "twist",
    [
        "(Northern) Bakers, which has had a mill of its own by the old",
        "of bakers had expected since last autumn, when the price of",
    ],
)
def test_the_headline_of_a_typeset_text_without_a_dateline_is_its_first_line(twist: str) -> None:
    told = STORY.partition(" - ")[2].partition("    Pay")[0]
    more = "    The sale was led by the bank of the guild of the Sieve and\n"

    article = read(f"BRISK MILLS BUYS OVENS\n{told}{more}{twist}\nharbour.\n REUTER\n")

    assert article.headline == "BRISK MILLS BUYS OVENS"
    assert article.tags == ()
    assert " ".join(article.paragraphs).startswith("Brisk Mills Corp said it has bought")


def test_a_row_of_earnings_that_comes_again_for_the_year_is_no_headline() -> None:
    article = read(
        "SIEVE AND SONS 4TH QTR NET\nShr 31 cts vs 24 cts\nAvg shrs 4.1 mln vs 4.0 mln\nYear\n"
        "Shr 1.20 dlrs vs 98 cts\nAvg shrs 4.1 mln vs 4.0 mln\n Reuter\n\x03"
    )

    assert article.headline == "SIEVE AND SONS 4TH QTR NET"


@pytest.mark.parametrize(
    "headline",
    [
        "(BRISK MOTOR) EARLY MAY CAR SALES UP",
        "PAR BAKERY SEEKS LISTING IN OGDEN",
        "SIEVE SAF <SSF.PA> YEAR ENDED DEC 31 1986",
    ],
)
def test_a_headline_in_capitals_is_no_tag_no_byline_and_no_day(headline: str) -> None:
    article = read(f"{headline}\n\n{STORY} Reuter\n\x03\n")

    assert article.headline == headline
    assert article.tags == ()
    assert article.byline is None
