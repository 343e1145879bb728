"""`dateline audit`: whether every raw record has exactly one outcome, proved on live topics."""

import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TextIO

import orjson
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from service.brokers import connection, topic_names
from service.cli.cluster import cluster_of
from service.cli.session import CommandFailedError, run_command
from service.core.audit.bits import Fate
from service.core.audit.books import Identity
from service.core.audit.findings import SHOWN, WORDS
from service.core.audit.report import Report, fates_of
from service.core.outcome import Topic
from service.settings import Settings
from service.shell.audit import Audit, RetentionMovedError, Wanted
from service.shell.failures import ConfigurationError
from service.shell.kafka import Cluster, partition_of
from service.shell.kafka.reader import topic_reader
from service.shell.topic_layout import look

_TRIES = 3
_MEANING = {
    Fate.PENDING: "ahead of the service, or waiting for JUDGE",
    Fate.REDELIVERED: "judged only as read again",
    Fate.BEFORE_START: "before the group's first start",
    Fate.RETAINED_AWAY: "their outcome is past retention",
    Fate.LOST: "no outcome anywhere",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line asks for; times in ms since the epoch."""

    partition: int | None = None
    first: int | None = None
    last: int | None = None
    since_ms: int | None = None
    until_ms: int | None = None
    rewound: bool = False
    as_json: bool = False
    records: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """An audit that came to its end."""

    audit: Audit
    report: Report
    seconds: float


def main(options: Options) -> int:
    """Audit; 0 when everything is right, 1 when something is wrong, 2 for configuration."""
    return run_command(lambda settings: _main(settings, options))


async def _main(settings: Settings, options: Options) -> int:
    with _records(options.records) as lines:
        return await _audit(settings, options, lines)


async def _audit(settings: Settings, options: Options, lines: BinaryIO | None) -> int:
    async with cluster_of(connection(settings)) as cluster:
        wanted = await _wanted(settings, options, cluster)
        done = await _audited(settings, cluster, wanted)
    if lines is not None:
        _write_records(done, lines)
    # Lines for a machine and words for a person do not share a stream.
    stream = sys.stderr if str(options.records) == "-" else sys.stdout
    _tell(done, settings, stream, as_json=options.as_json)
    return 0 if done.report.good else 1


async def _wanted(settings: Settings, options: Options, cluster: Cluster) -> Wanted:
    names = topic_names(settings)
    layout = await look(cluster, names)
    raw = layout.counts[Topic.RAW]
    if options.partition is not None and options.partition >= raw:
        message = f"--partition: {settings.topic_raw} has partitions 0 to {raw - 1}"
        raise ConfigurationError(message)
    return Wanted(
        names=names,
        counts=layout.counts,
        group=settings.kafka_group_id,
        partition_of=partition_of,
        partition=options.partition,
        first=options.first,
        last=options.last,
        since_ms=options.since_ms,
        until_ms=options.until_ms,
        whole_start=settings.kafka_start_at == "earliest",
        rewound=options.rewound,
    )


async def _audited(settings: Settings, cluster: Cluster, wanted: Wanted) -> Done:
    began = time.monotonic()
    async with topic_reader(connection(settings), cluster) as reader:
        for left in range(_TRIES - 1, -1, -1):
            audit = Audit(cluster, reader, wanted)
            try:
                with _bars(wanted) as progress:
                    report = await audit.run(progress)
            except RetentionMovedError as error:
                if not left:
                    raise _unfinished(error) from error
            except ConfigurationError as error:
                # An open transaction holds consumers up, too: no fault of the settings.
                raise _unfinished(error) from error
            else:
                return Done(audit=audit, report=report, seconds=time.monotonic() - began)
    raise AssertionError


def _unfinished(why: Exception) -> CommandFailedError:
    return CommandFailedError(f"the audit could not finish: {why}")


@contextmanager
def _bars(wanted: Wanted) -> Iterator[Any]:
    """Show how far each topic is read, on a terminal."""
    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description:>24}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as bars:
        tasks = {topic: bars.add_task(name, total=None) for topic, name in wanted.names.items()}
        yield lambda topic, done, total: bars.update(tasks[topic], completed=done, total=total)


def _records(path: Path | None) -> AbstractContextManager[BinaryIO | None]:
    """Open what records are written to; raises OSError now, not after an hour's reading."""
    if path is None or str(path) == "-":
        return nullcontext(None if path is None else sys.stdout.buffer)
    return path.open("wb")


def _write_records(done: Done, file: BinaryIO) -> None:
    """Write a line of JSON for each raw record: where it is and what became of it."""
    if done.audit.books is None:
        return
    file.writelines(
        orjson.dumps({"partition": p, "offset": o, "outcome": fate}) + b"\n"
        for p, o, fate in fates_of(done.audit.books)
    )


def as_values(done: Done, settings: Settings) -> dict[str, Any]:
    """Return a report as what `--json` prints."""
    report, books = done.report, done.audit.books
    ranges = {} if books is None else books.ranges
    return {
        "good": report.good,
        "group": settings.kafka_group_id,
        "topic": settings.topic_raw,
        "ranges": [
            {"partition": p, "from": r.low, "to": r.high - 1, "position": r.position}
            for p, r in ranges.items()
        ],
        "records": report.records,
        "gaps": report.gaps,
        "outcomes": {str(fate): report.fates.get(fate, 0) for fate in Fate},
        "identities": [
            {
                "stage": one.stage,
                "partition": one.partition,
                "outcomes": one.outcomes,
                "passed": one.passed,
                "holds": one.holds,
            }
            for one in report.identities
        ],
        "findings": [
            {
                "kind": str(wrong),
                "count": count,
                "meaning": WORDS[wrong],
                "places": report.findings.places.get(wrong, []),
            }
            for wrong, count in report.findings.counts.most_common()
        ],
        "outputs_of_purged_records": report.source_gone,
        "seconds": round(done.seconds, 1),
    }


def _tell(done: Done, settings: Settings, stream: TextIO, *, as_json: bool) -> None:
    values = as_values(done, settings)
    if as_json:
        stream.write(orjson.dumps(values, option=orjson.OPT_INDENT_2).decode() + "\n")
        return
    stream.writelines(f"{line}\n" for line in words(values, done.report))


def words(values: dict[str, Any], report: Report) -> Iterator[str]:
    """Say in lines what an audit found."""
    partitions = len(values["ranges"])
    yield (
        f"{values['topic']}: {report.records:,} records on {partitions} "
        f"partition{'s' * (partitions != 1)}, {report.gaps:,} offsets without a record "
        f"(markers), in {values['seconds']} s"
    )
    for fate in Fate:
        count = report.fates.get(fate, 0)
        if count or fate not in _MEANING:
            yield f"  {fate:<14}{count:>12,}  {_MEANING.get(fate, '')}".rstrip()
    for stage in ("read", "judge"):
        yield _identity(stage, [one for one in report.identities if one.stage == stage])
    if report.source_gone:
        yield f"{report.source_gone:,} outputs belong to raw records that retention has deleted"
    yield from _findings(report)


def _identity(stage: str, parts: list[Identity]) -> str:
    names = dict.fromkeys(name for one in parts for name in one.outcomes)
    sums = {name: sum(one.outcomes.get(name, 0) for one in parts) for name in names}
    left = " + ".join(f"{name} {count:,}" for name, count in sums.items()) or "nothing"
    passed = sum(one.passed for one in parts)
    holds = all(one.holds for one in parts)
    what = "raw" if stage == "read" else "read"
    return (
        f"{stage.upper()}: {left} {'=' if holds else '≠'} {passed:,} {what} records passed: "
        f"{'holds' if holds else 'BROKEN'} on each partition"
    )


def _findings(report: Report) -> Iterator[str]:
    findings = report.findings
    if report.good:
        yield "nothing lost, nothing repeated, nothing unaccounted for; stories are in order"
        return
    for wrong, count in findings.counts.most_common():
        yield f"WRONG {wrong}: {count:,} ({WORDS[wrong]})"
        places = findings.places.get(wrong, [])
        yield from (f"    {place}" for place in places)
        if count > len(places) >= SHOWN:
            yield f"    … and {count - len(places):,} more"
