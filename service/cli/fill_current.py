"""`dateline fill-current`: adds stories from before the current topic was set to it."""

import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass

from service.brokers import connection, topic_names, transactional_id
from service.cli.confirm import confirmed
from service.cli.progress_bars import bars
from service.cli.session import CommandFailedError, Session, run_in_session
from service.core.audit.facts import UnreadableError
from service.core.outcome import Topic
from service.shell.failures import ConfigurationError, RecycleReason, StepError
from service.shell.fill_current import Fill, Rows
from service.shell.kafka import Routes, TxnProducer, TxnSettings, partition_of
from service.shell.ports import Progress
from service.shell.replay import Place

_TIMEOUT = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line asks for."""

    dry_run: bool
    yes: bool


def main(options: Options) -> int:
    """Fill the current topic; 0 done or shown, 1 not or not all done, 2 configuration."""
    return run_in_session(lambda session: _fill(session, options))


async def _fill(session: Session, options: Options) -> int:
    name = session.settings.topic_current
    if name is None:
        message = "DATELINE_TOPIC_CURRENT is not set: there is no topic to fill"
        raise ConfigurationError(message)
    with Rows() as rows, bars() as progress:
        if options.dry_run:
            with _said(session):
                await _of(session, name, progress).look(rows)
            stories, due = rows.count()
            sys.stdout.write(f"{_words(stories, due, name)}\ndry run: nothing was written\n")
            return 0
        if await _at_work(session):
            return 2
        if not confirmed(f"Fill {name}? --dry-run counts its rows.", yes=options.yes):
            return 1
        return await _written(session, _of(session, name, progress), rows)


def _of(session: Session, name: str, progress: Progress) -> Fill:
    counts = session.layout.counts
    return Fill(
        offsets=session.cluster,
        reader=session.reader,
        articles=Place(name=session.settings.topic_articles, partitions=counts[Topic.ARTICLES]),
        current=Place(name=name, partitions=counts[Topic.CURRENT]),
        home=lambda agency: partition_of(agency, counts[Topic.READ]),
        fits=session.layout.limits.fits,
        progress=progress,
    )


async def _at_work(session: Session) -> bool:
    group = f"{session.settings.kafka_group_id}.judge"
    members = await session.cluster.members(group)
    if members:
        sys.stderr.write(
            f"JUDGE is running: group {group} has {members} member{'s' * (members != 1)}; "
            "stop every JUDGE first\n"
        )
    return bool(members)


@contextmanager
def _said(session: Session) -> Iterator[None]:
    """Turn an unreadable record of the articles into an error message."""
    try:
        yield
    except UnreadableError as error:
        what = session.settings.topic_articles
        message = f"{what} holds what is no event of this service: {error}"
        raise CommandFailedError(message) from error


async def _written(session: Session, fill: Fill, rows: Rows) -> int:
    try:
        with _said(session):
            written, left = await fill.run(rows, _producers(session))
    except StepError as error:
        fenced = error.reason is RecycleReason.FENCED
        why = "a JUDGE was started and took over" if fenced else f"stopped midway: {error.detail}"
        message = f"{why}\nwhat was written is correct; stop every JUDGE and run it again"
        raise CommandFailedError(message) from error
    stories, due = rows.count()
    sys.stdout.write(f"{_words(stories, due, fill.current.name)}\n{written:,} written\n")
    if left:
        sys.stderr.write(f"{left:,} do not fit {fill.current.name}: raise its max.message.bytes\n")
    return 1 if left else 0


def _words(stories: int, due: int, name: str) -> str:
    return f"{stories:,} stories should have a row; {due:,} rows are missing or outdated in {name}"


@asynccontextmanager
async def _producers(session: Session) -> AsyncIterator[Sequence[TxnProducer]]:
    """Take the transactional ids of all JUDGE partitions: what an owner had in hand is settled."""
    settings, counts = session.settings, session.layout.counts
    most = min(1024 * 1024, session.layout.limits.max_message_bytes[Topic.CURRENT])
    routes = Routes(names=topic_names(settings), counts=counts, max_batch_bytes=most)
    async with AsyncExitStack() as stack:
        producers = []
        for partition in range(counts[Topic.READ]):
            producer = TxnProducer(
                connection(settings),
                routes,
                TxnSettings(
                    transactional_id=transactional_id(settings, "judge", partition),
                    group=f"{settings.kafka_group_id}.judge",
                    source=settings.topic_read,
                    home=partition,
                    timeout=_TIMEOUT,
                ),
            )
            stack.push_async_callback(producer.close)
            await producer.start()
            producers.append(producer)
        yield producers
