"""What the judge may ask of what is known: the read side of the state, as a Protocol."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Protocol

from service.core.chain import Chain, ChainKind
from service.core.identity import is_coordinate_uri
from service.core.internal import Verdict
from service.core.outcome import Outcome
from service.core.record import Coordinates
from service.core.story.order import Placed, kept, placed, tie_of
from service.core.story.window import FORGOTTEN, Age, outlives
from service.core.verdict import Taught

MAX_STORIES_A_CHAIN = 8
MAX_POSTED, MAX_CANDIDATES = 8, 8
Link = tuple[str, int | None]  # a story's uri, and the read offset of what put it into a chain


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story so far: `version` is the newest accepted one, `head` the current one's verdict.

    `touched` is the read offset of its last change; None when it is known by what outlived the
    window alone. `parted` are dispatches (how their hashes begin) that an operator made other
    stories, with their uris. `erased` is withdrawn so that nothing at all of it may go out.
    """

    uri: str
    version: int
    withdrawn: bool
    head: Verdict
    versions: tuple[Placed, ...]
    merged_into: str | None = None
    touched: int | None = 0
    erased: bool = False
    parted: tuple[tuple[str, str], ...] = ()

    @property
    def outlives(self) -> bool:
        """Tell whether it must be known beyond the window."""
        return outlives(self.uri, withdrawn=self.withdrawn)

    @property
    def rank(self) -> int:
        """The highest rank seen."""
        return max(one.rank for one in self.versions)

    @property
    def row(self) -> str:
        """The uri that its current version was told under: one that was merged may have another.

        What outlived the window says so beside its head, whose own uri is the story's.
        """
        head = self.head
        renamed = head.reason == FORGOTTEN and head.merged
        return head.merged[0] if renamed else head.uri or self.uri

    @property
    def current_version(self) -> int:
        """The number of the current version."""
        return self.head.version


class StateUnreadableError(Exception):
    """The state cannot answer. Nothing may be judged on a guess, so the batch is given up."""


class StateView(Protocol):
    """What is remembered within one partition, by agency; answers never depend on the clock.

    `posted` returns the read offsets of the newest accepted verdicts of the agency that have a
    key, newest first, of each key that any has; `at` the accepted verdict of a read offset.
    `chained` is `by_chain` with the read offset that put each story there; `has_chain` tells
    whether any of some names may have a story: most have none. `outliving` yields the stories
    that must be known although their last change lies below a read offset.
    """

    def by_source(self, agency: str, source: Coordinates) -> Verdict | None: ...
    def by_chain(self, agency: str, name: str) -> tuple[str, ...]: ...
    def chained(self, agency: str, name: str) -> tuple[Link, ...]: ...
    def has_chain(self, agency: str, names: Sequence[str]) -> bool: ...
    def by_body(self, agency: str, body_hash: str) -> Verdict | None: ...
    def story(self, uri: str) -> Story | None: ...
    def posted(self, agency: str, keys: Sequence[int]) -> dict[int, tuple[int, ...]]: ...
    def at(self, agency: str, read_offset: int) -> Verdict | None: ...
    def age(self, agency: str) -> Age | None: ...
    def outliving(self, agency: str, below: int) -> Iterator[Story]: ...


def advance(story: Story | None, verdict: Verdict) -> Story:
    """Return the story after an accepted verdict of it."""
    return Story(
        uri=verdict.uri or "",
        version=verdict.version,
        withdrawn=verdict.withdrawn or (story is not None and story.withdrawn),
        head=verdict if story is None or verdict.current else story.head,
        versions=kept((*(story.versions if story else ()), placed(verdict))),
        touched=verdict.read_offset,
        erased=story is not None and story.erased,
    )


def current_story(view: StateView, uri: str) -> Story | None:
    """Return the story of a uri, or the one it was merged into."""
    story, passed = view.story(uri), {uri}
    while story is not None and story.merged_into is not None and story.merged_into not in passed:
        passed.add(story.merged_into)
        story = view.story(story.merged_into)
    return story


def story_of(view: StateView, verdict: Verdict) -> Story | None:
    """Return the story that a version belongs to by now: merged, or parted from what it was."""
    story, passed = view.story(verdict.uri or ""), {verdict.uri}
    while story is not None:
        to = next((uri for tie, uri in story.parted if tie == tie_of(verdict.raw_hash)), None)
        if to is not None:
            return current_story(view, to)
        if story.merged_into is None or story.merged_into in passed:
            return story
        passed.add(story.merged_into)
        story = view.story(story.merged_into)
    return None


def told_by_split(view: StateView, verdict: Verdict) -> Verdict | None:
    """Return what a split makes of the dispatch that it is about: the first version of a story."""
    known = view.by_source(verdict.agency, verdict.matched) if verdict.matched else None
    if known is None or verdict.split_from is None:
        return None
    return replace(verdict, outcome=Outcome.ACCEPTED, source=known.source, raw_hash=known.raw_hash)


def without(story: Story, raw_hash: str) -> tuple[Placed, ...]:
    """Return the versions of a story but those that a dispatch told, reissued or not."""
    return tuple(one for one in story.versions if one.tie != tie_of(raw_hash))


def touched_by(verdict: Verdict) -> tuple[str, ...]:
    """Return the uris of the stories that a verdict changes."""
    other = () if verdict.split_from is None else (verdict.split_from,)
    return (verdict.uri or "", *verdict.merged, *other)


def names_of(verdict: Verdict | Taught) -> tuple[str, ...]:
    """Return the names of the chains an accepted verdict belongs to."""
    if not verdict.chain_key:
        return verdict.chains
    return (Chain(kind=ChainKind.CONTENT_ID, key=verdict.chain_key).name(), *verdict.chains)


def alias_of(verdict: Verdict | Taught) -> str | None:
    """Return the content id that a copy shows of a story without a name.

    A later version that has it belongs to that story, and names it.
    """
    if verdict.outcome is not Outcome.DUPLICATE or not verdict.chain_key:
        return None
    nameless = is_coordinate_uri(verdict.uri or "")
    return Chain(kind=ChainKind.CONTENT_ID, key=verdict.chain_key).name() if nameless else None


def newest_first(link: Link, known: tuple[Link, ...]) -> tuple[Link, ...]:
    """Put a story in front of those of its chain; the list is bounded.

    Those that outlived the window have a place of their own.
    """
    others = (one for one in known if one[0] != link[0] and one[1] is not None)
    return (link, *others)[:MAX_STORIES_A_CHAIN]


def links(within: tuple[Link, ...], outlived: tuple[Link, ...]) -> tuple[Link, ...]:
    """Return the stories of a chain: first those of the window."""
    named = {uri for uri, _ in within}
    return (*within, *(one for one in outlived if one[0] not in named))


def most_shared(view: StateView, agency: str, keys: Sequence[int]) -> tuple[int, ...]:
    """Return the read offsets of what shares most keys, the oldest first among equals."""
    posted = view.posted(agency, keys)
    if not posted:
        return ()
    shared = Counter(chain.from_iterable(posted.values()))
    best = sorted(shared.items(), key=lambda one: (-one[1], one[0]))
    return tuple(offset for offset, _ in best[:MAX_CANDIDATES])


def post(offset: int, known: tuple[int, ...]) -> tuple[int, ...]:
    """Put a read offset in front of those of its key; the list is bounded."""
    return (offset, *known)[:MAX_POSTED]
