"""Names of months as agencies write them, and a day by its words."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from service.core.lazy_pattern import later

_ROWS = (
    "jan january gen gennaio ene enero januar janvier janv jänner janeiro",
    "feb february febbraio febrero februar février fév févr fevereiro fev",
    "mar march marzo märz maerz mrz mars março",
    "apr april aprile abr abril avril avr",
    "may mag maggio mayo mai maio",
    "jun june giu giugno junio juni juin junho",
    "jul july lug luglio julio juli juillet juil julho",
    "aug august ago agosto août aout",
    "sep sept september set sett settembre septiembre septembre setembro",
    "oct october ott ottobre octubre okt oktober octobre out outubro",
    "nov november novembre noviembre novembro",
    "dec december dic dicembre diciembre dez dezember décembre déc dezembro",
)
MONTHS = {name: number for number, names in enumerate(_ROWS, 1) for name in names.split()}
# Looked up word by word and in no pattern: to read a day in English they cost nothing.
_FAR_ROWS = (
    "января январь янв ocak januari",
    "февраля февраль фев февр şubat februari",
    "марта март мар mart maret mac",
    "апреля апрель апр nisan",
    "мая май mayıs mei",
    "июня июнь июн haziran",
    "июля июль июл temmuz julai",
    "августа август авг ağustos ogos agustus",
    "сентября сентябрь сен сент eylül",
    "октября октябрь окт ekim",
    "ноября ноябрь ноя нояб kasım",
    "декабря декабрь дек aralık dis disember desember",
)
_FAR_MONTHS = {name: number for number, names in enumerate(_FAR_ROWS, 1) for name in names.split()}
# Bernama and Antara print them in datelines; in English text some are other words.
MALAY = r"(?:Januari|Februari|Mac|Maret|Mei|Julai|Ogos|Agustus|Dis|Disember|Desember)(?!\w)"
# Ideographs that stand for figures; a day has at most three: 二十六.
FIGURES = "一二三四五六七八九十"


def _branches(words: Iterable[str]) -> str:
    """Return a pattern of `words` that reads each shared beginning once."""
    tails: dict[str, list[str]] = {}
    for word in words:
        tails.setdefault(word[:1], []).append(word[1:])
    ends = tails.pop("", None) is not None
    branches = "|".join(letter + _branches(rest) for letter, rest in tails.items())
    if not ends and len(tails) <= 1:
        return branches
    return f"(?:{branches})?" if ends else f"(?:{branches})"


# Whole words only: "Marseille" and "Mayor" begin like months.
NAME = rf"(?i:{_branches(MONTHS)})(?![^\W\d_])"
_SPACE = r"[\s\xa0]{1,3}"
_YEARLESS = re.compile(
    rf"(?P<m1>{NAME})\.?{_SPACE}(?P<d1>\d{{1,2}})(?!\d)"
    rf"|(?P<d2>\d{{1,2}})(?:\.|er|st|nd|rd|th|\u00ba)?{_SPACE}(?:de{_SPACE})?(?P<m2>{NAME})"
)
_FAR = later(
    r"(?:(?P<y>(?:19|20)\d\d)[\ub144\u5e74]\s?)?(?P<m>\d{1,2})[\uc6d4\u6708]\s?(?P<d>\d{1,2})[\uc77c\u65e5]"
    r"|(?P<d2>\d{1,2})\s(?P<m2>[^\W\d_]{3,9})"
)
_ALONE = re.compile(r"(\d{1,2})[\uc77c\u65e5]")
_IDEOGRAPHS = re.compile(rf"[{FIGURES}]{{1,3}}(?=[\u6708\u65e5])")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_SHORT_YEAR = re.compile(r"\.?\s(\d\d)\Z")
_SLASHED = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./]((?:19|20)\d\d))?\Z")
_CENTURY, _PIVOT, _LEAP, _WEEKS = 2000, 70, "2000", 28

MonthDay = tuple[int, int, int | None]


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=512)  # asked twice of a text, and of all that a day brings
def nearest_day(month: int, day: int, around: date) -> date | None:
    """Return the day of that month and number which is nearest to another; None without one."""
    years = (around.year - 1, around.year, around.year + 1)
    days = [made for year in years if (made := make_day(year, month, day))]
    return min(days, key=lambda made: abs(made - around), default=None)


def month_bounds(month: tuple[int, int]) -> tuple[date, date]:
    """Return first and last day of a year and month, a day's slack on both sides."""
    year, number = month
    following = date(year + number // 12, number % 12 + 1, 1)
    return date(year, number, 1) - timedelta(days=1), following


def century(digits: str | None) -> int:
    """Return the year that two digits mean: 70 to 99 are of the last century."""
    year = int(digits or 0)
    return year + (_CENTURY if year < _PIVOT else _CENTURY - 100)


@lru_cache(maxsize=512)  # of one day, a stream has many
def month_day(text: str) -> MonthDay | None:
    """Read `Nov. 26`, `26 nov`, `14 OTT 18`, `26/11`, `26/11/2018` as month, day, maybe year."""
    slashed = _SLASHED.match(text)
    if slashed:
        day = day_of_figures(slashed[1], slashed[2], slashed[3] or _LEAP)
        return (day.month, day.day, day.year if slashed[3] else None) if day else None
    found = _YEARLESS.match(text)
    if not found:
        return _far_day(text)
    month = MONTHS[(found["m1"] or found["m2"]).lower()]
    number = int(found["d1"] or found["d2"])
    if make_day(2000, month, number) is None:
        return None
    return month, number, _year(text[found.end() :])


def _far_day(text: str) -> MonthDay | None:
    """Read `11月26日`, `2024년 11월 26일`, `十一月二十六日`, `26 ноября`."""
    found = _FAR.match(_IDEOGRAPHS.sub(lambda ideographs: _figures(ideographs.group()), text))
    month = month_of(found["m2"]) if found and found["m2"] else int((found and found["m"]) or 0)
    if not found or not month:
        return None
    number = int(found["d"] or found["d2"])
    if make_day(2000, month, number) is None:
        return None
    return month, number, int(found["y"]) if found["y"] else _year(text[found.end() :])


def day_alone(text: str) -> int | None:
    """Return the day of `26日`, which names no month; None where it is no day."""
    found = _ALONE.fullmatch(_IDEOGRAPHS.sub(lambda ones: _figures(ones.group()), text))
    number = int(found.group(1)) if found else 0
    return number if 0 < number <= 31 else None  # noqa: PLR2004 - the longest months have so many


def _figures(ideographs: str) -> str:
    tens, ten, ones = ideographs.rpartition("十")
    value = 10 * (FIGURES.find(tens[-1:]) + 1 if tens else 1) if ten else 0
    return str(value + (FIGURES.find(ones[-1:]) + 1 if ones else 0))


def month_of(word: str) -> int | None:
    """Return the number of the month that a word names in any language known here."""
    name = word.rstrip(".").lower()
    return MONTHS.get(name) or _FAR_MONTHS.get(name)


def _year(text: str) -> int | None:
    year = _YEAR.search(text)
    if year:
        return int(year.group())
    short = _SHORT_YEAR.fullmatch(text)
    return century(short.group(1)) if short else None


def day_of_figures(
    first: str,
    second: str,
    year: str,
    hint: MonthDay | None = None,
    weekday: int | None = None,
) -> date | None:
    """Return the day of `26/11/2018` or `11/26/2018`; None when both orders make a day.

    The weekday printed beside it (0 is Monday) decides between two orders, and a hint (what the
    dateline prints); a page may be a day late, or some weeks when only one order is.
    """
    a, b, number = int(first), int(second), int(year)
    readings = {day for day in (make_day(number, b, a), make_day(number, a, b)) if day}
    if weekday is not None:
        readings = {day for day in readings if day.weekday() == weekday} or readings
    if len(readings) == 1:
        return readings.pop()
    if hint is None:
        return None
    gaps = {day: nearest_day(hint[0], hint[1], day) for day in readings}
    near = [day for day, filed in gaps.items() if filed and abs((day - filed).days) <= 1]
    exact = [day for day in near if (day.month, day.day) == hint[:2]]
    late = [day for day, filed in gaps.items() if filed and 0 <= (day - filed).days < _WEEKS]
    found = exact or near or late
    return found[0] if len(found) == 1 else None
