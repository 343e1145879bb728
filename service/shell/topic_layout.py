"""Checks the topics on the brokers: what must hold before anything is consumed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from service.core.outcome import Topic
from service.core.pipeline import Limits
from service.shell.failures import ConfigurationError

_BROKER_DEFAULT = 1_048_588


class Brokers(Protocol):
    """Where to ask."""

    async def topics(self) -> Mapping[str, int]: ...
    async def configs(self, names: Iterable[str]) -> Mapping[str, Mapping[str, str]]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What the brokers say of the topics."""

    counts: Mapping[Topic, int]
    limits: Limits
    warnings: tuple[str, ...] = ()
    # Whether records of the raw topic may go missing from its middle.
    raw_compacted: bool = False


async def look(brokers: Brokers, names: Mapping[Topic, str]) -> Layout:
    """Ask for the topics and check what must hold before anything is consumed.

    Raises:
        ConfigurationError: when one is missing, or the internal ones differ in partitions.
        StepError: when the brokers cannot be reached.
    """
    found = await brokers.topics()
    missing = [
        f"DATELINE_TOPIC_{part.upper()}: topic {name} does not exist"
        for part, name in names.items()
        if name not in found
    ]
    if missing:
        message = "; ".join([*missing, "dateline topics create makes them"])
        raise ConfigurationError(message)
    counts = {part: found[name] for part, name in names.items()}
    if counts[Topic.READ] != counts[Topic.VERDICTS]:
        message = (
            f"DATELINE_TOPIC_READ: {names[Topic.READ]} has {counts[Topic.READ]} partitions, "
            f"{names[Topic.VERDICTS]} has {counts[Topic.VERDICTS]}: they should be equal"
        )
        raise ConfigurationError(message)
    configs = await brokers.configs(names.values())
    return Layout(
        counts=counts,
        limits=_limits(configs, names),
        warnings=tuple(_warnings(configs, names)),
        raw_compacted="compact" in configs.get(names[Topic.RAW], {}).get("cleanup.policy", ""),
    )


def _warnings(
    configs: Mapping[str, Mapping[str, str]], names: Mapping[Topic, str]
) -> Iterator[str]:
    for part in (Topic.READ, Topic.VERDICTS):
        if configs.get(names[part], {}).get("message.timestamp.type") == "CreateTime":
            yield f"{names[part]} should have message.timestamp.type LogAppendTime"
    current = names.get(Topic.CURRENT)
    if current and configs.get(current, {}).get("cleanup.policy", "compact") != "compact":
        yield f"{current} should have cleanup.policy compact: rows of stories expire"


def _limits(configs: Mapping[str, Mapping[str, str]], names: Mapping[Topic, str]) -> Limits:
    sizes = {
        part: int(configs.get(name, {}).get("max.message.bytes") or _BROKER_DEFAULT)
        for part, name in names.items()
    }
    return Limits(max_message_bytes=sizes)


class LiveLimits:
    """The topics' limits as last heard: an operator may change them under a running service."""

    def __init__(self, brokers: Brokers, names: Mapping[Topic, str], known: Limits) -> None:
        self._brokers = brokers
        self._names = names
        self.known = known

    async def ask(self) -> Limits:
        """Ask the brokers again.

        Raises:
            StepError: when they cannot be reached.
        """
        self.known = _limits(await self._brokers.configs(self._names.values()), self._names)
        return self.known
