"""The opinion on two texts: one story told again, a newer telling, kin, or strangers.

Thresholds were measured on labelled pairs of real wire copy. Overlap alone cannot tell a copy from
the next day's report in the same words; what does is whether numbers and names agree in the
contexts that both texts share.
"""

from dataclasses import dataclass
from enum import StrEnum
from operator import ge

from service.core.article import ItemClass
from service.core.likeness.features import Features

TINY, SHORT, LONG = 25, 60, 150
FAR_HOURS = 72
RELATED = 0.35
# Without capital letters there are no names to contradict, so more text must agree.
CASELESS_FLOOR = 0.75
_HOUR_MS = 3_600_000
_RECURRING = frozenset({ItemClass.TABLE, ItemClass.QUOTE, ItemClass.ALMANAC, ItemClass.DIGEST})


class Likeness(StrEnum):
    """What the new text is to the known one; the first three are the same story."""

    EXACT = "exact"
    NEAR = "near"
    UPDATE = "update"
    RELATED = "related"
    DIFFERENT = "different"


class Reason(StrEnum):
    """The rule that decided."""

    IDENTICAL = "identical"
    SAME_TEXT = "same_text"
    MARKER = "marker"
    LONGER = "longer"
    FIGURES = "figures"
    OLDER = "older"
    SHORT_TEXT = "short_text"
    NUMBER_CONFLICT = "number_conflict"
    NAME_CONFLICT = "name_conflict"
    REDATED = "redated"
    FAR = "far"
    OTHER_OPENING = "other_opening"
    LOW_OVERLAP = "low_overlap"
    TEMPLATE = "template"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a text beside its sketch; times tell a distance where days do not."""

    rank: int
    item_class: str
    timestamp_ms: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What two texts are to one another, the rule that said so, and what it looked at."""

    likeness: Likeness
    reason: Reason
    features: Features


@dataclass(frozen=True, slots=True)
class _Pair:
    f: Features
    climb: int
    far: bool
    same_day: bool
    other_day: bool
    words: int

    @property
    def dated(self) -> bool:
        """Whether both texts have a day."""
        return self.same_day or self.other_day

    @property
    def number_share(self) -> float:
        """How many of the shared number contexts disagree, 0 to 1."""
        bad = self.f.numbers_conflicting
        return bad / (bad + self.f.numbers_agreeing) if bad else 0.0

    @property
    def name_share(self) -> float:
        """How many of the shared name contexts disagree, 0 to 1."""
        bad = self.f.names_conflicting
        return bad / (bad + self.f.names_agreeing) if bad else 0.0

    @property
    def marked(self) -> bool:
        """Whether one is a marked revision of the other: same day, same top, other rank."""
        same_top = self.f.headline >= 0.8 or self.f.lead >= 0.6
        return bool(self.climb) and self.same_day and same_top

    def holds(self, containment: float) -> bool:
        """Tell whether the texts share enough, more of it where names cannot contradict."""
        floor = max(containment, CASELESS_FLOOR) if self.f.caseless else containment
        return self.f.containment >= floor

    def apart(self, reason: Reason, *, may_relate: bool = True) -> Opinion:
        """Return that they are two stories, related when they share much."""
        near = may_relate and self.f.containment >= RELATED
        return self.says(Likeness.RELATED if near else Likeness.DIFFERENT, reason)

    def says(self, likeness: Likeness, reason: Reason) -> Opinion:
        """Return an opinion on this pair."""
        return Opinion(likeness=likeness, reason=reason, features=self.f)


def decide(features: Features, new: Facts, known: Facts) -> Opinion:
    """Say what the new text is to the known one; the first rule that applies decides."""
    pair = _pair(features, new, known)
    by_class = _by_class(pair, new.item_class, known.item_class)
    if by_class is not None:
        return by_class
    if features.exact:
        return _identical(pair)
    if not pair.words:
        return _headline_only(pair)
    return _short(pair) if pair.words < SHORT else _long(pair)


