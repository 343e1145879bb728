"""What a first signal does inside the process; what ends it is tried on real processes."""

import asyncio
import os
import signal

from service.shell.shutdown import Shutdown


async def test_a_signal_asks_for_a_drain_and_whoever_waits_goes_on() -> None:
    shutdown = Shutdown(seconds=60.0)
    shutdown.install()
    waiting = asyncio.create_task(shutdown.wait(60.0))

    os.kill(os.getpid(), signal.SIGTERM)
    await waiting

    assert shutdown.asked.is_set()
    shutdown.disarm()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().remove_signal_handler(number)


async def test_without_a_signal_a_wait_ends_by_itself() -> None:
    shutdown = Shutdown(seconds=60.0)

    await shutdown.wait(0.01)

    assert not shutdown.asked.is_set()
    shutdown.disarm()
