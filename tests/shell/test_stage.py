"""The loop with fakes: what is committed, what is fetched again, who is let in and when."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

from service.core.outcome import Message
from service.core.record import RawRecord
from service.shell.failures import ConfigurationError, GaveUpError, RecycleReason
from service.shell.health import Health, PartitionState
from service.shell.partition import Partition
from service.shell.ports import Written
from service.shell.stage import Listener, Parts, StageLoop
from service.shell.stage_context import StageContext
from tests.support.fakes import (
    QUICK,
    FakeBroker,
    FakeObserver,
    FakeProducer,
    FakeSource,
    FakeStage,
    make_raw,
)

VALUES = [b"a", b"b", b"c", b"d", b"e"]


async def until(reached: Callable[[], bool]) -> None:
    """Wait until something holds; the test's own time limit ends a vain wait."""
    while not reached():
        await asyncio.sleep(0.001)


@dataclass
class Bench:
    """A loop between fakes. `failures` are given to the producers in the order of their making."""

    records: dict[int, list[RawRecord]]
    failures: list[str | None] = field(default_factory=list)
    make: type[FakeProducer] = FakeProducer

    def __post_init__(self) -> None:
        self.broker = FakeBroker()
        self.stage = FakeStage(self.broker)
        self.source = FakeSource(self.records)
        self.observer = FakeObserver()
        self.health = Health()
        self.producers: list[FakeProducer] = []
        self.loop = StageLoop(
            Parts(
                stage=self.stage,
                make_source=lambda: self.source,
                make_producer=self._producer,
                observer=self.observer,
                health=self.health,
                pace=QUICK,
            )
        )

    def _producer(self, partition: int) -> FakeProducer:
        fail = self.failures.pop(0) if self.failures else None
        self.producers.append(self.make(self.broker, fail))
        return self.producers[-1]

    async def run_until(self, reached: Callable[[], bool]) -> None:
        """Run the loop until something holds, then drain it."""
        task = asyncio.create_task(self.loop.run(2.0))
        try:
            async with asyncio.timeout(5):
                await until(lambda: reached() or task.done())
        finally:
            self.loop.stop()
            await task


def make_topic(values: Sequence[bytes] = VALUES) -> dict[int, list[RawRecord]]:
    """One partition with these values."""
    return {0: [make_raw(offset, value) for offset, value in enumerate(values)]}


def all_written(bench: Bench, count: int = len(VALUES)) -> Callable[[], bool]:
    """Whether the group has come to the end of partition 0."""
    return lambda: bench.broker.offsets.get(0) == count


async def test_every_record_is_written_once_with_its_offset() -> None:
    bench = Bench(make_topic())

    await bench.run_until(all_written(bench))

    assert bench.broker.written == VALUES
    assert bench.source.closed


async def test_what_a_plan_leaves_out_comes_first_in_the_next_one() -> None:
    bench = Bench(make_topic())
    bench.stage.most = 2

    await bench.run_until(all_written(bench))

    assert bench.broker.written == VALUES
    assert bench.stage.applied == [2, 4, 5]


@pytest.mark.parametrize("step", ["start", "begin", "send", "offsets", "commit"])
async def test_a_failed_step_commits_nothing_and_is_done_again_by_a_new_producer(
    step: str,
) -> None:
    bench = Bench(make_topic(), failures=[step])

    await bench.run_until(all_written(bench))

    assert bench.broker.written == VALUES
    assert len(bench.producers) == 2


async def test_what_became_too_large_is_planned_again_with_the_limits_of_now() -> None:
    bench = Bench(make_topic(), failures=["too large"])

    await bench.run_until(all_written(bench))

    assert bench.stage.refreshed == 1
    assert bench.broker.written == VALUES
    assert bench.observer.recycles == [RecycleReason.TOO_LARGE]


async def test_no_other_failure_asks_for_the_limits() -> None:
    bench = Bench(make_topic(), failures=["send"])

    await bench.run_until(all_written(bench))

    assert bench.stage.refreshed == 0


async def test_a_failed_future_stops_before_the_offsets() -> None:
    bench = Bench(make_topic(), failures=["send"])

    await bench.run_until(all_written(bench))

    assert bench.producers[0].calls == ["start", "begin", "send", "close"]


async def test_a_commit_whose_reply_was_lost_is_not_written_again() -> None:
    bench = Bench(make_topic(), failures=["commit lost"])

    await bench.run_until(lambda: bench.stage.opened == 2 and all_written(bench)())

    assert bench.broker.written == VALUES
    assert bench.observer.recycles == [RecycleReason.TIMEOUT]


