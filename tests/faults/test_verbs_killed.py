"""kill -9 in the middle of every verb that writes; said again, it ends what was begun (33)."""

import asyncio
import json
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.faults.test_runbook import family
from tests.support.checker import faults
from tests.support.dispatches import Expected, Sent, dispatches
from tests.support.feed import running
from tests.support.figures import Figure
from tests.support.process import Process
from tests.support.state_fold import state_faults
from tests.support.topic_reader import Row, Seen, look, read_rows, until_settled
from tests.support.topics import Place, make_topics, new_place, send
from tests.support.verbs import verb
from tests.support.worker import Worker

pytestmark = [pytest.mark.real_kafka, pytest.mark.long, pytest.mark.timeout(600)]
ROOT = Path(__file__).parents[2]
CRASHED, KILLED = 137, -9
CREATED = "article.created"
BETWEEN = ("verb.begun", "verb.sent", "verb.committed")
TWO_BATCHES = (*BETWEEN, "verb.begun:2", "verb.sent:2", "verb.committed:2")
SEED = 20240314


class Operator:
    """Says verbs and is killed in the middle of them."""

    def __init__(self, place: Place, home: Path) -> None:
        self._place = place
        self._log = home / "verbs.log"
        self._chance = random.Random(SEED)
        self.kills: Counter[str] = Counter()

    async def killed(self, said: Sequence[str], points: Sequence[str], at_random: int = 2) -> None:
        """Say it, and die at each point in turn, then some times wherever it may be."""
        for point in points:
            code = await self._ended(self._started(said, DATELINE_TEST_FAILPOINT=point))
            assert code == CRASHED, (said, point, code, self._log.read_text()[-2000:])
            self.kills[said[0]] += 1
        for _ in range(at_random):
            child = self._started(said)
            await asyncio.sleep(self._chance.uniform(0.5, 2.5))
            child.kill()
            self.kills[said[0]] += child.exit_code == KILLED

    async def again(self, said: Sequence[str], *, refused: str = "") -> str:
        """Say it to its end; `refused` is what may be answered when it was done before."""
        code, out, problems = await verb(self._place, *said)
        assert code == 0 or (refused and refused in problems + out), (said, code, out, problems)
        return out

    def _started(self, said: Sequence[str], **env: str) -> Process:
        clean = {k: v for k, v in os.environ.items() if not k.startswith("DATELINE_")}
        ours = {"PYTHONPATH": str(ROOT), "DATELINE_TEST_HOOKS": "1"}
        command = [sys.executable, "-m", "service", *said]
        child = Process(command, self._log, clean | self._place.env() | ours)
        child.start(**env)
        return child

    async def _ended(self, child: Process) -> int:
        deadline = time.monotonic() + 60
        while (code := child.exit_code) is None:
            if time.monotonic() > deadline:
                child.kill()
            await asyncio.sleep(0.05)
        return code


def archive(home: Path) -> tuple[Path, list[Sent]]:
    """JSON lines of a scraper, and what it would have sent that nobody can read."""
    sent = list(dispatches(800, seed=7))
    good = [one for one in sent if one.expected is not Expected.REJECTED]
    lines = home / "crawl.jsonl"
    lines.write_bytes(b"\n".join(one.value or b"" for one in (*good, *family())) + b"\n")
    return lines, [one for one in sent if one.expected is Expected.REJECTED]


def told(rows: Sequence[Row]) -> list[Any]:
    return [json.loads(row.value) for row in rows]


async def stories(place: Place) -> tuple[str, list[str]]:
    """The story that has a version to split off, and others of one agency without content id."""
    rows = (await read_rows(place, ["articles"]))["articles"]
    kyodo = [one for one in told(rows) if one["wire"]["agency"] == "kyodo"]
    (kiln,) = {one["item"]["uri"] for one in kyodo if "Kiln of Jinju" in json.dumps(one)}
    rest = dict.fromkeys(one["item"]["uri"] for one in kyodo if one["item"]["uri"] != kiln)
    return kiln, list(rest)


async def sent_and_read(operator: Operator, place: Place, home: Path, worker: Worker) -> None:
    lines, garbage = archive(home)
    sending = ("send", str(lines))
    await operator.killed(sending, ("verb.sent:1", "verb.sent:3"), at_random=3)
    await operator.again(sending)
    await send(place, garbage)
    worker.start()
    await until_settled(place, 120)
    assert await worker.ended() == 0


