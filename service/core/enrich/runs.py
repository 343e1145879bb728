"""Runs of words that begin with a capital: whatever a text names stands in one.

They are looked for once; people, organisations and places are told apart among them.
"""

from collections.abc import Iterator

from service.core.enrich.kernel import scan
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

# What is longer names nothing, and would stay in the caches of those who ask for names.
_LONGEST = 400


def runs_of(text: str) -> tuple[list[Run], list[int]]:
    """Return the runs of a text in order, and where its words of time start.

    No run reaches over the end of a sentence. The half of them that are but the first word of a
    sentence name nothing and are left out, as are those too long for any name.
    """
    starts, ends, times = scan(text)
    found: list[Run] = []
    for start, end in zip(starts, ends, strict=True):
        run = text[start:end]
        if run in POSITION:
            continue
        if ". " in run:
            found += [one for one in _sentences(text, start, run) if len(one[1]) <= _LONGEST]
        elif end - start <= _LONGEST:
            found.append((start, run))
    return found, times


def is_initials(word: str) -> bool:
    """Say whether a word is of given names' first letters, as in J.P. and H.R., no state's."""
    bare = word.removesuffix(".")
    return (
        "." in bare
        and len(bare) == 2 * bare.count(".") + 1
        and bare not in _ENDING
        and bare not in ABBREVIATED
    )


def _sentences(text: str, start: int, run: str) -> Iterator[Run]:
    begin, stop = 0, run.find(". ")
    while stop >= 0:
        # Not split off a copy: a run of initials alone can be as long as the text.
        word = run[max(begin, run.rfind(" ", begin, stop) + 1) : stop]
        ends = len(word) > 1 or (word == "X" and text.endswith("on ", 0, start + stop - 1))
        if ends and word not in ABBREVIATED and not is_initials(word):
            yield start + begin, run[begin:stop]
            begin = stop + 2
        stop = run.find(". ", stop + 2)
    yield start + begin, run[begin:]
