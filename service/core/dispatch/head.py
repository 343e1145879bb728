"""The lines above the story: headline, tags, note, byline, captions, dates."""

import re
from dataclasses import dataclass, field

from service.core.article import Byline, Caption, RevisionKind, SignOff, Span, Tag
from service.core.dates.printed import full_dates
from service.core.dispatch.agencies import by_name, named_in
from service.core.dispatch.byline import (
    begins_byline,
    is_no_byline,
    names_of,
    read_byline,
    signed_alone,
    split_byline,
    without_agency,
)
from service.core.dispatch.captions import caption_above, is_credit_alone, read_caption
from service.core.dispatch.chrome import LONGEST_WORD, is_chrome, is_word
from service.core.dispatch.date_lines import FIGURES, is_date_line, is_hour, is_summary
from service.core.dispatch.foreign import agency_of
from service.core.dispatch.kernel import ABOVE, YEAR
from service.core.dispatch.layout import LATIN, Line
from service.core.dispatch.notes import attn_revision, find_note, named_headline, other_note
from service.core.dispatch.rights import is_embargo
from service.core.dispatch.tags import leading_tags, line_tag, slug_tags, trailing_tag
from service.core.dispatch.tail import split_mail
from service.core.dispatch.titles import choose_headline
from service.core.enrich.gazetteer import knows
from service.core.text import clean

# AFP: US-weather-storm,2NDLEAD
_KEYED = re.compile(r"\w+(?:-\w+){1,6},(?=[A-Z\d]{3,10}\Z)")
# AP's slugs begin with cycle, category or both: BC-US--, AP-EU--, US--, FBN--
_SLUG = re.compile(
    r"(?:BC|AP|AM|PM|EU)-[A-Z]\S*--|BC-[A-Z][^\s,]*(?:,|\Z)|APNewsAlert\Z"
    r"|[A-Z]{2,3}--[A-Z][\w' -]{2,60}(?:,|\Z)"
)
_YEAR = re.compile(r"(?:19|20)\d\d|Juche ?\d")
_PIPED = re.compile(r"\s\|\s[^|]{2,40}\Z")
# Collectors print the hour behind a headline, and who sent it: (2024-03-05 21:12) \u2014 Reuters
_TIMED = re.compile(
    r"\s\((?:19|20)\d\d-\d\d-\d\d \d\d:\d\d\)(?:\s[\u2014\u2013-]\s[A-Z][\w ]{1,20})?\Z"
)
_STARS = re.compile(r"(?:\*{2,3}|\+{2,3})\s?(?=\w)")
_ORGANISATION = re.compile(
    r"(?:The )?Associated Press|Reuters|AP|By dpa correspondents|AFP|MEDIA RELEASE.{0,30}"
    r"|Source:.{0,80}|SOURCE:.{0,80}|Editors?: .{1,40}|Edited [Bb]y:? .{1,60}"
    r"|Reda(?:zione|cci\u00f3n|ction|ktion) .{1,40}|Language: {1,3}\w+|Article Type: ?\w+"
    r"|LENGTH: [\d,]{1,6} words|(?:EX-|Exhibit )\d{1,2}\.\d.{0,60}"
)
# Reuters parts long stories: Loaves and rivers =2
_PART = re.compile(r"\s=(\d{1,2})\Z")
READ_TIME = re.compile(r"\d{1,2} [Mm]in(?:ute)?s? [Rr]ead")
_COUNTRY = re.compile(r", [A-Z][a-z]{3,12}(?: [A-Z][a-z]{3,12})?\Z")
_CUT_CAPTION = re.compile(r"(?:\.\.\.|\u2026) ?more\Z|\d{1,3} of \d{1,3}\s?\|?\Z")
# A list of stories has one before each headline.
BULLET = "\u2022"
# What issuers must tell bears who sends it: EQS-News: Loaf Mills AG / Key word(s): Acquisition
SERVICES = frozenset({"EQS-", "DGAP"})
_BY_ALONE = frozenset({"By", "by", "BY", "Contributor", "Contributors"})
MAX_HEADLINE = 600
_FEW, _SHORT, _LONGEST_CUT = 3, 100, 16


@dataclass(slots=True)
class Head:
    """What was found above the story; filled while its lines are read.

    `note` is the line of the editor's note and `note_text` what it says, `noted` what it makes of
    the dispatch, `named` the headline it quotes. `dated` are lines with a day of issue. `signed`
    and `dated_by` are agencies: one that stands alone on a line, one that stands beside a day.
    `alone` is the last agency alone on a line, be it a site's own name, `filed` that it stands
    between headline and story. `part` is the number after a headline, `by` that a line was `By`.
    """

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
    alone: str | None = None
    filed: bool = False
    by: bool = False


_Numbered = tuple[int, Line]


