"""Short builders for the values that tests are about."""

from dataclasses import replace
from typing import Any

import orjson

from service.core.internal import ReadItem
from service.core.record import Coordinates, Headers, RawRecord

T0_MS = 1_710_404_466_412  # 2024-03-14T08:21:06.412Z

PAGE = """(2nd LD) Coastal ferry line adds winter sailings
(ATTN: UPDATES with fares in paras 2-3; ADDS photo)
By Yun Ha-eun
MOKPO, South Korea, March 14 (Yonhap) -- The Mokpo ferry line will add \
six winter sailings a week, its president said Thursday.
The new boats are to sail from next month, and fares stay where they are.

A ferry leaves the port of Mokpo on March 14, 2024. (Yonhap)
"Islanders asked for this for years," company president Bae Do-hyun told reporters.
hay@yna.co.kr
(END)
-
(LEAD) Snow closes mountain road
-
Apple growers expect late harvest
"""


def make_record(value: bytes | None, *, offset: int = 0, headers: Headers = ()) -> RawRecord:
    """A raw record on partition 0 of the raw topic."""
    source = Coordinates(topic="dispatches.raw", partition=0, offset=offset)
    return RawRecord(source=source, timestamp_ms=T0_MS, value=value, headers=headers)


def make_json(body: str = PAGE, **fields: Any) -> bytes:
    """The JSON envelope of a dispatch."""
    return orjson.dumps({"body": body, **fields})


_ITEM = ReadItem(
    source=Coordinates(topic="dispatches.raw", partition=0, offset=0),
    timestamp_ms=T0_MS,
    raw_hash="aa",
    agency="yonhap",
    content_id=None,
    chain_key=None,
    body_hash="body-1",
    headline="Ferry line adds sailings",
    issued="2024-03-14",
    language="en",
    item_class="story",
    revision="original",
    ordinal=None,
    rank=0,
    words=300,
    sentences=(1, 2, 3),
    event={},
)


def make_item(*, offset: int = 0, **changes: Any) -> ReadItem:
    """A read item; its raw hash follows the offset unless it is given."""
    source = Coordinates(topic="dispatches.raw", partition=0, offset=offset)
    return replace(_ITEM, **{"source": source, "raw_hash": f"hash-{offset}", **changes})
