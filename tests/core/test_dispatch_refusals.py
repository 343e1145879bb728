"""What is refused, and that no input whatsoever does anything else than refuse or read."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.article import ItemClass
from service.core.dispatch import read_dispatch
from service.core.dispatch.formats.manuscript import Manuscript
from service.core.dispatch.formats.quoted import is_quoted, write_plain
from service.core.dispatch.layout import MAX_LINES
from service.core.envelope import Dispatch
from service.core.media import MediaType
from service.core.outcome import DispatchError, RejectReason
from tests.support.reading import read

RECEIVED = 1_750_000_000_000
PIECES = st.sampled_from(
    ["SEOUL, ", "Feb. 30 ", "(Yonhap) ", "-- ", "(END)", "\n", "By Kim Lee", "(LEAD) ",
     "(ATTN: ", ")", "&quot;", "<p>", "\x02", "^BC-A--B,", "---\n", "a@yna.co.kr", "said Monday ",
     "in 2016 ", "/TASS/. ", "**연합뉴스** |", "\ud800"]
)  # fmt: skip

FRONT_PAGE = (
    "Yonhap News Agency\nTop News\n(LEAD) Mayor counts loaves again\nGuild wins in the cup\n"
    "Mill opens its doors today\nMost Viewed\nBakers go home for the feast\n"
    "Flour is dearer than ever\nOtters cross the frozen river\n"
)


@pytest.mark.parametrize(
    "body",
    [
        "A recipe: take salt and bread.\nBake it well.",
        "Home\nNews\nSport\nWeather\nPlease enable JavaScript to go on",
        "Impressum\nSEOUL, May 3 (Yonhap) -- x",
        "Copyright\n(END)",
        FRONT_PAGE,
    ],
)
def test_what_bears_no_mark_is_refused(body: str) -> None:
    with pytest.raises(DispatchError) as error:
        read_dispatch(Dispatch(body=body), RECEIVED)
    assert error.value.reason is RejectReason.NOT_A_DISPATCH


def test_blank_text_has_no_body() -> None:
    with pytest.raises(DispatchError) as error:
        read_dispatch(Dispatch(body="\x00 \r\n\t"), RECEIVED)
    assert error.value.reason is RejectReason.NO_BODY


def is_read_or_refused(body: str, content_type: MediaType) -> bool:
    """Say whether it is refused, or an article with text in it and its words counted."""
    dispatch = Dispatch(body=body, content_type=content_type)
    try:
        article = read_dispatch(dispatch, RECEIVED)
    except DispatchError:
        return True
    has_text = bool(article.paragraphs or article.headline)
    return has_text and article.words == len(article.body.split())


@given(st.lists(PIECES | st.text(max_size=12), max_size=40).map("".join), st.booleans())
def test_any_text_is_read_or_refused(body: str, html: bool) -> None:  # noqa: FBT001
    assert is_read_or_refused(body, MediaType.HTML if html else MediaType.PLAIN)


@pytest.mark.parametrize("line", ["[共同\ud800]", "【新华社\ud800】", "(서울\ud800=연합뉴스)"])
def test_a_broken_letter_in_a_dateline_of_another_script_is_no_error(line: str) -> None:
    assert is_read_or_refused(f"{line}\n本文です。\n", MediaType.PLAIN)


@pytest.mark.parametrize(
    "unit",
    ["a\n", "(", "A.", "SEOUL, ", "(LEAD) ", "UPDATE 1-", "By Kim Lee\n",
     "&quot;", "<a ", "A photo. (Yonhap)\n", "a@"],
)  # fmt: skip
def test_a_megabyte_takes_linear_time(unit: str) -> None:
    body = "SEOUL, May 3 (Yonhap) -- " + unit * (1_000_000 // len(unit))
    start = time.process_time()
    assert is_read_or_refused(body, MediaType.PLAIN)
    assert time.process_time() - start < 2.0


def test_a_megabyte_of_marks_alone_is_no_quotation() -> None:
    assert not is_quoted(">\n" * 500_000)
    assert is_quoted("> A baker bakes.\n>\n> A miller mills.\n")


def test_an_endless_quotation_loses_its_marks_in_as_many_lines_as_are_read() -> None:
    page = Manuscript()
    write_plain("\n".join(["> A miller mills."] * (MAX_LINES + 3)), page)
    lines = page.text.splitlines()
    assert lines[: MAX_LINES + 1] == ["A miller mills."] * (MAX_LINES + 1)
    assert lines[MAX_LINES + 1 :] == ["> A miller mills."] * 2


@pytest.mark.parametrize(
    "line", ["BKR - The law of bread, which bakers wrote.", "BKR (LOF, MIL) - Bread and mills."]
)
def test_letters_before_a_dash_are_no_dateline(line: str) -> None:
    with pytest.raises(DispatchError, match="no dateline"):
        read(f"Words of bakers\nWhat they mean\n{line}\nA baker writes them on each sack.\n")


def test_a_short_place_that_is_known_is_a_dateline() -> None:
    article = read("Guild counts loaves\nOSLO - The guild has counted loaves.\nIt did so twice.\n")
    assert article.dateline
    assert article.dateline.place_text == "OSLO"


TEASED = (
    "Guild counts loaves again\n{0}OVENTON (Reuters) - The guild of Oventon said on Monday it had"
    " counted all loaves.\n{1}Mill opens its doors\n{0}MILLBURY (Reuters) - A mill opened its"
    " doors on Monday to pupils of the town.\n{1}Otters cross the river\n{0}FENLAND (Reuters) -"
    " Otters crossed the frozen river, wardens said on Monday.\n{1}"
)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", ""),
        ("", "Read more\n"),
        ("Mon, 20 Nov 2017 21:45:46 -0500\n", ""),
        ("", "More \u00bb\n"),
    ],
)
def test_teasers_that_each_bear_a_dateline_are_a_listing(above: str, below: str) -> None:
    with pytest.raises(DispatchError, match="each with its dateline"):
        read(TEASED.format(above, below))


def test_a_story_of_some_paragraphs_above_others_datelines_is_a_dispatch() -> None:
    first = "The guild does so each year.\nIt found more loaves than in any year since it began.\n"
    article = read(TEASED.replace("{1}Mill", first + "{1}Mill").format("", ""))
    assert article.headline == "Guild counts loaves again"


def test_a_summary_keeps_the_datelines_of_its_entries() -> None:
    entries = TEASED.replace("{1}", "-------------\n").format("", "")
    article = read(f"Yonhap News Summary\n{entries}")
    assert article.item_class is ItemClass.DIGEST


def test_teasers_above_a_button_are_a_listing_though_the_first_bears_a_tag() -> None:
    page = (
        "(EDITORIAL from Oventon Herald on Jan. 11)\n\nOnce again the guild has become a source"
        " of quarrels.\n\nAll the same, it goes on within the corrid\u2026\n\nRead More \u00bb\n\n"
        "Loaf Prices on Jan. 11\n\nRye 3.52 3.53\n\nSource\u2026\n\nRead More \u00bb\n"
    )
    with pytest.raises(DispatchError, match="listing of teasers"):
        read(page)


@pytest.mark.parametrize(
    "body",
    [
        "Bakers' manual\n  BAKE_ONCE(loaf_type);\nThis bakes one loaf.\n",
        "Bakers' manual\nSET(LOAF_(KIND)_ONE 1)\nThis sets what a loaf is.\n",
        "Most of it may be used under the\nGNU Oven Public License (OPL) - see\nCOPYING.\n",
        "Bakers' manual\nBAKE() = 1\nThis bakes one loaf.\n",
        "Bakers' manual\nBAKE (const Loaf *loaf);\nThis bakes one loaf.\n",
        "Bakers' manual\n    loaves.append(end)\nThis ends the loaves.\n",
        "Bakers' manual\n(NOTE) Some loaves are not given in this group.\nBake them well.\n",
        "### Loaf copyrights ###\nFiles: *\nCopyright: the guild of bakers\n",
        "#####################\nOvens\n#####################\nAn oven bakes.\n",
        "Removal of loaves\n^^^^^^^^^^^^^^^^^\n\nThe final set of loaves is made by the baker.\n",
    ],
)
def test_manuals_and_code_bear_no_marks(body: str) -> None:
    with pytest.raises(DispatchError, match="no dateline"):
        read(body)


def test_a_sentence_that_ends_in_an_elided_agency_signs_nothing() -> None:
    body = "Le pain en continu\nLa guilde a compt\u00e9 ses pains lundi.\n"
    told = "Elle en a trouv\u00e9 douze de plus, selon une correspondante de l'AFP.\n"
    with pytest.raises(DispatchError, match="no dateline"):
        read(body + told)


def test_excerpts_of_a_collection_are_a_listing() -> None:
    page = (
        "AFP\n\nMill wins its case\n\nBy AFP 04-07-23 10:11\n\nA mill on Monday won a legal battle"
        " against a baker. It had been barred from grinding [\u2026]\n\nGuild counts loaves\n\n"
        "By AFP 03-07-23 22:18\n\nThe guild of bakers announced on Sunday that all its loaves had"
        " been counted [\u2026]\n"
    )
    with pytest.raises(DispatchError, match="listing of teasers"):
        read(page)


def test_an_agency_beside_its_own_letters_is_no_dateline() -> None:
    page = "Agencies of the world\nKorean Central News Agency (KCNA)\nFounded\nIt was long ago.\n"
    with pytest.raises(DispatchError, match="no dateline"):
        read(page)


SIGNED = (
    "Blog\n\nGuild counts loaves\n\nBy Ann Loaf OVENTON (Reuters) - The guild counted all loaves,"
    " officials\n\nMill opens\n\nBy Ann Loaf and Ben Rye MILLBURY (Reuters) - A mill opened to"
    " pupils, who\n\nOtters cross\n\nBy Cy Oat FENLAND (Reuters) - Otters crossed the frozen\n"
)


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("Loaf tin of steel\nOVENTON (from stock) - The tin bakes two loaves.\n", "no dateline"),
        (
            "# loaf-scraper\n\nReads dispatches.\n\n```\nOVENTON, Jan. 2 (Yonhap) -- ...\n```\n",
            "a manual",
        ),
        (SIGNED, "each with its dateline"),
    ],
)
def test_what_only_shows_a_dateline_is_refused(page: str, why: str) -> None:
    with pytest.raises(DispatchError, match=why):
        read(page)
