"""The books of an audit: they take facts in a fixed order and keep a few bytes per offset.

The order is log, read topic, articles, duplicates, dead letters, raw topic. Each topic is read up
to an `end`; `firm` is the last stable offset at an earlier look. Taken in the order that
`Snapshot` prescribes, they make sure that a service at work gives no false alarm:

1. `firm` of read, articles, duplicates, rejected: what stands below was committed by then.
2. READ's committed offsets, then `firm` and `end` of the log. So a verdict on anything firm of 1
   is below the log's end, and everything that a firm trailer covers was written by now.
3. `end` of articles, duplicates, rejected, then of read, then of raw. So whatever a firm verdict
   announces, and whatever READ has passed, is below these ends; so is every source they name.

An output at or above `firm` may belong to a verdict beyond the log's end: without one it is left
out, not called unaccounted. A verdict at or above the log's `firm` may announce what is beyond
the ends: what is missing of it is excused. Ends are high watermarks: a transaction that is open
there is waited for, so what is read is whole.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from service.core.audit.bits import JUDGED, Seen
from service.core.audit.facts import (
    At,
    LetterFact,
    OtherFact,
    ReadFact,
    TrailerFact,
    VerdictFact,
)
from service.core.audit.findings import Findings, Wrong
from service.core.outcome import Outcome, Topic

PRESENT, JUDGED_ONCE, JUDGED_TWICE = 1, 2, 4
_MARK_OF = {
    Outcome.ACCEPTED: Seen.ACCEPTED,
    Outcome.DUPLICATE: Seen.DUPLICATE,
    Outcome.REJECTED: Seen.REFUSED,
    Outcome.REDELIVERED: Seen.REDELIVERED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One partition as an audit reads it: `[begin, end)`, certain below `firm`."""

    begin: int
    firm: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Which offsets `[low, high)` of a raw partition are audited, and where READ stands."""

    low: int
    high: int
    position: int


Spans = Mapping[int, Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Where everything began and ended when the audit began; by partition."""

    spans: Mapping[Topic, Spans]
    ranges: Mapping[int, Range]
    article_partition: Callable[[str], int]
    whole_start: bool = True  # the group began at the beginning of the raw topic


