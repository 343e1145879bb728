"""The events that an operator's command publishes; they are no outcome of a raw record."""

from typing import Any, assert_never

from service.core.encode import (
    cloudevent,
    event_of,
    original,
    previous_version,
)
from service.core.erased import without_content
from service.core.identity import event_id, traceparent
from service.core.internal import Command, Verb
from service.core.moment import in_utc
from service.core.outcome import Message, Topic
from service.core.story.command import Decree
from service.core.story.ruling import DedupStatus, EventType
from service.core.story.state import Story
from service.core.textless import merged_into, without_text

COMMAND_HEADER = "dateline-command-id"
_TYPE = {
    Verb.WITHDRAW: EventType.WITHDRAWN,
    Verb.ERASE: EventType.WITHDRAWN,
    Verb.MERGE: EventType.LINKED,
    Verb.SPLIT: EventType.CREATED,
}


def decreed(command: Command, decree: Decree, processed_at: str) -> tuple[Message, ...]:
    """Return the events of a command that was obeyed; none of one that changes nothing."""
    story = decree.story
    if story is None:
        return ()
    if command.verb is Verb.SPLIT:
        return _parted(command, decree, story, processed_at)
    match command.verb:
        case Verb.WITHDRAW | Verb.ERASE:
            event = _withdrawn(command, decree, story)
        case Verb.MERGE:
            event = _linked(command, decree, story)
        case _:
            assert_never(command.verb)
    event["provenance"] = {**event["provenance"], "processedAt": processed_at}
    return (_message(command, event),)


def _parted(
    command: Command, decree: Decree, story: Story, processed_at: str
) -> tuple[Message, ...]:
    """Return the first version of the new story, and what is current again in the old one."""
    events = [event_of(item, ruling, processed_at) for item, ruling in decree.told]
    first = events[0]
    was = {"uri": story.uri, "version": str(decree.was)}
    first["versioning"] = {**first["versioning"], "splitFrom": was}
    return tuple(_message(command, event) for event in events)


def _withdrawn(command: Command, decree: Decree, story: Story) -> dict[str, Any]:
    head, verdict = story.head, decree.verdict
    event = without_text(command.event, "canceled")
    if decree.erased:
        event = without_content(event)
    event["event"] = _event(command, decree, (story.uri, str(verdict.version)))
    event["item"] = {
        **event["item"],
        "uri": story.uri,
        "version": str(verdict.version),
        "associations": [previous_version(story.uri, head.version)],
    }
    event["versioning"] = {
        "current": True,
        "late": False,
        "rank": verdict.rank,
        "previousVersion": str(head.version),
        "withdraws": "all",
        "linkEvidence": _evidence(command),
    }
    event["dedup"] = {
        "status": DedupStatus.NEW_VERSION,
        "of": original(head),
        "method": "operator",
    }
    return event


def _linked(command: Command, decree: Decree, story: Story) -> dict[str, Any]:
    into = decree.verdict.uri or ""
    event = merged_into(into, command.event, story, _evidence(command))
    event["event"] = _event(command, decree, (story.uri, into))
    return event


def _event(command: Command, decree: Decree, names: tuple[str, str]) -> dict[str, str]:
    kind = str(_TYPE[command.verb])
    return {
        "id": event_id(command.source, command.id, kind, *names),
        "type": kind,
        "receivedAt": in_utc(decree.verdict.timestamp_ms),
    }


def _evidence(command: Command) -> list[dict[str, str]]:
    return [{"kind": "operator", "text": command.why or command.verb}]


def _message(command: Command, event: dict[str, Any]) -> Message:
    trace = traceparent(None, command.source, command.id)
    named = ((COMMAND_HEADER, command.id.encode()),)
    return cloudevent(Topic.ARTICLES, event, (command.agency, trace), named)


def command_message(command: Command, value: bytes, partitions: int) -> Message:
    """Return the record that tells JUDGE, keyed as the agency's dispatches are."""
    return Message(
        topic=Topic.READ,
        key=command.agency.encode(),
        value=value,
        headers=(
            ("dateline-read-partitions", str(partitions).encode()),
            (COMMAND_HEADER, command.id.encode()),
        ),
    )
