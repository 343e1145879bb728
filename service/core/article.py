"""Article: what the reader found in one dispatch, before anybody judges it.

Spans are `[start, end)` in code points of the decoded input body, None where a text does not stand
there as it is. Absent facts are None or empty. All are named tuples: a page has dozens of them, a
frozen dataclass takes twice as long to make. They are made by keyword all the same.
"""

from enum import StrEnum
from typing import NamedTuple

Span = tuple[int, int]


class ItemClass(StrEnum):
    """What kind of item a dispatch is (closed list of the contract)."""

    STORY = "story"
    ALERT = "alert"
    QUOTE = "quote"
    TABLE = "table"
    DIGEST = "digest"
    ALMANAC = "almanac"
    EDITORIAL = "editorial"
    PRESS_RELEASE = "press_release"
    ADVISORY = "advisory"
    RUNNING_FILE = "running_file"
    PHOTO = "photo"
    OTHER = "other"


# Of one affair they are versions of each other; a table or a digest of another day is not.
NEWS = (ItemClass.STORY, ItemClass.ALERT)


class TagKind(StrEnum):
    """What a headline tag says (closed list of the contract)."""

    UPDATE = "update"
    URGENT = "urgent"
    ALERT = "alert"
    CORRECTION = "correction"
    REFILE = "refile"
    REPEAT = "repeat"
    WITHDRAWAL = "withdrawal"
    HOLD = "hold"
    PARTIAL = "partial"
    WRAP = "wrap"
    ADVISORY = "advisory"
    DIGEST = "digest"
    GENRE = "genre"
    OTHER = "other"


class RevisionKind(StrEnum):
    """What a dispatch says of itself."""

    ORIGINAL = "original"
    URGENT = "urgent"
    UPDATE = "update"
    CORRECTION = "correction"
    REFILE = "refile"
    REPEAT = "repeat"
    WITHDRAWAL = "withdrawal"
    HOLD = "hold"
    PARTIAL = "partial"


class DateMethod(StrEnum):
    """How the issue date was found."""

    SOURCE_FIELD = "source_field"
    URL = "url"
    CONTENT_ID = "content_id"
    EXPLICIT_YEAR = "explicit_year"
    WEEKDAY = "weekday"
    YEAR_BOUNDS = "year_bounds"
    CAPTURE_TIME = "capture_time"


class Tag(NamedTuple):
    raw: str
    kind: TagKind
    ordinal: int | None = None
    genre: str | None = None
    span: Span | None = None


class Revision(NamedTuple):
    kind: RevisionKind = RevisionKind.ORIGINAL
    ordinal: int | None = None


class NoteAction(NamedTuple):
    verb: str | None
    target: str
    paragraphs: tuple[int, ...] = ()


class Byline(NamedTuple):
    raw: str
    names: tuple[str, ...]
    span: Span | None


class Dateline(NamedTuple):
    raw: str
    place_text: str | None
    date_text: str | None
    agency_text: str | None
    span: Span | None
    date_span: Span | None = None


class Caption(NamedTuple):
    raw: str
    text: str
    credit: str | None
    restrictions: tuple[str, ...] = ()
    span: Span | None = None


class SignOff(NamedTuple):
    emails: tuple[str, ...]
    span: Span | None


class EndMark(NamedTuple):
    raw: str
    span: Span | None


class OtherHeadline(NamedTuple):
    headline: str
    tags: tuple[Tag, ...]
    list: str = "tail"


class Take(NamedTuple):
    number: int | None
    more: bool


class Evidence(NamedTuple):
    """One fact that speaks for a date; `bound` is exact, lower or upper."""

    kind: str
    text: str
    span: Span | None = None
    bound: str | None = None


class RejectedDate(NamedTuple):
    value: str
    reason: str


class IssuedDate(NamedTuple):
    """The day of issue in the desk's zone (ISO dates); `value` is None when undecidable."""

    value: str | None = None
    precision: str | None = None
    time_zone: str | None = None
    method: DateMethod | None = None
    confidence: float | None = None
    not_before: str | None = None
    not_after: str | None = None
    candidates: tuple[str, ...] = ()
    rejected: tuple[RejectedDate, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class DatelineDate(NamedTuple):
    value: str
    precision: str
    time_zone: str | None = None


class Part(NamedTuple):
    """Where one part of the input stood, and which rule found it."""

    name: str
    span: Span
    rule: str


class Article(NamedTuple):
    """A dispatch taken apart. `paragraphs` is the body, one string a paragraph, cleaned."""

    agency: str | None
    dialect: str
    form: str
    item_class: ItemClass
    headline: str | None = None
    headline_original: str | None = None
    slug: str | None = None
    tags: tuple[Tag, ...] = ()
    revision: Revision = Revision()
    ed_note: str | None = None
    # The headline of the story that a note speaks of: what is corrected, filed again, withdrawn.
    named_headline: str | None = None
    note_actions: tuple[NoteAction, ...] = ()
    byline: Byline | None = None
    dateline: Dateline | None = None
    paragraphs: tuple[str, ...] = ()
    captions: tuple[Caption, ...] = ()
    sign_off: SignOff | None = None
    end_mark: EndMark | None = None
    credits: tuple[str, ...] = ()
    copyright_notice: str | None = None
    copyright_holder: str | None = None
    usage_terms: str | None = None
    take: Take | None = None
    embargo: str | None = None
    embargoed_until: str | None = None
    other_headlines: tuple[OtherHeadline, ...] = ()
    content_id: str | None = None
    envelope_uri: str | None = None
    envelope_version: str | None = None
    url: str | None = None
    language: str | None = None
    located: str | None = None
    urgency: int | None = None
    alt_ids: tuple[tuple[str, str], ...] = ()
    issued: IssuedDate = IssuedDate()
    dateline_date: DatelineDate | None = None
    codes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        """The body as published: paragraphs parted by one blank line."""
        return "\n\n".join(self.paragraphs)

    @property
    def words(self) -> int:
        """Words of the body. Its paragraphs are clean: one blank between words, no other space."""
        return self.body.count(" ") + len(self.paragraphs)
