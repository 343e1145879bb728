"""Text behind the last sentence of a story that is not part of it."""

import re

from service.core.dispatch.agencies import by_name
from service.core.lazy_pattern import later

# Desks that sign at CNA and on Chinese pages: （編輯：…）, 责任编辑：…
DESKS = tuple("責任編輯 责任编辑 編輯 编辑 译者 譯者 核稿 翻譯 编译 編譯 纠错".split())
FAR_CREDIT = rf"[(\uff08\u3010\[]?(?:{'|'.join(DESKS)})[:：/\u3011]"
_FAR_SIGNED = later(
    rf"(?=[(\uff08]){FAR_CREDIT}[^()\uff08\uff09]{{1,60}}[)\uff09](?:1\d{{6}})?\Z"
    r"|(?<=[。」])1\d\d(?:0[1-9]|1[0-2])[0-3]\d\Z"
)
# What a page that hides addresses from scrapers leaves of one.
# And what a service that cuts stories says it left out: … [+1555 chars]
HIDDEN = re.compile(r"\s{0,3}\[(?:email[\s\xa0]protected|\+?\d{1,6} chars)\]\Z")
BY_END = re.compile(r"\(By [^()]{3,100}\)\s{0,3}\Z")
# What newspapers and agencies sign stories with.
_NAMES = (
    "AAP|AFP|ANI|ANSA|AP|BERNAMA|Bernama|Bloomberg|CNA|DPA|EFE|IANS|Interfax|KCNA|Kyodo|PA|PTI"
    "|REUTERS|Reuters|Sapa|TASS|UPI|Xinhua|Yonhap|dpa"
)
_WHOLE = r"(?: News)?(?: Agency)?"
# Alone on a line PA is a word of a page, and Yonhap what a caption leaves.
_SIGNING = frozenset(_NAMES.split("|")) - {"PA", "Yonhap"}
# An agency signs at the end of a story, some with the initials of the desk.
SIGNED = later(
    # No sentence ends in l'AFP or dell'ANSA.
    rf"(?<=[.?!\"'\u201d\u2019)。」])(?<![a-z]['\u2019](?!\s))\s{{0,3}}"
    rf"(?:(?:--|[-\u2013-\u2015])\s?(?:NNN-[A-Z]{{3,9}}|{_NAMES})"
    r"(?:[-/][A-Za-z]{2,9})?\Z|(?:[-\u2013\u2014]{1,2}\s?|\([cC]\)\s?)?(?:"
    r"(?:REUTERS|BLOOMBERG|XINHUA|KYODO|PTI|ANI|IANS|UPI|EFE(?:USA|VERDE|COM)?|ANSA|AFP)(?:/[A-Z]{2,5})?"
    r"(?:\s[A-Z]{2,4}){0,4}(?:\s[a-z]{2,4}(?:[/-][a-z]{2,4}){0,3})?\.?"
    # Desks sign with initials: vbo/mca1
    r"|(?<=\s)[a-z]{2,4}(?:/[a-z]{2,4}\d?){1,3}"
    r"|\([cC]\)(?:AFP|Reuters)/[A-Z][\w. -]{2,40}"
    r"|\[Copyright [^\[\]]{3,60}\]|\([A-Z]{2,8}\)(?:\s?\(www\.[^()\s]{4,30}\))?"
    rf"|[(\uff08](?:(?:{_NAMES}){_WHOLE}|共同|時事|聯合ニュース)[)\uff09]\.?"
    r"|\((?:dpa|APA|afp|sda)/[A-Za-z/-]{2,20}\))\Z)"
)
SIGNED_ALONE = later(
    rf"[(\uff08](?:(?:{_NAMES}){_WHOLE}|AA|共同|時事|新華社より|新華網より)[)\uff09]\.?"
    r"|(?:EFE|ANSA|PTI|UPI|ANI|IANS|GNA)(?: [A-Z]{2,4}){0,4}\.?|EFE [a-z]{2,4}(?:/[a-z]{2,4}){0,3}"
    rf"|Sources?: ?(?:The )?(?:Associated Press|{_NAMES}){_WHOLE}\.?"
    r"|\([Ww]ith (?:\w{2,9} )?inputs? from [A-Z]{2,8}\)"
    r"|\((?:SDA[-/])?ATS(?:[/\\][a-z]{2,6}){1,3}\)"
    r"|The-CNN-Wire|\((?:Fonte|Foto|Video)\b[^()]{2,50}\)"
    # IRNA's numbers of desk and editor
    r"|\d{4}\*\*\d{4}"
    # EFE tells of its pictures; Lusa's desks sign ABC // DEF
    r"|\((?:fotos?|photos?|v[ií]deos?|audios?|recursos)\)(?: ?\(\w{4,10}\)){0,3}"
    r"|[A-Z]{2,5} // [A-Z]{2,5}\.?"
    # Desks sign with initials: abc/de/fg at AFP, te jh at Interfax
    r"|[a-z]{2}(?: [a-z]{2}){1,2}"
    r"|[a-z]{2,5}(?:-[a-z]{2,5}){0,2}(?:/[a-z]{2,5}(?:-[a-z]{2,5}){0,2}){1,4}"
)
# Bloomberg's pages; a story may tell, too, what somebody did to contact another.
WHOM_TO_CONTACT = (
    r"To contact the (?:reporters?|writers?|editors?|author)(?::| (?:on|for|of|responsible)\b|\Z)"
)
# In copies that run in one line the foot follows the last sentence: rights, whom to write to.
FOOT = later(
    r"(?<=[.?!\"\u201d\u2019)])\s{0,3}(?:E-mail to a friend ?\.?\s{0,2}(?=Copyright)"
    rf"|{WHOM_TO_CONTACT}"
    r"|(?:Copyright (?:\u00a9 ?|\([cC]\) ?)?|(?:\u00a9|\([cC]\)) ?)(?:19|20)\d\d (?=[A-Z]))"
    r"[^\n]{3,600}\Z"
    # Reuters' briefs: Loaf Mills buys an oven Source text for Eikon: Further company coverage:
    r"|\sSource text for [^\n]{3,300}\Z"
)
# Reuters ends its last paragraph with those who worked on it.
REPORTED = re.compile(
    r"\(\(?(?:(?:Additional |Further )?[Rr]eporting (?:and (?:writing|editing) )?[Bb]y"
    r"|(?:Writing|Editing) [Bb]y"
    r"|Compiled by|Translated by|R\u00e9dig\u00e9 par|Reportage (?:de|par)|Bericht von"
    r"|Geschrieben von|Reporte de|Escrito por|Editado por|Reportagem de|Redatto da)"
    r" [^()]{1,360}\)?\)\.?\Z"
)

