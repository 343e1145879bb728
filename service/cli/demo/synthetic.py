"""Synthetic dispatches: several wires, versions, copies, garbage. The same seed, the same text."""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from service.cli.demo import wording
from service.cli.demo.garbage import GARBAGE
from service.core.record import Headers

_VERSION_TAGS = ("", "(LEAD) ", "(2nd LD) ", "(3rd LD) ")
_MONTHS = (
    *("Jan.", "Feb.", "March", "April", "May", "June"),
    *("July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
)
_GARBAGE_RATIO = 8
_COPIED = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One record of the demo: the bytes, and what it is meant to be."""

    what: str
    value: bytes
    key: bytes | None = None
    headers: Headers = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Affair:
    """Something that happened: what every wire that reports it draws upon."""

    day: date
    number: int
    place: tuple[str, str]
    name: str
    headline: str
    sentences: tuple[str, ...]
    later: tuple[str, ...]


def dispatches(stories: int, seed: int, today: date) -> Iterator[Sent]:
    """Yield the records of `stories` stories, versions after their originals, garbage between."""
    chance = random.Random(seed)  # noqa: S311 - synthetic text, no secret
    waiting: list[Sent] = []
    for number in range(stories):
        queue = list(_story(chance, number, today))
        yield queue.pop(0)
        waiting += queue
        # Later versions and copies come among other stories, as they do on a wire.
        while waiting and chance.random() < len(waiting) / (len(waiting) + 4):
            yield waiting.pop(0)
        if number % _GARBAGE_RATIO == 0:
            yield _garbage(number // _GARBAGE_RATIO)
    yield from waiting


def _garbage(number: int) -> Sent:
    bad = GARBAGE[number % len(GARBAGE)]
    return Sent(what=f"garbage: {bad.what}", value=bad.value, headers=bad.headers)


def _story(chance: random.Random, number: int, today: date) -> Iterator[Sent]:
    wire = chance.choice(_WIRES)
    affair = _affair(chance, number, today, korean=wire is _yonhap)
    yield from wire(chance, affair)


def _affair(chance: random.Random, number: int, today: date, *, korean: bool) -> Affair:
    theme = chance.choice(wording.THEMES)
    place = chance.choice(wording.KOREAN_PLACES if korean else wording.PLACES)
    day = today - timedelta(days=chance.randrange(6))
    gaps = _gaps(chance, place[1], day, korean=korean)
    return Affair(
        day=day,
        number=number,
        place=place,
        name=gaps["name"],
        headline=theme.headline.format(**gaps),
        sentences=tuple(_capital(s.format(**gaps)) for s in (theme.lead, *theme.body)),
        later=tuple(_capital(s.format(**gaps)) for s in theme.later),
    )


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _gaps(chance: random.Random, place: str, day: date, *, korean: bool) -> dict[str, str]:
    first, last = chance.choice(wording.FIRST), chance.choice(wording.LAST)
    name = chance.choice(wording.KOREAN_NAMES) if korean else f"{first} {last}"
    team, other = chance.sample(wording.TEAMS, 2)
    return {
        "Place": place,
        "name": name,
        "last": name.split()[0] if korean else last,
        "other_name": f"{chance.choice(wording.FIRST)} {chance.choice(wording.LAST)}",
        "title": chance.choice(wording.TITLES),
        "org": chance.choice(wording.BODIES),
        "cause": chance.choice(wording.CAUSES),
        "goods": chance.choice(wording.GOODS),
        "goals": str(chance.randrange(3, 6)),
        "fewer": str(chance.randrange(3)),
        "team": team,
        "other": other,
        "weekday": day.strftime("%A"),
        "past": str(day.year - chance.randrange(2, 12)),
        "few": str(chance.randrange(2, 9)),
        "k": str(chance.randrange(14, 20)),
        "n": str(chance.randrange(41, 400)),
        "m": str(chance.randrange(401, 990)),
    }


def _short(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.day}"


def _envelope(body: str, what: str, **fields: str) -> Sent:
    value = json.dumps({"body": body, **fields}, ensure_ascii=False).encode()
    headers = (("content-type", b"application/json"),)
    return Sent(what=what, value=value, key=fields.get("source", "").encode(), headers=headers)


def _yonhap(chance: random.Random, affair: Affair) -> Iterator[Sent]:
    """Yield the page form, in one to four versions; now and then a page that is a copy."""
    item = f"AEN{affair.day:%Y%m%d}{affair.number % 10000:04d}"
    versions = chance.choice((1, 1, 2, 3, 4))
    body = ""
    for take in range(versions):
        body = _yonhap_page(affair, take)
        url = f"https://en.yna.co.kr/view/{item}{take + (50 if take else 0):02d}315"
        what = "version" if take else "story"
        yield _envelope(body, what, url=url, source="yonhap-crawl")
    if chance.random() < _COPIED:
        paper = f"https://paper{affair.number % 3}.example/wire/{affair.number}"
        yield _envelope(body, "copy", url=paper, source="paper-crawl")


def _yonhap_page(affair: Affair, take: int) -> str:
    note = f"(ATTN: ADDS details in last {take + 1} paras)\n" if take else ""
    capital, place = affair.place
    lead, *rest = affair.sentences
    mail = affair.name.split()[0].lower() + f"{affair.number:03d}@yna.co.kr"
    return (
        f"{_VERSION_TAGS[take]}{affair.headline}\n{note}By {affair.name}\n"
        f"{capital}, {_short(affair.day)} (Yonhap) -- {lead}\n"
        f"{_lines(rest, affair.later[:take])}"
        f"\nThe scene in {place} on {_short(affair.day)}, {affair.day.year}. (Yonhap)\n"
        f"{mail}\n(END)\n-\n(LEAD) Weather to clear by the weekend\n-\nBook fair opens its doors\n"
    )


def _lines(*groups: object) -> str:
    return "".join(
        f"{line}\n" for group in groups if isinstance(group, list | tuple) for line in group
    )


def _reuters(chance: random.Random, affair: Affair) -> Iterator[Sent]:
    """Yield bare text with the address in headers, sometimes twice."""
    lead, *rest = affair.sentences
    text = (
        f"{affair.headline}\n\n{affair.place[0]}, {_short(affair.day)} (Reuters) - {lead}\n\n"
        + "\n\n".join(rest)
        + f"\n\n(Reporting by {affair.name})\n"
    )
    headers = (
        ("content-type", b"text/plain; charset=utf-8"),
        ("source", b"desk-feed"),
        ("url", f"https://feed.example/r/{affair.number}".encode()),
    )
    sent = Sent(what="story", value=text.encode(), key=b"desk-feed", headers=headers)
    yield sent
    if chance.random() < _COPIED:
        yield Sent(what="copy", value=sent.value, key=sent.key, headers=sent.headers)


def _afp(chance: random.Random, affair: Affair) -> Iterator[Sent]:
    """Yield the year in the dateline; some in Windows-1252 and saying so, or not."""
    capital, place = affair.place
    lead, *rest = affair.sentences
    written = f"{affair.day:%B} {affair.day.day}, {affair.day.year}"
    text = f"{affair.headline}\n\n{place}, {written} (AFP) \u2013 {lead}\n\n" + "\n\n".join(rest)
    text += f"\n\nA caf\u00e9 in {place} stayed open all night.\n"
    charset = chance.choice(("utf-8", "windows-1252", None))
    kind = b"text/plain" if charset is None else f"text/plain; charset={charset}".encode()
    data = text.encode("utf-8" if charset == "utf-8" else "windows-1252")
    what = "story" if charset == "utf-8" else "story in another encoding"
    headers = (("content-type", kind), ("source", b"afp-feed"))
    yield Sent(what=what, value=data, key=capital.encode(), headers=headers)


def _ap(chance: random.Random, affair: Affair) -> Iterator[Sent]:
    """Yield a page of HTML, as a CloudEvent in structured mode every other time."""
    lead, *rest = affair.sentences
    paragraphs = "".join(f"<p>{line}</p>\n" for line in rest)
    html = (
        "<html><head><title>wire</title><style>p {margin: 0}</style></head><body>"
        f"<nav>Home | World | Sports</nav><article><h1>{affair.headline}</h1>\n"
        f"<p>By {affair.name}</p><p>{affair.place[0]} (AP) \u2014 {lead}</p>\n{paragraphs}"
        "</article><footer>Terms of use</footer></body></html>"
    )
    stated = {"published_at": f"{affair.day}T09:{affair.number % 60:02d}:00Z"}
    data = {"body": html, "content_type": "text/html", "source": "ap-crawl", **stated}
    if chance.choice((True, False)):
        fields = {"content_type": "text/html", "source": "ap-crawl", **stated}
        yield _envelope(html, "HTML page", **fields)
        return
    event = {
        "specversion": "1.0",
        "id": f"demo-{affair.number}",
        "source": "/demo/ap",
        "type": "example.wire.scraped.v1",
        "datacontenttype": "application/json",
        "data": data,
    }
    kind = (("content-type", b"application/cloudevents+json; charset=UTF-8"),)
    yield Sent(what="CloudEvent", value=json.dumps(event).encode(), headers=kind)


def _xinhua(chance: random.Random, affair: Affair) -> Iterator[Sent]:
    """Yield the plain page form with a year in the capture time only."""
    lead, *rest = affair.sentences
    body = (
        f"{affair.headline}\n{affair.place[0]}, {_short(affair.day)} (Xinhua) -- {lead}\n"
        + _lines(rest)
        + "Enditem\n"
    )
    fetched = f"{affair.day + timedelta(days=1)}T01:00:00Z"
    yield _envelope(body, "story", source="xinhua-crawl", fetched_at=fetched)
    if chance.random() < _COPIED:
        paper = f"https://paper.example/x/{affair.number}"
        yield _envelope(body.replace("\n", "\n\n"), "copy", source="paper-crawl", url=paper)


_WIRES: tuple[Callable[[random.Random, Affair], Iterator[Sent]], ...] = (
    _yonhap,
    _yonhap,
    _reuters,
    _afp,
    _ap,
    _xinhua,
)
