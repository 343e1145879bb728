"""Posts with a complement before a name: The head of the Yard, Ann Lee, said."""

import re

from service.core.enrich.name_words import OF_FIRMS, POSTS, RELATIONS, SPEAKING, TITLED, TITLES
from service.core.enrich.naming import SMALL_MODIFIERS
from service.core.enrich.organisation_words import OF_HEADS
from service.core.enrich.runs import ABBREVIATED
from service.core.enrich.shapes import looks_named
from service.core.lazy_pattern import later

# A phrase with one of these is no post but a clause: was named chairman, as the new minister.
NO_POST = SPEAKING | frozenset("as was were is are be been has had have will named became".split())
_EDGE = re.compile('[,;:\n"\u201c\u201d]|\\. (?=[A-Z])')
_OF = frozenset("of for at in to".split())
_BEFORE = frozenset(
    "the a an its his her their our said says by and with told between from".split()
)
# Behind one of these a name is what somebody does something to, not who holds the post.
_GOVERNING = frozenset(
    """of for at in to from with by and or on that when while if but met beat saw made left took
    put sent gave held kept the a an over against between about after before like than""".split()
)
_CLAUSE = NO_POST.union("met beat saw made left took put sent gave held kept against".split())
_DEMONYMS = tuple(
    """ian ese ish ican orean French Dutch German Greek Swiss Czech Slovak Croat Serb Cypriot
    Kazakh
    Kyrgyz Uzbek Tajik Turkmen Afghan Pakistani Bangladeshi Nepali Thai Lao Filipino Philippine
    Iraqi
    Israeli Saudi Qatari Kuwaiti Emirati Omani Yemeni Argentine Chilean Welsh U.S. UK""".split()
)
# Minister of Trade, Industry and Energy.
_JOINED_OFFICE = re.compile(
    r"\b(?:(?:Deputy|Vice|First) )?(?:Minister|Secretary) (?:of|for) "
    r"(?:[A-Z]\w+, ){1,3}(?:[A-Z]\w+ )?and [A-Z]\w+\Z"
)
_ENVOYS = frozenset({"ambassador", "envoy", "consul"})
_REACH, _LONGEST, _NEAREST = 150, 16, 5

PHRASE = re.compile(
    r", (?:who (?:is|serves as|works as) )?"
    r"((?:[^,.;:\n\"\u201c]|\.(?= ?[a-z\d]|[A-Z,])){3,170})(?=[,.;\n])"
)
# Ministry of Agriculture, and what commas and `and` join to it: Food and Rural Affairs.
_LISTING = later(rf"(?:{'|'.join(sorted(OF_HEADS))}) (?:of|for|on) [A-Z]\w+(?: [A-Z]\w+)?\Z")
_LISTED = re.compile(r"(?:, [A-Z]\w+(?: [A-Z]\w+)*){1,3},? and [A-Z]\w+(?: [A-Z]\w+)*(?=[,.;\n])")
# One of their leaders; whose son was shot: persons, though of no post.
_KIN = "|".join(sorted(RELATIONS))
_ONE_OF = later(
    r"one of (?:the|its|his|her|their) (?:[a-z]+ ){0,2}"
    rf"(?:{'|'.join(sorted(POSTS))}|{_KIN})s"
)
_ORIGIN = re.compile(r" (?:from|on|who|with|since|known|named|representing) ")
_ARTICLE = re.compile(
    r"(?:also |now |then |current |currently |formerly |previously )?"
    r"(?:the |an? |its |his |her |their )?"
    r"(?:\d{1,3}-year-old )?"
)
_PREPOSITIONS = frozenset(
    "of at for in with from to on and who under known named representing".split()
)
_FIRST_OF_TWO = frozenset({"Founder", "Co-Founder", "Co-founder", "Owner", "Partner"})
BEREFT = later(rf", whose (?:[a-z]+ )?(?:{_KIN})\b")


