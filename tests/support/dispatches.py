"""Small synthetic dispatches in the page form, each with an id and the fate it must meet."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import orjson

from service.core.record import Headers

_JSON: Headers = (("content-type", b"application/json"),)
_TEXT: Headers = (("content-type", b"text/plain"),)
_WHO = (
    "anglers bakers brewers carpenters dentists florists glaziers millers potters weavers".split()
)
_DID = "rebuild repaint relocate reopen restore inspect survey auction lease photograph".split()
_WHAT = "the lighthouse|the old mill|a footbridge|the fish hall|two warehouses|the tram depot|\
a grain silo|the town clock|the swimming hall|an orchard wall|the bus garage|a row of kilns".split(
    "|"
)
_WHY = "storm damage|a gift of an emigrant|falling ridership|a vote in council|new fire rules|\
a missing permit|high timber prices|a school project|leaking pipes|the harvest festival".split("|")
_TOWNS = "GANGNEUNG|JINJU|MOKPO|SUNCHEON|TONGYEONG|YEOSU".split("|")
_FIRST_DAY = date(2024, 3, 14)
_WIRES = (("Yonhap", "yna.co.kr"), ("Kyodo", "kyodonews.example"), ("UPI", "upi.example"))


class Expected(StrEnum):
    """What must become of a record."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One raw record and its fate; what belongs to one story shares a key, so its order holds."""

    id: str
    expected: Expected
    value: bytes | None
    key: bytes
    headers: Headers = ()


_GARBAGE = (
    (b"", ()),
    (b'{"body": "MOKPO, March 14 (Yonhap) -- The fer', _JSON),
    (b'{"body": 17}', _JSON),
    (b'{"headline": "Kiln lit again"}', _JSON),
    (b'{"body": "caf\xe9"}', _JSON),
    (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), (("content-type", b"image/png"),)),
    (b"[" * 3000 + b"]" * 3000, _JSON),
    (b"\x00" * 40, _TEXT),
    (b"Cookies help us. Accept? Refuse?\n", _TEXT),
)


def dispatches(count: int, *, seed: int = 1) -> Iterator[Sent]:
    """Yield `count` records: stories, their updates and copies, and garbage between them."""
    chance = random.Random(seed)
    made, number = 0, 0
    while made < count:
        number += 1
        # A day of Yonhap has ten thousand content ids, and every third family is one of its.
        day = _FIRST_DAY + timedelta(days=number // 30_000)
        for sent in _family(chance, seed * 10_000 + number, day):
            if made < count:
                yield sent
                made += 1


def _family(chance: random.Random, number: int, day: date) -> Iterator[Sent]:
    if number % 7 == 0:
        value, headers = _GARBAGE[number // 7 % len(_GARBAGE)]
        name = f"{number}-garbage"
        yield Sent(
            id=name,
            expected=Expected.REJECTED,
            value=value,
            key=name.encode(),
            headers=headers,
        )
        return
    wire, host = _WIRES[number % len(_WIRES)]
    town, writer = chance.choice(_TOWNS), f"Ahn Bo-{chance.choice(_WHO)[:3]}"
    sentences = [sentence(chance, number) for _ in range(6)]
    item = f"AEN{day:%Y%m%d}" if wire == "Yonhap" else "report/"
    address = f"https://en.{host}/view/{item}{number // 3 % 10_000:04d}00315"

    def make(what: str, fate: Expected, used: int, tag: str = "") -> Sent:
        page = _page(
            wire,
            f"{tag}{sentences[0].rstrip('.')}",
            f"{town}, {day:%B} {day.day}|{writer}",
            sentences[:used],
        )
        fields = {"body": page, "source": "crawl", "url": address}
        return Sent(
            id=f"{number}-{what}",
            expected=fate,
            value=orjson.dumps(fields),
            key=str(number).encode(),
            headers=_JSON,
        )

    yield make("story", Expected.ACCEPTED, 3)
    if wire == "Yonhap" and number % 2:
        yield make("update", Expected.ACCEPTED, 6, "(LEAD) ")
    if number % 4 == 0:
        yield make("copy", Expected.DUPLICATE, 3)


def sentence(chance: random.Random, number: int) -> str:
    """One sentence of a story; the number makes it its own."""
    who, other = chance.sample(_WHO, 2)
    return (
        f"The {who} of district {number} {chance.choice(_DID)} {chance.choice(_WHAT)} with "
        f"{chance.randrange(3, 99)} {other} because of {chance.choice(_WHY)}."
    )


def _page(wire: str, headline: str, where: str, sentences: list[str]) -> str:
    town, writer = where.split("|")
    lead, *rest = sentences
    body = "\n".join(rest)
    return (
        f"{headline}\nBy {writer}\n{town} ({wire}) -- {lead}\n{body}\ndesk@wire.example\n(END)\n"
    )
