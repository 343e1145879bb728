"""Rows of tables: they end as no sentence does, and are no links of a page."""

import re

_FIGURE = re.compile(r"(?<!\S)[.+-]?\d[\d,.%/-]*(?!\S)")
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")
# A report on earnings: this year's figure versus the last one's.
_VERSUS = re.compile(r"\d[\w ]{0,20} vs\.? ")
_COLUMNS = 3


def is_row(text: str) -> bool:
    """Say whether a line holds a figure versus another, or three and neither day nor hour."""
    if " vs" in text and _VERSUS.search(text):
        return True
    return len(_FIGURE.findall(text)) >= _COLUMNS and ":" not in text and not _MONTH.search(text)
