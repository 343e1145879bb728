"""`dateline split`: takes a dispatch out of the story it was joined to."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import orjson
from rich.console import Console

from service.brokers import connection, topic_names
from service.cli.confirm import confirmed
from service.cli.send_command import send_command
from service.cli.session import Session, run_in_session
from service.cli.story import RefusedError, agency_of, audit_trail, newest_event
from service.core.article import RevisionKind
from service.core.identity import sha256_hex, story_uri
from service.core.internal import (
    Command,
    FormatError,
    ReadItem,
    Verb,
    Verdict,
    encode_internal,
)
from service.core.outcome import Outcome, Topic
from service.core.pipeline import ReadContext, ReadOk, read_record
from service.core.record import Coordinates, RawRecord
from service.core.story.order import Placed, newest, placed
from service.core.story.ruling import ALWAYS_SAID, EventType
from service.core.story.series import DEFAULT_SERIES, Series
from service.shell.holdings import Where
from service.shell.kafka import partition_of
from service.shell.kafka.reader import record_at
from service.shell.versions import Versions


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line asks for: a version, or the raw partition and offset of a dispatch."""

    uri: str
    version: int | None = None
    source: tuple[int, int] | None = None
    why: str = ""
    by: str = ""
    dry_run: bool = False
    yes: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """An event of the story that came of a dispatch, as its topic holds it."""

    record: RawRecord
    event: dict[str, Any]
    copy: bool

    @property
    def source(self) -> tuple[int, int]:
        """The raw partition and offset of the dispatch."""
        return self._number("partition"), self._number("offset")

    @property
    def placed(self) -> Placed:
        """Its place among the versions of the story, as JUDGE sees it."""
        event, kind = self.event, RevisionKind(self.event["wire"]["revision"]["kind"])
        numbered = "ordinalDeclared" in event["versioning"]
        partition, offset = self.source
        verdict = Verdict(
            read_offset=0,
            source=Coordinates(topic="", partition=partition, offset=offset),
            timestamp_ms=self._number("timestamp"),
            raw_hash=self.raw_hash,
            outcome=Outcome.ACCEPTED,
            agency=event["wire"]["agency"],
            version=int(event["item"]["version"]),
            rank=event["versioning"]["rank"],
            issued=event["dates"]["issued"].get("value"),
            revision=kind,
            said=not numbered and kind in ALWAYS_SAID,
        )
        return placed(verdict)

    @property
    def incarnation(self) -> int:
        """How often the raw topic had been recreated."""
        return self._number("incarnation")

    @property
    def raw_hash(self) -> str:
        """The SHA-256 of the dispatch."""
        return self.record.text_header("dateline-raw-hash") or ""

    def _number(self, name: str) -> int:
        return int(self.record.text_header(f"dateline-source-{name}") or 0)


def main(options: Options) -> int:
    """Send a split; 0 sent or shown, 1 refused or not sent, 2 configuration."""
    return run_in_session(lambda session: _say(session, options))


async def _say(session: Session, options: Options) -> int:
    agency = agency_of(options.uri)
    versions, copies = await _told(session, options.uri)
    moved = chosen(options, (*versions, *copies))
    stays = left(moved, versions)
    item = await _read_again(session, moved, agency)
    check(item, moved, versions)
    command = Command(
        verb=Verb.SPLIT,
        agency=agency,
        uri=options.uri,
        into="/".join(map(str, (*moved.source, moved.incarnation))),
        **audit_trail(options.by, options.why),
        item=item,
        stays=None if stays is None else await _read_again(session, stays, agency),
    )
    sys.stdout.writelines(f"{line}\n" for line in _words(options.uri, moved, stays))
    if options.dry_run:
        sys.stdout.write("dry run: nothing was written\n")
        return 0
    if not confirmed("Send this command to JUDGE?", yes=options.yes):
        return 1
    if not session.layout.limits.room(Topic.READ, len(encode_internal(command))):
        message = f"{session.settings.topic_read} does not take a command of that size"
        raise RefusedError(message)
    answer = await send_command(session, command)
    sys.stdout.write(f"{answer.words(command, session.settings.topic_read)}\n")
    return answer.status


