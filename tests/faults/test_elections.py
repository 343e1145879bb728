"""Leaders that change again and again, and one chosen that lacks what was acknowledged (28)."""

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from aiokafka.admin import NewTopic
from aiokafka.protocol.admin import AlterPartitionReassignmentsRequest

from tests.support.dispatches import dispatches
from tests.support.feed import fed, running
from tests.support.figures import Figure
from tests.support.kafka_cluster import KafkaCluster
from tests.support.topic_reader import high_watermarks, until_articles, until_settled
from tests.support.topics import PARTS, Place, administer, ask, make_topics, new_place, send
from tests.support.worker import Worker

pytestmark = [pytest.mark.real_kafka, pytest.mark.long, pytest.mark.timeout(240)]


@pytest.fixture
def three_nodes(tmp_path: Path) -> Iterator[KafkaCluster]:
    with KafkaCluster(tmp_path / "three", nodes=3).running() as cluster:
        yield cluster


async def replicas(place: Place, nodes: Sequence[int]) -> None:
    """Put every partition onto these nodes: its leader moves when it is none of them."""
    topics: list[Any] = [
        (
            place.topic(part),
            [
                (number, list(nodes), {})
                for number in range(
                    place.inner_partitions if part in ("read", "verdicts") else place.partitions
                )
            ],
            {},
        )
        for part in PARTS
    ]
    answer = await ask(place, AlterPartitionReassignmentsRequest(10_000, topics, {}))
    assert answer.error_code == 0, answer


async def test_leaders_that_move_every_other_second_lose_and_repeat_nothing(
    three_nodes: KafkaCluster, tmp_path: Path, figure: Figure
) -> None:
    place = new_place(three_nodes.bootstrap)
    await make_topics(place, replication=3)
    worker = Worker(place, tmp_path / "a")
    async with fed(place, worker, 28, settle=120) as found:
        for _ in range(4):
            for pair in ((1, 2), (2, 3), (3, 1)):
                await replicas(place, pair)
                await asyncio.sleep(2)
        figure("articles after twelve moves of every leader", await until_articles(place, 20, 120))

    assert found == []


async def raw_on_two(place: Place) -> None:
    """Make the raw topic anew on nodes 1 and 2, where the one left behind may become leader."""
    topic = NewTopic(
        name=place.topic("raw"),
        num_partitions=-1,
        replication_factor=-1,
        replica_assignments={0: [1, 2]},
        topic_configs={"min.insync.replicas": "1", "unclean.leader.election.enable": "true"},
    )
    async with administer(place) as admin:
        await admin.delete_topics([place.topic("raw")])
        while (await admin.create_topics([topic])).topic_errors[0][1]:
            await asyncio.sleep(0.2)


async def test_acknowledged_records_lost_by_an_unclean_election_end_it_with_2_and_are_named(
    three_nodes: KafkaCluster, tmp_path: Path
) -> None:
    first, second, _ = three_nodes.brokers
    place = new_place(three_nodes.bootstrap, partitions=1, inner_partitions=1)
    await make_topics(place, replication=3)
    await raw_on_two(place)
    sent = list(dispatches(90))
    worker = Worker(place, tmp_path / "a")
    async with running(worker):
        await send(place, sent[:40])
        await asyncio.to_thread(second.process.stop, 30)
        await send(place, sent[40:])
        worker.start()
        await until_settled(place, 90)
        first.process.kill()
        await asyncio.to_thread(second.start)
        await until_cut(place, 40)
        code = await worker.until_ended(90)

    assert code == 2
    assert place.topic("raw") in worker.tail()


async def until_cut(place: Place, end: int) -> None:
    """Wait until the raw topic has lost what only its former leader had."""
    for _ in range(300):
        if end in (await high_watermarks(place, ["raw"])).values():
            return
        await asyncio.sleep(0.2)
    message = "no leader was elected"
    raise AssertionError(message)
