"""An hour of faults: three brokers, three replicas, a fault every half minute, then the checker.

    python -m tests.faults.soak --minutes 60 --seed 7 --rate 150
    python -m tests.faults.soak --minutes 35 --every 8 --only kill --rate 500   # many kills

Prints the seed, every fault with the seconds until articles came again, the resident memory of
each replica, what the independent checker found and what `dateline audit` says. Ends with 1 when
either found anything.
"""

import argparse
import asyncio
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

import orjson

from service.core.columns import HEAD
from tests.broker.test_audit import audited
from tests.support.checker import fate_faults, faults
from tests.support.feed import feeding, running
from tests.support.inner_topics import HASHES
from tests.support.kafka_cluster import KafkaCluster
from tests.support.proxy import Proxy
from tests.support.state_fold import state_faults
from tests.support.topic_reader import Row, look, until_articles, until_settled
from tests.support.topics import Place, make_topics, new_place
from tests.support.worker import Worker

Fault: TypeAlias = "Callable[[Stage], Awaitable[None]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the command line asks for: a fault every so many seconds, records a second."""

    minutes: float
    seed: int
    rate: int
    every: float
    only: str


@dataclass(slots=True, kw_only=True)
class Stage:
    """Everything a fault can be done to."""

    cluster: KafkaCluster
    proxies: tuple[Proxy, ...]
    place: Place
    workers: list[Worker]
    chance: random.Random
    faults: Sequence[Fault]
    every: float
    recovery: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    memory: dict[int, list[tuple[float, int]]] = field(default_factory=lambda: defaultdict(list))

    @property
    def worker(self) -> Worker:
        return self.chance.choice(self.workers)


async def kill_a_replica(stage: Stage) -> None:
    victim = stage.worker
    victim.kill()
    await asyncio.sleep(stage.chance.uniform(0, 3))
    victim.start()


async def kill_every_replica(stage: Stage) -> None:
    for worker in stage.workers:
        worker.kill()
    for worker in stage.workers:
        worker.start()


async def kill_a_replica_and_lose_its_state(stage: Stage) -> None:
    victim = stage.worker
    victim.kill()
    shutil.rmtree(victim.state, ignore_errors=True)
    victim.start()


async def stop_a_replica(stage: Stage) -> None:
    victim = stage.worker
    code = await victim.ended(40)
    if code != 0:
        message = f"a stopped replica ended with {code}\n{victim.tail()}"
        raise AssertionError(message)
    victim.start()


async def freeze_a_replica(stage: Stage) -> None:
    victim = stage.worker
    victim.freeze()
    await asyncio.sleep(stage.chance.uniform(2, 12))
    victim.thaw()


async def kill_a_broker(stage: Stage) -> None:
    broker = stage.chance.choice(stage.cluster.brokers)
    broker.process.kill()
    await asyncio.sleep(stage.chance.uniform(0, 5))
    await asyncio.to_thread(broker.start)


async def freeze_a_broker(stage: Stage) -> None:
    broker = stage.chance.choice(stage.cluster.brokers)
    broker.process.freeze()
    await asyncio.sleep(stage.chance.uniform(1, 8))
    broker.process.thaw()


async def cut_every_link(stage: Stage) -> None:
    for proxy in stage.proxies:
        proxy.reset()


async def slow_links(stage: Stage) -> None:
    for proxy in stage.proxies:
        proxy.weather.latency, proxy.weather.late_share = 0.1, 0.1
    await asyncio.sleep(8)
    for proxy in stage.proxies:
        proxy.weather.latency, proxy.weather.late_share = 0.0, 0.0


async def black_hole(stage: Stage) -> None:
    proxy = stage.chance.choice(stage.proxies)
    async with proxy.half_open():
        await asyncio.sleep(stage.chance.uniform(1, 12))


FAULTS: tuple[Fault, ...] = (
    kill_a_replica,
    kill_every_replica,
    kill_a_replica_and_lose_its_state,
    stop_a_replica,
    freeze_a_replica,
    kill_a_broker,
    freeze_a_broker,
    cut_every_link,
    slow_links,
    black_hole,
)


def trimmed(part: str, row: Row) -> Row:
    """Keep of a row what the checker looks at: a long run has more than fits into memory."""
    if part in ("raw", "rejected"):
        return replace(row, value=b"")
    if row.value.startswith(HEAD):
        told, end, rest = row.value.partition(b"\0")
        return replace(row, value=told + end + rest[:HASHES])
    if part in ("read", "verdicts"):
        fields = orjson.loads(row.value[2:])
        for bulky in ("event", "sentences", "sketch", "keys"):
            fields.pop(bulky, None)
        return replace(row, value=row.value[:2] + orjson.dumps(fields))
    event = orjson.loads(row.value)
    item = {name: event["item"][name] for name in ("uri", "version")}
    return replace(row, value=orjson.dumps({"event": event["event"], "item": item}))