async def test_nothing_is_applied_when_the_commit_is_in_doubt() -> None:
    bench = Bench(make_topic(), failures=["commit lost"])

    await bench.run_until(lambda: bench.stage.opened == 2)

    assert bench.stage.applied == []


async def test_a_committed_transaction_with_an_ambiguous_request_costs_the_producer() -> None:
    bench = Bench(make_topic(), failures=["ambiguous"])

    await bench.run_until(lambda: bench.stage.opened == 2)

    assert bench.broker.written == VALUES
    assert bench.stage.applied == [len(VALUES)]
    assert bench.observer.recycles == [RecycleReason.AMBIGUOUS]


async def test_after_a_failed_poll_every_partition_is_fetched_again_from_its_own_place() -> None:
    records = {p: [make_raw(o, b"%d-%d" % (p, o), p) for o in range(5)] for p in (0, 1)}
    bench = Bench(records)
    bench.source.faults = [RuntimeError("bad CRC"), RuntimeError("bad CRC")]

    await bench.run_until(lambda: bench.broker.offsets == {0: 5, 1: 5})

    assert sorted(bench.broker.written) == sorted(
        r.value or b"" for rs in records.values() for r in rs
    )
    assert len(bench.observer.poll_errors) == 2


async def test_records_are_refused_until_the_partition_runs() -> None:
    bench = Bench(make_topic())
    bench.stage.hold.clear()
    bench.source.positions[0] = 2  # where a stale commit would have let the client begin

    running = asyncio.create_task(bench.run_until(all_written(bench)))
    await until(lambda: bench.source.polls > 50)
    assert bench.broker.written == []
    assert not bench.health.ready().ok
    bench.stage.hold.set()
    await running

    assert bench.broker.written == VALUES


async def test_records_handed_out_into_a_rebalance_are_refused_and_fetched_again() -> None:
    bench = Bench(make_topic())
    bench.source.meanwhile = bench.loop.revoked

    running = asyncio.create_task(bench.run_until(all_written(bench)))
    await until(lambda: bench.source.polls > 50)
    assert bench.broker.written == []
    assert bench.stage.planned == 0
    await bench.loop.assigned([0])
    await running

    assert bench.broker.written == VALUES


async def test_a_rebalance_waits_for_no_batch_that_is_only_being_read() -> None:
    bench = Bench(make_topic())
    bench.stage.reading.clear()
    running = asyncio.create_task(bench.run_until(all_written(bench)))
    await until(lambda: bench.stage.planned == 1)

    since = time.monotonic()
    await bench.loop.revoked()
    assert time.monotonic() - since < QUICK.revoke_wait / 2
    bench.stage.reading.set()
    await asyncio.sleep(0.03)
    # Read while nobody knew whose it would be: it is not written, but read again.
    assert bench.producers[0].calls == ["start"]
    await bench.loop.assigned([0])
    await running

    assert bench.broker.written == VALUES
    assert bench.stage.planned == 2
    assert len(bench.producers) == 1


async def test_a_batch_read_on_through_a_whole_rebalance_is_written_once() -> None:
    bench = Bench(make_topic())
    bench.stage.reading.clear()
    running = asyncio.create_task(bench.run_until(all_written(bench)))
    await until(lambda: bench.stage.planned == 1)

    await bench.loop.revoked()
    await bench.loop.assigned([0])
    bench.stage.reading.set()
    await running

    assert bench.broker.written == VALUES
    assert bench.stage.planned == 1


async def test_a_rebalance_waits_for_an_open_transaction() -> None:
    taken = asyncio.Event()

    class Slow(FakeProducer):
        async def send(self, messages: Sequence[Message]) -> Written:  # type: ignore[explicit-override] # typing has none in 3.11
            written = await super().send(messages)
            await taken.wait()
            return written

    bench = Bench(make_topic(), make=Slow)
    running = asyncio.create_task(bench.run_until(all_written(bench)))
    await until(lambda: any("send" in p.calls for p in bench.producers))

    revoked = asyncio.create_task(bench.loop.revoked())
    await asyncio.sleep(QUICK.revoke_wait / 4)
    assert not revoked.done()
    taken.set()
    await revoked
    assert bench.broker.written == VALUES
    await bench.loop.assigned([0])
    await running

    assert len(bench.producers) == 1


