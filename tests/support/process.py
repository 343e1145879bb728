"""A child process that the tests start, signal and end by its pid."""

import itertools
import os
import secrets
import signal
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

# Below what the system hands out by itself, and each worker of a run asks in its own half: nobody
# else is given a port between our asking and the start of who will listen on it.
_FIRST, _HALF = 10_000, 11_000
_WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 2
_OFFERS = itertools.count(secrets.randbelow(_HALF))


def free_ports(count: int) -> list[int]:
    """Ports of this machine that nobody listens on, all different, and none given before."""
    offers = (_FIRST + _WORKER * _HALF + number % _HALF for number in _OFFERS)
    return list(itertools.islice(filter(_is_free, offers), count))


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def listens(port: int) -> bool:
    """Whether somebody accepts connections there."""
    with socket.socket() as probe:
        probe.settimeout(0.2)
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Process:
    """One program with its log file; it can be started again after it has ended."""

    def __init__(self, command: Sequence[str], log: Path, env: Mapping[str, str]) -> None:
        self._command = list(command)
        self._env = dict(env)
        self.log = log
        self._child: subprocess.Popen[bytes] | None = None

    def start(self, **env: str) -> None:
        """Start it; `env` holds for this start alone."""
        assert not self.alive, "started twice"
        with self.log.open("ab") as log:
            self._child = subprocess.Popen(  # noqa: S603 - our own command
                self._command,
                env=self._env | env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                # A Ctrl-C is for the tests, which then end their children by pid.
                start_new_session=True,
            )

    @property
    def alive(self) -> bool:
        return self._child is not None and self._child.poll() is None

    @property
    def pid(self) -> int:
        assert self._child is not None, "never started"
        return self._child.pid

    @property
    def exit_code(self) -> int | None:
        return None if self._child is None else self._child.poll()

    @property
    def resident_mib(self) -> int:
        """Resident memory, in MiB; 0 where the system does not say it."""
        status = Path(f"/proc/{self.pid}/status")
        lines = status.read_text().splitlines() if status.exists() else []
        sizes = [int(line.split()[1]) for line in lines if line.startswith("VmRSS:")]
        return sum(sizes) // 1024

    def signal(self, number: signal.Signals) -> None:
        """Send a signal while it is alive."""
        if self._child is not None and self.alive:
            os.kill(self._child.pid, number)

    def freeze(self) -> None:
        self.signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self.signal(signal.SIGCONT)

    @property
    def frozen(self) -> bool:
        """Whether a SIGSTOP holds it."""
        assert self._child is not None, "never started"
        asked = subprocess.run(  # noqa: S603 - our own command
            ["ps", "-o", "state=", "-p", str(self._child.pid)],  # noqa: S607
            capture_output=True,
            text=True,
            timeout=10,
            check=False,
        )
        return asked.stdout.strip().startswith("T")

    def kill(self) -> None:
        """End it at once, as `kill -9` does, and wait until it is gone."""
        self.signal(signal.SIGKILL)
        if self._child is not None:
            self._child.wait(10)

    def stop(self, seconds: float) -> int:
        """Ask it to end and return its exit status; kill it when it takes longer."""
        assert self._child is not None, "never started"
        self.signal(signal.SIGTERM)
        try:
            return self._child.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            return self._child.wait(10)

    def until_listening(self, port: int, seconds: float) -> None:
        """Wait until it accepts connections; say what its log says when it does not."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self.alive:
            if listens(port):
                return
            time.sleep(0.05)
        message = f"nothing listens on {port}: exit {self.exit_code}\n{self.tail()}"
        raise AssertionError(message)

    def tail(self, size: int = 3000) -> str:
        """The last of what it logged."""
        return self.log.read_text(errors="replace")[-size:] if self.log.exists() else ""
