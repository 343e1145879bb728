"""Bylines: persons as printed; an agency, a desk or a newspaper is not a person."""

import re

from service.core.article import Byline
from service.core.dates.calendar import NAME
from service.core.dispatch.agencies import by_name
from service.core.dispatch.layout import LATIN, Line
from service.core.enrich.given_names import GIVEN
from service.core.lazy_pattern import later
from service.core.text import clean

# As English, French and Iberian, German pages begin it; ANSA in brackets: (di Ann Loaf)
_INITIALS = frozenset("(BbPVMWSRAX")
_STARTS = frozenset(
    """Muha By BY by bY Par PAR Por POR Von VON Writ Stor Repo Auth Xinh""".split()
)
_FIRST_TWO = frozenset(start[:2] for start in _STARTS)
_BY = re.compile(
    r"(?:\(?(?:(?:Written |Story |Reported )?by|By|BY|Par|PAR|Por|POR|Von|VON|Author(?=:))"
    r":?\s{1,4}|\(?By(?=[A-Z\u00c0-\u00de]{2})|\((?:di|Di) "
    r"|(?=Xinhua (?:writer|Writer|reporter|correspondent)))"
    r"(?:(?:Xinhua|AP|Yonhap|Kyodo|Staff|staff)\s)?"
    r"(?:(?:[Ww]riters?|[Cc]orrespondents?|[Rr]eporters?)\s{1,3})?(?=[A-Z\u00c0-\u00de])"
)
_WORD = r"[A-Z\u00c0-\u00de][\w'\u2019.-]{0,24}"
_NAME = re.compile(
    rf"{_WORD}(?:\s{{1,2}}(?:(?:de|del|van|von|der|den|la|le|al|bin|da|dos|el|y"
    rf"|e)\s){{0,2}}{_WORD}){{0,4}}"
)
_SPLIT = re.compile(
    r"\s{0,3},\s{1,3}(?:(?:and|with)\s{1,3})?|\s{1,3}and\s{1,3}|\s{0,3}&\s{0,3}|\s{1,3}(?:with|und|et)\s{1,3}"
)
_WRITER = later(
    rf"(?!By )({_WORD}(?: {_WORD}){{1,3}})"
    r", (?:A[Pp] [\w .&-]{0,40}(?:Writer|Editor|Correspondent"
    r"|Reporter)"
    r"|(?:The )?(?:Associated Press|ASSOCIATED PRESS|Canadian Press))"
)
_MAIL = re.compile(
    r"\s{0,2}[(<\[]?\s?([\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,40}){1,4})\s?[)>\]]?\s{0,2}\Z"
)
_NOT_PERSON = re.compile(
    r"\b(?:The|Press|Writers?|Editor|Correspondents?|Staff|Reporters?|News|Agency|Times|Post"
    r"|Tribune"
    r"|Herald|Journal|Desk|Bureau|Team|Union-Tribune|Chronicle|Reuters|Service|International"
    r"|Euronews|Online|Courier|Gazette|Globe|Observer|Standard|Register|Examiner|Inquirer|Sentinel|Magazine"
    r"|Network"
    r"|REUTERS|NEWS|AGENCY|PRESS|CORRESPONDENTS?|REPORTERS?|WRITERS?|STAFF|AFP|AP|UPI)\b"
)
_AGENCY_ENDS = (
    *("Press", "PRESS", "Reuters", "AFP", "UPI", "Writer", "Writers", "Editor", "Correspondent"),
    *("(dpa", "(AFP", "(AP", "(Reuters"),
)
_AGENCY_AFTER = re.compile(
    r"(?<=\w\s)(?:(?:from|of|for)\s)?(?:[Tt]he\s)?(Associated Press|ASSOCIATED PRESS"
    r"|Canadian Press|Reuters|AFP|UPI|Staff Writers?|(?:AP|UPI) [A-Z][\w ]{2,30}"
    r"(?:Writer|Editor|Correspondent)|\((?:dpa|AFP|AP|Reuters)\)?)\Z"
)
# By Ann Loaf with Bo Mill in Lyon
_FROM = re.compile(r"\s(?:in|from)\s[A-Z\u00c0-\u00de][\w .'\u2019-]{1,30}\Z")
_YOUNGER = frozenset({"Jr.", "Jr", "Sr.", "Sr"})
_AFTER = re.compile(r"\s{1,4}[-|\u2013]\s|\s\|")
# AP's pages glue the day to the last name: By ANN LOAFMarch 10, 2023 GMT
_DAY = later(
    rf"[\s,|]{{0,3}}(?:(?:Published|Updated|Posted):? (?:on )?)?(?:{NAME})\.? \d{{1,2}}, "
    r"(?:19|20)\d\d\b.{0,40}\Z"
)
_LONGEST, _LONGEST_NAMES, _LONGEST_FAR = 200, 120, 30
_ENDS = '.?!"\u201d'
_NEAR, _ALONE = 3, 60
_FAR = later(
    r"(?:[\u3400-\u9fff]{2,5}社|中新网)?(?:[^\s\u3000]{0,2}|“[^”]{2,10}”)"
    r"(?:记者|記者)[:： \u3000]{0,2}"
    r"([\u3400-\u9fff]{2,4}(?:[、， \u3000][\u3400-\u9fff]{2,4}){0,5})"
    r"|([\uac00-\ud7a3]{2,4}(?:[·, ]{1,2}[\uac00-\ud7a3]{2,4}){0,3}) (?:기자|특파원)"
    r"|(?:Автор:|Текст:) ([А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+)"
    r"|(?:Muhabir|Pewarta) ?: ?(\w+(?: \w+){0,3}?)(?: ?Editor ?:.{0,180})?"
)
# Anadolu signs above the story, Antara below it.
WRITTEN_BY = ("Muhabir", "Pewarta")
_FAR_BY = ("PAR ", "POR ", "VON ")
_FAR_SPLIT = re.compile(r"[、，·,\s\u3000]+")


