"""A TCP proxy before one broker that knows where a Kafka request begins and ends.

Without rules it only passes frames on. A test puts it between the service and a broker that
advertises the proxy's port, so every connection of the service goes through it. Rules look at
whole frames: what is held, cut or answered is one request or one response, never half of one.
"""

import asyncio
import random
import struct
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum, IntEnum


class Api(IntEnum):
    """Requests of the protocol that the tests aim at."""

    PRODUCE = 0
    FETCH = 1
    INIT_PRODUCER_ID = 22
    ADD_PARTITIONS = 24
    ADD_OFFSETS = 25
    END_TXN = 26
    TXN_OFFSET_COMMIT = 28


class Way(Enum):
    """Which way a frame goes."""

    REQUEST = "request"
    RESPONSE = "response"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One request or response without its length; a response knows what was asked."""

    way: Way
    api: int
    version: int
    payload: bytes
    asked: bytes = b""


@dataclass(slots=True, kw_only=True, eq=False)
class Rule:
    """What to do with the next `times` frames it fits; `hit` is set when the first one came.

    `hold` keeps the frame until the event is set, and passes it on even to a peer whose other
    side has gone. `answer` makes a response of a request, which then never reaches the broker, or
    another response of a response. `cut` closes both sides in place of passing the frame on.
    """

    way: Way
    api: Api
    times: int = 1
    skip: int = 0
    hold: asyncio.Event | None = None
    answer: Callable[[Frame], bytes] | None = None
    cut: bool = False
    only: Callable[[Frame], bool] | None = None
    hit: asyncio.Event = field(default_factory=asyncio.Event)

    def takes(self, frame: Frame) -> bool:
        """Whether this frame is one of those; counts it."""
        if self.times == 0 or (frame.way, frame.api) != (self.way, self.api):
            return False
        if self.only is not None and not self.only(frame):
            return False
        if self.skip:
            self.skip -= 1
            return False
        self.times -= 1
        self.hit.set()
        return True


@dataclass(slots=True, kw_only=True)
class Weather:
    """What the whole link is like: seconds, bytes a second, a share of frames that come late."""

    latency: float = 0.0
    bytes_per_second: float | None = None
    late_share: float = 0.0
    late_seconds: float = 0.3
    silent: frozenset[Way] = frozenset()


@dataclass(slots=True, kw_only=True, eq=False)
class _Link:
    """One connection of the service: the service's side, the broker's side, what was asked."""

    client: asyncio.StreamWriter
    broker: asyncio.StreamWriter
    asked: dict[int, tuple[int, int, bytes]] = field(default_factory=dict)

    def abort(self) -> None:
        for writer in (self.client, self.broker):
            writer.transport.abort()


class Proxy:
    """One listening port before one broker; conditions may change while connections stand."""

    def __init__(self, port: int, broker_port: int, seed: int = 0) -> None:
        self.port = port
        self.rules: list[Rule] = []
        self.weather = Weather()
        self._broker_port = broker_port
        self._chance = random.Random(seed)
        self._links: set[_Link] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None
        self._clear = asyncio.Event()
        self._clear.set()

    async def start(self) -> None:
        """Listen."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)

    async def close(self) -> None:
        """Close every connection and the port."""
        if self._server is not None:
            self._server.close()
        self.reset()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def add(self, rule: Rule) -> Rule:
        """Let a rule work from now on."""
        self.rules.append(rule)
        return rule

    def reset(self) -> None:
        """Break every connection at once, as a crashed router does."""
        for link in tuple(self._links):
            link.abort()

    @asynccontextmanager
    async def half_open(self) -> AsyncIterator[None]:
        """Within the block nothing passes and nobody is told: a black hole."""
        self._clear.clear()
        try:
            yield
        finally:
            self._clear.set()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            answers, broker = await asyncio.open_connection("127.0.0.1", self._broker_port)
        except OSError:
            writer.transport.abort()
            return
        link = _Link(client=writer, broker=broker)
        self._links.add(link)
        for way, source in ((Way.REQUEST, reader), (Way.RESPONSE, answers)):
            task = asyncio.create_task(self._pump(way, source, link))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _pump(self, way: Way, source: asyncio.StreamReader, link: _Link) -> None:
        target = link.broker if way is Way.REQUEST else link.client
        with suppress(OSError, asyncio.IncompleteReadError):
            while True:
                size = struct.unpack(">i", await source.readexactly(4))[0]
                frame = _framed(way, await source.readexactly(size), link)
                await self._pass(frame, link, target)
        with suppress(OSError, RuntimeError):
            target.close()
        self._links.discard(link)

    async def _pass(self, frame: Frame, link: _Link, target: asyncio.StreamWriter) -> None:
        rule = next((rule for rule in self.rules if rule.takes(frame)), None)
        if rule is not None and rule.hold is not None:
            await rule.hold.wait()
        if rule is not None and rule.cut:
            link.abort()
            return
        payload = frame.payload
        if rule is not None and rule.answer is not None:
            payload, target = rule.answer(frame), link.client
        await self._wait(frame)
        target.write(struct.pack(">i", len(payload)) + payload)
        await target.drain()

    async def _wait(self, frame: Frame) -> None:
        weather = self.weather
        seconds = weather.latency
        if weather.bytes_per_second is not None:
            seconds += len(frame.payload) / weather.bytes_per_second
        if weather.late_share and self._chance.random() < weather.late_share:
            seconds += weather.late_seconds
        if seconds:
            await asyncio.sleep(seconds)
        while frame.way in self.weather.silent:
            await asyncio.sleep(0.05)
        await self._clear.wait()


def _framed(way: Way, payload: bytes, link: _Link) -> Frame:
    if way is Way.REQUEST:
        api, version, correlation = struct.unpack(">hhi", payload[:8])
        link.asked[correlation] = (api, version, payload)
        return Frame(way=way, api=api, version=version, payload=payload)
    (correlation,) = struct.unpack(">i", payload[:4])
    api, version, asked = link.asked.pop(correlation, (-1, -1, b""))
    return Frame(way=way, api=api, version=version, payload=payload, asked=asked)
