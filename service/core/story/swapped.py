"""Forms that were filled in for another thing: copper for nickel, wheat for barley, up for down.

What two goods have in common with two markets is that no name and no figure tells them apart.
"""

import re
from base64 import b64decode
from difflib import SequenceMatcher
from itertools import islice, product

from service.core.internal import ReadItem, Verdict
from service.core.likeness import SHORT, Features, compare, sign
from service.core.story.compatible import body_of, text_words
from service.core.story.headings import NUMBERS, are_opposed, untickered

_WORD, _LEAST, _LONGEST = re.compile(r"[^\W\d_]+"), 3, 60
_COUNTS = frozenset(NUMBERS.split())
# Less is no form with a word swapped; so many words are tried for one another.
_FORM, _SAME, _TRIED, _MENDED = 0.75, 0.95, 6, 0.7


def is_of_another_thing(item: ReadItem, known: Verdict, f: Features) -> bool:
    """Tell whether two like texts are about two things, which their headlines name.

    Of two headlines that are one but for a word the new text has that of its own. Where they are
    worded otherwise, the new text is the known one but for the thing.
    """
    if _swaps_a_word(item, known):
        return True
    if f.containment < _FORM:
        return False
    told = {word.casefold() for word in text_words(item)}
    # In order, each once: headlines of kept fields may have thousands.
    ours, theirs = (dict.fromkeys(_words(one)) for one in (item, known))
    mine = [word for word in ours if word in told and word not in theirs]
    other = [word for word in theirs if word not in told and word not in ours]
    pairs = islice(product(mine, other), _TRIED)
    return any(not _one_root(*pair) and _is_form_of(item, known, pair) for pair in pairs)


def heads_another(item: ReadItem, known: Verdict) -> bool:
    """Tell whether one short text stands below two headlines as below those of two things.

    They are opposed, or one but for a word, and the text has neither: only they tell what it is
    about. A word that is much like the other was but mended.
    """
    if item.words >= SHORT:
        return False
    if are_opposed(item.headline, known.headline):
        return True
    swapped = _swapped(item, known)
    if swapped is None or _one_root(*swapped):
        return False
    mended = SequenceMatcher(None, *swapped, autojunk=False).ratio() > _MENDED
    return not mended and {*_WORD.findall(body_of(item).casefold())}.isdisjoint(swapped)


def _swaps_a_word(item: ReadItem, known: Verdict) -> bool:
    swapped = _swapped(item, known)
    if swapped is None or _one_root(*swapped):
        return False
    return swapped[0] in {word.casefold() for word in text_words(item)}


def _swapped(item: ReadItem, known: Verdict) -> tuple[str, str] | None:
    """Return the word in which alone two headlines differ, if it can name a thing."""
    ours, theirs = (untickered(one.headline).casefold().split() for one in (item, known))
    if len(ours) != len(theirs):
        return None
    found = [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]]
    return found[0] if len(found) == 1 and all(map(_names_a_thing, found[0])) else None


def _words(text: ReadItem | Verdict) -> list[str]:
    words = _WORD.findall(untickered(text.headline).casefold())
    return [one for one in words if _names_a_thing(one)]


def _names_a_thing(word: str) -> bool:
    """Tell whether a word can name a thing; numbers in words count, as digits do."""
    if not _LEAST <= len(word) <= _LONGEST or word in _COUNTS:
        return False
    return _WORD.fullmatch(word) is not None


def _one_root(one: str, other: str) -> bool:
    return one.startswith(other[: max(_LEAST, min(len(one), len(other)) - 2)])


def _is_form_of(item: ReadItem, known: Verdict, pair: tuple[str, str]) -> bool:
    """Tell whether a text with one word for another is a known text, and was less of it before."""
    ours, theirs = pair
    body = body_of(item)
    changed = re.sub(rf"\b{re.escape(ours)}\b", theirs, body, flags=re.IGNORECASE)
    share = _containment(changed, known)
    return share >= _SAME and share > _containment(body, known)


def _containment(body: str, known: Verdict) -> float:
    sketch = sign(None, body.split("\n\n"), None).sketch
    return compare(sketch, b64decode(known.sketch)).containment
