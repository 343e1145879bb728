"""The service of the demo: a process of its own, with settings of its own, as anybody runs it."""

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from service.cli.demo.children import start, stop

_READY, _DRAIN = 60.0, 30.0
_COUNTER = re.compile(r"^dateline_records_total\{([^}]*)\} (\d+)", re.MULTILINE)
_LABEL = re.compile(r'(\w+)="([^"]*)"')
_OK = b"200"
_SHOWN = 12


class ServiceDiedError(Exception):
    """The service has ended or does not get ready; its log says why."""


@dataclass(slots=True)
class Worker:
    """A running service, seen from outside: its process, its HTTP port, its log."""

    process: asyncio.subprocess.Process
    port: int
    log: Path
    status: int | None = None

    @property
    def address(self) -> str:
        """Where its metrics are."""
        return f"http://127.0.0.1:{self.port}/metrics"

    async def ready(self) -> None:
        """Wait until it is ready.

        Raises:
            ServiceDiedError: when it ends first, or takes longer than a minute.
        """
        try:
            async with asyncio.timeout(_READY):
                while True:
                    self.alive()
                    if (await self._get("/readyz"))[0] == _OK:
                        return
                    await asyncio.sleep(0.1)
        except TimeoutError:
            message = f"not ready after {_READY:.0f} s\n{self.last_lines()}"
            raise ServiceDiedError(message) from None

    def alive(self) -> None:
        """Raise ServiceDiedError when the process has ended."""
        if self.process.returncode is not None:
            message = f"it ended with status {self.process.returncode}\n{self.last_lines()}"
            raise ServiceDiedError(message)

    def last_lines(self) -> str:
        """Return the end of its log."""
        lines = self.log.read_text("utf-8", "replace").splitlines()
        return "\n".join(lines[-_SHOWN:])

    async def counts(self) -> dict[tuple[str, str], int]:
        """Return the records its metrics page counts, by stage and outcome."""
        _, page = await self._get("/metrics")
        found: dict[tuple[str, str], int] = {}
        for labels, value in _COUNTER.findall(page.decode("utf-8", "replace")):
            named = dict(_LABEL.findall(labels))
            found[named["stage"], named["outcome"]] = int(value)
        return found

    async def _get(self, path: str) -> tuple[bytes, bytes]:
        """Return status and body; an empty status when nobody answers."""
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        except OSError:
            return b"", b""
        try:
            writer.write(
                f"GET {path} HTTP/1.1\r\nHost: demo\r\nConnection: close\r\n\r\n".encode()
            )
            async with asyncio.timeout(5.0):
                answer = await reader.read(-1)
        except (OSError, TimeoutError):
            return b"", b""
        finally:
            writer.close()
        head, _, body = answer.partition(b"\r\n\r\n")
        return head.split(b" ", 2)[1] if b" " in head else b"", body

    async def drain(self) -> int | None:
        """Ask it to drain as an orchestrator would; return its exit status."""
        self.status = await stop(self.process, _DRAIN)
        return self.status


@asynccontextmanager
async def worker(environment: dict[str, str], log: Path) -> AsyncIterator[Worker]:
    """Run `dateline run` with nothing of ours in its settings but `environment`."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    with log.open("wb") as sink:
        command = (sys.executable, "-m", "service", "run")
        process = await start(command, sink, {**clean, **environment})
    running = Worker(process, int(environment["DATELINE_HTTP_PORT"]), log)
    try:
        yield running
    finally:
        await running.drain()
