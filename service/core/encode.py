"""Outcomes as records: article events, dead letters, verdicts; headers and sizes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import orjson

from service import __version__
from service.core.article import ItemClass
from service.core.blocks import present
from service.core.erased import without_content
from service.core.identity import event_id, sha256_hex, traceparent
from service.core.internal import ReadItem, Rotation, Trailer, Verdict, encode_internal
from service.core.moment import in_utc
from service.core.origin import REISSUE_OF
from service.core.outcome import DispatchError, Message, Outcome, Rejected, RejectReason, Topic
from service.core.record import Coordinates, Headers, RawRecord
from service.core.story.change import Change, compare
from service.core.story.ruling import DedupStatus, EventType, Relation, Ruling
from service.core.story.state import Story
from service.core.story.window import FORGOTTEN
from service.core.textless import merged_into, without_text

SCHEMA_NAME, SCHEMA_VERSION = "dateline.article", "1.0.0"
ARTICLE_SCHEMA = "urn:dateline:schema:article_event:v1"
# Room for what the broker adds to a batch of one record, and for a later, longer header.
MARGIN = 16 * 1024
# What an event's story adds to it, and then some.
_STORY = 8 * 1024
DEFAULT_LIMIT = 4 * 1024 * 1024
_PREVIOUS = "http://cv.iptc.org/newscodes/itemrelation/previousVersion"
_MAX_KEPT_HEADERS = 64 * 1024
_ROUTINE, _AFTER_URGENT = 5, 3
_STATING = frozenset({"newsml-g2", "newsml-1", "nitf", "ninjs", "wire"})
_LONGEST_ATTEMPT = 5  # digits; more is not ours


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """`max.message.bytes` of each topic, in bytes."""

    max_message_bytes: Mapping[Topic, int] = field(default_factory=dict)

    def fits(self, message: Message) -> bool:
        """Tell whether a message can be written to its topic."""
        return self.room(message.topic, message.size())

    def room(self, topic: Topic, size: int) -> bool:
        """Tell whether a record of `size` bytes can be written to a topic."""
        return size + MARGIN <= self.max_message_bytes.get(topic, DEFAULT_LIMIT)


def source_headers(source: Coordinates, timestamp_ms: int, raw_hash: str) -> Headers:
    """Return the headers that say where a record came from."""
    return (
        ("dateline-source-topic", source.topic.encode()),
        ("dateline-source-partition", str(source.partition).encode()),
        ("dateline-source-offset", str(source.offset).encode()),
        ("dateline-source-timestamp", str(timestamp_ms).encode()),
        ("dateline-source-incarnation", str(source.incarnation).encode()),
        ("dateline-raw-hash", raw_hash.encode()),
    )


def read_message(item: ReadItem, partitions: int) -> Message:
    """Encode what READ hands to JUDGE, keyed by agency."""
    trace = (item.traceparent or "").encode()
    return Message(
        topic=Topic.READ,
        key=item.agency.encode(),
        value=encode_internal(item),
        headers=(
            *source_headers(item.source, item.timestamp_ms, item.raw_hash),
            ("dateline-read-partitions", str(partitions).encode()),
            ("traceparent", trace),
            *_reissue_headers(item.reissue_of),
        ),
    )


def _reissue_headers(of: Coordinates | None) -> Headers:
    if of is None:
        return ()
    place = f"{of.topic}/{of.partition}/{of.offset}/{of.incarnation}"
    return ((REISSUE_OF, place.encode()),)


def leave_margin(message: Message, limits: Limits) -> None:
    """Check that the event of a read item will fit: it is the item and little more.

    Raises:
        DispatchError: when a topic that it may have to go to does not take as much.
    """
    outputs = [Topic.READ, Topic.ARTICLES, Topic.DUPLICATES]
    if Topic.CURRENT in limits.max_message_bytes:
        outputs.append(Topic.CURRENT)
    size = message.size() + _STORY
    if not all(limits.room(topic, size) for topic in outputs):
        detail = f"the event would take {size} bytes, more than a topic allows"
        raise DispatchError(RejectReason.TOO_LARGE, detail)


def event_of(item: ReadItem, ruling: Ruling, processed_at: str) -> dict[str, Any]:
    """Complete the event of an item with what its story adds."""
    verdict, uri = ruling.verdict, ruling.verdict.uri or ""
    kind, change = str(ruling.event_type), _change(item, ruling)
    version = str(verdict.version)
    event = item.event
    whole = {
        "schema": {"name": SCHEMA_NAME, "version": SCHEMA_VERSION},
        "event": {
            "id": event_id(item.source, item.raw_hash, kind, uri, version),
            "type": kind,
            **event["event"],
        },
        "item": _item(event, ruling),
        "wire": event["wire"],
        "entities": event["entities"],
        "schedule": event["schedule"],
        "dates": event["dates"],
        "versioning": _versioning(item, ruling, change),
        "relations": [_relation(one) for one in ruling.relations],
        "dedup": _dedup(ruling, change),
        "quality": _quality(event["quality"], ruling),
        "provenance": {**event["provenance"], "processedAt": processed_at},
    }
    if ruling.kin_of_erased:
        return without_content(whole)
    return without_text(whole, "canceled") if _is_taken_back(ruling, change) else whole


def linked_event(item: ReadItem, ruling: Ruling, event: dict[str, Any], old: Story) -> Message:
    """Encode that a story proves to be another one: under its own uri, without text."""
    uri = ruling.verdict.uri or ""
    kind = str(EventType.LINKED)
    told = merged_into(uri, event, old, _evidence(ruling))
    told["event"] = {
        **event["event"],
        "id": event_id(item.source, item.raw_hash, kind, old.uri, uri),
        "type": kind,
    }
    merged = replace(
        ruling,
        event_type=EventType.LINKED,
        verdict=replace(ruling.verdict, uri=old.uri, version=old.version),
    )
    return event_message(item, merged, told)


def _change(item: ReadItem, ruling: Ruling) -> Change | None:
    """Compare a version with what it was judged against; None when there is no text of that."""
    against = ruling.against
    if ruling.status is not DedupStatus.NEW_VERSION or against is None:
        return None
    forgotten = against.reason == FORGOTTEN
    return None if forgotten else compare(against.sentences, item.sentences)


def _is_taken_back(ruling: Ruling, change: Change | None) -> bool:
    """Tell whether the text must not go out: of a withdrawn story, or in the withdrawal itself."""
    if ruling.kin_of_withdrawn or ruling.event_type is not EventType.WITHDRAWN:
        return ruling.kin_of_withdrawn
    # Whether it repeats a forgotten text cannot be told any more.
    return ruling.against is not None and (change is None or change.similarity > 0)


def _relation(relation: Relation) -> dict[str, Any]:
    return {
        "rel": relation.rel,
        "uri": relation.uri,
        "confidence": relation.confidence,
        "evidence": [{"kind": relation.evidence.kind, "text": relation.evidence.text}],
    }


def _quality(quality: dict[str, Any], ruling: Ruling) -> dict[str, Any]:
    if not ruling.target_unknown:
        return quality
    codes = [*quality["codes"], "correction_target_unknown"]
    return {**quality, "verdict": "degraded", "codes": codes}


def _evidence(ruling: Ruling) -> list[dict[str, str]] | None:
    return [{"kind": one.kind, "text": one.text} for one in ruling.evidence] or None


def _item(event: dict[str, Any], ruling: Ruling) -> dict[str, Any]:
    uri, version = ruling.verdict.uri or "", str(ruling.verdict.version)
    whole = {"uri": uri, "version": version, **event["item"]}
    if _follows_an_urgent(event, ruling):
        whole["urgency"] = _AFTER_URGENT
    if ruling.previous_version is not None:
        whole["associations"] = [previous_version(uri, ruling.previous_version)]
    return whole


def _follows_an_urgent(event: dict[str, Any], ruling: Ruling) -> bool:
    """Say whether this is the routine story that an alert or urgent announced."""
    before = ruling.against
    if before is None or before.uri != ruling.verdict.uri or before.item_class != ItemClass.ALERT:
        return False
    # What an envelope states of the urgency stands.
    stated = event["provenance"]["parser"]["form"] in _STATING
    routine = ruling.verdict.item_class == ItemClass.STORY and event["item"]["urgency"] == _ROUTINE
    return routine and not stated


def previous_version(uri: str, version: int) -> dict[str, str]:
    """Return the association of an item with the version that it follows."""
    return {"name": "previous version", "rel": _PREVIOUS, "uri": uri, "version": str(version)}


def _told(item: ReadItem, ruling: Ruling, change: Change | None) -> dict[str, Any] | None:
    # A late version stands before the one it was judged against, a part beside it.
    if change is None or ruling.against is None or not ruling.verdict.current:
        return None
    return {
        "headlineChanged": (item.headline or "") != (ruling.against.headline or ""),
        "similarity": change.similarity,
        "sentencesAdded": change.added,
        "sentencesRemoved": change.removed,
        "sentencesChanged": change.changed,
    }


def _versioning(item: ReadItem, ruling: Ruling, change: Change | None) -> dict[str, Any]:
    verdict, previous = ruling.verdict, ruling.previous_version
    return present(
        {
            "current": verdict.current,
            "late": ruling.late,
            "rank": verdict.rank,
            "ordinalDeclared": item.ordinal,
            "previousVersion": None if previous is None else str(previous),
            "gap": True if ruling.gap else None,
            "withdraws": "all" if ruling.event_type is EventType.WITHDRAWN else None,
            "linkEvidence": _evidence(ruling),
            "change": _told(item, ruling, change),
        }
    )


def _dedup(ruling: Ruling, change: Change | None) -> dict[str, Any]:
    if ruling.against is None:
        return {"status": ruling.status}
    version = ruling.status is DedupStatus.NEW_VERSION
    compared = change.similarity if change else None
    return present(
        {
            "status": ruling.status,
            "of": original(ruling.against),
            "method": ruling.method,
            "similarity": compared if version else ruling.similarity,
        }
    )


def original(known: Verdict) -> dict[str, Any]:
    """Name a version by its story, its number and where its dispatch stood."""
    source = known.source
    place = {"topic": source.topic, "partition": source.partition, "offset": source.offset}
    return {"uri": known.uri, "version": str(known.version), "source": place}


def event_message(item: ReadItem, ruling: Ruling, event: dict[str, Any]) -> Message:
    """Encode the event of a dispatch, keyed by its story."""
    copy = ruling.verdict.outcome is Outcome.DUPLICATE
    topic = Topic.DUPLICATES if copy else Topic.ARTICLES
    source = source_headers(item.source, item.timestamp_ms, item.raw_hash)
    return cloudevent(topic, event, (item.agency, item.traceparent or ""), source)


def cloudevent(topic: Topic, event: dict[str, Any], by: tuple[str, str], more: Headers) -> Message:
    """Encode an event as a CloudEvent 1.0 (Kafka binding, binary mode), keyed by its story.

    `by` is its agency and its `traceparent`; `more` are headers beside those of CloudEvents.
    """
    (agency, trace), uri = by, event["item"]["uri"].encode()
    headers = (
        ("ce_specversion", b"1.0"),
        ("ce_id", event["event"]["id"].encode()),
        ("ce_source", f"/dateline/{agency}".encode()),
        ("ce_type", f"dateline.{event['event']['type']}.v1".encode()),
        ("ce_subject", uri),
        ("ce_time", event["event"]["receivedAt"].encode()),
        ("ce_dataschema", ARTICLE_SCHEMA.encode()),
        ("content-type", b"application/json"),
        ("traceparent", trace.encode()),
        *more,
    )
    return Message(topic=topic, key=uri, value=orjson.dumps(event), headers=headers)


def verdict_message(verdict: Verdict) -> Message:
    """Encode a verdict for the log; the shell puts it on the judge's own partition."""
    return Message(topic=Topic.VERDICTS, key=None, value=encode_internal(verdict))


