"""An operator's word beside a service at work: done once, accounted for, kept by its kin."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.dispatches import Sent, dispatches
from tests.support.feed import all_faults, running
from tests.support.topic_reader import Row, read_rows, until_settled
from tests.support.topics import Place, make_topics, new_place, send
from tests.support.verbs import verb
from tests.support.worker import Worker

pytestmark = [pytest.mark.real_kafka, pytest.mark.timeout(90)]


def parts(sent: list[Sent]) -> tuple[list[Sent], list[Sent]]:
    """What tells a story first, and its kin."""
    kin = [one for one in sent if one.id.endswith(("-update", "-copy"))]
    return [one for one in sent if one not in kin], kin


async def events(place: Place) -> list[tuple[Row, Any]]:
    rows = await read_rows(place, ["articles", "duplicates"])
    return [(row, json.loads(row.value)) for part in rows.values() for row in part]


async def story_of(place: Place, name: str) -> str:
    """The uri of the story that a record told."""
    raw = (await read_rows(place, ["raw"]))["raw"]
    at = next((r.partition, r.offset) for r in raw if r.headers["test-id"] == name)
    for row, told in await events(place):
        source = (row.headers["dateline-source-partition"], row.headers["dateline-source-offset"])
        if tuple(map(int, source)) == at:
            return str(told["item"]["uri"])
    raise AssertionError(name)


async def said(place: Place, *arguments: str) -> str:
    code, out, problems = await verb(place, *arguments, "--yes")
    assert code == 0, out + problems
    return out


async def test_a_story_taken_down_stays_down_whatever_comes_of_it_later(
    kafka: str, tmp_path: Path
) -> None:
    place = new_place(kafka)
    await make_topics(place)
    sent = list(dispatches(50))
    stories, kin = parts(sent)
    updated = next(one.id for one in kin if one.id.endswith("-update"))
    worker = Worker(place, tmp_path)
    async with running(worker):
        worker.start()
        await send(place, stories)
        await until_settled(place)
        gone = await story_of(place, updated.replace("-update", "-story"))
        await said(place, "withdraw", gone, "--why", "a court's order")
        await until_settled(place)
        again = await verb(place, "withdraw", gone, "--yes")
        before = {row.headers["ce_id"] for row, _ in await events(place)}
        await send(place, kin)
        await until_settled(place)
        found = await end_and_check(place, worker, sent)

    told = await events(place)
    assert found == []
    assert (again[0], "is already withdrawn" in again[2]) == (1, True)
    assert f'"result": "withdraw {gone}' in worker.tail(100_000)
    check_told([one for row, one in told if "dateline-command-id" in row.headers], gone)
    check_later([one for row, one in told if row.headers["ce_id"] not in before], gone)


def check_told(commanded: list[Any], gone: str) -> None:
    (event,) = commanded
    assert (event["event"]["type"], event["item"]["uri"]) == ("article.withdrawn", gone)
    assert event["versioning"]["linkEvidence"] == [{"kind": "operator", "text": "a court's order"}]


def check_later(events: list[Any], gone: str) -> None:
    items = [event["item"] for event in events if event["item"]["uri"] == gone]
    assert [(item["version"], item["pubStatus"]) for item in items] == [("3", "canceled")]
    assert all("bodies" not in item for item in items)


async def test_two_stories_made_one_are_told_under_the_old_name_and_accounted_for(
    kafka: str, tmp_path: Path
) -> None:
    place = new_place(kafka)
    await make_topics(place)
    sent = list(dispatches(40))
    names = [
        one.id for one in sent if b"(Kyodo)" in (one.value or b"") and one.id.endswith("-story")
    ]
    worker = Worker(place, tmp_path)
    async with running(worker):
        worker.start()
        await send(place, sent)
        await until_settled(place)
        old, into = [await story_of(place, name) for name in names[:2]]
        count = len(await events(place))
        shown = await verb(place, "merge", old, into, "--dry-run")
        unchanged = len(await events(place))
        await said(place, "merge", old, into)
        await until_settled(place)
        found = await end_and_check(place, worker, sent)

    (linked,) = [e for row, e in await events(place) if "dateline-command-id" in row.headers]
    assert found == []
    assert (shown[0], "dry run" in shown[1], unchanged) == (0, True, count)
    assert (linked["event"]["type"], linked["item"]["uri"]) == ("article.linked", old)
    assert linked["versioning"]["mergedInto"] == into


async def end_and_check(place: Place, worker: Worker, sent: list[Sent]) -> list[str]:
    """End the service; return what the checker, the audit and its exit status have against it."""
    code = await worker.ended()
    _, found = await all_faults(place, {one.id: one.expected for one in sent}, [worker])
    audited, report, problems = await verb(place, "audit", "--json")
    wrong = json.loads(report)["findings"] if audited in (0, 1) else [problems]
    return [*found, *map(str, wrong), *([] if code == 0 else [f"exit status {code}"])]
