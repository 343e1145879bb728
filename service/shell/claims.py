"""Which partitions a replica asks for when it joins: those whose state it has.

A group whose members were all killed or stopped assigns its partitions afresh, and a replica that
gets one without its state must read the verdict log first. With a long log that is most of the
time of a restart (Kafka Streams prefers warm replicas for the same reason, KIP-441).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

# Behind by less than some batches: the owner's last one may not have reached its state.
_NEAR = 2000


class Kept(Protocol):
    """The states on disk."""

    def positions(self) -> Mapping[int, int]:
        """Return up to where in the verdict log each state knows it, by partition."""


class Ends(Protocol):
    """Where logs end."""

    async def ends(self, topic: str, partitions: Sequence[int]) -> Mapping[int, int]:
        """Return the high watermark of each partition; raises StepError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """States beside the verdict log of so many partitions."""

    states: Kept
    offsets: Ends
    log: str
    partitions: int

    async def near(self) -> Sequence[int]:
        """Return the partitions whose state is near the end of the log; raises StepError."""
        kept = {p: at for p, at in self.states.positions().items() if at and p < self.partitions}
        if not kept:
            return ()
        ends = await self.offsets.ends(self.log, sorted(kept))
        return [p for p, at in sorted(kept.items()) if 0 <= ends[p] - at < _NEAR]
