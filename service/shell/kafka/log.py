"""Reads one partition of the verdict log to its end, committed records only."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition

from service.core.record import RawRecord
from service.shell.catchup import Line
from service.shell.failures import ConfigurationError, RecycleReason, StepError
from service.shell.kafka.cluster import Cluster
from service.shell.kafka.connection import Connection, bounded, raw_record

# A fetch of 4 MiB can hold ten times as much before compression.
_AT_ONCE = 1000
_STALL = 25.0  # the longest transaction timeout of JUDGE and 10 s (rule 12)


class VerdictLog:
    """A reader with a consumer of its own, for one opening of one partition."""

    def __init__(
        self, connection: Connection, cluster: Cluster, topic: str, partition: int
    ) -> None:
        self._cluster = cluster
        self._place = TopicPartition(topic, partition)
        self._client: Any = AIOKafkaConsumer(
            **connection.options(),
            isolation_level="read_committed",
            enable_auto_commit=False,
            auto_offset_reset="none",
            request_timeout_ms=10_000,
            max_partition_fetch_bytes=4 * 1024 * 1024,
            fetch_max_wait_ms=50,
        )
        self._started = False

    async def bounds(self) -> tuple[int, int]:
        """Return the first offset and the high watermark, open transactions included."""
        topic, partition = self._place
        end = (await self._cluster.ends(topic, [partition]))[partition]
        begin = (await self._cluster.begins(topic, [partition]))[partition]
        return begin, end

    @property
    def name(self) -> str:
        """What the partition is called in messages."""
        topic, partition = self._place
        return f"{topic}/{partition}"

    async def read(self, begin: int, end: int) -> AsyncIterator[Sequence[RawRecord]]:
        """Yield the committed records from `begin` until the position has reached `end`."""
        async for found in self._found(begin, end):
            yield [raw_record(one) for one in found]

    async def lines(self, begin: int, end: int) -> AsyncIterator[Sequence[Line]]:
        """Yield of the same records what a restore needs: a million of them must be quick."""
        async for found in self._found(begin, end):
            yield [(one.offset, one.value or b"") for one in found]

    async def _found(self, begin: int, end: int) -> AsyncIterator[Sequence[Any]]:
        if begin >= end:
            return
        if not self._started:
            async with bounded("read the log", 15.0):
                await self._client.start()
            self._client.assign([self._place])
            self._started = True
        self._client.seek(self._place, begin)
        position, moved = begin, time.monotonic()
        while position < end:
            async with bounded("read the log", _STALL):
                # Here a cancelled getmany does no harm: the consumer is thrown away with it.
                found = await self._client.getmany(
                    self._place, timeout_ms=500, max_records=_AT_ONCE
                )
                now_at = await self._client.position(self._place)
            if now_at > position:
                position, moved = now_at, time.monotonic()
            elif time.monotonic() - moved > _STALL:
                self._stalled(position, end)
            records = [r for r in found.get(self._place, ()) if r.offset < end]
            if records:
                yield records
                await asyncio.sleep(0)

    def _stalled(self, position: int, end: int) -> None:
        stable = self._client.last_stable_offset(self._place)
        if stable is not None and stable <= position < end:
            message = (
                f"{self.name} has had an open transaction at {stable}, before its end at "
                f"{end}, for {_STALL:.0f} s: somebody else writes to it, or a transaction hangs"
            )
            raise ConfigurationError(message)
        raise StepError(RecycleReason.TIMEOUT, f"{self.name} stays at {position} of {end}")

    async def close(self) -> None:
        """Disconnect, within bounds."""
        with suppress(StepError):
            async with bounded("close the log", 3.0):
                await self._client.stop()
        self._client._closed = True  # noqa: SLF001 - nothing more can be done for it
