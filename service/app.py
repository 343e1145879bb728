"""Composition root: builds every object once, runs until told to stop, says how it ended."""

import asyncio
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from service.core.outcome import Topic
from service.core.pipeline import JudgeContext, Limits, ReadContext
from service.settings import Settings
from service.shell.catchup import State
from service.shell.failures import ConfigurationError, StepError
from service.shell.health import Health
from service.shell.judge import JudgeParts, JudgeStage
from service.shell.kafka import (
    Cluster,
    Connection,
    GroupConsumer,
    GroupSettings,
    Routes,
    TxnProducer,
    TxnSettings,
    VerdictLog,
)
from service.shell.ports import Observer, Pace
from service.shell.read import ReadParts, ReadStage
from service.shell.stage import Parts, StageLoop

EXIT_DRAINED, EXIT_GAVE_UP, EXIT_CONFIGURATION, EXIT_DEADLINE = 0, 1, 2, 70
_READ_TXN, _JUDGE_TXN = 10.0, 15.0
_REBALANCE = 30.0
_BROKER_DEFAULT = 1_048_588
_MISSING_PATIENCE = 3
_SAME_SIGNAL = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What the brokers say of the six topics."""

    counts: Mapping[Topic, int]
    limits: Limits
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the loops share."""

    settings: Settings
    connection: Connection
    cluster: Cluster
    layout: Layout
    observer: Observer
    health: Health
    open_state: Callable[[int], State]
    restored: Callable[[int], None]
    entries: Callable[[int, int], None]

    @property
    def names(self) -> dict[Topic, str]:
        """Return the name of each topic."""
        return topic_names(self.settings)


class Ending:
    """Signals and the deadline: the first asks for a drain, the second or the deadline ends it."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._timer: threading.Timer | None = None
        self._since = 0.0
        self.asked = asyncio.Event()

    def install(self) -> None:
        """Take SIGTERM and SIGINT over."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._signal)

    def _signal(self) -> None:
        # Some supervisors signal the process and its group: the same request twice at once.
        if self._since and time.monotonic() - self._since > _SAME_SIGNAL:
            _leave("a second signal")
        self._since = self._since or time.monotonic()
        self.ask()

    def ask(self) -> None:
        """Ask for a drain and start the clock: in a thread, for a loop that is stuck, too."""
        self.asked.set()
        if self._timer is None:
            self._timer = threading.Timer(self._seconds, _leave, ("the drain deadline",))
            self._timer.daemon = True
            self._timer.start()

    def disarm(self) -> None:
        """Stop the clock: the process ends by itself."""
        if self._timer is not None:
            self._timer.cancel()


def _leave(why: str) -> None:
    sys.stderr.write(f"dateline: {why}: exit {EXIT_DEADLINE}\n")
    sys.stderr.flush()
    os._exit(EXIT_DEADLINE)


def topic_names(settings: Settings) -> dict[Topic, str]:
    """Return the name that settings give each topic."""
    return {Topic(part): name for part, name in settings.topic_names().items()}


def connection(settings: Settings) -> Connection:
    """Return how to reach the brokers."""
    password = settings.kafka_sasl_password
    files = (settings.kafka_ssl_cafile, settings.kafka_ssl_certfile, settings.kafka_ssl_keyfile)
    cafile, certfile, keyfile = (None if file is None else str(file) for file in files)
    return Connection(
        bootstrap_servers=settings.kafka_bootstrap_servers,
        security_protocol=settings.kafka_security_protocol,
        sasl_mechanism=settings.kafka_sasl_mechanism,
        sasl_username=settings.kafka_sasl_username,
        sasl_password=None if password is None else password.get_secret_value(),
        ssl_cafile=cafile,
        ssl_certfile=certfile,
        ssl_keyfile=keyfile,
    )


async def look(cluster: Cluster, settings: Settings) -> Layout:
    """Ask for the six topics and check what must hold before anything is consumed.

    Raises:
        ConfigurationError: when one is missing, or the internal ones differ in partitions.
        StepError: when the brokers cannot be reached.
    """
    names = topic_names(settings)
    found = await cluster.topics()
    missing = [f"DATELINE_TOPIC_{part.upper()}: topic {name} does not exist"
               for part, name in names.items() if name not in found]
    if missing:
        message = "; ".join([*missing, "dateline topics create makes them"])
        raise ConfigurationError(message)
    counts = {part: found[name] for part, name in names.items()}
    if counts[Topic.READ] != counts[Topic.VERDICTS]:
        message = (
            f"DATELINE_TOPIC_READ: {names[Topic.READ]} has {counts[Topic.READ]} partitions, "
            f"{names[Topic.VERDICTS]} has {counts[Topic.VERDICTS]}: they should be equal"
        )
        raise ConfigurationError(message)
    configs = await cluster.configs(names.values())
    sizes = {
        part: int(configs.get(name, {}).get("max.message.bytes") or _BROKER_DEFAULT)
        for part, name in names.items()
    }
    warnings = tuple(
        f"{names[part]} should have message.timestamp.type LogAppendTime"
        for part in (Topic.READ, Topic.VERDICTS)
        if configs.get(names[part], {}).get("message.timestamp.type") == "CreateTime"
    )
    return Layout(counts=counts, limits=Limits(max_message_bytes=sizes), warnings=warnings)


