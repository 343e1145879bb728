"""Dates a text announces: an intention, a verb, and a year written out."""

import re

from service.core.enrich.model import Scheduled

_PLANNED = re.compile(
    r"\b(?:will|is to|are to|plans? to|is set to|are set to|is expected to|are expected to)"
    r"(?: [a-z]+){1,3} in ((?:19|20)\d\d)\b"
)


def announced(body: str) -> tuple[Scheduled, ...]:
    """Return the years a body announces something for."""
    return tuple(
        Scheduled(
            start=match[1],
            precision="year",
            surface=match.group(),
            body_span=match.span(),
            method="explicit_year",
            confidence=0.9,
        )
        for match in _PLANNED.finditer(body)
    )
