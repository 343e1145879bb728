"""The demo and the topic verbs against the embedded broker, from the command line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from service.cli.commands import app
from tests.support.noida import noida

runner = CliRunner(env={"COLUMNS": "100", "NO_COLOR": "1", "FORCE_COLOR": ""})


@pytest.mark.timeout(120)
def test_the_demo_accounts_for_everything_and_ends_by_itself() -> None:
    pytest.importorskip("noida_db", reason="no embedded broker for this platform")
    clean = {k: v for k, v in os.environ.items() if not k.startswith("DATELINE_") and k != "KEEP"}

    done = subprocess.run(
        [sys.executable, "-m", "service", "demo", "--stories", "40"],
        env=clean,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "✗" not in done.stdout
    assert "every record sent has exactly one outcome" in done.stdout
    assert "article.updated" in done.stdout
    assert "article.duplicate" in done.stdout
    assert "/metrics" in done.stdout
    assert "service drained, exit status 0" in done.stdout


@pytest.mark.timeout(60)
def test_topics_are_created_once_and_then_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_STATE", "memory:")
    with noida(tmp_path / "broker") as address:
        monkeypatch.setenv("DATELINE_KAFKA_BOOTSTRAP_SERVERS", address)

        missing = runner.invoke(app, ["check"])
        created = runner.invoke(app, ["topics", "create", "--partitions", "2"])
        again = runner.invoke(app, ["topics", "create"])
        checked = runner.invoke(app, ["topics", "check"])
        good = runner.invoke(app, ["check"])

    assert missing.exit_code == 2
    assert "topic dispatches.raw (DATELINE_TOPIC_RAW) is missing" in missing.stderr
    assert created.exit_code == 0, created.output
    assert created.stdout.count(": created, 2 partitions") == 6
    assert again.stdout.count(": was there, with 2 partitions") == 6
    assert checked.exit_code == good.exit_code == 0
    assert "connection: 1 broker at" in good.stdout
