"""The verdicts of the current batch on top of the state: records see those before them.

What an agency's window has forgotten is told by read offsets: whatever a verdict below the
window's horizon left, and nothing since has renewed, is gone. So it makes no difference whether a
rotation lies in this batch, in an earlier one, or where a store has put what it will drop.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from service.core.internal import Head, Rotation, Verb, Verdict
from service.core.outcome import Outcome
from service.core.record import Coordinates
from service.core.story.order import placed, tie_of
from service.core.story.state import (
    MAX_POSTED,
    MAX_STORIES_A_CHAIN,
    Link,
    StateView,
    Story,
    advance,
    alias_of,
    links,
    names_of,
    newest_first,
    post,
    told_by_split,
    touched_by,
    without,
)
from service.core.story.window import Age

Key = TypeVar("Key")
Chains = dict[tuple[str, str], tuple[Link, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What an overlay adds to the view below it: what a store has to write."""

    sources: dict[tuple[str, Coordinates], Verdict]
    bodies: dict[tuple[str, str], Verdict]
    chains: Chains
    stories: dict[str, Story]
    accepted: dict[tuple[str, int], Verdict]
    postings: dict[str, dict[int, tuple[int, ...]]]
    outlived: dict[str, Story]
    outlived_chains: Chains
    ages: dict[str, Age]


class Layer:
    """A `StateView` over another one, which does not change meanwhile: what is asked of it."""

    def __init__(self, below: StateView | None = None) -> None:
        self._below = below
        self._sources: dict[tuple[str, Coordinates], Verdict] = {}
        self._bodies: dict[tuple[str, str], Verdict] = {}
        self._chains: Chains = {}
        self._stories: dict[str, Story] = {}
        self._postings: dict[str, dict[int, tuple[int, ...]]] = {}
        self._accepted: dict[tuple[str, int], Verdict] = {}
        self._outlived: dict[str, Story] = {}
        self._outlived_chains: Chains = {}
        self._ages: dict[str, Age] = {}
        # Chains that the view below has nothing of.
        self._absent: set[tuple[str, str]] = set()
        # By agency in the order of read offsets, so that forgetting takes from the front.
        self._learnt: dict[str, deque[Verdict]] = {}

    def _horizon(self, agency: str) -> int:
        age = self._ages.get(agency)
        return age.horizon if age else 0

    def by_source(self, agency: str, source: Coordinates) -> Verdict | None:
        """Return the verdict on these source coordinates, if any."""
        found = self._sources.get((agency, source))
        if found is None and self._below:
            found = self._kept(self._below.by_source(agency, source))
        return found

    def _kept(self, found: Verdict | None) -> Verdict | None:
        """Leave out what the view below would forget by a rotation that lies in this batch."""
        forgotten = found is not None and found.read_offset < self._horizon(found.agency)
        return None if forgotten else found

    def by_chain(self, agency: str, name: str) -> tuple[str, ...]:
        """Return the uris of the stories of an agency's chain, newest first."""
        return tuple(uri for uri, _ in self.chained(agency, name))[:MAX_STORIES_A_CHAIN]

    def chained(self, agency: str, name: str) -> tuple[Link, ...]:
        """Return the same with the read offsets that put them there."""
        key, below = (agency, name), self._chained_below(agency, name)
        if not (below or key in self._chains or key in self._outlived_chains):
            return ()  # as most names that are asked for
        within = _within(self._chains.get(key, below), self._horizon(agency))
        return links(within, self._outlived_chains.get(key, _outlived(below)))

    def _chained_below(self, agency: str, name: str) -> tuple[Link, ...]:
        if self._below is None or (agency, name) in self._absent:
            return ()
        return self._below.chained(agency, name)

    def has_chain(self, agency: str, names: Sequence[str]) -> bool:
        """Tell whether any of an agency's chains may have a story."""
        keys = [(agency, name) for name in names]
        if self._below is not None:
            if self._below.has_chain(agency, names):
                return True
            self._absent.update(keys)
        held = (self._chains, self._outlived_chains)
        return any(one and not one.keys().isdisjoint(keys) for one in held)

    def by_body(self, agency: str, body_hash: str) -> Verdict | None:
        """Return the newest accepted verdict with this body, if any."""
        found = self._bodies.get((agency, body_hash))
        if found is None and self._below:
            found = self._kept(self._below.by_body(agency, body_hash))
        return found

    def story(self, uri: str) -> Story | None:
        """Return the story of a uri, if any."""
        own = self._stories.get(uri)
        if own is not None:
            return own
        below = self._below.story(uri) if self._below else None
        if below and below.touched is not None:
            if below.touched >= self._horizon(below.head.agency):
                return below
            below = None
        return self._outlived.get(uri, below)

    def posted(self, agency: str, keys: Sequence[int]) -> dict[int, tuple[int, ...]]:
        """Return the newest read offsets of each key of an agency that has any, newest first."""
        found = self._below.posted(agency, keys) if self._below else {}
        horizon, own = self._horizon(agency), self._postings.get(agency, {})
        if horizon:
            found = {
                key: tuple(one for one in old if one >= horizon) for key, old in found.items()
            }
        for key in own.keys() & keys:
            found[key] = (*own[key], *found.get(key, ()))[:MAX_POSTED]
        return found

    def at(self, agency: str, read_offset: int) -> Verdict | None:
        """Return the accepted verdict of a read offset, if any."""
        found = self._accepted.get((agency, read_offset))
        if found is None and self._below:
            found = self._kept(self._below.at(agency, read_offset))
        return found

    def age(self, agency: str) -> Age | None:
        """Return where an agency's window stands, if anything was judged of it."""
        return self._ages.get(agency) or (self._below.age(agency) if self._below else None)

    def outliving(self, agency: str, below: int) -> Iterator[Story]:
        """Yield the stories not touched since a read offset that must be known all the same."""
        own = {uri: None for one in self._learnt.get(agency, ()) for uri in touched_by(one)}
        found = (self._stories.get(uri) for uri in own)
        theirs = self._below.outliving(agency, below) if self._below else ()
        rest = (story for story in theirs if story.uri not in self._stories)
        for story in (*(one for one in found if one is not None), *rest):
            touched = story.touched
            if touched is not None and self._horizon(agency) <= touched < below and story.outlives:
                yield story

    def changes(self) -> Changes:
        """Return all that was added."""
        return Changes(
            sources=self._sources,
            bodies=self._bodies,
            chains=self._chains,
            stories=self._stories,
            accepted=self._accepted,
            postings=self._postings,
            outlived=self._outlived,
            outlived_chains=self._outlived_chains,
            ages=self._ages,
        )


