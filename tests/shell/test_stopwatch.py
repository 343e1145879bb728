"""The stopwatch of a batch: what is timed, and when a batch has cost enough."""

import asyncio
import time

from service.core.pipeline import JudgeContext, ReadContext, ReadOk, Step, read_record
from service.core.record import RawRecord
from service.core.story.overlay import Overlay
from service.shell.stopwatch import Stopwatch
from tests.support.builders import make_json, make_record
from tests.support.judging import judge_batch


def test_reading_and_judging_end_each_step_once_a_record() -> None:
    laps: list[Step] = []
    raw = make_record(make_json())
    read = read_record(raw, ReadContext(group="g", lap=laps.append))
    assert isinstance(read, ReadOk)
    known = RawRecord(source=raw.source, timestamp_ms=0, value=read.message.value)

    judge_batch([known], Overlay(), JudgeContext(group="g", processed_at="", lap=laps.append))

    assert laps == ["read", "enrich", "sign", "encode", "judge"]


def test_a_lap_belongs_to_its_step_alone() -> None:
    watch = Stopwatch("read", "sign")
    time.sleep(0.02)
    watch.lap("read")
    watch.lap("sign")

    assert watch.seconds["read"][0] >= 0.02 > watch.seconds["sign"][0]


async def test_what_others_do_while_it_breathes_is_nobodys_time() -> None:
    watch = Stopwatch("read")
    time.sleep(0.02)  # noqa: ASYNC251 - the work of a slice
    watch.lap("read")
    others = asyncio.create_task(_work(0.6))
    await watch.breathe()
    watch.lap("read")
    await others

    assert watch.seconds["read"][1] < 0.3
    assert not watch.enough


async def test_an_answer_waits_for_a_few_milliseconds_of_work_at_most() -> None:
    watch = Stopwatch("read")
    answer = asyncio.create_task(_work(0.0))
    time.sleep(0.003)  # noqa: ASYNC251 - the work of a slice
    watch.lap("read")
    await watch.breathe()

    assert answer.done()


def test_half_a_second_of_work_is_enough_for_a_batch() -> None:
    watch = Stopwatch("read")
    assert not watch.enough
    time.sleep(0.51)
    watch.lap("read")

    assert watch.enough


async def _work(seconds: float) -> None:
    time.sleep(seconds)  # noqa: ASYNC251 - it holds the loop, as work does
