"""Which commit runs: from a file beside the code, else from git, else unknown."""

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from service.revision import revision
from service.shell.metrics import Metrics
from tests.guards.source import ROOT

COMMIT = "2eb5fdb0c6a1d5f70f4e6a1b3c5d7e9f01234567"


def test_a_file_beside_the_code_says_it(tmp_path: Path) -> None:
    (tmp_path / "_revision.txt").write_text(f"{COMMIT}\n")

    assert revision(tmp_path) == COMMIT


def test_a_checkout_is_asked(tmp_path: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not on this machine")
    for words in (
        ["init", "-q"],
        ["-c", "user.name=t", "-c", "user.email=t@t", "commit", "-q", "--allow-empty", "-m", "x"],
    ):
        subprocess.run(["git", "-C", str(tmp_path), *words], check=True)  # noqa: S603, S607
    package = tmp_path / "service"
    package.mkdir()

    assert len(revision(package)) == 40


def test_neither_is_unknown(tmp_path: Path) -> None:
    assert revision(tmp_path / "service") == "unknown"


def test_the_metric_carries_it() -> None:
    _, page = Metrics(revision=COMMIT).render("*/*")

    assert f'dateline_build_info{{python_version="{sys.version.split()[0]}"'.encode() in page
    assert f'revision="{COMMIT}"'.encode() in page


@pytest.mark.timeout(60)
def test_a_wheel_carries_the_file_that_the_image_writes(tmp_path: Path) -> None:
    for name in ("README.md", "LICENSE", ".gitignore"):
        shutil.copy(ROOT / name, tmp_path / name)
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    # Without the hook that compiles: what is put in beside it is another test's matter.
    hook = r"\[tool\.hatch\.build\.targets\.wheel\.hooks\.custom\]\n[^\[]*"
    (tmp_path / "pyproject.toml").write_text(re.sub(hook, "", project), encoding="utf-8")
    (tmp_path / "service").mkdir()
    shutil.copy(ROOT / "service/__init__.py", tmp_path / "service")
    (tmp_path / "service/_revision.txt").write_text(COMMIT)

    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", "out"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )

    (wheel,) = (tmp_path / "out").glob("*.whl")
    assert zipfile.ZipFile(wheel).read("service/_revision.txt").decode() == COMMIT
