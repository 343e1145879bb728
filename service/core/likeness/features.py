"""What two sketches have in common, and where they contradict one another."""

from enum import StrEnum
from typing import NamedTuple

from service.core.likeness import kernel
from service.core.likeness.days import apart
from service.core.likeness.signature import VERSION


class Day(StrEnum):
    """How the days of two texts compare; unknown when either has none."""

    SAME = "same"
    OTHER = "other"
    UNKNOWN = "unknown"


class Features(NamedTuple):
    """Two texts compared; shares are 0 to 1, conflicts are contexts with another value.

    `containment` is what the larger has of the smaller, `kept` how much of the new text the known
    one holds. `lead` looks at the first 40 words; `headline` is 0 when either has none, and
    `headline_words` those of the shorter. `new_words` and `known_words` count the bodies; days are
    numbers of `days.py`, 0 for none. `exact` is the same body, `caseless` a script without capital
    letters. `names_parted` counts contexts that agree in one name and have another on either side.
    """

    containment: float
    jaccard: float
    kept: float
    lead: float
    headline: float
    headline_words: int
    numbers_agreeing: int
    numbers_conflicting: int
    names_agreeing: int
    names_conflicting: int
    names_parted: int
    new_words: int
    known_words: int
    new_day: int
    known_day: int
    exact: bool
    caseless: bool

    @property
    def days_apart(self) -> int | None:
        """Days between the two, None when either has none."""
        return apart(self.new_day, self.known_day) if self.new_day and self.known_day else None

    @property
    def day(self) -> Day:
        """How the days compare."""
        between = self.days_apart
        if between is None:
            return Day.UNKNOWN
        return Day.OTHER if between else Day.SAME


def compare(new: bytes, known: bytes) -> Features:
    """Compare two sketches.

    Raises:
        ValueError: when either was not made by `sign` of this `VERSION`.
    """
    return Features._make(kernel.compare(new, known))


def comparable(*sketches: bytes) -> bool:
    """Tell whether all sketches are of this `VERSION`; a window may hold older ones."""
    return all(one[:1] == bytes((VERSION,)) for one in sketches)
