"""A look at the cluster that the settings name, for the verbs that inspect it."""

import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from service.settings import Settings
from service.shell.failures import StepError
from service.shell.kafka import Cluster, Connection


@asynccontextmanager
async def cluster_of(connection: Connection) -> AsyncIterator[Cluster]:
    """Connect, and disconnect at the end; raises StepError when no broker answers."""
    # The client warns of every try on standard error; a person gets one line from us instead.
    logging.getLogger("aiokafka").addHandler(logging.NullHandler())
    cluster = Cluster(connection)
    try:
        await cluster.start()
        yield cluster
    finally:
        await cluster.close()


def tell_unreachable(settings: Settings, error: StepError | OSError) -> int:
    """Say that the brokers cannot be talked to and which variables name them; return 2."""
    sys.stderr.write(
        f"cannot talk to {settings.kafka_bootstrap_servers} over "
        f"{settings.kafka_security_protocol}: {error}\n"
        "look at DATELINE_KAFKA_BOOTSTRAP_SERVERS, DATELINE_KAFKA_SECURITY_PROTOCOL and "
        "DATELINE_KAFKA_SASL_*\n"
    )
    return 2
