"""Feeds records of the topics into the books; an unreadable one is a finding."""

from dataclasses import dataclass, field
from typing import assert_never

from service.core.audit import current_rows
from service.core.audit.books import Books, Snapshot
from service.core.audit.facts import (
    At,
    Scope,
    UnreadableError,
    event_fact,
    goes_on_as,
    letter_fact,
    log_fact,
    read_fact,
    row_fact,
    told_fact,
)
from service.core.audit.findings import Wrong
from service.core.audit.stories import facts_of, going_on
from service.core.outcome import Topic
from service.core.record import RawRecord

# The order of `Books`: a mark is judged by those that came before it.
ORDER = (
    Topic.VERDICTS,
    Topic.READ,
    Topic.ARTICLES,
    Topic.DUPLICATES,
    Topic.REJECTED,
    Topic.CURRENT,
    Topic.RAW,
)
StoryFacts = tuple[tuple[int, bytes], ...]


@dataclass(slots=True)
class Auditor:
    """Feeds the books, record by record, topic by topic in `ORDER`."""

    scope: Scope
    snapshot: Snapshot
    books: Books = field(init=False)

    def __post_init__(self) -> None:
        self.books = Books(self.snapshot)

    def take(self, part: Topic, record: RawRecord) -> StoryFacts:
        """Take a record in; return what its story is to be checked by, with the buckets."""
        at = (record.source.partition, record.source.offset)
        try:
            return self._take(part, record, at)
        except UnreadableError as error:
            self.books.findings.add(Wrong.UNREADABLE, f"{part} {at[0]}/{at[1]}: {error}")
            return ()

    def _take(self, part: Topic, record: RawRecord, at: tuple[int, int]) -> StoryFacts:
        match part:
            case Topic.RAW:
                self.books.raw(at)
            case Topic.READ:
                self.books.read(read_fact(record, self.scope), at)
            case Topic.VERDICTS:
                self.books.log(log_fact(record, self.scope), at)
            case Topic.ARTICLES | Topic.DUPLICATES:
                return self._event(part is Topic.DUPLICATES, record, at)
            case Topic.REJECTED:
                letter = letter_fact(record, self.scope)
                if letter is not None:
                    self.books.letter(letter, at)
            case Topic.CURRENT:
                return (current_rows.row(row_fact(record), at, firm=self._is_firm(part, at)),)
            case _:
                assert_never(part)
        return ()

    def _event(self, copy: bool, record: RawRecord, at: tuple[int, int]) -> StoryFacts:  # noqa: FBT001 - the topic, as a flag
        topic = Topic.DUPLICATES if copy else Topic.ARTICLES
        firm = self._is_firm(topic, at)
        told = None
        if Topic.CURRENT in self.snapshot.spans and not copy:
            told = told_fact(record)
        of_row = () if told is None else (current_rows.told(told, at, firm=firm),)
        event = event_fact(record, self.scope)
        if event is None:
            into = goes_on_as(record)
            return of_row if into is None else (*of_row, going_on(into, at))
        if event.source is not None:
            self.books.event(event.source, at, copy=copy)
        return (*facts_of(event, at, copy=copy, firm=firm), *of_row)

    def _is_firm(self, topic: Topic, at: At) -> bool:
        return at[1] < self.snapshot.spans[topic][at[0]].firm
