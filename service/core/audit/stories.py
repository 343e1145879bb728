"""Order inside stories, checked bucket by bucket: memory does not grow with the topics.

Every event leaves two or three facts. Those of one story meet in one bucket, in the order of
their partition; where it is kept meanwhile is the caller's affair.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import assert_never

from service.core.audit.buckets import Kind, fact, facts_in, key_of
from service.core.audit.current_rows import Rows
from service.core.audit.facts import At, EventFact
from service.core.audit.findings import Findings, Wrong

_TOPIC = {
    Kind.OF_ARTICLE: "articles",
    Kind.OF_COPY: "duplicates",
    Kind.ID_ARTICLE: "articles",
    Kind.ID_COPY: "duplicates",
}


def facts_of(event: EventFact, at: At, *, copy: bool, firm: bool) -> Iterator[tuple[int, bytes]]:
    """Yield bucket and fact; `firm` when all that the event may refer to is visible by now."""
    if not copy:
        yield fact(Kind.VERSION, key_of(event.uri), (event.version, event.previous or 0), at)
        if not firm:
            # The `article.linked` that would explain its number may not be visible yet.
            yield going_on(event.uri, at)
    if event.of is not None and firm:
        kind = Kind.OF_COPY if copy else Kind.OF_ARTICLE
        yield fact(kind, key_of(event.of[0]), (event.of[1], 0), at)
    yield fact(Kind.ID_COPY if copy else Kind.ID_ARTICLE, key_of(event.event_id), (0, 0), at)


def going_on(uri: str, at: At) -> tuple[int, bytes]:
    """Return bucket and fact of a story that may begin with a version above 1.

    Its first versions stand under another uri: they were published before the story had this one.
    """
    return fact(Kind.GOES_ON, key_of(uri), (0, 0), at)


@dataclass(slots=True)
class _Bucket:
    """One bucket's stories; `purged` are partitions of articles that begin after offset 0."""

    purged: frozenset[int]
    findings: Findings
    going_on: frozenset[int]
    first: dict[int, int] = field(default_factory=dict)
    last: dict[int, tuple[int, int]] = field(default_factory=dict)
    known: set[tuple[int, int]] = field(default_factory=set)
    ids: set[int] = field(default_factory=set)

    def version(self, key: int, version: int, previous: int, at: At) -> None:
        place = f"articles {at[0]}/{at[1]}"
        wrong = self._order(key, version, at[0])
        if wrong is not None:
            self.findings.add(wrong, place)
        first = self.first.setdefault(key, version)
        elsewhere = at[0] in self.purged or (key in self.going_on and previous < first)
        if previous and (key, previous) not in self.known and not elsewhere:
            self.findings.add(Wrong.UNKNOWN_PREVIOUS, place)
        top = max(version, self.last.get(key, (0, 0))[0])
        self.last[key] = (top, at[0])
        self.known.add((key, version))

    def _order(self, key: int, version: int, partition: int) -> Wrong | None:
        if (key, version) in self.known:
            return Wrong.VERSION_REPEATED
        before = self.last.get(key)
        if before is None:
            whole = partition not in self.purged and key not in self.going_on
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
    going = frozenset(key for kind, key, _, _ in facts_in(facts) if kind is Kind.GOES_ON)
    bucket, rows = _Bucket(purged, findings, going), Rows(purged=bool(purged))
    for kind, key, numbers, at in facts_in(facts):
        match kind:
            case Kind.VERSION:
                bucket.version(key, *numbers, at)
            case Kind.ID_ARTICLE | Kind.ID_COPY:
                bucket.identify(key, f"{_TOPIC[kind]} {at[0]}/{at[1]}")
            case Kind.TOLD:
                rows.told(key, *numbers)
            case Kind.ROW:
                rows.row(key, *numbers, at)
            case Kind.OF_ARTICLE | Kind.OF_COPY | Kind.GOES_ON:
                pass
            case _:
                assert_never(kind)
    _check_mentions(facts, bucket)
    rows.check(findings)


def _check_mentions(facts: bytes, bucket: _Bucket) -> None:
    # Only now is every version known: a copy may be read before what it repeats.
    for kind, key, (version, _), at in facts_in(facts):
        if kind in (Kind.OF_ARTICLE, Kind.OF_COPY):
            bucket.mention(key, version, f"{_TOPIC[kind]} {at[0]}/{at[1]}")
