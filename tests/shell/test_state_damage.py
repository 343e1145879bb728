"""A state on disk that was torn or damaged: a prefix of what was applied, or told and emptied."""

import errno
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.core.internal import Head, Rotation, Verdict
from service.core.story.rotation import rotations
from service.core.story.state import StateUnreadableError, names_of
from service.shell.catchup import State
from service.shell.state import EmbeddedState, MemoryState, commits
from service.shell.state.commits import Facts
from service.shell.state.files import Kept
from service.shell.state.fold import FoldedState
from tests.shell.test_state_contract import make_verdict

# Of each kind of record one: a verdict, a story and a chain that were known, what outlived both.
HISTORY: list[list[Verdict | Rotation]] = [
    [make_verdict(0), make_verdict(1, version=2)],
    [make_verdict(2, uri="urn:dateline:yonhap:2", chain_key="AEN202403140002", keys=(7, 8))],
    [make_verdict(3, agency="ap", uri="urn:dateline:ap:1", matched=make_verdict().source)],
    [Rotation(agency="yonhap", generation=1, read_offset=4, started_ms=0)],
    [make_verdict(4, uri="urn:dateline:yonhap:2", chain_key="AEN202403140002", version=2)],
    [
        Rotation(
            agency="yonhap",
            generation=2,
            read_offset=5,
            started_ms=0,
            heads=(Head(version=2, withdrawn=False, verdict=make_verdict(1, version=2)),),
        )
    ],
    [make_verdict(5, uri="urn:dateline:yonhap:5", chain_key=None)],
]


def history(state: State, batches: int = len(HISTORY)) -> None:
    for number, batch in enumerate(HISTORY[:batches], start=1):
        state.apply(batch, 10 * number, b"%d" % number)


def asked(state: State) -> list[object]:
    """All that the history gives a reason to ask for."""
    verdicts = [one for batch in HISTORY for one in batch if isinstance(one, Verdict)]
    return [
        (state.position(), state.last_record_hash(), state.entries()),
        *((state.story(one.uri or ""), state.at(one.agency, one.read_offset)) for one in verdicts),
        *(state.chained(one.agency, name) for one in verdicts for name in names_of(one)),
        *(state.by_body(one.agency, one.body_hash) for one in verdicts),
        *(state.by_source(one.agency, one.source) for one in verdicts),
        *(list(rotations(state, agency, 99, 99)) for agency in ("yonhap", "ap")),
    ]


def after(batches: int) -> list[object]:
    """What a state says that was told so many batches of the history."""
    state = MemoryState()
    history(state, batches)
    return asked(state)


def test_a_commit_torn_at_any_byte_leaves_the_batches_before_it(tmp_path: Path) -> None:
    state = EmbeddedState(tmp_path / "whole")
    sizes = [0]
    for number in range(1, len(HISTORY) + 1):
        history(state, number)
        sizes.append((tmp_path / "whole" / "facts" / "commits").stat().st_size)
        # What a rotation drops is needed to go back before it.
        shutil.copytree(tmp_path / "whole", tmp_path / f"{number}")
    state.close()

    for number in range(1, len(HISTORY) + 1):
        expected = [after(number - 1), after(number)]
        for size in range(sizes[number - 1], sizes[number] + 1, 7):
            with (tmp_path / f"{number}" / "facts" / "commits").open("r+b") as commits:
                kept = commits.read()
                commits.truncate(size)
            torn = EmbeddedState(tmp_path / f"{number}")
            found = asked(torn)
            torn.close()
            (tmp_path / f"{number}" / "facts" / "commits").write_bytes(kept)
            assert found == expected[size == sizes[number]] or (
                # Files that the rotation removed are gone: then the log fills it again.
                found[0] == (0, None, 0) and number == 6
            )


