"""`dateline withdraw` and `dateline merge`: commands on a story, sent to JUDGE."""

import getpass
import os
import sys
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypedDict, assert_never

import orjson
from rich.console import Console

from service.brokers import topic_names
from service.cli.confirm import confirmed
from service.cli.erase import as_values, searched, words
from service.cli.send_command import CommandResult, send_command
from service.cli.session import CommandFailedError, Session, run_in_session
from service.core.erased import has_content, without_content
from service.core.holdings import Held
from service.core.identity import is_coordinate_uri
from service.core.internal import Command, Verb
from service.core.outcome import Topic
from service.core.record import RawRecord
from service.core.story.ruling import EventType
from service.core.textless import without_text
from service.shell.kafka import partition_of

_URN = ("urn", "dateline")
_MOST_WORDS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line asks for; `into` is the story of a merge."""

    uri: str
    into: str | None = None
    erase: bool = False
    why: str = ""
    by: str = ""
    dry_run: bool = False
    yes: bool = False
    as_json: bool = False

    @property
    def verb(self) -> Verb:
        """What is said of the story."""
        if self.into is not None:
            return Verb.MERGE
        return Verb.ERASE if self.erase else Verb.WITHDRAW


class RefusedError(CommandFailedError):
    """The command would change nothing, or the wrong thing; says why."""


def main(options: Options) -> int:
    """Send a command; 0 sent or shown, 1 refused, also by JUDGE, or not sent, 2 configuration."""
    return run_in_session(lambda session: _say(session, options))


async def _say(session: Session, options: Options) -> int:
    agency = agency_of(options.uri)
    event = await newest_event(session, options.uri)
    into = None if options.into is None else await newest_event(session, options.into)
    command = Command(
        verb=options.verb,
        agency=agency,
        uri=options.uri,
        into=options.into,
        **audit_trail(options.by, options.why),
        event=without_content(event)
        if options.erase
        else without_text(event, event["item"]["pubStatus"]),
    )
    report = _Report(options, command, topic_names(session.settings))
    if options.erase:
        tools = (session.cluster, session.reader)
        report.searched = await searched(tools, report.topics, session.layout.counts, options.uri)
    if options.erase and is_erased(event):
        report.say(f"{options.uri} is already erased: nothing was written")
        return 0
    check(options, event, into)
    report.lines += [*_shown(event), *_then(options.verb, into)]
    return await _written(session, report)


class Trail(TypedDict):
    """The audit trail of a command: who, why, when (RFC 3339)."""

    by: str
    why: str
    at: str


def audit_trail(by: str, why: str) -> Trail:
    """Return the audit trail of a command given now; `by` defaults to the current user."""
    return Trail(
        by=(by or _current_user())[:_MOST_WORDS],
        why=why[:_MOST_WORDS],
        at=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _current_user() -> str:
    """Return the user's name; in a container there may be only a number."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # before 3.13 the one, then the other
        return f"uid {os.getuid()}"


async def _written(session: Session, report: "_Report") -> int:
    if report.options.dry_run:
        report.say("dry run: nothing was written")
        return 0
    report.say(None)
    if not confirmed("Send this command to JUDGE?", yes=report.options.yes):
        return 1
    answer = await send_command(session, report.command)
    report.result(answer)
    return answer.status


@dataclass(slots=True)
class _Report:
    """What a person reads line by line, or a machine as one object, at the end."""

    options: Options
    command: Command
    topics: Mapping[Topic, str]
    searched: tuple[frozenset[str], tuple[Held, ...]] | None = None
    lines: list[str] = field(default_factory=list)

    def say(self, last: str | None) -> None:
        """Print what was found; `last` is the closing line when nothing will be sent."""
        if self.options.as_json:
            if last is not None:
                self._json(None)
            return
        held = () if self.searched is None else self.searched[1]
        rest = () if self.searched is None else words(held, self.topics)
        for line in (*self.lines, *rest, *(() if last is None else (last,))):
            sys.stdout.write(f"{line}\n")

    def result(self, answer: CommandResult) -> None:
        """Print where in the read topic the command stands, and what became of it."""
        if self.options.as_json:
            self._json(answer)
            return
        sys.stdout.write(f"{answer.words(self.command, self.topics[Topic.READ])}\n")

    def _json(self, answer: CommandResult | None) -> None:
        command, topic = self.command, self.topics[Topic.READ]
        place = answer and {
            "topic": topic,
            "partition": answer.partition,
            "offset": answer.offset,
            "result": answer.reason,
        }
        said = {
            name: getattr(command, name) for name in ("verb", "uri", "into", "by", "why", "at")
        }
        found = {}
        if self.searched is not None:
            names, held = self.searched
            found = {"names": sorted(names), **as_values(held, self.topics)}
        whole = {**said, "command": command.id, "stands": place, **found}
        sys.stdout.write(orjson.dumps(whole, option=orjson.OPT_INDENT_2).decode() + "\n")


