"""The rows of the current topic that a verdict changes.

The topic is compacted, so a consumer that keeps the newest record of each key has one row per
story and needs no rules. A row is the story's current version as `articles` has it. A withdrawn
story keeps its row, with the event that has no text and the status canceled: a tombstone is gone
after the topic's `delete.retention.ms`, and a consumer that was away for longer would show the
text for good. Only what must leave no row gets a tombstone: a story merged into another, an
erased one.
"""

from collections.abc import Sequence
from dataclasses import replace

from service.core.outcome import Message, Outcome, Topic
from service.core.story.command import Decree
from service.core.story.ruling import EventType, Ruling
from service.core.story.state import StateView, Story

_SUBJECT = "ce_subject"


def rows(ruling: Ruling, told: Message, view: StateView) -> tuple[Message, ...]:
    """Return the rows that a dispatch changes; `told` is its event, in `articles` if accepted.

    To be asked before the view learns the verdict. A story's row has the uri under which its
    current version was told: it keeps an old name until a current version comes under the new.
    """
    verdict, merged = ruling.verdict, ruling.merged
    if verdict.outcome is not Outcome.ACCEPTED:
        return ()
    uri = verdict.uri or ""
    before = view.story(uri) or next(iter(merged), None)
    standing = {name for one in (before, *merged) if one is not None for name in _names(one)}
    current = verdict.current or ruling.event_type is EventType.WITHDRAWN
    if current and not ruling.kin_of_erased:
        return (row(told), *_gone(standing - {uri}, told))
    kept = {uri} if before is None else _names(before)
    return _gone(standing - kept, told)


def rows_of_command(decree: Decree, told: Sequence[Message]) -> tuple[Message, ...]:
    """Return the rows that an operator's command changes; `told` are its events in `articles`."""
    story = decree.story
    if story is None:
        return ()
    names = _names(story)
    if decree.verdict.merged or decree.erased:
        return _gone(names, told[0])
    # The old name of a story whose current version stays is not touched by a split.
    kept = names if decree.told and not decree.verdict.restored else {story.uri}
    return (*map(row, told), *_gone(names - kept, told[0]))


def _names(story: Story) -> set[str]:
    """Return the uris under which a story may have a row: its own, its current version's."""
    return {story.uri, story.row}


def row(told: Message) -> Message:
    """Return an event as the row of its story."""
    return replace(told, topic=Topic.CURRENT)


def _gone(uris: set[str], told: Message) -> tuple[Message, ...]:
    """Return tombstones; their headers are of the event that made them, but for the subject."""
    return tuple(
        Message(
            topic=Topic.CURRENT,
            key=uri.encode(),
            value=None,
            headers=tuple(
                (name, uri.encode() if name == _SUBJECT else value) for name, value in told.headers
            ),
        )
        for uri in sorted(uris)
    )
