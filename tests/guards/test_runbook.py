"""The runbook fits its service: alerts have sections, metrics exist, faults have tests."""

import re

import pytest
from prometheus_client import CollectorRegistry

from service.shell.metrics import Metrics
from tests.guards.pages import RUNBOOK
from tests.guards.source import ROOT
from tests.guards.test_deploy import alerts

TABLE = (ROOT / "tests/faults/README.md").read_text(encoding="utf-8")


def section(name: str) -> str:
    """The text below a heading."""
    found = re.search(rf"^### {re.escape(name)}\n(.*?)(?=^##)", RUNBOOK, re.DOTALL | re.MULTILINE)
    assert found, name
    return found[1]


@pytest.mark.parametrize("name", [rule["alert"] for rule in alerts()])
def test_the_runbook_says_what_each_alert_shows_means_and_asks_for(name: str) -> None:
    text = section(name)

    assert all(f"- **{word}:**" in text for word in ("See", "Means", "Do"))
    assert "```sh\n" in text


def test_the_runbook_knows_no_alert_that_is_not() -> None:
    named = set(re.findall(r"\bDateline[A-Z][A-Za-z]+", RUNBOOK))

    assert named == {rule["alert"] for rule in alerts()}


def test_the_runbook_names_no_metric_that_is_not() -> None:
    registry = CollectorRegistry()
    Metrics(registry)
    known = {family.name for family in registry.collect()}
    named = {name.removesuffix("_total") for name in re.findall(r"dateline_[a-z_]+\w", RUNBOOK)}

    assert named - {"dateline_state"} <= known | {"dateline_partition"}


@pytest.mark.parametrize("row", range(1, 33))
def test_each_row_of_the_fault_matrix_names_a_test_that_exists(row: int) -> None:
    line = re.search(rf"^\| {row} \|(.*)$", TABLE, re.MULTILINE)
    assert line, row
    tests = re.findall(r"`([a-z_]+\.py)(?:::([a-z_0-9]+))?`", line[1])
    folders = (ROOT / "tests/faults", ROOT / "tests/broker")

    assert tests or "not offered" in line[1]
    for file, name in tests:
        text = "".join(
            (folder / file).read_text("utf-8") for folder in folders if (folder / file).exists()
        )
        assert f"def {name or 'test_'}" in text or f"async def {name}" in text
