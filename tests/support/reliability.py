"""Reliability of dates: of those given with a confidence, how many are right."""

from collections.abc import Iterable
from dataclasses import dataclass, field

BINS = (0.0, 0.45, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
SURE = 0.9


@dataclass(slots=True)
class Reliability:
    """Counts a bin: how many days were given, how many right, and the sum of confidences."""

    given: list[int] = field(default_factory=lambda: [0] * (len(BINS) - 1))
    right: list[int] = field(default_factory=lambda: [0] * (len(BINS) - 1))
    claimed: list[float] = field(default_factory=lambda: [0.0] * (len(BINS) - 1))
    absent: int = 0

    def add(self, value: str | None, confidence: float | None, truth: str) -> None:
        """Count one day, or its absence."""
        if value is None:
            self.absent += 1
            return
        sure = confidence or 0.0
        place = next(n for n in range(len(BINS) - 1) if sure < BINS[n + 1])
        self.given[place] += 1
        self.right[place] += value[:10] == truth
        self.claimed[place] += sure

    def sure(self) -> tuple[int, int]:
        """How many were given at 0.9 or more, and how many of those are right."""
        first = BINS.index(SURE)
        return sum(self.given[first:]), sum(self.right[first:])

    def lines(self, title: str) -> Iterable[str]:
        """The table as text."""
        yield f"{title}: {sum(self.given)} with a day, {self.absent} without"
        yield "  confidence      given    right   share  claimed"
        for low, high, given, right, claimed in zip(
            BINS, BINS[1:], self.given, self.right, self.claimed, strict=False
        ):
            if given:
                share, said = right / given, claimed / given
                bounds = f"{low:4.2f} - {min(high, 1):4.2f}"
                yield f"  {bounds}  {given:7}  {right:7}   {share:5.3f}    {said:5.3f}"
        given, right = self.sure()
        if given:
            yield f"  at {SURE} and more: {right} of {given} right, {right / given:.4f}"
