"""The signature of a text: what it is found by and compared by."""

import hashlib
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from service.core.likeness import reference as ref

VERSION = 1
MAX_SENTENCES = 512
SKETCH, ANCHORS, LEAD_WORDS, SLOTS, HEADLINE = 64, 12, 40, 32, 24
HEADLINE_KEY = 3
COMPLETE, UNCASED = 1, 2
# version, flags, counts of: sketch, lead, numbers, names, headline; words, day, body key
HEADER = struct.Struct("<8BIIQ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What a text is compared by; only signatures of one `VERSION` may meet.

    `body_hash` is 32 hex digits of the body as words, so that neither wrapping nor case nor quotes
    matter; `sentences` 48 bits for each sentence that has words, in order. `sketch` is the packed
    record that `compare` reads, `keys` up to 16 unsigned 64-bit numbers: a text worth comparing
    shares one of them.
    """

    body_hash: str
    sentences: tuple[int, ...]
    sketch: bytes
    keys: tuple[int, ...]


def sign(headline: str | None, paragraphs: Sequence[str], day: str | None) -> Signature:
    """Sign a text; the headline stands in for a body without words.

    `day` is the day it was written on, ISO 8601, as the dateline or the page says; None when
    neither does. At most `MAX_SENTENCES` sentences are signed one by one, the whole always is.
    """
    body = [word for one in paragraphs for word in ref.words(one)]
    head = list(ref.words(headline or ""))
    digest = _digest(body, head, headline, paragraphs)
    number = date.fromisoformat(day).toordinal() if day else 0
    names = [w for w in body if w.kind == ref.CAPITAL]
    capitals = ref.slots(body, ref.CAPITAL, SLOTS) if 2 * len(names) < len(body) else []
    hashes = [word.hash for word in body]
    grams = _grams(hashes)
    short = [one >> 32 for one in grams]
    smallest = sorted(set(short))
    caseless = 2 * sum(w.kind == ref.CASELESS for w in body) > len(body)
    flags = (COMPLETE if len(smallest) <= SKETCH else 0) | (UNCASED if caseless else 0)
    title = sorted({word.hash >> 32 for word in head})[:HEADLINE]
    lead = sorted(set(short[: LEAD_WORDS - 2]))
    numbers = ref.slots(body, ref.NUMBER, SLOTS)
    counts = (len(smallest[:SKETCH]), len(lead), len(numbers), len(capitals), len(title))
    body_key = int.from_bytes(digest[:8], "little")
    return Signature(
        body_hash=digest.hex(),
        sentences=ref.sentence_hashes(paragraphs)[:MAX_SENTENCES],
        sketch=HEADER.pack(VERSION, flags, *counts, 0, len(body), number, body_key)
        + b"".join(one.to_bytes(6, "little") for one in (*numbers, *capitals))
        + struct.pack(
            f"<{sum(counts) - counts[2] - counts[3]}I", *smallest[:SKETCH], *lead, *title
        ),
        keys=_keys(hashes, grams, body_key, _headline_key(head, number)),
    )


def _digest(
    body: list[ref.Word], head: list[ref.Word], headline: str | None, paragraphs: Sequence[str]
) -> bytes:
    plain = (
        "b:" + " ".join(word.text for word in body)
        if body
        else "h:" + " ".join(word.text for word in head)
        if head
        else "r:" + "\n".join((headline or "", *paragraphs)).strip()
    )
    return hashlib.blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _grams(hashes: list[int]) -> list[int]:
    padded = hashes + [0] * (3 - len(hashes)) if hashes else []
    return [ref.gram(*padded[n : n + 3]) for n in range(len(padded) - 2)]


def _headline_key(head: list[ref.Word], day: int) -> int | None:
    if not day or len({word.hash for word in head}) < HEADLINE_KEY:
        return None
    total = sum(ref.mix(word.hash) for word in head) & ref.MASK
    return ref.mix((total * ref.C1 + day) & ref.MASK)


def _keys(hashes: list[int], grams: list[int], body: int, headline: int | None) -> tuple[int, ...]:
    six = {ref.mix((a * ref.C3 + b) & ref.MASK) for a, b in zip(grams, grams[3:], strict=False)}
    lead = [ref.chain(hashes[:12], 1), ref.chain(hashes[:8], 2)] if hashes else []
    title = [] if headline is None else [headline]
    return tuple(dict.fromkeys([*sorted(six)[:ANCHORS], body, *lead, *title]))
