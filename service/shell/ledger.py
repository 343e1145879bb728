"""Reports each committed transaction once, also one whose commit got no answer."""

from collections.abc import Sequence
from dataclasses import replace

from service.core.record import RawRecord
from service.shell.ports import Committed, Observer, Plan


class Ledger:
    """The transaction in hand of one partition, until its end is known.

    A commit can succeed at the broker and fail here. Its outcomes must be counted all the same,
    or outcomes and offsets passed never agree again; the position tells, when it is read back.
    """

    def __init__(self, observer: Observer, stage: str, partition: int) -> None:
        self._observer = observer
        self._stage = stage
        self._partition = partition
        self._in_hand: Committed | None = None

    def begin(self, plan: Plan, batch: Sequence[RawRecord], position: int) -> None:
        """Note what is about to be committed; `position` is where the partition stands."""
        self._in_hand = Committed(
            stage=self._stage,
            partition=self._partition,
            plan=plan,
            position_before=position,
            seconds=0.0,
            taken=tuple(r.source.offset for r in batch if r.source.offset < plan.next_offset),
        )

    def committed(self, seconds: float) -> None:
        """Report the transaction in hand: the broker has said that it is committed."""
        self._report(seconds)

    def found(self, position: int) -> None:
        """Report the transaction in hand if the position read back shows that it was committed."""
        if self._in_hand is not None and position == self._in_hand.plan.next_offset:
            self._report(0.0)
        self._in_hand = None

    def fenced(self) -> None:
        """Forget the transaction in hand: whoever fenced us has settled it, and counts."""
        self._in_hand = None

    def _report(self, seconds: float) -> None:
        done, self._in_hand = self._in_hand, None
        if done is not None:
            self._observer.committed(replace(done, seconds=seconds))
