"""What a cluster is asked: a new one has no coordinator of groups until it was asked for one."""

import pytest
from aiokafka.errors import GroupCoordinatorNotAvailableError

from service.shell.kafka.cluster import coordinated


class Young:
    """A cluster that has no coordinator for so many asks."""

    def __init__(self, refusals: int) -> None:
        self.refusals = refusals

    async def ask(self) -> str:
        self.refusals -= 1
        if self.refusals >= 0:
            raise GroupCoordinatorNotAvailableError
        return "offsets"


async def test_a_coordinator_that_is_being_made_is_waited_for() -> None:
    assert await coordinated(Young(refusals=2).ask) == "offsets"


async def test_a_coordinator_that_never_comes_is_told_of() -> None:
    with pytest.raises(GroupCoordinatorNotAvailableError):
        await coordinated(Young(refusals=99).ask, seconds=0.1)
