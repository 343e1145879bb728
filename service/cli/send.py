"""`dateline send`: files to the raw topic, each first read as the service would read it."""

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from service.brokers import connection
from service.cli.cluster import cluster_of
from service.cli.sendable import files_in, sendables
from service.cli.session import run_command
from service.core.outcome import Rejected
from service.settings import Settings
from service.shell.failures import ConfigurationError, StepError
from service.shell.kafka.plain import Plain, sender
from service.shell.sending import Sending

_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line asks for; `rate` is records a second."""

    files: Sequence[Path]
    source: str | None
    rate: float | None
    dry_run: bool


@dataclass(slots=True)
class Tally:
    """How many were left out; of the first ones where they stand and why, in words."""

    refused: int = 0
    shown: list[str] = field(default_factory=list)

    def refuse(self, place: str, why: Rejected) -> None:
        """Count one that is left out."""
        self.refused += 1
        if len(self.shown) < _SHOWN:
            where = f" ({why.field})" if why.field else ""
            self.shown.append(f"{place}: {why.reason}{where}: {why.detail}")


def main(options: Options) -> int:
    """Send; 1 when some were left out or it stopped midway, 2 for files or settings."""
    try:
        files = files_in(options.files)
        if options.dry_run:
            tally = Tally()
            count = sum(1 for _ in _chosen(files, options.source, tally))
            return _tell(tally, f"{count:,} would be sent; dry run: nothing was written")
    except OSError as error:
        sys.stderr.write(f"{_unreadable(error)}\n")
        return 2
    return run_command(lambda settings: _main(settings, files, options))


def _unreadable(error: OSError) -> str:
    return f"cannot read {error.filename}: {error.strerror or error}"


async def _main(settings: Settings, files: Sequence[Path], options: Options) -> int:
    link, topic, tally = connection(settings), settings.topic_raw, Tally()
    async with cluster_of(link) as cluster:
        _must_exist(topic, await cluster.topics())
    async with sender(link, topic) as producer:
        with _bar() as progress:
            run = Sending(producer, options.rate, progress)
            try:
                await run.all(_chosen(files, options.source, tally))
            except StepError as error:
                return _stopped(tally, run.sent, error)
            except OSError as error:
                raise ConfigurationError(_unreadable(error)) from error
    return _tell(tally, f"{run.sent:,} sent to {topic}")


def _must_exist(topic: str, counts: Mapping[str, int]) -> None:
    if topic not in counts:
        message = f"topic {topic} (DATELINE_TOPIC_RAW) is missing: run `dateline topics create`"
        raise ConfigurationError(message)


def _chosen(files: Sequence[Path], source: str | None, tally: Tally) -> Iterator[Plain]:
    """Yield the records that the service would read; keep the others in the tally."""
    now = time.time_ns() // 1_000_000
    for file in files:
        for one in sendables(file, source, now):
            refused = one.refused()
            if refused is None:
                sent = one.record
                yield Plain(key=sent.key, value=sent.value, headers=sent.headers)
            else:
                tally.refuse(one.place, refused)


def _stopped(tally: Tally, sent: int, error: StepError) -> int:
    sys.stderr.write(
        f"stopped midway: {error.detail}\nsend again: what arrived before becomes a duplicate\n"
    )
    return _tell(tally, f"{sent:,} sent") or 1


def _tell(tally: Tally, done: str) -> int:
    sys.stderr.writelines(f"{line}\n" for line in tally.shown)
    if tally.refused > len(tally.shown):
        sys.stderr.write(f"… and {tally.refused - len(tally.shown):,} more\n")
    left = f", {tally.refused:,} skipped: they would be rejected" if tally.refused else ""
    sys.stdout.write(f"{done}{left}\n")
    return 1 if tally.refused else 0


@contextmanager
def _bar() -> Iterator[Callable[[int], None]]:
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("sent", total=None)
        yield lambda sent: bar.update(task, completed=sent)
