"""The broker inside the noida-db wheel: transactions and fencing without Java."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import pytest

from tests.support.process import Process, free_ports


@contextmanager
def noida(home: Path) -> Iterator[str]:
    """Run the broker on a free port and an empty directory; yield its address."""
    try:
        binary = Path(str(files("noida_db"))) / "noida-db"
    except ModuleNotFoundError:
        pytest.skip("the noida-db wheel is not installed: there is none for this platform")
    if not os.access(binary, os.X_OK):
        binary.chmod(0o755)
    (port,) = free_ports(1)
    home.mkdir(parents=True, exist_ok=True)
    data = str(home / "data")
    process = Process(
        [
            *(str(binary), "start", "--only", "kafka", "--kafka-port", str(port)),
            *("--data-dir", data),
        ],
        home / "noida.log",
        dict(os.environ),
    )
    process.start()
    try:
        process.until_listening(port, 15)
        yield f"127.0.0.1:{port}"
    finally:
        process.stop(5)
