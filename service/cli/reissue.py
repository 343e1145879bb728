"""`dateline reissue`: a range of the raw topic once more, for a parser that was mended."""

import asyncio
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from service.app import connection, topic_names
from service.cli.bars import bars
from service.cli.cluster import cluster_of, tell_unreachable
from service.cli.confirm import confirmed
from service.cli.run import settings_or_none
from service.core.compose import moment
from service.core.outcome import Topic
from service.core.reissue import Choice, Range
from service.settings import Settings
from service.shell.failures import ConfigurationError, RecycleReason, StepError
from service.shell.kafka import Routes, TxnProducer, TxnSettings
from service.shell.kafka.reader import topic_reader
from service.shell.layout import Layout, look
from service.shell.reissue import Orders, Reissue, Tally
from service.shell.replay import Place

_TIMEOUT = 15.0
_WORDS = {
    Choice.REISSUE: "to raw",
    Choice.AGAIN: "a reissue",
    Choice.UNKNOWN: "no verdict",
    Choice.CHANGED: "source differs",
    Choice.TOO_LARGE: "too large",
}
_MEANING = {
    Choice.AGAIN: "itself a reissue: the record it names stands for it",
    Choice.UNKNOWN: "READ refused it (dateline replay sends its letter), JUDGE has not come to it "
    "yet, or its verdict is past retention",
    Choice.CHANGED: "judged with other bytes: the topic was made anew",
    Choice.TOO_LARGE: "with our headers it exceeds max.message.bytes of raw",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line asks for; `rate` is records a second."""

    range: Range
    dry_run: bool
    yes: bool
    rate: float | None


def main(options: Options) -> int:
    """Reissue; 0 when done or shown, 1 when it was not or stopped midway, 2 for settings."""
    settings = settings_or_none()
    return 2 if settings is None else asyncio.run(_main(settings, options))


async def _main(settings: Settings, options: Options) -> int:
    try:
        async with AsyncExitStack() as stack:
            cluster = await stack.enter_async_context(cluster_of(connection(settings)))
            layout = await look(cluster, topic_names(settings))
            reader = await stack.enter_async_context(topic_reader(connection(settings), cluster))
            reissue = Reissue(cluster, reader, _orders(settings, layout, options))
            return await _reissue((settings, layout), reissue, options)
    except ConfigurationError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except (StepError, OSError) as error:
        return tell_unreachable(settings, error)


async def _reissue(scene: tuple[Settings, Layout], reissue: Reissue, options: Options) -> int:
    with bars() as progress:
        await reissue.plan(progress)
    seen = await reissue.preview()
    sys.stdout.writelines(f"{line}\n" for line in words(seen))
    if options.dry_run:
        sys.stdout.write("dry run: nothing was written\n")
        return 0
    count = seen.total(Choice.REISSUE)
    if not count:
        return 0
    sys.stdout.flush()
    if not confirmed(f"Send {count:,} records again?", yes=options.yes):
        return 1
    return await _run(scene, reissue)


async def _run(scene: tuple[Settings, Layout], reissue: Reissue) -> int:
    async with _producer(*scene) as producer:
        with bars() as progress:
            try:
                sent = await reissue.run(producer, progress)
            except StepError as error:
                sys.stderr.write(f"{_stopped(error)}\n")
                return 1
    sys.stdout.write(f"done: {sent.total(Choice.REISSUE):,} sent to {scene[0].topic_raw}\n")
    return 0


def _stopped(error: StepError) -> str:
    if error.reason is RecycleReason.FENCED:
        return "another reissue of this group has taken over; this one stops"
    return f"stopped midway: {error.detail}\nrun it again: what comes twice is redelivered"


@asynccontextmanager
async def _producer(settings: Settings, layout: Layout) -> AsyncIterator[TxnProducer]:
    """Start the one producer of all reissues of a group: a later one fences those before it."""
    most = layout.limits.max_message_bytes[Topic.RAW]
    producer = TxnProducer(
        connection(settings),
        Routes(
            names={Topic.RAW: settings.topic_raw},
            counts={Topic.RAW: layout.counts[Topic.RAW]},
            max_batch_bytes=min(1024 * 1024, most),
        ),
        TxnSettings(
            transactional_id=f"{settings.kafka_group_id}:reissue",
            group=settings.kafka_group_id,
            source=settings.topic_raw,
            home=0,
            timeout=_TIMEOUT,
        ),
    )
    try:
        await producer.start()
        yield producer
    finally:
        await producer.close()


def _orders(settings: Settings, layout: Layout, options: Options) -> Orders:
    counts = layout.counts
    return Orders(
        raw=Place(name=settings.topic_raw, partitions=counts[Topic.RAW]),
        verdicts=Place(name=settings.topic_verdicts, partitions=counts[Topic.VERDICTS]),
        range=options.range,
        max_message_bytes=layout.limits.max_message_bytes[Topic.RAW],
        rate=options.rate,
    )


def words(tally: Tally) -> Iterator[str]:
    """Say in a table what becomes of the records of each partition, and what is left out why."""
    if not tally.times:
        yield "no raw record is meant by these options"
        return
    shown = [choice for choice in Choice if choice is Choice.REISSUE or tally.total(choice)]
    heads = "".join(f"{_WORDS[choice]:>16}" for choice in shown)
    yield f"{'partition':>9}{'records':>11}{heads}  first, last"
    for partition, (first, last) in sorted(tally.times.items()):
        counts = [tally.records[partition, choice] for choice in shown]
        yield f"{_row(str(partition), counts)}  {moment(first)}, {moment(last)}"
    yield _row("all", [tally.total(choice) for choice in shown])
    yield from (f"{_WORDS[one]}: {_MEANING[one]}" for one in shown if one in _MEANING)


def _row(name: str, counts: list[int]) -> str:
    return f"{name:>9}{sum(counts):>11,}" + "".join(f"{count:>16,}" for count in counts)
