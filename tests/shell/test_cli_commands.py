"""The command line as a person meets it: help, version, options, exit statuses."""

import socket
import subprocess
import sys
import threading

import pytest
from typer.testing import CliRunner

from service import __version__
from service.cli.commands import app
from service.settings import Settings

VERBS = "run demo pipe parse topics check send audit replay reissue schemas".split()
runner = CliRunner(env={"COLUMNS": "100", "NO_COLOR": "1", "FORCE_COLOR": ""})


def test_the_version_is_printed() -> None:
    result = runner.invoke(app, ["--version"])

    assert result.stdout == f"dateline {__version__}\n"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_listed_and_explains_itself(verb: str) -> None:
    listed = runner.invoke(app, ["--help"])
    explained = runner.invoke(app, [verb, "--help"])

    assert verb in listed.stdout
    assert explained.exit_code == 0
    assert "Usage" in explained.stdout


def test_run_help_lists_every_setting_with_its_meaning() -> None:
    result = runner.invoke(app, ["run", "--help"])

    assert result.exit_code == 0
    for name in Settings.model_fields:
        assert f"DATELINE_{name.upper()}  " in result.stdout
    assert "how long a story is recognised after its last dispatch" in result.stdout
    assert "duration  default: 30d" in result.stdout
    assert "DATELINE_KAFKA_SSL_CAFILE  file  default: none" in result.stdout


@pytest.mark.parametrize(
    "verb",
    [
        *(["run"], ["check"], ["audit"], ["replay", "--all"], ["reissue", "--all"]),
        *(["topics", "check"], ["topics", "create"]),
    ],
)
def test_wrong_settings_are_named_and_end_with_2(
    verb: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_WINDOWS", "30d")
    monkeypatch.setenv("DATELINE_HTTP_PORT", "many")
    monkeypatch.delenv("DATELINE_KAFKA_BOOTSTRAP_SERVERS", raising=False)

    result = runner.invoke(app, verb)

    assert result.exit_code == 2
    assert "DATELINE_WINDOWS: there is no such setting" in result.stderr
    assert "DATELINE_HTTP_PORT: " in result.stderr
    assert "DATELINE_KAFKA_BOOTSTRAP_SERVERS: is required" in result.stderr


def test_check_says_which_variables_to_look_at_when_nobody_answers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATELINE_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1")
    monkeypatch.setenv("DATELINE_STATE", "memory:")

    result = runner.invoke(app, ["check"])

    assert result.exit_code == 2
    assert "cannot talk to 127.0.0.1:1 over PLAINTEXT" in result.stderr
    assert "  127.0.0.1:1: Connection refused" in result.stderr
    assert "check DATELINE_KAFKA_BOOTSTRAP_SERVERS" in result.stderr


def test_check_says_so_when_somebody_listens_who_is_no_such_broker(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def hang_up(listener: socket.socket) -> None:
        for _ in range(2):  # aiokafka asks twice
            listener.accept()[0].close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        closing = threading.Thread(target=hang_up, args=(listener,))
        closing.start()
        address = f"127.0.0.1:{listener.getsockname()[1]}"
        monkeypatch.setenv("DATELINE_KAFKA_BOOTSTRAP_SERVERS", address)
        monkeypatch.setenv("DATELINE_STATE", "memory:")

        result = runner.invoke(app, ["check"])
        closing.join()

    assert result.exit_code == 2
    assert "the port is open: check DATELINE_KAFKA_SECURITY_PROTOCOL" in result.stderr


@pytest.mark.parametrize("verb", [["parse", "x", "--received-at"], ["pipe", "--received-at"]])
def test_a_time_that_is_none_is_a_bad_option(verb: list[str]) -> None:
    result = runner.invoke(app, [*verb, "yesterday"])

    assert result.exit_code == 2
    assert "Invalid value for '--received-at': 'yesterday' is not a time" in result.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--at", "articles/3/1"], "'--at': 'articles/3/1' is not TOPIC:PARTITION:OFFSET"),
        (["--event", "x", "--version", "2"], "--version needs --uri"),
        (
            ["--uri", "x", "--received-at", "2024-03-14T08:00:00Z"],
            "--received-at applies to files",
        ),
        (["a.txt", "b.txt", "--beside", "x"], "give two FILEs, or exactly one of"),
    ],
)
def test_an_explanation_of_what_does_not_go_together_is_a_bad_option(
    options: list[str], said: str
) -> None:
    result = runner.invoke(app, ["explain", *options])

    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


def test_a_replay_of_nothing_in_particular_is_refused() -> None:
    result = runner.invoke(app, ["replay"])

    assert result.exit_code == 2
    assert "select dead letters with an option, or give --all" in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "select records with an option, or give --all"),
        (["--from", "3"], "an offset needs --partition"),
    ],
)
def test_a_reissue_of_nothing_in_particular_is_refused(options: list[str], said: str) -> None:
    result = runner.invoke(app, ["reissue", *options])

    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


def test_importing_the_entry_point_imports_neither_typer_nor_the_client() -> None:
    code = "import sys, service.__main__; print({'typer', 'aiokafka'} & set(sys.modules))"

    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout == "set()\n"


def test_what_only_a_verb_needs_is_not_imported_to_list_them() -> None:
    code = (
        "import sys, service.__main__ as it\n"
        "sys.argv[1:] = ['--help']\n"
        "try: it.main()\n"
        "except SystemExit: print({'rich', 'pydantic', 'aiokafka'} & set(sys.modules))"
    )

    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    _, *page, imported = done.stdout.splitlines()
    assert imported == "set()"
    assert [line for line in page if line.endswith("...")] == []


def test_pipe_answers_every_line() -> None:
    lines = '{"body": "OSLO, May 3 (Reuters) - Ferries ran again on Friday."}\nno json\n'

    result = runner.invoke(app, ["pipe", "--received-at", "2024-05-04T00:00:00Z"], input=lines)

    assert result.exit_code == 0
    accepted, rejected = result.stdout.splitlines()
    assert '"outcome":"accepted"' in accepted
    assert '"reason":"malformed_json"' in rejected
