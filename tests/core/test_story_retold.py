"""Stories of one day under another top, and forms that are used a second time on that day."""

import time
from typing import Any

import pytest

from service.core.internal import ReadItem
from service.core.story.headings import are_opposed, at_another_stage, count_otherwise
from service.core.story.ruling import EventType
from tests.support.judging import judged
from tests.support.told import MORE, REPORT, told

TOP = "No boat left the harbour on Tuesday night as owners and Islanders went on with their talks."
REST = tuple(f"{one}." for text in (*REPORT, *MORE) for one in text.rstrip(".").split(". "))
TALKS = {"headline": "Talks on ferry go on at night"}


def joined(*items: ReadItem) -> tuple[EventType | None, str | None] | None:
    """What the last item is to the first one, when it is of the same story."""
    first, *_, last = judged(*items)
    return (last.event_type, last.method) if last.verdict.uri == first.verdict.uri else None


def test_a_story_that_runs_on_below_a_new_top_and_a_new_headline_is_a_version() -> None:
    update = (EventType.UPDATED, "likeness.new_lead")

    assert joined(told(0, REST), told(1, (TOP, *REST[1:]), **TALKS)) == update
    assert joined(told(0, REST, issued=None), told(1, (TOP, *REST[1:]), **TALKS)) == update
    assert joined(told(0, REST), told(1, (TOP, *REST[1:]), issued="2024-03-15", **TALKS)) is None


def test_what_tells_the_half_of_a_story_again_on_its_day_is_another_one() -> None:
    anew = tuple(f"So it was, {one[0].lower()}{one[1:]}" for one in REST[1:6])

    assert joined(told(0, REST), told(1, (TOP, *anew, *REST[6:]), **TALKS)) is None
    assert joined(told(0, REST), told(1, (TOP, *REST[6:]), **TALKS)) is None


def revision(text: str, **changes: Any) -> dict[str, Any]:
    event = {
        "wire": {"edNoteActions": [{"verb": "RECASTS", "target": "lead"}]},
        "item": {"bodies": [{"value": text}]},
    }
    facts = {"revision": "update", "ordinal": 2, "rank": 2, "headline": "Islanders glad of ferry"}
    return {**facts, "event": event, **changes}


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ({"46 lorries": "52 lorries"}, True),
        ({"46 lorries": "52 lorries", "14 months": "15 months"}, False),
        ({"46 lorries": "52 lorries", "Han Du-ri": "Yun So-mi"}, False),
    ],
)
def test_a_recast_may_move_one_figure_and_no_name(other: dict[str, str], same: bool) -> None:  # noqa: FBT001 - a table's column
    body = (TOP, *REST)
    for old, new in other.items():
        body = tuple(one.replace(old, new) for one in body)
    found = joined(told(0, REST), told(1, body, **revision(" ".join(body))))

    assert (found is not None) == same


@pytest.mark.parametrize(
    ("one", "other", "opposed"),
    [
        ("Kim Sends Greetings to the President", "Kim Receives Greetings from President", True),
        ("Miners leave for the north", "Miners return from the north", True),
        ("Copper price raised", "Copper price cut", True),
        ("Snow advisory issued for Seoul", "Snow advisory lifted for Seoul", True),
        ("Copper price raised", "Copper price raised again, tin price cut", False),
        ("Shares open and close higher", "Shares close lower", False),
        ("Polls open", None, False),
    ],
)
def test_headlines_are_opposed_by_one_word_each(
    one: str,
    other: str | None,
    opposed: bool,  # noqa: FBT001 - a table's column
) -> None:
    assert (are_opposed(one, other), are_opposed(other, one)) == (opposed, opposed)


def test_a_cut_copy_is_one_though_its_headline_looks_at_the_other_side() -> None:
    first = told(0, REST, headline="Surplus grows as exports rise")

    assert joined(first, told(1, REST[:-2], headline="Surplus grows as imports fall"))


def message(offset: int, headline: str, names: str, end: str) -> ReadItem:
    words = (
        f"The chair of the Harbour Board {end} a basket of flowers {names} on the day on which the"
        " Board was founded 80 years ago. On the ribbon of the basket were words that wished all"
        " health and success in their work for the prosperity of the town. It was handed over at"
        " the House of the Board by an official concerned and seen by many guests of the Board."
    )
    return told(offset, (words,), headline=headline)


def test_a_form_sent_and_the_same_form_received_are_two_stories() -> None:
    sent = message(0, "Board Sends Flowers to Union", "to the Union", "sent")

    assert joined(sent, message(1, "Board Receives Flowers of Union", "of it", "received")) is None
    assert joined(sent, message(1, "Flowers Sent to Union", "to the Union", "has sent"))


def test_a_short_form_with_names_of_its_own_is_another_story_though_none_disagrees() -> None:
    one = message(0, "Flowers to Board", "with Consul Berta Olm and the Dockers", "got")

    assert joined(one, message(1, "Flowers to Board", "with Pilot Jan Aske", "got")) is None
    assert joined(one, message(1, "Flowers to Board", "with Consul Berta Olm", "got"))


