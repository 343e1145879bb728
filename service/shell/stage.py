"""The loop both stages share: one reader, a worker for each owned partition, rebalances, drain."""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol

from service.core.record import RawRecord
from service.shell.coordinator_watch import CoordinatorWatch
from service.shell.failpoints import hit
from service.shell.failures import ConfigurationError, GaveUpError
from service.shell.health import Health, PartitionState
from service.shell.owned_partitions import OwnedPartitions, ended, failure_of
from service.shell.ports import Observer, Pace, Producer, Stage
from service.shell.stage_context import StageContext


class Listener(Protocol):
    """What a source calls in a rebalance."""

    async def revoked(self) -> None: ...
    async def assigned(self, partitions: Sequence[int]) -> None: ...


class Source(Protocol):
    """A group consumer of one topic."""

    async def start(self, listener: Listener) -> None: ...
    async def poll(
        self, partitions: Sequence[int], wait: float, most: int
    ) -> Mapping[int, Sequence[RawRecord]]: ...
    def seek(self, partition: int, offset: int) -> bool: ...
    def ahead(self, partition: int) -> int | None: ...
    # Whether the group's coordinator is known: it is not while the brokers are away.
    def coordinated(self) -> bool: ...
    async def close(self) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of a loop."""

    stage: Stage
    make_source: Callable[[], Source]
    make_producer: Callable[[int], Producer]
    observer: Observer
    health: Health
    pace: Pace = field(default_factory=Pace)


class StageLoop:
    """Runs one stage. The reader is never cancelled: a cancelled getmany leaks in the client."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._pace = parts.pace
        self._name = parts.stage.name
        self._source: Source | None = None
        self._numbers: frozenset[int] = frozenset()
        self._stopping = asyncio.Event()
        self._failure: Exception | None = None
        self._rebalancing = False
        self._next_lag = 0.0
        self._coordinator = CoordinatorWatch(
            self._name, parts.health, parts.observer, parts.pace.silence
        )
        self._around = StageContext(
            stage=parts.stage,
            make_producer=parts.make_producer,
            seek=self._seek,
            owns=lambda partition: partition in self._numbers,
            observer=parts.observer,
            health=parts.health,
            pace=parts.pace,
        )
        self._owned = OwnedPartitions(self._around, self._failed)
        parts.health.expect(f"an assignment for {self._name}")

    async def run(self, drain_seconds: float) -> None:
        """Run until `stop` is called or something fails; drain; raise the failure."""
        try:
            if await self._joined():
                reader = asyncio.create_task(self._read(), name=f"{self._name}.reader")
                reader.add_done_callback(self._reader_ended)
                await self._stopping.wait()
                await self._drain(reader, drain_seconds)
        finally:
            self._parts.health.forget(f"{self._name}.reader")
        if self._failure is not None:
            raise self._failure

    def stop(self) -> None:
        """Ask for a drain."""
        self._stopping.set()
        self._around.room.set()

    # -- start --

    async def _joined(self) -> bool:
        """Check, settle the first start and join the group, however long the broker is away.

        False when a stop came first; a group once joined must be left again.
        """
        delay = self._pace.backoff
        while not self._stopping.is_set():
            self._beat()
            # Set before it starts: an assignment may arrive before `start` returns.
            source = self._source = self._parts.make_source()
            try:
                await self._parts.stage.prepare()
                await source.start(self)
            except (ConfigurationError, GaveUpError):
                await source.close()
                raise
            except Exception as error:  # noqa: BLE001 - the broker may be away for any reason
                await source.close()
                self._parts.observer.failed_poll(self._name, error)
                await self._sleep(delay)
                delay = min(self._pace.backoff_max, delay * 2)
            else:
                return True
        return False

    async def _sleep(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)

    # -- the reader --

    async def _read(self) -> None:
        source = self._source
        while source is not None and not self._stopping.is_set():
            self._beat()
            self._measure_lag(source)
            wanted, room, crowded = self._owned.wanted()
            if crowded and not wanted:
                await self._room()
                continue
            wait = self._pace.poll / 4 if crowded else self._pace.poll
            try:
                found = await source.poll(wanted, wait, room)
            except (ConfigurationError, GaveUpError):
                raise
            except Exception as error:  # noqa: BLE001 - whatever it is, records may be gone (P3)
                self._parts.observer.failed_poll(self._name, error)
                for one in self._owned:
                    one.seek_back()
                await self._sleep(self._pace.backoff)
                continue
            for number, records in found.items():
                gate = self._owned.get(number)
                if gate is not None:
                    gate.offer(records)

    def _measure_lag(self, source: Source) -> None:
        now = time.monotonic()
        if now < self._next_lag:
            return
        self._next_lag = now + self._pace.lag_every
        self._coordinator.look(now, known=source.coordinated())
        for gate in self._owned:
            ahead = source.ahead(gate.number)
            if ahead is not None and gate.state is PartitionState.RUNNING:
                self._parts.observer.lagging(self._name, gate.number, ahead + gate.taken)

    async def _room(self) -> None:
        self._around.room.clear()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._around.room.wait(), self._pace.poll)

    def _seek(self, partition: int, offset: int) -> bool:
        return self._source is not None and self._source.seek(partition, offset)

    # -- rebalances: called by the source, never concurrently --

    async def revoked(self) -> None:
        """Stop intake; let every open transaction end, within a time limit."""
        self._rebalancing = True
        self._beat()
        await self._owned.pause(self._pace.revoke_wait)

    async def assigned(self, partitions: Sequence[int]) -> None:
        """Start the workers of the partitions assigned, without waiting for them."""
        hit(f"{self._name}.assigned")
        self._rebalancing = False
        self._numbers = frozenset(partitions)
        self._owned.become([] if self._stopping.is_set() else partitions)
        self._parts.health.came(f"an assignment for {self._name}")
        self._parts.observer.rebalanced(self._name, sorted(self._numbers))
        self._around.room.set()
        self._beat()

    # -- the end --

    def _failed(self, error: Exception) -> None:
        self._failure = self._failure or error
        self.stop()

    def _reader_ended(self, task: asyncio.Task[None]) -> None:
        error = failure_of(task)
        if error is not None:
            self._failed(error)

    async def _drain(self, reader: asyncio.Task[None], seconds: float) -> None:
        """Finish open batches, leave the group, close; each wait gets a share of the time."""
        await self._owned.drain(seconds * 0.4)
        if self._source is not None:
            await self._source.close()
        await ended({reader}, seconds * 0.1)

    def _beat(self) -> None:
        budget = self._pace.rebalance_budget if self._rebalancing else self._pace.reader_budget
        self._parts.health.beat(f"{self._name}.reader", time.monotonic(), budget)