async def play(stage: Stage, minutes: float) -> None:
    """One random fault after the other, each followed by proof that articles come again."""
    end = time.monotonic() + minutes * 60
    while (began := time.monotonic()) < end:
        fault = stage.chance.choice(stage.faults)
        await fault(stage)
        try:
            waited = await until_articles(stage.place, 10, 180)
        except AssertionError:
            print(fault.__name__, *(worker.tail() for worker in stage.workers), sep="\n\n")
            raise
        stage.recovery[fault.__name__].append(waited)
        for number, worker in enumerate(stage.workers):
            stage.memory[number].append((began, worker.resident_mib))
        print(f"{fault.__name__:36} articles again after {waited:5.1f} s", flush=True)
        await asyncio.sleep(max(0.0, began + stage.every - time.monotonic()))


async def soak(plan: Plan) -> list[str]:
    """Run it all and return what the checker found."""
    home = Path(tempfile.mkdtemp(prefix="dateline-soak-"))
    cluster = KafkaCluster(home / "kafka", nodes=3)
    async with AsyncExitStack() as stack:
        stack.callback(shutil.rmtree, home, ignore_errors=True)
        stack.callback(cluster.close)
        await asyncio.to_thread(cluster.format)
        await asyncio.to_thread(cluster.start)
        proxies = await stack.enter_async_context(cluster.proxies(plan.seed))
        place = new_place(cluster.bootstrap, partitions=6, inner_partitions=6)
        await make_topics(place, replication=3)
        through = replace(place, bootstrap=cluster.proxied)
        # Purged items could not be compared with their verdicts any more.
        kept = {"DATELINE_READ_KEPT": str(10**9)}
        workers = [Worker(through, home / name, **kept) for name in "abc"]
        chance = random.Random(plan.seed)
        stage = Stage(
            cluster=cluster,
            proxies=proxies,
            place=place,
            workers=workers,
            chance=chance,
            faults=[fault for fault in FAULTS if plan.only in fault.__name__],
            every=plan.every,
        )
        await stack.enter_async_context(running(*workers))
        for worker in workers:
            worker.start()
        for worker in workers:
            await worker.until_ready(90)
        async with feeding(place, seed=plan.seed, rate=plan.rate) as feed:
            await play(stage, plan.minutes)
        await until_settled(place, 300 + 30 * plan.minutes)
        return await checked(stage, feed.fates)


async def checked(stage: Stage, fates: Mapping[str, str]) -> list[str]:
    """What the end of the replicas, the audit and the checker have to say against the stream."""
    codes = [await worker.ended(60) for worker in stage.workers]
    code, said = await audited(stage.place, seconds=3600)
    seen = await look(stage.place, 3600, trimmed)
    print("audit:", said["outcomes"])
    report(stage, {part: len(rows) for part, rows in seen.rows.items()})
    return [
        *(f"exit status {code}" for code in codes if code),
        *([f"audit: exit status {code}, {said['findings']}"] if code else []),
        *faults(seen),
        *fate_faults(seen, fates),
        *state_faults(seen, stage.place, *(worker.state for worker in stage.workers)),
    ]


def report(stage: Stage, counts: dict[str, int]) -> None:
    """Print figures: recovery by fault, memory over time, records by topic."""
    print("\nrecovery, seconds until articles came again      times  median  worst")
    for name, seconds in sorted(stage.recovery.items()):
        middle = statistics.median(seconds)
        print(f"{name:48} {len(seconds):5} {middle:7.1f} {max(seconds):6.1f}")
    for number, samples in stage.memory.items():
        sizes = [size for _, size in samples]
        print(
            f"replica {number}: resident MiB first {sizes[0]}, last {sizes[-1]}, most {max(sizes)}"
        )
    print("records:", ", ".join(f"{part} {count:,}" for part, count in counts.items()))


def main() -> int:
    """Read the command line, run, print and return the exit status."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=60)
    options.add_argument("--seed", type=int, default=random.randrange(10**6))
    options.add_argument("--rate", type=int, default=150, help="raw records a second")
    options.add_argument("--every", type=float, default=30, help="seconds from fault to fault")
    options.add_argument("--only", default="", help="faults with this in their name")
    plan = Plan(**vars(options.parse_args()))
    print(plan, flush=True)
    found = asyncio.run(soak(plan))
    print("\n".join(found) or "the checker found nothing")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