def rotation_message(rotation: Rotation) -> Message:
    """Encode that a window turns."""
    return Message(topic=Topic.VERDICTS, key=None, value=encode_internal(rotation))


def trailer_message(trailer: Trailer) -> Message:
    """Encode the record that ends every JUDGE transaction."""
    return Message(topic=Topic.VERDICTS, key=None, value=encode_internal(trailer))


def dead_letter(rejected: Rejected, group: str, limits: Limits) -> Message:
    """Encode a reject with its bytes untouched; as a pointer when it cannot fit its topic."""
    record = rejected.record
    kept = tuple(h for h in record.headers if not h[0].startswith("dlq."))
    message = Message(
        topic=Topic.REJECTED,
        key=record.key,
        value=record.value,
        headers=(*kept, *_dlq_headers(rejected, group)),
        partition=record.source.partition,
    )
    return message if limits.fits(message) else _pointer(rejected, group, kept)


def _pointer(rejected: Rejected, group: str, kept: Headers) -> Message:
    record = rejected.record
    value = record.value or b""
    small = sum(len(name) + len(value) for name, value in kept) <= _MAX_KEPT_HEADERS
    return Message(
        topic=Topic.REJECTED,
        key=record.key if len(record.key or b"") <= _MAX_KEPT_HEADERS else None,
        value=b"",
        headers=(
            *(kept if small else ()),
            *_dlq_headers(rejected, group),
            ("dlq.pointer", b"1"),
            ("dlq.sha256", sha256_hex(value).encode()),
            ("dlq.size", str(len(value)).encode()),
        ),
        partition=record.source.partition,
    )


