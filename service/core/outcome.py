"""The closed unions of outcomes: what can become of a record, and what is written for it."""

from dataclasses import dataclass
from enum import StrEnum

from service.core.record import Headers, RawRecord


class RejectReason(StrEnum):
    """Why a record was refused: metric label, log field and dead-letter header at once."""

    UNDECODABLE = "undecodable"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    MALFORMED_JSON = "malformed_json"
    SCHEMA_VIOLATION = "schema_violation"
    UNSUPPORTED_CONTENT_TYPE = "unsupported_content_type"
    NOT_A_DISPATCH = "not_a_dispatch"
    NO_BODY = "no_body"
    INTERNAL_ERROR = "internal_error"
    CRASHED_PARSER = "crashed_parser"


class Outcome(StrEnum):
    """What became of a record; `read` and `rejected` are READ's, the rest JUDGE's."""

    READ = "read"
    REJECTED = "rejected"
    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    REDELIVERED = "redelivered"
    COMMAND = "command"


class Topic(StrEnum):
    """The part a topic plays; settings give it its name, `CURRENT` only where it is wanted."""

    RAW = "raw"
    READ = "read"
    VERDICTS = "verdicts"
    ARTICLES = "articles"
    DUPLICATES = "duplicates"
    REJECTED = "rejected"
    CURRENT = "current"


class DispatchError(Exception):
    """Input that cannot be read as a dispatch: a closed reason, words, and the field at fault."""

    def __init__(self, reason: RejectReason, detail: str, field: str | None = None) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One record to be written. `partition` None means: by the key's hash."""

    topic: Topic
    key: bytes | None
    value: bytes | None
    headers: Headers = ()
    partition: int | None = None

    def size(self) -> int:
        """Bytes that the record takes on the wire, with a margin for its framing."""
        sizes = sum([len(name) + len(value) + 10 for name, value in self.headers])
        return sizes + len(self.key or b"") + len(self.value or b"") + 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A record refused, with the reason an operator and a scraper author need."""

    record: RawRecord
    reason: RejectReason
    detail: str
    field: str | None = None
