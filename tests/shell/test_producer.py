"""Letting a transactional client go, whatever state it is in."""

import asyncio

import pytest

from service.core.outcome import Topic
from service.shell.kafka import Connection, Routes, TxnProducer, TxnSettings


def producer() -> TxnProducer:
    return TxnProducer(
        Connection(bootstrap_servers="127.0.0.1:1"),
        Routes(names={Topic.READ: "read"}, counts={Topic.READ: 1}),
        TxnSettings(transactional_id="g:read:0", group="g", source="raw", home=0, timeout=10.0),
    )


class StuckSender:
    """The client's own sender, which waits for a broker that is away."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()

    async def close(self) -> None:
        self.asked.set()
        await asyncio.Event().wait()


async def test_a_worker_that_is_cancelled_while_it_lets_go_of_its_producer_ends() -> None:
    one, sender = producer(), StuckSender()
    one._client._sender = sender  # noqa: SLF001 - aiokafka gives no other way to make it wait
    closing = asyncio.create_task(one.close())
    await sender.asked.wait()

    closing.cancel()

    with pytest.raises(asyncio.CancelledError):
        await closing


async def test_a_sender_that_does_not_end_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    one, sender = producer(), StuckSender()
    monkeypatch.setattr(one._client, "_sender", sender)  # noqa: SLF001 - as above

    async with asyncio.timeout(5):
        await one.close()

    assert sender.asked.is_set()
