"""Editor's notes: the ATTN bracket with its verbs and paragraphs, and notes in other words."""

import re
from collections.abc import Sequence

from service.core.article import NoteAction, RevisionKind
from service.core.dispatch.layout import Line
from service.core.dispatch.tags import leading_tags
from service.core.lazy_pattern import later
from service.core.text import clean

_ATTN = re.compile(
    r"[(\uff08]\s?ATTN\s?[:\uff1a]\s{0,3}([^()\n]{0,900}(?:\([^()\n]{0,200}\)[^()\n]{0,400})?)[)\uff09]"
)
_VERBS = (
    "adds?|updates?|recasts?|rewrites?|corrects?|clarifies|changes|trims|edits|removes|deletes"
    "|fixes|restructures|writes through|releads|repeats|refiles?|refiling|inserts|drops|attaches"
    "|completes|amends|incorporates|subs"
)
_VERB = re.compile(rf"([A-Z]{{3,14}}|(?i:{_VERBS}))\b\s*")
# What Reuters calls a trash line: the note of others than Yonhap, in brackets or after `Eds:`.
_OTHER = re.compile(
    rf"\(((?i:{_VERBS}|new throughout|editor'?s'? note)\b[^\n]{{0,700}}?)\)\Z"
    # (In Oct 8 story headlined "…", corrects the vessel in paragraph 2)
    r"|\((In (?:an? |this |its )?[^()\n]{0,30}?\b(?:story|item|article)\b[^\n]{0,400}?)\)\Z"
    r"|ATTENTION\s?-\s{0,3}([^\n]{1,300}?)\s?///"
    r"|\(Eds\.?\s?:\s{0,3}([^()\n]{1,300})\)\Z"
    r"|(?:Eds\.?|Editors|(?:EDITOR|Editor)['\u2019]?[Ss]?'? (?:NOTE|[Nn]ote)"
    r"|Note to [Ee]ditors|NOTE TO EDITORS)\s?[:_\u2014\u2013-]\s{0,3}([^\n]{1,700})\Z"
)
_CLAIMS = re.compile(rf"(?:{_VERBS})\b", re.IGNORECASE)
_BETWEEN = re.compile(rf"\s{{0,3}};\s{{0,3}}|,\s{{1,3}}(?=(?:[A-Z]{{4,14}}|(?i:{_VERBS}))\b)")
_CORRECTS = re.compile(r"\bCORRECTS (?!photo|byline|slug|caption|typo)")
# A letter first keeps the search fast; what stands before is looked at when one is found.
_PARAS = re.compile(
    r"(?:p(?<=\bp)ara(?:graph)?|g(?<=\bg)raf)s?\.?\s(\d{1,3}(?:\s?(?:,"
    r"|and|-|&|to)\s?\d{1,3}){0,12})"
)
_BEFORE_PARAS = re.compile(r"(?:\s?\b(?:in|from|to|at|of|with)\s|\s)\Z")
_NTH = re.compile(r"\s?\b(?:in|from|to|at)\s(\d{1,3})(?:st|nd|rd|th)\s(?:para|paragraph|graf)\b")
_RANGE = re.compile(r"(\d{1,3})(?:\s?(?:-|to)\s?(\d{1,3}))?")
# What an agency says below a story: (This version of the June 9 story has been refiled to …)
TOLD_OF_STORY = (
    r"\(?This (?:version of the )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)? )?"
    r"(?:story|article|version)"
    r"(?:,? (?:headlined|titled) [\"'\u2018\u201c][^\n]{5,300}?[\"'\u2019\u201d],?)?"
    r",? (?:has been|was (?:first published on [^()\n]{4,30}\. It was updated"
    r"|re-?filed|corrected|updated)|is re-?filed|(?i:corrects|refiles|fixes|updates))\b"
)
# The same behind the last sentence of a story.
_TOLD = later(
    rf"(?:(?=\(){TOLD_OF_STORY}[^()]{{1,300}}\)|(?<=[.?!)\"\u201d\u2019] )(?=This )"
    rf"{TOLD_OF_STORY}[^()]{{1,300}}\.)\Z"
)
_STORY_NOTE = re.compile(
    rf"{TOLD_OF_STORY}|\(?(?:Corrects |CORRECTS |Refiles |Refiling |\(Corrects)"
)
# What a note quotes after `headline to` is the new one: nobody knows that yet.
_NAMED = later(
    r"\b(?:headlined|titled|entitled|headline(?: (?:of|on|from))?(?: the)?|story|item|article"
    r"|dispatch|corrects|refiles|repeats|withdraws|kills),?\s"
    r"(?:\"([^\"]{12,300})\"|'((?:[^']|(?<=\w)'(?=\w)){12,300})')",
    re.IGNORECASE,
)
_SAID = 400
_CORRECTING = ("Correction: ", "CORRECTION: ", "Clarification: ")
_MENDS = re.compile(r"\b(?:corrects|refiles|fixes)\b", re.IGNORECASE)
# What such notes begin with; those in brackets end in one or begin so.
_OPENS = frozenset("Eds Edi EDI Not NOT ATT Thi Cor COR Ref".split())
_OPENS_IN_BRACKETS = frozenset("TCR(")
_QUOTES = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
_MONITOR = re.compile(r"(?:\[[^\[\]]{1,80}\]\s{0,3}){1,6}")
# A note may itself have brackets: (This story corrects the name to Ann (not Anna) Loaf)
_BRACKETED = re.compile(r"\((?:[^()\n]|\([^()\n]{0,200}\)){3,500}\)")
# EQS prints it above what issuers tell.
_ANSWERS = ("The issuer is solely responsible", "F\u00fcr den Inhalt der Mitteilung ist der ")
_MOST, _SUB_HEADLINE, _LONGEST_BEFORE = 60, 200, len(" with ")


