"""Three brokers that are killed, stopped, frozen and cut off under the service (8, 9, 11, 15)."""

import asyncio
import random
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.support.feed import fed
from tests.support.figures import Figure
from tests.support.kafka_cluster import Broker, KafkaCluster
from tests.support.topic_reader import until_articles, watching
from tests.support.topics import Place, make_topics, new_place
from tests.support.worker import Worker

pytestmark = [pytest.mark.real_kafka, pytest.mark.timeout(400)]
SEED = 20240808


@pytest.fixture(scope="module")
def three_nodes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KafkaCluster]:
    """Three nodes, three replicas, two of them in sync at least."""
    with KafkaCluster(tmp_path_factory.mktemp("three"), nodes=3).running() as cluster:
        yield cluster


@asynccontextmanager
async def streaming(
    cluster: KafkaCluster, home: Path, seed: int
) -> AsyncIterator[tuple[Place, Worker, list[str]]]:
    """Run the service under a steady feed and a reader; check everything at the end."""
    place = new_place(cluster.bootstrap)
    await make_topics(place, replication=3)
    worker = Worker(place, home)
    async with watching(place), fed(place, worker, seed, warm=20, settle=120) as found:
        yield place, worker, found


async def back(broker: Broker) -> None:
    await asyncio.to_thread(broker.start)


@pytest.mark.long
async def test_brokers_killed_and_stopped_in_turn_lose_and_repeat_nothing(
    three_nodes: KafkaCluster, tmp_path: Path, figure: Figure
) -> None:
    chance = random.Random(SEED)
    async with streaming(three_nodes, tmp_path, seed=8) as (place, _, found):
        for broker in three_nodes.brokers:
            broker.process.kill()
            await asyncio.sleep(chance.uniform(0.5, 2.0))
            await back(broker)
            again = await until_articles(place, 20, 120)
            figure("articles after kill -9 of a broker", again, seed=SEED)
        stopped = chance.choice(three_nodes.brokers)
        await asyncio.to_thread(stopped.process.stop, 30)
        again = await until_articles(place, 20, 120)
        figure("articles after a broker's clean stop", again, seed=SEED)
        await back(stopped)

    assert found == []


@pytest.mark.long
async def test_a_frozen_broker_costs_time_and_no_record(
    three_nodes: KafkaCluster, tmp_path: Path, figure: Figure
) -> None:
    async with streaming(three_nodes, tmp_path, seed=11) as (place, _, found):
        for broker in three_nodes.brokers:
            broker.process.freeze()
            await asyncio.sleep(5)
            broker.process.thaw()
            figure("articles after a broker frozen for 5 s", await until_articles(place, 20, 120))

    assert found == []


@pytest.mark.long
async def test_too_few_replicas_in_sync_are_waited_for(
    three_nodes: KafkaCluster, tmp_path: Path, figure: Figure
) -> None:
    async with streaming(three_nodes, tmp_path, seed=15) as (place, worker, found):
        gone = three_nodes.brokers[1:]
        for broker in gone:
            broker.process.kill()
        await asyncio.sleep(6)
        live, _ = await worker.get("/livez")
        for broker in gone:
            await asyncio.to_thread(broker.start, wait=False)
        for broker in gone:
            await asyncio.to_thread(broker.process.until_listening, broker.port, 60)
        again = await until_articles(place, 20, 90)
        figure("articles after too few replicas in sync", again)

    assert live == 200
    assert found == []
