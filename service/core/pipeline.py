"""START HERE: the path of a record. READ turns it into an item or a reject, JUDGE decides."""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from service.core.command_event import decreed
from service.core.compose import compose
from service.core.current import rows, rows_of_command
from service.core.dispatch import read_dispatch
from service.core.encode import (
    Limits,
    dead_letter,
    event_message,
    event_of,
    leave_margin,
    linked_event,
    read_message,
    rotation_message,
    trailer_message,
    verdict_message,
)
from service.core.enrich import enrich
from service.core.envelope import open_envelope
from service.core.identity import sha256_hex
from service.core.internal import (
    Command,
    FormatError,
    ReadItem,
    Rotation,
    Trailer,
    Verdict,
    decode_internal,
)
from service.core.item import Readout, day_of, item_of
from service.core.likeness import sign
from service.core.origin import as_first_received
from service.core.outcome import (
    DispatchError,
    Message,
    Outcome,
    Rejected,
    RejectReason,
)
from service.core.record import RawRecord
from service.core.story.command import obey, refuse
from service.core.story.headings import untickered
from service.core.story.judge import RecreatedTopicError, judge
from service.core.story.overlay import Overlay
from service.core.story.refusal import Refusal
from service.core.story.rotation import rotate
from service.core.story.ruling import EventType
from service.core.story.series import SERIES, Series
from service.core.story.state import StateUnreadableError
from service.core.story.window import DEFAULT_WINDOW_MS, clock

__all__ = [
    "JudgeContext",
    "Judged",
    "Limits",
    "ReadContext",
    "ReadOk",
    "ReadSteps",
    "Rejected",
    "judge_record",
    "read_in_steps",
    "read_messages",
    "read_record",
    "trailer",
]

Step = Literal["read", "enrich", "sign", "judge", "encode"]


def _unheard(step: Step) -> None:
    """The default `lap`: measures nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadContext:
    """What READ needs besides the record: its group, the size limits, the known series.

    `lap` is called when a step of a record has ended; the caller has the clock.
    """

    group: str
    read_partitions: int = 1
    limits: Limits = field(default_factory=Limits)
    series: Series = SERIES
    lap: Callable[[Step], None] = _unheard


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeContext:
    """What JUDGE needs besides the records; `processed_at` is RFC 3339, `lap` as in READ.

    JUDGE recognises a story for at least `window_ms` and at most twice that. `current` says
    whether it also writes the topic with one row per story.
    """

    group: str
    processed_at: str
    window_ms: int = DEFAULT_WINDOW_MS
    limits: Limits = field(default_factory=Limits)
    lap: Callable[[Step], None] = _unheard
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOk:
    """A record that was read: the message for JUDGE."""

    record: RawRecord
    item: ReadItem
    message: Message


# One record on its way through READ: it stops after each step, and returns what became of it.
ReadSteps = Generator[None, None, ReadOk | Rejected]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A record that was judged: its verdict, and its messages, event first and verdict last.

    `rotations` of its agency's window precede them. `linked` counts the events in between, for
    stories that prove to be this one; `again` says that a split published an `article.updated`,
    too. Rows of the current topic follow.
    """

    record: RawRecord
    outcome: Outcome
    verdict: Verdict
    messages: tuple[Message, ...]
    event_type: EventType | None = None
    linked: int = 0
    again: bool = False
    reason: RejectReason | None = None
    rotations: tuple[Rotation, ...] = ()

    @property
    def entries(self) -> tuple[Verdict | Rotation, ...]:
        """What the state applies, in order."""
        return (*self.rotations, self.verdict)


def read_record(record: RawRecord, context: ReadContext) -> ReadOk | Rejected:
    """Read one raw record. Never raises, whatever the bytes: a bug rejects only its record."""
    steps = read_in_steps(record, context)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            read: ReadOk | Rejected = end.value
            return read


def read_in_steps(record: RawRecord, context: ReadContext) -> ReadSteps:
    """Read one raw record in steps, so that several can go through each step one after another."""
    try:
        dispatch, first = open_envelope(record), as_first_received(record)
        article = read_dispatch(dispatch, first.timestamp_ms)
        context.lap("read")
        yield
        extra = enrich(article)
        context.lap("enrich")
        yield
        signature = sign(untickered(article.headline), article.paragraphs, day_of(article))
        context.lap("sign")
        yield
        event = compose(first, dispatch, article, extra, sha256_hex(record.value or b""))
        series = context.series.of(article.headline)
        item = item_of(Readout(record, dispatch, article, signature, event, series))
        message = read_message(item, context.read_partitions)
        leave_margin(message, context.limits)
        context.lap("encode")
    except DispatchError as error:
        return Rejected(record=record, reason=error.reason, detail=error.detail, field=error.field)
    except Exception as error:  # noqa: BLE001 - a bug in core must cost one record, not the stream
        detail = f"{type(error).__name__}: {error}"
        return Rejected(record=record, reason=RejectReason.INTERNAL_ERROR, detail=detail[:500])
    return ReadOk(record=record, item=item, message=message)


def read_messages(read: ReadOk | Rejected, context: ReadContext) -> tuple[Message, ...]:
    """Return what READ writes for a record: one message, whatever became of it."""
    match read:
        case ReadOk():
            return (read.message,)
        case Rejected():
            return (dead_letter(read, context.group, context.limits),)


