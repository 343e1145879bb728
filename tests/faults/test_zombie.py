"""A process frozen for too long, or with another's name: who owns what (3, 6, 7, 25)."""

import asyncio
from pathlib import Path

import pytest

from tests.support.dispatches import dispatches
from tests.support.feed import all_faults, feeding, running
from tests.support.figures import Figure
from tests.support.topic_reader import until_articles, until_settled
from tests.support.topics import make_topics, new_place, send
from tests.support.worker import Worker

pytestmark = [pytest.mark.real_kafka, pytest.mark.timeout(180)]
COUNT = 180
FENCED = ("dateline_producer_recycles_total", 'reason="fenced"')
SHORT = {"DATELINE_SESSION_TIMEOUT": "3s"}


@pytest.mark.parametrize(
    "point",
    [
        "judge.before_end",
        pytest.param("read.before_end", marks=pytest.mark.long),
        pytest.param("judge.after_begin", marks=pytest.mark.long),
    ],
)
async def test_a_zombie_in_the_middle_of_a_transaction_is_fenced(
    kafka: str, tmp_path: Path, point: str
) -> None:
    place = new_place(kafka)
    await make_topics(place)
    sent = list(dispatches(COUNT))
    zombie, heir = (Worker(place, tmp_path / name, **SHORT) for name in ("zombie", "heir"))
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
    assert "never retrieved" not in zombie.tail(20_000)


@pytest.mark.parametrize("stage", ["judge", pytest.param("read", marks=pytest.mark.long)])
async def test_a_member_that_learns_late_of_its_partitions_soon_leaves_them_to_their_owner(
    kafka: str, tmp_path: Path, figure: Figure, stage: str
) -> None:
    place = new_place(kafka)
    await make_topics(place)
    late, owner = (Worker(place, tmp_path / name, **SHORT) for name in ("late", "owner"))
    async with running(late, owner):
        async with feeding(place, seed=7) as feed:
            late.start(DATELINE_TEST_FAILPOINT=f"{stage}.assigned:1:stop")
            await late.until_frozen()
            owner.start()
            await owner.until_ready()
            await until_articles(place, 20)
            late.thaw()
            again = await until_articles(place, 60)
            figure("60 articles after a late assignment", again, seed=7)
            fenced = [await worker.total(*FENCED) for worker in (late, owner)]
        await until_settled(place)
        codes = [await late.ended(), await owner.ended()]
        _, found = await all_faults(place, feed.fates, [late, owner])

    figure("producers fenced after a late assignment", sum(fenced), "", seed=7)
    assert sum(fenced) <= 2 * place.partitions * 2  # once to and once fro for each partition
    assert (codes, found) == ([0, 0], [])


@pytest.mark.long
@pytest.mark.parametrize(("point", "seconds"), [("read.before_end", 12), ("judge.before_end", 17)])
async def test_a_transaction_that_times_out_in_hand_is_written_again(
    kafka: str, tmp_path: Path, figure: Figure, point: str, seconds: float
) -> None:
    place = new_place(kafka)
    await make_topics(place)
    worker = Worker(place, tmp_path)
    async with running(worker):
        async with feeding(place, seed=25) as feed:
            worker.start(DATELINE_TEST_FAILPOINT=f"{point}:3:stop")
            await worker.until_frozen()
            await asyncio.sleep(seconds)
            worker.thaw()
            again = await until_articles(place, 20)
            figure("articles after a transaction that timed out", again, seed=25)
        await until_settled(place)
        code = await worker.ended()
        _, found = await all_faults(place, feed.fates, [worker])

    assert (code, found) == (0, [])


async def until_fenced(zombie: Worker) -> None:
    for _ in range(200):
        if await zombie.total(*FENCED):
            return
        await asyncio.sleep(0.1)
    message = f"nobody fenced the zombie\n{zombie.tail()}"
    raise AssertionError(message)


@pytest.mark.long
async def test_two_members_with_one_instance_id_lose_and_repeat_nothing(
    kafka: str, tmp_path: Path, figure: Figure
) -> None:
    place = new_place(kafka)
    await make_topics(place)
    twins = [Worker(place, tmp_path / name, module="tests.support.instanced") for name in "ab"]
    one, other = twins
    async with running(*twins):
        async with feeding(place, seed=6) as feed:
            one.start()
            await until_articles(place, 30)
            other.start()
            figure("60 articles beside a twin", await until_articles(place, 60, 90), seed=6)
            await asyncio.sleep(15)
            figure(
                "assignments of a twin",
                times := await one.total("dateline_rebalances_total"),
                "",
                seed=6,
            )
            await one.ended()
            figure(
                "60 articles after the twin has gone", await until_articles(place, 60, 90), seed=6
            )
        await until_settled(place, 90)
        await other.ended()
        _, found = await all_faults(place, feed.fates, twins)

    assert found == []
    assert times > 6, "they never took the partitions from one another"
