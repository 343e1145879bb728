"""Reads whole partitions, committed records only, in no group: for those who look at topics."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition

from service.core.record import RawRecord
from service.shell.failures import StepError
from service.shell.kafka.cluster import Cluster
from service.shell.kafka.connection import Connection, bounded
from service.shell.kafka.log import VerdictLog

_SECONDS = 15.0


class TopicReader:
    """Knows where transactions are decided up to, and reads to where topics end."""

    def __init__(self, connection: Connection, cluster: Cluster, client: Any) -> None:
        self._connection = connection
        self._cluster = cluster
        self._client = client

    async def stable(self, topic: str, partitions: Sequence[int]) -> Mapping[int, int]:
        """Return the last stable offset of each partition: no transaction is open below it."""
        places = [TopicPartition(topic, p) for p in partitions]
        async with bounded("stable offsets", _SECONDS):
            found = await self._client.end_offsets(places)
        return {place.partition: offset for place, offset in found.items()}

    async def read(
        self, topic: str, partition: int, begin: int, end: int
    ) -> AsyncIterator[Sequence[RawRecord]]:
        """Yield the committed records of `[begin, end)`, waiting for transactions open there.

        Raises:
            ConfigurationError: when one of them stays open for longer than any of ours can.
            StepError: when the end cannot be reached.
        """
        log = VerdictLog(self._connection, self._cluster, topic, partition)
        try:
            async for records in log.read(begin, end):
                yield records
        finally:
            await log.close()


async def record_at(
    connection: Connection, cluster: Cluster, place: tuple[str, int], offset: int
) -> RawRecord | None:
    """Return the committed record at an offset below the high watermark, if one stands there."""
    log = VerdictLog(connection, cluster, *place)
    try:
        async for records in log.read(offset, offset + 1):
            return records[0]
    finally:
        await log.close()
    return None


@asynccontextmanager
async def topic_reader(connection: Connection, cluster: Cluster) -> AsyncIterator[TopicReader]:
    """Connect a reader, and disconnect it at the end."""
    client: Any = AIOKafkaConsumer(
        **connection.options(), isolation_level="read_committed", enable_auto_commit=False
    )
    try:
        async with bounded("connect", _SECONDS):
            await client.start()
        yield TopicReader(connection, cluster, client)
    finally:
        with suppress(StepError):
            async with bounded("disconnect", 3.0):
                await client.stop()
        client._closed = True  # noqa: SLF001 - nothing more can be done for it
