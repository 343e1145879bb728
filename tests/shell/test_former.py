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
        f"former = Former(Path({str(home)!r}), None)\n"
        f"former.joined('g', 'older')\nformer.joined('g', {member!r})\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, env=os.environ)  # noqa: S603 - our own
    assert done.returncode == -signal.SIGKILL


class Told:
    """Groups that take note, all but those that do not answer."""

    def __init__(self, *deaf: str) -> None:
        self.deaf = deaf
        self.members: list[tuple[str, str]] = []

    async def leave(self, group: str, member: str) -> None:
        self.members.append((group, member))
        if group in self.deaf:
            raise StepError(RecycleReason.TIMEOUT, "no answer")


async def told(home: Path, *deaf: str) -> list[tuple[str, str]]:
    """What a process that starts here tells groups, and ends in good order."""
    groups = Told(*deaf)
    former = Former(home, groups)
    await former.tell()
    former.close()
    return groups.members


async def test_what_a_killed_process_was_is_told_once(tmp_path: Path) -> None:
    die(tmp_path, "m1")

    assert await told(tmp_path) == [("g", "m1")]
    assert await told(tmp_path) == []


async def test_whoever_is_killed_before_it_could_tell_leaves_it_to_the_next(
    tmp_path: Path,
) -> None:
    die(tmp_path, "m1")
    die(tmp_path, "m2")

    assert await told(tmp_path) == [("g", "m1"), ("g", "m2")]


async def test_a_living_process_is_left_alone_and_every_dead_one_beside_it_is_told(
    tmp_path: Path,
) -> None:
    first, second = Former(tmp_path, Told()), Former(tmp_path, Told())
    for number, one in enumerate((first, second)):
        one.joined("g", f"m{number}")
    third = Former(tmp_path, Told())
    third.joined("g", "alive")
    for one in (first, second):  # as a kill does: the file is let go of, nobody has left
        one.close()

    assert await told(tmp_path) == [("g", "m0"), ("g", "m1")]
    third.left("g")
    third.close()
    assert await told(tmp_path) == []


async def test_a_group_that_cannot_be_left_is_left_to_whoever_comes_next(tmp_path: Path) -> None:
    former = Former(tmp_path, Told("g"))
    former.joined("g", "m1")
    former.joined("g.judge", "m2")
    await former.leave("g.judge")
    with pytest.raises(StepError):
        await former.leave("g")
    former.close()

    assert await told(tmp_path) == [("g", "m1")]


@pytest.mark.parametrize(
    "left", [b"", b'[["g", "m', b'{"g": "m1"}', b"[1]", b'[["g"]]', b"\x00\xff"]
)
async def test_a_file_that_is_cut_short_or_damaged_says_nothing(
    tmp_path: Path, left: bytes
) -> None:
    (tmp_path / "member-0").write_bytes(left)

    assert await told(tmp_path) == []


async def test_a_group_that_cannot_be_told_is_said_told_later_and_the_next_one_told(
    tmp_path: Path,
) -> None:
    (tmp_path / "member-0").write_bytes(b'[["g", "m1"], ["g.judge", "m2"]]')

    with structlog.testing.capture_logs() as lines:
        assert await told(tmp_path, "g") == [("g", "m1"), ("g.judge", "m2")]

    assert [(line["group"], line["cause"]) for line in lines] == [("g", "no answer")]
    assert await told(tmp_path) == [("g", "m1")]


async def test_without_a_directory_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for home in (None, tmp_path / "file" / "below"):
        groups = Told()
        former = Former(home, groups)
        former.joined("g", "m1")
        await former.leave("g")
        former.close()
        assert groups.members == [("g", "m1")]
        assert former.members == []
