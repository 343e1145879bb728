"""Dispatches that were filed anew, in other words.

What two texts share word by word says little then. What does not change with the words are the
facts: whom a report is about, and all of its figures.
"""

from base64 import b64decode
from dataclasses import dataclass
from functools import cache

from service.core.internal import ReadItem, Verdict
from service.core.likeness import SHORT, TINY, Features, names_of, spelled_out, values
from service.core.story.compatible import (
    one_subject,
    openers,
    other_subject,
    others,
)
from service.core.story.headings import (
    are_opposed,
    other_figures,
    other_session,
    tickers,
)
from service.core.story.swapped import is_of_another_thing

# How much two texts share in all, and of opening and headline together; what of the facts.
_ALIKE, _ALIKE_NEXT_DAY, _OPENED, _HEADED = 1.05, 1.2, 0.4, 0.9
_SHARED, _UNDATED, _TOLD, _NAMED, _FEWEST = 0.4, 0.85, 0.75, 0.7, 6
# A figure tells more than a name does: it is hardly there by chance.
_WEIGHT, _COUNTED = 2, 5
# Two forms begin alike. Of a table each fifth word is a figure.
_FORM, _MANY, _DENSE = 0.55, 6, 0.2
_LONG, _ONE_SIZE = 150, 1.15


@dataclass(frozen=True, slots=True)
class Facts:
    """Figures and names of the shorter of two texts: in the longer one, and nowhere in it."""

    figures: int
    other_figures: int
    names: int
    other_names: int

    @property
    def told(self) -> float:
        """How much of the facts is told again, 0 to 1."""
        told = _WEIGHT * self.figures + self.names
        return told / max(1, told + _WEIGHT * self.other_figures + self.other_names)

    @property
    def named(self) -> float:
        """How many of the names stand in both, 0 to 1."""
        return self.names / max(1, self.names + self.other_names)

    def is_table(self, words: int) -> bool:
        """Tell whether a text of so many words hardly has others than figures and their labels."""
        return self.figures >= max(_MANY, _DENSE * words - self.other_figures)


def facts_of(item: ReadItem, known: Verdict, f: Features) -> Facts:
    """Return which facts of the shorter text stand in the longer one."""
    ours, theirs = (values(b64decode(one.sketch)) for one in (item, known))
    small, large = (ours, theirs) if f.new_words <= f.known_words else (theirs, ours)
    return Facts(
        len(small.numbers & large.numbers),
        len(small.numbers - large.numbers),
        len(small.names & large.names),
        len(small.names - spelled_out(large.names) - openers()),
    )


def is_rewritten(item: ReadItem, known: Verdict, f: Features) -> bool:
    """Tell a report put into other words: about the same, with all of its figures.

    A short one has to be a table. The desk of the next day puts long ones into other words, too.
    Where no day is known, what comes daily or monthly is told apart by keeping fewer words.
    """
    apart, least = f.days_apart, min(f.new_words, f.known_words)
    if (apart or 0) > 1 or least < (SHORT if apart else TINY):
        return False
    floor = _UNDATED if apart is None else _SHARED
    if f.containment < floor or not _is_told_alike(f) or is_another(item, known, f):
        return False
    if apart is None and _of_other_days(item, known):
        return False
    told = facts_of(item, known, f)
    table = told.is_table(least)
    if not _tells_again(f, told) or not (table or least >= SHORT):
        return False
    if not table and _is_filled_in(item, known, f):
        return False
    return one_subject(item, known) and not other_subject(item, known)


@cache
def weekdays() -> frozenset[int]:
    """Return the days of the week as a sketch has them."""
    days = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
    return frozenset[int]().union(*map(names_of, days))


def _of_other_days(item: ReadItem, known: Verdict) -> bool:
    """Tell whether each of two texts without a day speaks of days of the week, and of others."""
    told = [values(b64decode(one.sketch)).names & weekdays() for one in (item, known)]
    return all(told) and told[0].isdisjoint(told[1])


def _tells_again(f: Features, told: Facts) -> bool:
    """Tell whether the facts are the same: of figures all, of names most."""
    dated = f.days_apart is not None
    spare = int(dated and told.figures >= _COUNTED and not f.names_conflicting)
    if max(f.numbers_conflicting, told.other_figures) > spare:
        return False
    if f.names_conflicting > 1 and told.named < _NAMED:
        return False
    if told.figures >= told.names and f.containment < _FORM:
        return False
    return told.told >= _TOLD and told.figures + told.names >= _FEWEST


def _is_told_alike(f: Features) -> bool:
    """Tell whether opening or headline stays, and enough of both and of all the words.

    An aside on one event tells of all that the report of it does, below an opening of its own.
    """
    alike = f.containment + (f.lead + f.headline) / 2
    topped = f.lead >= _OPENED or f.headline >= _HEADED
    return topped and alike >= (_ALIKE if f.days_apart == 0 else _ALIKE_NEXT_DAY)


def is_another(item: ReadItem, known: Verdict, f: Features) -> bool:
    """Tell by two headlines that they are of another hour, price, good or company."""
    ours, theirs = item.headline, known.headline
    said = are_opposed(ours, theirs) or other_session(ours, theirs)
    if said or other_figures(ours, theirs) or is_of_another_thing(item, known, f):
        return True
    letters = [tickers(one) for one in (ours, theirs)]
    return all(letters) and letters[0].isdisjoint(letters[1])


def _is_filled_in(item: ReadItem, known: Verdict, f: Features) -> bool:
    """Tell two texts of one size in which others are named, each by names of its own."""
    least, most = sorted((f.new_words, f.known_words))
    one_size = most <= min(_LONG, _ONE_SIZE * least)
    return one_size and f.names_conflicting > 1 and others(item, known, 2)
