"""The language of a text, by script and by its commonest words; None when that does not tell."""

import re

_WORDS = {
    "en": """the of and to that for with was said on from by at has have will his their which were
        be been not after it""",
    "fr": """le la les des et du une dans pour que sur au par qui est aux cette avec ont été sont
        ce pas plus""",
    "de": """der die und das den von mit ist im nicht ein eine auf dem zu des sich für wurde hat
        nach bei auch""",
    "es": """el los las del que una por con para se al su fue y en es como ha más pero sus este
        desde""",
    "it": """il di che della per con sono non una del nel gli alla le dei ha è si più anche dal
        questo""",
}
STOP_WORDS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_LETTERS = re.compile("[\u0400-\u04ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_SAMPLE, _ENOUGH, _SHARE, _KANA_SHARE = 1500, 3, 10, 20


def triggers() -> frozenset[str]:
    """Return the words that tell the languages written in Latin letters apart."""
    return frozenset[str]().union(*STOP_WORDS.values())


def detect(text: str, words: frozenset[str]) -> str | None:
    """Return a text's language (ISO 639-1), given which of the `triggers` occur in it."""
    return _by_script(text[:_SAMPLE]) or _by_words(words)


def _by_script(sample: str) -> str | None:
    if sample.isascii() or not _LETTERS.search(sample):
        return None
    letters = _LETTERS.findall(sample)
    if len(letters) * _SHARE < len(sample):
        return None
    hangul = sum(letter >= "\uac00" for letter in letters)
    kana = sum("\u3040" <= letter <= "\u30ff" for letter in letters)
    cyrillic = sum(letter <= "\u04ff" for letter in letters)
    han = len(letters) - hangul - kana - cyrillic
    if kana * _KANA_SHARE > han and kana > hangul + cyrillic:
        return "ja"
    counts = {"ko": hangul, "zh": han, "ru": cyrillic}
    return max(counts, key=lambda language: counts[language])


def _by_words(words: frozenset[str]) -> str | None:
    hits = {language: len(words & known) for language, known in STOP_WORDS.items()}
    best = max(hits, key=lambda language: hits[language])
    rival = max(count for language, count in hits.items() if language != best)
    return best if hits[best] >= _ENOUGH and hits[best] >= 2 * rival else None
