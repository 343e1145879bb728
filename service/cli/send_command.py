"""Sends an operator's command to JUDGE and waits a few seconds for the verdict on it."""

import asyncio
from dataclasses import dataclass

from service.brokers import topic_names
from service.cli.cluster import producer_of
from service.cli.session import CommandFailedError, Session
from service.core.command_event import command_message
from service.core.internal import Command, FormatError, Verdict, decode_internal, encode_internal
from service.core.outcome import Message, Outcome, Topic
from service.shell.failures import ConfigurationError, RecycleReason, StepError
from service.shell.kafka import Routes, partition_of
from service.shell.ports import Offsets, Reader
from service.shell.throttle import Sender, write_transaction

_PATIENCE, _EVERY = 5.0, 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandResult:
    """Where a command stands in the read topic, and the reason of the verdict on it, if any."""

    partition: int
    offset: int
    reason: str | None = None

    @property
    def refusal(self) -> str | None:
        """Why JUDGE changed nothing; None when it obeyed, or has not come to it."""
        _, refused, why = (self.reason or "").partition(".")
        return why.replace("_", " ") if refused else None

    @property
    def status(self) -> int:
        """The exit status of the verb."""
        return 0 if self.refusal is None else 1

    def words(self, command: Command, topic: str) -> str:
        """Say where it stands and what became of it."""
        stands = f"command {command.id} stands in {topic}/{self.partition} at {self.offset}"
        if self.reason is None:
            return (
                f"{stands}; JUDGE has not reached it yet; its log will say when it is carried out"
            )
        why = self.refusal
        return f"{stands}; " + ("JUDGE obeyed" if why is None else f"JUDGE refused: {why}")


async def send_command(session: Session, command: Command) -> CommandResult:
    """Write the command where the agency's dispatches are judged; return what became of it.

    Raises:
        CommandFailedError: when it is not known to stand there.
    """
    counts, log = session.layout.counts, session.settings.topic_verdicts
    message = command_message(command, encode_internal(command), counts[Topic.READ])
    home = partition_of(command.agency.encode(), counts[Topic.VERDICTS])
    begin = (await session.cluster.ends(log, [home]))[home]
    async with producer_of("command", session.settings, _routes(session)) as producer:
        partition, offset = await write_command(producer, message)
    return CommandResult(
        partition=partition,
        offset=offset,
        reason=await verdict_on((session.cluster, session.reader), (log, home, begin), offset),
    )


def _routes(session: Session) -> Routes:
    return Routes(
        names=topic_names(session.settings),
        counts=session.layout.counts,
        max_batch_bytes=min(1024 * 1024, session.layout.limits.max_message_bytes[Topic.READ]),
    )


async def write_command(producer: Sender, message: Message) -> tuple[int, int]:
    """Write a command in its own transaction; return its place. Raises as `send_command`."""
    try:
        written = await write_transaction(producer, [message])
    except StepError as error:
        fenced = error.reason is RecycleReason.FENCED
        why = "another command of this group came in between" if fenced else error.detail
        text = f"not known to be written: {why}\nrun it again: a repeated command changes nothing"
        raise CommandFailedError(text) from error
    (((_, number), (appended, *_)),) = written.items()
    return number, appended.base_offset


async def verdict_on(
    tools: tuple[Offsets, Reader],
    log: tuple[str, int, int],
    offset: int,
    patience: float = _PATIENCE,
) -> str | None:
    """Return the reason of the verdict on a command, read from a place of the verdict log on.

    None when there is none within `patience` seconds, or the log cannot be read: it is obeyed all
    the same.
    """
    (offsets, reader), (topic, partition, begin) = tools, log
    try:
        # A transaction that JUDGE leaves open holds a reader up for longer than that.
        async with asyncio.timeout(patience):
            while True:
                end = (await offsets.ends(topic, [partition]))[partition]
                async for records in reader.read(topic, partition, begin, end):
                    for record in records:
                        said = decode_internal(record.value)
                        if isinstance(said, Verdict) and _is_on(said, offset):
                            return said.reason
                begin = end
                await asyncio.sleep(_EVERY)
    except (FormatError, ConfigurationError, StepError, TimeoutError):
        return None


def _is_on(verdict: Verdict, offset: int) -> bool:
    return verdict.outcome is Outcome.COMMAND and verdict.read_offset == offset
