"""The order of a story's versions: by what they say of themselves, never by arrival."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.core.article import RevisionKind
from service.core.internal import ReadItem, Verdict

MAX_VERSIONS = 24
# A part never stands for the whole.
_PARTIAL = -9


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A version's place. `said`: the agency speaks of its own text and gives no number.

    Brokers and back-fills give many records one timestamp; `offset` is how they were sent then.
    """

    version: int
    rank: int
    issued: str
    timestamp_ms: int
    tie: str
    said: bool = False
    offset: int


def tie_of(raw_hash: str) -> str:
    """Return what tells two dispatches of one rank and time apart."""
    return raw_hash[:8]


def placed(verdict: Verdict) -> Placed:
    """Return the place of an accepted version."""
    return placed_as(verdict, verdict.version, verdict.rank, said=verdict.said)


def placed_as(told: ReadItem | Verdict, version: int, rank: int, *, said: bool) -> Placed:
    """Return the place that a dispatch has, or would have as a version of that number and rank."""
    return Placed(
        version=version,
        rank=_PARTIAL if told.revision == RevisionKind.PARTIAL else rank,
        issued=told.issued or "",
        timestamp_ms=told.timestamp_ms,
        tie=tie_of(told.raw_hash),
        said=said,
        offset=(told.reissue_of or told.source).offset,
    )


def newest(versions: Sequence[Placed]) -> Placed | None:
    """Return the current version of any set of versions; their order does not matter.

    Numbers rank the numbered ones. A correction without a number corrects what stood at its time,
    so it is current until a later numbered version comes.
    """
    numbered = max((one for one in versions if not one.said), key=_by_rank, default=None)
    said = max((one for one in versions if one.said), key=_by_time, default=None)
    if numbered is None or said is None:
        return numbered or said
    return said if _later(said, numbered) else numbered


def before(place: Placed, versions: Sequence[Placed]) -> Placed | None:
    """Return the version that `place` follows among `versions`, if any."""
    if newest((*versions, place)) is place:
        return newest(versions)
    earlier = [one for one in versions if not one.said and _by_rank(one) < _by_rank(place)]
    return max(earlier, key=_by_rank, default=None)


def kept(versions: tuple[Placed, ...]) -> tuple[Placed, ...]:
    """Bound a long running story: the oldest arrivals go, the current version stays."""
    if len(versions) <= MAX_VERSIONS:
        return versions
    current = newest(versions)
    oldest = next(one for one in versions if one is not current)
    return tuple(one for one in versions if one is not oldest)


def _by_rank(place: Placed) -> tuple[int, str, int, int, str]:
    return (place.rank, *_by_time(place))


def _by_time(place: Placed) -> tuple[str, int, int, str]:
    return (place.issued, *_by_arrival(place))


def _by_arrival(place: Placed) -> tuple[int, int, str]:
    return (place.timestamp_ms, place.offset, place.tie)


def _later(one: Placed, other: Placed) -> bool:
    key = _by_time if one.issued and other.issued else _by_arrival
    return key(one) > key(other)