class Books:
    """What is known of each offset so far, and what is already certain to be wrong."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.findings = Findings()
        self.ranges = dict(snapshot.ranges)
        self.moved: dict[tuple[Topic, int], int] = {}
        self.marks = {
            p: array("H", bytes(2 * (r.high - r.low))) for p, r in snapshot.ranges.items()
        }
        self.inner = {
            p: bytearray(max(0, s.end - s.begin)) for p, s in snapshot.spans[Topic.READ].items()
        }
        self.positions = {p: s.begin for p, s in snapshot.spans[Topic.READ].items()}
        self.verdicts: dict[int, Counter[Outcome]] = {
            p: Counter() for p in snapshot.spans[Topic.READ]
        }
        self.source_gone = 0
        self._open: dict[int, Counter[str]] = {
            p: Counter() for p in snapshot.spans[Topic.VERDICTS]
        }
        self._counting: dict[int, Counter[Outcome]] = {
            p: Counter() for p in snapshot.spans[Topic.VERDICTS]
        }
        self._last = dict.fromkeys(snapshot.spans[Topic.VERDICTS], -1)
        self.first_judged: dict[int, int] = {}
        self._whole = {p: s.begin == 0 for p, s in snapshot.spans[Topic.VERDICTS].items()}
        self._floors: dict[tuple[str, int], dict[int, int]] = {}

    # -- the log --

    def log(self, fact: VerdictFact | TrailerFact | OtherFact, at: At) -> None:
        """Take a record of the verdict log in."""
        match fact:
            case VerdictFact():
                self._open[at[0]][str(fact.outcome)] += 1
                self._last[at[0]] = at[1]
                self._verdict(fact, at)
            case TrailerFact():
                self._trailer(fact, at)
            case OtherFact():
                pass

    def _trailer(self, fact: TrailerFact, at: At) -> None:
        said = Counter({name: n for name, n in fact.counts.items() if n})
        if self._whole[at[0]] and said != self._open[at[0]]:
            self.findings.add(Wrong.TORN, f"verdicts {at[0]}/{at[1]}")
        # A log cut by retention may begin within a transaction: its first trailer proves nothing.
        self._whole[at[0]] = True
        self._open[at[0]] = Counter()
        if at[1] < self.snapshot.spans[Topic.VERDICTS][at[0]].firm:
            self.positions[at[0]] = fact.next_offset
            self.verdicts[at[0]] += self._counting[at[0]]
        self._counting[at[0]] = Counter()

    def end_log(self) -> None:
        """Look for verdicts at the end of the log that no trailer follows."""
        for partition, left in self._open.items():
            # A transaction cut by the end of the reading is not firm.
            firm = self._last[partition] < self.snapshot.spans[Topic.VERDICTS][partition].firm
            if left and firm:
                self.findings.add(Wrong.TORN, f"verdicts {partition}/{self._last[partition]}")

    def _verdict(self, fact: VerdictFact, at: At) -> None:
        span = self.snapshot.spans[Topic.READ][at[0]]
        self.first_judged.setdefault(at[0], fact.read_offset)
        self._counting[at[0]][fact.outcome] += fact.read_offset >= span.begin
        if span.begin <= fact.read_offset < span.end:
            before = self.inner[at[0]][fact.read_offset - span.begin]
            judged = JUDGED_TWICE if before & JUDGED_ONCE else JUDGED_ONCE
            self.inner[at[0]][fact.read_offset - span.begin] = before | judged
        mark = _MARK_OF.get(fact.outcome)
        # An operator's command is counted, and is the outcome of no raw record.
        if fact.source is None or mark is None:
            return
        self._note_first("verdicts", at[0], fact.source)
        before = self._marks(fact.source)
        if mark & JUDGED and before & JUDGED:
            mark |= Seen.JUDGED_AGAIN
        if self._excused(fact, at):
            mark |= Seen.EXCUSED
        self._mark(fact.source, mark, f"verdicts {at[0]}/{at[1]}")

    def _excused(self, fact: VerdictFact, at: At) -> bool:
        """Tell whether what a verdict announces may be past retention, or not visible yet."""
        snapshot = self.snapshot
        if at[1] >= snapshot.spans[Topic.VERDICTS][at[0]].firm:
            return True
        if fact.outcome is Outcome.REJECTED:
            letters = snapshot.spans[Topic.REJECTED]
            return fact.source is not None and letters[fact.source[0] % len(letters)].begin > 0
        if fact.uri is None:
            return False
        home = snapshot.article_partition(fact.uri)
        topic = (
            snapshot.spans[Topic.ARTICLES]
            if fact.outcome is Outcome.ACCEPTED
            else snapshot.spans[Topic.DUPLICATES]
        )
        return topic[home % len(topic)].begin > 0

    # -- the other topics --

    def read(self, fact: ReadFact, at: At) -> None:
        """Take a record of the read topic in."""
        span = self.snapshot.spans[Topic.READ][at[0]]
        self.inner[at[0]][at[1] - span.begin] |= PRESENT
        if fact.source is not None:
            due = Seen.DUE if at[1] < self.positions[at[0]] else 0
            self._mark(fact.source, Seen.READ | due, f"read {at[0]}/{at[1]}")

    def event(self, source: At, at: At, *, copy: bool) -> None:
        """Take an event of a raw record in; `copy` when it stands among the duplicates."""
        name = "duplicates" if copy else "articles"
        span = (
            self.snapshot.spans[Topic.DUPLICATES] if copy else self.snapshot.spans[Topic.ARTICLES]
        )[at[0]]
        before = self._marks(source)
        if at[1] >= span.firm and not before & JUDGED:
            return
        mark = Seen.COPY if copy else Seen.ARTICLE
        if before & mark:
            mark |= Seen.EVENT_AGAIN
        self._mark(source, mark, f"{name} {at[0]}/{at[1]}")

    def letter(self, fact: LetterFact, at: At) -> None:
        """Take a dead letter in."""
        place = f"rejected {at[0]}/{at[1]}"
        if not fact.intact:
            self.findings.add(Wrong.ALTERED_LETTER, place)
        self._note_first("rejected", at[0], fact.source)
        before = self._marks(fact.source)
        late = at[1] >= self.snapshot.spans[Topic.REJECTED][at[0]].firm
        if late and before & Seen.READ and not before & Seen.REFUSED:
            return
        again = Seen.LETTER_AGAIN if before & Seen.LETTER else 0
        self._mark(fact.source, Seen.LETTER | again, place)

    def raw(self, at: At) -> None:
        """Take a raw record in."""
        self._mark(at, Seen.PRESENT, f"raw {at[0]}/{at[1]}")

    def begins_at(self, topic: Topic, partition: int, begin: int) -> None:
        """Note that a partition of the raw or the read topic has begun later since the look."""
        self.moved[topic, partition] = begin
        scope = self.ranges.get(partition)
        if topic is Topic.RAW and scope is not None and scope.low < begin:
            low = min(begin, scope.high)
            self.marks[partition] = self.marks[partition][low - scope.low :]
            self.ranges[partition] = replace(scope, low=low)

    # -- marks --

    def _marks(self, at: At) -> int:
        scope = self.ranges.get(at[0])
        if scope is None or not scope.low <= at[1] < scope.high:
            return 0
        return self.marks[at[0]][at[1] - scope.low]

    def _mark(self, at: At, mark: int, place: str) -> None:
        scope, span = self.ranges.get(at[0]), self.snapshot.spans[Topic.RAW].get(at[0])
        if span is None or at[1] >= span.end:
            self.findings.add(Wrong.FROM_NOTHING, f"{place} of raw {at[0]}/{at[1]}")
        elif at[1] < span.begin:
            self.source_gone += 1
        elif scope is not None and scope.low <= at[1] < scope.high:
            self.marks[at[0]][at[1] - scope.low] |= mark

    def _note_first(self, topic: str, partition: int, source: At) -> None:
        self._floors.setdefault((topic, partition), {}).setdefault(*source)

    def floor(self, partition: int) -> int:
        """Return the raw offset below which a missing outcome may be a matter of retention.

        A raw partition's verdicts, on one partition of the log, and its dead letters keep its
        order: what is older than the first one kept may have had one that was not.
        """
        snapshot, high = self.snapshot, self.ranges[partition].high
        home = partition % len(snapshot.spans[Topic.REJECTED])
        cut = [("verdicts", p) for p, s in snapshot.spans[Topic.VERDICTS].items() if s.begin]
        if snapshot.spans[Topic.REJECTED][home].begin:
            cut.append(("rejected", home))
        return max((self._floors.get(one, {}).get(partition, high) for one in cut), default=0)


@dataclass(slots=True, kw_only=True)
class Identity:
    """One accounting identity: the outcomes on the left, the offsets passed on the right."""

    stage: str
    partition: int
    outcomes: dict[str, int] = field(default_factory=dict)
    passed: int = 0

    @property
    def holds(self) -> bool:
        """Tell whether every offset passed has one outcome."""
        return sum(self.outcomes.values()) == self.passed
