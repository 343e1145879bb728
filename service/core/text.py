"""Normalises text for publishing and comparing: entities, spaces, quotes, sentence ends."""

import html
import re

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b\u200e\u200f\ufeff]+")
_INLINE_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]{0,40}(?::[\w-]{1,40})?)((?:[\s/][^<>\n]{0,300})?)>")
_ELEMENTS = frozenset(
    """a abbr address article aside audio b bdi bdo big blockquote body br button
    canvas caption center cite code col colgroup dd del details dfn dir div dl dt em embed
    fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header
    hgroup hr html i iframe img input ins kbd label legend li link main map mark menu meta
    nav nobr noscript object ol optgroup option p param picture pre q s samp script section
    select small source span strike strong style sub summary sup svg table tbody td template
    textarea tfoot th thead time title tr track tt u ul var video wbr""".split()
)
# Elements that have no end: one alone in capitals is a page's all the same.
_UNENDED = frozenset("BR HR IMG WBR".split())
# How far from its end an element that no page knows may begin.
_PAIRED, _BEFORE = 200, 8
# A megabyte of nothing but elements must not hold up a batch; the rest of them stay as they are.
_MOST_TAGS = 20_000
# Python reads no number of more digits than that, wherever its limit is set.
_ENDLESS = re.compile(r"&#(?=[0-9]{640})")
_SURROGATE = re.compile("[\ud800-\udfff]")
_FOLD = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2013": "-",
        "\u2014": "-",
        "\u00a0": " ",
    }
)
ABBREVIATIONS = frozenset(
    """Mr Mrs Ms Dr Prof Gov Sen Sens Rep Reps Gen Col Lt Maj Capt Cmdr Adm Sgt Cpl Pvt Brig
    Rev Hon St Mt Ft Jr Sr No Nos Vol vs Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec
    Mon Tue Tues Wed Thu Thurs Fri Sat Sun Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind
    Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis
    Wyo approx ca cf e.g i.e S N W E Amb Supt Det Insp Pres""".split()
)
# These end sentences too: only what follows can tell.
EITHER = frozenset("U.S U.N U.K N.K S.K E.U D.C N.Y a.m p.m Inc Co Corp Ltd Bros etc al".split())
STARTERS = frozenset(
    """The A An He She It They We I You In On At But And For From After Before As If When While
    This That These Those His Her Its Their Some Many Most Both Meanwhile However South North Such
    There Last Earlier Since With By To Other Also According Under During Despite Although
    Officials Police""".split()
)


def unescape(raw: str) -> str:
    """Return `raw` with its entities decoded; a number without end is no character and stays."""
    try:
        return html.unescape(raw)
    except ValueError:
        return html.unescape(_ENDLESS.sub("&amp;#", raw))


def clean(raw: str) -> str:
    """Return `raw` as published: entities decoded, tags and controls gone, one blank for many."""
    if "&" in raw:
        raw = unescape(raw)
    if "<" in raw:
        raw = _INLINE_TAG.sub(_without_tag, raw, count=_MOST_TAGS)
    if ", opens new tab" in raw:
        raw = raw.replace(", opens new tab", "")
    if raw.isprintable():
        return " ".join(raw.split()) if "  " in raw else raw.strip(" ")
    # Mostly no more than white space of another kind, which goes by itself.
    raw = " ".join(raw.split())
    if raw.isprintable():
        return raw
    return " ".join(_SURROGATE.sub("\ufffd", _CONTROL.sub(" ", raw)).split())


def _without_tag(found: re.Match[str]) -> str:
    """Return a blank for an element of HTML, or what else stands in angle brackets as it is.

    Reuters prints the codes of companies so, some of which are names of elements: Sears <S> said.
    """
    closes, name, more = found.groups()
    small = name.islower()
    if closes or "=" in more or more.endswith("/") or (small and not name.isalnum()):
        return " "  # o:p, amp-ad
    if small and name in _ELEMENTS:
        return " "
    if found.string.find(f"</{name}>", found.end(), found.end() + _PAIRED) >= 0:
        return " "
    if name.lower() not in _ELEMENTS or more.strip():
        return found.group()
    if not name.isupper() or name in _UNENDED:
        return " "
    before = found.string[max(0, found.start() - _BEFORE) : found.start()].rstrip()[-1:]
    after = found.string[found.end() : found.end() + 1]
    # Right after a word it is none: <B>Markets</B> begins one, and so does what lost its end.
    return found.group() if before.isalnum() and not after.isalnum() else " "


def fold(text: str) -> str:
    """Fold what differs between two copies of one text: case, quotes, dashes, white space."""
    plain = clean(text)
    if plain.isascii():
        return plain.casefold()
    return " ".join(plain.translate(_FOLD).casefold().split())
