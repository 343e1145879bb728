"""What is waved through as prose is nothing that another rule would take."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from service.core.dispatch.captions import read_caption
from service.core.dispatch.layout import EDGE, Line
from service.core.dispatch.prose import is_prose
from service.core.dispatch.rights import is_embargo
from service.core.dispatch.story import _NOISE
from service.core.dispatch.tail import _STOP, LISTS, is_stop, split_end

_LINES = (
    "RELATED COVERAGE", "What to know about it", "EMBARGOED", "Embargo", "(EMBARGO", "__ x",
    "* * *", "--- x", "FILE PHOTO: A", "FILE - A", "FILE PICTURE", "File photo", "[1/2] A (AP)",
    "\u25b2 A", "1 of 3 | A", "A photo. REUTERS/Kim Lee", "A photo. (Yonhap)", "132200 GMT A",
    "x (END)", "x (MORE).", "x -0-", "x Enditem", "x Enditem/.", "x ==Kyodo", "x -- BERNAMA.",
    "x (end)", "x Enditem/kl", "x \uff08END\uff09", "x ###", "A photo (Kim) Yonhap",
    "A photo [AP]",
)  # fmt: skip
_BLOCKS = ("RELATED COVERAGE", "What to know about", "__", "* * *", "---")


def ways(pattern: re.Pattern[str]) -> list[str]:
    """The alternatives a pattern is made of."""
    found, depth = [""], 0
    for sign in re.findall(r"\\.|\[[^\]]*\]|.", pattern.pattern.removeprefix("(?:")):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            found.append("")
        elif depth >= 0:
            found[-1] += sign
    return found


def takers(text: str) -> list[str]:
    """Name the rules that would take a line which is waved through as prose."""
    text = text.strip(EDGE)
    if not text or not is_prose(text):
        return []
    line = Line(0, len(text), text)
    takes = {
        "noise": _NOISE.match(text) is not None,
        "stop": is_stop(text),
        "end": split_end(line) != (line, None),
        "caption": read_caption(line) is not None,
        "block": text.startswith(_BLOCKS),
        "embargo": is_embargo(text),
    }
    return [rule for rule, taken in takes.items() if taken]


@pytest.mark.parametrize("way", sorted({*ways(_NOISE), *ways(_STOP)}))
def test_no_way_of_a_rule_begins_like_prose(way: str) -> None:
    @settings(max_examples=10, database=None)
    @given(st.from_regex(rf"\A(?:{way})[a-z ]{{0,4}}"))
    def every(text: str) -> None:
        assert takers(text) == []

    every()


@pytest.mark.parametrize("heading", LISTS)
def test_no_heading_of_a_list_is_prose(heading: str) -> None:
    assert not any(is_prose(text) for text in (heading.capitalize(), heading.upper()))


@pytest.mark.parametrize(
    "text",
    [
        "Strictly embargoed until noon GMT",
        "NOT FOR RELEASE UNTIL MAY 8",
        "Hold for release at noon",
        "FOR RELEASE ON MAY 8",
    ],
)
def test_no_embargo_is_prose(text: str) -> None:
    assert is_embargo(text)
    assert not is_prose(text)


@pytest.mark.parametrize("text", _LINES)
def test_what_other_rules_take_is_no_prose(text: str) -> None:
    assert not is_prose(text)


@given(st.text() | st.tuples(st.sampled_from(_LINES), st.text(max_size=8)).map("".join))
@example("said on Monday.")
def test_what_is_taken_for_prose_meets_no_other_rule(text: str) -> None:
    assert takers(text) == []


@pytest.mark.parametrize("text", ["Ferries ran.", '"We go," she said', "\u00c9lan n'est pas."])
def test_prose_is_taken_for_prose(text: str) -> None:
    assert is_prose(text)
