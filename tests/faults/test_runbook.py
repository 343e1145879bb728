"""Every `dateline` command of the runbook, tried in its order on a stack that has been at work."""

import asyncio
import os
import pty
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import orjson
import pytest

from tests.guards.pages import RUNBOOK, commands
from tests.support.dispatches import Expected, Sent, dispatches
from tests.support.feed import running
from tests.support.kafka_cluster import KafkaCluster
from tests.support.topic_reader import Row, read_rows, until_settled
from tests.support.topics import Place, make_topics, send
from tests.support.worker import Worker

ROOT = Path(__file__).parents[2]
_HEAD = "Kiln of Jinju fired again after eleven years"


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultPlace(Place):
    """The names that the service has without being told, as in the runbook."""

    def topic(self, part: str) -> str:  # type: ignore[explicit-override] # typing has none in 3.11
        inner = ("raw", "read", "verdicts", "rejected")
        names = {part: f"dispatches.{part}" for part in inner}
        return (names | {"articles": "articles", "duplicates": "articles.duplicates"})[part]


def family() -> list[Sent]:
    """A story, its second version and a copy that differs from both: what can be split."""
    told = (
        f"{_HEAD}, its potters said.",
        "They had waited for bricks from two works that closed in a flood.",
        "The first firing holds 340 bowls and takes four days.",
        "A market follows in the yard of the old customs house.",
        "Its stalls went to 26 apprentices, by lot.",
    )
    pages = (("story", "", told[:3]), ("update", "(LEAD) ", told), ("copy", "", told[:2]))
    return [
        Sent(
            id=name,
            expected=Expected.DUPLICATE if name == "copy" else Expected.ACCEPTED,
            key=b"kiln",
            headers=(("content-type", b"application/json"),),
            value=orjson.dumps(
                {
                    "body": f"{tag}{_HEAD}\nJINJU, March 14 (Kyodo) -- "
                    + "\n\n".join(text)
                    + "\n(END)\n",
                    "url": "https://copy.example/kiln"
                    if name == "copy"
                    else "https://kyodo.example/1",
                }
            ),
        )
        for name, tag, text in pages
    ]


def stand_ins(articles: tuple[Row, ...], duplicates: tuple[Row, ...]) -> dict[str, str]:
    """Stories of this stack for those that the runbook takes as its examples."""
    told = [orjson.loads(row.value) for row in articles]
    names = [one["item"]["uri"] for one in told if one["event"]["type"] == "article.created"]
    by_id = [name for name in names if ":yonhap:AEN" in name]
    kin = [one for one, row in zip(told, articles, strict=True) if _HEAD.encode() in row.value]
    (kiln,) = {one["item"]["uri"] for one in kin}
    (copy,) = (row.headers for row in duplicates if row.key == kiln.encode())
    ours = "urn:dateline:yonhap:AEN20240314000"
    return {
        **{f"{ours}{digit}": uri for digit, uri in zip("258", by_id, strict=False)},
        "urn:dateline:ap:x-0f3b6a1c5d7e9f2b4a6c8e0d1f3a5b7c": kiln,
        "50": "5000",  # records a second: the rate is what an operator wants, the test has no time
        "3/1200": f"{copy['dateline-source-partition']}/{copy['dateline-source-offset']}",
    }


def said(place: Place, env: Mapping[str, str], words: list[str]) -> tuple[int, str]:
    """Run a command as an operator does; its exit status and its words."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("DATELINE_")}
    # On a terminal: what asks before it writes is told to go on.
    operator, terminal = pty.openpty()
    os.write(operator, b"y\n")
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "service", *words],
        env={
            **clean,
            "DATELINE_KAFKA_BOOTSTRAP_SERVERS": place.bootstrap,
            "DATELINE_STATE": "memory:",
            "PYTHONPATH": str(ROOT),
            **env,
        },
        stdin=terminal,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    os.close(terminal)
    os.close(operator)
    return done.returncode, f"$ {env} {words}\n{done.stdout[-1500:]}{done.stderr[-1500:]}"


@pytest.mark.real_kafka
@pytest.mark.long
@pytest.mark.timeout(900)
async def test_every_command_of_the_runbook_does_what_it_says(tmp_path: Path) -> None:
    cluster = KafkaCluster(tmp_path / "kafka")
    place = DefaultPlace(
        bootstrap=cluster.bootstrap, group="dateline", partitions=6, inner_partitions=6
    )
    worker = Worker(place, tmp_path / "a")
    answers = []
    await asyncio.to_thread(cluster.format)
    try:
        await asyncio.to_thread(cluster.start)
        await make_topics(place)
        await send(place, [*dispatches(8_000), *family()])
        async with running(worker):
            worker.start()
            await until_settled(place, 180)
            await worker.ended()
        rows = await read_rows(place, ["articles", "duplicates"], 60)
        known = stand_ins(rows["articles"], rows["duplicates"])
        for env, said_there in commands(RUNBOOK):
            words = [known.get(word, word) for word in said_there]
            answers.append(await asyncio.to_thread(said, place, env, words))
    finally:
        cluster.close()

    (tmp_path / "answers.txt").write_text("\n".join(answer for _, answer in answers))
    assert [answer for code, answer in answers if code] == []