def agency_of(uri: str) -> str:
    """Return the agency key of a story's uri.

    Raises:
        RefusedError: when it is no uri of a story.
    """
    parts = uri.split(":", 3)
    if len(parts) != len((*_URN, "agency", "name")) or tuple(parts[:2]) != _URN:
        message = f"{uri} is no story: an item.uri is urn:dateline:AGENCY:NAME"
        raise RefusedError(message)
    return parts[2]


def check(options: Options, event: dict[str, Any], into: dict[str, Any] | None) -> None:
    """Refuse what JUDGE would: to say it here is kinder than in a log line.

    Raises:
        RefusedError: with the reason.
    """
    if into is not None:
        _check_merge(options, event, into)
    elif _is_withdrawn(event) and not options.erase:
        message = f"{options.uri} is already withdrawn"
        raise RefusedError(message)


def _check_merge(options: Options, event: dict[str, Any], into: dict[str, Any]) -> None:
    target, gone = options.into or "", _is_withdrawn(event)
    message = ""
    if agency_of(options.uri) != agency_of(target):
        message = "stories of two agencies cannot be merged"
    elif options.uri == target:
        message = "both are the same story"
    elif is_coordinate_uri(target) and not is_coordinate_uri(options.uri):
        message = f"{options.uri} has the agency's own name and keeps it: merge the other into it"
    elif gone != _is_withdrawn(into):
        message = "one of the two is withdrawn: withdraw the other as well, or leave them"
    elif gone and is_erased(event) != is_erased(into):
        message = "one of the two is erased: erase the other as well, or leave them"
    if message:
        raise RefusedError(message)


def _is_withdrawn(event: dict[str, Any]) -> bool:
    return bool(event["item"]["pubStatus"] == "canceled")


def is_erased(event: dict[str, Any]) -> bool:
    """Tell whether a story's newest event says that it is withdrawn, and nothing else."""
    return _is_withdrawn(event) and not has_content(event)


async def _report_of(session: Session, uri: str) -> AsyncIterator[RawRecord]:
    """Yield the events of a story among the articles, by reading its partition."""
    topic, count = session.settings.topic_articles, session.layout.counts[Topic.ARTICLES]
    home = partition_of(uri.encode(), count)
    begin = (await session.cluster.begins(topic, [home]))[home]
    end = (await session.cluster.ends(topic, [home]))[home]
    with Console(stderr=True).status(f"looking for {uri}"):
        async for records in session.reader.read(topic, home, begin, end):
            for record in records:
                if record.key == uri.encode():
                    yield record


async def newest_event(session: Session, uri: str) -> dict[str, Any]:
    """Return the newest event of a story, by reading its partition of the articles topic.

    Raises:
        RefusedError: when there is none, or the story has another name by now.
    """
    found = None
    async for record in _report_of(session, uri):
        found = record
    if found is None:
        message = f"{session.settings.topic_articles} holds no event of {uri}"
        raise RefusedError(message)
    event: dict[str, Any] = orjson.loads(found.value or b"")
    if event["event"]["type"] == EventType.LINKED:
        message = f"{uri} was merged into {event['versioning']['mergedInto']}: name that one"
        raise RefusedError(message)
    return event


def _shown(event: dict[str, Any]) -> list[str]:
    item, issued = event["item"], event["dates"]["issued"].get("value", "no day")
    headline = next((one["value"] for one in item.get("headlines", ())), "without a headline")
    return [
        str(item["uri"]),
        f"  version {item['version']} of {issued}, {event['wire']['agency']}: {headline}",
    ]


def _then(verb: Verb, into: dict[str, Any] | None) -> list[str]:
    match verb:
        case Verb.WITHDRAW:
            return [
                "is withdrawn: consumers are told, and later versions are published without text"
            ]
        case Verb.ERASE:
            return [
                "is erased: consumers are told it is withdrawn; its text is never published again",
                "what still holds its text, and until when:",
            ]
        case Verb.SPLIT:
            return []  # what it comes to is said by the verb itself
        case Verb.MERGE:
            target = _shown(into or {})
            return ["is merged into", *target, "consumers are told, and later versions join it"]
        case _:
            assert_never(verb)
