"""Whether two dispatches can belong to one story, judged by everything but their texts."""

import re
from base64 import b64decode
from collections.abc import Set as AbstractSet
from functools import cache

from service.core.article import RevisionKind
from service.core.chain import ChainKind, key_in
from service.core.internal import ReadItem, Verdict
from service.core.likeness import comparable, compare, names_of, spelled_out, values
from service.core.story.headings import NUMBERS
from service.core.story.ruling import chain_names, is_said
from service.core.text import STARTERS, fold

# Agencies whose slug names one story a day; others' name the beat (`/politics/Britain/EU`).
ONE_STORY_A_SLUG = ("yonhap", "ap")
_NAMING = (ChainKind.ENVELOPE, ChainKind.SLUG)
_LEAST_WORDS, _TELLING = 3, 8
_LEAST_KEPT, _MOST_KEPT = 4, 0.9
_WORD, _LEAST_NAME = re.compile(r"[^\W\d_]+"), 3
# Of the words that begin sentences those that begin names, too.
_PLACED = {"South", "North"}
_HONOURS = ("Respected", "Comrade")
_RECASTS = ("RECASTS", "REWRITES", "RESTRUCTURES", "RELEADS")


def other_item(item: ReadItem, known: Verdict) -> bool:
    """Tell whether two dispatches are two items, whatever their texts: so says the agency."""
    names = chain_names(item)
    kinds = _NAMING if item.agency in ONE_STORY_A_SLUG else _NAMING[:1]
    told = [
        (item.chain_key, known.chain_key),
        (item.language, known.language),
        *((key_in(names, kind), key_in(known.chains, kind)) for kind in kinds),
    ]
    other = any(one and two and one != two for one, two in told)
    return other or (item.take or 1) != (known.take or 1) or _other_issue(item, known)


def _other_issue(item: ReadItem, known: Verdict) -> bool:
    """Tell whether a series came again: one issue a day, a second one only when it says so.

    What nearly all sentences of stand as they did is the one issue again, a word of it mended.
    """
    if not (item.series or known.series):
        return False
    same_day = bool(item.issued) and item.issued == known.issued
    marked = is_said(item) or item.rank != known.rank
    again = kept_sentences(item, known, least=_LEAST_KEPT, share=_MOST_KEPT)
    if item.series != known.series:
        # A closing report is told anew as `Shares extend gains; won falls`.
        counted = item.ordinal is not None and item.rank > known.rank and not item.series
        return not (counted and same_day and kept_sentences(item, known))
    return not (same_day and (marked or again))


def redated(item: ReadItem, known: Verdict) -> bool:
    """Tell whether two dispatches are of two days, of a known year or not."""
    if item.issued and known.issued:
        return item.issued != known.issued
    ours, theirs = b64decode(item.sketch), b64decode(known.sketch)
    return comparable(ours, theirs) and bool(compare(ours, theirs).days_apart)


def counts_on(item: ReadItem, known: Verdict) -> bool:
    """Tell whether an agency numbers a text anew that repeats: a photo is news enough for it.

    A (2nd LD) may say `ATTN: CHANGES photos`; a refile keeps the number of what it mends.
    """
    refiled = item.revision == RevisionKind.REFILE and known.revision != item.revision
    return item.ordinal is not None and (item.rank > known.rank or refiled)


def recasts(item: ReadItem) -> bool:
    """Tell whether a note says that headline or lead are new: their words are no evidence then."""
    wire = item.event.get("wire") or {}
    told = ((one.get("verb"), one.get("target")) for one in wire.get("edNoteActions") or ())
    return any(str(verb).upper() in _RECASTS or "throughout" in str(on) for verb, on in told)


def other_subject(item: ReadItem, known: Verdict) -> bool:
    """Tell whether the headline of each has a name that the other one's has not.

    The new text tells of its own and never of the other: in it that word does not begin any. Among
    capitals alone the first word is the one to ask for.
    """
    ours, theirs = _own_names(item, known), _named(known, _own_names(known, item))
    if not (ours and theirs):
        return False
    told = text_words(item)
    capitals = {word.casefold() for word in told if word[0].isupper()}
    if not any(_begins(name, capitals) for name in ours):
        return False
    lost = [name for name in theirs if not _begins(name, told)]
    headline = known.headline or ""
    first = headline.isupper() and lost[:1] == [fold(headline).partition(" ")[0]]
    return bool(lost) and (lost == theirs or first)


def _named(known: Verdict, words: list[str]) -> list[str]:
    """Return which words of a headline can be names: among capitals alone those of its text.

    A table may have none, and tell whose it is by its headline only.
    """
    if not (known.headline or "").isupper() or not comparable(b64decode(known.sketch)):
        return words
    told = values(b64decode(known.sketch)).names
    if len(told) < _TELLING and not names_on_top(known):
        return words
    return [one for one in words if names_of(one.upper()) <= told]


