"""What the README says is so: settings, metrics, reasons, files, and its own example."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from prometheus_client import CollectorRegistry
from prometheus_client.metrics import MetricWrapperBase
from typer.testing import CliRunner

from service.cli.commands import app
from service.cli.run_help import rows
from service.core.outcome import Outcome, RejectReason
from service.core.pipeline import (
    JudgeContext,
    ReadContext,
    ReadOk,
    judge_batch,
    read_record,
)
from service.core.record import RawRecord
from service.core.story.overlay import Overlay
from service.core.story.ruling import EventType
from service.shell.metrics import Metrics
from tests.guards.source import ROOT
from tests.support.builders import make_json, make_record

README = (ROOT / "README.md").read_text(encoding="utf-8")
OCT_9_2024_MS = 1_728_450_000_000


def setting_rows() -> list[str]:
    return [f"| `{name}` | `{default}` | {why} |" for name, _, default, why in rows()]


def metric_rows() -> list[str]:
    return [
        f"| `{name}` | {kind} | {labels} | {meaning} |"
        for name, kind, labels, meaning in metrics()
    ]


def metrics() -> Iterator[tuple[str, str, str, str]]:
    """Name, type, labels and meaning of every metric."""
    for metric in vars(Metrics(CollectorRegistry())).values():
        if isinstance(metric, MetricWrapperBase):
            (family,) = metric.describe()
            suffix = "_total" if family.type == "counter" else ""
            labels = ", ".join(metric._labelnames)  # noqa: SLF001 - it says them nowhere else
            yield f"{family.name}{suffix}", family.type, labels, family.documentation


def block(label: str) -> str:
    """The fenced block under a label."""
    found = re.search(rf"<!-- {label} -->\n```\w+\n(.*?)```", README, re.DOTALL)
    assert found, label
    return found[1]


def missing(part: Any, whole: Any, path: str = "") -> list[str]:
    """Where `part` says something that `whole` does not."""
    if isinstance(part, dict) and isinstance(whole, dict):
        return [
            fault for key in part for fault in missing(part[key], whole.get(key), f"{path}.{key}")
        ]
    if isinstance(part, list) and isinstance(whole, list) and len(part) == len(whole):
        return [
            fault
            for n, (one, other) in enumerate(zip(part, whole, strict=True))
            for fault in missing(one, other, f"{path}[{n}]")
        ]
    return [] if part == whole else [f"{path}: {part!r} is {whole!r}"]


def example() -> Any:
    """The event that the README's dispatch becomes."""
    found = re.search(r"found at `(https://\S+)`", README)
    assert found
    record = make_record(make_json(block("before"), url=found[1]))
    late = RawRecord(source=record.source, timestamp_ms=OCT_9_2024_MS, value=record.value)
    read = read_record(late, ReadContext(group="g"))
    assert isinstance(read, ReadOk), read
    known = RawRecord(source=record.source, timestamp_ms=0, value=read.message.value)
    context = JudgeContext(group="g", processed_at="2024-10-09T05:00:01Z")
    (one,) = judge_batch([known], Overlay(), context)
    return orjson.loads(one.messages[0].value or b"")


def test_the_screen_that_the_readme_shows_is_what_parse_shows(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    text = f"{block('before')}Most Viewed\n(LEAD) Ferry halts at Mokpo\n"
    page.write_text(text, encoding="utf-8")
    runner = CliRunner(env={"COLUMNS": "112", "NO_COLOR": "1", "FORCE_COLOR": ""})

    shown = runner.invoke(app, ["parse", str(page), "--received-at", "2024-10-09T05:00:00Z"])

    lines = [line.rstrip() for line in shown.stdout.splitlines()]
    assert lines[: lines.index("")] == [line.rstrip() for line in block("parse").splitlines()]


@pytest.mark.parametrize("row", setting_rows())
def test_the_readme_lists_every_setting_with_its_default(row: str) -> None:
    assert row in README


@pytest.mark.parametrize("row", metric_rows())
def test_the_readme_lists_every_metric(row: str) -> None:
    assert row in README


def test_the_readme_names_no_setting_and_no_metric_that_is_not() -> None:
    settings = {name for name, *_ in rows()} | {"DATELINE_X", "DATELINE_X_FILE"}
    known = {name for name, *_ in metrics()}

    assert set(re.findall(r"\bDATELINE_[A-Z_]*[A-Z]\b", README)) <= settings
    assert set(re.findall(r"`(dateline_[a-z_]+)`", README)) <= known


@pytest.mark.parametrize("word", [*RejectReason, *EventType, *(set(Outcome) - {Outcome.READ})])
def test_the_readme_explains_every_reason_event_and_outcome(word: str) -> None:
    assert f"`{word}`" in README or re.search(rf"\b{word} [+=]", README)


def test_the_files_that_the_readme_names_exist() -> None:
    named = re.findall(r"`((?:service|schemas|deploy|tests)/[\w./]*)`", README)

    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_readme_says_why_of_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["demo"]]

    names = [re.split(r"[\[<>=;! ]", one)[0] for one in wanted]

    assert [name for name in names if f"| `{name}` | " not in README] == []


def test_the_make_targets_that_the_readme_names_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))

    assert set(re.findall(r"`?make ([a-z]+)", README)) <= targets


def test_the_example_of_the_readme_is_what_comes_out() -> None:
    assert missing(orjson.loads(block("after")), example()) == []
