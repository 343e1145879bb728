"""A wall clock for one process that a test can turn: a small library, loaded before all others."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

_SOURCE = Path(__file__).with_name("skewed_clock.c")
_COMPILE = (sys.executable, "-m", "ziglang", "cc", "-O1", "-Wall", "-Wextra", "-Werror")


@dataclass(frozen=True, slots=True)
class Clock:
    """Where the library and the seconds it is off are."""

    home: Path

    def make(self) -> None:
        """Compile the library with the compiler of the build."""
        if sys.platform != "linux":
            pytest.skip("a clock is turned by LD_PRELOAD, which is Linux's")
        cache = str(self.home / "cache")
        done = subprocess.run(  # noqa: S603 - our own command
            [*_COMPILE, "-shared", "-fPIC", "-o", str(self._library), str(_SOURCE)],
            env={**os.environ, "ZIG_GLOBAL_CACHE_DIR": cache, "ZIG_LOCAL_CACHE_DIR": cache},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr

    def env(self) -> dict[str, str]:
        """What a process needs to live by this clock."""
        return {"LD_PRELOAD": str(self._library), "SKEWED_CLOCK": str(self._seconds)}

    def turn(self, seconds: int) -> None:
        """Set the clock so many seconds off, from now on."""
        aside = self._seconds.with_suffix(".new")
        aside.write_text(str(seconds))
        aside.replace(self._seconds)

    @property
    def _library(self) -> Path:
        return self.home / "skewed_clock.so"

    @property
    def _seconds(self) -> Path:
        return self.home / "seconds"
