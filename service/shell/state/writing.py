"""Puts what the log says into the segments of its agencies.

A verdict is itself the row of its story, its chains, its body and its source. Only where a story
or a chain was known before, or an operator spoke, more is to be said: that is worked out by an
overlay, as in a batch.
"""

from typing import Protocol, assert_never

from service.core.identity import agency_of
from service.core.internal import Rotation, Verdict
from service.core.outcome import Outcome
from service.core.packed_verdict import Logged, logged, pack_verdict
from service.core.record import Coordinates
from service.core.story.overlay import Changes, Overlay
from service.core.story.state import (
    StateView,
    Story,
    advance,
    alias_of,
    names_of,
    told_by_split,
)
from service.core.story.window import Age
from service.core.verdict import Taught
from service.shell.state.home import BODY, CHAIN, SOURCE, STORY, Home
from service.shell.state.index import entry_of
from service.shell.state.packing import pack_links, pack_story
from service.shell.state.segment import Segment

Ruled = Verdict | Taught


def source_name(source: Coordinates) -> bytes:
    """Return the name of source coordinates."""
    place = f"{SOURCE}{source.incarnation}/{source.partition}/{source.offset}/{source.topic}"
    return place.encode()


class Below(StateView, Protocol):
    """The state that is written to."""

    def home(self, agency: str) -> Home:
        """Return the home of an agency, a new one if need be."""


class Writing:
    """Writes entries of the log in order; `touched` are the agencies that they change."""

    def __init__(self, state: Below) -> None:
        self._state = state
        self.touched: set[str] = set()
        self.forgotten: tuple[Segment, ...] = ()

    def learn(self, entry: Verdict | Rotation | Logged) -> None:
        """Take an entry in."""
        match entry:
            case Rotation():
                self._turn(entry)
            case Verdict():
                self._ruled(logged(entry, pack_verdict(entry)))
            case Logged():
                self._ruled(entry)
            case _:
                assert_never(entry)

    def _ruled(self, ruled: Logged) -> None:
        match ruled.said.outcome:
            case Outcome.ACCEPTED | Outcome.DUPLICATE | Outcome.REJECTED:
                self._take(ruled)
            case Outcome.COMMAND:
                verdict = ruled.whole()
                changes, told = self._overlay(verdict), told_by_split(self._state, verdict)
                if told is not None:
                    self._append(told)
                self._rows(told or verdict, changes, alone=told is None)
            case Outcome.REDELIVERED | Outcome.READ:
                pass  # it teaches nothing
            case _:
                assert_never(ruled.said.outcome)

    def _forget(self, segment: Segment | None) -> None:
        self.forgotten += () if segment is None else (segment,)

    def _home(self, agency: str) -> Home:
        self.touched.add(agency)
        return self._state.home(agency)

    def _overlay(self, entry: Verdict | Rotation) -> Changes:
        learnt = Overlay(self._state)
        learnt.learn(entry)
        return learnt.changes()

    def _take(self, ruled: Logged) -> None:
        verdict, data, keys_at = ruled
        home = self._home(verdict.agency)
        accepted = verdict.outcome is Outcome.ACCEPTED and verdict.uri is not None
        places = _places(verdict)
        own = _own_names(verdict) if accepted else _aliases(verdict)
        data, keys = data[:keys_at], data[keys_at:] if accepted else b""
        said, names = (len(data), verdict.read_offset), (*places, *own)
        entry, known = home.entry(said, names, keys, len(places) + accepted)
        more = known or (accepted and (verdict.merged or _is_elsewhere(verdict)))
        whole = ruled.whole() if more else None
        changes = self._overlay(whole) if whole else None
        self._count(home, verdict)
        home.now().append(data, verdict.read_offset, entry)
        if whole and changes:
            self._rows(whole, changes)

    def _append(self, verdict: Verdict) -> None:
        """Write a verdict that the log holds as an operator's command."""
        names = (*_places(verdict), *_own_names(verdict))
        _, data, at = logged(verdict, pack_verdict(verdict))
        entry = entry_of(at, verdict.read_offset, names, data[at:])
        self._home(verdict.agency).now().append(data[:at], verdict.read_offset, entry)

    def _count(self, home: Home, verdict: Ruled) -> None:
        age = home.age = home.age or Age()
        source = verdict.source
        known = age.may_know(source) and self._state.by_source(verdict.agency, source)
        age.newer.entries += not known
        age.take(verdict)

    def _rows(self, verdict: Verdict, changes: Changes, *, alone: bool = False) -> None:
        """Write what the verdict alone does not tell; `alone`: it has no record of its own."""
        for story in changes.stories.values():
            if story != advance(None, verdict) or _is_elsewhere(verdict):
                self._put_story(story, verdict.read_offset)
        for (agency, name), linked in changes.chains.items():
            if alone or linked != ((verdict.uri, verdict.read_offset),):
                row = pack_links(name, linked)
                self._home(agency).now().put(row, verdict.read_offset, [(CHAIN + name).encode()])

    def _put_story(self, story: Story, read_offset: int) -> None:
        agency = agency_of(story.uri)
        segment = self._home(agency).now()
        number = segment.number_at(story.head.read_offset)
        pointed_at = number is not None and story.head.agency == agency
        row = pack_story(story, pointed_at=pointed_at)
        segment.put(row, read_offset, [(STORY + story.uri).encode()])

    def _turn(self, rotation: Rotation) -> None:
        changes, home = self._overlay(rotation), self._home(rotation.agency)
        if rotation.generation > (home.age.number if home.age else 0):
            self._forget(home.turn())
        home.age = changes.ages[rotation.agency]
        # What several stories share is told apart, what one has alone lies with it.
        alone: dict[str, list[str]] = {}
        for (agency, name), linked in changes.outlived_chains.items():
            if len(linked) == 1:
                alone.setdefault(linked[0][0], []).append(name)
                continue
            row, names = pack_links(name, linked), [(CHAIN + name).encode()]
            self._home(agency).for_good().put(row, rotation.read_offset, names)
        for uri, story in changes.outlived.items():
            names = [(CHAIN + name).encode() for name in alone.get(uri, ())]
            names.append((STORY + uri).encode())
            row = pack_story(story, pointed_at=False)
            self._home(agency_of(uri)).for_good().put(row, rotation.read_offset, names)


def _places(verdict: Ruled) -> list[bytes]:
    """Return the names of where a verdict's record stands, and of what it was issued for anew."""
    places = [source_name(verdict.source)]
    if verdict.reissue_of is not None:
        places.append(source_name(verdict.reissue_of))
    return places


def _is_elsewhere(verdict: Ruled) -> bool:
    """Tell whether a story is named as another agency's."""
    return not (verdict.uri or "").startswith(f"urn:dateline:{verdict.agency}:")


def _aliases(verdict: Ruled) -> list[bytes]:
    alias = alias_of(verdict)
    return [(CHAIN + alias).encode()] if alias else []


def _own_names(verdict: Ruled) -> list[bytes]:
    """Return the names of the body of a verdict, of its story and its chains."""
    return [
        (BODY + verdict.body_hash).encode(),
        (STORY + (verdict.uri or "")).encode(),
        *[(CHAIN + name).encode() for name in names_of(verdict)],
    ]