def begins_byline(text: str) -> bool:
    """Say whether a line begins as bylines do, in any script."""
    if text[0] not in _INITIALS:
        return text[0] > LATIN and len(text) < _LONGEST_FAR
    if text[:2] not in _FIRST_TWO:
        return text.startswith(("(By", "(di ", "(Di "))
    if text[:2] == "By" and text[2:4].isupper():  # ByANN LOAF: a page lost the blank
        return True
    word = text[:4].split(maxsplit=1)[0]
    return len(word) < len(text) and word.rstrip(":") in _STARTS


def is_no_byline(text: str) -> bool:
    """Say whether what reads as a French byline is a headline: PAR BAKERY SEEKS LISTING."""
    return text.isupper() and text.startswith(_FAR_BY) and text.count(" ") >= _NEAR


def read_byline(line: Line) -> Byline | None:
    """Read a line that is a byline and nothing else; None when it is none."""
    text = line.text
    if len(text) > _LONGEST:
        return None
    if text[0] > LATIN or text.startswith(WRITTEN_BY):
        return _far_byline(line)
    writer = _WRITER.fullmatch(text) if ", " in text else None
    if writer:
        return Byline(raw=text, names=(clean(writer.group(1)),), span=line.span)
    by = _BY.match(text)
    if not by:
        return None
    rest = text[by.end() :]
    rest = (_MAIL.sub("", rest) if "@" in rest else rest).rstrip("=<)/ +")
    after = _AFTER.search(rest) if "-" in rest or "|" in rest or "\u2013" in rest else None
    rest = clean(rest[: after.start()] if after else rest)
    day = _DAY.search(rest) if ", 20" in rest else None
    rest = rest[: day.start()] if day else rest
    agency = _AGENCY_AFTER.search(rest) if rest.endswith(_AGENCY_ENDS) else None
    if agency and " " in rest[: agency.start()].strip():
        rest = rest[: agency.start()].strip(" ,")
    pieces = _pieces(rest)
    names = tuple([piece for piece in pieces if _is_person(piece)])
    first = pieces[0] if pieces else ""
    if not (first in names or _NAME.fullmatch(first) or by_name(first)):
        return None
    joint = len(names) < len(pieces) and any(map(by_name, pieces))
    if joint and not (
        len(pieces) > 1 and rest.startswith(f"{pieces[0]}, ") and by_name(pieces[1])
    ):
        names = tuple(name for name in names if " " in name)  # By Euronews with Reuters
    raw = text.rstrip("<")
    return Byline(raw=raw, names=names, span=(line.start, line.start + len(raw)))


