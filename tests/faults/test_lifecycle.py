"""How the service starts and ends: signals, brokers that are away, topics that are not there."""

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.support.dispatches import Sent, dispatches
from tests.support.feed import all_faults, feeding, running
from tests.support.kafka_cluster import KafkaCluster
from tests.support.topic_reader import until_articles, until_settled
from tests.support.topics import Place, make_topics, new_place, send
from tests.support.worker import Worker

pytestmark = [pytest.mark.real_kafka, pytest.mark.timeout(120)]


async def test_sigterm_in_mid_stream_drains_and_leaves_the_group(
    kafka: str, tmp_path: Path
) -> None:
    place = new_place(kafka)
    await make_topics(place)
    # Longer than any machine takes to start a process: what is waited for is one or the other.
    session = {"DATELINE_SESSION_TIMEOUT": "40s"}
    first, second = (Worker(place, tmp_path / name, **session) for name in "ab")
    async with running(first, second):
        async with feeding(place, seed=5) as feed:
            first.start()
            await until_articles(place, 40)
            code = await first.ended()
            since = time.monotonic()
            second.start()
            await second.until_ready()
            waited = time.monotonic() - since
        await until_settled(place)
        codes = [code, await second.ended()]
        _, found = await all_faults(place, feed.fates, [second])

    assert found == []
    assert codes == [0, 0]
    assert waited < 30  # nobody had to wait for the session of the one that left


async def test_sigint_ends_it_as_sigterm_does(kafka: str, tmp_path: Path) -> None:
    place = new_place(kafka)
    await make_topics(place)
    worker = Worker(place, tmp_path)
    async with running(worker):
        worker.start()
        await worker.until_ready()
        worker.signal(signal.SIGINT)

        assert await worker.until_ended() == 0


async def test_brokers_that_are_away_at_start_and_later_are_waited_for(tmp_path: Path) -> None:
    cluster = KafkaCluster(tmp_path / "kafka")
    place = new_place(cluster.bootstrap)
    worker = Worker(place, tmp_path / "a")
    sent = list(dispatches(150))
    await asyncio.to_thread(cluster.format)
    try:
        await asyncio.to_thread(cluster.start)
        await make_topics(place)
        await send(place, sent[:50])
        async with running(worker):
            probes = await away_at_start(cluster, worker)
            await until_settled(place)
            await back_after_a_while(cluster, place, sent[50:])
            async with away(cluster):
                code = await worker.ended(40)
        _, found = await all_faults(place, {one.id: one.expected for one in sent}, [worker])
    finally:
        cluster.close()

    assert (probes, found, code) == ((200, 503), [], 0), worker.tail()
    assert "never retrieved" not in worker.tail()


async def back_after_a_while(cluster: KafkaCluster, place: Place, records: Sequence[Sent]) -> None:
    """Send records and take the brokers away under the service."""
    await send(place, records)
    async with away(cluster):
        await asyncio.sleep(2)
    await until_settled(place)


@asynccontextmanager
async def away(cluster: KafkaCluster) -> AsyncIterator[None]:
    """kill -9 the brokers, do something without them, bring them back."""
    for broker in cluster.brokers:
        broker.process.kill()
    yield
    await asyncio.to_thread(cluster.start)


async def away_at_start(cluster: KafkaCluster, worker: Worker) -> tuple[int, int]:
    """Start the service before its brokers; return what the probes say meanwhile."""
    async with away(cluster):
        worker.start()
        live = await first_answer(worker)
        await asyncio.sleep(2)
        live = max(live, (await worker.get("/livez"))[0])
        ready, _ = await worker.get("/readyz")
    await worker.until_ready()
    return live, ready


async def first_answer(worker: Worker) -> int:
    """Wait for a process to open its port; return what /livez says."""
    for _ in range(200):
        status, _ = await worker.get("/livez")
        if status:
            return status
        await asyncio.sleep(0.1)
    message = f"nobody answers\n{worker.tail()}"
    raise AssertionError(message)


async def test_missing_topics_are_named_and_end_it_with_2(kafka: str, tmp_path: Path) -> None:
    place = new_place(kafka)
    worker = Worker(place, tmp_path)
    async with running(worker):
        worker.start()
        code = await worker.until_ended()

    assert code == 2
    assert place.topic("verdicts") in worker.tail()
    assert "DATELINE_TOPIC_VERDICTS" in worker.tail()


async def test_a_second_group_on_the_same_verdict_log_ends_with_2(
    kafka: str, tmp_path: Path
) -> None:
    place = new_place(kafka)
    await make_topics(place)
    await send(place, list(dispatches(40)))
    ours = Worker(place, tmp_path / "ours")
    foreign = Worker(place, tmp_path / "foreign", DATELINE_KAFKA_GROUP_ID=f"{place.group}-2")
    async with running(ours, foreign):
        ours.start()
        await until_settled(place)
        await ours.until_ready()
        foreign.start()
        code = await foreign.until_ended()

    assert code == 2
    assert place.group in foreign.tail()
