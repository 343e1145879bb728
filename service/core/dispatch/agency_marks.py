"""The marks of an agency on a text: whose dispatch it is, and whether it is one at all."""

from service.core.agency import Dialect
from service.core.agency_table import GENERIC
from service.core.article import ItemClass, TagKind
from service.core.dispatch.agencies import BY_KEY, by_end, by_mail, by_name, by_start, by_url
from service.core.dispatch.byline import sent_by
from service.core.dispatch.classify import class_of_headline, is_rows
from service.core.dispatch.credited import ANADOLU
from service.core.dispatch.found_story import Story
from service.core.dispatch.layout import Line
from service.core.dispatch.reading import Reading
from service.core.dispatch.tail import CONTACT, FIRST_PUBLISHED, signs_off
from service.core.lazy_pattern import later

# Their headlines say whose they are: UPI Almanac, AP News Digest.
_NAMED_CLASSES = frozenset({ItemClass.DIGEST, ItemClass.ALMANAC})
_SHORT_CREDIT, _SENTENCE, _ALL = 30, 60, 60
_DISCLAIMS = later(
    r"\b(?:Reuters|AFP|AP|Yonhap|Xinhua|Kyodo|UPI|dpa) has not edited\b"
    r"|\bnot (?:necessarily )?(?:those|the (?:views|opinions)) of (?:the )?(?:Reuters|AFP|AP"
    r"|Associated Press|Yonhap|Xinhua|Kyodo|UPI|dpa)\b"
)
# Formats that hold news and nothing else; a mail or a database may hold anything.
_ITEMS = frozenset({"newsml-g2", "newsml-1", "nitf", "ninjs"})


def dialect_of(reading: Reading) -> Dialect:
    """Say whose dispatch this is: content id, dateline, envelope, host, e-mail in that order."""
    if reading.address.id_day:
        return BY_KEY["yonhap"]
    dateline = reading.found.dateline if reading.found else None
    if dateline and dateline.agency_text:
        known = by_name(dateline.agency_text)
        if known:
            return known
    stated = (reading.wire.agency if reading.wire else None) or reading.dispatch.agency
    if stated:
        return BY_KEY[stated]
    publisher = reading.front.fields.get("publisher", "")
    if "연합뉴스" in publisher or "Yonhap" in publisher:
        return BY_KEY["yonhap"]
    slug = reading.head.slug
    if slug and slug.startswith(("BC-", "AP-")) and "--" in slug:
        return BY_KEY["ap"]
    return by_url(reading.address.url) or _by_signs(reading) or GENERIC


def _by_signs(reading: Reading) -> Dialect | None:
    """Name the agency by what it leaves on a story: e-mail, end mark, credit, byline, headline."""
    story = reading.story
    sign, mark, byline = story.sign_off, story.end_mark, reading.head.byline
    found = by_mail(sign.emails[0]) if sign else None
    found = found or (by_end(mark.raw) if mark else None)
    credited = [c.credit for c in reading.head.captions + story.captions if c.credit]
    signed = _short_credits(story)
    signed += [name for name in (reading.head.signed, reading.head.dated_by) if name]
    if byline:
        signed.append(sent_by(byline) if byline.names else byline.raw[3:].strip())
    if any(line.text.startswith(ANADOLU) for line in story.tail[:6]):
        signed.append("Anadolu")
    headline = reading.head.headline
    signed += _of_digest(reading)
    names = (by_name(name) for name in (*signed, *credited))
    found = found or next((name for name in names if name), None)
    # The genre before a headline is weak: it counts only above a dateline that names nobody.
    weak = found is None and headline is not None and reading.found is not None
    return by_start(headline.text) if weak and headline else found


def marks_of(reading: Reading) -> tuple[str, ...]:
    """Return the names of the marks of a dispatch that a text bears."""
    head, story = reading.head, reading.story
    sign = story.sign_off
    signs = {
        "dateline": reading.found is not None,
        "tag": any(tag.kind is not TagKind.OTHER for tag in head.tags),
        "note": head.note is not None,
        "end_mark": story.end_mark is not None or story.take is not None,
        "slug": reading.wire is not None and bool(story.lines),
        "publisher": "publisher" in reading.front.fields and reading.form == "aggregator",
        "mail": bool(sign and by_mail(sign.emails[0])),
        "credit": _is_credited(reading),
        "byline": _is_signed(reading),
        "host": by_url(reading.address.url) is not None,
        "alert": _is_alert(reading),
        "envelope": reading.dispatch.form in _ITEMS,
        "metadata": reading.form == "page" and reading.dispatch.agency is not None,
    }
    return tuple([name for name, found in signs.items() if found])


def disclaimer_of(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return a mark when an agency disclaims what it prints: posts as they were, an opinion."""
    return ("disclaimer",) if any(_DISCLAIMS.search(text) for text in texts[:_ALL]) else ()


def _is_alert(reading: Reading) -> bool:
    """Say whether a text is one line in capitals from an agency's own page, as Reuters alerts."""
    alone = not reading.story.lines and reading.head.headline is not None
    return alone and reading.body.isupper() and by_url(reading.address.url) is not None


def _is_credited(reading: Reading) -> bool:
    story = reading.story
    photo = [] if story.lines else reading.head.captions + story.captions
    names = [c.credit for c in photo if c.credit]
    names += _short_credits(story)
    return any(map(signs_off, story.credits)) or any(map(by_name, names))


def _short_credits(story: Story) -> list[str]:
    """Return what may be no more than an agency's name, out of its brackets."""
    # What a site prints before a name, and the agency's address behind it.
    bare = [c.removeprefix("Source:").partition("(www.")[0] for c in story.credits]
    short = [credit for credit in bare if len(credit) < _SHORT_CREDIT]
    short += ["Xinhua" for credit in story.credits if credit.startswith("(Xinhua News Agency")]
    short += ["AP" for credit in story.credits if credit.startswith("Associated Press writer")]
    short += ["CP" for credit in story.credits if credit.startswith(FIRST_PUBLISHED)]
    short += ["Bloomberg" for credit in story.credits if credit.startswith(CONTACT)]
    return [credit.strip("()-. \uff08\uff09") for credit in short]


def _is_sentence(line: Line) -> bool:
    return len(line.text) >= _SENTENCE and line.text[-1] in '.?!"\u201d'


def _is_signed(reading: Reading) -> bool:
    """Say whether an agency stands where a writer would, or a digest bears its name."""
    byline = reading.head.byline
    if byline and not byline.names and by_name(byline.raw.rstrip("=< ")[3:]):
        return True
    if byline and sent_by(byline) and any(map(_is_sentence, reading.story.lines)):
        return True
    if reading.head.dated_by and reading.story.lines:
        return True
    dated = reading.head.dated or reading.dispatch.published_at
    told = reading.head.filed or (reading.head.signed and dated)
    lines = reading.story.lines
    if told and (any(map(_is_sentence, lines)) or is_rows([line.text for line in lines[:_ALL]])):
        return True
    return reading.found is None and any(map(by_name, _of_digest(reading)))


def _of_digest(reading: Reading) -> list[str]:
    """Return the words that may name the agency of a digest: its headline's, or its lead's."""
    printed = reading.head.headline
    title = printed.text if printed else reading.dispatch.headline
    if not title:
        leads = (line.text for line in reading.story.lines[:1])
        title = next((text for text in leads if text.startswith("The following ")), "")
    return title.removeprefix("BC-").split() if class_of_headline(title) in _NAMED_CLASSES else []
