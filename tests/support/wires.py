"""How agencies write: datelines, days, end marks, tags and urls for the composer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

_STYLED = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()
_BARE = "Jan Feb March April May June July Aug Sept Oct Nov Dec".split()
_FULL = (
    "January February March April May June July August September October November December".split()
)
_ITALIAN = "GEN FEB MAR APR MAG GIU LUG AGO SET OTT NOV DIC".split()
_SPANISH = "ene feb mar abr may jun jul ago sep oct nov dic".split()


def styled(day: date) -> str:
    """`Nov. 26`, as most agencies print it."""
    return f"{_STYLED[day.month - 1]} {day.day}"


def bare(day: date) -> str:
    """`Nov 26`, as Reuters prints it."""
    return f"{_BARE[day.month - 1]} {day.day}"


def full(day: date) -> str:
    """`November 26`, as TASS prints it."""
    return f"{_FULL[day.month - 1]} {day.day}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """How one agency writes: dateline with `{place}` and `{date}`, its days, ends and places."""

    key: str
    dateline: str
    agency: str
    date: Callable[[date], str] | None = None
    places: tuple[str, ...] = ()
    end: str = ""
    credit: str = ""
    tags: tuple[str, ...] = ()
    url: str = ""
    forms: tuple[str, ...] = ("page", "chrome", "mail")


_YONHAP_TAGS = (
    "(LEAD)",
    "(2nd LD)",
    "(3rd LD)",
    "(URGENT)",
    "(News Focus)",
    "(LEAD) (News Focus)",
)
_REUTERS_TAGS = ("UPDATE 1-", "UPDATE 3-", "CORRECTED-UPDATE 2-", "REFILE-", "RPT-", "WRAPUP 2-")
WIRES = (
    Wire(
        key="yonhap",
        dateline="{place}, {date} (Yonhap) -- ",
        agency="Yonhap",
        date=styled,
        places=("SEOUL", "BUSAN", "MUAN, South Korea", "SEOUL/INCHEON", "TOKYO"),
        end="(END)",
        credit="(Yonhap)",
        tags=_YONHAP_TAGS,
        url="https://en.yna.example/view/AEN{day:%Y%m%d}004200315",
        forms=("page", "chrome", "mail", "glued"),
    ),
    Wire(
        key="xinhua",
        dateline="{place}, {date} (Xinhua) -- ",
        agency="Xinhua",
        date=styled,
        places=("BEIJING", "CHENGDU", "HEFEI"),
        end="Enditem",
        credit="(Xinhua/Li Bo)",
        url="http://www.xinhua.example/english/{day:%Y-%m/%d}/c_137631234.htm",
    ),
    Wire(
        key="kcna",
        dateline="{place}, {date} (KCNA) -- ",
        agency="KCNA",
        date=full,
        places=("Pyongyang", "Wonsan"),
        end="-0-",
    ),
    Wire(
        key="kyodo",
        dateline="{place}, {date} Kyodo - ",
        agency="Kyodo",
        date=styled,
        places=("NARA, Japan", "TOKYO"),
        end="==Kyodo",
        url="https://kyodo.example/news/{day:%Y/%m}/0a1b2c.html",
    ),
    Wire(
        key="bernama",
        dateline="{place}, {date} (Bernama) -- ",
        agency="Bernama",
        date=bare,
        places=("KUCHING", "KUALA LUMPUR"),
        end="-- BERNAMA",
    ),
    Wire(key="afp", dateline="{place} (AFP) - ", agency="AFP", places=("Lyon", "New Delhi")),
    Wire(
        key="ap",
        dateline="{place} (AP) \u2014 ",
        agency="AP",
        places=("BOSTON", "KANSAS CITY, Mo.", "ST. LOUIS", "LONDON"),
        credit="(AP Photo/Bo Sun)",
    ),
    Wire(
        key="reuters",
        dateline="{place}, {date} (Reuters) - ",
        agency="Reuters",
        date=bare,
        places=("WASHINGTON", "PARIS/THE HAGUE", "TOKYO", "SURABAYA, Indonesia/JAKARTA"),
        tags=_REUTERS_TAGS,
        url="https://www.reuters.example/world/mill-news-{day:%Y-%m-%d}/",
    ),
    Wire(
        key="reuters",
        dateline="{place} (Reuters) - ",
        agency="Reuters",
        places=("WASHINGTON", "BERLIN", "TOKYO"),
    ),
    Wire(
        key="upi",
        dateline="{date} (UPI) -- ",
        agency="UPI",
        date=styled,
        url="https://www.upi.example/Odd_News/{day:%Y/%m/%d}/Mill/123/",
    ),
    Wire(key="dpa", dateline="{place} (dpa) - ", agency="dpa", places=("Kiel", "Berlin")),
    Wire(
        key="tass",
        dateline="{place}, {date}. /TASS/. ",
        agency="TASS",
        date=full,
        places=("MOSCOW", "OMSK"),
    ),
    Wire(
        key="ani",
        dateline="{place}, {date} (ANI): ",
        agency="ANI",
        date=full,
        places=("Homs [Syria]", "New Delhi [India]"),
        url="https://ani.example/news/world/mill{day:%Y%m%d}053541",
    ),
    Wire(
        key="ians", dateline="{place}, {date} (IANS) ", agency="IANS", date=bare, places=("Pune",)
    ),
    Wire(
        key="cna",
        dateline="{place}, {date} (CNA) ",
        agency="CNA",
        date=styled,
        places=("Taipei", "Hualien"),
        url="https://cna.example/business/{day:%Y%m%d}0012",
    ),
    Wire(
        key="ansa",
        dateline="(ANSA) - {place}, {date} - ",
        agency="ANSA",
        date=lambda day: f"{day.day} {_ITALIAN[day.month - 1]}",
        places=("ROMA", "BARI"),
    ),
    Wire(
        key="efe",
        dateline="{place}, {date} (EFE).- ",
        agency="EFE",
        date=lambda day: f"{day.day} {_SPANISH[day.month - 1]}",
        places=("Madrid", "Vigo"),
    ),
    Wire(
        key="interfax",
        dateline="{place}. {date} (Interfax) - ",
        agency="Interfax",
        date=bare,
        places=("MOSCOW", "KYIV"),
    ),
    Wire(key="anadolu", dateline="{place} (AA) - ", agency="AA", places=("ANKARA", "IZMIR")),
    Wire(
        key="prnewswire",
        dateline="{place}, {date} /PRNewswire/ -- ",
        agency="PRNewswire",
        date=lambda day: f"{styled(day)}, {day.year}",
        places=("HULL", "OSLO"),
    ),
)
