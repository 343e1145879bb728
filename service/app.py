"""Composition root: builds every object once, runs until told to stop, says how it ended."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace

import uvloop

from service import __version__
from service.brokers import connection, topic_names, transactional_id
from service.core.outcome import Topic
from service.core.pipeline import JudgeContext, ReadContext
from service.core.story.series import DEFAULT_SERIES, Series
from service.revision import revision
from service.settings import Settings
from service.shell import log
from service.shell.anchor import Anchor
from service.shell.careful import Careful
from service.shell.claims import Claims
from service.shell.failures import ConfigurationError, StepError
from service.shell.former import Former
from service.shell.gc_tuning import tune_gc
from service.shell.health import Health
from service.shell.http import HttpServer
from service.shell.journal import journal_home, opened
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
    is_refusal,
    take_as_broken,
)
from service.shell.kafka.reader import record_at
from service.shell.metrics import Metrics
from service.shell.owned_partitions import ended
from service.shell.ports import Pace
from service.shell.purge import Purge
from service.shell.read import ReadParts, ReadStage
from service.shell.report import Reporter
from service.shell.shutdown import Shutdown
from service.shell.stage import Parts, StageLoop
from service.shell.state import StateHome
from service.shell.topic_layout import Layout, LiveLimits, look
from service.shell.watchdog import Watchdog

EXIT_DRAINED, EXIT_GAVE_UP, EXIT_CONFIGURATION = 0, 1, 2
_READ_TXN, _JUDGE_TXN = 10.0, 15.0
_REBALANCE = 30.0
_MISSING_PATIENCE = 3
_NOT_LET_IN = (
    "the brokers refuse DATELINE_KAFKA_SASL_USERNAME: check it, "
    "DATELINE_KAFKA_SASL_PASSWORD and DATELINE_KAFKA_SASL_MECHANISM"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Objects that both loops share."""

    settings: Settings
    connection: Connection
    cluster: Cluster
    layout: Layout
    limits: LiveLimits
    reporter: Reporter
    health: Health
    former: Former

    @property
    def names(self) -> dict[Topic, str]:
        """Return the name of each topic."""
        return topic_names(self.settings)


def _txn(around: Surroundings, stage: str, suffix: str, home: int) -> TxnProducer:
    """Build the producer `<group>:<stage>:<partition>`: one id for every owner (rule 1)."""
    settings = around.settings
    reads = stage == "read"
    group = settings.kafka_group_id
    sizes = around.limits.known.max_message_bytes
    return TxnProducer(
        around.connection,
        Routes(
            names=around.names,
            counts=around.layout.counts,
            max_batch_bytes=min(1024 * 1024, *sizes.values()),
        ),
        TxnSettings(
            transactional_id=transactional_id(settings, stage, suffix),
            group=group if reads else f"{group}.judge",
            source=settings.topic_raw if reads else settings.topic_read,
            home=home,
            timeout=_READ_TXN if reads else _JUDGE_TXN,
        ),
    )


def _group(around: Surroundings, stage: str) -> GroupSettings:
    settings = around.settings
    reads = stage == "read"
    return GroupSettings(
        topic=settings.topic_raw if reads else settings.topic_read,
        group=settings.kafka_group_id if reads else f"{settings.kafka_group_id}.judge",
        session_timeout=settings.session_timeout.total_seconds(),
        rebalance_timeout=_REBALANCE,
        membership=around.former,
    )


def careful_reading(settings: Settings, stack: AsyncExitStack) -> Careful:
    """Build the guard against records that kill READ; log what an earlier process died of."""
    journal, trouble = opened(journal_home(settings.state, settings.kafka_group_id))
    stack.callback(journal.close)
    if trouble:
        log.warn("journal", cause=trouble)
    for one in journal.suspects():
        log.warn(
            "a former process died reading this record",
            partition=one.partition,
            offset=one.offset,
            tries=one.tries,
        )
    seconds = settings.record_timeout.total_seconds()
    watchdog = Watchdog(seconds)
    stack.callback(watchdog.close)
    watchdog.start()
    slow = settings.session_timeout.total_seconds() / 2
    return Careful(journal=journal, watchdog=watchdog, seconds=seconds, slow=slow)


