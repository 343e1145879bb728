"""What a run of capitals may be by its own letters: asked once a name, and kept.

Each pass over a text looks at the few runs that may be of its kind, and at no others.
"""

from functools import lru_cache

from service.core.enrich import organisations, schedule
from service.core.enrich.candidates import may_place
from service.core.enrich.naming import may_name
from service.core.enrich.organisation_context import may_employ
from service.core.enrich.scan import Trait


@lru_cache(maxsize=16384)
def traits_of(run: str) -> int:
    """Return the traits of a run."""
    several = " " in run
    return (
        Trait.SEVERAL * several
        + Trait.PERSON * (several and may_name(run))
        + Trait.BODY * organisations.may_tell(run)
        + Trait.KNOWN * organisations.is_known(run)
        + Trait.DATED * schedule.is_dated(run)
        + Trait.PLACE * may_place(run)
        + Trait.FIRM * may_employ(run)
    )
