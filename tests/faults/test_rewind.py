"""READ's position moved by hand: read again (31), a raw topic made anew (18), retention (19)."""

from collections.abc import Mapping
from pathlib import Path

import orjson
import pytest
from aiokafka import AIOKafkaConsumer, TopicPartition

from tests.support.checker import fate_faults, faults
from tests.support.dispatches import Expected, dispatches
from tests.support.feed import running
from tests.support.state_fold import state_faults
from tests.support.topic_reader import look, read_rows, until_settled
from tests.support.topics import Place, commits, cut, make_topics, new_place, remake, send
from tests.support.verbs import verb
from tests.support.worker import Worker

pytestmark = [pytest.mark.real_kafka, pytest.mark.timeout(90)]


async def rewound(place: Place, *options: str) -> str:
    """Move READ to the beginning; return what was printed."""
    code, out, problems = await verb(place, *(options or ("rewind", "--earliest", "--yes")))
    assert code == 0, out + problems
    return out


def read_outcomes(metrics: str) -> Mapping[str, float]:
    """What the metrics page counts of JUDGE."""
    stem = 'dateline_records_total{outcome="'
    lines = [one for one in metrics.splitlines() if one.startswith(stem) and '"judge"' in one]
    return {one[len(stem) :].partition('"')[0]: float(one.rpartition(" ")[2]) for one in lines}


@pytest.mark.parametrize(
    "count", [60, pytest.param(10_000, marks=[pytest.mark.long, pytest.mark.timeout(900)])]
)
async def test_what_is_read_again_is_redelivered_and_published_once(
    kafka: str, tmp_path: Path, count: int
) -> None:
    place = new_place(kafka)
    sent = list(dispatches(count))
    worker = Worker(place, tmp_path)
    await make_topics(place)
    async with running(worker):
        worker.start()
        await send(place, sent)
        await until_settled(place, 60 + count / 30)
        await worker.ended()
        await check_moves(place, count)
        worker.start()
        await until_settled(place, 60 + count / 30)
        _, metrics = await worker.get("/metrics")
        code = await worker.ended()
        seen = await look(place)

    readable = sum(one.expected is not Expected.REJECTED for one in sent)
    letters = seen.rows["rejected"]
    found = [*faults(seen, rewound=True), *state_faults(seen, place, worker.state)]
    assert (code, found) == (0, [])
    assert read_outcomes(metrics)["redelivered"] == readable
    assert len(letters) == 2 * len({row.headers["dlq.id"] for row in letters})
    assert len(letters) == 2 * (count - readable)


async def check_moves(place: Place, count: int) -> None:
    """A dry run moves nothing, a run everything."""
    shown = await rewound(place, "rewind", "--earliest", "--dry-run")
    unmoved = await commits(place, "read")
    await rewound(place)
    moved = await commits(place, "read")

    assert "dry run: nothing was written" in shown
    assert sum(offset for offset, _ in unmoved.values()) == count
    assert {offset for offset, _ in moved.values()} == {0}
    assert {orjson.loads(beside)["by"] for _, beside in moved.values()} == {"operator"}


async def test_nobody_is_moved_who_still_reads(kafka: str, tmp_path: Path) -> None:
    place = new_place(kafka, partitions=1)
    await make_topics(place)
    worker = Worker(place, tmp_path)
    async with running(worker):
        worker.start()
        await worker.until_ready()
        before = await commits(place, "read")
        code, _, said = await verb(place, "new-incarnation", "--yes")
        after = await commits(place, "read")

    assert (code, "stop every READ first" in said) == (2, True)
    assert after == before


async def test_a_raw_topic_made_again_is_read_from_its_beginning_as_a_new_incarnation(
    kafka: str, tmp_path: Path
) -> None:
    place = new_place(kafka, partitions=1)
    await make_topics(place)
    old, new = list(dispatches(24)), list(dispatches(24, seed=2))
    worker = Worker(place, tmp_path)
    async with running(worker):
        worker.start()
        await send(place, old)
        await until_settled(place)
        await worker.ended()
        await remake(place, "raw")
        await send(place, [*new, *old])
        await rewound(place, "new-incarnation", "--yes")
        worker.start()
        await until_settled(place)
        code = await worker.ended()
        audited, report, _ = await verb(place, "audit")
        rows = await read_rows(place, ["read", "articles", "duplicates", "rejected"])

    incarnations = [row.headers["dateline-source-incarnation"] for row in rows["read"]]
    stories = sum(one.expected is Expected.ACCEPTED for one in (*old, *new))
    assert code == 0, worker.tail()
    assert (incarnations.count("0"), incarnations.count("1")) == (
        sum(one.expected is not Expected.REJECTED for one in old),
        sum(one.expected is not Expected.REJECTED for one in (*old, *new)),
    )
    assert audited == 0, report
    assert len(rows["articles"]) == stories
    ids = [row.headers["ce_id"] for part in ("articles", "duplicates") for row in rows[part]]
    assert len(set(ids)) == len(ids)


@pytest.mark.long
async def test_an_offset_set_by_another_tool_stops_it_until_a_rewind(
    kafka: str, tmp_path: Path
) -> None:
    place = new_place(kafka, partitions=1)
    await make_topics(place)
    sent = list(dispatches(40))
    worker = Worker(place, tmp_path)
    async with running(worker):
        worker.start()
        await send(place, sent)
        await until_settled(place)
        await worker.ended()
        await set_by_hand(place, 10)
        worker.start()
        code = await worker.until_ended()
        said = worker.tail(800)
        await rewound(place, "rewind", "--partition", "0", "--to-offset", "10", "--yes")
        worker.start()
        await until_settled(place)
        again = await worker.ended()
        seen = await look(place)

    assert code == 2
    assert f"{place.topic('raw')}/0 offset 10" in said
    assert "dateline rewind" in said
    assert (again, faults(seen, rewound=True)) == (0, [])


async def set_by_hand(place: Place, offset: int) -> None:
    """Commit an offset as a tool does that knows nothing of the service."""
    client = AIOKafkaConsumer(
        bootstrap_servers=place.bootstrap, group_id=place.group, enable_auto_commit=False
    )
    await client.start()
    here = TopicPartition(place.topic("raw"), 0)
    client.assign([here])
    await client.commit({here: offset})
    await client.stop()


async def test_retention_that_overtook_the_group_ends_it_with_2_and_is_passed_by_a_rewind(
    kafka: str, tmp_path: Path
) -> None:
    place = new_place(kafka, partitions=1)
    await make_topics(place)
    sent = list(dispatches(80))
    worker = Worker(place, tmp_path)
    async with running(worker):
        worker.start()
        await send(place, sent[:40])
        await until_settled(place)
        before = await worker.ended()
        await send(place, sent[40:])
        await cut(place, "raw", before=60)
        worker.start()
        code = await worker.until_ended()
        said = worker.tail(800)
        await rewound(place)
        worker.start()
        await until_settled(place)
        again = await worker.ended()
        seen = await look(place)

    left = {one.id: one.expected for one in sent[60:]}
    assert (before, code, again) == (0, 2, 0)
    assert place.topic("raw") in said
    assert "retention took 20 offsets" in said
    assert fate_faults(seen, left) == []
