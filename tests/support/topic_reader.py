"""What the topics and two groups hold, read by a client that shares nothing with the service."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition

from tests.support.topics import PARTS, Place, commits


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record; of headers that stand twice the last counts; no value is `null`, and empty."""

    partition: int
    offset: int
    value: bytes
    null: bool = False
    key: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


Commits = Mapping[int, tuple[int, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Every committed record of the topics and what both groups have committed."""

    rows: Mapping[str, tuple[Row, ...]]
    commits: Mapping[str, Commits]


def _row(record: Any) -> Row:
    return Row(
        partition=record.partition,
        offset=record.offset,
        value=record.value or b"",
        null=record.value is None,
        key=record.key,
        headers={
            name: (value or b"").decode("utf-8", "replace") for name, value in record.headers
        },
    )


@asynccontextmanager
async def _consumer(bootstrap: str, isolation: str) -> AsyncIterator[Any]:
    client: Any = AIOKafkaConsumer(
        bootstrap_servers=bootstrap,
        isolation_level=isolation,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        max_partition_fetch_bytes=8 * 1024 * 1024,
        fetch_max_wait_ms=50,
    )
    await client.start()
    try:
        yield client
    finally:
        await client.stop()


def _places(place: Place, parts: Iterable[str]) -> dict[TopicPartition, str]:
    return {
        TopicPartition(place.topic(part), number): part
        for part in parts
        for number in range(
            place.inner_partitions if part in ("read", "verdicts") else place.partitions
        )
    }


async def high_watermarks(place: Place, parts: Iterable[str]) -> dict[TopicPartition, int]:
    """Where the topics end, open transactions included."""
    async with _consumer(place.bootstrap, "read_uncommitted") as client:
        found: dict[TopicPartition, int] = await client.end_offsets(list(_places(place, parts)))
    return found


def _whole(_: str, row: Row) -> Row:
    return row


async def read_rows(
    place: Place,
    parts: Iterable[str] = PARTS,
    seconds: float = 40,
    keep: Callable[[str, Row], Row] = _whole,
) -> dict[str, tuple[Row, ...]]:
    """Read to the high watermark; a transaction left open for `seconds` fails here (V6).

    `keep` says what of a row is held in memory: a long run has more than fits.
    """
    parts = tuple(parts)
    ends = await high_watermarks(place, parts)
    names = _places(place, parts)
    rows: dict[str, list[Row]] = {part: [] for part in parts}
    deadline = time.monotonic() + seconds
    behind = {tp for tp, end in ends.items() if end}
    if not behind:  # a client that is stopped before its first poll trips over its own start
        return dict.fromkeys(parts, ())
    async with _consumer(place.bootstrap, "read_committed") as client:
        client.assign(list(names))
        while behind:
            found = await client.getmany(*behind, timeout_ms=200)
            for tp, records in found.items():
                part = names[tp]
                rows[part] += [keep(part, _row(r)) for r in records if r.offset < ends[tp]]
            behind = {tp for tp in behind if await client.position(tp) < ends[tp]}
            assert time.monotonic() < deadline, f"an open transaction hangs in {sorted(behind)}"
    return {
        part: tuple(sorted(found, key=lambda row: (row.partition, row.offset)))
        for part, found in rows.items()
    }


async def look(
    place: Place, seconds: float = 40, keep: Callable[[str, Row], Row] = _whole
) -> Seen:
    """Everything there is to check."""
    rows = await read_rows(place, place.parts, seconds=seconds, keep=keep)
    return Seen(
        rows=rows, commits={stage: await commits(place, stage) for stage in ("read", "judge")}
    )


async def until_settled(place: Place, seconds: float = 60) -> None:
    """Wait until both stages have committed behind the last record of their topics."""
    deadline = time.monotonic() + seconds
    # Behind the last record may stand a marker, which no commit passes.
    for stage, part in (("read", "raw"), ("judge", "read")):
        left = max(1.0, deadline - time.monotonic())
        rows = (await read_rows(place, [part], left))[part]
        ends = {row.partition: row.offset + 1 for row in rows}
        await _until_committed(place, stage, ends, deadline)


async def _until_committed(
    place: Place, stage: str, ends: Mapping[int, int], deadline: float
) -> None:
    while True:
        at = {p: offset for p, (offset, _) in (await commits(place, stage)).items()}
        if all(at.get(partition, 0) >= end for partition, end in ends.items()):
            return
        assert time.monotonic() < deadline, f"{stage} has come to {at} of {dict(ends)}"
        await asyncio.sleep(0.15)


async def until_articles(place: Place, more: int, seconds: float = 40) -> float:
    """Wait until articles take `more` offsets than now: the stream is in its middle.

    Returns the seconds it took: after a fault, what there was to recover from it (V7).
    """
    since = time.monotonic()
    enough = await _articles(place) + more
    while await _articles(place) < enough:
        assert time.monotonic() - since < seconds, f"no {more} more articles came"
        await asyncio.sleep(0.05)
    return time.monotonic() - since


async def _articles(place: Place) -> int:
    return sum((await high_watermarks(place, ["articles"])).values())


@asynccontextmanager
async def watching(place: Place, part: str = "articles") -> AsyncIterator[list[Row]]:
    """Read a topic as a consumer does while faults happen; the list grows meanwhile."""
    rows: list[Row] = []

    async def watch() -> None:
        async with _consumer(place.bootstrap, "read_committed") as client:
            client.assign(list(_places(place, [part])))
            while True:
                for records in (await client.getmany(timeout_ms=200)).values():
                    rows.extend(_row(record) for record in records)

    task = asyncio.create_task(watch())
    try:
        yield rows
    finally:
        task.cancel()
        await asyncio.wait([task])
