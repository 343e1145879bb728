"""What JUDGE decided of one record."""

from dataclasses import dataclass, field
from typing import NamedTuple

from service.core.outcome import Outcome
from service.core.record import Coordinates


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What JUDGE decided of one record of `dispatches.read`; the state is the fold of these.

    `keys` are written to the log and turned into postings: a state does not give them back.
    """

    read_offset: int
    source: Coordinates
    timestamp_ms: int
    raw_hash: str
    outcome: Outcome
    agency: str
    uri: str | None = None
    version: int = 0
    rank: int = 0
    issued: str | None = None
    matched: Coordinates | None = None
    reason: str = ""
    body_hash: str = ""
    chain_key: str | None = None
    item_class: str = ""
    language: str | None = None
    current: bool = False
    withdrawn: bool = False
    sentences: tuple[int, ...] = ()
    headline: str | None = None
    revision: str = ""
    said: bool = False
    chains: tuple[str, ...] = ()
    sketch: str = ""
    keys: tuple[int, ...] = field(default=(), compare=False)
    take: int | None = None
    series: str | None = None
    merged: tuple[str, ...] = ()
    # What the window's clock was shown, when that is not `timestamp_ms`.
    clock_ms: int | None = None
    reading: str = ""
    reissue_of: Coordinates | None = None
    # By a split: the story that `matched` is no part of, and what is current in it from then on.
    split_from: str | None = None
    restored: Coordinates | None = None


class Taught(NamedTuple):
    """What of a verdict says where it belongs and what it is found by: most need no more."""

    read_offset: int
    source: Coordinates
    timestamp_ms: int
    clock_ms: int | None
    outcome: Outcome
    agency: str
    uri: str | None
    body_hash: str
    chain_key: str | None
    chains: tuple[str, ...]
    merged: tuple[str, ...]
    reissue_of: Coordinates | None
