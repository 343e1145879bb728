"""Adds older stories to the current topic of a service that ran before the topic was set.

Only JUDGE knows when a row is old, so nothing is written beside it: whoever fills holds the
transactional ids of all its partitions, and reads the articles after that. A JUDGE that starts
meanwhile takes them away, and whatever it writes comes behind what was filled.
"""

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

import orjson

from service.core.audit.facts import Mark, told_fact
from service.core.erased import has_content
from service.core.identity import agency_of
from service.core.outcome import Message, Topic
from service.core.record import RawRecord
from service.shell.ports import Offsets, Progress, Reader
from service.shell.replay import Place
from service.shell.scratch import Scratch
from service.shell.throttle import Batch, Sender

_ID = "ce_id"
_NEVER = 2**62  # a version that none comes after: such a name has no row again
_TABLE = """
CREATE TABLE story (
    uri TEXT PRIMARY KEY, version INTEGER, partition INTEGER, offset INTEGER, id TEXT, stands TEXT
) WITHOUT ROWID"""
_TELL = """
INSERT INTO story VALUES (?, ?, ?, ?, ?, NULL) ON CONFLICT (uri) DO UPDATE SET
    version = excluded.version, partition = excluded.partition, offset = excluded.offset,
    id = excluded.id
WHERE excluded.version >= version"""
_STANDS = "UPDATE story SET stands = ? WHERE uri = ?"
_DUE = "FROM story WHERE version < ? AND stands IS NOT id"


class Rows(Scratch):
    """The row that each story should have and the one it has: in a temporary file."""

    def __init__(self) -> None:
        super().__init__(_TABLE)

    def told(self, record: RawRecord) -> None:
        """Take in an event of the articles.

        Raises:
            UnreadableError: when it is none.
        """
        fact = told_fact(record)
        if fact is None:
            return
        named = fact.mark is Mark.LIVE or (
            fact.mark is Mark.CANCELED and has_content(orjson.loads(record.value or b""))
        )
        version, at = fact.version if named else _NEVER, record.source
        told = (fact.uri, version, at.partition, at.offset, record.text_header(_ID))
        self.db.execute(_TELL, told)

    def stands(self, record: RawRecord) -> None:
        """Take in a record of the current topic."""
        found = None if record.value is None else record.text_header(_ID)
        self.db.execute(_STANDS, (found, (record.key or b"").decode("utf-8", "replace")))

    def due(self, partition: int) -> Iterator[int]:
        """Yield where in a partition of the articles the rows stand that are missing or old."""
        where = f"SELECT offset {_DUE} AND partition = ? ORDER BY offset"
        for (offset,) in self.db.execute(where, (_NEVER, partition)):
            yield offset

    def count(self) -> tuple[int, int]:
        """Return how many stories should have a row, and how many of the rows are due."""
        every = "SELECT count(*) FROM story WHERE version < ?"
        due = f"SELECT count(*) {_DUE}"
        (stories,), (rows,) = (self.db.execute(one, (_NEVER,)).fetchone() for one in (every, due))
        return stories, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """One run; `home` is the JUDGE partition of an agency, `fits` what the topic takes."""

    offsets: Offsets
    reader: Reader
    articles: Place
    current: Place
    home: Callable[[bytes], int]
    fits: Callable[[Message], bool]
    progress: Progress

    async def look(self, rows: Rows) -> None:
        """Learn what the rows should be and what they are.

        Raises:
            UnreadableError: when a record of the articles is no event of this service.
            StepError: when a topic cannot be read to its end.
        """
        async for record in self._records(self.articles):
            rows.told(record)
        async for record in self._records(self.current):
            rows.stands(record)

    async def run(
        self, rows: Rows, fence: AbstractAsyncContextManager[Sequence[Sender]]
    ) -> tuple[int, int]:
        """Fill; `fence` takes the ids of all JUDGE partitions. Returns and raises as the two do.

        Nothing is read before it: what an owner had in hand is told, or never will be.
        """
        async with fence as senders:
            await self.look(rows)
            return await self.write(rows, senders)

    async def write(self, rows: Rows, senders: Sequence[Sender]) -> tuple[int, int]:
        """Write the rows that are due; return how many, and how many their topic does not take.

        Raises:
            StepError: when a transaction failed or was fenced; what is committed stays and is
                right, and another run goes on from there.
        """
        batches, written, left = [Batch(None) for _ in senders], 0, 0
        _, total = rows.count()
        async for record in self._due(rows):
            row = Message(
                topic=Topic.CURRENT, key=record.key, value=record.value, headers=record.headers
            )
            if not self.fits(row):
                left += 1
                continue
            home = self.home(agency_of((record.key or b"").decode()).encode())
            batches[home].add(row)
            written += 1
            if batches[home].full:
                await batches[home].send(senders[home])
                self.progress("rows", written, total)
        for batch, sender in zip(batches, senders, strict=True):
            await batch.send(sender)
        return written, left

    async def _due(self, rows: Rows) -> AsyncIterator[RawRecord]:
        for partition in range(self.articles.partitions):
            offsets = rows.due(partition)
            wanted = next(offsets, None)
            if wanted is None:
                continue
            end = await self.offsets.ends(self.articles.name, [partition])
            async for records in self.reader.read(
                self.articles.name, partition, wanted, end[partition]
            ):
                for record in records:
                    if record.source.offset == wanted:
                        yield record
                        wanted = next(offsets, None)
                if wanted is None:
                    break

    async def _records(self, place: Place) -> AsyncIterator[RawRecord]:
        numbers = range(place.partitions)
        begins = await self.offsets.begins(place.name, numbers)
        ends = await self.offsets.ends(place.name, numbers)
        done, total = 0, sum(ends.values()) - sum(begins.values())
        for partition in numbers:
            begin, end = begins[partition], ends[partition]
            async for records in self.reader.read(place.name, partition, begin, end):
                for record in records:
                    yield record
                self.progress(place.name, done + records[-1].source.offset + 1 - begin, total)
            done += end - begin
