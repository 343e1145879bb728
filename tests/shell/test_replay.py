"""A replay against topics in memory: once, whatever happens between two runs."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pytest

from service.cli.replay import check_parking, words
from service.core.encode import Limits, dead_letter
from service.core.outcome import Message, Rejected, RejectReason, Topic
from service.core.record import Coordinates, RawRecord
from service.core.replay import Choice, Selection
from service.settings import Settings
from service.shell.dead_letters import Letters
from service.shell.failures import ConfigurationError, RecycleReason, StepError
from service.shell.ports import Commit, Written
from service.shell.replay import Orders, Place, Replay, Tally
from tests.support.builders import T0_MS, make_record

SMALL = Limits(max_message_bytes={Topic.REJECTED: 17 * 1024})
PLACE_OF = {Topic.RAW: "dispatches.raw", Topic.REJECTED: "parked"}


@dataclass
class Topics:
    """Topics of one partition, all in memory; also the producer, committing or failing."""

    rows: dict[str, list[RawRecord]] = field(
        default_factory=lambda: {"dispatches.raw": [], "rejected": [], "parked": []}
    )
    gone: int = 0
    fail_at: int | None = None
    transactions: list[int] = field(default_factory=list)
    _open: list[Message] = field(default_factory=list)

    def write(self, topic: str, message: Message, at_ms: int = T0_MS) -> None:
        rows = self.rows[topic]
        rows.append(
            RawRecord(
                source=Coordinates(topic=topic, partition=0, offset=len(rows)),
                timestamp_ms=at_ms,
                key=message.key,
                value=message.value,
                headers=message.headers,
            )
        )

    def refuse(self, value: bytes, reason: RejectReason, limits: Limits | None = None) -> None:
        """Write a raw record and the dead letter that it becomes."""
        offset = len(self.rows["dispatches.raw"])
        record = make_record(value, offset=offset)
        self.write("dispatches.raw", Message(topic=Topic.RAW, key=None, value=value))
        rejected = Rejected(record=record, reason=reason, detail="")
        self.write("rejected", dead_letter(rejected, "g", limits or Limits()))

    async def commits(self, group: str, topic: str) -> Mapping[int, Commit]:
        return {}

    async def begins(self, topic: str, partitions: Sequence[int]) -> Mapping[int, int]:
        return {0: self.gone if topic == "dispatches.raw" else 0}

    async def ends(self, topic: str, partitions: Sequence[int]) -> Mapping[int, int]:
        return {0: len(self.rows[topic])}

    async def at(self, topic: str, partitions: Sequence[int], when_ms: int) -> Mapping[int, int]:
        later = [r.source.offset for r in self.rows[topic] if r.timestamp_ms >= when_ms]
        return {0: max(self.gone, later[0])} if later else {}

    async def read(
        self, topic: str, partition: int, begin: int, end: int
    ) -> AsyncIterator[Sequence[RawRecord]]:
        yield self.rows[topic][begin:end]

    async def begin(self) -> None:
        self._open = []

    async def send(self, messages: Sequence[Message]) -> Written:
        self._open = list(messages)
        return {}

    async def commit(self) -> None:
        if self.fail_at == len(self.transactions):
            raise StepError(RecycleReason.TIMEOUT, "commit: no answer")
        self.transactions.append(len(self._open))
        for message in self._open:
            self.write(PLACE_OF[message.topic], message)


def orders(**changes: object) -> Orders:
    made = Orders(
        group="g",
        raw=Place(name="dispatches.raw", partitions=1),
        rejected=Place(name="rejected", partitions=1),
        parking=Place(name="parked", partitions=1),
        selection=Selection(),
        limits=Limits(),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


async def run(topics: Topics, **changes: object) -> Tally:
    with Letters() as letters:
        replay = Replay(topics, topics, orders(**changes), letters)
        await replay.plan(lambda *_: None)
        return await replay.run(topics, lambda *_: None)


def refused(count: int) -> Topics:
    topics = Topics()
    for number in range(count):
        topics.refuse(f"{{{number}".encode(), RejectReason.MALFORMED_JSON)
    return topics


def replays(topics: Topics) -> list[RawRecord]:
    return [r for r in topics.rows["dispatches.raw"] if r.header("dateline-replay-id")]


async def test_letters_go_back_and_a_second_run_sends_nothing() -> None:
    topics = refused(3)

    first = await run(topics)
    second = await run(topics)

    assert first.total(Choice.REPLAY) == 3
    assert (second.total(Choice.DONE), second.total(Choice.REPLAY)) == (3, 0)
    assert [r.value for r in replays(topics)] == [b"{0", b"{1", b"{2"]


async def test_a_run_that_stops_midway_is_gone_on_with() -> None:
    topics = refused(250)
    topics.fail_at = 1
    with pytest.raises(StepError):
        await run(topics)
    assert len(replays(topics)) == 100
    topics.fail_at = None

    tally = await run(topics)

    assert (tally.total(Choice.DONE), tally.total(Choice.REPLAY)) == (100, 150)
    assert len({r.value for r in replays(topics)}) == len(replays(topics)) == 250


async def test_a_letter_that_a_rewind_wrote_twice_is_sent_once() -> None:
    topics = refused(1)
    letter = topics.rows["rejected"][0]
    topics.rows["rejected"].append(replace(letter, source=replace(letter.source, offset=1)))

    tally = await run(topics)

    assert len(replays(topics)) == 1
    assert tally.total(Choice.REPEATED) == 1


async def test_a_letter_tried_three_times_is_parked_and_stays_parked() -> None:
    topics = refused(1)
    for _ in range(2):
        await run(topics)
        again = replays(topics)[-1]
        rejected = Rejected(record=again, reason=RejectReason.MALFORMED_JSON, detail="")
        topics.write("rejected", dead_letter(rejected, "g", Limits()))

    third = await run(topics)
    fourth = await run(topics)

    assert third.total(Choice.PARK) == 1
    assert fourth.total(Choice.PARK) == 0
    assert len(replays(topics)) == 2
    assert topics.rows["parked"][0].text_header("dlq.attempt") == "3"


async def test_a_pointer_is_fetched_from_the_raw_topic() -> None:
    topics = Topics()
    topics.refuse(b"{" * 40_000, RejectReason.MALFORMED_JSON, SMALL)

    await run(topics)

    assert replays(topics)[0].value == b"{" * 40_000


async def test_a_pointer_to_what_is_gone_is_said_and_sent_never() -> None:
    topics = Topics()
    topics.refuse(b"{" * 40_000, RejectReason.MALFORMED_JSON, SMALL)
    topics.refuse(b"{", RejectReason.MALFORMED_JSON)
    topics.gone = 1

    tally = await run(topics)

    assert [choice for _, choice in tally.shown] == [Choice.GONE]
    assert [r.value for r in replays(topics)] == [b"{"]
    assert (
        "cannot send malformed_json letter 0/0 of dispatches.raw/0/0: a pointer, and raw no \
longer holds what it points to"
        in list(words(tally, dry_run=False))
    )


async def test_a_record_that_would_not_fit_the_raw_topic_is_said() -> None:
    topics = Topics()
    topics.refuse(b"{" * 40_000, RejectReason.MALFORMED_JSON)

    tally = await run(topics, limits=Limits(max_message_bytes={Topic.RAW: 40_000}))

    assert [choice for _, choice in tally.shown] == [Choice.TOO_LARGE]
    assert replays(topics) == []


async def test_only_what_is_meant_is_sent() -> None:
    topics = refused(2)
    topics.refuse(b"", RejectReason.EMPTY)

    tally = await run(topics, selection=Selection(reasons=frozenset({"empty"})))

    assert sum(tally.letters.values()) == 1
    assert [r.value for r in replays(topics)] == [b""]


async def test_a_dry_run_says_what_would_happen_and_writes_nothing() -> None:
    topics = refused(2)
    topics.refuse(b"", RejectReason.EMPTY)
    with Letters() as letters:
        replay = Replay(topics, topics, orders(parking=None), letters)
        await replay.plan(lambda *_: None)
        tally = await replay.preview()

    assert topics.transactions == []
    lines = list(words(tally, dry_run=True))
    assert lines[0].split() == ["reason", "letters", "to", "raw"]
    assert [line.split() for line in lines[1:4]] == [
        ["empty", "1", "1"],
        ["malformed_json", "2", "2"],
        ["all", "3", "3"],
    ]
    assert lines[-1] == "dry run: nothing was written"


async def test_a_rate_spreads_the_records_over_time(monkeypatch: pytest.MonkeyPatch) -> None:
    topics, slept = refused(6), []

    async def sleep(seconds: float) -> None:
        slept.append(round(seconds, 1))

    monkeypatch.setattr("service.shell.throttle.asyncio.sleep", sleep)

    await run(topics, rate=2.0)

    assert topics.transactions == [2, 2, 2]
    assert slept == [0.0, 1.0, 1.0]


async def test_no_letters_are_no_work() -> None:
    tally = await run(Topics())

    assert list(words(tally, dry_run=False)) == ["these options select no dead letter"]


@pytest.mark.parametrize("part", ["raw", "rejected", "verdicts", "read", "current"])
def test_letters_are_never_parked_where_they_would_be_taken_for_something_else(part: str) -> None:
    settings = Settings(kafka_bootstrap_servers="broker:9092", topic_current="rows")

    with pytest.raises(
        ConfigurationError, match=f"is DATELINE_TOPIC_{part.upper()}: name another"
    ):
        check_parking(settings.topic_names()[part], settings)

    check_parking("dispatches.parked", settings)
