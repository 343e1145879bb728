"""Logging with structlog: JSON or console; one line per batch, one per reject."""

import logging
import sys
from collections import Counter

import structlog

from service.core.internal import decode_internal
from service.core.origin import source_name
from service.core.outcome import Outcome
from service.shell.failures import StepError
from service.shell.health import PartitionState
from service.shell.ports import Committed, Fate

_LEVELS = {"debug": 10, "info": 20, "warning": 30, "error": 40}


def configure(form: str, level: str) -> None:
    """Set logging up once for the process: `form` is json or console, `level` a level's name."""
    number = _LEVELS[level]
    shared: list[structlog.typing.Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderers: list[structlog.typing.Processor] = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
        if form == "json"
        else [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())]
    )
    structlog.configure(
        processors=[*shared, *renderers],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    _take_over_libraries([*shared, structlog.stdlib.add_logger_name], renderers, number)


def _take_over_libraries(
    shared: list[structlog.typing.Processor],
    renderers: list[structlog.typing.Processor],
    number: int,
) -> None:
    """Format what libraries log as ours: an error in a forgotten task must not be lost."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *renderers],
        )
    )
    debugging = number <= _LEVELS["debug"]
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(number if debugging else logging.WARNING)
    # The loop handles and reports what the client would log many times over.
    logging.getLogger("aiokafka").setLevel(number if debugging else logging.CRITICAL)
    logging.captureWarnings(capture=True)


def _logger() -> structlog.typing.FilteringBoundLogger:
    logger: structlog.typing.FilteringBoundLogger = structlog.get_logger()
    return logger


def say(event: str, **fields: object) -> None:
    """Write one line of information."""
    _logger().info(event, **fields)


def warn(event: str, **fields: object) -> None:
    """Write one line that an operator should read."""
    _logger().warning(event, **fields)


def fail(event: str, **fields: object) -> None:
    """Write the line that states why the process ends."""
    _logger().error(event, **fields)


def batch(done: Committed) -> None:
    """Write the canonical line of a batch, and one for each reject and command in it."""
    outcomes = Counter(str(fate.outcome) for fate in done.plan.fates)
    _logger().info(
        "batch",
        stage=done.stage,
        partition=done.partition,
        records=len(done.plan.fates),
        next_offset=done.plan.next_offset,
        seconds=round(done.seconds, 4),
        **outcomes,
        **_redelivered(done),
    )
    for fate in done.plan.fates:
        if fate.outcome is Outcome.REJECTED:
            _reject(done.stage, fate)
        elif fate.outcome is Outcome.COMMAND:
            _command(fate)


def _redelivered(done: Committed) -> dict[str, int]:
    """Count redelivered records by cause: known coordinates, below the floor, same reading."""
    again = (one.detail for one in done.plan.fates if one.outcome is Outcome.REDELIVERED)
    return {f"redelivered_{why}": count for why, count in sorted(Counter(again).items())}


def _reject(stage: str, fate: Fate) -> None:
    source = fate.record.source
    _logger().warning(
        "reject",
        stage=stage,
        reason=fate.reason,
        detail=fate.detail[:300],
        field=fate.field,
        topic=source.topic,
        partition=source.partition,
        offset=source.offset,
        source=source_name(fate.record),
    )


def _command(fate: Fate) -> None:
    """Log the result of an operator's command, its stories, and who gave it and why."""
    source = fate.record.source
    command = decode_internal(fate.record.value)
    said = {name: getattr(command, name, "") for name in ("by", "why", "at")}
    say(
        "command",
        id=fate.record.text_header("dateline-command-id"),
        result=fate.detail,
        partition=source.partition,
        offset=source.offset,
        **said,
    )


def recycled(stage: str, partition: int, error: StepError) -> None:
    """Log that a producer was replaced, and why."""
    warn("recycle", stage=stage, partition=partition, reason=error.reason, detail=error.detail)


def moved(stage: str, partition: int, state: PartitionState, detail: str) -> None:
    """Log a change of a partition's state if it has a cause."""
    if state is PartitionState.BLOCKED:
        fail("partition_blocked", stage=stage, partition=partition, cause=detail)
    elif detail:
        warn("partition", stage=stage, partition=partition, state=state, cause=detail)