def read_head(head: Head, lines: list[Line], title: str | None) -> None:
    """Sort the lines above the story into `head`; `title` is the headline known beforehand."""
    candidates: list[_Numbered] = []
    byline_at = dated_at = -1
    lines = _without_providers(lines)
    for number, line in enumerate(lines):
        named, dated = head.byline, len(head.dated)
        if _credits_above(head, candidates, number, line):
            continue
        if take_line(head, line):
            byline_at = number if head.byline is not named else byline_at
            dated_at = number if len(head.dated) > dated else dated_at
            timed = dated_at == number and (line.text[0] == "|" or " min read" in line.text)
            if timed and _name_above(head, candidates):
                byline_at = candidates.pop()[0]
        elif line.text[0].isdecimal() and _read_time(head, line):
            byline_at = candidates.pop()[0] if _name_above(head, candidates) else byline_at
        elif len(line.text) <= MAX_HEADLINE:
            candidates.append((number, line))
    if not candidates and head.headline is None and lines:
        candidates, byline_at = _last_resort(head, lines, byline_at)
    byline_at = max(byline_at, _signed_below(head, lines, candidates))
    _choose(head, candidates, title, (byline_at, dated_at))


def _signed_below(head: Head, lines: list[Line], candidates: list[_Numbered]) -> int:
    """Take names right above the story without a word that they wrote it; return where, or -1."""
    if head.byline or not candidates[1:] or candidates[-1][1] is not lines[-1]:
        return -1
    head.byline = signed_alone(lines[-1])
    return candidates.pop()[0] if head.byline else -1


def _last_resort(head: Head, lines: list[Line], byline_at: int) -> tuple[list[_Numbered], int]:
    """Find a headline in what reads as a byline, which then stands nowhere, or in a list."""
    if is_no_byline(lines[0].text):
        head.byline = None
        return [(0, lines[0])], -1
    listed = [line.cut(1) for line in lines if line.text[0] == BULLET and len(line.text) > 1]
    return [(0, line) for line in listed[-1:]], byline_at


def _choose(
    head: Head, candidates: list[_Numbered], title: str | None, at: tuple[int, int]
) -> None:
    """Choose the headline unless it is known; `at` is where byline and time line stand, or -1."""
    byline_at, dated_at = at
    if head.headline is None and candidates:
        anchor = byline_at if byline_at >= 0 else dated_at
        head.headline = choose_headline(candidates, title, anchor, signed=byline_at >= 0)
    if head.headline is not None:
        head.headline = _untimed(head, head.headline)
        if "By " in head.headline.text:
            head.headline, signed = split_byline(head.headline)
            head.byline = head.byline or signed
        _strip_tags(head, head.headline)


def _credits_above(head: Head, candidates: list[_Numbered], number: int, line: Line) -> bool:
    """Take a credit that stands alone, and the line above it as its caption unless it is one."""
    if not is_credit_alone(line.text):
        return False
    above = [one for at, one in candidates[-1:] if at == number - 1]
    caption = caption_above(above, line)
    if caption:
        head.captions.append(caption)
        candidates.pop()
    return caption is not None or (not above and bool(head.captions))


def _read_time(head: Head, line: Line) -> bool:
    """Take a line that says how long the story takes; the day may be glued to it."""
    found = READ_TIME.match(line.text)
    if found and full_dates(line.text[found.end() :], most=1):
        head.dated.append((line.text[found.end() :], (line.start + found.end(), line.end)))
    return found is not None


def _without_providers(lines: list[Line]) -> list[Line]:
    """Drop each line that names the firm which a press release is from."""
    named = [number for number, line in enumerate(lines, 1) if line.text[0] in "nN"]
    firms = [at for at in named if lines[at - 1].text.lower().rstrip(":") == "news provided by"]
    return [line for at, line in enumerate(lines) if at not in firms] if firms else lines


def _name_above(head: Head, candidates: list[_Numbered]) -> bool:
    # Above a writer stands the headline or the agency; above a section's name, one of the menu.
    headed = candidates[1:] and (head.signed or candidates[-2][1].text.count(" ") >= _FEW)
    if head.byline or not headed:
        return False
    return _sign(head, candidates[-1][1])


def _sign(head: Head, line: Line) -> bool:
    """Take a line that is names and nothing else as the byline."""
    names = names_of(without_agency(line.text) if head.by else line.text)
    if not names or head.byline:
        return False
    head.byline = Byline(raw=line.text, names=names, span=line.span)
    return True


def take_line(head: Head, line: Line) -> bool:
    """Take a line between headline and story when it is no part of the story."""
    text = line.text
    if not (line.seen & ABOVE or head.by or is_word(text)):
        return False
    note = find_note(text)
    if note and note.start() == 0:
        head.note, head.note_text = line, clean(note.group(1))
        head.noted = attn_revision(note.group(1))
        head.named = named_headline(note.group(1))
        return True
    if head.by and _sign(head, line):
        head.by = False
        return True
    head.by = text in _BY_ALONE  # on some pages the name stands on the next line
    byline = read_byline(line) if begins_byline(text) or _signs(text) else None
    if byline:
        head.byline = head.byline if head.byline and head.byline.names else byline
        if _has_year(line):
            head.dated.append((text, line.span))
        head.mail = head.mail or (split_mail(line)[1] if "@" in text else None)
        return True
    return _take_tags(head, line) or _take_note(head, line) or _take_chrome(head, line)


