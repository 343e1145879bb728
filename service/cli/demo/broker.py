"""The embedded broker: the binary inside the noida-db wheel, on a free port, in a directory."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib.resources import as_file, files
from pathlib import Path

from service.cli.demo.children import start, stop

_UP, _DOWN = 15.0, 5.0


class NoBrokerError(Exception):
    """The embedded broker is not installed or does not come up."""


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@asynccontextmanager
async def broker(data: Path) -> AsyncIterator[str]:
    """Run a broker and yield its address; it is stopped at the end.

    Raises:
        NoBrokerError: when there is none in this installation or it does not start.
    """
    port = free_port()
    try:
        package = files("noida_db")
    except ModuleNotFoundError:
        message = "the embedded broker is missing: pip install 'dateline[demo]'"
        raise NoBrokerError(message) from None
    with as_file(package / ("noida-db.exe" if os.name == "nt" else "noida-db")) as binary:
        if not os.access(binary, os.X_OK):
            binary.chmod(0o755)
        with (data.parent / "broker.log").open("wb") as log:
            command = (binary, "start", "--only", "kafka", "--kafka-port", port)
            process = await start((*command, "--data-dir", data), log)
    try:
        await _listening(process, port)
        yield f"127.0.0.1:{port}"
    finally:
        await stop(process, _DOWN)


async def _listening(process: asyncio.subprocess.Process, port: int) -> None:
    try:
        async with asyncio.timeout(_UP):
            while process.returncode is None:
                with suppress(OSError):
                    _, writer = await asyncio.open_connection("127.0.0.1", port)
                    writer.close()
                    return
                await asyncio.sleep(0.05)
    except TimeoutError:
        pass
    message = f"the embedded broker did not come up on port {port}"
    raise NoBrokerError(message)
