"""Datelines in mid-line: pages without line ends, notes or bylines glued in front."""

import re

from service.core.dates.calendar import NAME
from service.core.dates.zones import place_zone
from service.core.dispatch.agencies import by_name
from service.core.dispatch.byline import begins_byline, read_byline
from service.core.dispatch.captions import read_caption
from service.core.dispatch.dateline import DATE, Datelines, match_dateline, match_place
from service.core.dispatch.kernel import FILED, WITHIN
from service.core.dispatch.layout import Line
from service.core.dispatch.notes import find_note, other_note
from service.core.dispatch.tags import leading_tags
from service.core.lazy_pattern import later

_AGENCY = rf"\(([A-Za-z](?:[\w .]|-(?! )){{1,20}}?)(?: - {DATE})?\)\s?(?:-{{1,2}}|\u2014|\u2013)\s"
_DATELINE = later(
    r"(?<=[\s)])(?:[A-Z][A-Z.'\u2019-]{1,20}(?:[ /,]{1,2}|(?<=--)(?=\())){1,4}"
    r"(?:(?:[A-Z][a-z]{2,12}\.?(?: [A-Z][a-z]{2,12})?|(?:[A-Z]\.){2,3}),? )?"
    rf"(?:-- )?(?:{DATE} )?{_AGENCY}"
)
_SLASHED = later(
    r"(?<=[\s)])(?:[A-Z][A-Z.'\u2019-]{1,20}[ ,]{1,2}){1,4}"
    rf"(?:/[A-Z][a-z]{{2,12}}/, |[A-Z][a-z]{{2,12}}\.?, )?{DATE}"
    r"(?:\. /(TASS)/\.|,? /([A-Z][\w .]{1,24})/ --?)\s"
)
# Wires of releases glue the agency to the place, or print it in slashes:
# RENO, Nev.--(BUSINESS WIRE)--A baker; RENO, NV / ACCESSWIRE / May 2, 2024 / A baker
_RELEASED = later(
    r"(?<=\s)(?:[A-Z][A-Z.'\u2019-]{1,20}[ ,]{1,2}){1,4}"
    r"(?:(?:(?:[A-Z][a-z]{2,12}\.?(?: [A-Z][a-z]{2,12})?|(?:[A-Z]\.){2}) ?)?--\((?:BUSINESS WIRE"
    r"|Business Wire|Marketwired|Marketwire|Newsfile Corp\.)|/ ?(?:ACCESSWIRE|ACCESS Newswire) ?/)"
)
# Without its end, which a bracket begins, there is no need to look for places.
_AGENCIES = re.compile(_AGENCY)
# Without a place it may follow a headline: Otters cross the river (Reuters) - A family of
_UNPLACED = later(
    rf"(?:{DATE} )?\(([A-Za-z][A-Za-z .-]{{1,20}})\)\s?(?:--?|\u2014|\u2013)\s(?=[\"\u201c]?[A-Z])"
)
_BY = later(
    r"By [A-Z][\w'\u2019&#;-]{1,25}(?:,? (?:and )?[A-Z][\w'\u2019&#;-]{1,25}){1,6}\s{0,3}\Z"
)
# A portal's feed names the agency behind the headline and before the text: (AP) AP - A baker
_FED = later(r"(?<=\w\s)\(([A-Z][A-Za-z .]{1,20})\)\s\1 - (?=[\"\u201c]?[A-Z])")
# SpaceDaily names nobody: by Staff Writers Hull (AFP) May 3, 2012 A baker
_STAFF = ("by Staff Writers ", "By Staff Writers ")
_BY_AGENCY = later(r"\sBy (?:The Associated Press|Reuters|AFP|AP)\s{0,3}\Z")
_END = re.compile(r"(?:\(END\)|\bEnditem|(?<=[\s.?!\"\u201d])-0-|==Kyodo|-- BERNAMA)(?=\s+\S)")
_ITEM = re.compile(r"(?<!\S)- .+?(?=\s- |\Z)")
_NOTED = re.compile(r"\((?:[^()\n]|\([^()\n]{0,200}\)){3,700}\)")
# A monitoring service says before the dateline how much of the text it gives: [Text] Seoul, ...
_MONITOR = re.compile(r"\[(?:Text|TEXT|Report|REPORT|Excerpts?|EXCERPTS?)[^\[\]]{0,60}\]\s{0,3}")
# KCNA prints the day in a bracket above the dateline: [Juche113.2.11.]
_DAY = re.compile(r"\[(?:Juche ?\d{2,3}|(?:19|20)\d\d)\.\d{1,2}\.\d{1,2}\.?\]")
# Sites of agencies print the hour in front: ANI | Updated: Jan 3, 2022 09:10 IST. Pune, ...
_UPDATED = later(
    rf"(?:[A-Z][A-Za-z]{{1,12}} \| )?(?:Last )?(?:Updated|Published|Posted)(?: on)?:? {DATE}"
    r"[ ,|]{1,3}\d{1,2}:\d\d(?: ?[AaPp][Mm])?(?: \(?[A-Z]{2,4}\)?)?\.?\s{1,3}"
)
# Who passes an agency's text on says so in front of the dateline: (MENAFN - IANS) Pune, ...
_PASSED = re.compile(r"\( ?[A-Z]{3,10} ?[-\u2013/] ?[A-Z][\w .]{1,40}(?:\([A-Z]{2,8}\))?\)\s{0,3}")
# The Malay Mail's pictures, glued to the place by those who collect its pages.
_PIC = later(rf"(?<=\bpic)s? ?(?=[A-Z]{{3,20}}(?: [A-Z]{{2,20}}){{0,3}}, {DATE} [\u2013-\u2015-])")
# Yonhap's own after the credit of a picture: [강원랜드 제공] (정선=연합뉴스)
_KOREAN = later(r"(?<=\])\s{1,3}(?=[(\[][\uac00-\ud7a3·/ ]{2,20}=[\uac00-\ud7a3]{2,5}[)\]])")
# The hour of a page whose lines ran into one: menus stand before it, the headline after it at
# Yonhap and Reuters, before it at AP.
_STAMP = later(
    rf"(?:(?:All News|Updated:?|Published:?|Posted:?) )?(?:\d{{1,2}}:\d\d {NAME}\.? \d{{1,2}}, "
    rf"\d{{4}}|{NAME} \d{{1,2}}, \d{{4}} / \d{{1,2}}:\d\d [AP]M(?: / (?:Updated )?"
    r"(?:an?|\d{1,3}) \w{3,7} ago)?"
    rf"|\d{{1,2}}:\d\d [AP]M [A-Z]{{3,4}}, {NAME}\.? \d{{1,2}}, \d{{4}})"
)
_BUTTONS = later(
    r"(?:\s(?:Share|Facebook|X|Twitter|More|Pinterest|Linked ?[Ii]n|Tumblr|Reddit|Font Size|Print"
    r"|Email|Save|Kakao\w{0,6}|Copy URL)){2,14}\Z"
)
_PERSON = r"[A-Z][\w'\u2019.-]{1,20} [A-Z][\w'\u2019-]{1,20}"
_WROTE = later(
    rf"\s({_PERSON}(?:, {_PERSON}){{0,3}}(?:,? and {_PERSON})?)\s"
    r"(\d{1,2} [Mm]in(?:ute)? [Rr]ead)\Z"
)
_HEADLINE, _STORY = 4, 60
_OF_PLACES = frozenset("in of at near from to for over on off outside against and".split())
_STOPS = frozenset('.,:;"\u201d')
# Within a story in one line only what says so begins a caption; credits and AP's rule end it.
_WITHIN = later(
    r"FILE PHOTO: [^\n]{10,400}? REUTERS/[A-Z][\w.-]{1,20}(?: [A-Z][\w'-]{1,20}){0,2}"
    r"(?:/File Photo)?(?=\s|\Z)"
)
_FOOT = later(
    r"(?<=[.?!\"\u201d)\s]\s)(?:\(?(?:Additional reporting|Reporting|Writing) [Bb]y [A-Z]"
    r"|(?P<rule>_{2,4}) (?=[A-Z]))"
)
_SHORTEST, _ABOVE, _LINES, _NEAR, _LINE, _CLOCK = 200, 700, 40, 3, 120, 28


