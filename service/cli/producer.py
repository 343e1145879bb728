"""The transactional producer of a verb that writes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from service.brokers import connection
from service.settings import Settings
from service.shell.kafka import Routes, TxnProducer, TxnSettings

_TIMEOUT = 15.0


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
            timeout=_TIMEOUT,
        ),
    )
    try:
        await producer.start()
        yield producer
    finally:
        await producer.close()
