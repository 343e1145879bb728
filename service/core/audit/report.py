"""The report of an audit: fates, identities, findings, and what could not be decided."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from service.core.audit.bits import JUDGED, OUTCOME, Fate, Seen, fate, wrongs
from service.core.audit.books import JUDGED_ONCE, JUDGED_TWICE, PRESENT, Books, Identity
from service.core.audit.findings import SHOWN, Findings, Wrong
from service.core.outcome import Topic

_AS_READ = Seen.READ | JUDGED


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Offsets `[begin, end)` of a raw partition that are to be looked at alike."""

    begin: int
    end: int
    passed: bool
    instead: Fate | None = None  # what a lost record is called here


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What an audit has to say; it is good when nothing was found."""

    fates: Mapping[Fate, int]
    records: int
    gaps: int
    identities: tuple[Identity, ...]
    findings: Findings
    source_gone: int

    @property
    def good(self) -> bool:
        """Tell whether every promise holds for what could be seen."""
        return not self.findings.counts


def conclude(books: Books, *, rewound: bool = False) -> Report:
    """Judge every raw offset and every identity; nothing may be fed to the books afterwards."""
    fates: Counter[Fate] = Counter()
    gaps = 0
    books.end_log()
    for partition, marks in books.marks.items():
        for region in regions(books, partition):
            found = _look(books, (partition, marks), region, rewound=rewound)
            gaps += found.pop(None, 0)
            fates.update({kind: n for kind, n in found.items() if kind is not None})
    identities = (
        *(_read_identity(books, p) for p in books.marks),
        *(_judge_identity(books, p) for p in books.inner),
    )
    for one in identities:
        if not one.holds:
            books.findings.add(Wrong.IDENTITY, f"{one.stage} {one.partition}")
    return Report(
        fates=fates,
        records=sum(fates.values()),
        gaps=gaps,
        identities=identities,
        findings=books.findings,
        source_gone=books.source_gone,
    )


def regions(books: Books, partition: int) -> Iterator[Region]:
    """Yield the regions of a raw partition: before the start, past retention, passed, ahead."""
    scope, marks = books.ranges[partition], books.marks[partition]
    low, high = scope.low, scope.high
    start = low
    if not books.snapshot.whole_start:
        touched = (n for n, bits in enumerate(marks) if bits & (OUTCOME | Seen.READ))
        start = low + next(touched, len(marks))
    position = min(max(scope.position, low), high)
    floor = min(books.floor(partition), position)
    edges = sorted({low, high, min(start, position), max(low, floor), position})
    for begin, end in pairwise(edges):
        instead = None
        if end <= floor:
            instead = Fate.RETAINED_AWAY
        if end <= start:
            instead = Fate.BEFORE_START
        yield Region(begin=begin, end=end, passed=end <= position, instead=instead)


def _look(
    books: Books, place: tuple[int, Sequence[int]], region: Region, *, rewound: bool
) -> dict[Fate | None, int]:
    """Count the fates of a region, gaps under None, and note what is wrong in it."""
    partition, marks = place
    low = books.ranges[partition].low
    part = marks[region.begin - low : region.end - low]
    counted: dict[Fate | None, int] = {}
    for bits, count in Counter(part).items():
        kind = _kind(bits, region)
        counted[kind] = counted.get(kind, 0) + count
        for wrong in wrongs(bits, passed=region.passed, rewound=rewound):
            if region.instead is None or wrong in (Wrong.REPEATED, Wrong.FROM_NOTHING):
                offsets = islice(_places(part, bits), SHOWN)
                shown = [f"raw {partition}/{region.begin + n}: {_words(bits)}" for n in offsets]
                books.findings.add_all(wrong, count, shown)
    return counted


def _kind(bits: int, region: Region) -> Fate | None:
    if not bits & Seen.PRESENT:
        return None
    found = fate(bits, passed=region.passed)
    return region.instead if found is Fate.LOST and region.instead else found


def _places(part: Sequence[int], bits: int) -> Iterator[int]:
    at = -1
    while True:
        try:
            at = part.index(bits, at + 1)
        except ValueError:
            return
        yield at


def _words(bits: int) -> str:
    seen = Seen(bits & ~(Seen.PRESENT | Seen.DUE | Seen.EXCUSED))
    return ", ".join((one.name or "").lower().replace("_", " ") for one in seen) or "nothing"


def fates_of(books: Books) -> Iterator[tuple[int, int, Fate]]:
    """Yield partition, offset and fate of every raw record."""
    for partition, marks in books.marks.items():
        low = books.ranges[partition].low
        for region in regions(books, partition):
            for offset in range(region.begin, region.end):
                kind = _kind(marks[offset - low], region)
                if kind is not None:
                    yield partition, offset, kind


def _read_identity(books: Books, partition: int) -> Identity:
    """Read + rejected = raw offsets passed, within the range and short of what is excused."""
    low = books.ranges[partition].low
    identity = Identity(stage="read", partition=partition, outcomes={"read": 0, "rejected": 0})
    for region in regions(books, partition):
        if not region.passed or region.instead is not None:
            continue
        part = books.marks[partition][region.begin - low : region.end - low]
        for bits, count in Counter(part).items():
            if bits & Seen.PRESENT:
                identity.passed += count
                identity.outcomes["read"] += count * bool(bits & _AS_READ)
                refused = bits & Seen.LETTER and not bits & Seen.REFUSED
                identity.outcomes["rejected"] += count * bool(refused)
    return identity


def _judge_identity(books: Books, partition: int) -> Identity:
    """Outcomes of the log = read offsets passed, over all that both topics still hold."""
    low = begin = books.snapshot.spans[Topic.READ][partition].begin
    position = max(begin, books.positions[partition])
    if books.snapshot.spans[Topic.VERDICTS][partition].begin:
        begin = max(begin, books.first_judged.get(partition, position))
    # JUDGE purges what it has passed, also since the look: what had its verdict was there.
    still = min(max(begin, books.moved.get((Topic.READ, partition), begin)), position)
    purged = Counter(books.inner[partition][begin - low : still - low])
    part = books.inner[partition][still - low : position - low]
    counts = Counter(part)
    passed = sum(n for bits, n in counts.items() if bits & PRESENT)
    passed += sum(n for bits, n in purged.items() if bits & JUDGED_ONCE)
    again = sum(n for bits, n in counts.items() if bits & JUDGED_TWICE)
    for bits, wrong in ((PRESENT, Wrong.NOT_JUDGED), (JUDGED_ONCE, Wrong.FROM_NOTHING)):
        if counts[bits]:
            place = f"read {partition}/{still + part.index(bits)}"
            books.findings.add(wrong, place, counts[bits])
    if again:
        first = next(n for n, bits in enumerate(part) if bits & JUDGED_TWICE)
        books.findings.add(
            Wrong.REPEATED, f"read {partition}/{still + first}: judged twice", again
        )
    return Identity(
        stage="judge",
        partition=partition,
        outcomes={str(outcome): n for outcome, n in sorted(books.verdicts[partition].items())},
        passed=passed,
    )