class Overlay(Layer):
    """A layer that learns. It can also serve as the whole memory of a process."""

    def add(self, verdict: Verdict) -> None:
        """Take a verdict in; a redelivery teaches nothing."""
        if verdict.outcome is Outcome.REDELIVERED:
            return
        if verdict.split_from is not None:
            self._part(verdict, verdict.split_from)
            return
        self._learnt.setdefault(verdict.agency, deque()).append(verdict)
        if verdict.outcome is Outcome.COMMAND:
            self._obey(verdict)
            return
        age = self._aged(verdict.agency)
        known = age.may_know(verdict.source) and self.by_source(verdict.agency, verdict.source)
        age.newer.entries += not known
        age.take(verdict)
        self._sources[verdict.agency, verdict.source] = verdict
        if verdict.reissue_of is not None:
            self._sources[verdict.agency, verdict.reissue_of] = verdict
        if verdict.outcome is Outcome.ACCEPTED and verdict.uri is not None:
            self._accept(verdict, verdict.uri)
        alias = alias_of(verdict)
        if alias is not None:
            self._chain(verdict, alias)

    def _accept(self, verdict: Verdict, uri: str) -> None:
        agency, offset = verdict.agency, verdict.read_offset
        self._stories[uri] = advance(self._before(verdict, uri), verdict)
        self._bodies[agency, verdict.body_hash] = verdict
        self._accepted[agency, offset] = verdict
        posted, alone = self._postings.setdefault(agency, {}), (offset,)
        for key in verdict.keys:
            known = posted.get(key)
            posted[key] = post(offset, known) if known else alone
        for name in names_of(verdict):
            self._chain(verdict, name)

    def _chain(self, verdict: Verdict, name: str) -> None:
        link = (verdict.uri or "", verdict.read_offset)
        known = self.chained(verdict.agency, name)
        self._chains[verdict.agency, name] = newest_first(link, known)

    def _obey(self, verdict: Verdict) -> None:
        """Learn what an operator said: of its record nothing is remembered."""
        touched = verdict.read_offset
        for one in verdict.merged:
            merged = self.story(one)
            if merged is not None:
                self._stories[one] = replace(merged, merged_into=verdict.uri, touched=touched)
        story = None if verdict.uri is None else self.story(verdict.uri)
        if story is not None and verdict.withdrawn:
            self._stories[story.uri] = replace(
                story,
                version=verdict.version,
                withdrawn=True,
                touched=touched,
                erased=story.erased or verdict.reason == Verb.ERASE,
            )
            self._name_anew(story, verdict)

    def _name_anew(self, story: Story, verdict: Verdict) -> None:
        """Keep the names of a story for as long as itself: it may be taken down long after."""
        agency, renewed = verdict.agency, (story.uri, verdict.read_offset)
        for name in names_of(story.head):
            known = [one for one in self.chained(agency, name) if one[1] is not None]
            if any(uri == story.uri for uri, _ in known):
                self._chains[agency, name] = tuple(
                    renewed if one[0] == story.uri else one for one in known
                )

    def _part(self, verdict: Verdict, uri: str) -> None:
        """Learn that a dispatch is a story of its own: from now on its verdict is this one."""
        agency, story = verdict.agency, self.story(uri)
        told = told_by_split(self, verdict)
        if told is None or story is None:
            return
        head = self.by_source(agency, verdict.restored) if verdict.restored else None
        self._stories[uri] = replace(
            story,
            version=story.version + (head is not None),
            head=head or story.head,
            versions=without(story, told.raw_hash),
            parted=(*story.parted, (tie_of(told.raw_hash), told.uri or "")),
            touched=verdict.read_offset,
        )
        self._learnt.setdefault(agency, deque()).append(told)
        self._sources[agency, told.source] = told
        self._accept(told, told.uri or "")

    def _before(self, verdict: Verdict, uri: str) -> Story | None:
        """Mark the stories that are merged here; a new name takes the first of them over."""
        if verdict.version == 1 and not verdict.merged:
            return None  # a first version has none before it
        taken = [story for one in verdict.merged if (story := self.story(one)) is not None]
        for story in taken:
            self._stories[story.uri] = replace(story, merged_into=uri, touched=verdict.read_offset)
        return self.story(uri) or next(iter(taken), None)

    def rotate(self, rotation: Rotation) -> None:
        """Turn an agency's window; a record that goes on with the same generation adds heads."""
        age = self._aged(rotation.agency)
        if rotation.generation > age.number:
            age.turn(rotation)
            self._forget(rotation.agency, age.horizon)
        for head in rotation.heads:
            self._outlive(rotation.agency, head)

    def learn(self, entry: Verdict | Rotation) -> None:
        """Take in what the log says, of whichever kind."""
        if isinstance(entry, Rotation):
            self.rotate(entry)
        else:
            self.add(entry)

    def _aged(self, agency: str) -> Age:
        age = self._ages.get(agency)
        if age is None:
            below = self._below.age(agency) if self._below else None
            age = self._ages[agency] = below.copy() if below else Age()
        return age

    def _outlive(self, agency: str, head: Head) -> None:
        uri = head.verdict.uri or ""
        self._outlived[uri] = Story(
            uri=uri,
            version=head.version,
            withdrawn=head.withdrawn,
            head=head.verdict,
            versions=(placed(head.verdict),),
            touched=None,
            erased=head.erased,
            merged_into=head.merged_into,
        )
        for name in names_of(head.verdict):
            below = _outlived(self._chained_below(agency, name))
            known = self._outlived_chains.get((agency, name), below)
            self._outlived_chains[agency, name] = links(((uri, None),), known)[
                :MAX_STORIES_A_CHAIN
            ]

    def _forget(self, agency: str, horizon: int) -> None:
        learnt = self._learnt.get(agency, deque())
        while learnt and learnt[0].read_offset < horizon:
            _unlearn(learnt.popleft(), horizon, self.changes())


