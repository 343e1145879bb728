"""The core on a megabyte of each awkward shape: milliseconds, and how they grow with the size.

No honest test of the suite can tell linear work from quadratic without a clock, so this is a
bench: what takes more than `MOST_MS`, or `MOST_GROWTH` times as long at twice the size, is named
and makes the run fail.
"""

import time
from itertools import cycle, islice, product

from service.core.pipeline import ReadContext, read_record
from tests.bench.core_steps import dispatch_of
from tests.support.builders import PAGE, make_record

MEGABYTE = 1_000_000
# Below the least, a growth is noise.
MOST_MS, MOST_GROWTH, _LEAST_MS = 250.0, 3.0, 5.0
_CONTEXT = ReadContext(group="bench")
_HEAD = "MOKPO, South Korea, March 14 (Yonhap) -- The line reopened Thursday.\n"
_PARTS = "ba di fo gu ka le mi no ra su".split()
# What is repeated below a dateline. The sound ones end in an end mark, as dispatches do.
_UNITS = {
    "newlines": "\n",
    "blanks": " ",
    "blank lines": " \n\t\n",
    "one line": "The ferry left the port of Mokpo. ",
    "one word": "a",
    "brackets": "(",
    "closed brackets": "(Yonhap) ",
    "quotes": '"',
    "quoted": '"Yes." ',
    "entities": "&quot;",
    "angles": "<",
    "tags": "<p>Fares stay where they are.</p>",
    "open tags": "<a ",
    "captions": "A ferry leaves Mokpo on March 14, 2024. (Yonhap)\n",
    "digits": "1234567890",
    "years": "in 2019 ",
    "figures": "1,234 5.6 7\n",
    "dates": "on Monday, March 3, 2014, ",
    "weekdays": "It was held Monday. ",
    "names": "President Kim Jong-un of Seoul National University ",
    "capitals": "SEOUL, ",
    "short lines": "Sport\n",
    "stops": "Copyright 2021\n",
    "tagged lines": "(LEAD) Snow closes the mountain road\n",
    "bylines": "By Kim Lee\n",
    "notes": "(ATTN: ",
    "mails": "hay@yna.co.kr ",
    "mail lines": "hay@yna.co.kr\n",
    "dashes": "-- ",
    "rules": "-------------\n",
    "marks": "(END)\n",
    "wrapped": "The ferry left the port of Mokpo on Thursday with the first cars\n",
    "korean": "\uc5f0\ud569\ub274\uc2a4 ",
    "smart quotes": "\u201cYes,\u201d he said. ",
    "controls": "\x00",
    "returns": "\r",
    "captioned": "1 of 3 | A ferry. REUTERS/Kim Lee\n",
}


def shape(name: str, size: int) -> bytes:
    """Return about `size` bytes of a shape below a dateline."""
    unit = _UNITS[name]
    filled = unit * (size // len(unit.encode()) + 1)
    return f"{_HEAD}{filled}\n(END)\n".encode()


def elements(size: int) -> tuple[bytes, bytes]:
    """Return a news item of many small elements, and its media type."""
    paragraph = "<p>Fares stay where they are on all lines.</p>\n"
    page = (
        f"<html><body><p>{_HEAD.strip()}</p>{paragraph * (size // len(paragraph))}</body></html>"
    )
    content = f"<contentSet><inlineXML>{page}</inlineXML></contentSet>"
    return f"<newsItem>{content}</newsItem>".encode(), b"application/vnd.iptc.g2.newsitem+xml"


def escapes(size: int) -> tuple[bytes, bytes]:
    """Return a mail of many escapes, and its media type."""
    head = "From: desk@yna.test\nSubject: Harbour tram\nDate: Thu, 14 Mar 2024 08:00:00 +0900\n"
    told = "Content-Transfer-Encoding: quoted-printable\n\n"
    line = "Fares stay at =E2=82=A91,500 =E2=80=94 for now, it=E2=80=99s said.=\n"
    return f"{head}{told}{_HEAD}{line * (size // len(line))}".encode(), b"message/rfc822"


def people(size: int) -> tuple[bytes, bytes]:
    """Return a story in which somebody else speaks in each sentence, and its media type."""
    names = (f"{one}{two} {three}{four}" for one, two, three, four in product(_PARTS, repeat=4))
    told = (f"{name.title()} said that the fares stay where they are.\n" for name in cycle(names))
    return (_HEAD + "".join(islice(told, size // 55))).encode(), b"text/plain"


def mixed(size: int) -> bytes:
    """Return lines of every shape in turn."""
    lines = (unit.strip("\n") * 3 for unit in _UNITS.values())
    return ("\n".join(islice(cycle([*lines, *PAGE.splitlines()]), size // 24))).encode()[:size]


def milliseconds(value: bytes, media: bytes = b"text/plain") -> float:
    """Return the CPU milliseconds of reading a value: the best of three."""
    record, best = make_record(value, headers=(("content-type", media),)), float("inf")
    for _ in range(3):
        start = time.process_time_ns()
        read_record(record, _CONTEXT)
        best = min(best, (time.process_time_ns() - start) / 1e6)
    return best


def run(size: int = MEGABYTE) -> bool:
    """Print each shape at half the size and at the whole; return whether all are in bounds."""
    sound = True
    for name in _UNITS:
        half, whole = shape(name, size // 2), shape(name, size)
        sound &= _fits(name, milliseconds(half), milliseconds(whole))
        bare = [milliseconds(value.partition(b"\n")[2]) for value in (half, whole)]
        sound &= _fits(f"{name}, no dateline", *bare)
        page = [milliseconds(value, b"text/html") for value in (half, whole)]
        sound &= _fits(f"{name}, as a page", *page)
    for form in (elements, escapes, people):
        both = [milliseconds(*form(of)) for of in (size // 2, size)]
        sound &= _fits(form.__name__, *both)
    story = [milliseconds(dispatch_of(of).encode()) for of in (size // 2, size)]
    return all(
        (sound, _fits("a dispatch", *story), _fits("all", *map(_mixed_ms, (size // 2, size))))
    )


def _mixed_ms(size: int) -> float:
    return milliseconds(mixed(size))


def _fits(name: str, half: float, whole: float) -> bool:
    fits = whole <= MOST_MS and whole <= MOST_GROWTH * max(half, _LEAST_MS)
    note = "" if fits else "  <- too slow"
    print(f"{name:30} {half:8.1f} {whole:8.1f} ms, x{whole / half:4.1f}{note}", flush=True)
    return fits


if __name__ == "__main__":
    raise SystemExit(0 if run() else 1)
