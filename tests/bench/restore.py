"""JUDGE that comes with an empty directory: how fast a real broker's verdict log fills its state.

The log is written as JUDGE writes it, in transactions of 500 dispatches of 4 KB and their trailer.
CPU is the process's own, user and system, from the first records on.
"""

import asyncio
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from aiokafka import AIOKafkaProducer

from service.core.internal import Trailer, encode_internal
from service.shell.state import MemoryState
from tests.bench.state import BATCH, Filling
from tests.bench.stream import Rate, cpu_of
from tests.support.kafka_cluster import KafkaCluster
from tests.support.topics import Place, make_topics, new_place
from tests.support.worker import Worker

COUNT = 200_000


async def write(place: Place, count: int) -> None:
    """Fill the verdict log; its trailers say that nothing of the read topic was passed."""
    trailer = Trailer(group=place.groups()["judge"], next_offset=0, partitions=1)
    filling = Filling(MemoryState())
    producer: Any = AIOKafkaProducer(
        bootstrap_servers=place.bootstrap,
        transactional_id=place.group,
        max_batch_size=1024 * 1024,
        compression_type="zstd",
    )
    await producer.start()
    for _ in range(0, count, BATCH):
        log: list[bytes] = []
        filling.fill(BATCH, log)
        async with producer.transaction():
            for value in (*log, encode_internal(trailer)):
                await producer.send(place.topic("verdicts"), value, partition=0)
    await producer.stop()


async def _restored(worker: Worker) -> int:
    return await worker.total("dateline_state_restored_records_total")


async def restore(place: Place, home: Path, count: int) -> Rate:
    """Start JUDGE and wait until its state holds so many."""
    worker = Worker(place, home, DATELINE_STAGES="judge", DATELINE_LOG_LEVEL="warning")
    worker.start()
    try:
        while (first := await _restored(worker)) == 0:
            await asyncio.sleep(0.02)
        wall, cpu = time.monotonic(), cpu_of(worker.pid)
        while (done := await _restored(worker)) < count:
            await asyncio.sleep(1.0)  # each look costs the worker a page of metrics
        return Rate(
            cpu_us=(cpu_of(worker.pid) - cpu) / (done - first) * 1e6,
            per_second=(done - first) / (time.monotonic() - wall),
        )
    finally:
        await worker.ended()


async def _measure(home: Path, count: int) -> None:
    cluster = KafkaCluster(home / "kafka")
    try:
        cluster.format()
        cluster.start()
        place = new_place(cluster.bootstrap, partitions=1, inner_partitions=1)
        await make_topics(place)
        await write(place, count)
        rate = await restore(place, home / "worker", count)
        print(
            f"restore, Kafka: {rate.per_second:7.0f} records a second; "
            f"{1e6 / rate.cpu_us:7.0f} a second of CPU",
            flush=True,
        )
    finally:
        cluster.close()


def run(count: int = COUNT) -> None:
    """Write a log, restore it and print how long that took."""
    with tempfile.TemporaryDirectory() as home:
        asyncio.run(_measure(Path(home), count))


if __name__ == "__main__":
    run(*map(int, sys.argv[1:]))
