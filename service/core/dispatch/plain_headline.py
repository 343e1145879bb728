"""A headline as its agency wrote it: joined where lines part it, without whose page it is on."""

import re

from service.core.dispatch.agencies import by_name, host_of
from service.core.dispatch.chrome import is_chrome
from service.core.dispatch.head import Head
from service.core.dispatch.layout import WRAP_MIN, Line
from service.core.dispatch.reading import Reading
from service.core.dispatch.tags import leading_tags
from service.core.dispatch.titles import site_title
from service.core.text import clean, fold

# What a site says of a story it took from an agency.
_NOTICE = re.compile(r"\(?(?:Only|Except|This story|The story|This article)\b.{0,60}")
_NOTICES = 40
# Sites that print what others wrote, and whom nobody quotes.
_COLLECTORS = frozenset(
    {
        "Yahoo News",
        "Yahoo Finance",
        "Yahoo Sports",
        "MSN",
        "AOL",
        "Google News",
        "Yahoo! News",
        "Yahoo!ニュース",
    }
)
# A collector names the agency behind the headline: …（共同通信） - Yahoo!ニュース
_WHOSE = re.compile(r"\s?[(\[\uff08]([^()\[\]\uff08\uff09]{2,22})[)\]\uff09]\Z")
_LAST_JOINT = re.compile(r"\s[|\u2013\u2014-]\s(?=[^|\u2013\u2014]{2,40}\Z)(?!.*\s-\s)")
# Of two letters are countries and unions: co.uk, us.
_JOINT, _SHORTEST = len(" - "), 2
# No headline ends in these.
_OPEN = (" of", " the", " a", " an", " and")
# Lines that a headline may go on in, either way.
_MOST = 4
_NOT_MINE = ("(", "[", "By ", "BY ", "by ", "\u25b2")


def unwrap_headline(body: str, head: Head, above: list[Line]) -> None:
    """Join a wrapped headline: its line ends in a blank or `of`, or the next one is small.

    The line that was chosen may be one in the middle.
    """
    line = head.headline
    small = [x for x in above if x.text[0].islower()]
    if line is None or not (small or _is_open(body, line)):
        return
    for _ in range(_MOST):
        line = head.headline
        before = _before(body, head, above) if line and _is_small(line) else None
        if line is None or before is None:
            break
        head.headline = Line(before.start, line.end, body[before.start : line.end], before.gap)
    for _ in range(_MOST):
        line = head.headline
        after = _after(body, head, above) if line else None
        if line is None or after is None:
            break
        head.headline = Line(line.start, after.end, body[line.start : after.end], line.gap)


def _before(body: str, head: Head, above: list[Line]) -> Line | None:
    line = head.headline
    found = next((x for x in reversed(above) if line and x.end <= line.start), None)
    if line is None or found is None or " " not in found.text:
        return None
    joined = not line.gap and _is_break(body[found.end : line.start])
    return found if joined and _may_go_on(head, found) else None


def _after(body: str, head: Head, above: list[Line]) -> Line | None:
    """Return the line that goes on with the headline, if one does."""
    line = head.headline
    after = next((x for x in above if line and x.start >= line.end), None)
    if line is None or after is None:
        return None
    if not (_is_open(body, line) or _is_small(after)) or not _may_go_on(head, after):
        return None
    return after if not after.gap and _is_break(body[line.end : after.start]) else None


def _is_open(body: str, line: Line) -> bool:
    if len(line.text) < WRAP_MIN:
        return False
    return body[line.end : line.end + 1] == " " or line.text.endswith(_OPEN)


def _is_small(line: Line) -> bool:
    return line.text[:1].islower() and (line.text[1:2].islower() or line.text[1:2] == " ")


def _is_break(between: str) -> bool:
    return not between.strip() and ("\n" in between or "\r" in between)


def _may_go_on(head: Head, line: Line) -> bool:
    mine = not line.text.startswith(_NOT_MINE)
    return mine and not is_chrome(line.text) and not _is_placed(head, line)


def _is_placed(head: Head, line: Line) -> bool:
    """Say whether a line above the story was already taken for something."""
    spans = [caption.span for caption in head.captions] + [span for _, span in head.dated]
    spans.append(head.byline.span if head.byline else None)
    return any(span and span[0] <= line.start < span[1] for span in spans)


def plain_headline(reading: Reading) -> str | None:
    """Return the headline without tags, site and agency; None where nothing names one."""
    if reading.head.headline is not None:
        headline = _without_site(reading.head.headline.published(), reading)
        return _without_credit(headline, reading) or None
    given = reading.dispatch.headline or reading.front.fields.get("title")
    return clean(given[leading_tags(given, 0).size :]) or None if given else None


def _without_site(headline: str, reading: Reading) -> str:
    """Cut the site's name off a page's title: the agency's, or what copyright or address bears.

    Reuters ends headlines in who said it (... - Economic Times): only these part them.
    """
    title = site_title(headline)
    last = _LAST_JOINT.search(headline) if title else None
    if not title or not last:
        return headline
    # Who said it may stand before the site: Mill to close - mayor - Interfax.
    for cut in dict.fromkeys((headline[: last.start()], title)):
        site = headline[len(cut) + _JOINT :]
        if site in _COLLECTORS:
            whose = _WHOSE.search(cut[-20:])
            known = whose is not None and by_name(whose.group(1), whole=True) is not None
            return cut[: -len(whose.group())] if whose and known else cut
        if _is_site(site, reading):
            return cut
    return headline


def _is_site(site: str, reading: Reading) -> bool:
    """Say whether a page is on the site of that name."""
    printed = reading.found.dateline.agency_text if reading.found else None
    agency = by_name(site.removesuffix(" News").removesuffix(".com"), whole=True)
    first, _, edition = site.partition(" ")
    if agency is None and edition[:1].isupper() and " " not in edition:
        agency = by_name(first, whole=True)  # Reuters India
    if printed and agency is not None:
        return agency is by_name(printed)
    site = fold(site).removeprefix("the ")
    said = [line.text for line in reading.story.tail[:_NOTICES] if _NOTICE.match(line.text)]
    # Whole words and labels: EU stands in Reuters, and in its address.
    told = any(_names(text, site) for text in (reading.story.rights.holder or "", *said))
    return told or _is_host(host_of(reading.address.url) or "", site)


def _without_credit(headline: str, reading: Reading) -> str:
    """Cut off the agency that a headline names at its end when the dateline names it, too."""
    whose = _WHOSE.search(headline[-26:]) if headline[-1:] in (")", "]") else None
    known = by_name(whose.group(1), whole=True) if whose else None
    printed = reading.found.dateline.agency_text if reading.found else None
    if whose is None or known is None or not printed:
        return headline
    return headline[: -len(whose.group())] if by_name(printed) is known else headline


def _names(text: str, site: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(site)}(?!\w)", fold(text)) is not None


def _is_host(host: str, site: str) -> bool:
    label = site.replace(" ", "").replace("-", "")
    named = (f".{label}.", f".the{label}.")
    return len(label) > _SHORTEST and any(one in f".{host.replace('-', '')}." for one in named)
