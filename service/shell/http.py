"""/livez, /readyz and /metrics over HTTP/1.1, for probes and scrapers; nothing else is served."""

import asyncio
import time
from contextlib import suppress

from service.shell.health import Check, Health
from service.shell.metrics import Metrics

_MOST_BYTES = 16 * 1024
_SECONDS = 5.0
_REASONS = {200: "OK", 400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed"}


class HttpServer:
    """Answers one request a connection, each bounded in size and time."""

    def __init__(self, metrics: Metrics, health: Health) -> None:
        self._metrics = metrics
        self._health = health
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
        try:
            async with asyncio.timeout(_SECONDS):
                head = await reader.readuntil(b"\r\n\r\n")
                writer.write(self._answer(head.decode("latin-1")))
                await writer.drain()
        except (TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, OSError):
            # A caller that sends no request, or hangs up, gets no answer.
            pass
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    def _answer(self, head: str) -> bytes:
        request, *lines = head.split("\r\n")
        parts = request.split(" ")
        if len(parts) != 3:  # noqa: PLR2004 - method, target, version
            return _response(400, "bad request\n")
        method, target, _ = parts
        if method not in ("GET", "HEAD"):
            return _response(405, "only GET is served\n")
        path, _, query = target.partition("?")
        if path == "/metrics":
            content_type, page = self._metrics.render(_accept(lines))
            return _response(200, page, content_type)
        check = self._check(path)
        if check is None:
            return _response(404, "try /livez, /readyz or /metrics\n")
        return _response(200 if check.ok else 503, _words(check, verbose="verbose" in query))

    def _check(self, path: str) -> Check | None:
        if path in ("/livez", "/healthz"):
            return self._health.live(time.monotonic())
        return self._health.ready() if path == "/readyz" else None


def _accept(lines: list[str]) -> str:
    for line in lines:
        name, _, value = line.partition(":")
        if name.strip().lower() == "accept":
            return value.strip()
    return "*/*"


def _words(check: Check, *, verbose: bool) -> str:
    lines = [f"[-] {cause}" for cause in check.causes] if verbose or not check.ok else []
    return "\n".join([*lines, "ok" if check.ok else "not ok", ""])


def _response(status: int, body: str | bytes, content_type: str = "text/plain") -> bytes:
    data = body.encode() if isinstance(body, str) else body
    reason = _REASONS.get(status, "Service Unavailable")
    head = (
        f"HTTP/1.1 {status} {reason}\r\nContent-Type: {content_type}\r\n"
        f"Content-Length: {len(data)}\r\nConnection: close\r\n\r\n"
    )
    return head.encode() + data
