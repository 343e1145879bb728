"""Where a story ends and what follows it: e-mail, end mark, credits, lists of other headlines."""

import re
from collections.abc import Sequence
from functools import lru_cache

from service.core.article import EndMark, OtherHeadline, SignOff
from service.core.dispatch.agencies import END_MARKS
from service.core.dispatch.endings import DESKS, FAR_CREDIT, WHOM_TO_CONTACT
from service.core.dispatch.kernel import ABOVE
from service.core.dispatch.layout import LATIN, Line
from service.core.dispatch.notes import TOLD_OF_STORY
from service.core.dispatch.prose import MARK_ENDS, WORDS_OF_END
from service.core.dispatch.tags import UNTAGGED, leading_tags
from service.core.lazy_pattern import later

# The Canadian Press ends its stories so, with the day.
FIRST_PUBLISHED = "This report by The Canadian Press was first published "
# Bloomberg ends its own so.
CONTACT = "To contact the reporter"
_OWN_MARKS = "|".join(re.escape(end) for end in END_MARKS)
_MARK = re.compile(
    rf"(?:[(\uff08](?:END|MORE|ENDS|(?<!\w.)(?:end|more)|끝|계속|完)[)\uff09]|-0-|-30-|(?<![^\s.!?\"\u201d\u2019)])###"
    rf"|==\s?Kyodo|[\u2013-\u2015-]-? ?BERNAMA|\(end\) [a-z]{{2,4}}(?:[./ ][a-z]{{2,4}})?"
    rf"|(?:(?<=[.!?\"\u201d\u2019)。])|(?<=[.!?\"\u201d\u2019)]\s))\u25a0"
    # Xinhua in Spanish and French, and in English where its pages were translated
    rf"|(?<=[.!?\"\u201d\u2019)\u00bb]\s)(?:Fin|Item End|End Item)"
    rf"|(?<=[.?!\"\u201d])/\.\Z|Enditem(?:/\w{{0,3}})?"
    rf"|{_OWN_MARKS})\.?\s{{0,3}}(\([A-Z][a-z]{{2,9}}\)\s{{0,3}})?\Z"
)
# Until the late 1990s Reuters ended its stories with its founder's name.
_ALONE = frozenset({"Reuter", "REUTER"})
_TAKES = ("(MORE", "(more", "\uff08MORE", "(계속")
_MAIL = re.compile(
    r"<?([A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,40}){1,4})>?\Z"
)
# An aggregator glues it to the quotation that ends the story.
_GLUED_MAIL = re.compile(
    r"(?:(?<=[\"\u201d\u2019)?!;])|(?<=[^A-Za-z_.+-]\.))[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}"
    r"(?:\.[A-Za-z0-9-]{1,40}){1,4}\Z"
)
_NUMBER = re.compile(r"\d{1,4}\.(?=[a-z])")
_WORDS = re.compile(r"\S+\s*")
_STOP = later(
    rf"{WHOM_TO_CONTACT}|\* ?Writing by "
    r"|[(\[](?:Web )?[Ee]ditors?: "
    r"|_{2,}\Z|\* \* \*|# dpa NOTEBOOK|## |\(?(?:Additional r|R)eporting (?:and (?:writing"
    r"|editing) )?[Bb]y |\(?Writing [Bb]y |\(Editing [Bb]y "
    r"|Our Standards:|Read Next|Most Read|Most Viewed|Most Popular|Related (?:Articles|News"
    r"|Stories|Coverage|[Pp]osts:?)\Z|Trending Now|You May Also"
    r"|Follow AP|Latest News\Z|Issue Keywords|Keywords\Z|Send Feedback|Sponsored(?: (?:by"
    r"|content|stories))?\Z"
    r"|\u00a9(?! Provided by )|\([cC]\) |All rights reserved"
    r"|\*?[(\[]?Copyrights?(?:\Z|[ :](?:\([cC]\)|\u00a9|\d{4}|by|[A-Z]))"
    r"|SOURCE:? |Source: (?:\[|Agence France-Presse\b)|\(Source: [^()]{2,60}\)\Z"
    r"|\*Crawled at|\*Source|---\Z"
    r"|More (?:from|In|Stories)[^.]{0,60}\Z"
    r"|Comments\Z|Share [Tt]his|Editor's Picks|Recommended(?: (?:for|stories)[^.]{0,40})?\Z"
    r"|This (?:story|article|report|copy) (?:has not been|was not) edited\b|Fusion Media or any"
    r"|View source version on|[Ee]uronews provides articles from|\u2122 & \u00a9"
    r"|Reuse this content|First Published ?: ?[A-Z\d]"
    rf"|{FIRST_PUBLISHED}|{TOLD_OF_STORY}|Click here|Sign up\b|Subscribe\b"
    r"|Limited time offer(?:[:!.]|\Z)|Next In [A-Z]|Others Also Read\Z"
    r"|Stay (?:up to date|updated|tuned)\b"
    r"|Terms (?:of [Uu]se|of [Ss]ervice|&|under which)|Privacy Policy|AP-WF-|KWS-"
    r"|Advertise with|Print\Z|Tags?(?::|\Z)|Topics\Z"
    r"|<Copyright|For further information|Contacts?(?::|\Z)|Media Contact"
    r"|Reporting by:|\(?(?:Editing|Compiled|Compiling|Translated) [Bb]y [A-Z]|\((?:Written"
    r"|Edited) by "
    r"|\({1,2}[\w.+-]{1,64}@|dpa(?: [a-z]{2,5}){2,4}\Z|\(By [A-Z]|Source text for "
    r"|Further company coverage|\(\(?(?:This|The|Except) (?:[\w,]+ ){1,12}(?:syndicated"
    r"|press release|auto-generated|unedited|edited)|<?저작권자|제보는|\u24d2"
    r"|\d{4}/\d\d/\d\d \d\d:\d\d 송고|\d\d:\d\d LOCAL TIME\b|--\s?IANS\b|KEY ?WORDS\b|Pewarta ?:"
    rf"|{FAR_CREDIT}|[(\uff08]\d{{4}}/\d{{1,2}}/\d{{1,2}}-\d\d:\d\d[)\uff09]\Z"
    r"|www\.\S{4,40} ?(?:\(Juche|\Z)|DISCLAIMER\b|Disclaimer\b|Also [Rr]ead(?:\Z|:)"
    r"|ALSO READ\b|Read more:|READ MORE\b|\(Our editorial staff "
    r"|Anadolu (?:Agency website contains|Ajans\u0131 web)"
    r"|\(Xinhua(?: News Agency)?,? [A-Z][a-z]{2,8} \d{1,2}, (?:19|20)\d\d\)\Z"
    r"|Para cualquier sugerencia o|(?:Last )?Updated ?: ?\d.{0,60}(?<![a-z]{2}\.)\Z"
    r"|RIPRODUZIONE RISERVATA|\(Only the headline|Share or comment on"
)
_STOP_STARTS = frozenset(
    """__ * ## # (e Re (A Ad (R Wr (W (E Ou Mo Yo Tr Fo La Is Ke Se Sp Co \u00a9 (c Al *C *( *S
    AL SO So Sh St Ed (C (S (T Th Cl Si Su Te Pr AP KW Ta <C Me dp (B -- Fu DI Di To \u24d2 ww ((
    RE KE Pe eu Eu Vi [C [E [e (X Pa Up Li Ne Ot Fi
    <저 저작 제보 (O An RI 责任 責任 编辑 編輯 译者 譯者 纠错 【责 【責 【纠 【编
    【編 [责 [責 （责 （責 （2 (2 （編 （编 （譯 （译 (责 (責 (編 (编 (譯 (译""".split()
) | {"* ", "# ", "(c", "\u00a9 ", "\u00a92", "\u2122 ", "AP"}
# The day below a story: (Juche113.3.21.), (2009.09.10), KWS-15:40-03-02-20
_STAMP = re.compile(
    r"(?:www\.\S{4,40} )?\((?:Juche ?\d{2,3}|(?:19|20)\d\d)\.\d{1,2}\.\d{1,2}\.?\)\Z"
    rf"|{FIRST_PUBLISHED}"
    # China.org.cn says when Xinhua moved a story: (Xinhua News Agency April 28, 2006)
    r"|\(Xinhua(?: News Agency)?,? [A-Z][a-z]{2,8} \d{1,2}, (?:19|20)\d\d\)\Z"
    # Yonhap's pages of a picture: 09:37 March 7, 2020
    r"|First Published ?: ?.{6,40}\Z|\d\d:\d\d [A-Z][a-z]{2,8} \d{1,2}, (?:19|20)\d\d\Z"
    r"|KWS-\d|AP-WF-\d|(?:AFP )?\d{6} GMT [A-Z]"
    # (2024/11/26-09:15) at Jiji; dpa:241126-930-300123/1; CNA's desk and the day of the Republic
    r"|[(\uff08]\d{4}/\d{1,2}/\d{1,2}-\d\d:\d\d[)\uff09]\Z|\u00a9 ?dpa[^:]{0,20}, dpa:\d{6}-"
    rf"|(?:{FAR_CREDIT}.{{1,60}}[)\uff09])?1\d\d(?:0[1-9]|1[0-2])[0-3]\d\Z"
)
_SENT = re.compile(r".{0,80}\d{4}/\d\d/\d\d \d\d:\d\d 송고")
# What such lines begin with, if not with a figure.
_STAMPED = frozenset("ww (J (X KW AP AF Th Fi".split()).union(f"({desk[0]}" for desk in DESKS)
_FAR_STAMPED = frozenset("\uff08\u00a9\u3010[").union(desk[0] for desk in DESKS)
_DESK = re.compile(r"\({1,2}([\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,40}){1,4})[;:,)]")
_SENTENCE_END = tuple(".?!)\"'\u201d\u2019。")
_ENTITY_END = ("&quot;", "&#x27;", "&#39;", "&rdquo;", "&rsquo;")
_TRAILER = re.compile(
    r"\d{6} GMT [A-Z]|\d{6} [A-Za-z][a-z\u00e0-\u00ff]{2,4}\.? \d\d\Z"
    # EQS says below what it sent
    r"|\d\d\.\d\d\.\d{4} (?:[A-Z/]{3,9} )?(?:Dissemination of|Ver\u00f6ffentlichung einer) "
)
# What heads a list below a story, by the list that it names; "" heads no list of headlines.
_HEADINGS = {
    "most_viewed": (
        "most viewed|most read|most liked|most saved|most popular|trending now|trending stories"
        "|많이 본 뉴스"
    ),
    "related": (
        "related stories|related coverage|more stories|recommended|recommended for you"
        "|editor's picks|also read|read more|read also|see also|issue keywords|related articles"
        "|related news|related posts|you may also like|read next"
        "|延伸閱讀|相关新闻|相關新聞|相关阅读|関連記事"
        "|関連ニュース|관련기사|관련 뉴스|читайте также|по теме"
        "|à lire aussi|lire aussi|noticias relacionadas|mehr zum thema|leggi anche"
        "|notícias relacionadas|you might be interested in|mira también|ähnliche artikel"
    ),
    "latest": "latest|latest news",
    "": "related topics|keywords|key words|topics|tags|send feedback|home|comments|no comments",
}
LISTS = {name: which for which, names in _HEADINGS.items() for name in names.split("|")}
_CREDIT = re.compile(
    r"\(?(?:Additional r|R)eporting (?:and \w+ )?[Bb]y|\(?(?:\* ?)?Writing [Bb]y|\(?Editing [Bb]y"
    r"|\((?:Web )?[Ee]ditors?:"
    rf"|\(?(?:Compiled|Compiling|Translated) by|\((?:Written|Edited) by|{FIRST_PUBLISHED}"
    rf"|\(Xinhua(?: News Agency)?,? |{CONTACT}"
)
_CREDIT_STARTS = frozenset("(A Ad (R Re (* *W (W Wr (E Ed (e (X (C Co (T Tr As Th To".split()) | {
    "* "
}
_FAR_DESK = re.compile(FAR_CREDIT)
_CONTRIBUTED = re.compile(
    r"contributed(?: (?:to (?:this|the) \w{4,8}|reporting|from [A-Z][\w, ]{2,40}))?\.?\)?\Z"
    r"|\b[A-Z][\w'-]+ reported from [A-Z]|\bhelped (?:report\b|with this (?:story|report))"
)
# Bullets and hours stand before the headlines of a list, kinds of media after them.
_LEAD_IN = re.compile(r"\A[-\u2022*# ]*(?:\d{1,2}:\d\d\s{1,4})?")
_LEAD_OUT = re.compile(r", article with (?:image|gallery|video)\Z")
_NO_HEADLINE = re.compile(
    r"(?:Follow|Subscribe|Sign|Click|Copyright|All |ALL |Published|Updated|Keywords|무단)\b"
)
_NO_STARTS = frozenset("FSCAPUK\ubb34")
_PHONE = re.compile(r"\+?\d[\d ().-]{6,20}\d\Z")
_SHORTENED = ("U.S.", "U.N.", "N.K.", "Co.", "Inc.")
_SHORT, _MIN_WORDS, _LONG, _LONGEST_CREDIT = 12, 4, 240, 500
_MARK_ROOM = 26
# Above lists stand a word or a few; shorter than the shortest is a rule or a bullet.
_HEADING, _LONGEST_HEADING = min(map(len, LISTS)), 60


