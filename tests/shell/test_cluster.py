"""What a cluster is asked: a coordinator of groups is not always there, nor ready at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from aiokafka.errors import (
    GroupAuthorizationFailedError,
    GroupCoordinatorNotAvailableError,
    GroupLoadInProgressError,
    NotCoordinatorForGroupError,
    UnknownMemberIdError,
)

from service.shell.failures import StepError
from service.shell.kafka.cluster import Cluster, coordinated
from service.shell.kafka.connection import Connection
from service.shell.ports import Commit


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
    """What a coordinator says, whatever it was asked; `groups` and `topics` as Kafka has them."""

    error_code: int = 0
    groups: Sequence[tuple[object, ...]] = ()
    topics: Sequence[tuple[str, Sequence[tuple[object, ...]]]] = ()


LOADING = GroupLoadInProgressError.errno
MOVED, MADE = NotCoordinatorForGroupError.errno, GroupCoordinatorNotAvailableError.errno
FORBIDDEN = GroupAuthorizationFailedError.errno


def described(error: int, members: int) -> Answer:
    people = [(f"m{n}", "dateline", "/127.0.0.1", b"", b"") for n in range(members)]
    return Answer(groups=[(error, "g", "Stable", "consumer", "sticky", people)])


def fetched(error: int) -> Answer:
    return Answer(
        topics=[("t", [(0, 7, "mark", error), (1, -1, "", error)]), ("u", [(0, 9, "", 0)])]
    )


class Admin:
    """A coordinator that gives these answers, in turn; the last one for ever."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)

    async def find_coordinator(self, _group: str) -> int:
        return 1

    async def _send_request(self, _request: object, _node: int) -> Answer:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def asking(*answers: Answer) -> Cluster:
    cluster = Cluster(Connection(bootstrap_servers="nowhere:9092"))
    cluster._admin = cluster._offsets = Admin(*answers)  # noqa: SLF001 - as if it had connected
    return cluster


@pytest.mark.parametrize("error", [LOADING, MOVED, MADE])
async def test_a_coordinator_that_does_not_know_its_groups_yet_is_asked_again(error: int) -> None:
    not_yet, commits = Answer(error), {0: Commit(offset=7, metadata="mark")}

    assert await asking(not_yet, fetched(0)).commits("g", "t") == commits
    assert await asking(fetched(error), fetched(0)).commits("g", "t") == commits
    assert await asking(described(error, 0), described(0, 2)).members("g") == 2
    gone = Answer(UnknownMemberIdError.errno)
    await asking(not_yet, gone).leave("g", "m")


async def test_a_group_that_may_not_be_asked_is_not_one_without_commits_or_members() -> None:
    for ask in (
        lambda: asking(Answer(FORBIDDEN)).commits("g", "t"),
        lambda: asking(described(FORBIDDEN, 0)).members("g"),
        lambda: asking(Answer(FORBIDDEN)).leave("g", "m"),
    ):
        with pytest.raises(StepError, match="GroupAuthorizationFailed"):
            await ask()
