"""What the client makes of a connection that closes under it, on the loop of the service."""

import asyncio
from typing import Any

import pytest
import uvloop
from aiokafka.conn import AIOKafkaConnection
from aiokafka.errors import KafkaConnectionError
from aiokafka.protocol.admin import ApiVersionRequest

from service.shell.kafka import take_as_broken


async def _silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()
    writer.close()


async def _written_to_when_closed() -> None:
    async with await asyncio.start_server(_silent, "127.0.0.1", 0) as server:
        connection: Any = AIOKafkaConnection("127.0.0.1", server.sockets[0].getsockname()[1])
        connecting = asyncio.create_task(connection.connect())
        while connection._writer is None:  # noqa: SLF001 - the client has no other way to tell
            await asyncio.sleep(0.01)
        connection._writer.transport.abort()  # noqa: SLF001 - as above
        await asyncio.sleep(0)  # closed, and the task that reads has not heard of it yet
        try:
            await connection.send(ApiVersionRequest())
        finally:
            connection.close()
            await asyncio.wait([connecting])
            assert connecting.exception() is not None


def test_a_write_to_a_closed_connection_is_a_connection_that_broke() -> None:
    take_as_broken()

    with pytest.raises(KafkaConnectionError, match="broken"):
        uvloop.run(_written_to_when_closed())
