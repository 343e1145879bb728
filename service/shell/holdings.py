"""Searches the topics for records that still hold a story's text."""

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass

import orjson

from service.core.erased import has_content
from service.core.holdings import Held, Names, Traces
from service.core.identity import agency_of, sha256_hex
from service.core.internal import Verdict, decode_internal
from service.core.outcome import Topic
from service.core.record import RawRecord
from service.core.replay import REPLAY_OF
from service.shell.ports import Offsets, Reader

_EVENTS = (Topic.ARTICLES, Topic.DUPLICATES, Topic.CURRENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The topics there are, and the partition of a key among so many."""

    names: Mapping[Topic, str]
    counts: Mapping[Topic, int]
    partition_of: Callable[[bytes, int], int]


class Holdings:
    """One search. It reads the verdict log of the agency twice, of the rest what it must."""

    def __init__(self, offsets: Offsets, reader: Reader, where: Where) -> None:
        self._offsets = offsets
        self._reader = reader
        self._where = where

    async def of(self, uri: str) -> tuple[frozenset[str], tuple[Held, ...]]:
        """Return every name of a story, and every record that holds its text.

        What waits to be read or judged is not known to be of the story, and not found.

        Raises:
            FormatError: when a release that this one cannot read wrote to the verdict log.
            StepError: when a topic cannot be read to its end.
        """
        home = self._home(Topic.READ, agency_of(uri).encode())
        names = Names()
        async for verdict in self._verdicts(home):
            names.learn(verdict)
        of_story = names.of(uri)
        traces = Traces(names=of_story, parted=names.parted_as(of_story))
        async for verdict in self._verdicts(home):
            traces.learn(verdict)
        found = {
            *await self._raw(traces),
            *await self._read(home, traces),
            *[held async for held in self._events(traces)],
        }
        return traces.names, tuple(sorted(found))

    def _home(self, topic: Topic, key: bytes) -> int:
        return self._where.partition_of(key, self._where.counts[topic])

    async def _begin(self, topic: Topic, partition: int) -> int:
        found = await self._offsets.begins(self._where.names[topic], [partition])
        return found[partition]

    async def _records(self, topic: Topic, partition: int) -> AsyncIterator[RawRecord]:
        name = self._where.names[topic]
        begin = await self._begin(topic, partition)
        end = (await self._offsets.ends(name, [partition]))[partition]
        async for records in self._reader.read(name, partition, begin, end):
            for record in records:
                yield record

    async def _verdicts(self, partition: int) -> AsyncIterator[Verdict]:
        async for record in self._records(Topic.VERDICTS, partition):
            entry = decode_internal(record.value)
            if isinstance(entry, Verdict):
                yield entry

    async def _read(self, partition: int, traces: Traces) -> list[Held]:
        begin = await self._begin(Topic.READ, partition)
        return [
            Held(topic=Topic.READ, partition=partition, offset=offset)
            for offset in traces.read
            if offset >= begin
        ]

    async def _events(self, traces: Traces) -> AsyncIterator[Held]:
        own, strange = ({one.encode() for one in some} for some in (traces.names, traces.strange))
        places = {(str(at.partition), str(at.offset)) for at in traces.raw}
        for topic in (one for one in _EVENTS if one in self._where.names):
            for partition in sorted({self._home(topic, key) for key in own | strange}):
                async for record in self._records(topic, partition):
                    of_it = record.key in own or (record.key in strange and _at(record) in places)
                    if of_it and record.value and has_content(orjson.loads(record.value)):
                        yield _held(topic, record)

    async def _raw(self, traces: Traces) -> list[Held]:
        """Return the raw records of a story; of replays also the letters that they were."""
        name, hashes = self._where.names[Topic.RAW], frozenset(traces.raw.values())
        places = {(at.partition, at.offset) for at in traces.raw if at.topic == name}
        records = [one for at in sorted(places) if (one := await self._standing(at, hashes))]
        # A record that is sent again goes where its key says now, its letters stay where they are.
        replays = any(one.header(REPLAY_OF) for one in records)
        homes = range(self._where.counts[Topic.REJECTED] if replays else 0)
        letters = [one for home in homes async for one in self._letters(home, hashes)]
        refused = {at for one in letters if (at := _refused_at(one)) is not None} - places
        records += [one for at in sorted(refused) if (one := await self._standing(at, hashes))]
        return [
            *(_held(Topic.RAW, record) for record in records),
            *(_held(Topic.REJECTED, letter) for letter in letters),
        ]

    async def _standing(self, at: tuple[int, int], hashes: frozenset[str]) -> RawRecord | None:
        """Return the raw record at a place, unless it is gone or another by now."""
        name, (partition, offset) = self._where.names[Topic.RAW], at
        if partition >= self._where.counts[Topic.RAW]:
            return None
        if offset < await self._begin(Topic.RAW, partition):
            return None
        async for records in self._reader.read(name, partition, offset, offset + 1):
            same = sha256_hex(records[0].value or b"") in hashes
            return records[0] if same else None
        return None

    async def _letters(self, partition: int, hashes: frozenset[str]) -> AsyncIterator[RawRecord]:
        async for record in self._records(Topic.REJECTED, partition):
            if record.value and sha256_hex(record.value) in hashes:
                yield record


def _held(topic: Topic, record: RawRecord) -> Held:
    source = record.source
    return Held(topic=topic, partition=source.partition, offset=source.offset)


def _at(told: RawRecord) -> tuple[str | None, str | None]:
    """Return where the dispatch of an event stood, by its headers."""
    return told.text_header("dateline-source-partition"), told.text_header(
        "dateline-source-offset"
    )


def _refused_at(letter: RawRecord) -> tuple[int, int] | None:
    """Return where the record of a dead letter stood."""
    numbers = [letter.text_header(f"dlq.source.{name}") or "" for name in ("partition", "offset")]
    if not all(one.isascii() and one.isdecimal() for one in numbers):
        return None
    partition, offset = map(int, numbers)
    return partition, offset
