"""`dateline explain --uri|--event|--at`: why a published event belongs to a story, or does not."""

import hashlib
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import orjson

from service.brokers import connection, topic_names
from service.cli.explain import RULES, compared, explain
from service.cli.progress_bars import bars
from service.cli.session import CommandFailedError, Session, run_in_session
from service.core.internal import ReadItem
from service.core.outcome import Topic
from service.core.pipeline import ReadContext, ReadOk, read_record
from service.core.record import RawRecord
from service.core.story.ruling import EventType
from service.core.story.series import DEFAULT_SERIES, Series
from service.shell.kafka import partition_of
from service.shell.kafka.reader import record_at

_OURS = "dateline.article."
Event = dict[str, Any]
Place = tuple[str, int, int]  # topic, partition, offset


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which event: by its id, by the uri of its story and a version, or by where it stands.

    `beside` is the uri of another story to compare it with.
    """

    event: str | None = None
    uri: str | None = None
    version: int | None = None
    at: Place | None = None
    beside: str | None = None
    as_json: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What an event is held against: a version, where its dispatch lies, and why just that."""

    uri: str
    version: str
    source: Event
    why: str


def main(wanted: Wanted) -> int:
    """Explain an event; 0 explained, 1 there is none such, 2 configuration."""
    return run_in_session(lambda session: _tell(session, wanted))


async def _tell(session: Session, wanted: Wanted) -> int:
    told = await _explained(session, wanted)
    if wanted.as_json:
        sys.stdout.write(orjson.dumps(told, option=orjson.OPT_INDENT_2).decode() + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in words(told))
    return 0


async def _explained(session: Session, wanted: Wanted) -> Event:
    event = await _event(session, wanted)
    known = await _known(session, event, wanted.beside)
    if known is None:
        return {"event": event, "against": None, "missing": [], "pair": None}
    own = event["provenance"]
    pair: list[ReadItem] = []
    missing: list[str] = []
    for source, sha256 in ((known.source, None), (own["source"], own["rawSha256"])):
        found = await _read(session, source, sha256)
        if isinstance(found, ReadItem):
            pair.append(found)
        else:
            missing.append(found)
    return {
        "event": event,
        "against": asdict(known),
        "missing": missing,
        "pair": None if missing else explain(*pair),
    }


async def _event(session: Session, wanted: Wanted) -> Event:
    if wanted.at is not None:
        return await _standing(session, wanted.at)
    if wanted.uri is not None:
        return await _of_story(session, wanted.uri, wanted.version)
    name = wanted.event or ""
    for topic in (Topic.ARTICLES, Topic.DUPLICATES):
        for number in range(session.layout.counts[topic]):
            async for event in _events(session, topic, number, _has_id(name)):
                return event
    message = f"no event of the output topics has the id {name}"
    raise CommandFailedError(message)


def _has_id(name: str) -> Callable[[RawRecord], bool]:
    return lambda record: name == record.text_header("ce_id")


async def _of_story(session: Session, uri: str, version: int | None) -> Event:
    """Return a version of a story, the newest unless one is asked for."""
    number = partition_of(uri.encode(), session.layout.counts[Topic.ARTICLES])
    key, found = uri.encode(), None
    async for event in _events(session, Topic.ARTICLES, number, lambda one: one.key == key):
        linked = event["event"]["type"] == EventType.LINKED
        if version is None:
            found = found or event if linked else event
        elif event["item"]["version"] == str(version) and not linked:
            found = event
    if found is None:
        which = uri if version is None else f"version {version} of {uri}"
        message = f"{topic_names(session.settings)[Topic.ARTICLES]} holds no event of {which}"
        raise CommandFailedError(message)
    return found


async def _standing(session: Session, place: Place) -> Event:
    topic, partition, _ = place
    at = ":".join(map(str, place))
    names = topic_names(session.settings)
    outputs = {names[one]: one for one in (Topic.ARTICLES, Topic.DUPLICATES)}
    if topic not in outputs or partition >= session.layout.counts[outputs[topic]]:
        message = f"{at} lies in no partition of {' or '.join(outputs)}"
        raise CommandFailedError(message)
    record = await _record(session, place)
    if record is None:
        message = f"no event at {at}: retention deleted it, or it is a transaction marker"
        raise CommandFailedError(message)
    return event_of(record, at)


def event_of(record: RawRecord, at: str) -> Event:
    """Return the event of a record; CommandFailedError if the record is not ours."""
    if not (record.text_header("ce_type") or "").startswith(_OURS) or record.value is None:
        message = f"no event of this service at {at}"
        raise CommandFailedError(message)
    event: Event = orjson.loads(record.value)
    return event