def _pieces(rest: str) -> list[str]:
    """Part those who are named in a row; where each of them was is no part of a name."""
    parted = [piece for piece in _SPLIT.split(rest) if piece]
    if not (" in " in rest or " from " in rest or "Jr" in rest or "Sr" in rest):
        return parted
    pieces: list[str] = []
    for piece in parted:
        if piece in _YOUNGER and pieces:
            pieces[-1] += f", {piece}"
        else:
            pieces.append(_FROM.sub("", piece) if " " in piece else piece)
    return pieces


def take_byline(lines: list[Line]) -> tuple[Byline | None, list[Line]]:
    """Take a byline that stands alone near the beginning of a story; return it and the rest."""
    for number, line in enumerate(lines[:_NEAR]):
        wrapped = number and not line.gap and lines[number - 1].text[-1] not in _ENDS
        if wrapped and line.text[0] == "b":  # it bought the mill, owned / by Ann Loaf and Sons
            continue
        short = begins_byline(line.text) and len(line.text) < _ALONE and line.text[-1] != "."
        byline = read_byline(line) if short else None
        if byline and byline.names:
            return byline, [*lines[:number], *lines[number + 1 :]]
    return None, lines


def split_byline(headline: Line) -> tuple[Line, Byline | None]:
    """Part a headline from the writer or agency behind it: Mill to open in May By Ann Loaf.

    In a headline all of whose words are capital, `By` may be one of them.
    """
    at = headline.text.rfind("By ")
    before = headline.text[: max(0, at)].rstrip()
    if not before.rpartition(" ")[2][:1].islower():
        return headline, None
    signed = headline.cut(at)
    who = signed.text[len("By ") :]
    names = names_of(who)
    if not names and by_name(who, whole=True) is None:
        return headline, None
    return headline.cut(0, len(before)), Byline(raw=signed.text, names=names, span=signed.span)


def _far_byline(line: Line) -> Byline | None:
    found = _FAR.fullmatch(line.text)
    if not found:
        return None
    *several, single = found.group(1) or found.group(2) or "", found.group(3) or found.group(4)
    names = (single,) if single else tuple(_FAR_SPLIT.split(several[0]))
    return Byline(raw=line.text, names=names, span=line.span)


def _is_person(piece: str) -> bool:
    name = piece.partition(",")[0]  # Ann Loaf, Jr.
    return bool(_NAME.fullmatch(name) and by_name(name) is None and not _NOT_PERSON.search(name))


def signed_alone(line: Line) -> Byline | None:
    """Read a line of names alone, or of names and their agency: Ann Loaf, Bo Mill | AFP.

    Without an agency one must begin with a given name, since a headline is capital words, too.
    """
    text = line.text
    for joint in (" | ", ", ", "/"):
        who, _, agency = text.rpartition(joint)
        if who and by_name(agency.removeprefix("The "), whole=True) and (names := names_of(who)):
            return Byline(raw=text, names=names, span=line.span)
    names = names_of(text)
    given = (name.partition(" ")[0].capitalize() in GIVEN for name in names)
    if any(given) and max(name.count(" ") for name in names) < _NEAR:
        return Byline(raw=text, names=names, span=line.span)
    return None


def without_agency(text: str) -> str:
    """Return a writer's line without the agency it ends in: Ann Loaf Reuters."""
    return _AGENCY_AFTER.sub("", text).rstrip(" ,")


def sent_by(byline: Byline) -> str:
    """Return the agency that sent those whom a byline names: By Ann Loaf, Associated Press."""
    found = _AGENCY_AFTER.search(byline.raw.rstrip("=< ")) if byline.names else None
    return found.group(1).strip("()") if found else ""


def names_of(text: str) -> tuple[str, ...]:
    """Return the persons a line names when it names nothing else, each by two words or more."""
    if len(text) > _LONGEST_NAMES or " " not in text:
        return ()
    names = tuple(piece for piece in _SPLIT.split(clean(text)) if piece)
    whole = all(" " in name and _is_person(name) for name in names)
    return names if whole else ()
