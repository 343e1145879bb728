"""The story itself: paragraphs, what interrupts them, and where they end."""

import re

from service.core.article import EndMark, Take
from service.core.dispatch.byline import take_byline
from service.core.dispatch.captions import caption_above, read_caption
from service.core.dispatch.endings import (
    closes,
)
from service.core.dispatch.found_story import Story
from service.core.dispatch.kernel import ODD, SHORT
from service.core.dispatch.layout import Line, paragraphs
from service.core.dispatch.links import (
    LINK,
    in_box,
    is_invitation,
    leads,
    links_begin,
    turns,
)
from service.core.dispatch.notes import (
    named_headline,
    said_first,
    told_first,
    without_preface,
)
from service.core.dispatch.prose import is_prose
from service.core.dispatch.rights import is_embargo
from service.core.dispatch.story_end import finish, read_tail
from service.core.dispatch.tail import (
    end_mark,
    is_stop,
    is_take,
    split_end,
)
from service.core.dispatch.typeset import is_typeset, take_end

_NOISE = re.compile(
    r"(?:.{0,140}Sign up here\.?\Z|(?:Advertisement|ADVERTISEMENT)(?:\Z"
    r"|[ \u00b7]{1,3}(?:Scroll|Continue))"
    r"|View all \(\d+\)|RELATED COVERAGE|Scroll to continue"
    r"|Read More\Z|\(Graphic: |\[[^\[\]]{0,30}(?:연합뉴스|제공|자료사진)[^\[\]]{0,30}\]\Z"
    r"|Register for free|Report this ad\Z|Listen\Z|What to know about"
    r"|-+\Z|\u25a0\Z|_{2,}\Z|\* \* \*|more\Z|Share\Z"
    r"|\[(?:File )?[Pp]hoto[/ :][^\[\]]{2,60}\]\Z"
    r"|(?:SLIDESHOW|Slideshow) \(\d{1,3} (?:IMAGES|Images)\)|(?:Story|Article) continues"
    r"|Continue [Rr]eading|Skip [Aa]dvertisement|Follow us on (?:[A-Z@#]|our\b|social\b)"
    # MSN names below a picture who sent it, wherever that stands in the story.
    r"|\u00a9 Provided by [A-Z]|Save\Z|\d{1,2} of \d{1,2}\s?\|?\Z)"
)
_NOISY, _MOST_CAPTIONS = 160, 200
_BELOW_RULE = re.compile(
    r"contributed|reported from|^(?:The )?Associated Press|has been corrected|Follow |^AP |^This "
    r"|\u00a9|Copyright|^Online|https?:|writers?\b"
)

_RULES, _FOLLOWING = ("__", "\u2014\u2014", "* * *"), re.compile(r"\AThe following information")


def read_story(body: str, lines: list[Line], *, wired: bool = False) -> Story:
    """Read the lines from the first paragraph to the end of the text."""
    story = Story()
    story.noted, note, lines = told_first(lines)
    if story.noted is None and lines:
        story.noted = said_first(lines[0].text)
        note = lines[0].text if story.noted else ""
    story.named = named_headline(note) if note else None
    story.byline, lines = take_byline(without_preface(lines))
    story.typeset = not wired and is_typeset(body, lines)
    lines, ended = take_end(body, lines, typeset=story.typeset)
    story.end_mark = ended if isinstance(ended, EndMark) else None
    story.take = ended if isinstance(ended, Take) else None
    # From the end: that is where a mark stands.
    story.marked = story.end_mark is not None or any(
        line.seen & ODD and split_end(line)[1] is not None for line in reversed(lines)
    )
    story.tail += lines[_take_lines(story, lines) :]
    finish(story)
    read_tail(story)
    story.lines = paragraphs(body, story.lines, wired=wired)
    return story


def _take_lines(story: Story, lines: list[Line]) -> int:
    """Sort lines into the story up to its end; return where in `lines` its tail begins."""
    whole = story.marked or story.typeset
    beside = taken = 0
    look = ODD if whole else ODD | SHORT
    for number, line in enumerate(lines):
        if not (line.seen & look or beside):
            continue
        plain = not beside and (not line.seen & ODD or is_prose(line.text))
        if plain and (whole or len(line.text) >= LINK or not turns(lines, number)):
            continue
        story.lines += lines[taken:number]
        taken = number + 1
        if plain:
            return number
        beside = in_box(lines, number, beside, marked=story.marked)
        if _set_aside(story, lines, number, boxed=beside > 0):
            continue
        if _closed(story, line):
            return number + 1
        if _stops(story, lines, number):
            return number
        _take_line(story, line)
    story.lines += lines[taken:]
    return len(lines)


def _set_aside(story: Story, lines: list[Line], number: int, *, boxed: bool) -> bool:
    """Take a line of a box within the story, or one that leads to another story."""
    caption = read_caption(lines[number]) if boxed else None
    if caption:
        story.captions.append(caption)
    elif boxed or leads(lines, number):
        story.tail.append(lines[number])
    else:
        return False
    return True


def _closed(story: Story, line: Line) -> bool:
    """Take a line that ends the story: in a mark, or in those who reported it."""
    before, mark = split_end(line) if story.marked else (line, None)
    if mark is not None:
        _take_line(story, before)
        _close(story, mark)
        return True
    if story.marked or line.text[-1] != ")" or not closes(line.text, begun=bool(story.lines)):
        return False
    story.lines.append(line)
    return True


def _stops(story: Story, lines: list[Line], number: int) -> bool:
    """Say whether the tail begins with a line: a rule above credits, a page's foot or links."""
    text = lines[number].text
    if text.startswith(_RULES):
        after = lines[number + 1].text if number + 1 < len(lines) else ""
        told = (_FOLLOWING if text[0] == "*" else _BELOW_RULE).search(after[:400])
        return not after or told is not None
    if story.marked:
        return text.startswith("---") and is_stop(text) and not story.typeset
    if is_stop(text):
        return not (story.typeset and text.startswith("---"))
    if story.typeset:
        return False
    return links_begin(lines, number) if _NOISE.match(text) else turns(lines, number)


def _close(story: Story, mark: Line) -> None:
    if is_take(mark.text):
        story.take = Take(number=None, more=True)
    else:
        story.end_mark = end_mark(mark)


def _take_line(story: Story, line: Line | None) -> None:
    if line and line.text[0] == "[" and (credited := caption_above(story.lines, line)):
        story.captions.append(credited)
        del story.lines[-1]
        return
    if line is None or (len(line.text) < _NOISY and _NOISE.match(line.text)):
        return
    if is_invitation(line.text):
        return
    if len(story.captions) >= _MOST_CAPTIONS and line.text.endswith(")"):
        return
    caption = read_caption(line)
    if caption:
        story.captions.append(caption)
    elif not story.embargo and is_embargo(line.text):
        story.embargo = line.text
    else:
        story.lines.append(line)
