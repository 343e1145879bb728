"""One text read as a dispatch, and what people review of it in few words."""

from typing import Any

from service.core.article import Article, IssuedDate, Span
from service.core.dispatch import read_dispatch
from service.core.envelope import Dispatch

RECEIVED = 1_750_000_000_000  # 2025-06-15
_SURE, _LIKELY = 0.9, 0.6


def read(body: str, **fields: Any) -> Article:
    """The article in a text that a scraper hands over with no more than these fields."""
    return read_dispatch(Dispatch(body=body, **fields), RECEIVED)


def cut(body: str, span: Span | None) -> str:
    """What stands in a text where a part of it is said to stand."""
    assert span is not None
    return body[slice(*span)]


def issued_label(issued: IssuedDate) -> str:
    """The day with its method, and whether it is sure, likely or a guess."""
    if issued.value is None or issued.confidence is None or issued.method is None:
        return f"absent {' '.join(issued.candidates)}".strip()
    sure, likely = issued.confidence >= _SURE, issued.confidence >= _LIKELY
    word = "sure" if sure else "likely" if likely else "guess"
    return f"{issued.value} {issued.method.value} {word}"