def _dlq_headers(rejected: Rejected, group: str) -> Headers:
    record, source = rejected.record, rejected.record.source
    digest = sha256_hex(record.value or b"")
    trace = traceparent(record.text_header("traceparent"), source, digest)
    names: dict[str, str | None] = {
        "dlq.schema": "1",
        "dlq.id": event_id(source, digest, "rejected", rejected.reason),
        "dlq.reason": rejected.reason,
        "dlq.detail": rejected.detail[:1000],
        "dlq.field": rejected.field,
        "dlq.source.topic": source.topic,
        "dlq.source.partition": str(source.partition),
        "dlq.source.offset": str(source.offset),
        "dlq.source.timestamp": in_utc(record.timestamp_ms),
        "dlq.group": group,
        "dlq.service.version": __version__,
        "dlq.attempt": _attempt(record),
        "dlq.first_seen": record.text_header("dlq.first_seen") or in_utc(record.timestamp_ms),
    }
    ours = tuple((k, v.encode("utf-8", "replace")) for k, v in names.items() if v is not None)
    if record.header("traceparent") is None:
        return (*ours, ("traceparent", trace.encode()))
    return ours


def _attempt(record: RawRecord) -> str:
    before = record.text_header("dlq.attempt") or "0"
    sound = before.isascii() and before.isdigit() and len(before) <= _LONGEST_ATTEMPT
    return str(int(before) + 1) if sound else "1"
