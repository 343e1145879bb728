"""The input of the judge: an item, its offset, and what is known."""

from base64 import b64decode
from collections.abc import Sequence

from service.core.internal import ReadItem, Verdict
from service.core.likeness import comparable, compare
from service.core.story.alike import Judgement, judgement
from service.core.story.state import StateView, most_shared


class Case:
    """One read item with all a rule may ask; likeness is looked up once, when first asked for."""

    def __init__(self, item: ReadItem, read_offset: int, view: StateView) -> None:
        self.item = item
        self.read_offset = read_offset
        self.view = view
        self._alike: tuple[Judgement, ...] | None = None
        self._at: dict[int, Verdict | None] = {}

    @property
    def alike(self) -> tuple[Judgement, ...]:
        """A judgement on each known dispatch whose text is like the item's."""
        if self._alike is None:
            self._alike = self._judged()
        return self._alike

    def sharing(self, keys: Sequence[int]) -> tuple[Verdict, ...]:
        """Return the accepted verdicts that share most keys, the oldest first among equals."""
        offsets = most_shared(self.view, self.item.agency, keys)
        found = (self._verdict_at(offset) for offset in offsets)
        return tuple(verdict for verdict in found if verdict is not None)

    def _verdict_at(self, offset: int) -> Verdict | None:
        if offset not in self._at:
            self._at[offset] = self.view.at(self.item.agency, offset)
        return self._at[offset]

    def _judged(self) -> tuple[Judgement, ...]:
        known = self.sharing(self.item.keys)
        if not known:
            return ()
        ours = b64decode(self.item.sketch)
        pairs = ((one, b64decode(one.sketch)) for one in known)
        return tuple(
            judgement(self.item, one, compare(ours, theirs))
            for one, theirs in pairs
            if comparable(ours, theirs)
        )
