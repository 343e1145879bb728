"""Tags before a headline and version marks on lines of their own, as each agency writes them."""

import re
from typing import NamedTuple

from service.core.article import Revision, RevisionKind, Tag, TagKind
from service.core.dispatch.agencies import by_name
from service.core.dispatch.layout import LATIN
from service.core.lazy_pattern import later
from service.core.text import clean

_SQUARE = re.compile(r"[\[<]\s?([A-Z][A-Za-z' ]{2,30})\s?[\]>]\s{0,3}")
_BRACKET = re.compile(r"[(\uff08]\s{0,2}([^()\uff08\uff09\n]{1,80}?)\s{0,2}[)\uff09]\s{0,3}")
_ORDINAL = re.compile(
    r"(?:(\d{1,2})\s?(?:st|nd|rd|th)|(FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH))\s?"
    r"(?:LD|LEAD|NET|UPDATE|ROUNDUP)\b.{0,14}",
    re.IGNORECASE,
)
_SPELT = ("FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH", "SIXTH")
_DASHED = later(
    r"(?:(?:UPDATE|Update|WRAPUP|INSTANT VIEW|OFFICIAL|CORRECTED(?:[ -]\(OFFICIAL\))?|REFILE|RPT"
    r"|BRIEF|BUZZ|BREAKINGVIEWS|ANALYSIS"
    r"|FACTBOX|EXPLAINER|EXCLUSIVE|INSIGHT|FOCUS|COLUMN|FEATURE|GRAPHIC|INTERVIEW|MEDIA|NEWSMAKER"
    r"|TEXT|MOVES|SCENARIOS|HIGHLIGHTS|QUOTES|SPECIAL REPORT|DEALTALK|CHRONOLOGY|WITNESS|Q[+&]A"
    r"|TAKE A LOOK|RESEARCH ALERT|(?:FUND|IPO|ANALYST|EXPERT) VIEWS?|SNAP ANALYSIS"
    r"|POLL|PREVIEW|PRESS DIGEST|TABLE|TIMELINE|WIDER IMAGE|ALERT|CLARIFICATION|ADVISORY"
    r"|STORY WITHDRAWN|WITHDRAWAL|MORNING BID|LIVE MARKETS|GLOBAL MARKETS|EMERGING MARKETS"
    r"|US STOCKS|CANADA STOCKS|TREASURIES|FOREX|METALS|PRECIOUS|GRAINS|SOFTS|DIARY"
    r"|SOCCER NOTEBOOK|LEAD(?= \d))"
    r"(?: \d{1,2})?-){1,3}(?=\S)"
)
# Kyodo 2ND LD:, dpa 2nd LEAD -, AFP 2ND LEAD; the number may be spelt.
_NUMBERED = (
    r"(?:\d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH) ?|(?:FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH) )"
    r"(?:LD|LEAD|UPDATE|ROUNDUP|Ld|Lead|Update)"
)
_COLON = later(
    r"(?:(?:URGENT|UPDATED?|UPDATE ?\d{1,2}|CORRECTED|REFILED?|REPEAT|FLASH|Flash|BULLETIN|LEAD"
    r"|ROUNDUP|ADVISORY|EXTRA|KILL|HOLD|ALERTE?|EIL(?:MELDUNG)?|Eil(?:meldung)?|URGENTE|Urgente?"
    r"|Update(?: \d{1,2})?|Corrected|Refiled?"
    r"|AVANCE|AMPLIACI\u00d3N|ACTUALIZACI\u00d3N"
    r"|RESUMEN|STORY WITHDRAWN|WITHDRAWAL"
    rf"|{_NUMBERED}(?:-Writethru)?): {{1,2}}"
    rf"|(?:{_NUMBERED}|UPDATE \d{{1,2}}|CORRECTED|CORRECTION|REFILED?|REPEAT|RPT|URGENT|FLASH"
    rf"|BULLETIN|ALERTE?) ?- |{_NUMBERED} ?-(?!Writethru))(?=\S)"
)
# An agency's name may stand before it: 新华社快讯：
_FLASH = later(r"(?:[\u3400-\u9fff]{2,4}社)?(快讯|快訊|速報|СРОЧНО|МОЛНИЯ)[:：]\s?")
_DASH = re.compile(r"-{1,2} {0,2}(?=\S)")
# AFP and TASS print the bare word: URGENT Storm shuts ports.
_BARE = later(
    rf"(?:{_NUMBERED}|URGENTE?|LEAD|LD|WRAP|ROUNDUP|ALERT|UPDATE|REFILE|CORRECTED|CORRECTION|KILL"
    r"|EILMELDUNG)"
    r" {1,2}(?=[\"'\u2018\u201c]?[A-Z\u00c0-\u00de](?:[a-z]|\.| ))"
)
# A bracket of capitalised words before a capital is a tag, whatever it says: (Olympics), (Asiad).
_TOPIC = later(
    r"(?=.{3,40}\Z)(?:(?:19|20)\d\d )?[A-Z][\w'\u2019&./-]{2,}(?: (?:[A-Z\d&][\w'\u2019&./-]*"
    r"|and|of|in)){0,4}"
)
_NO_TOPIC = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d|Copyright"
)
_AFTER_TOPIC = re.compile(r"\s{1,3}(?=[\"'\u201c\u2018(&\uff08]?[A-Z\d])|\Z")
_KOREAN = later(r"[\[(<]\s?([\uac00-\ud7a3][\uac00-\ud7a3\w ]{0,14})\s?[\])>]\s{0,3}")
_END = re.compile(r"\s\((\d{1,2}(?:st|nd|rd|th) LD|LEAD|URGENT|CORRECTED|REFILED)\)\Z")
_KOREAN_END = re.compile(
    r"\s{0,2}[(\[]((?:종합\s?(?:(\d)보)?|(\d)보|속보|정정)(?:종합)?)[)\]](?=-?\d?\Z)"
)
_OWN_LINE = re.compile(
    r"(?:\d{1,2}(?:ST|ND|RD|TH) ?(?:LEAD|NET|LD|ROUNDUP|UPDATE)|URGENT|REFILE|EXTRA|LEAD"
    r"|ALERT|CORRECTION|CORRECTED"
    r"|FLASH|BULLETIN|ROUNDUP|UPDATE|KILL KILL KILL|HOLD HOLD HOLD|KILL|HOLD|REPEAT|ADVISORY|RPT)"
)
_WRITETHRU = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th) ?(Ld|Add|Insert|Sub)(?:-\w{2,12})?\b|\bWritethru\b"
    r"|(?<=,)\s?(?i:Add|Insert|Sub|Correction|Corrective|Advisory|Bulletin|Urgent|Kill|Withhold"
    r"|Elimination)\b"
)
_MARKS = {
    "correction": TagKind.CORRECTION,
    "corrective": TagKind.CORRECTION,
    "kill": TagKind.WITHDRAWAL,
    "elimination": TagKind.WITHDRAWAL,
    "withhold": TagKind.HOLD,
    "advisory": TagKind.ADVISORY,
    "bulletin": TagKind.ALERT,
    "urgent": TagKind.URGENT,
}
_WORDS: dict[str, tuple[TagKind, int | None]] = {
    "LEAD": (TagKind.UPDATE, 1),
    "LD": (TagKind.UPDATE, 1),
    "URGENT": (TagKind.URGENT, None),
    "EXTRA": (TagKind.URGENT, None),
    "FLASH": (TagKind.ALERT, None),
    "BULLETIN": (TagKind.ALERT, None),
    "ALERT": (TagKind.ALERT, None),
    "UPDATE": (TagKind.UPDATE, None),
    "UPDATED": (TagKind.UPDATE, None),
    "CORRECTED": (TagKind.CORRECTION, None),
    "CORRECTION": (TagKind.CORRECTION, None),
    "CLARIFICATION": (TagKind.CORRECTION, None),
    "OFFICIAL": (TagKind.CORRECTION, None),
    "REFILE": (TagKind.REFILE, None),
    "REFILED": (TagKind.REFILE, None),
    "RPT": (TagKind.REPEAT, None),
    "REPEAT": (TagKind.REPEAT, None),
    "ROUNDUP": (TagKind.WRAP, None),
    "WRAP": (TagKind.WRAP, None),
    "PRESS DIGEST": (TagKind.DIGEST, None),
    "URGENTE": (TagKind.URGENT, None),
    "ALERTE": (TagKind.URGENT, None),
    "EIL": (TagKind.URGENT, None),
    "AVANCE": (TagKind.URGENT, None),
    "AMPLIACI\u00d3N": (TagKind.UPDATE, None),
    "ACTUALIZACI\u00d3N": (TagKind.UPDATE, None),
    "ACTUALIZA": (TagKind.UPDATE, None),
    "AMPL\u00cdA": (TagKind.UPDATE, None),
    "CORRIGE": (TagKind.CORRECTION, None),
    "CORRECCI\u00d3N": (TagKind.CORRECTION, None),
    "RECTIFICACI\u00d3N": (TagKind.CORRECTION, None),
    "RESUMEN": (TagKind.WRAP, None),
    "ACTUALISATION": (TagKind.UPDATE, None),
    "RECTIFICATIF": (TagKind.CORRECTION, None),
    "SYNTH\u00c8SE": (TagKind.WRAP, None),
    "ATUALIZADA": (TagKind.UPDATE, None),
    "CORRE\u00c7\u00c3O": (TagKind.CORRECTION, None),
    "KORREKTUR": (TagKind.CORRECTION, None),
    "BERICHTIGUNG": (TagKind.CORRECTION, None),
    "ZUSAMMENFASSUNG": (TagKind.WRAP, None),
    "TAGESZUSAMMENFASSUNG": (TagKind.WRAP, None),
    "EILMELDUNG": (TagKind.URGENT, None),
    "WRAPUP": (TagKind.WRAP, None),
    "RECAP": (TagKind.WRAP, None),
    "KILL": (TagKind.WITHDRAWAL, None),
    "KILL KILL KILL": (TagKind.WITHDRAWAL, None),
    "WITHDRAWAL": (TagKind.WITHDRAWAL, None),
    "STORY WITHDRAWN": (TagKind.WITHDRAWAL, None),
    "快讯": (TagKind.ALERT, None),
    "快訊": (TagKind.ALERT, None),
    "速報": (TagKind.ALERT, None),
    "СРОЧНО": (TagKind.URGENT, None),
    "МОЛНИЯ": (TagKind.ALERT, None),
    "속보": (TagKind.URGENT, None),
    "1보": (TagKind.URGENT, None),
    "종합": (TagKind.UPDATE, 1),
    "정정": (TagKind.CORRECTION, None),
    "HOLD": (TagKind.HOLD, None),
    "HOLD HOLD HOLD": (TagKind.HOLD, None),
    "ADVISORY": (TagKind.ADVISORY, None),
}
_GENRES = frozenset(
    (
        "news focus,news analysis,yonhap interview,yonhap feature,interview,feature,yearender,"
        "editorial,analysis,profile,movie review,album review,review,photo news,yonhap photos,"
        "roundup,factbox,chronology,exclusive,preview,news summary,weekender,box office,column,"
        "special,explainer,fact check,photo,photos,video,today in history,concert review,"
        "book review,press release,"
        "chronology of events,top news,인터뷰,연합시론,사진"
    ).split(",")
)
_UPDATES = frozenset({RevisionKind.UPDATE, RevisionKind.CORRECTION, RevisionKind.REFILE})
_REVISIONS = {
    TagKind.WITHDRAWAL: RevisionKind.WITHDRAWAL,
    TagKind.HOLD: RevisionKind.HOLD,
    TagKind.CORRECTION: RevisionKind.CORRECTION,
    TagKind.REFILE: RevisionKind.REFILE,
    TagKind.PARTIAL: RevisionKind.PARTIAL,
    TagKind.REPEAT: RevisionKind.REPEAT,
    TagKind.UPDATE: RevisionKind.UPDATE,
    TagKind.URGENT: RevisionKind.URGENT,
    TagKind.ALERT: RevisionKind.URGENT,
}


