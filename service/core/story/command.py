"""Rules on an operator's command: a story withdrawn, erased, merged or split (rule 25)."""

from dataclasses import dataclass, replace
from typing import assert_never

from service.core.identity import is_coordinate_uri
from service.core.internal import Command, ReadItem, Verb, Verdict
from service.core.outcome import Outcome
from service.core.story.refusal import Refusal
from service.core.story.ruling import EventType, Ruling
from service.core.story.split import parting
from service.core.story.state import StateView, Story, current_story


@dataclass(frozen=True, slots=True, kw_only=True)
class Decree:
    """A verdict on a command; `story` is the one withdrawn, merged away or split, else None.

    `told` is what a split tells: the story that was hidden, and what is current in the other one;
    `was` is the version that the dispatch had there.
    """

    verdict: Verdict
    story: Story | None = None
    told: tuple[tuple[ReadItem, Ruling], ...] = ()
    was: int = 0

    @property
    def event_type(self) -> EventType | None:
        """What consumers are told of the story; of a merge the links say it."""
        if self.told:
            return self.told[0][1].event_type
        merged = self.story is None or self.verdict.merged
        return None if merged else EventType.WITHDRAWN

    @property
    def erased(self) -> bool:
        """Tell whether nothing at all of the story may stay."""
        return self.story is not None and self.verdict.reason == Verb.ERASE


def obey(command: Command, read_offset: int, appended_ms: int, view: StateView) -> Decree:
    """Rule on a command that the broker put at a read offset at a time in ms.

    The same command again finds its work done: it is judged once, however often it is sent.
    """
    base, story = _base(command, read_offset, appended_ms), _story(command, command.uri, view)
    if story is None:
        return _refused(base, Refusal.UNKNOWN)
    match command.verb:
        case Verb.WITHDRAW | Verb.ERASE:
            return _withdrawn(command, base, story)
        case Verb.MERGE:
            return _merged(base, story, _story(command, command.into or "", view))
        case Verb.SPLIT:
            return _split(command, base, story, view)
        case _:
            assert_never(command.verb)


def refuse(command: Command, read_offset: int, appended_ms: int, why: Refusal) -> Decree:
    """Return the verdict on a command that changes nothing."""
    return _refused(_base(command, read_offset, appended_ms), why)


def _story(command: Command, uri: str, view: StateView) -> Story | None:
    # Another agency's story may share this partition; whether it does must decide nothing.
    story = current_story(view, uri)
    return story if story and story.head.agency == command.agency else None


def _base(command: Command, read_offset: int, appended_ms: int) -> Verdict:
    """Return what every verdict on a command says, whatever becomes of it."""
    return Verdict(
        read_offset=read_offset,
        source=command.source,
        timestamp_ms=appended_ms,
        raw_hash=command.id,
        outcome=Outcome.COMMAND,
        agency=command.agency,
        reason=command.verb,
    )


def _refused(base: Verdict, why: Refusal) -> Decree:
    return Decree(verdict=replace(base, reason=f"{base.reason}.{why}"))


def _withdrawn(command: Command, base: Verdict, story: Story) -> Decree:
    done = story.erased if command.verb is Verb.ERASE else story.withdrawn
    if done:
        return _refused(base, Refusal.DONE)
    verdict = replace(
        base,
        uri=story.uri,
        version=story.version + 1,
        rank=story.rank,
        issued=story.head.issued,
        matched=story.head.source,
        withdrawn=True,
        current=True,
    )
    return Decree(verdict=verdict, story=story)


def _merged(base: Verdict, story: Story, into: Story | None) -> Decree:
    if into is None:
        return _refused(base, Refusal.UNKNOWN)
    if into.uri == story.uri:
        return _refused(base, Refusal.DONE)
    if is_coordinate_uri(into.uri) and not is_coordinate_uri(story.uri):
        # Whoever knows a content id finds its story without a store: that name stays.
        return _refused(base, Refusal.NAMELESS)
    if (story.withdrawn, story.erased) != (into.withdrawn, into.erased):
        return _refused(base, Refusal.WITHDRAWN)
    verdict = replace(
        base,
        uri=into.uri,
        version=into.version,
        rank=into.rank,
        matched=into.head.source,
        withdrawn=into.withdrawn,
        merged=(story.uri,),
    )
    return Decree(verdict=verdict, story=story)


def _split(command: Command, base: Verdict, story: Story, view: StateView) -> Decree:
    found = parting(command, base.read_offset, story, view)
    if isinstance(found, Refusal):
        return _refused(base, found)
    verdict = replace(
        found.verdict,
        source=base.source,
        raw_hash=base.raw_hash,
        outcome=base.outcome,
        reason=base.reason,
    )
    return Decree(verdict=verdict, story=story, told=found.told, was=found.was)
