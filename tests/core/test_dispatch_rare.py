"""Rare forms of the parts of a dispatch, each in a page of its own."""

from collections import Counter

import pytest

from service.core.article import Article, ItemClass
from service.core.dispatch import read_parts
from service.core.envelope import Dispatch
from service.core.outcome import DispatchError
from tests.support.reading import read

LEAD = "Bakers burned more wood than bread on Monday, the guild said."
LAST = "The guild has counted loaves since the mill was built."
TITLE = "Guild counts loaves"
DATELINE = "SUWON, March 9 (Yonhap) -- "
NAVER = f"{TITLE}\n\n**연합뉴스** | 2025-03-09 00:00 | \n\n---\n\n"


def story(*lines: str, above: str = "", end: str = "(END)") -> Article:
    """A plain story with these lines between its paragraphs."""
    return read("\n".join(filter(None, (TITLE, above, DATELINE + LEAD, *lines, LAST, end))))


def test_a_line_too_long_for_names_is_no_byline() -> None:
    assert story(above="By " + "Han Du-ri and " * 15 + "Han Du-ri").byline is None


def test_a_caption_that_was_cut_short_gives_way_to_the_whole_one() -> None:
    whole = "A baker carries loaves to the mill of the guild in Suwon on March 9. (Yonhap)"

    article = story("A baker carries loaves to the mill of the gu... (Yonhap)", whole)

    assert [one.text for one in article.captions] == [whole.removesuffix(" (Yonhap)")]


def test_a_list_of_topics_under_rules_is_a_digest() -> None:
    topics = [f"{'-' * 12} {topic}: bakers stop." for topic in ("HARBOUR", "MILLS")]

    assert story(topics[0], LAST, topics[1]).item_class is ItemClass.DIGEST
    assert story(topics[0]).item_class is ItemClass.STORY


def test_lines_that_are_mostly_figures_are_a_table() -> None:
    rates = "Flour 41.20 41.35, rye 38.10 38.60, oats 29.75 30.05, bran 17.20 17.35 a sack."

    assert story(rates, rates).item_class is ItemClass.TABLE
    assert story(rates, LAST * 6).item_class is ItemClass.STORY


def test_a_day_at_the_head_of_a_number_in_the_url_dates_the_dateline() -> None:
    article = read(f"{TITLE}\n{DATELINE}{LEAD}\n(END)", url="https://mill.test/news-20240309001")

    assert article.issued.value == "2024-03-09"


def test_a_dateline_on_its_own_line_needs_no_dash() -> None:
    article = read(f"{TITLE}\nSuwon (AP)\n{LEAD}\n{LAST}")

    assert article.dateline
    assert (article.dateline.place_text, article.dateline.agency_text) == ("Suwon", "AP")
    assert article.paragraphs == (LEAD, LAST)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        (f"SALEM, Mass. March 9 (AP) -- {LEAD}", "SALEM, Mass."),
        (f"SUWON. March 9 (Yonhap) -- {LEAD}", "SUWON"),
    ],
)
def test_a_full_stop_belongs_to_a_place_that_is_shortened(line: str, place: str) -> None:
    article = read(f"{TITLE}\n{line}\n{LAST}")

    assert article.dateline
    assert article.dateline.place_text == place


@pytest.mark.parametrize(("below", "place"), [("PTI", "MUMBAI"), ("(END)", None)])
def test_a_place_before_a_sentence_is_a_dateline_if_an_agency_signs(
    below: str, place: str | None
) -> None:
    article = read(f"{TITLE}\nMUMBAI: {LEAD}\n{LAST}\n{below}")

    assert (article.dateline and article.dateline.place_text) == place


