"""Throughput, CPU and latency on Apache Kafka: bare aiokafka copying bytes, then the service.

Both see the same 4 KB messages on the same broker in the same run. CPU is the process's own, user
and system. The passthrough is one transactional hop with `send_batch`; the service is both hops.
"""

import asyncio
import os
import resource
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import Any

import orjson
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from tests.bench.core_steps import dispatch_of
from tests.support.kafka_cluster import KafkaCluster
from tests.support.topics import Place, make_topics, new_place
from tests.support.worker import Worker

PARTITIONS = 2
_BATCH = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """CPU microseconds a message, and messages a second of wall time."""

    cpu_us: float
    per_second: float


def message(number: int) -> bytes:
    """A dispatch of about 4 KB that is like no other."""
    text = dispatch_of(4096).replace("Mokpo ferry line", f"Mokpo ferry line {number}")
    return orjson.dumps({"body": text, "source_id": str(number)})


async def fill(place: Place, count: int, per_second: float | None = None) -> None:
    """Send `count` messages round the raw partitions, at a pace if one is given."""
    producer: Any = AIOKafkaProducer(bootstrap_servers=place.bootstrap, linger_ms=5)
    await producer.start()
    started = time.monotonic()
    for number in range(count):
        await producer.send(place.topic("raw"), message(number), partition=number % PARTITIONS)
        if per_second:
            await asyncio.sleep(max(0.0, started + number / per_second - time.monotonic()))
    await producer.stop()


def _own_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def cpu_of(pid: int) -> float:
    """Return the seconds of CPU, user and system, that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def passthrough(place: Place, count: int) -> Rate:
    """Copy `count` raw records to `articles`, 500 a transaction, every future awaited."""
    consumer: Any = AIOKafkaConsumer(
        bootstrap_servers=place.bootstrap,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        isolation_level="read_committed",
        max_partition_fetch_bytes=4 * _BATCH,
    )
    producer: Any = AIOKafkaProducer(
        bootstrap_servers=place.bootstrap,
        transactional_id=f"{place.group}.bare",
        max_batch_size=_BATCH,
    )
    await consumer.start()
    await producer.start()
    consumer.assign([TopicPartition(place.topic("raw"), n) for n in range(PARTITIONS)])
    done, wall, cpu = 0, time.monotonic(), _own_cpu()
    while done < count:
        for tp, records in (await consumer.getmany(timeout_ms=500, max_records=1000)).items():
            done += await _copy(producer, place, tp, records)
    spent = Rate(
        cpu_us=(_own_cpu() - cpu) / count * 1e6, per_second=count / (time.monotonic() - wall)
    )
    await producer.stop()
    await consumer.stop()
    return spent


async def _copy(producer: Any, place: Place, tp: Any, records: list[Any]) -> int:
    async with producer.transaction():
        sent, batch = [], producer.create_batch()
        for record in records:
            args = {"key": record.key, "value": record.value, "timestamp": None, "headers": []}
            if batch.append(**args) is None:
                sent.append(await producer.send_batch(batch, place.topic("articles"), partition=0))
                batch = producer.create_batch()
                batch.append(**args)
        sent.append(await producer.send_batch(batch, place.topic("articles"), partition=0))
        await asyncio.gather(*sent)
        offsets = {tp: records[-1].offset + 1}
        await producer.send_offsets_to_transaction(offsets, f"{place.group}.bare")
    return len(records)


async def _done(worker: Worker) -> int:
    return await worker.total("dateline_records_total", '"judge"')


async def service(place: Place, home: Path, count: int) -> Rate:
    """Run the service over `count` raw records that wait for it."""
    worker = Worker(place, home, DATELINE_LOG_LEVEL="warning")
    worker.start()
    await worker.until_ready()
    while await _done(worker) == 0:
        await asyncio.sleep(0.02)
    pid = worker.pid
    wall, cpu, first = time.monotonic(), cpu_of(pid), await _done(worker)
    while (done := await _done(worker)) < count:
        await asyncio.sleep(1.0)  # each look costs the worker a page of metrics
    counted = done - first
    spent = Rate(
        cpu_us=(cpu_of(pid) - cpu) / counted * 1e6,
        per_second=counted / (time.monotonic() - wall),
    )
    await worker.ended()
    return spent


async def latency(place: Place, home: Path, per_second: float, seconds: float) -> list[float]:
    """Return seconds from raw timestamp to committed article, as a consumer sees it."""
    worker = Worker(place, home, DATELINE_LOG_LEVEL="warning")
    worker.start()
    await worker.until_ready()
    consumer: Any = AIOKafkaConsumer(
        bootstrap_servers=place.bootstrap,
        isolation_level="read_committed",
        auto_offset_reset="earliest",
        enable_auto_commit=False,
        fetch_max_wait_ms=20,
    )
    await consumer.start()
    consumer.assign([TopicPartition(place.topic("articles"), n) for n in range(PARTITIONS)])
    count = int(per_second * seconds)
    feeding = asyncio.create_task(fill(place, count, per_second))
    seen: list[float] = []
    while len(seen) < count * 0.95:
        for records in (await consumer.getmany(timeout_ms=200)).values():
            now = time.time() * 1000
            seen += [(now - _raw_ms(record)) / 1000 for record in records]
    await feeding
    await consumer.stop()
    await worker.ended()
    return seen


def _raw_ms(record: Any) -> float:
    return float(dict(record.headers)["dateline-source-timestamp"])


async def _measure(home: Path, count: int) -> None:
    cluster = KafkaCluster(home / "kafka")
    try:
        cluster.format()
        cluster.start()
        place = new_place(cluster.bootstrap, partitions=PARTITIONS, inner_partitions=PARTITIONS)
        await make_topics(place)
        await fill(place, count)
        bare = await passthrough(place, count)
        whole = await service(place, home / "worker", count)
        ratio = whole.cpu_us / bare.cpu_us
        print(f"passthrough: {bare.cpu_us:7.1f} µs CPU a message, {bare.per_second:7.0f} a second")
        print(
            f"service:     {whole.cpu_us:7.1f} µs CPU a message, {whole.per_second:7.0f} a second"
        )
        print(f"ratio:       {ratio:7.1f} (both hops, everything on)")
        other = new_place(cluster.bootstrap, partitions=PARTITIONS, inner_partitions=PARTITIONS)
        await make_topics(other)
        load = whole.per_second / 2
        found = quantiles(await latency(other, home / "other", load, 15), n=100)
        half, worst = found[49] * 1e3, found[98] * 1e3
        print(f"latency at {load:.0f} a second: p50 {half:.0f} ms, p99 {worst:.0f} ms")
    finally:
        cluster.close()


def run(count: int = 20_000) -> None:
    """Measure and print; `count` messages for the rates, 15 seconds for the latency."""
    with tempfile.TemporaryDirectory() as home:
        asyncio.run(_measure(Path(home), count))
