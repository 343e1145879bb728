"""What the demo starts ends with it: asked, by force, and when the demo itself is killed."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from service.cli.demo.children import start, stop

STUBBORN = "import signal, time; signal.signal(15, signal.SIG_IGN); print('up', flush=True); "
PARENT = """
import asyncio, sys
from pathlib import Path
from service.cli.demo.children import start
async def main():
    code = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
    await start((sys.executable, "-c", code), Path(sys.argv[1]).open("wb"))
    await asyncio.sleep(60)
asyncio.run(main())
"""


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def read_within(log: Path, seconds: float) -> str:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if log.exists() and log.read_text().endswith("\n"):
            return log.read_text()
        time.sleep(0.02)
    pytest.fail(f"nothing in {log}")


def test_a_child_ends_when_the_demo_is_killed(tmp_path: Path) -> None:
    log = tmp_path / "log"
    parent = subprocess.Popen([sys.executable, "-c", PARENT, str(log)])  # noqa: S603
    child = int(read_within(log, 10))
    assert alive(child)

    parent.kill()
    parent.wait()

    deadline = time.monotonic() + 5
    while alive(child) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not alive(child)


async def test_a_child_gets_the_signal_and_gives_its_status(tmp_path: Path) -> None:
    code = (
        "import signal, sys, time; signal.signal(15, lambda *_: sys.exit(7)); "
        "print('up', flush=True); time.sleep(60)"
    )
    with (tmp_path / "log").open("wb") as log:
        process = await start((sys.executable, "-c", code), log)
    await asyncio.to_thread(read_within, tmp_path / "log", 10)

    assert await stop(process, 5.0) == 7


async def test_a_child_that_will_not_hear_is_ended_by_force(tmp_path: Path) -> None:
    with (tmp_path / "log").open("wb") as log:
        process = await start((sys.executable, "-c", STUBBORN + "time.sleep(60)"), log)
    await asyncio.to_thread(read_within, tmp_path / "log", 10)

    assert await stop(process, 0.1) == 128 + signal.SIGKILL
