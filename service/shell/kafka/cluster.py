"""What the cluster knows: topics, limits, offsets, commits."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic, RecordsToDelete
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import (
    GroupCoordinatorNotAvailableError,
    GroupLoadInProgressError,
    NotCoordinatorForGroupError,
    UnknownMemberIdError,
    for_code,
)
from aiokafka.protocol.admin import DescribeGroupsRequest
from aiokafka.protocol.commit import OffsetFetchRequest
from aiokafka.protocol.group import LeaveGroupRequest

from service.shell.failures import StepError
from service.shell.kafka.connection import Connection, bounded, heard_refusal
from service.shell.ports import Commit

_SECONDS = 15.0
_COORDINATED = 5.0
# A coordinator that is being made, that reads what it must know, that has just moved.
_NOT_YET = (
    GroupCoordinatorNotAvailableError,
    GroupLoadInProgressError,
    NotCoordinatorForGroupError,
)


class Cluster:
    """Looks things up; joins nothing, writes nothing but new topics on request."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._admin: Any = None
        # Offsets here are ends of the log, open transactions included (rule 12).
        self._offsets: Any = None
        self._lock = asyncio.Lock()

    async def start(self) -> None:
        """Connect, if not connected."""
        async with self._lock:
            if self._offsets is not None:
                return
            options = self._connection.options() | {"request_timeout_ms": 10_000}
            admin: Any = AIOKafkaAdminClient(**options)
            offsets: Any = AIOKafkaConsumer(
                **options, isolation_level="read_uncommitted", enable_auto_commit=False
            )
            try:
                with heard_refusal():
                    async with bounded("connect", _SECONDS):
                        await admin.start()
                        await offsets.start()
            except BaseException:
                await self._stop(admin, offsets)
                raise
            self._admin, self._offsets = admin, offsets

    async def topics(self) -> Mapping[str, int]:
        """Return every topic's number of partitions; asks for all, so that none is created."""
        await self.start()
        async with bounded("list topics", _SECONDS):
            names = await self._admin.list_topics()
            found = await self._admin.describe_topics(names)
        return {topic["topic"]: len(topic["partitions"]) for topic in found}

    async def brokers(self) -> int:
        """Return how many brokers the cluster has."""
        await self.start()
        async with bounded("describe the cluster", _SECONDS):
            found = await self._admin.describe_cluster()
        return len(found["brokers"])

    async def configs(self, names: Iterable[str]) -> Mapping[str, Mapping[str, str]]:
        """Return each topic's configuration; topics the broker says nothing of are left out."""
        await self.start()
        wanted = [ConfigResource(ConfigResourceType.TOPIC, name) for name in names]
        async with bounded("describe topics", _SECONDS):
            answers = await self._admin.describe_configs(wanted)
        return {
            resource[3]: {entry[0]: entry[1] for entry in resource[4]}
            for answer in answers
            for resource in answer.resources
            if not resource[0]
        }

    async def commits(self, group: str, topic: str) -> Mapping[int, Commit]:
        """Return what a group has committed of a topic, by partition."""
        await self.start()
        async with bounded("committed offsets", _SECONDS):
            found = await self._of_group(group, OffsetFetchRequest(group, None))
        return {
            partition: Commit(offset=offset, metadata=metadata)
            for name, partitions in found.topics
            for partition, offset, metadata, _ in partitions
            if name == topic and offset >= 0
        }

    async def members(self, group: str) -> int:
        """Return how many members a group has now; one that is not there has none."""
        await self.start()
        async with bounded("describe the group", _SECONDS):
            found = await self._of_group(group, DescribeGroupsRequest(groups=[group]))
        return sum(len(one[5]) for one in found.groups)

    async def leave(self, group: str, member: str) -> None:
        """Take a member out of its group; one that is not there is gone already."""
        await self.start()
        async with bounded("leave the group", _SECONDS):
            with suppress(UnknownMemberIdError):
                await self._of_group(group, LeaveGroupRequest(group, member))

    async def _of_group(self, group: str, request: Any) -> Any:
        """Ask a group's coordinator, and take no error for an answer.

        The client does: a coordinator that does not know its groups yet would have no commits.
        """

        async def ask() -> Any:
            node = await self._admin.find_coordinator(group)
            answer = await self._admin._send_request(request, node)  # noqa: SLF001 - it has no such call
            for code in filter(None, _codes(answer)):
                raise for_code(code)
            return answer

        return await coordinated(ask)

    async def begins(self, topic: str, partitions: Sequence[int]) -> Mapping[int, int]:
        """Return the first offset of each partition."""
        places = [TopicPartition(topic, p) for p in partitions]
        await self.start()
        async with bounded("first offsets", _SECONDS):
            found = await self._offsets.beginning_offsets(places)
        return {place.partition: offset for place, offset in found.items()}

    async def ends(self, topic: str, partitions: Sequence[int]) -> Mapping[int, int]:
        """Return the high watermark of each partition."""
        places = [TopicPartition(topic, p) for p in partitions]
        await self.start()
        async with bounded("end offsets", _SECONDS):
            found = await self._offsets.end_offsets(places)
        return {place.partition: offset for place, offset in found.items()}

    async def at(self, topic: str, partitions: Sequence[int], when_ms: int) -> Mapping[int, int]:
        """Return the first offset at or after a time; partitions without one are left out."""
        places = {TopicPartition(topic, p): when_ms for p in partitions}
        await self.start()
        async with bounded("offsets by time", _SECONDS):
            found = await self._offsets.offsets_for_times(places)
        return {place.partition: at.offset for place, at in found.items() if at is not None}

    async def create(self, topics: Sequence["TopicSpec"]) -> Mapping[str, str]:
        """Create topics; return what the broker said of those it did not create."""
        await self.start()
        new = [
            NewTopic(
                name=t.name,
                num_partitions=t.partitions,
                replication_factor=t.replication,
                topic_configs=dict(t.configs),
            )
            for t in topics
        ]
        async with bounded("create topics", 2 * _SECONDS):
            answer = await self._admin.create_topics(new)
        return {error[0]: str(error[2] or error[1]) for error in answer.topic_errors if error[1]}

    async def delete_before(self, topic: str, offsets: Mapping[int, int]) -> Mapping[int, int]:
        """Delete each partition's records before an offset; return where each begins now."""
        places = {
            TopicPartition(topic, p): RecordsToDelete(before_offset=offset)
            for p, offset in offsets.items()
        }
        await self.start()
        async with bounded("delete records", _SECONDS):
            found = await self._admin.delete_records(places)
        return {place.partition: begin for place, begin in found.items()}

    async def close(self) -> None:
        """Disconnect, within bounds."""
        admin, offsets, self._admin, self._offsets = self._admin, self._offsets, None, None
        if admin is not None:
            await self._stop(admin, offsets)

    async def _stop(self, admin: Any, offsets: Any) -> None:
        for what, end in (("admin", admin.close), ("offsets", offsets.stop)):
            with suppress(StepError):
                async with bounded(f"close {what}", 3.0):
                    await end()
        offsets._closed = True  # noqa: SLF001 - nothing more can be done for it


def _codes(answer: Any) -> Iterator[int]:
    """Yield every error code in what a group's coordinator has answered."""
    yield getattr(answer, "error_code", 0)
    yield from (one[0] for one in getattr(answer, "groups", ()))
    yield from (one[3] for _, places in getattr(answer, "topics", ()) for one in places)


async def coordinated(ask: Callable[[], Awaitable[Any]], seconds: float = _COORDINATED) -> Any:
    """Ask a group's coordinator until there is one, for so many seconds."""
    deadline = asyncio.get_running_loop().time() + seconds
    while True:
        try:
            return await ask()
        except _NOT_YET:
            if asyncio.get_running_loop().time() > deadline:
                raise
        await asyncio.sleep(0.25)


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicSpec:
    """A topic to be created."""

    name: str
    partitions: int
    replication: int
    configs: Mapping[str, str]