def _pair(features: Features, new: Facts, known: Facts) -> _Pair:
    apart = features.days_apart
    return _Pair(
        f=features,
        climb=new.rank - known.rank,
        far=_is_far(new, known) if apart is None else apart * 24 > FAR_HOURS,
        same_day=apart == 0,
        other_day=bool(apart),
        words=min(features.new_words, features.known_words),
    )


def _is_far(new: Facts, known: Facts) -> bool:
    if new.timestamp_ms is None or known.timestamp_ms is None:
        return False
    return abs(new.timestamp_ms - known.timestamp_ms) > FAR_HOURS * _HOUR_MS


def _by_class(pair: _Pair, new: str, known: str) -> Opinion | None:
    """Keep digests from the stories they hold, and recurring items from those of other days."""
    if (new == ItemClass.DIGEST) != (known == ItemClass.DIGEST):
        return pair.apart(Reason.DIGEST)
    if new not in _RECURRING and known not in _RECURRING:
        return None
    reissued = pair.same_day and not pair.climb and pair.f.numbers_conflicting
    undated = not pair.same_day and not pair.f.exact
    if pair.other_day or undated or reissued:
        return pair.apart(Reason.TEMPLATE)
    return None


def _identical(pair: _Pair) -> Opinion:
    """Judge equal bodies: the shortest are formulas unless headline and day agree, too."""
    # Two companies file one notice in the same words: then only the headlines tell them apart.
    headless = pair.same_day and not pair.f.headline_words
    if pair.words < TINY and pair.f.headline < 0.99 and not headless:
        return pair.says(Likeness.DIFFERENT, Reason.SHORT_TEXT)
    if pair.other_day and pair.words < SHORT:
        return pair.says(Likeness.DIFFERENT, Reason.REDATED)
    limit = LONG if pair.other_day else SHORT
    if pair.far and not pair.same_day and pair.words < limit:
        return pair.says(Likeness.RELATED, Reason.FAR)
    return pair.says(Likeness.EXACT, Reason.IDENTICAL)


def _headline_only(pair: _Pair) -> Opinion:
    """Judge an alert without a body: its headline has to be that of the story, of one day."""
    f = pair.f
    if pair.same_day and f.headline >= 0.99 and f.headline_words >= 5:
        return _same(pair)
    return pair.says(Likeness.DIFFERENT, Reason.SHORT_TEXT)


def _short(pair: _Pair) -> Opinion:
    """Judge little evidence: nothing may disagree, and one headline has to hold the other."""
    f = pair.f
    if _raises_a_figure(pair):
        return pair.says(Likeness.UPDATE, Reason.FIGURES)
    if _is_late_original(pair):
        return _same(pair)
    reason = None if _is_excerpt(pair) else _disagreement(pair)
    if reason is not None:
        kin = f.containment >= 0.75 and not f.numbers_conflicting
        return pair.says(Likeness.RELATED if kin else Likeness.DIFFERENT, reason)
    if f.headline < 0.99 and not (_told_alike(pair) or _is_excerpt(pair)):
        return pair.apart(Reason.SHORT_TEXT)
    if not pair.holds(0.5 if pair.same_day and pair.words >= TINY else 0.75):
        return pair.apart(Reason.LOW_OVERLAP)
    return _same(pair)


def _is_excerpt(pair: _Pair) -> bool:
    """Tell the first words of a longer text, as papers print them, some a day later.

    What comes daily in the same words has other figures, and no longer text to be cut from.
    """
    f = pair.f
    cut = f.known_words >= 1.3 * f.new_words and min(f.containment, f.lead) >= 0.95
    disagree = f.numbers_conflicting + f.names_conflicting + f.names_parted
    facts = f.numbers_agreeing >= 2 and f.names_agreeing >= 5 and not disagree
    return cut and facts and pair.dated and not pair.far


