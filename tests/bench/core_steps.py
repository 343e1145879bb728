"""CPU of the core by step, on one synthetic 4 KB dispatch, in microseconds.

That dispatch names little; `enrich a page of names` is 4 KB of labelled ones, which name a
person, a body or a place in every line.
"""

import time
from collections.abc import Callable
from pathlib import Path

from service.core.compose import compose
from service.core.dispatch import read_dispatch
from service.core.encode import event_message, event_of, read_message
from service.core.enrich import enrich
from service.core.envelope import open_envelope
from service.core.internal import ReadItem, decode_internal
from service.core.likeness import sign
from service.core.pipeline import JudgeContext, ReadContext, ReadOk, judge_record, read_record
from service.core.record import Coordinates, RawRecord
from service.core.story.judge import judge
from service.core.story.overlay import Overlay
from tests.support.builders import PAGE, make_json, make_record

_FILLER = (
    "The operator said the timetable for line {n} would be settled with the islands' councils "
    "by the spring, after {m} talks on fares, freight and the night service.\n"
)
_CALLS = 10
URL = "https://en.yna.test/view/AEN20240314004252315"


def dispatch_of(size: int) -> str:
    """Return a page-form dispatch of about `size` bytes."""
    head, _, tail = PAGE.partition('"Islanders')
    lines, number = head, 0
    while len(lines) < size - len(tail):
        number += 1
        lines += _FILLER.format(n=number, m=number + 2)
    return lines + '"Islanders' + tail


def names_of(size: int) -> str:
    """Return about `size` bytes of the bodies of labelled dispatches, paragraph by paragraph."""
    texts = sorted((Path(__file__).parents[1] / "golden" / "enrichment").glob("*.txt"))
    bodies = (text.read_text().rstrip().split("\n\n", 2)[-1] for text in texts)
    return "\n\n".join(bodies)[:size]


def cpu_us(step: Callable[[], object], seconds: float = 0.5) -> float:
    """Return the CPU microseconds of a call: the best of many short runs, for a busy machine."""
    best, end = float("inf"), time.monotonic() + seconds
    while time.monotonic() < end:
        start = time.process_time_ns()
        for _ in range(_CALLS):
            step()
        best = min(best, (time.process_time_ns() - start) / _CALLS / 1000)
    return best


def run(size: int = 4096) -> dict[str, float]:
    """Return the CPU of each step in microseconds."""
    record = make_record(make_json(dispatch_of(size), url=URL))
    dispatch = open_envelope(record)
    article = read_dispatch(dispatch, record.timestamp_ms)
    extra = enrich(article)
    page = names_of(size)
    names = article._replace(paragraphs=tuple(page.split("\n\n")))
    read = read_record(record, ReadContext(group="bench"))
    if not isinstance(read, ReadOk):
        raise TypeError(read.detail)
    item, known = read.item, Overlay()
    ruling = judge(item, 0, known)
    source = Coordinates(topic="read", partition=0, offset=0)
    internal = RawRecord(source=source, timestamp_ms=0, value=read.message.value)
    context = JudgeContext(group="bench", processed_at="2024-03-14T08:21:07Z")
    steps: dict[str, Callable[[], object]] = {
        "open envelope": lambda: open_envelope(record),
        "read": lambda: read_dispatch(dispatch, record.timestamp_ms),
        "enrich": lambda: enrich(article),
        "enrich a page of names": lambda: enrich(names),
        "sign": lambda: sign(article.headline, article.paragraphs, article.issued.value),
        "compose": lambda: compose(record, dispatch, article, extra, item.raw_hash),
        "encode read item": lambda: read_message(item, 1),
        "decode read item": lambda: decode_internal(internal.value),
        "judge": lambda: judge(item, 0, known),
        "encode event": lambda: event_message(item, ruling, event_of(item, ruling, "")),
        "READ in all": lambda: read_record(record, ReadContext(group="bench")),
        "JUDGE in all": lambda: judge_record(internal, Overlay(), context),
    }
    if not isinstance(item, ReadItem):
        raise TypeError(item)
    return {name: cpu_us(step) for name, step in steps.items()}
