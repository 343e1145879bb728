"""The columns of a verdict in the log: their order in each version, and how words are encoded."""

from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any

import orjson

VERDICT_VERSION = 5
HEAD, _HEAD_4, HEAD_3 = (b"V" + bytes((version,)) for version in (VERDICT_VERSION, 4, 3))
HEADS_BEFORE = (_HEAD_4, HEAD_3)
# What most verdicts say, by number. Never change one.
WORDS = (
    *("read", "rejected", "accepted", "duplicate", "redelivered", "command"),
    *("dispatches.raw", "new", "en", "ko", "story", "alert", "quote", "table", "digest"),
    *("almanac", "editorial", "press_release", "advisory", "running_file", "photo", "other"),
    *("original", "urgent", "update", "correction", "refile", "repeat", "withdrawal", "hold"),
    *("partial", "content_id", "envelope", "named", "slug", "headline", "feed_id", "identical"),
    *("same_text", "marker", "longer", "figures", "older", "body", "source"),
    *("yonhap", "ap", "reuters", "xinhua"),
)
_NUMBER_OF: dict[str | None, int] = {word: number for number, word in enumerate(WORDS)}
FOLLOWS = 1
# What each column is when it was cut off; the first ones never are.
COLUMNS: dict[str, object] = {
    **dict.fromkeys(("hash_size", "sketch_size", "sentence_count")),
    **dict.fromkeys(("read_offset", "source", "timestamp_ms", "outcome", "agency")),
    "issued": None,
    "reason": "",
    "item_class": "",
    "language": None,
    "flags": 0,
    "revision": "",
    "headline": None,
    "chains": [],
    "version": 1,
    "rank": 0,
    "chain_key": None,
    "matched": None,
    "uri": FOLLOWS,
    "raw_hash": None,
    "body_hash": "",
    "reading": "",
    "take": None,
    "series": None,
    "merged": [],
    "clock_ms": None,
    "reissue_of": None,
    "sketch": None,
    "split_from": None,
    "restored": None,
}
CUT_OFF: tuple[Any, ...] = tuple(COLUMNS.values())
_LEAST = 8
_BEFORE = (
    *(*tuple(COLUMNS)[:_LEAST], "raw_hash", "uri", "version", "rank", "reason", "body_hash"),
    *("issued", "matched", "item_class", "language", "flags", "revision", "headline", "reading"),
    *("chains", "chain_key", *tuple(COLUMNS)[tuple(COLUMNS).index("take") :]),
)
_CUT_OFF_BEFORE = tuple((COLUMNS | {"uri": None, "version": 0})[name] for name in _BEFORE)
_NOW = itemgetter(*map(_BEFORE.index, COLUMNS))
AT_AGENCY, AT_ISSUED, AT_HEADLINE, AT_URI, AT_BODY = map(
    tuple(COLUMNS).index, ("agency", "issued", "headline", "uri", "body_hash")
)
AT_CHAINS, AT_CHAIN_KEY, AT_MERGED, AT_CLOCK, AT_REISSUE_OF = map(
    tuple(COLUMNS).index, ("chains", "chain_key", "merged", "clock_ms", "reissue_of")
)


@lru_cache(maxsize=64)  # told of every record, and a stream has few days
def number_of_day(day: str | None) -> str | int | None:
    """Return the number of an ISO day; anything else as it is."""
    try:
        number = date.fromisoformat(day or "").toordinal()
    except ValueError:
        return day
    return number if _day(number) == day else day


@lru_cache(maxsize=64)
def _day(told: str | int | None) -> str | None:
    if not isinstance(told, int):
        return told
    try:
        return date.fromordinal(told).isoformat()
    except OverflowError as error:
        message = f"{told} is the number of no day"
        raise ValueError(message) from error


def said_as(word: str | None) -> str | int | None:
    """Return the number of a word that has one; any other as it is."""
    return _NUMBER_OF.get(word, word)


def word_of(said: Any) -> Any:  # noqa: ANN401 - a column is what the JSON says
    """Return the word of what `said_as` made of it."""
    return WORDS[said] if isinstance(said, int) else said


def told_columns(data: bytes) -> tuple[list[Any], int]:
    """Return the columns of a packed verdict, in order, and where what is random begins.

    Raises:
        ValueError, TypeError, LookupError, AttributeError: when it is anything else.
    """
    end = data.index(b"\0", len(HEAD))
    told = orjson.loads(data[len(HEAD) : end])
    if not isinstance(told, list) or not _LEAST <= len(told) <= len(CUT_OFF):
        message = "not the columns of a verdict"
        raise ValueError(message)
    if not data.startswith(HEAD):
        return [*_NOW((*told, *_CUT_OFF_BEFORE[len(told) :]))], end + 1
    told += CUT_OFF[len(told) :]
    told[AT_AGENCY], told[AT_ISSUED] = word_of(told[AT_AGENCY]), _day(told[AT_ISSUED])
    return told, end + 1
