"""Descriptions of closed values for people: in `dateline parse`, `explain` and the demo."""

from service.core.article import DateMethod, RevisionKind, TagKind
from service.core.likeness import Reason
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
LIKENESS: dict[str, str] = {
    Reason.IDENTICAL: "the bodies are identical",
    Reason.SAME_TEXT: "nearly the same text",
    Reason.MARKER: "nearly the same text, marked as a later version",
    Reason.LONGER: "the same text and more of it",
    Reason.FIGURES: "the same text with other figures",
    Reason.OLDER: "nearly the same text, marked as an earlier version",
    Reason.SHORT_TEXT: "too short to tell that they are one story",
    Reason.NUMBER_CONFLICT: "figures in the same place differ",
    Reason.NAME_CONFLICT: "names in the same place differ",
    Reason.REDATED: "they are of different days",
    Reason.FAR: "too much time lies between them",
    Reason.OTHER_OPENING: "they begin with other news",
    Reason.LOW_OVERLAP: "they share too few words",
    Reason.TEMPLATE: "both fill in one form, as tables and daily notices do",
    Reason.DIGEST: "one is a digest, the other is not",
    "other_item": "their ids, slugs, languages, takes or series keep them apart",
    "undated": "no day is known, and short texts alone do not tell",
    "other_subject": "one form filled in for somebody else",
    "recast": "a marked version with a new top above the same story",
    "new_lead": "a new top above the same story",
    "reworded": "the same report in other words",
    "declared": "marked as an update, and it goes on about the same",
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
