"""Reports each committed transaction once, even if the answer to its commit was lost."""

from collections.abc import Sequence
from dataclasses import replace

from service.core.record import RawRecord
from service.shell.ports import Commit, Committed, Observer, Plan


class Ledger:
    """The transaction in hand of one partition, until its end is known.

    A commit can succeed at the broker and fail here, or be cut short by a rebalance. Its outcomes
    must be counted all the same, or outcomes and offsets passed never agree again. So the ledger
    outlives the worker: whenever the partition is opened here again, what is found there tells.
    """

    def __init__(self, observer: Observer, stage: str, partition: int) -> None:
        self._observer = observer
        self._stage = stage
        self._partition = partition
        self._in_hand: Committed | None = None
        self._mark = ""
        self._undecided = 0

    def begin(self, plan: Plan, batch: Sequence[RawRecord], position: int, mark: str) -> None:
        """Note what is about to be committed from `position` on; no other transaction has `mark`.

        The mark is the commit's metadata: what a later owner finds beside the offset.
        """
        self._mark = mark
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

    def found(self, last: Commit) -> None:
        """Settle the transaction in hand by the partition's last commit, read under a new epoch.

        With our mark it is ours. Short of ours, or at the same offset with another's mark, ours
        was aborted and its records were another's to count. Beyond ours nobody can say any more:
        the records are counted as undecided, so that a gap in the counters has a name.
        """
        if self._in_hand is None:
            return
        reached = self._in_hand.plan.next_offset
        if last == Commit(offset=reached, metadata=self._mark):
            self._report(0.0)
        elif last.offset > reached:
            self._undecided += len(self._in_hand.taken)
        self._in_hand = None
        self._observer.undecided(self._stage, self._partition, self._undecided)

    def refused(self) -> None:
        """Forget the transaction in hand: the broker has said that it is not committed."""
        self._in_hand = None

    def left(self) -> None:
        """Say what is in doubt when the worker ends; only an opening here can still settle it."""
        if self._in_hand is not None:
            doubtful = self._undecided + len(self._in_hand.taken)
            self._observer.undecided(self._stage, self._partition, doubtful)

    def _report(self, seconds: float) -> None:
        done, self._in_hand = self._in_hand, None
        if done is not None:
            self._observer.committed(replace(done, seconds=seconds))
