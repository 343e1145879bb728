"""What is deployed agrees with the code: image, compose stack, alerts, locks."""

import fnmatch
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import promql_parser
import pytest
from ruamel.yaml import YAML

from service.settings import PREFIX, Settings
from tests.guards.promql import asked
from tests.guards.source import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-build.lock")


def load(path: str) -> Any:
    return YAML(typ="safe", pure=True).load(ROOT / path)


def alerts() -> list[dict[str, Any]]:
    groups = load("deploy/prometheus/rules.yaml")["groups"]
    return [rule for group in groups for rule in group["rules"]]


def test_the_compose_file_fits_the_compose_schema() -> None:
    done = subprocess.run(  # noqa: S603 - the checker of this very environment
        [
            str(Path(sys.executable).parent / "check-jsonschema"),
            "--builtin-schema",
            "vendor.compose-spec",
            str(ROOT / "deploy/compose.yaml"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout


def test_the_compose_file_sets_only_settings_that_exist() -> None:
    services = load("deploy/compose.yaml")["services"]
    given = {
        name
        for service in services.values()
        for name in service.get("environment", {})
        if name.startswith(PREFIX)
    }

    assert given
    assert given <= {PREFIX + name.upper() for name in Settings.model_fields}


def test_every_image_of_the_stack_is_of_a_fixed_version() -> None:
    images = [one["image"] for one in load("deploy/compose.yaml")["services"].values()]

    assert [one for one in images if ":" not in one or one.endswith(":latest")] == []


def test_the_stack_waits_longer_than_a_drain_takes() -> None:
    grace = load("deploy/compose.yaml")["services"]["dateline"]["stop_grace_period"]

    assert int(grace.removesuffix("s")) > Settings.model_fields["drain_timeout"].default.seconds


def test_the_image_runs_as_a_numeric_user_that_is_not_root() -> None:
    users = re.findall(r"^USER (.+)$", DOCKERFILE, re.MULTILINE)

    assert users
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", users[-1])


def test_the_image_installs_nothing_without_its_hash() -> None:
    installs = re.findall(r"pip install .*", DOCKERFILE)

    assert installs
    assert all("--require-hashes" in one or "--no-index" in one for one in installs)


def test_the_image_stops_and_starts_as_the_service_expects() -> None:
    assert "STOPSIGNAL SIGTERM" in DOCKERFILE
    assert 'ENTRYPOINT ["dateline"]' in DOCKERFILE
    assert "/livez" in DOCKERFILE.partition("HEALTHCHECK")[2]


def test_what_the_image_copies_is_let_through_to_the_build() -> None:
    ignore = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    allowed = [line[1:].rstrip("/") for line in ignore if line.startswith("!")]
    copied = [
        name.rstrip("/")
        for line in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
        for name in line.split()
    ]

    assert "*" in ignore
    assert copied
    assert [name for name in copied if name not in allowed or not (ROOT / name).exists()] == []


def test_alerts_are_expressions_that_can_be_silent() -> None:
    parsed = [promql_parser.parse(rule["expr"]) for rule in alerts()]

    # Each compares, so it can be silent; an expression that is not one is refused by `parse`.
    assert parsed
    assert all(isinstance(one, promql_parser.BinaryExpr) for one in parsed)


def test_alerts_ask_only_for_metrics_and_labels_that_exist() -> None:
    found = {rule["alert"]: asked(rule["expr"]).unknown() for rule in alerts()}

    assert {name: strange for name, strange in found.items() if strange} == {}


def test_alerts_are_worded_ranked_and_named_once() -> None:
    names = [rule["alert"] for rule in alerts()]

    assert len(set(names)) == len(names)
    for rule in alerts():
        assert rule["labels"]["severity"] in {"critical", "warning"}
        assert set(rule["annotations"]) == {"summary", "description", "runbook"}
        assert rule["annotations"]["runbook"] == f"deploy/runbook.md#{rule['alert'].lower()}"


def test_every_alert_has_a_test_that_expects_it() -> None:
    tests = (ROOT / "deploy/prometheus/rules.test.yaml").read_text(encoding="utf-8")

    expected = re.findall(r'alertname="(\w+)"', tests)

    assert set(expected) == {rule["alert"] for rule in alerts()}


def test_prometheus_reads_the_alerts_and_scrapes_the_service() -> None:
    configuration = load("deploy/prometheus/prometheus.yml")
    mounts = load("deploy/compose.yaml")["services"]["prometheus"]["volumes"]
    jobs = {job["job_name"]: job["static_configs"] for job in configuration["scrape_configs"]}

    assert "./prometheus:/etc/prometheus:ro" in mounts
    assert configuration["rule_files"] == ["/etc/prometheus/rules.yaml"]
    assert jobs["dateline"] == [{"targets": ["dateline:8080"]}]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_and_hashes_everything_and_names_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", re.sub(r"^ *#.*\n?", "", text, flags=re.MULTILINE).strip())

    assert "://" not in text
    assert [one for one in entries if "==" not in one or "--hash=sha256:" not in one] == []


def test_the_locks_hold_every_direct_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    direct = {
        re.split(r"[\[<>=;! ]", one)[0].replace(".", "-").lower()
        for one in project["project"]["dependencies"]
    }
    for lock in LOCKS[:2]:
        locked = re.findall(r"^([a-z0-9-]+)==", (ROOT / lock).read_text("utf-8"), re.MULTILINE)
        assert direct <= set(locked)


def test_the_demo_broker_stays_out_of_the_image() -> None:
    assert not fnmatch.filter((ROOT / LOCKS[0]).read_text("utf-8").splitlines(), "noida-db*")
