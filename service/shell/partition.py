"""The worker of one partition: opens it, one transaction per batch, replaces its producer."""

import asyncio
import random
import time
from contextlib import suppress

from service.core.record import RawRecord
from service.shell.failures import (
    ConfigurationError,
    GaveUpError,
    PartitionStoppedError,
    RecycleReason,
    StepError,
)
from service.shell.gate import Gate
from service.shell.health import PartitionState
from service.shell.planner import Planner
from service.shell.ports import Commit, Plan, Producer
from service.shell.recycling import RecycleBudget
from service.shell.stage_context import StageContext
from service.shell.transaction import Transaction


class Partition:
    """Writes what its gate lets in. The producer is replaced after any doubt (rule 3)."""

    def __init__(self, number: int, around: StageContext) -> None:
        self.number = number
        self.gate = Gate(number, around)
        self._around = around
        self._producer: Producer | None = None
        self._outgrown = False
        self._task_name = f"{around.stage.name}.{number}"
        self._budget = RecycleBudget(self._task_name, around.pace.recycles_a_minute)
        self._planner = Planner(around.stage, number, around.pace.errors_in_a_row)
        self._ledger = around.ledger(number)
        self._transaction = Transaction(around, number, self._ledger)

    async def run(self) -> None:
        """Own the partition until drained or cancelled."""
        try:
            await self._open(0.0)
            while not self.gate.draining:
                await self._next()
        except PartitionStoppedError as error:
            await self._blocked(str(error))
        finally:
            self._around.health.forget(self._task_name)
            self.gate.move(PartitionState.DRAINING)
            try:
                await self._close_producer()
            finally:
                self._ledger.left()
                self._around.stage.release(self.number)
                self.gate.shut(PartitionState.CLOSED)

    async def _blocked(self, why: str) -> None:
        self.gate.shut(PartitionState.BLOCKED, why)
        self._around.health.forget(self._task_name)
        await self._close_producer()
        await self.gate.drained()

    async def _open(self, delay: float) -> None:
        pace = self._around.pace
        self.gate.move(PartitionState.RESTORING)
        while not self.gate.draining:
            self._beat(pace.restore_budget + delay)
            await _pause(delay)
            try:
                found = await self._found()
            except (ConfigurationError, GaveUpError, PartitionStoppedError):
                raise
            except Exception as error:  # noqa: BLE001 - the broker may be away for any reason
                await self._close_producer()
                delay = min(pace.backoff_max, max(pace.backoff, delay * 2))
                self.gate.move(PartitionState.RESTORING, str(error) or type(error).__name__)
                continue
            self._ledger.found(found)
            self.gate.open(found.offset)
            return

    async def _found(self) -> Commit:
        """Fence the former owner of the partition and find its last commit."""
        if self._outgrown:
            await self._around.stage.refresh()
            self._outgrown = False
        self._producer = self._around.make_producer(self.number)
        await self._producer.start()
        budget = self._around.pace.restore_budget
        return await self._around.stage.position(self.number, lambda: self._beat(budget))

    async def _next(self) -> None:
        self._around.health.forget(self._task_name)
        await self.gate.filled()
        self._beat(self._around.pace.worker_budget)
        batch = await self.gate.take()
        if not batch:
            return
        try:
            await self._write(batch)
        finally:
            self.gate.let_go()
        # A rebalance may be over that began while the transaction was in hand.
        self.gate.reopen()

    async def _write(self, batch: list[RawRecord]) -> None:
        try:
            await self._transact(batch)
        except StepError as error:
            await self._recycle(error)
        else:
            if self._producer is not None and self._producer.ambiguous:
                detail = "a request of a committed transaction failed at first"
                await self._recycle(StepError(RecycleReason.AMBIGUOUS, detail))

    async def _transact(self, batch: list[RawRecord]) -> None:
        producer = self._producer
        if producer is None:
            raise StepError(RecycleReason.CLIENT, "no producer")
        started = time.perf_counter()
        plan = await self._planned(batch)
        if not self.gate.begins():
            return  # the next owner reads it again
        await self._transaction.run(producer, plan, batch, self.gate.position)
        self.gate.position = plan.next_offset
        self._ledger.committed(time.perf_counter() - started)

    async def _planned(self, batch: list[RawRecord]) -> Plan:
        plan, cut = await self._planner.plan(batch)
        if cut:
            # What follows is fetched again and will stop the partition as a batch of its own.
            self.gate.fetch_from(plan.next_offset)
        else:
            self.gate.put_back([r for r in batch if r.source.offset >= plan.next_offset])
        return plan

    async def _recycle(self, error: StepError) -> None:
        self.gate.shut(PartitionState.RESTORING)
        self._around.observer.recycled(self._around.stage.name, self.number, error)
        sure = self._producer is not None and not self._producer.ambiguous
        await self._close_producer()
        self._budget.spend(time.monotonic(), error)
        self._outgrown = self._outgrown or error.reason is RecycleReason.TOO_LARGE
        fenced = error.reason is RecycleReason.FENCED
        if fenced and sure:
            self._ledger.refused()
        if fenced and not self._around.owns(self.number):
            self.gate.draining = True
            return
        await self._open(self._around.pace.fenced_wait if fenced else 0.0)

    async def _close_producer(self) -> None:
        producer, self._producer = self._producer, None
        if producer is not None:
            with suppress(StepError):
                await producer.close()

    def _beat(self, budget: float) -> None:
        self._around.health.beat(self._task_name, time.monotonic(), budget)


async def _pause(delay: float) -> None:
    if delay:
        # Jitter keeps two members that both believe they own a partition out of step.
        await asyncio.sleep(delay * random.uniform(0.8, 1.4))  # noqa: S311 - no secret
