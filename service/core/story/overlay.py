"""The verdicts of the batch in hand, laid over the state: each record sees those before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from service.core.internal import Verdict
from service.core.outcome import Outcome
from service.core.record import Coordinates
from service.core.story.state import (
    MAX_POSTED,
    StateView,
    Story,
    advance,
    names_of,
    newest_first,
    post,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What an overlay adds to the view below it: what a store has to write."""

    sources: Mapping[Coordinates, Verdict]
    bodies: Mapping[tuple[str, str], Verdict]
    chains: Mapping[tuple[str, str], tuple[str, ...]]
    stories: Mapping[str, Story]
    accepted: Mapping[int, Verdict]
    postings: Mapping[str, Mapping[int, tuple[int, ...]]]


class Overlay:
    """A `StateView` over another one. It can also serve as the whole memory of a process."""

    def __init__(self, below: StateView | None = None) -> None:
        self._below = below
        self._sources: dict[Coordinates, Verdict] = {}
        self._bodies: dict[tuple[str, str], Verdict] = {}
        self._chains: dict[tuple[str, str], tuple[str, ...]] = {}
        self._stories: dict[str, Story] = {}
        self._postings: dict[str, dict[int, tuple[int, ...]]] = {}
        self._accepted: dict[int, Verdict] = {}

    def add(self, verdict: Verdict) -> None:
        """Take a verdict in; a redelivery teaches nothing."""
        if verdict.outcome is Outcome.REDELIVERED:
            return
        if verdict.outcome is Outcome.COMMAND:
            self._obey(verdict)
            return
        self._sources[verdict.source] = verdict
        if verdict.outcome is not Outcome.ACCEPTED or verdict.uri is None:
            return
        self._stories[verdict.uri] = advance(self._before(verdict, verdict.uri), verdict)
        self._bodies[verdict.agency, verdict.body_hash] = verdict
        self._accepted[verdict.read_offset] = verdict
        posted = self._postings.setdefault(verdict.agency, {})
        for key in verdict.keys:
            posted[key] = post(verdict.read_offset, posted.get(key, ()))
        for name in names_of(verdict):
            known = self.by_chain(verdict.agency, name)
            self._chains[verdict.agency, name] = newest_first(verdict.uri, known)

    def _obey(self, verdict: Verdict) -> None:
        """Learn what an operator said: of its record nothing is remembered."""
        for one in verdict.merged:
            merged = self.story(one)
            if merged is not None:
                self._stories[one] = replace(merged, merged_into=verdict.uri)
        story = None if verdict.uri is None else self.story(verdict.uri)
        if story is not None and verdict.withdrawn:
            self._stories[story.uri] = replace(story, version=verdict.version, withdrawn=True)

    def _before(self, verdict: Verdict, uri: str) -> Story | None:
        """Mark the stories that are merged here; a new name takes the first of them over."""
        taken = [story for one in verdict.merged if (story := self.story(one)) is not None]
        for story in taken:
            self._stories[story.uri] = replace(story, merged_into=uri)
        return self.story(uri) or next(iter(taken), None)

    def by_source(self, source: Coordinates) -> Verdict | None:
        """Return the verdict on these source coordinates, if any."""
        found = self._sources.get(source)
        return found or (self._below.by_source(source) if self._below else None)

    def by_chain(self, agency: str, name: str) -> tuple[str, ...]:
        """Return the uris of the stories of an agency's chain, newest first."""
        found = self._chains.get((agency, name))
        if found is not None:
            return found
        return self._below.by_chain(agency, name) if self._below else ()

    def by_body(self, agency: str, body_hash: str) -> Verdict | None:
        """Return the newest accepted verdict with this body, if any."""
        found = self._bodies.get((agency, body_hash))
        return found or (self._below.by_body(agency, body_hash) if self._below else None)

    def story(self, uri: str) -> Story | None:
        """Return the story of a uri, if any."""
        found = self._stories.get(uri)
        return found or (self._below.story(uri) if self._below else None)

    def posted(self, agency: str, keys: Sequence[int]) -> tuple[tuple[int, ...], ...]:
        """Return the newest read offsets of each key of an agency, newest first."""
        posted = self._postings.get(agency, {})
        theirs = self._below.posted(agency, keys) if self._below else ((),) * len(keys)
        if posted.keys().isdisjoint(keys):
            return theirs
        return tuple(
            (*posted.get(key, ()), *old)[:MAX_POSTED]
            for key, old in zip(keys, theirs, strict=True)
        )

    def at(self, read_offset: int) -> Verdict | None:
        """Return the accepted verdict of a read offset, if any."""
        found = self._accepted.get(read_offset)
        return found or (self._below.at(read_offset) if self._below else None)

    def changes(self) -> Changes:
        """Return all that was added."""
        return Changes(
            sources=self._sources,
            bodies=self._bodies,
            chains=self._chains,
            stories=self._stories,
            accepted=self._accepted,
            postings=self._postings,
        )
