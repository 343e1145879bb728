"""A crash at each step boundary of both stages: what is there afterwards is exactly once (1)."""

import time
from pathlib import Path

import pytest

from tests.support.feed import all_faults, feeding, running
from tests.support.figures import Figure
from tests.support.topic_reader import until_settled
from tests.support.topics import forget_members, make_topics, new_place
from tests.support.worker import Worker

pytestmark = pytest.mark.real_kafka
CRASHED = 137
STEPS = (
    "before_begin",
    "after_begin",
    "after_produce",
    "after_offsets",
    "before_end",
    "after_end",
    "inside_apply",
    "after_apply",
)
READ = tuple(step for step in STEPS if step != "inside_apply")  # READ has nothing to apply
# The first transaction of all is its own case, aborted and committed.
SERIES = {
    "read": [("read.before_end", 1), *((f"read.{step}", 2) for step in READ)],
    "judge": [
        ("judge.before_end", 1),
        ("judge.after_end", 1),
        *((f"judge.{step}", 2) for step in STEPS),
    ],
}
POINTS = [
    *((f"read.{step}", 4) for step in READ),
    *((f"judge.{step}", 4) for step in STEPS),
    ("judge.before_end", 1),
    ("judge.after_end", 1),
]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("stage", [pytest.param("read", marks=pytest.mark.long), "judge"])
async def test_a_crash_at_each_step_boundary_in_turn_loses_and_repeats_nothing(
    kafka: str, tmp_path: Path, figure: Figure, stage: str
) -> None:
    place = new_place(kafka)
    await make_topics(place)
    worker = Worker(place, tmp_path)
    codes = []
    async with running(worker):
        async with feeding(place, seed=17, rate=50) as feed:
            for point, count in SERIES[stage]:
                worker.start(DATELINE_TEST_FAILPOINT=f"{point}:{count}")
                codes.append(await worker.until_ended(60))
                await forget_members(place)
            since = time.monotonic()
            worker.start()
            await worker.until_ready()
            figure("a crash until ready, members forgotten", time.monotonic() - since, seed=17)
        await until_settled(place, 120)
        ended = await worker.ended()
        _, found = await all_faults(place, feed.fates, [worker])

    assert codes == [CRASHED] * len(SERIES[stage])
    assert (ended, found) == (0, [])


@pytest.mark.long
@pytest.mark.timeout(90)
@pytest.mark.parametrize(("point", "count"), POINTS)
async def test_a_crash_at_a_step_boundary_loses_and_repeats_nothing(
    kafka: str, tmp_path: Path, point: str, count: int
) -> None:
    place = new_place(kafka)
    await make_topics(place)
    worker = Worker(place, tmp_path)
    async with running(worker):
        async with feeding(place, seed=count) as feed:
            worker.start(DATELINE_TEST_FAILPOINT=f"{point}:{count}")
            crashed = await worker.until_ended()
            await forget_members(place)
            worker.start()
            await worker.until_ready()
        await until_settled(place)
        ended = await worker.ended()
        _, found = await all_faults(place, feed.fates, [worker])

    assert (crashed, ended) == (CRASHED, 0)
    assert found == []
