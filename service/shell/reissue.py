"""Sends a range of the raw topic again, each record as a reissue of itself.

No list is kept of what was sent: JUDGE knows a reissue by the coordinates it names and by what
was read of it, so that a second one for the same parser is `redelivered`, published nowhere.
"""

from collections import Counter
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field

from service.core.outcome import Message
from service.core.record import RawRecord
from service.core.reissue import Choice, Range, original_of, reissued
from service.shell.failures import ConfigurationError
from service.shell.originals import Originals
from service.shell.ports import Offsets, Progress, Reader
from service.shell.replay import Place
from service.shell.throttle import Batch, Sender


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """What to send again and how; `rate` is records a second."""

    raw: Place
    verdicts: Place
    range: Range
    max_message_bytes: int
    rate: float | None = None


@dataclass(slots=True)
class Tally:
    """What became of the records, by partition, and when the first and the last one came (ms)."""

    records: Counter[tuple[int, Choice]] = field(default_factory=Counter)
    times: dict[int, tuple[int, int]] = field(default_factory=dict)

    def count(self, record: RawRecord, choice: Choice) -> None:
        """Count one record."""
        partition, at = record.source.partition, record.timestamp_ms
        self.records[partition, choice] += 1
        first, last = self.times.get(partition, (at, at))
        self.times[partition] = (min(first, at), max(last, at))

    def total(self, choice: Choice) -> int:
        """Return how many records met a choice."""
        return sum(n for (_, what), n in self.records.items() if what is choice)


class Reissue:
    """One run: find the range, learn what the log says of it, then show it or send it."""

    def __init__(
        self, offsets: Offsets, reader: Reader, orders: Orders, originals: Originals
    ) -> None:
        self._offsets = offsets
        self._reader = reader
        self._orders = orders
        self._originals = originals
        self._spans: Mapping[int, tuple[int, int]] = {}

    async def plan(self, progress: Progress) -> None:
        """Find where the range lies and read the verdict log, once, whole.

        Raises:
            ConfigurationError: when the partition is not there, or a topic cannot be read.
            StepError: when the brokers cannot be reached.
        """
        self._spans = await self._found()
        log = self._orders.verdicts
        begins = await self._offsets.begins(log.name, range(log.partitions))
        ends = await self._offsets.ends(log.name, range(log.partitions))
        for partition, begin in begins.items():
            async for records in self._reader.read(log.name, partition, begin, ends[partition]):
                for record in records:
                    self._learn(record)
                here = records[-1].source.offset + 1 if records else begin
                progress(f"verdicts {partition}", here - begin, ends[partition] - begin)

    def _learn(self, record: RawRecord) -> None:
        original = original_of(record, self._orders.raw.name)
        if original is not None:
            low, high = self._spans.get(original.source.partition, (0, 0))
            if low <= original.source.offset < high:
                self._originals.learn(original)

    async def preview(self) -> Tally:
        """Say what a run would do; nothing is written."""
        tally = Tally()
        async for record, made in self._made():
            tally.count(record, Choice.REISSUE if isinstance(made, Message) else made)
        return tally

    async def run(self, sender: Sender, progress: Progress) -> Tally:
        """Send what is to be sent, in transactions of at most a hundred records.

        Raises:
            StepError: when a transaction failed or was fenced; what is committed stays.
        """
        tally, batch = Tally(), Batch(self._orders.rate)
        total = sum(high - low for low, high in self._spans.values())
        async for record, made in self._made():
            if isinstance(made, Message):
                batch.add(made)
            if batch.full:
                await batch.send(sender)
            tally.count(record, Choice.REISSUE if isinstance(made, Message) else made)
            progress("sent", tally.records.total(), total)
        await batch.send(sender)
        return tally

    async def _found(self) -> dict[int, tuple[int, int]]:
        raw, meant = self._orders.raw, self._orders.range
        numbers = range(raw.partitions) if meant.partition is None else (meant.partition,)
        if numbers[-1] >= raw.partitions:
            message = f"--partition: {raw.name} has partitions 0 to {raw.partitions - 1}"
            raise ConfigurationError(message)
        begins = await self._offsets.begins(raw.name, numbers)
        ends = await self._offsets.ends(raw.name, numbers)
        since = begins
        if meant.since_ms is not None:
            found = await self._offsets.at(raw.name, numbers, meant.since_ms)
            since = {p: found.get(p, ends[p]) for p in numbers}
        last = {p: ends[p] if meant.last is None else meant.last + 1 for p in numbers}
        return {
            p: (max(begins[p], since[p], meant.first or 0), min(ends[p], last[p])) for p in numbers
        }

    async def _made(self) -> AsyncIterator[tuple[RawRecord, Message | Choice]]:
        """Yield each record meant with what is written for it, or why nothing is."""
        for partition, (low, high) in self._spans.items():
            if low >= high:
                continue
            async for records in self._reader.read(self._orders.raw.name, partition, low, high):
                for record in filter(self._orders.range.takes, records):
                    original = self._originals.of(record)
                    yield record, reissued(record, original, self._orders.max_message_bytes)
