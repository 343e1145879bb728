"""Tables in a temporary file, for commands that must remember more than fits into memory."""

import sqlite3
from typing import Self


class Scratch:
    """One table, gone when it is closed; no more than some 64 MiB of it lie in memory."""

    def __init__(self, *statements: str) -> None:
        self.db = sqlite3.connect("", isolation_level=None)
        self.db.execute("PRAGMA journal_mode = OFF")  # nothing is ever taken back
        self.db.execute("PRAGMA cache_size = -65536")  # KiB
        for one in statements:
            self.db.execute(one)
        self.db.execute("BEGIN")

    def close(self) -> None:
        """Remove the file."""
        self.db.close()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()
