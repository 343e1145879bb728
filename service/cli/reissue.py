"""`dateline reissue`: sends a range of the raw topic again after a parser fix."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from service.cli.cluster import producer_of
from service.cli.confirm import confirmed
from service.cli.progress_bars import bars
from service.cli.session import CommandFailedError, Session, run_in_session
from service.core.moment import in_utc
from service.core.outcome import Topic
from service.core.reissue import Choice, Range
from service.settings import Settings
from service.shell.failures import RecycleReason, StepError
from service.shell.kafka import Routes
from service.shell.originals import Originals
from service.shell.reissue import Orders, Reissue, Tally
from service.shell.replay import Place
from service.shell.topic_layout import Layout

_WORDS = {
    Choice.REISSUE: "to raw",
    Choice.AGAIN: "a reissue",
    Choice.UNKNOWN: "no verdict",
    Choice.CHANGED: "source differs",
    Choice.TOO_LARGE: "too large",
}
_MEANING = {
    Choice.AGAIN: "itself a reissue of another record in the range",
    Choice.UNKNOWN: "READ rejected it (see dateline replay), JUDGE has not reached it yet, or its "
    "verdict is past retention",
    Choice.CHANGED: "judged with other bytes: the topic was recreated",
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
    return run_in_session(lambda session: _reissue(session, options))


async def _reissue(session: Session, options: Options) -> int:
    orders = _orders(session.settings, session.layout, options)
    with Originals() as originals:
        reissue = Reissue(session.cluster, session.reader, orders, originals)
        return await _looked_and_sent(session, options, reissue)


async def _looked_and_sent(session: Session, options: Options, reissue: Reissue) -> int:
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
    return await _run(session, reissue)


async def _run(session: Session, reissue: Reissue) -> int:
    settings = session.settings
    async with producer_of("reissue", settings, _routes(settings, session.layout)) as producer:
        with bars() as progress:
            try:
                sent = await reissue.run(producer, progress)
            except StepError as error:
                raise CommandFailedError(_stopped(error)) from error
    sys.stdout.write(f"done: {sent.total(Choice.REISSUE):,} sent to {settings.topic_raw}\n")
    return 0


def _stopped(error: StepError) -> str:
    if error.reason is RecycleReason.FENCED:
        return "another reissue of this group has taken over; this one stops"
    return f"stopped midway: {error.detail}\nrun it again: what was sent twice is redelivered"


def _routes(settings: Settings, layout: Layout) -> Routes:
    return Routes(
        names={Topic.RAW: settings.topic_raw},
        counts={Topic.RAW: layout.counts[Topic.RAW]},
        max_batch_bytes=min(1024 * 1024, layout.limits.max_message_bytes[Topic.RAW]),
    )


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
        yield "these options select no raw record"
        return
    shown = [choice for choice in Choice if choice is Choice.REISSUE or tally.total(choice)]
    heads = "".join(f"{_WORDS[choice]:>16}" for choice in shown)
    yield f"{'partition':>9}{'records':>11}{heads}  first, last"
    for partition, (first, last) in sorted(tally.times.items()):
        counts = [tally.records[partition, choice] for choice in shown]
        yield f"{_row(str(partition), counts)}  {in_utc(first)}, {in_utc(last)}"
    yield _row("all", [tally.total(choice) for choice in shown])
    yield from (f"{_WORDS[one]}: {_MEANING[one]}" for one in shown if one in _MEANING)


def _row(name: str, counts: list[int]) -> str:
    return f"{name:>9}{sum(counts):>11,}" + "".join(f"{count:>16,}" for count in counts)
