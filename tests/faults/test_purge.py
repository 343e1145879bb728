"""The read topic is purged behind JUDGE: what is left is enough, whoever starts on it."""

import asyncio
import time
from pathlib import Path

import pytest
from aiokafka import AIOKafkaConsumer, TopicPartition

from tests.support.checker import fate_faults
from tests.support.dispatches import dispatches
from tests.support.feed import running
from tests.support.topic_reader import look, until_settled
from tests.support.topics import Place, commits, make_topics, new_place, send
from tests.support.worker import Worker

pytestmark = [pytest.mark.real_kafka, pytest.mark.timeout(60)]
KEPT = 10


async def begin_of(place: Place) -> int:
    """Where the read topic begins."""
    here = TopicPartition(place.topic("read"), 0)
    client = AIOKafkaConsumer(bootstrap_servers=place.bootstrap, enable_auto_commit=False)
    await client.start()
    try:
        begins: dict[TopicPartition, int] = await client.beginning_offsets([here])
    finally:
        await client.stop()
    return begins[here]


async def until_purged(place: Place, seconds: float = 20) -> int:
    """Wait until something was deleted; return where the read topic begins."""
    deadline = time.monotonic() + seconds
    while not (begin := await begin_of(place)):
        assert time.monotonic() < deadline, "nothing was deleted"
        await asyncio.sleep(0.3)
    return begin


async def test_what_judge_has_passed_is_deleted_and_an_empty_state_starts_on_the_rest(
    kafka: str, tmp_path: Path
) -> None:
    place = new_place(kafka, inner_partitions=1)
    await make_topics(place)
    sent = list(dispatches(90))
    first, second = (
        Worker(place, tmp_path / name, DATELINE_READ_KEPT=str(KEPT)) for name in ("a", "b")
    )
    async with running(first, second):
        first.start()
        await send(place, sent[:60])
        await until_settled(place)
        begin = await until_purged(place)
        stood = (await commits(place, "judge"))[0][0]
        await first.ended()
        second.start()
        await send(place, sent[60:])
        await until_settled(place)
        code = await second.ended()
        seen = await look(place)

    assert 0 < begin <= stood - KEPT
    assert code == 0, second.tail()
    assert fate_faults(seen, {one.id: one.expected for one in sent}) == []
