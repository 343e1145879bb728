"""Which of the lines above a story is its headline."""

import re

from service.core.dispatch.layout import Line
from service.core.text import fold

_SITE = re.compile(r"(.{8,300}?)\s(?:\||-|\u2013|\u2014)\s(?:[^|]{2,40})\Z")
_JOINTS = frozenset("|-\u2013\u2014")
_PARTS = frozenset(f" {joint} " for joint in _JOINTS)
_UNPARTED = "\u3041"
_FEW, _MANY, _WORDS = 3, 8, 4
_ALIKE, _REWORDED = 0.5, 0.25


def choose_headline(
    candidates: list[tuple[int, Line]], title: str | None, anchor: int, *, signed: bool = True
) -> Line | None:
    """Choose the headline: by a known title, a page title, the byline below it, its place.

    `anchor` is where the byline stands, or unless `signed` a time line, which may also follow a
    section's name and come before the headline.
    """
    if len(candidates) == 1:
        only = candidates[0][1]
        return None if title and _is_none(only, title) else only
    if title:
        known = _like(candidates, title)
        if known:
            return known
    again = _printed_again(candidates) or _repeated(candidates, anchor)
    again = again or _reworded(candidates, anchor) or _twice(candidates)
    return again or _by_anchor(candidates, anchor, signed=signed)


def _is_none(line: Line, title: str) -> bool:
    """Say whether the one line above a story whose headline is known is a section's name or deck.

    A section's name is one word, a deck a sentence that says otherwise what the headline says.
    """
    if line.text[-1] == "." and title[-1] != ".":
        return _like([(0, line)], title) is None
    return _words(line) == 1 < _words_of(title)


def _repeated(candidates: list[tuple[int, Line]], anchor: int) -> Line | None:
    """Find the line that stands right above byline or story when the page says it twice.

    A menu may come twice, too, but then its last line is a section's name.
    """
    above = [line for number, line in candidates if anchor < 0 or number < anchor]
    if len(above) < 2 or _words(above[-1]) < _FEW:  # noqa: PLR2004 - one is not repeated
        return None
    last, texts = above[-1], [line.text for line in above[:-1]]
    beside = last.text == texts[-1]
    return last if beside or (_words(last) > _WORDS and last.text in texts) else None


def _twice(candidates: list[tuple[int, Line]]) -> Line | None:
    """Find the last line of several words when it comes again: a page's title above its hour."""
    long = [line for _, line in candidates if _words(line) > _WORDS]
    return long[-1] if long and long[-1].text in [line.text for line in long[:-1]] else None


def _printed_again(candidates: list[tuple[int, Line]]) -> Line | None:
    """Find what the first line says once more: a page's title holds its headline."""
    first = candidates[0][1]
    site = site_title(first.text)
    known = _like(candidates[1:], site) if site else None
    if known or _words(first) < _WORDS:
        return known
    return next((line for _, line in candidates[1:] if _begins(first.text, line)), None)


def _begins(title: str, line: Line) -> bool:
    """Say whether a page's title is a line, or that and the name of a site, however long."""
    if not title.startswith(line.text):
        return False
    rest = title[len(line.text) :]
    return not rest or (rest[:3] in _PARTS and _words(line) >= _WORDS)


def _reworded(candidates: list[tuple[int, Line]], anchor: int) -> Line | None:
    """Find the line above the byline that says most of what a page's title says otherwise."""
    site = site_title(candidates[0][1].text)
    near = [one for one in candidates[1:] if one[0] < anchor][-_FEW:]
    return _like(near, site, least=_REWORDED) if site and len(near) > 1 else None


def _has_deck(placed: list[tuple[int, Line]]) -> bool:
    """Say whether a headline's deck follows it, line by line, and only menus stand above."""
    few = 1 < len(placed) <= _FEW and _words(placed[0][1]) > _WORDS
    return few and placed[-1][0] - placed[0][0] == len(placed) - 1


def _by_anchor(candidates: list[tuple[int, Line]], anchor: int, *, signed: bool) -> Line | None:
    placed = [one for one in candidates if one[0] < anchor and _words(one[1]) >= _FEW]
    above = [line for _, line in placed]
    below = [line for number, line in candidates if number > anchor and _may_head(line)]
    if _has_deck(placed):
        return above[0]
    section = above and _words(above[-1]) <= _WORDS and not signed
    if above and not (section and below):
        return _no_sentence(above)
    if above and below:
        return below[0]
    lines = [line for _, line in candidates]
    return _by_place([line for line in lines if not _is_remark(line)] or lines)


def _may_head(line: Line) -> bool:
    """Say whether a line below the hour may be the headline: some words, and no sentence."""
    return _words(line) > _WORDS and line.text[-1] != "."


def _by_place(lines: list[Line]) -> Line | None:
    """Choose by place: the first of several lines; below a menu the first of the last run."""
    long = [line for line in lines if _words(line) >= _WORDS]
    if not long:
        most = max(map(_words, lines))
        menu = len(lines) >= _MANY // 2 and most == 1
        return None if menu else [line for line in lines if _words(line) == most][-1]
    if _words(lines[0]) >= _FEW and len(lines) <= _MANY:
        return _no_sentence(long[:1]) or long[0]
    run: list[Line] = []
    for line in reversed(lines):
        if _words(line) >= _FEW:
            run.append(line)
        elif run:
            break
    return run[-1] if run else long[-1]


def _is_remark(line: Line) -> bool:
    """Say whether a line is sentences in brackets: (Note: the views are those of writers.)."""
    return line.text[0] == "(" and line.text.endswith(".)")


def _no_sentence(lines: list[Line]) -> Line:
    """Return the last line that does not end as a sentence does: no headline has a full stop."""
    return next((line for line in reversed(lines) if line.text[-1] != "."), lines[-1])


def site_title(text: str) -> str | None:
    """Return the headline in a page's title, which the site's name follows."""
    if len(text) >= 340 or _JOINTS.isdisjoint(text):  # noqa: PLR2004
        return None
    site = _SITE.fullmatch(text)
    return site.group(1) if site else None


def _words(line: Line) -> int:
    """Count words; where no blank parts them, two ideographs or kana make one."""
    return _words_of(line.text)


def _words_of(text: str) -> int:
    words = len(text.split())
    if text.isascii() or max(text) < _UNPARTED:
        return words
    return max(words, sum([char >= _UNPARTED for char in text]) // 2)


def _like(candidates: list[tuple[int, Line]], title: str, least: float = _ALIKE) -> Line | None:
    wanted = set(fold(title).split())
    best, score = None, least
    for _, line in candidates:
        if len(line.text) > 2 * len(title) + 60:
            continue
        words = set(fold(line.text).split())
        shared = len(words & wanted) / max(1, len(words | wanted))
        if shared >= score:
            best, score = line, shared
    return best
