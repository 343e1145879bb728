"""Writes the table of given names from Faker's lists; `make names` runs it.

What is a word of English besides, or a place, a family name of the East or a part of a title, is
left out: at the beginning of a sentence it would make a person of anything.
"""

import re
import unicodedata
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from english_words import get_english_words_set

from service.core.enrich import given_names, name_words
from service.core.enrich.gazetteer import knows

TABLE = Path(__file__).parent / "service" / "core" / "enrich" / "given.txt"
# Lists of what people there are really called; some others are mixed with family names.
LISTS = """
cs_CZ da_DK de_AT de_CH de_DE de_LI de_LU en_GB en_IE en_IN en_NZ en_PK en_US es_AR es_CA es_CL
es_CO es_ES es_MX et_EE fi_FI fr_BE fr_CA fr_CH fr_DZ fr_FR fr_QC hr_HR hu_HU it_IT lt_LT lv_LV
nl_BE nl_NL no_NO pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI sv_SE tr_TR yo_NG
"""
SPELLED = str.maketrans(
    {"ß": "ss", "\u0131": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "æ": "ae"}
)
NAME = re.compile("[A-Z][a-z]{2,11}")


def plain(name: str) -> str:
    """Return a name without its accents."""
    parts = unicodedata.normalize("NFKD", name.translate(SPELLED))
    return "".join(part for part in parts if not unicodedata.combining(part))


def listed() -> Iterator[str]:
    """Yield every given name of the lists."""
    for where in LISTS.split():
        provider = import_module(f"faker.providers.person.{where}").Provider
        for attribute in dir(provider):
            names = getattr(provider, attribute)
            if attribute.startswith("first_") and isinstance(names, list | tuple | dict):
                yield from (plain(name) for name in names)


def write() -> None:
    """Write the table."""
    words = {word for word in get_english_words_set(["web2"]) if word.islower()}
    taken = name_words.KOREAN | name_words.CHINESE | name_words.VIETNAMESE | name_words.NO_NAME
    taken |= name_words.DOUBTFUL | given_names.BY_HAND
    names = {name for name in listed() if NAME.fullmatch(name) and name.lower() not in words}
    names = {name for name in names - taken if not knows(name)}
    TABLE.write_text("".join(f"{name}\n" for name in sorted(names)), encoding="utf-8")


if __name__ == "__main__":
    write()
