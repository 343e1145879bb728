"""The dashboard asks for what there is, and shows what each alert is about."""

import json
import re
from collections import defaultdict
from typing import Any

import pytest

from service.shell.metrics import Metrics
from tests.guards.promql import Asked, asked
from tests.guards.source import ROOT
from tests.guards.test_deploy import alerts, load

BOARD: dict[str, Any] = json.loads((ROOT / "deploy/grafana/dashboard.json").read_text("utf-8"))
PANELS: list[dict[str, Any]] = [one for one in BOARD["panels"] if one["type"] != "row"]
VARIABLES: dict[str, dict[str, Any]] = {one["name"]: one for one in BOARD["templating"]["list"]}


def questions(panel: dict[str, Any]) -> list[Asked]:
    """What a panel asks, with the variable that stands for a duration filled in."""
    return [asked(one["expr"].replace("$__rate_interval", "5m")) for one in panel["targets"]]


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: str(panel["title"]))
def test_a_panel_asks_only_for_metrics_and_labels_that_exist(panel: dict[str, Any]) -> None:
    found = [one for question in questions(panel) for one in question.unknown()]

    assert panel["targets"]
    assert found == []


def test_a_legend_names_only_labels_that_its_expression_keeps() -> None:
    for panel in PANELS:
        for target, question in zip(panel["targets"], questions(panel), strict=True):
            kept = question.by | {"instance"}
            assert set(re.findall(r"\{\{(\w+)\}\}", target["legendFormat"])) <= kept


def test_the_dashboard_shows_every_metric_of_the_service() -> None:
    shown = {name for panel in PANELS for one in questions(panel) for name in one.metrics}
    families = {
        one.name for one in Metrics().registry.collect() if one.name.startswith("dateline")
    }

    assert [one for one in families if not any(name.startswith(one) for name in shown)] == []


def test_every_alert_can_be_seen_on_a_panel_that_leads_to_its_section() -> None:
    shown = defaultdict[str, set[str]](set)
    for panel in PANELS:
        for link in panel.get("links", ()):
            assert link["url"] == f"${{runbook}}#{link['title'].lower()}"
            shown[link["title"]] |= {name for one in questions(panel) for name in one.metrics}

    assert shown.keys() == {rule["alert"] for rule in alerts()}
    for rule in alerts():
        assert asked(rule["expr"]).metrics.keys() <= shown[rule["alert"]], rule["alert"]


def test_panels_are_told_apart_and_lie_beside_one_another() -> None:
    ids = [one["id"] for one in BOARD["panels"]]
    cells = [
        (x, y)
        for at in (one["gridPos"] for one in BOARD["panels"])
        for x in range(at["x"], at["x"] + at["w"])
        for y in range(at["y"], at["y"] + at["h"])
    ]

    assert len(set(ids)) == len(ids)
    assert len(set(cells)) == len(cells)
    assert max(x for x, _ in cells) < 24


def test_every_question_goes_to_the_source_that_was_chosen_and_knows_its_variables() -> None:
    text = json.dumps(BOARD)

    for panel in PANELS:
        assert panel["datasource"] == {"type": "prometheus", "uid": "${datasource}"}
        assert all(one["datasource"] == panel["datasource"] for one in panel["targets"])
    assert set(re.findall(r"\$\{?([a-z]+)", text)) == set(VARIABLES)


def test_the_stack_provisions_the_dashboard_beside_its_source() -> None:
    mounts = load("deploy/compose.yaml")["services"]["grafana"]["volumes"]
    source = load("deploy/grafana/provisioning/datasources/prometheus.yaml")["datasources"][0]
    folder = load("deploy/grafana/provisioning/dashboards/dateline.yaml")["providers"][0]

    assert (source["type"], source["url"]) == ("prometheus", "http://prometheus:9090")
    assert f"./grafana/dashboard.json:{folder['options']['path']}/dateline.json:ro" in mounts
    assert "./grafana/provisioning:/etc/grafana/provisioning:ro" in mounts
    assert f"./runbook.md:/usr/share/grafana{VARIABLES['runbook']['query']}:ro" in mounts
