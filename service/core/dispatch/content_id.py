"""Content ids and days in the urls of agencies."""

import re
from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple

from service.core.dates import UrlDate
from service.core.dates.calendar import MONTHS, make_day

_YONHAP = re.compile(r"(?:A[A-Z]{2}|PYH)((?:19|20)\d{2})(\d{2})(\d{2})\d{6}(?:\d{3})?")
_OTHERS = re.compile(
    r"(?:-?\bid([A-Z]{2}[A-Z0-9]{6,22})"
    r"|(?:/article/(?:[a-z0-9-]*-)?|\bapnews\.com/)([0-9a-f]{32})"
    r"|/(c_\d{6,12})\.html?|/([0-9a-f]{32})/c\.html?)(?:[/?#.]|\Z)"
)
# Reuters counts days in base 36: KBN and KCN ids from the first day of 2013, the lettered
# services (L1N, L8N …) from that of 2012; before and for some years beside it a day in figures.
_REUTERS = re.compile(
    r"\bid[A-Z]{2}(?:(K[BC]N)|L\dN)([0-9A-Z]{3})[0-9A-Z]{2,4}?(\d{8})?(?:[/?#.]|\Z)"
)
_REUTERS_DAY = re.compile(r"\bid[A-Z]{2}[A-Z0-9]{4,14}?((?:19|20)\d\d[01]\d[0-3]\d)(?:[/?#.]|\Z)")
_Y = r"(?P<y>(?:19|20)\d\d)"
_PATHS = (
    re.compile(rf"/{_Y}[-/]?(?P<m>\d\d)[-/]?(?P<d>\d\d)(?:\d{{4,9}})?(?:[/?#-]|\Z)"),
    re.compile(rf"/{_Y}/(?P<m>[a-z]{{3}})/(?P<d>\d\d?)/"),
    re.compile(rf"-{_Y}-(?P<m>\d\d)-(?P<d>\d\d)(?:[/?#.]|\Z)"),
    # KCNA's own: /item/2005/200512/news12/20.htm
    re.compile(rf"/item/{_Y}/\d{{6}}/news(?P<m>\d\d)/(?P<d>\d\d)\."),
    re.compile(rf"(?<!\d){_Y}(?P<m>\d\d)(?P<d>\d\d)\d{{6}}(?:[/?#.]|\Z)"),
    # Archives by country and year: /rok/2018/rok-181126-yonhap01.htm
    re.compile(r"/(?P<y>(?:19|20)(?P<yy>\d\d))/[a-z]{2,12}-(?P=yy)(?P<m>\d\d)(?P<d>\d\d)[-.]"),
)
_LOOSE = re.compile(rf"[/=_-]{_Y}(?P<m>\d\d)(?P<d>\d\d)(?:\d{{3,6}})?(?:[/?#&._-]|\Z)")
_MONTH = re.compile(rf"/{_Y}/(?:(?P<m>0[1-9]|1[0-2])/)?")
# KCNA Watch has the second at which it read a story; those before 2017 it read years later.
_WATCHED = re.compile(r"\bkcnawatch\.[a-z.]{2,6}/newstream/(1[4-9]\d{8})-")
_WATCHES = 1_483_196_400
_PYONGYANG = timezone(timedelta(hours=9))
# The Wayback Machine puts the second of its capture before the address that it kept.
_KEPT = re.compile(r"\bweb\.archive\.org/web/\d{4,14}[a-z_]{0,5}/")
_SEARCHED = 500


class Address(NamedTuple):
    """Where a text was found; the agency's own id of the item in it, and the day in that id."""

    url: str | None = None
    content_id: str | None = None
    id_day: date | None = None


def read_address(url: str | None) -> Address:
    """Read the agency's own id of an item in its url; only Yonhap's hold a day."""
    if not url:
        return Address()
    found = _YONHAP.search(url)
    if found:
        return Address(url, found.group(), make_day(*map(int, found.groups())))
    other = _OTHERS.search(url[-200:])
    return Address(url, next(filter(None, other.groups()), None) if other else None)


def url_date(url: str | None) -> UrlDate | None:
    """Return what a url shows of the day of issue: the day, the month or the year alone."""
    if not url:
        return None
    kept = _KEPT.search(url[:_SEARCHED]) if "archive.org" in url else None
    url = url[kept.end() :][:_SEARCHED] if kept else url[:_SEARCHED]
    found = (_reuters(url) if "id" in url else None) or _watched(url)
    if found:
        return found
    for pattern in _PATHS:
        found = _day(pattern.search(url), sure=True)
        if found:
            return found
    found = _day(_LOOSE.search(url), sure=False)
    if found:
        return found
    month = _MONTH.search(url)
    if month is None:
        return None
    text = month.group().strip("/")
    return UrlDate(year=int(month["y"]), month=int(month["m"] or 0), text=text)


def _day(found: re.Match[str] | None, *, sure: bool) -> UrlDate | None:
    if not found:
        return None
    month = MONTHS.get(found["m"], 0) if found["m"].isalpha() else int(found["m"])
    day = make_day(int(found["y"]), month, int(found["d"]))
    text = found.group().strip("/?#&=_-.")
    return _of(day, text, sure=sure) if day else None


def _of(day: date, text: str, *, sure: bool = True) -> UrlDate:
    return UrlDate(year=day.year, month=day.month, day=day.day, text=text, sure=sure)


def _watched(url: str) -> UrlDate | None:
    found = _WATCHED.search(url) if "kcnawatch" in url else None
    if not found or int(found.group(1)) < _WATCHES:
        return None
    day = datetime.fromtimestamp(int(found.group(1)), _PYONGYANG).date()
    return _of(day, found.group(1), sure=False)


def _reuters(url: str) -> UrlDate | None:
    dated = _REUTERS_DAY.search(url)
    if dated:
        digits = dated.group(1)
        day = make_day(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        return _of(day, dated.group().strip("/?#.")) if day else None
    counted = _REUTERS.search(url)
    if not counted:
        return None
    first = date(2013, 1, 1) if counted.group(1) else date(2012, 1, 1)
    day = first + timedelta(days=int(counted.group(2), 36))
    return _of(day, counted.group().strip("/?#."))
