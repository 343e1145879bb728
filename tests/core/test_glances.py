"""What a glance rules out is nothing that the pattern behind it would have found."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from service.core.dates.evidence import _WEEKDAY
from service.core.dispatch.notes import _OTHER, _STORY_NOTE, _may_note
from service.core.dispatch.tail import _CREDIT, _STAMP, is_stamp, signs_off

_PLAIN = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!'s|\u2019s|&#x27;s)")
_PIECES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday day Birth s 's \u2019s &#x27;s"


@settings(max_examples=200)
@given(st.one_of([st.from_regex(rf"\A(?:{one.pattern})") for one in (_OTHER, _STORY_NOTE)]))
def test_every_way_to_begin_a_note_is_looked_at(text: str) -> None:
    assert _may_note(text)


@settings(max_examples=200)
@given(st.from_regex(rf"\A(?:{_STAMP.pattern})"))
def test_every_way_to_write_a_stamp_is_one(text: str) -> None:
    assert is_stamp(text)


@settings(max_examples=200)
@given(st.from_regex(rf"\A(?:{_CREDIT.pattern})"))
def test_every_way_to_begin_a_credit_is_one(text: str) -> None:
    assert signs_off(text)


@given(st.lists(st.sampled_from([*_PIECES.split(), " ", ". "]), max_size=12).map("".join))
def test_a_weekday_found_by_its_end_is_the_one_that_its_beginning_finds(text: str) -> None:
    found = [match.span(match.lastindex or 0) for match in _WEEKDAY.finditer(text)]
    assert found == [match.span() for match in _PLAIN.finditer(text)]
