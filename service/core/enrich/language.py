"""The language of a text, by script and by its commonest words; None when that does not tell."""

import re

_WORDS = {
    "en": frozenset("the of and to in that for with was said on is from by at".split()),
    "fr": frozenset("le la les des et du une dans pour que sur est au par qui".split()),
    "de": frozenset("der die und das den von mit ist im nicht ein eine auf dem zu".split()),
    "es": frozenset("el los las del que una por con para en se y al su fue".split()),
    "it": frozenset("il di che della per con sono non una del nel gli alla le i".split()),
}
_SCRIPTS = (
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
)
_SAMPLE, _ENOUGH, _SHARE = 1500, 3, 10


def detect(text: str) -> str | None:
    """Return a BCP 47 language of the first part of a text."""
    sample = text[:_SAMPLE]
    if not sample.isascii():
        for language, letters in _SCRIPTS:
            if len(letters.findall(sample)) * _SHARE > len(sample):
                return language
    words = sample.casefold().split()
    hits = {language: sum(word in known for word in words) for language, known in _WORDS.items()}
    best = max(hits, key=lambda language: hits[language])
    rivals = max(count for language, count in hits.items() if language != best)
    return best if hits[best] >= _ENOUGH and hits[best] > 2 * rivals else None
