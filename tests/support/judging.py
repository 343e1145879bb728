"""Judges items or records one after another, as JUDGE does."""

from collections.abc import Iterable

from service.core.internal import ReadItem
from service.core.pipeline import JudgeContext, Judged, judge_record
from service.core.record import RawRecord
from service.core.story.judge import judge
from service.core.story.overlay import Overlay
from service.core.story.ruling import Ruling


def judge_batch(
    records: Iterable[RawRecord], known: Overlay, context: JudgeContext
) -> tuple[Judged, ...]:
    """What becomes of records of the read topic in order, each seeing those before it."""
    return tuple(judge_record(record, known, context) for record in records)


def judged(*items: ReadItem) -> list[Ruling]:
    """The rulings on items in order, each seeing those before it."""
    return fold(items)[0]


def fold(items: Iterable[ReadItem]) -> tuple[list[Ruling], Overlay]:
    """The rulings on items in order, and what is known after them."""
    known = Overlay()
    rulings = []
    for offset, item in enumerate(items):
        rulings.append(judge(item, offset, known))
        known.add(rulings[-1].verdict)
    return rulings, known
