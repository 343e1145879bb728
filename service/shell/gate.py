"""Admission to a partition: its state, its queue and its place in a rebalance."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from service.core.record import RawRecord
from service.shell.health import PartitionState
from service.shell.intake import Intake
from service.shell.stage_context import StageContext


class Gate:
    """INIT → RESTORING → RUNNING → DRAINING → CLOSED, with PAUSED in a rebalance.

    `position` is the one truth inside the process: the offset after the last transaction known to
    be committed. Whatever else was fetched or queued can be thrown away at any time.
    """

    def __init__(self, number: int, around: StageContext) -> None:
        self.number = number
        self.state = PartitionState.INIT
        self.position = 0
        self.draining = False
        self.intake = Intake(around.pace)
        self._around = around
        self._hold = False
        self._idle = True
        self._settled = asyncio.Event()
        self._settled.set()

    # -- for the reader and the rebalance callbacks; none of these waits inside --

    def offer(self, records: Sequence[RawRecord]) -> None:
        """Take records in while RUNNING; at any other time they are refused (rule 5)."""
        if self.state is PartitionState.RUNNING:
            self.intake.offer(records)

    def seek_back(self) -> None:
        """Fetch again from the first record not let in."""
        if self.state is PartitionState.RUNNING:
            self._around.seek(self.number, self.intake.next_in)

    def pause(self) -> None:
        """Stop intake for a rebalance; an open transaction goes on."""
        self._hold = True
        if self.state is PartitionState.RUNNING:
            self.intake.reset(self.position)
            self.move(PartitionState.PAUSED)

    def resume(self) -> None:
        """Go on after a rebalance that left the partition here."""
        self._hold = False
        self.reopen()

    def drain(self) -> None:
        """Finish the transaction in hand and take no more."""
        self.draining = True
        self.intake.reset(self.position)
        self.intake.filled.set()

    @property
    def writing(self) -> bool:
        """Tell whether a transaction is open."""
        return not self._settled.is_set()

    @property
    def taken(self) -> int:
        """Return how many offsets were let in and are not committed."""
        return 0 if self._idle and not len(self.intake) else self.intake.next_in - self.position

    async def settled(self) -> None:
        """Wait until no transaction is open: a batch that is only being read delays nothing."""
        await self._settled.wait()

    # -- for the worker --

    async def filled(self) -> None:
        """Wait until there is something to take, or a drain."""
        await self.intake.filled.wait()

    async def take(self) -> list[RawRecord]:
        """Wait a little for more and take a batch in hand; nothing when draining or taken back."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.intake.full.wait(), self.intake.patience)
        if self.draining:
            return []
        batch = self.intake.take()
        if batch:
            self._idle = False
        self._around.room.set()
        return batch

    def put_back(self, records: Sequence[RawRecord]) -> None:
        """Return what a plan left out, to come first in the next batch."""
        if records and self.state is PartitionState.RUNNING:
            self.intake.put_back(records)

    def fetch_from(self, offset: int) -> None:
        """Forget what was fetched and fetch again from an offset."""
        self.intake.reset(offset)
        self._around.seek(self.number, offset)

    def begins(self) -> bool:
        """Note that a transaction begins; False while a rebalance decides whose it would be.

        Nothing may be awaited between this and the transaction: a revocation must see it.
        """
        if self._hold and not self.draining:
            return False
        self._settled.clear()
        return True

    def let_go(self) -> None:
        """Note that the batch in hand and its transaction have ended, however they did."""
        self._idle = True
        self._settled.set()

    def shut(self, state: PartitionState, detail: str = "") -> None:
        """Let nothing in, with nothing in hand, until `open` or the end."""
        self.intake.reset(self.position)
        self.let_go()
        self.move(state, detail)

    async def drained(self) -> None:
        """Wait for a drain."""
        while not self.draining:
            self.intake.filled.clear()
            await self.intake.filled.wait()

    def open(self, position: int) -> None:
        """Turn RUNNING and seek in one step: nothing is awaited between the two."""
        self.position = position
        self.intake.reset(position)
        if self._hold or not self._around.seek(self.number, position):
            self.move(PartitionState.PAUSED)
            return
        self.move(PartitionState.RUNNING)
        self._around.room.set()

    def move(self, state: PartitionState, detail: str = "") -> None:
        """Change the state; inform health and observer."""
        self.state = state
        stage = self._around.stage.name
        self._around.health.partition(stage, self.number, state)
        self._around.observer.moved(stage, self.number, state, detail)

    def reopen(self) -> None:
        """Let records in again when no rebalance and no transaction in hand forbids it."""
        if self.state is PartitionState.PAUSED and not self._hold and self._idle:
            self.open(self.position)
