"""Deletes records of the read topic that JUDGE has passed (rule 20)."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Protocol

from service.shell import log

# A deletion costs the broker a write to its checkpoint: seldom, and not for a handful.
_EVERY, _PORTION = 5.0, 10
# Throttle to rest after a failure: a right that is missing comes back by hand.
_REST = 12


class Deletable(Protocol):
    """A topic whose records can be deleted from their beginning on."""

    async def delete_before(self, topic: str, offsets: Mapping[int, int]) -> Mapping[int, int]:
        """Delete up to these offsets; return where each partition begins now."""
        ...


class Purge:
    """Knows how far JUDGE has committed here, and keeps `keep` offsets behind that.

    It only ever learns of committed positions, so an owner that has lost its partition deletes
    nothing that the next one needs. A failure is logged and tried again after a rest: nothing
    depends on it.
    `deleted` is told how many offsets went.
    """

    def __init__(
        self, records: Deletable, topic: str, keep: int, deleted: Callable[[int], None]
    ) -> None:
        self._records = records
        self._topic = topic
        self._keep = keep
        self._deleted = deleted
        self._positions: dict[int, int] = {}
        self._begins: dict[int, int] = {}
        self._resting = 0

    def reached(self, partition: int, position: int) -> None:
        """Note that everything below a position of the read topic is judged and committed."""
        self._positions[partition] = position

    def left(self, partition: int) -> None:
        """Forget a partition that is no longer owned."""
        self._positions.pop(partition, None)
        self._begins.pop(partition, None)

    async def run(self, every: float = _EVERY) -> None:
        """Purge until cancelled."""
        while True:
            await asyncio.sleep(every)
            await self.once()

    async def once(self) -> None:
        """Delete what is due now, unless it failed a short while ago."""
        if self._resting:
            self._resting -= 1
            return
        portion = max(1, self._keep // _PORTION)
        due = {
            partition: position - self._keep
            for partition, position in self._positions.items()
            if position - self._keep - self._begins.get(partition, 0) >= portion
        }
        if not due:
            return
        try:
            begins = await self._records.delete_before(self._topic, due)
        except Exception as error:  # noqa: BLE001 - no failure of a purge may stop JUDGE
            log.warn("purge", topic=self._topic, cause=f"{type(error).__name__}: {error}")
            self._resting = _REST
            return
        for partition, begin in begins.items():
            before = self._begins.get(partition)
            self._begins[partition] = begin
            # What was deleted before this process came is not its doing.
            self._deleted(begin - before if before is not None else 0)