def told_at(text: str) -> re.Match[str] | None:
    """Return what the agency says of its story at the end of a text."""
    may_tell = text[-1] == ")" or (text[-1] == "." and " This " in text[-320:])
    return _TOLD.search(text, max(0, len(text) - 400)) if may_tell else None


def without_preface(lines: list[Line]) -> list[Line]:
    """Drop what stands between head and story: a monitor's notes, a sub-headline, who answers."""
    if not lines:
        return lines
    first = lines[0]
    if first.text.startswith(_ANSWERS):
        return lines[1:]
    found = _MONITOR.match(first.text) if first.text[0] == "[" else None
    if found and ("TEXT" in found.group().upper() or "REPORT" in found.group().upper()):
        rest = first.cut(found.end())
        return [rest, *lines[1:]] if rest.text else lines[1:]
    sub = first.text.startswith("-- ") and len(first.text) < _SUB_HEADLINE
    return lines[1:] if sub and len(lines) > 1 and not lines[1].text.startswith("-- ") else lines


def told_first(lines: list[Line]) -> tuple[RevisionKind | None, str, list[Line]]:
    """Take a note between dateline and story: (This May 3 story corrects paragraph 2).

    Returns:
        What the note makes of the story, its text, and the lines without it.
    """
    text = lines[0].text if lines else ""
    found = _BRACKETED.match(text) if text[:1] == "(" else None
    end = found.end() if found else 0
    told = text[end - 2 : end - 1] == "." and not _STORY_NOTE.match(text)  # (Adds up, he said.)
    noted = noted_revision(text[:end]) if end and not told else None
    if noted is None:
        return None, "", lines
    rest = lines[0].cut(end)
    return noted, text[:end], [rest, *lines[1:]] if rest.text else lines[1:]


def find_note(text: str) -> re.Match[str] | None:
    """Return the first ATTN bracket of a line; group 1 is the note."""
    return _ATTN.search(text) if "ATTN" in text else None


def attn_revision(note: str) -> RevisionKind | None:
    """Return what an ATTN note makes of its dispatch; to correct a photo corrects no story."""
    if "CORRECTS" in note and _CORRECTS.search(note):
        return RevisionKind.CORRECTION
    return RevisionKind.UPDATE if _CLAIMS.match(note) else None


def actions(note: str) -> tuple[NoteAction, ...]:
    """Take a note apart: one action for each part between semicolons or before a verb."""
    parts = [part.strip() for part in _BETWEEN.split(note)]
    return tuple([_action(part) for part in parts if part])


