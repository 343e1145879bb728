"""Every `dateline` command of the runbook, tried in its order on a stack that has been at work."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.guards.test_runbook import commands
from tests.support.dispatches import dispatches
from tests.support.feed import running
from tests.support.kafka_cluster import KafkaCluster
from tests.support.topic_reader import until_settled
from tests.support.topics import Place, make_topics, send
from tests.support.worker import Worker

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultPlace(Place):
    """The names that the service has without being told, as in the runbook."""

    def topic(self, part: str) -> str:  # type: ignore[explicit-override] # typing has none in 3.11
        inner = ("raw", "read", "verdicts", "rejected")
        names = {part: f"dispatches.{part}" for part in inner}
        return (names | {"articles": "articles", "duplicates": "articles.duplicates"})[part]


def said(place: Place, env: Mapping[str, str], words: list[str]) -> tuple[int, str]:
    """Run a command as an operator does; its exit status and its words."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("DATELINE_")}
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "service", *words],
        env={
            **clean,
            "DATELINE_KAFKA_BOOTSTRAP_SERVERS": place.bootstrap,
            "DATELINE_STATE": "memory:",
            "PYTHONPATH": str(ROOT),
            **env,
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
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
        await send(place, list(dispatches(8_000)))
        async with running(worker):
            worker.start()
            await until_settled(place, 180)
            await worker.ended()
        for env, words in commands():
            answers.append(await asyncio.to_thread(said, place, env, words))
    finally:
        cluster.close()

    (tmp_path / "answers.txt").write_text("\n".join(answer for _, answer in answers))
    assert [answer for code, answer in answers if code] == []
