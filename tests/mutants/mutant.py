"""A guard taken away."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A guard, the text that is it, what stands there without it, and who should notice."""

    name: str
    file: str
    guard: str
    without: str
    noticed_by: tuple[str, ...]
