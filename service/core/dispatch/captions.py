"""Captions: a sentence with a photo credit, anywhere on the page."""

import re
from collections.abc import Sequence

from service.core.article import Caption
from service.core.dispatch.layout import Line
from service.core.lazy_pattern import later
from service.core.text import clean

_RESTRICTED = later(
    r"(?:[(\[](?:[Pp]ool [Pp]hoto|POOL PHOTO|PHOTO NOT FOR SALE|[Pp]hoto not for sale"
    r"|[A-Z][^()\[\]]{0,80}(?:[Rr]esale|Redistribution|SALE|Sale|RESALE|ARCHIVE|Archive|Only|ONLY)"
    r"[^()\[\]]{0,60})[)\]]\s?){1,3}\Z"
)
_END_CREDIT = re.compile(
    r"[(\uff08](Yonhap(?:[ /-][^()]{1,40})?|Xinhua(?:/| (?:[Ff]ile )?[Pp]hoto)[^()]{0,60}"
    r"|[^()]{1,60} via (?:AP|REUTERS|Yonhap|AFP|Kyodo)"
    r"|[^()]{1,40}[-=/](?:Yonhap|Xinhua|AFP|Kyodo|EPA|TASS)"
    r"|[A-Z]{3,9}/[A-Z][\w.]+(?: [A-Z][\w.]+){1,3}"
    r"|AP (?:[Pp]hoto|Video|Illustration|PHOTO)[^()]{0,80}"
    r"|(?:AFP|EPA|Kyodo|KCNA|TASS|Reuters|ANI|PTI|Bernama|CNA|dpa|Getty)[ /-][^()]{0,60}|(?:Photo"
    r"|PHOTO|Courtesy|Image|Screenshot|Captured|Provided)[^()]{1,80}"
    r"|\s(?:Image|Photo) (?:Source|Credit) ?: [^()]{1,80})[)\uff09]\s{0,2}\Z"
)
# The bare name of an agency ends a story as well as a caption: only a photo's words tell.
_BARE = re.compile(
    r"\((?:AFP|AP|Reuters|REUTERS|Kyodo|KCNA|Xinhua|CNA|ANI|EPA|TASS|dpa|IANS|PTI)\)\Z"
)
_LOOSE = later(
    r"(?<=[.\"\u201d)])\s/?\s?((?:(?:AFP|AP|EPA|Reuters|UPI|Xinhua|TASS)[-/])?Yonhap"
    r"|(?:CNA|AFP|AP|Reuters|Yonhap|EPA|Kyodo) (?:file )?photo)\Z"
)
# The Malay Mail: — Reuters pic; — Picture by Ann Loaf
_PIC = later(
    r"(?<=\S )[\u2014\u2013-]{1,2} ?([A-Z][\w/ -]{1,30} (?:file )?(?:pic|picture)s?"
    r"|(?:File )?[Pp]ictures? (?:by|courtesy of|via) [A-Z][^.|]{2,60})\Z"
)
_PHOTO = later(
    r"\b(?:photo|photograph|image|picture[ds]?|screenshot|footage|(?:is|are) seen|seen here)\b"
    r"|\((?:L|R|C|top|bottom|left|right|center)\)|, (?:left|right|center)\b"
    r"|[ ,](?:19|20)\d\d\.\s?\Z",
    re.IGNORECASE,
)
# Without brackets: File Photo by Ann Loaf/UPI; Photo: Reuters; and after the sign, as
# broadcasters credit AFP.
_PLAIN = later(
    r"(?:(?<=[.\"\u201d)] )(?=(?:File )?[Pp]hoto (?:by|courtesy(?: of)?) [A-Z]"
    r"|(?:Photo|Picture): [A-Z])"
    r"|(?<=\S )(?=\u00a9 [A-Z][^\u00a9.]{2,60}[/,] ?(?:AFP|AP|Reuters|EPA|dpa)\Z))"
    r"((?:[^.|]|(?<=[ .][A-Z])\.){12,90})\Z"
)
_SIGNS = re.compile(r"\u00a9|[Pp]hoto (?:by|courtesy)|(?:Photo|Picture): ")
_KOREAN = re.compile(r"\[([^\[\]]{0,40}(?:연합뉴스|제공|자료사진|재판매|촬영)[^\[\]]{0,40})\]\Z")
# Below a picture of AP newspapers print who took it: Ann Loaf - staff, AP; Uncredited - pool, AP
_TAKEN = later(
    r"[A-Z][\w.'\u2019 -]{2,40} - (?:staff|stringer|pool|handout|hogp|contributor|freelancer"
    r"|[A-Z]{2}\d{3,6})(?: [\w ]{2,30})?, [A-Z][\w .'&-]{1,40}\Z"
)
# China's pages: [Photo/Xinhua]
_SQUARE = later(r"(?<=\S )\[((?:File )?[Pp]hoto[/ :][^\[\]]{2,60})\]\Z")
# 新华社记者 王强 摄; 新华社发（刘洋 摄）
_CHINESE = later(
    r"((?:[\u3400-\u9fff]{2,4}[社网])?(?:记者|記者|发|發|供图|资料图)?"
    r"[ \u3000(\uff08]{0,2}[\u3400-\u9fff \u3000]{0,9}[摄攝][)\uff09]?)\Z"
)
# 中央社記者王小明攝 113年11月26日
_TAIWANESE = later(
    r"(中央社(?:記者)?[\u3400-\u9fff]{0,8}(?:攝|傳真|提供|翻攝)\s?)\d{2,3}年\d{1,2}月\d{1,2}日\Z"
)
_REUTERS = re.compile(r"(?:/via )?REUTERS(?:/[A-Z][\w.'\u2019 -]{1,60}(?:/File Photo)?)?")
# Below a story it is who signs: the miller said. REUTERS
_SIGNATURE = re.compile(r"[.?!\"\u201d\u2019] REUTERS\Z")
_PREFIX = re.compile(
    r"(?:(?:Item )?\d{1,3} of \d{1,3}(?:\s?[.|]\s?(?:\|\s?)?|\s(?=[A-Z]))"
    r"|\[\d{1,3}/\d{1,3}\]\s?|[\u25b2\u25b3]\s?)"
)
_SUFFIX = re.compile(
    r"\s{0,3}(?:Acquire Licensing Rights.{0,60}|Purchase Licensing Rights.{0,60}|Read More"
    r"|more ?>?|opens new tab|\|\s?License Photo|==Kyodo)\Z"
)
_TRAILS = ("Read More", "more", "more ", ">", "opens new tab", "License Photo", ") ==Kyodo")
_BRACKET = re.compile(r"[()\[\]]\s?")
_NO_RESALE = re.compile(r"재판매.{0,20}금지")
_CLOSING = frozenset(")]")
_SENTENCE_ENDS = frozenset('."\u201d]')
_TOOK = frozenset("摄攝")
_FILE = ("FILE PHOTO", "FILE - ", "FILE PICTURE", "File photo")
_STARTS = ("[", "\u25b2", "\u25b3", "Item ", *_FILE)
_ENDS = (
    "]",
    ")",
    "\uff09",
    "Yonhap",
    " photo",
    *(" pic", " pics", " picture"),
    " Photo",
    "/UPI",
    "摄",
    "攝",
    "摄\uff09",
    "日",
    ") ==Kyodo",
)
_LONGEST, _LONGEST_CREDIT = 900, 120


