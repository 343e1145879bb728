"""Refuses what is not a dispatch: paywalls, portals, listings, notices."""

import re
from collections.abc import Sequence
from itertools import repeat

from service.core.dispatch.dateline import match_dateline
from service.core.dispatch.kernel import FILED
from service.core.dispatch.layout import Line
from service.core.dispatch.tags import leading_tags
from service.core.dispatch.tail import is_stop
from service.core.lazy_pattern import later
from service.core.outcome import DispatchError, RejectReason

_NOTICE = re.compile(
    r"(?:\(achtung\)\s*)?\(?(?:copyrights?|impressum|imprint|masthead|achtung)\)?\W*\Z"
    r"|\(?copyrights?\)?[ :]|search results? (?:for\b|:)",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"page (?:not found|you requested)|404|this (?:article|page|story) (?:has been"
    r"|was) (?:deleted|removed)|enable javascript|삭제된 기사|access denied",
    re.IGNORECASE,
)
_CREDITED = re.compile(r"[^.?!]\s\((Yonhap|AFP|AP|Reuters|UPI|dpa|Kyodo|Xinhua|TASS|ANI|PTI)\)\Z")
# A headline may end in U.N., a sentence seldom does.
_STOPPED = re.compile(r"[^A-Z.][.][\"'\u2019\u201d]?\Z")
_SIGNED = re.compile(r"By (?:[A-Z][\w.'-]*[a-z][\w.'-]*,? (?:and )?){1,8}(?=[A-Z]{2})")
# What a teaser ends in, and the button below it.
_EXCERPT = ("...]", "\u2026]")
_CUT = ("...", "\u2026", *_EXCERPT)
_INVITES = later(
    r"(?:\.\.\.|\u2026)\s{1,4}(?:[^\n]{1,160} )?"
    r"(?:Read [Mm]ore|READ MORE|Continue [Rr]eading|More \u00bb)"
)
_CLOCK = re.compile(r"\d{1,2}:\d\d|\d{1,3} ?(?:min|minute|hour|day|h|m|d)s? ago")
# Who looks for staff names the post in the headline and says where to write.
_POST = later(
    r"\b(?:careers?|jobs?|vacanc(?:y|ies)|internships?|traineeships?|hiring|recruit(?:ing|ment)"
    r"|(?:seeks|is seeking|is looking for) (?:an?|its) )",
    re.IGNORECASE,
)
_APPLY = later(
    r"\b(?:send|e-?mail|submit) (?:(?:your|their|a|an|in) ){0,2}(?:CVs?|r[\u00e9e]sum[\u00e9e]s?"
    r"|applications?|cover letters?)\b|\b(?:to|how to) apply\b|\bapply (?:by|to|at|via|online)\b"
    r"|\bequal opportunity employer\b",
    re.IGNORECASE,
)
# Where a sentence ends; an address or a figure goes on behind its points.
_TOLD = re.compile(r"[^\W\d_]{2}[.!][\"'\u2019\u201d)]?(?:\s|\Z|<)|\u3002|\ub2e4\.")
_AGED = later(r"^(?:Updated )?(?:an?|\d{1,3}) ?(?:min(?:ute)?|hour|day|h|m)s? ago$", re.MULTILINE)
_TOO_SHORT, _SEVERAL, _LONG_HEADLINE = 300, 3, 160
_LINKS, _MENU, _FEW, _CREDIT = 15, 60, 8, 30
_SOME, _MANY, _PAGE = 30, 200, 20_000


def refuse_notice(headline: str, text: str) -> None:
    """Refuse imprints and copyright notices, which come over a wire but are no news.

    Raises:
        DispatchError: NOT_A_DISPATCH.
    """
    if _NOTICE.match(headline or text[:60]):
        _refuse("a notice of the agency, not news")


def refuse_without_marks(marks: tuple[str, ...], text: str) -> None:
    """Refuse a text that bears no mark of an agency's dispatch.

    Raises:
        DispatchError: NOT_A_DISPATCH.
    """
    if not marks:
        found = _GONE.search(text[:2000])
        detail = f"it reads {found.group()!r}" if found else "no dateline, tag, end mark or credit"
        _refuse(detail)
    if set(marks) <= {"host", "mail", "metadata"} and not _TOLD.search(text[:_PAGE]):
        _refuse("an agency's page or address without a sentence")
    weak = set(marks) <= {"host", "metadata"}
    if weak and (len(text) < _TOO_SHORT or _GONE.search(text[:400])):
        _refuse("an agency's page without a story")


