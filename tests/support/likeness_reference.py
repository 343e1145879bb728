"""A slow reference implementation of native/: the signature and its comparison in Python."""

import hashlib
import re
import struct
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from service.core.likeness import Signature, Values, Whole
from service.core.likeness.days import number_of
from tests.support.sentences import sentences

MASK = (1 << 64) - 1
SEED, STEP = 0x2D358DCCAA6C78A5, 0x9FB21C651E98DF25
C1, C2, C3 = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9
LETTER, NUMBER, CAPITAL, CASELESS = range(4)
MASKED = {NUMBER: 0x1234567, CAPITAL: 0x7654321}
SKETCH, ANCHORS, LEAD_GRAMS, SLOTS, HEADLINE = 64, 12, 38, 32, 24
HEADER = struct.Struct("<8BIIQ")
QUOTES = frozenset("',\"`‘’‚‛“”„‟′″«»‹›")
UNSPACED = (
    *((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3005, 0x3007)),
    *((0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF)),
    (0x20000, 0x3FFFF),
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its folded text, 64-bit hash, that of what it names, and what it begins with."""

    text: str
    hash: int
    owner: int
    kind: int


def mix(value: int) -> int:
    """Spread 64 bits."""
    value ^= value >> 31
    value = value * 0x7FB5D329728EA185 & MASK
    value ^= value >> 27
    value = value * 0x81DADEF4BC2DD44D & MASK
    return value ^ value >> 33


def category(char: str) -> str:
    if ord(char) < 0x10000:
        return unicodedata.category(char)
    emoji = 0x1F000 <= ord(char) < 0x20000 or ord(char) >= 0x40000
    return "So" if emoji else "Lo"


@cache
def folded(char: str) -> str:
    """A character as it counts: folded, '' for none, ' ' between words."""
    if char in QUOTES or category(char) == "Cf":
        return ""
    if category(char) == "Nd":
        return str(unicodedata.digit(char))
    if category(char)[0] not in "LNM":
        return " "
    plain = [one for one in (char.casefold(), char.lower()) if len(one) == 1]
    return plain[0] if plain and ord(char) < 0x10000 else char


def kind_of(char: str) -> int:
    kinds = {"Nd": NUMBER, "Lu": CAPITAL, "Lt": CAPITAL, "Lo": CASELESS}
    return kinds.get(category(char), LETTER)


def is_unspaced(char: str) -> bool:
    return any(first <= ord(char) <= last for first, last in UNSPACED)


def normal(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def words(text: str) -> Iterator[Word]:
    """The words of a text in normal form."""
    word, kind, before, owned = "", LETTER, "", False
    for char, after in pairwise(text + "  "):
        plain = folded(char)
        if char == ".":
            plain = "." if word and folded(after).strip() else " "
        before, dropped = plain, before == ""
        if plain == "":
            continue
        if word and (plain == " " or is_unspaced(char)):
            yield make_word(word, owned, kind)
            word = ""
        if plain != " ":
            kind = kind if word else kind_of(char)
            owned = bool(word) and dropped and plain == "s"
            word += plain
        if word and is_unspaced(char):
            yield make_word(word, owned, kind)
            word = ""


def make_word(text: str, owned: bool, kind: int) -> Word:  # noqa: FBT001 - a possessive s ends it
    value = word_hash(text)
    return Word(text, value, word_hash(text[:-1]) if owned else value, kind)


def word_hash(text: str) -> int:
    value = SEED
    for char in text:
        value = (value ^ ord(char)) * STEP & MASK
    return mix(value)


def gram(first: int, second: int = 0, third: int = 0) -> int:
    return mix(((first * C1 + second) * C2 + third) & MASK)


def chain(hashes: Sequence[int], salt: int) -> int:
    for one in hashes:
        salt = mix((salt * C1 + one) & MASK)
    return salt


def slots(found: Sequence[Word], kind: int) -> list[int]:
    """(context << 16 | value) of the first words of a kind."""
    masked = (NUMBER,) if kind == NUMBER else (NUMBER, CAPITAL)
    seen = [0, 0, *(MASKED[w.kind] if w.kind in masked else w.hash for w in found), 0]
    made = [
        (mix(((seen[n] * C1 + seen[n + 1]) * C2 + seen[n + 3]) * C3 & MASK) >> 32) << 16
        | word.owner >> 48
        for n, word in enumerate(found)
        if word.kind == kind
    ]
    return sorted(set(made[:SLOTS]))


def grams(hashes: list[int]) -> list[int]:
    if 0 < len(hashes) < 3:
        return [gram(*hashes)]
    return [gram(*hashes[n : n + 3]) for n in range(len(hashes) - 2)]


def sentence_hashes(paragraphs: Sequence[str]) -> tuple[int, ...]:
    parts = [
        [word.hash for word in words(text[start:end])]
        for text in (re.sub(r"[ \t-\r]+", " ", normal(one)) for one in paragraphs)
        for start, end in sentences(text)
    ]
    return tuple(chain(part, 3) >> 32 for part in parts if part)[:512]


def digest_of(body: list[Word], head: list[Word], raw: str) -> bytes:
    text = (" ".join(word.text for word in body or head) or raw).encode("utf-8", "surrogatepass")
    part = b"body" if body else b"headline" if head else b"raw"
    return hashlib.blake2b(text, digest_size=16, person=part).digest()


def whole(body: str) -> Whole:
    """What `service.core.likeness.whole` returns."""
    found = list(words(normal(body)))
    numbers, names = (
        frozenset(word.owner >> 48 for word in [one for one in found if one.kind == kind][:1024])
        for kind in (NUMBER, CAPITAL)
    )
    return Whole(
        Values(numbers, names), tuple(sorted(anchors([word.hash for word in found]))[:64])
    )


def anchors(hashes: list[int]) -> set[int]:
    three = grams(hashes)
    return {mix((a * C3 + b) & MASK) for a, b in zip(three, three[3:], strict=False)}


def keys_of(hashes: list[int], body: int, head: list[Word], day: int) -> tuple[int, ...]:
    six = anchors(hashes)
    lead = [chain(hashes[:12], 1), chain(hashes[:8], 2)] if hashes else []
    total = sum(mix(word.hash) for word in head) & MASK
    named = day and len({word.hash for word in head}) >= 3
    title = [mix((total * C1 + day) & MASK)] if named else []
    return tuple(dict.fromkeys([*sorted(six)[:ANCHORS], *lead, body, *title]))


def sign(headline: str | None, paragraphs: Sequence[str], day: str | None) -> Signature:
    """What `service.core.likeness.sign` returns."""
    number = number_of(day) if day else 0
    body = [word for one in paragraphs for word in words(normal(one))]
    head = list(words(normal(headline or "")))
    digest = digest_of(body, head, f"{headline}\n" + "\x1e".join(paragraphs))
    key = int.from_bytes(digest[:8], "little")
    return Signature(
        body_hash=digest.hex(),
        sentences=sentence_hashes(paragraphs),
        sketch=sketch_of(body, head, number, key),
        keys=keys_of([word.hash for word in body], key, head, number),
    )


def sketch_of(body: list[Word], head: list[Word], day: int, key: int) -> bytes:
    kinds = [word.kind for word in body]
    short = [one >> 32 for one in grams([word.hash for word in body])]
    smallest, lead = sorted(set(short)), sorted(set(short[:LEAD_GRAMS]))
    numbers, names = slots(body, NUMBER), slots(body, CAPITAL)
    names = names if 2 * kinds.count(CAPITAL) < len(body) else []
    title = sorted({word.hash >> 32 for word in head})[:HEADLINE]
    flags = (len(smallest) <= SKETCH) | 2 * (2 * kinds.count(CASELESS) > len(body))
    least = smallest[:SKETCH]
    counts = (len(least), len(lead), len(numbers), len(names), len(title))
    return (
        HEADER.pack(2, flags, *counts, 0, len(body), day, key)
        + b"".join(slot.to_bytes(6, "little") for slot in (*numbers, *names))
        + struct.pack(f"<{len(least) + len(lead) + len(title)}I", *least, *lead, *title)
    )


@dataclass(slots=True)
class Sketch:
    """A sketch unpacked."""

    complete: bool
    grams: set[int]
    lead: set[int]
    numbers: dict[int, set[int]]
    names: dict[int, set[int]]
    headline: set[int]


def unpack(sketch: bytes) -> Sketch:
    _, flags, *counts, _, _, _, _ = HEADER.unpack_from(sketch)
    least, lead, numbers, names, title = counts
    middle = HEADER.size + 6 * numbers
    end = middle + 6 * names
    hashes = struct.unpack(f"<{least + lead + title}I", sketch[end:])
    return Sketch(
        complete=bool(flags & 1),
        grams=set(hashes[:least]),
        lead=set(hashes[least : least + lead]),
        numbers=by_context(sketch[HEADER.size : middle]),
        names=by_context(sketch[middle:end]),
        headline=set(hashes[least + lead :]),
    )


def by_context(packed: bytes) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for start in range(0, len(packed), 6):
        slot = int.from_bytes(packed[start : start + 6], "little")
        found.setdefault(slot >> 16, set()).add(slot & 0xFFFF)
    return found


def shared(new: bytes, known: bytes) -> tuple[float, ...]:
    """Containment, Jaccard, lead and headline containment, then how slots agree."""
    one, two = unpack(new), unpack(known)
    limit = min((max(s.grams) for s in (one, two) if not s.complete), default=MASK)
    ours, theirs = ({g for g in s.grams if g <= limit} for s in (one, two))
    return (
        contained(ours, theirs),
        len(ours & theirs) / max(1, len(ours | theirs)),
        contained(one.lead, two.lead),
        contained(one.headline, two.headline),
        *agreement(one.numbers, two.numbers),
        *agreement(one.names, two.names),
        parted(one.names, two.names),
    )


def contained(one: set[int], two: set[int]) -> float:
    return len(one & two) / max(1, min(len(one), len(two)))


def agreement(one: dict[int, set[int]], two: dict[int, set[int]]) -> tuple[int, int]:
    both = [bool(one[context] & two[context]) for context in one.keys() & two.keys()]
    return sum(both), len(both) - sum(both)


def parted(one: dict[int, set[int]], two: dict[int, set[int]]) -> int:
    pairs = [(one[context], two[context]) for context in one.keys() & two.keys()]
    return sum(bool(a & b and a - b and b - a) for a, b in pairs)
