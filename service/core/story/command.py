"""Rules on an operator's command: a story withdrawn or merged (rule 25)."""

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


def obey(command: Command, at: tuple[int, int], view: StateView) -> Decree:
    """Rule on a command at a read offset and a broker timestamp in ms.

    The same command again finds its work done: it is judged once, however often it is sent.
    """
    story = _story(command, command.uri, view)
    if story is None:
        return refuse(command, at, Refusal.UNKNOWN)
    match command.verb:
        case Verb.WITHDRAW | Verb.ERASE:
            return _withdrawn(command, at, story)
        case Verb.MERGE:
            return _merged(command, at, story, _story(command, command.into or "", view))
        case Verb.SPLIT:
            return _split(command, at, story, view)
        case _:
            assert_never(command.verb)


def _story(command: Command, uri: str, view: StateView) -> Story | None:
    # Another agency's story may share this partition; whether it does must decide nothing.
    story = current_story(view, uri)
    return story if story and story.head.agency == command.agency else None


def _withdrawn(command: Command, at: tuple[int, int], story: Story) -> Decree:
    done = story.erased if command.verb is Verb.ERASE else story.withdrawn
    if done:
        return refuse(command, at, Refusal.DONE)
    verdict = replace(
        _base(command, at),
        uri=story.uri,
        version=story.version + 1,
        rank=story.rank,
        issued=story.head.issued,
        matched=story.head.source,
        withdrawn=True,
        current=True,
    )
    return Decree(verdict=verdict, story=story)


def _merged(command: Command, at: tuple[int, int], story: Story, into: Story | None) -> Decree:
    if into is None:
        return refuse(command, at, Refusal.UNKNOWN)
    if into.uri == story.uri:
        return refuse(command, at, Refusal.DONE)
    if is_coordinate_uri(into.uri) and not is_coordinate_uri(story.uri):
        # Whoever knows a content id finds its story without a store: that name stays.
        return refuse(command, at, Refusal.NAMELESS)
    if (story.withdrawn, story.erased) != (into.withdrawn, into.erased):
        return refuse(command, at, Refusal.WITHDRAWN)
    verdict = replace(
        _base(command, at),
        uri=into.uri,
        version=into.version,
        rank=into.rank,
        matched=into.head.source,
        withdrawn=into.withdrawn,
        merged=(story.uri,),
    )
    return Decree(verdict=verdict, story=story)


def _split(command: Command, at: tuple[int, int], story: Story, view: StateView) -> Decree:
    found = parting(command, at[0], story, view)
    if isinstance(found, Refusal):
        return refuse(command, at, found)
    base = _base(command, at)
    verdict = replace(
        found.verdict,
        source=base.source,
        raw_hash=base.raw_hash,
        outcome=base.outcome,
        reason=base.reason,
    )
    return Decree(verdict=verdict, story=story, told=found.told, was=found.was)


def refuse(command: Command, at: tuple[int, int], why: Refusal) -> Decree:
    """Return the verdict on a command that changes nothing."""
    return Decree(verdict=replace(_base(command, at), reason=f"{command.verb}.{why}"))


def _base(command: Command, at: tuple[int, int]) -> Verdict:
    return Verdict(
        read_offset=at[0],
        source=command.source,
        timestamp_ms=at[1],
        raw_hash=command.id,
        outcome=Outcome.COMMAND,
        agency=command.agency,
        reason=command.verb,
    )
