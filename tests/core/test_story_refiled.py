"""Dispatches filed anew: put into other words, or a notice of a company sent a second time."""

import pytest

from service.core.pipeline import ReadContext, ReadOk, read_record
from service.core.story.headings import announced, company, other_figures, other_session
from service.core.story.ruling import EventType
from tests.core.test_story_retold import joined
from tests.support.builders import make_json, make_record
from tests.support.told import told

LOAN = (
    "The Bank of Southern Development said on Tuesday that it would lend Tavland 340 mln dlrs.",
    "The loan is for the harbour of Port Merrin, where 12 cranes of 1961 are to be replaced.",
    "Finance Minister Olga Brandt called it the largest that Tavland had been given.",
    "Brandt told reporters that work would begin in May and take 26 months.",
    "Tavland exports timber and zinc through Port Merrin, which can handle 900,000 tonnes a year.",
)
IN_OTHER_WORDS = (
    "The Bank of Southern Development will lend Tavland 340 mln dlrs, the bank announced.",
    "In the harbour of Port Merrin 12 cranes of 1961 are to be replaced by the loan.",
    "It is the largest that Tavland had been given, said Finance Minister Olga Brandt.",
    "Brandt told reporters work would begin in May and take 26 months.",
    "Port Merrin, which can handle 900,000 tonnes a year, ships the timber and zinc of Tavland.",
)
TITLE = "BANK TO LEND TAVLAND 340 MLN DLRS FOR HARBOUR"
OTHER_TITLE = "BANK GIVES TAVLAND LOAN FOR HARBOUR"
NET = (
    "Shr 49 cts vs 27 cts",
    "Net 7,316,400 vs 3,902,100",
    "Revs 287.3 mln vs 154.6 mln",
    "Avg shrs 14,932,700 vs 14,210,300",
)
PAYOUT = ("Qtly div 34-1/2 cts vs 34-1/2 cts prior", "Pay April 23", "Record March 14")


def anew(text: tuple[str, ...], words: dict[str, str]) -> tuple[str, ...]:
    """A text with other words for some."""
    for old, new in words.items():
        text = tuple(one.replace(old, new) for one in text)
    return text


def test_a_report_in_other_words_with_all_of_its_figures_is_no_news() -> None:
    first, again = told(0, LOAN, headline=TITLE), told(1, IN_OTHER_WORDS, headline=OTHER_TITLE)

    assert joined(first, again) == (EventType.DUPLICATE, "likeness.reworded")
    assert joined(again, first) == (EventType.DUPLICATE, "likeness.reworded")


def test_the_desk_of_the_next_day_leaves_more_of_the_words() -> None:
    first, issued = told(0, LOAN, headline=TITLE), "2024-03-15"
    half = (*LOAN[:2], *IN_OTHER_WORDS[2:4], LOAN[4])

    assert joined(first, told(1, half, headline=OTHER_TITLE, issued=issued)) is not None
    assert joined(first, told(1, IN_OTHER_WORDS, headline=OTHER_TITLE, issued=issued)) is None


@pytest.mark.parametrize(
    ("changed", "facts"),
    [
        ({"26 months": "31 months", "340 mln": "290 mln"}, {}),
        ({"Tavland": "Osmark", "Olga Brandt": "Karl Ohm", "Port Merrin": "Lund Bay"}, {}),
        ({}, {"issued": "2024-03-16"}),
        ({}, {"headline": "HARBOUR CRANES OF PORT MERRIN 12 YEARS TOO OLD"}),
        ({}, {"item_class": "digest"}),
    ],
)
def test_what_has_other_facts_is_another_report(
    changed: dict[str, str], facts: dict[str, str]
) -> None:
    body = anew(IN_OTHER_WORDS, changed)
    other = told(1, body, **{"headline": anew((OTHER_TITLE,), changed)[0], **facts})

    assert joined(told(0, LOAN, headline=TITLE), other) is None


@pytest.mark.parametrize(
    ("body", "headline", "method"),
    [
        (anew(NET, {"Revs": "Sales", "Avg": "Average"}), "HALDEN MILLS 1ST QTR NET", "reworded"),
        (anew(NET, {"154.6": "154.2"}), "HALDEN MILLS INC 1ST QTR FEB 28 NET", "figures"),
        (anew(NET, {"154.6": "150.6", "27 cts": "29 cts", "14,210": "14,420"}), None, None),
        (anew(NET, {"Revs": "Sales"}), "HALDEN STEEL INC 1ST QTR NET", None),
    ],
)
def test_a_table_filed_again_has_the_figures_of_one_company(
    body: tuple[str, ...], headline: str | None, method: str | None
) -> None:
    title = "HALDEN MILLS INC 1ST QTR NET"
    found = joined(told(0, NET, headline=title), told(1, body, headline=headline or title))

    assert found is None if method is None else found and found[1] == f"likeness.{method}"


