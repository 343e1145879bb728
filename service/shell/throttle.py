"""Writes messages in small transactions, no faster than an operator's rate."""

import asyncio
import time
from collections.abc import Sequence
from typing import Protocol

from service.core.outcome import Message
from service.shell.failpoints import hit
from service.shell.ports import Written

_BATCH_RECORDS, _BATCH_BYTES = 100, 1024 * 1024


class Sender(Protocol):
    """A transactional producer whose calls are bounded; failures are StepError."""

    async def begin(self) -> None:
        """Begin a transaction."""

    async def send(self, messages: Sequence[Message]) -> Written:
        """Write messages; every one is with the broker afterwards."""
        ...

    async def commit(self) -> None:
        """Commit."""


async def write_transaction(sender: Sender, messages: Sequence[Message]) -> Written:
    """Write messages in a transaction of their own.

    Raises:
        StepError: when it failed, or is not known to be committed.
    """
    await sender.begin()
    hit("verb.begun")
    written = await sender.send(messages)
    hit("verb.sent")
    await sender.commit()
    hit("verb.committed")
    return written


class Throttle:
    """When the next portion may go: at most `rate` records a second, at most `most` at once."""

    def __init__(self, rate: float | None, most: int) -> None:
        self._rate = rate
        self._next = 0.0
        self.most = most if rate is None else max(1, min(most, int(rate)))

    async def take(self, records: int) -> None:
        """Wait for a turn, and put the next one off for as long as these records take."""
        await asyncio.sleep(max(0.0, self._next - time.monotonic()))
        if self._rate is not None:
            self._next = time.monotonic() + records / self._rate


class Batch:
    """Messages of one transaction, and the pace at which transactions may follow."""

    def __init__(self, rate: float | None) -> None:
        self._throttle = Throttle(rate, _BATCH_RECORDS)
        self._messages: list[Message] = []
        self._bytes = 0

    def add(self, message: Message) -> None:
        """Keep a message for the next transaction."""
        self._messages.append(message)
        self._bytes += message.size()

    @property
    def full(self) -> bool:
        """Tell whether it is time to send."""
        return len(self._messages) >= self._throttle.most or self._bytes >= _BATCH_BYTES

    async def send(self, sender: Sender) -> None:
        """Send what was added, in one transaction, when its turn has come."""
        if not self._messages:
            return
        await self._throttle.take(len(self._messages))
        await write_transaction(sender, self._messages)
        self._messages, self._bytes = [], 0
