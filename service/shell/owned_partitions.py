"""The partitions a stage owns, each with its worker; and those given up but not yet closed."""

import asyncio
from collections.abc import Callable, Iterator, Sequence

from service.shell.failures import GaveUpError
from service.shell.gate import Gate
from service.shell.health import PartitionState
from service.shell.partition import Partition
from service.shell.stage_context import StageContext


class OwnedPartitions:
    """Opens and gives up partitions; `failed` is called with the error that ended a worker."""

    def __init__(self, around: StageContext, failed: Callable[[Exception], None]) -> None:
        self._around = around
        self._failed = failed
        self._partitions: dict[int, Partition] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._closing: set[asyncio.Task[None]] = set()

    def __iter__(self) -> Iterator[Gate]:
        return iter(tuple(one.gate for one in self._partitions.values()))

    def get(self, number: int) -> Gate | None:
        """Return the gate of the partition of this number if it is owned."""
        found = self._partitions.get(number)
        return None if found is None else found.gate

    def wanted(self) -> tuple[list[int], int, bool]:
        """Return the partitions to poll, how many records to ask for, and if one is full."""
        running = [g for g in self if g.state is PartitionState.RUNNING]
        roomy = [g for g in running if g.intake.room]
        room = min((g.intake.room for g in roomy), default=1)
        return [g.number for g in roomy], room, len(roomy) < len(running)

    async def pause(self, seconds: float) -> None:
        """Stop intake everywhere and let every open transaction end; give up what is late."""
        for gate in self:
            gate.pause()
        waits = [asyncio.create_task(gate.settled()) for gate in self]
        if not waits:
            return
        _, late = await asyncio.wait(waits, timeout=seconds)
        for wait in late:
            wait.cancel()
        if late:
            # The next owner fences their epoch; they are not waited for.
            self._give_up([gate.number for gate in self if gate.writing])

    def become(self, numbers: Sequence[int]) -> None:
        """Open new partitions, close lost ones, resume kept ones; wait for none of it."""
        self._give_up([number for number in self._partitions if number not in numbers])
        for number in numbers:
            kept = self.get(number)
            if kept is None:
                self._open(number)
            else:
                kept.resume()

    async def drain(self, seconds: float) -> None:
        """Let every worker finish what it has in hand, within a bound."""
        for gate in self:
            gate.drain()
        await ended(set(self._tasks.values()) | self._closing, seconds)

    def _open(self, number: int) -> None:
        name = f"{self._around.stage.name}.{number}"
        partition = Partition(number, self._around)
        before = [task for task in self._closing if task.get_name() == name]
        task = asyncio.create_task(self._own(partition, before), name=name)
        task.add_done_callback(self._note_end)
        self._partitions[number] = partition
        self._tasks[number] = task

    async def _own(self, partition: Partition, before: Sequence[asyncio.Task[None]]) -> None:
        # The state of a partition has one user: its last owner here must have closed it.
        if before:
            await asyncio.wait(before)
        await partition.run()

    def _give_up(self, numbers: Sequence[int]) -> None:
        for number in numbers:
            del self._partitions[number]
            task = self._tasks.pop(number)
            self._closing.add(task)
            task.add_done_callback(self._closing.discard)
            task.cancel()

    def _note_end(self, task: asyncio.Task[None]) -> None:
        for number, owner in list(self._tasks.items()):
            if owner is task:
                del self._tasks[number], self._partitions[number]
        error = failure_of(task)
        if error is not None:
            self._failed(error)


def failure_of(task: asyncio.Task[None]) -> Exception | None:
    """Return the error a task ended in, as one that the process can end with."""
    error = None if task.cancelled() else task.exception()
    if error is None or isinstance(error, Exception):
        return error
    return GaveUpError(f"{task.get_name()}: {error}")


async def ended(tasks: set[asyncio.Task[None]], seconds: float) -> None:
    """Wait for tasks; cancel those that take longer, and wait half as long again."""
    tasks = {task for task in tasks if not task.done()}
    if not tasks:
        return
    _, late = await asyncio.wait(tasks, timeout=seconds)
    for task in late:
        task.cancel()
    if late:
        await asyncio.wait(late, timeout=seconds / 2)
