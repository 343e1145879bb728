"""A careful reader with generous time limits and a journal where the test says."""

from pathlib import Path

from service.core.pipeline import ReadContext, ReadOk, Rejected
from service.core.record import RawRecord
from service.shell.careful import Careful
from service.shell.journal import Journal
from service.shell.stopwatch import Stopwatch
from service.shell.watchdog import Watchdog


def make_careful(home: Path | None = None, seconds: float = 20.0, slow: float = 10.0) -> Careful:
    """Its watchdog is not started: nothing ends the process of the tests."""
    return Careful(journal=Journal(home), watchdog=Watchdog(seconds), seconds=seconds, slow=slow)


async def read_one(careful: Careful, record: RawRecord, context: ReadContext) -> ReadOk | Rejected:
    """What becomes of one record."""
    watch = Stopwatch("read", "enrich", "sign", "encode")
    (found,) = await careful.read([record], context, watch)
    return found
