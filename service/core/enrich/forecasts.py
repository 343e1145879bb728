"""Forecasts: what a text foretells of a month or a year, and nobody has appointed."""

from service.core.enrich.moments import Moment

BEGINNING = frozenset(
    """open begin start launch take kick resume close end run visit hold meet host be play face
    travel leave return attend convene reconvene stage appear finish""".split()
)
PASSIVE = frozenset(
    """held opened launched staged released published unveiled played built completed announced
    signed inaugurated delivered introduced submitted sworn installed shown
    sentenced decided implemented""".split()
)
# What happens once, so that it may be appointed for this year.
_ONCE = (BEGINNING | PASSIVE | set("approved elected vote complete publish reopen".split())) - set(
    "be play face hold".split()
)
# What these foretell of a month or a year nobody has appointed: it will remain so in April.
_FORETELLING = frozenset(
    """continue remain stay need average exceed prevent have lead depend cost earn lose gain amount
    require stop become""".split()
)
# A market's: what is foretold of next year is told as news, of a month by the way.
_MOVING = frozenset(
    "rise fall grow increase decline decrease drop ease improve slow weaken strengthen".split()
)
LONG = frozenset({"month", "quarter", "half", "year"})


def is_foretold(moment: Moment, told: str, verb: str | None) -> bool:
    """Say whether a whole month or year is rather foretold, or denied, than appointed."""
    if moment.precision not in LONG:
        return False
    moving = verb in _MOVING and moment.method != "relative"
    return moving or verb in _FORETELLING or " not " in told


def is_forecast(text: str, start: int, moment: Moment) -> bool:
    """Say whether this year is that of a forecast, and of nothing that happens once."""
    if not text.endswith("this year", start, moment.until):
        return False
    return _ONCE.isdisjoint(text[start : moment.begin].split(" "))