def complemented(
    text: str, start: int, end: int, *, shaped: bool, placed: bool = False
) -> str | None:
    """Return the post of the person whose name stands at a span, where its complement parts them.

    The complement ends in a comma and the name in another, or both stand together as TASS writes:
    President of the Ski Federation (SF) Ann Lee. `shaped` says that the name is a person's by
    itself, as do brackets before it: head of the website Full Fact is nobody. Of who is `placed`
    the run of capitals begins with what the post is of.
    """
    parted = text[max(0, start - 2) : start] == ", "
    if parted and text[end : end + 1] not in (",", "."):
        return None
    stop = start - (2 if parted else 1)
    window = text[max(0, stop - _REACH) : stop]
    told = shaped or window.endswith(")")
    if not (parted or placed or (told and text[stop] == " " and _may_end(_last(window)))):
        return None
    if not (" of " in window or " for " in window or " in " in window or " to " in window):
        return None
    listed = _JOINED_OFFICE.search(window) if placed else None
    return listed[0] if listed else _post(_EDGE.split(window)[-1].strip().split(" "))


def _last(window: str) -> str:
    return window.rpartition(" ")[2]


def _may_end(word: str) -> bool:
    """Say whether a name may follow a word as its apposition: ...Federation (SF) Ann Lee."""
    return (
        word not in _GOVERNING
        and word not in SPEAKING
        and not word.endswith(("ed", "s", "ing", "\n", "."))
    )


def _post(words: list[str]) -> str | None:
    ends = range(max(0, len(words) - _LONGEST), len(words) - 2)
    posts = (i for i in ends if words[i + 1] in _OF and _is_post(words[i]))
    at = next((i for i in posts if _CLAUSE.isdisjoint(words[i:])), None)
    if at is None:
        return None
    first = at
    while first and (
        words[first - 1].lower() in SMALL_MODIFIERS
        or (words[first - 1] == "First" and words[first] in ("Deputy", "Vice"))
    ):
        first -= 1
    before = words[first - 1] if first else "the"
    if before.endswith(_DEMONYMS) and words[at].lower() in _ENVOYS:
        return " ".join(words[first - 1 :])
    if before.lower() not in _BEFORE and not (
        before.isupper() or before.endswith(("'s", "\u2019s", *_DEMONYMS))
    ):
        return None
    return " ".join(words[first:])


def _is_post(word: str) -> bool:
    return word.lower() in POSTS or word in TITLES


def apposed_post(text: str, match: re.Match[str], *, shaped: bool) -> str | None:
    """Return the post of a phrase whose first preposition, or end, comes right behind one.

    Empty when the phrase tells a person and no post: mother of two.
    """
    phrase = match[1]
    if _ONE_OF.match(phrase):
        return ""
    plain = _ARTICLE.sub("", phrase, count=1).removesuffix(" there").removesuffix(" here")
    words = plain.partition(" who ")[0].split(" ")
    cut = next((at for at, word in enumerate(words) if word in _PREPOSITIONS), len(words))
    head = words[cut - 1] if 0 < cut <= _NEAREST else ""
    if head in RELATIONS:
        return ""
    if head in _FIRST_OF_TWO and words[cut : cut + 1] == ["and"]:
        head = head.lower()
    if not (head in POSTS or head in TITLED or head == "fellow") or not NO_POST.isdisjoint(words):
        return None
    if head in OF_FIRMS and not shaped and not phrase.startswith("a "):
        return None
    if words[0] in TITLES and _ends_named(words[cut:]):
        return None
    return " ".join(words[:cut]) if words[-1] in ABBREVIATED else _whole_post(text, match, plain)


def _whole_post(text: str, match: re.Match[str], plain: str) -> str:
    title = _ORIGIN.split(plain, maxsplit=1)[0]
    more = _LISTED.match(text, match.end()) if title == plain else None
    return title + more[0] if more and _LISTING.search(plain) else title


def _ends_named(words: list[str]) -> bool:
    """Say whether what a post is of ends in its holder's name: Minister of Culture Kim Su-a."""
    end = words.index("and") if "and" in words and words[-1].islower() else len(words)
    return any(looks_named(" ".join(words[max(0, end - size) : end])) for size in (2, 3))
