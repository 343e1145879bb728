"""Topics that change: growth, limits, garbage (10, 22, 23, 28)."""

import asyncio
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pytest
from aiokafka.admin import NewPartitions

from tests.support.dispatches import Expected, Sent, dispatches
from tests.support.feed import all_faults, feeding, running
from tests.support.figures import Figure
from tests.support.kafka_cluster import KafkaCluster
from tests.support.topic_reader import read_rows, until_articles, until_settled
from tests.support.topics import administer, make_topics, new_place, send
from tests.support.worker import Worker

pytestmark = [pytest.mark.real_kafka, pytest.mark.timeout(120)]


async def test_partitions_added_to_raw_are_read_from_their_beginning(
    kafka: str, tmp_path: Path
) -> None:
    place = new_place(kafka, partitions=1)
    await make_topics(place)
    sent = list(dispatches(120))
    worker = Worker(place, tmp_path)
    async with running(worker):
        worker.start()
        await send(place, sent[:40])
        await until_settled(place)
        async with administer(place) as admin:
            outer = ("raw", "articles", "duplicates", "rejected")
            grown: dict[str, Any] = {place.topic(p): NewPartitions(total_count=3) for p in outer}
            await admin.create_partitions(grown)
        wider = replace(place, partitions=3)
        await send(wider, sent[40:])
        await worker.ended()
        worker.start()
        await until_settled(wider)
        code = await worker.ended()
        _, found = await all_faults(wider, {one.id: one.expected for one in sent}, [worker])

    assert (code, found) == (0, [])


async def test_partitions_added_to_the_read_topic_end_it_with_2_and_say_so(
    kafka: str, tmp_path: Path
) -> None:
    place = new_place(kafka)
    await make_topics(place)
    worker = Worker(place, tmp_path)
    async with running(worker):
        await send(place, list(dispatches(40)))
        worker.start()
        await until_settled(place)
        await worker.ended()
        async with administer(place) as admin:
            grown: dict[str, Any] = {place.topic("read"): NewPartitions(total_count=4)}
            await admin.create_partitions(grown)
        worker.start()
        code = await worker.until_ended()

    assert code == 2
    assert place.topic("read") in worker.tail(800)


def large(name: str, size: int) -> Sent:
    """A dispatch whose event takes more than `size` bytes."""
    line = "The harbour office repeated the notice on berths, tugs and pilots in full.\n"
    body = f"Notice {name}\nMOKPO, March 14 (Yonhap) -- {line * (size // len(line))}(END)\n"
    return Sent(
        id=name,
        expected=Expected.REJECTED,
        value=orjson.dumps({"body": body}),
        key=name.encode(),
        headers=(("content-type", b"application/json"),),
    )


async def test_what_fits_no_topic_becomes_a_pointer_and_the_stream_goes_on(
    kafka: str, tmp_path: Path
) -> None:
    place = new_place(kafka)
    await make_topics(place, limit=200_000)
    sent = list(dispatches(60))
    sent[10:10] = [large("large-a", 170_000), large("large-b", 400_000)]
    worker = Worker(place, tmp_path)
    async with running(worker):
        await send(place, sent)
        worker.start()
        await until_settled(place)
        code = await worker.ended()
        _, found = await all_faults(place, {one.id: one.expected for one in sent}, [worker])
        letters = (await read_rows(place, ["rejected"]))["rejected"]

    pointers = [row for row in letters if row.headers.get("dlq.pointer")]
    assert (code, found) == (0, [])
    assert {row.headers["test-id"] for row in pointers} == {"large-b"}
    assert all(len(row.headers["dlq.sha256"]) == 64 for row in pointers)


async def test_nothing_but_garbage_is_rejected_at_full_speed_and_stays_ready(
    kafka: str, tmp_path: Path, figure: Figure
) -> None:
    place = new_place(kafka)
    await make_topics(place)
    sent = [one for one in dispatches(14_000) if one.expected is Expected.REJECTED]
    worker = Worker(place, tmp_path)
    async with running(worker):
        await send(place, sent)
        worker.start()
        await worker.until_ready()
        since = time.monotonic()
        await until_settled(place, 60)
        figure("rejects a second, at least", len(sent) / (time.monotonic() - since), "")
        ready, _ = await worker.get("/readyz")
        memory = worker.resident_mib
        figure("resident memory after nothing but rejects", memory, "MiB")
        code = await worker.ended()
        _, found = await all_faults(place, {one.id: one.expected for one in sent}, [worker])

    assert (ready, code, found) == (200, 0, [])
    assert memory < 400


@pytest.mark.long
async def test_sigterm_before_brokers_that_say_nothing_ends_it_in_time(
    one_node: KafkaCluster, tmp_path: Path
) -> None:
    place = new_place(one_node.bootstrap)
    await make_topics(place)
    async with one_node.proxies() as (proxy,):
        worker = Worker(replace(place, bootstrap=one_node.proxied), tmp_path)
        async with running(worker), feeding(place, seed=10) as feed:
            worker.start()
            await worker.until_ready()
            await until_articles(place, 10)
            async with proxy.half_open():
                await asyncio.sleep(1)
                code = await worker.ended(25)
            worker.start()
            await worker.until_ready()
            await until_articles(place, 10)
        # The feed ended with its block; what it sent last is read by the next process.
        async with running(worker):
            worker.start()
            await until_settled(place)
            again = await worker.ended()
        _, found = await all_faults(place, feed.fates, [worker])

    assert code == 0, worker.tail()
    assert (again, found) == (0, [])