def split_end(line: Line) -> tuple[Line | None, Line | None]:
    """Split an end mark off the end of a line: (what stands before, the mark)."""
    if line.text in _ALONE:
        return None, line
    last = line.text[-2:].rstrip(".")[-1:]
    if last not in MARK_ENDS and not _may_be_marked(line.text[-16:]):
        return line, None
    size = len(line.text)
    found = _mark_in(line.text[-_MARK_ROOM:])
    # A heading of a manual has such marks on both sides: ### Of loaves ###; Kyodo's below a
    # photo ends its caption.
    if not found or (line.text[0] == last == "#" and line.text.strip("#")):
        return line, None
    if line.text.endswith("(Kyodo) ==Kyodo"):
        return line, None
    at = max(0, size - _MARK_ROOM) + found[0]
    end = max(0, size - _MARK_ROOM) + found[1] if found[1] >= 0 else None
    mark = line.cut(at, end) if at or end else line
    before = line.cut(0, at) if at else None
    return (before if before and before.text else None), mark


@lru_cache(maxsize=64)  # most lines of a mark are that and nothing else
def _mark_in(tail: str) -> tuple[int, int] | None:
    """Return where a mark begins, and an agency that signs after it, or -1: (END) (Yonhap)."""
    found = _MARK.search(tail)
    return (found.start(), found.start(1)) if found else None


