"""`dateline replay` beside a running service: every letter once, then parked."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType

from tests.broker.test_audit import audited, command
from tests.support.dispatches import Expected, Sent, dispatches
from tests.support.feed import running
from tests.support.topic_reader import read_rows, until_settled
from tests.support.topics import Place, make_topics, new_place, send
from tests.support.worker import Worker

# Larger than a dead letter may be where letters are kept short: its letter is a pointer.
HUGE = Sent(
    id="huge",
    expected=Expected.REJECTED,
    value=b"{" * 60_000,
    key=b"huge",
    headers=(("content-type", b"application/json"),),
)


async def replayed(place: Place, *options: str) -> str:
    code, out, problems = await asyncio.to_thread(
        command, place, "replay", "--all", "--yes", "--parking", place.topic("parked"), *options
    )
    assert code == 0, out + problems
    await until_settled(place)
    return out


def sums(table: str) -> dict[str, int]:
    """The last row of the table, by the head of each column."""
    lines = table.splitlines()
    heads = [head.strip() for head in lines[0].split("  ") if head.strip()]
    last = next(line for line in lines if line.startswith("all "))
    return dict(zip(heads[1:], map(int, last.split()[1:]), strict=True))


async def prepare(place: Place, *, huge: bool) -> None:
    await make_topics(place)
    if huge:
        await keep_letters_short(place)


async def keep_letters_short(place: Place) -> None:
    admin: Any = AIOKafkaAdminClient(bootstrap_servers=place.bootstrap)
    await admin.start()
    name, configs = place.topic("rejected"), {"max.message.bytes": "40000"}
    await admin.alter_configs([ConfigResource(ConfigResourceType.TOPIC, name, configs)])
    await admin.close()


@pytest.mark.parametrize(
    ("broker", "huge"),
    [("noida", []), pytest.param("apache_kafka", [HUGE], marks=pytest.mark.real_kafka)],
    ids=["noida", "apache_kafka, one that is huge"],
    indirect=["broker"],
)
@pytest.mark.timeout(120)
async def test_letters_go_back_once_each(broker: str, tmp_path: Path, huge: list[Sent]) -> None:
    place = new_place(broker)
    await prepare(place, huge=bool(huge))
    worker = Worker(place, tmp_path / "a")
    sent = [*dispatches(40), *huge]
    refused = sum(one.expected is Expected.REJECTED for one in sent)
    async with running(worker):
        worker.start()
        await send(place, sent)
        await worker.until_ready()
        await until_settled(place)
        dry = await replayed(place, "--dry-run")
        before = await read_rows(place, ["raw"])
        tables = [await replayed(place) for _ in range(4)]
        rows = await read_rows(place, ["raw", "rejected"])
        code, report = await audited(place)
        await worker.ended()

    raw = [row for row in rows["raw"] if "dateline-replay-id" in row.headers]
    assert sums(dry) == {"letters": refused, "to raw": refused}
    assert len(before["raw"]) == len(sent)
    assert [sums(table) for table in tables] == [
        {"letters": refused, "to raw": refused},
        {"letters": 2 * refused, "to raw": refused, "done before": refused},
        {"letters": 3 * refused, "parked": refused, "done before": 2 * refused},
        {"letters": 3 * refused, "done before": 3 * refused},
    ]
    assert len({row.headers["dateline-replay-id"] for row in raw}) == len(raw) == 2 * refused
    assert [len(row.value) for row in raw if row.key == b"huge"] == 2 * len(huge) * [60_000]
    attempts = sorted(row.headers["dlq.attempt"] for row in rows["rejected"])
    assert attempts == sorted("123" * refused)
    assert (code, report["findings"]) == (0, [])
