"""Reads records so that one that kills the process is found, tried in isolation, rejected."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from service.core.encode import Limits
from service.core.outcome import Rejected, RejectReason
from service.core.pipeline import ReadContext, ReadOk, ReadSteps, read_in_steps
from service.core.record import RawRecord
from service.shell import log
from service.shell.apart import Died, Task, read_apart
from service.shell.failpoints import poison
from service.shell.journal import Journal, Suspect
from service.shell.stopwatch import Stopwatch
from service.shell.watchdog import Watchdog

TRIES = 3
# The code of one step does not fit the processor's nearest caches together with the others':
# reading so many abreast takes a sixth less CPU than one after another, measured.
_ABREAST, _ABREAST_BYTES = 32, 256 * 1024


@dataclass(slots=True, kw_only=True)
class _Begun:
    """A record that is being read, how long it was in hand so far, and what it came to."""

    record: RawRecord
    steps: ReadSteps
    seconds: float = 0.0
    found: ReadOk | Rejected | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Careful:
    """One journal and one watchdog for all partitions of a process.

    `seconds` is their patience with a record. One that takes more than `slow` seconds starves the
    heartbeats: the group may give the partition to another, who starves as well, and so on for
    ever. So when it comes here again it is read apart, and the loop goes on meanwhile.
    """

    journal: Journal
    watchdog: Watchdog
    seconds: float
    slow: float

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Watch over a batch; however it ends, nothing is expected of it afterwards."""
        try:
            yield
        finally:
            self.watchdog.rest()

    async def read(
        self, records: Sequence[RawRecord], context: ReadContext, watch: Stopwatch
    ) -> list[ReadOk | Rejected]:
        """Read some of the records here, from the first on, a step of all before the next step.

        One that a former process died with in hand is read apart, alone.
        """
        suspect = self._suspect(records[0])
        if suspect is not None:
            self.watchdog.rest()
            found = await self._apart(records[0], context, suspect)
            watch.lap("read")
            return [found]
        begun: list[_Begun] = []
        for record in self._abreast(records):
            begun.append(_Begun(record=record, steps=read_in_steps(record, context)))
            self._step(begun[-1], watch)
            if watch.enough:
                break
            await watch.breathe()
        while going := [one for one in begun if one.found is None]:
            for one in going:
                self._step(one, watch)
                await watch.breathe()
        return [one.found for one in begun if one.found is not None]

    def _suspect(self, record: RawRecord) -> Suspect | None:
        return self.journal.suspect(record.source.partition, record.source.offset)

    def _abreast(self, records: Sequence[RawRecord]) -> Iterator[RawRecord]:
        size = 0
        for number, record in enumerate(records[:_ABREAST]):
            size += len(record.value or b"")
            if number and (size > _ABREAST_BYTES or self._suspect(record) is not None):
                return
            yield record

    def _step(self, one: _Begun, watch: Stopwatch) -> None:
        source = one.record.source
        self.journal.enter(source.partition, source.offset)
        self.watchdog.enter(source.topic, source.offset, one.seconds)
        if not one.seconds:
            poison(one.record)
        try:
            next(one.steps)
        except StopIteration as end:
            one.found = end.value
        one.seconds = self.watchdog.leave()
        self.journal.leave(source.partition)
        if one.found is not None:
            self._ended(one, one.found, watch)

    def _ended(self, one: _Begun, found: ReadOk | Rejected, watch: Stopwatch) -> None:
        if isinstance(found, Rejected):
            # It ended in the middle of some step, most often of this one.
            watch.lap("read")
        if one.seconds > self.slow:
            source = one.record.source
            log.warn(
                "slow record",
                partition=source.partition,
                offset=source.offset,
                seconds=round(one.seconds, 1),
            )
            self.journal.hold(source.partition, source.offset)

    async def _apart(
        self, record: RawRecord, context: ReadContext, suspect: Suspect
    ) -> ReadOk | Rejected:
        """Try again in a process of its own; after the third try the record is given up."""
        place = {"partition": suspect.partition, "offset": suspect.offset}
        how = "it ended the process"
        while suspect.tries < TRIES:
            log.warn("reading apart", tries=suspect.tries, **place)
            found = await read_apart(
                Task(
                    record=record,
                    group=context.group,
                    read_partitions=context.read_partitions,
                    limits=Limits(max_message_bytes=dict(context.limits.max_message_bytes)),
                    series=context.series,
                    seconds=self.seconds,
                )
            )
            if not isinstance(found, Died):
                return found
            how = found.how
            suspect = self.journal.tried(suspect)
        detail = f"reading it failed {suspect.tries} times without an answer; at last: {how}"
        return Rejected(record=record, reason=RejectReason.CRASHED_PARSER, detail=detail)
