"""What one agency has in a state: two generations of its window, and what outlived it."""

import hashlib
from collections.abc import Iterator
from typing import Any

from service.core.story.window import Age
from service.shell.state.files import Store
from service.shell.state.index import Names, Tables
from service.shell.state.packing import age_of, age_told
from service.shell.state.segment import Segment

# How names begin: what they are names of.
SOURCE, BODY, CHAIN, STORY = "sbcu"
_OUTLIVED = "outlived"


class Home:
    """An agency's segments; `age` is None as long as nothing was judged of it."""

    def __init__(self, store: Store, agency: str, age: Age | None = None) -> None:
        self._store = store
        self._stem = hashlib.blake2b(agency.encode(), digest_size=8).hexdigest()
        self.age = age
        self.newer: Segment | None = None
        self.older: Segment | None = None
        self.outlived: Segment | None = None
        self._lined_up()

    def _lined_up(self) -> None:
        self._every = (self.newer, self.older, self.outlived)
        tables = [None if one is None else one.table for one in self._every]
        self._tables, self._window = Tables(tables), Tables(tables[:2])
        self._good = Tables(tables[2:])

    def now(self) -> Segment:
        """Return the segment of the generation that is written."""
        if self.newer is None:
            number = self.age.number if self.age else 0
            self.newer = Segment(self._store, f"{self._stem}-{number}", number)
            self._lined_up()
        return self.newer

    def for_good(self) -> Segment:
        """Return the segment of what outlives the window."""
        if self.outlived is None:
            self.outlived = Segment(self._store, f"{self._stem}-{_OUTLIVED}", 0)
            self._lined_up()
        return self.outlived

    def turn(self) -> Segment | None:
        """Begin another generation; return what is forgotten by it."""
        forgotten, self.older, self.newer = self.older, self.newer, None
        self._lined_up()
        return forgotten

    def entry(
        self, said: tuple[int, int], names: Names, keys: bytes, ask: int
    ) -> tuple[bytes, bool]:
        """Return the entry of a record, and whether anything may have a name from `ask` on."""
        return self._tables.entry(said, names, keys, ask)

    def may_have(self, names: Names) -> bool:
        """Tell whether anything may have one of the names, wherever it lies."""
        return self._tables.has_any(names)

    def find(self, name: bytes) -> tuple[Segment, int] | None:
        """Return the newest record that may have a name, wherever it lies."""
        return self._at(self._tables.find(name))

    def find_in_window(self, name: bytes) -> tuple[Segment, int] | None:
        """Return the newest record that may have a name within the window."""
        return self._at(self._window.find(name))

    def find_outlived(self, name: bytes) -> tuple[Segment, int] | None:
        """Return the newest record that may have a name of those that outlived the window."""
        found = self._good.find(name)
        return (self.outlived, found[1]) if found and self.outlived else None

    def _at(self, found: tuple[int, int] | None) -> tuple[Segment, int] | None:
        segment = self._every[found[0]] if found else None
        return (segment, found[1]) if segment and found else None

    def window(self) -> Iterator[Segment]:
        """Yield the generations of the window, the newer first."""
        return (one for one in self._every[:2] if one is not None)

    def files(self) -> Iterator[str]:
        """Yield what its files are called."""
        return (name for one in self._every if one is not None for name in one.names)

    def commit(self) -> dict[str, Any]:
        """Write what was appended; return what the commit has to say of the agency."""
        every = zip(("newer", "older", _OUTLIVED), self._every, strict=True)
        told: dict[str, Any] = {name: one.flush() for name, one in every if one is not None}
        return told | {"age": self.age and age_told(self.age)}

    def load(self, told: dict[str, Any]) -> None:
        """Read what a commit says there is.

        Raises:
            ValueError, TypeError, KeyError, OSError: when it is not there, or damaged.
        """
        self.age = told["age"] and age_of(told["age"])
        self.newer, self.older = (self._segment(told.get(name)) for name in ("newer", "older"))
        sizes = told.get(_OUTLIVED)
        if sizes is not None:
            self.for_good().load(*sizes[1:])
        self._lined_up()

    def _segment(self, sizes: list[int] | None) -> Segment | None:
        if sizes is None:
            return None
        # Some twenty hashes of 6 bytes behind a head of 20.
        expected = sizes[-1] // 7
        segment = Segment(self._store, f"{self._stem}-{sizes[0]}", sizes[0], expected)
        segment.load(*sizes[1:])
        return segment