def _is_late_original(pair: _Pair) -> bool:
    """Tell the few sentences that a version of their day has grown from, if that came first.

    A brief that is a story of its own stands beside one that says it is no update of anything.
    """
    f = pair.f
    disagree = f.numbers_conflicting + f.names_conflicting + f.names_parted
    facts = f.numbers_agreeing >= 2 and f.names_agreeing >= 5 and not disagree
    below = pair.climb < 0 and pair.same_day and f.known_words >= 1.3 * f.new_words
    alike = f.lead >= 0.6 and f.headline >= 0.4 and pair.holds(0.75)
    return facts and below and alike and pair.words >= TINY


# What of two short texts of a day has to be alike under another headline, a line each way: what
# they share, their openings, their headlines; numbers and names that agree; words. One man may be
# named for two posts a day in nearly the same words: only nearly.
_ALIKE = (
    (0.9, 0.9, 0.5, 1, 4, TINY),
    (0.8, 0.8, 0.75, 2, 4, TINY),
    (0.8, 0.8, 0.6, 3, 6, 40),
    (0.7, 0.7, 0.5, 4, 8, 40),
)


def _told_alike(pair: _Pair) -> bool:
    """Tell whether so many facts of one day agree that the headline may be another one."""
    f = pair.f
    if not pair.same_day:
        return False
    if f.numbers_agreeing >= 6 and f.containment >= 0.8 and f.headline >= 0.8:
        return True
    grown = f.new_words >= 1.5 * f.known_words and f.containment >= 0.9 and f.names_agreeing >= 6
    opened = f.lead >= 0.6 and f.numbers_agreeing >= 1 and not f.names_parted
    if grown and pair.words >= TINY and f.headline >= (0.4 if opened else 0.75):
        return True
    told = (f.containment, f.lead, f.headline, f.numbers_agreeing, f.names_agreeing, pair.words)
    alike = (all(map(ge, told, least)) for least in _ALIKE)
    return not f.names_parted and any(alike)


def _raises_a_figure(pair: _Pair) -> bool:
    """Tell a numbered version with another figure or two: a toll that rises, a count that goes on.

    All names agree, and so do most figures: the next report in the same words has others.
    """
    f, bad = pair.f, pair.f.numbers_conflicting
    if not (pair.climb and pair.same_day and 0 < bad <= min(2, f.numbers_agreeing)):
        return False
    named = f.names_agreeing >= 2 and not f.names_conflicting
    return named and pair.words >= TINY and f.lead >= 0.6 and pair.holds(0.75)


def _disagreement(pair: _Pair) -> Reason | None:
    if pair.f.numbers_conflicting:
        return Reason.NUMBER_CONFLICT
    if pair.f.names_conflicting:
        return Reason.NAME_CONFLICT
    if pair.other_day:
        return Reason.REDATED
    return Reason.FAR if pair.far else None


def _long(pair: _Pair) -> Opinion:
    f = pair.f
    if pair.other_day and not _survives_redating(pair):
        return pair.apart(Reason.REDATED, may_relate=pair.number_share <= 0.2)
    if f.numbers_conflicting:
        return _revision(pair)
    if _other_names(pair):
        return pair.apart(Reason.NAME_CONFLICT)
    if not (_same_top(f) or _is_retold(pair)):
        return pair.apart(Reason.OTHER_OPENING)
    if not pair.holds(_floor(pair)):
        return pair.apart(Reason.LOW_OVERLAP)
    too_far = pair.far and not pair.holds(0.8)
    return pair.apart(Reason.FAR) if too_far else _same(pair)


def _floor(pair: _Pair) -> float:
    """Return how much two texts with one top have to share: less on one day."""
    f = pair.f
    if not pair.same_day:
        return 0.6
    agreeing = 0 if f.names_conflicting else f.names_agreeing
    named = f.headline >= 0.75 and agreeing >= 12
    # A version that says it is one needs less text: none of its facts is another.
    followed = pair.climb > 0 and agreeing >= 5 and f.numbers_agreeing >= 4
    return 0.45 if f.lead >= 0.5 else 0.5 if named or followed else 0.6


