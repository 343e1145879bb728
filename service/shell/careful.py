"""Reads records so that one which kills the process is found, tried apart, and dead-lettered."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from service.core.encode import Limits
from service.core.outcome import Rejected, RejectReason
from service.core.pipeline import ReadContext, ReadOk, read_record
from service.core.record import RawRecord
from service.shell import log
from service.shell.apart import Died, Task, read_apart
from service.shell.failpoints import poison
from service.shell.journal import Journal, Suspect
from service.shell.watchdog import Watchdog

TRIES = 3


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

    async def read(self, record: RawRecord, context: ReadContext) -> ReadOk | Rejected:
        """Read a record here, or apart when a former process died with it in hand."""
        source = record.source
        suspect = self.journal.suspect(source.partition, source.offset)
        if suspect is not None:
            self.watchdog.rest()
            return await self._apart(record, context, suspect)
        self.journal.enter(source.partition, source.offset)
        self.watchdog.enter(source.topic, source.offset)
        poison(record)
        found = read_record(record, context)
        seconds = self.watchdog.leave()
        self.journal.leave(source.partition)
        if seconds > self.slow:
            log.warn(
                "slow record",
                partition=source.partition,
                offset=source.offset,
                seconds=round(seconds, 1),
            )
            self.journal.hold(source.partition, source.offset)
        return found

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