def anchor_of(settings: Settings, cluster: Cluster, layout: Layout) -> Anchor:
    """Build the check of READ's position against the raw topic."""
    reach = connection(settings)
    return Anchor(
        group=settings.kafka_group_id,
        raw=settings.topic_raw,
        offsets=cluster,
        record_at=lambda partition, offset: record_at(
            reach, cluster, (settings.topic_raw, partition), offset
        ),
        compacted=layout.raw_compacted,
    )


def read_loop(around: Surroundings, careful: Careful) -> StageLoop:
    """Build stage READ."""
    settings, layout = around.settings, around.layout
    stage = ReadStage(
        ReadParts(
            context=ReadContext(
                group=settings.kafka_group_id,
                read_partitions=layout.counts[Topic.READ],
                limits=around.limits.known,
                series=Series(settings.series or DEFAULT_SERIES),
            ),
            group=settings.kafka_group_id,
            raw=settings.topic_raw,
            raw_partitions=layout.counts[Topic.RAW],
            read=settings.topic_read,
            read_partitions=layout.counts[Topic.READ],
            start_at=settings.start_at(),
            offsets=around.cluster,
            anchor=anchor_of(settings, around.cluster, layout),
            limits=around.limits.ask,
            make_starter=lambda: _txn(around, "read", "start", 0),
            careful=careful,
        )
    )
    group = replace(_group(around, "read"), incarnation=lambda: stage.incarnation)
    return StageLoop(
        Parts(
            stage=stage,
            make_source=lambda: GroupConsumer(around.connection, group),
            make_producer=lambda partition: _txn(around, "read", str(partition), partition),
            observer=around.reporter,
            health=around.health,
            pace=Pace(revoke_wait=_REBALANCE / 2),
        )
    )


def _claims(around: Surroundings, states: StateHome) -> Claims:
    name, count = around.settings.topic_verdicts, around.layout.counts[Topic.VERDICTS]
    return Claims(states=states, offsets=around.cluster, log=name, partitions=count)


def judge_loop(around: Surroundings, states: StateHome, purge: Purge) -> StageLoop:
    """Build stage JUDGE."""
    settings, layout = around.settings, around.layout
    stage = JudgeStage(
        JudgeParts(
            context=JudgeContext(
                group=settings.kafka_group_id,
                processed_at="",
                window_ms=int(settings.window.total_seconds() * 1000),
                limits=around.limits.known,
                current=settings.topic_current is not None,
            ),
            group=f"{settings.kafka_group_id}.judge",
            topic=settings.topic_read,
            partitions=layout.counts[Topic.READ],
            offsets=around.cluster,
            limits=around.limits.ask,
            open_log=lambda partition: VerdictLog(
                around.connection, around.cluster, settings.topic_verdicts, partition
            ),
            open_state=states.open,
            restored=around.reporter.restored,
            entries=around.reporter.entries,
            purge=purge,
        )
    )
    group = replace(_group(around, "judge"), claims=_claims(around, states).near)
    return StageLoop(
        Parts(
            stage=stage,
            make_source=lambda: GroupConsumer(around.connection, group),
            make_producer=lambda partition: _txn(around, "judge", str(partition), partition),
            observer=around.reporter,
            health=around.health,
            pace=Pace(revoke_wait=_REBALANCE / 2),
        )
    )


async def _run_loops(loops: list[StageLoop], shutdown: Shutdown, health: Health) -> None:
    """Run the stages until one fails or a drain is asked for; then drain all of them."""
    tasks = [asyncio.create_task(loop.run(shutdown.seconds)) for loop in loops]
    asked = asyncio.create_task(shutdown.asked.wait())
    await asyncio.wait([*tasks, asked], return_when=asyncio.FIRST_COMPLETED)
    shutdown.ask()
    health.stop()
    for loop in loops:
        loop.stop()
    # Both stages may fail of one cause; every failure is taken, the first one is the process's.
    failures = [r for r in await asyncio.gather(*tasks, return_exceptions=True) if r is not None]
    if failures:
        raise failures[0]


