"""The judge with its state: CPU, disk and memory as the state grows; `--million` goes that far.

Each size is measured in the same process, one after another: judging of dispatches that are new,
one by one as in a batch, and the write that follows; then the log is read back into a new state.
RSS is that of all code that `dateline run` loads, and of the state.
"""

import resource
import shutil
import sys
import tempfile
import time
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from random import Random

import service.app  # noqa: F401 - what the process holds beside its state
from service.core.chain import Chain, ChainKind
from service.core.internal import Logged, ReadItem, Verdict, decode_logged, encode_internal
from service.core.packed_verdict import logged
from service.core.story.judge import judge
from service.core.story.overlay import Overlay
from service.shell.catchup import State
from service.shell.gc_tuning import tune_gc
from service.shell.state import EmbeddedState, MemoryState
from tests.support.likeness_texts import Writer
from tests.support.told import told

BATCH, MEASURED, RESTORED = 500, 3000, 20_000
SIZES, MILLION = (10_000, 50_000), (10_000, 100_000, 1_000_000)


def items() -> Iterator[ReadItem]:
    """Yield 4 KB dispatches without end; all but the first have hashes drawn by chance.

    Twelve keys are the smallest of as many as there are words, as they are in a text.
    """
    text = Writer(1).dispatch(4096)
    base = told(0, tuple(text.paragraphs), headline=text.headline, event={})
    chance, offset, sketch = Random(1), 0, b64decode(base.sketch)
    while True:
        source = replace(base.source, offset=offset)
        yield replace(
            base,
            source=source,
            timestamp_ms=base.timestamp_ms + offset,
            raw_hash=f"{chance.getrandbits(256):064x}",
            body_hash=f"{(body := chance.getrandbits(128)):032x}",
            sketch=b64encode(_of_body(sketch, body)).decode(),
            reading=f"{chance.getrandbits(64):016x}",
            headline=(headline := f"{text.headline} {offset}"),
            chains=(Chain(kind=ChainKind.HEADLINE, key=headline.lower()),),
            keys=(*_smallest(chance, base.words), *(chance.getrandbits(64) for _ in range(4))),
            sentences=tuple(chance.getrandbits(32) for _ in base.sentences),
        )
        offset += 1


def _of_body(sketch: bytes, body: int) -> bytes:
    return sketch[:16] + body.to_bytes(16, "big")[:8] + sketch[24:]


def _smallest(chance: Random, words: int) -> Iterator[int]:
    gaps = (chance.expovariate(words) for _ in range(12))
    return (int(key * 2**64) for key in accumulate(gaps))


class Filling:
    """A state that is filled by judging, with the CPU that took."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.count = 0
        self._items = items()

    def fill(self, count: int, log: list[bytes] | None = None) -> tuple[float, float]:
        """Judge so many more, told to a log if there is one; return µs of CPU a dispatch.

        First those of judging, then those of writing.
        """
        judging = writing = 0
        for _ in range(0, count, BATCH):
            batch = [next(self._items) for _ in range(BATCH)]
            start = time.process_time_ns()
            verdicts = self._judged(batch)
            middle = time.process_time_ns()
            judged = [logged(one, encode_internal(one)) for one in verdicts]
            encoded = time.process_time_ns()
            self.count += len(batch)
            self.state.apply(judged, self.count, b"")
            writing += time.process_time_ns() - encoded
            judging += middle - start
            if log is not None:
                log += [one.data for one in judged]
        return judging / count / 1000, writing / count / 1000

    def _judged(self, batch: list[ReadItem]) -> list[Verdict]:
        overlay, verdicts = Overlay(self.state), []
        for place, item in enumerate(batch):
            verdict = judge(item, self.count + place, overlay).verdict
            overlay.add(verdict)
            verdicts.append(verdict)
        return verdicts


def restore(state: State, log: list[bytes]) -> float:
    """Return how many records a second of CPU a state takes back from the log."""
    start = time.process_time_ns()
    entries: list[Logged] = []
    for record in log:
        entry = decode_logged(record)
        if isinstance(entry, Logged):
            entries.append(entry)
        if len(entries) == BATCH * 8:
            state.apply(entries, entries[-1].said.read_offset + 1, b"")
            entries = []
    state.apply(entries, state.position() + 1, b"")
    return len(log) / ((time.process_time_ns() - start) / 1e9)


def grow(filling: Filling, home: Path, sizes: tuple[int, ...]) -> None:
    """Print a line for each size."""
    for size in sizes:
        filling.fill(size - filling.count - MEASURED)
        judging, writing = filling.fill(MEASURED)
        disk = sum(f.stat().st_size for f in home.rglob("*") if f.is_file()) / filling.count
        rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"state of {size:9,}: judge {judging:6.1f} µs CPU, apply {writing:6.1f}; "
            f"{disk:6.0f} bytes on disk a dispatch, RSS {rss:4.0f} MB",
            flush=True,
        )


def run(sizes: tuple[int, ...] = SIZES) -> None:
    """Print a line for each size, then what opening and restoring cost."""
    tune_gc()
    home = Path(tempfile.mkdtemp())
    filling = Filling(EmbeddedState(home / "judge"))
    try:
        grow(filling, home, sizes)
        log: list[bytes] = []
        filling.fill(RESTORED, log)
        filling.state.close()
        start = time.process_time()
        filling.state = EmbeddedState(home / "judge")
        took = time.process_time() - start
        print(f"opening a state of {filling.count:,}: {took:.2f} s of CPU", flush=True)
        states: list[tuple[str, State]] = [
            ("embedded", EmbeddedState(home / "again")),
            ("memory", MemoryState()),
        ]
        size = sum(map(len, log)) / len(log)
        for name, state in states:
            rate = restore(state, log)
            print(f"restore, {name}: {rate:7.0f} records of {size:.0f} bytes a second of CPU")
            state.close()
    finally:
        filling.state.close()
        shutil.rmtree(home)


if __name__ == "__main__":
    run(MILLION if "--million" in sys.argv else SIZES)
