"""Records in, outcomes out, on Apache Kafka and on the broker inside the noida-db wheel."""

from pathlib import Path

import pytest

from tests.support.checker import fate_faults, faults
from tests.support.dispatches import dispatches
from tests.support.noida import noida
from tests.support.topic_reader import look, until_settled
from tests.support.topics import Place, make_topics, new_place, send
from tests.support.worker import Worker

COUNT = 400


async def run_once(place: Place, home: Path, *, count: int = COUNT) -> None:
    await make_topics(place)
    sent = list(dispatches(count))
    worker = Worker(place, home)
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


@pytest.mark.real_kafka
@pytest.mark.timeout(120)
async def test_every_record_comes_out_of_apache_kafka_with_its_fate(
    kafka: str, tmp_path: Path
) -> None:
    await run_once(new_place(kafka), tmp_path)


@pytest.mark.timeout(60)
async def test_every_record_comes_out_of_noida_with_its_fate(tmp_path: Path) -> None:
    with noida(tmp_path / "broker") as bootstrap:
        await run_once(new_place(bootstrap), tmp_path)
