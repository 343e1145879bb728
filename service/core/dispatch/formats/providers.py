"""The agency that a provider, publisher or credit field names, however it is spelled."""

from service.core.agency_table import DIALECTS
from service.core.dispatch.agencies import BY_KEY, by_url

# What agencies call themselves in feeds, beside the names they print in datelines.
_FULL_NAMES = {
    "agence france-presse": "afp",
    "agence france presse": "afp",
    "anadolu agency": "anadolu",
    "australian associated press": "aap",
    "deutsche presse-agentur": "dpa",
    "deutsche presse-agentur gmbh": "dpa",
    "dpa english": "dpa",
    "kyodo news service": "kyodo",
    "kyodonews": "kyodo",
    "thomson reuters": "reuters",
    "united press international": "upi",
    "xinhua news agency": "xinhua",
    "press trust of india": "pti",
    "indo-asian news service": "ians",
    "asian news international": "ani",
    "central news agency": "cna",
    "korean central news agency": "kcna",
    "agencia efe": "efe",
    "yonhap english news": "yonhap",
    "yonhap news": "yonhap",
    "yonhap news agency": "yonhap",
}
_PRINTED = {name.lower(): dialect.key for dialect in DIALECTS for name in dialect.printed}
_SUFFIXES = (
    " newsfeed",
    " news agency",
    " news service",
    " newswire",
    " english service",
    " news",
)
_LONGEST = 80


def provider_key(name: object) -> str | None:
    """Return the key of the agency that a field names; None when it names no known one.

    Read: a name (`Agence France-Presse`), a code with or without its scheme (`nprov:AFP`), a
    host or address of the agency's own.
    """
    if not isinstance(name, str) or not 1 < len(name) <= _LONGEST:
        return None
    plain = " ".join(name.split()).lower().removeprefix("the ")
    if "/" in plain or "." in plain:
        site = by_url(plain if "//" in plain else f"https://{plain}")
        return site.key if site else None
    plain = plain.rpartition(":")[2]
    for suffix in ("", *_SUFFIXES):
        bare = plain.removesuffix(suffix).strip()
        key = _FULL_NAMES.get(bare) or _PRINTED.get(bare) or (bare if bare in BY_KEY else None)
        if key:
            return key
    return None
