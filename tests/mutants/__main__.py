"""Remove each guard of the exactly-once loop in a copy of the tree; some test must fail.

    python -m tests.mutants [NAME ...]

A guard that can be removed without a test noticing is a guard nobody proves. Prints one line a
mutant; ends with 1 when one survived or its code is no longer there to be changed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.mutants import loop, verbs
from tests.mutants.mutant import Mutant

_ROOT = Path(__file__).parents[2]
_PATIENCE = 900  # seconds; a busy machine needs minutes where a quiet one needs ten seconds
_COPIED = (
    "service",
    "tests",
    "schemas",
    "deploy",
    "docs",
    "pyproject.toml",
    "README.md",
    "CHANGELOG.md",
)


def survives(mutant: Mutant, home: Path) -> str | None:
    """Say why a mutant lives, or None when a test has killed it."""
    file = home / mutant.file
    text = file.read_text()
    if text.count(mutant.guard) != 1:
        return f"{mutant.file} has its guard {text.count(mutant.guard)} times: mend this list"
    file.write_text(text.replace(mutant.guard, mutant.without))
    try:
        for tests in mutant.noticed_by:
            command = [sys.executable, "-m", "pytest", "-q", "-x", *tests.split()]
            try:
                done = _run([*command, "-m", "long or not long", "-p", "no:cacheprovider"], home)
            except subprocess.TimeoutExpired:
                return f"no end within {_PATIENCE} s: {tests}"
            if done.returncode == 1:
                return None
            if done.returncode:
                return f"the tests did not run: {done.stdout[-500:]}{done.stderr[-500:]}"
    finally:
        file.write_text(text)
    return f"nobody noticed: {', '.join(mutant.noticed_by)}"


def _run(command: list[str], home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own command
        command,
        cwd=home,
        env=os.environ | {"PYTHONPATH": str(home)},
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=False,
    )


def main(names: list[str]) -> int:
    """Try the mutants named, or all; return the exit status."""
    listed = (*loop.MUTANTS, *verbs.MUTANTS)
    chosen = [mutant for mutant in listed if not names or mutant.name in names]
    alive = 0
    with tempfile.TemporaryDirectory(prefix="dateline-mutants-") as made:
        home = Path(made)
        for name in _COPIED:
            source = _ROOT / name
            if source.is_dir():
                shutil.copytree(source, home / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, home / name)
        (home / ".cache").symlink_to(_ROOT / ".cache")
        for mutant in chosen:
            began = time.monotonic()
            why = survives(mutant, home)
            alive += why is not None
            seconds = time.monotonic() - began
            print(f"{mutant.name:34} {seconds:6.1f} s  {why or 'noticed'}", flush=True)
    print(f"{len(chosen) - alive} of {len(chosen)} noticed")
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
