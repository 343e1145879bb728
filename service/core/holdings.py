"""Where the text of a story still stands, by the verdict log: what an erasure cannot take away."""

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
    """The uris that a story has had: those that were merged into it, one after another."""

    into: dict[str, str] = field(default_factory=dict)

    def learn(self, verdict: Verdict) -> None:
        """Take a verdict of the log in."""
        for old in verdict.merged:
            self.into[old] = verdict.uri or old

    def of(self, uri: str) -> frozenset[str]:
        """Return every name of a story, the given one among them."""
        now = self._now(uri)
        return frozenset({uri, now, *(old for old in self.into if self._now(old) == now)})

    def _now(self, uri: str) -> str:
        passed = {uri}
        while (into := self.into.get(uri)) is not None and into not in passed:
            passed.add(into)
            uri = into
        return uri


@dataclass(slots=True, kw_only=True)
class Traces:
    """The records of a story that its verdicts name; `raw` by coordinates, with the bytes' hash.

    A dead letter that was sent again is not among them: the raw record it became names it.
    """

    names: frozenset[str]
    raw: dict[Coordinates, str] = field(default_factory=dict)
    read: set[int] = field(default_factory=set)

    def learn(self, verdict: Verdict) -> None:
        """Take a verdict of the log in; what an erasure itself left holds nothing."""
        if not self.names.intersection((verdict.uri, *verdict.merged)):
            return
        commanded = verdict.outcome is Outcome.COMMAND
        if not (commanded and verdict.reason == Verb.ERASE):
            self.read.add(verdict.read_offset)
        if not commanded:
            self.raw[verdict.source] = verdict.raw_hash


def by_place(held: Iterable[Held]) -> Mapping[tuple[Topic, int], list[int]]:
    """Return the offsets of each partition, ascending."""
    found: dict[tuple[Topic, int], list[int]] = {}
    for one in sorted(set(held)):
        found.setdefault((one.topic, one.partition), []).append(one.offset)
    return found
