"""What all partitions of a stage share: the stage, its clients, its observers."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from service.shell.health import Health
from service.shell.ledger import Ledger
from service.shell.ports import Observer, Pace, Producer, Stage


@dataclass(slots=True, kw_only=True)
class StageContext:
    """What every partition of a stage shares; `ledgers` outlive the openings of a partition."""

    stage: Stage
    make_producer: Callable[[int], Producer]
    seek: Callable[[int, int], bool]
    owns: Callable[[int], bool]
    observer: Observer
    health: Health
    pace: Pace = field(default_factory=Pace)
    room: asyncio.Event = field(default_factory=asyncio.Event)
    ledgers: dict[int, Ledger] = field(default_factory=dict)

    def ledger(self, partition: int) -> Ledger:
        """Return the partition's ledger, the same one for each of its openings."""
        fresh = Ledger(self.observer, self.stage.name, partition)
        return self.ledgers.setdefault(partition, fresh)
