"""The story itself: paragraphs, what interrupts them, and where they end."""

import re
from dataclasses import dataclass, field

from service.core.article import Byline, Caption, EndMark, RevisionKind, SignOff, Take
from service.core.dispatch.agencies import by_mail, by_name
from service.core.dispatch.byline import WRITTEN_BY, read_byline, take_byline
from service.core.dispatch.captions import caption_above, read_caption, tells_of_photo
from service.core.dispatch.endings import (
    BY_END,
    HIDDEN,
    REPORTED,
    SIGNED,
    SIGNED_ALONE,
    desk_at,
    signed_at,
)
from service.core.dispatch.kernel import ODD, SHORT
from service.core.dispatch.layout import Line, paragraphs
from service.core.dispatch.links import (
    LINK,
    in_box,
    is_invitation,
    is_link,
    leads,
    links_begin,
    turns,
)
from service.core.dispatch.notes import (
    named_headline,
    notebook_revision,
    noted_revision,
    told_at,
    told_first,
    without_preface,
)
from service.core.dispatch.prose import is_prose
from service.core.dispatch.rights import NO_RIGHTS, Rights, is_embargo, read_rights
from service.core.dispatch.tail import (
    bracketed_mail,
    end_mark,
    ends_sentence,
    is_contribution,
    is_credit,
    is_stop,
    is_take,
    split_end,
    split_mail,
)
from service.core.dispatch.typeset import is_typeset, take_end

_NOISE = re.compile(
    r"(?:.{0,140}Sign up here\.?\Z|(?:Advertisement|ADVERTISEMENT)(?:\Z"
    r"|[ \u00b7]{1,3}(?:Scroll|Continue))"
    r"|View all \(\d+\)|RELATED COVERAGE|Scroll to continue"
    r"|Read More\Z|\(Graphic: |\[[^\[\]]{0,30}(?:연합뉴스|제공|자료사진)[^\[\]]{0,30}\]\Z"
    r"|Register for free|Listen\Z|What to know about|-+\Z|\u25a0\Z|_{2,}\Z|\* \* \*|more\Z|Share\Z"
    r"|\[(?:File )?[Pp]hoto[/ :][^\[\]]{2,60}\]\Z"
    r"|(?:SLIDESHOW|Slideshow) \(\d{1,3} (?:IMAGES|Images)\)|(?:Story|Article) continues"
    r"|Continue [Rr]eading|Skip [Aa]dvertisement|Follow us on (?:[A-Z@#]|our\b|social\b)"
    r"|Save\Z|\d{1,2} of \d{1,2}\s?\|?\Z)"
)
_ENDINGS, _NOISY, _MOST_CAPTIONS, _REPORTED, _BY = 6, 160, 200, 400, 120
_CONTRIBUTED = re.compile(
    r"contributed|reported from|^(?:The )?Associated Press|has been corrected|Follow |^AP |^This "
    r"|\u00a9|Copyright|^Online|https?:|writers?\b"
)

_RULES, _FOLLOWING = ("__", "* * *"), re.compile(r"\AThe following information")


@dataclass(slots=True)
class Story:
    """What was found below the head; filled while its lines are read.

    A story is `marked` when a mark ends it, and `typeset` when its lines have one width or a byte
    ends it as on a wire: then short lines are ends of paragraphs or rows, and no page's links.
    `noted` is what a note within or below it makes of it, `named` the headline in that note.
    """

    marked: bool = False
    typeset: bool = False
    lines: list[Line] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    sign_off: SignOff | None = None
    end_mark: EndMark | None = None
    byline: Byline | None = None
    credits: list[str] = field(default_factory=list)
    rights: Rights = NO_RIGHTS
    embargo: str | None = None
    take: Take | None = None
    noted: RevisionKind | None = None
    named: str | None = None
    tail: list[Line] = field(default_factory=list)


def read_story(body: str, lines: list[Line], *, wired: bool = False) -> Story:
    """Read the lines from the first paragraph to the end of the text."""
    story = Story()
    story.noted, note, lines = told_first(lines)
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
    _finish(story)
    _read_tail(story)
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
    found = REPORTED.search(line.text[-_REPORTED:]) if line.text[-1] == ")" else None
    if story.marked or not (found and found.start()):
        return False
    _take_line(story, line)
    return True


def _stops(story: Story, lines: list[Line], number: int) -> bool:
    """Say whether the tail begins with a line: a rule above credits, a page's foot or links."""
    text = lines[number].text
    if text.startswith(_RULES):
        after = lines[number + 1].text if number + 1 < len(lines) else ""
        told = (_CONTRIBUTED if text[0] == "_" else _FOLLOWING).search(after[:400])
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


def _finish(story: Story) -> None:
    """Take e-mails, credits, byline and page chrome off the end of the story."""
    lines = story.lines
    while not (story.marked or story.typeset) and _ends_in_chrome(lines):
        story.tail.insert(0, lines.pop())
    if not story.marked:
        _take_back(story)
    for _ in range(_ENDINGS):
        if not lines:
            break
        if not (_pop_mail(story) or _pop_told(story) or _pop_credit(story)):
            break
    if lines:
        _end_byline(story, lines)


