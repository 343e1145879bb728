"""What a glance rules out is nothing that the pattern behind it would have found."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from service.core.dates.evidence import _WEEKDAY
from service.core.dispatch.notes import _OPENS, _OTHER, _STORY_NOTE
from service.core.dispatch.tail import _STAMP, is_stamp

_PLAIN = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!'s|\u2019s|&#x27;s)")
_PIECES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday day Birth s 's \u2019s &#x27;s"


@settings(max_examples=200)
@given(st.one_of([st.from_regex(rf"\A(?:{one.pattern})") for one in (_OTHER, _STORY_NOTE)]))
def test_every_way_to_begin_a_note_is_looked_at(text: str) -> None:
    assert text[0] in _OPENS


@settings(max_examples=200)
@given(st.from_regex(rf"\A(?:{_STAMP.pattern})"))
def test_every_way_to_write_a_stamp_is_one(text: str) -> None:
    assert is_stamp(text)


@given(st.lists(st.sampled_from([*_PIECES.split(), " ", ". "]), max_size=12).map("".join))
def test_a_weekday_found_by_its_end_is_the_one_that_its_beginning_finds(text: str) -> None:
    found = [match.span(match.lastindex or 0) for match in _WEEKDAY.finditer(text)]
    assert found == [match.span() for match in _PLAIN.finditer(text)]
