"""A reissue against topics in memory: which records are meant, and as what they go out."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pytest

from service.cli.reissue import words
from service.core.identity import sha256_hex
from service.core.internal import Verdict, encode_internal
from service.core.outcome import Message, Outcome, Topic
from service.core.record import Coordinates, Headers, RawRecord
from service.core.reissue import Choice, Range
from service.shell.failures import ConfigurationError, RecycleReason, StepError
from service.shell.originals import Originals
from service.shell.ports import Commit, Written
from service.shell.reissue import Orders, Reissue, Tally
from service.shell.replay import Place
from tests.support.builders import T0_MS

RAW, LOG = "dispatches.raw", "log"


@dataclass
class Topics:
    """Two partitions of raw, one of the log, in memory; also the producer, or a failing one."""

    raw: dict[int, list[RawRecord]] = field(default_factory=lambda: {0: [], 1: []})
    log: list[RawRecord] = field(default_factory=list)
    sent: list[Message] = field(default_factory=list)
    gone: int = 0
    fail_at: int | None = None
    transactions: int = 0
    _open: list[Message] = field(default_factory=list)

    def add(self, value: bytes, partition: int = 0, headers: Headers = ()) -> RawRecord:
        """Write a raw record, a second after the one before it."""
        rows = self.raw[partition]
        record = RawRecord(
            source=Coordinates(topic=RAW, partition=partition, offset=len(rows)),
            timestamp_ms=T0_MS + 1000 * len(rows),
            key=b"sender's key",
            value=value,
            headers=(("content-type", b"text/plain"), *headers),
        )
        rows.append(record)
        return record

    def judged(self, record: RawRecord, outcome: Outcome, incarnation: int = 0) -> None:
        """Write the verdict on a raw record."""
        verdict = Verdict(
            read_offset=len(self.log),
            timestamp_ms=record.timestamp_ms,
            source=replace(record.source, incarnation=incarnation),
            raw_hash=sha256_hex(record.value or b""),
            outcome=outcome,
            agency=f"agency-{incarnation}",
        )
        at = Coordinates(topic=LOG, partition=0, offset=len(self.log))
        self.log.append(RawRecord(source=at, timestamp_ms=0, value=encode_internal(verdict)))

    async def commits(self, group: str, topic: str) -> Mapping[int, Commit]:
        return {}

    async def begins(self, topic: str, partitions: Sequence[int]) -> Mapping[int, int]:
        return dict.fromkeys(partitions, self.gone if topic == RAW else 0)

    async def ends(self, topic: str, partitions: Sequence[int]) -> Mapping[int, int]:
        return {p: len(self._rows(topic, p)) for p in partitions}

    async def at(self, topic: str, partitions: Sequence[int], when_ms: int) -> Mapping[int, int]:
        later = {
            p: [r.source.offset for r in self._rows(topic, p) if r.timestamp_ms >= when_ms]
            for p in partitions
        }
        return {p: found[0] for p, found in later.items() if found}

    async def read(
        self, topic: str, partition: int, begin: int, end: int
    ) -> AsyncIterator[Sequence[RawRecord]]:
        yield self._rows(topic, partition)[begin:end]

    def _rows(self, topic: str, partition: int) -> list[RawRecord]:
        return self.raw[partition] if topic == RAW else self.log

    async def begin(self) -> None:
        self._open = []

    async def send(self, messages: Sequence[Message]) -> Written:
        self._open = list(messages)
        return {}

    async def commit(self) -> None:
        if self.transactions == self.fail_at:
            raise StepError(RecycleReason.TIMEOUT, "commit: no answer")
        self.transactions += 1
        self.sent += self._open


def reissue(
    topics: Topics, originals: Originals, meant: Range | None = None, most: int = 10_000
) -> Reissue:
    orders = Orders(
        raw=Place(name=RAW, partitions=2),
        verdicts=Place(name=LOG, partitions=1),
        range=meant or Range(),
        max_message_bytes=most,
    )
    return Reissue(topics, topics, orders, originals)


async def run(topics: Topics, meant: Range | None = None, most: int = 10_000) -> Tally:
    with Originals() as originals:
        made = reissue(topics, originals, meant, most)
        await made.plan(lambda *_: None)
        return await made.run(topics, lambda *_: None)


def filled(count: int = 4) -> Topics:
    topics = Topics()
    for partition in (0, 1):
        for number in range(count):
            record = topics.add(b"%d/%d" % (partition, number), partition)
            topics.judged(record, Outcome.ACCEPTED)
    return topics


def values(topics: Topics) -> list[bytes | None]:
    return [message.value for message in topics.sent]


async def test_a_record_goes_back_as_it_was_beside_what_it_reissues() -> None:
    topics = filled(1)

    await run(topics, Range(partition=0))

    (message,) = topics.sent
    assert (message.topic, message.key, message.value) == (Topic.RAW, b"sender's key", b"0/0")
    assert message.headers == (
        ("content-type", b"text/plain"),
        ("dateline-reissue-of", b"dispatches.raw/0/0/0"),
        ("dateline-reissue-agency", b"agency-0"),
        ("dateline-reissue-received", str(T0_MS).encode()),
    )


@pytest.mark.parametrize(
    ("meant", "expected"),
    [
        (Range(partition=1), [b"1/0", b"1/1", b"1/2", b"1/3"]),
        (Range(partition=0, first=1, last=2), [b"0/1", b"0/2"]),
        (Range(partition=0, first=9), []),
        (Range(since_ms=T0_MS + 2500), [b"0/3", b"1/3"]),
        (Range(until_ms=T0_MS + 1000), [b"0/0", b"1/0"]),
        (Range(since_ms=T0_MS + 9000), []),
    ],
)
async def test_offsets_and_times_choose(meant: Range, expected: list[bytes]) -> None:
    topics = filled()

    await run(topics, meant)

    assert values(topics) == expected


async def test_what_retention_took_is_not_asked_for() -> None:
    topics = filled()
    topics.gone = 3

    await run(topics)

    assert values(topics) == [b"0/3", b"1/3"]


async def test_a_partition_that_is_not_there_is_said() -> None:
    with pytest.raises(ConfigurationError, match="has partitions 0 to 1"):
        await run(filled(), Range(partition=2))


async def test_what_cannot_be_sent_is_counted_by_its_cause() -> None:
    topics = filled(1)
    topics.add(b"refused by READ")
    changed = topics.add(b"other bytes now")
    topics.judged(replace(changed, value=b"those judged"), Outcome.ACCEPTED)
    topics.judged(topics.add(b"of READ", headers=()), Outcome.REJECTED)
    topics.judged(topics.add(b"x" * 600), Outcome.DUPLICATE)
    again: Headers = (("dateline-reissue-of", b"dispatches.raw/0/0/0"),)
    topics.judged(topics.add(b"0/0", headers=again), Outcome.REDELIVERED)

    tally = await run(topics, most=700)

    assert {choice: tally.total(choice) for choice in Choice} == {
        Choice.REISSUE: 2,
        Choice.AGAIN: 1,
        Choice.UNKNOWN: 2,
        Choice.CHANGED: 1,
        Choice.TOO_LARGE: 1,
    }
    assert values(topics) == [b"0/0", b"1/0"]


async def test_the_verdict_of_the_latest_incarnation_counts() -> None:
    topics = Topics()
    record = topics.add(b"kept")
    for incarnation in (0, 2, 1):
        topics.judged(record, Outcome.ACCEPTED, incarnation)

    await run(topics)

    assert ("dateline-reissue-of", b"dispatches.raw/0/0/2") in topics.sent[0].headers
    assert ("dateline-reissue-agency", b"agency-2") in topics.sent[0].headers


async def test_a_later_releases_record_in_the_log_is_passed_over() -> None:
    topics = filled(1)
    topics.log.insert(0, replace(topics.log[0], value=b"V\xff{}"))

    assert (await run(topics)).total(Choice.REISSUE) == 2


async def test_a_preview_counts_as_the_run_does_and_writes_nothing() -> None:
    topics = filled()
    with Originals() as originals:
        made = reissue(topics, originals)
        await made.plan(lambda *_: None)
        seen = await made.preview()

    assert topics.sent == []
    assert seen == await run(topics)


async def test_a_run_that_stops_keeps_what_is_committed() -> None:
    topics = filled(80)
    topics.fail_at = 1

    with pytest.raises(StepError):
        await run(topics)

    assert len(topics.sent) == 100


async def test_the_table_says_records_partitions_times_and_what_is_left_out() -> None:
    topics = filled(2)
    topics.add(b"refused by READ", 1)

    table = [line.split() for line in words(await run(topics))]

    assert table[1] == [
        "0",
        "2",
        "2",
        "0",
        "2024-03-14T08:21:06.412Z,",
        "2024-03-14T08:21:07.412Z",
    ]
    assert table[2][:4] == ["1", "3", "2", "1"]
    assert table[3] == ["all", "5", "4", "1"]
    assert table[4][:2] == ["no", "verdict:"]


async def test_no_record_is_said_to_be_none() -> None:
    assert list(words(await run(Topics()))) == ["these options select no raw record"]
