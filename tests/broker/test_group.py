"""A member of a group on a real broker: when it is known by name, and that it leaves."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from service.shell.former import Former
from service.shell.kafka import Cluster, Connection, GroupConsumer, GroupSettings
from tests.support.topics import Place, make_topics, new_place

pytestmark = [pytest.mark.real_kafka, pytest.mark.timeout(40)]


class Member(Former):
    """Knows its name as soon as the group has given it one."""

    def __init__(self, cluster: Cluster) -> None:
        super().__init__(None, cluster)
        self.named = asyncio.Event()

    def joined(self, group: str, member: str) -> None:  # type: ignore[explicit-override] # typing has none in 3.11
        super().joined(group, member)
        self.named.set()


@dataclass
class Listening:
    """Hears of assignments; gives partitions up when told to, and not before."""

    gives_up: asyncio.Event = field(default_factory=asyncio.Event)
    assigned_to: asyncio.Event = field(default_factory=asyncio.Event)

    async def revoked(self) -> None:
        if self.assigned_to.is_set():
            await self.gives_up.wait()

    async def assigned(self, partitions: Sequence[int]) -> None:
        assert partitions
        self.assigned_to.set()


@asynccontextmanager
async def cluster_of(place: Place) -> AsyncIterator[tuple[Connection, Cluster]]:
    connection = Connection(bootstrap_servers=place.bootstrap)
    cluster = Cluster(connection)
    try:
        yield connection, cluster
    finally:
        await cluster.close()


async def test_a_member_knows_its_name_while_others_hold_up_its_join_and_leaves_all_the_same(
    kafka: str,
) -> None:
    place = new_place(kafka)
    await make_topics(place)
    async with cluster_of(place) as (connection, cluster):
        holding, waiting = Member(cluster), Member(cluster)
        first, second = (
            GroupConsumer(
                connection,
                GroupSettings(topic=place.topic("raw"), group=place.group, membership=member),
            )
            for member in (holding, waiting)
        )
        held, never = Listening(), Listening()
        await first.start(held)
        await held.assigned_to.wait()
        await second.start(never)
        await waiting.named.wait()

        assert not never.assigned_to.is_set()
        assert await cluster.members(place.group) == 2
        since = time.monotonic()
        await second.close()

        # A session is 20 s, and the first one still does not say that it comes.
        assert time.monotonic() - since < 5
        assert await cluster.members(place.group) == 1
        assert not never.assigned_to.is_set()
        held.gives_up.set()
        await first.close()
        assert await cluster.members(place.group) == 0
