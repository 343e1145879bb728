"""Repairs text that was UTF-8 but was decoded as Windows-1252 upstream: `cafÃ©` for `café`."""

import re

# What a collector's Windows-1252 makes of the later bytes of a character; five of them it leaves
# as the control characters that Latin-1 has there.
_LATER = (
    "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014"
    "\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
)
# Letters of Latin alphabets and punctuation; other first bytes begin real words too often.
_RUN = re.compile(f"[\u00c2-\u00c5]{_LATER}|\u00e2{_LATER}{{2}}")
_TELL = re.compile("\u00e2(?:\u20ac|\u201a\u00ac)|[\u00c2\u00c3][\u0080-\u00bf]")


def unmix(text: str) -> str:
    """Return `text` with each such character read again."""
    if text.isascii() or not _TELL.search(text):
        return text
    return _RUN.sub(_again, text)


def _again(run: re.Match[str]) -> str:
    # A lead byte with as many later ones as it asks for: this is UTF-8 always.
    return b"".join(map(_byte, run.group())).decode()


def _byte(char: str) -> bytes:
    return char.encode("latin-1" if char < "\u0100" else "windows-1252")
