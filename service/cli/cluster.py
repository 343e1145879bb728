"""Connects a command to the cluster, to inspect it or to write; tells why no broker answers."""

import logging
import socket
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from service.brokers import connection
from service.settings import Settings
from service.shell.failures import StepError
from service.shell.kafka import Cluster, Connection, Routes, TxnProducer, TxnSettings, is_forbidden

_PATIENCE = 3.0
_TXN_TIMEOUT = 15.0


@asynccontextmanager
async def cluster_of(to: Connection) -> AsyncIterator[Cluster]:
    """Connect, and disconnect at the end; raises StepError when no broker answers."""
    # The client warns of every try on standard error; a person gets one line from us instead.
    logging.getLogger("aiokafka").addHandler(logging.NullHandler())
    cluster = Cluster(to)
    try:
        await cluster.start()
        yield cluster
    finally:
        await cluster.close()


@asynccontextmanager
async def producer_of(verb: str, settings: Settings, routes: Routes) -> AsyncIterator[TxnProducer]:
    """Start the one producer that a verb has in a group: its epoch settles earlier runs."""
    producer = TxnProducer(
        connection(settings),
        routes,
        TxnSettings(
            transactional_id=f"{settings.kafka_group_id}:{verb}",
            group=settings.kafka_group_id,
            source=settings.topic_raw,
            home=0,
            timeout=_TXN_TIMEOUT,
        ),
    )
    try:
        await producer.start()
        yield producer
    finally:
        await producer.close()


def tell_unreachable(settings: Settings, error: StepError) -> int:
    """Say that the brokers cannot be talked to, why, and what to look at; return 2."""
    if is_forbidden(error):
        sys.stderr.write(
            f"{settings.kafka_bootstrap_servers} denies this user access: {error}\n"
            "the connection works, a permission is missing: deploy/runbook.md, Grant rights\n"
        )
        return 2
    sys.stderr.write(
        f"cannot talk to {settings.kafka_bootstrap_servers} over "
        f"{settings.kafka_security_protocol}: {error}\n"
    )
    _tell_what_answers(settings.kafka_bootstrap_servers.split(","))
    return 2


def _tell_what_answers(addresses: Sequence[str]) -> None:
    found = [(address, _closed(address)) for address in addresses]
    sys.stderr.writelines(f"  {address}: {why}\n" for address, why in found if why)
    if all(why for _, why in found):
        sys.stderr.write(
            "check DATELINE_KAFKA_BOOTSTRAP_SERVERS, and whether a broker is running\n"
        )
    else:
        sys.stderr.write(
            "the port is open: check DATELINE_KAFKA_SECURITY_PROTOCOL, "
            "DATELINE_KAFKA_SASL_* and DATELINE_KAFKA_SSL_*, and at the broker's log\n"
        )


def _closed(address: str) -> str | None:
    # The client keeps the cause of a failed connection to its own log.
    host, _, port = address.rpartition(":")
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=_PATIENCE).close()
    except (OSError, OverflowError) as error:
        return str(getattr(error, "strerror", None) or error)
    return None