def _within(chain: tuple[Link, ...], horizon: int) -> tuple[Link, ...]:
    """Return the links that lie within the window."""
    return tuple(one for one in chain if one[1] is not None and one[1] >= horizon)


def _outlived(chain: tuple[Link, ...]) -> tuple[Link, ...]:
    """Return the links that outlived the window."""
    return tuple(one for one in chain if one[1] is None)


def _unlearn(verdict: Verdict, horizon: int, known: Changes) -> None:
    """Forget what a verdict left, unless something since has renewed it."""
    agency = verdict.agency
    for source in (verdict.source, verdict.reissue_of):
        if source is not None:
            _drop(known.sources, (agency, source), verdict)
    _drop(known.bodies, (agency, verdict.body_hash), verdict)
    _drop(known.accepted, (agency, verdict.read_offset), verdict)
    for uri in touched_by(verdict):
        story = known.stories.get(uri)
        if story and story.touched is not None and story.touched < horizon:
            del known.stories[uri]
    for name in names_of(verdict):
        if not _within(known.chains.get((agency, name), ()), horizon):
            known.chains.pop((agency, name), None)
    _unpost(known.postings.get(agency, {}), verdict.keys, horizon)


def _unpost(posted: dict[int, tuple[int, ...]], keys: Sequence[int], horizon: int) -> None:
    for key in keys:
        kept = tuple(one for one in posted.pop(key, ()) if one >= horizon)
        if kept:
            posted[key] = kept


def _drop(known: dict[Key, Verdict], key: Key, verdict: Verdict) -> None:
    if known.get(key) is verdict:
        del known[key]
