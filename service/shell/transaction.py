"""One plan, one transaction: begin, produce, offsets, commit; only then apply the verdicts."""

import time
from collections.abc import Sequence

from service.core.record import RawRecord
from service.shell.failpoints import hit
from service.shell.failures import RecycleReason, StepError
from service.shell.ledger import Ledger
from service.shell.ports import Plan, Producer
from service.shell.stage_context import StageContext


class Transaction:
    """The steps of a transaction of one partition, with a failpoint at every boundary."""

    def __init__(self, around: StageContext, partition: int, ledger: Ledger) -> None:
        self._around = around
        self._stage = around.stage
        self._partition = partition
        self._ledger = ledger

    async def run(
        self, producer: Producer, plan: Plan, batch: Sequence[RawRecord], position: int
    ) -> None:
        """Write a plan and apply it.

        Raises:
            StepError: when a step failed or its outcome is unknown; nothing was applied, or the
                state refused what was committed.
        """
        self._hit("before_begin")
        await producer.begin()
        self._hit("after_begin")
        written = await producer.send(plan.messages)
        self._hit("after_produce")
        metadata = self._stage.metadata(self._partition, written)
        await producer.send_offsets({self._partition: (plan.next_offset, metadata)})
        self._hit("after_offsets")
        budget = self._around.pace.worker_budget
        self._around.health.beat(f"{self._stage.name}.{self._partition}", time.monotonic(), budget)
        self._hit("before_end")
        self._ledger.begin(plan, batch, position, metadata)
        await producer.commit()
        self._hit("after_end")
        self._apply(plan)

    def _apply(self, plan: Plan) -> None:
        try:
            self._stage.committed(self._partition, plan)
        except Exception as error:
            # The log holds the truth: opening again reads what the state has missed.
            raise StepError(RecycleReason.APPLY, f"{type(error).__name__}: {error}") from error
        self._hit("after_apply")

    def _hit(self, step: str) -> None:
        hit(f"{self._stage.name}.{step}")