def refuse_vacancy(headline: str, texts: tuple[str, ...]) -> None:
    """Refuse an agency's call for staff; its address and end mark make it no dispatch.

    Raises:
        DispatchError: NOT_A_DISPATCH.
    """
    named = _POST.search(headline) or (texts and _POST.search(texts[0][:_LONG_HEADLINE]))
    if named and any(_APPLY.search(text[:_TOO_SHORT]) for text in texts[:_SOME]):
        _refuse("a vacancy at an agency, not news")


def refuse_teasers(above: int, texts: tuple[str, ...], body: str) -> None:
    """Refuse a portal whose first dispatch is a teaser among links, or above a button.

    Args:
        above: how many lines stand above the story.
        texts: what would be the paragraphs.
        body: the whole text.

    Raises:
        DispatchError: NOT_A_DISPATCH.
    """
    teaser = texts[0].endswith(_CUT)
    teaser = teaser and (above > _LINKS or any(text.endswith(_CUT) for text in texts[1:_FEW]))
    alone = above > _MENU and 1 < len(texts) < _FEW and len(texts[1]) < _CREDIT
    cut = any(map(str.endswith, texts[:_SEVERAL], repeat(_CUT)))
    teaser = teaser or (cut and len(_INVITES.findall(body[:_PAGE])) > 1)
    if teaser or alone or _is_cut(texts[:_MANY]):
        _refuse("a listing of teasers, not one dispatch")


def refuse_manual(above: str) -> None:
    """Refuse a manual that shows a dispatch among its code, as those of scrapers do.

    Raises:
        DispatchError: NOT_A_DISPATCH.
    """
    if above.find("\n```") > 0:
        _refuse("a manual, which shows a dispatch as an example")


def refuse_datelines(lines: Sequence[Line]) -> None:
    """Refuse a listing of dispatches: each a few lines, and below its own dateline the next one.

    Args:
        lines: what stands below the first dateline.

    Raises:
        DispatchError: NOT_A_DISPATCH.
    """
    found = 0
    for line in lines:
        if line.seen & FILED and line.text[0].isupper() and match_dateline(_unsigned(line)):
            found += 1
        elif _goes_on(line.text):
            break
    if found > 1:
        _refuse("a listing of dispatches, each with its dateline")


def _unsigned(line: Line) -> Line:
    """Cut the writer off a line: feeds of Reuters put By Ann Loaf before the dateline."""
    signed = _SIGNED.match(line.text) if line.text.startswith("By ") else None
    return line.cut(signed.end()) if signed else line


def _goes_on(text: str) -> bool:
    """Say whether a line is a sentence of one story, or heads what a page prints below it."""
    return is_stop(text) or (len(text) > _CREDIT and _STOPPED.search(text[-6:]) is not None)


def _is_cut(texts: tuple[str, ...]) -> bool:
    cut = sum(map(str.endswith, texts, repeat(_CUT)))
    if cut and sum(map(str.endswith, texts, repeat(_EXCERPT))) > 1:
        return True
    return cut >= _SEVERAL and cut * 2 > sum([len(text) > _CREDIT for text in texts])


def refuse_headlines(texts: tuple[str, ...], body: str, below: Sequence[str] = ()) -> None:
    """Refuse a list of headlines: each with the agency that moved it, or with tags of its own.

    Args:
        texts: what would be the paragraphs.
        body: the whole text.
        below: the lines that follow the paragraphs.

    Raises:
        DispatchError: NOT_A_DISPATCH.
    """
    found = [_CREDITED.search(text) for text in texts[:100] if len(text) < _LONG_HEADLINE]
    named = [match.group(1) for match in found if match]
    if _CLOCK.fullmatch(texts[0]):
        _refuse("a listing of headlines, each with its hour")
    if texts[0][0] == "(" and leading_tags(texts[0], 0).size:
        _refuse("a listing of headlines, each with its tag")
    told = any(text[-1] in '.?!"\u201d)' for text in texts)
    if not told and sum(1 for _ in _AGED.finditer(body[:_PAGE])) >= _SEVERAL:
        _refuse("a listing of headlines, each with its age")
    if not told and sum(text.count(" ") >= _SEVERAL for text in below[:_SOME]) >= _SEVERAL:
        _refuse("a listing of headlines without a sentence")
    if len(named) >= _SEVERAL and len(set(named)) > 1 and len(named) * 2 > len(texts):
        _refuse("a listing of headlines, not one dispatch")


def _refuse(detail: str) -> None:
    raise DispatchError(RejectReason.NOT_A_DISPATCH, detail, "body")
