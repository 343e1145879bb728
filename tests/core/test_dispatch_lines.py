"""The pass in C over a text, against the same said in plain Python."""

import html
import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from service.core.dispatch.chrome import is_word
from service.core.dispatch.dateline import _BARE_NAME, Datelines, match_dateline
from service.core.dispatch.head import Head, read_head, take_line
from service.core.dispatch.kernel import (
    ABOVE,
    DAY,
    DIRTY,
    FILED,
    NAMED,
    ODD,
    SHORT,
    WITHIN,
    YEAR,
    scan,
)
from service.core.dispatch.layout import ANYTHING, EDGE, MAX_LINES, Line, read_lines
from service.core.dispatch.links import LINK
from service.core.dispatch.one_line import cut_one_line, ended
from service.core.dispatch.prose import ODD_STARTS, is_prose
from service.core.dispatch.tags import UNTAGGED, leading_tags
from service.core.dispatch.tail import split_end
from service.core.text import clean

_WEEKDAY = re.compile("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SIGNS = (
    "\n \t.&<,\"'\x00\x1f\x7f\x85\xa0\u3000\ufeff\u200b\u2018\u2019\u201c\u201d\u2013\u2028)-o"
    "\ud800\uac00\u4e00\uff09\u25a0\u00e9\u0130\U0001f600"
)
_WORDS = (
    *("\n\n", "    ", "\r\n", "  ", ".\n", ").", "\u201d.\n", "1", "9", "20", "19", "199", "2020"),
    *("day", "Monday", "Thursday", "holiday", "REUTERS", "Enditem/", "Sign up here", "(END)"),
    *("MOKPO, March 14 (Yonhap) -- ", "MOKPO, March 14 Kyodo - ", "MOSCOW, March 14. /TASS/. "),
    *(
        "\u300c\u5171\u540c\u300d",
        "(END) Two.",
        "Enditem Two.",
        "Two. -0- Three",
        ". ___ And",
        "-- BERNAMA x",
    ),
    *("FILE PHOTO: A ferry leaves. REUTERS/Ann Loaf", ". (Reporting by Ann", " Writing by A"),
    *("By Ann Loaf", "ByANN LOAF", "Von Ann Loaf", "Muhabir: Ann Loaf", "Ann Loaf, AP Writer"),
    *(" photo", " Photo", " pic", " pics", " picture", "/UPI", "(Yonhap", " Photo by Ann Loaf"),
    *(
        "Picture by Ann",
        "FILE PHOTO",
        "File photo",
        "Item 1 of 2",
        "\u25b2",
        "\u00a9 AFP",
        " more",
    ),
    *("Read More", "1 of 4", "URGENT", "2nd LEAD", "BC-US--Ferry", "Ferry-fares,2NDLEAD", "Eds: "),
    *("Not for use until", "Hold for release", "For release at", "Strictly embargoed", "Embargo"),
    *("This story corrects", "Corrects ", "Refiles ", "Editors: Ann", "Edited by Ann Loaf"),
    *(
        "Language: English",
        "Article Type: News",
        "Redaction Ann",
        "Urgente: ",
        "Update: ",
        "2 hours ago",
        "An hour ago",
    ),
    *(
        "Juche 113.2.3",
        "March 14, 2024",
        "Source: Xinhua",
        "News | Ferry",
        "Home > News",
        "Reuters",
    ),
    *(
        "Associated Press",
        "Contributor",
        "Anadolu, Turkey",
        ": ",
        " -- ",
        "Home",
        "\u00bb",
        "\u203a",
    ),
    *(
        "(LEAD) ",
        "(ANSA) ",
        "(2nd LD) ",
        "(UrduPoint / APP - 12th Apr, 2021 ) ",
        "(Keystone-ATS) ",
    ),
    *(
        "(x/AP) ",
        "( Reuters ) ",
        "(\u97d3\u806f\u793e) ",
        "(Olympics) -- ",
        "(AFP",
        ") - ",
        "(ATTN: x)",
    ),
    *(", opens new tab", "\u0661\u0662", "The ferry", "left port.", *sorted(ODD_STARTS)),
)
_pieces = st.sampled_from((*_SIGNS, *_WORDS))
texts = st.lists(_pieces | st.text(max_size=9), max_size=30).map("".join)


def plain_lines(body: str, most: int) -> list[Line]:
    """Part a text into lines as `read_lines` does, whatever they may hold."""
    lines: list[Line] = []
    at, gap = 0, False
    for raw in body.split("\n"):
        text = raw.strip(EDGE)
        start = at + len(raw) - len(raw.lstrip(EDGE))
        at += len(raw) + 1
        gap = gap or raw.startswith(("    ", "\t"))
        if not text:
            gap = bool(lines)
            continue
        if len(lines) == most:
            return [*lines, Line(start, len(body), body[start:], gap)]
        lines.append(Line(start, start + len(text), text, gap))
        gap = False
    return lines


