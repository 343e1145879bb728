"""What two sketches have in common, and where they contradict one another."""

from dataclasses import dataclass
from enum import StrEnum

from service.core.likeness import kernel

LEAD_WORDS = 40


class Day(StrEnum):
    """How the days of two texts compare; unknown when either has none."""

    SAME = "same"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """Two texts compared; shares are 0 to 1, conflicts are contexts with another value.

    `exact` is the same body. `containment` is what the larger has of the smaller,
    `kept` how much of the new text the known one holds. `lead` looks at the first 40 words;
    `headline` is 0 when either has none. `new_words` and `known_words` count the bodies;
    `days_apart` is None when either has no day. `caseless`: a script without capital letters.
    """

    exact: bool
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
    new_words: int
    known_words: int
    day: Day
    days_apart: int | None
    caseless: bool


def compare(new: bytes, known: bytes) -> Features:
    """Compare two sketches.

    Raises:
        ValueError: when either was not made by `sign` of this `VERSION`.
    """
    c = kernel.compare(new, known)
    dated = c.new_day and c.known_day
    lead = _share(c.lead_common, c.lead_least)
    containment = _share(c.common, min(c.new_grams, c.known_grams))
    return Features(
        exact=bool(c.exact),
        containment=max(containment, lead) if _all_lead(c) else containment,
        jaccard=_share(c.common, c.new_grams + c.known_grams - c.common),
        kept=_share(c.common, c.new_grams),
        lead=lead,
        headline=_share(c.headline_common, c.headline_least),
        headline_words=c.headline_least,
        numbers_agreeing=c.numbers_agreeing,
        numbers_conflicting=c.numbers_conflicting,
        names_agreeing=c.names_agreeing,
        names_conflicting=c.names_conflicting,
        new_words=c.new_words,
        known_words=c.known_words,
        day=_day(c.new_day, c.known_day) if dated else Day.UNKNOWN,
        days_apart=abs(c.new_day - c.known_day) if dated else None,
        caseless=bool(c.uncased),
    )


def _all_lead(c: kernel.Comparison) -> bool:
    # The sample of a long text may hold no gram of a flash; its first words hold them all.
    return min(c.new_words, c.known_words) <= LEAD_WORDS


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _day(new: int, known: int) -> Day:
    return Day.SAME if new == known else Day.OTHER
