"""Probes and scrapers: what they are answered, and how little a bad caller can take."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest
from prometheus_client import Metric
from prometheus_client.openmetrics.parser import text_string_to_metric_families as open_metrics
from prometheus_client.parser import text_string_to_metric_families as plain_text

from service.shell.health import Health, PartitionState
from service.shell.http import HttpServer
from service.shell.metrics import Metrics


class Broken:
    """A collector with a bug."""

    def describe(self) -> list[Metric]:
        return []

    def collect(self) -> list[Metric]:
        raise ArithmeticError


class Served:
    """A server on a free port, and what it serves."""

    def __init__(self) -> None:
        self.health = Health()
        self.metrics = Metrics()
        self.server = HttpServer(self.metrics, self.health, seconds=0.5)
        self.port = 0

    async def send(self, request: bytes) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(request)
        await writer.drain()
        answer = await reader.read()
        writer.close()
        await writer.wait_closed()
        return answer

    async def get(self, target: str, accept: str = "*/*") -> tuple[int, str, str]:
        request = f"GET {target} HTTP/1.1\r\nHost: x\r\naCCept: {accept}\r\n\r\n"
        head, _, body = (await self.send(request.encode())).partition(b"\r\n\r\n")
        status = int(head.split(b" ")[1])
        return status, head.decode(), body.decode()


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    served = Served()
    served.port = await served.server.start("127.0.0.1", 0)
    yield served
    await served.server.close()


@pytest.mark.parametrize("path", ["/livez", "/healthz", "/readyz", "/livez?verbose=1"])
async def test_all_is_well(served: Served, path: str) -> None:
    status, head, body = await served.get(path)

    assert (status, "ok" in body) == (200, True)
    assert "Connection: close" in head


async def test_a_late_task_makes_it_not_live_but_still_ready(served: Served) -> None:
    served.health.beat("read.reader", time.monotonic() - 100, budget=60)

    status, _, body = await served.get("/livez")

    assert (status, body) == (503, "[-]livez: read.reader made no progress for 100 s\n")
    assert (await served.get("/healthz"))[0] == 503
    assert (await served.get("/readyz"))[0] == 200


async def test_a_partition_that_does_not_run_makes_it_not_ready(served: Served) -> None:
    served.health.partition("judge", 3, PartitionState.BLOCKED)

    status, _, body = await served.get("/readyz?verbose")

    assert (status, body) == (503, "[-]readyz: judge partition 3 is blocked\n")
    assert (await served.get("/livez?verbose"))[2] == "[+]livez ok\n"


async def test_a_plain_scraper_gets_the_text_format(served: Served) -> None:
    status, head, body = await served.get("/metrics")

    assert status == 200
    assert "Content-Type: text/plain; version=0.0.4" in head
    assert "dateline_records" in {family.name for family in plain_text(body)}


async def test_a_scraper_that_asks_for_open_metrics_gets_them(served: Served) -> None:
    accept = "application/openmetrics-text; version=1.0.0"

    status, head, body = await served.get("/metrics", accept)

    assert status == 200
    assert "Content-Type: application/openmetrics-text" in head
    names = {family.name for family in open_metrics(body)}  # type: ignore[no-untyped-call]
    assert "dateline_records" in names


async def test_a_head_request_gets_the_head_alone(served: Served) -> None:
    answer = await served.send(b"HEAD /livez HTTP/1.1\r\n\r\n")

    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"Content-Length: 3\r\n" in answer
    assert answer.endswith(b"\r\n\r\n")


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET /else HTTP/1.1\r\n\r\n", 404),
        (b"POST /livez HTTP/1.1\r\n\r\n", 405),
        (b"\x00\xff\r\n\r\n", 400),
        (b"GET\r\n\r\n", 400),
        (b"GET livez HTTP/1.1\r\n\r\n", 400),
        (b"GET /livez HTTP/1.1\r\nX: " + b"x" * 20_000 + b"\r\n\r\n", 431),
        (b"GET /" + b"x" * 70_000, 431),
    ],
)
async def test_a_bad_request_is_told_so(served: Served, request_: bytes, status: int) -> None:
    answer = await served.send(request_)

    assert answer.startswith(b"HTTP/1.1 %d " % status)


async def test_a_caller_that_never_asks_is_hung_up_on(served: Served) -> None:
    started = time.monotonic()

    assert await served.send(b"GET /livez HTT") == b""
    assert time.monotonic() - started < 5
    assert (await served.get("/livez"))[0] == 200


async def test_a_page_that_cannot_be_made_is_an_error_of_ours(
    served: Served, capsys: pytest.CaptureFixture[str]
) -> None:
    served.metrics.registry.register(Broken())

    status, _, _ = await served.get("/metrics")

    assert status == 500
    assert "ArithmeticError" in "".join(capsys.readouterr())
