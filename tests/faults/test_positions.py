"""Positions that no longer fit their topic: topics made again or lost (18)."""

from pathlib import Path

import pytest

from tests.support.dispatches import dispatches
from tests.support.feed import running
from tests.support.topic_reader import read_rows, until_settled
from tests.support.topics import cut, make_topics, new_place, remake, send
from tests.support.worker import Worker

pytestmark = [pytest.mark.real_kafka, pytest.mark.timeout(60)]


@pytest.mark.parametrize(
    "running_on",
    # The client looks every 30 s, and a commit that is gone is asked for as long.
    [False, pytest.param(True, marks=[pytest.mark.long, pytest.mark.timeout(150)])],
    ids=["stopped", "at work"],
)
async def test_a_raw_topic_made_again_ends_it_with_2_and_never_silently(
    kafka: str, tmp_path: Path, *, running_on: bool
) -> None:
    place = new_place(kafka, partitions=1)
    await make_topics(place)
    old, new = list(dispatches(30)), list(dispatches(90, seed=2))
    worker = Worker(place, tmp_path)
    async with running(worker):
        worker.start()
        await send(place, old)
        await until_settled(place)
        if not running_on:
            await worker.ended()
        await remake(place, "raw")
        await send(place, new)
        if not running_on:
            worker.start()
        code = await worker.until_ended(100)
        read = await read_rows(place, ["read", "rejected"])

    assert code == 2, worker.tail()
    assert f"on {place.topic('raw')}" in worker.tail(800)
    assert "new-incarnation" in worker.tail(800)
    assert len(read["read"]) + len(read["rejected"]) == len(old)


@pytest.mark.parametrize("gone", ["whole", pytest.param("cut", marks=pytest.mark.long)])
async def test_a_verdict_log_that_was_lost_ends_it_with_2_and_is_no_first_start(
    kafka: str, tmp_path: Path, gone: str
) -> None:
    place = new_place(kafka, inner_partitions=1)
    await make_topics(place)
    worker = Worker(place, tmp_path)
    async with running(worker):
        worker.start()
        await send(place, list(dispatches(30)))
        await until_settled(place)
        await worker.ended()
        before = await read_rows(place, ["articles"])
        if gone == "whole":
            await remake(place, "verdicts")
        else:
            await cut(place, "verdicts")
        worker.start()
        code = await worker.until_ended()
        after = await read_rows(place, ["articles"])

    assert code == 2, worker.tail()
    assert f"has read {place.topic('read')}/0 up to" in worker.tail(800)
    assert after == before
