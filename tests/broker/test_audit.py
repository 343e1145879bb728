"""`dateline audit` on a live service: never a false alarm, and a planted fault is found."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer

from tests.support.feed import Feed, feeding, running
from tests.support.topic_reader import read_rows, until_settled
from tests.support.topics import Place, make_topics, new_place
from tests.support.worker import Worker


def command(place: Place, *arguments: str, seconds: float = 60) -> tuple[int, str, str]:
    """Run a verb as an operator does; return exit status and what it printed."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("DATELINE_")}
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "service", *arguments],
        env=clean | place.env(),
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


async def audited(place: Place, *options: str, seconds: float = 60) -> tuple[int, Any]:
    """Audit in a process of its own; return exit status and report."""
    code, out, problems = await asyncio.to_thread(
        command, place, "audit", "--json", *options, seconds=seconds
    )
    assert code in (0, 1), problems
    return code, json.loads(out)


def counts(feed: Feed) -> dict[str, int]:
    fates = list(feed.fates.values())
    return {fate: fates.count(fate) for fate in ("accepted", "duplicate", "rejected")}


async def plant(place: Place, part: str) -> None:
    """Write the first record of a topic a second time."""
    row = (await read_rows(place, [part]))[part][0]
    producer: Any = AIOKafkaProducer(bootstrap_servers=place.bootstrap)
    await producer.start()
    await producer.send_and_wait(
        place.topic(part),
        value=row.value,
        key=row.key,
        headers=[(name, value.encode()) for name, value in row.headers.items()],
        partition=row.partition,
    )
    await producer.stop()


@pytest.mark.parametrize(
    ("broker", "times"),
    [("noida", 1), pytest.param("apache_kafka", 3, marks=pytest.mark.real_kafka)],
    ids=["noida", "apache_kafka"],
    indirect=["broker"],
)
@pytest.mark.timeout(120)
async def test_an_audit_is_right_about_a_service(broker: str, tmp_path: Path, times: int) -> None:
    place = new_place(broker)
    await make_topics(place)
    worker = Worker(place, tmp_path / "a")
    async with running(worker):
        worker.start()
        async with feeding(place, seed=5) as feed:
            await worker.until_ready()
            at_work = [await audited(place) for _ in range(times)]
        await until_settled(place)
        code, report = await audited(place)
        part, part_report = await audited(place, "--partition", "0", "--from", "2", "--to", "9")
        await worker.ended()
    await plant(place, "articles")
    planted, planted_report = await audited(place)

    assert [(code, one["findings"]) for code, one in at_work] == times * [(0, [])]
    assert (code, report["findings"]) == (0, [])
    assert {name: n for name, n in report["outcomes"].items() if n} == counts(feed)
    assert all(one["holds"] for one in report["identities"])
    assert (part, part_report["records"] + part_report["gaps"]) == (0, 8)
    assert planted == 1
    assert {one["kind"] for one in planted_report["findings"]} == {
        "repeated",
        "version_repeated",
        "event_id_repeated",
    }
