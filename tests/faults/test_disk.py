"""Disks that are full, gone, read-only or somebody else's: ours and a broker's (16, 17, 30)."""

import asyncio
import os
import resource
import shutil
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import pytest

from tests.support.dispatches import dispatches
from tests.support.feed import all_faults, feeding, running
from tests.support.figures import Figure
from tests.support.kafka_cluster import Broker, KafkaCluster
from tests.support.topic_reader import until_articles, until_settled
from tests.support.topics import make_topics, new_place, send
from tests.support.worker import Worker

pytestmark = [pytest.mark.real_kafka, pytest.mark.timeout(240)]
UNLIMITED = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
MIB = 1024 * 1024


def no_more_writes(worker: Worker) -> None:
    """Let no file of the process grow, as on a full disk; its log may, a little."""
    most = worker.log.stat().st_size + 16 * 1024
    resource.prlimit(worker.pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


async def test_a_full_disk_stops_judging_and_nothing_is_lost_when_it_has_room_again(
    kafka: str, tmp_path: Path, figure: Figure
) -> None:
    place = new_place(kafka)
    await make_topics(place)
    worker = Worker(place, tmp_path)
    async with running(worker):
        async with feeding(place, seed=17) as feed:
            worker.start()
            await worker.until_ready()
            await until_articles(place, 60)
            no_more_writes(worker)
            words = await worker.until_unready()
            live, _ = await worker.get("/livez")
            resource.prlimit(worker.pid, resource.RLIMIT_FSIZE, UNLIMITED)
            again = await until_articles(place, 20)
            figure("articles after our disk was full", again, seed=17)
            await worker.until_ready()
        await until_settled(place)
        code = await worker.ended()
        _, found = await all_faults(place, feed.fates, [worker])

    assert live == 200
    assert "judge" in words
    assert (code, found) == (0, [])


async def test_a_state_deleted_under_the_running_service_is_filled_again(
    kafka: str, tmp_path: Path, figure: Figure
) -> None:
    place = new_place(kafka)
    await make_topics(place)
    worker = Worker(place, tmp_path)
    async with running(worker):
        async with feeding(place, seed=18) as feed:
            worker.start()
            await worker.until_ready()
            await until_articles(place, 60)
            shutil.rmtree(worker.state)
            again = await until_articles(place, 20)
            figure("articles after our state was deleted", again, seed=18)
        await until_settled(place)
        code = await worker.ended()
        worker.start()
        await worker.until_ready()
        codes = [code, await worker.ended()]
        _, found = await all_faults(place, feed.fates, [worker])

    assert (codes, found) == ([0, 0], [])


@contextmanager
def read_only(home: Path) -> Iterator[None]:
    """A directory that nobody can write to, not even root."""
    home.mkdir()
    if os.getuid():
        home.chmod(0o555)
    else:
        _mount(home, "ro")
    try:
        yield
    finally:
        if os.getuid():
            home.chmod(0o755)
        else:
            _unmount(home)


async def test_a_read_only_state_directory_is_named_and_ends_it_with_2(
    kafka: str, tmp_path: Path
) -> None:
    place = new_place(kafka)
    await make_topics(place)
    worker = Worker(place, tmp_path)
    with read_only(worker.state):
        async with running(worker):
            worker.start()
            code = await worker.until_ended()

    assert code == 2
    assert str(worker.state) in worker.tail(800)


async def test_two_replicas_on_one_state_directory_share_it_or_the_second_ends_with_2(
    kafka: str, tmp_path: Path
) -> None:
    place = new_place(kafka)
    await make_topics(place)
    first = Worker(place, tmp_path)
    second = Worker(place, tmp_path / "b", DATELINE_STATE=f"embedded:{first.state}")
    async with running(first, second):
        async with feeding(place, seed=30) as feed:
            first.start()
            await until_articles(place, 20)
            second.start()
            await until_joined(second)
            await until_articles(place, 40)
        await until_settled(place)
        codes = [await worker.ended() for worker in (first, second)]
        _, found = await all_faults(place, feed.fates, [first])

    taken = ["is in use" in worker.tail(800) for worker in (first, second)]
    assert codes == [2 if one else 0 for one in taken]
    assert not all(taken)
    assert found == []


async def until_joined(worker: Worker) -> None:
    """Wait until a replica runs what it was given, or has ended."""
    while worker.alive and (await worker.get("/readyz"))[0] != 200:
        await asyncio.sleep(0.1)


def _mount(home: Path, options: str) -> None:
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(home)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    if done.returncode:
        pytest.skip(f"no file system of a size of its own here: {done.stderr.strip()}")


def _unmount(home: Path) -> None:
    subprocess.run(["umount", "--lazy", str(home)], check=True)  # noqa: S603, S607 - our own


@contextmanager
def small_disk(home: Path, size: int) -> Iterator[None]:
    """A file system of so many bytes in a directory."""
    if os.getuid():
        pytest.skip("only root can make a file system of a size of its own")
    home.mkdir(parents=True)
    _mount(home, f"size={size}")
    try:
        yield
    finally:
        _unmount(home)


@asynccontextmanager
async def on_a_small_disk(home: Path) -> AsyncIterator[KafkaCluster]:
    """A broker whose disk a test can fill."""
    with small_disk(home, 256 * MIB):
        cluster = KafkaCluster(home)
        try:
            await asyncio.to_thread(cluster.format)
            await asyncio.to_thread(cluster.start)
            yield cluster
        finally:
            cluster.close()


@pytest.mark.long
async def test_a_broker_with_a_full_disk_is_waited_for(tmp_path: Path, figure: Figure) -> None:
    sent = list(dispatches(4000))
    async with on_a_small_disk(tmp_path / "kafka") as cluster:
        place = new_place(cluster.bootstrap)
        worker = Worker(place, tmp_path / "a")
        await make_topics(place)
        await send(place, sent)
        async with running(worker):
            worker.start()
            await until_articles(place, 20)
            live = await through_a_full_disk(cluster, worker)
            again = await until_articles(place, 20)
            figure("articles after a broker's disk was full", again, seed=1)
            await until_settled(place)
            code = await worker.ended()
        _, found = await all_faults(place, {one.id: one.expected for one in sent}, [worker])

    assert (live, code, found) == (200, 0, [])


async def through_a_full_disk(cluster: KafkaCluster, worker: Worker) -> int:
    """Fill the disk until the broker ends itself, and bring it back; say what /livez said."""
    (broker,) = cluster.brokers
    filler = fill(broker.home)
    await until_dead(broker)
    live, _ = await worker.get("/livez")
    filler.unlink()
    await asyncio.to_thread(cluster.start)
    return live


async def until_dead(broker: Broker) -> None:
    """Wait until a broker that cannot write has ended itself."""
    for _ in range(300):
        if not broker.process.alive:
            return
        await asyncio.sleep(0.1)
    message = f"it goes on\n{broker.process.tail()}"
    raise AssertionError(message)


def fill(home: Path) -> Path:
    """Take all the room that is left on a disk."""
    filler = home / "filler"
    with filler.open("wb") as file:
        try:
            while True:
                file.write(b"\x00" * MIB)
                file.flush()
        except OSError:
            return filler
