"""Sends records to the raw topic in order, at a limited rate, and counts acknowledged ones."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from service.shell.failpoints import hit
from service.shell.kafka.plain import Plain
from service.shell.throttle import Throttle

_CHUNK_RECORDS, _CHUNK_BYTES = 200, 1024 * 1024


class Sender(Protocol):
    """A producer whose calls are bounded; failures are StepError."""

    async def send(self, records: Sequence[Plain]) -> object:
        """Write records; every one is with the broker afterwards."""
        ...


class Sending:
    """One run; `sent` counts the records that the broker has."""

    def __init__(
        self, sender: Sender, rate: float | None, progress: Callable[[int], None]
    ) -> None:
        self._sender = sender
        self._throttle = Throttle(rate, _CHUNK_RECORDS)
        self._progress = progress
        self.sent = 0

    async def all(self, records: Iterable[Plain]) -> None:
        """Send records, at most `rate` a second.

        Raises:
            StepError: when the broker does not take them; `sent` says how far it came.
        """
        chunk: list[Plain] = []
        size = 0
        for record in records:
            chunk.append(record)
            size += len(record.value or b"")
            if len(chunk) >= self._throttle.most or size >= _CHUNK_BYTES:
                await self._send(chunk)
                chunk, size = [], 0
        await self._send(chunk)

    async def _send(self, chunk: Sequence[Plain]) -> None:
        if not chunk:
            return
        await self._throttle.take(len(chunk))
        await self._sender.send(chunk)
        hit("verb.sent")
        self.sent += len(chunk)
        self._progress(self.sent)
