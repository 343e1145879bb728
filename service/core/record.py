"""A raw record as consumed: bytes, headers and coordinates."""

from dataclasses import dataclass
from typing import TypeAlias

Headers = tuple[tuple[str, bytes], ...]
JsonValue: TypeAlias = dict[str, "JsonValue"] | list["JsonValue"] | str | int | float | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coordinates:
    """Where a raw record stands; with the topic's incarnation it is unique for life."""

    topic: str
    partition: int
    offset: int
    incarnation: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRecord:
    """One record of a topic; `timestamp_ms` is the broker's, milliseconds since the epoch."""

    source: Coordinates
    timestamp_ms: int
    key: bytes | None = None
    value: bytes | None = None
    headers: Headers = ()

    def header(self, name: str) -> bytes | None:
        """Return the first header called `name` (case ignored), or None."""
        wanted = name.lower()
        for key, value in self.headers:
            if key.lower() == wanted:
                return value
        return None

    def text_header(self, name: str) -> str | None:
        """Return a header as text; bytes that are not UTF-8 are replaced, None when absent."""
        value = self.header(name)
        return None if value is None else value.decode("utf-8", "replace")
