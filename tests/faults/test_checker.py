"""The checker itself: a clean stream passes, every seeded fault is named."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.support.checker import fate_faults, faults
from tests.support.topic_reader import Row, Seen

Parts = dict[str, list[Row]]


def inner(kind: str, offset: int, **fields: Any) -> Row:
    value = kind.encode() + b"\x03" + json.dumps(fields).encode()
    return Row(partition=0, offset=offset, value=value)


def source(offset: int) -> dict[str, Any]:
    return {"topic": "raw", "partition": 0, "offset": offset}


def output(offset: int, of: int, uri: str, version: int) -> Row:
    headers = {
        "dateline-source-partition": "0",
        "dateline-source-offset": str(of),
        "ce_id": f"event-{of}",
    }
    value = json.dumps({"item": {"uri": uri, "version": str(version)}}).encode()
    return Row(partition=0, offset=offset, value=value, headers=headers)


# Columns from the day to the chains, and from the rank to what is matched: not looked at.
_SILENT: tuple[object, ...] = (None, "", "", None, 0, "", None, [])
_SILENT_TOO = (0, None, None)


def verdict(offset: int, on: int, of: int, outcome: str) -> Row:
    told = [32, 0, 0, on, ["raw", 0, of, 0], 1, outcome, "yonhap"]
    told += [*_SILENT, 1, *_SILENT_TOO, ["a"]]
    value = b"V\x05" + json.dumps(told).encode() + b"\0" + bytes(32)
    return Row(partition=0, offset=offset, value=value)


def clean() -> Parts:
    """Five raw records in two transactions: two versions, a copy, a reject of each stage."""
    dead = {"dlq.source.partition": "0"}
    return {
        "raw": [
            Row(partition=0, offset=n, value=b"x", headers={"test-id": str(n)}) for n in range(5)
        ],
        # Offset 3 is a marker: READ ends its first transaction there.
        "read": [inner("R", n, source=source(of)) for n, of in ((0, 0), (1, 1), (2, 2), (4, 4))],
        "verdicts": [
            verdict(0, 0, 0, "accepted"),
            verdict(1, 1, 1, "accepted"),
            inner("T", 2, group="g.judge", next_offset=2, counts={"accepted": 2}),
            verdict(4, 2, 2, "duplicate"),
            verdict(5, 4, 4, "rejected"),
            inner("T", 6, group="g.judge", next_offset=5, counts={"duplicate": 1, "rejected": 1}),
        ],
        "articles": [output(0, 0, "u", 1), output(1, 1, "u", 2)],
        "duplicates": [output(0, 2, "u", 2)],
        "rejected": [
            Row(partition=0, offset=0, value=b"", headers=dead | {"dlq.source.offset": "3"}),
            Row(partition=0, offset=2, value=b"", headers=dead | {"dlq.source.offset": "4"}),
        ],
    }


def seen(parts: Parts, *, read: int = 5, judge: int = 5, log: int = 7) -> Seen:
    return Seen(
        rows={part: tuple(rows) for part, rows in parts.items()},
        commits={"read": {0: (read, "{}")}, "judge": {0: (judge, json.dumps({"log": log}))}},
    )


def test_a_clean_stream_has_no_faults() -> None:
    assert faults(seen(clean())) == []


@pytest.mark.parametrize("reissue", [True, False])
def test_a_record_without_an_outcome_is_in_order_only_if_it_is_a_reissue(reissue: bool) -> None:  # noqa: FBT001
    parts = clean()
    headers = {"test-id": "5"} | ({"dateline-reissue-of": "raw/0/0/0"} if reissue else {})
    parts["raw"].append(Row(partition=0, offset=5, value=b"x", headers=headers))
    parts["read"].append(inner("R", 6, source=source(5)))
    parts["verdicts"] += [
        verdict(8, 6, 5, "redelivered"),
        inner("T", 9, group="g.judge", next_offset=7, counts={"redelivered": 1}),
    ]

    found = faults(seen(parts, read=6, judge=7, log=10), rewound=True)

    assert found == ([] if reissue else ["V1: raw (0, 5) was lost"])


def test_a_story_that_proves_to_be_another_one_is_no_outcome() -> None:
    parts = clean()
    linked = output(2, 1, "old", 1)
    kind = {"ce_type": "dateline.article.linked.v1", "ce_id": "event-link"}
    parts["articles"].append(replace(linked, headers={**linked.headers, **kind}))

    assert faults(seen(parts)) == []


def commanded() -> Parts:
    """The clean stream, and an operator who takes its story down."""
    parts = clean()
    parts["read"].append(inner("C", 6, verb="withdraw", uri="u"))
    parts["verdicts"] += [
        verdict(8, 6, 0, "command"),
        inner("T", 9, group="g.judge", next_offset=7, counts={"command": 1}),
    ]
    made = output(3, 0, "u", 3)
    parts["articles"].append(
        replace(made, headers={"ce_id": "event-kill", "dateline-command-id": "c"})
    )
    return parts


def test_an_operators_command_is_a_version_and_no_outcome() -> None:
    assert faults(seen(commanded(), judge=7, log=10)) == []


def test_a_command_that_was_not_judged_is_found() -> None:
    parts = commanded()
    del parts["verdicts"][-2]

    found = faults(seen(parts, judge=7, log=10))

    assert any("V5: a read record has no verdict" in one for one in found)


def drop(part: str, at: int) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        del parts[part][at]

    return change


def repeat(part: str, at: int) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        parts[part].append(replace(parts[part][at], offset=90))

    return change


def torn(parts: Parts) -> None:
    # The second transaction of JUDGE without its share of the log.
    del parts["verdicts"][3:]


def cut_before_the_trailer(parts: Parts) -> None:
    del parts["verdicts"][-1]


def swap_articles(parts: Parts) -> None:
    first, second = parts["articles"]
    parts["articles"] = [replace(second, offset=0), replace(first, offset=1)]


def renumber(parts: Parts) -> None:
    parts["articles"][1] = output(1, 1, "u", 1)


def skip_a_version(parts: Parts) -> None:
    parts["articles"][1] = output(1, 1, "u", 3)


def judge_again(parts: Parts) -> None:
    parts["read"].append(inner("R", 6, source=source(0)))
    parts["verdicts"] += [
        verdict(8, 6, 0, "redelivered"),
        inner("T", 9, group="g.judge", next_offset=7, counts={"redelivered": 1}),
    ]


def invent(parts: Parts) -> None:
    parts["articles"].append(output(2, 77, "v", 1))


FAULTS: dict[str, tuple[Callable[[Parts], None], str]] = {
    "an article is lost": (drop("articles", 1), "V1: raw (0, 1) was lost"),
    "a copy is lost": (drop("duplicates", 0), "V1: raw (0, 2) was lost"),
    "a dead letter of READ is lost": (drop("rejected", 0), "V1: raw (0, 3) was lost"),
    "a dead letter of JUDGE is lost": (drop("rejected", 1), "V5: judged rejected and not in"),
    "a read record is lost": (drop("read", 1), "V5: verdict (0, 1) is on read (0, 1)"),
    "a verdict is lost": (drop("verdicts", 1), "V5: a read record has no verdict"),
    "an article is repeated": (repeat("articles", 0), "V2: a version is twice in articles"),
    "a copy is repeated": (repeat("duplicates", 0), "V2: a coordinate is twice in the outputs"),
    "a dead letter is repeated": (repeat("rejected", 0), "V1: raw (0, 3) became"),
    "a read record is repeated": (repeat("read", 0), "V2: a coordinate is twice in the read"),
    "a verdict is repeated": (repeat("verdicts", 0), "V5: a read record is judged twice"),
    "a transaction is torn": (torn, "V5: in duplicates without its verdict"),
    "a transaction lost its trailer": (cut_before_the_trailer, "V4: verdict log 0 ends without"),
    "articles change places": (swap_articles, "V3: articles goes back"),
    "a version is given twice": (renumber, "V2: a version is twice"),
    "a version is left out": (skip_a_version, "V2: a story lacks a version"),
    "READ delivers again": (judge_again, "V1: judged again without a rewind"),
    "an aborted article is seen": (invent, "V1: articles 0/2 comes of (0, 77)"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_the_checker_names_a_seeded_fault(name: str) -> None:
    change, expected = FAULTS[name]
    parts = clean()
    change(parts)

    assert expected in "\n".join(faults(seen(parts)))


@pytest.mark.parametrize(
    ("stands", "expected"),
    [
        ({"read": 4}, "V4: read 0 stands at 4, accounted up to 5"),
        ({"read": 6}, "V4: read 0 stands at 6, accounted up to 5"),
        ({"judge": 4}, "V4: the last trailer of 0 says 5, the group 4"),
        ({"judge": 6}, "V4: judge 0 stands at 6, accounted up to 5"),
        ({"log": 3}, "V4: beside the offset of 0"),
    ],
)
def test_the_checker_names_a_wrong_position(stands: dict[str, int], expected: str) -> None:
    assert expected in "\n".join(faults(seen(clean(), **stands)))


def test_a_torn_stream_breaks_the_identity_of_the_judge() -> None:
    parts = clean()
    torn(parts)

    assert "V11: read 0: 2 outcomes ≠ 4 passed" in faults(seen(parts))


def test_a_lost_dead_letter_breaks_the_identity_of_read() -> None:
    parts = clean()
    drop("rejected", 0)(parts)

    assert "V11: raw 0: 4 read + 0 rejected ≠ 5 passed" in faults(seen(parts))


def test_redeliveries_are_in_order_after_a_rewind() -> None:
    parts = clean()
    judge_again(parts)

    assert faults(seen(parts, judge=7, log=10), rewound=True) == []


def test_a_record_that_was_acknowledged_and_is_not_there_is_named() -> None:
    fates = dict(
        zip("01234", ["accepted", "accepted", "duplicate"] + 2 * ["rejected"], strict=True)
    )

    assert fate_faults(seen(clean()), fates) == []
    assert fate_faults(seen(clean()), fates | {"5": "accepted"}) == [
        "V1: 5 was acknowledged and is 0 times in raw"
    ]
    assert fate_faults(seen(clean()), fates | {"2": "accepted"}) == [
        "2 should be accepted and is ['duplicate']"
    ]


def told(row: Row, **versioning: Any) -> Row:
    """An article that says what its story's row is."""
    event = json.loads(row.value)
    event["item"]["pubStatus"] = "usable"
    event |= {
        "event": {"type": "article.updated", "id": row.headers["ce_id"]},
        "versioning": {"current": True, **versioning},
    }
    return replace(row, value=json.dumps(event).encode())


def kept(offset: int, key: str, event: str | None) -> Row:
    """A row of the current topic; None is a tombstone."""
    headers = {"ce_id": event or "any"}
    return Row(
        partition=0,
        offset=offset,
        value=b"" if event is None else b"{}",
        null=event is None,
        key=key.encode(),
        headers=headers,
    )


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ([kept(0, "u", "event-0"), kept(1, "u", "event-1")], None),
        ([kept(0, "u", "event-1"), kept(1, "v", None)], None),
        ([kept(0, "u", "event-0")], "the row of u is event-0, the articles say event-1"),
        ([kept(0, "u", "event-1"), kept(1, "u", None)], "the row of u is None"),
        ([], "the row of u is None"),
        ([kept(0, "u", "event-1"), kept(1, "v", "event-0")], "the row of v is event-0"),
    ],
    ids=["kept", "compacted", "stale", "gone", "never written", "of no story"],
)
def test_the_checker_names_a_row_that_is_not_its_storys(
    rows: list[Row], wrong: str | None
) -> None:
    parts = clean()
    parts["articles"] = [told(row) for row in parts["articles"]]
    parts["current"] = rows

    found = faults(seen(parts))

    assert found == [] if wrong is None else wrong in "\n".join(found)
