"""Decodes the internal topics from their bytes, without the service's code.

A kind byte, a version byte and JSON; a verdict is an array, a zero byte, and bytes, of which some
are the name of a story, the rest nothing to a checker.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.support.topic_reader import Row

At = tuple[int, int]  # a partition and an offset
# Where a verdict's array has what is looked at here; it ends where only defaults would follow.
_COLUMNS = {
    "read_offset": 3,
    "source": 4,
    "outcome": 6,
    "agency": 7,
    "reason": 9,
    "version": 16,
    "chain_key": 18,
    "uri": 20,
    "merged": 26,
    "split_from": 30,
    "restored": 31,
}
_CUT_OFF = {"reason": "", "version": 1, "uri": 1}
# Words that are told by their number; of the others the number is enough here.
_WORDS = dict(
    enumerate(("read", "rejected", "accepted", "duplicate", "redelivered", "command")),
) | {6: "dispatches.raw", 45: "yonhap", 46: "ap", 47: "reuters", 48: "xinhua"}
HASHES = 72
_PLACE = ("topic", "partition", "offset", "incarnation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    """A record of an internal topic: where it stands, its kind and its JSON."""

    at: At
    kind: str
    fields: Mapping[str, Any]

    @property
    def source(self) -> At:
        return self.fields["source"]["partition"], self.fields["source"]["offset"]


def inner_record(row: Row) -> Inner:
    """Read a record; no other version than the newest is written here."""
    newest = b"\x05" if row.value[:1] == b"V" else b"\x03"
    assert row.value[1:2] == newest, f"an unknown format: {row.value[:2]!r}"
    return Inner(
        at=(row.partition, row.offset),
        kind=row.value[:1].decode(),
        fields=_fields(row.value),
    )


def _fields(value: bytes) -> dict[str, Any]:
    if value[:1] != b"V":
        told: dict[str, Any] = json.loads(value[2:])
        return told
    end = value.index(b"\0", 2)
    columns = dict(enumerate(json.loads(value[2:end])))
    fields = {name: columns.get(at, _CUT_OFF.get(name)) for name, at in _COLUMNS.items()}
    for name in ("source", "restored"):
        if fields[name]:
            topic, *place = fields[name]
            fields[name] = dict(zip(_PLACE, (_word(topic), *place), strict=True))
    for name in ("outcome", "agency", "reason"):
        fields[name] = _word(fields[name])
    fields["uri"] = _uri(fields, value[end + 1 : end + 1 + HASHES])
    return fields


def _word(said: str | int) -> str:
    return _WORDS.get(said, str(said)) if isinstance(said, int) else said


def _uri(fields: Mapping[str, Any], hashes: bytes) -> str | None:
    told, start = fields["uri"], f"urn:dateline:{fields['agency']}:"
    if isinstance(told, list):
        return f"{start}{told[0]}"
    if told != 1:
        return None if told is None else str(told)
    if fields["chain_key"]:
        return f"{start}{fields['chain_key']}"
    return f"{start}x-{hashes[56:72].hex()}"
