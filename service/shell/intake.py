"""The bounded queue of one partition: fetched records that no batch has taken yet."""

import asyncio
import time
from collections import deque
from collections.abc import Sequence

from service.core.record import RawRecord
from service.shell.ports import Pace


class Intake:
    """Records fetched and not yet taken, and the offset up to which they were let in."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._records: deque[tuple[RawRecord, int]] = deque()
        self._bytes = 0
        self._since = 0.0
        self.next_in = 0
        self.filled = asyncio.Event()
        self.full = asyncio.Event()

    def __len__(self) -> int:
        return len(self._records)

    @property
    def room(self) -> int:
        """Return how many more records may come in."""
        if self._bytes >= self._pace.queue_bytes:
            return 0
        return max(0, self._pace.queue_records - len(self._records))

    @property
    def patience(self) -> float:
        """Return how many seconds more a batch may wait to be filled.

        They count from the record that came first: what came while a transaction was in hand has
        had its wait, and under load nothing is slowed by a second one.
        """
        return max(0.0, self._since + self._pace.fill_wait - time.monotonic())

    def reset(self, position: int) -> None:
        """Forget what was fetched: the next record let in is the one at `position`."""
        self._records.clear()
        self._bytes = 0
        self.next_in = position
        self._signal()

    def offer(self, records: Sequence[RawRecord]) -> None:
        """Let in the records at or after `next_in`; earlier ones were already taken."""
        if not self._records:
            self._since = time.monotonic()
        for record in records:
            if record.source.offset >= self.next_in:
                size = _size(record)
                self._records.append((record, size))
                self._bytes += size
                self.next_in = record.source.offset + 1
        self._signal()

    def take(self) -> list[RawRecord]:
        """Take the next batch, at least one record if there is one."""
        batch: list[RawRecord] = []
        size = 0
        while self._records and len(batch) < self._pace.batch_records:
            record, next_size = self._records[0]
            if batch and size + next_size > self._pace.batch_bytes:
                break
            self._records.popleft()
            batch.append(record)
            size += next_size
        self._bytes -= size
        self._signal()
        return batch

    def put_back(self, records: Sequence[RawRecord]) -> None:
        """Return records that were taken and not planned; they come first again."""
        sized = [(record, _size(record)) for record in records]
        self._records.extendleft(reversed(sized))
        self._bytes += sum(size for _, size in sized)
        self._signal()

    def _signal(self) -> None:
        """Tell the worker whether there is something, and whether waiting brings no more."""
        pace, count = self._pace, len(self._records)
        full = count >= pace.batch_records or self._bytes >= pace.batch_bytes
        for event, holds in ((self.filled, count > 0), (self.full, full)):
            event.set() if holds else event.clear()


def _size(record: RawRecord) -> int:
    """Return how many bytes a record holds: a producer may put them into its headers."""
    return (
        len(record.value or b"")
        + len(record.key or b"")
        + sum([len(value) for _, value in record.headers])
    )