@pytest.mark.parametrize(
    ("body", "headline", "same"),
    [
        (PAYOUT, "OSTERLY CO DECLARES QTLY DIV", True),
        (anew(PAYOUT, {"Pay ": "Payable ", "prior": "in prior qtr"}), "OSTERLY CO PAYOUT", True),
        (PAYOUT, "WESTERLY CO SETS REGULAR DIVIDEND", False),
        (PAYOUT, "OSTERLY STEEL CO SETS DIVIDEND", False),
        (anew(PAYOUT, {"23": "26"}), "OSTERLY CO SETS QUARTERLY", False),
    ],
)
def test_a_notice_filed_again_is_of_the_company_that_its_headline_names(
    body: tuple[str, ...],
    headline: str,
    same: bool,  # noqa: FBT001 - a table's column
) -> None:
    first = told(0, PAYOUT, headline="OSTERLY CO SETS REGULAR DIVIDEND")

    assert (joined(first, told(1, body, headline=headline)) is not None) == same
    later = told(1, body, headline=headline, issued="2024-03-15")
    assert joined(first, later) is None


def test_a_table_of_yesterday_is_found_again_by_its_correction_alone() -> None:
    first = told(0, NET, headline="HALDEN MILLS INC 1ST QTR NET")
    later = {"headline": "HALDEN MILLS 1ST QTR FEB 28 NET", "issued": "2024-03-15"}
    note = "NOTE: Corrects revenues in March 14 item"
    mended = (*anew(NET, {"287.3": "278.3", "Avg": "Average"}), note)

    assert joined(first, told(1, mended, **later)) is None
    assert joined(first, told(1, mended, **later, revision="correction", rank=1)) == (
        EventType.CORRECTED,
        "likeness.figures",
    )


def test_two_parts_of_a_market_day_have_two_reports() -> None:
    morning = told(0, LOAN, headline="TAVLAND ZINC QUIETLY HIGHER EARLY")

    assert joined(morning, told(1, LOAN[:3], headline="TAVLAND ZINC HIGHER AT MIDSESSION")) is None
    assert joined(morning, told(1, LOAN[:3], headline="TAVLAND ZINC HIGHER, QUIET")) is not None
    assert other_session("ZINC OPENS UP", "ZINC ENDS UP")
    assert not other_session("ZINC OPENS AND CLOSES UP", "ZINC CLOSES UP")
    assert not other_session("ZINC OPENS UP", None)


def test_prices_and_hours_in_headlines_tell_tables_apart() -> None:
    assert other_figures("GRAIN FUTURES 11:00", "GRAIN FUTURES 11:10")
    assert not other_figures("GRAIN FUTURES 11:00", "GRAIN FUTURES 11:00")
    assert not other_figures("GRAIN FUTURES 11:00", "GRAIN FUTURES")


def test_a_company_is_what_its_notices_are_headed_by() -> None:
    assert company("J.P. HALDEN AND CO INC IN PAYOUT") == {"jp", "halden"}
    assert company("Halden Mills Corp 2nd qtr Jan 31 loss") == {"halden", "mills"}
    assert not company("SETS QUARTERLY DIVIDEND")
    assert not company(None)


def test_letters_of_an_exchange_name_a_company_better_than_words_do() -> None:
    first = told(0, PAYOUT, headline="INT'L WOOL <IWL> SETS QUARTERLY")
    body = anew(PAYOUT, {"prior": "in prior qtr"})

    assert (
        joined(first, told(1, body, headline="INTERNATIONAL WOOL CO <IWL.O> PAYOUT")) is not None
    )
    assert joined(first, told(1, body, headline="INTERNATIONAL WOOL CO <INW> PAYOUT")) is None
    assert joined(first, told(1, body, headline="INT'L WOOL <INW> SETS QUARTERLY PAYOUT")) is None


SPLIT = ("Halden Mills Inc said its board set a 3-for-2 stock split payable July 31 to holders.",)
MAKER = ("Halden Mills Inc said it bought a maker of looms for 12 mln dlrs in cash and shares.",)