async def test_a_partition_kept_through_a_rebalance_goes_on_with_its_producer() -> None:
    bench = Bench(make_topic())
    running = asyncio.create_task(bench.run_until(lambda: len(bench.broker.written) == 6))
    await until(all_written(bench))

    await bench.loop.revoked()
    bench.source.records[0].append(make_raw(5, b"f"))
    await asyncio.sleep(0.03)
    assert bench.broker.written == VALUES
    await bench.loop.assigned([0])
    await running

    assert bench.broker.written == [*VALUES, b"f"]
    assert len(bench.producers) == 1


async def test_a_lost_partition_is_closed_and_opened_anew_when_it_comes_back() -> None:
    bench = Bench(make_topic())
    running = asyncio.create_task(bench.run_until(lambda: len(bench.broker.written) == 6))
    await until(all_written(bench))

    await bench.loop.revoked()
    await bench.loop.assigned([])
    await asyncio.sleep(0.01)
    bench.source.records[0].append(make_raw(5, b"f"))
    await bench.loop.assigned([0])
    await running

    assert bench.broker.written == [*VALUES, b"f"]
    assert bench.stage.opened == 2


async def test_a_run_of_internal_errors_blocks_the_partition_after_the_good_ones() -> None:
    bench = Bench(make_topic([b"a", b"bug", b"b", b"bug", b"bug", b"bug", b"c"]))

    await bench.run_until(lambda: PartitionState.BLOCKED in bench.observer.states)

    assert bench.broker.written == [b"a", b"bug", b"b"]


async def test_a_blocked_partition_is_alive_but_not_ready() -> None:
    bench = Bench(make_topic([b"bug", b"bug", b"bug"]))
    running = asyncio.create_task(bench.run_until(lambda: False))
    await until(lambda: PartitionState.BLOCKED in bench.observer.states)

    assert bench.health.live(0.0).ok
    assert bench.health.ready().causes == ("read partition 0 is blocked",)
    bench.loop.stop()
    await running


async def test_too_many_recycles_within_a_minute_give_up() -> None:
    bench = Bench(make_topic(), failures=["send"] * 20)

    with pytest.raises(GaveUpError, match="6 recycles within a minute"):
        await bench.run_until(lambda: False)


async def test_a_configuration_error_of_the_source_ends_the_loop() -> None:
    bench = Bench(make_topic())
    bench.source.faults = [ConfigurationError("offsets are gone")]

    with pytest.raises(ConfigurationError, match="offsets are gone"):
        await bench.run_until(lambda: False)


async def test_a_drain_finishes_the_transaction_in_hand() -> None:
    bench = Bench(make_topic())

    await bench.run_until(lambda: any("send" in p.calls for p in bench.producers))

    assert bench.broker.written == VALUES
    assert bench.observer.states[-1] is PartitionState.CLOSED


async def test_a_stop_that_comes_while_it_joins_leaves_the_group_again() -> None:
    bench = Bench(make_topic())

    class Slow(FakeSource):
        async def start(self, listener: Listener) -> None:  # type: ignore[explicit-override] # typing has none in 3.11
            await super().start(listener)
            bench.loop.stop()

    bench.source = Slow(bench.records)
    await bench.loop.run(2.0)

    assert bench.source.closed


async def test_a_partition_given_up_while_it_closes_is_closed() -> None:
    bench = Bench(make_topic())
    closing = asyncio.Event()

    class Hanging(FakeProducer):
        async def close(self) -> None:  # type: ignore[explicit-override] # typing has none in 3.11
            closing.set()
            await asyncio.Event().wait()

    around = StageContext(
        stage=bench.stage,
        make_producer=lambda _: Hanging(bench.broker),
        seek=bench.source.seek,
        owns=lambda _: True,
        observer=bench.observer,
        health=bench.health,
        pace=QUICK,
    )
    partition = Partition(0, around)
    task = asyncio.create_task(partition.run())
    await until(lambda: partition.gate.state is PartitionState.RUNNING)
    partition.gate.drain()
    await closing.wait()
    task.cancel()
    await asyncio.wait([task])

    assert partition.gate.state is PartitionState.CLOSED
    assert bench.health.ready().ok is False
    assert "partition 0" not in str(bench.health.ready().causes)


async def test_lag_is_what_is_left_after_the_last_commit() -> None:
    bench = Bench(make_topic())

    await bench.run_until(lambda: all_written(bench)() and bench.observer.lags[-1:] == [0])

    assert bench.observer.lags[-1] == 0
