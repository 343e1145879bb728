"""A member of a consumer group that reads one topic."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.abc import ConsumerRebalanceListener
from aiokafka.coordinator.assignors.sticky.sticky_assignor import StickyPartitionAssignor
from aiokafka.errors import KafkaError, OffsetOutOfRangeError, TopicAuthorizationFailedError

from service.core.record import RawRecord
from service.shell.failures import ConfigurationError, StepError
from service.shell.kafka.connection import Connection, bounded, raw_record
from service.shell.stage import Listener

_NOBODY = 2**31 - 1


class _Rebalance(ConsumerRebalanceListener):
    def __init__(self, listener: Listener, joined: Callable[[], None]) -> None:
        self._listener = listener
        self._joined = joined

    async def on_partitions_revoked(self, revoked: Any) -> None:  # noqa: ARG002
        await self._listener.revoked()

    async def on_partitions_assigned(self, assigned: Any) -> None:
        self._joined()
        await self._listener.assigned(sorted(tp.partition for tp in assigned))


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSettings:
    """Which topic a group reads, the group's times in seconds, who is told which member we are."""

    topic: str
    group: str
    session_timeout: float = 20.0
    rebalance_timeout: float = 30.0
    incarnation: Callable[[], int] = int
    joined: Callable[[str, str], None] = lambda _group, _member: None


class GroupConsumer:
    """A member of a consumer group that reads one topic, committed records only."""

    def __init__(self, connection: Connection, settings: GroupSettings) -> None:
        self._settings = settings
        # The sticky assignor keeps its state in the class: one class for each consumer (rule 27).
        assignor = type("OwnAssignor", (StickyPartitionAssignor,), {})
        session = int(settings.session_timeout * 1000)
        self._client: Any = AIOKafkaConsumer(
            **connection.options(),
            group_id=settings.group,
            isolation_level="read_committed",
            enable_auto_commit=False,
            auto_offset_reset="none",
            partition_assignment_strategy=(assignor,),
            session_timeout_ms=session,
            heartbeat_interval_ms=min(3000, session // 4),
            rebalance_timeout_ms=int(settings.rebalance_timeout * 1000),
            request_timeout_ms=int(settings.rebalance_timeout * 1000) + 5000,
            max_poll_interval_ms=_NOBODY,
            max_partition_fetch_bytes=4 * 1024 * 1024,
            fetch_max_wait_ms=100,
        )

    async def start(self, listener: Listener) -> None:
        """Connect and join; the listener hears of assignments."""
        async with bounded("join", 15.0):
            await self._client.start()
        told = _Rebalance(listener, self._joined)
        self._client.subscribe([self._settings.topic], listener=told)

    def _joined(self) -> None:
        member = self._client._coordinator.member_id  # noqa: SLF001 - it is said nowhere else
        self._settings.joined(self._settings.group, member)

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
        with suppress(StepError):
            async with bounded("leave", 5.0):
                await self._client.stop()
        self._client._closed = True  # noqa: SLF001 - nothing more can be done for it