def judge_record(record: RawRecord, overlay: Overlay, context: JudgeContext) -> Judged:
    """Judge one record of `dispatches.read` and add its verdict to the overlay.

    Raises:
        FormatError: when the record was written by a release this one cannot read.
        RecreatedTopicError: when a source coordinate comes with a second content.
        StateUnreadableError: when the view below the overlay cannot answer.
    """
    item = decode_internal(record.value)
    if isinstance(item, Verdict | Rotation | Trailer):
        message = f"{type(item).__name__} has no place in the read topic"
        raise FormatError(message)
    offset, appended_ms = record.source.offset, record.timestamp_ms
    rotated = rotate(overlay, item, offset, appended_ms, context.window_ms)
    try:
        judged = _decided(record, item, overlay, context)
    except (RecreatedTopicError, StateUnreadableError):
        raise
    except Exception as error:  # noqa: BLE001 - a bug in core must cost one record, not the stream
        detail = f"{type(error).__name__}: {error}"[:500]
        judged = _failed(record, item, detail, context)
    if rotated:
        said = tuple(rotation_message(one) for one in rotated)
        judged = replace(judged, rotations=rotated, messages=(*said, *judged.messages))
    overlay.add(judged.verdict)
    return judged


def _decided(
    record: RawRecord, item: ReadItem | Command, overlay: Overlay, context: JudgeContext
) -> Judged:
    match item:
        case ReadItem():
            return _judged(record, item, overlay, context)
        case Command():
            return _obeyed(record, item, overlay, context)


def _failed(
    record: RawRecord, item: ReadItem | Command, detail: str, context: JudgeContext
) -> Judged:
    match item:
        case ReadItem():
            return _refused(record, item, RejectReason.INTERNAL_ERROR, detail, context)
        case Command():
            return _ignored(record, item)


def _obeyed(
    record: RawRecord, command: Command, overlay: Overlay, context: JudgeContext
) -> Judged:
    decree = obey(command, record.source.offset, record.timestamp_ms, overlay)
    context.lap("judge")
    told = decreed(command, decree, context.processed_at)
    messages = (*told, *(rows_of_command(decree, told) if context.current else ()))
    if not all(map(context.limits.fits, messages)):
        return _ignored(record, command)
    return Judged(
        record=record,
        outcome=Outcome.COMMAND,
        verdict=decree.verdict,
        messages=(*messages, verdict_message(decree.verdict)),
        event_type=decree.event_type,
        linked=len(decree.verdict.merged),
        again=decree.verdict.restored is not None,
    )


def _ignored(record: RawRecord, command: Command) -> Judged:
    """Skip a command that cannot be carried out: no dead letter, the log tells its sender."""
    decree = refuse(command, record.source.offset, record.timestamp_ms, Refusal.FAILED)
    return Judged(
        record=record,
        outcome=Outcome.COMMAND,
        verdict=decree.verdict,
        messages=(verdict_message(decree.verdict),),
    )


def _judged(record: RawRecord, item: ReadItem, overlay: Overlay, context: JudgeContext) -> Judged:
    ruling = judge(item, record.source.offset, overlay)
    shown = clock(item, record.timestamp_ms)
    if shown is not None:
        ruling = replace(ruling, verdict=replace(ruling.verdict, clock_ms=shown))
    context.lap("judge")
    messages: tuple[Message, ...] = ()
    if ruling.event_type is not None:
        event = event_of(item, ruling, context.processed_at)
        message = event_message(item, ruling, event)
        changed = rows(ruling, message, overlay) if context.current else ()
        for one in (message, *changed):
            if not context.limits.fits(one):
                detail = f"the event takes {one.size()} bytes, more than its topic allows"
                return _refused(record, item, RejectReason.TOO_LARGE, detail, context)
        links = (linked_event(item, ruling, event, old) for old in ruling.merged)
        messages = (message, *links, *changed)
    return Judged(
        record=record,
        outcome=ruling.verdict.outcome,
        verdict=ruling.verdict,
        messages=(*messages, verdict_message(ruling.verdict)),
        event_type=ruling.event_type,
        linked=len(ruling.merged),
    )


def _refused(
    record: RawRecord, item: ReadItem, reason: RejectReason, detail: str, context: JudgeContext
) -> Judged:
    raw = RawRecord(source=item.source, timestamp_ms=item.timestamp_ms)
    letter = dead_letter(
        Rejected(record=raw, reason=reason, detail=detail), context.group, context.limits
    )
    pointer = Message(
        topic=letter.topic,
        key=item.agency.encode(),
        value=b"",
        headers=(*letter.headers, ("dlq.pointer", b"1"), ("dlq.sha256", item.raw_hash.encode())),
        partition=letter.partition,
    )
    verdict = Verdict(
        read_offset=record.source.offset,
        source=item.source,
        timestamp_ms=item.timestamp_ms,
        raw_hash=item.raw_hash,
        outcome=Outcome.REJECTED,
        agency=item.agency,
        reason=reason,
        clock_ms=clock(item, record.timestamp_ms),
    )
    return Judged(
        record=record,
        outcome=Outcome.REJECTED,
        verdict=verdict,
        messages=(pointer, verdict_message(verdict)),
        reason=reason,
    )


def trailer(group: str, next_offset: int, partitions: int, counts: Mapping[str, int]) -> Message:
    """Return the trailer of a JUDGE transaction: where to read on, and what was counted."""
    return trailer_message(
        Trailer(group=group, next_offset=next_offset, partitions=partitions, counts=dict(counts))
    )
