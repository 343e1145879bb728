"""One owned partition: open, take batches, one transaction each, recycle when in doubt."""

import asyncio
import random
import time
from collections.abc import Sequence
from contextlib import suppress

from service.core.record import RawRecord
from service.shell.failures import (
    ConfigurationError,
    GaveUpError,
    PartitionStoppedError,
    RecycleReason,
    StepError,
)
from service.shell.health import PartitionState
from service.shell.intake import Intake
from service.shell.ledger import Ledger
from service.shell.planner import Planner
from service.shell.ports import Plan, Producer
from service.shell.recycling import RecycleBudget
from service.shell.surroundings import Surroundings
from service.shell.transaction import Transaction


class Partition:
    """INIT → RESTORING → RUNNING → DRAINING → CLOSED, with PAUSED in a rebalance.

    `position` is the one truth inside the process: the offset after the last transaction known to
    be committed. Whatever else was fetched or queued can be thrown away at any time.
    """

    def __init__(self, number: int, around: Surroundings) -> None:
        self.number = number
        self.state = PartitionState.INIT
        self.position = 0
        self.intake = Intake(around.pace)
        self._around = around
        self._producer: Producer | None = None
        self._idle = asyncio.Event()
        self._idle.set()
        self._hold = False
        self._draining = False
        self._task_name = f"{around.stage.name}.{number}"
        self._budget = RecycleBudget(self._task_name, around.pace.recycles_a_minute)
        self._planner = Planner(around.stage, number, around.pace.errors_in_a_row)
        self._ledger = Ledger(around.observer, around.stage.name, number)
        self._transaction = Transaction(around, number, self._ledger)

    # -- what the reader and the rebalance callbacks may do; none of these waits inside --

    def offer(self, records: Sequence[RawRecord]) -> None:
        """Take records in while RUNNING; at any other time they are refused (rule 5)."""
        if self.state is PartitionState.RUNNING:
            self.intake.offer(records)

    def seek_back(self) -> None:
        """Fetch again from the first record not let in."""
        if self.state is PartitionState.RUNNING:
            self._around.seek(self.number, self.intake.next_in)

    def pause(self) -> None:
        """Stop intake for a rebalance; a transaction in hand goes on."""
        self._hold = True
        if self.state is PartitionState.RUNNING:
            self.intake.reset(self.position)
            self._move(PartitionState.PAUSED)

    def resume(self) -> None:
        """Go on after a rebalance that left the partition here."""
        self._hold = False
        if self.state is PartitionState.PAUSED and self._idle.is_set():
            self._let_in()

    def drain(self) -> None:
        """Finish the transaction in hand and take no more."""
        self._draining = True
        self.intake.reset(self.position)
        self.intake.filled.set()

    @property
    def idle(self) -> bool:
        """Tell whether no transaction is in hand."""
        return self._idle.is_set()

    @property
    def taken(self) -> int:
        """Return how many offsets were let in and are not committed."""
        return 0 if self.idle and not len(self.intake) else self.intake.next_in - self.position

    async def settled(self) -> None:
        """Wait until no transaction is in hand."""
        await self._idle.wait()

    # -- the worker --

    async def run(self) -> None:
        """Own the partition until drained or cancelled."""
        try:
            await self._open(0.0)
            while not self._draining:
                batch = await self._take()
                if batch:
                    await self._write(batch)
        except PartitionStoppedError as error:
            await self._blocked(str(error))
        finally:
            self._around.health.forget(self._task_name)
            self._move(PartitionState.DRAINING)
            await self._close_producer()
            self._around.stage.release(self.number)
            self._move(PartitionState.CLOSED)
            self._idle.set()

    async def _blocked(self, why: str) -> None:
        self.intake.reset(self.position)
        self._idle.set()
        self._move(PartitionState.BLOCKED, why)
        self._around.health.forget(self._task_name)
        await self._close_producer()
        while not self._draining:
            self.intake.filled.clear()
            await self.intake.filled.wait()

    async def _open(self, delay: float) -> None:
        pace = self._around.pace
        self._move(PartitionState.RESTORING)
        while not self._draining:
            self._beat(pace.restore_budget + delay)
            await self._pause_for(delay)
            try:
                await self._start_producer()
                position = await self._around.stage.position(
                    self.number, lambda: self._beat(pace.restore_budget)
                )
            except (ConfigurationError, GaveUpError, PartitionStoppedError):
                raise
            except Exception as error:  # noqa: BLE001 - the broker may be away for any reason
                await self._close_producer()
                delay = min(pace.backoff_max, max(pace.backoff, delay * 2))
                self._move(PartitionState.RESTORING, str(error) or type(error).__name__)
                continue
            self._ledger.found(position)
            self.position = position
            self.intake.reset(position)
            self._let_in()
            return

    async def _pause_for(self, delay: float) -> None:
        if delay:
            # Jitter keeps two members that both believe they own a partition out of step.
            await asyncio.sleep(delay * random.uniform(0.8, 1.4))  # noqa: S311 - no secret

    async def _start_producer(self) -> None:
        self._producer = self._around.make_producer(self.number)
        await self._producer.start()

    def _let_in(self) -> None:
        """Turn RUNNING and seek in one step: nothing is awaited between the two."""
        self.intake.reset(self.position)
        if self._hold or not self._around.seek(self.number, self.position):
            self._move(PartitionState.PAUSED)
            return
        self._move(PartitionState.RUNNING)
        self._around.room.set()

    async def _take(self) -> list[RawRecord]:
        intake, pace = self.intake, self._around.pace
        self._around.health.forget(self._task_name)
        await intake.filled.wait()
        self._beat(pace.worker_budget)
        with suppress(TimeoutError):
            await asyncio.wait_for(intake.full.wait(), pace.fill_wait)
        if self._draining:
            return []
        batch = intake.take()
        if batch:
            # Cleared before the next await: a revocation must see the batch in hand.
            self._idle.clear()
        self._around.room.set()
        return batch

    async def _write(self, batch: list[RawRecord]) -> None:
        try:
            await self._transact(batch)
        except StepError as error:
            await self._recycle(error)
        else:
            if self._producer is not None and self._producer.ambiguous:
                detail = "a request of a committed transaction failed at first"
                await self._recycle(StepError(RecycleReason.AMBIGUOUS, detail))
        finally:
            self._idle.set()
        if self.state is PartitionState.PAUSED and not self._hold:
            self._let_in()

    async def _transact(self, batch: list[RawRecord]) -> None:
        producer = self._producer
        if producer is None:
            raise StepError(RecycleReason.CLIENT, "no producer")
        started = time.perf_counter()
        plan = await self._planned(batch)
        await self._transaction.run(producer, plan, batch, self.position)
        self.position = plan.next_offset
        self._ledger.committed(time.perf_counter() - started)

    async def _planned(self, batch: list[RawRecord]) -> Plan:
        plan, cut = await self._planner.plan(batch)
        if cut:
            # What follows is fetched again and will stop the partition as a batch of its own.
            self.intake.reset(plan.next_offset)
            self._around.seek(self.number, self.intake.next_in)
            return plan
        left = [record for record in batch if record.source.offset >= plan.next_offset]
        if left and self.state is PartitionState.RUNNING:
            self.intake.put_back(left)
        return plan

    async def _recycle(self, error: StepError) -> None:
        self._move(PartitionState.RESTORING)
        self.intake.reset(self.position)
        self._idle.set()
        self._around.observer.recycled(self._around.stage.name, self.number, error)
        await self._close_producer()
        self._budget.spend(time.monotonic(), error)
        fenced = error.reason is RecycleReason.FENCED
        if fenced:
            self._ledger.fenced()
        if fenced and not self._around.owns(self.number):
            self._draining = True
            return
        await self._open(self._around.pace.fenced_wait if fenced else 0.0)

    async def _close_producer(self) -> None:
        producer, self._producer = self._producer, None
        if producer is not None:
            with suppress(StepError):
                await producer.close()

    def _move(self, state: PartitionState, detail: str = "") -> None:
        self.state = state
        stage = self._around.stage.name
        self._around.health.partition(stage, self.number, state)
        self._around.observer.moved(stage, self.number, state, detail)

    def _beat(self, budget: float) -> None:
        self._around.health.beat(self._task_name, time.monotonic(), budget)