def test_a_place_alone_above_a_text_of_anadolu_is_its_dateline_and_one_in_a_menu_is_not() -> None:
    notice = "Anadolu Agency website contains only a portion of the news."

    article = read(f"{TITLE}\nIstanbul\nTurkey\nANKARA\n{LEAD}\n{LAST}\n{notice}")

    assert article.dateline
    assert article.dateline.place_text == "ANKARA"
    assert article.paragraphs == (LEAD, LAST)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Updated March {}, 2025 at ten", "SUWON, South Korea"),
        ("The guild of bakers counted {} loaves in the mill", None),
    ],
)
def test_a_place_alone_begins_a_story_below_days_and_writers_but_not_below_prose(
    line: str, place: str | None
) -> None:
    above = "\n".join(line.format(number) for number in range(1, 9))

    article = read(f"{TITLE}\n{above}\nSUWON, South Korea -- {LEAD}\n{LAST}\n(END)")

    assert (article.dateline and article.dateline.place_text) == place


def test_below_a_menu_the_line_before_prose_is_the_headline() -> None:
    article = read(f"Home\nNews\nMills\nSign in\n{TITLE} of the month\n{LEAD}\n{LAST}\n(END)")

    assert (article.headline, article.paragraphs) == (f"{TITLE} of the month", (LEAD, LAST))


def test_an_agency_s_word_on_what_it_did_not_edit_makes_a_text_its_own() -> None:
    notice = "Reuters has not edited this post."

    assert read(f"{TITLE}\n{notice}\n{LEAD}\n{LAST}").paragraphs == (notice, LEAD, LAST)
    with pytest.raises(DispatchError):
        read(f"{TITLE}\n{LEAD}\n{LAST}")


def test_a_japanese_dateline_may_name_the_agency_after_the_place() -> None:
    article = read("組合がパンを数える\n【オタワ=共同】組合は9日、パンを数えたと発表した。\n")

    assert (article.agency, article.dateline and article.dateline.place_text) == (
        "kyodo",
        "オタワ",
    )


def test_a_person_between_slashes_is_no_russian_agency() -> None:
    body = "Гильдия считает хлеб\nСУЗДАЛЬ, 9 марта. /{}/. Гильдия сосчитала хлеб, сказали там.\n"

    assert read(body.format("ТАСС")).agency == "tass"
    with pytest.raises(DispatchError):
        read(body.format("Иван Петров"))


def test_one_label_above_a_story_is_no_front_matter() -> None:
    article = read(f"Title: {TITLE}\n{DATELINE}{LEAD}\n(END)")

    assert article.headline == f"Title: {TITLE}"


def test_a_glued_page_whose_second_headline_differs_is_cut_at_its_dateline() -> None:
    again = "(LEAD) Guild counts more loaves(ATTN: ADDS fares in para 2)By Han Du-ri"

    article = read(f"(LEAD) {NAVER}{again}{DATELINE}{LEAD} (END)")

    assert (article.headline, article.ed_note) == (TITLE, "ADDS fares in para 2")
    assert article.byline
    assert article.byline.names == ("Han Du-ri",)
    assert article.paragraphs == (LEAD,)


def test_a_glued_page_without_a_second_headline_is_its_story() -> None:
    article = read(f"{NAVER}{LEAD} {LAST}(END)")

    assert (article.headline, article.dateline) == (TITLE, None)
    assert article.paragraphs == (f"{LEAD} {LAST}",)


def test_what_is_glued_behind_the_second_headline_is_chrome() -> None:
    body = f"{NAVER}guild-loaves {TITLE} today\n {DATELINE}{LEAD}(END)"

    named = [
        (body[slice(*part.span)].strip(), part.name)
        for part in read_parts(Dispatch(body=body))
        if part.rule.startswith("glued.")
    ]

    assert named == [
        (TITLE, "headline"),
        ("guild-loaves", "slug"),
        (TITLE, "headline"),
        ("today", "chrome"),
    ]


def test_a_day_glued_to_the_time_a_story_takes_is_its_day() -> None:
    above = "3 min readMarch 9, 2025, at noon in the mill of the bakers' guild"

    article = read(f"{TITLE}\n{above}\nPune, Mar 9 (PTI) {LEAD}\n{LAST}")

    assert article.issued.value == "2025-03-09"


