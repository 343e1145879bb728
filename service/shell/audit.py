"""Reads the topics for an audit, in an order that is correct while the service keeps running."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from types import TracebackType
from typing import IO, Protocol, Self

import orjson

from service.core.audit.auditor import ORDER, Auditor
from service.core.audit.books import Books, Range, Snapshot, Span, Spans
from service.core.audit.buckets import BUCKETS
from service.core.audit.facts import Scope
from service.core.audit.report import Report, conclude
from service.core.audit.stories import check
from service.core.outcome import Topic
from service.shell.ports import Commit, Offsets, Reader

_OUTPUTS = (Topic.ARTICLES, Topic.DUPLICATES, Topic.REJECTED, Topic.CURRENT)
_BUFFER = 32 * 1024


class StableReader(Reader, Protocol):
    """One that also knows up to where transactions are decided."""

    async def stable(self, topic: str, partitions: Sequence[int]) -> Mapping[int, int]:
        """Return each partition's last stable offset: no transaction is open below it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to audit. Offsets and times (ms) bound raw records; None leaves that side open."""

    names: Mapping[Topic, str]
    counts: Mapping[Topic, int]
    group: str
    partition_of: Callable[[bytes, int], int]
    partition: int | None = None
    first: int | None = None
    last: int | None = None
    since_ms: int | None = None
    until_ms: int | None = None
    whole_start: bool = True
    rewound: bool = False


class RetentionMovedError(Exception):
    """A topic's beginning moved while it was audited: what is missing proves nothing."""


Progress = Callable[[Topic, int, int], None]


