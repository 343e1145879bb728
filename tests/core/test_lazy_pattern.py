"""A pattern that waits answers as one that does not."""

import re

from service.core.lazy_pattern import later


def test_a_pattern_that_waits_is_compiled_once_it_is_asked_and_then_answers_alike() -> None:
    text, source = "By Ann Loaf and BY Lee Poe", r"by (\w+)"
    waiting, ready = later(source, re.IGNORECASE), re.compile(source, re.IGNORECASE)
    assert waiting.findall(text) == ready.findall(text) == ["Ann", "Lee"]
    assert waiting.match(text, 16) is not None
    assert waiting.sub("", text) == ready.sub("", text)
    assert waiting.groups == 1
