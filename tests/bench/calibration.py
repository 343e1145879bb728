"""How far dates can be trusted: `python -m tests.bench.calibration [COUNT] [LABELLED.jsonl]`.

Composed dispatches first; then, where a file of labelled dispatches is named (`raw`, `fetched_at`,
`source_url`, `expected.published_date`), those, with and without their url.
"""

import random
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import orjson

from service.core.dispatch import read_dispatch
from service.core.envelope import Dispatch
from service.core.outcome import DispatchError
from tests.support.composer import RECEIVED_MS, compose
from tests.support.reliability import Reliability

_COUNT, _SEED = 10_000, 20_261_125


def composed(count: int, seed: int = _SEED) -> Reliability:
    """Date composed dispatches."""
    chance = random.Random(seed)
    table = Reliability()
    for _ in range(count):
        made = compose(chance)
        found = read_dispatch(made.dispatch, RECEIVED_MS).issued
        table.add(found.value, found.confidence, made.issued.isoformat())
    return table


def labelled(path: Path, *, url: bool) -> Reliability:
    """Date labelled dispatches whose day of issue is known."""
    table = Reliability()
    for line in path.read_bytes().splitlines():
        row = orjson.loads(line)
        truth = (row.get("expected") or {}).get("published_date")
        if truth is None:
            continue
        dispatch = Dispatch(
            body=row["raw"],
            fetched_at=row.get("fetched_at"),
            url=row.get("source_url") if url else None,
        )
        try:
            found = read_dispatch(dispatch, int(time.time() * 1000)).issued
            table.add(found.value, found.confidence, truth)
        except DispatchError:
            table.add(None, None, truth)
    return table


def main(arguments: list[str]) -> None:
    """Print the tables."""
    count = int(arguments[0]) if arguments else _COUNT
    show(composed(count).lines(f"{count} composed dispatches"))
    for name in arguments[1:]:
        show(labelled(Path(name), url=True).lines(f"{name}, with urls"))
        show(labelled(Path(name), url=False).lines(f"{name}, without urls"))


def show(lines: Iterable[str]) -> None:
    """Print lines and a blank one."""
    sys.stdout.write("\n".join((*lines, "", "")))


if __name__ == "__main__":
    main(sys.argv[1:])
