"""The log: lines a machine can read, one a batch and one a reject, nothing lost."""

import asyncio
import json
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import structlog

from service.core.internal import Command, Verb, encode_internal
from service.core.outcome import Outcome, RejectReason
from service.shell import log
from service.shell.failures import RecycleReason, StepError
from service.shell.health import PartitionState
from service.shell.ports import Committed, Fate, Plan
from tests.support.builders import T0_MS, make_record


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers, root.level = handlers, level
    logging.captureWarnings(capture=False)
    structlog.reset_defaults()


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def make_committed(*fates: Fate) -> Committed:
    plan = Plan(fates=fates, messages=(), next_offset=len(fates))
    return Committed(
        stage="judge", partition=2, plan=plan, position_before=0, seconds=0.12344, taken=()
    )


def make_fate(offset: int, outcome: Outcome, reason: RejectReason | None = None) -> Fate:
    record = make_record(b"x", offset=offset, headers=(("source", b"example-site"),))
    return Fate(record=record, outcome=outcome, reason=reason, detail="d" * 500, received_ms=T0_MS)


def test_a_line_is_json_with_an_rfc_3339_time_in_utc(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure("json", "info")

    log.say("started", port=8080, text="two\nlines é")

    (line,) = lines(capsys)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", line.pop("timestamp"))
    assert line == {"event": "started", "level": "info", "port": 8080, "text": "two\nlines é"}


def test_a_batch_says_why_records_were_redelivered(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure("json", "info")
    again = [
        replace(make_fate(offset, Outcome.REDELIVERED), detail=why)
        for offset, why in enumerate(["source", "source", "floor", "reissue"])
    ]

    log.batch(make_committed(*again))

    (line,) = lines(capsys)
    assert {name: count for name, count in line.items() if name.startswith("redelivered")} == {
        "redelivered": 4,
        "redelivered_source": 2,
        "redelivered_floor": 1,
        "redelivered_reissue": 1,
    }


def test_a_batch_has_one_line_with_its_outcomes(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure("json", "info")

    log.batch(
        make_committed(
            make_fate(0, Outcome.ACCEPTED),
            make_fate(1, Outcome.ACCEPTED),
            make_fate(2, Outcome.DUPLICATE),
        )
    )

    (line,) = lines(capsys)
    del line["timestamp"]
    assert line == {
        "event": "batch",
        "level": "info",
        "stage": "judge",
        "partition": 2,
        "records": 3,
        "next_offset": 3,
        "seconds": 0.1234,
        "accepted": 2,
        "duplicate": 1,
    }


def test_a_reject_has_a_line_that_says_where_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure("json", "warning")

    log.batch(make_committed(make_fate(0, Outcome.REJECTED, RejectReason.NO_BODY)))

    (line,) = lines(capsys)
    assert (line["event"], line["reason"], line["source"]) == ("reject", "no_body", "example-site")
    assert (line["topic"], line["partition"], line["offset"]) == ("dispatches.raw", 0, 0)
    assert len(line["detail"]) == 300


def test_a_reject_names_the_source_that_only_its_json_names(
    capsys: pytest.CaptureFixture[str],
) -> None:
    log.configure("json", "warning")
    fate = make_fate(0, Outcome.REJECTED, RejectReason.SCHEMA_VIOLATION)
    record = replace(fate.record, headers=(), value=b'{"source": "crawl-7", "body": 17}')

    log.batch(make_committed(replace(fate, record=record)))

    assert lines(capsys)[0]["source"] == "crawl-7"


def test_what_is_below_the_level_is_not_written(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure("json", "error")

    log.say("quiet")
    log.warn("quiet")
    log.fail("loud")

    assert [line["event"] for line in lines(capsys)] == ["loud"]


def test_a_recycle_and_a_blocked_partition_say_why(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure("json", "info")

    log.recycled("read", 1, StepError(RecycleReason.FENCED, "somebody newer"))
    log.moved("judge", 0, PartitionState.BLOCKED, "a later release wrote it")
    log.moved("judge", 0, PartitionState.RUNNING, "")

    recycle, blocked = lines(capsys)
    assert (recycle["reason"], recycle["detail"]) == ("fenced", "somebody newer")
    assert (blocked["level"], blocked["cause"]) == ("error", "a later release wrote it")


def test_an_exception_is_written_whole(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure("json", "info")

    try:
        _ = 1 // 0
    except ZeroDivisionError as error:
        log.fail("gave up", exc_info=error)

    (line,) = lines(capsys)
    assert "ZeroDivisionError: integer" in line["exception"]
    assert "Traceback" in line["exception"]


async def test_an_error_in_a_forgotten_task_is_a_line_too(
    capsys: pytest.CaptureFixture[str],
) -> None:
    log.configure("json", "info")

    loop = asyncio.get_running_loop()
    loop.call_exception_handler({"message": "lost", "exception": ArithmeticError("boom")})

    (line,) = lines(capsys)
    assert (line["event"], line["logger"], line["level"]) == ("lost", "asyncio", "error")
    assert "ArithmeticError: boom" in line["exception"]


@pytest.mark.parametrize(("level", "count"), [("info", 0), ("debug", 1)])
def test_the_client_is_heard_only_when_debugging(
    capsys: pytest.CaptureFixture[str], level: str, count: int
) -> None:
    log.configure("json", level)

    logging.getLogger("aiokafka.conn").error("Unable connect to node")

    assert len(lines(capsys)) == count


def test_people_get_words(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure("console", "info")

    log.say("started", port=8080)

    text = capsys.readouterr().err
    assert "started" in text
    assert "port=8080" in text
    assert "\x1b" not in text


def test_an_operators_command_has_a_line_with_what_came_of_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    log.configure("json", "info")
    command = Command(
        verb=Verb.WITHDRAW, agency="ap", uri="urn:dateline:ap:x-1", by="desk", why="an order"
    )
    header = ("dateline-command-id", b"c0ffee")
    record = make_record(encode_internal(command), offset=7, headers=(header,))
    told = "withdraw urn:dateline:ap:x-1"

    log.batch(make_committed(Fate(record=record, outcome=Outcome.COMMAND, detail=told)))

    _, line = lines(capsys)
    assert (line["event"], line["id"], line["result"]) == ("command", "c0ffee", told)
    assert (line["partition"], line["offset"]) == (0, 7)
    assert (line["by"], line["why"]) == ("desk", "an order")
