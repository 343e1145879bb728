"""What topics are created with, and what is said of those that are wrong."""

from pathlib import Path

import pytest

from service.cli.check import state_faults
from service.cli.topics import Shape, faults, needed, specs
from service.core.outcome import Topic

NAMES = {topic: f"t.{topic}" for topic in Topic}
COUNTS = dict.fromkeys(NAMES.values(), 3)
GOOD = {NAMES[topic]: needed(topic) for topic in Topic}


def test_good_topics_have_no_faults() -> None:
    assert faults(NAMES, COUNTS, GOOD) == []


def test_what_is_created_has_no_faults() -> None:
    made = specs(NAMES, Shape(partitions=4, internal_partitions=2))

    counts = {spec.name: spec.partitions for spec in made}
    assert len(made) == len(Topic)
    assert faults(NAMES, counts, {spec.name: spec.configs for spec in made}) == []


def test_internal_topics_are_kept_and_take_the_brokers_time() -> None:
    by_name = {spec.name: spec.configs for spec in specs(NAMES, Shape())}

    for topic in (Topic.READ, Topic.VERDICTS):
        configs = by_name[NAMES[topic]]
        assert configs["message.timestamp.type"] == "LogAppendTime"
        assert configs["retention.ms"] == configs["retention.bytes"] == "-1"
        assert configs["cleanup.policy"] == "delete"


@pytest.mark.parametrize(("brokers", "replicas"), [(1, 1), (2, 2), (3, 3), (9, 3)])
def test_replication_is_three_or_what_brokers_there_are(brokers: int, replicas: int) -> None:
    made = specs(NAMES, Shape(), brokers)

    assert {spec.replication for spec in made} == {replicas}
    assert {"min.insync.replicas" in spec.configs for spec in made} == {replicas == 3}


def test_a_missing_topic_is_named_with_its_variable() -> None:
    counts = {name: count for name, count in COUNTS.items() if name != "t.raw"}

    assert faults(NAMES, counts, GOOD) == ["topic t.raw (DATELINE_TOPIC_RAW) is missing"]


def test_internal_topics_of_different_sizes_are_wrong() -> None:
    (fault,) = faults(NAMES, COUNTS | {"t.verdicts": 4}, GOOD)

    assert "t.read has 3 partitions and t.verdicts 4" in fault


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("t.verdicts", "cleanup.policy", "compact"),
        ("t.read", "retention.ms", "604800000"),
        ("t.verdicts", "retention.bytes", "1000"),
        ("t.read", "message.timestamp.type", "CreateTime"),
        ("t.articles", "max.message.bytes", "1048588"),
        ("t.current", "cleanup.policy", "delete"),
    ],
)
def test_a_wrong_setting_is_named_with_what_it_would_do(name: str, key: str, value: str) -> None:
    configs = GOOD | {name: {**GOOD[name], key: value}}

    (fault,) = faults(NAMES, COUNTS, configs)

    assert fault.startswith(f"topic {name}: {key} is {value}, not ")
    assert fault.count(":") == 2


def test_a_state_that_cannot_be_kept_is_a_fault(tmp_path: Path) -> None:
    taken = tmp_path / "file"
    taken.touch()

    assert state_faults("memory:") == []
    assert state_faults(f"embedded:{tmp_path / 'a' / 'b'}") == []
    assert "is not a directory" in state_faults(f"embedded:{taken / 'state'}")[0]
