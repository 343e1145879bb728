"""What stands above the story: headline, tags, note, byline, captions, lines with a date."""

import re
from dataclasses import dataclass, field

from service.core.article import Byline, Caption, RevisionKind, SignOff, Span, Tag
from service.core.dates.printed import full_dates
from service.core.dispatch.agencies import by_name
from service.core.dispatch.byline import names_of, read_byline
from service.core.dispatch.captions import read_caption
from service.core.dispatch.kernel import YEAR
from service.core.dispatch.layout import Line
from service.core.dispatch.notes import attn_revision, find_note, named_headline, other_note
from service.core.dispatch.rights import is_embargo
from service.core.dispatch.tags import leading_tags, line_tag, slug_tags, trailing_tag
from service.core.dispatch.tail import split_mail
from service.core.text import clean, fold

_SLUG = re.compile(r"(?:BC|AP|AM|PM|EU)-[A-Z]\S*--|APNewsAlert\Z")
_YEAR = re.compile(r"(?:19|20)\d\d|Juche ?\d")
_SLASHED = r"\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d\b"
_PIPED = re.compile(r"\s\|\s[^|]{2,40}\Z")
_DATED = re.compile(
    r"(?:Date|Published|Updated|Posted|Issued|Source|PUBLISHED|UPDATED)(?: on)?\s?:"
)
_FIGURES = re.compile(rf"{_SLASHED}|\d{{1,2}} [A-Z][A-Za-z]{{2,8}},? \d{{1,2}}:\d\d\b")
_SITE = re.compile(r"(.{8,300}?)\s(?:\||-|\u2013|\u2014)\s(?:[^|]{2,40})\Z")
_JOINTS = frozenset("|-\u2013\u2014")
_ORGANISATION = re.compile(
    r"(?:The )?Associated Press|Reuters|AP|By dpa correspondents|AFP|MEDIA RELEASE.{0,30}"
    r"|Source:.{0,80}|SOURCE:.{0,80}|Editors?: .{1,40}"
)
# Reuters parts long stories: Loaves and rivers =2
_PART = re.compile(r"\s=(\d{1,2})\Z")
_READ_TIME = re.compile(r"\d{1,2} [Mm]in(?:ute)?s? [Rr]ead")
_CUT_CAPTION = re.compile(r"(?:\.\.\.|\u2026) ?more\Z|\d{1,3} of \d{1,3}\s?\|?\Z")
# Words of a page around a story, each alone on its line; they are never its headline.
_CHROME = frozenset(
    """go to contents|go to navigation|skip to content|skip to main content|skip to navigation|menu
    |home|search|login|log in|sign in|sign up|register|subscribe|share|share this|print|email|copy
    |copy link|link copied|facebook|twitter|x|kakaotalk|kakao|linkedin|pinterest|flipboard|reddit
    |whatsapp|telegram|line|font size|text size|save|saved|bookmark|listen|comments|all news
    |advertisement|close|more|read more|url copied|news provided by|share this article|photo|photos
    |video|image|yonhap news agency|xinhua|associated press|the associated press|reuters|kyodo news
    |bernama|media release|press release|for immediate release|본문 바로가기|메뉴|검색|공유|댓글
    |인쇄|national|politics|economy|economy/finance|business|biz|market|markets|finance|society|world
    |culture|culture/k-pop|k-pop|sports|opinion|science|technology|tech|health|entertainment|images
    |north korea|asia|asia & pacific|europe|africa|americas|middle east|news|top news|latest|live
    |글자크기|폰트|페이스북|트위터|카카오톡|연합뉴스|english|한국어""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)
MAX_HEADLINE = 600
_FEW, _MANY, _WORDS, _SHORT, _LONGEST_CUT = 3, 8, 4, 100, 16


@dataclass(slots=True)
class Head:
    """What was found above the story; filled while its lines are read."""

    headline: Line | None = None
    tags: list[Tag] = field(default_factory=list)
    slug: str | None = None
    note: Line | None = None
    note_text: str | None = None
    named: str | None = None
    byline: Byline | None = None
    captions: list[Caption] = field(default_factory=list)
    dated: list[tuple[str, Span]] = field(default_factory=list)
    noted: RevisionKind | None = None
    part: int | None = None
    embargo: str | None = None
    mail: SignOff | None = None
    signed: str | None = None
    dated_by: str | None = None


def read_head(head: Head, lines: list[Line], title: str | None) -> None:
    """Sort the lines above the story into `head`; `title` is the headline known beforehand."""
    candidates: list[tuple[int, Line]] = []
    byline_at = dated_at = -1
    for number, line in enumerate(lines):
        named, dated = head.byline, len(head.dated)
        if take_line(head, line):
            byline_at = number if head.byline is not named else byline_at
            dated_at = number if len(head.dated) > dated else dated_at
            if dated_at == number and line.text[0] == "|" and _name_above(head, candidates):
                byline_at = candidates.pop()[0]
        elif _READ_TIME.match(line.text) and _name_above(head, candidates):
            byline_at = candidates.pop()[0]
        elif len(line.text) <= MAX_HEADLINE:
            candidates.append((number, line))
    if head.headline is None and candidates:
        anchor = byline_at if byline_at >= 0 else dated_at
        head.headline = choose_headline(candidates, title, anchor, signed=byline_at >= 0)
    if head.headline is not None:
        _strip_tags(head, head.headline)


def _name_above(head: Head, candidates: list[tuple[int, Line]]) -> bool:
    if head.byline or not candidates[1:]:
        return False
    line = candidates[-1][1]
    names = names_of(line.text)
    if not names:
        return False
    head.byline = Byline(raw=line.text, names=names, span=line.span)
    return True


def take_line(head: Head, line: Line) -> bool:
    """Take a line between headline and story when it is no part of the story."""
    text = line.text
    note = find_note(text)
    if note and note.start() == 0:
        head.note, head.note_text = line, clean(note.group(1))
        head.noted = attn_revision(note.group(1))
        head.named = named_headline(note.group(1))
        return True
    starts = text[:2].lower() == "by" and text[2:3].isspace()
    byline = read_byline(line) if starts or text.startswith("(By") or ", A" in text else None
    if byline:
        head.byline = head.byline if head.byline and head.byline.names else byline
        if _YEAR.search(text):
            head.dated.append((text, line.span))
        head.mail = head.mail or (split_mail(line)[1] if "@" in text else None)
        return True
    return _take_tags(head, line) or _take_note(head, line) or _take_chrome(head, line)


def _take_tags(head: Head, line: Line) -> bool:
    """Take a line that is nothing but tags."""
    text = line.text
    tag = line_tag(text, line.start)
    if tag:
        head.tags.append(tag)
        return True
    if text[0] != "(" or text[-1] != ")" or len(text) > _SHORT:
        return False
    tagged = leading_tags(text, line.start)
    if not tagged.tags or tagged.size < len(text):
        return False
    head.tags.extend(tagged.tags)
    return True


def _take_note(head: Head, line: Line) -> bool:
    text = line.text
    note, noted = other_note(text)
    if note and head.note_text is None:
        head.note, head.note_text = line, clean(note.rstrip("=<"))
    if noted or note:
        head.noted = noted or head.noted
        head.named = head.named or named_headline(text)
        return True
    if is_embargo(text):
        head.embargo = text
        return True
    if _SLUG.match(text):
        head.tags.extend(slug_tags(text, line.start))
        head.slug = text.split(",")[0]
        return True
    caption = read_caption(line)
    if caption:
        head.captions.append(caption)
    return caption is not None


def _take_chrome(head: Head, line: Line) -> bool:
    text = line.text
    if text.startswith(("Eds:", "---", "**", "AP Photo ")) or text == "-":
        return True
    if is_chrome(text):
        return True
    if _CUT_CAPTION.search(text, max(0, len(text) - _LONGEST_CUT)):
        return True
    if len(text) < _SHORT and by_name(text, whole=True):
        head.signed = text
        return True
    if len(text) < _SHORT and _may_date(line) and _is_date_line(text):
        head.dated.append((text, line.span))
        head.dated_by = head.dated_by or _agency_in(text)
        return True
    return text[0] in "TARBMSE" and _ORGANISATION.fullmatch(text) is not None


def _may_date(line: Line) -> bool:
    dated = line.seen & YEAR or "Juche" in line.text
    if dated and _YEAR.search(line.text):
        return True
    return line.text[0].isdecimal() and _FIGURES.match(line.text) is not None


def _agency_in(text: str) -> str | None:
    """Return the agency that a time line names: Source: Xinhua, KYODO NEWS - Feb 9, 2024."""
    return next((word for word in re.findall(r"\w+", text) if by_name(word, whole=True)), None)


def is_chrome(text: str) -> bool:
    """Say whether a line is a word of a page around a story."""
    return len(text) < _SHORT and (text.lower() in _CHROME or text.startswith("* "))


def _is_date_line(text: str) -> bool:
    full = full_dates(text, most=1)
    if _DATED.match(text) and (full or re.search(_SLASHED, text)):
        return True
    # A day in figures may be two days, a day and an hour have no year; neither is a headline.
    if not full and not _FIGURES.match(text):
        return False
    before = re.sub(
        r"\b(?:KYODO|NEWS|Date|Source|KCNA|English|Updated|Published|Last|min|ago|read|minute"
        r"|Posted|on|All|News|by|Xinhua"
        r"|Editor|a\.?m|p\.?m|GMT|AM|PM|[A-Z]{3,4}|(?:Eastern|Central|Pacific) \w+ Time)\b",
        " ",
        text,
    )
    return len(re.findall(r"[A-Za-z]{3,}", before)) <= _FEW


def choose_headline(
    candidates: list[tuple[int, Line]], title: str | None, anchor: int, *, signed: bool = True
) -> Line | None:
    """Choose the headline: by a known title, a page title, the byline below it, its place.

    `anchor` is where the byline stands, or unless `signed` a time line, which may also follow a
    section's name and come before the headline.
    """
    if title:
        known = _like(candidates, title)
        if known:
            return known
    first = candidates[0][1]
    site = site_title(first.text)
    if site and len(candidates) > 1:
        known = _like(candidates[1:], site)
        if known:
            return known
    above = [line for number, line in candidates if number < anchor and _words(line) >= _FEW]
    below = [line for number, line in candidates if number > anchor and _words(line) > _WORDS]
    section = above and _words(above[-1]) <= _WORDS and not signed
    if above and not (section and below):
        return _no_sentence(above)
    if above and below:
        return below[0]
    lines = [line for _, line in candidates]
    return _by_place(lines)


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
    return len(line.text.split())


def _like(candidates: list[tuple[int, Line]], title: str) -> Line | None:
    wanted = set(fold(title).split())
    best, score = None, 0.5
    for _, line in candidates:
        if len(line.text) > 2 * len(title) + 60:
            continue
        words = set(fold(line.text).split())
        shared = len(words & wanted) / max(1, len(words | wanted))
        if shared >= score:
            best, score = line, shared
    return best


def _strip_tags(head: Head, line: Line) -> None:
    tagged = leading_tags(line.text, line.start)
    known = {tag.raw for tag in head.tags}
    head.tags[:0] = [tag for tag in tagged.tags if tag.raw not in known]
    last = trailing_tag(line.text, line.start)
    if last and last[1] > tagged.size:
        head.tags.append(last[0])
        line = line.cut(0, last[1])
    part = _PART.search(line.text) if "=" in line.text[-4:] else None
    if part:
        head.part = int(part.group(1))
        line = line.cut(0, part.start())
    site = _PIPED.search(line.text) if "|" in line.text else None
    if site and site.start() > tagged.size:
        line = line.cut(0, site.start())
    head.headline = line.cut(tagged.size) if tagged.size else line
