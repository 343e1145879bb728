"""A process frozen past its session: another takes over, and the zombie is fenced."""

import asyncio
from pathlib import Path

import pytest

from tests.support.dispatches import dispatches
from tests.support.feed import all_faults, running
from tests.support.topic_reader import until_settled
from tests.support.topics import make_topics, new_place, send
from tests.support.worker import Worker

COUNT = 180


@pytest.mark.real_kafka
@pytest.mark.timeout(90)
@pytest.mark.parametrize("point", ["read.before_end", "judge.before_end", "judge.after_begin"])
async def test_a_zombie_in_the_middle_of_a_transaction_is_fenced(
    kafka: str, tmp_path: Path, point: str
) -> None:
    place = new_place(kafka)
    await make_topics(place)
    sent = list(dispatches(COUNT))
    zombie, heir = Worker(place, tmp_path / "zombie"), Worker(place, tmp_path / "heir")
    async with running(zombie, heir):
        await send(place, sent[: COUNT // 3])
        zombie.start(DATELINE_TEST_FAILPOINT=f"{point}:1:stop")
        await zombie.until_frozen()
        heir.start()
        await send(place, sent[COUNT // 3 : 2 * COUNT // 3])
        await heir.until_ready()
        await until_settled(place)
        zombie.thaw()
        await until_fenced(zombie)
        await send(place, sent[2 * COUNT // 3 :])
        await zombie.until_ready()
        await heir.until_ready()
        await until_settled(place)
        codes = [await zombie.ended(), await heir.ended()]
        _, found = await all_faults(place, {one.id: one.expected for one in sent}, [zombie, heir])

    assert found == []
    assert codes == [0, 0]


async def until_fenced(zombie: Worker) -> None:
    for _ in range(200):
        _, metrics = await zombie.get("/metrics")
        if 'reason="fenced"' in metrics:
            return
        await asyncio.sleep(0.1)
    message = f"nobody fenced the zombie\n{zombie.tail()}"
    raise AssertionError(message)
