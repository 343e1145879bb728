"""Where a story's text still stands according to the verdict log: what an erasure cannot reach."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from service.core.internal import Verb, Verdict
from service.core.outcome import Outcome, Topic
from service.core.record import Coordinates


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Held:
    """A record that holds text of a story."""

    topic: Topic
    partition: int
    offset: int


@dataclass(slots=True)
class Names:
    """The uris that a story has had: those that were merged into it, one after another.

    `parted` are the dispatches that an operator made stories of their own, with their uris.
    """

    into: dict[str, str] = field(default_factory=dict)
    parted: dict[Coordinates, str] = field(default_factory=dict)

    def learn(self, verdict: Verdict) -> None:
        """Take a verdict of the log in."""
        for old in verdict.merged:
            self.into[old] = verdict.uri or old
        if verdict.split_from is not None and verdict.matched is not None:
            self.parted[verdict.matched] = verdict.uri or ""

    def of(self, uri: str) -> frozenset[str]:
        """Return every name of a story, the given one among them."""
        now = self._now(uri)
        return frozenset({uri, now, *(old for old in self.into if self._now(old) == now)})

    def parted_as(self, names: frozenset[str]) -> frozenset[Coordinates]:
        """Return the dispatches that were told as another story's before they were split off."""
        return frozenset(source for source, uri in self.parted.items() if uri in names)

    def _now(self, uri: str) -> str:
        passed = {uri}
        while (into := self.into.get(uri)) is not None and into not in passed:
            passed.add(into)
            uri = into
        return uri


@dataclass(slots=True, kw_only=True)
class Traces:
    """The records of a story that its verdicts name; `raw` by coordinates, with the bytes' hash.

    `parted` are its dispatches that were split off another story, `strange` the names they and
    their copies were told under until then. A dead letter that was sent again is not among the
    records: the raw record it became names it.
    """

    names: frozenset[str]
    parted: frozenset[Coordinates] = frozenset()
    raw: dict[Coordinates, str] = field(default_factory=dict)
    read: set[int] = field(default_factory=set)
    strange: set[str] = field(default_factory=set)

    def learn(self, verdict: Verdict) -> None:
        """Take a verdict of the log in; what an erasure itself left holds nothing."""
        if not (self._named(verdict) or self._once_another(verdict)):
            return
        commanded = verdict.outcome is Outcome.COMMAND
        if not (commanded and verdict.reason == Verb.ERASE):
            self.read.add(verdict.read_offset)
        if not commanded:
            self.raw[verdict.source] = verdict.raw_hash
            self.strange |= {verdict.uri or ""} - self.names

    def _named(self, verdict: Verdict) -> bool:
        return not self.names.isdisjoint((verdict.uri, verdict.split_from, *verdict.merged))

    def _once_another(self, verdict: Verdict) -> bool:
        """Tell whether it is of a dispatch split off since, or has the very text of one."""
        repeats = verdict.outcome in (Outcome.DUPLICATE, Outcome.REDELIVERED)
        return (
            verdict.source in self.parted
            or verdict.reissue_of in self.parted
            or (repeats and verdict.matched in self.parted)
        )


def by_place(held: Iterable[Held]) -> Mapping[tuple[Topic, int], list[int]]:
    """Return the offsets of each partition, ascending."""
    found: dict[tuple[Topic, int], list[int]] = {}
    for one in sorted(set(held)):
        found.setdefault((one.topic, one.partition), []).append(one.offset)
    return found
