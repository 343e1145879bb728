"""Where the story starts: at its dateline, or where prose begins; the rest is the head."""

from service.core.article import Dateline
from service.core.dispatch.byline import begins_byline, read_byline
from service.core.dispatch.captions import read_caption
from service.core.dispatch.chrome import is_chrome
from service.core.dispatch.classify import class_of_headline, is_digest
from service.core.dispatch.credited import credited_dateline
from service.core.dispatch.dateline import Datelines, match_dateline, match_place
from service.core.dispatch.found_dateline import FoundDateline
from service.core.dispatch.head import (
    BULLET,
    MAX_HEADLINE,
    READ_TIME,
    SERVICES,
    Head,
    take_line,
)
from service.core.dispatch.kernel import FILED, YEAR
from service.core.dispatch.layout import Line, is_wrapped
from service.core.dispatch.tags import leading_tags
from service.core.dispatch.tail import is_stop, list_name, split_end
from service.core.dispatch.titles import site_title
from service.core.dispatch.wire import Wire
from service.core.text import fold

_OWN = ("The following", "Following", "Here ")
_SEARCHED, _NEAR, _HEAD_LINES, _CHROME_LINES = 3000, 6, 1500, 300
_QUOTES = "\"'\u201d\u2019"
_ENTRY, _OPENS = 60, frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ(")
# Beyond typeset quotes and dashes; Greek and Cyrillic have capitals.
_TYPESET = "\u2e7f"
_CUT, _TEASED = ("...", "\u2026"), 90
# In tables of earnings rows of a quarter come again for the year.
_ROW = " vs "
_SENTENCE, _MENU, _MENU_WORDS, _WORDS, _TELLING, _FULL, _LEAD = 40, 3, 2, 3, 4, 15, 120


def split_at_story(
    head: Head,
    lines: list[Line],
    filed: tuple[int, FoundDateline] | None,
    wire: Wire | None,
    title: str | None = None,
) -> tuple[list[Line], list[Line]]:
    """Part the lines above the story from the story itself.

    `filed` is as `find_dateline` says, `title` a headline known beforehand.
    """
    if filed:
        at, found = filed
        above = lines[max(0, at - _HEAD_LINES) : at]
        first = lines[at].cut(found.body_at)
        rest = _undouble([*([first] if first.text else []), *lines[at + 1 :]], found.dateline)
    elif wire:
        above, rest = [], lines
    else:
        above, rest = _without_dateline(head, lines, title)
    return [*wire.head, *above] if wire else above, rest


def find_dateline(
    lines: list[Line],
    known: Datelines,
    *,
    glued: bool,
    title: str | None = None,
    url: str | None = None,
) -> tuple[int, FoundDateline] | None:
    """Return the number of the line with the dateline and what it says, or None.

    Lines above a headline that is known, as `title`, do not count as near or far.
    """
    for number, line in enumerate(lines[:_SEARCHED]):
        if not line.seen & FILED:
            continue
        filed = line.cut(1) if line.text[0] == BULLET else line
        first = filed.text[:1]
        if first.isupper() or first in "([" or first > _TYPESET:
            found = known[filed]
            if found and not (line.text.endswith(_CUT) and _told(lines[:number])):
                if _of_entry(lines, number, found):
                    return None
                cut = len(line.text) - len(filed.text)
                return number, found._replace(body_at=found.body_at + cut)
    return _loose_dateline(lines[:_NEAR] if glued else lines, title, url, glued=glued)


def _told(lines: list[Line]) -> bool:
    """Say whether a whole story stands above a line: then that is a teaser of another one."""
    return sum(len(line.text) > _TEASED and _is_prose(line) for line in lines) > _NEAR


def _loose_dateline(
    lines: list[Line], title: str | None, url: str | None, *, glued: bool
) -> tuple[int, FoundDateline] | None:
    """Find a dateline without an agency: near the top, further down or glued with a day alone."""
    near = 0
    for number, line in enumerate(lines[:_CHROME_LINES]):
        near += line.text.count(" ") >= _WORDS and not _is_beside(line)
        near = 1 if line.text == title else near
        found = match_place(line) if line.text[0].isupper() else None
        placed = number > 0 and near < _NEAR and not glued
        if found and (placed or found.dateline.date_text):
            return number, found
        if is_digest(line.text):
            return None
    return None if glued else credited_dateline(lines, url)


def _is_beside(line: Line) -> bool:
    """Say whether a line above a story is neither headline nor deck: a button, a writer, a day."""
    dated = line.seen & YEAR and len(line.text) < _SENTENCE
    return bool(dated) or is_chrome(line.text) or begins_byline(line.text)


def _of_entry(lines: list[Line], number: int, found: FoundDateline) -> bool:
    """Say whether a dateline is that of a digest's first entry, and not the digest's own."""
    above = lines[max(0, number - _NEAR) : number]
    headings = [n for n, line in enumerate(above) if not line.text.startswith(("(", "By "))]
    titles = above[: headings[-1]] if headings else []
    if not any(is_digest(line.text) for line in titles):
        return False
    own = lines[number].text[found.body_at :].lstrip().startswith(_OWN)
    return not own and _comes_again(lines[number + 1 : number + _ENTRY])


def _comes_again(lines: list[Line]) -> bool:
    """Say whether a second dateline follows: a page's menu names digests above one story, too."""
    opening = [line for line in lines if line.text[0] in _OPENS]
    return any(match_dateline(line) or match_place(line) for line in opening)


def _undouble(lines: list[Line], dateline: Dateline) -> list[Line]:
    """Drop a first paragraph that is printed a second time with its dateline."""
    if len(lines) > 1 and lines[1].text.startswith(dateline.raw):
        return [lines[0], *lines[2:]]
    return lines


def _without_dateline(
    head: Head, lines: list[Line], title: str | None
) -> tuple[list[Line], list[Line]]:
    """Part head from story where no dateline does: after headline, note, byline and captions."""
    known, alone = head.headline, head.alone
    number = 0 if known else _headline_at(lines, title)
    _take_dates(head, lines[:number])
    decked = False
    while number < min(len(lines), _HEAD_LINES):
        line = lines[number]
        beside = known is not None and (
            line.text == known.text or READ_TIME.fullmatch(line.text) is not None
        )
        if beside or take_line(head, line):
            number += 1
        elif known is None and _may_be_headline(lines, number, title):
            known, alone = line, head.alone
            number += 1
        elif not decked and _is_deck(lines, number):
            decked = True
            number += 1
        else:
            break
    if head.alone is not alone:
        head.signed, head.filed = head.alone, True
    if head.headline is None and known is not None:
        return [known], lines[number:]
    return [], lines[number:]


def _is_deck(lines: list[Line], number: int) -> bool:
    """Say whether a line sums the story up.

    It stands above who filed the story and when, or the story says it again. A page prints the
    agency alone on a line: Harbour tram to open / It had been planned for years, officials say
    / Reuters / March 9, 2026 / The port city ... Or the day beside it: PTI | Patna | Updated:
    09-03-2026 15:05 IST
    """
    filed, below = Head(), lines[number + 1 : number + 1 + _NEAR]
    at = next((n for n, line in enumerate(below) if not take_line(filed, line)), _NEAR)
    told = any(len(line.text) > _TEASED and _is_prose(line) for line in below[at : at + 2])
    signed = (filed.alone or filed.dated_by) is not None
    return (told and signed) or _is_quoted(lines, number)


def _is_quoted(lines: list[Line], number: int) -> bool:
    """Say whether a paragraph further below repeats a line in full."""
    deck = lines[number].text.rstrip(".")
    below = lines[number + 2 : number + _CHROME_LINES]
    return len(deck) > _SENTENCE and any(deck in line.text for line in below)


def _may_be_headline(lines: list[Line], number: int, title: str | None) -> bool:
    """Say whether a line may be the headline; beside one that is known no sentence is another."""
    text = lines[number].text
    said = title and title[-1] != "." and _is_stopped(text) and fold(title) not in fold(text)
    return len(text) <= MAX_HEADLINE and not said and not _is_lead(lines, number)


def _is_stopped(text: str) -> bool:
    return text[-1] in "\u3002." or text[-2:] in ('."', ".\u201d")


def _is_lead(lines: list[Line], number: int) -> bool:
    """Say whether a text without a headline begins here: no headline is a long sentence."""
    text = lines[number].text
    if _is_stopped(text):
        own = len(text) > _LEAD or text.startswith(_OWN[0])
        return own and len(lines) > number + 1
    below = lines[number + 1 : number + 3]
    return len(below) > 1 and all(not line.gap and line.text[0].islower() for line in below)


def _take_dates(head: Head, lines: list[Line]) -> None:
    """Take the time lines right above a headline below menus, and a line that names a service."""
    above, near = Head(), len(lines) - _NEAR // 2
    for number, line in enumerate(lines):
        if (number >= near and line.seen & YEAR) or line.text[:4] in SERVICES:
            take_line(above, line)
    head.dated += above.dated
    head.signed = head.signed or above.signed


def _headline_at(lines: list[Line], title: str | None) -> int:
    """Return where the headline of a text without a dateline stands below a page's menus."""
    above = lines[: _end_of_story(lines)]
    known = _titled(above, title) if title else -1
    if known >= 0:
        return known
    titled = fold(site_title(above[0].text) or "") if above else ""
    for number, line in enumerate(above[1:], 1):
        if titled and fold(line.text) == titled:
            return number
    # No menu has lines of one width; in running text a bracket begins a line by chance.
    if is_wrapped(above):
        return 0
    return _again(above) or _marked_at(above)


def _marked_at(lines: list[Line]) -> int:
    """Return where a headline stands that a summary's name, a tag or a writer below it tells.

    Without any it stands below the menu.
    """
    digest = _digest_at(lines[:_NEAR])
    if digest is not None:
        return digest
    for number, line in enumerate(lines):
        if number and _is_below_headline(line) and lines[number - 1].text.count(" ") > _TELLING:
            return number - 1
        size = leading_tags(line.text, line.start).size if line.text[0] == "(" else 0
        if size and len(line.text) <= MAX_HEADLINE:
            return number
    return _below_menu(lines)


def _is_below_headline(line: Line) -> bool:
    """Say whether a line names a writer, or how long it takes to read the story."""
    if line.text[0].isdecimal():
        return READ_TIME.fullmatch(line.text) is not None
    return begins_byline(line.text) and read_byline(line) is not None


def _titled(lines: list[Line], title: str) -> int:
    """Return where a page prints its known title last above its first sentence; else -1."""
    found, wanted = -1, fold(title)
    for number, line in enumerate(lines):
        if fold(line.text) == wanted:
            found = number
        elif found >= 0 and _is_prose(line):
            break
    return found


def _digest_at(lines: list[Line]) -> int | None:
    """Return where a summary's headline stands, or its lead; a word or two name a menu's entry."""
    told = [line.text.startswith(_OWN[0]) for line in lines]
    few = (n for n, x in enumerate(lines) if told[n] or _WORDS <= len(x.text.split()) < _FULL)
    return next((n for n in few if is_digest(lines[n].text)), None)


def _again(lines: list[Line]) -> int:
    """Return where a page prints its headline for the second time, above the story; else 0."""
    seen: set[str] = set()
    for number, line in enumerate(lines):
        if line.text[-1] == "." or line.text.count(" ") < _TELLING or _ROW in line.text:
            continue
        if line.text in seen and read_caption(line) is None:
            return number
        seen.add(line.text)
    return 0


def _below_menu(lines: list[Line]) -> int:
    short = [len(line.text.split()) <= _MENU_WORDS for line in lines]
    first = next((n for n in range(_MENU, len(lines)) if not short[n] and all(short[:_MENU])), 0)
    if not first:
        return 0
    for number in range(first, len(lines)):
        long = len(lines[number].text.split()) >= _WORDS
        if long and class_of_headline(lines[number].text) is not None:
            return number
    prose = next((n for n in range(first, len(lines)) if _is_prose(lines[n])), len(lines))
    found = 0
    for number in range(prose - 1, -1, -1):
        if take_line(Head(), lines[number]):
            continue
        if short[number] and found:
            break
        found = number
    return found


def _is_prose(line: Line) -> bool:
    stopped = line.text.rstrip(_QUOTES).endswith((".", "?", "!"))
    return stopped and len(line.text) >= _SENTENCE and read_caption(line) is None


def _end_of_story(lines: list[Line]) -> int:
    """Return where an end mark stands, or the lists of other headlines or a page's foot begin."""
    prose = False
    for number, line in enumerate(lines[:_CHROME_LINES]):
        if split_end(line)[1] is not None:
            return number + (line.text[0] != "(")
        if list_name(line.text) or (prose and is_stop(line.text)):
            return number
        prose = prose or _is_prose(line)
    return min(len(lines), _CHROME_LINES)