def _signs(text: str) -> bool:
    """Say whether an agency may follow a writer's name: Ann Loaf, AP Writer."""
    return ", A" in text or ", The " in text


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
    keyed = _KEYED.match(text) if "," in text[-11:] else None
    tag = line_tag(text[keyed.end() :], line.start + keyed.end()) if keyed else None
    if tag:
        head.tags.append(tag)
        head.slug = text.split(",")[0]
        return True
    caption = read_caption(line)
    if caption:
        head.captions.append(caption)
    return caption is not None or (text[0] == "[" and is_credit_alone(text))


def _take_chrome(head: Head, line: Line) -> bool:
    text = line.text
    starred = text.startswith("**") and not _STARS.match(text)
    if starred or text.startswith(("Eds:", "---", "AP Photo ")) or _is_rule(text):
        return True
    provider = _provider(text) if len(text) < LONGEST_WORD or text[:4] in SERVICES else ""
    if provider and by_name(provider, whole=True):
        head.alone = provider
        # A site's own name is also a word of its pages.
        head.signed = head.signed if is_chrome(text) else provider
        return True
    if is_chrome(text) or is_hour(text) or ("|" in text and _take_source(head, line)):
        return True
    last = text[-1]
    may_be_cut = last == "e" or not last.isalpha()
    if may_be_cut and _CUT_CAPTION.search(text, max(0, len(text) - _LONGEST_CUT)):
        return True
    if len(text) < _SHORT and _may_date(line) and is_date_line(text) and not is_summary(text):
        head.dated.append((text, line.span))
        head.dated_by = head.dated_by or named_in(text)
        return True
    return text[0] in "TARBMSEL" and _ORGANISATION.fullmatch(text) is not None


def _is_rule(text: str) -> bool:
    """Say whether a line is signs alone: a dash, what stays of a menu."""
    return len(text) < _LONGEST_CUT and not any(map(str.isalnum, text))


def _provider(text: str) -> str:
    """Return who a line names, in brackets or not, before a place or an account: PTI Mumbai."""
    if text[:4] in SERVICES:
        return text.partition(":")[0]
    bare = text.strip("()[]")
    name, _, place = bare.partition(" ")
    if place and by_name(name, whole=True) and (place[0] == "@" or knows(place)):
        return name
    return _COUNTRY.sub("", bare) if ", " in bare else bare


def _take_source(head: Head, line: Line) -> bool:
    """Take a line whose first piece is an agency, or a writer before a day: PTI | Pune | ..."""
    if len(line.text) >= _SHORT:
        return False
    first, _, rest = line.text.partition("|")
    # A day in figures may be two days, and is one all the same.
    first, dated = first.strip(), bool(full_dates(rest, most=1) or FIGURES.search(rest))
    agency = by_name(first, whole=True) is not None
    name, joint, other = first.rpartition(" and ")
    signed = name if joint and by_name(other, whole=True) else first  # Ann Loaf and Reuters
    names = names_of(signed) if dated and not agency else ()
    if not agency and not names:
        return line.text.count("|") >= _FEW  # a menu
    if agency:
        head.dated_by = head.dated_by or first
    elif head.byline is None:
        span = (line.start, line.start + len(first))
        head.byline = Byline(raw=first, names=names, span=span)
    if dated:
        head.dated.append((line.text, line.span))
    return True


def _has_year(line: Line) -> bool:
    may_have = line.seen & YEAR or "Juche" in line.text
    return bool(may_have and _YEAR.search(line.text))


def _may_date(line: Line) -> bool:
    if _has_year(line):
        return True
    return line.text[0].isdecimal() and FIGURES.match(line.text) is not None


def _untimed(head: Head, line: Line) -> Line:
    """Cut the hour off a headline that it stands behind."""
    timed = _TIMED.search(line.text) if ":" in line.text[-32:] else None
    if timed is None:
        return line
    head.dated.append((timed.group(), line.cut(timed.start()).span))
    return line.cut(0, timed.start())


def _strip_tags(head: Head, line: Line) -> None:
    if not line.seen & ABOVE:
        return
    if line.text.startswith(("# ", "## ")):
        line = head.headline = line.cut(line.text.index(" "))
    if line.text[0] in "*+" and (stars := _STARS.match(line.text)):
        line = head.headline = line.cut(stars.end(), len(line.text.rstrip("*+ ")))
    if line.text[0] > LATIN:
        head.signed = head.signed or agency_of(line.text[:8], first=True) or None
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
