"""Stage JUDGE: position and state from the verdict log, verdicts applied after the commit."""

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol

import orjson

from service.core.internal import FormatError, Verdict
from service.core.outcome import Outcome, Topic
from service.core.packed_verdict import logged
from service.core.pipeline import JudgeContext, Judged, Limits, judge_record, trailer
from service.core.record import RawRecord
from service.core.story.judge import RecreatedTopicError
from service.core.story.overlay import Overlay
from service.core.story.state import StateUnreadableError
from service.shell import log
from service.shell.catchup import Appending, CaughtUp, Expected, Log, State, catch_up, tail_hash
from service.shell.failpoints import hit
from service.shell.failures import (
    ConfigurationError,
    PartitionStoppedError,
    RecycleReason,
    StepError,
)
from service.shell.ports import Commit, Fate, Offsets, Plan, Written
from service.shell.purge import Purge
from service.shell.stopwatch import Stopwatch

_REBUILD = (
    "restore the topic; or give its stories up, make it again empty and delete this group's "
    "offsets, and what the read topic still holds is judged and published again"
)


class ClosableLog(Log, Protocol):
    """A log reader for one opening."""

    async def close(self) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeParts:
    """What JUDGE is built from. `partitions` is the number the read topic has."""

    context: JudgeContext
    group: str
    topic: str
    partitions: int
    offsets: Offsets
    limits: Callable[[], Awaitable[Limits]]
    open_log: Callable[[int], ClosableLog]
    open_state: Callable[[int], State]
    # Told the partition, how many verdicts were read back, the log offset reached, the log's end.
    restored: Callable[[int, int, int, int], None]
    entries: Callable[[int, int], None]
    purge: Purge


@dataclass(slots=True)
class _Home:
    """A partition's state and where its next transaction must land."""

    state: State
    appending: Appending