def test_a_form_that_parts_below_its_beginning_is_two_stories() -> None:
    top = (
        "The chair of the Harbour Board {} the tomb of the late Pilot Jan Aske, who led the School"
        " of Pilots and the House of Seamen for 31 years, in deep sorrow over the passing of Aske."
    )
    laid = f"{top.format('sent a wreath to')} The wreath was laid by guards of honour at noon."
    went = f"{top.format('went to')} There the family of the pilot was told of all he had done."
    same = f"{top.format('has sent a wreath to')} The wreath was laid by guards of honour at noon."
    one = told(0, (laid,), headline="Chair Sends Wreath to Tomb of Pilot Jan Aske")

    assert joined(one, told(1, (went,), headline="Chair Visits Tomb of Pilot Jan Aske")) is None
    assert joined(one, told(1, (same,), headline="Wreath Sent to Tomb of Pilot Jan Aske"))


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Five killed, 3 trapped in mine", "Eight dead in mine", True),
        ("Five killed in mine", "5 die in mine", False),
        ("Bank buys 1,200 bills", "Bank buys 1,300 bills, 4 bonds", True),
        ("Miners freed", "Eight miners freed", False),
        ("Virus covid-19 back", "Covid-20 back", False),
    ],
)
def test_headlines_count_otherwise_when_both_count_and_agree_in_nothing(
    one: str,
    other: str,
    differ: bool,  # noqa: FBT001 - a table's column
) -> None:
    assert count_otherwise(one, other) == differ


def test_a_near_copy_whose_headline_counts_otherwise_is_a_version() -> None:
    found = joined(
        told(0, REST, headline="Five boats stopped for a year"),
        told(
            1, (*REST[:-1], "Two new cafes are to open."), headline="Six boats stopped for a year"
        ),
    )

    assert found == (EventType.UPDATED, "likeness.figures")


@pytest.mark.parametrize(("ordinal", "same"), [(1, True), (None, False)])
def test_a_numbered_version_of_a_report_in_series_may_have_a_headline_of_its_own(
    ordinal: int | None,
    same: bool,  # noqa: FBT001 - a table's column
) -> None:
    first = told(0, REST, headline="Fares close higher", series="market")
    later = told(1, (*REST, *MORE), ordinal=ordinal, rank=ordinal or 0, headline="Fares up again")

    assert (joined(first, later) is not None) == same


@pytest.mark.parametrize(
    ("one", "other", "text", "same"),
    [
        ("Board buys ropes for the quay", "Board buys tyres for the quay", "tyres", False),
        ("Board buys ropes for the quay", "Board buys cords for the quay", "ropes", True),
        ("Board buys rope for the quay", "Board buys ropes for the quay", "ropes", True),
        ("Board buys two for the quay", "Board buys ten for the quay", "ten", True),
    ],
)
def test_a_form_with_one_word_swapped_in_headline_and_text_is_of_another_thing(
    one: str,
    other: str,
    text: str,
    same: bool,  # noqa: FBT001 - a table's column
) -> None:
    first = told(0, (f"It buys ropes, it said. {REST[0]}", *REST[1:]), headline=one)
    body = (f"It buys {text}, it said. {REST[0]}", *REST[1:])
    item = told(1, body, headline=other, event={"item": {"bodies": [{"value": " ".join(body)}]}})

    assert (joined(first, item) is not None) == same


@pytest.mark.parametrize(
    "end", ["a" * 9000, " ".join(f"{chr(n)}aa" for n in range(0x4E00, 0x9000))]
)
def test_endless_headlines_cost_no_time(end: str) -> None:
    short, other = REST[:2], (REST[0].replace("April", "spring"), *REST[1:])
    start = time.process_time()
    for body, again in ((short, short), (REST, other)):
        joined(told(0, body, headline=f"b{end}"), told(1, again, headline=f"c{end}"))

    assert time.process_time() - start < 2.0  # once half a minute


def test_another_one_of_a_day_is_a_story_of_its_own_though_its_lead_is_numbered() -> None:
    first = told(0, REST, headline="Ferry stopped in harbour")
    body = (REST[0].replace("14 months", "15 months"), *REST[1:])
    lead = {"revision": "update", "ordinal": 1, "rank": 1}

    assert joined(first, told(1, body, headline="Ferry stopped in harbour, owner says", **lead))
    again = told(1, body, headline="Another ferry stopped in harbour", **lead)
    assert joined(first, again) is None


def test_a_numbered_version_may_come_to_say_that_its_news_is_there_again() -> None:
    first = told(0, REST, headline="Ferry stopped in harbour")
    body = (REST[0].replace("14 months", "15 months"), *REST[1:])
    lead = {"revision": "update", "ordinal": 1, "rank": 1}

    assert joined(first, told(1, body, headline="Ferry again stopped in harbour", **lead))
    assert joined(first, told(1, body, headline="Ferry again stopped in harbour")) is None


def test_an_original_that_comes_after_its_new_top_brings_nothing_new() -> None:
    tops = (TOP, "Owners had met in the harbour for hours, and no paper was signed by midnight.")
    topped = told(0, (*tops, *REST), **TALKS)

    assert joined(topped, told(1, REST)) == (EventType.DUPLICATE, "likeness.new_lead")
    assert joined(told(0, REST), told(1, (*tops, *REST), **TALKS)) == (
        EventType.UPDATED,
        "likeness.new_lead",
    )


@pytest.mark.parametrize(
    ("new", "text", "known", "apart"),
    [
        ("Corvane to buy Delphos", "agreed to buy", "Corvane in talks to buy Delphos", True),
        ("Corvane to buy Delphos", "after long talks", "Corvane in talks to buy Delphos", False),
        ("Corvane in talks on Delphos", "talks", "Corvane to buy Delphos", True),
        ("Corvane buys Delphos", "completed the purchase", "Corvane to buy Delphos", True),
        ("Corvane buys Delphos", "bought it", "Corvane completes purchase", True),
        ("Corvane buys Delphos", "bought it", "Delphos is bought by Corvane", False),
    ],
)
def test_what_may_come_and_what_is_done_are_two_stages(
    new: str,
    text: str,
    known: str,
    apart: bool,  # noqa: FBT001 - a table's column
) -> None:
    assert at_another_stage(new, known, text.split()) is apart