async def said_of_stories(operator: Operator, place: Place, worker: Worker) -> None:
    """Commands, each killed at every step and then anywhere, while JUDGE is at work."""
    kiln, (one, into, gone, *more) = await stories(place)
    worker.start()
    await worker.until_ready()
    for said, done in (
        (("merge", one, into, "--yes"), "was merged into"),
        (("withdraw", gone, "--erase", "--yes"), "already"),
        (("split", kiln, "--version", "2", "--yes"), "already so"),
    ):
        await operator.killed(said, BETWEEN, at_random=0)
        await operator.again(said, refused=done)
        await until_settled(place)
    for uri in more[:4]:
        await operator.killed(("withdraw", uri, "--yes"), (), at_random=2)
        await operator.again(("withdraw", uri, "--yes"), refused="already")
    await until_settled(place)
    assert await worker.ended() == 0


def check_told(seen: Seen) -> None:
    """Each command was obeyed once, and no bytes are two stories."""
    events = told(seen.rows["articles"])
    said = [e for e, r in zip(events, seen.rows["articles"], strict=True) if _commanded(r)]
    kinds = Counter(one["event"]["type"] for one in said)
    parted = sum("splitFrom" in one["versioning"] for one in said)
    assert (kinds["article.linked"], kinds["article.withdrawn"], parted) == (1, 5, 1)
    assert len({one["item"]["uri"] for one in said if "withdraws" in one["versioning"]}) == 5
    created = [one["provenance"]["rawSha256"] for one in events if one["event"]["type"] == CREATED]
    again = [what for what, n in Counter(created).items() if n > 1]
    # What was split off is told under another name, on purpose.
    assert len(again) <= 1


def _commanded(row: Row) -> bool:
    return "dateline-command-id" in row.headers


def check_replays(raw: Sequence[Row]) -> None:
    letters = Counter(row.headers.get("dateline-replay-id") for row in raw)
    del letters[None]
    assert len(letters) > 60
    assert set(letters.values()) == {1}


async def letters_and_positions(operator: Operator, place: Place, worker: Worker) -> None:
    """Replay, reissue and rewind, with the service stopped."""
    for said in (
        ("replay", "--all", "--yes", "--rate", "10"),
        ("reissue", "--all", "--yes", "--rate", "400"),
    ):
        await operator.killed(said, TWO_BATCHES)
        await operator.again(said)
    check_replays((await read_rows(place, ["raw"]))["raw"])
    worker.start()
    await until_settled(place, 120)
    assert await worker.ended() == 0
    rewind = ("rewind", "--earliest", "--yes")
    await operator.killed(rewind, TWO_BATCHES)
    await operator.again(rewind)


async def rows_filled(operator: Operator, place: Place, worker: Worker) -> None:
    fill = ("fill-current", "--yes")
    await operator.killed(fill, TWO_BATCHES)
    await operator.again(fill)
    assert "0 rows are missing or outdated" in await operator.again(("fill-current", "--dry-run"))
    worker.start()
    await send(place, list(dispatches(60, seed=8)))
    await until_settled(place)
    assert await worker.ended() == 0


async def test_every_verb_killed_anywhere_is_said_again_and_nothing_is_twice(
    kafka: str, tmp_path: Path, figure: Figure
) -> None:
    whole = new_place(kafka, current=True)
    place = replace(whole, current=False)
    await make_topics(whole)
    operator, worker = Operator(place, tmp_path), Worker(place, tmp_path)
    filler, last = Operator(whole, tmp_path), Worker(whole, tmp_path)
    async with running(worker, last):
        await sent_and_read(operator, place, tmp_path, worker)
        await letters_and_positions(operator, place, worker)
        await said_of_stories(operator, place, worker)
        await rows_filled(filler, whole, last)
        code, report, problems = await verb(whole, "audit", "--rewound", "--json")
        seen = await look(whole)

    for said, count in (operator.kills + filler.kills).items():
        figure(f"{said}, killed", count, "x", seed=SEED)
    check_told(seen)
    assert code == 0, report + problems
    found = faults(seen, rewound=True)
    assert found == []
    assert state_faults(seen, place, last.state) == []
