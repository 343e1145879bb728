"""Captions: a sentence with a photo credit, wherever it stands."""

import re

from service.core.article import Caption
from service.core.dispatch.layout import Line
from service.core.text import clean

_RESTRICTED = re.compile(
    r"(?:\((?:Pool [Pp]hoto|PHOTO NOT FOR SALE|L|R"
    r"|[A-Z][^()]{0,60}(?:[Rr]esale|Redistribution|SALE|Sale)[^()]{0,40})\)\s?){1,3}\Z"
)
_END_CREDIT = re.compile(
    r"\((Yonhap(?:[ /-][^()]{1,40})?|Xinhua/[^()]{1,60}|[^()]{1,60} via (?:AP|REUTERS|Yonhap|AFP)"
    r"|AP (?:Photo|Video|Illustration)[^()]{0,80}"
    r"|(?:AFP|EPA|Kyodo|KCNA|TASS|Reuters|ANI)[ /-][^()]{0,60}|(?:Photo"
    r"|PHOTO)[^()]{1,80})\)\s{0,2}\Z"
)
_REUTERS = re.compile(r"(?:/via )?REUTERS(?:/[A-Z][\w.'\u2019 -]{1,60})?")
_PREFIX = re.compile(
    r"(?:\d{1,3} of \d{1,3}\s?[.|]\s?(?:\|\s?)?|\[\d{1,3}/\d{1,3}\]\s?|[\u25b2\u25b3]\s?)"
)
_SUFFIX = re.compile(
    r"\s{0,3}(?:Acquire Licensing Rights.{0,60}|Purchase Licensing Rights.{0,60}|Read More"
    r"|more ?>?|\.\.\. ?more|opens new tab)\Z"
)
_FILE = ("FILE PHOTO", "FILE - ", "FILE PICTURE", "File photo")
_LONGEST = 900


def read_caption(line: Line) -> Caption | None:
    """Read a line as a caption, or return None when it is none."""
    text = line.text
    if len(text) > _LONGEST or not _may_be(text):
        return None
    prefix = _PREFIX.match(text)
    start = prefix.end() if prefix else 0
    suffix = _SUFFIX.search(text[-100:])
    end = len(text) - len(text[-100:]) + suffix.start() if suffix else len(text)
    piece = line.cut(start, end)
    at = piece.text.rfind("(", -140)
    credit = _END_CREDIT.match(piece.text, at) if at >= 0 else None
    if credit:
        before = _RESTRICTED.search(piece.text, max(0, at - 160), at)
        start = before.start() if before else at
        return _caption(piece, start, credit.group(1), _restrictions(before and before.group()))
    found = _REUTERS.search(piece.text) if "REUTERS" in piece.text else None
    if found and (found.start() > 20 or piece.text.startswith(_FILE)):  # noqa: PLR2004
        return _caption(piece, found.start(), found.group().rstrip(), ())
    if prefix or piece.text.startswith(_FILE):
        return _caption(piece, len(piece.text), None, ())
    return None


def _may_be(text: str) -> bool:
    return (
        text.endswith(")")
        or "REUTERS" in text
        or text.startswith(("[", "\u25b2", "\u25b3", *_FILE))
        or (text[:1].isdigit() and " of " in text[:12])
    )


def _restrictions(text: str | None) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[()]\s?", text or "") if len(part) > 1)


def _caption(
    line: Line, text_end: int, credit: str | None, restrictions: tuple[str, ...]
) -> Caption | None:
    text = clean(line.text[:text_end]).rstrip(" -|")
    if not text:
        return None
    return Caption(
        raw=clean(line.text),
        text=text,
        credit=clean(credit) if credit else None,
        restrictions=restrictions,
        span=line.span,
    )


def once_each(captions: list[Caption]) -> tuple[Caption, ...]:
    """Drop repeated captions; of a caption cut short and its full form the full one stays."""
    kept: dict[str, Caption] = {}
    for caption in captions:
        key = " ".join(caption.text.casefold().split())[:80]
        if key not in kept or len(caption.raw) > len(kept[key].raw):
            kept[key] = caption
    return tuple(kept.values())
