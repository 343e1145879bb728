"""One row a story on both brokers; a story erased, and all that still holds its text named."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiokafka import TopicPartition
from aiokafka.admin import RecordsToDelete

from tests.support.checker import faults
from tests.support.dispatches import Sent, dispatches
from tests.support.feed import running
from tests.support.state_fold import state_faults
from tests.support.topic_reader import Row, look, read_rows, until_settled
from tests.support.topics import Place, administer, new_place, send
from tests.support.verbs import verb
from tests.support.worker import Worker

TEXTS = ("raw", "read", "articles", "duplicates", "rejected", "current")


async def said(place: Place, *arguments: str) -> str:
    code, out, problems = await verb(place, *arguments)
    assert code == 0, out + problems
    return out


def told(rows: dict[str, tuple[Row, ...]], name: str) -> dict[str, Any]:
    """The event in `articles` of the record with an id."""
    at = next((r.partition, r.offset) for r in rows["raw"] if r.headers["test-id"] == name)
    for row in rows["articles"]:
        place = [row.headers.get(f"dateline-source-{one}") for one in ("partition", "offset")]
        if place == list(map(str, at)):
            event: dict[str, Any] = json.loads(row.value)
            return event
    raise AssertionError(name)


def holders(
    rows: dict[str, tuple[Row, ...]], place: Place, *spoken: str
) -> set[tuple[str, int, int]]:
    """Every record with one of some words in it, found by looking at all of them."""
    return {
        (place.topic(part), row.partition, row.offset)
        for part in TEXTS
        for row in rows[part]
        if any(words.encode() in row.value for words in spoken)
    }


def listed(answer: dict[str, Any]) -> set[tuple[str, int, int]]:
    return {
        (one["topic"], one["partition"], offset)
        for one in answer["holds"]
        for offset in one["offsets"]
    }


async def deleted(place: Place, partitions: list[dict[str, Any]]) -> dict[str, tuple[Row, ...]]:
    """What is left when kafka-delete-records.sh has done what the answer says."""
    async with administer(place) as admin:
        for one in partitions:
            here = TopicPartition(one["topic"], one["partition"])
            await admin.delete_records({here: RecordsToDelete(before_offset=one["offset"])})
    return await read_rows(place, place.parts)


def of_one_agency(sent: list[Sent]) -> list[str]:
    """Two stories of one agency, the first of which has kin."""
    kin = {one.id.rpartition("-")[0] for one in sent if one.id.endswith(("-update", "-copy"))}
    kyodo = [one.id for one in sent if b"(Kyodo)" in (one.value or b"") and "-story" in one.id]
    first = next(one for one in kyodo if one.removesuffix("-story") in kin)
    return [first, next(one for one in kyodo if one != first)]


async def judged(place: Place, worker: Worker, sent: list[Sent]) -> dict[str, tuple[Row, ...]]:
    """Make the topics, start the service, let it come to the end of what is sent."""
    made = await said(place, "topics", "create", "--partitions", "2", "--replication", "1")
    assert f"{place.topic('current')}: created" in made
    assert "all 7 topics are as they should be" in made
    worker.start()
    await send(place, sent)
    await until_settled(place)
    return await read_rows(place, place.parts)


@pytest.mark.timeout(90)
async def test_rows_follow_an_operator_and_an_erased_story_is_named_wherever_it_stands(
    broker: str, tmp_path: Path
) -> None:
    place, sent = new_place(broker, current=True), list(dispatches(40))
    names, worker = of_one_agency(sent), Worker(place, tmp_path)
    spoken = [f"district {name.partition('-')[0]} " for name in names]
    async with running(worker):
        before = await judged(place, worker, sent)
        erased, merged = [told(before, name)["item"]["uri"] for name in names]
        await said(place, "merge", merged, erased, "--yes")
        answer = json.loads(
            await said(place, "withdraw", erased, "--erase", "--by", "counsel", "--yes", "--json")
        )
        await until_settled(place)
        await send(place, [one for one in sent if one.id[:5] == names[0][:5]])
        await until_settled(place)
        again = json.loads(await said(place, "withdraw", erased, "--erase", "--json"))
        audit = await verb(place, "audit")
        await worker.ended()
        seen = await look(place)

    rows, found = dict(seen.rows), [*faults(seen), *state_faults(seen, place, worker.state)]
    assert (found, audit[0]) == ([], 0), audit[1]
    assert (set(answer["names"]), again["stands"]) == ({erased, merged}, None)
    assert listed(answer) >= holders(before, place, *spoken)
    assert listed(again) >= holders(rows, place, *spoken) > holders(before, place, *spoken)
    last = {(row.key or b"").decode(): row.null for row in rows["current"]}
    assert (last[erased], last[merged], list(last.values()).count(False) > 10) == (
        True,
        True,
        True,
    )
    assert '"by": "counsel"' in worker.tail(1_000_000)
    left = await deleted(place, again["delete_records"]["partitions"])
    assert {topic for topic, *_ in holders(left, place, *spoken)} <= {place.topic("current")}


@pytest.mark.real_kafka
@pytest.mark.timeout(120)
async def test_a_version_that_is_another_story_becomes_one_and_its_kin_follow(
    kafka: str, tmp_path: Path
) -> None:
    place, sent = new_place(kafka, current=True), list(dispatches(30))
    # Not Yonhap's: those have a content id, and what that names one item is never two.
    story = next(one for one in sent if b"(Kyodo)" in (one.value or b""))
    body, lead = b'"body":"', b'"body":"(LEAD) '
    update = replace(story, id="00000-lead", value=(story.value or b"").replace(body, lead))
    worker = Worker(place, tmp_path)
    async with running(worker):
        before = await judged(place, worker, [*sent, update])
        old = told(before, update.id)["item"]["uri"]
        said_of = await said(place, "split", old, "--version", "2", "--why", "a mistake", "--yes")
        await until_settled(place)
        await send(place, [update])
        await until_settled(place)
        again, _, refused = await verb(place, "split", old, "--version", "9", "--dry-run")
        audit = await verb(place, "audit")
        await worker.ended()
        seen = await look(place)

    found = [*faults(seen), *state_faults(seen, place, worker.state)]
    assert (found, audit[0], again, await nothing_to_fill(place)) == ([], 0, 1, True), audit[1]
    assert "version 1 becomes current and is published again" in said_of
    assert f"{old} has no event of version 9" in refused
    first, restored = by_command(seen.rows["articles"])
    assert first["versioning"]["splitFrom"] == {"uri": old, "version": "2"}
    assert (restored["item"]["uri"], restored["item"]["version"]) == (old, "3")
    copies = [json.loads(row.value)["dedup"]["of"] for row in seen.rows["duplicates"]]
    assert (first["item"]["uri"], "1") in [(one["uri"], one["version"]) for one in copies]


async def nothing_to_fill(place: Place) -> bool:
    """Tell whether all rows are what the articles say, for who fills the topic."""
    return "0 rows are missing or outdated" in await said(place, "fill-current", "--yes")


def by_command(rows: tuple[Row, ...]) -> list[dict[str, Any]]:
    """What an operator's command told: what is new first."""
    told = [json.loads(row.value) for row in rows if "dateline-command-id" in row.headers]
    return sorted(told, key=lambda event: str(event["event"]["type"]))
