"""What the judge may ask of what is known: the read side of the state, as a Protocol."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from service.core.chain import Chain, ChainKind
from service.core.internal import Verdict
from service.core.record import Coordinates
from service.core.story.order import Placed, kept, placed

MAX_STORIES_A_CHAIN = 8
MAX_POSTED, MAX_CANDIDATES = 8, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story so far: `version` is the newest accepted one, `head` the current one's verdict."""

    uri: str
    version: int
    withdrawn: bool
    head: Verdict
    versions: tuple[Placed, ...]
    merged_into: str | None = None

    @property
    def rank(self) -> int:
        """The highest rank seen."""
        return max(one.rank for one in self.versions)

    @property
    def current_version(self) -> int:
        """The number of the current version."""
        return self.head.version


class StateUnreadableError(Exception):
    """The state cannot answer. Nothing may be judged on a guess, so the batch is given up."""


class StateView(Protocol):
    """Everything judged so far within one partition; answers never depend on the clock.

    `posted` returns, for each key, the read offsets of the newest accepted verdicts of the agency
    that have it, newest first; `at` the accepted verdict of a read offset.
    """

    def by_source(self, source: Coordinates) -> Verdict | None: ...
    def by_chain(self, agency: str, name: str) -> tuple[str, ...]: ...
    def by_body(self, agency: str, body_hash: str) -> Verdict | None: ...
    def story(self, uri: str) -> Story | None: ...
    def posted(self, agency: str, keys: Sequence[int]) -> tuple[tuple[int, ...], ...]: ...
    def at(self, read_offset: int) -> Verdict | None: ...


def advance(story: Story | None, verdict: Verdict) -> Story:
    """Return the story after an accepted verdict of it."""
    return Story(
        uri=verdict.uri or "",
        version=verdict.version,
        withdrawn=verdict.withdrawn or (story is not None and story.withdrawn),
        head=verdict if story is None or verdict.current else story.head,
        versions=kept((*(story.versions if story else ()), placed(verdict))),
    )


def current_story(view: StateView, uri: str) -> Story | None:
    """Return the story of a uri, or the one it was merged into."""
    story = view.story(uri)
    for _ in range(MAX_STORIES_A_CHAIN):
        if story is None or story.merged_into is None:
            break
        story = view.story(story.merged_into)
    return story


def names_of(verdict: Verdict) -> tuple[str, ...]:
    """Return the names of the chains an accepted verdict belongs to."""
    if not verdict.chain_key:
        return verdict.chains
    return (Chain(kind=ChainKind.CONTENT_ID, key=verdict.chain_key).name(), *verdict.chains)


def newest_first(uri: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Put a story in front of those of its chain; the list is bounded."""
    return (uri, *(one for one in known if one != uri))[:MAX_STORIES_A_CHAIN]


def candidates(view: StateView, agency: str, keys: Sequence[int]) -> tuple[Verdict, ...]:
    """Return the accepted verdicts that share most keys, the oldest first among equals."""
    posted = view.posted(agency, keys)
    if not any(posted):
        return ()
    shared = Counter(offset for offsets in posted for offset in offsets)
    best = sorted(shared.items(), key=lambda one: (-one[1], one[0]))[:MAX_CANDIDATES]
    found = (view.at(offset) for offset, _ in best)
    return tuple(verdict for verdict in found if verdict is not None)


def post(offset: int, known: tuple[int, ...]) -> tuple[int, ...]:
    """Put a read offset in front of those of its key; the list is bounded."""
    return (offset, *known)[:MAX_POSTED]
