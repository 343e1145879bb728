"""What a run of capitals may be by its own letters: asked once a name, and kept.

Each pass over a text looks at the few runs that may be of its kind, and at no others.
"""

from functools import lru_cache

from service.core.enrich import organisations
from service.core.enrich.candidates import may_place
from service.core.enrich.naming import may_name
from service.core.enrich.organisation_context import may_employ
from service.core.enrich.scan import WORD, Trait
from service.core.enrich.words import CALENDAR


@lru_cache(maxsize=16384)
def traits_of(run: str) -> int:
    """Return the traits of a run."""
    several, words = " " in run, WORD.findall(run)
    return (
        Trait.SEVERAL * several
        + Trait.PERSON * (several and may_name(run.split(" ")))
        + Trait.BODY * organisations.may_tell(run)
        + Trait.KNOWN * organisations.is_known(words)
        + Trait.DATED * (not CALENDAR.isdisjoint(words))
        + Trait.PLACE * may_place(run)
        + Trait.FIRM * may_employ(run)
    )
