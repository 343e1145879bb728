"""What runs in a cluster agrees with the image, the settings and the rest of the deployment."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from service.settings import PREFIX, Settings
from tests.guards.source import ROOT
from tests.guards.test_deploy import DOCKERFILE, load

BASE, EXAMPLE = "deploy/k8s/base", "deploy/k8s/example"
STATEFUL_SET = load(f"{BASE}/statefulset.yaml")
WORKLOADS = [STATEFUL_SET, load(f"{EXAMPLE}/topics.yaml")]
NAMES = ("StatefulSet", "Job")


def pod(workload: Any) -> Any:
    return workload["spec"]["template"]["spec"]


def container(workload: Any) -> Any:
    (one,) = pod(workload)["containers"]
    return one


def literals() -> dict[str, str]:
    (one,) = load(f"{EXAMPLE}/kustomization.yaml")["configMapGenerator"]
    return dict(line.split("=", 1) for line in one["literals"])


def files() -> Iterator[str]:
    for folder in (BASE, EXAMPLE):
        named = load(f"{folder}/kustomization.yaml")
        patches = [patch["path"] for patch in named.get("patches", ())]
        yield from (f"{folder}/{one}" for one in [*named["resources"], *patches])


def test_what_is_named_to_kustomize_is_all_there_is() -> None:
    named = {(ROOT / one).resolve() for one in files()}
    there = {
        path.resolve()
        for folder in (BASE, EXAMPLE)
        for path in (ROOT / folder).glob("*.yaml")
        if path.name != "kustomization.yaml"
    }

    assert {path for path in named if path.is_file()} == there
    assert all((path / "kustomization.yaml").is_file() for path in named - there)


@pytest.mark.parametrize("workload", WORKLOADS, ids=NAMES)
def test_a_pod_runs_as_the_user_of_the_image_and_may_do_nothing_else(workload: Any) -> None:
    user, group = re.findall(r"^USER (\d+):(\d+)$", DOCKERFILE, re.MULTILINE)[-1]
    of_pod, of_container = pod(workload)["securityContext"], container(workload)["securityContext"]

    assert (of_pod["runAsUser"], of_pod["runAsGroup"]) == (int(user), int(group))
    assert of_pod["fsGroup"] == int(group)
    assert of_pod["runAsNonRoot"] is of_container["readOnlyRootFilesystem"] is True
    assert of_container["allowPrivilegeEscalation"] is False
    assert of_container["capabilities"] == {"drop": ["ALL"]}


@pytest.mark.parametrize("workload", WORKLOADS, ids=NAMES)
def test_no_name_that_a_cluster_makes_up_is_taken_for_a_setting(workload: Any) -> None:
    # Settings refuse DATELINE_* names nobody knows; a service "dateline-x" would make such ones.
    assert pod(workload)["enableServiceLinks"] is False
    assert pod(workload)["automountServiceAccountToken"] is False


def test_the_state_lies_on_a_volume_of_its_own_where_the_image_writes_it() -> None:
    mounts = {one["name"]: one["mountPath"] for one in container(STATEFUL_SET)["volumeMounts"]}
    claims = [one["metadata"]["name"] for one in STATEFUL_SET["spec"]["volumeClaimTemplates"]]

    assert f"DATELINE_STATE=embedded:{mounts['state']}\n" in DOCKERFILE
    assert claims == ["state"]
    assert STATEFUL_SET["spec"]["serviceName"] == load(f"{BASE}/service.yaml")["metadata"]["name"]


def test_a_pod_is_given_longer_than_a_drain_takes() -> None:
    drain = Settings.model_fields["drain_timeout"].default.seconds

    assert pod(STATEFUL_SET)["terminationGracePeriodSeconds"] > drain


def test_probes_and_scrapes_go_to_the_port_of_the_service() -> None:
    (port,) = container(STATEFUL_SET)["ports"]
    asked = {name: container(STATEFUL_SET)[f"{name}Probe"] for name in ("liveness", "readiness")}
    (scraped,) = load(f"{EXAMPLE}/podmonitor.yaml")["spec"]["podMetricsEndpoints"]

    assert port["containerPort"] == Settings.model_fields["http_port"].default
    assert {name: one["httpGet"]["path"] for name, one in asked.items()} == {
        "liveness": "/livez",
        "readiness": "/readyz",
    }
    assert {one["httpGet"]["port"] for one in asked.values()} == {port["name"]}
    assert scraped["port"] == port["name"]


def test_the_example_gives_only_settings_that_exist_and_secrets_by_file() -> None:
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    secret = load(f"{EXAMPLE}/secret.yaml")[1]["value"]["mountPath"]

    # …_CAFILE is the name of a setting; …_PASSWORD_FILE that of a file which holds one.
    assert {name.removesuffix("_FILE") for name in literals()} <= known
    assert literals()["DATELINE_KAFKA_SASL_PASSWORD_FILE"].startswith(f"{secret}/")
    assert "DATELINE_KAFKA_SASL_PASSWORD" not in literals()


def test_every_pod_takes_its_settings_from_the_map_that_is_made() -> None:
    (made,) = load(f"{EXAMPLE}/kustomization.yaml")["configMapGenerator"]

    for workload in WORKLOADS:
        (source,) = container(workload)["envFrom"]
        assert source["configMapRef"]["name"] == made["name"]


def test_the_job_that_the_alerts_ask_for_is_the_name_of_the_pods() -> None:
    (labels,) = load(f"{BASE}/kustomization.yaml")["labels"]
    monitor = load(f"{EXAMPLE}/podmonitor.yaml")["spec"]

    assert labels["pairs"][monitor["jobLabel"]] == "dateline"
    assert labels["pairs"] == monitor["selector"]["matchLabels"]
    assert 'job="dateline"' in (ROOT / "deploy/prometheus/rules.yaml").read_text("utf-8")
