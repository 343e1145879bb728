"""Passwords and certificates: the service comes in by each listener that asks for some."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.checker import fate_faults, faults
from tests.support.dispatches import dispatches
from tests.support.secure_kafka import SecureBroker
from tests.support.topic_reader import look, until_settled
from tests.support.topics import Place, make_topics, new_place, send
from tests.support.worker import Worker

pytestmark = [pytest.mark.real_kafka, pytest.mark.timeout(120)]
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SecureBroker]:
    node = SecureBroker(tmp_path_factory.mktemp("secure"))
    try:
        node.prepare()
        node.start()
        yield node
    finally:
        node.close()


def check(
    place: Place, env: dict[str, str], verb: str = "check"
) -> subprocess.CompletedProcess[str]:
    """`dateline check` with these settings, or another verb."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("DATELINE_")}
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "service", verb],
        env=clean | place.env() | {"DATELINE_STATE": "memory:", "PYTHONPATH": str(ROOT)} | env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("protocol", ["SASL_PLAINTEXT", "SSL", "SASL_SSL"])
async def test_a_record_goes_through_a_broker_that_asks_who_comes(
    broker: SecureBroker, protocol: str, tmp_path: Path
) -> None:
    place = new_place(f"127.0.0.1:{broker.port}", partitions=1, inner_partitions=1)
    await make_topics(place)
    sent = list(dispatches(5))
    worker = Worker(place, tmp_path, **broker.env(protocol))
    worker.start()
    try:
        await send(place, sent)
        checked = await asyncio.to_thread(check, place, broker.env(protocol))
        await until_settled(place)
        code = await worker.ended()
    finally:
        worker.kill()
    seen = await look(place)

    assert checked.returncode == 0, checked.stderr
    assert "connection: 1 broker at" in checked.stdout
    assert faults(seen) + fate_faults(seen, {one.id: one.expected for one in sent}) == []
    assert code == 0


@pytest.mark.parametrize(
    ("protocol", "name", "wrong"),
    [
        ("SASL_PLAINTEXT", "DATELINE_KAFKA_SASL_PASSWORD", "basalt"),
        ("SASL_SSL", "DATELINE_KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT"),
    ],
)
def test_who_is_not_let_in_is_told_which_settings_to_look_at(
    broker: SecureBroker, protocol: str, name: str, wrong: str
) -> None:
    place = new_place("", partitions=1)

    checked = check(place, broker.env(protocol) | {name: wrong})

    assert checked.returncode == 2
    assert "cannot talk to" in checked.stderr
    assert "DATELINE_KAFKA_SASL_*" in checked.stderr
    assert "Traceback" not in checked.stderr


def test_a_certificate_of_another_authority_is_named_as_the_cause(broker: SecureBroker) -> None:
    other = {"DATELINE_KAFKA_SSL_CAFILE": str(broker.authority.home / "client.pem")}

    checked = check(new_place("", partitions=1), broker.env("SASL_SSL") | other)

    assert checked.returncode == 2
    assert "certificate verify failed" in checked.stderr
    assert "DATELINE_KAFKA_SSL_*" in checked.stderr


def test_a_service_with_a_wrong_password_ends_and_names_the_setting(
    broker: SecureBroker,
) -> None:
    wrong = {"DATELINE_KAFKA_SASL_PASSWORD": "basalt", "DATELINE_HTTP_PORT": "0"}

    ran = check(new_place("", partitions=1), broker.env("SASL_PLAINTEXT") | wrong, "run")

    assert ran.returncode == 2
    assert "DATELINE_KAFKA_SASL_PASSWORD" in ran.stderr.splitlines()[-1]
    assert "basalt" not in ran.stderr
