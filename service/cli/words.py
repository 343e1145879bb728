"""Descriptions of enum values for people, in the output of `dateline parse` and the demo."""

from service.core.article import DateMethod, RevisionKind, TagKind
from service.core.outcome import RejectReason
from service.core.story.ruling import EventType

METHODS: dict[DateMethod, str] = {
    DateMethod.SOURCE_FIELD: "a date field of the source gives it",
    DateMethod.URL: "the URL contains the date",
    DateMethod.CONTENT_ID: "the agency's content id contains the date",
    DateMethod.EXPLICIT_YEAR: "the text states the year",
    DateMethod.WEEKDAY: "only one year fits the weekdays in the text",
    DateMethod.YEAR_BOUNDS: "only one year fits the years in the text",
    DateMethod.CAPTURE_TIME: "it is the last such day before the text was fetched",
}
BOUNDS = {"exact": "that very day", "lower": "not before", "upper": "not after"}
EVENTS: dict[str, str] = {
    EventType.CREATED: "a new story",
    EventType.UPDATED: "a later version of a known story",
    EventType.CORRECTED: "a correction",
    EventType.REPEATED: "sent again by the agency",
    EventType.WITHHELD: "the agency asks not to use it for now",
    EventType.WITHDRAWN: "withdrawn by the agency",
    EventType.DUPLICATE: "nothing new",
    EventType.LINKED: "two uris turned out to be one story",
}
TAGS: dict[TagKind, str] = {
    TagKind.UPDATE: "a later version of the story",
    TagKind.URGENT: "first report of breaking news",
    TagKind.ALERT: "news in one line",
    TagKind.CORRECTION: "corrects an error",
    TagKind.REFILE: "sent again with a small fix",
    TagKind.REPEAT: "sent again unchanged",
    TagKind.WITHDRAWAL: "withdraws the story",
    TagKind.HOLD: "asks not to use the story for now",
    TagKind.PARTIAL: "adds to a story without replacing it",
    TagKind.WRAP: "sums up several stories",
    TagKind.ADVISORY: "a message to editors",
    TagKind.DIGEST: "a list of summaries",
    TagKind.GENRE: "names the kind of text",
    TagKind.OTHER: "names the subject",
}
REVISIONS: dict[RevisionKind, str] = {
    RevisionKind.ORIGINAL: "not marked as a version",
    RevisionKind.URGENT: "marked urgent",
    RevisionKind.UPDATE: "marked as an update",
    RevisionKind.CORRECTION: "marked as a correction",
    RevisionKind.REFILE: "marked as a refile",
    RevisionKind.REPEAT: "marked as a repeat",
    RevisionKind.WITHDRAWAL: "withdraws a story",
    RevisionKind.HOLD: "asks not to use a story for now",
    RevisionKind.PARTIAL: "a part of a story",
}
REASONS: dict[RejectReason, str] = {
    RejectReason.UNDECODABLE: "The bytes are not valid text in the declared encoding.",
    RejectReason.EMPTY: "The dispatch is empty.",
    RejectReason.TOO_LARGE: "Larger than a topic accepts; send one story per record.",
    RejectReason.MALFORMED_JSON: "It starts like JSON but is not valid JSON.",
    RejectReason.SCHEMA_VIOLATION: "A field has a wrong type or format; see schemas/raw_dispatch.",
    RejectReason.UNSUPPORTED_CONTENT_TYPE: "Send plain text, HTML, JSON or a CloudEvent.",
    RejectReason.NOT_A_DISPATCH: "It looks like something else: a menu, an error page, a log.",
    RejectReason.NO_BODY: "It contains no story text.",
    RejectReason.INTERNAL_ERROR: "A bug in Dateline; please report it with the input.",
    RejectReason.CRASHED_PARSER: "The parser crashed on it repeatedly; please report it.",
}
CODES = {
    "headline_missing": "there is no headline",
    "body_truncated": "the body ends mid-sentence",
    "encoding_repaired": "the text was not UTF-8; decoded as Windows-1252",
    "encoding_damaged": "characters were lost before the text arrived",
    "date_ambiguous": "more than one date is possible, so none is given",
    "date_conflict": "two sources of the date disagree",
    "zone_unknown": "a time in the envelope has an unknown time zone and was ignored",
    "date_missing": "no evidence of when it was issued",
}
