"""Patterns compiled on first use, so that rarely needed ones do not slow down each start."""

import re
from typing import cast


class _Later:
    """A pattern not compiled yet; what was asked of it once is at hand like any attribute."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> object:
        asked: object = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, asked)
        return asked


def later(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first asked.

    For those that take long to compile and are seldom asked: each call takes some 30 ns more.
    """
    return cast("re.Pattern[str]", _Later(source, flags))