def read_caption(line: Line) -> Caption | None:
    """Read a line as a caption, or return None when it is none."""
    text = line.text
    if len(text) > _LONGEST or not _may_be(text):
        return None
    prefix = _PREFIX.match(text)
    start = prefix.end() if prefix else 0
    trailed = text.endswith(_TRAILS) or "Licensing Rights" in text[-100:]
    suffix = _SUFFIX.search(text[-100:]) if trailed else None
    end = len(text) - len(text[-100:]) + suffix.start() if suffix else len(text)
    piece = line.cut(start, end)
    at = max(piece.text.rfind("(", -140), piece.text.rfind("\uff08", -140))
    credit = _END_CREDIT.match(piece.text, at) if at >= 0 else None
    credit = credit or _taiwanese(piece.text) or _other_credit(piece.text, at)
    at = credit.start() if credit else at
    if credit:
        closed = not _CLOSING.isdisjoint(piece.text[max(0, at - 2) : at])
        before = _RESTRICTED.search(piece.text, max(0, at - 160), at) if closed else None
        start = before.start() if before else at
        name = credit.group(1) if credit.re.groups else credit.group()[1:-1]
        return _caption(piece, start, name, _restrictions(before and before.group(), name))
    found = _REUTERS.search(piece.text) if "REUTERS" in piece.text else None
    if found and _SIGNATURE.search(piece.text[-12:]) and not _PHOTO.search(piece.text):
        return None
    if found and (found.start() > 20 or piece.text.startswith(_FILE)):  # noqa: PLR2004
        return _caption(piece, found.start(), found.group().rstrip(), ())
    if prefix or piece.text.startswith(_FILE):
        return _caption(piece, len(piece.text), None, ())
    return None