def test_commits_written_anew_after_a_start_keep_what_was_not_touched_since(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = EmbeddedState(tmp_path)
    history(first, len(HISTORY) - 1)
    first.close()
    monkeypatch.setattr(commits, "_LONG", 0)

    second = EmbeddedState(tmp_path)
    history(second)
    second.close()

    third = EmbeddedState(tmp_path)
    assert asked(third) == after(len(HISTORY))
    third.close()


@pytest.mark.parametrize("kind", ["facts", "index"])
def test_a_file_cut_at_any_byte_is_damage_that_empties_the_state(
    tmp_path: Path, kind: str
) -> None:
    first = EmbeddedState(tmp_path)
    history(first)
    first.close()
    for file in sorted((tmp_path / "facts").glob(f"*.{kind}")):
        for size in range(0, file.stat().st_size, 97):
            shutil.copytree(tmp_path / "facts", tmp_path / "copy" / "facts")
            with (tmp_path / "copy" / "facts" / file.name).open("r+b") as cut:
                cut.truncate(size)
            state = EmbeddedState(tmp_path / "copy")
            assert state.position() == 0
            history(state)
            assert asked(state) == after(len(HISTORY))
            state.close()
            shutil.rmtree(tmp_path / "copy")


def test_bytes_behind_the_last_commit_count_for_nothing(tmp_path: Path) -> None:
    first = EmbeddedState(tmp_path)
    history(first)
    first.close()
    for file in (tmp_path / "facts").iterdir():
        with file.open("ab") as grown:
            grown.write(b"0123456789abcdef" * 9)
    (tmp_path / "facts" / "of-a-batch-that-does-not-count.facts").write_bytes(b"1")

    second = EmbeddedState(tmp_path)
    found = asked(second)
    second.apply([make_verdict(6)], 100, b"more")
    second.close()

    assert found == after(len(HISTORY))
    assert not (tmp_path / "facts" / "of-a-batch-that-does-not-count.facts").exists()
    third = EmbeddedState(tmp_path)
    assert third.by_source("yonhap", make_verdict(6).source) == make_verdict(6)
    third.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_bit_that_turned_is_met_as_damage_or_by_nobody(data: st.DataObject) -> None:
    with TemporaryDirectory() as directory:
        home = Path(directory)
        first = EmbeddedState(home)
        history(first)
        first.close()
        file = data.draw(st.sampled_from(sorted((home / "facts").iterdir())))
        content = bytearray(file.read_bytes())
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] ^= 1 << data.draw(st.integers(0, 7))
        file.write_bytes(bytes(content))

        state = EmbeddedState(home)
        try:
            found = asked(state)
        except StateUnreadableError:
            found = asked(state)

        # A last commit that is damaged cannot be told from a torn one: it is a batch less.
        assert found[0] == (0, None, 0) or found in (after(len(HISTORY) - 1), after(len(HISTORY)))
        state.close()


class Crowded:
    """A disk without room, and a process that may open no file when it looks again."""

    name = "the crowded disk"

    def __init__(self) -> None:
        self.store = Kept()
        self._loads = 0

    def load(self) -> Facts:
        self._loads += 1
        if self._loads > 1:
            raise OSError(errno.EMFILE, "too many open files")
        return Facts()

    def commit(self, position: int, last: bytes, agencies: Mapping[str, Any]) -> None:
        del position, last, agencies
        raise OSError(errno.ENOSPC, "no space left")

    def settle(self, named: set[str]) -> None:
        del named

    def wipe(self) -> None:
        raise AssertionError

    def close(self) -> None:
        self.store.clear()


def test_a_state_that_cannot_go_back_to_its_last_commit_takes_nothing_in() -> None:
    state = FoldedState(Crowded())

    with pytest.raises(OSError, match="too many open files"):
        state.apply([make_verdict()], 2, b"hash")

    with pytest.raises(StateUnreadableError, match="is closed"):
        state.apply([make_verdict()], 2, b"hash")
    with pytest.raises(StateUnreadableError, match="is closed"):
        state.by_source("yonhap", make_verdict().source)


def damage(path: Path) -> None:
    """Turn a bit in the last record of every segment."""
    for file in path.glob("facts/*.facts"):
        content = bytearray(file.read_bytes())
        content[-1] ^= 1
        file.write_bytes(bytes(content))


def test_a_record_that_cannot_be_read_wipes_the_state_and_says_so(tmp_path: Path) -> None:
    state = EmbeddedState(tmp_path)
    state.apply([make_verdict()], 2, b"hash")
    damage(tmp_path)

    with pytest.raises(StateUnreadableError, match="was wiped"):
        state.by_source("yonhap", make_verdict().source)

    assert state.position() == 0
    assert state.by_source("yonhap", make_verdict().source) is None
    state.close()


def test_damage_met_while_applying_leaves_a_state_at_the_beginning(tmp_path: Path) -> None:
    state = EmbeddedState(tmp_path)
    state.apply([make_verdict()], 2, b"hash")
    damage(tmp_path)

    with pytest.raises(StateUnreadableError):
        state.apply([make_verdict(1, version=2)], 4, b"two")

    assert (state.position(), state.entries()) == (0, 0)
    state.apply([make_verdict()], 2, b"hash")
    assert state.by_source("yonhap", make_verdict().source) == make_verdict()
    state.close()
