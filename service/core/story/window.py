"""The window of what is remembered: by whose clock it turns, and what outlives it (rule 19).

Each agency has its own: two generations, of which the newer is written and both are read. A
generation ends when the agency's clock, the highest raw timestamp it was shown, has moved on by a
window. That is decided here, for one record at a time, and said in the log; nobody recomputes it.
"""

from dataclasses import dataclass, field, replace

from service.core.identity import is_coordinate_uri
from service.core.internal import Floor, ReadItem, Rotation, Verdict
from service.core.record import Coordinates
from service.core.verdict import Taught

DAY_MS = 24 * 60 * 60 * 1000
DEFAULT_WINDOW_MS = 30 * DAY_MS
# Why a story is known by its head alone.
FORGOTTEN = "forgotten"

Place = tuple[str, int, int]  # topic, partition, incarnation


def place_of(source: Coordinates) -> Place:
    """Return the raw partition that coordinates lie on."""
    return (source.topic, source.partition, source.incarnation)


@dataclass(slots=True, kw_only=True)
class Generation:
    """What was judged from the read offset `began` on: how many, up to which raw offsets."""

    began: int = 0
    entries: int = 0
    tops: dict[Place, int] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Age:
    """Where an agency's window stands. It changes as verdicts come: copy it to keep it."""

    number: int = 0
    started_ms: int | None = None
    clock_ms: int = 0
    newer: Generation = field(default_factory=Generation)
    older: Generation = field(default_factory=Generation)
    floors: dict[Place, int] = field(default_factory=dict)

    def copy(self) -> "Age":
        """Return an age that changes apart from this one."""
        newer, older = (replace(one, tops=dict(one.tops)) for one in (self.newer, self.older))
        return replace(self, newer=newer, older=older, floors=dict(self.floors))

    @property
    def horizon(self) -> int:
        """Return the read offset below which everything is forgotten."""
        return self.older.began

    def take(self, verdict: Verdict | Taught) -> None:
        """Move the clock and note the highest offset of the raw partition."""
        shown = verdict.timestamp_ms if verdict.clock_ms is None else verdict.clock_ms
        self.clock_ms = max(self.clock_ms, shown)
        if self.started_ms is None:
            self.started_ms = self.clock_ms
        place, tops = place_of(verdict.source), self.newer.tops
        tops[place] = max(tops.get(place, -1), verdict.source.offset)

    def turn(self, rotation: Rotation) -> None:
        """Begin the generation of a rotation and let go of the one before the last."""
        self.number = rotation.generation
        self.started_ms = rotation.started_ms
        self.clock_ms = max(self.clock_ms, rotation.started_ms)
        self.older, self.newer = self.newer, Generation(began=rotation.read_offset)
        for one in rotation.floors:
            place = (one.topic, one.partition, one.incarnation)
            self.floors[place] = max(self.floors.get(place, -1), one.offset)

    def may_know(self, source: Coordinates) -> bool:
        """Tell whether a source as far as this was judged at all: most are beyond the last."""
        place, offset = place_of(source), source.offset
        return offset <= self.newer.tops.get(place, -1) or offset <= self.older.tops.get(place, -1)

    def floor(self, source: Coordinates) -> int:
        """Return the highest offset forgotten of the raw partition of a source, or -1."""
        return self.floors.get(place_of(source), -1)


def clamped(item: ReadItem, appended_ms: int) -> int:
    """Return what the clock is shown: no more than a day ahead of the broker's own time."""
    ahead = item.timestamp_ms > appended_ms + DAY_MS
    return appended_ms if ahead else item.timestamp_ms


def clock(item: ReadItem, appended_ms: int) -> int | None:
    """Return what the clock is shown when that is not the item's own timestamp."""
    shown = clamped(item, appended_ms)
    return None if shown == item.timestamp_ms else shown


def due(age: Age | None, shown_ms: int, window_ms: int) -> list[int]:
    """Return when the generations begin that a clock of `shown_ms` calls for: none, one or two.

    After two windows nothing that is known lies within one: both generations have to go.
    """
    if age is None or age.started_ms is None:
        return []
    now = max(age.clock_ms, shown_ms)
    passed = now - age.started_ms
    if passed < window_ms:
        return []
    return [now] if passed < 2 * window_ms else [age.started_ms + window_ms, now]


def outlives(uri: str, *, withdrawn: bool) -> bool:
    """Tell whether a story must be known for good.

    One that was withdrawn stays so, and one named by a content id may be corrected weeks later.
    """
    return withdrawn or not is_coordinate_uri(uri)


def bare(verdict: Verdict, *, withdrawn: bool) -> Verdict:
    """Return a current verdict short of what texts are compared by.

    A withdrawn story is still found by all its names: its kin must go out without text.
    """
    return replace(
        verdict,
        raw_hash=verdict.raw_hash[:8],
        body_hash="",
        sentences=(),
        sketch="",
        keys=(),
        merged=(),
        matched=None,
        headline=verdict.headline if withdrawn else None,
        chains=verdict.chains if withdrawn else (),
        reason=FORGOTTEN,
    )


def floors(forgotten: Generation) -> tuple[Floor, ...]:
    """Return the floors that forgetting a generation leaves."""
    return tuple(
        Floor(topic=topic, partition=partition, incarnation=incarnation, offset=offset)
        for (topic, partition, incarnation), offset in sorted(forgotten.tops.items())
    )