# German-speaking agencies sign their last paragraph, some with a desk or who else wrote; whatever
# follows is the page's: ... teilte die Stadt mit. (dpa/abc)
_CLOSED = re.compile(
    r"[.?!\"\u201c\u201d\u00ab\u00bb] \((?:dpa|APA|SID|KNA|afp|sda)(?:/[A-Za-z/-]{2,20})?\)\Z"
)
_JOINED = re.compile(r"\s?[-/|,&]\s?|\sand\s")
_INITIALS = re.compile(r"[a-z]{1,4}|[A-Z]{2}")
_DANGLING = re.compile(r"(?<=[.?!\"\u201d\u2019)])\s{1,2}[-\u2013\u2014]{1,2}\Z")
_BRACKETS, _DASHES = frozenset(")]\uff09"), "-\u2013\u2014"
_LONGEST, _PARAGRAPH = 44, 100


def is_signature(text: str) -> bool:
    """Say whether a line is those who sent a story and no more: - AFP, Sapa-AFP, Reuters/de."""
    if len(text) >= _LONGEST:
        return False
    name = text.removeprefix("Source:").strip("()[]-\u2013\u2014. ")
    if by_name(name, whole=True):
        return name in _SIGNING or " " in name or text[0] in _DASHES
    words = _JOINED.split(name)
    known = [word for word in words if by_name(word, whole=True)]
    return bool(known) and all(word in known or _INITIALS.fullmatch(word) for word in words)


def undangled(text: str) -> int:
    """Return where a text ends without the dash before a signature on the next line."""
    found = _DANGLING.search(text[-_LONGEST:]) if text[-1] in _DASHES else None
    return len(text) - len(found.group()) if found else len(text)


# What stands before CNA's day of the Republic, with a desk or without.
_BEFORE_DAY = frozenset("\uff09。」")


def desk_at(text: str) -> int | None:
    """Return where a desk's bracket or the day begins at the end of a text: （編輯：…）1131126."""
    if text[-1] != "\uff09" and text[-8:-7] not in _BEFORE_DAY:
        return None
    found = _FAR_SIGNED.search(text, max(0, len(text) - 80))
    return found.start() if found else None


def closes(text: str, *, begun: bool) -> bool:
    """Say whether a text ends in those who reported it; once a story has begun, in its agency."""
    found = REPORTED.search(text[-400:])
    if found:
        return found.start() > 0
    return begun and len(text) >= _PARAGRAPH and _CLOSED.search(text[-40:]) is not None


def signed_at(text: str) -> int | None:
    """Return where an agency signs at the end of a text that it did not write alone."""
    tail = text[-80:]
    found = SIGNED.search(tail) if _may_be_signed(text) else None
    if not found or (found.start() == 0 and len(tail) == len(text)):
        return None
    return len(text) - len(tail) + found.start()


def _may_be_signed(text: str) -> bool:
    """Say whether a text ends as an agency's name or a bracket does."""
    last = text[-2:-1] if text[-1] == "." else text[-1]
    return last in _BRACKETS or (last.isupper() if text[-1] == "." else last.isalnum())
