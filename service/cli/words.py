"""Closed unions in the words of a person: what `dateline parse` and the demo say."""

from service.core.article import DateMethod, RevisionKind, TagKind
from service.core.outcome import RejectReason
from service.core.story.ruling import EventType

METHODS: dict[DateMethod, str] = {
    DateMethod.SOURCE_FIELD: "the source says so in a field of its own",
    DateMethod.URL: "the address of the page holds the date",
    DateMethod.CONTENT_ID: "the agency's content id holds the date",
    DateMethod.EXPLICIT_YEAR: "the text says the year",
    DateMethod.WEEKDAY: "the weekdays of the text leave one year only",
    DateMethod.YEAR_BOUNDS: "the years of the text leave one year only",
    DateMethod.CAPTURE_TIME: "it is the last such day before the text was fetched",
}
BOUNDS = {"exact": "that very day", "lower": "not before", "upper": "not after"}
EVENTS: dict[str, str] = {
    EventType.CREATED: "a new story",
    EventType.UPDATED: "a later version of a known story",
    EventType.CORRECTED: "the agency corrects itself",
    EventType.REPEATED: "the agency says it again",
    EventType.WITHHELD: "the agency asks to hold it",
    EventType.WITHDRAWN: "the agency takes it back",
    EventType.DUPLICATE: "brings nothing new",
    EventType.LINKED: "a story proves to be another one",
}
TAGS: dict[TagKind, str] = {
    TagKind.UPDATE: "a later version of the story",
    TagKind.URGENT: "the first words of a story that breaks",
    TagKind.ALERT: "news in one line",
    TagKind.CORRECTION: "puts an error right",
    TagKind.REFILE: "sent again with a slip put right",
    TagKind.REPEAT: "sent again as it was",
    TagKind.WITHDRAWAL: "takes the story back",
    TagKind.HOLD: "asks not to use the story for now",
    TagKind.PARTIAL: "adds to a story and does not replace it",
    TagKind.WRAP: "gathers what several stories told",
    TagKind.ADVISORY: "a word from desk to desk",
    TagKind.DIGEST: "a summary of stories",
    TagKind.GENRE: "says what kind of text it is",
    TagKind.OTHER: "says what it is about",
}
REVISIONS: dict[RevisionKind, str] = {
    RevisionKind.ORIGINAL: "it calls itself no version",
    RevisionKind.URGENT: "it calls itself urgent",
    RevisionKind.UPDATE: "it calls itself an update",
    RevisionKind.CORRECTION: "it calls itself a correction",
    RevisionKind.REFILE: "it calls itself a refile",
    RevisionKind.REPEAT: "it calls itself a repeat",
    RevisionKind.WITHDRAWAL: "it withdraws a story",
    RevisionKind.HOLD: "it asks to hold a story",
    RevisionKind.PARTIAL: "it is a part of a story",
}
REASONS: dict[RejectReason, str] = {
    RejectReason.UNDECODABLE: "The bytes are not text in the encoding they claim.",
    RejectReason.EMPTY: "There is nothing in it.",
    RejectReason.TOO_LARGE: "Larger than a topic takes; send the story, not the whole archive.",
    RejectReason.MALFORMED_JSON: "It begins like JSON and is none.",
    RejectReason.SCHEMA_VIOLATION: "A field has the wrong type or form; see schemas/raw_dispatch.",
    RejectReason.UNSUPPORTED_CONTENT_TYPE: "Send plain text, HTML, JSON or a CloudEvent.",
    RejectReason.NOT_A_DISPATCH: "It reads like something else: a menu, an error page, a log.",
    RejectReason.NO_BODY: "There is no text of a story in it.",
    RejectReason.INTERNAL_ERROR: "A bug of ours; please report it with the input.",
    RejectReason.CRASHED_PARSER: "Reading it ended the process several times; please report it.",
}
CODES = {
    "headline_missing": "there is no headline",
    "body_truncated": "the body ends in mid-sentence",
    "encoding_repaired": "the text was not UTF-8; read as Windows-1252",
    "encoding_damaged": "characters were lost before the text came here",
    "date_ambiguous": "more than one date is possible, so none is given",
    "date_conflict": "two sources of the date disagree",
    "zone_unknown": "a time of the envelope names a zone nobody knows; it was left out",
    "date_missing": "nothing says when it was issued",
}
