"""ArticleEvent: the published contract, as models. Unknown is absent, never empty or guessed.

Consumers ignore fields they do not know; within a major version fields are only added.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue
from pydantic.alias_generators import to_camel

from service.core.article import DateMethod, ItemClass, RevisionKind, TagKind
from service.core.story.ruling import DedupStatus, EventType, Rel

Span = Annotated[
    tuple[int, int],
    Field(description="[start, end) in Unicode code points of the decoded input body."),
]
BodySpan = Annotated[
    tuple[int, int], Field(description="[start, end) in code points of item.bodies[0].value.")
]
Coordinates = Annotated[
    tuple[float, float], Field(description="Longitude and latitude, WGS 84, as in GeoJSON.")
]
Confidence = Annotated[float, Field(ge=0, le=1, description="A probability.")]


class Block(BaseModel):
    """A closed part of the event, in camelCase on the wire."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, alias_generator=to_camel, populate_by_name=True
    )


class Schema(Block):
    name: Literal["dateline.article"]
    version: str = Field(description="Semantic version of this contract.")


class Event(Block):
    id: str = Field(description="Deterministic: a consumer that sees it twice may drop it.")
    type: EventType
    received_at: str = Field(description="Timestamp of the source record, RFC 3339.")


class Tag(Block):
    raw: str
    kind: TagKind
    ordinal: int | None = None
    genre: str | None = None
    span: Span | None = None


class Revision(Block):
    kind: RevisionKind
    ordinal: int | None = None


class NoteAction(Block):
    verb: str | None = None
    target: str | None = None
    paragraphs: list[int] | None = None


class Byline(Block):
    raw: str
    names: list[str]
    span: Span | None = None


class DatelinePlace(Block):
    name: str
    country: str | None = Field(None, description="ISO 3166-1 alpha-2.")
    time_zone: str | None = Field(None, description="IANA time zone.")
    geonames_id: int | None = None
    coordinates: Coordinates | None = None


class Dateline(Block):
    raw: str
    place_text: str | None = None
    date_text: str | None = None
    agency_text: str | None = None
    span: Span | None = None
    places: list[DatelinePlace] | None = None


class Caption(Block):
    raw: str
    text: str
    credit: str | None = None
    restrictions: list[str] | None = None
    span: Span | None = None


class SignOff(Block):
    emails: list[str]
    span: Span | None = None


class EndMark(Block):
    raw: str
    span: Span | None = None


class OtherHeadline(Block):
    headline: str
    tags: list[Tag]
    list: str


class Take(Block):
    number: int | None = None
    more: bool


class Embargo(Block):
    raw: str


class Wire(Block):
    agency: str | None = None
    item_class: ItemClass
    tags: list[Tag]
    revision: Revision
    signals: list[str] | None = None
    ed_note_actions: list[NoteAction] | None = None
    byline: Byline | None = None
    dateline: Dateline | None = None
    captions: list[Caption] | None = None
    sign_off: SignOff | None = None
    end_mark: EndMark | None = None
    credits: list[str] | None = None
    take: Take | None = None
    embargo: Embargo | None = None
    other_headlines: list[OtherHeadline] | None = None


class Entity(Block):
    type: Literal["person", "organisation", "place"]
    name: str
    surface: str
    title: str | None = None
    acronym: str | None = None
    uri: str | None = None
    body_spans: list[BodySpan]
    in_lead: bool
    method: str
    confidence: Confidence
    country: str | None = Field(None, description="Of a place: ISO 3166-1 alpha-2.")
    time_zone: str | None = Field(None, description="Of a place: IANA time zone.")
    geonames_id: int | None = None
    coordinates: Coordinates | None = None


class Scheduled(Block):
    start: str
    end: str | None = None
    precision: str
    surface: str
    body_span: BodySpan
    method: str
    confidence: Confidence


class Evidence(Block):
    kind: str
    text: str
    span: Span | None = None
    bound: Literal["exact", "lower", "upper"] | None = None


class RejectedDate(Block):
    value: str
    reason: str


class Issued(Block):
    value: str | None = Field(None, description="Day of issue in timeZone; absent when undecided.")
    precision: str | None = None
    time_zone: str | None = None
    method: DateMethod | None = None
    confidence: Confidence | None = None
    not_before: str | None = None
    not_after: str | None = None
    candidates: list[str] | None = None
    evidence: list[Evidence]
    rejected: list[RejectedDate]


class DatelineDate(Block):
    value: str
    precision: str
    time_zone: str | None = None


class Dates(Block):
    issued: Issued
    dateline: DatelineDate | None = None
    embargoed_until: str | None = None


class Change(Block):
    headline_changed: bool
    similarity: Confidence
    sentences_added: int
    sentences_removed: int
    sentences_changed: int


class LinkEvidence(Block):
    kind: str
    text: str


class SplitFrom(Block):
    uri: str
    version: str