def _action(part: str) -> NoteAction:
    verb = _VERB.match(part)
    target = part[verb.end() :] if verb else part
    place = _counted(target) if "para" in target or "graf" in target else None
    numbers: list[int] = []
    if place:
        start, found = place
        for low, high in _RANGE.findall(found.group(1)):
            last = min(int(high or low), int(low) + _MOST)
            numbers.extend(range(int(low), last + 1))
        target = (target[:start] + target[found.end() :]).strip(" ,")
    return NoteAction(
        verb=verb.group(1) if verb else None, target=target.strip(), paragraphs=tuple(numbers)
    )


def _counted(target: str) -> tuple[int, re.Match[str]] | None:
    """Find the paragraphs that a target counts, and where in it that begins."""
    found = _PARAS.search(target)
    if found:
        at = found.start()
        before = _BEFORE_PARAS.search(target, max(0, at - _LONGEST_BEFORE), at)
        return before.start() if before else at, found
    found = _NTH.search(target)
    return (found.start(), found) if found else None


def named_headline(note: str) -> str | None:
    """Return the headline by which a note names the story it speaks of, without its tags."""
    note = note if note.isascii() else note.translate(_QUOTES)
    found = _NAMED.search(note) if '"' in note or "'" in note else None
    if not found:
        return None
    named = clean(found.group(1) or found.group(2))
    return named[leading_tags(named, 0).size :].strip() or None


def noted_revision(text: str) -> RevisionKind | None:
    """Return what a line in other words than ATTN says: a correction, a refile, or None."""
    return other_note(text)[1]


def other_note(text: str) -> tuple[str | None, RevisionKind | None]:
    """Return the note in a line of another form than ATTN, and what the line says by itself."""
    if not _may_note(text):
        return None, None
    found = _OTHER.match(text)
    note = next((group for group in found.groups() if group), None) if found else None
    if _STORY_NOTE.match(text):
        return note, _kind(text)
    mends = _MENDS.search(note) if note and note.startswith("In ") else None
    if note and mends:
        return note, _kind(note[mends.start() :])
    if note is None or not (_CLAIMS.match(note) or note[:14].lower() == "new throughout"):
        return note, None
    return note, _kind(note) or RevisionKind.UPDATE


def _may_note(text: str) -> bool:
    if text[0] != "(":
        return text[:3] in _OPENS
    return text[-1] == ")" or text[1:2] in _OPENS_IN_BRACKETS


def _kind(note: str) -> RevisionKind | None:
    low = note[:120].lower()
    if low.startswith("repeat"):
        return RevisionKind.REPEAT
    if "refil" in low or "re-fil" in low:
        return RevisionKind.REFILE
    if "correct" in low:
        return RevisionKind.CORRECTION
    if " fixes " in low and low.lstrip("(").startswith("this "):
        return RevisionKind.REFILE
    return RevisionKind.UPDATE if "updated" in low else None


def notebook_revision(lines: Sequence[str]) -> RevisionKind | None:
    """Return what dpa's notebook tells editors under `Note to editors`: `- adds reaction`."""
    told = False
    for line in lines:
        told = line.startswith("## Note to editors") or (told and not line.startswith("##"))
        claim = line.lstrip("- ") if told and line.startswith("- ") else ""
        if claim and _CLAIMS.match(claim):
            return _kind(claim) or RevisionKind.UPDATE
    return None


def said_by(headline: str | None) -> RevisionKind | None:
    """Return what a headline in words says of its story: AP corrects under `Correction:`."""
    return RevisionKind.CORRECTION if headline and headline.startswith(_CORRECTING) else None


def said_first(text: str) -> RevisionKind | None:
    """Return what the first words behind a dateline say: a correction that tells what to read.

    In the story headlined "Guild counts loaves" moved on May 2, please read 40 loaves.
    """
    said = text[:_SAID]
    asks = said.startswith(("In ", "Please read ")) and "lease read " in said
    corrects = said.startswith(_CORRECTING) or (asks and named_headline(said) is not None)
    return RevisionKind.CORRECTION if corrects else None