_MOST = 6
_OPENING = frozenset("(\uff08[<")
# What tags without a bracket begin with.
_PLAIN = re.compile(
    r"[A-Z]{3}|US S|LD |Q[+&]|Urg|Upd|Eil|Flash:|Corrected:|Refile"
    r"|\d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH) ?[LU]"
)


class Tagged(NamedTuple):
    """Tags and how many characters of the line they take."""

    tags: tuple[Tag, ...]
    size: int


UNTAGGED = Tagged((), 0)


def leading_tags(text: str, start: int) -> Tagged:
    """Read the tags `text` begins with; `start` is where `text` stands in the input."""
    if text > LATIN and (flash := _FLASH.match(text)):
        return _flashed(flash, start)
    tags: list[Tag] = []
    at = 0
    while len(tags) < _MOST and text[at : at + 1] in _OPENING:
        found = _BRACKET.match(text, at) or _KOREAN.match(text, at) or _SQUARE.match(text, at)
        tag = _bracketed(text, found, start) if found else None
        if found is None or tag is None:
            break
        tags.append(tag)
        at = found.end()
    dash = _DASH.match(text, at) if tags and text[at : at + 1] == "-" else None
    at = dash.end() if dash else at
    plain = _PLAIN.match(text, at)
    plain = plain and (_DASHED.match(text, at) or _COLON.match(text, at) or _BARE.match(text, at))
    if plain:
        tags.extend(_compound(plain.group(), start + plain.start()))
        at = plain.end()
    return Tagged(tuple(tags), at) if tags else UNTAGGED


