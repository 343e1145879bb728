"""Order inside stories, checked bucket by bucket: memory does not grow with the topics.

Every event leaves two or three fixed-size facts under a 64-bit hash. Facts of one hash always
meet in one bucket, in the order of their partition; which bucket, and where it is kept meanwhile,
is the caller's affair. Two of ten million hashes agree by chance with probability 3e-6.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import Struct

from service.core.audit.facts import At, EventFact
from service.core.audit.findings import Findings, Wrong

BUCKETS = 64
_FACT = Struct("<BQIIIQ")
_VERSION, _OF_ARTICLE, _OF_COPY, _ID_ARTICLE, _ID_COPY = range(1, 6)
_TOPIC = {
    _VERSION: "articles",
    _OF_ARTICLE: "articles",
    _OF_COPY: "duplicates",
    _ID_ARTICLE: "articles",
    _ID_COPY: "duplicates",
}


def _hash(text: str) -> int:
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


def facts_of(event: EventFact, at: At, *, copy: bool, firm: bool) -> Iterator[tuple[int, bytes]]:
    """Yield bucket and fact; `firm` when all that the event may refer to is visible by now."""
    if not copy:
        yield _fact(_VERSION, _hash(event.uri), (event.version, event.previous or 0), at)
    if event.of is not None and firm:
        kind = _OF_COPY if copy else _OF_ARTICLE
        yield _fact(kind, _hash(event.of[0]), (event.of[1], 0), at)
    yield _fact(_ID_COPY if copy else _ID_ARTICLE, _hash(event.event_id), (0, 0), at)


def _fact(kind: int, key: int, versions: tuple[int, int], at: At) -> tuple[int, bytes]:
    return key % BUCKETS, _FACT.pack(kind, key, *versions, *at)


@dataclass(slots=True)
class _Bucket:
    """One bucket's stories; `purged` are partitions of articles that begin after offset 0."""

    purged: frozenset[int]
    findings: Findings
    last: dict[int, tuple[int, int]] = field(default_factory=dict)
    known: set[tuple[int, int]] = field(default_factory=set)
    ids: set[int] = field(default_factory=set)

    def version(self, key: int, version: int, previous: int, at: At) -> None:
        place = f"articles {at[0]}/{at[1]}"
        wrong = self._order(key, version, at[0])
        if wrong is not None:
            self.findings.add(wrong, place)
        if previous and (key, previous) not in self.known and at[0] not in self.purged:
            self.findings.add(Wrong.UNKNOWN_PREVIOUS, place)
        top = max(version, self.last.get(key, (0, 0))[0])
        self.last[key] = (top, at[0])
        self.known.add((key, version))

    def _order(self, key: int, version: int, partition: int) -> Wrong | None:
        if (key, version) in self.known:
            return Wrong.VERSION_REPEATED
        before = self.last.get(key)
        if before is None:
            whole = partition not in self.purged
            return Wrong.VERSION_MISSING if whole and version != 1 else None
        if before[1] != partition:
            return Wrong.SPLIT_STORY
        if version < before[0]:
            return Wrong.VERSION_DISORDER
        return Wrong.VERSION_MISSING if version > before[0] + 1 else None

    def mention(self, key: int, version: int, place: str) -> None:
        # A story's partition is not known by its hash: with any part purged nothing is said.
        if (key, version) not in self.known and not self.purged:
            self.findings.add(Wrong.UNKNOWN_ORIGINAL, place)

    def identify(self, key: int, place: str) -> None:
        if key in self.ids:
            self.findings.add(Wrong.EVENT_ID_REPEATED, place)
        self.ids.add(key)


def check(facts: bytes, purged: frozenset[int], findings: Findings) -> None:
    """Check all facts of one bucket, in the order they were made."""
    bucket = _Bucket(purged, findings)
    for kind, key, version, previous, *at in _FACT.iter_unpack(facts):
        if kind == _VERSION:
            bucket.version(key, version, previous, (at[0], at[1]))
        elif kind in (_ID_ARTICLE, _ID_COPY):
            bucket.identify(key, f"{_TOPIC[kind]} {at[0]}/{at[1]}")
    # Only now is every version known: a copy may be read before what it repeats.
    for kind, key, version, _, *at in _FACT.iter_unpack(facts):
        if kind in (_OF_ARTICLE, _OF_COPY):
            bucket.mention(key, version, f"{_TOPIC[kind]} {at[0]}/{at[1]}")
