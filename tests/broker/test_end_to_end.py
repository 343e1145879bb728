"""Records in, outcomes out, on Apache Kafka and on the broker inside the noida-db wheel."""

from pathlib import Path

import pytest

from tests.support.checker import fate_faults, faults
from tests.support.dispatches import dispatches
from tests.support.topic_reader import look, until_settled
from tests.support.topics import make_topics, new_place, send
from tests.support.worker import Worker

COUNT = 400


@pytest.mark.timeout(120)
async def test_every_record_comes_out_with_its_fate(broker: str, tmp_path: Path) -> None:
    place = new_place(broker)
    await make_topics(place)
    sent = list(dispatches(COUNT))
    worker = Worker(place, tmp_path / "a")
    worker.start()
    try:
        await send(place, sent)
        await until_settled(place)
        _, metrics = await worker.get("/metrics")
        exit_code = await worker.ended()
    finally:
        worker.kill()
    seen = await look(place)

    assert faults(seen) == []
    assert fate_faults(seen, {one.id: one.expected for one in sent}) == []
    assert exit_code == 0
    unaccounted = [line for line in metrics.splitlines() if "unaccounted_records{" in line]
    assert unaccounted
    assert all(line.endswith(" 0.0") for line in unaccounted)
