"""The end of a story: e-mails, credits, a byline and what the agency says of it, taken off."""

from service.core.article import SignOff
from service.core.dispatch.agencies import by_mail, by_name
from service.core.dispatch.byline import WRITTEN_BY, read_byline
from service.core.dispatch.captions import tells_of_photo
from service.core.dispatch.endings import (
    BY_END,
    FOOT,
    HIDDEN,
    REPORTED,
    SIGNED,
    SIGNED_ALONE,
    desk_at,
    is_signature,
    signed_at,
    undangled,
)
from service.core.dispatch.found_story import Story
from service.core.dispatch.layout import Line
from service.core.dispatch.links import is_link
from service.core.dispatch.notes import named_headline, notebook_revision, noted_revision, told_at
from service.core.dispatch.rights import read_rights
from service.core.dispatch.tail import (
    bracketed_mail,
    ends_sentence,
    is_contribution,
    is_credit,
    split_mail,
)

# Below a dispatch blogs say whence the picture above it is, newspapers ask readers to stay.
_PAGES_OWN = ("Image credit: ", "Photo credit: ", "Featured image: ", "Don't miss the most ")
_ENDINGS, _REPORTED, _BY, _FOOT, _NEAR = 6, 400, 120, 700, 3


def finish(story: Story) -> None:
    """Take e-mails, credits, byline and page chrome off the end of the story."""
    lines = story.lines
    while not (story.marked or story.typeset) and _ends_in_chrome(lines):
        story.tail.insert(0, lines.pop())
    if not story.marked:
        _take_back(story)
    if lines and not story.typeset:
        _pop_foot(story)
    for _ in range(_ENDINGS):
        if not lines:
            break
        if not (_pop_mail(story) or _pop_told(story) or _pop_credit(story)):
            break
    if lines:
        _end_byline(story, lines)


def _ends_in_chrome(lines: list[Line]) -> bool:
    """Say whether the last line is a page's; of two lines only below an agency's signature."""
    if len(lines) < 2:  # noqa: PLR2004
        return False
    if not is_link(lines[-1].text):
        return lines[-1].text.startswith(_PAGES_OWN)
    if _is_signed(lines[-2], lines[-1]):
        return False
    return len(lines) > 2 or SIGNED.search(lines[-2].text[-80:]) is not None  # noqa: PLR2004


def _is_signed(last: Line, below: Line) -> bool:
    """Say whether an agency signs on a line of its own below the last sentence of a story."""
    if not is_signature(below.text):
        return False
    return ends_sentence(last.text[: undangled(last.text)])


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


def _pop_foot(story: Story) -> None:
    """Part the foot of a page that lost its line ends from the last sentence."""
    last = story.lines[-1]
    begin = max(0, len(last.text) - _FOOT)
    foot = last.text[begin:]
    if not ("opyright" in foot or "To contact the " in foot or "Source text " in foot):
        return
    found = FOOT.search(last.text, begin)
    if found and found.start():
        story.tail.insert(0, last.cut(found.start()))
        story.lines[-1] = last.cut(0, found.start())


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
    alone = len(story.lines) > 1
    if alone and (SIGNED_ALONE.fullmatch(last.text) or _is_signed(story.lines[-2], last)):
        story.credits.append(last.text)
        story.lines.pop()
        before = story.lines[-1]
        story.lines[-1] = before.cut(0, undangled(before.text))
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


def read_tail(story: Story) -> None:
    """Read what follows the story: addresses, credits, rights, a writer, notes on the story."""
    last = story.lines[-1] if story.lines else None
    below = next((x for x in story.tail[:60] if last and x.start > last.start), None)
    if last and below and _is_signed(last, below):
        story.credits.append(below.text)
    for number, line in enumerate(story.tail[:60]):
        text = line.text
        if not story.sign_off:
            story.sign_off = _sign_below(line, near=number < _NEAR)
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
    if "@" not in line.text:
        return None
    if line.text[0] == "(" and (desk := bracketed_mail(line)):
        return desk
    if not near:
        return None
    before, sign = split_mail(line)
    return sign if before is None and sign and by_mail(sign.emails[0]) else None
