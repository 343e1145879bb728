"""What only the state on disk must do: lock, survive, notice damage and start over."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from service.core.story.state import StateUnreadableError
from service.shell.failures import ConfigurationError
from service.shell.state import EmbeddedState, MemoryState, StateHome, StateTakenError
from tests.shell.test_state_contract import make_verdict


def test_a_directory_in_use_is_refused_with_the_name_of_its_user(tmp_path: Path) -> None:
    first = EmbeddedState(tmp_path)

    with pytest.raises(StateTakenError, match=rf"{tmp_path} is in use by process {os.getpid()}"):
        EmbeddedState(tmp_path)

    first.close()
    EmbeddedState(tmp_path).close()


def test_a_directory_given_up_can_be_opened_again(tmp_path: Path) -> None:
    first = EmbeddedState(tmp_path)
    first.apply([make_verdict()], 2, b"hash")
    first.close()

    second = EmbeddedState(tmp_path)

    assert second.by_source("yonhap", make_verdict().source) == make_verdict()
    assert (second.position(), second.last_record_hash()) == (2, b"hash")
    second.close()


def test_a_wipe_keeps_the_lock(tmp_path: Path) -> None:
    state = EmbeddedState(tmp_path)

    state.wipe()

    with pytest.raises(StateTakenError):
        EmbeddedState(tmp_path)
    state.close()


def test_files_that_are_none_are_replaced_by_an_empty_state(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = EmbeddedState(tmp_path)
    first.apply([make_verdict()], 2, b"hash")
    first.close()
    for file in (tmp_path / "facts").iterdir():
        file.write_bytes(b"\x00garbage\n\n")

    second = EmbeddedState(tmp_path)

    assert second.position() == 0
    assert second.by_source("yonhap", make_verdict().source) is None
    assert "filled again from the verdict log" in capsys.readouterr().out
    second.apply([make_verdict()], 2, b"hash")
    assert second.entries() == 1
    second.close()


@pytest.mark.parametrize("layout", [6, 99])  # 6 kept no offsets of versions
def test_a_layout_of_another_release_is_replaced_by_an_empty_one(
    layout: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = EmbeddedState(tmp_path)
    first.apply([make_verdict()], 2, b"hash")
    first.close()
    told = b'{"layout":%d,"position":2}' % layout
    (tmp_path / "facts" / "commits").write_bytes(b"%08x %s\n" % (zlib.crc32(told), told))

    second = EmbeddedState(tmp_path)

    assert second.position() == 0
    assert f"layout {layout}" in capsys.readouterr().out
    second.close()


def test_the_database_of_a_release_before_is_removed_with_a_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "db").mkdir()
    (tmp_path / "db" / "CURRENT").write_text("MANIFEST-000001")

    EmbeddedState(tmp_path).close()

    assert not (tmp_path / "db").exists()
    assert "another layout" in capsys.readouterr().out


def test_commits_are_written_anew_before_they_grow_long(tmp_path: Path) -> None:
    state = EmbeddedState(tmp_path)
    for number in range(1, 5000):
        state.apply([make_verdict(number, uri=None)], number, b"%d" % number)
    state.close()

    again = EmbeddedState(tmp_path)

    assert (tmp_path / "facts" / "commits").stat().st_size < 1_100_000
    assert (again.position(), again.entries(), again.last_record_hash()) == (4999, 4999, b"4999")
    assert again.by_source("yonhap", make_verdict(4000).source) == make_verdict(4000, uri=None)
    again.close()


def test_many_agencies_need_few_open_files(tmp_path: Path) -> None:
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    names = [f"agency-{number}" for number in range(300)]
    told = [
        make_verdict(n, agency=name, uri=f"urn:dateline:{name}:1") for n, name in enumerate(names)
    ]
    resource.setrlimit(resource.RLIMIT_NOFILE, (100, limits[1]))
    try:
        state = EmbeddedState(tmp_path)
        state.apply(told, 2, b"hash")
        state.close()
        again = EmbeddedState(tmp_path)
        found = [again.by_source(one.agency, one.source) for one in told]
        again.close()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)

    assert found == told


def test_a_state_closed_too_early_refuses_to_answer(tmp_path: Path) -> None:
    state = EmbeddedState(tmp_path)
    state.close()

    with pytest.raises(StateUnreadableError, match="is closed"):
        state.by_source("yonhap", make_verdict().source)


def test_a_directory_copied_while_in_use_opens_as_a_prefix(tmp_path: Path) -> None:
    state = EmbeddedState(tmp_path / "a")
    for number in range(50):
        state.apply([make_verdict(number, version=number + 1)], number + 1, b"%d" % number)
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    state.close()

    copy = EmbeddedState(tmp_path / "b")

    assert copy.position() == copy.entries() <= 50
    assert copy.last_record_hash() in (None, b"%d" % (copy.position() - 1))
    copy.close()


_WRITER = """
import sys
from pathlib import Path
from service.shell.state import EmbeddedState
from tests.shell.test_state_contract import make_verdict
state = EmbeddedState(Path(sys.argv[1]))
number = 0
while True:
    batch = [make_verdict(10 * number + i, version=10 * number + i + 1) for i in range(10)]
    number += 1
    state.apply(batch, number, b"%d" % number)
    print(number, flush=True)