def _same_top(f: Features) -> bool:
    return f.lead >= 0.5 or f.headline >= 0.6


def _copies_top(pair: _Pair) -> bool:
    return pair.f.lead >= 0.75 and pair.holds(0.7)


def _is_retold(pair: _Pair) -> bool:
    """Tell a story under a top that is half new and all of whose facts stay, told no shorter.

    A brief is a story of its own, though a longer one may hold all of it.
    """
    f = pair.f
    half = min(f.lead, f.headline) >= 0.4 and f.lead + f.headline >= 0.9
    facts = f.numbers_agreeing >= 3 and f.names_agreeing >= 10 and not f.names_conflicting
    longer = f.known_words <= f.new_words <= 1.5 * f.known_words
    return half and facts and longer and pair.same_day and pair.holds(0.7)


def _survives_redating(pair: _Pair) -> bool:
    """Tell a story filed again on another day from the next report in the same words."""
    f = pair.f
    names = 2 if f.containment >= 0.9 and pair.name_share <= 0.05 else 1
    if f.numbers_conflicting or f.names_conflicting > names or pair.far or not _same_top(f):
        return False
    agreeing = f.numbers_agreeing + f.names_agreeing
    if pair.holds(0.8) or (agreeing >= 24 and f.numbers_agreeing >= 6 and _copies_top(pair)):
        return True
    same_facts = not f.names_conflicting and agreeing >= 12
    # Past midnight at its desk a story goes on growing under a headline of its own.
    next_day = f.days_apart == 1 and f.numbers_agreeing >= 5
    if same_facts and next_day and f.lead >= 0.7 and pair.holds(0.75):
        return True
    return same_facts and f.headline >= 0.75 and f.lead >= 0.6 and pair.holds(0.55)


def _revision(pair: _Pair) -> Opinion:
    """Judge texts with another figure in one place: at best a revision of the same day."""
    f, share = pair.f, pair.number_share
    marked = pair.marked and pair.holds(0.5) and share <= 0.6
    few = share <= 0.15 and f.numbers_conflicting <= 3
    same_top = f.headline >= 0.8 or (f.headline >= 0.6 and f.lead >= 0.5)
    unmarked = pair.same_day and few and same_top and pair.holds(0.6)
    if pair.far or not (marked or unmarked):
        return pair.apart(Reason.NUMBER_CONFLICT, may_relate=share <= 0.25)
    if pair.name_share > 0.35:
        return pair.apart(Reason.NAME_CONFLICT)
    return pair.says(Likeness.UPDATE, Reason.FIGURES)


def _other_names(pair: _Pair) -> bool:
    f, share, bad = pair.f, pair.name_share, pair.f.names_conflicting
    if (share > 0.12 and bad > 1) or bad > 5:
        marked = pair.marked and pair.holds(0.5) and share <= 0.5 and bad <= 6
        titled = pair.same_day and f.headline >= 0.95 and share <= 0.25 and bad <= 3
        if not marked and not (titled and pair.holds(0.6)):
            return True
    if pair.marked and bad == 1 and f.numbers_agreeing >= 2:
        return False
    weak = f.containment < 0.8 or pair.words < 80 or not pair.dated
    return share > (0.08 if pair.dated else 0.05) and f.headline < 0.8 and weak


def _same(pair: _Pair) -> Opinion:
    """Name what the new telling of a story is: a later or longer one, an older one, the same."""
    f = pair.f
    fresh = f.new_words * (1 - f.kept)
    if pair.climb > 0:
        return pair.says(Likeness.UPDATE, Reason.MARKER)
    if pair.climb < 0:
        return pair.says(Likeness.NEAR, Reason.OLDER)
    longer = f.new_words >= min(1.15 * f.known_words, f.known_words + SHORT)
    if longer and fresh >= 25:
        return pair.says(Likeness.UPDATE, Reason.LONGER)
    return pair.says(Likeness.NEAR, Reason.SAME_TEXT)
