"""Moving READ: what is planned from what stands there, and what is written."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import orjson
import pytest

from service.cli.rewind import words
from service.core.internal import Trailer, encode_internal
from service.core.outcome import Outcome
from service.core.record import Coordinates, RawRecord
from service.shell.anchor import Anchor, Mark, hash_of, mark_of
from service.shell.failures import ConfigurationError, StepError
from service.shell.ports import Commit
from service.shell.rewind import Move, Positions, Wish
from tests.shell.test_catchup import GROUP, make_verdict
from tests.support.builders import make_record
from tests.support.fakes import FakeBroker, FakeOffsets, FakeProducer

AT = "2024-03-14T08:00:00+00:00"


def ours(offset: int, incarnation: int = 0, last: str = "") -> Commit:
    """A commit as READ writes it."""
    mark = Mark(incarnation=incarnation, last=last, by="member")
    return Commit(offset=offset, metadata=mark.text())


def make_source(incarnation: int) -> Coordinates:
    return Coordinates(topic="raw", partition=0, offset=0, incarnation=incarnation)


@dataclass
class Bench:
    """A raw topic of two partitions, begun at 2, ended at 9; a read topic of one."""

    commits: Mapping[int, Commit] = field(default_factory=dict)
    read_in: tuple[int, ...] = ()
    judged_in: int | None = None

    def __post_init__(self) -> None:
        ends = {"raw": 9, "read": 200 if self.read_in else 0, "verdicts": 3}
        self.offsets = FakeOffsets(ends, self.commits, begins={"raw": 2})
        # Each partition has a transactional id, and so an epoch, of its own.
        self.brokers = (FakeBroker(), FakeBroker())
        self.looks: list[tuple[int, int]] = []
        anchor = Anchor(group="g", raw="raw", offsets=self.offsets, record_at=self.record_at)
        self.positions = Positions(
            anchor=anchor,
            offsets=self.offsets,
            reader=self,
            raw_partitions=2,
            read="read",
            verdicts="verdicts",
            read_partitions=1,
        )

    async def record_at(self, partition: int, offset: int) -> RawRecord | None:
        return make_record(f"{partition}/{offset}".encode(), offset=offset)

    async def read(
        self, topic: str, partition: int, begin: int, end: int
    ) -> AsyncIterator[Sequence[RawRecord]]:
        """Records stand at the first offsets; markers behind them."""
        if topic == "verdicts":
            yield self.log()
            return
        self.looks.append((begin, end))
        found = [
            RawRecord(
                source=Coordinates(topic=topic, partition=partition, offset=offset),
                timestamp_ms=0,
                headers=(("dateline-source-incarnation", str(incarnation).encode()),),
            )
            for offset, incarnation in enumerate(self.read_in)
            if begin <= offset < end
        ]
        if found:
            yield found

    def log(self) -> list[RawRecord]:
        """The verdict log: a verdict, one on a command, their trailer."""
        if self.judged_in is None:
            return []
        verdict = replace(make_verdict(0), source=make_source(self.judged_in))
        command = replace(make_verdict(1), outcome=Outcome.COMMAND)
        trailer = Trailer(group=GROUP, next_offset=2, partitions=1)
        return [make_record(encode_internal(one)) for one in (verdict, command, trailer)]

    async def write(self, moves: Sequence[Move]) -> None:
        await self.positions.write(moves, lambda p: FakeProducer(self.brokers[p]), AT)

    @property
    def written(self) -> dict[int, int]:
        """The offsets committed, by partition."""
        return self.brokers[0].offsets | self.brokers[1].offsets

    @property
    def marks(self) -> dict[int, str]:
        """What was committed beside them."""
        return self.brokers[0].marks | self.brokers[1].marks


BOTH = (0, 1)


async def test_a_move_to_the_beginning_says_how_much_is_read_again() -> None:
    bench = Bench({0: ours(7), 1: ours(2)})

    moves = await bench.positions.rewind(Wish(partitions=BOTH))

    assert [(m.to, m.again, m.skipped) for m in moves] == [(2, 5, 0), (2, 0, 0)]


async def test_a_move_forward_says_how_much_is_never_read() -> None:
    moves = await Bench({0: ours(4), 1: ours(4)}).positions.rewind(Wish(partitions=(1,), offset=9))

    assert [(m.partition, m.to, m.again, m.skipped) for m in moves] == [(1, 9, 0, 5)]


async def test_a_time_after_the_last_record_is_the_end() -> None:
    moves = await Bench({0: ours(4), 1: ours(4)}).positions.rewind(
        Wish(partitions=BOTH, when_ms=1)
    )

    assert [move.to for move in moves] == [9, 9]


@pytest.mark.parametrize("offset", [1, 10])
async def test_an_offset_outside_the_partition_is_refused(offset: int) -> None:
    bench = Bench({0: ours(4), 1: ours(4)})

    with pytest.raises(ConfigurationError, match=r"raw/1 holds offsets from 2 to before 9"):
        await bench.positions.rewind(Wish(partitions=(1,), offset=offset))


async def test_partitions_that_would_stay_without_a_position_are_named() -> None:
    with pytest.raises(ConfigurationError, match=r"partitions \[1\] have no position either"):
        await Bench().positions.rewind(Wish(partitions=(0,)))
    with pytest.raises(ConfigurationError, match="has 2 partitions, not 5"):
        await Bench({0: ours(4), 1: ours(4)}).positions.rewind(Wish(partitions=(5,)))


async def test_what_is_written_can_be_checked_and_says_who_and_from_where() -> None:
    bench = Bench({0: ours(7, incarnation=3), 1: ours(4, incarnation=3)})

    await bench.write(await bench.positions.rewind(Wish(partitions=(0,), offset=5)))

    assert bench.written == {0: 5}
    written = Commit(offset=5, metadata=bench.marks[0])
    assert mark_of(written, "here") == Mark(
        incarnation=3, last=hash_of(make_record(b"0/4")), by="operator", at=AT, was=7
    )
    assert (await bench.positions.anchor.check(0, written)).by == "operator"


async def test_nothing_is_claimed_of_a_record_before_the_beginning() -> None:
    bench = Bench({0: ours(7), 1: ours(7)})

    await bench.write(await bench.positions.rewind(Wish(partitions=BOTH)))

    assert [orjson.loads(mark)["last"] for mark in bench.marks.values()] == ["", ""]


async def test_commits_set_by_hand_are_odd_and_are_replaced() -> None:
    bench = Bench({0: Commit(offset=4, metadata=""), 1: ours(4, incarnation=1)})

    moves = await bench.positions.rewind(Wish(partitions=BOTH, when_ms=1))

    assert ["set by something other" in move.odd for move in moves] == [True, False]
    assert [move.mark.incarnation for move in moves] == [1, 1]
    assert sum("set by something other" in line for line in words(moves)) == 1


async def test_a_new_incarnation_begins_everywhere_with_the_next_number() -> None:
    bench = Bench({0: ours(7, incarnation=1), 1: ours(4, incarnation=1)})

    await bench.write(await bench.positions.renew())

    assert bench.written == {0: 2, 1: 2}
    assert {orjson.loads(m)["incarnation"] for m in bench.marks.values()} == {2}


async def test_commits_that_went_with_their_topic_leave_the_number_in_the_read_topic() -> None:
    bench = Bench(read_in=(2, 3))

    moves = await bench.positions.renew()
    kept = await bench.positions.rewind(Wish(partitions=BOTH))

    assert [move.mark.incarnation for move in moves] == [4, 4]
    assert [move.mark.incarnation for move in kept] == [3, 3]
    assert bench.looks[:2] == [(136, 200), (0, 200)]


async def test_where_the_read_topic_was_purged_the_verdict_log_knows_the_number() -> None:
    moves = await Bench(judged_in=5).positions.renew()

    assert [move.mark.incarnation for move in moves] == [6, 6]


async def test_a_position_that_moved_since_it_was_looked_at_stays() -> None:
    bench = Bench({0: ours(7), 1: ours(7)})
    moves = await bench.positions.rewind(Wish(partitions=BOTH))
    bench.offsets.committed[1] = ours(8)

    with pytest.raises(ConfigurationError, match="moved meanwhile; nothing was changed"):
        await bench.write(moves)
    assert bench.written == {}


async def test_an_owner_that_comes_meanwhile_is_not_overruled() -> None:
    bench = Bench({0: ours(7), 1: ours(7)})
    moves = await bench.positions.rewind(Wish(partitions=(0,), offset=5))

    with pytest.raises(StepError):
        await bench.positions.write(
            moves, lambda p: FakeProducer(bench.brokers[p], fail="offsets"), AT
        )
    assert bench.written == {}


def test_the_table_has_a_line_a_partition() -> None:
    move = Move(partition=3, was=ours(1200), to=200, begin=0, end=1300, mark=Mark())

    head, line = list(words([move]))

    assert head.split()[0] == "partition"
    assert line.split() == ["3", "1,200", "200", "1,000", "0", "0"]
