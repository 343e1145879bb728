"""The wall clock jumps an hour under the service: nothing is lost, nothing waits (29)."""

from pathlib import Path

import pytest

from tests.support.clock import Clock
from tests.support.feed import all_faults, feeding, running
from tests.support.figures import Figure
from tests.support.topic_reader import until_articles, until_settled
from tests.support.topics import make_topics, new_place
from tests.support.worker import Worker

# A broker refuses records of a time more than an hour ahead of its own.
HOUR = 3590


@pytest.mark.long
@pytest.mark.real_kafka
@pytest.mark.timeout(240)
async def test_a_clock_that_jumps_an_hour_to_and_fro_loses_and_repeats_nothing(
    kafka: str, tmp_path: Path, figure: Figure
) -> None:
    place, clock = new_place(kafka), Clock(tmp_path)
    clock.make()
    await make_topics(place)
    worker = Worker(place, tmp_path / "a", **clock.env())
    async with running(worker):
        async with feeding(place, seed=29) as feed:
            worker.start()
            await worker.until_ready()
            await until_articles(place, 20)
            for seconds in (HOUR, 0, -HOUR, 0):
                clock.turn(seconds)
                again = await until_articles(place, 40)
                figure("40 articles after the clock jumped an hour", again, seed=29)
            live, _ = await worker.get("/livez")
        await until_settled(place)
        code = await worker.ended()
        _, found = await all_faults(place, feed.fates, [worker])

    assert (live, code, found) == (200, 0, [])
