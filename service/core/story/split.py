"""Rule on a split: a dispatch that was joined to a story is in truth another one's first version.

Nothing that was published is renumbered. The dispatch becomes version 1 of a story with a uri of
its own; where it was the current version, what is current without it is told once more, as the
story's next version. What the agency itself names one story is never parted.
"""

from dataclasses import dataclass, replace

from service.core.identity import story_uri
from service.core.internal import Command, ReadItem, Verdict
from service.core.outcome import Outcome
from service.core.story.order import newest, placed
from service.core.story.refusal import Refusal
from service.core.story.ruling import DedupStatus, EventType, Evidence, Ruling, created
from service.core.story.state import StateView, Story, story_of, without


@dataclass(frozen=True, slots=True, kw_only=True)
class Parting:
    """A split that can be done: the verdict's facts, what is told, and the version it was."""

    verdict: Verdict
    told: tuple[tuple[ReadItem, Ruling], ...]
    was: int


def parting(
    command: Command, read_offset: int, story: Story, view: StateView
) -> Parting | Refusal:
    """Return what a split comes to, or why it changes nothing."""
    item = command.item
    known = None if item is None else view.by_source(item.agency, item.source)
    if item is None or known is None or item.agency != command.agency:
        return Refusal.UNKNOWN
    uri = story_uri(item.agency, item.chain_key, item.source, item.raw_hash)
    why = _refusal(known, uri, story, view)
    if why is not None:
        return why
    evidence = (Evidence(kind="operator", text=command.why or command.verb),)
    first = replace(created(item, read_offset), evidence=evidence)
    verdict = replace(first.verdict, matched=item.source, split_from=story.uri)
    if known.raw_hash != story.head.raw_hash:
        return Parting(verdict=verdict, told=((item, first),), was=known.version)
    again = _again(command.stays, known, story, view)
    if again is None:
        return Refusal.MOVED
    stays, restored = again
    ruling = _restored(restored, story, read_offset, evidence)
    verdict = replace(verdict, restored=restored.source)
    return Parting(verdict=verdict, told=((item, first), (stays, ruling)), was=known.version)


def _refusal(known: Verdict, uri: str, story: Story, view: StateView) -> Refusal | None:
    """Tell why a dispatch cannot be taken out of a story, by what is known of both."""
    now = story_of(view, known)
    if now is None or now.uri != story.uri:
        done = now is not None and now.uri == uri
        return Refusal.DONE if done else Refusal.ELSEWHERE
    if story.withdrawn:
        return Refusal.WITHDRAWN
    if view.story(uri) is not None:
        return Refusal.NAMED
    if known.outcome is not Outcome.ACCEPTED and without(story, known.raw_hash) != story.versions:
        return Refusal.SAME
    if not without(story, known.raw_hash):
        return Refusal.ALONE
    return None


def _again(
    stays: ReadItem | None, known: Verdict, story: Story, view: StateView
) -> tuple[ReadItem, Verdict] | None:
    """Return what is current without a version, if it is what the operator was shown."""
    top = newest(without(story, known.raw_hash))
    if stays is None or top is None:
        return None
    restored = view.by_source(stays.agency, stays.source)
    sound = restored is not None and restored.raw_hash == stays.raw_hash
    if restored is None or not sound or placed(restored) != top:
        return None
    return stays, restored


def _restored(
    restored: Verdict,
    story: Story,
    read_offset: int,
    evidence: tuple[Evidence, ...],
) -> Ruling:
    """Rule that a version is current again: the next one of its story, with the rank it had."""
    verdict = replace(
        restored,
        read_offset=read_offset,
        outcome=Outcome.ACCEPTED,
        uri=story.uri,
        version=story.version + 1,
        current=True,
    )
    return Ruling(
        verdict=verdict,
        event_type=EventType.UPDATED,
        status=DedupStatus.NEW_VERSION,
        method="operator",
        against=story.head,
        previous_version=story.version,
        evidence=evidence,
    )