def _flashed(found: re.Match[str], start: int) -> Tagged:
    tag = bracket_tag(found.group(1), (start + found.start(1), start + found.end(1)))
    return Tagged((tag,), found.end()) if tag else Tagged((), 0)


def _bracketed(text: str, found: re.Match[str], start: int) -> Tag | None:
    """Return the tag a bracket at the start of `text` is: a known one, or a topic."""
    span = (start + found.start(1), start + found.end(1))
    tag = bracket_tag(found.group(1), span)
    if tag is not None:
        return tag
    raw = found.group(1)
    if found.group()[0] in "[<":
        korean = "\uac00" <= raw[0] <= "\ud7a3"
        return Tag(raw=clean(raw), kind=TagKind.OTHER, span=span) if korean else None
    after = len(found.group().rstrip()) + found.start()
    own = raw.removeprefix("Yonhap ")  # (Yonhap Poll) is a topic, (Yonhap News) a credit
    signed = by_name(raw, whole=True) or by_name(own)
    topic = _TOPIC.fullmatch(raw) and not _NO_TOPIC.match(raw) and signed is None
    # Among capitals it is a name: (BRISK MOTOR) EARLY MAY CAR SALES.
    if topic and not text.isupper() and after < len(text) and _AFTER_TOPIC.match(text, after):
        return Tag(raw=clean(raw), kind=TagKind.OTHER, span=span)
    return None


