"""What is refused, and that no input whatsoever does anything else than refuse or read."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
