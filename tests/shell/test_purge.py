"""What is deleted behind JUDGE, and what never is."""

from dataclasses import dataclass, field

import structlog
from hypothesis import given
from hypothesis import strategies as st

from service.shell.purge import Purge
from tests.support.fakes import FakeDeletable


@dataclass
class Bench:
    """A purge that keeps some offsets, and what it was told to count."""

    keep: int = 100
    records: FakeDeletable = field(default_factory=FakeDeletable)
    counted: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.purge = Purge(self.records, "read", self.keep, self.counted.append)

    async def reach(self, *positions: int) -> None:
        for position in positions:
            self.purge.reached(0, position)
            await self.purge.once()


async def test_a_margin_stays_behind_the_position() -> None:
    bench = Bench()

    await bench.reach(50, 100, 109, 110, 119, 500)

    assert bench.records.calls == [{0: 10}, {0: 400}]


async def test_only_what_this_process_deleted_is_counted() -> None:
    bench = Bench()

    await bench.reach(1000, 1500)

    assert bench.counted == [0, 500]


async def test_a_partition_given_up_is_left_alone() -> None:
    bench = Bench()

    bench.purge.reached(0, 1000)
    bench.purge.left(0)
    await bench.purge.once()

    assert bench.records.calls == []


async def test_a_failure_is_said_once_and_tried_again_after_a_rest() -> None:
    bench = Bench()
    bench.records.fails = True

    with structlog.testing.capture_logs() as lines:
        await bench.reach(*[1000] * 13)
    bench.records.fails = False
    await bench.reach(1000)

    assert [line["log_level"] for line in lines] == ["warning"]
    assert bench.records.calls == [{0: 900}] * 2
    assert bench.records.begins == {0: 900}


@given(st.lists(st.integers(0, 400), max_size=20), st.integers(0, 120))
async def test_nothing_within_the_margin_is_ever_deleted(steps: list[int], keep: int) -> None:
    bench = Bench(keep)
    position = 0
    for step in steps:
        position += step
        await bench.reach(position)
        assert bench.records.begins.get(0, 0) <= max(0, position - keep)
