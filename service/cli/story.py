"""`dateline withdraw` and `dateline merge`: an operator's word on a story, sent to JUDGE."""

import getpass
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson
from rich.console import Console

from service.app import connection, topic_names
from service.cli.answer import UndoneError, answer
from service.cli.cluster import cluster_of
from service.cli.confirm import confirmed
from service.cli.producer import producer_of
from service.core.decree import command_message
from service.core.encode import without_text
from service.core.identity import is_coordinate_uri
from service.core.internal import Command, Verb, encode_internal
from service.core.outcome import Topic
from service.core.story.ruling import EventType
from service.settings import Settings
from service.shell.kafka import Cluster, Routes, partition_of
from service.shell.kafka.reader import TopicReader, topic_reader
from service.shell.layout import Layout, look

_URN = ("urn", "dateline")
_MOST_WORDS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line asks for; `into` is the story of a merge."""

    uri: str
    into: str | None = None
    why: str = ""
    dry_run: bool = False
    yes: bool = False


class RefusedError(UndoneError):
    """The command would change nothing, or the wrong thing; says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where stories are looked up and commands are sent."""

    settings: Settings
    cluster: Cluster
    layout: Layout
    reader: TopicReader


def main(options: Options) -> int:
    """Send a command; 0 sent or shown, 1 refused or not sent, 2 configuration."""
    return answer(lambda settings: _main(settings, options))


async def _main(settings: Settings, options: Options) -> int:
    async with (
        cluster_of(connection(settings)) as cluster,
        topic_reader(connection(settings), cluster) as reader,
    ):
        layout = await look(cluster, topic_names(settings))
        scene = Scene(settings=settings, cluster=cluster, layout=layout, reader=reader)
        return await _say(scene, options)


async def _say(scene: Scene, options: Options) -> int:
    agency = agency_of(options.uri)
    event = await _newest(scene, options.uri)
    into = None if options.into is None else await _newest(scene, options.into)
    check(options, event, into)
    command = Command(
        verb=Verb.WITHDRAW if into is None else Verb.MERGE,
        agency=agency,
        uri=options.uri,
        into=options.into,
        by=getpass.getuser(),
        why=options.why[:_MOST_WORDS],
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        event=without_text(event, event["item"]["pubStatus"]),
    )
    for line in (*_shown(event), *_then(into)):
        sys.stdout.write(f"{line}\n")
    if options.dry_run:
        sys.stdout.write("dry run: nothing was written\n")
        return 0
    if not confirmed("Say so to JUDGE?", yes=options.yes):
        return 1
    sys.stdout.write(f"{await _sent(scene, command)}\n")
    return 0


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
    gone = _is_withdrawn(event)
    if into is None:
        if gone:
            message = f"{options.uri} is withdrawn already"
            raise RefusedError(message)
        return
    target = options.into or ""
    message = ""
    if agency_of(options.uri) != agency_of(target):
        message = "two agencies' stories are never one: consumers relate them by other means"
    elif options.uri == target:
        message = "a story is itself already"
    elif is_coordinate_uri(target) and not is_coordinate_uri(options.uri):
        message = f"{options.uri} has the agency's own name and keeps it: merge the other into it"
    elif gone != _is_withdrawn(into):
        message = "one of the two is withdrawn: withdraw the other as well, or leave them"
    if message:
        raise RefusedError(message)


def _is_withdrawn(event: dict[str, Any]) -> bool:
    return bool(event["item"]["pubStatus"] == "canceled")


async def _newest(scene: Scene, uri: str) -> dict[str, Any]:
    """Return the newest event of a story, by reading its partition of the articles topic."""
    topic, count = scene.settings.topic_articles, scene.layout.counts[Topic.ARTICLES]
    home = partition_of(uri.encode(), count)
    begin = (await scene.cluster.begins(topic, [home]))[home]
    end = (await scene.cluster.ends(topic, [home]))[home]
    found = None
    with Console(stderr=True).status(f"looking for {uri}"):
        async for records in scene.reader.read(topic, home, begin, end):
            found = next((r for r in reversed(records) if r.key == uri.encode()), found)
    if found is None:
        message = f"{topic} holds no event of {uri}"
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


def _then(into: dict[str, Any] | None) -> list[str]:
    if into is None:
        return ["is withdrawn: consumers are told so, and what comes of it later has no text"]
    return ["is merged into", *_shown(into), "consumers are told so, and later kin join it"]


def _routes(scene: Scene) -> Routes:
    return Routes(
        names=topic_names(scene.settings),
        counts=scene.layout.counts,
        max_batch_bytes=min(1024 * 1024, scene.layout.limits.max_message_bytes[Topic.READ]),
    )


async def _sent(scene: Scene, command: Command) -> str:
    """Write the command where the agency's dispatches are judged; say where it stands."""
    partitions = scene.layout.counts[Topic.READ]
    message = command_message(command, encode_internal(command), partitions)
    async with producer_of("command", scene.settings, _routes(scene)) as producer:
        await producer.begin()
        written = await producer.send([message])
        await producer.commit()
    (((_, number), (appended, *_)),) = written.items()
    return (
        f"command {command.id} stands in {scene.settings.topic_read}/{number} at "
        f"{appended.base_offset}; JUDGE's log tells when it is obeyed"
    )
