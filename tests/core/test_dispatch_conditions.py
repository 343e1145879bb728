"""Conditions that few texts meet: each line shows what a rule takes, and what it only seems to."""

import pytest

from service.core.article import RevisionKind
from service.core.dispatch import read_parts
from service.core.dispatch.byline import is_no_byline
from service.core.dispatch.date_lines import is_date_line
from service.core.dispatch.layout import read_lines
from service.core.dispatch.links import links_begin
from service.core.dispatch.notes import noted_revision, without_preface
from service.core.dispatch.typeset import take_end
from service.core.envelope import Dispatch
from service.core.media import MediaType
from tests.support.reading import read

LEAD = "Bakers burned more wood than bread on Monday, the guild said."
LAST = "The guild has counted loaves since the mill was built."


@pytest.mark.parametrize(
    ("above", "left"),
    [
        ("-- Loaves of the town\nThe guild counted.", ["The guild counted."]),
        ("-- one of them\n-- two of them", ["-- one of them", "-- two of them"]),
        ("-- one of them", ["-- one of them"]),
        ("[Text] The guild counted.", ["The guild counted."]),
        ("[Yeast] The guild counted.", ["[Yeast] The guild counted."]),
    ],
)
def test_a_sub_headline_is_left_out_and_a_list_stays(above: str, left: list[str]) -> None:
    assert [line.text for line in without_preface(read_lines(above))] == left


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("PAR BAKERY SEEKS A LISTING", True),
        ("PAR Ann Loaf et Bo Sieve", False),
        ("PAR ANN LOAF", False),
        ("OUR BAKERY SEEKS A LISTING", False),
    ],
)
def test_a_headline_in_capitals_may_begin_as_a_french_byline(line: str, *, headline: bool) -> None:
    assert is_no_byline(line) == headline


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("(This story has been updated with the guild's answer)", RevisionKind.UPDATE),
        ("(This story corrects the name of the mill)", RevisionKind.CORRECTION),
        ("(This story has been refiled)", RevisionKind.REFILE),
        ("(This story has been removed from the site)", None),
    ],
)
def test_what_is_told_of_a_story_says_what_it_is(note: str, kind: RevisionKind | None) -> None:
    assert noted_revision(note) == kind


@pytest.mark.parametrize(
    ("line", "ended"),
    [
        ("Total 31845 Reuter", True),
        ("It cost 5c Reuter", False),
        ("RYE NIL Reuter", True),
        ("The mill said nothing else. Reuter", True),
        ("This the miller told Reuter", False),
    ],
)
def test_the_founder_s_name_ends_a_sentence_or_a_row(line: str, *, ended: bool) -> None:
    assert (take_end(line, read_lines(line), typeset=True)[1] is not None) == ended


@pytest.mark.parametrize(
    ("lines", "number", "begin"),
    [
        ("It said.|Rye|Oats|Wheat|Barley", 1, True),
        ("It said.|Rye|Oats|Wheat", 1, False),
        ("It said.|Rye|Oats|Wheat|It said.", 1, False),
        ("Rye|Oats|Wheat|Barley", 0, False),
    ],
)
def test_four_short_lines_below_a_sentence_are_links(
    lines: str, number: int, *, begin: bool
) -> None:
    assert links_begin(read_lines(lines.replace("|", "\n")), number) == begin


@pytest.mark.parametrize(
    ("dateline", "rule"),
    [
        ("KOBE/OSAKA, March 9 Kyodo - ", "dateline.bare"),
        ("MOSCOW, March 9. /TASS/. ", "dateline.slashes"),
        ("SUWON, March 9 (Yonhap) -- ", "dateline.brackets"),
        ("(수원=연합뉴스) 김제빵 기자 = ", "foreign.dateline"),
        ("МОСКВА, 9 марта. /ТАСС/. ", "foreign.dateline"),
    ],
)
def test_the_rule_of_a_dateline_is_named_by_its_form(dateline: str, rule: str) -> None:
    body = f"Guild counts loaves\n{dateline}The guild of bakers said so on Monday.\n"

    assert [one.rule for one in read_parts(Dispatch(body=body)) if one.name == "dateline"] == [
        rule
    ]


def test_a_title_in_letters_that_no_blank_parts_is_a_headline() -> None:
    story = "<p>【札幌共同】道内の市場で5日、初競りがあった。</p><p>市場によると、2割多い。</p>"
    page = f"<meta property='og:title' content='道内の市場で初競り'>{story}"

    assert read(page, content_type=MediaType.HTML).headline == "道内の市場で初競り"
    assert (
        read(page.replace("道内の市場で初競り", "index"), content_type=MediaType.HTML).headline
        is None
    )


def test_a_long_headline_below_a_menu_is_not_taken_for_prose() -> None:
    headline = "Guild of bakers counts fewer loaves of rye in the spring"
    article = read(f"Mills\nOvens\nLoaves\n{headline}\n{LEAD}\n{LAST}\n(END)")

    assert (article.headline, article.paragraphs) == (headline, (LEAD, LAST))


def test_a_headline_that_ends_in_a_blank_does_not_go_on_in_the_byline_below_it() -> None:
    headline = "Bäcker der Hafenstadt zählen im Frühjahr weniger Brote"
    article = read(f"{headline} \nVon Anna Brot\nHAMBURG (dpa) - {LEAD}\n{LAST}\n")

    assert article.headline == headline
    assert article.byline
    assert article.byline.names == ("Anna Brot",)


@pytest.mark.parametrize(
    ("printed", "headline"),
    [
        ("Guild counts rye breads", "Guild counts rye breads"),
        ("Guild sells rye breads", "Guild counts loaves today"),
    ],
)
def test_a_page_s_title_gives_way_to_a_line_that_has_half_of_its_words(
    printed: str, headline: str
) -> None:
    head = "<meta property='og:title' content='Guild counts loaves today'>"
    page = f"{head}<h1>{printed}</h1><p>SUWON, March 9 (Yonhap) -- {LEAD}</p><p>(END)</p>"

    assert read(page, content_type=MediaType.HTML).headline == headline


@pytest.mark.parametrize("label", ["Headline", "Title", "HEADLINE"])
def test_labels_above_a_text_give_its_headline_and_its_day(label: str) -> None:
    labels = f"{label}: Guild counts loaves\nDate: March 9, 2025\nText: "
    article = read(f"{labels}SUWON (Yonhap) -- {LEAD}\n{LAST}\n")

    assert article.headline == "Guild counts loaves"
    assert article.issued.value == "2025-03-09"
    assert article.paragraphs == (LEAD, LAST)


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("2025年3月9日 10:12", True),
        ("組合は2025年3月9日にパンを数えると発表した", False),
        ("9 марта 2025 года, 10:12", True),
        ("Гильдия пекарей 9 марта 2025 года сосчитала хлеб", False),
    ],
)
def test_a_headline_with_a_day_is_no_date_line_in_any_letters(line: str, *, dated: bool) -> None:
    assert is_date_line(line) == dated


@pytest.mark.parametrize("dateline", ["TEHRAN, March 9, IRNA - ", "KOBE, March 9 Kyodo - "])
def test_a_note_before_a_dateline_without_brackets_is_parted_from_it(dateline: str) -> None:
    article = read(f"Guild counts loaves\n(Adds the master's answer) {dateline}{LEAD}\n{LAST}\n")

    assert article.ed_note == "Adds the master's answer"
    assert article.dateline
    assert article.dateline.raw == dateline.strip()
