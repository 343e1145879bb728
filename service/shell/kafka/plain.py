"""A plain producer and a plain follower, for `send` and the demo: no group, no transaction."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from service.core.record import Headers, RawRecord
from service.shell.failures import StepError
from service.shell.kafka.connection import Connection, bounded, raw_record

_SECONDS = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A record to be sent as a scraper would."""

    value: bytes | None
    key: bytes | None = None
    headers: Headers = ()


class Sender:
    """An idempotent producer without transactions."""

    def __init__(self, client: Any, topic: str) -> None:
        self._client = client
        self._topic = topic

    async def send(self, records: Iterable[Plain]) -> list[tuple[int, int]]:
        """Send records; return partition and offset of each, once the broker has them all."""
        async with bounded("send", _SECONDS):
            futures = [
                await self._client.send(
                    self._topic, value=r.value, key=r.key, headers=list(r.headers)
                )
                for r in records
            ]
            written = await asyncio.gather(*futures)
        return [(place.partition, place.offset) for place in written]


@asynccontextmanager
async def sender(connection: Connection, topic: str) -> AsyncIterator[Sender]:
    """Connect a sender, and disconnect it at the end."""
    client: Any = AIOKafkaProducer(
        **connection.options(), enable_idempotence=True, max_request_size=8 * 1024 * 1024
    )
    async with bounded("start the sender", _SECONDS):
        await client.start()
    try:
        yield Sender(client, topic)
    finally:
        await _stop(client)


class Follower:
    """Reads whole topics from their beginning, committed records only, in no group."""

    def __init__(self, client: Any) -> None:
        self._client = client

    async def poll(self, seconds: float) -> Sequence[RawRecord]:
        """Return what has come; an empty answer after `seconds` without anything."""
        async with bounded("follow", _SECONDS + seconds):
            found = await self._client.getmany(timeout_ms=int(seconds * 1000))
        return [raw_record(record) for records in found.values() for record in records]

    async def caught_up(self) -> bool:
        """Tell whether everything committed by now has been polled."""
        places = self._client.assignment()
        async with bounded("compare with the end", _SECONDS):
            ends = await self._client.end_offsets(places)
            at = {place: await self._client.position(place) for place in places}
        return all(at[place] >= end for place, end in ends.items())


@asynccontextmanager
async def follower(connection: Connection, topics: dict[str, int]) -> AsyncIterator[Follower]:
    """Follow topics, given with their numbers of partitions."""
    client: Any = AIOKafkaConsumer(
        **connection.options(),
        isolation_level="read_committed",
        enable_auto_commit=False,
        auto_offset_reset="earliest",
    )
    places = [
        TopicPartition(name, number) for name, count in topics.items() for number in range(count)
    ]
    async with bounded("start the follower", _SECONDS):
        await client.start()
    try:
        client.assign(places)
        async with bounded("rewind", _SECONDS):
            await client.seek_to_beginning(*places)
        yield Follower(client)
    finally:
        await _stop(client)


async def _stop(client: Any) -> None:
    with suppress(StepError):
        async with bounded("stop", 3.0):
            await client.stop()
    client._closed = True  # noqa: SLF001 - nothing more can be done for it
