"""kill -9 in mid-stream, again and again: one replica and three, with states lost and aged."""

import asyncio
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.feed import all_faults, feeding, running
from tests.support.figures import Figure
from tests.support.topic_reader import Row, Seen, until_articles, until_settled, watching
from tests.support.topics import forget_members, make_topics, new_place
from tests.support.worker import Worker

pytestmark = [pytest.mark.real_kafka, pytest.mark.timeout(300)]
SEED = 20240314


def delete(state: Path, _: Path) -> None:
    shutil.rmtree(state)


def keep(_: Path, __: Path) -> None:
    """Start on what the killed process left."""


def set_aside(state: Path, old: Path) -> None:
    shutil.copytree(state, old)


def put_back(state: Path, old: Path) -> None:
    shutil.rmtree(state)
    shutil.copytree(old, state)


def damage(state: Path, _: Path) -> None:
    for file in state.rglob("MANIFEST-*"):
        file.write_bytes(b"\x00" * 100)


def swap(state: Path, _: Path) -> None:
    first, second = sorted(state.glob("*/judge-*"))
    first.rename(first.with_name("aside"))
    second.rename(first)
    first.with_name("aside").rename(second)


BETWEEN: tuple[Callable[[Path, Path], None], ...] = (
    set_aside,
    keep,
    delete,
    put_back,
    swap,
    damage,
)


def held(watched: list[Row], seen: Seen) -> list[str]:
    """What a consumer was shown during the faults and is not there, in order, afterwards (V5)."""
    missing = []
    for partition in {row.partition for row in watched}:
        shown = [row.offset for row in watched if row.partition == partition]
        kept = [row.offset for row in seen.rows["articles"] if row.partition == partition]
        if shown != kept[: len(shown)]:
            missing.append(f"partition {partition}: shown {shown[-5:]}, kept {kept[-5:]}")
    return missing


async def test_one_replica_killed_in_mid_stream_loses_and_repeats_nothing(
    kafka: str, tmp_path: Path, figure: Figure
) -> None:
    place, chance = new_place(kafka), random.Random(SEED)
    await make_topics(place)
    worker = Worker(place, tmp_path / "a", DATELINE_SESSION_TIMEOUT="120s")
    async with running(worker), watching(place) as shown:
        async with feeding(place, seed=SEED) as feed:
            for between in BETWEEN:
                worker.start()
                await worker.until_ready()
                again = await until_articles(place, 60)
                figure("60 articles of a replica just started", again, seed=SEED)
                await asyncio.sleep(chance.uniform(0, 0.5))
                worker.kill()
                between(worker.state, tmp_path / "old")
                if between in (delete, put_back):
                    # Else the state says who was killed, and no session is waited for.
                    await forget_members(place)
        worker.start()
        await worker.until_ready()
        await until_settled(place)
        exit_code = await worker.ended()
        seen, found = await all_faults(place, feed.fates, [worker])

    assert found == []
    assert held(shown, seen) == []
    assert exit_code == 0


async def test_three_replicas_killed_in_turn_lose_and_repeat_nothing(
    kafka: str, tmp_path: Path, figure: Figure
) -> None:
    place = new_place(kafka, partitions=3, inner_partitions=3)
    chance = random.Random(SEED + 1)
    await make_topics(place)
    workers = [Worker(place, tmp_path / name, DATELINE_SESSION_TIMEOUT="3s") for name in "abc"]
    async with running(*workers), watching(place) as shown:
        async with feeding(place, seed=SEED + 1) as feed:
            for worker in workers:
                worker.start()
            await all_ready(workers)
            for victim in (*workers, chance.choice(workers)):
                await asyncio.sleep(chance.uniform(0.2, 1.0))
                victim.kill()
                await asyncio.sleep(chance.uniform(0, 0.5))
                # The group waits for the session of the dead, as it would in production.
                victim.start()
                since = time.monotonic()
                await all_ready(workers)
                again = time.monotonic() - since
                figure("one of three killed until all are ready", again, seed=SEED + 1)
        await until_settled(place)
        codes = [await worker.ended() for worker in workers]
        seen, found = await all_faults(place, feed.fates, workers)

    assert found == []
    assert held(shown, seen) == []
    assert codes == [0, 0, 0]


async def all_ready(workers: list[Worker]) -> None:
    for worker in workers:
        await worker.until_ready()
