"""A connection that closes while the client writes to it.

uvloop raises RuntimeError there, where asyncio's own loop says nothing. The client knows OSError
alone: its task that keeps the metadata up to date would end, and nobody would notice.
"""

from collections.abc import Callable
from typing import Any

from aiokafka.conn import AIOKafkaConnection, CloseReason
from aiokafka.errors import KafkaConnectionError


def _breaking(write: Callable[..., Any]) -> Callable[..., Any]:
    def call(self: Any, *args: Any, **options: Any) -> Any:
        try:
            return write(self, *args, **options)
        except RuntimeError as error:
            self.close(reason=CloseReason.CONNECTION_BROKEN)
            message = f"Connection at {self.host}:{self.port} broken: {error}"
            raise KafkaConnectionError(message) from error

    return call


_WRITES = {
    name: _breaking(getattr(AIOKafkaConnection, name)) for name in ("send", "_send_sasl_token")
}


def take_as_broken() -> None:
    """Let connections of this process break that are written to when they have just closed."""
    for name, write in _WRITES.items():
        setattr(AIOKafkaConnection, name, write)
