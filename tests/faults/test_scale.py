"""More replicas, fewer, and one that comes and goes: what a rebalance costs (5)."""

import asyncio
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.support.feed import all_faults, feeding, running
from tests.support.figures import Figure
from tests.support.topic_reader import high_watermarks, until_articles, until_settled
from tests.support.topics import Place, commits, make_topics, new_place
from tests.support.worker import Worker

pytestmark = [pytest.mark.real_kafka, pytest.mark.long, pytest.mark.timeout(300)]
SEED = 20240512


async def waiting(place: Place) -> int:
    """How many records of the raw topic are not committed by READ."""
    ends = sum((await high_watermarks(place, ["raw"])).values())
    return ends - sum(offset for offset, _ in (await commits(place, "read")).values())


@asynccontextmanager
async def most_waiting(place: Place) -> AsyncIterator[list[int]]:
    """Look at the records waiting while the block lasts."""
    seen: list[int] = []

    async def watch() -> None:
        while True:
            seen.append(await waiting(place))
            await asyncio.sleep(0.2)

    task = asyncio.create_task(watch())
    try:
        yield seen
    finally:
        task.cancel()
        await asyncio.wait([task])


async def until_owned(workers: list[Worker], partitions: int, seconds: float = 60) -> float:
    """Wait until these replicas run all partitions of both stages; return how long it took."""
    since = time.monotonic()
    while time.monotonic() - since < seconds:
        ready = [(await worker.get("/readyz"))[0] for worker in workers]
        shares = [await worker.total("dateline_partitions_owned") for worker in workers]
        if sum(shares) == 2 * partitions and min(shares) > 0 and set(ready) == {200}:
            return time.monotonic() - since
        await asyncio.sleep(0.1)
    message = "\n".join(worker.tail(800) for worker in workers)
    raise AssertionError(message)


async def test_one_replica_three_and_one_again_under_load(
    kafka: str, tmp_path: Path, figure: Figure
) -> None:
    place = new_place(kafka, partitions=12, inner_partitions=12)
    await make_topics(place)
    first, *others = workers = [Worker(place, tmp_path / name) for name in "abc"]
    async with running(*workers):
        async with feeding(place, seed=SEED, rate=200) as feed, most_waiting(place) as seen:
            first.start()
            await until_owned([first], 12)
            await until_articles(place, 100)
            most = len(seen)
            for worker in others:
                worker.start()
            figure("1 → 3 replicas, 12 partitions", await until_owned(workers, 12), seed=SEED)
            figure("records waiting at 1 → 3, most", max(seen[most:]), "", seed=SEED)
            await until_articles(place, 100)
            most = len(seen)
            codes = await asyncio.gather(*(worker.ended() for worker in others))
            figure("3 → 1 replicas, 12 partitions", await until_owned([first], 12), seed=SEED)
            await until_articles(place, 100)
            figure("records waiting at 3 → 1, most", max(seen[most:]), "", seed=SEED)
        await until_settled(place)
        codes.append(await first.ended())
        _, found = await all_faults(place, feed.fates, workers)

    assert (codes, found) == ([0, 0, 0], [])


async def test_a_replica_that_comes_and_goes_every_two_seconds_stops_nobody(
    kafka: str, tmp_path: Path, figure: Figure
) -> None:
    place, chance = new_place(kafka, partitions=12, inner_partitions=12), random.Random(SEED)
    await make_topics(place)
    steady, flapping = (Worker(place, tmp_path / name) for name in "ab")
    async with running(steady, flapping):
        async with feeding(place, seed=SEED) as feed:
            steady.start()
            await until_owned([steady], 12)
            for _ in range(6):
                flapping.start()
                await asyncio.sleep(2)
                if chance.random() < 0.5:
                    flapping.kill()
                else:
                    await flapping.ended()
                again = await until_articles(place, 20, 60)
                figure("20 articles while a replica flaps", again, seed=SEED)
        await until_settled(place)
        code = await steady.ended()
        _, found = await all_faults(place, feed.fates, [steady, flapping])

    assert (code, found) == (0, [])
