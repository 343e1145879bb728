"""Topics as a running service leaves them, transaction by transaction, to be audited.

Reading and judging are the core's own; what is made up here is the broker: every batch, marker
and offset of a transaction becomes visible at a time of its own, in an order that chance picks.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType

import orjson

from service.core.audit.auditor import ORDER, Auditor
from service.core.audit.books import Books, Range, Snapshot, Span
from service.core.audit.buckets import BUCKETS
from service.core.audit.facts import Scope
from service.core.audit.report import Report, conclude
from service.core.audit.stories import check
from service.core.command_event import command_message
from service.core.encode import Limits
from service.core.internal import Command, Verb, encode_internal
from service.core.outcome import Message, Topic
from service.core.pipeline import (
    JudgeContext,
    ReadContext,
    judge_record,
    read_messages,
    read_record,
    trailer,
)
from service.core.record import Coordinates, RawRecord
from service.core.story.overlay import Overlay
from service.core.textless import without_text
from tests.support.builders import T0_MS
from tests.support.dispatches import dispatches

PARTS = 2
GROUP = "g"
OUT = (Topic.ARTICLES, Topic.DUPLICATES, Topic.REJECTED, Topic.CURRENT)


def home(key: str) -> int:
    """Where a key belongs, as steady as murmur2 and simpler."""
    return sum(key.encode()) % PARTS


@dataclass(slots=True)
class Lane:
    """One partition: records by offset, the transaction of each, and where markers stand."""

    records: dict[int, tuple[RawRecord, int]] = field(default_factory=dict)
    end: int = 0
    open: dict[int, int] = field(default_factory=dict)

    @property
    def stable(self) -> int:
        return min(self.open.values(), default=self.end)


@dataclass(slots=True)
class World:
    """The broker; `done` are decided transactions."""

    lanes: dict[tuple[Topic, int], Lane] = field(
        default_factory=lambda: {(t, p): Lane() for t in Topic for p in range(PARTS)}
    )
    done: set[int] = field(default_factory=set)
    commits: dict[int, int] = field(default_factory=lambda: dict.fromkeys(range(PARTS), 0))
    txns: int = 0

    def append(self, message: Message, number: int, txn: int) -> None:
        lane = self.lanes[message.topic, number]
        source = Coordinates(
            topic=str(message.topic), partition=number, offset=lane.end, incarnation=0
        )
        record = RawRecord(
            source=source,
            timestamp_ms=T0_MS,
            key=message.key,
            value=message.value,
            headers=message.headers,
        )
        lane.records[lane.end] = (record, txn)
        lane.open.setdefault(txn, lane.end)
        lane.end += 1

    def marker(self, place: tuple[Topic, int], txn: int) -> None:
        del self.lanes[place].open[txn]
        self.lanes[place].end += 1

    def rows(self, topic: Topic, number: int, end: int | None = None) -> list[RawRecord]:
        """What a read_committed reader sees below `end`; by default below the stable offset."""
        lane = self.lanes[topic, number]
        end = lane.stable if end is None else end
        return [r for o, (r, txn) in sorted(lane.records.items()) if o < end and txn in self.done]


@dataclass(slots=True)
class Machine:
    """Both stages of the service, each partition stepping on its own."""

    world: World
    chance: random.Random
    limits: Limits = field(default_factory=Limits)
    overlays: list[Overlay] = field(default_factory=lambda: [Overlay() for _ in range(PARTS)])
    positions: list[int] = field(default_factory=lambda: [0] * PARTS)

    def read(self, number: int) -> Iterator[None]:
        """READ's work on one partition, one visible change a step."""
        context = ReadContext(group=GROUP, read_partitions=PARTS)
        while True:
            at = self.world.commits[number]
            batch = [r for r in self.world.rows(Topic.RAW, number) if r.source.offset >= at]
            batch = batch[: self.chance.randrange(1, 9)]
            results = [read_record(record, context) for record in batch]
            messages = [m for result in results for m in read_messages(result, context)]
            placed = [(m, _place(m, number)) for m in messages]
            yield
            if batch:
                # The offset's marker comes among the others: it is a partition, too.
                position = batch[-1].source.offset + 1
                yield from self._transact(placed, partial(self._commit, number, position))

    def _commit(self, number: int, position: int) -> None:
        self.world.commits[number] = position

    def judge(self, number: int) -> Iterator[None]:
        """JUDGE's work on one partition."""
        context = JudgeContext(
            group=GROUP,
            processed_at="2024-03-14T09:00:00.000Z",
            limits=self.limits,
            current=True,
        )
        while True:
            at = self.positions[number]
            batch = [r for r in self.world.rows(Topic.READ, number) if r.source.offset >= at]
            batch = batch[: self.chance.randrange(1, 9)]
            judged = [judge_record(record, self.overlays[number], context) for record in batch]
            messages = [m for one in judged for m in one.messages]
            yield
            if batch:
                self.positions[number] = batch[-1].source.offset + 1
                counts = Counter(str(one.outcome) for one in judged)
                last = trailer(f"{GROUP}.judge", self.positions[number], PARTS, counts)
                placed = [(m, _place(m, number)) for m in (*messages, last)]
                yield from self._transact(placed, lambda: None)

    def _transact(
        self, placed: Sequence[tuple[Message, int]], offset: Callable[[], None]
    ) -> Iterator[None]:
        world = self.world
        world.txns += 1
        txn = world.txns
        batches: dict[tuple[Topic, int], list[Message]] = {}
        for message, number in placed:
            batches.setdefault((message.topic, number), []).append(message)
        places = list(batches)
        self.chance.shuffle(places)
        for place in places:
            for message in batches[place]:
                world.append(message, place[1], txn)
            yield
        world.done.add(txn)
        ends: list[Callable[[], None]] = [
            offset,
            *(partial(world.marker, place, txn) for place in places),
        ]
        self.chance.shuffle(ends)
        for end in ends:
            yield
            end()


