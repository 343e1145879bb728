"""Mutation fuzzing of READ: `python -m tests.fuzz [INPUTS] [SEED]`.

Mutates the dispatches of the golden files and the composer, and reads each. What raises inside,
or takes longer than a text of its length may, is printed with its number and seed, which make it
again while the texts stay what they are, and makes the exit status 1.
"""

import random
import sys
import time
from pathlib import Path

import orjson

from service.core.outcome import RejectReason
from service.core.pipeline import ReadContext, Rejected, read_record
from service.core.record import Coordinates, Headers, RawRecord
from tests.fuzz.mutate import mutate
from tests.support.composer import compose

ROOT = Path(__file__).parents[1]
# Fixed cost and cost a character, in seconds: ten times what a machine with nothing else to do
# needs, so that a busy one is no finding; quadratic work on long inputs passes it all the same.
BASE, EACH = 0.03, 2.5e-6
_TRIES, _COMPOSED, _SHOWN, _EVERY = 3, 200, 300, 20_000
_RECEIVED_MS = 1_795_564_800_000
_TYPES: tuple[Headers, ...] = (
    (("content-type", b"text/plain"),),
    (("content-type", b"text/plain"),),
    (("content-type", b"text/html"),),
    (),
)


def seeds() -> list[str]:
    """Return the texts that mutation starts from."""
    texts = [compose(random.Random(number)).dispatch.body for number in range(_COMPOSED)]
    readings = sorted(ROOT.glob("golden/reading/*.txt"))
    texts += [path.read_text(encoding="utf-8") for path in readings]
    for path in sorted(ROOT.glob("golden/formats/*")):
        if not path.name.endswith(".read.json"):
            texts.append(path.read_bytes().decode("utf-8", "replace"))
    for path in sorted(ROOT.glob("golden/*/in.jsonl")):
        rows = [orjson.loads(line) for line in path.read_bytes().splitlines()]
        texts += [row["body"] for row in rows if isinstance(row.get("body"), str)]
    return texts


def one(number: int, seed: int, texts: list[str]) -> str | None:
    """Read mutated input `number`; return what is wrong with how it was read."""
    chance = random.Random(seed * 1_000_003 + number)
    text = mutate(chance, texts)
    record = RawRecord(
        source=Coordinates(topic="dispatches.raw", partition=0, offset=number),
        timestamp_ms=_RECEIVED_MS,
        value=text.encode("utf-8", "surrogatepass"),
        headers=chance.choice(_TYPES),
    )
    allowed = BASE + EACH * len(text)
    took = allowed
    for _ in range(_TRIES):
        start = time.process_time()
        read = read_record(record, ReadContext(group="fuzz"))
        took = time.process_time() - start
        if isinstance(read, Rejected) and read.reason is RejectReason.INTERNAL_ERROR:
            return f"crash: {read.detail}: {text[:_SHOWN]!r}"
        if took <= allowed:
            return None
    return f"slow: {took:.3f} s for {len(text)} characters: {text[:_SHOWN]!r}"


def main(arguments: list[str]) -> int:
    """Read mutated inputs and print the findings."""
    count = int(arguments[0]) if arguments else 1_000_000
    seed = int(arguments[1]) if arguments[1:] else random.SystemRandom().randrange(2**32)
    texts, found, start = seeds(), 0, time.monotonic()
    say(f"{count} inputs from {len(texts)} texts, seed {seed}")
    for number in range(count):
        finding = one(number, seed, texts)
        if finding:
            found += 1
            say(f"input {number} of seed {seed}: {finding}")
        if number % _EVERY == _EVERY - 1:
            say(f"{number + 1} read in {time.monotonic() - start:.0f} s, {found} findings")
    say(f"{count} read, {found} findings")
    return 1 if found else 0


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
