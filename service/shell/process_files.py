"""Numbered files in a directory that processes share: claims one, returns those of the dead."""

import fcntl
from pathlib import Path
from typing import IO

_MOST_FILES = 64


def claim_file(home: Path, stem: str) -> tuple[IO[bytes] | None, list[IO[bytes]]]:
    """Lock the first free file for us, and the free ones after it: their processes are dead.

    Raises:
        OSError: when the directory cannot be written.
    """
    home.mkdir(parents=True, exist_ok=True)
    free: list[IO[bytes]] = []
    for number in range(_MOST_FILES):
        path = home / f"{stem}-{number}"
        if free and not path.exists():
            break
        # Opening must not truncate: another process may have mapped it, and would die of it.
        file = path.open("a+b")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
        else:
            free.append(file)
    return (free[0], free[1:]) if free else (None, [])
