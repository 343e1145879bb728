"""A crash at each step boundary of both stages: what is there afterwards is exactly once."""

from pathlib import Path

import pytest

from tests.support.checker import fate_faults, faults
from tests.support.dispatches import dispatches
from tests.support.state_fold import state_faults
from tests.support.topic_reader import look, until_settled
from tests.support.topics import forget_members, make_topics, new_place, send
from tests.support.worker import Worker

CRASHED = 137
COUNT = 120
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
POINTS = [
    f"{stage}.{step}"
    for stage in ("read", "judge")
    for step in STEPS
    if (stage, step) != ("read", "inside_apply")  # READ has nothing to apply
]


@pytest.mark.real_kafka
@pytest.mark.timeout(90)
@pytest.mark.parametrize("point", POINTS)
async def test_a_crash_at_a_step_boundary_loses_and_repeats_nothing(
    kafka: str, tmp_path: Path, point: str
) -> None:
    place = new_place(kafka)
    await make_topics(place)
    sent = list(dispatches(COUNT))
    await send(place, sent[: COUNT // 2])
    worker = Worker(place, tmp_path)
    # One crash with nothing behind it, one behind work that was settled after a crash.
    crashes = []
    try:
        for rest in (sent[COUNT // 2 :], []):
            worker.start(DATELINE_TEST_FAILPOINT=point)
            crashes.append(await worker.until_ended())
            await forget_members(place)
            await send(place, rest)
        worker.start()
        await worker.until_ready()
        await until_settled(place)
        exit_code = await worker.ended()
    finally:
        worker.kill()
    seen = await look(place)

    assert crashes == [CRASHED, CRASHED]
    assert exit_code == 0
    assert faults(seen) == []
    assert fate_faults(seen, {one.id: one.expected for one in sent}) == []
    assert state_faults(seen, place, worker.state) == []
