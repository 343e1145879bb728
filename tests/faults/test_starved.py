"""Records that take the event loop for longer than a session: nobody may be stuck on them (4)."""

import asyncio
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.dispatches import Sent, dispatches
from tests.support.feed import all_faults, running
from tests.support.figures import Figure
from tests.support.topic_reader import until_settled
from tests.support.topics import make_topics, new_place, send
from tests.support.worker import Worker

pytestmark = [pytest.mark.real_kafka, pytest.mark.timeout(240)]
SHORT = {"DATELINE_SESSION_TIMEOUT": "2s"}


def with_slow(count: int, slow: int) -> list[Sent]:
    """Good records, `slow` of which take four seconds of processor time each."""
    sent = list(dispatches(count))
    step = count // slow
    for at in range(step // 2, count, step):
        sent[at] = replace(sent[at], headers=(*sent[at].headers, ("test-poison", b"slow")))
    return sent


async def longest_silence(worker: Worker) -> float:
    """Ask /livez until cancelled; the longest time nobody answered, in seconds."""
    longest, since = 0.0, time.monotonic()
    while True:
        status, _ = await worker.get("/livez")
        now = time.monotonic()
        longest = max(longest, now - since)
        if status == 200:
            since = now
        else:
            return await _until_live(worker, since)
        await asyncio.sleep(0.05)


async def _until_live(worker: Worker, since: float) -> float:
    while (await worker.get("/livez"))[0] != 200:
        assert worker.alive, worker.tail()
        await asyncio.sleep(0.05)
    return time.monotonic() - since


@pytest.mark.long
async def test_a_record_slower_than_the_session_is_committed_though_two_replicas_starve(
    kafka: str, tmp_path: Path, figure: Figure
) -> None:
    place = new_place(kafka, partitions=1)
    await make_topics(place)
    sent = with_slow(40, 1)
    workers = [Worker(place, tmp_path / name, **SHORT) for name in "ab"]
    async with running(*workers):
        for worker in workers:
            worker.start()
        for worker in workers:
            await worker.until_ready()
        probes = [asyncio.create_task(longest_silence(worker)) for worker in workers]
        since = time.monotonic()
        await send(place, sent)
        await until_settled(place, 90)
        figure("a record of 4 s CPU, session 2 s, two replicas", time.monotonic() - since)
        silent = [probe.result() for probe in probes if probe.done()]
        for probe in probes:
            probe.cancel()
        codes = [await worker.ended() for worker in workers]
        _, found = await all_faults(place, {one.id: one.expected for one in sent}, workers)

    assert max(silent) > 2  # who probes it hears nothing, and then 200 again
    assert (codes, found) == ([0, 0], [])


@pytest.mark.long
async def test_a_minute_of_starvation_costs_time_and_no_record(
    kafka: str, tmp_path: Path, figure: Figure
) -> None:
    place = new_place(kafka, partitions=2)
    await make_topics(place)
    sent = with_slow(60, 15)
    worker = Worker(place, tmp_path, **SHORT)
    async with running(worker):
        worker.start()
        await worker.until_ready()
        probe = asyncio.create_task(longest_silence(worker))
        await send(place, sent)
        since = time.monotonic()
        await until_settled(place, 140)
        figure("15 records of 4 s CPU each, session 2 s", time.monotonic() - since)
        live, _ = await worker.get("/livez")
        code = await worker.ended()
        _, found = await all_faults(place, {one.id: one.expected for one in sent}, [worker])

    assert await probe > 2
    assert (live, code, found) == (200, 0, [])