def _ends_in_chrome(lines: list[Line]) -> bool:
    """Say whether the last line is a page's; of two lines only below an agency's signature."""
    if len(lines) < 2 or not is_link(lines[-1].text):  # noqa: PLR2004
        return False
    return len(lines) > 2 or SIGNED.search(lines[-2].text[-80:]) is not None  # noqa: PLR2004


def _take_back(story: Story) -> None:
    """Take back a last paragraph that ends in an agency's name and tells of no photo."""
    if not story.captions or not story.lines:
        return
    last = story.captions[-1]
    bare = last.credit is not None and by_name(last.credit) is not None and not last.restrictions
    start, end = last.span or (0, 0)
    if bare and start > story.lines[-1].start and not tells_of_photo(last.text):
        story.captions.pop()
        story.lines.append(Line(start, end, last.raw))


def _pop_mail(story: Story) -> bool:
    """Take a writer's address off the last line or the one before it."""
    lines = story.lines
    hidden = HIDDEN.search(lines[-1].text[-24:]) if lines[-1].text[-1] == "]" else None
    if hidden:
        left = lines[-1].cut(0, len(lines[-1].text) - len(hidden.group()))
        lines[-1:] = [left] if left.text else []
        return True
    for number in (len(lines) - 1, len(lines) - 2):
        if number < 0 or (story.sign_off and number < len(lines) - 1):
            return False
        before, sign = split_mail(lines[number])
        if sign and _is_writers(before, sign.emails[0], marked=story.marked):
            story.sign_off = _joined(sign, story.sign_off) if story.sign_off else sign
            lines[number : number + 1] = [before] if before else []
            return True
    return False


def _joined(first: SignOff, last: SignOff) -> SignOff:
    span = (first.span[0], last.span[1]) if first.span and last.span else first.span
    return SignOff(emails=first.emails + last.emails, span=span)


def _is_writers(before: Line | None, address: str, *, marked: bool) -> bool:
    """Say whether an address signs a story, and is not one that the story gives its readers."""
    if before is None or by_mail(address):
        return True
    return marked and ends_sentence(before.text)


def _pop_credit(story: Story) -> bool:
    """Take a contributor line or the agency's name off the end."""
    last = story.lines[-1]
    desk = desk_at(last.text)
    if desk is not None:
        story.tail.insert(0, last.cut(desk))
        story.lines[-1:] = [last.cut(0, desk)] if desk else []
        return True
    begin = max(0, len(last.text) - _REPORTED)
    glued = REPORTED.search(last.text, begin) if last.text[-1] in ").\uff09" else None
    if glued:
        at = glued.start()
        story.credits.append(last.cut(at).text)
        story.lines[-1:] = [last.cut(0, at)] if at else []
        return True
    if len(story.lines) > 1 and SIGNED_ALONE.fullmatch(last.text):
        story.credits.append(last.text)
        story.lines.pop()
        return True
    if last.text[-2:] in (".)", "e.", "y.", "t.", "rt") and is_contribution(last.text):
        story.credits.append(last.text)
        story.lines.pop()
        return True
    signed = signed_at(last.text)
    if signed is None:
        return False
    story.credits.append(last.cut(signed).text)
    story.lines[-1] = last.cut(0, signed)
    return True


def _pop_told(story: Story) -> bool:
    """Take what the agency says of its story off the end of the last paragraph."""
    last = story.lines[-1]
    found = told_at(last.text)
    if not found or not found.start():
        return False
    story.noted = noted_revision(found.group())
    story.named = named_headline(found.group())
    story.lines[-1] = last.cut(0, found.start())
    return True


def _end_byline(story: Story, lines: list[Line]) -> None:
    """Take the writer in a bracket off the end of the last line."""
    last = lines[-1]
    begin = max(0, len(last.text) - _BY)
    found = BY_END.search(last.text, begin) if "(By " in last.text[begin:] else None
    if not found:
        return
    story.byline = read_byline(last.cut(found.start()))
    rest = last.cut(0, found.start())
    lines[-1:] = [rest] if rest.text else []


def _read_tail(story: Story) -> None:
    for number, line in enumerate(story.tail[:60]):
        text = line.text
        if not story.sign_off:
            story.sign_off = _sign_below(line, near=number < 2)  # noqa: PLR2004
        if len(text) < 10:  # noqa: PLR2004
            continue
        if is_credit(text):
            story.credits.append(text)
        elif not story.rights.notice:
            story.rights = read_rights(text)
        if not story.byline and text.startswith(("(By ", *WRITTEN_BY)):
            story.byline = read_byline(line)
        _note_below(story, text)
    story.noted = story.noted or notebook_revision([line.text for line in story.tail[:60]])


def _note_below(story: Story, text: str) -> None:
    noted = noted_revision(text) if story.noted is None else None
    if noted:
        story.noted, story.named = noted, named_headline(text)


def _sign_below(line: Line, *, near: bool) -> SignOff | None:
    """Read a writer's address that stands below the end of the story."""
    if line.text.startswith("(("):
        return bracketed_mail(line)
    if not near or "@" not in line.text:
        return None
    before, sign = split_mail(line)
    return sign if before is None and sign and by_mail(sign.emails[0]) else None
