"""Topics as lists, for code that reads whole topics."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field

from service.core.record import Coordinates, Headers, RawRecord
from service.shell.ports import Commit


@dataclass
class Topics:
    """Topics of one partition, called as the parts they play."""

    rows: dict[str, list[RawRecord]] = field(default_factory=dict)
    begin: dict[str, int] = field(default_factory=dict)

    def put(
        self,
        topic: str,
        value: bytes | None,
        key: bytes | None = None,
        headers: Headers = (),
        partition: int = 0,
    ) -> int:
        rows = self.rows.setdefault(topic, [])
        source = Coordinates(topic=topic, partition=partition, offset=len(rows))
        rows.append(
            RawRecord(source=source, timestamp_ms=0, key=key, value=value, headers=headers)
        )
        return source.offset

    async def commits(self, group: str, topic: str) -> Mapping[int, Commit]:
        raise AssertionError(group, topic)

    async def at(self, topic: str, partitions: Sequence[int], when_ms: int) -> Mapping[int, int]:
        raise AssertionError(topic, partitions, when_ms)

    async def begins(self, topic: str, partitions: Sequence[int]) -> Mapping[int, int]:
        return dict.fromkeys(partitions, self.begin.get(topic, 0))

    async def ends(self, topic: str, partitions: Sequence[int]) -> Mapping[int, int]:
        return dict.fromkeys(partitions, len(self.rows.get(topic, ())))

    async def read(
        self, topic: str, partition: int, begin: int, end: int
    ) -> AsyncIterator[Sequence[RawRecord]]:
        rows = (r for r in self.rows.get(topic, []) if r.source.partition == partition)
        chosen = [r for r in rows if begin <= r.source.offset < end]
        if chosen:
            yield chosen