async def _told(session: Session, uri: str) -> tuple[list[Told], list[Told]]:
    """Return the versions and the copies of a story that came of dispatches.

    Those of commands have no bytes to read again.

    Raises:
        RefusedError: when it has another name by now, or the verdict log cannot be read.
    """
    await newest_event(session, uri)
    names, counts = topic_names(session.settings), session.layout.counts
    where = Where(names=names, counts=counts, partition_of=partition_of)
    try:
        with Console(stderr=True).status(f"looking for {uri}"):
            found = await Versions(session.cluster, session.reader, where).told(uri)
    except FormatError as error:
        message = f"its older names cannot be found: {names[Topic.VERDICTS]}: {error}"
        raise RefusedError(message) from error
    versions, copies = (
        [
            Told(record, orjson.loads(record.value or b""), copy=copy)
            for record in some
            if record.header("dateline-source-offset") is not None
        ]
        for some, copy in zip(found, (False, True), strict=True)
    )
    return versions, copies


def chosen(options: Options, told: Sequence[Told]) -> Told:
    """Return the event that is meant.

    Raises:
        RefusedError: when none is, or none that came of a dispatch.
    """
    for one in told:
        version = None if one.copy else int(one.event["item"]["version"])
        if one.source == options.source or (version is not None and version == options.version):
            return one
    what = f"version {options.version}" if options.source is None else "that dispatch"
    message = f"{options.uri} has no event of {what} that came of a dispatch"
    raise RefusedError(message)


def left(moved: Told, versions: Sequence[Told]) -> Told | None:
    """Return what is current in the story without a dispatch; None when that changes nothing."""
    rest = [one for one in versions if one.raw_hash != moved.raw_hash]
    whole, without = (newest([one.placed for one in some]) for some in (versions, rest))
    if moved.copy or whole == without:
        return None
    return next((one for one in rest if one.placed == without), None)


def check(item: ReadItem, moved: Told, versions: Sequence[Told]) -> None:
    """Refuse what JUDGE would: to say it here is kinder than in a log line.

    Raises:
        RefusedError: with the reason.
    """
    uri, message = moved.event["item"]["uri"], ""
    if moved.event["item"]["pubStatus"] == "canceled" or _withdrawn(versions):
        message = "the story is withdrawn: its text must not come back under another name"
    elif story_uri(item.agency, item.chain_key, item.source, item.raw_hash) == uri:
        message = (
            "the story has its name from this dispatch, or from the agency's own id that it "
            "bears: split the others out of it instead"
        )
    elif moved.copy and any(one.raw_hash == moved.raw_hash for one in versions):
        message = "it has the very bytes of a version: split that one"
    elif all(one.raw_hash == moved.raw_hash for one in versions):
        message = "it is the only version of the story"
    if message:
        raise RefusedError(message)


def _withdrawn(versions: Sequence[Told]) -> bool:
    return any(one.event["event"]["type"] == EventType.WITHDRAWN for one in versions)


async def _read_again(session: Session, told: Told, agency: str) -> ReadItem:
    """Read the dispatch of an event once more, as READ would.

    Raises:
        RefusedError: when its bytes are gone, or are read as another agency's now.
    """
    settings, (partition, offset) = session.settings, told.source
    place = (settings.topic_raw, partition)
    begin = (await session.cluster.begins(settings.topic_raw, [partition]))[partition]
    record = None
    if offset >= begin:
        record = await record_at(connection(settings), session.cluster, place, offset)
    if record is None or sha256_hex(record.value or b"") != told.raw_hash:
        message = f"{settings.topic_raw}/{partition} no longer holds the dispatch at {offset}"
        raise RefusedError(message)
    source = replace(record.source, incarnation=told.incarnation)
    context = ReadContext(
        group=settings.kafka_group_id,
        read_partitions=session.layout.counts[Topic.READ],
        limits=session.layout.limits,
        series=Series(settings.series or DEFAULT_SERIES),
    )
    read = read_record(replace(record, source=source), context)
    if not isinstance(read, ReadOk) or read.item.agency != agency:
        message = f"the dispatch at {partition}/{offset} is not read as {agency}'s any more"
        raise RefusedError(message)
    return read.item


def _words(uri: str, moved: Told, stays: Told | None) -> Iterator[str]:
    yield f"{uri}, version {moved.event['item']['version']}: {_headline(moved)}"
    yield "becomes a story of its own: it is published, and similar dispatches join it later"
    if stays is not None:
        yield (
            f"version {stays.event['item']['version']} becomes current and is published again: "
            f"{_headline(stays)}"
        )


def _headline(told: Told) -> str:
    found = told.event["item"].get("headlines", ())
    return next((one["value"] for one in found), "without a headline")
