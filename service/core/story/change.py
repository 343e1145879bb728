"""What changed between two versions, from the hashes of their sentences."""

from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Counts of sentences; `similarity` is 0 (nothing in common) to 1 (the same)."""

    added: int
    removed: int
    changed: int
    similarity: float


def compare(before: tuple[int, ...], after: tuple[int, ...]) -> Change:
    """Compare two versions sentence by sentence, in order."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    added = removed = changed = 0
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        old, new = end - start, other_end - other_start
        changed += min(old, new)
        removed += max(old - new, 0)
        added += max(new - old, 0)
    similarity = matcher.ratio() if before or after else 1.0
    return Change(added=added, removed=removed, changed=changed, similarity=round(similarity, 2))
