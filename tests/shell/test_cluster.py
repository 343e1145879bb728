"""What a cluster is asked: a coordinator of groups is not always there, nor ready at once."""

from dataclasses import dataclass

import pytest
from aiokafka.errors import (
    GroupCoordinatorNotAvailableError,
    GroupLoadInProgressError,
    NotCoordinatorForGroupError,
    UnknownMemberIdError,
)

from service.shell.failures import StepError
from service.shell.kafka.cluster import Cluster, coordinated
from service.shell.kafka.connection import Connection


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


@dataclass
class Answer:
    error_code: int


class Admin:
    """A coordinator that answers with these errors, in turn; the last one for ever."""

    def __init__(self, *errors: int) -> None:
        self.errors = list(errors)

    async def find_coordinator(self, _group: str) -> int:
        return 1

    async def _send_request(self, _request: object, _node: int) -> Answer:
        return Answer(self.errors.pop(0) if len(self.errors) > 1 else self.errors[0])


def asking(admin: Admin) -> Cluster:
    cluster = Cluster(Connection(bootstrap_servers="nowhere:9092"))
    cluster._admin = cluster._offsets = admin  # noqa: SLF001 - as if it had connected
    return cluster


@pytest.mark.parametrize(
    "error",
    [GroupLoadInProgressError, NotCoordinatorForGroupError, GroupCoordinatorNotAvailableError],
)
async def test_a_member_is_taken_out_as_soon_as_there_is_a_coordinator(
    error: type[GroupLoadInProgressError],
) -> None:
    admin = Admin(error.errno, 0)

    await asking(admin).leave("g", "m")

    assert admin.errors == [0]


async def test_a_member_that_is_gone_is_no_error_and_one_that_may_not_be_taken_out_is() -> None:
    await asking(Admin(UnknownMemberIdError.errno)).leave("g", "m")
    with pytest.raises(StepError, match="GroupAuthorizationFailed"):
        await asking(Admin(30)).leave("g", "m")
