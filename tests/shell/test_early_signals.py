"""A signal at any moment of the start is a clean stop; a state that is taken is told in words."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from service.shell.state.lock import locked
from tests.support.process import free_ports

# Sends itself a signal the moment a module is about to be imported.
PROGRAM = """
import os, sys
class Trap:
    def find_spec(self, name, path=None, target=None):
        if name == os.environ["TEST_AT"]:
            os.kill(os.getpid(), int(os.environ["TEST_SIGNAL"]))
sys.meta_path.insert(0, Trap())
sys.argv = ["dateline", *os.environ["TEST_WORDS"].split()]
from service.__main__ import main
main()
"""


def run(
    words: str, *, at: str = "", number: int = 0, **env: str
) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith("DATELINE_")}
    (nobody,) = free_ports(1)
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", PROGRAM],
        env=clean
        | {"TEST_AT": at, "TEST_SIGNAL": str(number), "TEST_WORDS": words}
        | {"DATELINE_KAFKA_BOOTSTRAP_SERVERS": f"127.0.0.1:{nobody}"}
        | {"DATELINE_STATE": "memory:", "DATELINE_HTTP_PORT": "0"}
        | env,
        capture_output=True,
        text=True,
        timeout=15,
        check=False,
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize(
    "module", ["service.cli.commands", "pydantic", "aiokafka", "uvloop", "service.shell.state"]
)
def test_a_signal_during_the_imports_is_a_clean_stop(module: str, number: signal.Signals) -> None:
    done = run("run", at=module, number=number)

    assert done.returncode == 0, done.stderr
    assert "stopped before it had begun" in done.stderr


def test_other_verbs_end_by_the_signal_as_any_program_does() -> None:
    assert run("check", at="pydantic", number=signal.SIGTERM).returncode == -signal.SIGTERM


def test_a_state_that_is_taken_names_the_holder_and_the_way_out(tmp_path: Path) -> None:
    taken = tmp_path / "group-dateline"
    with locked(taken):
        done = run("run", DATELINE_STATE=f"embedded:{tmp_path}")

    assert done.returncode == 2
    words = f"DATELINE_STATE: {taken} is in use by process {os.getpid()}: stop that one, or name"
    assert words in done.stderr
