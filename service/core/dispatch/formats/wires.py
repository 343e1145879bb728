"""Wire texts: one message out of ANPA 1312, IPTC 7901 or a telegram, and what its header says.

ANPA 1312: SOH, service level and number, priority and category letters, keyword, date, word
count, STX, text, ETX. IPTC 7901: SOH, source and number, priority digit, category letters, word
count, STX. Telegrams: ZCZC and a number, text, NNNN. Version marks, slug and headline are left
to the reader, who knows the dialects.
"""

import re
from dataclasses import replace
from typing import NamedTuple

from service.core.dispatch.formats.manuscript import Manuscript
from service.core.dispatch.formats.stated import Stated, Unwrapped
from service.core.envelope import Dispatch
from service.core.lazy_pattern import later

_SOH, _STX, _ETX, _EOT = "\x01", "\x02", "\x03", "\x04"
_ANPA = later(r"(?P<number>[A-Za-z]\d{4})\s?\x1f[^\n]{0,20}[\r\n\x1f ]+(?P<letter>[a-z]) ?[a-z]\b")
_IPTC = re.compile(r"(?P<number>[A-Za-z]{2,4}\d{3,5}) (?P<digit>[1-8]) [a-z]{1,3} +\d{1,5}\b")
_TELEGRAM = re.compile(r"\s{0,80}ZCZC ?(?P<number>[A-Z]{1,4} ?\d{1,5})?[^\n]{0,60}\n")
_CLOSE = re.compile(r"^NNNN\s*$", re.MULTILINE)
# AP's letters for flash, bulletin, urgent; deferred, at will and weekend advances can wait.
_LETTERS = {"f": 1, "b": 1, "u": 2, "d": 6, "a": 6, "w": 6, "s": 6}
_DIGITS = {"1": 1, "2": 2, "3": 3, "5": 6, "6": 7, "7": 8, "8": 8}
_HEADER = 2000


class _Message(NamedTuple):
    """Where the first message stands, and how many more follow."""

    start: int
    end: int
    others: int


def is_wire(body: str) -> bool:
    """Say whether a text is framed as a message of a wire."""
    head = body[:_HEADER]
    return _SOH in head or _STX in head or _TELEGRAM.match(head) is not None


def unwrap_wire(dispatch: Dispatch) -> Unwrapped:
    """Take the first message; its number and priority are facts, its text stays as it is."""
    body = dispatch.body
    telegram = _TELEGRAM.match(body)
    message = _telegram(body, telegram.end()) if telegram else _first(body)
    text = Manuscript()
    text.add(body[message.start : message.end], message.start)
    telegraphed = _ANPA.search(body, 0, _HEADER) if "\x1f" in body[:_HEADER] else None
    header = telegraphed or _IPTC.search(body, 0, _HEADER) or telegram
    found = header.groupdict() if header else {}
    number = (found.get("number") or "").replace(" ", "")
    more = f"the record holds {message.others + 1} messages; the first is read"
    stated = Stated(
        urgency=_LETTERS.get(found.get("letter") or "") or _DIGITS.get(found.get("digit") or ""),
        alt_ids=(("wireNumber", number),) if number else (),
        warnings=(more,) if message.others else (),
    )
    given = replace(dispatch, form="wire") if telegram else dispatch
    return Unwrapped(dispatch=given, text=text.text, manuscript=text, stated=stated)


def _first(body: str) -> _Message:
    """Find the first message that has a text; a frame without one is a line test."""
    filled, at = [], body.find(_STX)
    for piece in body[at + 1 :].split(_STX) if at >= 0 else ():
        if piece.partition(_ETX)[0].strip():
            filled.append(at)
        at += len(piece) + 1
    if not filled:
        return _Message(0, len(body), 0)
    first = filled[0]
    opened = max(body.rfind(mark, 0, first) + 1 for mark in (_ETX, _EOT))
    after = filled[1] if len(filled) > 1 else len(body)
    soh = body.find(_SOH, first, after)
    return _Message(opened, soh if soh >= 0 else after, len(filled) - 1)


def _telegram(body: str, start: int) -> _Message:
    closes = list(_CLOSE.finditer(body, start))
    end = closes[0].start() if closes else len(body)
    after = (body[one.end() : one.end() + 200] for one in closes)
    return _Message(start, end, sum("ZCZC" in text for text in after))
