"""A partition's state in memory: forgotten at exit, refilled from the verdict log."""

from collections.abc import Sequence

from service.core.internal import Verdict
from service.core.record import Coordinates
from service.core.story.overlay import Overlay
from service.core.story.state import Story


class MemoryState:
    """The fold of the verdicts so far, held by an overlay over nothing."""

    def __init__(self) -> None:
        self.wipe()

    def wipe(self) -> None:
        """Forget everything: position 0."""
        self._known = Overlay()
        self._position = 0
        self._last_hash: bytes | None = None

    def by_source(self, source: Coordinates) -> Verdict | None:
        """Return the verdict on these source coordinates, if any."""
        return self._known.by_source(source)

    def by_chain(self, agency: str, name: str) -> tuple[str, ...]:
        """Return the uris of the stories of an agency's chain, newest first."""
        return self._known.by_chain(agency, name)

    def by_body(self, agency: str, body_hash: str) -> Verdict | None:
        """Return the newest accepted verdict with this body, if any."""
        return self._known.by_body(agency, body_hash)

    def story(self, uri: str) -> Story | None:
        """Return the story of a uri, if any."""
        return self._known.story(uri)

    def posted(self, agency: str, keys: Sequence[int]) -> tuple[tuple[int, ...], ...]:
        """Return the newest read offsets of each key of an agency, newest first."""
        return self._known.posted(agency, keys)

    def at(self, read_offset: int) -> Verdict | None:
        """Return the accepted verdict of a read offset, if any."""
        return self._known.at(read_offset)

    def position(self) -> int:
        """Return the offset of the verdict log to read on from; 0 is nothing applied."""
        return self._position

    def last_record_hash(self) -> bytes | None:
        """Return what `apply` was told of the log before the position."""
        return self._last_hash

    def apply(self, verdicts: Sequence[Verdict], log_position: int, last_hash: bytes) -> None:
        """Take verdicts in; those of a position already reached are known and change nothing."""
        if log_position <= self._position:
            return
        for verdict in verdicts:
            self._known.add(verdict)
        self._position = log_position
        self._last_hash = last_hash

    def entries(self) -> int:
        """Return how many source records are known."""
        return len(self._known.changes().sources)

    def close(self) -> None:
        """Nothing to close."""
