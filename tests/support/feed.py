"""A stream of dispatches that runs until the test ends it, and watches the processes it feeds."""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice

from tests.support.checker import fate_faults, faults
from tests.support.dispatches import dispatches
from tests.support.state_fold import state_faults
from tests.support.topic_reader import Seen, look, until_articles, until_settled
from tests.support.topics import Place, sending
from tests.support.worker import Worker

_LOG = logging.getLogger(__name__)
_CHUNK = 24
_ENDLESS = 10_000_000


@dataclass(slots=True)
class Feed:
    """What has been sent and acknowledged so far: ids and what must become of them."""

    fates: dict[str, str] = field(default_factory=dict)


@asynccontextmanager
async def feeding(place: Place, seed: int, rate: int = 120) -> AsyncIterator[Feed]:
    """Write dispatches at about `rate` a second until the block ends."""
    feed = Feed()
    # pytest shows it beside a failure.
    _LOG.warning("fed with seed %d, %d records a second", seed, rate)
    stopping = asyncio.Event()
    size = max(_CHUNK, rate // 5)

    async def run() -> None:
        records = dispatches(_ENDLESS, seed=seed)
        async with sending(place) as write:
            while not stopping.is_set():
                chunk = list(islice(records, size))
                await write(chunk)
                feed.fates |= {one.id: one.expected for one in chunk}
                with suppress(TimeoutError):
                    await asyncio.wait_for(stopping.wait(), size / rate)

    task = asyncio.create_task(run())
    try:
        yield feed
    finally:
        stopping.set()
        await task


@asynccontextmanager
async def fed(
    place: Place, worker: Worker, seed: int, *, warm: int = 10, settle: float = 60
) -> AsyncIterator[list[str]]:
    """Run a worker under a steady feed; once the block has ended the list holds what was wrong.

    The block begins after `warm` articles; all that was sent must settle within `settle` seconds.
    """
    found: list[str] = []
    async with running(worker):
        async with feeding(place, seed=seed) as feed:
            worker.start()
            await worker.until_ready()
            await until_articles(place, warm)
            yield found
        await until_settled(place, settle)
        code = await worker.ended(40)
        _, wrong = await all_faults(place, feed.fates, [worker])
    found += wrong
    found += [] if code == 0 else [f"exit status {code}\n{worker.tail()}"]


@asynccontextmanager
async def running(*workers: Worker) -> AsyncIterator[None]:
    """Whatever happens in the block, no process outlives it."""
    try:
        yield
    finally:
        for worker in workers:
            worker.thaw()
            worker.kill()


async def all_faults(
    place: Place, fates: Mapping[str, str], workers: Sequence[Worker]
) -> tuple[Seen, list[str]]:
    """Read everything and check everything: the stream, each fate, the states."""
    seen = await look(place)
    return seen, [
        *faults(seen),
        *fate_faults(seen, fates),
        *state_faults(seen, place, *(worker.state for worker in workers)),
    ]