def cut_one_line(lines: list[Line], known: Datelines) -> list[Line]:
    """Part the line that holds the first dateline, when other things stand before that."""
    for number, line in enumerate(lines[:_LINES]):
        if number < _NEAR and " pic" in line.text[:_ABOVE] and (pieces := _pictured(line)):
            return [*lines[:number], *pieces, *lines[number + 1 :]]
        if not line.seen & FILED:
            continue
        begun = line.text[:_ABOVE]
        if "(" not in begun and "/TASS/" not in begun and "/ " not in begun:
            continue
        if known[line]:
            return [*lines[:number], *ended(line), *lines[number + 1 :]]
        pieces = (
            _spaced_byline(line)
            or _before_dateline(line)
            or (_run_on(line) if number < _NEAR else [])
        )
        if pieces:
            pieces = [*lines[:number], *pieces, *lines[number + 1 :]]
            return [piece for piece in pieces if piece.text]
    return lines


def _pictured(line: Line) -> list[Line]:
    """Part the caption of a picture from the place and day that it is glued to."""
    found = _PIC.search(line.text, 0, _ABOVE)
    if found and read_caption(line.cut(0, found.start())) and match_place(line.cut(found.end())):
        return [line.cut(0, found.start()), line.cut(found.end())]
    return []


def _before_dateline(line: Line) -> list[Line]:
    """Part a note, a byline, a caption or a monitor's word from the dateline after it."""
    if not _may_file(line.text[1:]):
        return []
    pictured = _KOREAN.search(line.text, 0, _ABOVE) if "=" in line.text[:_ABOVE] else None
    if pictured and read_caption(line.cut(0, pictured.start())):
        return [line.cut(0, pictured.start()), line.cut(pictured.end())]
    at, told = _in_front(line)
    pieces = [line.cut(0, at)] if told else []
    rest = line.cut(at) if at else line
    if at and match_dateline(rest):
        return [*pieces, rest]
    found = _known(rest)
    found = _signed(rest) if found is None else found
    if found is None:
        return []
    between = rest.cut(0, found)
    if by_name(between.text.rstrip(" -"), whole=True):  # Canadian Press - HULL, Que. (CP) - A
        return [*pieces, rest.cut(found)]
    signed = _BY.match(between.text) is not None
    return [*pieces, between, rest.cut(found)] if signed or read_caption(between) else []


