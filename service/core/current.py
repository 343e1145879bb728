"""The topic with one row a story: what a verdict changes in it.

It is compacted, so a consumer that keeps the newest record of each key has a story a row and needs
no rules. A row is the story's current version as `articles` has it. A withdrawn story keeps its
row, with the event that has no text and the status canceled: a tombstone is gone after the
topic's `delete.retention.ms`, and a consumer that was away for longer would show the text for
good. Only what must leave no row gets a tombstone: a story merged into another, an erased one.
"""

from dataclasses import replace

from service.core.outcome import Message, Outcome, Topic
from service.core.story.command import Decree
from service.core.story.ruling import EventType, Ruling
from service.core.story.state import StateView

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
    standing = {story.row for story in (before, *merged) if story is not None}
    current = verdict.current or ruling.event_type is EventType.WITHDRAWN
    if current and not ruling.kin_of_erased:
        return (row(told), *_gone(standing - {uri}, told))
    kept = {uri} if before is None else {before.row}
    return _gone(standing - kept, told)


def rows_of_command(decree: Decree, told: Message) -> tuple[Message, ...]:
    """Return the rows that an operator's command changes; `told` is its event in `articles`."""
    story, verdict = decree.story, decree.verdict
    if story is None:
        return ()
    if verdict.merged:
        return _gone({story.row}, told)
    if decree.erased:
        return _gone({story.row, story.uri}, told)
    return (row(told), *_gone({story.row} - {story.uri}, told))


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
