"""What a killed process was a member of, told to the one that comes after it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import structlog

from service.shell.failures import RecycleReason, StepError
from service.shell.former import Former


def die(home: Path, member: str) -> None:
    """Let a process join a group, and be killed."""
    code = (
        "import os, signal\n"
        "from pathlib import Path\n"
        "from service.shell.former import Former\n"
        f"former = Former(Path({str(home)!r}))\n"
        f"former.joined('g', 'older')\nformer.joined('g', {member!r})\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, env=os.environ)  # noqa: S603 - our own
    assert done.returncode == -signal.SIGKILL


def found(home: Path) -> list[tuple[str, str]]:
    former = Former(home)
    former.close()
    return former.members


def test_what_a_killed_process_was_is_told_once(tmp_path: Path) -> None:
    die(tmp_path, "m1")

    assert found(tmp_path) == [("g", "m1")]
    assert found(tmp_path) == []


def test_a_living_process_is_left_alone_and_every_dead_one_beside_it_is_told(
    tmp_path: Path,
) -> None:
    living = Former(tmp_path)
    living.joined("g", "alive")
    die(tmp_path, "m1")
    die(tmp_path, "m2")

    assert found(tmp_path) == [("g", "m2")]
    living.close()
    assert found(tmp_path) == []


@pytest.mark.parametrize("left", [b"", b'{"g": "m', b"[1]"])
def test_a_file_cut_short_says_nothing(tmp_path: Path, left: bytes) -> None:
    (tmp_path / "member-0").write_bytes(left)

    assert found(tmp_path) == []


async def test_a_group_that_cannot_be_told_is_said_and_the_next_one_told(tmp_path: Path) -> None:
    told = []

    class Deaf:
        async def leave(self, group: str, member: str) -> None:
            told.append((group, member))
            if group == "g":
                raise StepError(RecycleReason.TIMEOUT, "no answer")

    (tmp_path / "member-0").write_bytes(b'{"g": "m1", "g.judge": "m2"}')
    former = Former(tmp_path)

    with structlog.testing.capture_logs() as lines:
        await former.left(Deaf())
    former.close()

    assert told == [("g", "m1"), ("g.judge", "m2")]
    assert [(line["group"], line["cause"]) for line in lines] == [("g", "no answer")]


def test_without_a_directory_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for home in (None, tmp_path / "file" / "below"):
        former = Former(home)
        former.joined("g", "m1")
        former.close()
        assert former.members == []