def _spaced_byline(line: Line) -> list[Line]:
    """Part a writer from the dateline that blanks part from him: Por Ann Loaf    Lyon, 3 may."""
    if "  " not in line.text[:_LINE] or not begins_byline(line.text):
        return []
    at = line.text.index("  ")
    rest = line.cut(at)
    return [line.cut(0, at), rest] if read_byline(line.cut(0, at)) and match_dateline(rest) else []


def _in_front(line: Line) -> tuple[int, bool]:
    """Return where ends what may stand in front of a dateline, or 0, and if it tells anything."""
    text = line.text
    if text[0] == "(":
        note = _NOTED.match(text)
        if note and _is_note(note.group()):
            return note.end(), True
        passed = _PASSED.match(text)
        return (passed.end() if passed else 0), False
    if text[0] == "[" and (monitored := _MONITOR.match(text)):
        return monitored.end(), False
    if text.startswith(_STAFF):
        return len(_STAFF[0]), False
    day = _DAY.match(text) if text[0] == "[" else None
    hour = _UPDATED.match(text) if ": " in text[:_CLOCK] else day
    return (hour.end(), True) if hour else (0, False)


def _may_file(rest: str) -> bool:
    """Say whether what follows the first character of a line may hold a dateline."""
    signed = "(" in rest or "/" in rest or "&" in rest or "\uff08" in rest
    return signed or "Kyodo" in rest or "IRNA" in rest


def _known(line: Line) -> int | None:
    """Return where in a line the dateline of an agency begins."""
    if "--(" in line.text[:_ABOVE] or "/ ACCESS" in line.text[:_ABOVE]:
        released = _RELEASED.search(line.text, 0, _ABOVE)
        if released:
            return released.start()
    if "/TASS/" in line.text[:_ABOVE] or "/ -" in line.text[:_ABOVE]:
        slashed = _SLASHED.search(line.text, 0, _ABOVE)
        if slashed and by_name(slashed.group(1) or slashed.group(2)):
            return slashed.start()
    named = _AGENCIES.search(line.text, 0, _ABOVE)
    found = _DATELINE.search(line.text, 0, _ABOVE) if named else None
    return found.start() if found and by_name(found.group(1)) else None


def _signed(line: Line) -> int | None:
    """Return where a dateline begins that a page glued to its writer: By Ann Loaf(AP) - A."""
    found = _UNPLACED.search(line.text, 0, _LINE) if line.text.startswith("By ") else None
    return found.start() if found and by_name(found.group(1)) else None


def _unplaced(line: Line) -> int | None:
    """Return where a dateline without a place begins behind the words of a headline."""
    named = _AGENCIES.search(line.text, 0, _ABOVE)
    found = _UNPLACED.search(line.text, 0, _ABOVE) if named else None
    if not found or by_name(found.group(1), whole=True) is None:
        return None
    place = _place_before(line.text[: found.start()])
    at = found.start() - len(place)
    before, after = line.text[:at].rstrip(), line.text[found.end() :]
    headed = before.count(" ") >= _HEADLINE - 1 and before[-1] not in _STOPS
    return at if headed and len(after) > _STORY else None


