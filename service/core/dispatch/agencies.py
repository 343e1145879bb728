"""The table of agencies: printed names, desk zone, hosts, mail domains. One line adds one."""

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Dialect:
    """One agency: its key, how it prints its name, where its desk and its pages are."""

    key: str
    printed: tuple[str, ...]
    zone: str | None = None
    hosts: tuple[str, ...] = ()
    mail: tuple[str, ...] = ()


GENERIC = Dialect("generic", ())
DIALECTS = (
    Dialect(
        "yonhap",
        ("Yonhap", "연합뉴스"),
        "Asia/Seoul",
        ("yna.co.kr", "yonhapnews.co.kr"),
        ("yna.co.kr", "yonhapnews.co.kr"),
    ),
    Dialect("xinhua", ("Xinhua", "Xinhuanet"), "Asia/Shanghai", ("xinhuanet.com", "news.cn")),
    Dialect("kcna", ("KCNA",), "Asia/Pyongyang", ("kcna.kp", "kcna.co.jp")),
    Dialect(
        "kyodo", ("Kyodo", "Kyodo News"), "Asia/Tokyo", ("kyodonews.net", "english.kyodonews.net")
    ),
    Dialect("bernama", ("Bernama", "BERNAMA"), "Asia/Kuala_Lumpur", ("bernama.com",)),
    Dialect("afp", ("AFP",), None, ("afp.com",), ("afp.com",)),
    Dialect(
        "ap",
        ("AP", "Associated Press", "The Associated Press"),
        None,
        ("apnews.com", "hosted.ap.org", "ap.org"),
        ("ap.org",),
    ),
    Dialect(
        "reuters",
        ("Reuters", "REUTERS"),
        None,
        ("reuters.com",),
        ("thomsonreuters.com", "reuters.com"),
    ),
    Dialect("upi", ("UPI",), None, ("upi.com",)),
    Dialect(
        "dpa", ("dpa", "DPA"), "Europe/Berlin", ("dpa.com", "dpa-international.com"), ("dpa.com",)
    ),
    Dialect("tass", ("TASS", "ITAR-TASS", "Itar-Tass"), "Europe/Moscow", ("tass.com", "tass.ru")),
    Dialect("ani", ("ANI",), "Asia/Kolkata", ("aninews.in",)),
    Dialect("pti", ("PTI",), "Asia/Kolkata", ("ptinews.com",)),
    Dialect("ians", ("IANS",), "Asia/Kolkata", ("ians.in",)),
    Dialect("cna", ("CNA",), "Asia/Taipei", ("focustaiwan.tw", "cna.com.tw")),
    Dialect("ansa", ("ANSA",), "Europe/Rome", ("ansa.it",)),
    Dialect("efe", ("EFE",), "Europe/Madrid", ("efe.com",)),
    Dialect("ats", ("ats", "ATS", "Keystone-ATS"), "Europe/Zurich", ("keystone-ats.ch",)),
    Dialect("interfax", ("Interfax",), "Europe/Moscow", ("interfax.com", "interfax.ru")),
    Dialect("anadolu", ("AA", "Anadolu"), "Europe/Istanbul", ("aa.com.tr",)),
    Dialect("irna", ("IRNA",), "Asia/Tehran", ("irna.ir",)),
    Dialect("jiji", ("Jiji Press", "Jiji"), "Asia/Tokyo", ("jen.jiji.com",)),
    Dialect("aap", ("AAP",), "Australia/Sydney", ("aap.com.au",)),
    Dialect(
        "prnewswire",
        ("PRNewswire", "PRNewswire-AsiaNet", "PR Newswire", "AsiaNet", "PRNewswire-FirstCall"),
        None,
        ("prnewswire.com", "asianetnews.net"),
    ),
    Dialect(
        "businesswire",
        ("BUSINESS WIRE", "Business Wire", "BUSINESSWIRE"),
        None,
        ("businesswire.com",),
    ),
    Dialect("globenewswire", ("GLOBE NEWSWIRE", "GlobeNewswire"), None, ("globenewswire.com",)),
)
_BY_NAME = {name: dialect for dialect in DIALECTS for name in dialect.printed}
_BY_HOST = {host: dialect for dialect in DIALECTS for host in dialect.hosts}
_BY_MAIL = {host: dialect for dialect in DIALECTS for host in dialect.mail}
BY_KEY = {dialect.key: dialect for dialect in DIALECTS}
PRESS_RELEASE = frozenset({"prnewswire", "businesswire", "globenewswire"})


def by_name(printed: str) -> Dialect | None:
    """Return the agency printed as `printed`; of joint credits the last one known."""
    found = _BY_NAME.get(printed)
    if found or not printed:
        return found
    words = printed.replace("/", " ").split()
    return next((_BY_NAME[word] for word in reversed(words) if word in _BY_NAME), None)


def _by_domain(table: dict[str, Dialect], domain: str) -> Dialect | None:
    while domain:
        if domain in table:
            return table[domain]
        domain = domain.partition(".")[2]
    return None


def by_url(url: str | None) -> Dialect | None:
    """Return the agency whose own site a url is on."""
    if not url:
        return None
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    return _by_domain(_BY_HOST, host[:200].lower())


def by_mail(address: str) -> Dialect | None:
    """Return the agency an address of a writer belongs to."""
    return _by_domain(_BY_MAIL, address.rpartition("@")[2][:200].lower())