@pytest.mark.parametrize(
    ("does", "text", "then", "words"),
    [
        ("SETS STOCK SPLIT", SPLIT, "SETS PAYOUT", {"stock split": "payout"}),
        ("BUYS LOOM MAKER", MAKER, "BUYS VALVE MAKER", {"looms": "valves"}),
        ("PAYOUT", PAYOUT, "PREFERRED PAYOUT", {"Qtly": "Preferred"}),
    ],
)
def test_one_company_does_two_things_on_a_day(
    does: str, text: tuple[str, ...], then: str, words: dict[str, str]
) -> None:
    first = told(0, text, headline=f"HALDEN <HLD> {does}")
    body = anew(text, {"Inc": "Corp", "prior": "in prior qtr"})

    assert joined(first, told(1, body, headline=f"HALDEN MILLS <HLD> {does}")) is not None
    assert joined(first, told(1, anew(body, words), headline=f"HALDEN <HLD> {then}")) is None


def test_letters_and_figures_of_a_table_tell_it_again_under_another_headline() -> None:
    first = told(0, NET, headline="HALDEN MILLS <HLD> 2ND QTR FEB ONE LOOMS")
    again = anew(NET, {"Revs": "Sales"})

    assert joined(first, told(1, again, headline="HALDEN <HLD> 2ND QTR NET")) is not None
    assert joined(first, told(1, again, headline="HALDEN <HLM> 2ND QTR NET")) is None


def test_what_stands_before_its_letters_is_not_what_a_company_does() -> None:
    assert announced("HALDEN MILLS <HLD> SETS STOCK SPLIT") == frozenset({"stock", "split"})
    assert announced("HALDEN MILLS <HLD> SETS QUARTERLY DIVIDEND") == frozenset()
    assert announced("NORDEN HAS FIVE PCT OF HALDEN <HLD>") is None
    assert announced(None) is None


def test_letters_of_an_exchange_are_no_words_of_a_headline() -> None:
    def signed(letters: str) -> str:
        text = f"HALDEN {letters} OPENS MILL\n\n    LUND, March 14 (Reuters) - {' '.join(LOAN)}\n"
        read = read_record(make_record(make_json(text)), ReadContext(group="test"))
        assert isinstance(read, ReadOk)
        assert letters in (read.item.headline or "")
        return read.item.sketch

    assert signed("<HLD>") == signed("<HLM.O>")
    assert signed("<HLD>") != signed("<HALDEN CO>")


def test_without_a_day_only_figures_without_another_one_tell_a_table_again() -> None:
    title = "HALDEN MILLS INC 1ST QTR NET"
    first = told(0, NET, headline=title, issued=None)
    again = told(1, anew(NET, {"Revs": "Sales"}), headline=title, issued=None)
    other = told(1, anew(NET, {"287.3": "291.8"}), headline=title, issued=None)

    assert joined(first, again) is not None
    assert joined(first, other) is None


@pytest.mark.parametrize(("day", "same"), [("Tuesday", True), ("Friday", False)])
def test_without_a_day_reports_of_two_days_of_the_week_are_two(day: str, same: bool) -> None:  # noqa: FBT001 - a table's column
    moved = (LOAN[0].replace("Tuesday", day), *LOAN[1:3], LOAN[4], LOAN[3])
    facts = {"headline": "MINISTER BRANDT PRAISES LOAN FOR HARBOUR", "issued": None}
    found = joined(told(0, LOAN, headline=TITLE, issued=None), told(1, moved, **facts))

    assert (found is not None) == same


RATES = tuple(
    f"The {town} fixing was {rate} crowns."
    for rate, town in enumerate(
        (
            "Lund",
            "Osmark",
            "Merrin",
            "Halden",
            "Brask",
            "Osterly",
            "Tav",
            "Norvik",
            "Ulm",
            "Kersk",
        ),
        41,
    )
)


def test_a_series_that_comes_again_on_its_day_with_a_word_mended_is_that_issue() -> None:
    facts = {"headline": "CROWN ENDS THE DAY LITTLE CHANGED", "series": "market"}
    first, mended = told(0, RATES, **facts), (*RATES[:9], "The Kersk fixing was 50 crowns or so.")

    assert joined(first, told(1, mended, **facts)) is not None
    assert joined(first, told(1, mended, **facts, issued="2024-03-15")) is None
    assert joined(first, told(1, (*RATES[:7], "Others held."), **facts)) is None
