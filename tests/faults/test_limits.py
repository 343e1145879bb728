"""Limits that an operator lowers under a running service: asked for again, once, and obeyed."""

import random
from pathlib import Path

import orjson
import pytest
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType

from tests.support.dispatches import Expected, Sent, dispatches
from tests.support.feed import all_faults, running
from tests.support.topic_reader import read_rows, until_settled
from tests.support.topics import Place, administer, make_topics, new_place, send
from tests.support.worker import Worker

pytestmark = [pytest.mark.real_kafka, pytest.mark.timeout(120)]
SMALL = 60_000


async def shrink(place: Place, part: str) -> None:
    """Lower a topic's limit, as an operator does."""
    limit = {"max.message.bytes": str(SMALL)}
    topic = ConfigResource(ConfigResourceType.TOPIC, place.topic(part), configs=limit)
    async with administer(place) as admin:
        answers = await admin.alter_configs([topic])
    assert [resource[0] for answer in answers for resource in answer.resources] == [0]


def incompressible(name: str) -> Sent:
    """A dispatch that stays larger than the lowered limit however it is packed."""
    chance = random.Random(7)
    words = " ".join(f"{chance.getrandbits(64):016x}" for _ in range(9_000))
    body = (
        f"MOKPO, South Korea, March 14 (Yonhap) -- The ferry log of {name} reads {words}.\n(END)\n"
    )
    return Sent(
        id=name,
        expected=Expected.REJECTED,
        value=orjson.dumps({"body": body}),
        key=name.encode(),
        headers=(("content-type", b"application/json"),),
    )


@pytest.mark.parametrize(("part", "stage"), [("read", "read"), ("articles", "judge")])
async def test_what_a_lowered_limit_refuses_is_set_aside_after_one_recycle(
    kafka: str, tmp_path: Path, part: str, stage: str
) -> None:
    place = new_place(kafka, partitions=1, inner_partitions=1)
    await make_topics(place)
    before, after = list(dispatches(20)), list(dispatches(40))[20:]
    sent = [*before, incompressible("large"), *after]
    worker = Worker(place, tmp_path)
    async with running(worker):
        worker.start()
        await send(place, before)
        await until_settled(place)
        await shrink(place, part)
        await send(place, sent[len(before) :])
        await until_settled(place)
        _, metrics = await worker.get("/metrics")
        code = await worker.ended()
        _, found = await all_faults(place, {one.id: one.expected for one in sent}, [worker])
        letters = (await read_rows(place, ["rejected"]))["rejected"]

    recycles = f'dateline_producer_recycles_total{{reason="too_large",stage="{stage}"}}'
    assert (code, found) == (0, []), worker.tail()
    assert f"{recycles} 1.0" in metrics.splitlines()
    assert sum(1 for row in letters if row.headers["dlq.reason"] == "too_large") == 1
