"""A crash at each step boundary of both stages: what is there afterwards is exactly once."""

from pathlib import Path

import pytest

from tests.support.feed import all_faults, feeding, running
from tests.support.topic_reader import until_settled
from tests.support.topics import forget_members, make_topics, new_place
from tests.support.worker import Worker

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
# One crash behind committed work for each; the first transaction of all is its own case.
POINTS = [
    (f"{stage}.{step}", 4)
    for stage in ("read", "judge")
    for step in STEPS
    if (stage, step) != ("read", "inside_apply")  # READ has nothing to apply
] + [("judge.before_end", 1), ("judge.after_end", 1)]


@pytest.mark.real_kafka
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
