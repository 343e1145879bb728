"""Where a story ends and what follows it: e-mail, end mark, credits, lists of other headlines."""

import re
from collections.abc import Sequence

from service.core.article import EndMark, OtherHeadline, SignOff
from service.core.dispatch.layout import Line
from service.core.dispatch.tags import leading_tags
from service.core.text import clean

_MARK = re.compile(r"(?:\((?:END|MORE|end)\)|-0-|Enditem/?|==Kyodo|-- BERNAMA)\.?\s{0,3}\Z")
_ENDS = ("(END)", "(MORE)", "-0-", "Enditem", "Enditem/", "==Kyodo", "-- BERNAMA", "(end)")
_LAST = ")0mMo/A.-"
_MAIL = re.compile(
    r"<?([A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,40}){1,4})>?\Z"
)
_STOP = re.compile(
    r"_{2,}\Z|\* \* \*|# dpa NOTEBOOK|## |\(?(?:Additional r|R)eporting (?:and (?:writing"
    r"|editing) )?by |\(?Writing by |\(Editing by "
    r"|Our Standards:|Read Next|Most Read|Most Viewed|Most Popular|Related (?:Articles|News"
    r"|Stories|Coverage)\Z|Trending Now|You May Also"
    r"|Follow AP|Latest News\Z|Issue Keywords|Keywords\Z|Send Feedback|Sponsored\b|Copyright\b"
    r"|\u00a9|\(c\) |All rights reserved|\*?\(?Copyrights?\b"
    r"|SOURCE:? |Source: \[|\*Crawled at|\*Source|---\Z|More from |More In |More Stories"
    r"|Comments\Z|Share this|Share This|Editor's Picks|Recommended"
    r"|\(?This (?:story|article|version) (?:has been|corrects)|Click here|Sign up|Subscribe"
    r"|Terms of|Privacy Policy|AP-WF-|KWS-|Advertise with|Print\Z|Tags?:"
    r"|Copyright \(c\)|<Copyright|For further information|Contacts?:|Media Contact"
    r"|Reporting by:|dpa [a-z]{2,4} [a-z]{2,4}\Z|\(By [A-Z]"
)
_STOP_STARTS = frozenset(
    """__ * ## # Re (A Ad (R Wr (W (E Ou Mo Yo Tr Fo La Is Ke Se Sp Co \u00a9 (c Al *C *( *S
    SO So Sh Ed (C (T Th Cl Si Su Te Pr AP KW Ta <C Me dp (B --""".split()
) | {"* ", "# ", "(c", "\u00a9 ", "\u00a92", "AP"}
_TRAILER = re.compile(r"\d{6} GMT [A-Z]|\d{6} [A-Z][a-z]{2} \d\d\Z")
_LISTS = {
    "most viewed": "most_viewed",
    "most popular": "most_viewed",
    "related articles": "related",
    "related news": "related",
    "latest news": "latest",
    "trending now": "most_viewed",
    "you may also like": "related",
    "read next": "related",
}
_CREDIT = re.compile(r"\(?(?:Additional r|R)eporting (?:and \w+ )?by|\(?Writing by|\(?Editing by")
_SHORT, _MIN_WORDS, _LONG = 12, 4, 240


def split_end(line: Line) -> tuple[Line | None, Line | None]:
    """Split an end mark off the end of a line: (what stands before, the mark)."""
    last = line.text[-2:]
    if last[-1] not in _LAST or (last[-1] == "." and last[0] not in _LAST):
        return line, None
    tail = line.text[-14:]
    found = _MARK.search(tail)
    if not found:
        return line, None
    at = len(line.text) - len(tail) + found.start()
    before = line.cut(0, at)
    return (before if before.text else None), line.cut(at)


def end_mark(line: Line) -> EndMark:
    """Make the end mark of the line that is one."""
    return EndMark(raw=line.text, span=line.span)


def split_mail(line: Line) -> tuple[Line | None, SignOff | None]:
    """Split an e-mail address off the end of a line."""
    tail = line.text[-160:]
    if "@" not in tail:
        return line, None
    word = tail.split()[-1] if tail.split() else ""
    found = _MAIL.search(word)
    if not found:
        return line, None
    at = len(line.text) - len(word) + found.start()
    address = line.cut(at)
    before = line.cut(0, at)
    sign = SignOff(emails=(found.group(1),), span=address.span)
    return (before if before.text else None), sign


def is_stop(text: str) -> bool:
    """Say whether a line is the first of what follows a story without an end mark."""
    if text[:2] not in _STOP_STARTS and not text[:1].isdigit():
        return False
    return _STOP.match(text) is not None or (
        text[:1].isdigit() and _TRAILER.match(text) is not None
    )


def is_credit(text: str) -> bool:
    """Say whether a line names those who reported, wrote and edited."""
    return _CREDIT.match(text) is not None


def other_headlines(lines: Sequence[Line]) -> tuple[OtherHeadline, ...]:
    """Read the headlines of the lists that follow a story."""
    found: dict[str, OtherHeadline] = {}
    name = "tail"
    for line in lines[:400]:
        text = line.text.lstrip("-\u2022*# ")
        if text.lower() in _LISTS:
            name = _LISTS[text.lower()]
            continue
        if len(text) < _SHORT or len(text) > _LONG or is_stop(text) or "@" in text:
            continue
        tags, size = leading_tags(text, line.end - len(text))
        words = clean(text[size:])
        if len(words.split()) >= _MIN_WORDS and words not in found:
            found[words] = OtherHeadline(headline=words, tags=tags, list=name)
    return tuple(found.values())