class Versioning(Block):
    current: bool = Field(description="False on a late original that follows its update.")
    late: bool
    rank: int
    ordinal_declared: int | None = None
    previous_version: str | None = None
    merged_into: str | None = Field(
        None, description="On article.linked: the story that item.uri proves to be."
    )
    split_from: SplitFrom | None = Field(
        None, description="The version of another story that this was taken for, by an operator."
    )
    gap: bool | None = None
    withdraws: str | list[str] | None = None
    link_evidence: list[LinkEvidence] | None = None
    change: Change | None = None


class SourceCoordinates(Block):
    topic: str
    partition: int
    offset: int
    timestamp: str | None = None


class DedupOf(Block):
    uri: str
    version: str
    source: SourceCoordinates


class Dedup(Block):
    status: DedupStatus
    of: DedupOf | None = None
    method: str | None = None
    similarity: Confidence | None = None


class Relation(Block):
    rel: Rel
    uri: str
    confidence: Confidence
    evidence: list[LinkEvidence]


class Quality(Block):
    verdict: Literal["accept", "degraded"]
    codes: list[str]
    warnings: list[str] | None = None


class Parser(Block):
    name: str
    version: str
    dialect: str
    form: str
    rules: list[str] | None = None


class Provenance(Block):
    source: SourceCoordinates
    url: str | None = None
    fetched_at: str | None = None
    source_name: str | None = None
    raw_sha256: str = Field(alias="rawSha256")
    encoding: str
    parser: Parser
    extra: dict[str, JsonValue] | None = None
    replay_of: str | None = None
    processed_at: str


class ArticleEvent(Block):
    """One version, or one duplicate, of a story; `item.uri` names the story."""

    schema_: Schema = Field(alias="schema")
    event: Event
    item: dict[str, JsonValue] = Field(description="A ninjs 3.1 object, by IPTC's own schema.")
    wire: Wire
    entities: list[Entity]
    schedule: list[Scheduled]
    dates: Dates
    versioning: Versioning
    relations: list[Relation]
    dedup: Dedup
    quality: Quality
    provenance: Provenance


class DeadLetterHeaders(BaseModel):
    """The `dlq.*` headers of a dead letter, UTF-8 text; key and value are the source's own."""

    model_config = ConfigDict(extra="forbid")

    schema_: str = Field(alias="dlq.schema")
    id: str = Field(alias="dlq.id", description="Deterministic.")
    reason: str = Field(alias="dlq.reason", description="Closed list: RejectReason.")
    detail: str = Field(alias="dlq.detail")
    field: str | None = Field(None, alias="dlq.field")
    source_topic: str = Field(alias="dlq.source.topic")
    source_partition: str = Field(alias="dlq.source.partition")
    source_offset: str = Field(alias="dlq.source.offset")
    source_timestamp: str = Field(alias="dlq.source.timestamp")
    group: str = Field(alias="dlq.group")
    service_version: str = Field(alias="dlq.service.version")
    attempt: str = Field(alias="dlq.attempt")
    first_seen: str = Field(alias="dlq.first_seen")
    pointer: str | None = Field(
        None, alias="dlq.pointer", description="1: the value is elsewhere."
    )
    sha256: str | None = Field(None, alias="dlq.sha256")
    size: str | None = Field(None, alias="dlq.size")


class ArticleHeaders(BaseModel):
    """The headers of an event, UTF-8 text: CloudEvents 1.0 in binary mode, and our own."""

    model_config = ConfigDict(extra="forbid")

    specversion: Literal["1.0"] = Field(alias="ce_specversion")
    id: str = Field(alias="ce_id", description="event.id of the value.")
    source: str = Field(
        alias="ce_source",
        description="/dateline/<agency key>, a URI reference.",
        examples=["/dateline/yonhap"],
    )
    type: str = Field(
        alias="ce_type",
        pattern=r"^dateline\.article\.[a-z]+\.v1$",
        description="event.type of the value between `dateline.` and the major version.",
    )
    subject: str = Field(alias="ce_subject", description="item.uri of the value: the story.")
    time: str = Field(alias="ce_time", description="event.receivedAt of the value, RFC 3339.")
    dataschema: str = Field(
        alias="ce_dataschema", description="$id of the JSON Schema that the value keeps to."
    )
    content_type: Literal["application/json"] = Field(alias="content-type")
    traceparent: str = Field(description="W3C trace context, the source record's if it had one.")
    source_topic: str | None = Field(None, alias="dateline-source-topic")
    source_partition: str | None = Field(None, alias="dateline-source-partition")
    source_offset: str | None = Field(None, alias="dateline-source-offset")
    source_timestamp: str | None = Field(
        None, alias="dateline-source-timestamp", description="Milliseconds since the epoch."
    )
    source_incarnation: str | None = Field(None, alias="dateline-source-incarnation")
    raw_hash: str | None = Field(None, alias="dateline-raw-hash", description="SHA-256, hex.")
    command_id: str | None = Field(
        None,
        alias="dateline-command-id",
        description="In place of dateline-source-*, on what an operator's command made.",
    )
