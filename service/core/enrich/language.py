"""The language of a text, by script and by its commonest words; None when that does not tell."""

from functools import reduce
from operator import or_

from service.core.enrich.kernel import Words
from service.core.lazy_pattern import later

_WORDS = {
    "en": """the of and to that for with was said on from by at has have will his their which were
        be been not after it than this its are about they who would could first""",
    "fr": """le la les des et du une dans pour que sur au par qui est aux cette avec ont été sont
        ce pas plus selon leur ses entre depuis après lundi mardi mercredi jeudi vendredi""",
    "de": """der die und das den von mit ist im nicht ein eine auf dem zu des sich für wurde hat
        nach bei auch am vom zum zur dem einen einer sind seit bis werden sei wie
        haben eine waren hat noch mehr über sagte""",
    "es": """el los las del que una por con para se al su fue y en es como ha más pero sus este
        desde las hasta según entre sobre dijo tras cuando donde habrá será todos años""",
    "pt": """o os da do das dos em um uma não que para com por foi mais são pelo pela ao na no
        nos nas também disse às é""",
    "nl": """het een van zijn niet dat wordt voor aan ook bij naar maar zei werd""",
    "id": """yang dan dari untuk dengan pada tidak akan ini itu dalam oleh sebuah karena bahwa juga
        tersebut""",
    "ms": """yang dan daripada untuk dengan pada tidak akan ini itu dalam oleh kerana bahawa juga
        beliau telah ialah kepada berkata""",
    "it": """il di che della per con sono non una del nel gli alla le dei ha è si più anche dal
        questo dopo ha nella ai dal degli fino""",
    "tr": """ve bir bu ile olarak için çok daha olan göre gibi sonra kadar ancak ise yeni dedi
        etti oldu var günü""",
}
# Short words that languages share, and verbs of news: where a text is too short for the others.
_FEW_WORDS = {
    "en": """a an in as is no two more after over up near by new its dead killed against win wins
        beats amid into off out say says set sets hits rises falls lower higher""",
    "fr": """à a au de du un en ne se face y fait deux trois contre chez sous sans mort
        morts annonce reste""",
    "de": """in an er es sie ab aus vor gegen zwei drei neue neuer neues weitere alle kein keine
        um gewinnt siegt schließt mann frau""",
    "es": """de la a un no hay e ya ante casi todos tiene llegan contra dos tres muertos anuncia
        vence sin""",
    "pt": """de o a e no em um vence ficou ninguém dois duas três sem após contra anuncia fecha
        cai alta""",
    "nl": """de en in is op te wil meer twee drie tegen wint keer uit over om""",
    "it": """di a e la lo i un in su con due tre contro senza vicino batte nessun""",
    "id": """di ke ada atas dua tiga baru korban presiden gol menang""",
    "ms": """di ke atas dua tiga baharu kerajaan kata menteri menang gol""",
    "tr": """iki üç da de den ev yüzde olumlu başladı çıktı kazandı karşı attı""",
}
# Letters that one of these languages has and the others have not.
_LETTERS_OF = {
    "de": frozenset("ßäö"),
    "es": frozenset("ñ¿¡"),
    "pt": frozenset("ãõ"),
    "fr": frozenset("œêèùû"),
    "tr": frozenset("ğşı"),
}
# Small letters of Latin-1, all else a blank.
_FOLDED = bytes(
    ord(chr(code).lower()) if chr(code).isalpha() and chr(code) != "\xb5" else 0x20
    for code in range(256)
)
_TELLING = Words(word for words in _WORDS.values() for word in words.split())
_STOP_WORDS = {language: _TELLING.bits(words.split()) for language, words in _WORDS.items()}
_OTHERS = reduce(or_, (bits for language, bits in _STOP_WORDS.items() if language != "en"))
_ALL_WORDS = {
    language: frozenset(words.split()) | frozenset(_FEW_WORDS[language].split())
    for language, words in _WORDS.items()
}
_NO_LETTER = later(r"[\W\d_]+")
# Rio de Janeiro, Ursula von der Leyen and La Paz are names in English, too.
_AND_THE = "(?: (?:der|den|de|la|las|los|le))?"
_NAMES = later(
    rf"\b(?:[A-Z\u00c0-\u00de][\w'\u2019-]{{0,30}} (?:v[ao]n|del?|d[aiou]|dos)|El|L[ae]s?|Los"
    rf"|D[aei]|Dos|Del|V[ao]n|Al){_AND_THE} (?=[A-Z\u00c0-\u00de])"
    r"|(?<=[\w,;'\u2019] )[A-Z\u00c0-\u00de][\w'\u2019-]*"
)
_LETTERS = later("[\u0400-\u04ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_SAMPLE, _WORDY, _ENOUGH, _SHARE, _KANA_SHARE = 1500, 450, 3, 10, 20
_SHORT, _FEWEST = 30, 2


def detect(text: str) -> str | None:
    """Return a text's language (BCP 47, ISO 639-1), told by its beginning."""
    # Of a text of ASCII that is known at once.
    script = None if text.isascii() else _by_script(text[:_SAMPLE])
    return script or _by_words(text[:_WORDY])


def _by_script(sample: str) -> str | None:
    if sample.isascii():
        return None
    others = len(sample) - len(sample.encode("ascii", "ignore"))
    # Most that have other letters have a few quotation marks.
    letters = _LETTERS.findall(sample) if others * _SHARE >= len(sample) else []
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


def _by_words(sample: str) -> str | None:
    written = sample.encode("latin-1", "replace")
    present = _TELLING.among(written, _FOLDED)
    # Most texts are English: no other language can have half as many words as they have.
    english = (present & _STOP_WORDS["en"]).bit_count()
    if english >= _ENOUGH and english >= 2 * (present & _OTHERS).bit_count():
        return "en"
    hits = {language: (present & known).bit_count() for language, known in _STOP_WORDS.items()}
    best, rival = sorted(hits, key=lambda language: -hits[language])[:2]
    if {best, rival} == {"id", "ms"} and hits[best] > hits[rival]:
        return best
    if hits[best] >= _ENOUGH and hits[best] >= 2 * hits[rival]:
        return best
    return _by_few(sample) if len(written.translate(_FOLDED).split()) < _SHORT else None


def _by_few(sample: str) -> str | None:
    """Tell the language of a text of two sentences by shared words and by letters, too.

    What English has not, one word and a letter or two words, tells another language: names do not.
    """
    plain = _NAMES.sub(" ", sample).lower()
    present, letters = set(_NO_LETTER.sub(" ", plain).split()), set(plain)
    lettered = {language for language, own in _LETTERS_OF.items() if own & letters}
    scores = {
        language: len(present & words) + 2 * (language in lettered)
        for language, words in _ALL_WORDS.items()
    }
    best, rival = sorted(scores, key=lambda language: -scores[language])[:2]
    if scores[best] < _FEWEST or scores[best] == scores[rival]:
        return None
    own = len((present & _ALL_WORDS[best]) - _ALL_WORDS["en"])
    told = best == "en" or own >= _FEWEST or (own > 0 and best in lettered)
    return best if told else None
