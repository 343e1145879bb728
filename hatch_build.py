"""Builds the compiled parts of `service.core` when the project is installed.

The compiler comes as a package, pinned like every other: the machine needs none of its own. What
is built speaks neither Python's nor the C library's interfaces, so one build fits every Python.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from packaging.tags import platform_tags

# A library to each package, built of all that lies in its `native`.
PACKAGES = (
    Path("service/core/likeness"),
    Path("service/core/enrich"),
    Path("service/core/dispatch"),
    Path("service/shell/state"),
)
LIBRARY = "_kernel.so"
# The least processor of its kind: an image may run on another machine than it was built on.
COMPILE = (
    *(sys.executable, "-m", "ziglang", "cc", "-std=c11", "-O2", "-mcpu=baseline"),
    *("-Wall", "-Wextra", "-Werror", "-ffreestanding", "-fPIC", "-shared", "-s"),
)
LINK = ("-Wl,-undefined,dynamic_lookup",) if sys.platform == "darwin" else ("-nostdlib",)


def build(package: Path) -> None:
    """Compile a package's sources into it, in one step for whoever has the old library open."""
    sources = map(str, sorted((package / "native").glob("*.c")))
    with tempfile.TemporaryDirectory(dir=package) as scratch:
        built = Path(scratch) / LIBRARY
        caches = {"ZIG_GLOBAL_CACHE_DIR": scratch, "ZIG_LOCAL_CACHE_DIR": scratch}
        subprocess.run(  # noqa: S603 - the compiler of this very environment
            [*COMPILE, *LINK, "-o", str(built), *sources],
            env={**os.environ, **caches},
            check=True,
        )
        built.replace(package / LIBRARY)


class NativeBuildHook(BuildHookInterface[Any]):
    """Puts the libraries into the wheel, or into their packages for an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build, and say that the wheel fits this platform alone."""
        del version
        for package in PACKAGES:
            build(Path(self.root) / package)
            build_data["artifacts"].append(f"/{(package / LIBRARY).as_posix()}")
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{next(platform_tags())}"
