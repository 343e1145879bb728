"""Looks an agency up: by its name as printed, its host, its mail, what it alone prints."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from service.core.agency import Dialect
from service.core.agency_table import DIALECTS

_BY_NAME = {name: dialect for dialect in DIALECTS for name in dialect.printed}
_BY_NAME |= {name.upper(): _BY_NAME[name] for name in tuple(_BY_NAME) if len(name) > 3}  # noqa: PLR2004
NAMES = frozenset(_BY_NAME)
_BY_END = {end: dialect for dialect in DIALECTS for end in dialect.ends}
_BY_START = tuple((start, dialect) for dialect in DIALECTS for start in dialect.starts)
_BY_HOST = {host: dialect for dialect in DIALECTS for host in dialect.hosts}
_BY_MAIL = {host: dialect for dialect in DIALECTS for host in dialect.mail}
END_MARKS = tuple(_BY_END)
BY_KEY = {dialect.key: dialect for dialect in DIALECTS}
PRESS_RELEASE = frozenset(
    """prnewswire businesswire globenewswire marketwired accesswire cnw prweb einpresswire
    newsfile eqs""".split()
)


def by_name(printed: str, *, whole: bool = False) -> Dialect | None:
    """Return the agency printed as `printed`; of joint credits the last one known."""
    found = _BY_NAME.get(printed)
    if found or whole or not printed:
        return found
    for word in reversed(printed.replace("/", " ").replace("-", " ").split()):
        if word in _BY_NAME:
            return _BY_NAME[word]
    return None


def named_in(text: str) -> str | None:
    """Return the agency that a time line names: Source: Xinhua, KYODO NEWS - Feb 9, 2024."""
    return next((word for word in re.findall(r"\w+", text) if word in _BY_NAME), None)


def _by_domain(table: dict[str, Dialect], domain: str) -> Dialect | None:
    while domain:
        if domain in table:
            return table[domain]
        domain = domain.partition(".")[2]
    return None


@lru_cache(maxsize=4)  # asked several times of one text
def by_url(url: str | None) -> Dialect | None:
    """Return the agency whose own site a url is on."""
    host = host_of(url)
    return _by_domain(_BY_HOST, host) if host else None


def host_of(url: str | None) -> str | None:
    """Return the host of a url in small letters; None where it has none."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    return host[:200].lower() or None


def by_end(mark: str) -> Dialect | None:
    """Return the agency that alone ends its stories with `mark`."""
    return _BY_END.get(mark)


def by_start(headline: str) -> Dialect | None:
    """Return the agency that alone begins its headlines so."""
    return next((dialect for start, dialect in _BY_START if headline.startswith(start)), None)


def by_mail(address: str) -> Dialect | None:
    """Return the agency an address of a writer belongs to."""
    return _by_domain(_BY_MAIL, address.rpartition("@")[2][:200].lower())
