"""Where READ starts: from the group's commits, or once and explicitly without any."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
import pytest

from service.core.outcome import Outcome, RejectReason, Topic
from service.core.pipeline import Limits, ReadContext
from service.core.record import RawRecord
from service.shell.anchor import Anchor, hash_of
from service.shell.failures import ConfigurationError
from service.shell.ports import Commit
from service.shell.read import ReadParts, ReadStage
from tests.support.builders import make_json, make_record
from tests.support.careful import make_careful
from tests.support.fakes import FakeBroker, FakeOffsets, FakeProducer

SENTENCE = "Ferries ran again on Friday after the storm, line"
DATELINE = "OSLO, May 3 (Reuters) - "


@dataclass
class Bench:
    """READ on a raw topic of three partitions that end at 7."""

    commits: Mapping[int, Commit] = field(default_factory=dict)
    start_at: str | int = "earliest"
    read_end: int = 0
    raw_begin: int = 0
    record_before: bytes | None = b"read"
    compacted: bool = False

    def __post_init__(self) -> None:
        self.broker = FakeBroker()
        self.offsets = FakeOffsets(
            {"raw": 7, "read": self.read_end}, self.commits, begins={"raw": self.raw_begin}
        )
        self.stage = ReadStage(
            ReadParts(
                context=ReadContext(group="g", read_partitions=3),
                group="g",
                raw="raw",
                raw_partitions=3,
                read="read",
                read_partitions=3,
                start_at=self.start_at,
                offsets=self.offsets,
                anchor=Anchor(
                    group="g",
                    raw="raw",
                    offsets=self.offsets,
                    record_at=self.record_at,
                    compacted=self.compacted,
                ),
                limits=self.ask_limits,
                make_starter=lambda: FakeProducer(self.broker),
                careful=make_careful(),
                patience=0.02,
            )
        )

    async def record_at(self, partition: int, offset: int) -> RawRecord | None:
        """Every record of the raw topic is the same one."""
        value = self.record_before
        return None if value is None else make_record(value, offset=offset)

    async def ask_limits(self) -> Limits:
        """The topics as an operator has made them meanwhile."""
        return Limits(max_message_bytes=dict.fromkeys(Topic, 64 * 1024))


def commit(offset: int, incarnation: int = 0, last: bytes | None = None, keys: int = 1) -> Commit:
    """A commit as READ writes it; `last` is the value of the record before the offset."""
    seen = "" if last is None else hash_of(make_record(last))
    facts = {"v": 1, "incarnation": incarnation, "keys": keys, "last": seen}
    return Commit(offset=offset, metadata=orjson.dumps(facts).decode())


@pytest.mark.parametrize(("start_at", "offset"), [("earliest", 0), ("latest", 7), (1, 7)])
async def test_the_first_start_is_committed_for_every_partition_at_once(
    start_at: str | int, offset: int
) -> None:
    bench = Bench(start_at=start_at)

    await bench.stage.prepare()

    assert bench.broker.offsets == {0: offset, 1: offset, 2: offset}


async def test_a_group_with_commits_starts_where_they_say() -> None:
    bench = Bench(commits={0: commit(4), 1: commit(5), 2: commit(6)})

    await bench.stage.prepare()

    assert await bench.stage.position(1, lambda: None) == commit(5)
    assert bench.broker.offsets == {}


async def test_no_commits_beside_a_read_topic_in_use_is_a_configuration_error() -> None:
    with pytest.raises(ConfigurationError, match="has no commits on raw"):
        await Bench(read_end=3).stage.prepare()


async def test_a_first_start_that_another_has_made_meanwhile_is_taken_over() -> None:
    bench = Bench(read_end=3)
    bench.offsets.meanwhile = {0: commit(4), 1: commit(5), 2: commit(6)}

    await bench.stage.prepare()

    assert bench.broker.offsets == {}


async def test_one_missing_commit_is_asked_for_again_and_then_a_configuration_error() -> None:
    bench = Bench(commits={0: commit(4), 2: commit(6)})

    with pytest.raises(ConfigurationError, match="no commit on raw/1, only on"):
        await bench.stage.position(1, lambda: None)


async def test_a_partition_added_to_the_topic_starts_at_its_beginning() -> None:
    bench = Bench(commits={0: commit(4)})

    def arrived() -> None:
        bench.offsets.committed |= {p: commit(o) for p, o in bench.broker.offsets.items()}

    assert (await bench.stage.position(2, arrived)).offset == 0
    assert bench.broker.offsets == {1: 0, 2: 0}


async def test_the_incarnation_of_the_commits_is_carried_on() -> None:
    bench = Bench(commits={0: commit(4, incarnation=2), 1: commit(1), 2: commit(1)})

    await bench.stage.prepare()

    assert bench.stage.incarnation == 2
    assert orjson.loads(bench.stage.metadata(0, {}))["incarnation"] == 2


async def test_commit_metadata_of_a_later_release_is_refused() -> None:
    bench = Bench(commits={0: Commit(offset=1, metadata='{"v": 2}')})

    with pytest.raises(ConfigurationError, match="version 2"):
        await bench.stage.prepare()


@pytest.mark.parametrize("metadata", ["", "set by hand", "{}", '{"v": 1}', '{"v": 1, "keys": 1}'])
async def test_an_offset_that_something_else_committed_is_refused_with_what_to_do(
    metadata: str,
) -> None:
    bench = Bench(commits={0: commit(4), 1: Commit(offset=3, metadata=metadata)})

    with pytest.raises(ConfigurationError, match=r"raw/1 offset 3.*`dateline rewind`"):
        await bench.stage.prepare()


async def test_commits_under_a_later_table_of_agency_keys_are_refused() -> None:
    with pytest.raises(ConfigurationError, match="agency keys of version 2"):
        await Bench(commits={0: commit(4, keys=2)}).stage.prepare()


async def test_the_record_before_a_position_is_compared_with_what_was_read_there() -> None:
    same = commit(4, last=b"read")
    assert await Bench(commits={0: same}).stage.position(0, lambda: None) == same

    for other in (b"another", None):
        bench = Bench(commits={0: same}, record_before=other)
        with pytest.raises(ConfigurationError, match=r"raw/0 offset 4.*new-incarnation"):
            await bench.stage.position(0, lambda: None)


async def test_a_topic_that_ends_before_the_position_is_another_one() -> None:
    with pytest.raises(ConfigurationError, match=r"raw/0 offset 9: the topic ends at 7"):
        await Bench(commits={0: commit(9)}).stage.position(0, lambda: None)


async def test_records_lost_to_retention_before_they_were_read_are_counted_and_refused() -> None:
    bench = Bench(commits={0: commit(2, last=b"read")}, raw_begin=6)

    with pytest.raises(ConfigurationError, match=r"took 4 offsets.*rewind --earliest"):
        await bench.stage.position(0, lambda: None)


@pytest.mark.parametrize(
    "kept", [{"raw_begin": 4}, {"compacted": True}], ids=["past retention", "compacted away"]
)
async def test_a_record_that_the_topic_need_not_hold_any_more_proves_nothing(
    kept: dict[str, Any],
) -> None:
    found = commit(4, last=b"read")
    bench = Bench(commits={0: found}, record_before=None, **kept)

    assert await bench.stage.position(0, lambda: None) == found


async def test_what_a_member_commits_is_what_the_next_one_compares() -> None:
    bench = Bench()
    value = make_json()
    await bench.stage.plan(0, [make_record(b"first", offset=5), make_record(value, offset=6)])
    written = Commit(offset=7, metadata=bench.stage.metadata(0, {}))

    same = Bench(commits={0: written}, record_before=value)
    other = Bench(commits={0: written}, record_before=b"first")

    assert await same.stage.position(0, lambda: None) == written
    with pytest.raises(ConfigurationError, match="not the one it read"):
        await other.stage.position(0, lambda: None)


async def test_a_plan_holds_one_message_and_one_fate_for_every_record() -> None:
    records = [make_record(make_json(), offset=3), make_record(b"\xff", offset=5)]

    plan = await Bench().stage.plan(0, records)

    assert [str(fate.outcome) for fate in plan.fates] == ["read", "rejected"]
    assert [message.topic for message in plan.messages] == [Topic.READ, Topic.REJECTED]
    assert plan.next_offset == 6


async def test_a_record_that_a_topic_no_longer_takes_becomes_a_pointer() -> None:
    bench = Bench()
    body = DATELINE + "\n".join([f"{SENTENCE} {n}." for n in range(2000)])
    long = make_record(make_json(body), offset=3)
    before = await bench.stage.plan(0, [long])

    await bench.stage.refresh()
    after = await bench.stage.plan(0, [long])

    assert [fate.outcome for fate in before.fates] == [Outcome.READ]
    assert [fate.reason for fate in after.fates] == [RejectReason.TOO_LARGE]
    (letter,) = after.messages
    assert not letter.value
    assert dict(letter.headers)["dlq.pointer"]


async def test_two_members_never_write_the_same_metadata() -> None:
    records = [make_record(make_json(), offset=3)]
    marks = set()
    for bench in (Bench(), Bench()):
        await bench.stage.plan(0, records)
        marks.add(bench.stage.metadata(0, {}))

    assert len(marks) == 2


async def test_every_record_read_is_timed_at_every_step_and_a_reject_once() -> None:
    values = [make_json(), b"\xff", make_json(), b""]
    records = [make_record(value, offset=n) for n, value in enumerate(values)]

    plan = await Bench().stage.plan(0, records)

    counts = {step: len(seconds) for step, seconds in plan.step_seconds.items()}
    assert counts == {"read": 4, "enrich": 2, "sign": 2, "encode": 2}
    assert all(one > 0 for seconds in plan.step_seconds.values() for one in seconds)
