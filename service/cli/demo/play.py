"""The demo from beginning to end: broker, topics, service, dispatches, account."""

import asyncio
import signal
import sys
import tempfile
import time
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from service.brokers import connection, topic_names
from service.cli.cluster import cluster_of
from service.cli.demo.account import Account
from service.cli.demo.broker import NoBrokerError, broker, free_port
from service.cli.demo.show import Screen
from service.cli.demo.synthetic import Sent, dispatches
from service.cli.demo.worker import ServiceDiedError, Worker, worker
from service.cli.topics import Shape, create_missing
from service.core.outcome import Topic
from service.settings import Settings, load
from service.shell.failures import StepError
from service.shell.kafka.plain import Follower, Plain, Sender, follower, sender

_PARTITIONS = 3
_PORTION, _PAUSE = 12, 0.15
_PATIENCE = 45.0
_BACK = (Topic.READ, Topic.ARTICLES, Topic.DUPLICATES, Topic.REJECTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line asks for."""

    keep: bool
    stories: int
    seed: int


@dataclass(slots=True, kw_only=True)
class Scene:
    """What the acts of the demo share."""

    settings: Settings
    screen: Screen
    service: Worker
    account: Account
    follower: Follower
    sent_all: bool = False


def main(*, keep: bool, stories: int, seed: int) -> int:
    """Play the demo; 0 when every record is accounted for, 1 when not."""
    screen = Screen()
    try:
        return asyncio.run(_play(screen, Options(keep=keep, stories=stories, seed=seed)))
    except (NoBrokerError, ServiceDiedError, StepError) as error:
        screen.failed(str(error))
        return 1
    except (KeyboardInterrupt, asyncio.CancelledError):
        screen.failed("stopped before the end; broker and service are gone")
        return 130


async def _play(screen: Screen, options: Options) -> int:
    # SIGTERM ends the broker and the service too, as Ctrl-C does.
    ours = asyncio.current_task()
    if ours is not None:
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ours.cancel)
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dateline-demo-")))
        address = await stack.enter_async_context(broker(folder / "broker"))
        screen.step(f"embedded Kafka-compatible broker at [bold]{address}[/], data in {folder}")
        environment = _environment(address, folder)
        settings = load(environment)
        await _create_topics(settings)
        screen.step("six topics created: " + ", ".join(topic_names(settings).values()))
        service = await stack.enter_async_context(worker(environment, folder / "service.log"))
        await service.ready()
        screen.step(f"service ready, metrics at [bold]{service.address}[/]")
        topics = {topic_names(settings)[topic]: _PARTITIONS for topic in _BACK}
        following = await stack.enter_async_context(follower(connection(settings), topics))
        scene = Scene(
            settings=settings,
            screen=screen,
            service=service,
            account=Account(),
            follower=following,
        )
        await _send_and_watch(scene, list(_records(options)))
        good = await _account(scene)
        if options.keep:
            await _stay(scene)
        return await _end(scene, good=good)


def _environment(address: str, folder: Path) -> dict[str, str]:
    return {
        "DATELINE_KAFKA_BOOTSTRAP_SERVERS": address,
        "DATELINE_STATE": f"embedded:{folder / 'state'}",
        "DATELINE_HTTP_PORT": str(free_port()),
        "DATELINE_SESSION_TIMEOUT": "10s",
    }


async def _create_topics(settings: Settings) -> None:
    shape = Shape(partitions=_PARTITIONS, internal_partitions=_PARTITIONS, replication=1)
    async with cluster_of(connection(settings)) as cluster:
        await create_missing(cluster, topic_names(settings), shape)


def _records(options: Options) -> list[Sent]:
    today = datetime.now(UTC).date()
    return list(dispatches(options.stories, options.seed, today))


async def _send_and_watch(scene: Scene, records: list[Sent]) -> None:
    scene.screen.step(f"sending {len(records)} synthetic dispatches; a few of what comes out:")
    scene.screen.start()
    try:
        async with (
            sender(connection(scene.settings), scene.settings.topic_raw) as raw,
            asyncio.TaskGroup() as group,
        ):
            group.create_task(_send(scene, raw, records))
            group.create_task(_watch(scene, len(records)))
    except* (StepError, ServiceDiedError) as errors:
        raise errors.exceptions[0] from None
    finally:
        scene.screen.stop()


async def _send(scene: Scene, raw: Sender, records: list[Sent]) -> None:
    for start in range(0, len(records), _PORTION):
        portion = records[start : start + _PORTION]
        plain = [Plain(value=sent.value, key=sent.key, headers=sent.headers) for sent in portion]
        places = await raw.send(plain)
        scene.account.sent |= {
            place: sent.what for place, sent in zip(places, portion, strict=True)
        }
        await asyncio.sleep(_PAUSE)
    scene.sent_all = True


async def _watch(scene: Scene, total: int) -> None:
    """Read back what comes out until every record is answered or nothing comes any more."""
    parts = {name: topic for topic, name in topic_names(scene.settings).items()}
    moved = time.monotonic()
    while not (scene.sent_all and scene.account.answered() >= total):
        scene.service.alive()
        found = await scene.follower.poll(0.25)
        for record in found:
            topic = parts[record.source.topic]
            scene.account.take(topic, record)
            scene.screen.answer(topic, record)
        scene.screen.progress(scene.account, total)
        moved = time.monotonic() if found else moved
        if time.monotonic() - moved > _PATIENCE:
            scene.screen.failed(f"nothing came out for {_PATIENCE:.0f} s")
            return


async def _account(scene: Scene) -> bool:
    """Read every output again from its beginning, as a consumer would, and add it all up."""
    names = topic_names(scene.settings)
    parts = {names[topic]: topic for topic in _BACK}
    again = Account(sent=scene.account.sent)
    async with follower(connection(scene.settings), dict.fromkeys(parts, _PARTITIONS)) as back:
        while not await back.caught_up():
            for record in await back.poll(0.25):
                again.take(parts[record.source.topic], record)
    good = scene.screen.summary(again, await scene.service.counts())
    wait = again.median_wait_ms()
    scene.screen.step(f"half of the events were out within {wait:.0f} ms of the raw record")
    return good


async def _stay(scene: Scene) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    scene.screen.console.print(
        "\nIt stays up until Ctrl-C. Meanwhile, in another terminal:\n"
        f"  curl -s {scene.service.address} | grep dateline_\n"
        f"  export DATELINE_KAFKA_BOOTSTRAP_SERVERS={scene.settings.kafka_bootstrap_servers}\n"
        f"  {_command()} check\n"
        f"  {_command()} audit\n"
        f"  tail -f {scene.service.log}"
    )
    while not stopped.is_set() and scene.service.process.returncode is None:
        with suppress(TimeoutError):
            async with asyncio.timeout(0.5):
                await stopped.wait()


def _command() -> str:
    """Return how we were called: after `make demo` the command is not on the path."""
    return sys.argv[0] if sys.argv[0].endswith("dateline") else f"{sys.executable} -m service"


async def _end(scene: Scene, *, good: bool) -> int:
    status = await scene.service.drain()
    if status != 0:
        scene.screen.failed(f"the service ended with {status}:\n{scene.service.last_lines()}")
        return 1
    scene.screen.step("service drained, exit status 0")
    us = _command()
    scene.screen.console.print(
        f"\nThe metrics page was at {scene.service.address}. Try next:\n"
        f"  [bold]{us} demo --keep[/]   the same, but it stays up to be looked at\n"
        f"  [bold]{us} parse FILE[/]    what is read in a dispatch of yours, part by part\n"
        f"  [bold]{us} pipe[/]          JSON lines in, events out, no broker\n"
        f"  [bold]{us} run --help[/]    the settings, for a Kafka of your own",
        soft_wrap=True,
    )
    return 0 if good else 1