def _may_be_marked(tail: str) -> bool:
    """Say whether a mark may end a line that ends in a letter: Enditem/ab, (end) ab, Fin."""
    return "(end)" in tail or "Enditem/" in tail or tail.endswith(WORDS_OF_END)


def is_take(mark: str) -> bool:
    """Say whether an end mark says that more of the story follows."""
    return mark.startswith(_TAKES)


def end_mark(line: Line) -> EndMark:
    """Make the end mark of the line that is one."""
    return EndMark(raw=line.text, span=line.span)


def split_mail(line: Line) -> tuple[Line | None, SignOff | None]:
    """Split e-mail addresses off the end of a line."""
    tail = line.text[-160:]
    if "@" not in tail:
        return line, None
    found: list[str] = []
    at, between, end = len(line.text), 0, len(line.text)
    for word in reversed(_WORDS.findall(tail)):
        address = _MAIL.fullmatch(word.strip(" ,;()"))
        glued = None if address or found else _GLUED_MAIL.search(word)
        if glued:
            at -= between + len(word) - glued.start()
            found.append(glued.group())
            break
        if not address and word.strip() not in (",", "/", "and"):
            break
        between += len(word)
        if address:
            at, between = at - between, 0
            found.insert(0, address.group(1))
    if not found:
        return line, None
    at, found[0] = _unglued(line.text[:at], at, found[0])
    if at == 0:
        return None, SignOff(emails=tuple(found), span=line.span)
    before = line.cut(0, at)
    sign = SignOff(emails=tuple(found), span=line.cut(at, end).span)
    return (before if before.text else None), sign