def _begins(name: str, words: AbstractSet[str]) -> bool:
    return any(word.casefold().startswith(name) for word in words)


def _own_names(one: ReadItem | Verdict, other: ReadItem | Verdict) -> list[str]:
    """Return the words that can be names in a headline alone: capitals but the first.

    Where all is in capitals it can be any word.
    """
    headline = one.headline or ""
    words = _WORD.findall(headline)[0 if headline.isupper() else 1 :]
    theirs = {word.casefold() for word in _WORD.findall(other.headline or "")}
    names = [one.casefold() for one in words if one[0].isupper() and len(one) >= _LEAST_NAME]
    return [name for name in names if name not in theirs]


def text_words(item: ReadItem) -> set[str]:
    """Return the words of a text and of the place of its dateline."""
    dateline = (item.event.get("wire") or {}).get("dateline") or {}
    return set(_WORD.findall(f"{dateline.get('placeText') or ''} {body_of(item)}"))


def body_of(item: ReadItem) -> str:
    """Return the text of an item, its paragraphs parted by blank lines."""
    bodies = (item.event.get("item") or {}).get("bodies") or [{}]
    return str(bodies[0].get("value") or "")


def names_on_top(known: ReadItem | Verdict) -> frozenset[int]:
    """Return the names of a text that its headline has, too: whom it is about."""
    sketch = b64decode(known.sketch)
    if not comparable(sketch):
        return frozenset()
    return names_of(known.headline or "") & values(sketch).names - openers()


@cache
def openers() -> frozenset[int]:
    """Return what has a name's capital and is none: openings of sentences, numbers, honours."""
    words = (*NUMBERS.title().split(), *STARTERS - _PLACED, *_HONOURS)
    return frozenset[int]().union(*map(names_of, words))


def one_subject(item: ReadItem, known: Verdict) -> bool:
    """Tell whether each of two texts or headlines names all whom the other text is about.

    A numbered version that goes on about all of them may be about others, too.
    """
    numbered = item.ordinal is not None and item.rank > known.rank
    told = names_all(item, names_on_top(known))
    return told and (numbered or names_all(known, names_on_top(item)))


def names_all(text: ReadItem | Verdict, names: AbstractSet[int]) -> bool:
    """Tell whether all of some names stand in a text or in its headline."""
    missing = names - names_of(text.headline or "")
    return missing <= spelled_out(values(b64decode(text.sketch)).names)


def others(item: ReadItem, known: Verdict, least: int) -> bool:
    """Tell whether each of two texts has so many names that are in the other one nowhere."""
    ours, theirs = (values(b64decode(one.sketch)).names for one in (item, known))
    own = (one - spelled_out(other) - openers() for one, other in ((ours, theirs), (theirs, ours)))
    return min(map(len, own)) >= least


def counted_otherwise(item: ReadItem, known: Verdict) -> bool:
    """Tell whether two texts do not have the same figures, wherever they stand."""
    ours, theirs = (values(b64decode(one.sketch)).numbers for one in (item, known))
    return ours != theirs


def is_elsewhere(names: AbstractSet[int], known: Verdict) -> bool:
    """Tell whether a text of such names has none of those that a known one is about."""
    about = names_on_top(known)
    return bool(about) and about.isdisjoint(names)


def kept_sentences(item: ReadItem, known: Verdict, least: int = 2, share: float = 0.5) -> bool:
    """Tell whether so many sentences of a known text, and that share of it, stand in a new one."""
    kept = len(set(item.sentences) & set(known.sentences))
    return kept >= least and kept >= share * len(set(known.sentences))


def agreement(item: ReadItem, head: Verdict) -> float:
    """Return how much two dispatches have in common by sentences and headline, 0 to 2."""
    return shared(set(item.sentences), set(head.sentences)) + headlines_shared(item, head)


def headlines_shared(item: ReadItem, head: Verdict) -> float:
    """Return the share of the shorter headline's words that both have; 0 for a few words."""
    words, others = _words(item.headline), _words(head.headline)
    return shared(words, others) if min(len(words), len(others)) >= _LEAST_WORDS else 0.0


def _words(headline: str | None) -> set[str]:
    return set((headline or "").casefold().split())


def shared(ours: AbstractSet[object], theirs: AbstractSet[object]) -> float:
    """Return the share of the smaller set that both hold."""
    smaller = min(len(ours), len(theirs))
    return len(ours & theirs) / smaller if smaller else 0.0
