"""The findings of an audit: a closed list of kinds, each with a count and its first places."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

SHOWN = 10


class Wrong(StrEnum):
    """A kind of violation. Any of them is a fault of the service, the broker or an operator."""

    LOST = "lost"
    NOT_JUDGED = "not_judged"
    NO_EVENT = "no_event"
    NO_LETTER = "no_letter"
    UNACCOUNTED = "unaccounted"
    REPEATED = "repeated"
    FROM_NOTHING = "from_nothing"
    TORN = "torn"
    IDENTITY = "identity"
    VERSION_REPEATED = "version_repeated"
    VERSION_DISORDER = "version_disorder"
    VERSION_MISSING = "version_missing"
    SPLIT_STORY = "split_story"
    UNKNOWN_PREVIOUS = "unknown_previous"
    UNKNOWN_ORIGINAL = "unknown_original"
    EVENT_ID_REPEATED = "event_id_repeated"
    ALTERED_LETTER = "altered_letter"
    WRONG_ROW = "wrong_row"
    UNREADABLE = "unreadable"


WORDS: dict[Wrong, str] = {
    Wrong.LOST: "passed by READ, and neither read nor rejected",
    Wrong.NOT_JUDGED: "read and passed by JUDGE, and it has no verdict",
    Wrong.NO_EVENT: "judged accepted or duplicate, and there is no event",
    Wrong.NO_LETTER: "judged rejected, and there is no dead letter",
    Wrong.UNACCOUNTED: "there is an event, and no verdict that explains it",
    Wrong.REPEATED: "has more than one outcome, or the same one twice",
    Wrong.FROM_NOTHING: "an output names a source that is not in its topic",
    Wrong.TORN: "a trailer counts other verdicts than stand before it",
    Wrong.IDENTITY: "outcomes and offsets passed do not agree",
    Wrong.VERSION_REPEATED: "a version of a story is published twice",
    Wrong.VERSION_DISORDER: "versions of a story do not ascend in its partition",
    Wrong.VERSION_MISSING: "a version of a story was left out",
    Wrong.SPLIT_STORY: "a story is on two partitions",
    Wrong.UNKNOWN_PREVIOUS: "previousVersion names a version that was not published before",
    Wrong.UNKNOWN_ORIGINAL: "dedup.of names a version that was never published",
    Wrong.EVENT_ID_REPEATED: "an event id is published twice",
    Wrong.ALTERED_LETTER: "a dead letter's bytes are not those that its dlq.id was made from",
    Wrong.WRONG_ROW: "the row of a story is not its current version",
    Wrong.UNREADABLE: "a record that this release did not write and cannot read",
}


@dataclass(slots=True)
class Findings:
    """Everything wrong so far: how often, and the first places of each kind."""

    counts: Counter[Wrong] = field(default_factory=Counter)
    places: dict[Wrong, list[str]] = field(default_factory=dict)

    def add(self, wrong: Wrong, place: str, count: int = 1) -> None:
        """Note one violation, or `count` of them of which `place` is one."""
        self.counts[wrong] += count
        self._show(wrong, (place,))

    def add_all(self, wrong: Wrong, count: int, places: Iterable[str]) -> None:
        """Note `count` violations and show some of them."""
        self.counts[wrong] += count
        self._show(wrong, places)

    def _show(self, wrong: Wrong, places: Iterable[str]) -> None:
        shown = self.places.setdefault(wrong, [])
        for place in places:
            if len(shown) >= SHOWN:
                return
            shown.append(place)