def trailing_tag(text: str, start: int) -> tuple[Tag, int] | None:
    """Return the version mark a headline ends with, and where it begins in `text`."""
    closing = _END.search(text[-16:]) if text[-1:] == ")" else None
    if closing:
        begin = len(text) - len(text[-16:]) + closing.start(1)
        tag = bracket_tag(closing.group(1), (start + begin, start + begin + len(closing.group(1))))
        return (tag, begin - 1) if tag else None
    found = _KOREAN_END.search(text[-20:]) if text[-1:] in ")]" or text[-2:-1] == "-" else None
    if not found:
        return None
    offset = len(text) - len(text[-20:])
    raw = found.group(1)
    number = found.group(2) or found.group(3)
    kind, ordinal = _WORDS.get(raw[:2] if number is None else "", (TagKind.UPDATE, None))
    ordinal = int(number) if number else ordinal
    span = (start + offset + found.start(1), start + offset + found.end(1))
    return Tag(raw=raw, kind=kind, ordinal=ordinal, span=span), offset + found.start()


def bracket_tag(raw: str, span: tuple[int, int]) -> Tag | None:
    """Return the tag a bracket holds, or None when it is no tag."""
    raw = clean(raw)
    word = raw.upper()
    if word in _WORDS:
        kind, ordinal = _WORDS[word]
        return Tag(raw=raw, kind=kind, ordinal=ordinal, span=span)
    number = _ORDINAL.fullmatch(raw)
    if number:
        return Tag(raw=raw, kind=TagKind.UPDATE, ordinal=_counted(number), span=span)
    lower = raw.lower()
    if lower in _GENRES or raw.startswith("EDITORIAL"):
        genre = "editorial" if raw.startswith("EDITORIAL") else lower
        return Tag(raw=raw, kind=TagKind.GENRE, genre=genre, span=span)
    return None


