"""`dateline check`: configuration, connection and topics, each in words."""

import os
import re
import sys
from pathlib import Path

from service.brokers import connection, topic_names
from service.cli.cluster import cluster_of
from service.cli.session import run_command
from service.cli.topics import look
from service.settings import Settings


def main() -> int:
    """Check everything that can be checked without consuming anything; 2 when it cannot run."""
    return run_command(_check)


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
    sys.stdout.write("configuration: every variable is known and valid\n")
    wrong = state_faults(settings.state)
    sys.stderr.writelines(f"{line}\n" for line in wrong)
    async with cluster_of(connection(settings)) as cluster:
        brokers = await cluster.brokers()
        sys.stdout.write(
            f"connection: {brokers} broker{'s' * (brokers != 1)} at "
            f"{_shown(settings.kafka_bootstrap_servers)}\n"
        )
        names = topic_names(settings)
        found = await look(cluster, names)
    sys.stderr.writelines(f"{line}\n" for line in found)
    if found:
        sys.stderr.write("`dateline topics create` creates missing topics\n")
    else:
        sys.stdout.write(f"topics: all {len(names)} are as they should be\n")
    return 2 if found or wrong else 0


def _shown(servers: str) -> str:
    return re.sub(r"\s*,\s*", ", ", servers)