def bracketed_mail(line: Line) -> SignOff | None:
    """Read a desk's line in brackets, single or double: ((mail; telephone; messaging))."""
    found = _DESK.match(line.text)
    if not found:
        return None
    return SignOff(emails=(found.group(1),), span=line.cut(found.start(1), found.end(1)).span)


def ends_sentence(text: str) -> bool:
    """Say whether a text ends as sentences do."""
    text = text[-_MARK_ROOM:].rstrip()
    return text[-1:] in _SENTENCE_END or text.endswith(_ENTITY_END)


def _unglued(before: str, at: int, address: str) -> tuple[int, str]:
    """Cut `loaves.ha@yna.co.kr` after the full stop when the sentence before lacks its own."""
    number = _NUMBER.match(address)  # on Dec. 12.loaf@yna.co.kr
    if number:
        return at + number.end(), address[number.end() :]
    if not before.strip() or ends_sentence(before):
        return at, address
    word, dot, rest = address.partition(".")
    while dot and "@" in rest:
        at, address = at + len(word) + 1, rest
        if len(word) > 1:
            break
        word, dot, rest = address.partition(".")  # p.m.loaves@yna.co.kr
        if len(word) > 1:
            break
    return at, address


def is_stop(text: str) -> bool:
    """Say whether a line is the first of what follows a story without an end mark."""
    addressed = text[:1] == "(" and "@" in text[:64]
    if not (text[:2] in _STOP_STARTS or addressed or text[:1].isdigit()):
        return False
    return _STOP.match(text) is not None or (
        text[:1].isdigit() and _TRAILER.match(text) is not None
    )


