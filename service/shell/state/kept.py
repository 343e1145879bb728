"""The state of a partition: facts one after another, found by an index in memory.

A fact is a verdict as the log has it, short of its keys, or what one verdict does not tell: a
story of several versions, a chain of several stories. Each lies in the segment of its agency's
generation, so a generation is dropped as a whole. What a name means is its newest record.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NoReturn

from service.core.columns import HEAD
from service.core.identity import agency_of
from service.core.internal import Verdict
from service.core.outcome import Outcome
from service.core.packed_verdict import told_fields, unpack_taught, unpack_verdict
from service.core.record import Coordinates
from service.core.story.state import (
    MAX_POSTED,
    MAX_STORIES_A_CHAIN,
    Link,
    StateUnreadableError,
    Story,
    advance,
    links,
    names_of,
)
from service.core.story.window import Age, outlives
from service.shell.state.files import Store
from service.shell.state.home import BODY, CHAIN, STORY, Home
from service.shell.state.packing import LINKS, unpack_links, unpack_story
from service.shell.state.segment import Segment
from service.shell.state.writing import source_name

UNSOUND = (ValueError, TypeError, KeyError, IndexError, AttributeError, OSError)


class KeptFacts:
    """A `StateView` over the homes of agencies."""

    def __init__(self, store: Store, name: str, give_up: Callable[[], None]) -> None:
        self._store, self._name, self._give_up = store, name, give_up
        self._homes: dict[str, Home] = {}
        self._closed = False

    def _home(self, agency: str) -> Home | None:
        if self._closed:
            message = f"{self._name} is closed"
            raise StateUnreadableError(message)
        return self._homes.get(agency)

    def home(self, agency: str) -> Home:
        """Return the home of an agency, a new one if need be."""
        found = self._home(agency)
        if found is None:
            found = self._homes[agency] = Home(self._store, agency)
        return found

    def by_source(self, agency: str, source: Coordinates) -> Verdict | None:
        """Return the verdict on these source coordinates, if any."""
        found = self._verdict(agency, source_name(source))
        return found if found and source in (found.source, found.reissue_of) else None

    def by_body(self, agency: str, body_hash: str) -> Verdict | None:
        """Return the newest accepted verdict with this body, if any."""
        found = self._verdict(agency, (BODY + body_hash).encode())
        return found if found and found.body_hash == body_hash else None

    def _verdict(self, agency: str, name: bytes) -> Verdict | None:
        home = self._home(agency)
        found = home and home.find_in_window(name)
        return self._unpacked(*found) if found else None

    def _unpacked(self, segment: Segment, number: int) -> Verdict:
        try:
            return unpack_verdict(segment.record(number))
        except UNSOUND as error:
            self._unreadable(error)

    def by_chain(self, agency: str, name: str) -> tuple[str, ...]:
        """Return the uris of the stories of an agency's chain, newest first."""
        return tuple(uri for uri, _ in self.chained(agency, name))[:MAX_STORIES_A_CHAIN]

    def chained(self, agency: str, name: str) -> tuple[Link, ...]:
        """Return the same with the read offsets that put them there."""
        home, key = self._home(agency), (CHAIN + name).encode()
        if home is None or (found := home.find(key)) is None:
            return ()
        within = found if found[0] is not home.outlived else None
        old = home.find_outlived(key)
        horizon = home.age.horizon if home.age else 0
        live = self._links(within, name) if within else ()
        return links(
            tuple(one for one in live if one[1] is None or one[1] >= horizon),
            self._links(old, name) if old else (),
        )

    def has_chain(self, agency: str, names: Sequence[str]) -> bool:
        """Tell whether any of an agency's chains may have a story."""
        home = self._home(agency)
        return home is not None and home.may_have([(CHAIN + name).encode() for name in names])

    def _links(self, found: tuple[Segment, int], name: str) -> tuple[Link, ...]:
        segment, number = found
        try:
            record = segment.record(number)
            if record.startswith(LINKS):
                named, linked = unpack_links(record)
                return linked if named == name else ()
            if not record.startswith(HEAD):
                story = self._story(segment, record)
                return ((story.uri, None),) if name in names_of(story.head) else ()
            verdict = unpack_taught(record).said
        except UNSOUND as error:
            self._unreadable(error)
        return ((verdict.uri or "", verdict.read_offset),) if name in names_of(verdict) else ()

    def story(self, uri: str) -> Story | None:
        """Return the story of a uri, if any."""
        home = self._home(agency_of(uri))
        found = home and home.find((STORY + uri).encode())
        if not found:
            return None
        segment, number = found
        try:
            story = self._story(segment, segment.record(number))
        except UNSOUND as error:
            self._unreadable(error)
        return story if story.uri == uri else None

    def _story(self, segment: Segment, record: bytes) -> Story:
        if record.startswith(HEAD):
            return advance(None, unpack_verdict(record))
        told, head = unpack_story(record)
        if isinstance(head, int):
            number = segment.number_at(head)
            if number is None:
                message = f"the head of {told['uri']} at {head} is missing"
                raise ValueError(message)
            head = unpack_verdict(segment.record(number))
        return Story(**told, head=head)

    def posted(self, agency: str, keys: Sequence[int]) -> dict[int, tuple[int, ...]]:
        """Return the newest read offsets of each key that has any, newest first."""
        home = self._home(agency)
        posted: dict[int, tuple[int, ...]] = {}
        for segment in home.window() if home and keys else ():
            offsets = segment.offsets
            for key, numbers in segment.table.posted(keys).items():
                more = (*posted.get(key, ()), *(offsets[number] for number in numbers))
                posted[key] = more[:MAX_POSTED]
        return posted

    def at(self, agency: str, read_offset: int) -> Verdict | None:
        """Return the accepted verdict of a read offset, if any."""
        home = self._home(agency)
        for segment in home.window() if home else ():
            number = segment.number_at(read_offset)
            if number is None:
                continue
            try:
                record = segment.record(number)
                verdict = unpack_verdict(record) if record.startswith(HEAD) else None
            except UNSOUND as error:
                self._unreadable(error)
            return verdict if verdict and verdict.outcome is Outcome.ACCEPTED else None
        return None

    def age(self, agency: str) -> Age | None:
        """Return where an agency's window stands, if anything was judged of it."""
        home = self._home(agency)
        return home.age if home else None

    def outliving(self, agency: str, below: int) -> Iterator[Story]:
        """Yield the stories not touched since a read offset that must be known all the same."""
        home = self._home(agency)
        named = [self._may_outlive(one, below) for one in (home.window() if home else ())]
        for uri in dict.fromkeys(uri for uris in named for uri in uris):
            story = self.story(uri)
            touched = story.touched if story else None
            if story and story.outlives and touched is not None and touched < below:
                yield story

    def _may_outlive(self, segment: Segment, below: int) -> Iterator[str]:
        for number, offset in enumerate(segment.offsets):
            if offset >= below:
                continue
            try:
                told = _told_of_story(segment.record(number))
            except UNSOUND as error:
                self._unreadable(error)
            uri = told.get("uri")
            if uri and outlives(uri, withdrawn=told["withdrawn"]):
                yield uri

    def entries(self) -> int:
        """Return how many source records are known."""
        ages = (home.age for home in self._homes.values())
        return sum(age.newer.entries + age.older.entries for age in ages if age)

    def _unreadable(self, error: Exception) -> NoReturn:
        """Wipe, so that reopening the partition refills it from the log."""
        self._give_up()
        message = f"{self._name} was wiped, it could not be read: {error}"
        raise StateUnreadableError(message) from error


def _told_of_story(record: bytes) -> dict[str, Any]:
    if record.startswith(LINKS):
        return {}
    if not record.startswith(HEAD):
        return unpack_story(record)[0]
    told = told_fields(record)
    # A late version of a withdrawn story does not say that it is: its story does.
    return {"uri": told["uri"], "withdrawn": bool(told["flags"] & 2)}
