"""The table of agencies: printed names, desk zone, hosts, mail domains. One line adds one."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Dialect:
    """One agency: its key, how it prints its name, where its desk and its pages are.

    `ends` are end marks and `starts` beginnings of headlines that no other agency prints;
    `undashed` when no dash parts its dateline from the story, `alone` of them the printed names
    that begin a story without a place.
    """

    key: str
    printed: tuple[str, ...]
    zone: str | None = None
    hosts: tuple[str, ...] = ()
    mail: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    undashed: bool = False
    alone: tuple[str, ...] = ()


GENERIC = Dialect("generic", ())
DIALECTS = (
    Dialect(
        "yonhap",
        (
            *("Yonhap", "Yonhap News", "Yonhap News Agency", "연합뉴스"),
            *("韩联社", "韓聯社", "聯合ニュース", "Ёнхап"),
        ),
        "Asia/Seoul",
        ("yna.co.kr", "yonhapnews.co.kr"),
        ("yna.co.kr", "yonhapnews.co.kr"),
        ends=("(END)", "\uff08END\uff09", "(끝)"),
    ),
    Dialect(
        "xinhua",
        (
            *("Xinhua", "Xinhuanet", "Xinhua News Agency"),
            *("新华社", "新華社", "新华网", "新華網", "Синьхуа"),
        ),
        "Asia/Shanghai",
        ("xinhuanet.com", "news.cn"),
        ends=("Enditem",),
    ),
    Dialect(
        "kcna",
        ("KCNA", "朝中社", "朝鮮中央通信", "ЦТАК"),
        "Asia/Pyongyang",
        ("kcna.kp", "kcna.co.jp"),
        ends=("-0-",),
    ),
    Dialect(
        "kyodo",
        ("Kyodo", "Kyodo News", "共同", "共同通信", "共同社"),
        "Asia/Tokyo",
        ("kyodonews.net", "kyodo.co.jp"),
        ends=("==Kyodo",),
    ),
    Dialect(
        "bernama",
        ("Bernama", "Bernama News Agency", "BERNAMA News Agency"),
        "Asia/Kuala_Lumpur",
        ("bernama.com",),
        ends=("-- BERNAMA",),
    ),
    Dialect(
        "afp", ("AFP", "Agence France-Presse", "法新社", "АФП"), None, ("afp.com",), ("afp.com",)
    ),
    Dialect(
        "ap",
        ("AP", "Associated Press", "The Associated Press", "美联社", "美聯社"),
        None,
        ("apnews.com", "hosted.ap.org", "ap.org"),
        ("ap.org",),
    ),
    Dialect(
        "reuters",
        ("Reuters", "REUTERS", "Reuter", "LPC", "IFR", "ロイター", "路透社", "Рейтер"),
        None,
        ("reuters.com",),
        ("thomsonreuters.com", "reuters.com"),
        starts=("Factbox:", "FACTBOX-", "Wrapup:", "WRAPUP ", "RPT-", "BRIEF-", "PRESS DIGEST-"),
    ),
    Dialect("upi", ("UPI", "United Press International"), None, ("upi.com",), undashed=True),
    Dialect(
        "dpa",
        ("dpa", "DPA", "Deutsche Presse-Agentur", "德新社", "ДПА"),
        "Europe/Berlin",
        ("dpa.com", "dpa-international.com"),
        ("dpa.com",),
    ),
    Dialect(
        "tass",
        ("TASS", "ITAR-TASS", "Itar-Tass", "ТАСС", "ИТАР-ТАСС", "塔斯社", "タス"),
        "Europe/Moscow",
        ("tass.com", "tass.ru"),
        undashed=True,
    ),
    Dialect(
        "ani", ("ANI", "Asian News International"), "Asia/Kolkata", ("aninews.in",), undashed=True
    ),
    Dialect(
        "pti", ("PTI", "Press Trust of India"), "Asia/Kolkata", ("ptinews.com",), undashed=True
    ),
    Dialect(
        "ians",
        ("IANS", "Indo-Asian News Service"),
        "Asia/Kolkata",
        ("ians.in",),
        ends=("--IANS", "-- IANS"),
        undashed=True,
    ),
    Dialect(
        "uni", ("UNI", "United News of India"), "Asia/Kolkata", ("uniindia.com",), undashed=True
    ),
    Dialect(
        "cna",
        ("CNA", "中央社", "Focus Taiwan", "Focus Taiwan News Channel"),
        "Asia/Taipei",
        ("focustaiwan.tw", "cna.com.tw"),
        undashed=True,
    ),
    Dialect("ansa", ("ANSA",), "Europe/Rome", ("ansa.it",)),
    Dialect(
        "efe",
        ("EFE", "EFEUSA", "EFEVERDE", "EFECOM", "EFE-EPA", "EFE/EPA"),
        "Europe/Madrid",
        ("efe.com",),
    ),
    Dialect(
        "ats",
        ("ats", "ATS", "Keystone-ATS", "sda", "SDA", "Keystone-SDA"),
        "Europe/Zurich",
        ("keystone-ats.ch", "keystone-sda.ch"),
        undashed=True,
        alone=("Keystone-ATS", "Keystone-SDA"),
    ),
    Dialect(
        "interfax",
        ("Interfax", "ИНТЕРФАКС", "Интерфакс", "INTERFAX.RU"),
        "Europe/Moscow",
        ("interfax.com", "interfax.ru"),
        undashed=True,
    ),
    Dialect("anadolu", ("AA", "Anadolu", "Anadolu Agency"), "Europe/Istanbul", ("aa.com.tr",)),
    Dialect("cns", ("中新社", "中新网"), "Asia/Shanghai", ("chinanews.com", "chinanews.com.cn")),
    Dialect("newsis", ("뉴시스",), "Asia/Seoul", ("newsis.com",), ("newsis.com",)),
    Dialect("news1", ("뉴스1",), "Asia/Seoul", ("news1.kr",), ("news1.kr",)),
    Dialect("apa", ("APA",), "Europe/Vienna", ("apa.at",)),
    Dialect("sid", ("SID",), "Europe/Berlin", ("sid.de",), undashed=True),
    Dialect("kna", ("KNA",), "Europe/Berlin", ("kna.de",), undashed=True),
    Dialect("cnn", ("CNN", "CNN Wire"), None, undashed=True, alone=("CNN",)),
    Dialect("lusa", ("Lusa", "LUSA"), "Europe/Lisbon", ("lusa.pt",), ends=("Lusa/Fim",)),
    Dialect("europapress", ("EUROPA PRESS", "Europa Press"), "Europe/Madrid", ("europapress.es",)),
    Dialect("adnkronos", ("Adnkronos", "AdnKronos"), "Europe/Rome", ("adnkronos.com",)),
    Dialect("italpress", ("ITALPRESS", "Italpress"), "Europe/Rome", ("italpress.com",)),
    Dialect("askanews", ("askanews", "Askanews"), "Europe/Rome", ("askanews.it",)),
    Dialect("lapresse", ("LaPresse",), "Europe/Rome", ("lapresse.it",)),
    Dialect("belga", ("Belga", "BELGA"), "Europe/Brussels", ("belga.be",), undashed=True),
    Dialect("telam", ("Télam", "Telam"), "America/Argentina/Buenos_Aires", ("telam.com.ar",)),
    Dialect(
        "prensalatina",
        ("Prensa Latina", "Пренса Латина"),
        "America/Havana",
        ("prensa-latina.cu", "plenglish.com"),
        undashed=True,
    ),
    Dialect("belta", ("БЕЛТА", "BelTA"), "Europe/Minsk", ("belta.by",)),
    Dialect("kazinform", ("КАЗИНФОРМ", "Казинформ", "Kazinform"), "Asia/Almaty", ("inform.kz",)),
    Dialect("irna", ("IRNA",), "Asia/Tehran", ("irna.ir",)),
    Dialect("jiji", ("Jiji Press", "Jiji", "時事", "時事通信"), "Asia/Tokyo", ("jiji.com",)),
    Dialect("antara", ("ANTARA", "Antara"), "Asia/Jakarta", ("antaranews.com",)),
    Dialect(
        "vna",
        ("VNA", "AVI", "Vietnam News Agency"),
        "Asia/Ho_Chi_Minh",
        ("vnanet.vn", "vietnamplus.vn"),
        ends=("-VNA", "- VNA", "-AVI", "- AVI"),
    ),
    Dialect("pna", ("PNA", "Philippine News Agency"), "Asia/Manila", ("pna.gov.ph",)),
    Dialect(
        "sputnik",
        ("Sputnik", "RIA Novosti", "РИА Новости"),
        "Europe/Moscow",
        ("sputniknews.com", "ria.ru"),
    ),
    Dialect("wam", ("WAM", "Emirates News Agency"), "Asia/Dubai", ("wam.ae",)),
    Dialect(
        "spa",
        ("SPA", "Saudi Press Agency"),
        "Asia/Riyadh",
        ("spa.gov.sa",),
        ends=("--SPA", "-- SPA"),
    ),
    Dialect("qna", ("QNA", "Qatar News Agency"), "Asia/Qatar", ("qna.org.qa",)),
    Dialect("kuna", ("KUNA", "Kuwait News Agency"), "Asia/Kuwait", ("kuna.net.kw",)),
    Dialect("mena", ("MENA",), "Africa/Cairo", ("mena.org.eg",)),
    Dialect(
        "nan",
        ("NAN", "News Agency of Nigeria"),
        "Africa/Lagos",
        ("nannews.ng",),
        undashed=True,
    ),
    Dialect("gna", ("GNA", "Ghana News Agency"), "Africa/Accra", ("gna.org.gh",)),
    Dialect("azertac", ("AZERTAC", "AzerTAc"), "Asia/Baku", ("azertag.az",)),
    Dialect("montsame", ("MONTSAME",), "Asia/Ulaanbaatar", ("montsame.mn",), undashed=True),
    Dialect("trend", ("Trend",), "Asia/Baku", ("trend.az",)),
    Dialect("andina", ("ANDINA", "Andina"), "America/Lima", ("andina.pe",)),
    Dialect("acn", ("ACN",), "America/Havana", ("acn.cu",), undashed=True),
    Dialect("abr", ("Agência Brasil",), "America/Sao_Paulo", ("agenciabrasil.ebc.com.br",)),
    Dialect("urdupoint", ("UrduPoint",), "Asia/Karachi", ("urdupoint.com",), undashed=True),
    Dialect("app", ("APP",), "Asia/Karachi", ("app.com.pk",), undashed=True),
    Dialect("bss", ("BSS", "Bangladesh Sangbad Sangstha"), "Asia/Dhaka", ("bssnews.net",)),
    Dialect("sana", ("SANA",), "Asia/Damascus", ("sana.sy",)),
    Dialect(
        "bloomberg", ("Bloomberg", "Bloomberg News"), None, ("bloomberg.com",), ("bloomberg.net",)
    ),
    Dialect(
        "canadianpress",
        ("CP", "Canadian Press", "The Canadian Press", "La Presse Canadienne"),
        None,
        ("thecanadianpress.com",),
        ("thecanadianpress.com",),
    ),
    Dialect("pa", ("PA", "PA Media", "Press Association"), "Europe/London", ("pa.media",)),
    Dialect("sapa", ("Sapa", "SAPA"), "Africa/Johannesburg"),
    Dialect("aap", ("AAP",), "Australia/Sydney", ("aap.com.au",), undashed=True),
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
    Dialect("marketwired", ("Marketwired", "Marketwire"), None, ("marketwired.com",)),
    Dialect("accesswire", ("ACCESSWIRE", "ACCESS Newswire"), None, ("accesswire.com",)),
    Dialect("cnw", ("CNW", "CNW Telbec"), None, ("newswire.ca",)),
    Dialect("prweb", ("PRWEB", "PRWeb"), None, ("prweb.com",)),
    Dialect("einpresswire", ("EINPresswire.com", "EIN Presswire"), None, ("einpresswire.com",)),
    Dialect(
        "eqs",
        ("EQS-News", "EQS-Adhoc", "EQS-Ad-hoc", "DGAP-News", "DGAP-Adhoc", "DGAP-Ad-hoc"),
        "Europe/Berlin",
        ("eqs-news.com", "dgap.de"),
    ),
    Dialect("newsfile", ("Newsfile Corp.", "Newsfile"), None, ("newsfilecorp.com",)),
)
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
