"""Run a command that must not outlive whoever started us: it ends when our standard input does.

A script of its own, run by path: the kernel closes the pipe however the other end dies, on every
system. SIGTERM is passed on; the exit status is the command's.
"""

import os
import signal
import subprocess
import sys
import threading

_PATIENCE = 5.0


def main(command: list[str]) -> int:
    """Run the command until it ends, or standard input does; return its exit status."""
    asked: list[int] = []
    running: list[subprocess.Popen[bytes]] = []

    def ask(*_: object) -> None:
        asked.append(1)
        for one in running:
            one.terminate()

    # First of all: a signal that kills us here would leave the command behind.
    signal.signal(signal.SIGTERM, ask)
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603 - our own command
    running.append(child)
    if asked:
        child.terminate()
    threading.Thread(target=_end_with_input, args=(child,), daemon=True).start()
    status = child.wait()
    return status if status >= 0 else 128 - status


def _end_with_input(child: "subprocess.Popen[bytes]") -> None:
    # Not through sys.stdin: its lock, held by a thread at exit, is a fatal error.
    while os.read(0, 4096):
        pass
    child.terminate()
    try:
        child.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