def _place_before(text: str) -> str:
    """Return the place that a text ends in, which is none of its sentence: in Lyon, for Lyon."""
    bare = text.rstrip(" ,")
    for words in (3, 2, 1):
        *before, _ = cut = bare.rsplit(" ", words)
        place = bare[len(cut[0]) + 1 :] if len(cut) > words else ""
        named = place[:1].isupper() and (place.istitle() or place.isupper())
        if named and before[0].rsplit(" ", 1)[-1] not in _OF_PLACES and place_zone(place):
            return text[len(cut[0]) + 1 :]
    return ""


def _is_note(text: str) -> bool:
    return find_note(text) is not None or any(other_note(text)) or begins_byline(text)


def _run_on(first: Line) -> list[Line]:
    """Part what ran into one line: headline, head, story and foot."""
    fed = _FED.search(first.text, 0, _ABOVE) if ") " in first.text[:_ABOVE] else None
    if fed and by_name(fed.group(1), whole=True):
        return [first.cut(0, fed.end(1) + 1), first.cut(fed.end(1) + 1)]
    at = _known(first) if len(first.text) >= _SHORTEST else None
    if at is None:
        at = _unplaced(first)
        wrote = _BY.search(first.text, max(0, at - _LINE), at) if at else None
        if at and wrote:
            return [
                first.cut(0, wrote.start()),
                first.cut(wrote.start(), at),
                *ended(first.cut(at)),
            ]
        by = _BY_AGENCY.search(first.text, 0, at) if at else None
        return [first.cut(0, by.start() if by else at), *ended(first.cut(at))] if at else []
    stamp = _STAMP.search(first.text, max(0, at - _LINE), at)
    signed = stamp.start() if stamp and not first.text[stamp.end() : at].strip() else at
    by = _BY.search(first.text, max(0, signed - 120), signed)
    head = first.cut(0, by.start() if by else at)
    story = ended(first.cut(at))
    return [
        *page_head(head),
        *([first.cut(by.start(), signed)] if by else []),
        *[first.cut(signed, at)],
        *story,
    ]


def page_head(line: Line) -> list[Line]:
    """Part the head of a page in one line: its hour, headline, writers; menus are left out."""
    stamp = _STAMP.search(line.text)
    after = line.cut(stamp.end()) if stamp else line
    if stamp is None or after.text.count(" ") < _HEADLINE:
        return _head(line.cut(0, stamp.start()) if stamp else line)
    buttons = _BUTTONS.search(after.text)
    headline = after.cut(0, buttons.start() if buttons else None)
    wrote = _WROTE.search(headline.text)
    names = [headline.cut(*wrote.span(1)), headline.cut(*wrote.span(2))] if wrote else []
    return [
        line.cut(*stamp.span()),
        headline.cut(0, wrote.start() if wrote else None),
        *names,
    ]


def _head(line: Line) -> list[Line]:
    """Part a page's title from the headline when that comes twice, and what follows it."""
    size = leading_tags(line.text, 0).size
    title = next((x for x in _titles(line.text) if line.text.find(x, len(x)) > size), None)
    if title is None:
        return [line]
    again = line.text.find(title, len(title))
    return [line.cut(again, again + len(title)), line.cut(again + len(title))]


def _titles(text: str) -> list[str]:
    """Return what may be the headline in a page's title: all before its first joint."""
    joints = (text.find(joint) for joint in (" | ", " - ", " :: "))
    return [text[:at] for at in sorted(joints) if at > 0]


def ended(line: Line) -> list[Line]:
    """Part an end mark within a line from what follows it: the headlines of a list, mostly."""
    if not line.seen & WITHIN:
        return [line]
    found = _END.search(line.text)
    if not found:
        return _captioned(line)
    below = line.cut(found.end())
    items = [(item.start(), item.end()) for item in _ITEM.finditer(below.text)]
    parts = [below.cut(*item) for item in items] if below.text.startswith("- ") else [below]
    return [line.cut(0, found.end()), *parts]


def _captioned(line: Line) -> list[Line]:
    """Part captions and the foot from a story that has no end mark and runs in one line."""
    foot = _FOOT.search(line.text)
    below = []
    if foot:
        at = foot.end("rule") if foot["rule"] else foot.start()
        below = [line.cut(foot.start(), at), line.cut(at)]
        line = line.cut(0, foot.start())
    captions = list(_WITHIN.finditer(line.text)) if "FILE PHOTO: " in line.text else []
    at, pieces = 0, []
    for caption in captions:
        pieces += [line.cut(at, caption.start()), line.cut(*caption.span())]
        at = caption.end()
    return [piece for piece in (*pieces, line.cut(at), *below) if piece.text]
