"""`dateline topics`: create the topics, or say in words what is wrong with them."""

import asyncio
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.brokers import connection, topic_names
from service.cli.cluster import cluster_of
from service.cli.session import run_command
from service.core.outcome import Topic
from service.settings import Settings
from service.shell.kafka import Cluster, TopicSpec

INTERNAL = (Topic.READ, Topic.VERDICTS)
_ORDER = (
    Topic.RAW,
    Topic.READ,
    Topic.VERDICTS,
    Topic.ARTICLES,
    Topic.DUPLICATES,
    Topic.REJECTED,
    Topic.CURRENT,
)
_MAX_BYTES = 4 * 1024 * 1024
_DAY_MS = 24 * 3600 * 1000
# Of the current topic: for how long a consumer may be away and still see each tombstone, and after
# how long what a tombstone replaced is gone.
_TOMBSTONES_MS, _COMPACTED_MS = 7 * _DAY_MS, _DAY_MS
_SAFE_REPLICAS = 3

Names = Mapping[Topic, str]
Configs = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How many partitions and replicas; no `replication` means three, or all brokers."""

    partitions: int = 6
    internal_partitions: int = 6
    replication: int | None = None


def needed(topic: Topic) -> dict[str, str]:
    """Return the settings that a topic must have for the service to keep its promises."""
    policy = "compact" if topic is Topic.CURRENT else "delete"
    configs = {"cleanup.policy": policy, "max.message.bytes": str(_MAX_BYTES)}
    if topic in INTERNAL:
        configs |= {
            "message.timestamp.type": "LogAppendTime",
            "retention.ms": "-1",
            "retention.bytes": "-1",
        }
    return configs


def specs(names: Names, shape: Shape, brokers: int = 1) -> list[TopicSpec]:
    """Return the topics as they are to be created."""
    replication = shape.replication or min(brokers, _SAFE_REPLICAS)
    extra = {"min.insync.replicas": "2"} if replication >= _SAFE_REPLICAS else {}
    return [
        TopicSpec(
            name=names[topic],
            partitions=shape.internal_partitions if topic in INTERNAL else shape.partitions,
            replication=replication,
            configs={**needed(topic), **_KEPT.get(topic, {}), **extra},
        )
        for topic in wanted(names)
    ]


def wanted(names: Names) -> list[Topic]:
    """Return the topics to create, in the order in which they are listed."""
    return [topic for topic in _ORDER if topic in names]


def faults(names: Names, counts: Mapping[str, int], configs: Configs) -> list[str]:
    """Say in words what is wrong with the topics; an empty list when all is well."""
    found = [
        f"topic {names[topic]} (DATELINE_TOPIC_{topic.upper()}) is missing"
        for topic in wanted(names)
        if names[topic] not in counts
    ]
    read, verdicts = (counts.get(names[topic]) for topic in INTERNAL)
    if read and verdicts and read != verdicts:
        found.append(
            f"{names[Topic.READ]} has {read} partitions and {names[Topic.VERDICTS]} {verdicts}: "
            "the numbers must be equal, and can never change"
        )
    for topic in wanted(names):
        found += _config_faults(topic, names[topic], configs.get(names[topic], {}))
    return found


def _config_faults(topic: Topic, name: str, configs: Mapping[str, str]) -> list[str]:
    found = []
    for key, right in needed(topic).items():
        value = configs.get(key)
        if value is None or _good(topic, key, value, right):
            continue
        why = _EXPIRES if (topic, key) == (Topic.CURRENT, "cleanup.policy") else _WHY[key]
        found.append(f"topic {name}: {key} is {value}, not {right}: {why}")
    return found


def _good(topic: Topic, key: str, value: str, right: str) -> bool:
    if key == "max.message.bytes":
        return topic is Topic.RAW or (value.isdigit() and int(value) >= int(right))
    return value == right


_LOOKS, _BETWEEN_LOOKS = 50, 0.1
_KEPT = {
    Topic.REJECTED: {"retention.ms": str(30 * _DAY_MS)},
    Topic.CURRENT: {
        "delete.retention.ms": str(_TOMBSTONES_MS),
        "max.compaction.lag.ms": str(_COMPACTED_MS),
    },
}
_EXPIRES = "rows of unchanged stories would expire"
_WHY = {
    "cleanup.policy": "compaction would drop records that are still needed",
    "max.message.bytes": "events larger than that are rejected as too_large",
    "message.timestamp.type": "the window's clock needs the broker's own time",
    "retention.ms": "records that JUDGE has not passed yet would expire",
    "retention.bytes": "records that JUDGE has not passed yet would be dropped",
}


def create(shape: Shape) -> int:
    """Create what is missing, then check all of them; 2 when something is wrong."""
    return run_command(lambda settings: _create(settings, shape))


def check_topics() -> int:
    """Check all of them; 2 when something is wrong."""
    return run_command(_check)


async def _create(settings: Settings, shape: Shape) -> int:
    names = topic_names(settings)
    async with cluster_of(connection(settings)) as cluster:
        for line in await create_missing(cluster, names, shape):
            sys.stdout.write(f"{line}\n")
        return _told(await look(cluster, names), names)


async def _check(settings: Settings) -> int:
    names = topic_names(settings)
    async with cluster_of(connection(settings)) as cluster:
        return _told(await look(cluster, names), names)


async def create_missing(cluster: Cluster, names: Names, shape: Shape) -> list[str]:
    """Create the topics that are not there; return a line on each."""
    there = await cluster.topics()
    all_of_them = specs(names, shape, await cluster.brokers())
    new = [spec for spec in all_of_them if spec.name not in there]
    refused = await cluster.create(new) if new else {}
    await _until_told(cluster, {spec.name for spec in new} - set(refused))
    return [_created(spec, there, refused) for spec in all_of_them]


async def _until_told(cluster: Cluster, made: set[str]) -> None:
    """Wait until the brokers tell of new topics: they hear of them one after another."""
    for _ in range(_LOOKS):
        if made <= set(await cluster.topics()):
            return
        await asyncio.sleep(_BETWEEN_LOOKS)


def _created(spec: TopicSpec, there: Mapping[str, int], refused: Mapping[str, str]) -> str:
    if spec.name in there:
        return f"{spec.name}: was there, with {_counted(there[spec.name], 'partition')}"
    if spec.name in refused:
        return f"{spec.name}: not created: {refused[spec.name]}"
    return (
        f"{spec.name}: created, {_counted(spec.partitions, 'partition')}, "
        f"{_counted(spec.replication, 'replica')}"
    )


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"


async def look(cluster: Cluster, names: Names) -> list[str]:
    """Say in words what is wrong with the topics of a cluster."""
    there = await cluster.topics()
    known = [name for name in names.values() if name in there]
    return faults(names, there, await cluster.configs(known) if known else {})


def _told(found: Sequence[str], names: Names) -> int:
    for line in found:
        sys.stderr.write(f"{line}\n")
    if not found:
        sys.stdout.write(f"all {len(names)} topics are as they should be\n")
    return 2 if found else 0