def _counted(numbered: re.Match[str]) -> int:
    digits, word = numbered.groups()
    return int(digits) if digits else _SPELT.index(word.upper()) + 1


def _compound(text: str, start: int) -> list[Tag]:
    numbered = _ORDINAL.fullmatch(text.rstrip(":- "))
    if numbered:
        raw = numbered.group()
        span = (start, start + len(raw))
        return [Tag(raw=raw, kind=TagKind.UPDATE, ordinal=_counted(numbered), span=span)]
    tags: list[Tag] = []
    at = 0
    for piece in re.split("[-:]", text):
        raw = piece.strip()
        raw = raw.strip("()") if raw[:1] == "(" else raw  # CORRECTED-(OFFICIAL)-Loaves
        if raw:
            name = raw.rstrip("0123456789 ").upper()
            kind, ordinal = _WORDS.get(name.removesuffix(" (OFFICIAL)"), (TagKind.GENRE, None))
            digits = raw[len(name) :].strip()
            count = int(digits) if digits else ordinal
            begin = start + at + piece.index(raw)
            span = (begin, begin + len(raw))
            genre = name.lower() if kind is TagKind.GENRE else None
            tags.append(Tag(raw=raw, kind=kind, ordinal=count, genre=genre, span=span))
        at += len(piece) + 1
    return tags


def line_tag(text: str, start: int) -> Tag | None:
    """Return the tag a whole line is, or None."""
    if len(text) > 24 or not _OWN_LINE.fullmatch(text):  # noqa: PLR2004
        return None
    return bracket_tag(text, (start, start + len(text)))


def slug_tags(text: str, start: int) -> tuple[Tag, ...]:
    """Return the version marks of an AP slug line."""
    found = _WRITETHRU.search(text)
    if found:
        span = (start + found.start(), start + found.end())
        raw = found.group().strip()
        span = (span[1] - len(raw), span[1])
        ordinal = int(found.group(1)) if found.group(1) else None
        other = TagKind.UPDATE if "ritethru" in raw else TagKind.PARTIAL
        kind = _MARKS.get(raw.lower(), other)
        return (Tag(raw=raw, kind=kind, ordinal=ordinal, span=span),)
    at = text.find("APNewsAlert")
    if at >= 0:
        span = (start + at, start + at + len("APNewsAlert"))
        return (Tag(raw="APNewsAlert", kind=TagKind.ALERT, span=span),)
    return ()


def revision_of(tags: tuple[Tag, ...], noted: RevisionKind | None) -> Revision:
    """Say what a dispatch declares itself to be: the gravest of its tags and notes."""
    if not tags:
        return Revision(kind=noted or RevisionKind.ORIGINAL)
    kinds = {tag.kind for tag in tags}
    numbers = [tag.ordinal for tag in tags if tag.ordinal is not None]
    graver = [to for of, to in _REVISIONS.items() if of in kinds]
    kind = graver[0] if graver else None
    corrects = noted is RevisionKind.CORRECTION and kind is RevisionKind.UPDATE
    if noted is not None and (corrects or kind not in _UPDATES):
        kind = noted
    return Revision(kind=kind or RevisionKind.ORIGINAL, ordinal=max(numbers, default=None))
