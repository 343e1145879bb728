"""Sends dead letters to the raw topic again, each at most once, however often it is asked to.

What was sent is its own mark: a replay carries its letter's id, and before anything is sent the
raw topic is read, from an hour before the oldest letter meant, for ids that are there already.
The fixed transactional id settles and fences whatever ran before, so nothing that a killed or a
concurrent run wrote can appear afterwards. No list is kept that could disagree with the topic.
The promise reaches as far as the raw topic's retention: a letter whose replay is no longer there
would be sent once more, and judged a duplicate of the story that the first one made.
"""

from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field

from service.core.encode import DEFAULT_LIMIT, Limits
from service.core.outcome import Message, Topic
from service.core.record import RawRecord
from service.core.replay import (
    Choice,
    Letter,
    Selection,
    choose,
    letter_of,
    marks_of,
    parked,
    replayed,
)
from service.shell.dead_letters import Letters
from service.shell.ports import Offsets, Progress, Reader
from service.shell.throttle import Batch, Sender

# Clocks of hosts differ; reading an hour more costs little.
_SLACK_MS = 3_600_000
# The sender's record fitted its topic; a replay adds a few headers and the batch's frame.
_MARGIN = 256
_STUCK, _SHOWN = (Choice.GONE, Choice.CHANGED, Choice.TOO_LARGE), 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One topic: its name and its number of partitions."""

    name: str
    partitions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """What to replay and how; `rate` is records a second. No parking place: it is not there."""

    group: str
    raw: Place
    rejected: Place
    parking: Place | None
    selection: Selection
    limits: Limits
    max_attempts: int = 3
    rate: float | None = None


@dataclass(slots=True)
class Tally:
    """What became of the letters: how many by reason and choice, and which cannot be sent."""

    letters: Counter[tuple[str, Choice]] = field(default_factory=Counter)
    senders: Counter[str] = field(default_factory=Counter)
    # The first ones only: a list of millions is of no use.
    shown: list[tuple[Letter, Choice]] = field(default_factory=list)

    def add(self, reason: str, sender: str | None, choice: Choice, count: int = 1) -> None:
        """Count letters."""
        self.letters[reason, choice] += count
        self.senders[sender or "unknown"] += count

    def count(self, letter: Letter, choice: Choice) -> None:
        """Count one letter, and keep it if it cannot be sent."""
        self.add(letter.reason, letter.sender, choice)
        if choice in _STUCK and len(self.shown) < _SHOWN:
            self.shown.append((letter, choice))

    @property
    def stuck(self) -> int:
        """Return how many cannot be sent."""
        return sum(map(self.total, _STUCK))

    def total(self, choice: Choice) -> int:
        """Return how many letters met a choice."""
        return sum(n for (_, what), n in self.letters.items() if what is choice)


class Replay:
    """One run: find the letters, find what was sent before, send the rest."""

    def __init__(self, offsets: Offsets, reader: Reader, orders: Orders, letters: Letters) -> None:
        self._offsets = offsets
        self._reader = reader
        self._orders = orders
        self._letters = letters
        self._begins: Mapping[int, int] = {}

    async def plan(self, progress: Progress) -> None:
        """Choose what becomes of each letter; call it after the producer has its epoch.

        Raises:
            ConfigurationError, StepError: when a topic cannot be read to its end.
        """
        async for letter in self._found(progress):
            if self._orders.selection.takes(letter):
                self._letters.add(letter, choose(letter, self._orders.max_attempts))
        await self._look_for_done(progress)
        self._begins = await self._offsets.begins(*_all(self._orders.raw))

    async def preview(self) -> Tally:
        """Say what a run would do, pointers followed; nothing is written."""
        tally = self._begun()
        async for letter, outcome in self._made():
            tally.count(letter, outcome if isinstance(outcome, Choice) else _choice(outcome))
        return tally

    def _begun(self) -> Tally:
        tally = Tally()
        for reason, sender, choice, count in self._letters.left_alone():
            tally.add(reason, sender, choice, count)
        return tally

    async def run(self, sender: Sender, progress: Progress) -> Tally:
        """Send what is to be sent, in transactions of at most a hundred records.

        Raises:
            StepError: when a transaction failed or was fenced; what is committed stays, and
                another run goes on from there.
        """
        tally, batch = self._begun(), Batch(self._orders.rate)
        async for letter, outcome in self._made():
            choice = outcome if isinstance(outcome, Choice) else _choice(outcome)
            if isinstance(outcome, Message):
                batch.add(outcome)
            if batch.full:
                await batch.send(sender)
            tally.count(letter, choice)
            progress("sent", tally.letters.total(), self._letters.count)
        await batch.send(sender)
        return tally

    async def _found(self, progress: Progress) -> AsyncIterator[Letter]:
        rejected = self._orders.rejected
        begins, ends = await self._bounds(rejected)
        total, done = sum(ends.values()) - sum(begins.values()), 0
        for partition, begin in begins.items():
            async for record in self._records(rejected, partition, begin, ends[partition]):
                letter = self._letter(record)
                if letter is not None:
                    yield letter
                progress("letters", done + record.source.offset + 1 - begin, total)
            done += ends[partition] - begin
        progress("letters", total, total)

    def _letter(self, record: RawRecord) -> Letter | None:
        return letter_of(record, self._orders.group, self._orders.raw.name)

    async def _bounds(self, place: Place) -> tuple[Mapping[int, int], Mapping[int, int]]:
        return (
            await self._offsets.begins(*_all(place)),
            await self._offsets.ends(*_all(place)),
        )

    async def _records(
        self, place: Place, partition: int, begin: int, end: int
    ) -> AsyncIterator[RawRecord]:
        async for records in self._reader.read(place.name, partition, begin, end):
            for record in records:
                yield record

    async def _look_for_done(self, progress: Progress) -> None:
        """Note what the raw topic, since the oldest letter, and the parking show to be done."""
        if self._letters.oldest_ms is None:
            return
        raw, parking = self._orders.raw, self._orders.parking
        # The first record that is not older: whatever we sent since stands at or behind it.
        begins = await self._offsets.at(*_all(raw), self._letters.oldest_ms - _SLACK_MS)
        await self._note_marks(raw, begins, progress)
        if parking is not None:
            begins = await self._offsets.begins(*_all(parking))
            await self._note_marks(parking, begins, progress)

    async def _note_marks(
        self, place: Place, begins: Mapping[int, int], progress: Progress
    ) -> None:
        ends = await self._offsets.ends(*_all(place))
        total, done = sum(ends[p] - begin for p, begin in begins.items()), 0
        for partition, begin in begins.items():
            async for record in self._records(place, partition, begin, ends[partition]):
                for mark in marks_of(record):
                    self._letters.done(mark)
                progress("replays before", done + record.source.offset + 1 - begin, total)
            done += ends[partition] - begin

    async def _made(self) -> AsyncIterator[tuple[Letter, Message | Choice]]:
        """Yield each letter to be written with its record, or why that cannot be."""
        for partition, begin, end in self._letters.spans():
            async for record in self._records(self._orders.rejected, partition, begin, end):
                choice = self._letters.choice(partition, record.source.offset)
                letter = None if choice is None else self._letter(record)
                if letter is not None and choice is not None:
                    yield letter, await self._message(letter, choice, record)

    async def _message(
        self, letter: Letter, choice: Choice, record: RawRecord
    ) -> Message | Choice:
        if choice is Choice.PARK:
            return parked(record)
        source = await self._source(letter) if letter.pointer else None
        made = replayed(letter, record, source)
        most = self._orders.limits.max_message_bytes.get(Topic.RAW, DEFAULT_LIMIT)
        if isinstance(made, Message) and made.size() + _MARGIN > most:
            return Choice.TOO_LARGE
        return made

    async def _source(self, letter: Letter) -> RawRecord | None:
        """Fetch what a pointer means, if the raw topic still holds it."""
        _, partition, offset = letter.source
        if offset < self._begins.get(partition, offset + 1):
            return None
        raw = self._orders.raw
        ends = await self._offsets.ends(raw.name, [partition])
        end = min(offset + 1, ends[partition])
        found = [record async for record in self._records(raw, partition, offset, end)]
        return found[0] if found else None


def _all(place: Place) -> tuple[str, Sequence[int]]:
    return place.name, range(place.partitions)


def _choice(message: Message) -> Choice:
    return Choice.REPLAY if message.topic is Topic.RAW else Choice.PARK
