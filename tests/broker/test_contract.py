"""A producer and a consumer who know nothing but the contract: `send` in, the example out."""

import asyncio
import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.guards.source import ROOT
from tests.support.feed import running
from tests.support.noida import noida
from tests.support.samples import inputs
from tests.support.topic_reader import read_rows, until_settled
from tests.support.topics import Place, make_topics, new_place
from tests.support.verbs import verb
from tests.support.worker import Worker

EXAMPLE = ROOT / "deploy" / "examples" / "stories.py"


def archive(home: Path) -> Path:
    """What a scraper left: JSON lines, a page, and a file that was torn."""
    dispatches = [value for name, value, _ in inputs() if not name.startswith("dead_letter")]
    home.mkdir()
    (home / "crawl.jsonl").write_bytes(b"\n".join(dispatches) + b"\n")
    (home / "page.txt").write_text(
        "Kiln of Mokpo lit again\nMOKPO, South Korea, April 3 (Yonhap) -- Potters of Mokpo lit "
        "the old kiln for the first time since 1998 on Wednesday.\n(END)\n",
        encoding="utf-8",
    )
    (home / "torn.json").write_bytes(b'{"body": "MOKPO, Apr')
    return home


def followed(place: Place, database: Path) -> str:
    """Run the example to the end of the topic, as anybody would."""
    done = subprocess.run(  # noqa: S603 - our own example
        [
            *(sys.executable, str(EXAMPLE), place.bootstrap, str(database)),
            *("--topic", place.topic("articles"), "--to-end"),
        ],
        capture_output=True,
        text=True,
        timeout=40,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def rows(database: Path) -> list[tuple[Any, ...]]:
    with sqlite3.connect(database) as opened:
        found = opened.execute("SELECT * FROM stories ORDER BY uri").fetchall()
    opened.close()
    return found


async def follow(place: Place, database: Path) -> tuple[int, list[tuple[Any, ...]]]:
    said = await asyncio.to_thread(followed, place, database)
    return int(said.split()[0]), rows(database)


async def sent_before_topics_are(place: Place, home: Path) -> None:
    code, _, said = await verb(place, "send", str(home))

    assert code == 2
    assert f"topic {place.topic('raw')} (DATELINE_TOPIC_RAW) is missing" in said


async def sent(place: Place, home: Path) -> None:
    code, out, left = await verb(place, "send", str(home), "--source", "city", "--rate", "500")
    raw = (await read_rows(place, ["raw"]))["raw"]

    assert code == 1
    assert out == f"10 sent to {place.topic('raw')}, 1 skipped: they would be rejected\n"
    assert "torn.json: malformed_json" in left
    assert len(raw) == 10
    assert {row.headers["content-type"] for row in raw} == {"application/json", "text/plain"}


def check(stories: list[tuple[Any, ...]]) -> None:
    told = {uri: (headline, body, withdrawn) for uri, *_, headline, body, withdrawn in stories}
    boats, body, _ = told["urn:dateline:yonhap:AEN202404030071"]

    assert boats == "Tongyeong to lend sailing boats"
    assert "14 small sailing boats" in body
    assert sorted((headline, withdrawn) for headline, _, withdrawn in told.values()) == [
        ("Kiln of Mokpo lit again", 0),
        ("Night ferry returns to the fjord", 0),
        ("Olive growers of Jaen seek shade for trees", 0),
        ("Salt works of Aveiro reopen", 1),
        ("Tongyeong to lend sailing boats", 0),
        ("Tongyeong to mend fishing pier", 0),
    ]


async def explained(place: Place) -> None:
    """Ask of events why they are of their story, by uri, by id and by where they stand."""
    boats = "urn:dateline:yonhap:AEN202404030071"
    code, newest, _ = await verb(place, "explain", "--uri", boats)
    assert code == 0
    assert "decided by content_id: the agency's content id is the same" in newest
    # Three files on two partitions: which version came before the last one is not said.
    assert "it was compared with version " in newest
    assert f" of {boats} ({place.topic('raw')}/" in newest
    assert "text         " in newest
    code, first, _ = await verb(place, "explain", "--uri", boats, "--version", "1", "--json")
    told = json.loads(first)
    assert (code, told["event"]["item"]["version"], told["against"]) == (0, "1", None)
    code, by_id, _ = await verb(place, "explain", "--event", told["event"]["event"]["id"])
    assert (code, "It was compared with nothing" in by_id) == (0, True)
    copy = (await read_rows(place, ["duplicates"]))["duplicates"][0]
    at = f"{place.topic('duplicates')}:{copy.partition}:{copy.offset}"
    code, standing, _ = await verb(place, "explain", "--at", at)
    assert (code, standing.split()[0]) == (0, "article.duplicate")
    code, _, problem = await verb(place, "explain", "--uri", "urn:dateline:yonhap:AEN1")
    assert (code, "holds no event of" in problem) == (1, True)


@pytest.mark.timeout(120)
async def test_files_sent_become_one_row_a_story_however_often_the_consumer_starts(
    tmp_path: Path,
) -> None:
    home, worker_home = archive(tmp_path / "crawl"), tmp_path / "worker"
    with noida(tmp_path / "broker") as bootstrap:
        place = new_place(bootstrap)
        await sent_before_topics_are(place, home)
        await make_topics(place)
        await sent(place, home)
        worker = Worker(place, worker_home)
        async with running(worker):
            worker.start()
            await until_settled(place)
            events, stories = await follow(place, tmp_path / "a.db")
            none, again = await follow(place, tmp_path / "a.db")
            afresh, anew = await follow(place, tmp_path / "b.db")
            await explained(place)
            await worker.ended()

    check(stories)
    assert (none, afresh) == (0, events)
    assert stories == again == anew
