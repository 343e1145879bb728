"""/livez, /readyz and /metrics over HTTP/1.1, for probes and scrapers; nothing else is served."""

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus

from service.shell import log
from service.shell.health import Check, Health
from service.shell.metrics import Metrics

_MOST_BYTES = 16 * 1024
_SECONDS = 5.0
_TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class _Answer:
    status: HTTPStatus
    body: bytes
    content_type: str = _TEXT

    def encode(self, *, with_body: bool = True) -> bytes:
        head = (
            f"HTTP/1.1 {self.status.value} {self.status.phrase}\r\n"
            f"Content-Type: {self.content_type}\r\nContent-Length: {len(self.body)}\r\n"
            "Cache-Control: no-store\r\nConnection: close\r\n"
        )
        if self.status is HTTPStatus.METHOD_NOT_ALLOWED:
            head += "Allow: GET, HEAD\r\n"
        return f"{head}\r\n".encode() + (self.body if with_body else b"")


class HttpServer:
    """Answers one request a connection, each bounded in size and time."""

    def __init__(self, metrics: Metrics, health: Health, seconds: float = _SECONDS) -> None:
        self._metrics = metrics
        self._health = health
        self._seconds = seconds
        self._server: asyncio.Server | None = None

    async def start(self, host: str, port: int) -> int:
        """Listen and return the port; 0 asks for any free one."""
        self._server = await asyncio.start_server(self._serve, host, port, limit=_MOST_BYTES)
        number: int = self._server.sockets[0].getsockname()[1]
        return number

    async def close(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # A caller that is slow, hangs up or sends no request is owed nothing more.
        with suppress(TimeoutError, asyncio.IncompleteReadError, OSError):
            try:
                async with asyncio.timeout(self._seconds):
                    writer.write(await self._answered(reader))
                    await writer.drain()
            finally:
                writer.close()
            async with asyncio.timeout(self._seconds):
                await writer.wait_closed()

    async def _answered(self, reader: asyncio.StreamReader) -> bytes:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        except asyncio.LimitOverrunError:
            return _said(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE).encode()
        method, target = (*head.split("\r\n", 1)[0].split(" "), "")[:2]
        if not target.startswith("/"):
            return _said(HTTPStatus.BAD_REQUEST).encode()
        if method not in ("GET", "HEAD"):
            return _said(HTTPStatus.METHOD_NOT_ALLOWED).encode()
        return self._page(target, head).encode(with_body=method == "GET")

    def _page(self, target: str, head: str) -> _Answer:
        path, _, query = target.partition("?")
        if path == "/metrics":
            return self._scraped(head)
        check = self._check(path)
        if check is None:
            return _said(HTTPStatus.NOT_FOUND, "try /livez, /readyz or /metrics")
        status = HTTPStatus.OK if check.ok else HTTPStatus.SERVICE_UNAVAILABLE
        verbose = query.split("=")[0] == "verbose"
        return _Answer(status, _words(path.strip("/"), check, verbose=verbose).encode())

    def _scraped(self, head: str) -> _Answer:
        try:
            content_type, page = self._metrics.render(_accept(head))
        except Exception as error:  # noqa: BLE001 - the scraper gets a 500, the log the cause
            log.fail("metrics", cause=f"{type(error).__name__}: {error}", exc_info=error)
            return _said(HTTPStatus.INTERNAL_SERVER_ERROR)
        return _Answer(HTTPStatus.OK, page, content_type)

    def _check(self, path: str) -> Check | None:
        if path in ("/livez", "/healthz"):
            return self._health.live(time.monotonic())
        return self._health.ready() if path == "/readyz" else None


def _accept(head: str) -> str:
    for line in head.split("\r\n")[1:]:
        name, _, value = line.partition(":")
        if name.strip().lower() == "accept":
            return value.strip()
    return "*/*"


def _words(name: str, check: Check, *, verbose: bool) -> str:
    if check.ok:
        return f"[+]{name} ok\n" if verbose else "ok\n"
    return "".join(f"[-]{name}: {cause}\n" for cause in check.causes)


def _said(status: HTTPStatus, words: str = "") -> _Answer:
    return _Answer(status, f"{words or status.phrase.lower()}\n".encode())