def found(body: str, most: int) -> list[Line]:
    """The lines of the pass in C, without what they may hold."""
    table = scan(body, most)
    ends = [*table.ends]
    if len(ends) > most:
        ends[-1] = len(body)
    rows = zip(table.starts, ends, table.gaps, strict=True)
    return [Line(start, end, body[start:end], bool(gap)) for start, end, gap in rows]


@given(texts, st.integers(0, 5))
@example("\n a\n\n\tb \n c", 20)
@example(" \n    a", 20)
@settings(max_examples=200)
def test_the_lines_are_those_of_plain_python(body: str, most: int) -> None:
    assert found(body, 40) == plain_lines(body, 40)
    assert found(body, most) == plain_lines(body, most)


@given(texts)
@settings(max_examples=200)
def test_what_a_line_is_not_said_to_hold_it_does_not_hold(body: str) -> None:
    for line in read_lines(body):
        assert line.seen & ODD or (is_prose(line.text) and split_end(line) == (line, None))
        assert line.seen & DAY or not _WEEKDAY.search(line.text)
        assert line.seen & YEAR or not _YEAR.search(line.text)
        assert line.seen & DIRTY or clean(line.text) == line.text
        assert line.seen & NAMED or not _BARE_NAME.search(html.unescape(line.text))
        looked_at = line._replace(seen=ANYTHING)
        assert line.seen & FILED or match_dateline(looked_at) is None
        assert line.seen & FILED or cut_one_line([looked_at], Datelines()) == [looked_at]
        assert line.seen & WITHIN or len(ended(Line(0, line.end, line.text))) == 1
        assert bool(line.seen & SHORT) == (len(line.text) < LINK)


@given(texts)
@settings(max_examples=100)
def test_what_is_not_said_to_stand_above_a_story_is_taken_for_nothing(body: str) -> None:
    for line in read_lines(body):
        head = Head()
        if not (line.seen & ABOVE or is_word(line.text)):
            assert not take_line(head, line._replace(seen=ANYTHING))
            assert head == Head()


@given(texts)
@settings(max_examples=100)
def test_a_headline_that_is_said_to_be_bare_has_neither_tags_nor_site(body: str) -> None:
    for line in read_lines(body):
        if not (line.seen & ABOVE or is_word(line.text)):
            head, looked_at = Head(), line._replace(seen=ANYTHING)
            read_head(head, [looked_at], line.text)
            assert head in (Head(), Head(headline=looked_at))
            assert leading_tags(line.text, 0) == UNTAGGED


def test_headlines_need_no_look() -> None:
    headlines = (
        "Ferry line adds winter sailings as islands' councils agree on fares, freight\n"
        "Caf\u00e9 owners \u2018wait for spring\u2019 - and for visitors at $5 a coffee\n"
    )

    assert [line.seen for line in read_lines(headlines)] == [0, 0]


def test_no_character_is_taken_for_clean_or_for_prose_that_is_not() -> None:
    for first in range(0, 0x11000, MAX_LINES // 2):
        chars = map(chr, range(first, first + MAX_LINES // 2))
        lines = (f"Ferry {char} {char}\n{char}erry {char}." for char in chars)
        for line in read_lines("\n".join(lines)):
            assert line.seen & DIRTY or clean(line.text) == line.text
            assert line.seen & ODD or is_prose(line.text)


def test_most_lines_of_a_story_need_no_look() -> None:
    story = (
        "The ferry left the port of Mokpo on its first sailing of the winter.\n"
        "\u201cIslanders asked for this for years,\u201d said Bae Do-hyun, a caf\u00e9 owner.\n"
        "The new boats sail Monday.\nThe line opened in 1998.\nThe fares & times stay.\n(END)\n"
    )

    seen = [line.seen for line in read_lines(story)]
    assert seen == [
        0,
        ABOVE,
        DAY | SHORT,
        YEAR | ABOVE | SHORT,
        DIRTY | FILED | NAMED | SHORT,
        ODD | WITHIN | ABOVE | SHORT,
    ]


def test_a_part_of_a_line_holds_no_more_but_ends_otherwise() -> None:
    line = read_lines("The ferry left port Monday.")[0]

    assert (line.seen, line.cut(4).seen) == (DAY | SHORT, DAY | ODD | ABOVE | SHORT)
    assert Line(0, 4, "port").seen == ANYTHING
