"""Reads one record in a child process with limits, so that a crash there harms nothing else."""

import asyncio
import math
import os
import pickle
import resource
import signal
import sys
import time
from contextlib import suppress
from dataclasses import dataclass

from service.core.encode import Limits
from service.core.outcome import Rejected, RejectReason
from service.core.pipeline import ReadContext, ReadOk, read_record
from service.core.record import RawRecord
from service.core.story.series import Series
from service.shell.failpoints import poison

MEMORY = 1024 * 1024 * 1024
# Two tries, each with this and the longest patience, must end before the loop counts as stuck.
START_SECONDS = 15.0
_OUT_OF_MEMORY = 71


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What the process is given: the record, what READ knows, and how many seconds it has."""

    record: RawRecord
    group: str
    read_partitions: int
    limits: Limits
    series: Series
    seconds: float


@dataclass(frozen=True, slots=True)
class Died:
    """The process ended without an answer; `how` says it in words."""

    how: str


async def read_apart(task: Task) -> ReadOk | Rejected | Died:
    """Read a record in another process and return what it says, or how it died."""
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "service.shell.apart"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=environment(),
    )
    try:
        async with asyncio.timeout(task.seconds + START_SECONDS):
            answer, _ = await child.communicate(pickle.dumps(task))
    except TimeoutError:
        return Died(f"no end within {task.seconds:.0f} s")
    finally:
        with suppress(ProcessLookupError):
            child.kill()
        await child.wait()
    if child.returncode == 0:
        found: ReadOk | Rejected = pickle.loads(answer)  # noqa: S301 - our own process wrote it
        return found
    return Died(_how(child.returncode or 0, task.seconds))


def environment() -> dict[str, str]:
    """Return our environment without the settings: reading a hostile record needs no password."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("DATELINE_") or name.startswith("DATELINE_TEST_")
    }


def _how(code: int, seconds: float) -> str:
    if code == _OUT_OF_MEMORY:
        return f"more than {MEMORY // 2**20} MiB of memory"
    if code == -signal.SIGXCPU:
        return f"more than {seconds:.0f} s of processor time"
    return f"signal {-code}" if code < 0 else f"exit status {code}"


def main() -> int:
    """Be that process: one task on standard input, one answer on standard output."""
    task: Task = pickle.load(sys.stdin.buffer)  # noqa: S301 - our parent wrote it
    # Starting up has cost some seconds already, more on a busy machine.
    end = math.ceil(time.process_time() + task.seconds)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (end, end + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    context = ReadContext(
        group=task.group,
        read_partitions=task.read_partitions,
        limits=task.limits,
        series=task.series,
    )
    try:
        poison(task.record)
        found = read_record(task.record, context)
    except MemoryError:
        return _OUT_OF_MEMORY
    if _ran_out(found):
        return _OUT_OF_MEMORY
    sys.stdout.buffer.write(pickle.dumps(found))
    return 0


def _ran_out(found: ReadOk | Rejected) -> bool:
    """Tell whether core took the limit for a bug of its own."""
    if not isinstance(found, Rejected) or found.reason is not RejectReason.INTERNAL_ERROR:
        return False
    return found.detail.startswith("MemoryError")


if __name__ == "__main__":
    sys.exit(main())
