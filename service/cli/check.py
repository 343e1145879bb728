"""`dateline check`: configuration, connection and topics, each in words."""

import asyncio
import os
import re
import sys
from pathlib import Path

from service.app import connection, topic_names
from service.cli.cluster import cluster_of, tell_unreachable
from service.cli.run import settings_or_none
from service.cli.topics import look
from service.settings import Settings
from service.shell.failures import ConfigurationError, StepError


def main() -> int:
    """Check everything that can be checked without consuming anything; 2 when it cannot run."""
    settings = settings_or_none()
    if settings is None:
        return 2
    sys.stdout.write("configuration: every variable is known and has a good value\n")
    wrong = state_faults(settings.state)
    for line in wrong:
        sys.stderr.write(f"{line}\n")
    return max(2 if wrong else 0, asyncio.run(_check(settings)))


def state_faults(state: str) -> list[str]:
    """Say why the state directory cannot be used; nothing when it can, or would be created."""
    if state == "memory:":
        return []
    path = Path(state.removeprefix("embedded:")).absolute()
    there = next(parent for parent in (path, *path.parents) if parent.exists())
    if not there.is_dir():
        return [f"DATELINE_STATE: {there} is not a directory"]
    if not os.access(there, os.W_OK | os.X_OK):
        return [f"DATELINE_STATE: {there} cannot be written to by this user"]
    return []


async def _check(settings: Settings) -> int:
    try:
        async with cluster_of(connection(settings)) as cluster:
            brokers = await cluster.brokers()
            sys.stdout.write(
                f"connection: {brokers} broker{'s' * (brokers != 1)} at "
                f"{_shown(settings.kafka_bootstrap_servers)}\n"
            )
            found = await look(cluster, topic_names(settings))
    except ConfigurationError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except (StepError, OSError) as error:
        return tell_unreachable(settings, error)
    for line in found:
        sys.stderr.write(f"{line}\n")
    if found:
        sys.stderr.write("`dateline topics create` makes what is missing\n")
        return 2
    sys.stdout.write("topics: all six are as they should be\n")
    return 0


def _shown(servers: str) -> str:
    return re.sub(r"\s*,\s*", ", ", servers)
