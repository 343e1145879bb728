"""Moves READ's position for an operator: checks first, then commits under new producer epochs."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

from service.core.internal import FormatError, Verdict, decode_internal
from service.core.outcome import Outcome
from service.core.record import RawRecord
from service.shell.anchor import OPERATOR, Anchor, Mark, hash_of
from service.shell.failpoints import hit
from service.shell.failures import ConfigurationError
from service.shell.ports import Commit, Offsets, Producer, Reader

_FIRST_LOOK = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Where READ is to stand: at an offset, at a time (ms), or, by neither, at the beginning."""

    partitions: tuple[int, ...]
    offset: int | None = None
    when_ms: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A partition's position before and after; `odd` says what does not fit, in words."""

    partition: int
    was: Commit | None
    to: int
    begin: int
    end: int
    mark: Mark
    odd: str = ""

    @property
    def again(self) -> int:
        """How many offsets will be read again."""
        return 0 if self.was is None else max(0, min(self.was.offset, self.end) - self.to)

    @property
    def skipped(self) -> int:
        """How many offsets that are there will never be read."""
        return max(0, self.to - max(self.begin, 0 if self.was is None else self.was.offset))


@dataclass(frozen=True, slots=True, kw_only=True)
class Positions:
    """READ's positions on the raw topic; `read` and `verdicts` name the incarnation last read."""

    anchor: Anchor
    offsets: Offsets
    reader: Reader
    raw_partitions: int
    read: str
    verdicts: str
    read_partitions: int

    async def rewind(self, wish: Wish) -> list[Move]:
        """Plan a move within the incarnation.

        Raises:
            ConfigurationError: when an offset lies outside its partition, or partitions without
                a position would stay without one.
        """
        commits = await self._commits()
        self._check(wish, commits)
        begins, ends = await self._bounds()
        targets = await self._targets(wish, begins, ends)
        incarnation = await self._incarnation(commits)
        return [
            await self._move(p, commits.get(p), (targets[p], begins[p], ends[p]), incarnation)
            for p in wish.partitions
        ]

    async def renew(self) -> list[Move]:
        """Plan the beginning of the next incarnation, on every partition."""
        commits = await self._commits()
        begins, ends = await self._bounds()
        incarnation = await self._incarnation(commits) + 1
        return [
            await self._move(p, commits.get(p), (begins[p], begins[p], ends[p]), incarnation)
            for p in range(self.raw_partitions)
        ]

    async def write(
        self, moves: Sequence[Move], make_producer: Callable[[int], Producer], at: str
    ) -> None:
        """Commit the moves, each under the transactional id of its partition's owner.

        A new epoch fences an owner that still lives outside the group; one that comes meanwhile
        fences us. `at` is RFC 3339.

        Raises:
            ConfigurationError: when a position is not the planned one any more; nothing is moved.
            StepError: when a commit failed; partitions before it are moved.
        """
        async with AsyncExitStack() as stack:
            producers = {}
            for move in moves:
                producer = producers[move.partition] = make_producer(move.partition)
                stack.push_async_callback(producer.close)
                await producer.start()
            commits = await self._commits()
            if any(commits.get(move.partition) != move.was for move in moves):
                message = "READ has moved meanwhile; nothing was changed, look again"
                raise ConfigurationError(message)
            for move in moves:
                await _commit(producers[move.partition], move, at)

    async def _commits(self) -> Mapping[int, Commit]:
        return await self.offsets.commits(self.anchor.group, self.anchor.raw)

    async def _bounds(self) -> tuple[Mapping[int, int], Mapping[int, int]]:
        numbers = range(self.raw_partitions)
        return (
            await self.offsets.begins(self.anchor.raw, numbers),
            await self.offsets.ends(self.anchor.raw, numbers),
        )

    def _check(self, wish: Wish, commits: Mapping[int, Commit]) -> None:
        beyond = [p for p in wish.partitions if p >= self.raw_partitions]
        if beyond:
            message = f"{self.anchor.raw} has {self.raw_partitions} partitions, not {beyond[0]}"
            raise ConfigurationError(message)
        without = [
            p for p in range(self.raw_partitions) if p not in commits and p not in wish.partitions
        ]
        if without:
            message = f"partitions {without} have no position either: move them as well"
            raise ConfigurationError(message)

    async def _targets(
        self, wish: Wish, begins: Mapping[int, int], ends: Mapping[int, int]
    ) -> Mapping[int, int]:
        if wish.when_ms is not None:
            found = await self.offsets.at(self.anchor.raw, wish.partitions, wish.when_ms)
            return {p: found.get(p, ends[p]) for p in wish.partitions}
        if wish.offset is None:
            return begins
        for p in wish.partitions:
            if not begins[p] <= wish.offset <= ends[p]:
                message = (
                    f"{self.anchor.raw}/{p} holds offsets from {begins[p]} to before {ends[p]}, "
                    f"not {wish.offset}"
                )
                raise ConfigurationError(message)
        return dict.fromkeys(wish.partitions, wish.offset)

    async def _move(
        self, partition: int, was: Commit | None, place: tuple[int, int, int], incarnation: int
    ) -> Move:
        to, begin, end = place
        before = await self.anchor.record_at(partition, to - 1) if begin < to else None
        return Move(
            partition=partition,
            was=was,
            to=to,
            begin=begin,
            end=end,
            mark=Mark(incarnation=incarnation, last=hash_of(before), by=OPERATOR),
            odd="" if was is None else await self._odd(partition, was),
        )

    async def _odd(self, partition: int, was: Commit) -> str:
        """Return why READ could not continue from its position, if so."""
        try:
            await self.anchor.check(partition, was)
        except ConfigurationError as error:
            return str(error)
        return ""

    async def _incarnation(self, commits: Mapping[int, Commit]) -> int:
        """Return the incarnation in use; the commits go with a topic that is deleted."""
        found = [
            await self._last(topic, partition)
            for topic in (self.read, self.verdicts)
            for partition in range(self.read_partitions)
        ]
        for partition, commit in commits.items():
            try:
                found.append(self.anchor.mark(partition, commit).incarnation)
            except ConfigurationError:
                continue  # not committed by us: it has no incarnation
        return max(found)

    async def _last(self, topic: str, partition: int) -> int:
        """Return the incarnation of the last source that a partition names, or 0."""
        begin = (await self.offsets.begins(topic, [partition]))[partition]
        end = (await self.offsets.ends(topic, [partition]))[partition]
        look, low = _FIRST_LOOK, end
        while low > begin:
            low = max(begin, end - look)
            look *= 8
            found = [
                source
                async for records in self.reader.read(topic, partition, low, end)
                for record in records
                if (source := _source_of(record)) is not None
            ]
            if found:
                return found[-1]
        return 0


def _source_of(record: RawRecord) -> int | None:
    """Return the incarnation of the raw record that an internal one is about, if it is."""
    header = record.text_header("dateline-source-incarnation")
    if header is not None:
        return int(header)
    try:
        value = decode_internal(record.value)
    except FormatError:
        return None  # a later release's: it has a header where it matters
    about_raw = isinstance(value, Verdict) and value.outcome is not Outcome.COMMAND
    return value.source.incarnation if isinstance(value, Verdict) and about_raw else None


async def _commit(producer: Producer, move: Move, at: str) -> None:
    was = None if move.was is None else move.was.offset
    mark = Mark(
        incarnation=move.mark.incarnation, last=move.mark.last, by=OPERATOR, at=at, was=was
    )
    await producer.begin()
    hit("verb.begun")
    await producer.send_offsets({move.partition: (move.to, mark.text())})
    hit("verb.sent")
    await producer.commit()
    hit("verb.committed")