def is_credit_alone(text: str) -> bool:
    """Say whether a line is nothing but the credit of the caption above it."""
    if text[0] == "[":
        return _KOREAN.match(text) is not None
    return " - " in text[:44] and len(text) < _LONGEST_CREDIT and _TAKEN.match(text) is not None


def caption_above(lines: Sequence[Line], line: Line) -> Caption | None:
    """Read the last of `lines` as a caption when `line` is its credit; a sentence is none."""
    if not lines or not is_credit_alone(line.text):
        return None
    if line.text[0] != "[":
        return _caption(lines[-1], len(lines[-1].text), line.text.rpartition(", ")[2], ())
    if lines[-1].text[-1] in _SENTENCE_ENDS:
        return None
    return read_caption(Line(lines[-1].start, line.end, f"{lines[-1].text} {line.text}"))


def _other_credit(text: str, at: int) -> re.Match[str] | None:
    """Find a credit that only a photo's words make one, or a Korean one in square brackets."""
    if text[-1:] == "]":
        at = max(0, len(text) - 100)
        return _KOREAN.search(text, at) or _SQUARE.search(text, at)
    if text[-2:].strip(")\uff09")[-1:] in _TOOK:
        return _CHINESE.match(text, text.rfind("。", 0, -1) + 1)
    pic = _PIC.search(text, max(0, len(text) - 90)) if "ic" in text[-70:] else None
    if pic:
        return pic
    plain = _PLAIN.search(text, max(0, len(text) - 90)) if _SIGNS.search(text[-90:]) else None
    if plain:
        return plain
    found = _BARE.match(text, at) if at > 0 else None
    found = found or (_LOOSE.search(text, max(0, len(text) - 30)) if text[-1:] in "po" else None)
    if not found or "photo" in found.group():
        return found
    return found if _PHOTO.search(text, 0, found.start()) else None


def _taiwanese(text: str) -> re.Match[str] | None:
    return _TAIWANESE.search(text, max(0, len(text) - 40)) if text[-1:] == "日" else None


def tells_of_photo(text: str) -> bool:
    """Say whether a sentence has the words of a caption: photo, (L), left, a year at the end."""
    return _PHOTO.search(text) is not None


def _may_be(text: str) -> bool:
    return (
        text.endswith(_ENDS)
        or text.endswith((" >", "Read More"))
        or text.startswith(_STARTS)
        or "REUTERS" in text
        or "\u00a9" in text
        or "icture by" in text
        or "hoto by" in text
        or "hoto courtesy" in text
        or "hoto: " in text
        or "icture: " in text
        or (text[:1].isdigit() and " of " in text[:12])
    )


def _restrictions(text: str | None, credit: str) -> tuple[str, ...]:
    found = tuple([part for part in _BRACKET.split(text) if len(part) > 1]) if text else ()
    resale = _NO_RESALE.search(credit)
    return (*found, resale.group()) if resale else found


def _caption(
    line: Line, text_end: int, credit: str | None, restrictions: tuple[str, ...]
) -> Caption | None:
    text = line.published(0, text_end).rstrip(" -|")
    if not text:
        return None
    return Caption(
        raw=line.published(),
        text=text,
        credit=clean(credit) if credit else None,
        restrictions=restrictions,
        span=line.span,
    )


def once_each(captions: list[Caption]) -> tuple[Caption, ...]:
    """Drop repeated captions; of a caption cut short and its full form the full one stays."""
    if len(captions) < 2:  # noqa: PLR2004 - one is not repeated
        return tuple(captions)
    kept: dict[str, Caption] = {}
    for caption in captions:
        kept.setdefault(_key(caption), caption)
    cut = {key for key in kept if key.endswith("...")}
    whole = [key for key in kept if key not in cut]
    for key in cut:
        if any(other.startswith(key.rstrip(". ")) for other in whole):
            del kept[key]
    return tuple(kept.values())


def _key(caption: Caption) -> str:
    return " ".join(caption.text.replace("\u2026", "...").casefold().split())
