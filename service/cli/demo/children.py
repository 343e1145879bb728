"""Programs that the demo starts: none of them outlives it, even when it is killed."""

import asyncio
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

_LEASH = Path(__file__).with_name("leash.py")
_LAST = 8.0


async def start(
    command: Sequence[object], log: IO[bytes], env: Mapping[str, str] | None = None
) -> asyncio.subprocess.Process:
    """Start a program that ends with this process at the latest; it writes to `log`."""
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-I", "-S", str(_LEASH)),
        *(str(word) for word in command),
        env=None if env is None else dict(env),
        stdin=asyncio.subprocess.PIPE,
        stdout=log,
        stderr=log,
        # A Ctrl-C is for us to handle: the service drains, and needs its broker to.
        start_new_session=True,
    )


async def stop(process: asyncio.subprocess.Process, seconds: float) -> int | None:
    """End a program we started: SIGTERM, by force after `seconds`; return its exit status."""
    if process.returncode is None:
        with suppress(ProcessLookupError):
            process.terminate()
        if not await _ended(process, seconds) and process.stdin is not None:
            process.stdin.close()
            await _ended(process, _LAST)
    return process.returncode


async def _ended(process: asyncio.subprocess.Process, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            await process.wait()
    except TimeoutError:
        return False
    return True
