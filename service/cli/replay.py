"""`dateline replay`: dead letters back to the raw topic, each once, or to the parking topic."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from service.brokers import connection, topic_names
from service.cli.cluster import cluster_of, producer_of
from service.cli.confirm import confirmed
from service.cli.progress_bars import bars
from service.cli.session import CommandFailedError, run_command
from service.cli.topics import needed
from service.core.encode import Limits
from service.core.outcome import Topic
from service.core.replay import Choice, Letter, Selection
from service.settings import Settings
from service.shell.dead_letters import Letters
from service.shell.failures import ConfigurationError, RecycleReason, StepError
from service.shell.kafka import Cluster, Routes, TopicSpec
from service.shell.kafka.reader import topic_reader
from service.shell.replay import Orders, Place, Replay, Tally
from service.shell.topic_layout import Layout, look

_WORDS = {
    Choice.REPLAY: "to raw",
    Choice.PARK: "parked",
    Choice.DONE: "done before",
    Choice.REPEATED: "same letter again",
    Choice.GONE: "source gone",
    Choice.CHANGED: "source differs",
    Choice.TOO_LARGE: "too large",
}
_MEANING = {
    Choice.GONE: "a pointer, and raw no longer holds what it points to",
    Choice.CHANGED: "a pointer, and raw holds other bytes there: the topic was recreated",
    Choice.TOO_LARGE: "with our headers it exceeds max.message.bytes of raw",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line asks for."""

    selection: Selection
    dry_run: bool
    yes: bool
    max_attempts: int
    rate: float | None
    parking: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What both a preview and a run need."""

    settings: Settings
    cluster: Cluster
    layout: Layout
    options: Options
    letters: Letters


def main(options: Options) -> int:
    """Replay; 0 when every letter was dealt with, 1 when not: refused, stuck or stopped midway."""
    return run_command(lambda settings: _main(settings, options))


async def _main(settings: Settings, options: Options) -> int:
    check_parking(options.parking, settings)
    async with cluster_of(connection(settings)) as cluster:
        layout = await look(cluster, topic_names(settings))
        if not options.dry_run and not confirmed(
            "Send these letters again? --dry-run counts them.", yes=options.yes
        ):
            return 1
        with Letters() as letters:
            scene = Scene(
                settings=settings,
                cluster=cluster,
                layout=layout,
                options=options,
                letters=letters,
            )
            tally = await (_preview(scene) if options.dry_run else _run(scene))
    sys.stdout.writelines(f"{line}\n" for line in words(tally, dry_run=options.dry_run))
    return 1 if tally.stuck else 0


async def _preview(scene: Scene) -> Tally:
    parking = await _parking(scene)
    async with topic_reader(connection(scene.settings), scene.cluster) as reader:
        replay = Replay(scene.cluster, reader, _orders(scene, parking), scene.letters)
        with bars() as progress:
            await replay.plan(progress)
            return await replay.preview()


async def _run(scene: Scene) -> Tally:
    parking = await _parking(scene) or await _make_parking(scene)
    async with (
        topic_reader(connection(scene.settings), scene.cluster) as reader,
        producer_of("replay", scene.settings, _routes(scene, parking)) as producer,
    ):
        replay = Replay(scene.cluster, reader, _orders(scene, parking), scene.letters)
        with bars() as progress:
            await replay.plan(progress)
            try:
                return await replay.run(producer, progress)
            except StepError as error:
                raise CommandFailedError(_stopped(error)) from error


def _stopped(error: StepError) -> str:
    if error.reason is RecycleReason.FENCED:
        return "another replay of this group has taken over; this one stops"
    return f"stopped midway: {error.detail}\nrun it again: what was sent is not sent twice"


def check_parking(name: str, settings: Settings) -> None:
    """Refuse a parking topic that has another part: what reads it would take letters for it.

    Raises:
        ConfigurationError: when it is one of the service's own.
    """
    for part, own in settings.topic_names().items():
        if name == own:
            message = f"--parking: {name} is DATELINE_TOPIC_{part.upper()}: name another topic"
            raise ConfigurationError(message)


async def _parking(scene: Scene) -> Place | None:
    count = (await scene.cluster.topics()).get(scene.options.parking)
    return None if count is None else Place(name=scene.options.parking, partitions=count)


async def _make_parking(scene: Scene) -> Place:
    """Create the parking topic, kept forever: it holds what could not be read."""
    name = scene.options.parking
    partitions = scene.layout.counts[Topic.REJECTED]
    brokers = await scene.cluster.brokers()
    spec = TopicSpec(
        name=name,
        partitions=partitions,
        replication=min(3, brokers),
        configs={**needed(Topic.REJECTED), "retention.ms": "-1"},
    )
    refused = await scene.cluster.create([spec])
    if refused:
        message = f"--parking: {name} cannot be created: {refused[name]}"
        raise ConfigurationError(message)
    return Place(name=name, partitions=partitions)


def _routes(scene: Scene, parking: Place) -> Routes:
    settings, limits = scene.settings, scene.layout.limits.max_message_bytes
    return Routes(
        names={Topic.RAW: settings.topic_raw, Topic.REJECTED: parking.name},
        counts={Topic.RAW: scene.layout.counts[Topic.RAW], Topic.REJECTED: parking.partitions},
        max_batch_bytes=min(1024 * 1024, limits[Topic.RAW], limits[Topic.REJECTED]),
    )


def _orders(scene: Scene, parking: Place | None) -> Orders:
    settings, options, counts = scene.settings, scene.options, scene.layout.counts
    return Orders(
        group=settings.kafka_group_id,
        raw=Place(name=settings.topic_raw, partitions=counts[Topic.RAW]),
        rejected=Place(name=settings.topic_rejected, partitions=counts[Topic.REJECTED]),
        parking=parking,
        selection=options.selection,
        limits=Limits(max_message_bytes=scene.layout.limits.max_message_bytes),
        max_attempts=options.max_attempts,
        rate=options.rate,
    )


def words(tally: Tally, *, dry_run: bool) -> Iterator[str]:
    """Say in lines what became of the letters, by reason."""
    total = sum(tally.letters.values())
    if not total:
        yield "these options select no dead letter"
        return
    shown = [choice for choice in Choice if tally.total(choice)]
    yield f"{'reason':<26}{'letters':>9}" + "".join(f"{_WORDS[c]:>19}" for c in shown)
    for reason in sorted({reason for reason, _ in tally.letters}):
        yield _row(reason, {c: tally.letters[reason, c] for c in shown})
    yield _row("all", {c: tally.total(c) for c in shown})
    senders = ", ".join(f"{name} {count:,}" for name, count in tally.senders.most_common(5))
    yield f"sources: {senders}"
    yield from (_stuck(letter, choice) for letter, choice in tally.shown)
    if tally.stuck > len(tally.shown):
        yield f"… and {tally.stuck - len(tally.shown):,} more that cannot be sent"
    if dry_run:
        yield "dry run: nothing was written"


def _row(name: str, counts: Mapping[Choice, int]) -> str:
    numbers = "".join(f"{count:>19,}" for count in counts.values())
    return f"{name:<26}{sum(counts.values()):>9,}{numbers}"


def _stuck(letter: Letter, choice: Choice) -> str:
    source = "/".join(str(part) for part in letter.source)
    return (
        f"cannot send {letter.reason} letter {letter.partition}/{letter.offset} "
        f"of {source}: {_MEANING[choice]}"
    )
