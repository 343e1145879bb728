"""Series: reports that come in the same words again, daily or oftener, with other figures."""

import re

# One line a series: its name and what its headline has. The first that fits names it. That a rate
# is cut is news, and so are shares and prices that somebody does something with.
DEFAULT_SERIES = r"""
weather: \bweather\b(?: (?:forecast|summary|outlook)\b|.*\btemperatures?\b)|^weather in\b
market: ^(?:\S+ ){0,3}(?:shares|stocks|kospi|kosdaq|nikkei|hang seng|dollar|won|yen|euro|bonds|\
futures)\b.*\b(?:opens?|opened|closes?|closed|ends?|ended|quoted|starts?)\b
rates: \b(?:koribor|libor|euribor|interbank|bond yields|rates table)\b|\
^(?:\S+ ){0,3}exchange rates?(?: (?:on|of|for|at)\b|$)|\
^(?=.*\b(?:discount(?: note)? rates?|base rates|call rates?)\b)\
(?!.*\b(?:cut|rais|lower|hik|lift|trim|slash|keep|hold|leav|hint|urg|see)(?:e?s|ed|ing)?\b)
prices: \b(?:price list|spot prices?|fixing(?<!price fixing)(?<!price-fixing)|commodity prices|\
metals prices)\b|^(?:\S+ )?prices of\b
digest: \b(?:news summary|summary of\b.*\bnews|top news|headlines? (?:in|of)|things to know|\
today in history|press digest|news schedule|day ahead)\b
"""


class Series:
    """Which series a headline belongs to, if any.

    Raises:
        ValueError: on construction, when a line is no `name: pattern`, or its pattern is none.
    """

    def __init__(self, table: str = DEFAULT_SERIES) -> None:
        lines = (line.strip() for line in table.replace("\\\n", "").splitlines())
        self._patterns = tuple(_entry(line) for line in lines if line and line[0] != "#")

    def of(self, headline: str | None) -> str | None:
        """Return the name of the series a headline belongs to."""
        text = (headline or "").casefold()
        return next((name for name, pattern in self._patterns if pattern.search(text)), None)


def _entry(line: str) -> tuple[str, re.Pattern[str]]:
    name, colon, pattern = line.partition(":")
    try:
        compiled = re.compile(pattern.strip())
    except re.error as error:
        message = f"series {name!r}: {error}"
        raise ValueError(message) from error
    if not colon or not name.strip() or not pattern.strip():
        message = f"{line!r} is no `name: pattern`"
        raise ValueError(message)
    return name.strip(), compiled


SERIES = Series()
