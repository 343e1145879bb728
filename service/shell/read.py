"""Stage READ: its position is the group's commit; the first start is decided once, explicitly."""

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from service.core.outcome import Message, Outcome
from service.core.pipeline import Limits, ReadContext, ReadOk, Rejected, read_messages
from service.core.record import RawRecord
from service.shell.anchor import Anchor, Mark, hash_of
from service.shell.careful import Careful
from service.shell.failures import ConfigurationError
from service.shell.ports import Commit, Fate, Offsets, Plan, Producer, Written
from service.shell.stopwatch import Stopwatch

_LOST = (
    "the topic was deleted and made again, which deletes its commits (then say `dateline "
    "new-incarnation`), or they expired or the group was renamed (then `dateline rewind`)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadParts:
    """What READ is built from. `start_at` is earliest, latest or milliseconds since the epoch."""

    context: ReadContext
    group: str
    raw: str
    raw_partitions: int
    read: str
    read_partitions: int
    start_at: str | int
    offsets: Offsets
    anchor: Anchor
    limits: Callable[[], Awaitable[Limits]]
    make_starter: Callable[[], Producer]
    careful: Careful
    patience: float = 30.0


class ReadStage:
    """Stage READ as the loop runs it."""

    name = "read"

    def __init__(self, parts: ReadParts) -> None:
        self._parts = parts
        self._context = parts.context
        self._last: dict[int, str] = {}
        # Two members may write the same batch, one after the other: whose commit stands there?
        self._mark = secrets.token_hex(6)
        self.incarnation = 0

    async def prepare(self) -> None:
        """Commit the first start of all partitions, before anything is fetched (rules 7, 15)."""
        parts = self._parts
        commits = await parts.offsets.commits(parts.group, parts.raw)
        if not commits:
            commits = await self._first_start()
        marks = [parts.anchor.mark(p, commit) for p, commit in sorted(commits.items())]
        self.incarnation = max((mark.incarnation for mark in marks), default=0)

    async def _first_start(self) -> Mapping[int, Commit]:
        parts = self._parts
        starter = parts.make_starter()
        try:
            await starter.start()
            # The epoch settles who is first: whoever came before has committed by now. Asked in
            # this order, for we may stand still in between: who begins commits, then writes.
            ends = await parts.offsets.ends(parts.read, range(parts.read_partitions))
            commits = await parts.offsets.commits(parts.group, parts.raw)
            if commits:
                return commits
            if any(ends.values()):
                message = f"{self._no_commits()}, but {parts.read} is not empty: {_LOST}"
                raise ConfigurationError(message)
            starts = await self._starts(range(parts.raw_partitions))
            return await self._commit(starter, starts)
        finally:
            await starter.close()

    def _no_commits(self) -> str:
        return f"group {self._parts.group} has no commits on {self._parts.raw}"

    async def _starts(self, partitions: Sequence[int]) -> Mapping[int, int]:
        parts = self._parts
        if parts.start_at == "earliest":
            return await parts.offsets.begins(parts.raw, partitions)
        ends = await parts.offsets.ends(parts.raw, partitions)
        if isinstance(parts.start_at, int):
            found = await parts.offsets.at(parts.raw, partitions, parts.start_at)
            return {**ends, **found}
        return ends

    async def _commit(self, starter: Producer, starts: Mapping[int, int]) -> Mapping[int, Commit]:
        text = self._metadata("")
        await starter.begin()
        await starter.send_offsets({p: (offset, text) for p, offset in starts.items()})
        await starter.commit()
        return {p: Commit(offset=offset, metadata=text) for p, offset in starts.items()}

    async def refresh(self) -> None:
        """Ask for the topics' limits again, for records read from now on."""
        self._context = replace(self._context, limits=await self._parts.limits())

    async def position(self, partition: int, beat: Callable[[], None]) -> Commit:
        """Return the group's commit; a partition added later starts at its beginning.

        Raises:
            ConfigurationError: when there is none, or it is not of the topic as it is now.
        """
        parts = self._parts
        deadline = time.monotonic() + parts.patience
        while True:
            commits = await parts.offsets.commits(parts.group, parts.raw)
            commit = commits.get(partition)
            if commit is not None:
                mark = await parts.anchor.check(partition, commit)
                self.incarnation = max(self.incarnation, mark.incarnation)
                return commit
            if commits and partition > max(commits):
                await self._start_added(range(max(commits) + 1, partition + 1))
            elif time.monotonic() > deadline:
                message = (
                    f"group {parts.group} has no commit on {parts.raw}/{partition}, "
                    f"only on {sorted(commits)}: `dateline rewind` sets it"
                    if commits
                    else f"{self._no_commits()} any more: {_LOST}"
                )
                raise ConfigurationError(message)
            beat()
            await asyncio.sleep(min(1.0, parts.patience / 10))

    async def _start_added(self, partitions: Sequence[int]) -> None:
        starter = self._parts.make_starter()
        try:
            await starter.start()
            await self._commit(
                starter, await self._parts.offsets.begins(self._parts.raw, partitions)
            )
        finally:
            await starter.close()

    async def plan(self, partition: int, records: Sequence[RawRecord]) -> Plan:
        """Read a batch, yielding to the loop every 2 ms."""
        watch = Stopwatch("read", "enrich", "sign", "encode")
        context = replace(self._context, lap=watch.lap)
        fates: list[Fate] = []
        messages: list[Message] = []
        with self._parts.careful.watched():
            while len(fates) < len(records) and not watch.enough:
                rest = records[len(fates) :]
                for one in await self._parts.careful.read(rest, context, watch):
                    messages += read_messages(one, context)
                    fates.append(_fate(one))
        last = fates[-1].record
        self._last[partition] = hash_of(last)
        return Plan(
            fates=tuple(fates),
            messages=tuple(messages),
            next_offset=last.source.offset + 1,
            step_seconds=watch.seconds,
        )

    def metadata(self, partition: int, written: Written) -> str:  # noqa: ARG002 - JUDGE's need
        """Return what is committed beside the offset: which topic it was, and where (rule 16)."""
        return self._metadata(self._last.get(partition, ""))

    def _metadata(self, last: str) -> str:
        return Mark(incarnation=self.incarnation, last=last, by=self._mark).text()

    def committed(self, partition: int, plan: Plan) -> None:
        """Forget a record that killed a process, now that it is committed."""
        self._parts.careful.journal.passed(partition, plan.next_offset)

    def release(self, partition: int) -> None:
        """Nothing to close."""


def _fate(read: ReadOk | Rejected) -> Fate:
    match read:
        case ReadOk():
            return Fate(
                record=read.record,
                outcome=Outcome.READ,
                received_ms=read.record.timestamp_ms,
            )
        case Rejected():
            return Fate(
                record=read.record,
                outcome=Outcome.REJECTED,
                reason=read.reason,
                detail=read.detail,
                field=read.field,
                received_ms=read.record.timestamp_ms,
            )
