"""Checks the current topic against the articles: a story's row is its current version.

A row and the event it repeats come in one transaction. Articles that are firm had their row by
then; a row that is firm has its event below the articles' end. Compaction takes old rows of a
story, never the last one, so only that is looked at. A story without any row says nothing: the
topic may have been asked for after its last version.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from service.core.audit.buckets import Kind, fact, key_of
from service.core.audit.facts import At, Mark, RowFact, ToldFact
from service.core.audit.findings import Findings, Wrong

_FIRM = 4  # beside a `Mark`, in one number


def told(event: ToldFact, at: At, *, firm: bool) -> tuple[int, bytes]:
    """Return bucket and fact of an event that says what the row of its story is."""
    return fact(Kind.TOLD, key_of(event.uri), (event.version, event.mark | _FIRM * firm), at)


def row(one: RowFact, at: At, *, firm: bool) -> tuple[int, bytes]:
    """Return bucket and fact of a row; the version of a tombstone is 0."""
    return fact(Kind.ROW, key_of(one.uri), (one.version, int(firm)), at)


@dataclass(slots=True)
class _Story:
    """What the articles say of a row: the last mark, and what was certainly told by the look."""

    mark: Mark = Mark.LIVE
    firm: int = 0
    versions: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Rows:
    """The rows of one bucket; `purged` tells that retention took articles."""

    purged: bool
    stories: dict[int, _Story] = field(default_factory=dict)
    last: dict[int, tuple[int, bool, At]] = field(default_factory=dict)

    def told(self, key: int, version: int, mark: int) -> None:
        """Take in what the articles say, in their order."""
        story = self.stories.setdefault(key, _Story())
        story.mark = Mark(mark & ~_FIRM)
        if story.mark is Mark.LINKED:
            return
        story.versions.add(version)
        if mark & _FIRM:
            story.firm = version

    def row(self, key: int, version: int, firm: int, at: At) -> None:
        """Take in a row, in the order of its topic."""
        self.last[key] = (version, bool(firm), at)

    def check(self, findings: Findings) -> None:
        """Note each story whose last row is not what the articles say."""
        for at in self._wrong():
            findings.add(Wrong.WRONG_ROW, f"current {at[0]}/{at[1]}")

    def _wrong(self) -> Iterator[At]:
        for key, (version, firm, at) in self.last.items():
            story = self.stories.get(key)
            if story is None:
                # Rows outlive the articles that retention takes.
                if firm and not self.purged:
                    yield at
            elif not version:
                if firm and story.mark is Mark.LIVE:
                    yield at
            elif version < story.firm or (firm and version not in story.versions):
                yield at
