"""`dateline rewind` and `dateline new-incarnation`: move READ's position."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from service.app import anchor_of
from service.brokers import connection, topic_names, transactional_id
from service.cli.confirm import confirmed
from service.cli.session import CommandFailedError, Session, run_in_session
from service.core.outcome import Topic
from service.settings import Settings
from service.shell.failures import StepError
from service.shell.kafka import Routes, TxnProducer, TxnSettings
from service.shell.rewind import Move, Positions, Wish
from service.shell.topic_layout import Layout

_TIMEOUT = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line asks for; without a wish a new incarnation begins."""

    wish: Wish | None
    dry_run: bool
    yes: bool


def main(options: Options) -> int:
    """Move READ's position; 0 when done or shown, 1 when it was not, 2 when it cannot be."""
    return run_in_session(lambda session: _move(session, options))


def _positions(session: Session) -> Positions:
    settings, counts = session.settings, session.layout.counts
    return Positions(
        anchor=anchor_of(settings, session.cluster, session.layout),
        offsets=session.cluster,
        reader=session.reader,
        raw_partitions=counts[Topic.RAW],
        read=settings.topic_read,
        verdicts=settings.topic_verdicts,
        read_partitions=counts[Topic.READ],
    )


async def _move(session: Session, options: Options) -> int:
    settings, cluster, layout = session.settings, session.cluster, session.layout
    positions = _positions(session)
    moves = await _planned(positions, options.wish)
    sys.stdout.writelines(f"{line}\n" for line in words(moves))
    if options.dry_run:
        sys.stdout.write("dry run: nothing was written\n")
    members = await cluster.members(settings.kafka_group_id)
    if members:
        sys.stdout.flush()
        sys.stderr.write(
            f"READ is running: group {settings.kafka_group_id} has {members} "
            f"member{'s' * (members != 1)}; stop every READ first\n"
        )
        return 2
    if options.dry_run:
        return 0
    if not confirmed("Move READ there?", yes=options.yes):
        return 1
    now = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        await positions.write(moves, lambda p: _producer(settings, layout, p), now)
    except StepError as error:
        message = f"stopped midway: {error.detail}\n--dry-run shows what was moved"
        raise CommandFailedError(message) from error
    sys.stdout.write("done: READ continues from there when started\n")
    return 0


def _producer(settings: Settings, layout: Layout, partition: int) -> TxnProducer:
    """Build the producer that the owner of a partition has, to fence it (rule 1)."""
    return TxnProducer(
        connection(settings),
        Routes(names=topic_names(settings), counts=layout.counts),
        TxnSettings(
            transactional_id=transactional_id(settings, "read", partition),
            group=settings.kafka_group_id,
            source=settings.topic_raw,
            home=partition,
            timeout=_TIMEOUT,
        ),
    )


async def _planned(positions: Positions, wish: Wish | None) -> list[Move]:
    if wish is None:
        return await positions.renew()
    everywhere = tuple(range(positions.raw_partitions))
    return await positions.rewind(replace(wish, partitions=wish.partitions or everywhere))


def words(moves: Sequence[Move]) -> Iterator[str]:
    """Say in a table where READ stands and where it would; what is odd, below it."""
    heads = ("stands at", "goes to", "read again", "never read", "incarnation")
    yield f"{'partition':>9}" + "".join(f"{head:>14}" for head in heads)
    for move in moves:
        stands = "nowhere" if move.was is None else f"{move.was.offset:,}"
        columns = (
            stands,
            f"{move.to:,}",
            f"{move.again:,}",
            f"{move.skipped:,}",
            str(move.mark.incarnation),
        )
        yield f"{move.partition:>9}" + "".join(f"{column:>14}" for column in columns)
    yield from (f"note: {move.odd}" for move in moves if move.odd)
