"""One user for a directory: an advisory lock that ends with the process, however it ends."""

import fcntl
import os
from pathlib import Path
from typing import IO

from service.shell.failures import ConfigurationError


class StateTakenError(ConfigurationError):
    """Another process has the directory."""


def locked(path: Path) -> IO[str]:
    """Make the directory and lock it until the returned file is closed.

    Raises:
        StateTakenError: when it is locked already; names the process.
        ConfigurationError: when it cannot be made or written.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
        lock = (path / "lock").open("a+", encoding="ascii", errors="replace")
    except OSError as error:
        message = f"DATELINE_STATE: {path} cannot be used: {error.strerror}"
        raise ConfigurationError(message) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.seek(0)
        holder = lock.read(20) or "unknown"
        lock.close()
        message = (
            f"DATELINE_STATE: {path} is in use by process {holder}: stop that one, "
            "or name another directory for this one"
        )
        raise StateTakenError(message) from error
    lock.truncate(0)
    lock.write(str(os.getpid()))
    lock.flush()
    return lock
