"""A member of a consumer group that reads one topic."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.abc import ConsumerRebalanceListener
from aiokafka.coordinator.assignors.sticky.sticky_assignor import StickyPartitionAssignor
from aiokafka.errors import KafkaError, OffsetOutOfRangeError, TopicAuthorizationFailedError
from aiokafka.protocol.group import JoinGroupRequest

from service.core.record import RawRecord
from service.shell.failures import ConfigurationError, StepError
from service.shell.kafka.connection import Connection, bounded, raw_record
from service.shell.stage import Listener

_NOBODY = 2**31 - 1


class _Rebalance(ConsumerRebalanceListener):
    def __init__(self, listener: Listener) -> None:
        self._listener = listener

    async def on_partitions_revoked(self, revoked: Any) -> None:  # noqa: ARG002
        await self._listener.revoked()

    async def on_partitions_assigned(self, assigned: Any) -> None:
        await self._listener.assigned(sorted(tp.partition for tp in assigned))


class Claiming(StickyPartitionAssignor):
    """The sticky assignor, which also takes what a newcomer asks for into account.

    It keeps its state in the class: each consumer has a subclass of its own (rule 27). What is
    asked for stands as if it had been owned in an older generation than any: it goes to the
    newcomer when nobody has it, or when somebody must give up partitions anyway.
    """

    @classmethod
    def claim(cls, topic: str, partitions: Sequence[int]) -> None:
        """Ask for partitions until the first assignment."""
        if partitions:
            cls.member_assignment = [TopicPartition(topic, p) for p in partitions]
            cls.generation = cls.DEFAULT_GENERATION_ID - 1

    @classmethod
    def on_assignment(cls, assignment: Any) -> None:
        """Stand with what was assigned from now on."""
        cls.generation = cls.DEFAULT_GENERATION_ID
        super().on_assignment(assignment)


async def _nothing() -> Sequence[int]:
    return ()


class Membership(Protocol):
    """Records which member of a group this is, and removes it where the client cannot."""

    def joined(self, group: str, member: str) -> None:
        """Note the name that a group has given us."""

    def left(self, group: str) -> None:
        """Note that we are no member any more."""

    async def leave(self, group: str) -> None:
        """Take us out by another connection; raises StepError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSettings:
    """Which topic a group reads, the group's times in seconds, who is told which member we are.

    `claims` says which partitions to ask for when joining.
    """

    topic: str
    group: str
    session_timeout: float = 20.0
    rebalance_timeout: float = 30.0
    incarnation: Callable[[], int] = int
    membership: Membership
    claims: Callable[[], Awaitable[Sequence[int]]] = _nothing