"""


def test_a_writer_killed_at_any_moment_leaves_whole_batches(tmp_path: Path) -> None:
    writer = subprocess.Popen(  # noqa: S603 - our own script
        [sys.executable, "-c", _WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    told = [int(writer.stdout.readline()) for _ in range(40)][-1]
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()

    state = EmbeddedState(tmp_path)

    assert state.position() >= told
    assert state.entries() == 10 * state.position()
    assert state.last_record_hash() == b"%d" % state.position()
    state.close()


def test_the_setting_says_where_the_state_is_kept(tmp_path: Path) -> None:
    memory = StateHome("memory:", "dateline").open(0)
    home = StateHome(f"embedded:{tmp_path}", "team/dateline")
    embedded = home.open(3)

    assert isinstance(memory, MemoryState)
    assert isinstance(embedded, EmbeddedState)
    assert (tmp_path / "group-team%2Fdateline" / "judge-3").is_dir()
    embedded.close()
    home.close()


def test_a_second_process_is_told_that_the_directory_is_in_use(tmp_path: Path) -> None:
    home = StateHome(f"embedded:{tmp_path}", "dateline")

    with pytest.raises(ConfigurationError, match=rf"DATELINE_STATE: .* process {os.getpid()}"):
        StateHome(f"embedded:{tmp_path}", "dateline")

    home.close()
    StateHome(f"embedded:{tmp_path}", "dateline").close()


def test_two_groups_share_a_disk(tmp_path: Path) -> None:
    homes = [StateHome(f"embedded:{tmp_path}", group) for group in ("one", "two", "..")]

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "group-..",
        "group-one",
        "group-two",
    ]
    for home in homes:
        home.close()


@pytest.mark.parametrize("place", ["", "embedded:", "disk:/x"])
def test_a_place_of_another_kind_is_a_configuration_error(place: str) -> None:
    with pytest.raises(ConfigurationError, match=r"DATELINE_STATE: .* should be"):
        StateHome(place, "dateline")


def test_a_place_that_is_a_file_is_a_configuration_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(ConfigurationError, match=r"DATELINE_STATE: .* cannot be used"):
        StateHome(f"embedded:{tmp_path / 'file'}", "dateline")


def test_a_disk_without_room_costs_no_state(tmp_path: Path) -> None:
    state = EmbeddedState(tmp_path)
    state.apply([make_verdict()], 2, b"hash")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    # As on a full disk: no file may grow beyond what they have already.
    resource.setrlimit(resource.RLIMIT_FSIZE, (500, limits[1]))
    try:
        for _ in range(2):
            with pytest.raises(OSError, match="File too large"):
                state.apply([make_verdict(1, version=2)], 4, b"two")
            assert (state.position(), state.entries()) == (2, 1)
            assert state.by_source("yonhap", make_verdict(1).source) is None
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    state.apply([make_verdict(1, version=2)], 4, b"two")

    assert (state.position(), state.entries()) == (4, 2)
    assert state.by_source("yonhap", make_verdict().source) == make_verdict()
    state.close()


def test_a_directory_deleted_meanwhile_does_not_keep_it_from_closing(tmp_path: Path) -> None:
    state = EmbeddedState(tmp_path / "p")
    state.apply([make_verdict()], 2, b"hash")
    shutil.rmtree(tmp_path / "p")

    state.close()

    fresh = EmbeddedState(tmp_path / "p")
    assert fresh.position() == 0
    fresh.close()
