"""Runs of words that begin with a capital: whatever a text names stands in one.

They are looked for once; people, organisations and places are told apart among them.
"""

from functools import lru_cache
from typing import NamedTuple

from service.core.enrich.kernel import LONGEST, Mark, scan
from service.core.enrich.words import POSITION

# Where a run begins, and its text: "Vice Mayor Ko Min-jae", without "'s" and full stop.
Run = tuple[int, str]

# A full stop behind these ends no sentence.
ABBREVIATED = frozenset(
    """Gen Gov Rep Sen Lt Col Maj Capt Sgt Brig Adm Dr Mr Mrs Ms Prof Rev St Jr Sr Ft Mt Hon Cmdr
    Cpl Pvt Atty Supt Insp Det Messrs Sec Amb Pres Smt U.S U.N U.K E.U D.C""".split()
)

# And behind these one does: a state, a legal form, a form of address.
_ENDING = frozenset(
    "N.J N.Y N.H N.M N.C N.D S.C S.D R.I B.C P.R S.A N.V B.V K.K A.G S.L L.P P.L.C Y.M Y.B".split()
)

_BEFORE = Mark.QUOTED | Mark.BEHIND_THE | Mark.BEHIND_OF | Mark.BEHIND_WORD
_BEHIND = Mark.PARTED | Mark.JOINED


class Runs(NamedTuple):
    """The runs of a text in order: where each begins, its text, its marks; and words of time."""

    starts: list[int]
    names: list[str]
    marks: bytes | bytearray
    times: list[int]


def is_initials(word: str) -> bool:
    """Say whether a word is of given names' first letters, as in J.P. and H.R., no state's."""
    bare = word.removesuffix(".")
    return (
        "." in bare
        and len(bare) == 2 * bare.count(".") + 1
        and bare not in _ENDING
        and bare not in ABBREVIATED
    )


def runs_of(text: str) -> Runs:
    """Return the runs of a text. None reaches over the end of a sentence or is too long a name."""
    starts, ends, marks, times = scan(text)
    names = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    found = Runs(starts, names, marks, times)
    # As its bytes say, most texts have nothing to be cut.
    return found if marks.isascii() else _cut(text, found)


def _cut(text: str, runs: Runs) -> Runs:
    """Cut runs at the ends of sentences; leave out what is too long then."""
    starts, names, marks, at = [], [], bytearray(), 0
    for uncut in [at for at, mark in enumerate(runs.marks) if mark >= Mark.UNCUT]:
        starts += runs.starts[at:uncut]
        names += runs.names[at:uncut]
        marks += runs.marks[at:uncut]
        at = uncut + 1
        start, run, mark = runs.starts[uncut], runs.names[uncut], runs.marks[uncut]
        posted = run.startswith("X. ") and text.endswith("on ", 0, start)
        split = _split if len(run) <= LONGEST else _split.__wrapped__
        for offset, name, kept, own in split(run, posted):
            starts.append(start + offset)
            names.append(name)
            marks.append(mark & kept | own)
    return Runs(
        starts + runs.starts[at:], names + runs.names[at:], marks + runs.marks[at:], runs.times
    )


@lru_cache(maxsize=4096)
def _split(run: str, posted: bool) -> tuple[tuple[int, str, int, int], ...]:  # noqa: FBT001 - kept
    """Return the parts of a run that may name something, and its marks of theirs and their own.

    What was posted on X ends there.
    """
    parts, begin, stop, before = [], 0, run.find(". "), _BEFORE
    while stop >= 0:
        # Not split off a copy: a run of initials alone can be as long as the text.
        word = run[max(begin, run.rfind(" ", begin, stop) + 1) : stop]
        ends = len(word) > 1 or (stop == 1 and posted)
        if ends and word not in ABBREVIATED and not is_initials(word):
            parts.append((begin, run[begin:stop], before))
            begin, before = stop + 2, 0
        stop = run.find(". ", stop + 2)
    parts.append((begin, run[begin:], before | _BEHIND))
    return tuple(
        (begin, part, before, Mark.SHORT * part[1:2].isupper())
        for begin, part, before in parts
        if len(part) <= LONGEST and part not in POSITION
    )