class JudgeStage:
    """Stage JUDGE as the loop runs it."""

    name = "judge"

    def __init__(self, parts: JudgeParts) -> None:
        self._parts = parts
        self._context = parts.context
        self._homes: dict[int, _Home] = {}

    async def prepare(self) -> None:
        """Do nothing: before the first assignment the log holds all there is to know."""

    async def refresh(self) -> None:
        """Ask for the topics' limits again, for records judged from now on."""
        self._context = replace(self._context, limits=await self._parts.limits())

    async def position(self, partition: int, beat: Callable[[], None]) -> Commit:
        """Bring the state up to the log and return where its last trailer says to read on."""
        parts = self._parts
        commit = (await parts.offsets.commits(parts.group, parts.topic)).get(partition)
        caught = await self._caught_up(partition, commit, beat)
        state = self._homes[partition].state
        self._homes[partition] = _Home(state, Appending(caught.log_end))
        parts.entries(partition, state.entries())
        if caught.next_offset is None:
            return Commit(offset=await self._first_start(partition, commit), metadata="")
        if commit is not None and commit.offset != caught.next_offset:
            log.warn(
                "the group's offset was moved and is ignored: the verdict log holds the position",
                partition=partition,
                committed=commit.offset,
                position=caught.next_offset,
            )
        parts.purge.reached(partition, caught.next_offset)
        return Commit(offset=caught.next_offset, metadata=_metadata(state.position()))

    async def _caught_up(
        self, partition: int, commit: Commit | None, beat: Callable[[], None]
    ) -> CaughtUp:
        parts = self._parts
        home = self._homes.get(partition)
        state = parts.open_state(partition) if home is None else home.state
        self._homes[partition] = _Home(state, Appending(0))

        def progress(count: int, at: int, end: int) -> None:
            beat()
            parts.restored(partition, count, at, end)

        expected = Expected(group=parts.group, partitions=parts.partitions, progress=progress)
        reader = parts.open_log(partition)
        try:
            if commit is not None:
                _check_reach(commit, await reader.bounds(), self._where(partition, commit))
            return await catch_up(reader, state, expected)
        except Exception:
            # The memory of a state that failed is not trusted: it is reopened.
            self.release(partition)
            raise
        finally:
            await reader.close()

    def _where(self, partition: int, commit: Commit) -> str:
        parts = self._parts
        return f"group {parts.group} has read {parts.topic}/{partition} up to {commit.offset}"

    async def _first_start(self, partition: int, commit: Commit | None) -> int:
        """Start at the read topic's beginning, unless the group has been further (rule 14)."""
        parts = self._parts
        if commit is not None:
            message = (
                f"{self._where(partition, commit)}, but its verdict log holds no transaction: "
                f"it was lost; {_REBUILD}"
            )
            raise ConfigurationError(message)
        return (await parts.offsets.begins(parts.topic, [partition]))[partition]

    async def plan(self, partition: int, records: Sequence[RawRecord]) -> Plan:
        """Judge a batch in order, yielding to the loop every 2 ms."""
        parts = self._parts
        overlay = Overlay(self._homes[partition].state)
        judged: list[Judged] = []
        watch = Stopwatch("judge", "encode")
        context = replace(self._context, processed_at=_now(), lap=watch.lap)
        for record in records:
            judged.append(self._judge(record, overlay, context))
            watch.lap("encode")
            if watch.enough:
                break
            await watch.breathe()
        next_offset = judged[-1].record.source.offset + 1
        counts = Counter(str(one.outcome) for one in judged)
        last = trailer(parts.group, next_offset, parts.partitions, counts)
        return Plan(
            fates=tuple(_fate(one) for one in judged),
            messages=(*(m for one in judged for m in one.messages), last),
            next_offset=next_offset,
            entries=tuple(entry for one in judged for entry in one.entries),
            step_seconds=watch.seconds,
        )

    def _judge(self, record: RawRecord, overlay: Overlay, context: JudgeContext) -> Judged:
        where = f"{record.source.topic}/{record.source.partition} at {record.source.offset}"
        pinned = record.text_header("dateline-read-partitions")
        if pinned is not None and pinned != str(self._parts.partitions):
            message = f"{where} was keyed for {pinned} partitions, now {self._parts.partitions}"
            raise ConfigurationError(message)
        try:
            return judge_record(record, overlay, context)
        except FormatError as error:
            message = f"{where}: {error}"
            raise PartitionStoppedError(message) from error
        except RecreatedTopicError as error:
            raise ConfigurationError(str(error)) from error
        except StateUnreadableError as error:
            # It has wiped itself: opening again fills it from the log.
            raise StepError(RecycleReason.STATE, str(error)) from error

    def metadata(self, partition: int, written: Written) -> str:
        """Check where the log took our batches; return what is committed beside the offset."""
        appending = self._homes[partition].appending
        for appended in written.get((Topic.VERDICTS, partition), ()):
            appending.follow(appended.base_offset, appended.count)
        return _metadata(appending.end)

    def committed(self, partition: int, plan: Plan) -> None:
        """Apply the verdicts with the log offset they stand for, in one write (rule 10)."""
        home = self._homes[partition]
        values = [m.value or b"" for m in plan.messages if m.topic is Topic.VERDICTS]
        hit("judge.inside_apply")
        entries = [
            logged(entry, value) if isinstance(entry, Verdict) else entry
            for entry, value in zip(plan.entries, values, strict=False)
        ]
        home.state.apply(entries, home.appending.end, tail_hash(values[-2:]))
        self._parts.entries(partition, home.state.entries())
        self._parts.purge.reached(partition, plan.next_offset)

    def release(self, partition: int) -> None:
        """Close the partition's state."""
        self._parts.purge.left(partition)
        home = self._homes.pop(partition, None)
        if home is not None:
            home.state.close()


def _check_reach(commit: Commit, bounds: tuple[int, int], where: str) -> None:
    """Refuse a log that does not reach from before the last transaction to its end (rule 14).

    What an operator's tool wrote beside an offset says nothing of the log: the log is the truth.
    """
    begin, end = bounds
    written = _log_offset(commit)
    if written is None or begin < written <= end:
        return
    lost = f"ends at {end}" if end < written else f"begins at {begin}"
    message = (
        f"{where} and its verdict log up to {written}, but the log {lost}: verdicts were lost; "
        f"{_REBUILD}"
    )
    raise ConfigurationError(message)


def _log_offset(commit: Commit) -> int | None:
    try:
        facts = orjson.loads(commit.metadata or "{}")
    except ValueError:
        return None
    found = facts.get("log") if isinstance(facts, dict) and facts.get("v") == 1 else None
    return found if isinstance(found, int) else None


def _metadata(log_position: int) -> str:
    """Return what is committed beside an offset: where its transaction ends in the log."""
    return orjson.dumps({"v": 1, "log": log_position}).decode()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _detail(verdict: Verdict) -> str:
    """Return the reason; of an operator's command also which stories it changed."""
    if verdict.outcome is not Outcome.COMMAND:
        return verdict.reason
    return " ".join((verdict.reason, *verdict.merged, *([verdict.uri] if verdict.uri else ())))


def _fate(judged: Judged) -> Fate:
    return Fate(
        record=judged.record,
        outcome=judged.outcome,
        reason=judged.reason,
        detail=_detail(judged.verdict),
        event_type=judged.event_type,
        linked=judged.linked,
        again=judged.again,
        received_ms=judged.verdict.timestamp_ms,
    )