async def look_until_found(
    cluster: Cluster, settings: Settings, ending: Ending, say: Callable[[str], None]
) -> Layout | None:
    """Look until the brokers answer; None when asked to stop before they did."""
    delay, misses = 0.5, 0
    while not ending.asked.is_set():
        try:
            return await look(cluster, settings)
        except ConfigurationError:
            # A broker that has just started may not know its topics yet.
            misses += 1
            if misses >= _MISSING_PATIENCE:
                raise
        except StepError as error:
            say(str(error))
            await cluster.close()
        await _wait(ending.asked, delay)
        delay = min(5.0, delay * 2)
    return None


async def _wait(event: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return


def _txn(around: Surroundings, stage: str, suffix: str, home: int) -> TxnProducer:
    """Build the producer of `<group>:<stage>:<partition>`, whoever owns the partition (rule 1)."""
    settings = around.settings
    reads = stage == "read"
    group = settings.kafka_group_id
    sizes = around.layout.limits.max_message_bytes
    return TxnProducer(
        around.connection,
        Routes(
            names=around.names,
            counts=around.layout.counts,
            max_batch_bytes=min(1024 * 1024, *sizes.values()),
        ),
        TxnSettings(
            transactional_id=f"{group}:{stage}:{suffix}",
            group=group if reads else f"{group}.judge",
            source=settings.topic_raw if reads else settings.topic_read,
            home=home,
            timeout=_READ_TXN if reads else _JUDGE_TXN,
        ),
    )


def _consumer(around: Surroundings, stage: str, incarnation: Callable[[], int]) -> GroupConsumer:
    settings = around.settings
    reads = stage == "read"
    return GroupConsumer(
        around.connection,
        GroupSettings(
            topic=settings.topic_raw if reads else settings.topic_read,
            group=settings.kafka_group_id if reads else f"{settings.kafka_group_id}.judge",
            session_timeout=settings.session_timeout.total_seconds(),
            rebalance_timeout=_REBALANCE,
            incarnation=incarnation,
        ),
    )


def read_loop(around: Surroundings) -> StageLoop:
    """Build stage READ."""
    settings, layout = around.settings, around.layout
    stage = ReadStage(
        ReadParts(
            context=ReadContext(
                group=settings.kafka_group_id,
                read_partitions=layout.counts[Topic.READ],
                limits=layout.limits,
            ),
            group=settings.kafka_group_id,
            raw=settings.topic_raw,
            raw_partitions=layout.counts[Topic.RAW],
            read=settings.topic_read,
            read_partitions=layout.counts[Topic.READ],
            start_at=settings.start_at(),
            offsets=around.cluster,
            make_starter=lambda: _txn(around, "read", "start", 0),
        )
    )
    return StageLoop(
        Parts(
            stage=stage,
            make_source=lambda: _consumer(around, "read", lambda: stage.incarnation),
            make_producer=lambda partition: _txn(around, "read", str(partition), partition),
            observer=around.observer,
            health=around.health,
            pace=Pace(revoke_wait=_REBALANCE / 2),
        )
    )


def judge_loop(around: Surroundings) -> StageLoop:
    """Build stage JUDGE."""
    settings, layout = around.settings, around.layout
    stage = JudgeStage(
        JudgeParts(
            context=JudgeContext(
                group=settings.kafka_group_id, processed_at="", limits=layout.limits
            ),
            group=f"{settings.kafka_group_id}.judge",
            topic=settings.topic_read,
            partitions=layout.counts[Topic.READ],
            offsets=around.cluster,
            open_log=lambda partition: VerdictLog(
                around.connection, around.cluster, settings.topic_verdicts, partition
            ),
            open_state=around.open_state,
            restored=around.restored,
            entries=around.entries,
        )
    )
    return StageLoop(
        Parts(
            stage=stage,
            make_source=lambda: _consumer(around, "judge", int),
            make_producer=lambda partition: _txn(around, "judge", str(partition), partition),
            observer=around.observer,
            health=around.health,
            pace=Pace(revoke_wait=_REBALANCE / 2),
        )
    )


async def run_loops(loops: list[StageLoop], ending: Ending, seconds: float) -> None:
    """Run the stages until one fails or a drain is asked for; then drain all of them."""
    tasks = [asyncio.create_task(loop.run(seconds)) for loop in loops]
    asked = asyncio.create_task(ending.asked.wait())
    await asyncio.wait([*tasks, asked], return_when=asyncio.FIRST_COMPLETED)
    ending.ask()
    for loop in loops:
        loop.stop()
    await asyncio.wait(tasks)
    for task in tasks:
        task.result()