def test_a_box_that_tells_what_to_know_is_no_part_of_the_story() -> None:
    article = story("What to know about bread", "A mill: Its wheels")

    assert article.paragraphs == (LEAD, LAST)


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("EMBARGOED until March 10, 2025", "2025-03-10T00:00:00+09:00"),
        ("EMBARGOED until March 10, 2025, 15:00 GMT", "2025-03-11T00:00:00+09:00"),
        ("EMBARGOED until March 10, 2025, 25:00 GMT", None),
        ("EMBARGOED until Feb. 30, 2025, March 2, 2025, 10:00 GMT", "2025-03-02T19:00:00+09:00"),
    ],
)
def test_an_embargo_ends_at_the_first_moment_that_there_is(line: str, until: str | None) -> None:
    article = story(above=line)

    assert (article.embargo, article.embargoed_until) == (line, until)


def test_an_embargo_inside_a_story_is_no_paragraph() -> None:
    line = "Embargoed until 10:00 GMT March 10, 2025"

    article = read(f"{TITLE}\n{DATELINE}{LEAD}\n{LAST}\n{line}\n(END)")

    assert (article.embargo, article.paragraphs) == (line, (LEAD, LAST))


def named(body: str) -> list[tuple[str, str]]:
    """Name and rule of each part of a text, without the blanks."""
    parts = read_parts(Dispatch(body=body))
    return [(part.name, part.rule) for part in parts if part.name != "blank"]


def test_an_embargo_above_and_within_a_story_is_named_as_one() -> None:
    line = "EMBARGOED until March 10, 2025"

    parts = named(f"{line}\n{TITLE}\n{DATELINE}{LEAD}\n{line}\n{LAST}\n(END)")

    assert [name for name, _ in parts] == [
        "embargo",
        "headline",
        "dateline",
        "paragraph",
        "embargo",
        "paragraph",
        "end_mark",
    ]


def test_captions_past_the_most_that_are_kept_are_still_named_as_such() -> None:
    captions = [f"A baker carries {n} loaves to the mill on March 9. (Yonhap)" for n in range(205)]

    rules = Counter(
        rule for _, rule in named("\n".join((TITLE, DATELINE + LEAD, *captions, LAST)))
    )

    assert (rules["captions.credit"], rules["captions.again"]) == (200, 5)


def test_a_byline_in_brackets_may_stand_below_the_end() -> None:
    article = read(f"{TITLE}\n{DATELINE}{LEAD}\n{LAST}\n(END)\n(By Han Du-ri)\n")

    assert article.byline
    assert article.byline.names == ("Han Du-ri",)


def test_a_desk_s_notebook_lists_no_headlines_and_its_bracket_may_hold_no_mail() -> None:
    body = f"{TITLE}\nSuwon (dpa) - {LEAD}\n{LAST}\n# dpa NOTEBOOK\n## Note to editors\n- here\n"

    article = read(f"{body}((desk; telephone))\n")

    assert (article.other_headlines, article.sign_off) == ((), None)
    assert article.paragraphs == (LEAD, LAST)


def test_a_line_much_longer_than_the_known_title_is_not_it() -> None:
    body = f"Mills\n{TITLE}\n{'Guild counts loaves ' * 20}\n{DATELINE}{LEAD}\n(END)"

    assert read(body, headline=TITLE).headline == TITLE


def test_a_take_beside_a_dateline_is_no_take() -> None:
    article = read(f"{TITLE}-2\n{DATELINE}{LEAD}\n{LAST}\n(END)")

    assert article.take is None


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("404. The page was not found here.\nThe guild has no such page. Go back.", "without a"),
        (
            f"{TITLE}\n{DATELINE}{LEAD}\n" + "The mill stops in the night of the year...\n" * 3,
            "a listing of teasers",
        ),
        (f"(LEAD) {TITLE}\n12:05\nMill stops on Monday.\n12:07\nFerry stops.\n", "with its hour"),
    ],
)
def test_a_page_of_an_agency_that_tells_no_story_is_refused(body: str, why: str) -> None:
    with pytest.raises(DispatchError, match=why):
        read(body, url="https://en.yna.co.kr/view/x")
