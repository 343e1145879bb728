"""Runs of words that begin with a capital: whatever a text names stands in one.

They are looked for once; people, organisations and places are told apart among them.
"""

import re
from collections.abc import Iterator

# Where a run begins, and its text: "Vice Mayor Ko Min-jae", without "'s" and full stop.
Run = tuple[int, str]

LETTER = "[A-Z\u00c0-\u00d6\u00d8-\u00de\u0141\u015a\u0160\u017d\u0130\u010c]"
_REST = r"\w*(?:['\u2019&.@-](?!s\b)\w+)*"
_PARTICLE = (
    r"(?:(?:de(?: la| los)?|da|dos|du|di|del|van(?: der| den)?|von(?: der)?|der|bin|binti"
    r"|a/l|a/p|ibn|al|el|la) )"
)
# The letter before is looked at after the capital: a pattern that begins so is not sped up.
_RUN = re.compile(rf"{LETTER}(?<!\w.){_REST}(?:\.? {_PARTICLE}?{LETTER}{_REST})*")
_ASCII_RUN = re.compile(_RUN.pattern.replace(LETTER, "[A-Z]"), re.ASCII)
# A full stop behind these ends no sentence.
ABBREVIATED = frozenset(
    """Gen Gov Rep Sen Lt Col Maj Capt Sgt Brig Adm Dr Mr Mrs Ms Prof Rev St Jr Sr Ft Mt Hon Cmdr
    Cpl Pvt Atty Supt Insp Det Messrs Sec Amb Pres U.S U.N U.K E.U D.C""".split()
)


def runs_of(text: str) -> list[Run]:
    """Return the runs of a text in order; none reaches over the end of a sentence."""
    pattern = _ASCII_RUN if text.isascii() else _RUN
    found: list[Run] = []
    for match in pattern.finditer(text):
        run = match[0]
        if ". " in run:
            found += _sentences(match.start(), run)
        else:
            found.append((match.start(), run))
    return found


def _sentences(start: int, run: str) -> Iterator[Run]:
    begin, stop = 0, run.find(". ")
    while stop >= 0:
        word = run[begin:stop].rpartition(" ")[2]
        if len(word) > 1 and word not in ABBREVIATED:
            yield start + begin, run[begin:stop]
            begin = stop + 2
        stop = run.find(". ", stop + 2)
    yield start + begin, run[begin:]
