"""The transactional producer of one partition: one epoch, batches, no second chance."""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

from aiokafka import AIOKafkaProducer, TopicPartition
from aiokafka.partitioner import DefaultPartitioner

from service.core.outcome import Message, Topic
from service.shell.failures import RecycleReason, StepError
from service.shell.kafka.connection import Connection, bounded
from service.shell.ports import Appended, Written

MAX_BATCH_BYTES = 1024 * 1024
_partitioner = DefaultPartitioner()


@dataclass(frozen=True, slots=True, kw_only=True)
class Routes:
    """The name and the number of partitions of each topic."""

    names: Mapping[Topic, str]
    counts: Mapping[Topic, int]
    max_batch_bytes: int = MAX_BATCH_BYTES

    def partition(self, message: Message, home: int) -> int:
        """Return where a message goes: its own partition, the verdict log's, or by its key."""
        count = self.counts[message.topic]
        if message.topic is Topic.VERDICTS:
            return home
        if message.partition is not None:
            return message.partition % count
        return home % count if message.key is None else partition_of(message.key, count)


@lru_cache(maxsize=65_536)
def partition_of(key: bytes, count: int) -> int:
    """Return the partition of a key as Kafka's Java client would (murmur2)."""
    chosen: int = _partitioner(key, list(range(count)), [])
    return chosen


def _seen(future: "asyncio.Future[Any]") -> None:
    """Take note of a future's exception, so that an abandoned one makes no noise."""
    if not future.cancelled():
        future.exception()


@dataclass(frozen=True, slots=True, kw_only=True)
class TxnSettings:
    """What a transactional producer is for, beside the broker's address; times in seconds."""

    transactional_id: str
    group: str
    source: str
    home: int
    timeout: float
    request_timeout: float = 10.0
    end_timeout: float = 15.0


class TxnProducer:
    """One epoch of one transactional id. After any failure it is only good for closing."""

    def __init__(self, connection: Connection, routes: Routes, settings: TxnSettings) -> None:
        self._routes = routes
        self._settings = settings
        self._open = False
        self._failed = False
        self.ambiguous = False
        self._client: Any = AIOKafkaProducer(
            **connection.options(),
            transactional_id=settings.transactional_id,
            transaction_timeout_ms=int(settings.timeout * 1000),
            max_batch_size=routes.max_batch_bytes,
            # The client's lz4 is the slowest of its levels: four times the CPU for larger batches.
            compression_type="zstd",
            linger_ms=0,
            retry_backoff_ms=20,
            request_timeout_ms=int(settings.request_timeout * 1000),
        )
        self._watch(self._client.client)

    def _watch(self, client: Any) -> None:
        """Notice every request that failed, also those the client repeats in silence."""
        send = client.send

        async def watched(*args: Any, **kwargs: Any) -> Any:
            try:
                return await send(*args, **kwargs)
            except BaseException:
                self.ambiguous = True
                raise

        client.send = watched

    @asynccontextmanager
    async def _call(self, what: str, seconds: float) -> AsyncIterator[None]:
        try:
            async with bounded(what, seconds):
                yield
        except BaseException:
            self._failed = True
            raise

    async def start(self) -> None:
        """Get a new epoch: it fences every older one and settles their transactions."""
        async with self._call("start", self._settings.end_timeout + self._settings.timeout):
            await self._client.start()
        # What failed while connecting is no transaction of this epoch.
        self.ambiguous = False

    async def begin(self) -> None:
        """Begin a transaction."""
        async with self._call("begin", self._settings.request_timeout):
            await self._client.begin_transaction()
        self._open = True

    async def send(self, messages: Sequence[Message]) -> Written:
        """Write messages in batches and wait until the broker has every one (rule 2)."""
        appends: list[tuple[tuple[Topic, int], int, asyncio.Future[Any]]] = []
        async with self._call("send", self._settings.timeout):
            for place, batch in self._batches(messages):
                name = self._routes.names[place[0]]
                # Here a topic that is not there is waited for: the error says which.
                async with bounded(f"send to {name}", self._settings.request_timeout):
                    future = await self._client.send_batch(batch, name, partition=place[1])
                future.add_done_callback(_seen)
                appends.append((place, batch.record_count(), future))
            await asyncio.gather(*(future for _, _, future in appends))
        written: dict[tuple[Topic, int], list[Appended]] = {}
        for place, count, future in appends:
            written.setdefault(place, []).append(Appended(future.result().offset, count))
        return written

    def _batches(self, messages: Sequence[Message]) -> list[tuple[tuple[Topic, int], Any]]:
        """Fill batches by topic and partition, in order; a record too big for one has its own."""
        filled: dict[tuple[Topic, int], list[Any]] = {}
        now = int(time.time() * 1000)
        for message in messages:
            place = (message.topic, self._routes.partition(message, self._settings.home))
            batches = filled.setdefault(place, [])
            if not batches or not _append(batches[-1], message, now):
                batch = self._client.create_batch()
                _append(batch, message, now)
                batches.append(batch)
        # A partition's second batch waits for its first: round by round nobody waits in vain.
        most = max((len(batches) for batches in filled.values()), default=0)
        return [
            (place, batches[turn])
            for turn in range(most)
            for place, batches in filled.items()
            if turn < len(batches)
        ]

    async def send_offsets(self, offsets: Mapping[int, tuple[int, str]]) -> None:
        """Add the group's next offsets, with their metadata, to the transaction."""
        places = {TopicPartition(self._settings.source, p): at for p, at in offsets.items()}
        async with self._call("offsets", self._settings.end_timeout):
            await self._client.send_offsets_to_transaction(places, self._settings.group)

    async def commit(self) -> None:
        """Commit. When this raises, the outcome is unknown: only a new epoch can tell."""
        async with self._call("commit", self._settings.end_timeout):
            await self._client.commit_transaction()
        self._open = False

    async def close(self) -> None:
        """Abort what is open if the client still can (P5, P9), then let go, within bounds."""
        if self._open and not self._failed and not self.ambiguous:
            with suppress(StepError):
                async with bounded("abort", self._settings.request_timeout / 3):
                    await self._client.abort_transaction()
        healthy = not self._failed and not self._open
        with suppress(StepError):
            async with bounded("stop", self._settings.request_timeout / 3 if healthy else 0.5):
                await self._client.stop()
        await self._abandon()

    async def _abandon(self) -> None:
        # stop() waits for ever with the broker away (P10); what it left running is ended here.
        self._client._closed = True  # noqa: SLF001
        error = StepError(RecycleReason.CLIENT, "abandoned")
        waiter = self._client._txn_manager._transaction_waiter  # noqa: SLF001
        if waiter is not None:
            # A fenced client sets an error there, for a commit that nobody will ask for.
            waiter.add_done_callback(_seen)
        held = self._client._message_accumulator  # noqa: SLF001
        for batch in [*chain.from_iterable(held._batches.values()), *held._pending_batches]:  # noqa: SLF001
            # fail_all is about to set these, and nobody waits for them any more.
            for future in (batch.future, batch._drain_waiter):  # noqa: SLF001
                future.add_done_callback(_seen)
        held.fail_all(error)
        try:
            # A cancelled worker must end: one that lived on would fence the next owner.
            with suppress(StepError):
                async with bounded("abandon", 1.0):
                    await self._client._sender.close()  # noqa: SLF001
        finally:
            with suppress(StepError):
                async with bounded("disconnect", 1.0):
                    await self._client.client.close()


def _append(batch: Any, message: Message, now_ms: int) -> bool:
    added = batch.append(
        timestamp=now_ms, key=message.key, value=message.value, headers=list(message.headers)
    )
    return added is not None