def _place(message: Message, number: int) -> int:
    if message.topic is Topic.VERDICTS:
        return number
    if message.partition is not None:
        return message.partition % PARTS
    return home((message.key or b"").decode())


def fill(world: World, count: int, seed: int) -> None:
    """Write raw records: stories, updates, copies, garbage."""
    world.txns += 1
    world.done.add(world.txns)
    for number, sent in enumerate(dispatches(count, seed=seed)):
        message = Message(topic=Topic.RAW, key=sent.key, value=sent.value, headers=sent.headers)
        world.append(message, home(sent.key.decode()), world.txns)
        if number % 5 == 4:
            for part in range(PARTS):
                world.lanes[Topic.RAW, part].end += 1  # some other producer's marker
    for part in range(PARTS):
        world.lanes[Topic.RAW, part].open.clear()


class Look:
    """The looks of a snapshot, each at its own time."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.firm: dict[Topic, dict[int, int]] = {}
        self.ends: dict[Topic, dict[int, int]] = {}
        self.commits: dict[int, int] = {}

    def steps(self) -> Iterator[None]:
        for topic in (Topic.READ, *OUT):
            self.firm[topic] = self._stable(topic)
            yield
        self.commits = dict(self.world.commits)
        yield
        self.firm[Topic.VERDICTS] = self._stable(Topic.VERDICTS)
        yield
        self.ends[Topic.VERDICTS] = self._high(Topic.VERDICTS)
        for topic in (*OUT, Topic.READ):
            yield
            self.ends[topic] = self._high(topic)
        yield
        self.firm[Topic.RAW] = self.ends[Topic.RAW] = self._stable(Topic.RAW)

    def _stable(self, topic: Topic) -> dict[int, int]:
        return {p: self.world.lanes[topic, p].stable for p in range(PARTS)}

    def _high(self, topic: Topic) -> dict[int, int]:
        return {p: self.world.lanes[topic, p].end for p in range(PARTS)}

    def snapshot(self, *, low: int = 0, high: int | None = None) -> Snapshot:
        spans = {
            topic: {
                p: Span(begin=0, firm=self.firm[topic][p], end=self.ends[topic][p])
                for p in range(PARTS)
            }
            for topic in ORDER
        }
        return Snapshot(
            spans=spans,
            ranges={
                p: Range(
                    low=min(low, span.end),
                    high=span.end if high is None else min(high, span.end),
                    position=self.commits[p],
                )
                for p, span in spans[Topic.RAW].items()
            },
            article_partition=home,
        )


Rows = dict[Topic, list[RawRecord]]


def settled(
    count: int = 60,
    *,
    start: int = 0,
    rewind: bool = False,
    withdraw: bool = False,
    limits: Limits | None = None,
) -> tuple[World, Look]:
    """A world in which everything from `start` has been read and judged, and a look at it.

    With `rewind` READ then reads it all again; with `withdraw` an operator takes the newest story
    down, twice; `limits` are those that JUDGE must keep.
    """
    world = World(commits=dict.fromkeys(range(PARTS), start))
    fill(world, count, seed=1)
    machine = Machine(world, random.Random(1), limits or Limits())
    works = [machine.read(p) for p in range(PARTS)] + [machine.judge(p) for p in range(PARTS)]
    _run(works)
    if rewind:
        world.commits = dict.fromkeys(range(PARTS), 0)
        _run(works)
    if withdraw:
        _withdraw(world)
        _run(works)
    look = Look(world)
    for _ in look.steps():
        pass
    return world, look


def _withdraw(world: World) -> None:
    event = orjson.loads(world.rows(Topic.ARTICLES, 0)[-1].value or b"")
    command = Command(
        verb=Verb.WITHDRAW,
        agency=event["wire"]["agency"],
        uri=event["item"]["uri"],
        event=without_text(event, "canceled"),
    )
    world.txns += 1
    message = command_message(command, encode_internal(command), PARTS)
    for _ in range(2):
        world.append(message, home(command.agency), world.txns)
    world.done.add(world.txns)
    world.marker((Topic.READ, home(command.agency)), world.txns)


def _run(works: Sequence[Iterator[None]]) -> None:
    for _ in range(3000):
        for work in works:
            next(work)


def rows_of(world: World, snapshot: Snapshot) -> Rows:
    """What an auditor reads: committed records below the ends of its snapshot."""
    return {
        topic: [
            record
            for p, span in snapshot.spans[topic].items()
            for record in world.rows(topic, p, span.end)
        ]
        for topic in ORDER
    }


Moves = Mapping[tuple[Topic, int], int]


def audit(
    rows: Rows, snapshot: Snapshot, *, rewound: bool = False, moved: Moves | None = None
) -> Report:
    """Audit these rows as the service's command does; `moved` are beginnings retention moved."""
    return conclude(books_of(rows, snapshot, moved or {}), rewound=rewound)


def books_of(rows: Rows, snapshot: Snapshot, moved: Moves = MappingProxyType({})) -> Books:
    """The books of an audit of these rows, stories checked."""
    auditor = Auditor(Scope(topic="raw", group=GROUP), snapshot)
    buckets = [bytearray() for _ in range(BUCKETS)]
    for (topic, partition), begin in moved.items():
        auditor.books.begins_at(topic, partition, begin)
    for topic in ORDER:
        for record in rows[topic]:
            if record.source.offset < moved.get((topic, record.source.partition), 0):
                continue
            for bucket, fact in auditor.take(topic, record):
                buckets[bucket] += fact
    purged = frozenset(p for p, span in snapshot.spans[Topic.ARTICLES].items() if span.begin)
    for facts in buckets:
        check(bytes(facts), purged, auditor.books.findings)
    return auditor.books


def shifted(record: RawRecord, offset: int) -> RawRecord:
    """The same record elsewhere in its partition."""
    return replace(record, source=replace(record.source, offset=offset))