def is_stamp(text: str) -> bool:
    """Say whether a line below a story is the agency's own date of it, and nothing else."""
    if "송고" in text and _SENT.match(text):
        return True
    first = text[1:2] if text[0] == "(" else text[0]
    may_be = first.isdecimal() or text[0] in _FAR_STAMPED or text[:2] in _STAMPED
    return may_be and _STAMP.match(text) is not None


def is_credit(text: str) -> bool:
    """Say whether a line names those who reported, wrote and edited."""
    return signs_off(text) or is_contribution(text)


def signs_off(text: str) -> bool:
    """Say whether a line is an agency's own: who reported, wrote, edited; AP's writers."""
    if text[1:2] > LATIN and _FAR_DESK.match(text):
        return True
    if text[:2] not in _CREDIT_STARTS:
        return False
    return _CREDIT.match(text) is not None or text.startswith("Associated Press writer")


def is_contribution(text: str) -> bool:
    """Say whether a line names those who helped and did not sign."""
    if len(text) >= _LONGEST_CREDIT or not (
        "contributed" in text or "report" in text or "helped" in text
    ):
        return False
    return _CONTRIBUTED.search(text) is not None


def list_name(text: str) -> str | None:
    """Return the list a heading begins: its name, "" for one of no headlines, None for none."""
    return LISTS.get(text.lower().rstrip(" :>.\u2026")) if len(text) < _LONGEST_HEADING else None


def other_headlines(lines: Sequence[Line]) -> tuple[OtherHeadline, ...]:
    """Read the headlines of the lists that follow a story."""
    found: dict[str, OtherHeadline] = {}
    name: str | None = "tail"
    for line in [line for line in lines[:400] if len(line.text) >= _HEADING]:
        text = line.text
        if text.startswith("# dpa NOTEBOOK"):
            break
        if not text[0].isalpha() and (lead := _LEAD_IN.match(text)):
            text = text[lead.end() :]
        heading = list_name(text)
        if heading is not None:
            name = heading
            continue
        if not name or not _may_be_headline(text):
            continue
        if text is not line.text and is_stop(line.text):
            continue
        tags, size = leading_tags(text, line.end - len(text)) if line.seen & ABOVE else UNTAGGED
        words = line.published(len(line.text) - len(text) + size)
        words = _LEAD_OUT.sub("", words) if ", article" in words else words
        if len(words.split()) >= _MIN_WORDS and words not in found:
            found[words] = OtherHeadline(headline=words, tags=tags, list=name)
    return tuple(found.values())


def _may_be_headline(text: str) -> bool:
    if not _SHORT <= len(text) <= _LONG or "@" in text or text.startswith("!["):
        return False
    if is_stop(text) or is_stamp(text):
        return False
    if text.endswith((".", ":")):
        return text.endswith(_SHORTENED)
    if text[-1].isdecimal() and _PHONE.search(text[-24:]):
        return False
    return text[0] not in _NO_STARTS or not _NO_HEADLINE.match(text)