class GroupConsumer:
    """A member of a consumer group that reads one topic, committed records only."""

    def __init__(self, connection: Connection, settings: GroupSettings) -> None:
        self._settings = settings
        self._assignor: type[Claiming] = type("OwnAssignor", (Claiming,), {})
        session = int(settings.session_timeout * 1000)
        self._client: Any = AIOKafkaConsumer(
            **connection.options(),
            group_id=settings.group,
            isolation_level="read_committed",
            enable_auto_commit=False,
            auto_offset_reset="none",
            partition_assignment_strategy=(self._assignor,),
            session_timeout_ms=session,
            heartbeat_interval_ms=min(3000, session // 4),
            rebalance_timeout_ms=int(settings.rebalance_timeout * 1000),
            request_timeout_ms=int(settings.rebalance_timeout * 1000) + 5000,
            max_poll_interval_ms=_NOBODY,
            max_partition_fetch_bytes=4 * 1024 * 1024,
            fetch_max_wait_ms=100,
        )

    async def start(self, listener: Listener) -> None:
        """Connect and join; the listener hears of assignments. Raises StepError."""
        self._assignor.claim(self._settings.topic, await self._settings.claims())
        async with bounded("join", 15.0):
            await self._client.start()
        self._overhear(self._client._coordinator)  # noqa: SLF001 - it is said nowhere else
        self._client.subscribe([self._settings.topic], listener=_Rebalance(listener))

    def _overhear(self, coordinator: Any) -> None:
        """Note the name that the group gives us when it gives it.

        That is long before an assignment: the others have to come first. A group waits for
        whoever is killed in between as it does for any member.
        """
        ask, group = coordinator._send_req, self._settings.group  # noqa: SLF001

        async def asked(request: Any) -> Any:
            answer = await ask(request)
            if isinstance(request, JoinGroupRequest) and answer.member_id:
                self._settings.membership.joined(group, answer.member_id)
            return answer

        coordinator._send_req = asked  # noqa: SLF001

    async def poll(
        self, partitions: Sequence[int], wait: float, most: int
    ) -> Mapping[int, Sequence[RawRecord]]:
        """Return what there is of these partitions. Never cancel this (P13).

        Nothing is awaited between the client's hand-out and the return, so the records start at
        the client's position even when a `seek` came in between. For no partitions one is asked
        for that nobody has: an empty list would mean all, and coordination errors still surface.
        """
        topic = self._settings.topic
        places = [TopicPartition(topic, p) for p in (partitions or (_NOBODY,))]
        try:
            found = await self._client.getmany(
                *places, timeout_ms=int(wait * 1000), max_records=most
            )
        except OffsetOutOfRangeError as error:
            await self._ask_leaders(error)
            return {}
        except TopicAuthorizationFailedError as error:
            message = f"this user may not read {topic}"
            raise ConfigurationError(message) from error
        incarnation = self._settings.incarnation()
        return {
            place.partition: [raw_record(record, incarnation) for record in records]
            for place, records in found.items()
        }

    async def _ask_leaders(self, refused: OffsetOutOfRangeError) -> None:
        """Return when leaders have the offsets that somebody said were out of range.

        Any replica answers a fetch (KIP-392): one that was the leader a moment ago, from a log
        that it has only begun to fill. Clients must ask the leader then; this one does not.
        """
        (places,) = refused.args
        async with bounded("offsets in range", 15.0):
            await self._client._client.force_metadata_update()  # noqa: SLF001 - it believes an old one
            first = await self._client.beginning_offsets(list(places))
            end = await self._client.end_offsets(list(places))
        if all(first[place] <= offset <= end[place] for place, offset in places.items()):
            return
        message = (
            f"offsets of {self._settings.topic} are gone: retention overtook the group, or the "
            f"topic was made again; the next start says which: {refused}"
        )
        raise ConfigurationError(message) from refused

    def seek(self, partition: int, offset: int) -> bool:
        """Fetch from `offset` next; False when the partition is not assigned now."""
        try:
            self._client.seek(TopicPartition(self._settings.topic, partition), offset)
        except KafkaError:
            return False
        return True

    def ahead(self, partition: int) -> int | None:
        """Return how many offsets of a partition are still to be fetched, as last heard.

        The client's place has passed transaction markers, which no committed offset does.
        """
        place = TopicPartition(self._settings.topic, partition)
        with suppress(KafkaError, AssertionError):
            end = self._client.last_stable_offset(place)
            assignment = self._client._subscription.subscription.assignment  # noqa: SLF001
            at = assignment.state_value(place)
            if end is not None and at is not None and at.has_valid_position:
                left: int = end - at.position
                return max(0, left)
        return None

    def coordinated(self) -> bool:
        """Tell whether the group's coordinator is known, as last heard."""
        return self._client._coordinator.coordinator_id is not None  # noqa: SLF001

    async def close(self) -> None:
        """Leave the group, within bounds."""
        stopping = asyncio.ensure_future(self._client.stop())
        await asyncio.wait({stopping}, timeout=1.0)
        if not stopping.done():
            # It ends a join in hand before it leaves, and the broker answers nothing else on
            # that connection: said by another way, it gives the join up.
            with suppress(StepError):
                async with bounded("leave by another way", 3.0):
                    await self._settings.membership.leave(self._settings.group)
        with suppress(StepError):
            async with bounded("leave", 4.0):
                await stopping
            self._settings.membership.left(self._settings.group)
        self._client._closed = True  # noqa: SLF001 - nothing more can be done for it