class Spill:
    """Facts by bucket, in temporary files: memory holds one bucket at a time."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._files: list[IO[bytes]] = []

    def __enter__(self) -> Self:
        self._files = [
            self._stack.enter_context(tempfile.TemporaryFile(buffering=_BUFFER))  # noqa: SIM115 - the stack closes it
            for _ in range(BUCKETS)
        ]
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def add(self, bucket: int, fact: bytes) -> None:
        """Keep a fact until its bucket is read."""
        self._files[bucket].write(fact)

    def read(self, bucket: int) -> bytes:
        """Return all facts of a bucket, in the order they came."""
        self._files[bucket].seek(0)
        return self._files[bucket].read()


class Audit:
    """One audit: looks, reads, concludes."""

    def __init__(self, offsets: Offsets, reader: StableReader, wanted: Wanted) -> None:
        self._offsets = offsets
        self._reader = reader
        self._wanted = wanted
        self.snapshot: Snapshot | None = None
        self.books: Books | None = None

    async def run(self, progress: Progress) -> Report:
        """Read everything once and return the conclusion.

        Raises:
            RetentionMovedError: when an output's beginning moved meanwhile.
            ConfigurationError: when a transaction hangs in a topic, and consumers with it.
            StepError: when the brokers cannot be asked, or a topic not read to its end.
        """
        snapshot, incarnation = await self._look()
        self.snapshot = snapshot
        scope = Scope(
            topic=self._wanted.names[Topic.RAW],
            group=self._wanted.group,
            incarnation=incarnation,
        )
        auditor = Auditor(scope, snapshot)
        self.books = auditor.books
        with Spill() as spill:
            for topic in snapshot.spans:
                await self._read(topic, auditor, spill, progress)
            self._check(auditor.books, snapshot, spill)
        return conclude(auditor.books, rewound=self._wanted.rewound)

    # -- the looks, in the order of `Books` --

    async def _look(self) -> tuple[Snapshot, int]:
        wanted = self._wanted
        order = [topic for topic in ORDER if topic in wanted.names]
        outputs = [topic for topic in _OUTPUTS if topic in wanted.names]
        begins = {topic: await self._begins(topic) for topic in order}
        firm = {topic: await self._stable(topic) for topic in (Topic.READ, *outputs)}
        commits = await self._offsets.commits(wanted.group, wanted.names[Topic.RAW])
        firm[Topic.VERDICTS] = await self._stable(Topic.VERDICTS)
        ends = {topic: await self._ends(topic) for topic in (Topic.VERDICTS, *outputs)}
        ends[Topic.READ] = await self._ends(Topic.READ)
        firm[Topic.RAW] = ends[Topic.RAW] = await self._stable(Topic.RAW)
        spans = {topic: _spans(begins[topic], firm[topic], ends[topic]) for topic in order}
        count = wanted.counts[Topic.ARTICLES]
        snapshot = Snapshot(
            spans=spans,
            ranges=await self._ranges(spans[Topic.RAW], commits),
            article_partition=lambda uri: wanted.partition_of(uri.encode(), count),
            whole_start=wanted.whole_start,
        )
        return snapshot, max((_incarnation(c) for c in commits.values()), default=0)

    async def _begins(self, topic: Topic) -> Mapping[int, int]:
        return await self._offsets.begins(*self._places(topic))

    async def _stable(self, topic: Topic) -> Mapping[int, int]:
        return await self._reader.stable(*self._places(topic))

    async def _ends(self, topic: Topic) -> Mapping[int, int]:
        return await self._offsets.ends(*self._places(topic))

    def _places(self, topic: Topic) -> tuple[str, Sequence[int]]:
        return self._wanted.names[topic], range(self._wanted.counts[topic])

    async def _ranges(self, raw: Spans, commits: Mapping[int, Commit]) -> Mapping[int, Range]:
        wanted = self._wanted
        chosen = raw if wanted.partition is None else [wanted.partition]
        lows = await self._at(wanted.since_ms, wanted.first, raw, at_end=False)
        highs = await self._at(wanted.until_ms, wanted.last, raw, at_end=True)
        ranges = {}
        for p in chosen:
            low = min(max(raw[p].begin, lows[p]), raw[p].end)
            commit = commits.get(p)
            ranges[p] = Range(
                low=low,
                high=max(low, min(raw[p].end, highs[p])),
                position=raw[p].begin if commit is None else commit.offset,
            )
        return ranges

    async def _at(
        self, when_ms: int | None, offset: int | None, raw: Spans, *, at_end: bool
    ) -> Mapping[int, int]:
        """Return one side of the range by partition; a time beyond the last record is its end.

        Of an offset and a time the narrower holds.
        """
        sides = {p: [span.end if at_end else span.begin] for p, span in raw.items()}
        if when_ms is not None:
            found = await self._offsets.at(self._wanted.names[Topic.RAW], list(raw), when_ms)
            for p, span in raw.items():
                sides[p].append(found.get(p, span.end))
        if offset is not None:
            for side in sides.values():
                # `--to` names the last offset that is meant.
                side.append(offset + at_end)
        return {p: (min if at_end else max)(side) for p, side in sides.items()}

    # -- the reading --

    async def _read(
        self, topic: Topic, auditor: Auditor, spill: Spill, progress: Progress
    ) -> None:
        spans = self._to_read(topic, auditor.snapshot)
        await self._note_moves(topic, auditor)
        total, done = sum(end - begin for begin, end in spans.values()), 0
        name = self._wanted.names[topic]
        for partition, (begin, end) in spans.items():
            begin = max(begin, self._begin(topic, partition, auditor))  # noqa: PLW2901 - it moved
            progress(topic, done, total)
            async for records in self._reader.read(name, partition, begin, end):
                for record in records:
                    for bucket, fact in auditor.take(topic, record):
                        spill.add(bucket, fact)
                last = records[-1].source.offset
                progress(topic, done + last + 1 - begin, total)
            done += end - begin
        progress(topic, total, total)

    def _to_read(self, topic: Topic, snapshot: Snapshot) -> Mapping[int, tuple[int, int]]:
        if topic is Topic.RAW:
            return {p: (one.low, one.high) for p, one in snapshot.ranges.items()}
        return {p: (span.begin, span.end) for p, span in snapshot.spans[topic].items()}

    async def _note_moves(self, topic: Topic, auditor: Auditor) -> None:
        """Follow retention: JUDGE purges the read topic, time the raw one, under our hands."""
        for partition, begin in (await self._begins(topic)).items():
            if begin <= auditor.snapshot.spans[topic][partition].begin:
                continue
            if topic not in (Topic.READ, Topic.RAW):
                message = f"retention moved the beginning of {self._wanted.names[topic]}"
                raise RetentionMovedError(message)
            auditor.books.begins_at(topic, partition, begin)

    def _begin(self, topic: Topic, partition: int, auditor: Auditor) -> int:
        return auditor.books.moved.get((topic, partition), 0)

    def _check(self, books: Books, snapshot: Snapshot, spill: Spill) -> None:
        articles = snapshot.spans[Topic.ARTICLES]
        purged = frozenset(p for p, span in articles.items() if span.begin)
        for bucket in range(BUCKETS):
            check(spill.read(bucket), purged, books.findings)


def _spans(begins: Mapping[int, int], firm: Mapping[int, int], ends: Mapping[int, int]) -> Spans:
    return {p: Span(begin=begins[p], firm=firm[p], end=ends[p]) for p in begins}


def _incarnation(commit: Commit) -> int:
    """Read the incarnation beside READ's offset; an operator's own commit carries none."""
    try:
        facts = orjson.loads(commit.metadata or "{}")
    except ValueError:
        return 0
    found = facts.get("incarnation", 0) if isinstance(facts, dict) else 0
    return found if isinstance(found, int) else 0