async def _find_topics(cluster: Cluster, settings: Settings, shutdown: Shutdown) -> Layout | None:
    """Poll until the brokers answer; None if asked to stop before."""
    delay, misses = 0.5, 0
    while not shutdown.asked.is_set():
        try:
            return await look(cluster, topic_names(settings))
        except ConfigurationError:
            # A broker that has just started may not know its topics yet.
            misses += 1
            if misses >= _MISSING_PATIENCE:
                raise
        except StepError as error:
            misses += is_refusal(error)
            if misses >= _MISSING_PATIENCE:
                message = f"{_NOT_LET_IN}: {error.detail}"
                raise ConfigurationError(message) from error
            log.warn("waiting for the brokers", cause=error.detail)
            await cluster.close()
        await shutdown.wait(delay)
        delay = min(5.0, delay * 2)
    return None


async def _serve(settings: Settings, shutdown: Shutdown) -> None:
    """Build, run and take down everything; raises what ended it."""
    health, metrics = Health(), Metrics(revision=revision())
    async with AsyncExitStack() as stack:
        # READ keeps no state: it must not lock the directory of a JUDGE beside it.
        place = settings.state if "judge" in settings.stages else "memory:"
        states = StateHome(place, settings.kafka_group_id)
        stack.callback(states.close)
        server = HttpServer(metrics, health)
        stack.push_async_callback(server.close)
        port = await _listen(server, settings.http_port)
        log.say("started", version=__version__, stages=list(settings.stages), http_port=port)
        health.expect("the brokers")
        cluster = Cluster(connection(settings))
        stack.push_async_callback(cluster.close)
        layout = await _find_topics(cluster, settings, shutdown)
        if layout is None:
            return
        health.came("the brokers")
        for warning in layout.warnings:
            log.warn("topic", cause=warning)
        former = Former(journal_home(settings.state, settings.kafka_group_id), cluster)
        stack.callback(former.close)
        await former.tell()
        around = Surroundings(
            settings=settings,
            connection=connection(settings),
            cluster=cluster,
            layout=layout,
            limits=LiveLimits(cluster, topic_names(settings), layout.limits),
            reporter=Reporter(metrics),
            health=health,
            former=former,
        )
        loops = [
            read_loop(around, careful_reading(settings, stack))
            if stage == "read"
            else judge_loop(around, states, await _purge(around, stack))
            for stage in settings.stages
        ]
        await _run_loops(loops, shutdown, health)


async def _purge(around: Surroundings, stack: AsyncExitStack) -> Purge:
    """Start the purge behind JUDGE; the stack stops it."""
    settings = around.settings
    purge = Purge(around.cluster, settings.topic_read, settings.read_kept, around.reporter.purged)
    task = asyncio.create_task(purge.run(), name="purge")
    stack.push_async_callback(ended, {task}, 0.0)
    return purge


async def _listen(server: HttpServer, port: int) -> int:
    try:
        return await server.start("0.0.0.0", port)  # noqa: S104 - probes come from outside
    except OSError as error:
        message = f"DATELINE_HTTP_PORT: cannot listen on {port}: {error.strerror}"
        raise ConfigurationError(message) from error


async def _main(settings: Settings) -> int:
    shutdown = Shutdown(settings.drain_timeout.total_seconds())
    shutdown.install()
    try:
        await _serve(settings, shutdown)
    except ConfigurationError as error:
        log.fail("configuration", cause=str(error))
        return EXIT_CONFIGURATION
    except Exception as error:  # noqa: BLE001 - whatever it was, its line is the last one
        log.fail("gave up", cause=f"{type(error).__name__}: {error}", exc_info=error)
        return EXIT_GAVE_UP
    finally:
        shutdown.disarm()
    log.say("drained")
    return EXIT_DRAINED


def run(settings: Settings) -> int:
    """Run the service until it is told to stop; return the exit status of the contract."""
    log.configure(settings.log_format, settings.log_level)
    tune_gc()
    take_as_broken()
    return uvloop.run(_main(settings))
