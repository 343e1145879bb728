"""The six topics of one test under names of its own, and what a test does to a broker."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from aiokafka import AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic, RecordsToDelete
from aiokafka.errors import (
    GroupCoordinatorNotAvailableError,
    GroupLoadInProgressError,
    NotCoordinatorForGroupError,
)
from aiokafka.protocol.group import LeaveGroupRequest

from tests.support.dispatches import Sent

_NOT_YET = (
    GroupCoordinatorNotAvailableError,
    GroupLoadInProgressError,
    NotCoordinatorForGroupError,
)
PARTS = ("raw", "read", "verdicts", "articles", "duplicates", "rejected")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where one test happens: a broker, a group and topics nobody else uses.

    Six of them, and the one with a row a story when `current`.
    """

    bootstrap: str
    group: str
    partitions: int
    inner_partitions: int
    current: bool = False

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that its topics play."""
        return (*PARTS, "current") if self.current else PARTS

    def topic(self, part: str) -> str:
        return f"{self.group}.{part}"

    def groups(self) -> dict[str, str]:
        """The consumer group of each stage."""
        return {"read": self.group, "judge": f"{self.group}.judge"}

    def env(self) -> dict[str, str]:
        """What the service must be told."""
        names = {f"DATELINE_TOPIC_{part.upper()}": self.topic(part) for part in self.parts}
        return {
            "DATELINE_KAFKA_BOOTSTRAP_SERVERS": self.bootstrap,
            "DATELINE_KAFKA_GROUP_ID": self.group,
            **names,
        }


def new_place(
    bootstrap: str, *, partitions: int = 2, inner_partitions: int = 2, current: bool = False
) -> Place:
    """A place of its own; `make_topics` makes it real."""
    return Place(
        bootstrap=bootstrap,
        group=f"t{uuid4().hex[:10]}",
        partitions=partitions,
        inner_partitions=inner_partitions,
        current=current,
    )


@asynccontextmanager
async def administer(place: Place) -> AsyncIterator[Any]:
    """A client that changes topics as an operator does."""
    async with _admin(place.bootstrap) as client:
        yield client


@asynccontextmanager
async def _admin(bootstrap: str) -> AsyncIterator[Any]:
    client: Any = AIOKafkaAdminClient(bootstrap_servers=bootstrap, request_timeout_ms=15_000)
    await client.start()
    try:
        yield client
    finally:
        await client.close()


async def ask(place: Place, request: Any) -> Any:
    """Send a request of Kafka's protocol to some broker; the admin client has not all of them."""
    async with _admin(place.bootstrap) as admin:
        node = admin._client.get_random_node()  # noqa: SLF001 - see above
        return await admin._client.send(node, request)  # noqa: SLF001


async def make_topics(place: Place, replication: int = 1, limit: int = 4 * 1024 * 1024) -> None:
    """Create the six topics as the contract wants them; `limit` is the outputs' in bytes."""
    async with _admin(place.bootstrap) as admin:
        answer = await admin.create_topics(
            [_spec(place, part, (replication, limit)) for part in place.parts]
        )
    refused = [error for error in answer.topic_errors if error[1]]
    assert refused == []


def _spec(place: Place, part: str, made: tuple[int, int]) -> NewTopic:
    replication, limit = made
    inner = part in ("read", "verdicts")
    configs = {"max.message.bytes": str(4 * 1024 * 1024 if part == "raw" else limit)}
    if inner:
        configs |= {"message.timestamp.type": "LogAppendTime", "retention.ms": "-1"}
    if part == "current":
        configs |= {"cleanup.policy": "compact"}
    return NewTopic(
        name=place.topic(part),
        num_partitions=place.inner_partitions if inner else place.partitions,
        replication_factor=replication,
        topic_configs=configs,
    )


async def remake(place: Place, part: str, replication: int = 1) -> None:
    """Delete a topic and create it again under its name, empty."""
    name = place.topic(part)
    async with _admin(place.bootstrap) as admin:
        await admin.delete_topics([name])
        while True:
            spec = _spec(place, part, (replication, 4 * 1024 * 1024))
            (error,) = (await admin.create_topics([spec])).topic_errors
            if not error[1]:
                return
            await asyncio.sleep(0.1)


async def cut(place: Place, part: str, partition: int = 0, before: int = -1) -> None:
    """Delete a partition's records before an offset, all of them unless it is given."""
    here = TopicPartition(place.topic(part), partition)
    async with _admin(place.bootstrap) as admin:
        await admin.delete_records({here: RecordsToDelete(before_offset=before)})


Send = Callable[[Sequence[Sent]], Awaitable[None]]


@asynccontextmanager
async def sending(place: Place) -> AsyncIterator[Send]:
    """Yield what writes records to the raw topic and waits until every one is acknowledged."""
    producer: Any = AIOKafkaProducer(
        bootstrap_servers=place.bootstrap,
        enable_idempotence=True,
        linger_ms=5,
        max_request_size=16 * 1024 * 1024,
    )

    async def write(records: Sequence[Sent]) -> None:
        futures = [
            await producer.send(
                place.topic("raw"),
                value=record.value,
                key=record.key,
                headers=[*record.headers, ("test-id", record.id.encode())],
            )
            for record in records
        ]
        for future in futures:
            await future

    await producer.start()
    try:
        yield write
    finally:
        await producer.stop()


async def send(place: Place, records: Sequence[Sent]) -> None:
    """Write records to the raw topic and wait until every one is acknowledged."""
    async with sending(place) as write:
        await write(records)


async def commits(place: Place, stage: str) -> Mapping[int, tuple[int, str]]:
    """What a stage has committed, by partition: the next offset and what stands beside it."""
    topic = place.topic("raw" if stage == "read" else "read")
    async with _admin(place.bootstrap) as admin:
        try:
            found = await admin.list_consumer_group_offsets(place.groups()[stage])
        except _NOT_YET:
            # A broker that has just started makes its offsets topic at the first question.
            return {}
    return {
        tp.partition: (at.offset, at.metadata)
        for tp, at in found.items()
        if tp.topic == topic and at.offset >= 0
    }


async def forget_members(place: Place) -> None:
    """Let the groups forget dead members: waiting for their session would prove nothing here."""
    async with _admin(place.bootstrap) as admin:
        for group in place.groups().values():
            node = await admin.find_coordinator(group)
            (answer,) = await admin.describe_consumer_groups([group], node)
            for described in answer.groups:
                for member in described[5]:
                    leave = LeaveGroupRequest(group, member[0])
                    await admin._client.send(node, leave)  # noqa: SLF001 - admin has no such call
