"""Every character of an input stands in one part; composed parts come back under their names."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.core.article import Part
from service.core.dispatch import read_parts
from service.core.envelope import Dispatch

READING = Path(__file__).parents[1] / "golden" / "reading"
WORDS = "ferry baker tram salt pear mayor harbour night island rain choir goat".split()
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=6, max_size=14).map(
    lambda words: f"The {' '.join(words)} stood still on Tuesday."
)
NAME = st.sampled_from(["Seo Min-ji", "Park Boram", "Ann O'Dowd", "Nam Gi-tae"])
PLACE = st.sampled_from(
    ["SEOUL", "YEOSU, South Korea", "SEOUL/MUAN, South Korea", "ST. IVES", "LIMA and QUITO"]
)
CAPTION = SENTENCE.map(lambda text: f"{text[:-1]}, in this photo taken Oct. 8, 2024. (Yonhap)")
HEADLINE = st.lists(st.sampled_from(WORDS), min_size=5, max_size=9).map(
    lambda words: " ".join(words).capitalize()
)
TAG = st.sampled_from(["(LEAD)", "(2nd LD)", "(URGENT)", "(News Focus)"])
TAIL = st.one_of(
    st.just(("list_heading", "Most Viewed")),
    HEADLINE.map(lambda text: ("other_headline", text)),
    st.just(("copyright", "Copyright (c) Yonhap News Agency. All rights reserved.")),
)


@st.composite
def dispatches(draw: st.DrawFn) -> tuple[list[tuple[str, str]], str]:
    """Draw a page as its lines, each a list of parts, and the text they make."""
    headline = draw(HEADLINE)
    lines = [[("chrome", "Go to Contents")]] if draw(st.booleans()) else []
    tag = [("tag", draw(TAG))] if draw(st.booleans()) else []
    lines.append([*tag, ("headline", headline)])
    if draw(st.booleans()):
        lines.append([("editors_note", "(ATTN: ADDS details in paras 2-3; CHANGES headline)")])
    if draw(st.booleans()):
        lines.append([("byline", f"By {draw(NAME)}")])
    place = f"{draw(PLACE)}, Oct. 8 (Yonhap) --"
    lines.append([("dateline", place), ("paragraph", draw(SENTENCE))])
    prose = draw(st.lists(SENTENCE, max_size=4, unique=True))
    lines += [[("paragraph", text)] for text in prose]
    for text in draw(st.lists(CAPTION, max_size=2, unique=True)):
        lines.insert(draw(st.integers(len(lines) - 1, len(lines))), [("caption", text)])
    if draw(st.booleans()):
        lines.append([("sign_off", "smj@yna.co.kr")])
    lines.append([("end_mark", "(END)")])
    tail = draw(st.lists(TAIL, max_size=4, unique=True))
    lines += [[part] for part in tail if part[1] != headline]
    gap = draw(st.sampled_from(["\n", "\n\n", "\r\n", " \n"]))
    text = gap.join(" ".join(words for _, words in line) for line in lines)
    return [part for line in lines for part in line], text


def parts_of(body: str) -> tuple[Part, ...]:
    return read_parts(Dispatch(body=body))


def named(parts: tuple[Part, ...], body: str) -> list[tuple[str, str]]:
    return [(part.name, body[slice(*part.span)]) for part in parts if part.name != "blank"]


def faults(parts: tuple[Part, ...], body: str) -> list[Part | int]:
    """Return parts that are empty, unruled or beside the last one; the end if it is not."""
    starts = [0, *(part.span[1] for part in parts)]
    wrong: list[Part | int] = [
        part
        for at, part in zip(starts, parts, strict=False)
        if not (part.span[0] == at < part.span[1] and part.rule)
    ]
    return wrong if starts[-1] == len(body) else [*wrong, starts[-1]]


@given(dispatches())
def test_composed_parts_come_back_under_their_names(
    drawn: tuple[list[tuple[str, str]], str],
) -> None:
    wanted, text = drawn
    parts = parts_of(text)
    assert faults(parts, text) == []
    assert named(parts, text) == wanted


@given(st.text(max_size=400))
def test_any_text_falls_into_parts_without_a_gap(body: str) -> None:
    assert faults(parts_of(body), body) == []


ODD = st.sampled_from(
    ["SEOUL, ", "Oct. 8 ", "(Yonhap) ", "-- ", "(END)", "\n", "By Kim Lee", "(LEAD) ", "(ATTN: ",
     ")", "<p>", "\x02", "^BC-A--B,", "---\n", "a@yna.co.kr ", "/TASS/. ", "**연합뉴스** |",
     "(MORE)", "___", "title: ", "[속보] ", "REUTERS/A", "1 of 2 |", "Most Viewed\n", "\x00",
     "\ud800", "(서울=연합뉴스) 김 기자 = "]
)  # fmt: skip


@given(st.lists(ODD | st.text(max_size=6), max_size=50).map("".join))
def test_broken_dispatches_fall_into_parts_without_a_gap(body: str) -> None:
    assert faults(parts_of(body), body) == []


@pytest.mark.parametrize("case", sorted(path.stem for path in READING.glob("*.txt")))
def test_golden_dispatches_fall_into_parts_without_a_gap(case: str) -> None:
    with (READING / f"{case}.txt").open(encoding="utf-8", newline="") as source:
        body = source.read()
    assert faults(parts_of(body), body) == []


def test_each_part_names_the_rule_that_found_it() -> None:
    body = (
        "UPDATE 2-Bread is found\n(Adds mayor in paragraph 2)\n"
        "OMSK, May 3. /TASS/. It lay there.\n(MORE)"
    )
    parts = parts_of(body)
    rules = {part.name: part.rule for part in parts}
    assert faults(parts, body) == []
    assert rules == {
        "tag": "tags.prefix",
        "headline": "head.choose",
        "editors_note": "notes.other",
        "dateline": "dateline.slashes",
        "paragraph": "story.prose",
        "take_mark": "tail.end_mark",
        "blank": "layout.blank",
    }


@pytest.mark.parametrize(
    ("body", "name", "text"),
    [
        (
            "BC-EU--Loaf-Strike\nOvens cold\nLYON (AP) -- Ovens froze.",
            "slug",
            "BC-EU--Loaf-Strike",
        ),
        (
            "BC-Loaf-Strike, 2nd Ld\nOvens cold\nLYON (AP) -- Ovens froze.",
            "slug",
            "BC-Loaf-Strike,",
        ),
        ("(ANSA) - BARI, 6 LUG - I forni sono freddi.\n(ANSA).", "credit", "(ANSA)."),
    ],
)
def test_what_became_a_field_is_no_word_of_the_page(body: str, name: str, text: str) -> None:
    assert (name, text) in [(one.name, body[slice(*one.span)]) for one in parts_of(body)]
