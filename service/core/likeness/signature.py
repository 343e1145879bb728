"""The signature of a text: what it is found by and compared by."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from service.core.likeness import kernel
from service.core.likeness.days import number_of
from service.core.likeness.kernel import PARAGRAPH, Words, read_words

VERSION = 2
MAX_SENTENCES = 512
# Where the sketch has room for the first bytes of the body hash.
_BODY_KEY = slice(16, 24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What a text is compared by; only signatures of one `VERSION` may meet.

    `body_hash` is 32 hex digits of the body as words, so that neither wrapping nor case nor quotes
    matter; `sentences` 32 bits for each sentence that has words, in order. `sketch` is the packed
    record that `compare` reads, at most 920 bytes. `keys` are up to 16 unsigned 64-bit numbers;
    two texts that are worth comparing share one.
    """

    body_hash: str
    sentences: tuple[int, ...]
    sketch: bytes
    keys: tuple[int, ...]


def sign(headline: str | None, paragraphs: Sequence[str], day: str | None) -> Signature:
    """Sign a text; the headline stands in for a body without words.

    `day` is the day it was written on, as the dateline or the page says: ISO 8601, `--03-14` where
    the year is unknown; None when neither does. At most `MAX_SENTENCES` sentences are signed one
    by one, the whole always is.

    Raises:
        ValueError: when `day` is neither.
    """
    number = number_of(day) if day else 0
    body = PARAGRAPH.join(paragraphs)
    words = read_words(body, headline or "", number)
    digest = _digest(words, headline, body)
    words.sketch[_BODY_KEY] = digest[:8]
    return Signature(
        body_hash=digest.hex(),
        sentences=words.sentences,
        sketch=bytes(words.sketch),
        keys=_keys(words, int.from_bytes(digest[:8], "little")),
    )


def _digest(words: Words, headline: str | None, body: str) -> bytes:
    """Hash the words of the body, else of the headline, else what there is instead of words."""
    if words.text:
        text, part = words.text, b"body" if words.body_words else b"headline"
    else:
        text, part = f"{headline}\n{body}".encode("utf-8", "surrogatepass"), b"raw"
    return hashlib.blake2b(text, digest_size=16, person=part).digest()


def _keys(words: Words, body: int) -> tuple[int, ...]:
    return (*words.keys, body, *((words.headline_key,) if words.headline_key else ()))


def pack_sketch(sketch: bytes, body_hash: bytes) -> bytes:
    """Return a sketch in fewer bytes, to be kept beside the hash of its body.

    Of any version so far; nothing is returned for what is none, or of another body.
    """
    return kernel.pack(sketch) if sketch[_BODY_KEY] == body_hash[:8] else b""


def unpack_sketch(packed: bytes, body_hash: bytes) -> bytes:
    """Return the sketch of what `pack_sketch` made of it and the hash of its body.

    Raises:
        ValueError: when it is anything else.
    """
    sketch = kernel.unpack(packed)
    sketch[_BODY_KEY] = body_hash[:8]
    return bytes(sketch)
