"""Plans batches, and blocks a partition whose records hit a bug one after another."""

from service.core.outcome import RejectReason
from service.core.record import RawRecord
from service.shell.failures import PartitionStoppedError
from service.shell.ports import Plan, Stage


class Planner:
    """Asks the stage for plans and counts internal errors in a row across batches."""

    def __init__(self, stage: Stage, partition: int, errors_in_a_row: int) -> None:
        self._stage = stage
        self._partition = partition
        self._limit = errors_in_a_row
        self._run = 0

    async def plan(self, batch: list[RawRecord]) -> tuple[Plan, bool]:
        """Plan a batch, cut before a run of internal errors; say whether it was cut.

        Raises:
            PartitionStoppedError: when the batch begins with such a run.
        """
        plan = await self._stage.plan(self._partition, batch)
        run = self._run
        for index, fate in enumerate(plan.fates):
            run = run + 1 if fate.reason is RejectReason.INTERNAL_ERROR else 0
            if run >= self._limit:
                return await self._cut(batch[: max(0, index + 1 - run)], run), True
        self._run = run
        return plan, False

    async def _cut(self, good: list[RawRecord], run: int) -> Plan:
        if not good:
            message = f"{run} internal errors in a row"
            raise PartitionStoppedError(message)
        self._run = 0
        return await self._stage.plan(self._partition, good)
