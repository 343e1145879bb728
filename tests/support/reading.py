"""The day of issue in few words, for the golden readings that people review."""

from service.core.article import IssuedDate

_SURE, _LIKELY = 0.9, 0.6


def issued_label(issued: IssuedDate) -> str:
    """The day with its method, and whether it is sure, likely or a guess."""
    if issued.value is None or issued.confidence is None or issued.method is None:
        return f"absent {' '.join(issued.candidates)}".strip()
    sure, likely = issued.confidence >= _SURE, issued.confidence >= _LIKELY
    word = "sure" if sure else "likely" if likely else "guess"
    return f"{issued.value} {issued.method.value} {word}"
