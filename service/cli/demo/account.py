"""The account of the demo: what was sent, what came of it, and whether the sums agree."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import median

from service.core.outcome import Outcome, Topic
from service.core.record import RawRecord
from service.core.story.ruling import EventType

Place = tuple[int, int]
# Counters of the metrics page by stage and outcome.
Counts = Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A sum that must hold, in words, and whether it does."""

    words: str
    holds: bool


@dataclass(slots=True)
class Account:
    """Fed with every record sent and every record read back from the topics."""

    sent: dict[Place, str] = field(default_factory=dict)
    read: set[Place] = field(default_factory=set)
    answers: dict[Place, list[Outcome]] = field(default_factory=dict)
    events: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    ids: Counter[str] = field(default_factory=Counter)
    waits_ms: list[int] = field(default_factory=list)

    def take(self, topic: Topic, record: RawRecord) -> None:
        """Book a record that was read back."""
        if topic is Topic.READ:
            self.read.add(_source(record, "dateline-source"))
        elif topic is Topic.REJECTED:
            self._answer(_source(record, "dlq.source"), Outcome.REJECTED)
            self.reasons[record.text_header("dlq.reason") or "none"] += 1
            self.ids[record.text_header("dlq.id") or "none"] += 1
        elif topic in (Topic.ARTICLES, Topic.DUPLICATES):
            accepted = topic is Topic.ARTICLES
            kind = event_type(record)
            if kind != EventType.LINKED:  # an extra event beside the outcome
                place = _source(record, "dateline-source")
                self._answer(place, Outcome.ACCEPTED if accepted else Outcome.DUPLICATE)
            self.events[kind] += 1
            self.ids[record.text_header("ce_id") or "none"] += 1
            since = record.text_header("dateline-source-timestamp") or "0"
            self.waits_ms.append(record.timestamp_ms - int(since))

    def _answer(self, place: Place, outcome: Outcome) -> None:
        self.answers.setdefault(place, []).append(outcome)

    def answered(self) -> int:
        """Return how many of the records sent have come out somewhere."""
        return len(self.sent.keys() & self.answers.keys())

    def count(self, outcome: Outcome, *, of_read: bool = True) -> int:
        """Return how often an outcome was met among the records that were read, or were not."""
        return sum(
            outcomes.count(outcome)
            for place, outcomes in self.answers.items()
            if (place in self.read) is of_read
        )

    def median_wait_ms(self) -> float:
        """Return the median time from raw timestamp to article, in milliseconds."""
        return median(self.waits_ms) if self.waits_ms else 0.0

    def identities(self, counts: Counts) -> list[Identity]:
        """Return every sum that must hold; `counts` are the service's own."""
        refused = self.count(Outcome.REJECTED, of_read=False)
        again = counts.get(("judge", Outcome.REDELIVERED), 0)
        ends = {o: self.count(o) for o in (Outcome.ACCEPTED, Outcome.DUPLICATE, Outcome.REJECTED)}
        ends[Outcome.REDELIVERED] = again
        parts = " + ".join(f"{number} {outcome}" for outcome, number in ends.items())
        return [
            Identity(
                words=f"{len(self.sent)} sent = {len(self.read)} read + {refused} rejected",
                holds=len(self.sent) == len(self.read) + refused,
            ),
            Identity(
                words=f"{len(self.read)} read = {parts}",
                holds=len(self.read) == sum(ends.values()),
            ),
            self._one_each(again),
            Identity(
                words=f"{len(self.ids)} event ids, none of them twice",
                holds=all(number == 1 for number in self.ids.values()),
            ),
            self._same_as_metrics(counts, refused),
        ]

    def _one_each(self, again: int) -> Identity:
        twice = sum(len(outcomes) > 1 for outcomes in self.answers.values())
        strange = len(self.answers.keys() - self.sent.keys())
        lost = len(self.sent) - self.answered()
        if twice or strange or lost != again:
            words = f"{lost} records without an outcome, {twice} with several, {strange} not ours"
            return Identity(words=words, holds=False)
        return Identity(words="every record sent has exactly one outcome", holds=True)

    def _same_as_metrics(self, counts: Counts, refused: int) -> Identity:
        ours = {
            ("read", "read"): len(self.read),
            ("read", "rejected"): refused,
            ("judge", "accepted"): self.count(Outcome.ACCEPTED),
            ("judge", "duplicate"): self.count(Outcome.DUPLICATE),
        }
        other = [
            f"{stage} {outcome}: {number} in the topics, {counts.get((stage, outcome), 0)} there"
            for (stage, outcome), number in ours.items()
            if counts.get((stage, outcome), 0) != number
        ]
        words = "; ".join(("the metrics page differs", *other)) if other else ""
        return Identity(words=words or "the metrics page says the same", holds=not other)


def event_type(record: RawRecord) -> str:
    """Return the type of an event, without the contract's prefix and version."""
    kind = record.text_header("ce_type") or "none"
    return kind.removeprefix("dateline.").removesuffix(".v1")


def _source(record: RawRecord, prefix: str) -> Place:
    for mark in (".", "-"):
        partition = record.text_header(f"{prefix}{mark}partition")
        offset = record.text_header(f"{prefix}{mark}offset")
        if partition is not None and offset is not None:
            return int(partition), int(offset)
    return -1, -1