async def _events(
    session: Session, topic: Topic, number: int, fits: Callable[[RawRecord], bool]
) -> AsyncIterator[Event]:
    """Yield the events of a partition that fit, up to where it ends now."""
    name = topic_names(session.settings)[topic]
    begin = (await session.cluster.begins(name, [number]))[number]
    end = (await session.cluster.ends(name, [number]))[number]
    with bars() as show:
        async for records in session.reader.read(name, number, begin, end):
            show(f"{name}/{number}", records[-1].source.offset + 1 - begin, end - begin)
            for record in records:
                if fits(record):
                    yield event_of(record, f"{name}:{number}:{record.source.offset}")


async def _known(session: Session, event: Event, beside: str | None) -> _Known | None:
    """Return what it was compared with; of a story of its own what it was found to be kin of."""
    of = None if beside else event["dedup"].get("of")
    if of is not None:
        return _Known(**of, why="it was compared with")
    relation = next(iter(event["relations"]), None)
    uri = beside or (relation["uri"] if relation else None)
    if uri is None:
        return None
    other = await _of_story(session, uri, None)
    why = "you ask for" if beside else f"it is {relation['rel'] if relation else ''}"
    source = other["provenance"]["source"]
    return _Known(uri=uri, version=other["item"]["version"], source=source, why=why)


async def _read(session: Session, source: Event, sha256: str | None) -> ReadItem | str:
    """Read a dispatch again from the raw topic; what is not there is said."""
    place = (source["topic"], source["partition"], source["offset"])
    name = ":".join(str(part) for part in place)
    raw = session.settings.topic_raw
    if source["topic"] != raw:
        return f"{name} is not of {raw}"
    record = await _record(session, place)
    if record is None:
        return f"{name} is gone: retention deleted it"
    if sha256 is not None and hashlib.sha256(record.value or b"").hexdigest() != sha256:
        return f"{name} holds another dispatch now: the topic was recreated"
    series = Series(session.settings.series or DEFAULT_SERIES)
    read = read_record(record, ReadContext(group="explain", series=series))
    return read.item if isinstance(read, ReadOk) else f"{name} is not read any more: {read.detail}"


async def _record(session: Session, place: Place) -> RawRecord | None:
    topic, partition, offset = place
    begin = (await session.cluster.begins(topic, [partition]))[partition]
    end = (await session.cluster.ends(topic, [partition]))[partition]
    if not begin <= offset < end:
        return None
    return await record_at(
        connection(session.settings), session.cluster, (topic, partition), offset
    )


def words(told: Event) -> Iterator[str]:
    """Say in lines what became of an event, and what the two dispatches have in common."""
    event, against, pair = told["event"], told["against"], told["pair"]
    yield from _decided(event)
    if against is None:
        yield "It was compared with nothing: no known story had its ids, its body or its words."
        return
    source = "/".join(str(against["source"][k]) for k in ("topic", "partition", "offset"))
    yield f"{against['why']} version {against['version']} of {against['uri']} ({source})"
    yield from (f"cannot compare: {why}" for why in told["missing"])
    if pair is not None:
        yield "both read again and compared on their own, the earlier first:"
        yield ""
        yield from compared(pair)


def _decided(event: Event) -> Sequence[str]:
    item, versioning, dedup = event["item"], event["versioning"], event["dedup"]
    links = versioning.get("linkEvidence") or ()
    # Links and what was split off were judged against nothing: their evidence says why.
    by_evidence = {"mergedInto", "splitFrom"} & versioning.keys()
    rule = str(dedup.get("method") or next((one["kind"] for one in links if by_evidence), "new"))
    facts = [f"rank {versioning['rank']}", *(k for k in ("current", "late") if versioning[k])]
    told = [f"{one['kind']} {one['text']}" for one in links]
    lines = [
        f"{event['event']['type']} {event['event']['id']}",
        f"  version {item['version']} of {item['uri']}, {', '.join(facts)}",
        f"  decided by {rule}: {RULES.get(rule, 'the texts say so')}",
        *(f"  evidence {one}" for one in told),
    ]
    if "mergedInto" in versioning:
        lines.append(f"  merged into {versioning['mergedInto']}")
    for one in event["relations"]:
        why = ", ".join(f"{each['kind']} {each['text']}" for each in one["evidence"])
        lines.append(f"  {one['rel']} {one['uri']}, {one['confidence']} ({why})")
    return lines
