"""Bring a partition's state up to its verdict log and find where to read on (rules 10, 12, 13)."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from service.core.internal import (
    Entry,
    FormatError,
    Logged,
    Rotation,
    Trailer,
    Verdict,
    decode_logged,
)
from service.core.story.state import StateView
from service.shell.failures import (
    ConfigurationError,
    PartitionStoppedError,
    RecycleReason,
    StepError,
)

# Verdicts of one story and postings of one key that lie together are read and written once.
_APPLY_AT_ONCE = 4000
_OF_THE_LOG = (Logged, Trailer, Verdict, Rotation)
Line = tuple[int, bytes]  # a record of the log: its offset and its value


class State(StateView, Protocol):
    """What JUDGE knows of one partition, kept beside the process."""

    def position(self) -> int: ...
    def last_record_hash(self) -> bytes | None: ...
    def apply(self, entries: Sequence[Entry], log_position: int, last_hash: bytes) -> None: ...
    def entries(self) -> int: ...
    def wipe(self) -> None: ...
    def close(self) -> None: ...


class Log(Protocol):
    """One partition of the verdict log; `name` is what messages call it."""

    @property
    def name(self) -> str: ...
    async def bounds(self) -> tuple[int, int]: ...
    def lines(self, begin: int, end: int) -> AsyncIterator[Sequence[Line]]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What every trailer must say, and whom to tell of progress.

    `progress` is told how many verdicts were applied, the log offset reached, and where it ends.
    """

    group: str
    partitions: int
    progress: Callable[[int, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaughtUp:
    """Where the next transaction stands: read on there, append here.

    `next_offset` is None when the log holds no transaction at all.
    """

    next_offset: int | None
    log_end: int


def tail_hash(last_two: Sequence[bytes]) -> bytes:
    """Return what a state remembers of the log's last two records: a verdict and its trailer."""
    digest = hashlib.sha256()
    for value in last_two:
        digest.update(len(value).to_bytes(4, "big") + value)
    return digest.digest()


class _Fold:
    """Collects verdicts until their trailer comes; only whole transactions reach the state."""

    def __init__(self, state: State, expected: Expected, name: str) -> None:
        self._state = state
        self._name = name
        self._expected = expected
        self._open: list[Entry] = []
        self._whole: list[Entry] = []
        self._values: tuple[bytes, bytes] = (b"", b"")
        self._tail = self._values
        self._position = 0
        self.trailer: Trailer | None = None

    def take(self, line: Line) -> None:
        offset, value = line
        found = _decoded(line, self._name)
        self._values = (self._values[1], value)
        if isinstance(found, Trailer):
            check_trailer(found, self._expected, self._name)
            self.trailer = found
            self._whole += self._open
            self._open = []
            self._position = offset + 1
            self._tail = self._values
        else:
            self._open.append(found)

    async def finish(self) -> int:
        if self._open:
            message = f"the verdict log ends in {len(self._open)} verdicts without their trailer"
            raise PartitionStoppedError(message)
        return await self.flush(0)

    async def flush(self, at_least: int) -> int:
        """Apply whole transactions when there are so many verdicts; return how many were."""
        count = len(self._whole)
        if not self._position or count < at_least:
            return 0
        whole, self._whole = self._whole, []
        await _to_its_end(self._state.apply, whole, self._position, tail_hash(self._tail))
        return count


async def _to_its_end(
    apply: Callable[[Sequence[Entry], int, bytes], None],
    entries: Sequence[Entry],
    position: int,
    last_hash: bytes,
) -> None:
    """Apply in a thread, so that heartbeats go on; a cancelled caller waits for it (rule 28)."""
    work = asyncio.ensure_future(asyncio.to_thread(apply, entries, position, last_hash))
    try:
        await asyncio.shield(work)
    except asyncio.CancelledError:
        while not work.done():
            with suppress(asyncio.CancelledError):
                await asyncio.wait([work])
        work.exception()  # the next owner of the partition meets it again
        raise


def _decoded(line: Line, name: str) -> Entry | Trailer:
    offset, value = line
    try:
        found = decode_logged(value)
    except FormatError as error:
        message = f"{name} at {offset}: {error}"
        raise PartitionStoppedError(message) from error
    if isinstance(found, _OF_THE_LOG):
        return found
    message = f"{name} at {offset}: {type(found).__name__} has no place in the verdict log"
    raise PartitionStoppedError(message)


def check_trailer(trailer: Trailer, expected: Expected, name: str) -> None:
    """Refuse a log that another group writes, or one made for another number of partitions.

    Raises:
        ConfigurationError: when either differs (rules 13, 23).
    """
    if trailer.group != expected.group:
        message = f"{name} belongs to group {trailer.group!r}, this is {expected.group!r}"
        raise ConfigurationError(message)
    if trailer.partitions != expected.partitions:
        message = (
            f"{name} was written for {trailer.partitions} partitions of the read topic, "
            f"which has {expected.partitions} now"
        )
        raise ConfigurationError(message)


async def catch_up(log: Log, state: State, expected: Expected) -> CaughtUp:
    """Apply what the state has missed of the log; wipe a state that is not of this log.

    Raises:
        ConfigurationError: when the log is another group's or does not fit the read topic.
        PartitionStoppedError: when the log holds what this release cannot read.
        StepError: when the log could not be read to its end.
    """
    begin, end = await log.bounds()
    known = await _known(log, state, expected, (begin, end))
    if known is None and state.position():
        state.wipe()
    at = state.position() if known else begin
    fold = _Fold(state, expected, log.name)
    async for lines in log.lines(at, end):
        for line in lines:
            fold.take(line)
        applied = await fold.flush(_APPLY_AT_ONCE)
        expected.progress(applied, lines[-1][0] + 1, end)
    expected.progress(await fold.finish(), end, end)
    trailer = fold.trailer or known
    if trailer is None and begin > 0:
        message = f"the verdict log begins at {begin} and holds no transaction"
        raise ConfigurationError(message)
    return CaughtUp(next_offset=None if trailer is None else trailer.next_offset, log_end=end)


async def _known(
    log: Log, state: State, expected: Expected, bounds: tuple[int, int]
) -> Trailer | None:
    """Return the trailer the state ends with if the log has it, too, at the same place."""
    at = state.position()
    begin, end = bounds
    first = at - 2
    if at == 0 or at > end or first < begin:
        return None
    tail = [line for lines in [x async for x in log.lines(first, at)] for line in lines]
    if [offset for offset, _ in tail] != [first, first + 1]:
        return None
    if tail_hash([value for _, value in tail]) != state.last_record_hash():
        return None
    trailer = _decoded(tail[-1], log.name)
    if not isinstance(trailer, Trailer):
        return None
    check_trailer(trailer, expected, log.name)
    return trailer


class Appending:
    """Follows where our transactions land: nobody else may write in between (rule 13)."""

    _MARKERS = 2

    def __init__(self, end: int) -> None:
        self._next = end

    def follow(self, base_offset: int, count: int) -> None:
        """Check one appended batch.

        Raises:
            StepError: when something other than transaction markers lies before it.
        """
        gap = base_offset - self._next
        if not 0 <= gap <= self._MARKERS:
            detail = f"appended at {base_offset} of the verdict log, expected {self._next}"
            raise StepError(RecycleReason.APPEND, detail)
        self._next = base_offset + count

    @property
    def end(self) -> int:
        """Return the offset after the last record appended."""
        return self._next
