"""What a digest names: the stories that it tells again, by their addresses and headlines."""

import re
from collections.abc import Iterator

from service.core.chain import Chain, ChainKind, item_of
from service.core.text import fold

_MOST_ENTRIES, _LONGEST_HEADLINE, _SEARCHED = 60, 30, 600
# Yonhap gives its address below each entry; no other agency does.
_ADDRESS = re.compile(r"/view/(A[A-Z]{2}\d{14,17})\b")
# An entry stands on lines of its own, or behind a square where all of it stands on one.
_ENTRY = re.compile(r"\n\n|■")
# Before its headline come the rule between two entries, its bullet or number, and its tags.
_BEFORE = re.compile(r"[-=*•○●▲\s]{0,80}(?:\d{1,2}[.)] )?(?:\([^()]{2,24}\)\s?){0,3}")
# The place, and no date, that each entry begins with.
_PLACE = re.compile(r"\s[A-Z][A-Z.'/ ,-]{2,40} --? ")


def named_in(body: str) -> Iterator[Chain]:
    """Yield what names a story: the ids in addresses, then the headlines of the entries."""
    for content_id in _ADDRESS.findall(body)[:_MOST_ENTRIES]:
        yield Chain(kind=ChainKind.CONTENT_ID, key=item_of(content_id))
    for entry in _ENTRY.split(body, _MOST_ENTRIES)[:_MOST_ENTRIES]:
        headline = _PLACE.split(_BEFORE.sub("", entry[:_SEARCHED], count=1), 1)[0]
        if len(headline.split(None, _LONGEST_HEADLINE)) <= _LONGEST_HEADLINE:
            yield Chain(kind=ChainKind.HEADLINE, key=fold(headline))
