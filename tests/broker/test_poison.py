"""Records that kill or hang the process, among good ones: each costs itself and nothing else."""

import asyncio
import json
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.broker.test_audit import audited
from tests.support.checker import fate_faults, faults
from tests.support.dispatches import Expected, Sent, dispatches
from tests.support.feed import running
from tests.support.topic_reader import look, read_rows
from tests.support.topics import Place, commits, forget_members, make_topics, new_place, send
from tests.support.worker import Worker

# How the process ends of each.
SEGFAULT, KILLED, GAVE_UP = -11, -9, 1


def mixed(*poisons: str) -> list[Sent]:
    """Good records with a poisonous one in every sixteen."""
    sent = list(dispatches(16 * len(poisons) + 16))
    for number, what in enumerate(poisons):
        at = 16 * number + 8
        sent[at:at] = [
            replace(
                sent[0],
                id=what,
                expected=Expected.REJECTED,
                key=what.encode(),
                headers=(("test-poison", what.encode()),),
            )
        ]
    return sent


async def until_done(place: Place, worker: Worker, seconds: float) -> list[int]:
    """Start the worker again whenever it has died, until READ is through; return how it died."""
    rows = (await read_rows(place, ["raw"]))["raw"]
    ends = {row.partition: row.offset + 1 for row in rows}
    deaths: list[int] = []
    deadline = time.monotonic() + seconds
    while True:
        assert time.monotonic() < deadline, f"{deaths}\n{worker.tail()}"
        at = {p: offset for p, (offset, _) in (await commits(place, "read")).items()}
        if all(at.get(p, 0) >= end for p, end in ends.items()):
            return deaths
        if worker.exit_code is not None:
            deaths.append(worker.exit_code)
            await forget_members(place)
            worker.start()
        await asyncio.sleep(0.2)


@pytest.mark.parametrize(
    ("broker", "poisons"),
    [
        ("noida", {"segfault": SEGFAULT, "loop": GAVE_UP}),
        pytest.param(
            "apache_kafka",
            {"memory": KILLED, "search": GAVE_UP},
            marks=pytest.mark.real_kafka,
        ),
    ],
    ids=["noida", "apache_kafka"],
    indirect=["broker"],
)
@pytest.mark.timeout(150)
async def test_a_poison_record_costs_itself_alone(
    broker: str, tmp_path: Path, poisons: dict[str, int]
) -> None:
    place = new_place(broker, partitions=1, inner_partitions=2)
    await make_topics(place)
    worker = Worker(place, tmp_path / "a", DATELINE_RECORD_TIMEOUT="2s")
    sent = mixed(*poisons)
    async with running(worker):
        await send(place, sent)
        worker.start()
        deaths = await until_done(place, worker, 100)
        await worker.until_ready()
        await asyncio.sleep(1)
        code = await worker.ended()
        seen = await look(place)
        audit, report = await audited(place)

    letters = [row for row in seen.rows["rejected"] if "test-poison" in row.headers]
    assert deaths == list(poisons.values())
    assert sorted(row.headers["test-poison"] for row in letters) == sorted(poisons)
    assert {row.headers["dlq.reason"] for row in letters} == {"crashed_parser"}
    assert all(row.value == sent[0].value for row in letters)
    assert faults(seen) == []
    assert fate_faults(seen, {one.id: one.expected for one in sent}) == []
    assert (audit, report["findings"]) == (0, [])
    assert code == 0
    said = [
        line for line in worker.log.read_text().splitlines() if "a former process died" in line
    ]
    assert len({(json.loads(line)["partition"], json.loads(line)["offset"]) for line in said}) == 2
