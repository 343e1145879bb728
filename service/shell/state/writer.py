"""Puts what a batch taught into one write, each fact into its agency's generation."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from service.core.identity import agency_of
from service.core.internal import Rotation, Verdict
from service.core.story.overlay import Changes, Overlay
from service.core.story.state import MAX_POSTED, StateView, Story
from service.core.story.window import Age
from service.shell.state.keys import (
    AGE,
    BODY,
    CHAIN,
    STORY,
    VERDICT,
    outlived,
    posting_keys,
    source_tail,
    space,
)
from service.shell.state.packing import (
    pack_age,
    pack_links,
    pack_offset,
    pack_offsets,
    pack_outlived,
    pack_story,
    pack_verdict,
)


class Batch(Protocol):
    """What is written as one."""

    def put(self, key: bytes, value: bytes) -> None:
        """Put a row."""

    def delete_range(self, begin: bytes, end: bytes) -> None:
        """Delete the rows from one key to before another."""


class Below(StateView, Protocol):
    """The state that is written to."""

    def posted_in(self, within: bytes, keys: list[int]) -> tuple[tuple[int, ...], ...]:
        """Return the postings of one generation alone."""


class _Writer:
    """Writes an overlay over a state; `between` is an overlay in the same batch, below it."""

    def __init__(
        self, state: Below, batch: Batch, learnt: Overlay, between: Overlay | None
    ) -> None:
        self._state = state
        self._batch = batch
        self._learnt = learnt
        self._between = between
        self._changes: Changes = learnt.changes()

    def put(self) -> Mapping[str, Age]:
        """Put it all; return how it leaves the windows of its agencies."""
        changes, put = self._changes, self._batch.put
        pointed_at = dict(changes.accepted)
        for (agency, source), verdict in changes.sources.items():
            pointed_at[agency, verdict.read_offset] = verdict
            put(self._space(agency) + source_tail(source), pack_offset(verdict.read_offset))
        for (agency, body_hash), verdict in changes.bodies.items():
            key = self._space(agency) + BODY + body_hash.encode()
            put(key, pack_offset(verdict.read_offset))
        for (agency, offset), verdict in pointed_at.items():
            put(self._space(agency) + VERDICT + pack_offset(offset), pack_verdict(verdict))
        for (agency, name), links in changes.chains.items():
            put(self._space(agency) + CHAIN + name.encode(), pack_links(links))
        for story in changes.stories.values():
            self._put_story(story)
        for agency, posted in changes.postings.items():
            self._put_postings(agency, posted)
        self._put_outlived()
        for agency, age in changes.ages.items():
            put(AGE + agency.encode(), pack_age(age))
        return changes.ages

    def _age(self, agency: str) -> Age:
        return self._learnt.age(agency) or Age()

    def _space(self, agency: str) -> bytes:
        return space(agency, self._age(agency).number)

    def _put_story(self, story: Story) -> None:
        agency, head = agency_of(story.uri), story.head
        within, offset = self._space(agency), pack_offset(head.read_offset)
        if head.agency != agency or head.read_offset < self._age(agency).newer.began:
            # Where it stands it would be forgotten before its story.
            self._batch.put(within + VERDICT + offset, pack_verdict(head))
        self._batch.put(within + STORY + story.uri.encode(), offset + pack_story(story))

    def _put_postings(self, agency: str, learnt: Mapping[int, tuple[int, ...]]) -> None:
        within, keys = self._space(agency), [*learnt]
        known = self._known(agency, within, keys)
        for key, new, old in zip(posting_keys(within, keys), learnt.values(), known, strict=True):
            self._batch.put(key, pack_offsets((*new, *old)[:MAX_POSTED] if old else new))

    def _known(self, agency: str, within: bytes, keys: list[int]) -> tuple[tuple[int, ...], ...]:
        """Return the postings of this generation that the batch does not hold."""
        if self._between is None:
            return self._state.posted_in(within, keys)
        began = self._age(agency).newer.began
        posted = self._between.posted(agency, keys)
        return tuple(tuple(one for one in known if one >= began) for known in posted)

    def _put_outlived(self) -> None:
        changes, put = self._changes, self._batch.put
        for uri, story in changes.outlived.items():
            put(outlived(agency_of(uri)) + STORY + uri.encode(), pack_outlived(story))
        for (agency, name), links in changes.outlived_chains.items():
            put(outlived(agency) + CHAIN + name.encode(), pack_links(links))


def write(state: Below, entries: Sequence[Verdict | Rotation], batch: Batch) -> dict[str, Age]:
    """Put what entries of the log teach into a batch; return how it leaves the windows."""
    ages: dict[str, Age] = {}
    learnt, between = Overlay(state), None
    for entry in entries:
        age = learnt.age(entry.agency)
        if isinstance(entry, Rotation) and entry.generation > (age.number if age else 0):
            # What came before belongs to the generation that ends here.
            ages.update(_Writer(state, batch, learnt, between).put())
            learnt, between = Overlay(learnt), learnt
            last = entry.generation - 1
            first = space(entry.agency, max(0, last - 1))
            batch.delete_range(first, space(entry.agency, last))
        learnt.learn(entry)
    ages.update(_Writer(state, batch, learnt, between).put())
    return ages
