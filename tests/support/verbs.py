"""Runs the commands of the command line as an operator would."""

import asyncio
import os
import subprocess
import sys

from tests.support.topics import Place


def _said(place: Place, arguments: tuple[str, ...]) -> tuple[int, str, str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith("DATELINE_")}
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "service", *arguments],
        env=clean | place.env(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


async def verb(place: Place, *arguments: str) -> tuple[int, str, str]:
    """Run a verb in a process of its own; return exit status and what it printed."""
    return await asyncio.to_thread(_said, place, arguments)
