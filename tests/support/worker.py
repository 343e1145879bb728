"""The service as a process with an environment, signals and an exit status."""

import asyncio
import os
import sys
import time
from contextlib import closing
from pathlib import Path

from tests.support.process import Process, free_ports
from tests.support.topics import Place

_ROOT = Path(__file__).parents[2]
SESSION = 6.0


class Worker(Process):
    """One replica with a state directory, a port and a log of its own; starts again and again."""

    def __init__(self, place: Place, home: Path, *, module: str = "service", **env: str) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self.state = home / "state"
        (self.port,) = free_ports(1)
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("DATELINE_")}
        super().__init__(
            [sys.executable, "-m", module, "run"],
            home / "worker.log",
            inherited
            | place.env()
            | {
                "PYTHONPATH": str(_ROOT),
                "DATELINE_STATE": f"embedded:{self.state}",
                "DATELINE_HTTP_PORT": str(self.port),
                "DATELINE_SESSION_TIMEOUT": f"{SESSION:.0f}s",
                "DATELINE_TEST_HOOKS": "1",
            }
            | env,
        )

    async def get(self, path: str) -> tuple[int, str]:
        """Ask a probe; status 0 when nobody answers."""
        try:
            async with asyncio.timeout(2):
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
                with closing(writer):
                    writer.write(
                        f"GET {path} HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n".encode()
                    )
                    answer = await reader.read()
        except (OSError, TimeoutError):
            return 0, ""
        head, _, body = answer.decode().partition("\r\n\r\n")
        return int(head.split()[1]) if head else 0, body

    async def total(self, metric: str, having: str = "") -> int:
        """Add up what /metrics shows of a metric, of the series that have a label so printed."""
        _, page = await self.get("/metrics")
        stems = (f"{metric}{{", f"{metric} ")
        lines = (line for line in page.splitlines() if line.startswith(stems))
        return sum(int(float(line.rpartition(" ")[2])) for line in lines if having in line)

    async def until_ready(self, seconds: float = 40) -> None:
        """Wait until /readyz says yes."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self.alive:
            status, _ = await self.get("/readyz")
            if status == 200:
                return
            await asyncio.sleep(0.1)
        message = f"not ready: exit {self.exit_code}\n{self.tail()}"
        raise AssertionError(message)

    async def until_unready(self, seconds: float = 40) -> str:
        """Wait until /readyz says no; return its words."""
        for _ in range(int(seconds / 0.1)):
            status, _ = await self.get("/readyz")
            if status == 503:
                return (await self.get("/readyz?verbose"))[1]
            await asyncio.sleep(0.1)
        message = f"it stays ready\n{self.tail()}"
        raise AssertionError(message)

    async def until_frozen(self, seconds: float = 30) -> None:
        """Wait until it has stopped itself."""
        deadline = time.monotonic() + seconds
        while not self.frozen:
            assert self.alive, f"ended: {self.exit_code}\n{self.tail()}"
            assert time.monotonic() < deadline, f"never frozen\n{self.tail()}"
            await asyncio.sleep(0.05)

    async def until_ended(self, seconds: float = 30) -> int:
        """Wait until it ends by itself; return its exit status."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.exit_code is not None:
                return self.exit_code
            await asyncio.sleep(0.05)
        message = f"it goes on\n{self.tail()}"
        raise AssertionError(message)

    async def ended(self, seconds: float = 30) -> int:
        """Ask it to end and return its exit status."""
        return await asyncio.to_thread(self.stop, seconds)
