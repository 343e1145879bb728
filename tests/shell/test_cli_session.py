"""How a verb ends that met what is no broker's fault."""

import asyncio
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import typer
from aiokafka.errors import for_code
from typer.testing import CliRunner

from service.cli.commands import app
from service.cli.confirm import confirmed
from service.cli.options import address, moment_ms, place_of
from service.cli.session import CommandFailedError, run_command
from service.cli.story import audit_trail
from service.settings import Settings
from service.shell.failures import ConfigurationError, StepError
from service.shell.kafka.connection import bounded


@pytest.fixture(autouse=True)
def _settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1")
    monkeypatch.setenv("DATELINE_STATE", "memory:")


def ends_in(error: Exception) -> int:
    async def work(_: Settings) -> int:
        raise error

    return run_command(work)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FileNotFoundError(2, "No such file or directory", "out/x"), "cannot use out/x: No such"),
        (OSError(28, "No space left on device"), "(TMPDIR): No space left on device"),
        (sqlite3.OperationalError("database or disk is full"), "(TMPDIR): database or disk is"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_and_no_broker_blamed(
    error: Exception, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ends_in(error) == 1

    told = capsys.readouterr().err
    assert said in told
    assert "cannot talk to" not in told


@pytest.mark.parametrize(
    ("error", "status"),
    [(CommandFailedError("no such story"), 1), (ConfigurationError("no such topic"), 2)],
)
def test_a_refusal_is_told_and_says_whose_turn_it_is(
    error: Exception, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ends_in(error) == status
    assert capsys.readouterr().err == f"{error}\n"


def test_nothing_is_written_without_a_terminal_or_a_yes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert confirmed("Write?", yes=True)
    assert not confirmed("Write?", yes=False)
    assert capsys.readouterr().err.startswith("nothing was written: give --yes")


@pytest.mark.parametrize(
    ("read", "text", "said"),
    [
        (place_of, "articles:0", "is not TOPIC:PARTITION:OFFSET"),
        (address, "wire/item", "is not a URL"),
        (partial(moment_ms, option="--since"), "noon", "is not a time"),
        (partial(moment_ms, option="--since"), "2024-03-14T08:00:00", "needs a time zone"),
    ],
)
def test_a_value_that_an_option_cannot_take_is_a_bad_option(
    read: Callable[[str], object], text: str, said: str
) -> None:
    with pytest.raises(typer.BadParameter, match=said):
        read(text)


def test_options_give_places_and_moments() -> None:
    assert place_of("articles:0:117") == ("articles", 0, 117)
    assert moment_ms("2024-03-14T08:00:00Z", "--since") == 1_710_403_200_000
    assert moment_ms(None, "--since") is None


async def refused_by(code: int) -> StepError:
    """What a bounded call makes of a broker's answer."""
    with pytest.raises(StepError) as told:
        async with bounded("describe the group", 1.0):
            raise for_code(code)
    return told.value


@pytest.mark.parametrize("code", [29, 30, 31, 53])
def test_a_right_that_is_missing_is_said_and_no_password_blamed(
    code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    error = asyncio.run(refused_by(code))

    assert ends_in(error) == 2

    told = capsys.readouterr().err
    assert f"describe the group: {for_code(code).__name__}" in told
    assert "a permission is missing: deploy/runbook.md, Grant rights" in told
    assert "SASL" not in told
    assert "cannot talk to" not in told


def test_a_reader_that_has_heard_enough_ends_it_without_a_word(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(BrokenPipeError):
        ends_in(BrokenPipeError(32, "Broken pipe"))

    assert capsys.readouterr().err == ""


def test_an_audit_that_cannot_write_its_records_says_so_before_it_reads(tmp_path: Path) -> None:
    file = tmp_path / "away" / "records.jsonl"

    result = CliRunner().invoke(app, ["audit", "--records", str(file)])

    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert f"cannot use {file}: No such file or directory" in result.stderr


def test_who_has_no_name_is_told_by_number(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.getuid", lambda: 2_000_010_001)

    assert audit_trail("", "why")["by"] == "uid 2000010001"
    assert audit_trail("counsel", "why")["by"] == "counsel"
